/** Sizes of the CCE control plane: nodes at most. */
export const CLUSTER_FLAVORS = {
  flavors: [
    { flavorId: "cce.s1.small", maxNodes: 50, masters: 1 },
    { flavorId: "cce.s1.medium", maxNodes: 200, masters: 1 },
    { flavorId: "cce.s2.small", maxNodes: 50, masters: 3 },
    { flavorId: "cce.s2.medium", maxNodes: 200, masters: 3 },
    { flavorId: "cce.s2.large", maxNodes: 1000, masters: 3 },
    { flavorId: "cce.s2.xlarge", maxNodes: 2000, masters: 3 },
  ],
  source: [{ page: "provider documentation, huaweicloud_cce_cluster, flavor_id" }],
} as const;

/** Container networks and the kind of cluster that each makes. */
export const CONTAINER_NETWORKS = {
  networks: [
    { type: "eni", cluster: "CCE Turbo" },
    { type: "vpc-router", cluster: "CCE Standard" },
    { type: "overlay_l2", cluster: "CCE Standard" },
  ],
  source: [{ page: "provider documentation, huaweicloud_cce_cluster, container_network_type" }],
} as const;

/** Operating systems of Snt9B nodes, and the kind and versions of cluster that each needs. */
export const NPU_NODE_SYSTEMS = {
  systems: [
    { os: "Huawei Cloud EulerOS 2.0", cluster: "CCE Turbo", versions: ["v1.23", "v1.25", "v1.28", "v1.31"] },
    { os: "EulerOS 2.10", cluster: "CCE Standard", versions: ["v1.23", "v1.25", "v1.28", "v1.31"] },
  ],
  recommendedVersion: "v1.31",
  source: [{ page: "huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004" }],
} as const;

/** The only kind of cluster in which a node pool of bare-metal machines is legal. */
export const BARE_METAL_POOLS = {
  nodeType: "ElasticBMS",
  cluster: "CCE Turbo",
  source: [{ page: "CCE API reference, creating a node pool" }],
} as const;

/** Address ranges that a VPC may have. */
export const VPC_RANGES = {
  ranges: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  maxPrefixLength: 24,
  source: [{ page: "provider documentation, huaweicloud_vpc, cidr" }],
} as const;
