import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as huaweicloud from "@pulumi/huaweicloud";
import { type EngineSettings, runEngine } from "../../operations/engine";
import { exportState } from "../../operations/stack-state";
import { projectRoot } from "../../tools/paths";
import { type CloudLab, startLab } from "../support/cloud-lab";

/** A public address, of whose name there may be others. */
const EIP = {
  name: "env-nat",
  publicip: { type: "5_bgp" },
  bandwidth: { name: "env-nat", size: 5, shareType: "PER" },
};

/** A program on disk: the command previews it as it does the project's own. */
const PROGRAM = `
const huaweicloud = require("@pulumi/huaweicloud");
const pulumi = require("@pulumi/pulumi");
class Network extends pulumi.ComponentResource {
  constructor() {
    super("test:index:Network", "network");
    const vpc = new huaweicloud.Vpc("vpc", { name: "env", cidr: "10.20.0.0/16", tags: { purpose: "test" } }, { parent: this });
    new huaweicloud.VpcSubnet(
      "subnet",
      { name: "env-nodes", vpcId: vpc.id, cidr: "10.20.0.0/18", gatewayIp: "10.20.0.1" },
      { parent: this },
    );
    new huaweicloud.VpcEip("eip", ${JSON.stringify(EIP)}, { parent: this, protect: true });
  }
}
new Network();
`;

describe("npm run recover, after an update that failed", function () {
  this.timeout(10 * 60 * 1000);
  let lab: CloudLab;
  let settings: EngineSettings;
  before(async () => {
    lab = await startLab();
    settings = lab.settings(await lab.stack("recover", () => Promise.resolve({})));
    writeFileSync(join(settings.directory, "Pulumi.yaml"), "name: recover\nruntime: nodejs\n");
    writeFileSync(join(settings.directory, "index.js"), PROGRAM);
    symlinkSync(join(projectRoot(), "node_modules"), join(settings.directory, "node_modules"));
  });
  after(async () => {
    await lab.remove();
  });

  const up = () => runEngine(settings, ["up", "--yes", "--skip-preview", "--stack", "lab", "--continue-on-error"]);

  /** Runs the command as `npm run recover` does, in the folder of the program. */
  async function recover(...args: string[]): Promise<{ code: number | null; said: string }> {
    const command = join(projectRoot(), "operations/recover-command.ts");
    const tsx = join(projectRoot(), "node_modules/tsx/dist/loader.mjs");
    const child = spawn(process.execPath, ["--import", tsx, command, "--stack", "lab", ...args], {
      cwd: settings.directory,
      env: settings.environment,
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    return { code, said };
  }

  /** URNs of the state, with their ids. */
  async function urns(): Promise<Map<string, string | undefined>> {
    const { deployment } = await exportState(settings, "lab");
    return new Map((deployment.resources ?? []).map(({ urn, id }) => [urn.split("::").at(-1) ?? "", id]));
  }

  async function onlyId(kind: string): Promise<string> {
    const all = (await lab.objects())[kind] ?? [];
    assert.equal(all.length, 1, kind);
    return all[0]?.id ?? "";
  }

  it("lists what the cloud has of what the next update would create, and leaves it alone", async () => {
    lab.setFaults([
      { kind: "lost-response", service: "vpc", method: "POST", path: "/vpcs$", times: 1 },
      { kind: "failed-state", service: "vpc", method: "POST", path: "/publicips$", times: 1 },
    ]);
    await assert.rejects(up, /error creating VPC/);
    assert.equal((await urns()).has("vpc"), false);
    const { code, said } = await recover();
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`Vpc::vpc: .* has one of this name: ${await onlyId("vpcs")}\n`));
    assert.match(said, new RegExp(`VpcEip::eip: .*: ${await onlyId("publicIps")}, in an error state\n`));
    assert.match(said, /run this again with --adopt/);
    assert.match(said, /nothing was done about what is listed above\n$/);
    assert.equal((await urns()).has("vpc"), false);
  });

  it("takes it into the state with --adopt, and deletes what is in an error state", async () => {
    const vpc = await onlyId("vpcs");
    const { code, said } = await recover("--adopt");
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`adopted .*Vpc::vpc \\(${vpc}\\)\n`));
    assert.match(said, /deleted .*VpcEip::eip \(.*\): its creation had ended in an error state/);
    assert.match(said, /done; `pulumi up` goes on where it stopped\n$/);
    const state = await urns();
    assert.equal(state.get("vpc"), vpc);
    assert.equal(state.has("eip"), false);
    assert.equal((await lab.objects())["publicIps"], undefined);
    await up();
    assert.equal((await urns()).get("vpc"), vpc);
    await runEngine(settings, ["preview", "--expect-no-changes", "--stack", "lab"]);
    const again = await recover();
    assert.match(again.said, /nothing was interrupted, and nothing was left behind\n$/);
  });

  it("tells of a second one of the same name, and deletes only that when it is told to", async () => {
    const eip = await onlyId("publicIps");
    const other = await lab.stack("somebody-else", () => {
      new huaweicloud.VpcEip("eip", EIP);
      return Promise.resolve({});
    });
    await other.up();
    const second = (await lab.objects())["publicIps"]?.find(({ id }) => id !== eip)?.id ?? "";
    const { said } = await recover("--adopt");
    const [, pair = ""] = /--delete '([^']*)'/.exec(said) ?? assert.fail(said);
    assert.match(pair, new RegExp(`VpcEip::eip=${second}$`));
    assert.match(said, /nothing was done about what is listed above\n$/);
    const refused = await recover("--delete", pair.replace(second, eip));
    assert.equal(refused.code, 1);
    assert.match(refused.said, /the cloud has no such duplicate/);
    const deleted = await recover("--delete", pair);
    assert.equal(deleted.code, 0, deleted.said);
    assert.match(deleted.said, new RegExp(`deleted the duplicate ${second}`));
    assert.equal(await onlyId("publicIps"), eip);
    await runEngine(settings, ["preview", "--expect-no-changes", "--stack", "lab"]);
  });

  it("refuses an id that is none", async () => {
    const { code, said } = await recover("--id", "vpc-1");
    assert.equal(code, 1);
    assert.match(said, /It takes '<urn>=<id>'/);
  });

  it("leaves a stack that can be destroyed to the last", async () => {
    await runEngine(settings, ["state", "unprotect", "--all", "--yes", "--stack", "lab"]);
    await runEngine(settings, ["destroy", "--yes", "--skip-preview", "--stack", "lab"]);
    assert.deepEqual(await lab.objects(), {});
  });
});
