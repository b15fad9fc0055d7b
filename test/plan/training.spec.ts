import assert from "node:assert/strict";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planTraining, trainingDemand } from "../../plan/training";
import type { TrainingWorkload } from "../../plan/training-workload";

const POOL: NpuPool = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
const SFT: TrainingWorkload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096 };

/** The plan of a workload. */
function plan(change: Partial<TrainingWorkload> = {}) {
  return requirePlan("run", planTraining({ ...SFT, ...change }, POOL));
}

describe("planTraining", () => {
  it("plans with Megatron where no framework is named, and with the one that is", () => {
    assert.equal(plan().framework, "megatron");
    assert.equal(plan({ framework: "megatron" }).framework, "megatron");
    assert.equal(plan({ framework: "llama-factory" }).framework, "llama-factory");
  });

  it("names an unknown framework beside the other faults", () => {
    const answer = planTraining({ ...SFT, framework: "megatorn", seqLen: 1 }, POOL);
    assert.ok(isRejected(answer));
    assert.deepEqual(answer.map(faultText), [
      'framework: got "megatorn"; did you mean "megatron"?',
      "seqLen: got 1; llama2-13b sft is measured at 4096 and 8192; use 4096 on 1 x 8 NPUs (seed 000, line 23)",
    ]);
    const other = planTraining({ ...SFT, framework: "deepspeed" }, POOL);
    assert.ok(isRejected(other));
    assert.deepEqual(other.map(faultText), ['framework: got "deepspeed"; frameworks: megatron and llama-factory']);
  });

  it("takes one pod per node from its pool, each on a node of its own", () => {
    assert.deepEqual(trainingDemand(plan({ model: "llama2-70b" })), {
      name: "training run",
      pods: 4,
      npusPerPod: 8,
      distinctNodes: true,
    });
  });
});
