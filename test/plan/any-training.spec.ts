import assert from "node:assert/strict";
import { planAnyTraining, type AnyTrainingWorkload } from "../../plan/any-training";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { jobNameFaults } from "../../plan/job-names";
import { FINGERPRINT_MARK, runRecordText } from "../../plan/run-record";

const POOL = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };
const MEGATRON = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096, data: "alpaca" };
const FACTORY = {
  name: "run",
  framework: "llama-factory",
  model: "llama3-8b",
  strategy: "lora",
  seqLen: 4096,
  data: "a",
};
const EAGLE = { name: "run", framework: "eagle", model: "llama2-7b", data: "chats" };
const FLUX = { name: "run", framework: "flux", model: "flux.1-dev", strategy: "lora" };

function paths(workload: AnyTrainingWorkload): string[] {
  const answer = planAnyTraining(workload, POOL);
  assert(isRejected(answer), "accepted");
  return answer.map(({ path }) => path);
}

describe("planAnyTraining", () => {
  it("plans a run of each framework", () => {
    const frameworks = [MEGATRON, FACTORY, EAGLE, FLUX].map(
      (workload) => requirePlan("run", planAnyTraining(workload, POOL)).framework,
    );
    assert.deepEqual(frameworks, ["megatron", "llama-factory", "eagle", "flux"]);
  });

  it("says all that a language model's run lacks, and only the data of a draft model", () => {
    assert.deepEqual(paths({ name: "run", model: "llama2-13b" }), ["strategy", "seqLen", "data"]);
    assert.deepEqual(paths({ name: "run", framework: "llama-factory", model: "llama3-8b" }), [
      "strategy",
      "seqLen",
      "data",
    ]);
    assert.deepEqual(paths({ name: "run", framework: "eagle", model: "llama2-7b" }), ["data"]);
  });

  it("refuses an unknown framework beside the faults of a run with Megatron", () => {
    const answer = planAnyTraining({ ...MEGATRON, framework: "eagel", seqLen: 5 }, POOL);
    assert(isRejected(answer));
    assert.equal(faultText(answer[0] ?? assert.fail()), 'framework: got "eagel"; did you mean "eagle"?');
    assert.deepEqual(paths({ ...MEGATRON, framework: "eagel", seqLen: 5 }), ["framework", "seqLen"]);
    assert.deepEqual(paths({ ...MEGATRON, framework: "eagel" }), ["framework"]);
  });

  it("refuses the settings of another framework, beside its own faults", () => {
    assert.deepEqual(paths({ ...MEGATRON, eagle: {}, flux: {}, llamaFactory: {} }), ["llamaFactory", "eagle", "flux"]);
    assert.deepEqual(paths({ ...EAGLE, flux: {}, seqLen: 1 }), ["flux", "seqLen"]);
    assert.deepEqual(paths({ ...FLUX, trainIterations: 5, waitFor: "running", tensorParallel: 2 }), [
      "tensorParallel",
      "waitFor",
      "trainIterations",
    ]);
    assert.deepEqual(paths({ ...EAGLE, command: "sh train.sh" }), ["command"]);
    assert.deepEqual(paths({ ...EAGLE, resumeFrom: "a", preprocessing: {} }), ["preprocessing", "resumeFrom"]);
    assert.deepEqual(paths({ ...FACTORY, release: "6.3.911", globalBatchSize: 5, conversion: {} }), [
      "globalBatchSize",
      "release",
      "conversion",
    ]);
  });

  it("decides what LLaMA-Factory alone has", () => {
    const plan = (change: Partial<AnyTrainingWorkload>) => {
      const made = requirePlan("run", planAnyTraining({ ...FACTORY, ...change }, POOL));
      assert(made.framework === "llama-factory");
      return made;
    };
    assert.deepEqual([plan({}).dataFormat, plan({}).merge, plan({}).settings], ["alpaca", true, undefined]);
    assert.deepEqual(plan({}).sources["merge"]?.from, "default");
    const own = plan({ llamaFactory: { dataFormat: "sharegpt", merge: false, epochs: 2 } });
    assert.deepEqual([own.dataFormat, own.merge, own.settings?.epochs], ["sharegpt", false, 2]);
    assert.deepEqual([own.sources["dataFormat"]?.from, own.sources["merge"]?.from], ["user", "user"]);
    assert.equal(plan({ strategy: "full" }).merge, false);
    assert(plan({}).explanation.some((line) => line.includes("adapters are merged into the weights")));
    assert(!plan({ strategy: "full" }).explanation.some((line) => line.includes("adapters are merged")));
    assert(plan({ llamaFactory: { benchmark: {} } }).explanation.some((line) => line.includes("tests of speed")));
  });

  it("refuses what LLaMA-Factory cannot do", () => {
    assert.deepEqual(paths({ ...FACTORY, llamaFactory: { dataFormat: "megatron-pretrain" } }), [
      "llamaFactory.dataFormat",
    ]);
    assert.deepEqual(paths({ ...FACTORY, strategy: "full", llamaFactory: { merge: true } }), ["llamaFactory.merge"]);
    assert.deepEqual(paths({ ...FACTORY, llamaFactory: { merge: false, forVllm: true, benchmark: {} } }), [
      "llamaFactory.forVllm",
      "llamaFactory.benchmark",
    ]);
    assert.deepEqual(paths({ ...FACTORY, name: "a".repeat(35) }), ["name"]);
    assert.deepEqual(paths({ ...FACTORY, name: "a".repeat(32), llamaFactory: { benchmark: {} } }), ["name"]);
    requirePlan("run", planAnyTraining({ ...FACTORY, name: "a".repeat(34) }, POOL));
    requirePlan(
      "run",
      planAnyTraining({ ...FACTORY, name: "a".repeat(40), llamaFactory: { merge: false, forVllm: false } }, POOL),
    );
  });
});

describe("jobNameFaults", () => {
  it("leaves room for the longest step, a hyphen before it", () => {
    assert.deepEqual(jobNameFaults("a".repeat(40), []), []);
    assert.deepEqual(jobNameFaults("a".repeat(36), ["b", "abc"]), []);
    assert.deepEqual(jobNameFaults("a".repeat(37), ["abc"]).map(faultText), [
      `name: got "${"a".repeat(37)}"; the jobs of its steps are called after it, at most 40 characters; use 36 at most`,
    ]);
  });
});

describe("runRecordText", () => {
  it("is JSON with the image, and a mark where the step puts its fingerprint", () => {
    const record = {
      name: "run",
      framework: "flux",
      model: "m",
      strategy: "lora",
      nodes: 1,
      npusPerNode: 1,
      tensorParallel: 1,
      pipelineParallel: 1,
    };
    assert.deepEqual(JSON.parse(runRecordText(record, "image")), {
      ...record,
      image: "image",
      fingerprint: FINGERPRINT_MARK,
    });
  });
});
