import type { EagleDraftModelArgs } from "../components";
import type { Training } from "../config/environment";
import type { EaglePlan } from "../plan/eagle";
import type { RunPlace } from "./megatron-run";
import { contentOf, present, runArguments } from "./run-settings";
import type { TrainingData } from "./training-data";

/** Arguments of a draft model's training. What this stack brings to the share comes before it. */
export function eagleArgs(
  workload: Training,
  plan: EaglePlan,
  place: RunPlace,
  data: TrainingData,
): EagleDraftModelArgs {
  const dataSet = data.named(workload.data);
  const { prefixField, inputField, outputField, encoding, setupCommand, featuresCommand } = workload.eagle ?? {};
  return {
    ...runArguments(workload, place),
    model: plan.model,
    npus: plan.npusPerNode,
    dataPath: dataSet.path,
    dataFingerprint: dataSet.fingerprint,
    dataFormat: plan.dataFormat,
    baseWeightsPath: plan.weightsPath,
    draftConfigPath: plan.draftConfigPath,
    codePath: plan.codePath,
    toolsPath: plan.toolsPath,
    batchSize: plan.batchSize,
    ...present({
      baseWeightsFingerprint: contentOf(data, plan.weightsPath, plan.draftConfigPath),
      codeFingerprint: contentOf(data, plan.codePath, plan.toolsPath),
      featuresProgram: plan.featuresProgram,
      prefixField,
      inputField,
      outputField,
      encoding,
      setupCommand,
      featuresCommand,
    }),
  };
}
