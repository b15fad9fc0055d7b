import assert from "node:assert/strict";
import { join } from "node:path";
import { loadEnvironment } from "../../config/load";
import { stackFileSource } from "../../config/stack-file";
import { RejectedPlanError } from "../../plan/fault";
import { planEnvironment } from "../../stacks/plans";
import { projectRoot } from "../../tools/paths";

const DEV = loadEnvironment(stackFileSource(join(projectRoot(), "Pulumi.dev.yaml")));

describe("planEnvironment", () => {
  it("decides storage, each workload and each pool, and says so in this order", () => {
    const { storage, training, serving, explanation } = planEnvironment(DEV);
    assert.equal(storage?.sizeGiB, 6144);
    assert.deepEqual(
      [...training, ...serving].map(({ workload, plan }) => [workload.name, plan.name]),
      ["llama2-13b-sft", "llama3-1-70b-lora", "llama2-13b"].map((name) => [name, name]),
    );
    const beginnings = [
      /^SFS Turbo HPC 500M, 6144 GiB/,
      /^bucket /,
      /^storage: the workloads take about \d+ GiB of the share and \d+ GiB of the bucket \(estimated\)$/,
      /^training llama2-13b-sft: llama2-13b sft at 4096 tokens with megatron/,
      /^training llama3-1-70b-lora: llama3.1-70b lora at 4096 tokens with megatron/,
      /^serving llama2-13b: llama2-13b in fp16/,
      /^pool npu: 4 of 4 nodes and 25 of 32 NPUs in use/,
    ];
    const places = beginnings.map((beginning) => explanation.findIndex((line) => beginning.test(line)));
    assert.ok(!places.includes(-1), explanation.join("\n"));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  it("refuses what does not fit, though configuration let it through", () => {
    const pools = DEV.platform.nodePools.map((pool) => ({ ...pool, nodes: 3 }));
    const small = { ...DEV, platform: { ...DEV.platform, nodePools: pools } };
    assert.throws(() => planEnvironment(small), RejectedPlanError);
  });
});
