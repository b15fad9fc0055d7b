import { createHash } from "node:crypto";

/** First and last port that jobs are given: below the NodePorts of Kubernetes, and none that CCE's nodes listen on. */
export const MASTER_PORTS = { first: 23000, last: 27999 } as const;

/**
 * Port on which the first pod of a job waits for the others. Runs of less than a node share the network of theirs, so each job
 * has a port of its own, derived from its namespace and name: the same in every update, and two jobs share one by a chance
 * of 1 in 5000.
 */
export function masterPortOf(namespace: string, jobName: string): number {
  const number = createHash("sha256").update(`${namespace}/${jobName}`).digest().readUInt32BE();
  return MASTER_PORTS.first + (number % (MASTER_PORTS.last - MASTER_PORTS.first + 1));
}
