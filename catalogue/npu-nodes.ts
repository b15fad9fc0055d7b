import type { NpuNode } from "./rows";
import type { Source } from "./sources";

const HARDWARE = {
  nodeType: "ElasticBMS",
  npusPerNode: 8,
  npuMemoryGiB: 64,
  cpus: 192,
  memoryGiB: 1536,
  source: [
    { page: "instance type labels of real nodes in the openYuanrong function repository" },
    { page: "ArthurChiao's blog on Snt9B machines: 8 x 64 GB NPU, 192 Kunpeng cores, 24 x 64 GB memory" },
  ],
} as const;

/**
 * Flavors of Snt9B nodes that were seen on real clusters. The list cannot be complete: a flavor that is missing here needs
 * its NPUs in the configuration.
 */
export const NPU_NODES = [
  { flavorId: "physical.kat2ne.48xlarge.8.ei.pod101", ...HARDWARE },
  { flavorId: "physical.kat2ne.48xlarge.8.ei.pod101.ondemand", ...HARDWARE },
  { flavorId: "physical.kat2ne.48xlarge.8.376t.ei.c002.ondemand", ...HARDWARE },
] as const satisfies readonly NpuNode[];

/** Memory of one Snt9B NPU in GiB: both are sold. */
export const NPU_MEMORY_GIB = [32, 64] as const;

/** A flavor of ModelArts Lite resource pools. */
export interface ModelArtsFlavor {
  readonly flavorId: string;
  readonly npusPerNode: number;
  readonly source: readonly Source[];
}

/**
 * Flavors of ModelArts Lite pools that were seen; their names tell the NPUs but not their memory. The list cannot be complete:
 * a flavor that is missing here needs its NPUs in the configuration.
 */
export const MODELARTS_FLAVORS = [
  {
    flavorId: "modelarts.bm.npu.arm.8snt9b2.d",
    npusPerNode: 8,
    source: [{ page: "provider documentation 1.97.1, huaweicloud_modelarts_resource_pool" }],
  },
  {
    flavorId: "modelarts.bm.npu.arm.8snt9b3.i6l.d.c004",
    npusPerNode: 8,
    source: [{ page: "provider documentation, huaweicloud_modelartsv2_node_pool_nodes" }],
  },
] as const satisfies readonly ModelArtsFlavor[];

/** How ModelArts Lite pools are sold: paid in advance, for months or years. */
export const MODELARTS_PERIODS = {
  units: [
    { periodUnit: "month", maxPeriod: 9 },
    { periodUnit: "year", maxPeriod: 3 },
  ],
  source: [
    { page: "huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005" },
    { page: "provider documentation, huaweicloud_modelarts_resource_pool, period" },
  ],
} as const;
