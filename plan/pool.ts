import type { Fault } from "./fault";
import { count, list } from "./wording";

/** Nodes of one kind that workloads are placed on. */
export interface NpuPool {
  readonly name: string;
  readonly nodes: number;
  /** NPUs of one node; 0 for a pool without NPUs. */
  readonly npusPerNode: number;
  /** Memory of one NPU in GiB: 32 or 64 for Ascend Snt9B. */
  readonly npuMemoryGiB: number;
}

/** What one workload takes from its pool. */
export interface PoolDemand {
  /** Name for messages, for example `training llama2-13b-sft`. */
  readonly name: string;
  /** Pods that run at the same time. */
  readonly pods: number;
  readonly npusPerPod: number;
  /** Whether each pod needs a node without another pod of this workload, as the pods of a training job do. */
  readonly distinctNodes: boolean;
}

/** How the workloads of a pool fill its nodes when all of them run at once. */
export interface PoolPlan {
  readonly pool: string;
  readonly nodes: number;
  readonly nodesUsed: number;
  readonly npus: number;
  readonly npusUsed: number;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** A node while it fills. */
interface Node {
  free: number;
  readonly workloads: Set<PoolDemand>;
}

/**
 * Nodes that the demands take: the pods with most NPUs first, each on the fullest node with room for it. That is the fewest
 * possible where every number of NPUs divides the next larger one and the node, as 1, 2, 4 and 8 do.
 */
function nodesNeeded(npusPerNode: number, demands: readonly PoolDemand[]): number {
  const nodes: Node[] = [];
  for (const demand of [...demands].sort((a, b) => b.npusPerPod - a.npusPerPod)) {
    for (let pod = 0; pod < demand.pods; pod++) {
      const rooms = nodes.filter(
        ({ free, workloads }) => free >= demand.npusPerPod && !(demand.distinctNodes && workloads.has(demand)),
      );
      let node = rooms.sort((a, b) => a.free - b.free)[0];
      if (node === undefined) {
        node = { free: npusPerNode, workloads: new Set() };
        nodes.push(node);
      }
      node.free -= demand.npusPerPod;
      node.workloads.add(demand);
    }
  }
  return nodes.length;
}

/**
 * Whether all workloads of a pool run at once. Paths of faults are relative to the pool (`nodes`). A demand of one pod with
 * more NPUs than a node has is the workload's own fault: planTraining and planServing refuse it.
 */
export function planPool(pool: NpuPool, demands: readonly PoolDemand[]): PoolPlan | Fault[] {
  const placed = demands.filter(({ npusPerPod }) => npusPerPod > 0);
  const needed = nodesNeeded(pool.npusPerNode, placed);
  const shares = placed.map(({ name, pods, npusPerPod }) => `${name} takes ${pods} x ${count(npusPerPod, "NPU")}`);
  if (needed > pool.nodes) {
    const rule =
      `the workloads of pool ${JSON.stringify(pool.name)} need ${count(needed, "node")} of ` +
      `${count(pool.npusPerNode, "NPU")}: ${list(shares)}; set nodes to ${needed}, or take workloads away`;
    return [{ path: "nodes", got: pool.nodes, rule, source: [], alternative: { nodes: needed } }];
  }
  const npus = pool.nodes * pool.npusPerNode;
  const npusUsed = placed.reduce((sum, { pods, npusPerPod }) => sum + pods * npusPerPod, 0);
  return {
    pool: pool.name,
    nodes: pool.nodes,
    nodesUsed: needed,
    npus,
    npusUsed,
    explanation: [
      `pool ${pool.name}: ${needed} of ${count(pool.nodes, "node")} and ${npusUsed} of ${count(npus, "NPU")} in use` +
        (shares.length === 0 ? "" : `: ${list(shares)}`),
    ],
  };
}
