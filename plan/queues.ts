import type { Fault } from "./fault";
import { count } from "./wording";

/** Queues that Volcano makes by itself. */
const OWN_QUEUES = ["default", "root"];

/** Where Volcano's own queues come from. */
const OWN_SOURCE = [{ page: "volcano.sh, queue" }];

/** A Volcano queue as its user describes it. */
export interface QueueRequest {
  readonly name: string;
  /** Share beside other queues. Defaults to 1. */
  readonly weight?: number;
  /** NPUs at most. */
  readonly npus?: number;
  /** CPU cores at most. */
  readonly cpu?: number;
  /** Memory at most. */
  readonly memoryGiB?: number;
  /** Defaults to true. */
  readonly reclaimable?: boolean;
}

/** A Volcano queue with everything decided. */
export interface QueuePlan extends QueueRequest {
  readonly weight: number;
  readonly reclaimable: boolean;
}

/** The queues of a cluster with everything decided. */
export interface QueuesPlan {
  readonly queues: readonly QueuePlan[];
}

/**
 * Checks the queues of a cluster with these node pools; undefined where one of the pools is not known. Paths of faults are
 * relative to the list.
 */
export function planQueues(
  requests: readonly QueueRequest[],
  pools: readonly { readonly nodes: number; readonly npusPerNode: number }[] | undefined,
): QueuesPlan | Fault[] {
  const total = pools?.reduce((sum, { nodes, npusPerNode }) => sum + nodes * npusPerNode, 0);
  const faults = requests.flatMap(({ name, npus }, index): Fault[] => {
    const found: Fault[] = [];
    if (OWN_QUEUES.includes(name)) {
      const rule = "Volcano makes this queue by itself; use another name";
      found.push({ path: `[${index}].name`, got: name, rule, source: OWN_SOURCE });
    }
    if (npus !== undefined && total !== undefined && npus > total) {
      const rule = `the node pools have ${count(total, "NPU")} together; use ${total} or fewer, or leave it out for no limit`;
      const [need, have] = [{ npus }, { npus: total }];
      found.push({ path: `[${index}].npus`, got: npus, rule, source: [], need, have });
    }
    return found;
  });
  if (faults.length > 0) {
    return faults;
  }
  const queues = requests.map((queue) => ({
    ...queue,
    weight: queue.weight ?? 1,
    reclaimable: queue.reclaimable ?? true,
  }));
  return { queues };
}
