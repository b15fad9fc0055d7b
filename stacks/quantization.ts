import * as pulumi from "@pulumi/pulumi";
import { WeightQuantization, type WeightQuantizationArgs } from "../components";
import type { Quantization } from "../config/environment";
import type { QuantizationPlan } from "../plan/quantization";
import type { PlatformLayer } from "./platform-layer";
import { contentOf, present } from "./run-settings";
import type { TrainedWeights, TrainedWeightsByRun } from "./trained-weights";
import type { TrainingData } from "./training-data";

/** A quantization of the configuration with its plan. */
export interface PlannedQuantization {
  readonly workload: Quantization;
  readonly plan: QuantizationPlan;
  /** NPUs over which a service splits the result. */
  readonly servedNpus: number;
}

/** Where the weights of a quantization come from: a run of the stack, or a folder that the stack's data may fill. */
function weightsOf(
  { plan }: PlannedQuantization,
  trained: TrainedWeightsByRun,
  data: TrainingData,
): Pick<WeightQuantizationArgs, "weightsPath" | "weightsFingerprint"> {
  if (plan.training !== undefined) {
    const run = trained.get(plan.training);
    if (run === undefined) throw new Error(`quantization ${plan.name}: training run ${plan.training} was not deployed`);
    return {
      weightsPath: run.path,
      weightsFingerprint: pulumi.all([run.path, run.fingerprint]).apply(([, content]) => content),
    };
  }
  const folder = plan.weightsPath ?? "";
  return { weightsPath: folder, ...present({ weightsFingerprint: contentOf(data, folder) }) };
}

/** Quantizes every list entry of an environment; what it makes is found like what a training run has made, by name. */
export function deployQuantization(
  planned: readonly PlannedQuantization[],
  platform: PlatformLayer,
  data: TrainingData,
  trained: TrainedWeightsByRun,
): TrainedWeightsByRun {
  const { namespace, claimName, serviceAccountName, rules } = platform.training;
  const options = {
    providers: [platform.kubernetes],
    dependsOn: [...platform.ready, platform.images, rules],
  };
  return new Map(
    planned.map((one): [string, TrainedWeights] => {
      const { workload, plan } = one;
      const { tools, setupCommand, command, runId, timeLimitMinutes } = workload;
      const made = new WeightQuantization(
        plan.name,
        {
          runName: plan.name,
          namespace,
          claimName,
          serviceAccountName,
          queue: platform.queues.get(workload.queue) ?? workload.queue,
          kubeconfig: platform.kubeconfig,
          method: plan.method,
          npus: plan.npus,
          tensorParallel: one.servedNpus,
          npuFormat: plan.npuFormat,
          outputPath: plan.outputPath,
          image: platform.imageAddress(plan.image),
          ...weightsOf(one, trained, data),
          ...present({
            bits: plan.bits,
            groupSize: plan.groupSize,
            calibrationPath: plan.calibration,
            calibrationFingerprint: plan.calibration === undefined ? undefined : contentOf(data, plan.calibration),
            toolsPath: tools,
            codeFingerprint: tools === undefined ? undefined : contentOf(data, tools),
            setupCommand,
            command,
            runId,
            timeLimitMinutes,
          }),
        },
        options,
      );
      return [plan.name, { path: made.path, checkpointPath: made.path, fingerprint: made.fingerprint }];
    }),
  );
}
