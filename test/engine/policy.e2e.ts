import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyConfiguration } from "../../operations/policy-command";
import { projectRoot } from "../../tools/paths";
import { type Ended, type LocalEnvironment, startEnvironment } from "../support/local-environment";

describe("the policy pack in a preview", function () {
  this.timeout(5 * 60 * 1000);
  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-policy-"));
  let environment: LocalEnvironment;

  /** Previews the dev environment with the pack, told that it is of this class. */
  function preview(platformClass: string, ...args: string[]): Promise<Ended> {
    const file = join(folder, `${platformClass}.json`);
    writeFileSync(file, JSON.stringify(policyConfiguration(platformClass)));
    return environment.pulumi(["preview", "--policy-pack", "policy", "--policy-pack-config", file, ...args]);
  }

  before(async () => {
    environment = await startEnvironment();
  });
  after(async () => {
    await environment.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("finds nothing in the development environment", async () => {
    const { code, output } = await preview("development");
    assert.equal(code, 0, output);
    assert.match(output, /ascend-stacks.*\(local/, "the pack is not mentioned, so it did not run");
    assert.doesNotMatch(output, /\[mandatory\]/);
  });

  it("finds nothing in the production example", async () => {
    const file = join(folder, "Pulumi.dev.yaml");
    // The passphrase of the test opens no other salt.
    const salt = /^encryptionsalt:.*$/m.exec(readFileSync(join(projectRoot(), "Pulumi.dev.yaml"), "utf8"))?.[0] ?? "";
    writeFileSync(file, `${readFileSync(join(projectRoot(), "Pulumi.prod.yaml"), "utf8")}${salt}\n`);
    const { code, output } = await preview("production", "--config-file", file);
    assert.equal(code, 0, output);
    assert.match(output, /ascend-stacks.*\(local/);
    assert.doesNotMatch(output, /\[mandatory\]/);
  });

  it("fails the preview of the same resources in production, and names rule, resource and setting", async () => {
    const { code, output } = await preview("production");
    assert.notEqual(code, 0, output);
    for (const part of [/data-protected/, /bucket-versioned/, /platform\.protect/, /SfsTurbo.*share|share/]) {
      assert.match(output, part);
    }
  });

  it("fails a preview whose image moves", async () => {
    const file = join(folder, "Pulumi.dev.yaml");
    const image = "swr.cn-southwest-2.myhuaweicloud.com/team/vllm:latest";
    const text = readFileSync(join(projectRoot(), "Pulumi.dev.yaml"), "utf8");
    writeFileSync(file, text.replace(/(serving:\n {4}- name: llama2-13b\n)/, `$1      image: ${image}\n`));
    const { code, output } = await preview("development", "--config-file", file);
    assert.notEqual(code, 0, output);
    assert.match(output, /image-pinned/);
    assert.match(output, /vllm:latest/);
  });
});
