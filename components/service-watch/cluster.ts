import {
  ApiException,
  AppsV1Api,
  CoreV1Api,
  type V1Deployment,
  type V1Pod,
  type V1StatefulSet,
} from "@kubernetes/client-node";
import { clusterError, configOf } from "../job-watch/cluster";
import type { ObservedServicePod, ObservedWorkload, ServiceCluster } from "./observed";
import type { ServiceWatchSettings } from "./watch";

/** Connects to the cluster of a service. */
export function serviceCluster({ kind, names, namespace, selector, kubeconfig }: ServiceWatchSettings): ServiceCluster {
  const config = configOf(kubeconfig);
  const core = config.makeApiClient(CoreV1Api);
  const apps = config.makeApiClient(AppsV1Api);

  const find = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await question();
    } catch (error) {
      // 400: a container that never ran has no log.
      if (error instanceof ApiException && (error.code === 404 || error.code === 400)) return undefined;
      throw clusterError(error);
    }
  };

  const workload = async (name: string): Promise<ObservedWorkload | undefined> => {
    if (kind === "StatefulSet") {
      const set = await find(() => apps.readNamespacedStatefulSet({ name, namespace }));
      return set && observed(set, set.status?.readyReplicas);
    }
    const deployment = await find(() => apps.readNamespacedDeployment({ name, namespace }));
    return deployment && observed(deployment, deployment.status?.availableReplicas);
  };

  return {
    workloads: () => Promise.all(names.map(workload)),
    async pods() {
      const list = await find(() => core.listNamespacedPod({ namespace, labelSelector: selector }));
      return (list?.items ?? []).map(observedPod).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async warning({ name: pod }) {
      const events = await find(() =>
        core.listNamespacedEvent({ namespace, fieldSelector: `involvedObject.name=${pod},type=Warning` }),
      );
      const newest = events?.items.at(-1);
      return newest === undefined ? undefined : `${newest.reason ?? "Warning"}: ${newest.message ?? ""}`;
    },
    log: ({ name: pod }, tailLines) =>
      find(() => core.readNamespacedPodLog({ name: pod, namespace, tailLines, previous: true })),
  };
}

function observed(
  { metadata, spec, status }: V1Deployment | V1StatefulSet,
  ready: number | undefined,
): ObservedWorkload {
  return {
    isObserved: (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0),
    wanted: spec?.replicas ?? 1,
    updated: status?.updatedReplicas ?? 0,
    ready: ready ?? 0,
    all: status?.replicas ?? 0,
  };
}

function observedPod({ metadata, spec, status }: V1Pod): ObservedServicePod {
  const [container] = status?.containerStatuses ?? [];
  const ended = container?.state?.terminated ?? container?.lastState?.terminated;
  const waiting = container?.state?.waiting;
  const scheduled = status?.conditions?.find(({ type }) => type === "PodScheduled");
  return {
    name: metadata?.name ?? "",
    node: spec?.nodeName,
    isReady: status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True") ?? false,
    isBeingDeleted: metadata?.deletionTimestamp !== undefined,
    restarts: container?.restartCount ?? 0,
    unschedulable: scheduled?.status === "False" ? scheduled.message : undefined,
    waiting:
      waiting?.reason === undefined || waiting.reason === "ContainerCreating"
        ? undefined
        : [waiting.reason, waiting.message].filter((text) => text !== undefined).join(": "),
    ended: ended === undefined ? undefined : { exitCode: ended.exitCode, lastWords: ended.message ?? "" },
    created: metadata?.creationTimestamp?.getTime() ?? 0,
  };
}
