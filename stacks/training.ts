import { LlamaFactoryTraining, MegatronTraining } from "../components";
import type { TrainingPlan } from "../plan/training";
import type { DataLayer } from "./data";
import type { PlatformLayer } from "./platform-layer";
import type { PlannedTraining } from "./plans";

/** The component of a training run; which one depends on the framework. */
type TrainingRun = MegatronTraining | LlamaFactoryTraining;

/** Starts every training run of an environment. */
export function deployTraining(
  runs: readonly PlannedTraining[],
  platform: PlatformLayer,
  data: DataLayer,
): TrainingRun[] {
  return runs.map(({ workload, plan }) => {
    const dataSet = data.get(workload.data);
    if (dataSet === undefined) throw new Error(`training ${workload.name}: data set ${workload.data} was not deployed`);
    const common = {
      runName: plan.name,
      namespace: platform.training.namespace,
      strategy: plan.strategy,
      seqLenTokens: plan.seqLen,
      nodes: plan.nodes,
      npusPerNode: plan.npusPerNode,
      image: plan.image,
      dataPath: dataSet.path,
      weightsPath: plan.weightsPath,
      claimName: platform.training.claimName,
      serviceAccountName: platform.training.serviceAccountName,
      queue: platform.queues.get(workload.queue) ?? workload.queue,
    };
    // Volcano brings the kind of the job, the NPU add-on what it asks for, and images are pulled before NPUs are held.
    const options = {
      providers: [platform.kubernetes],
      dependsOn: [...platform.ready, platform.images, platform.training.rules],
    };
    switch (plan.framework) {
      case "megatron":
        return new MegatronTraining(
          plan.name,
          {
            ...common,
            model: plan.model,
            tensorParallel: plan.tensorParallel,
            pipelineParallel: plan.pipelineParallel,
            microBatchSize: plan.microBatchSize,
            // The start scripts have a default of their own.
            ...(isChosen(plan, "globalBatchSize") ? { globalBatchSize: plan.globalBatchSize } : {}),
            command: plan.command,
          },
          options,
        );
      case "llama-factory":
        return new LlamaFactoryTraining(
          plan.name,
          {
            ...common,
            template: plan.template,
            zeroStage: plan.zeroStage,
            offload: plan.offload,
            gradientAccumulationSteps: plan.gradientAccumulationSteps,
            dataSet: workload.data,
            // The manual's base image has no LLaMA-Factory.
            ...(isChosen(plan, "image") ? {} : { installedTransformers: plan.transformers }),
            ...(plan.command === undefined ? {} : { command: plan.command }),
          },
          options,
        );
    }
  });
}

/** Whether the configuration gives a value of a plan. */
function isChosen({ sources }: TrainingPlan, value: string): boolean {
  return sources[value]?.from === "user";
}
