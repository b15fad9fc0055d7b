import assert from "node:assert/strict";
import { join } from "node:path";
import { loadStack } from "../../config/load";
import { stackFileSource } from "../../config/stack-file";
import { isRejected } from "../../plan/fault";
import { planMegatron, type MegatronPlan } from "../../plan/megatron";
import type { TrainingWorkload } from "../../plan/training-workload";
import { projectRoot } from "../../tools/paths";

/** The runs of an example with their plans. */
function runsOf(name: string): { workload: TrainingWorkload; plan: MegatronPlan }[] {
  const environment = loadStack(stackFileSource(join(projectRoot(), `examples/Pulumi.megatron-${name}.yaml`)));
  assert.ok("platform" in environment);
  const [pool] = environment.platform.nodePools;
  assert.ok(pool !== undefined);
  return environment.training.map((run) => {
    const { strategy, seqLen } = run;
    assert.ok(strategy !== undefined && seqLen !== undefined);
    const workload: TrainingWorkload = { ...run, strategy, seqLen };
    const plan = planMegatron(workload, pool);
    assert.ok(!isRejected(plan));
    return { workload, plan };
  });
}

describe("examples of Megatron", () => {
  const flows: [name: string, expected: [release: string, strategy: string, nodes: number, steps: string[]][]][] = [
    ["pretrain", [["6.3.911", "pretrain", 1, ["preprocess", "convert", "train", "convert-back"]]]],
    ["sft", [["6.3.911", "sft", 1, ["train"]]]],
    ["lora", [["6.3.911", "lora", 1, ["preprocess", "convert", "train", "merge", "convert-back"]]]],
    ["multi-node", [["6.3.910", "sft", 4, ["preprocess", "convert", "train", "convert-back"]]]],
    [
      "904-qwen",
      [
        ["6.3.904", "sft", 1, ["preprocess", "convert", "train"]],
        ["6.3.904", "lora", 1, ["preprocess", "convert", "train", "merge", "convert-back"]],
      ],
    ],
    ["904-glm3", [["6.3.904", "sft", 1, ["preprocess", "convert", "train"]]]],
  ];
  for (const [name, expected] of flows) {
    it(`examples/Pulumi.megatron-${name}.yaml has the steps of its flow`, () => {
      assert.deepEqual(
        runsOf(name).map(({ plan }) => [plan.release, plan.strategy, plan.nodes, [...plan.steps]]),
        expected,
      );
    });
  }

  it("brings the text of a tokenizer's patch, not its path", () => {
    const [run] = runsOf("904-glm3");
    assert.match(run?.workload.tokenizerPatch ?? "", /^--- a\/tokenization_chatglm\.py\n/);
  });
});
