import * as pulumi from "@pulumi/pulumi";
import type { VllmServiceArgs } from "../components";
import type { Serving } from "../config/environment";
import type { ServingPlan } from "../plan/serving";
import { present } from "./run-settings";
import type { TrainedWeights, TrainedWeightsByRun } from "./trained-weights";
import type { TrainingData } from "./training-data";

/** Where a service runs, and what it is let in with. */
export interface ServicePlace {
  readonly namespace: pulumi.Input<string>;
  readonly claimName: pulumi.Input<string>;
  readonly serviceAccountName: pulumi.Input<string>;
  readonly image: pulumi.Input<string>;
  /** Kubeconfig of who watches the rollouts, a secret. */
  readonly kubeconfig: pulumi.Input<string> | undefined;
  /** Volcano queue; undefined for Volcano's own. */
  readonly queue: pulumi.Input<string> | undefined;
  /** Secret with the key that clients send; undefined where they need none. */
  readonly apiKeySecret: pulumi.Input<string> | undefined;
  /** Secret with the certificate; undefined for HTTP. */
  readonly certificateSecret: pulumi.Input<string> | undefined;
}

/** Where the files of a service come from, beside the share's own folders. */
export interface ServiceFiles {
  readonly data: TrainingData;
  readonly trained: TrainedWeightsByRun;
}

/** Settings that are handed on as they are, by their names in a plan and as arguments. */
const SETTINGS = {
  quantization: "quantization",
  kvCacheDtype: "kvCacheDtype",
  nodesPerReplica: "nodesPerReplica",
  weightsGiB: "weightsGiB",
  memoryUtilization: "memoryUtilization",
  blockSize: "blockSizeTokens",
  maxNumSeqs: "maxNumSeqs",
  maxNumBatchedTokens: "maxNumBatchedTokens",
  swapSpaceGiB: "swapSpaceGiB",
  trustRemoteCode: "trustRemoteCode",
  prefixCaching: "prefixCaching",
  chunkedPrefill: "chunkedPrefill",
  schedulerSteps: "schedulerSteps",
  multiStepStreamOutputs: "multiStepStreamOutputs",
  enforceEager: "enforceEager",
  imagesPerPrompt: "imagesPerPrompt",
  speculativeTokens: "speculativeTokens",
  maxAdapterRank: "maxAdapterRank",
} as const satisfies Partial<Record<keyof ServingPlan, keyof VllmServiceArgs>>;

/** The settings of a plan that are given, as arguments. */
function settingsOf(plan: ServingPlan): Partial<VllmServiceArgs> {
  const pairs = Object.entries(SETTINGS) as [keyof typeof SETTINGS, keyof VllmServiceArgs][];
  return Object.fromEntries(
    pairs.flatMap(([setting, argument]) => (plan[setting] === undefined ? [] : [[argument, plan[setting]]])),
  );
}

/** The result of a run of this name. */
function trainedBy(trained: TrainedWeightsByRun, run: string): TrainedWeights {
  const found = trained.get(run);
  if (found === undefined) throw new Error(`serving: training run ${run} was not deployed`);
  return found;
}

/** A folder and what identifies its content; the service waits until it is there. */
interface Files {
  readonly path: pulumi.Input<string>;
  readonly fingerprint?: pulumi.Output<string>;
}

/** What a fingerprint is, once the folder that it is of is there. */
function arrived(path: pulumi.Input<string>, fingerprint: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.all([path, fingerprint]).apply(([, content]) => content);
}

/** Weights from a training run of the stack where one is named, else from the share, which the stack's data may fill. */
function filesOf(folder: string, run: string | undefined, { data, trained }: ServiceFiles): Files {
  if (run !== undefined) {
    const { path, fingerprint } = trainedBy(trained, run);
    return { path, fingerprint: arrived(path, fingerprint) };
  }
  const filled = data.inFolder(folder);
  return filled === undefined
    ? { path: folder }
    : { path: folder, fingerprint: arrived(filled.path, filled.fingerprint) };
}

/** The adapters of a service, in folders of the share or from training runs. */
function adaptersOf({ adapters = [] }: Serving, { trained }: ServiceFiles): VllmServiceArgs["adapters"] {
  return adapters.map(({ name, path, training }) => ({
    name,
    path: training === undefined ? (path ?? "") : trainedBy(trained, training).checkpointPath,
  }));
}

/** What identifies weights and adapters together; undefined where nothing of them is made or brought by the stack. */
function contentOf(weights: Files, workload: Serving, { trained }: ServiceFiles): pulumi.Output<string> | undefined {
  const runs = (workload.adapters ?? []).flatMap(({ training }) => training ?? []);
  const parts = [
    ...(weights.fingerprint === undefined ? [] : [weights.fingerprint]),
    ...runs.map((run) => {
      const { checkpointPath, fingerprint } = trainedBy(trained, run);
      return arrived(checkpointPath, fingerprint);
    }),
  ];
  return parts.length === 0 ? undefined : pulumi.all(parts).apply((contents) => contents.join(" "));
}

/** Arguments of a service. What it serves and this stack makes or brings comes before it, and rolls it out when it changes. */
export function serviceArgs(
  workload: Serving,
  plan: ServingPlan,
  surge: boolean,
  place: ServicePlace,
  files: ServiceFiles,
): VllmServiceArgs {
  const { namespace, claimName, serviceAccountName, image, kubeconfig, queue, apiKeySecret, certificateSecret } = place;
  const weights = filesOf(plan.weightsPath, workload.weightsOf, files);
  const draft =
    plan.draftWeightsPath === undefined ? undefined : filesOf(plan.draftWeightsPath, workload.draftWeightsOf, files);
  const nodes = plan.nodesPerReplica ?? 1;
  const { entry, maxReplicas, waitingRequests } = workload;
  return {
    serviceName: plan.name,
    namespace,
    claimName,
    serviceAccountName,
    image,
    servedModelName: plan.servedModelName ?? plan.model,
    weightsPath: weights.path,
    npus: plan.npus / nodes,
    maxModelLenTokens: plan.maxModelLen,
    dtype: plan.dtype,
    allowLongContext: plan.allowLongContext,
    replicas: plan.replicas,
    surge,
    ...settingsOf(plan),
    ...present({
      weightsFingerprint: contentOf(weights, workload, files),
      draftModelPath: draft?.path,
      draftFingerprint: draft?.fingerprint,
      adapters: workload.adapters === undefined ? undefined : adaptersOf(workload, files),
      scaling:
        maxReplicas === undefined
          ? undefined
          : { minReplicas: plan.replicas, maxReplicas, ...present({ waitingRequests }) },
      startMinutes: workload.startMinutes,
      kubeconfig,
      queue,
      priorityClassName: workload.priorityClass,
      apiKey: apiKeySecret === undefined ? undefined : { secretName: apiKeySecret },
      certificateSecretName: certificateSecret,
      entry:
        entry === undefined ? undefined : { loadBalancerId: entry.loadBalancerId, ...present({ port: entry.port }) },
    }),
  };
}
