import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Training } from "../../config/environment";
import { requirePlan } from "../../plan/fault";
import { planMegatron } from "../../plan/megatron";
import { megatronArgs } from "../../stacks/megatron-run";
import type { TrainingData } from "../../stacks/training-data";
import { valueOf } from "../support/mock-engine";

const POOL = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
const RUN = { name: "run", framework: "megatron", model: "llama2-13b", strategy: "sft", seqLen: 4096, data: "alpaca" };
const PLACE = {
  namespace: "train",
  claimName: "share",
  serviceAccountName: "workload",
  image: "swr.example.com/team/train:1",
  queue: "default",
  kubeconfig: "k",
};

/** Data of which the stack brings those in these folders. */
function dataIn(...folders: string[]): TrainingData {
  const found = (name: string) => ({
    name,
    path: pulumi.output(`/mnt/sfs_turbo/${name}`),
    fingerprint: pulumi.output(`fingerprint of ${name}`),
  });
  return {
    named: (name = "") => found(name),
    inFolder: (folder) => {
      const directory = folders.find((one) => folder === one || folder.startsWith(`${one}/`));
      return directory === undefined ? undefined : found(directory);
    },
  };
}

function argsOf(change: Partial<Training>, data = dataIn()) {
  const workload: Training = { ...RUN, pool: "npu", queue: "default", estimate: false, ...change };
  const { strategy, seqLen } = RUN;
  const plan = requirePlan("run", planMegatron({ ...workload, strategy, seqLen }, POOL));
  return megatronArgs(workload, plan, PLACE, data);
}

describe("arguments of a run with Megatron", () => {
  it("are the plan's sizes and the data, and nothing that the configuration leaves out", async () => {
    const args = argsOf({});
    assert.deepEqual(
      [args.tensorParallel, args.pipelineParallel, args.microBatchSize, args.nodes, args.installs, args.release],
      [8, 1, 4, 1, true, "6.3.911"],
    );
    assert.equal(await valueOf(pulumi.output(args.dataFingerprint)), "fingerprint of alpaca");
    const left = ["command", "globalBatchSize", "waitFor", "runId", "weightsFingerprint", "codeFingerprint"];
    assert.deepEqual(
      left.filter((key) => key in args),
      [],
    );
  });

  it("have every setting of the configuration under its own name", () => {
    const settings: Partial<Training> = {
      separateSteps: true,
      convertBack: true,
      code: "packages/a/llm_train/AscendSpeed",
      tokenizer: "tokenizers/a",
      tokenizerPatch: "patch",
      checkpoints: "saved/a",
      offlineSources: "packages/offline",
      preprocessing: { tokenizerType: "GPT2BPETokenizer" },
      conversion: { command: "sh own.sh" },
      trainIterations: 300,
      saveInterval: 10,
      resumeFrom: "saved/b",
      waitFor: "completed",
      timeLimitMinutes: 60,
      maxRetry: 2,
      suspend: true,
      priorityClass: "urgent",
      networkInterface: "eth0",
      runId: "again",
      globalBatchSize: 128,
      command: "sh run.sh",
      image: "swr.example.com/team/train:1",
    };
    const args = argsOf(settings);
    const renamed = {
      code: "codePath",
      tokenizer: "tokenizerPath",
      checkpoints: "checkpointsFolder",
      priorityClass: "priorityClassName",
    } as const;
    const given = new Map<string, unknown>(Object.entries(args));
    for (const [setting, value] of Object.entries(settings)) {
      assert.deepEqual(
        given.get(new Map(Object.entries(renamed)).get(setting as keyof typeof renamed) ?? setting),
        value,
      );
    }
    assert.equal(args.installs, false);
  });

  it("wait for weights, tokenizer and code that the stack brings, and change with them", async () => {
    const data = dataIn("models/llama2-13b", "tokenizers/a", "packages/code");
    const args = argsOf({ tokenizer: "tokenizers/a", code: "packages/code/llm_train/AscendSpeed" }, data);
    const values = [args.weightsFingerprint, args.tokenizerFingerprint, args.codeFingerprint];
    assert.deepEqual(await Promise.all(values.map((value) => valueOf(pulumi.output(value)))), [
      "fingerprint of models/llama2-13b",
      "fingerprint of tokenizers/a",
      "fingerprint of packages/code",
    ]);
  });
});
