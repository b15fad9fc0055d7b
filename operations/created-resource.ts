import * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";

/** A cloud resource that an interrupted creation left behind. */
export interface CreatedResource {
  /** Id, as the provider would have reported it. */
  id: string;
  /** False while the cloud is still busy with it. */
  settled: boolean;
}

/** Inputs of a resource, as the engine's state holds them. */
export type Inputs = Record<string, unknown>;

/** Looks one resource up in the cloud; undefined where it does not exist. */
type Lookup = (inputs: Inputs, options: pulumi.InvokeOptions) => Promise<CreatedResource | undefined>;

function text(inputs: Inputs, key: string): string {
  const value = inputs[key];
  if (typeof value !== "string")
    throw new Error(`${key}: got ${JSON.stringify(value)}; a text is needed for the lookup`);
  return value;
}

/** The one element, undefined for none. More than one cannot be told apart, and guessing might adopt a stranger's. */
function single<T extends { id?: string }>(found: T[], what: string): T | undefined {
  if (found.length > 1) {
    const ids = found.map(({ id }) => id ?? "?").join(", ");
    throw new Error(`${what}: ${found.length} exist (${ids}); delete those that are not wanted, then run this again`);
  }
  return found[0];
}

function created(found: { id?: string } | undefined, settled = true): CreatedResource | undefined {
  return found?.id === undefined ? undefined : { id: found.id, settled };
}

/**
 * How to find what a creation left behind, by resource type: by the name that the program gave it, through the
 * provider's data sources. A resource that is configured rather than created, such as a bucket's policy, is written
 * again by the next `up` and needs no lookup.
 */
const LOOKUPS: Record<string, Lookup> = {
  "huaweicloud:index/vpc:Vpc": async (inputs, options) => {
    const { vpcs } = await huaweicloud.getVpcs({ name: text(inputs, "name") }, options);
    return created(single(vpcs, `VPC ${text(inputs, "name")}`));
  },
  "huaweicloud:index/vpcSubnet:VpcSubnet": async (inputs, options) => {
    const args = { name: text(inputs, "name"), vpcId: text(inputs, "vpcId") };
    const { subnets } = await huaweicloud.getVpcSubnets(args, options);
    return created(single(subnets, `subnet ${args.name}`));
  },
  "huaweicloud:index/networkingSecgroup:NetworkingSecgroup": async (inputs, options) => {
    const { securityGroups } = await huaweicloud.getNetworkingSecgroups({ name: text(inputs, "name") }, options);
    return created(single(securityGroups, `security group ${text(inputs, "name")}`));
  },
  "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule": async (inputs, options) => {
    const args = { securityGroupId: text(inputs, "securityGroupId"), direction: text(inputs, "direction") };
    const { rules } = await huaweicloud.getNetworkingSecgroupRules(args, options);
    const same = rules.filter(
      (rule) =>
        (rule.protocol ?? "") === (inputs["protocol"] ?? "") &&
        (rule.ports ?? "") === (inputs["ports"] ?? "") &&
        (rule.remoteIpPrefix ?? "") === (inputs["remoteIpPrefix"] ?? ""),
    );
    return created(single(same, `rule of security group ${args.securityGroupId}`));
  },
  "huaweicloud:index/kpsKeypair:KpsKeypair": async (inputs, options) => {
    const name = text(inputs, "name");
    const { keypairs } = await huaweicloud.getKpsKeypairs({ name }, options);
    return keypairs.some((keypair) => keypair.name === name) ? { id: name, settled: true } : undefined;
  },
  "huaweicloud:index/cceCluster:CceCluster": async (inputs, options) => {
    const { clusters } = await huaweicloud.getCceClusters({ name: text(inputs, "name") }, options);
    const cluster = single(clusters, `cluster ${text(inputs, "name")}`);
    return created(cluster, cluster?.status === "Available");
  },
  "huaweicloud:index/cceNodePool:CceNodePool": async (inputs, options) => {
    const args = { clusterId: text(inputs, "clusterId"), name: text(inputs, "name") };
    // The data source fails where there is no such pool, and it has no form that lists.
    const pool = await huaweicloud.getCceNodePool(args, options).catch((error: unknown) => {
      if (/no search results|your query returned no results/i.test(String(error))) return undefined;
      throw error;
    });
    return pool === undefined ? undefined : { id: pool.nodePoolId, settled: pool.status === "" };
  },
  "huaweicloud:index/cceAddon:CceAddon": async (inputs, options) => {
    const { items } = await huaweicloud.getCceAddons({ clusterId: text(inputs, "clusterId") }, options);
    const addon = items.find((item) => item.specs?.[0]?.addonTemplateName === text(inputs, "templateName"));
    const status = addon?.statuses?.[0]?.status;
    return created({ id: addon?.metadatas?.[0]?.uid }, status === "running" || status === "available");
  },
  "huaweicloud:index/sfsTurbo:SfsTurbo": async (inputs, options) => {
    const { turbos } = await huaweicloud.getSfsTurbos({ name: text(inputs, "name") }, options);
    const share = single(turbos, `SFS Turbo ${text(inputs, "name")}`);
    return created(share, (share?.exportLocation ?? "") !== "");
  },
  "huaweicloud:index/sfsTurboObsTarget:SfsTurboObsTarget": async (inputs, options) => {
    const { targets } = await huaweicloud.getSfsTurboObsTargets({ shareId: text(inputs, "shareId") }, options);
    const target = targets.find(({ fileSystemPath }) => fileSystemPath === text(inputs, "fileSystemPath"));
    return created(target, target?.status === "AVAILABLE");
  },
  "huaweicloud:index/obsBucket:ObsBucket": async (inputs, options) => {
    const bucket = text(inputs, "bucket");
    const { buckets } = await huaweicloud.getObsBuckets({ bucket }, options);
    return buckets.some((found) => found.bucket === bucket) ? { id: bucket, settled: true } : undefined;
  },
  "huaweicloud:index/swrOrganization:SwrOrganization": async (inputs, options) => {
    const name = text(inputs, "name");
    const { organizations } = await huaweicloud.getSwrOrganizations({ name }, options);
    return organizations.some((found) => found.name === name) ? { id: name, settled: true } : undefined;
  },
};

/**
 * Types whose creation may simply be repeated: writing them again gives the same result. A data task that was begun
 * twice copies twice, and the checksum decides.
 */
const REPEATABLE = new Set([
  "huaweicloud:index/obsBucketBpa:ObsBucketBpa",
  "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy",
  "huaweicloud:index/obsBucketObject:ObsBucketObject",
  "huaweicloud:index/sfsTurboDataTask:SfsTurboDataTask",
]);

/** How an interrupted creation of a resource of this type is repaired; undefined where nobody has decided it. */
export function repairFor(type: string): "look up" | "repeat" | undefined {
  if (type in LOOKUPS) return "look up";
  // Kubernetes objects have explicit names, and the provider takes over what exists by that name.
  const repeatable = REPEATABLE.has(type) || type.startsWith("kubernetes:") || type.startsWith("pulumi:");
  return repeatable ? "repeat" : undefined;
}

/** Looks for the resource that an interrupted creation with these inputs left behind. */
export async function findCreated(
  type: string,
  inputs: Inputs,
  options: pulumi.InvokeOptions,
): Promise<CreatedResource | undefined> {
  const lookup = LOOKUPS[type];
  if (lookup === undefined) throw new Error(`${type}: got an interrupted creation; this type has no lookup`);
  return lookup(inputs, options);
}
