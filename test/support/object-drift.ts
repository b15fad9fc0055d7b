import type { KubernetesApi } from "../../local/cluster/api";
import type { EngineChange } from "./engine-changes";

/** One change of an object of a cluster behind the engine's back. */
export interface ObjectDrift {
  /** The resource as the engine names it: `kubernetes:core/v1:Namespace serve`. */
  readonly resource: string;
  /** Path of the object in the API; with a selector, of a list whose only object it is. */
  readonly path: string;
  /** Merge patch of the object; undefined: it is deleted. */
  readonly patch?: object;
  /** What the preview must say of the resource: the operation, and of a change the property. */
  readonly shown: { readonly operation: string; readonly property?: string };
}

const METADATA = { operation: "update", property: "metadata" };
const SPEC = { operation: "update", property: "spec" };

/** Labels of an object that somebody has changed. */
function labels(changed: Record<string, string | null>): object {
  return { metadata: { labels: changed } };
}

/**
 * A change for every kind of object that a stack creates in its cluster.
 *
 * @param names prefix of the namespaces, and of the names of volumes; names of the stack's training run, service, data set and
 * queue
 */
export function objectDrifts(names: {
  readonly namespace: string;
  readonly prefix: string;
  readonly training: string;
  readonly serving: string;
  readonly dataSet: string;
  readonly queue: string;
}): ObjectDrift[] {
  const { namespace, prefix, training, serving, dataSet, queue } = names;
  const core = (kind: string): string => `/api/v1/namespaces/${namespace}-${kind}`;
  return [
    {
      resource: "kubernetes:core/v1:Namespace serve",
      path: core("serve"),
      patch: labels({ "pod-security.kubernetes.io/warn": "privileged" }),
      shown: METADATA,
    },
    {
      resource: "kubernetes:networking.k8s.io/v1:NetworkPolicy train-default-deny",
      path: `/apis/networking.k8s.io/v1/namespaces/${namespace}-train/networkpolicies/default-deny`,
      patch: { spec: { policyTypes: ["Ingress"] } },
      shown: SPEC,
    },
    {
      resource: "kubernetes:core/v1:LimitRange data",
      path: `${core("data")}/limitranges/containers`,
      shown: { operation: "create" },
    },
    {
      resource: "kubernetes:core/v1:ServiceAccount train",
      path: `${core("train")}/serviceaccounts/workload`,
      patch: { automountServiceAccountToken: true },
      shown: { operation: "update", property: "automountServiceAccountToken" },
    },
    {
      resource: "kubernetes:core/v1:ServiceAccountPatch serve-default",
      path: `${core("serve")}/serviceaccounts/default`,
      patch: { automountServiceAccountToken: true },
      shown: { operation: "update", property: "automountServiceAccountToken" },
    },
    {
      resource: "kubernetes:core/v1:Secret train-registry-logins",
      path: `${core("train")}/secrets/registry-logins`,
      patch: { data: { ".dockerconfigjson": Buffer.from('{"auths":{}}').toString("base64") } },
      shown: { operation: "replace", property: "data" },
    },
    {
      resource: "kubernetes:core/v1:PersistentVolume train-share",
      path: `/api/v1/persistentvolumes/${prefix}-share-train`,
      patch: { spec: { persistentVolumeReclaimPolicy: "Delete" } },
      shown: SPEC,
    },
    {
      resource: "kubernetes:core/v1:PersistentVolumeClaim serve-share",
      path: `${core("serve")}/persistentvolumeclaims/share`,
      patch: { metadata: { annotations: { "volume.beta.kubernetes.io/storage-provisioner": "somebody" } } },
      shown: METADATA,
    },
    {
      resource: "kubernetes:apps/v1:Deployment images",
      path: `/apis/apps/v1/namespaces/${namespace}-data/deployments/images`,
      patch: { spec: { replicas: 1 } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:core/v1:Service ${serving}`,
      path: `${core("serve")}/services/${serving}`,
      patch: { spec: { ports: [{ name: "http", port: 8080, targetPort: 9999 }] } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:policy/v1:PodDisruptionBudget ${serving}`,
      path: `/apis/policy/v1/namespaces/${namespace}-serve/poddisruptionbudgets/${serving}`,
      patch: { spec: { maxUnavailable: 0 } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:core/v1:ConfigMap data-${dataSet}`,
      path: `${core("data")}/configmaps/data-${dataSet}-checksums`,
      patch: labels({ "app.kubernetes.io/instance": "somebody" }),
      shown: METADATA,
    },
    {
      resource: `kubernetes:batch/v1:Job data-${dataSet}`,
      path: `/apis/batch/v1/namespaces/${namespace}-data/jobs/data-${dataSet}-checksum`,
      patch: labels({ "app.kubernetes.io/instance": "somebody" }),
      shown: METADATA,
    },
    {
      resource: `kubernetes:scheduling.volcano.sh/v1beta1:Queue queue-${queue}`,
      path: `/apis/scheduling.volcano.sh/v1beta1/queues/${queue}`,
      patch: { spec: { weight: 7 } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:batch.volcano.sh/v1alpha1:Job ${training}`,
      path: `/apis/batch.volcano.sh/v1alpha1/namespaces/${namespace}-train/jobs/${training}`,
      patch: labels({ "fault-scheduling": "off" }),
      shown: METADATA,
    },
  ];
}

/** Names in the program of the test of `componentDrifts`. */
export const DRIFTING = { quota: "batch", scrape: "metrics", scaled: "scaled", nodes: "nodes" } as const;

/**
 * A change for every kind of object that components create and no stack file of the tests asks for.
 *
 * @param namespace that of the services; the quota has one of its own, `llm-<quota>`
 */
export function componentDrifts(namespace: string): ObjectDrift[] {
  const { quota, scrape, scaled, nodes } = DRIFTING;
  const ofReplica = `?labelSelector=app.kubernetes.io%2Finstance%3D${nodes}`;
  return [
    {
      resource: `kubernetes:core/v1:ResourceQuota ${quota}`,
      path: `/api/v1/namespaces/llm-${quota}/resourcequotas/workloads`,
      patch: { spec: { hard: { pods: "3000" } } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:monitoring.coreos.com/v1:PodMonitor ${scrape}-vllm`,
      path: `/apis/monitoring.coreos.com/v1/namespaces/llm-${quota}/podmonitors/vllm`,
      patch: { spec: { selector: { matchLabels: { "app.kubernetes.io/name": "somebody" } } } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:autoscaling/v2:HorizontalPodAutoscaler ${scaled}`,
      path: `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers/${scaled}`,
      patch: { spec: { maxReplicas: 9 } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:scheduling.volcano.sh/v1beta1:PodGroup ${nodes}-0`,
      path: `/apis/scheduling.volcano.sh/v1beta1/namespaces/${namespace}/podgroups${ofReplica}`,
      patch: { spec: { minMember: 1 } },
      shown: SPEC,
    },
    {
      resource: `kubernetes:apps/v1:StatefulSet ${nodes}-0`,
      path: `/apis/apps/v1/namespaces/${namespace}/statefulsets${ofReplica}`,
      patch: { spec: { replicas: 3 } },
      shown: SPEC,
    },
  ];
}

/** Kind of a drift's resource, as the engine names it. */
export function kindOf({ resource }: ObjectDrift): string {
  return resource.split(" ")[0] ?? "";
}

/** Makes changes behind the engine's back. */
export async function makeDrifts(api: KubernetesApi, drifts: readonly ObjectDrift[]): Promise<void> {
  for (const { path: given, patch } of drifts) {
    const path = given.includes("?") ? await onlyPath(api, given) : given;
    await (patch === undefined ? api.remove(path) : api.merge(path, patch));
  }
}

/** Path of the only object of a list. */
async function onlyPath(api: KubernetesApi, list: string): Promise<string> {
  const [object, ...others] = await api.list(list);
  if (object === undefined || others.length > 0)
    throw new Error(`${list}: ${object === undefined ? "no" : "several"} objects`);
  return `${list.split("?")[0] ?? ""}/${object.metadata.name}`;
}

/** One line of the table of drifts. */
export interface DriftRow {
  readonly kind: string;
  readonly changed: string;
  readonly detected: boolean;
  /** All that was said of the resource. */
  readonly said: string;
}

/** Whether an engine's output names a drift. */
export function driftRow(drift: ObjectDrift, said: readonly EngineChange[]): DriftRow {
  const { resource, shown } = drift;
  const ofIt = said.filter((change) => change.resource === resource);
  const detected = ofIt.some(
    ({ operation, properties }) =>
      operation === shown.operation && (shown.property === undefined || properties.includes(shown.property)),
  );
  const words = ofIt.map(({ operation, properties }) => [operation, ...properties].join(" "));
  return { kind: kindOf(drift), changed: shown.property ?? "deleted", detected, said: words.join("; ") };
}

/** Prints which drifts an engine's output names, and returns those that it does not. */
export function missedDrifts(drifts: readonly ObjectDrift[], said: readonly EngineChange[]): DriftRow[] {
  const rows = drifts.map((drift) => driftRow(drift, said));
  const missed = rows.filter(({ detected }) => !detected);
  const kinds = (of: readonly DriftRow[]): number => new Set(of.map(({ kind }) => kind)).size;
  console.table(rows);
  console.log(`      kinds tried: ${String(kinds(rows))}, detected: ${String(kinds(rows) - kinds(missed))}`);
  return missed;
}
