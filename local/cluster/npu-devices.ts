import type { Pod } from "./objects";
import { NPU_RESOURCE } from "./nodes";

/** Annotation in which CCE's NPU device plugin writes which NPUs a pod got; the rank table is made from it. */
export const NPU_ANNOTATION = "cce.kubectl.kubernetes.io/ascend-1980-configuration";

/** Content of the annotation, as JSON. */
export interface NpuConfiguration {
  pod_name: string;
  /** Address of the node. */
  server_id: string;
  devices: { device_id: string; device_ip: string }[];
}

/** NPUs that a pod asks for. */
export function npusOf(pod: Pod): number {
  return pod.spec.containers.reduce((sum, { resources }) => sum + Number(resources?.limits?.[NPU_RESOURCE] ?? 0), 0);
}

/** Whether a pod occupies what it was given. */
export function isActive(pod: Pod): boolean {
  return pod.status?.phase !== "Succeeded" && pod.status?.phase !== "Failed";
}

/** The NPUs that a pod got, or undefined where it has none yet. */
export function assignedNpus(pod: Pod): NpuConfiguration | undefined {
  const text = pod.metadata.annotations?.[NPU_ANNOTATION];
  return text === undefined ? undefined : (JSON.parse(text) as NpuConfiguration);
}

/**
 * Gives a pod the lowest NPUs of its node that no other pod there has.
 *
 * @param address IPv4 address of the node
 * @param capacity NPUs of the node
 * @param others what the other active pods of the node have
 * @returns undefined as long as too few are free, for instance because a finished pod is not yet gone
 */
export function assignNpus(
  pod: Pod,
  address: string,
  capacity: number,
  others: NpuConfiguration[],
): NpuConfiguration | undefined {
  const taken = new Set(others.flatMap(({ devices }) => devices.map(({ device_id }) => Number(device_id))));
  const free = Array.from({ length: capacity }, (_, id) => id).filter((id) => !taken.has(id));
  const wanted = npusOf(pod);
  if (free.length < wanted) {
    return undefined;
  }
  return {
    pod_name: pod.metadata.name,
    server_id: address,
    devices: free.slice(0, wanted).map((id) => ({ device_id: String(id), device_ip: deviceAddress(address, id) })),
  };
}

/** Address of an NPU in the parameter plane: one network 29.0.0.0/8, ten addresses up from the node's own numbers. */
function deviceAddress(nodeAddress: string, id: number): string {
  const [, , third = "0", fourth = "0"] = nodeAddress.split(".");
  return `29.${third}.${fourth}.${10 + id}`;
}
