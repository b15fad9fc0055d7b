import * as pulumi from "@pulumi/pulumi";
import { imageFor } from "../catalogue";
import type { StackEnvironment } from "../config/environment";
import { deployAigc } from "./aigc";
import { deployData } from "./data";
import { deployEvaluation } from "./evaluation";
import { repairObjects } from "./object-repair";
import { planEnvironment } from "./plans";
import { deployPlatform } from "./platform";
import { deployQuantization } from "./quantization";
import { deployServing } from "./serving";
import { deployTraining } from "./training";
import { trainingData } from "./training-data";

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
  /** Address by digest of each image that the platform builds, by name. */
  readonly builtImages: pulumi.Output<Record<string, string>>;
  /** Public address of the bastion, empty where there is none. */
  readonly bastionAddress: pulumi.Output<string>;
  /** Path of each data set in the containers, by name. */
  readonly data: Record<string, pulumi.Output<string>>;
  /** Volcano job of each training run, with its phase when `up` last looked at it. */
  readonly training: { name: string; job: pulumi.Output<string>; phase: pulumi.Output<string> }[];
  /**
   * Address of each service inside the cluster and, where it has an entry, from outside; the certificate that the stack made for
   * it; and what to run to ask it something with OpenAI's client.
   */
  readonly serving: {
    name: string;
    url: pulumi.Output<string>;
    entryUrl: pulumi.Output<string>;
    certificate: pulumi.Output<string>;
    usage: pulumi.Output<string>;
  }[];
  /** Address of each page inside the cluster, empty for a job, and the folder of its images. */
  readonly aigc: { name: string; url: pulumi.Output<string>; images: pulumi.Output<string> }[];
  /** Folder of each evaluation's result files, and the results as JSON: the form of a stored baseline. */
  readonly evaluation: { name: string; path: pulumi.Output<string>; results: pulumi.Output<string> }[];
  /** Commands to go on with. */
  readonly nextSteps: string[];
}

/**
 * Deploys one environment: plans first, so that a rejection comes before the first resource, then layer by layer. The outputs up
 * to `linkedDirectory` are what another stack needs that takes this one's platform (`platform.stack`).
 */
export function deploy(environment: StackEnvironment): StackOutputs {
  const plans = planEnvironment(environment);
  const { storage, training: runs, serving: services, explanation } = plans;
  for (const line of explanation) void pulumi.log.info(line);
  repairObjects();

  // The manual's base image runs the checksums, so it is pulled even where no workload uses it.
  const baseImage = imageFor("megatron on a CCE cluster").image.address;
  const planned = [...runs, ...plans.quantization, ...services, ...plans.aigc, ...plans.evaluation];
  const used = [baseImage, ...planned.map(({ plan }) => plan.image)];
  const platform = deployPlatform(environment, { storage, images: [...new Set(used)].sort() });
  const uploadFolder = sharedBucketFolder(environment);
  const data = deployData({ ...environment, ...(uploadFolder && { uploadFolder }) }, platform, baseImage);
  const training = deployTraining(runs, platform, data, environment.data);
  const trained = new Map(training.map(({ weights }, index) => [runs[index]?.plan.name ?? "", weights]));
  const content = trainingData(environment.data, data);
  const quantized = deployQuantization(plans.quantization, platform, content, trained);
  const files = { data: content, trained: new Map([...trained, ...quantized]) };
  const serving = deployServing(services, platform, files, environment.secrets.vllmApiKey);
  const aigc = deployAigc(plans.aigc, platform, content);
  const evaluated = services.flatMap((service, index) => {
    const started = serving[index];
    return started === undefined ? [] : [{ ...service, started }];
  });
  const evaluation = deployEvaluation(plans.evaluation, evaluated, platform, content, linkedDirectoryOf(environment));
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
    builtImages: platform.builtImages,
    bastionAddress: platform.bastionAddress,
    data: Object.fromEntries([...data].map(([name, { path }]) => [name, path])),
    training: training.map(({ jobName, phase }, index) => ({
      name: runs[index]?.plan.name ?? "",
      job: jobName,
      phase,
    })),
    serving: serving.map(({ name, url, entryUrl, certificate, usage }) => ({
      name,
      url,
      entryUrl,
      certificate,
      usage,
    })),
    aigc,
    evaluation,
    nextSteps: [
      "pulumi stack output kubeconfig --show-secrets > kubeconfig.json",
      `kubectl --kubeconfig kubeconfig.json get vcjob,pods --namespace ${namespace}-train`,
      `kubectl --kubeconfig kubeconfig.json get deployments,services --namespace ${namespace}-serve`,
    ],
  };
}

/** The directory of the share that is linked to the bucket; of another stack's share, the one that is linked by default. */
function linkedDirectoryOf(environment: StackEnvironment): string {
  return "platform" in environment ? environment.platform.storage.sfsTurbo.linkedDirectory : "training_data";
}

/** Folder of this stack in a bucket that is not its own; undefined where the bucket is. */
function sharedBucketFolder(environment: StackEnvironment): string | undefined {
  if ("sharedPlatform" in environment) return environment.sharedPlatform.name;
  const { name, storage } = environment.platform;
  return storage.bucket.existing ? name : undefined;
}
