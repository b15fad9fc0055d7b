import type { Environment } from "../config/environment";
import type { NpuPool } from "../plan/pool";

/** The node pool of this name. Configuration names no other, or it would not have loaded. */
export function poolOf({ platform }: Environment, name: string): NpuPool {
  const pool = platform.nodePools.find((candidate) => candidate.name === name);
  if (pool === undefined) throw new Error(`platform.nodePools: got no pool called ${name}`);
  return pool;
}
