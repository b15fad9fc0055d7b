import { MegatronTraining } from "../components";
import type { Training } from "../config/environment";
import type { TrainingPlan } from "../plan/training";
import type { DataLayer } from "./data";
import type { PlatformLayer } from "./platform";

/** A training run of the configuration with its plan. */
export interface PlannedTraining {
  readonly workload: Training;
  readonly plan: TrainingPlan;
}

/** Starts every training run of an environment. */
export function deployTraining(
  runs: readonly PlannedTraining[],
  platform: PlatformLayer,
  data: DataLayer,
): MegatronTraining[] {
  return runs.map(({ workload, plan }) => {
    const dataSet = data.get(workload.data);
    if (dataSet === undefined) throw new Error(`training ${workload.name}: data set ${workload.data} was not deployed`);
    return new MegatronTraining(
      plan.name,
      {
        runName: plan.name,
        namespace: platform.training.namespace,
        model: plan.model,
        strategy: plan.strategy,
        seqLenTokens: plan.seqLen,
        tensorParallel: plan.tensorParallel,
        pipelineParallel: plan.pipelineParallel,
        microBatchSize: plan.microBatchSize,
        nodes: plan.nodes,
        npusPerNode: plan.npusPerNode,
        image: plan.image,
        command: plan.command,
        dataPath: dataSet.path,
        weightsPath: plan.weightsPath,
        claimName: platform.training.claimName,
      },
      // Volcano brings the kind of the job, the NPU add-on what it asks for, and images are pulled before NPUs are held.
      { providers: [platform.kubernetes], dependsOn: [platform.addons, platform.images] },
    );
  });
}
