import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { newAccount } from "../../local/account";
import { exportLines } from "../../local/env";
import { exceptionsWithoutCloud, localCloudEnvironment } from "../../local/local-cloud";
import { projectRoot } from "../../tools/paths";

describe("environment of the local cloud", () => {
  const cloud = { ...newAccount(), directory: "/state", pid: 1, port: 20123 };

  it("leads the provider to the emulator, in upper case only", () => {
    assert.deepEqual(localCloudEnvironment(cloud, {}), {
      HTTP_PROXY: "http://127.0.0.1:20123",
      HW_ACCESS_KEY: cloud.accessKey,
      HW_SECRET_KEY: cloud.secretKey,
      HW_REGION_NAME: "cn-southwest-2",
    });
  });

  it("changes exceptions to the proxy only where they would cover the emulator", () => {
    const changed = localCloudEnvironment(cloud, { NO_PROXY: "localhost,*", no_proxy: "localhost" });
    assert.equal(changed["NO_PROXY"], "localhost");
    assert.equal("no_proxy" in changed, false);
    const covering = ".test, vpc.emulator.test,emulator.test:80,*.emulator.test,test";
    assert.equal(exceptionsWithoutCloud(`a.example,${covering},10.0.0.0/8`), "a.example,10.0.0.0/8");
    assert.equal(exceptionsWithoutCloud("latest,contest.test.example"), "latest,contest.test.example");
  });

  it("has the account that Pulumi.dev.yaml names", () => {
    const file = parse(readFileSync(join(projectRoot(), "Pulumi.dev.yaml"), "utf8")) as {
      config: { "ascend-stacks:cloud": { region: string; projectId: string; domainId: string } };
    };
    const { region, projectId, domainId } = file.config["ascend-stacks:cloud"];
    assert.deepEqual(
      { region, projectId, domainId },
      { region: cloud.region, projectId: cloud.projectId, domainId: cloud.domainId },
    );
  });

  it("makes keys of its own for each local cloud", () => {
    const other = newAccount();
    assert.match(other.accessKey, /^[A-Z0-9]{20}$/);
    assert.match(other.secretKey, /^[A-Za-z0-9]{40}$/);
    assert.notEqual(other.accessKey, cloud.accessKey);
    assert.notEqual(other.secretKey, cloud.secretKey);
  });

  it("prints values so that a shell takes them as they are", () => {
    assert.equal(exportLines({ A: "it's $HOME", B: "2" }), "export A='it'\\''s $HOME'\nexport B='2'");
  });
});
