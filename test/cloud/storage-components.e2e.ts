import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as huaweicloud from "@pulumi/huaweicloud";
import type { Stack } from "@pulumi/pulumi/automation";
import { ImageRegistry, ObsBucket, SfsTurbo, type SfsTurboArgs } from "../../components";
import { workDirectories } from "../../components/work-directory";
import { type CloudLab, LAB_ACCOUNT, LAB_REGION, startLab, unknownCalls } from "../support/cloud-lab";

/** What the stack is asked for at a time. */
interface Wish {
  sizeGiB: number;
  quotaGiB: number;
}

/** Network, buckets and file system with all that they can have. */
function storage(wish: Wish): () => Promise<void> {
  return () => {
    const vpc = new huaweicloud.Vpc("vpc", { name: "lab", cidr: "10.20.0.0/16" });
    const subnet = new huaweicloud.VpcSubnet("subnet", {
      name: "lab",
      vpcId: vpc.id,
      cidr: "10.20.0.0/18",
      gatewayIp: "10.20.0.1",
    });
    const bucket = new ObsBucket("bucket", {
      bucketName: "lab-data",
      linked: true,
      linkedAccountId: LAB_ACCOUNT.domainId,
      tags: { purpose: "test" },
    });
    new ObsBucket("encrypted", { bucketName: "lab-encrypted" });
    const share: SfsTurboArgs = {
      shareName: "lab-share",
      sizeGiB: wish.sizeGiB,
      hpcBandwidth: "500M",
      availabilityZone: `${LAB_REGION}a`,
      vpcId: vpc.id,
      subnetId: subnet.id,
      clientCidr: "10.20.0.0/16",
      directories: [
        ...workDirectories("training_data"),
        { path: "/models/llama", mode: 750, quotaGiB: wish.quotaGiB, quotaInodes: 100_000 },
      ],
      linkedDirectory: "training_data",
      bucket: bucket.bucket,
      obsEndpoint: `obs.${LAB_REGION}.myhuaweicloud.com`,
      tags: { purpose: "test" },
    };
    new SfsTurbo("share", share);
    return Promise.resolve();
  };
}

/** A registry that keeps as many tags as it is asked for. */
function registry(wish: { keepTags: number }): () => Promise<void> {
  return () => {
    new ImageRegistry("registry", {
      organization: "lab-team",
      repositories: [{ name: "vllm", keepTags: wish.keepTags, keptTags: ["stable"] }, { name: "tools" }],
      users: [{ userId: "user-id", userName: "ada", permission: "Write" }],
      sharedWith: ["partner"],
    });
    return Promise.resolve();
  };
}

/** Asserts that a preview, with and without asking the cloud, shows no change. */
async function assertNothingToDo(stack: Stack): Promise<void> {
  for (const preview of [await stack.preview(), await stack.preview({ refresh: true })]) {
    assert.deepEqual(Object.keys(preview.changeSummary), ["same"]);
  }
}

describe("with the real provider", function () {
  this.timeout(900_000);
  let lab: CloudLab;

  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(async () => {
    await lab.remove();
  });

  it("storage is made, stays the same, changes in place, and goes without a trace", async () => {
    const wish = { sizeGiB: 6144, quotaGiB: 100 };
    const stack = await lab.stack("storage-components", storage(wish));
    await stack.up({ onOutput: () => undefined });
    const rules = [...lab.cloud.context.tables.permissionRules.values()];
    assert.deepEqual(
      rules.map(({ ipCidr, rwType }) => [ipCidr, rwType]),
      [
        ["*", "none"],
        ["10.20.0.0/16", "rw"],
      ],
    );
    await assertNothingToDo(stack);
    const [share] = lab.cloud.context.tables.shares.values();
    const folder = lab.cloud.shares.shareFolder(share?.id ?? "") ?? "";
    writeFileSync(join(folder, "models/llama/weights.bin"), "weights");

    Object.assign(wish, { sizeGiB: 7372, quotaGiB: 200 });
    const { summary } = await stack.up({ onOutput: () => undefined });
    assert.deepEqual(Object.keys(summary.resourceChanges ?? {}).sort(), ["same", "update"]);

    await stack.destroy({ onOutput: () => undefined });
    assert.deepEqual(await lab.objects(), {});
    const calls = await lab.calls();
    assert.deepEqual(unknownCalls(calls), []);
    const deleted = calls.filter(({ method, path }) => method === "DELETE" && path.endsWith("/fs/dir"));
    assert.deepEqual(deleted, [], "directories go with their file system and are never deleted by themselves");
  });

  it("a registry is made, stays the same, changes in place, and goes without a trace", async () => {
    const wish = { keepTags: 5 };
    const stack = await lab.stack("registry-component", registry(wish));
    await stack.up({ onOutput: () => undefined });
    await assertNothingToDo(stack);
    wish.keepTags = 9;
    const { summary } = await stack.up({ onOutput: () => undefined });
    assert.deepEqual(Object.keys(summary.resourceChanges ?? {}).sort(), ["same", "update"]);
    await stack.destroy({ onOutput: () => undefined });
    assert.deepEqual(await lab.objects(), {});
    assert.deepEqual(unknownCalls(await lab.calls()), []);
  });
});
