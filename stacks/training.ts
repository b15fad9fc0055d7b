import type * as pulumi from "@pulumi/pulumi";
import {
  EagleDraftModel,
  FluxTraining,
  LlamaFactoryBenchmark,
  LlamaFactoryTraining,
  MegatronTraining,
} from "../components";
import type { DataSet } from "../config/environment";
import type { DataLayer } from "./data";
import { eagleArgs } from "./eagle-run";
import { fluxArgs } from "./flux-run";
import { benchmarkArgs, llamaFactoryArgs } from "./llama-factory-run";
import { megatronArgs, type RunPlace } from "./megatron-run";
import type { PlatformLayer } from "./platform-layer";
import type { PlannedTraining } from "./plans";
import type { TrainedWeights } from "./trained-weights";
import { trainingData, type TrainingData } from "./training-data";

/** A training run that was started, whatever its framework. */
export interface StartedTraining {
  /** Name of the Volcano job that trains. */
  readonly jobName: pulumi.Output<string>;
  /** Phase of that job when `up` last looked at it. */
  readonly phase: pulumi.Output<string>;
  /** What services take from it. */
  readonly weights: TrainedWeights;
}

/** Phase of a job that was waited for to its end. */
function completed(end: pulumi.Output<string>): pulumi.Output<string> {
  return end.apply(() => "Completed");
}

/** What a run hands on to services. */
function weightsOf(run: {
  weightsPath: pulumi.Output<string>;
  checkpointPath?: pulumi.Output<string>;
  fingerprint: pulumi.Output<string>;
}): TrainedWeights {
  const { weightsPath, checkpointPath, fingerprint } = run;
  return { path: weightsPath, checkpointPath: checkpointPath ?? weightsPath, fingerprint };
}

/** Starts one run with the component of its framework. */
function startTraining(
  { workload, plan }: PlannedTraining,
  place: RunPlace,
  data: TrainingData,
  options: pulumi.ComponentResourceOptions,
): StartedTraining {
  switch (plan.framework) {
    case "megatron": {
      const run = new MegatronTraining(plan.name, megatronArgs(workload, plan, place, data), options);
      return { jobName: run.jobName, phase: run.phase, weights: weightsOf(run) };
    }
    case "llama-factory": {
      const run = new LlamaFactoryTraining(plan.name, llamaFactoryArgs(workload, plan, place, data), options);
      const tests = benchmarkArgs(workload, plan, place, data, run);
      if (tests !== undefined) new LlamaFactoryBenchmark(`${plan.name}-tests`, tests, options);
      return { jobName: run.jobName, phase: completed(run.checkpointPath), weights: weightsOf(run) };
    }
    case "eagle": {
      const run = new EagleDraftModel(plan.name, eagleArgs(workload, plan, place, data), options);
      return { jobName: run.jobName, phase: completed(run.checkpointPath), weights: weightsOf(run) };
    }
    case "flux": {
      const run = new FluxTraining(plan.name, fluxArgs(workload, plan, place, data), options);
      return { jobName: run.jobName, phase: completed(run.weightsPath), weights: weightsOf(run) };
    }
  }
}

/** Starts every training run of an environment. */
export function deployTraining(
  runs: readonly PlannedTraining[],
  platform: PlatformLayer,
  data: DataLayer,
  dataSets: readonly DataSet[],
): StartedTraining[] {
  const found = trainingData(dataSets, data);
  // Volcano brings the kind of the job, the NPU add-on what it asks for, and images are pulled before NPUs are held.
  const options = {
    providers: [platform.kubernetes],
    dependsOn: [...platform.ready, platform.images, platform.training.rules],
  };
  return runs.map((run) => {
    const { namespace, claimName, serviceAccountName } = platform.training;
    const queue = platform.queues.get(run.workload.queue) ?? run.workload.queue;
    const image = platform.imageAddress(run.plan.image);
    const place = { namespace, claimName, serviceAccountName, queue, image, kubeconfig: platform.kubeconfig };
    return startTraining(run, place, found, options);
  });
}
