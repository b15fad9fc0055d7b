/** A client certificate and the address of one cluster's API server: what a kubeconfig is made of. */
export interface ClusterAccess {
  /** Address of the API server, for example `https://127.0.0.1:40123`. */
  server: string;
  /** Certificate authority of the API server, PEM. */
  certificateAuthority: string;
  /** Client certificate of a cluster administrator, PEM; a new one on each call, as the cloud issues them. */
  clientCertificate: string;
  /** Private key of the client certificate, PEM. */
  clientKey: string;
}

/** A node pool as the cluster sees it. */
export interface NodePoolSpec {
  /** Id of the node pool; nodes carry it in a label. */
  id: string;
  name: string;
  /** Nodes that the pool should have. */
  count: number;
  /** Flavor of the nodes, as sent to the CCE API. */
  flavorId: string;
  /** NPUs of one node of this flavor; 0 for a CPU flavor. */
  npus: number;
  /** Kubernetes labels of the nodes. */
  labels: Record<string, string>;
  /** Taints of the nodes. */
  taints: { key: string; value: string; effect: string }[];
  /** Whether nodes that exist keep their labels when those of the pool change; they follow where it is left out. */
  keepsLabels?: boolean;
  /** Whether nodes that exist keep their taints when those of the pool change; they follow where it is left out. */
  keepsTaints?: boolean;
  /** Pods of one node at most; 110 where it is left out. */
  maxPods?: number;
  /** Memory of a node that no pod gets, in MiB; none where it is left out. */
  reservedMemoryMiB?: number;
  /**
   * Set for machines of a ModelArts Lite resource pool: they bring ModelArts' own device plugin, so that their NPUs can be used
   * without the add-on huawei-npu.
   */
  modelArts?: boolean;
}

/** An add-on as the cluster sees it. */
export interface AddonSpec {
  /** Template name, for example `volcano`. */
  templateName: string;
  version: string;
  /** `spec.values` of the add-on request. */
  values: Record<string, unknown>;
}

/**
 * The Kubernetes side of the emulated CCE service. The emulator calls it; each call is idempotent and resolves when its
 * effect can be seen in the cluster's API server.
 */
export interface ClusterHost {
  /** Starts the control plane of a cluster (again, after a restart) and resolves when its API server is ready. */
  startCluster(clusterId: string): Promise<void>;
  /** Address and fresh client certificate of a running cluster. */
  clusterAccess(clusterId: string): Promise<ClusterAccess>;
  /** Stops every process of the cluster and removes its files. */
  deleteCluster(clusterId: string): Promise<void>;
  /** Makes the cluster's nodes of this pool equal to the specification; resolves when they are Ready. */
  applyNodePool(clusterId: string, pool: NodePoolSpec): Promise<void>;
  /** Removes the nodes of a pool. */
  deleteNodePool(clusterId: string, poolId: string): Promise<void>;
  /** Installs or upgrades an add-on; resolves when it runs, which needs a schedulable node. */
  applyAddon(clusterId: string, addon: AddonSpec): Promise<void>;
  /** Removes an add-on with all that it brought. */
  deleteAddon(clusterId: string, templateName: string): Promise<void>;
}

/** What the cluster side asks of the cloud: whether a share exists, and where its bytes are on this machine. */
export interface Shares {
  /** Folder that holds the content of an SFS Turbo file system, or undefined where no such file system is usable. */
  shareFolder(shareId: string): string | undefined;
}
