import assert from "node:assert/strict";
import { MegatronTraining, type MegatronTrainingArgs } from "../../components";
import { MEGATRON_STEPS, type MegatronStepName } from "../../plan/megatron-step";
import { RUN_RULES, stepsRunAgain, type RunInput } from "../../plan/run-rules";
import { register } from "../support/mock-engine";
import { podProgram } from "../support/stand-ins";

const JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

/** A run of LoRA with every step there is. */
const RUN: MegatronTrainingArgs = {
  runName: "run",
  namespace: "llm-train",
  model: "llama2-13b",
  strategy: "lora",
  seqLenTokens: 4096,
  tensorParallel: 8,
  pipelineParallel: 1,
  microBatchSize: 4,
  nodes: 1,
  npusPerNode: 8,
  image: "image",
  installs: true,
  separateSteps: true,
  convertBack: true,
  dataPath: "/mnt/sfs_turbo/training_data/data.json",
  dataFingerprint: "data",
  weightsPath: "models/llama2-13b",
  weightsFingerprint: "weights",
  codeFingerprint: "code",
  claimName: "share",
};

/** A patch of the tokenizer. */
const PATCH = "--- a/tokenizer.json\n+++ b/tokenizer.json\n@@ -1 +1 @@\n-a\n+b\n";

/** A change of each input alone, of the run with `base` beside it. */
const CHANGES: Record<RunInput, { base?: Partial<MegatronTrainingArgs>; change: Partial<MegatronTrainingArgs> }[]> = {
  data: [
    { change: { dataFingerprint: "other" } },
    { change: { dataPath: "/mnt/sfs_turbo/training_data/other.json", dataFingerprint: "other" } },
  ],
  weights: [{ change: { weightsFingerprint: "other" } }],
  tokenizer: [
    { change: { tokenizerPath: "tokenizers/own" } },
    {
      base: { tokenizerPath: "tokenizers/own", tokenizerFingerprint: "a" },
      change: { tokenizerPath: "tokenizers/other", tokenizerFingerprint: "b" },
    },
  ],
  tokenizerPatch: [{ base: { tokenizerPatch: PATCH }, change: { tokenizerPatch: PATCH.replace("+b", "+c") } }],
  code: [{ change: { codeFingerprint: "other" } }, { change: { codePath: "packages/other/llm_train/AscendSpeed" } }],
  image: [{ change: { image: "other" } }],
  offlineSources: [{ change: { offlineSources: "packages/offline" } }],
  seqLen: [{ change: { seqLenTokens: 8192 } }],
  "tensorParallel, pipelineParallel": [
    { change: { tensorParallel: 4 } },
    { change: { tensorParallel: 4, pipelineParallel: 2 } },
  ],
  "microBatchSize, globalBatchSize": [{ change: { microBatchSize: 2 } }, { change: { globalBatchSize: 128 } }],
  "trainIterations, saveInterval": [{ change: { trainIterations: 300 } }, { change: { saveInterval: 10 } }],
  nodes: [{ change: { nodes: 2 } }],
  resumeFrom: [{ change: { resumeFrom: "saved_dir_for_output/earlier/saved_models" } }],
  command: [{ change: { command: "sh own.sh" } }],
  preprocessing: [{ change: { preprocessing: { command: "sh own.sh" } } }],
  "conversion.command": [{ change: { conversion: { command: "sh own.sh" } } }],
  "conversion.mergeCommand, loraRank, loraAlpha": [
    { change: { conversion: { mergeCommand: "sh own.sh" } } },
    { change: { conversion: { loraRank: 8 } } },
    { change: { conversion: { loraAlpha: 16 } } },
  ],
  "conversion.backCommand": [{ change: { conversion: { backCommand: "sh own.sh" } } }],
  convertBack: [{ base: { waitFor: "completed" }, change: { convertBack: false } }],
  "queue, priorityClass, networkInterface": [
    { change: { queue: "research" } },
    { change: { priorityClassName: "urgent" } },
    { change: { networkInterface: "eth0" } },
  ],
  "timeLimitMinutes, maxRetry": [{ change: { timeLimitMinutes: 5 } }, { change: { maxRetry: 1 } }],
  runId: [{ change: { runId: "again" } }],
};

/** The fingerprint of each step of a run. */
async function fingerprints(args: MegatronTrainingArgs): Promise<Map<MegatronStepName, string>> {
  const all = await register(() => new MegatronTraining("run", args));
  const jobs = all.filter(({ type }) => type === JOB);
  return new Map(
    jobs.map(({ inputs }) => {
      const { name } = inputs["metadata"] as { name: string };
      const step = MEGATRON_STEPS.find((known) => name === `run-${known}`) ?? "train";
      return [step, podProgram(inputs).env["STEP_FINGERPRINT"] ?? ""];
    }),
  );
}

describe("what runs again", function () {
  this.timeout(120_000);

  for (const { input, steps } of RUN_RULES) {
    it(`when ${input} changes: ${stepsRunAgain(steps).join(", ") || "nothing"}`, async () => {
      for (const { base = {}, change } of CHANGES[input]) {
        const before = await fingerprints({ ...RUN, ...base });
        const after = await fingerprints({ ...RUN, ...base, ...change });
        const changed = [...after].filter(([step, own]) => before.get(step) !== own).map(([step]) => step);
        assert.deepEqual(
          MEGATRON_STEPS.filter((step) => changed.includes(step)),
          stepsRunAgain(steps),
          JSON.stringify(change),
        );
      }
    });
  }

  it("is nothing when nothing changes, and every step has a fingerprint", async () => {
    const [first, second] = [await fingerprints(RUN), await fingerprints(RUN)];
    assert.deepEqual([...first.keys()].sort(), [...MEGATRON_STEPS].sort());
    assert.ok([...first.values()].every((own) => /^[0-9a-f]{64}$/.test(own)));
    assert.deepEqual([...first], [...second]);
  });

  it("is a training that is left alone too, when what it is made from changes", async () => {
    const own = { ...RUN, strategy: "sft", convertBack: false };
    const fingerprint = async (change: Partial<MegatronTrainingArgs>) => {
      const all = await register(() => new MegatronTraining("run", { ...own, ...change }));
      const train = all.find(({ type, name }) => type === JOB && name === "run");
      assert.ok(train !== undefined);
      const { STEP_FINGERPRINT, RUN_FINGERPRINT } = podProgram(train.inputs).env;
      assert.equal(STEP_FINGERPRINT, undefined);
      return RUN_FINGERPRINT;
    };
    const usual = await fingerprint({});
    assert.match(usual ?? "", /^[0-9a-f]{64}$/);
    assert.equal(await fingerprint({ queue: "research" }), usual);
    assert.notEqual(await fingerprint({ dataFingerprint: "other" }), usual);
    assert.notEqual(await fingerprint({ runId: "again" }), usual);
  });
});

describe("stepsRunAgain", () => {
  it("follows the results from step to step", () => {
    assert.deepEqual(stepsRunAgain([]), []);
    assert.deepEqual(stepsRunAgain(["convert-back"]), ["convert-back"]);
    assert.deepEqual(stepsRunAgain(["merge"]), ["merge", "convert-back"]);
    assert.deepEqual(stepsRunAgain(["train"]), ["train", "merge", "convert-back"]);
    assert.deepEqual(stepsRunAgain(["convert"]), ["convert", "train", "merge", "convert-back"]);
    assert.deepEqual(stepsRunAgain(["preprocess"]), ["preprocess", "train", "merge", "convert-back"]);
  });
});
