import type { Fault } from "./fault";
import { list } from "./wording";

/** A node pool of an environment, as far as it is known. */
export interface PoolInCluster {
  readonly name: string;
  readonly kind: string;
  readonly nodes: number;
  readonly npusPerNode: number;
  readonly existing: boolean;
}

/**
 * The faults of the node pools of an environment together. The add-ons of a cluster run on its nodes, and a ModelArts pool
 * joins a cluster that works already. Paths are relative to the platform.
 */
export function nodePoolsFaults(pools: readonly PoolInCluster[], clusterExists: boolean): Fault[] {
  if (!clusterExists && pools.every(({ nodes }) => nodes === 0)) {
    const rule = "the add-ons of the cluster need a node to run on; set nodes of a pool to 1 or more";
    return [{ path: "nodePools", got: { phrase: "pools without nodes" }, rule, source: [] }];
  }
  const bought = pools.filter(({ kind, existing }) => kind === "modelarts" && !existing);
  const hasSystemPool = pools.some(({ kind, nodes, npusPerNode }) => kind === "cce" && nodes > 0 && npusPerNode === 0);
  if (bought.length === 0 || hasSystemPool || clusterExists) {
    return [];
  }
  const rule =
    "the add-ons of the cluster start before the machines of ModelArts join it; add a pool of kind cce with npusPerNode 0 and " +
    "one node or more for them";
  const got = { phrase: `only ${list(bought.map(({ name }) => JSON.stringify(name)))} of ModelArts` };
  const source = [{ page: "huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005" }];
  return [{ path: "nodePools", got, rule, source }];
}
