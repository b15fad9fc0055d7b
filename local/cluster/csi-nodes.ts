import type { KubernetesApi } from "./api";
import type { KubernetesObject, Node } from "./objects";
import { SFS_TURBO_DRIVER } from "./volumes";

interface CsiNode extends KubernetesObject {
  spec: { drivers: { name: string; nodeID: string; topologyKeys: string[] }[] };
}

const COLLECTION = "/apis/storage.k8s.io/v1/csinodes";

/**
 * Registers the CSI driver of SFS Turbo on every node, as its DaemonSet does through the kubelet. Volcano's scheduler
 * places pods with such volumes only on nodes that have the driver.
 */
export function registerDriverOnNodes(api: KubernetesApi, log: (line: string) => void): { close(): void } {
  const registered = new Set<string>();
  return api.follow<Node>("/api/v1/nodes", {
    seen({ metadata: { name, uid = "" } }) {
      if (registered.has(uid)) {
        return;
      }
      registered.add(uid);
      const node: CsiNode = {
        apiVersion: "storage.k8s.io/v1",
        kind: "CSINode",
        metadata: { name, ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid }] },
        spec: { drivers: [{ name: SFS_TURBO_DRIVER, nodeID: name, topologyKeys: [] }] },
      };
      api.apply(`${COLLECTION}/${name}`, node).catch((error: unknown) => {
        registered.delete(uid);
        log(`CSI driver on node ${name}: ${String(error)}`);
      });
    },
  });
}

/** Takes the driver off all nodes. */
export async function removeDriverFromNodes(api: KubernetesApi): Promise<void> {
  const nodes = await api.list<CsiNode>(COLLECTION);
  await Promise.all(nodes.map(({ metadata }) => api.remove(`${COLLECTION}/${metadata.name}`)));
}
