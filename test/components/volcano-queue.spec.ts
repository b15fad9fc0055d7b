import assert from "node:assert/strict";
import { VolcanoQueue, type VolcanoQueueArgs } from "../../components";
import { only, register } from "../support/mock-engine";

const QUEUE = "kubernetes:scheduling.volcano.sh/v1beta1:Queue";

async function queue(change: Partial<VolcanoQueueArgs> = {}) {
  const all = await register(() => new VolcanoQueue("training", { queueName: "training", ...change }));
  const { inputs } = only(all, QUEUE);
  return {
    spec: inputs["spec"] as Record<string, unknown>,
    annotations: (inputs["metadata"] as { annotations: Record<string, string> }).annotations,
  };
}

describe("VolcanoQueue", () => {
  it("writes out what Volcano's webhook would fill in, and bounds nothing unless told to", async () => {
    assert.deepEqual((await queue()).spec, { weight: 1, reclaimable: true });
  });

  it("bounds NPUs, CPU and memory", async () => {
    const { spec } = await queue({ weight: 3, npus: 16, cpu: 336, memoryGiB: 2688, reclaimable: false });
    assert.deepEqual(spec, {
      weight: 3,
      reclaimable: false,
      capability: { "huawei.com/ascend-1980": "16", cpu: "336", memory: "2688Gi" },
    });
  });

  it("deserves what it is guaranteed: Volcano refuses the one without the other", async () => {
    const { spec } = await queue({ npus: 16, guaranteedNpus: 8 });
    assert.deepEqual(spec["guarantee"], { resource: { "huawei.com/ascend-1980": "8" } });
    assert.deepEqual(spec["deserved"], { "huawei.com/ascend-1980": "8" });
  });

  it("waits until the queue is open, and for the add-on that brings the kind", async () => {
    const { annotations } = await queue({ addonId: "addon-id" });
    assert.deepEqual(annotations, {
      "pulumi.com/waitFor": "jsonpath={.status.state}=Open",
      "ascend-stacks/volcano-addon": "addon-id",
    });
  });
});
