import type { LlamaFactoryBenchmarkArgs, LlamaFactoryTraining, LlamaFactoryTrainingArgs } from "../components";
import type { Training } from "../config/environment";
import type { LlamaFactoryPlan } from "../plan/llama-factory";
import type { RunPlace } from "./megatron-run";
import { contentOf, present, runArguments } from "./run-settings";
import type { TrainingData } from "./training-data";

/** LLaMA-Factory's code below the share's root (seed 001, line 47). */
const CODE = "llm_train/LLaMAFactory/LLaMA-Factory";

/** What a run and its tests have in common. */
function commonArgs(workload: Training, plan: LlamaFactoryPlan, place: RunPlace, data: TrainingData) {
  return {
    ...runArguments(workload, place),
    model: plan.model,
    strategy: plan.strategy,
    seqLenTokens: plan.seqLen,
    template: plan.template,
    zeroStage: plan.zeroStage,
    offload: plan.offload,
    gradientAccumulationSteps: plan.gradientAccumulationSteps,
    nodes: plan.nodes,
    npusPerNode: plan.npusPerNode,
    weightsPath: plan.weightsPath,
    ...present({
      // The manual's base image has no LLaMA-Factory.
      installedTransformers: plan.sources["image"]?.from === "user" ? undefined : plan.transformers,
      codeFingerprint: contentOf(data, CODE),
    }),
  };
}

/** Arguments of a run with LLaMA-Factory. */
export function llamaFactoryArgs(
  workload: Training,
  plan: LlamaFactoryPlan,
  place: RunPlace,
  data: TrainingData,
): LlamaFactoryTrainingArgs {
  const dataSet = data.named(workload.data);
  const { epochs, learningRate, saveSteps, forVllm } = plan.settings ?? {};
  const { resumeFrom, trainIterations } = workload;
  return {
    ...commonArgs(workload, plan, place, data),
    dataSet: dataSet.name,
    dataPath: dataSet.path,
    dataFingerprint: dataSet.fingerprint,
    dataFormat: plan.dataFormat,
    merge: plan.merge,
    ...present({
      weightsFingerprint: contentOf(data, plan.weightsPath),
      command: plan.command,
      epochs,
      learningRate,
      saveSteps,
      forVllm,
      steps: trainIterations,
      resumeFrom,
    }),
  };
}

/** Arguments of the tests of a run; undefined where the configuration has none. */
export function benchmarkArgs(
  workload: Training,
  plan: LlamaFactoryPlan,
  place: RunPlace,
  data: TrainingData,
  run: LlamaFactoryTraining,
): LlamaFactoryBenchmarkArgs | undefined {
  const benchmark = plan.settings?.benchmark;
  if (benchmark === undefined) return undefined;
  const { folder, ...tests } = benchmark;
  return {
    ...commonArgs(workload, plan, place, data),
    ...tests,
    ...present({ benchmarkFolder: folder }),
    trainedPath: run.weightsPath,
    weightsFingerprint: run.fingerprint,
  };
}
