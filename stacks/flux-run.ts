import type { FluxTrainingArgs } from "../components";
import type { Training } from "../config/environment";
import type { FluxPlan } from "../plan/flux";
import type { RunPlace } from "./megatron-run";
import { contentOf, present, runArguments } from "./run-settings";
import type { TrainingData } from "./training-data";

/** Arguments of a fine-tuning of FLUX.1. What this stack brings to the share comes before it. */
export function fluxArgs(workload: Training, plan: FluxPlan, place: RunPlace, data: TrainingData): FluxTrainingArgs {
  const dataSet = workload.data === undefined ? undefined : data.named(workload.data);
  const { setupCommand, rank } = workload.flux ?? {};
  return {
    ...runArguments(workload, place),
    strategy: plan.strategy,
    npus: plan.npusPerNode,
    weightsPath: plan.weightsPath,
    textEncodersPath: plan.textEncodersPath,
    codePath: plan.codePath,
    packagePath: plan.packagePath,
    steps: plan.steps,
    batchSize: plan.batchSize,
    learningRate: plan.learningRate,
    resolution: plan.resolution,
    ...(dataSet === undefined ? {} : { dataPath: dataSet.path, dataFingerprint: dataSet.fingerprint }),
    ...present({
      weightsFingerprint: contentOf(
        data,
        plan.weightsPath,
        ...(plan.strategy === "full" ? [plan.textEncodersPath] : []),
      ),
      codeFingerprint: contentOf(data, plan.strategy === "full" ? plan.codePath : plan.packagePath),
      command: plan.command,
      setupCommand,
      rank,
    }),
  };
}
