import { existsSync } from "node:fs";
import {
  ApiException,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  setHeaderOptions,
  V1DeleteOptions,
  type V1Node,
  type V1Pod,
  V1Preconditions,
  Watch,
} from "@kubernetes/client-node";
import { amounts } from "./amounts";
import { ClusterError, type JobCluster, type ObservedJob, type ObservedNode, type ObservedPod } from "./observed";
import type { WatchSettings } from "./settings";

const JOBS = { group: "batch.volcano.sh", version: "v1alpha1", plural: "jobs" };
const POD_GROUPS = { group: "scheduling.volcano.sh", version: "v1beta1", plural: "podgroups" };
const COMMANDS = { group: "bus.volcano.sh", version: "v1alpha1", plural: "commands" };

/** Manager of the fields that the watching program writes itself. */
const FIELD_MANAGER = "ascend-stacks-job-watch";

/** Answers of the API server that another attempt may change. */
const TRANSIENT = [408, 429, 500, 502, 503, 504];

/** The cluster of a kubeconfig, which is followed until it is closed. */
export interface FollowedCluster extends JobCluster {
  close(): void;
}

/** Connects to the cluster of a job. */
export function jobCluster({ jobName: name, namespace, kubeconfig }: WatchSettings): FollowedCluster {
  const config = configOf(kubeconfig);
  const core = config.makeApiClient(CoreV1Api);
  const custom = config.makeApiClient(CustomObjectsApi);
  const objects = KubernetesObjectApi.makeApiClient(config);
  const labelSelector = `volcano.sh/job-name=${name}`;
  // A restart deletes pods as soon as they have failed: who only lists them may see none.
  const failed = new Map<string, ObservedPod>();
  let closing: AbortController | undefined;
  let isClosed = false;

  async function follow(): Promise<void> {
    while (!isClosed) {
      try {
        await new Promise<void>((resolve, reject) => {
          new Watch(config)
            .watch(
              `/api/v1/namespaces/${namespace}/pods`,
              { labelSelector },
              (_type: string, pod: V1Pod) => {
                if (pod.status?.phase === "Failed") failed.set(pod.metadata?.uid ?? "", observedPod(pod));
              },
              () => {
                resolve();
              },
            )
            .then((controller) => {
              closing = controller;
              if (isClosed) controller.abort();
            }, reject);
        });
      } catch {
        // The next list says why, if it goes on.
      }
      await new Promise((resolve) => setTimeout(resolve, 1000).unref());
    }
  }
  void follow();

  const find = async <T>(question: () => Promise<unknown>): Promise<T | undefined> => {
    try {
      return (await question()) as T;
    } catch (error) {
      if (error instanceof ApiException && error.code === 404) return undefined;
      throw clusterError(error);
    }
  };
  const must = async (question: () => Promise<unknown>): Promise<void> => {
    try {
      await question();
    } catch (error) {
      throw clusterError(error);
    }
  };

  return {
    job: () => find<ObservedJob>(() => custom.getNamespacedCustomObject({ ...JOBS, namespace, name })),
    podGroup: (job) =>
      find(() => custom.getNamespacedCustomObject({ ...POD_GROUPS, namespace, name: `${name}-${job.metadata.uid}` })),
    async pods() {
      const list = await find<{ items: V1Pod[] }>(() => core.listNamespacedPod({ namespace, labelSelector }));
      const pods = (list?.items ?? []).map(observedPod).sort((a, b) => (a.name < b.name ? -1 : 1));
      const gone = [...failed.values()].filter((pod) => !pods.some(({ uid }) => uid === pod.uid));
      failed.clear();
      return [...gone, ...pods];
    },
    async nodes() {
      try {
        const [nodes, pods] = await Promise.all([core.listNode(), core.listPodForAllNamespaces()]);
        return observedNodes(nodes.items, pods.items);
      } catch (error) {
        if (error instanceof ApiException && error.code === 403) return undefined;
        throw clusterError(error);
      }
    },
    async warning({ uid }) {
      const events = await find<{ items: { reason?: string; message?: string }[] }>(() =>
        core.listNamespacedEvent({ namespace, fieldSelector: `involvedObject.uid=${uid},type=Warning` }),
      );
      const newest = events?.items.at(-1);
      return newest === undefined ? undefined : `${newest.reason ?? "Warning"}: ${newest.message ?? ""}`;
    },
    async log(pod, tailLines) {
      // A pod of the next attempt has the same name.
      const now = await find<V1Pod>(() => core.readNamespacedPod({ namespace, name: pod.name }));
      if (now?.metadata?.uid !== pod.uid) return undefined;
      return find<string>(() => core.readNamespacedPodLog({ namespace, name: pod.name, tailLines }));
    },
    annotate: (key, value) =>
      must(() =>
        custom.patchNamespacedCustomObject(
          {
            ...JOBS,
            namespace,
            name,
            body: { metadata: { annotations: { [key]: value } } },
            fieldManager: FIELD_MANAGER,
          },
          setHeaderOptions("Content-Type", PatchStrategy.MergePatch),
        ),
      ),
    async remove(job) {
      const options = new V1DeleteOptions();
      options.preconditions = Object.assign(new V1Preconditions(), { uid: job.metadata.uid });
      options.propagationPolicy = "Foreground";
      await find(() => custom.deleteNamespacedCustomObject({ ...JOBS, namespace, name, body: options }));
    },
    apply: (manifest, fieldManager) =>
      must(() => objects.patch(manifest, undefined, undefined, fieldManager, true, PatchStrategy.ServerSideApply)),
    command: (job, action) =>
      must(() => {
        const target = {
          apiVersion: "batch.volcano.sh/v1alpha1",
          kind: "Job",
          name,
          uid: job.metadata.uid,
          controller: true,
        };
        return custom.createNamespacedCustomObject({
          ...COMMANDS,
          namespace,
          body: {
            apiVersion: "bus.volcano.sh/v1alpha1",
            kind: "Command",
            metadata: { generateName: `${name}-${action.toLowerCase()}-`, namespace, ownerReferences: [target] },
            target,
            action,
          },
        });
      }),
    close() {
      isClosed = true;
      closing?.abort();
    },
  };
}

/** Configuration from the content or path of a kubeconfig, else from where kubectl has it. */
export function configOf(kubeconfig: string | undefined): KubeConfig {
  const config = new KubeConfig();
  if (kubeconfig === undefined) config.loadFromDefault();
  else if (!kubeconfig.includes("\n") && existsSync(kubeconfig)) config.loadFromFile(kubeconfig);
  else config.loadFromString(kubeconfig);
  return config;
}

/** What went wrong, without what was sent: a request may carry secrets. */
export function clusterError(error: unknown): ClusterError {
  if (error instanceof ApiException) {
    const { code } = error;
    return new ClusterError(
      `the API server answers ${String(code)}: ${messageOf(error.body)}`,
      TRANSIENT.includes(code),
      {
        cause: error,
      },
    );
  }
  return new ClusterError(error instanceof Error ? error.message : String(error), true, { cause: error });
}

/** The message of a refusal, which comes as a Status of Kubernetes. */
function messageOf(body: unknown): string {
  try {
    const status = (typeof body === "string" ? JSON.parse(body) : body) as { message?: string } | undefined;
    return status?.message ?? "";
  } catch {
    return String(body);
  }
}

/** A pod with what matters here. */
export function observedPod({ metadata, spec, status }: V1Pod): ObservedPod {
  const [container] = status?.containerStatuses ?? [];
  const ended = container?.state?.terminated ?? container?.lastState?.terminated;
  const waiting = container?.state?.waiting;
  const scheduled = status?.conditions?.find(({ type }) => type === "PodScheduled");
  return {
    name: metadata?.name ?? "",
    uid: metadata?.uid ?? "",
    phase: status?.phase ?? "Pending",
    node: spec?.nodeName,
    attempt: `${metadata?.annotations?.["scheduling.k8s.io/group-name"] ?? ""}-${metadata?.annotations?.["volcano.sh/job-version"] ?? ""}`,
    unschedulable: scheduled?.status === "False" ? scheduled.message : undefined,
    waiting:
      waiting?.reason === undefined || waiting.reason === "ContainerCreating"
        ? undefined
        : [waiting.reason, waiting.message].filter((text) => text !== undefined).join(": "),
    ended:
      ended === undefined
        ? undefined
        : { exitCode: ended.exitCode, reason: ended.reason ?? "", lastWords: ended.message ?? "" },
    reason: status?.reason === undefined ? undefined : [status.reason, status.message ?? ""].join(": "),
    isBeingDeleted: metadata?.deletionTimestamp !== undefined,
  };
}

/** Nodes, and what the pods on them leave. */
function observedNodes(nodes: V1Node[], pods: V1Pod[]): ObservedNode[] {
  return nodes.map(({ metadata, spec, status }) => {
    const name = metadata?.name ?? "";
    const free = amounts(status?.allocatable ?? {});
    for (const pod of pods) {
      const holds = pod.status?.phase !== "Succeeded" && pod.status?.phase !== "Failed";
      if (pod.spec?.nodeName !== name || !holds) continue;
      for (const { resources } of pod.spec.containers) {
        for (const [resource, amount] of Object.entries(amounts(resources?.requests ?? {}))) {
          free[resource] = (free[resource] ?? 0) - amount;
        }
      }
    }
    const isReady =
      spec?.unschedulable !== true &&
      (status?.conditions?.some(({ type, status: state }) => type === "Ready" && state === "True") ?? false);
    return { name, labels: metadata?.labels ?? {}, isReady, free };
  });
}
