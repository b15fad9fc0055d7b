import type { NpuNode } from "./rows";

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
