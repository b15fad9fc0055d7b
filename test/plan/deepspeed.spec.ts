import assert from "node:assert/strict";
import fc from "fast-check";
import { llamaFactoryRows } from "../../catalogue";
import { deepSpeedConfiguration, type Zero } from "../../plan/deepspeed";
import { faultText, isRejected, mergedAlternative, requirePlan } from "../../plan/fault";

/** What a stage sets of ZeRO. */
function zero(zeroStage: number, offload: boolean): Record<string, unknown> {
  return { ...requirePlan("zero", deepSpeedConfiguration({ zeroStage, offload })).zero_optimization };
}

function sentences(request: Zero): string[] {
  const answer = deepSpeedConfiguration(request);
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

const CPU = { device: "cpu", pin_memory: true };

describe("DeepSpeed's configuration", () => {
  it("has a configuration for the stage of every row of the LLaMA-Factory table", () => {
    const wanted = llamaFactoryRows().map(({ zeroStage, offload }) => `${zeroStage} ${offload}`);
    const distinct = [...new Set(wanted)].sort();
    assert.deepEqual(distinct, ["0 false", "1 false", "2 false", "2 true", "3 false", "3 true"]);
    for (const { zeroStage, offload } of llamaFactoryRows()) {
      assert.equal(zero(zeroStage, offload)["stage"], zeroStage);
    }
  });

  it("shards nothing at stage 0", () => {
    assert.deepEqual(zero(0, false), { stage: 0 });
  });

  it("keeps nothing in the node's memory unless asked to", () => {
    for (const stage of [0, 1, 2, 3]) {
      const keys = Object.keys(zero(stage, false));
      assert.deepEqual(
        keys.filter((key) => key.startsWith("offload")),
        [],
      );
    }
  });

  it("keeps the optimizer in the node's memory with offload, and at stage 3 the weights too", () => {
    for (const stage of [1, 2]) {
      assert.deepEqual(zero(stage, true), {
        stage,
        overlap_comm: true,
        round_robin_gradients: true,
        offload_optimizer: CPU,
      });
    }
    const { offload_optimizer, offload_param } = zero(3, true);
    assert.deepEqual({ offload_optimizer, offload_param }, { offload_optimizer: CPU, offload_param: CPU });
  });

  it("gathers the weights of stage 3 for checkpoints: shards alone are no model", () => {
    assert.equal(zero(3, false)["stage3_gather_16bit_weights_on_model_save"], true);
    assert.equal("stage3_gather_16bit_weights_on_model_save" in zero(2, false), false);
  });

  it("leaves to the Trainer what the Trainer knows", () => {
    const { zero_optimization, ...rest } = requirePlan(
      "zero",
      deepSpeedConfiguration({ zeroStage: 3, offload: false }),
    );
    assert.deepEqual(rest, {
      train_batch_size: "auto",
      train_micro_batch_size_per_gpu: "auto",
      gradient_accumulation_steps: "auto",
      gradient_clipping: "auto",
      zero_allow_untested_optimizer: true,
      fp16: { enabled: "auto" },
      bf16: { enabled: "auto" },
    });
    const auto = Object.entries(zero_optimization).flatMap(([key, value]) => (value === "auto" ? [key] : []));
    assert.deepEqual(auto, ["reduce_bucket_size", "stage3_prefetch_bucket_size", "stage3_param_persistence_threshold"]);
  });

  it("refuses a stage that ZeRO does not have", () => {
    assert.deepEqual(sentences({ zeroStage: 4, offload: false }), [
      "zeroStage: got 4; ZeRO has stages 0 to 3; use 3 (DeepSpeed documentation, DeepSpeed Configuration JSON)",
    ]);
  });

  it("refuses offload at stage 0, which has nothing to keep elsewhere", () => {
    assert.deepEqual(sentences({ zeroStage: 0, offload: true }), [
      "zeroStage: got 0; ZeRO keeps the optimizer in the node's memory at stages 1 to 3; use 1 " +
        "(DeepSpeed documentation, DeepSpeed Configuration JSON)",
    ]);
  });

  it("accepts what it proposes, for any stage", () => {
    const stages = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(stages, fc.boolean(), (zeroStage, offload) => {
        const answer = deepSpeedConfiguration({ zeroStage, offload });
        return (
          !isRejected(answer) ||
          !isRejected(deepSpeedConfiguration({ zeroStage, offload, ...mergedAlternative(answer) }))
        );
      }),
    );
  });
});
