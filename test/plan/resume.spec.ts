import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import { resumeFaults } from "../../plan/resume";
import type { TrainingWorkload } from "../../plan/training-workload";

const RUN: TrainingWorkload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096 };
const GO_ON = { ...RUN, resumeFrom: "saved_models/a" };

describe("resumeFaults", () => {
  it("has nothing against a run that begins anew, however long", () => {
    assert.deepEqual(resumeFaults(RUN), []);
    assert.deepEqual(resumeFaults({ ...RUN, trainIterations: 300 }), []);
  });

  it("has nothing against a run that goes on beyond its checkpoint, or of which the length is not known", () => {
    assert.deepEqual(resumeFaults({ ...GO_ON, resumeIterations: 200, trainIterations: 201 }), []);
    assert.deepEqual(resumeFaults({ ...GO_ON, resumeIterations: 200 }), []);
    assert.deepEqual(resumeFaults({ ...GO_ON, trainIterations: 200 }), []);
    assert.deepEqual(resumeFaults(GO_ON), []);
  });

  it("wants a checkpoint to go on from", () => {
    const faults = resumeFaults({ ...RUN, resumeIterations: 200 });
    assert.deepEqual(
      faults.map(({ path, alternative }) => [path, alternative]),
      [["resumeFrom", { resumeFrom: "saved_models" }]],
    );
  });

  it("wants more iterations than the checkpoint has", () => {
    for (const trainIterations of [200, 1]) {
      const faults = resumeFaults({ ...GO_ON, resumeIterations: 200, trainIterations });
      assert.deepEqual(
        faults.map(({ path, got, alternative }) => [path, got, alternative]),
        [["trainIterations", trainIterations, { trainIterations: 201 }]],
      );
      assert.match(faults.map(faultText).join(), /already has 200 iterations/);
    }
  });
});
