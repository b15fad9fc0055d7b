import { CLUSTER_FLAVORS } from "../catalogue";
import type { ArgumentFault } from "./argument-faults";
import type { Properties } from "./refused-changes";

/** Whether a version is the beginning of a release, part by part: `v1.31` of `v1.31.10-r0`. */
function isReleaseOf(version: string, release: string): boolean {
  const [asked, has] = [version, release].map((text) => text.split(/[.-]+/));
  return (asked ?? []).every((part, index) => part === has?.[index]);
}

/** Entries of a list that is written with commas. */
function entries(value: unknown): string[] {
  return typeof value === "string" && value !== "" ? value.split(",") : [];
}

/** Whether a size of the control plane has the same masters as another and room for fewer nodes, or other masters. */
function isNoGrowth(before: unknown, after: unknown): boolean {
  const [old, wanted] = [before, after].map((id) => CLUSTER_FLAVORS.flavors.find(({ flavorId }) => flavorId === id));
  if (old === undefined || wanted === undefined) return false;
  return wanted.masters !== old.masters || wanted.maxNodes < old.maxNodes;
}

/**
 * The faults of a change to a cluster that exists: what CCE does not do, and the provider finds out too late or never.
 *
 * @param before what the cluster has
 * @param after what the program wants; an output that is not known yet is no fault
 */
export function clusterChangeFaults(before: Properties, after: Properties): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const { clusterVersion: release } = before;
  const { clusterVersion: version } = after;
  if (typeof release === "string" && typeof version === "string" && !isReleaseOf(version, release)) {
    const rule =
      `the cluster has ${release}, and a program that wants another version never upgrades it: upgrade the cluster in the ` +
      "console of CCE, run `pulumi refresh`, and then set the version that it has";
    faults.push({
      propertyPath: "version",
      reason: `got ${JSON.stringify(version)}; ${rule} (provider source, resource_huaweicloud_cce_cluster, update)`,
    });
  }
  const { flavorId } = after;
  if (isNoGrowth(before["flavorId"], flavorId)) {
    const rule = `the cluster has ${String(before["flavorId"])}, and the number of masters stays while their size only grows`;
    faults.push({
      propertyPath: "flavorId",
      reason: `got ${JSON.stringify(flavorId)}; ${rule} (provider documentation, cce_cluster, flavor_id)`,
    });
  }
  const ranges = [before, after].map((properties) => entries(properties["containerNetworkCidr"]));
  const [oldRanges = [], newRanges = []] = ranges;
  if (newRanges.length > 0 && oldRanges.some((range, index) => range !== newRanges[index])) {
    const rule = `ranges of pods are only added, after those that the cluster has: ${oldRanges.join(",")}`;
    faults.push({
      propertyPath: "containerNetworkCidr",
      reason: `got ${JSON.stringify(newRanges.join(","))}; ${rule} (provider documentation, cce_cluster)`,
    });
  }
  const wanted = entries(after["eniSubnetId"]);
  const missing = entries(before["eniSubnetId"]).filter((subnet) => !wanted.includes(subnet));
  if (wanted.length > 0 && missing.length > 0) {
    const rule = `subnets of pods are only added, and ${missing.join(",")} is missing`;
    faults.push({
      propertyPath: "eniSubnetId",
      reason: `got ${JSON.stringify(wanted.join(","))}; ${rule} (provider documentation, cce_cluster)`,
    });
  }
  return faults;
}
