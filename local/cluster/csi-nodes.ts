import type { KubernetesApi } from "./api";
import type { Node } from "./objects";
import { SFS_TURBO_DRIVER } from "./volumes";

/**
 * Registers the CSI driver of SFS Turbo on every node, now and later, as the kubelet does once the driver's pod runs
 * there. Volcano places no pod with a volume on a node that has not registered the volume's driver.
 */
export function registerCsiNodes(api: KubernetesApi, log: (line: string) => void): { close(): void } {
  const registered = new Set<string>();
  return api.follow<Node>("/api/v1/nodes", {
    seen: ({ metadata: { name, uid } }) => {
      if (uid === undefined || registered.has(uid)) {
        return;
      }
      registered.add(uid);
      const csiNode = {
        apiVersion: "storage.k8s.io/v1",
        kind: "CSINode",
        // Goes with its node.
        metadata: { name, ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid }] },
        spec: { drivers: [{ name: SFS_TURBO_DRIVER, nodeID: name, topologyKeys: [] }] },
      };
      api.apply(`/apis/storage.k8s.io/v1/csinodes/${name}`, csiNode).catch((error: unknown) => {
        log(`node ${name}: CSI driver not registered: ${String(error)}`);
      });
    },
  });
}
