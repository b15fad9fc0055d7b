import * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";

/** A cloud resource that an interrupted creation left behind. */
export interface CreatedResource {
  /** Id, as the provider would have reported it. */
  id: string;
  /** False while the cloud is still busy with it. */
  settled: boolean;
  /** Outputs without which the provider could not read it. */
  properties?: Record<string, string>;
  /** Set where nothing lists such resources: it has this id if it exists, and only reading it tells whether it does. */
  assumed?: true;
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

function assumed(id: string): CreatedResource {
  return { id, settled: true, assumed: true };
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
  "huaweicloud:index/cceClusterPodIdentityAssociation:CceClusterPodIdentityAssociation": async (inputs, options) => {
    const args = { clusterId: text(inputs, "clusterId") };
    const { associations } = await huaweicloud.getCceClusterPodIdentityAssociations(args, options);
    const found = associations.find(
      ({ namespace, serviceAccount }) =>
        namespace === text(inputs, "namespace") && serviceAccount === text(inputs, "serviceAccount"),
    );
    return created({ id: found?.uid });
  },
  "huaweicloud:index/sfsTurbo:SfsTurbo": async (inputs, options) => {
    const { turbos } = await huaweicloud.getSfsTurbos({ name: text(inputs, "name") }, options);
    const share = single(turbos, `SFS Turbo ${text(inputs, "name")}`);
    return created(share, (share?.exportLocation ?? "") !== "");
  },
  "huaweicloud:index/sfsTurboPermRule:SfsTurboPermRule": async (inputs, options) => {
    const { rules } = await huaweicloud.getSfsTurboPermRules({ shareId: text(inputs, "shareId") }, options);
    return created(rules.find(({ ipCidr }) => ipCidr === text(inputs, "ipCidr")));
  },
  "huaweicloud:index/sfsTurboDir:SfsTurboDir": (inputs) => Promise.resolve(assumed(text(inputs, "path"))),
  "huaweicloud:index/sfsTurboDirQuota:SfsTurboDirQuota": (inputs) => Promise.resolve(assumed(text(inputs, "path"))),
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
  "huaweicloud:index/vpcEip:VpcEip": async (inputs, options) => {
    const name = text(inputs, "name");
    // The data source has no filter by name.
    const { eips } = await huaweicloud.getVpcEips({}, options);
    const named = eips.filter((eip) => eip.name === name);
    const eip = single(named, `public address ${name}`);
    return created(eip, eip?.status !== "PENDING_CREATE");
  },
  "huaweicloud:index/natGateway:NatGateway": async (inputs, options) => {
    const { gateways } = await huaweicloud.getNatGateways({ name: text(inputs, "name") }, options);
    const gateway = single(gateways, `NAT gateway ${text(inputs, "name")}`);
    return created(gateway, gateway?.status !== "PENDING_CREATE");
  },
  "huaweicloud:index/natSnatRule:NatSnatRule": async (inputs, options) => {
    const args = { gatewayId: text(inputs, "natGatewayId") };
    const { rules } = await huaweicloud.getNatSnatRules(args, options);
    const same = rules.filter(
      (rule) =>
        (rule.subnetId ?? "") === (inputs["subnetId"] ?? "") &&
        (rule.cidr ?? "") === (inputs["cidr"] ?? "") &&
        (rule.sourceType ?? 0) === (inputs["sourceType"] ?? 0),
    );
    const rule = single(same, `SNAT rule of NAT gateway ${args.gatewayId}`);
    return created(rule, rule?.status !== "PENDING_CREATE");
  },
  "huaweicloud:index/vpcepEndpoint:VpcepEndpoint": async (inputs, options) => {
    const args = { vpcId: text(inputs, "vpcId") };
    const { endpoints } = await huaweicloud.getVpcepEndpoints(args, options);
    // Endpoints have no name: the service, and the subnet where it is told, are what the program knows of one.
    const same = endpoints.filter(
      (endpoint) =>
        endpoint.serviceId === text(inputs, "serviceId") &&
        (inputs["networkId"] === undefined || endpoint.subnetId === inputs["networkId"]),
    );
    const endpoint = single(same, `VPC endpoint to service ${text(inputs, "serviceId")}`);
    return created(endpoint, endpoint?.status !== "creating");
  },
  "huaweicloud:index/computeInstance:ComputeInstance": async (inputs, options) => {
    const name = text(inputs, "name");
    const { instances } = await huaweicloud.getComputeInstances({ name }, options);
    // The data source finds parts of names too.
    const named = instances.filter((instance) => instance.name === name);
    const instance = single(named, `server ${name}`);
    return created(instance, instance?.status !== "BUILD");
  },
  "huaweicloud:index/kmsKey:KmsKey": async (inputs, options) => {
    const alias = text(inputs, "keyAlias");
    const { keys } = await huaweicloud.getKmsKeys({}, options);
    // States: 1 waiting for its material, 4 pending deletion. A key of state 4 is another one that was deleted before.
    const named = keys.filter((key) => key.keyAlias === alias && key.keyState !== "4");
    const key = single(named, `key ${alias}`);
    return created(key, key?.keyState !== "1");
  },
  "huaweicloud:index/identityAgency:IdentityAgency": async (inputs, options) => {
    const { agencies } = await huaweicloud.getIdentityAgencies({ name: text(inputs, "name") }, options);
    return created(single(agencies, `agency ${text(inputs, "name")}`));
  },
  "huaweicloud:index/swrOrganization:SwrOrganization": async (inputs, options) => {
    const name = text(inputs, "name");
    const { organizations } = await huaweicloud.getSwrOrganizations({ name }, options);
    return organizations.some((found) => found.name === name) ? { id: name, settled: true } : undefined;
  },
  "huaweicloud:index/swrRepository:SwrRepository": async (inputs, options) => {
    const args = { organization: text(inputs, "organization"), name: text(inputs, "name") };
    const { repositories } = await huaweicloud.getSwrRepositories(args, options);
    return repositories.some((found) => found.name === args.name) ? { id: args.name, settled: true } : undefined;
  },
  "huaweicloud:index/swrRepositorySharing:SwrRepositorySharing": async (inputs, options) => {
    const args = { organization: text(inputs, "organization"), repository: text(inputs, "repository") };
    const { sharedAccounts } = await huaweicloud.getSwrSharedAccounts(args, options);
    const account = text(inputs, "sharingAccount");
    const shared = sharedAccounts.some((found) => found.sharedAccount === account);
    return shared ? { id: account, settled: true } : undefined;
  },
  "huaweicloud:index/swrImageRetentionPolicy:SwrImageRetentionPolicy": async (inputs, options) => {
    const args = { organization: text(inputs, "organization"), repository: text(inputs, "repository") };
    const { retentionPolicies } = await huaweicloud.getSwrImageRetentionPolicies(args, options);
    // A repository has one at most.
    const [policy] = retentionPolicies;
    if (policy === undefined) return undefined;
    const retentionId = String(policy.id);
    const id = `${args.organization}/${args.repository}/${retentionId}`;
    return { id, settled: true, properties: { retentionId } };
  },
  "huaweicloud:index/ltsGroup:LtsGroup": async (inputs, options) => {
    const name = text(inputs, "groupName");
    const { groups } = await huaweicloud.getLtsGroups({}, options);
    return created(groups.find((group) => group.name === name));
  },
  "huaweicloud:index/ltsStream:LtsStream": async (inputs, options) => {
    const { groups } = await huaweicloud.getLtsGroups({}, options);
    const group = groups.find(({ id }) => id === text(inputs, "groupId"));
    if (group?.name === undefined) return undefined;
    const args = { logGroupName: group.name, name: text(inputs, "streamName") };
    const { streams } = await huaweicloud.getLtsStreams(args, options);
    return created(streams.find(({ name }) => name === args.name));
  },
  "huaweicloud:index/ltsCceAccess:LtsCceAccess": async (inputs, options) => {
    const name = text(inputs, "name");
    const { accesses } = await huaweicloud.getLtsCceAccesses({ name }, options);
    return created(accesses.find((access) => access.name === name));
  },
  "huaweicloud:index/aomPromInstance:AomPromInstance": async (inputs, options) => {
    const name = text(inputs, "promName");
    const { instances } = await huaweicloud.getAomPromInstances({ promType: text(inputs, "promType") }, options);
    return created(instances.find(({ promName }) => promName === name));
  },
  "huaweicloud:index/aomAlarmActionRule:AomAlarmActionRule": async (inputs, options) => {
    const name = text(inputs, "name");
    const { actionRules } = await huaweicloud.getAomAlarmActionRules({}, options);
    return actionRules.some((rule) => rule.name === name) ? { id: name, settled: true } : undefined;
  },
  "huaweicloud:index/aomv4AlarmRule:Aomv4AlarmRule": async (inputs, options) => {
    const name = text(inputs, "name");
    const { alarmRules } = await huaweicloud.getAomAlarmRules({ alarmRuleName: name }, options);
    return alarmRules.some((rule) => rule.name === name) ? { id: name, settled: true } : undefined;
  },
  "huaweicloud:index/smnTopic:SmnTopic": async (inputs, options) => {
    const { topics } = await huaweicloud.getSmnTopics({ name: text(inputs, "name") }, options);
    return created(single(topics, `topic ${text(inputs, "name")}`));
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
  "huaweicloud:index/cceClusterLogConfig:CceClusterLogConfig",
  "huaweicloud:index/modelartsAuthorization:ModelartsAuthorization",
  "huaweicloud:index/swrOrganizationPermissions:SwrOrganizationPermissions",
]);

/** Where the operator looks for what an interrupted creation left behind, for the types that no data source finds. */
const BY_HAND: Record<string, string> = {
  "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool":
    "ModelArts console, Lite Cluster: a pool of this name has its id (pool-…) on its page; it is paid for, so take it into the " +
    "state once it is Running, or unsubscribe from its machines",
};

/** How an interrupted creation of a resource of this type is repaired; undefined where nobody has decided it. */
export function repairFor(type: string): "look up" | "repeat" | "by hand" | undefined {
  if (type in LOOKUPS) return "look up";
  if (type in BY_HAND) return "by hand";
  // Kubernetes objects have explicit names, and the provider takes over what exists by that name.
  const repeatable = REPEATABLE.has(type) || type.startsWith("kubernetes:") || type.startsWith("pulumi:");
  return repeatable ? "repeat" : undefined;
}

/** What the operator must do about an interrupted creation of this type; undefined where nothing is known. */
export function instructionFor(type: string): string | undefined {
  return BY_HAND[type];
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
