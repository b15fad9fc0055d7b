import type { DescribedNodePool, StackEnvironment } from "../config/environment";
import type { NpuPool } from "../plan/pool";

/** Every node pool that workloads of this environment run on, whoever created it. */
export function nodePoolsOf(environment: StackEnvironment): readonly DescribedNodePool[] {
  return "sharedPlatform" in environment
    ? environment.sharedPlatform.nodePools
    : [...environment.platform.nodePools, ...environment.platform.existingNodePools];
}

/** The node pool of this name. Configuration names no other, or it would not have loaded. */
export function poolOf(environment: StackEnvironment, name: string): NpuPool {
  const pool = nodePoolsOf(environment).find((candidate) => candidate.name === name);
  if (pool === undefined) throw new Error(`platform.nodePools: got no pool called ${name}`);
  return pool;
}
