import * as pulumi from "@pulumi/pulumi";
import { ComfyUiService, DiffusersJob } from "../components";
import type { Aigc } from "../config/environment";
import type { AigcPlan } from "../plan/aigc";
import type { PlatformLayer } from "./platform-layer";
import { contentOf, present } from "./run-settings";
import type { TrainingData } from "./training-data";

/** A service or job for images with its plan. */
export interface PlannedAigc {
  readonly workload: Aigc;
  readonly plan: AigcPlan;
}

/** What makes images, as the stack's outputs tell of it. */
export interface StartedAigc {
  readonly name: string;
  /** Address of the page inside the cluster; empty for a job. */
  readonly url: pulumi.Output<string>;
  /** Folder of the images in containers that mount the share; of a job known once they are there. */
  readonly images: pulumi.Output<string>;
}

/** Starts every service and job for images of an environment. */
export function deployAigc(
  planned: readonly PlannedAigc[],
  platform: PlatformLayer,
  data: TrainingData,
): StartedAigc[] {
  const { namespace, claimName, serviceAccountName, rules } = platform.serving;
  const options = {
    providers: [platform.kubernetes],
    dependsOn: [...platform.ready, platform.images, rules],
  };
  return planned.map(({ workload, plan }): StartedAigc => {
    const { runId, timeLimitMinutes, graphMode } = workload;
    const common = {
      namespace,
      claimName,
      serviceAccountName,
      kubeconfig: platform.kubeconfig,
      queue: platform.queues.get(workload.queue) ?? workload.queue,
      image: platform.imageAddress(plan.image),
      npus: plan.npus,
      weightsPath: plan.weightsPath,
      packagePath: plan.packagePath,
      ...present({ runId, timeLimitMinutes, graphMode }),
    };
    if (plan.kind === "comfyui") {
      const { source, plugins, port } = workload;
      const folders = [plan.packagePath, ...(source === undefined ? [] : [source]), ...(plugins ?? [])];
      const service = new ComfyUiService(
        plan.name,
        {
          ...common,
          serviceName: plan.name,
          textEncodersPath: plan.textEncodersPath,
          ...present({
            weightsFingerprint: contentOf(data, plan.weightsPath, plan.textEncodersPath),
            codeFingerprint: contentOf(data, ...folders),
            sourcePath: source,
            pluginPaths: plugins === undefined ? undefined : [...plugins],
            port,
          }),
        },
        options,
      );
      return { name: plan.name, url: service.url, images: service.outputPath };
    }
    const { prompts = [], width, height, steps } = workload;
    const job = new DiffusersJob(
      plan.name,
      {
        ...common,
        runName: plan.name,
        prompts: [...prompts],
        ...present({
          weightsFingerprint: contentOf(data, plan.weightsPath),
          codeFingerprint: contentOf(data, plan.packagePath),
          width,
          height,
          steps,
        }),
      },
      options,
    );
    return { name: plan.name, url: pulumi.output(""), images: job.path };
  });
}
