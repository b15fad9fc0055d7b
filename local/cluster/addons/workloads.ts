import { setTimeout as sleep } from "node:timers/promises";
import type { AddonSpec } from "../../cluster-host";
import type { KubernetesApi } from "../api";
import type { Workload } from "../objects";

/** A program of an add-on as it appears in namespace kube-system; its pods are simulated like all others. */
export interface AddonWorkload {
  kind: "Deployment" | "DaemonSet";
  name: string;
  /** Restricts a DaemonSet to some nodes. */
  nodeSelector?: Record<string, string>;
}

const NAMESPACE = "kube-system";

/** Creates the workloads of an add-on; resolves when they are available, which needs a node for each Deployment. */
export async function installWorkloads(api: KubernetesApi, spec: AddonSpec, workloads: AddonWorkload[]): Promise<void> {
  await Promise.all(workloads.map((workload) => api.apply(pathOf(workload), objectOf(workload, spec))));
  while (!(await Promise.all(workloads.map((workload) => isAvailable(api, workload)))).every(Boolean)) {
    await sleep(100);
  }
}

export async function removeWorkloads(api: KubernetesApi, workloads: AddonWorkload[]): Promise<void> {
  await Promise.all(workloads.map((workload) => api.remove(pathOf(workload), { propagationPolicy: "Background" })));
}

function pathOf({ kind, name }: AddonWorkload): string {
  return `/apis/apps/v1/namespaces/${NAMESPACE}/${kind.toLowerCase()}s/${name}`;
}

function objectOf({ kind, name, nodeSelector = {} }: AddonWorkload, { templateName, version }: AddonSpec): Workload {
  const labels = { app: name, release: `cceaddon-${templateName}` };
  return {
    apiVersion: "apps/v1",
    kind,
    metadata: { name, namespace: NAMESPACE, labels },
    spec: {
      ...(kind === "Deployment" ? { replicas: 1 } : {}),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          nodeSelector,
          tolerations: [{ operator: "Exists" }],
          containers: [
            { name, image: `hwofficial/${name}:${version}`, resources: { requests: { cpu: "100m", memory: "128Mi" } } },
          ],
        },
      },
    },
  };
}

async function isAvailable(api: KubernetesApi, workload: AddonWorkload): Promise<boolean> {
  const { metadata, spec, status = {} } = await api.get<Workload>(pathOf(workload));
  if (status.observedGeneration !== metadata.generation) {
    return false;
  }
  return workload.kind === "Deployment"
    ? (status.availableReplicas ?? 0) >= (spec.replicas ?? 1)
    : (status.numberAvailable ?? 0) === (status.desiredNumberScheduled ?? 0);
}
