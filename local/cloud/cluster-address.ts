import type { CloudContext } from "./context";
import { Refusal } from "./refusal";
import { publicIpUser } from "./services/eip";
import type { Cluster, Json, PublicIp } from "./store";

/** Public address of a cluster's API server; undefined where it has none. */
export function publicAddressOf(cluster: Cluster): string | undefined {
  const address = (cluster.spec["extendParam"] as Json | undefined)?.["clusterExternalIP"];
  return typeof address === "string" && address !== "" ? address : undefined;
}

/** Gives a cluster a public address, or takes it away. */
export function setPublicAddress(cluster: Cluster, address: string | undefined): void {
  const { clusterExternalIP: _before, ...others } = (cluster.spec["extendParam"] ?? {}) as Json;
  cluster.spec["extendParam"] = address === undefined ? others : { ...others, clusterExternalIP: address };
}

/** Refuses a public address that a cluster cannot have. */
export function checkPublicAddress(context: CloudContext, ip: PublicIp | undefined, wanted: string): void {
  const user = ip === undefined ? undefined : publicIpUser(context, ip);
  const problem = ip === undefined ? "does not exist" : user === undefined ? undefined : `is in use by ${user.name}`;
  if (problem !== undefined) {
    throw new Refusal(400, "CCE.01400020", `EIP error. The EIP ${wanted} ${problem}.`);
  }
}
