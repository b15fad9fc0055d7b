import * as pulumi from "@pulumi/pulumi";
import { imageFor } from "../catalogue";
import type { StackEnvironment } from "../config/environment";
import { deployData } from "./data";
import { planEnvironment } from "./plans";
import { deployPlatform } from "./platform";
import { deployServing } from "./serving";
import { deployTraining } from "./training";

/** What a stack tells the people and programs that use it. */
export interface StackOutputs {
  /** Kubeconfig of a cluster administrator, JSON text; a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  readonly clusterId: pulumi.Output<string>;
  readonly bucket: pulumi.Output<string>;
  /** Address of the SFS Turbo file system, `<ip>:/`. */
  readonly shareAddress: pulumi.Output<string>;
  /** Id of that file system. */
  readonly shareId: pulumi.Output<string>;
  /** Its size. */
  readonly shareSizeGiB: pulumi.Output<number>;
  /** Its directory that is linked to the bucket. */
  readonly linkedDirectory: pulumi.Output<string>;
  /** SWR organization for the team's own images. */
  readonly registryOrganization: pulumi.Output<string>;
  /** Path of each data set in the containers, by name. */
  readonly data: Record<string, pulumi.Output<string>>;
  /** Volcano job of each training run, with its phase when `up` last looked at it. */
  readonly training: { name: string; job: pulumi.Output<string>; phase: pulumi.Output<string> }[];
  /** Address of each service inside the cluster. */
  readonly serving: { name: string; url: pulumi.Output<string> }[];
  /** Commands to go on with. */
  readonly nextSteps: string[];
}

/**
 * Deploys one environment: plans first, so that a rejection comes before the first resource, then layer by layer. The outputs up
 * to `linkedDirectory` are what another stack needs that takes this one's platform (`platform.stack`).
 */
export function deploy(environment: StackEnvironment): StackOutputs {
  const { storage, training: runs, serving: services, explanation } = planEnvironment(environment);
  for (const line of explanation) void pulumi.log.info(line);

  // The manual's base image runs the checksums, so it is pulled even where no workload uses it.
  const baseImage = imageFor("megatron on a CCE cluster").image.address;
  const used = [baseImage, ...runs.map(({ plan }) => plan.image), ...services.map(({ plan }) => plan.image)];
  const platform = deployPlatform(environment, { storage, images: [...new Set(used)].sort() });
  const uploadFolder = sharedBucketFolder(environment);
  const data = deployData({ ...environment, ...(uploadFolder && { uploadFolder }) }, platform, baseImage);
  const training = deployTraining(runs, platform, data);
  const serving = deployServing(
    services.map(({ plan }) => plan),
    platform,
  );
  const { namespace } = "sharedPlatform" in environment ? environment.sharedPlatform : environment.platform;
  return {
    kubeconfig: platform.kubeconfig,
    clusterId: platform.clusterId,
    bucket: platform.bucket,
    shareAddress: platform.share.exportLocation,
    shareId: platform.share.shareId,
    shareSizeGiB: platform.share.sizeGiB,
    linkedDirectory: platform.share.linkedDirectory,
    registryOrganization: platform.registryOrganization,
    data: Object.fromEntries([...data].map(([name, { path }]) => [name, path])),
    training: training.map(({ jobName, phase }, index) => ({
      name: runs[index]?.plan.name ?? "",
      job: jobName,
      phase,
    })),
    serving: serving.map(({ url }, index) => ({ name: services[index]?.plan.name ?? "", url })),
    nextSteps: [
      "pulumi stack output kubeconfig --show-secrets > kubeconfig.json",
      `kubectl --kubeconfig kubeconfig.json get vcjob,pods --namespace ${namespace}-train`,
      `kubectl --kubeconfig kubeconfig.json get deployments,services --namespace ${namespace}-serve`,
    ],
  };
}

/** Folder of this stack in a bucket that is not its own; undefined where the bucket is. */
function sharedBucketFolder(environment: StackEnvironment): string | undefined {
  if ("sharedPlatform" in environment) return environment.sharedPlatform.name;
  const { name, storage } = environment.platform;
  return storage.bucket.existing ? name : undefined;
}
