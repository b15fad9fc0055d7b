import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import { trainedWeightsFaults, type TrainedRun, type WeightsFromTraining } from "../../plan/trained-weights";

const RUNS: TrainedRun[] = [
  { name: "sft", framework: "megatron", model: "llama2-13b", strategy: "sft", convertBack: true },
  { name: "early", framework: "megatron", model: "llama2-13b", strategy: "sft", convertBack: true, waitFor: "running" },
  { name: "pretrain", framework: "megatron", model: "llama2-13b", strategy: "pretrain" },
  { name: "lora", framework: "llama-factory", model: "llama2-13b", strategy: "lora" },
  { name: "full", framework: "llama-factory", model: "glm4-9b", strategy: "full" },
  { name: "draft", framework: "eagle", model: "llama2-13b" },
  { name: "pictures", framework: "flux", model: "flux.1-dev" },
];
const faults = (change: Partial<WeightsFromTraining>): string[] =>
  trainedWeightsFaults({ model: "llama2-13b", ...change }, RUNS).map(faultText);

describe("weights from training runs", () => {
  it("are those of runs that vLLM can read", () => {
    assert.deepEqual(faults({}), []);
    assert.deepEqual(faults({ weightsOf: "sft" }), []);
    assert.deepEqual(faults({ weightsOf: "lora", adapters: [{ name: "a", training: "lora" }] }), []);
    assert.deepEqual(faults({ model: "glm-4-9b", weightsOf: "full" }), []);
    assert.deepEqual(faults({ draftModel: "eagle", draftWeightsOf: "draft" }), []);
  });

  const refused: [change: Partial<WeightsFromTraining>, fault: RegExp][] = [
    [{ weightsOf: "stf" }, /^weightsOf: got "stf"; did you mean "sft"\?/],
    [{ weightsOf: "pretrain" }, /^weightsOf: got "pretrain"; its weights stay in Megatron's format; set convertBack/],
    [
      { weightsOf: "early" },
      /^weightsOf: got "early"; its weights are there at its end only; set waitFor of the run to completed/,
    ],
    [{ weightsOf: "full" }, /^weightsOf: got "full"; it trains glm4-9b, and the weights of llama2-13b are wanted/],
    [
      { weightsOf: "draft" },
      /^weightsOf: got "draft"; it trains a draft model, which a service names in draftWeightsOf/,
    ],
    [{ weightsOf: "pictures" }, /vLLM serves no FLUX\.1/],
    [{ weightsOf: "sft", weights: "models/a" }, /^weightsOf: got "sft"; weights says where they are already/],
    [
      { draftModel: "eagle", draftWeightsOf: "sft" },
      /^draftWeightsOf: got "sft"; a draft model comes from a run with eagle/,
    ],
    [{ draftModel: "eagle", draftWeightsOf: "draft", draftWeights: "a" }, /draftWeights says where they are already/],
    [{ draftWeightsOf: "draft" }, /^draftModel: got nothing; .*set draftModel to eagle/],
    [
      { adapters: [{ name: "a", training: "sft" }] },
      /^adapters\[0\]\.training: got "sft"; adapters come from lora with llama-factory/,
    ],
    [
      { model: "qwen2-7b", adapters: [{ name: "a", training: "lora" }] },
      /^adapters\[0\]\.training: .*it trains llama2-13b/,
    ],
    [{ adapters: [{ name: "a" }] }, /^adapters\[0\]\.path: got nothing; .*set path or training, one of them/],
    [{ adapters: [{ name: "a", path: "p", training: "lora" }] }, /^adapters\[0\]\.path: got "p"; /],
  ];
  for (const [change, fault] of refused) {
    it(`are refused: ${JSON.stringify(change)}`, () => {
      const found = faults(change);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", fault);
    });
  }
});
