import type { NpuPool, PoolDemand } from "./pool";
import { planPool } from "./pool";
import { isRejected } from "./fault";
import type { ServingPlan } from "./serving";
import { count } from "./wording";

/** How a service changes to another version of itself. */
export interface Rollout {
  readonly name: string;
  /** Whether a new replica starts before an old one ends. */
  readonly surge: boolean;
  /** Line of the preview log. */
  readonly explanation: string;
}

/** One replica more of a service. */
function oneMore({ name, npus, nodesPerReplica = 1 }: ServingPlan): PoolDemand {
  return {
    name: `rollout of ${name}`,
    pods: nodesPerReplica,
    npusPerPod: npus / nodesPerReplica,
    distinctNodes: nodesPerReplica > 1,
  };
}

/**
 * How the services of a pool change while all its workloads run: with one replica more for the time of the change, as far as the
 * pool has room for those of all services at once, in their order; the others end an old replica first.
 */
export function rolloutsOf(
  pool: NpuPool,
  demands: readonly PoolDemand[],
  services: readonly ServingPlan[],
): readonly Rollout[] {
  const placed = [...demands];
  return services.map((service) => {
    const { name, replicas, nodesPerReplica = 1, prefillInstances } = service;
    if (prefillInstances !== undefined) {
      const how =
        "a change of model, weights or arguments ends all instances first, because what one has computed another reads, and nothing answers until the new ones have loaded";
      return { name, surge: false, explanation: `serving ${name}: ${how}` };
    }
    // Replicas of several nodes change one after the other; only a single one gets its successor first.
    const more = nodesPerReplica > 1 && replicas > 1 ? [] : [oneMore(service)];
    const surge = more.length > 0 && !isRejected(planPool(pool, [...placed, ...more]));
    if (surge) placed.push(...more);
    const room = `pool ${pool.name} has ${surge ? "" : "no "}room for ${count(1, "replica")} more`;
    const how = surge
      ? `a change starts a new replica before an old one ends: ${room}`
      : replicas > 1
        ? `a change replaces one of ${replicas} replicas after the other${more.length === 0 ? "" : `: ${room}`}`
        : `a change ends the only replica first, and nothing answers until the new one has loaded: ${room}; add a node, or a replica`;
    return { name, surge, explanation: `serving ${name}: ${how}` };
  });
}
