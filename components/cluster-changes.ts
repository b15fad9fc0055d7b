import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";

/** Properties of a cluster before a change or after it, as the engine holds them. */
export type ClusterProperties = Readonly<Record<string, unknown>>;

/** Whether a version is the beginning of a release, part by part: `v1.31` of `v1.31.10-r0`. */
function isReleaseOf(version: string, release: string): boolean {
  const [asked, has] = [version, release].map((text) => text.split(/[.-]+/));
  return (asked ?? []).every((part, index) => part === has?.[index]);
}

/** Entries of a list that is written with commas. */
function entries(value: unknown): string[] {
  return typeof value === "string" && value !== "" ? value.split(",") : [];
}

/**
 * The faults of a change to a cluster that exists: what CCE does not do, and the provider finds out too late or never.
 *
 * @param before what the cluster has
 * @param after what the program wants; an output that is not known yet is no fault
 */
export function clusterChangeFaults(before: ClusterProperties, after: ClusterProperties): ArgumentFault[] {
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

/**
 * Refuses such changes in a preview and before an update.
 *
 * @param name name of the component; no other cluster of the program has it
 */
export function refuseClusterChanges(name: string): pulumi.ResourceHookBinding {
  const hook = new pulumi.ResourceHook(
    `CceCluster ${name}: changes`,
    ({ oldOutputs, newInputs }) => {
      refuseFaults(
        `CceCluster ${name}`,
        clusterChangeFaults((oldOutputs ?? {}) as ClusterProperties, (newInputs ?? {}) as ClusterProperties),
      );
    },
    { onDryRun: true },
  );
  return { beforeUpdate: [hook] };
}
