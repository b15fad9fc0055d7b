import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentVariable } from "./environment-variable";

/** Shell text (POSIX sh) that finds the interface that holds the node's address, for variables that are not given. */
export const NETWORK_INTERFACE_SCRIPT = readFileSync(join(__dirname, "scripts", "network-interface.sh"), "utf8");

/** The variables by which Gloo, TensorPipe and HCCL are told the network interface between nodes (seed 000, line 3). */
export const NETWORK_INTERFACE_VARIABLES = ["GLOO_SOCKET_IFNAME", "TP_SOCKET_IFNAME", "HCCL_SOCKET_IFNAME"] as const;

/** The variables with a given interface. Without one there are none: the container finds it (VolcanoJob). */
export function networkInterfaceVariables(networkInterface: string | undefined): EnvironmentVariable[] {
  return networkInterface === undefined
    ? []
    : NETWORK_INTERFACE_VARIABLES.map((name) => ({ name, value: networkInterface }));
}
