import assert from "node:assert/strict";
import fc from "fast-check";
import { megatronModelNames, megatronRows } from "../../catalogue";
import { MEGATRON_904_MODELS, MEGATRON_RELEASES, type MegatronRelease } from "../../catalogue/megatron-flows";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planMegatron } from "../../plan/megatron";
import { MEGATRON_INPUTS } from "../../plan/megatron-inputs";
import type { MegatronRun } from "../../plan/megatron-run";
import { MEGATRON_STEPS } from "../../plan/megatron-step";
import { megatronStepFaults, megatronStepNames, megatronSteps } from "../../plan/megatron-steps";
import { shellWord } from "../../plan/shell-word";
import { trainingWait, trainingWaitFaults } from "../../plan/training-wait";
import type { TrainingWorkload } from "../../plan/training-workload";
import { propertyRuns } from "../support/property-runs";

const RUN: MegatronRun = {
  name: "run",
  release: "6.3.911",
  model: "llama2-13b",
  strategy: "sft",
  seqLen: 4096,
  tensorParallel: 8,
  pipelineParallel: 1,
  microBatchSize: 4,
  nodes: 1,
  npusPerNode: 8,
  weightsPath: "models/llama2-13b",
  dataSet: "alpaca",
  installs: true,
  patchesTokenizer: false,
};
const OLDER: MegatronRun = { ...RUN, release: "6.3.904", model: "qwen-14b", weightsPath: "tokenizers/Qwen-14B" };

const sentences = (run: MegatronRun): string[] => megatronStepFaults(run).map(faultText);

/** Runs of every kind, most of them without faults. */
const runs = fc
  .record({
    release: fc.constantFrom<MegatronRelease>(...MEGATRON_RELEASES),
    strategy: fc.constantFrom("pretrain", "sft", "lora"),
    separateSteps: fc.constantFrom(undefined, true, false),
    convertBack: fc.constantFrom(undefined, true, false),
    processedInputs: fc.constantFrom(undefined, "processed_for_input/other"),
    installs: fc.boolean(),
    patchesTokenizer: fc.boolean(),
    resumeFrom: fc.constantFrom(undefined, "saved_models/earlier"),
    pick: fc.nat(100),
  })
  .map(({ pick, separateSteps, convertBack, processedInputs, resumeFrom, ...rest }): MegatronRun => {
    const models = rest.release === "6.3.904" ? MEGATRON_904_MODELS.map(({ model }) => model) : megatronModelNames();
    const given = Object.entries({ separateSteps, convertBack, processedInputs, resumeFrom });
    const optional = Object.fromEntries(given.filter(([, value]) => value !== undefined));
    return { ...RUN, ...rest, ...optional, model: models[pick % models.length] ?? "" };
  });

describe("megatronSteps", () => {
  it("is one job by default, and each step by itself where that is asked for or has to be", () => {
    assert.deepEqual(megatronStepNames(RUN), ["train"]);
    assert.deepEqual(megatronStepNames({ ...RUN, convertBack: true }), ["train"]);
    assert.deepEqual(megatronStepNames({ ...RUN, separateSteps: true }), ["preprocess", "convert", "train"]);
    assert.deepEqual(megatronStepNames({ ...RUN, strategy: "lora", separateSteps: true, convertBack: true }), [
      ...MEGATRON_STEPS,
    ]);
    assert.deepEqual(megatronStepNames(OLDER), ["preprocess", "convert", "train"]);
    assert.deepEqual(megatronStepNames({ ...OLDER, strategy: "pretrain" }), ["preprocess", "train"]);
    assert.deepEqual(megatronStepNames({ ...OLDER, processedInputs: "processed_for_ma_input/other" }), ["train"]);
  });

  it("gives each step what the steps before it leave: no step reads what comes later", () => {
    for (const step of MEGATRON_STEPS) {
      for (const before of MEGATRON_INPUTS[step].from) {
        assert.ok(MEGATRON_STEPS.indexOf(before) < MEGATRON_STEPS.indexOf(step), `${step} reads ${before}`);
      }
    }
  });

  it("has for every run without faults its steps in order, each with a result of its own below the share", () => {
    fc.assert(
      fc.property(runs, (run) => {
        if (megatronStepFaults(run).length > 0) return;
        const { steps, checkpointPath, huggingFacePath } = megatronSteps(run);
        const names = steps.map(({ name }) => name);
        assert.deepEqual(names, megatronStepNames(run));
        assert.equal(new Set(steps.map(({ outputPath }) => outputPath)).size, steps.length);
        for (const { outputPath, command, environment, nodes, npus, name } of steps) {
          assert.match(outputPath, /^\/mnt\/sfs_turbo\/.*[^/]$/);
          assert.ok(command.length > 0 && !Object.values(environment).includes("undefined"));
          assert.ok(npus >= 1 && npus <= run.npusPerNode && nodes === (name === "train" ? run.nodes : 1));
        }
        assert.equal(steps.find(({ name }) => name === "train")?.outputPath, checkpointPath);
        assert.equal(huggingFacePath !== undefined, run.convertBack === true);
        assert.equal(
          steps.filter(({ name }) => name === "convert-back").every((s) => s.outputPath === huggingFacePath),
          true,
        );
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it("says which steps there are, and what the manual leaves open", () => {
    const { explanation } = megatronSteps({ ...RUN, strategy: "lora", separateSteps: true, convertBack: true });
    assert.match(explanation[1] ?? "", /^steps: preprocess -> convert -> train -> merge -> convert-back, each a job/);
    assert.match(explanation.join("\n"), /goes on with training \(seed 003, line 59; support\.huaweicloud\.com/);
    assert.match(explanation.join("\n"), /merge: by ModelLink's own tool, of which the manual says nothing/);
    assert.match(
      megatronSteps({ ...OLDER, model: "glm3-6b" }).explanation[0] ?? "",
      /^start script: scripts\/glm3\/glm3_base\.sh \(the manual names the script of GLM3 and none of its variables/,
    );
    assert.equal(megatronSteps({ ...RUN, command: "sh run.sh" }).explanation[0], "start command: as configured");
  });

  const refusals: [what: string, run: MegatronRun, sentence: RegExp][] = [
    [
      "a handler that does not exist",
      { ...RUN, preprocessing: { handler: "GeneralInstructHandler" } },
      /^preprocessing\.handler: got "GeneralInstructHandler"; did you mean "GeneralInstructionHandler"\? \(seed 000, line 21\)$/,
    ],
    [
      "a handler of another strategy",
      { ...OLDER, preprocessing: { handler: "GeneralPretrainHandler" } },
      /it is for pretrain; sft takes GeneralInstructionHandler, .* or LeetcodePythonInstructionHandler/,
    ],
    [
      "a handler that the later script does not take",
      { ...RUN, preprocessing: { handler: "MOSSInstructionHandler" } },
      /1_preprocess_data\.sh of 6\.3\.911 takes its handler by RUN_TYPE, GeneralInstructionHandler for sft; set preprocessing\.command/,
    ],
    [
      "a type of tokenizer",
      { ...RUN, preprocessing: { tokenizerType: "PretrainedHF" } },
      /^preprocessing\.tokenizerType: got "PretrainedHF"; did you mean "PretrainedFromHF"\?/,
    ],
    [
      "a setting of the older tool",
      { ...RUN, preprocessing: { workers: 4 } },
      /^preprocessing\.workers: got 4; 1_preprocess_data\.sh of 6\.3\.911 has no variable for it/,
    ],
    [
      "a padded vocabulary of pretraining",
      { ...OLDER, strategy: "pretrain", preprocessing: { vocabularyMultiple: 64 } },
      /^preprocessing\.vocabularyMultiple: got 64; pretraining data are not padded/,
    ],
    [
      "one job of the older package",
      { ...OLDER, separateSteps: false },
      /^separateSteps: got false; the start script of 6\.3\.904 prepares neither data nor weights/,
    ],
    [
      "fine-tuning with the older package that goes on",
      { ...OLDER, resumeFrom: "saved" },
      /^resumeFrom: got "saved"; the start script of 6\.3\.904 goes on with pretraining only/,
    ],
    [
      "another folder of checkpoints of the older package's script",
      { ...OLDER, checkpoints: "saved" },
      /^checkpoints: got "saved"; the start script of 6\.3\.904 saves to a folder of its own/,
    ],
    [
      "a run that goes on from itself",
      { ...RUN, resumeFrom: "saved_dir_for_output/run/saved_models" },
      /^resumeFrom: got .*; these are the run's own checkpoints/,
    ],
    [
      "the rank of a run that merges nothing",
      { ...RUN, conversion: { loraRank: 8 } },
      /^conversion\.loraRank: got 8; only a step that merges/,
    ],
    [
      "a command of a step that the run does not have",
      { ...RUN, conversion: { backCommand: "sh back.sh" } },
      /^conversion\.backCommand: got "sh back\.sh"; the run has no step convert-back: its steps are train;/,
    ],
    [
      "a model without a start script",
      { ...RUN, model: "gpt2" },
      /^command: got nothing; the manual has no start script of gpt2/,
    ],
    [
      "a model that the older package does not have",
      { ...OLDER, model: "llama2-13b" },
      /^command: got nothing; the manual has no start script of llama2-13b/,
    ],
  ];
  for (const [what, run, sentence] of refusals) {
    it(`refuses ${what}`, () => {
      const found = sentences(run);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", sentence);
    });
  }

  it("accepts what a command of the request's own takes", () => {
    const preprocessing = { handler: "MOSSInstructionHandler", workers: 4, command: "sh own.sh" };
    assert.deepEqual(sentences({ ...RUN, separateSteps: true, preprocessing }), []);
    assert.deepEqual(sentences({ ...OLDER, preprocessing: { handler: "MOSSInstructionHandler", workers: 4 } }), []);
    assert.deepEqual(sentences({ ...OLDER, checkpoints: "saved", command: "sh own.sh" }), []);
  });
});

describe("planMegatron with releases and steps", () => {
  const POOL = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
  const SFT: TrainingWorkload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096 };
  const plan = (change: Partial<TrainingWorkload> = {}) =>
    requirePlan("run", planMegatron({ ...SFT, ...change }, POOL));
  const rejected = (change: Partial<TrainingWorkload>) => {
    const answer = planMegatron({ ...SFT, ...change }, POOL);
    assert.ok(isRejected(answer));
    return answer.map(faultText);
  };

  it("takes the newest release, and the sizes that the guide of the older one advises", () => {
    assert.deepEqual([plan().release, plan().steps], ["6.3.911", ["train"]]);
    const qwen = plan({ release: "6.3.904", model: "qwen-72b", strategy: "lora" });
    assert.deepEqual(
      [qwen.tensorParallel, qwen.pipelineParallel, qwen.microBatchSize, qwen.nodes, qwen.weightsPath],
      [8, 5, 1, 5, "tokenizers/Qwen-72B"],
    );
    assert.match(qwen.image, /cann_8\.0\.rc1/);
    assert.equal("transformers" in qwen, false);
    assert.deepEqual(qwen.sources["tensorParallel"], { from: "measured", source: ["002:10"] });
    assert.equal(plan({ release: "6.3.904", model: "qwen-14b", strategy: "lora" }).microBatchSize, 4);
    assert.equal(plan({ release: "6.3.910", model: "qwen-14b" }).pipelineParallel, 2);
  });

  it("has every model and strategy of the older package, on nodes that hold it", () => {
    for (const { model } of MEGATRON_904_MODELS) {
      for (const strategy of ["pretrain", "sft", "lora"]) {
        const { tensorParallel, pipelineParallel, dataParallel, nodes, npusPerNode } = plan({
          release: "6.3.904",
          model,
          strategy,
        });
        assert.equal(tensorParallel * pipelineParallel * dataParallel, nodes * npusPerNode);
      }
    }
    assert.match(plan({ release: "6.3.904", model: "glm3-6b" }).explanation.join("\n"), /gives no sizes of GLM3/);
  });

  it("refuses a release without such a package, and a model that the older one does not have", () => {
    assert.deepEqual(rejected({ release: "6.3.90" }), [
      'release: got "6.3.90"; did you mean "6.3.904"? (seed 000, line 43; seed 002, line 31)',
    ]);
    assert.match(rejected({ release: "6.3.904", model: "llama2-13b" })[0] ?? "", /^model: got "llama2-13b"; /);
    assert.equal(rejected({ release: "6.3.90", strategy: "dpo" }).length, 2);
  });

  it("says nothing of a tokenizer that has to be edited by hand where a patch is given", () => {
    const advice = (change: Partial<TrainingWorkload>) =>
      plan({ model: "glm3-6b", ...change }).explanation.filter((line) => line.includes("to do:"));
    assert.ok(advice({}).length > 0);
    assert.deepEqual(advice({ tokenizerPatch: "a.patch" }), []);
  });

  it("keeps the manual's 124 rows for the newer packages", () => {
    assert.equal(megatronRows().length, 124);
  });
});

describe("what an update waits for", () => {
  const WORKLOAD: TrainingWorkload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096 };
  const BACK = { ...RUN, separateSteps: true, convertBack: true };

  it("is that training runs, and its end where a step comes after it", () => {
    assert.equal(trainingWait(WORKLOAD, RUN), "running");
    assert.equal(trainingWait(WORKLOAD, { ...RUN, separateSteps: true }), "running");
    assert.equal(trainingWait(WORKLOAD, BACK), "completed");
    // Of one job too, what takes the converted weights comes after it.
    assert.equal(trainingWait(WORKLOAD, { ...RUN, convertBack: true }), "completed");
    assert.equal(trainingWait({ ...WORKLOAD, waitFor: "running" }, { ...RUN, convertBack: true }), "running");
    assert.equal(trainingWait({ ...WORKLOAD, waitFor: "completed" }, RUN), "completed");
  });

  it("cannot be that training runs where a step comes after it, nor anything else", () => {
    const texts = (workload: Partial<TrainingWorkload>, run: MegatronRun) =>
      trainingWaitFaults({ ...WORKLOAD, ...workload }, run).map(faultText);
    assert.deepEqual(texts({ waitFor: "running" }, RUN), []);
    assert.match(
      texts({ waitFor: "running" }, BACK).join(),
      /^waitFor: got "running"; the steps after training need its end/,
    );
    assert.match(texts({ waitFor: "runing" }, RUN).join(), /did you mean "running"\?/);
  });

  it("leaves room for the names of the jobs of its steps", () => {
    const name = (length: number) => ({ ...WORKLOAD, name: "a".repeat(length) });
    assert.deepEqual(trainingWaitFaults(name(40), RUN), []);
    assert.deepEqual(trainingWaitFaults(name(27), BACK), []);
    assert.match(trainingWaitFaults(name(28), BACK).map(faultText).join(), /use 27 at most/);
  });
});

describe("shellWord", () => {
  it("leaves alone what a shell takes as it is, and quotes the rest", () => {
    assert.equal(shellWord("/mnt/sfs_turbo/llm_train/AscendSpeed"), "/mnt/sfs_turbo/llm_train/AscendSpeed");
    assert.equal(shellWord("/a b"), "'/a b'");
    assert.equal(shellWord("it's $HOME"), `'it'\\''s $HOME'`);
    assert.equal(shellWord(""), "''");
  });
});
