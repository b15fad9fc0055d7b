import type { PoolDemand } from "./pool";

/**
 * What jobs that come one after the other take from a pool while its services run: the largest of them. Nothing where training
 * runs in the pool: its NPUs are free once it has ended, which such jobs wait for.
 */
export function jobDemands(jobs: readonly PoolDemand[], hasTraining: boolean): PoolDemand[] {
  const placed = jobs.filter(({ pods, npusPerPod }) => pods > 0 && npusPerPod > 0);
  const largest = [...placed].sort((a, b) => b.npusPerPod - a.npusPerPod)[0];
  return hasTraining || largest === undefined ? [] : [largest];
}
