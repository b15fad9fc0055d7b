import assert from "node:assert/strict";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { LlamaFactoryTraining } from "../../components";
import type { Training } from "../../config/environment";
import { loadStack } from "../../config/load";
import { stackFileSource } from "../../config/stack-file";
import { planEnvironment } from "../../stacks/plans";
import { eagleArgs } from "../../stacks/eagle-run";
import { fluxArgs } from "../../stacks/flux-run";
import { benchmarkArgs, llamaFactoryArgs } from "../../stacks/llama-factory-run";
import type { TrainingData } from "../../stacks/training-data";
import { register, valueOf } from "../support/mock-engine";

const PLACE = { namespace: "n", claimName: "c", serviceAccountName: "s", queue: "q", image: "i", kubeconfig: "k" };

/** Data of a stack: it fills the folders that are named. */
function dataOf(folders: Readonly<Record<string, string>>): TrainingData {
  const runData = (name: string) => ({
    name,
    path: pulumi.output(`/mnt/sfs_turbo/${name}`),
    fingerprint: pulumi.output(`content of ${name}`),
  });
  return {
    named: (name) => runData(name ?? assert.fail("no data set")),
    inFolder: (folder) => {
      const name = folders[folder];
      return name === undefined ? undefined : runData(name);
    },
  };
}

/** The runs of an example with their plans. */
function runsOf(example: string) {
  return planEnvironment(loadStack(stackFileSource(join(__dirname, `../../examples/Pulumi.${example}.yaml`)))).training;
}

const text = (value: pulumi.Input<string> | undefined): Promise<unknown> => valueOf(pulumi.output(value));

describe("arguments of fine-tuning runs", () => {
  it("of LLaMA-Factory are the plan's, with what the stack brings and what the stack file says", async () => {
    const [run] = runsOf("llama-factory");
    assert(run?.plan.framework === "llama-factory");
    const data = dataOf({ "models/llama3-8b": "weights", "llm_train/LLaMAFactory/LLaMA-Factory": "code" });
    const workload: Training = { ...run.workload, runId: "two", priorityClass: "high", maxRetry: 2 };
    const args = llamaFactoryArgs(workload, run.plan, PLACE, data);
    const { dataPath, dataFingerprint, weightsFingerprint, codeFingerprint, ...plain } = args;
    assert.deepEqual(plain, {
      ...PLACE,
      runName: "llama3-8b-lora",
      runId: "two",
      priorityClassName: "high",
      maxRetry: 2,
      model: "llama3-8b",
      strategy: "lora",
      seqLenTokens: 4096,
      template: "llama3",
      zeroStage: 2,
      offload: false,
      gradientAccumulationSteps: 8,
      nodes: 1,
      npusPerNode: 1,
      weightsPath: "models/llama3-8b",
      installedTransformers: run.plan.transformers,
      dataSet: "cluster-operations",
      dataFormat: "alpaca",
      merge: true,
      epochs: 3,
      saveSteps: 200,
    });
    assert.deepEqual(await Promise.all([dataPath, dataFingerprint, weightsFingerprint, codeFingerprint].map(text)), [
      "/mnt/sfs_turbo/cluster-operations",
      "content of cluster-operations",
      "content of weights",
      "content of code",
    ]);
    assert.equal("weightsFingerprint" in llamaFactoryArgs(workload, run.plan, PLACE, dataOf({})), false);
  });

  it("of its tests are there where the stack file has them, on the weights that were trained", async () => {
    const [tested, other] = runsOf("llama-factory");
    assert(tested?.plan.framework === "llama-factory" && other?.plan.framework === "llama-factory");
    const { plan } = tested;
    const { plan: without } = other;
    await register(() => {
      const run = new LlamaFactoryTraining("run", llamaFactoryArgs(tested.workload, plan, PLACE, dataOf({})));
      const args = benchmarkArgs(tested.workload, plan, PLACE, dataOf({}), run);
      assert.deepEqual(
        [args?.steps, args?.trainedPath, args?.weightsFingerprint],
        [50, run.weightsPath, run.fingerprint],
      );
      assert.equal(benchmarkArgs(other.workload, without, PLACE, dataOf({}), run), undefined);
    });
  });

  it("are without an installation where the image is one's own", () => {
    const [run] = runsOf("llama-factory");
    assert(run?.plan.framework === "llama-factory");
    const { plan: measured } = run;
    const plan = { ...measured, sources: { ...measured.sources, image: { from: "user", source: [] } } } as const;
    assert.equal("installedTransformers" in llamaFactoryArgs(run.workload, plan, PLACE, dataOf({})), false);
  });

  it("of a draft model wait for base weights, config and programs that the stack brings", async () => {
    const [run] = runsOf("eagle");
    assert(run?.plan.framework === "eagle");
    const data = dataOf({
      "models/llama2-7b-chat": "base",
      "models/eagle_llama2-7b": "open",
      "packages/EAGLE": "code",
    });
    const { dataPath, dataFingerprint, baseWeightsFingerprint, codeFingerprint, ...plain } = eagleArgs(
      { ...run.workload, eagle: { ...run.workload.eagle, encoding: "gbk", setupCommand: "true" } },
      run.plan,
      PLACE,
      data,
    );
    assert.deepEqual(plain, {
      ...PLACE,
      runName: "llama2-7b-draft",
      model: "llama2-7b",
      npus: 8,
      dataFormat: "alpaca",
      baseWeightsPath: "models/llama2-7b-chat",
      draftConfigPath: "models/eagle_llama2-7b",
      codePath: "packages/EAGLE",
      toolsPath: "llm_tools/spec_decode/EAGLE",
      batchSize: 4,
      featuresProgram: "ge_data_all_vicuna",
      encoding: "gbk",
      setupCommand: "true",
    });
    assert.deepEqual(
      await Promise.all([dataPath, dataFingerprint, baseWeightsFingerprint, codeFingerprint].map(text)),
      [
        "/mnt/sfs_turbo/cluster-operations",
        "content of cluster-operations",
        "content of base content of open",
        "content of code",
      ],
    );
  });

  it("of FLUX.1 wait for the encoders with all weights only, and have no data where the package names them", async () => {
    const data = dataOf({ "models/FLUX.1-dev": "flux", "models/flux_text_encoders": "encoders" });
    const contents = await Promise.all(
      ["flux-full", "flux-lora"].map(async (example) => {
        const [run] = runsOf(example);
        assert(run?.plan.framework === "flux");
        const args = fluxArgs(run.workload, run.plan, PLACE, data);
        assert.deepEqual(
          [args.runName, args.strategy, await text(args.dataPath)],
          [run.workload.name, run.plan.strategy, "/mnt/sfs_turbo/style-images"],
        );
        return text(args.weightsFingerprint);
      }),
    );
    assert.deepEqual(contents, ["content of flux content of encoders", "content of flux"]);
    const [run] = runsOf("flux-lora");
    assert(run?.plan.framework === "flux");
    const { data: _, ...withoutData } = run.workload;
    const args = fluxArgs(withoutData, run.plan, PLACE, dataOf({}));
    assert.deepEqual(["dataPath" in args, "weightsFingerprint" in args, args.rank], [false, false, 16]);
  });
});
