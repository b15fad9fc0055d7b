import * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { CreatedResource, Inputs } from "./created-resource";

/** How to find what creations left behind, for one type. */
export interface Lookup {
  /** Inputs that must be known for it. */
  readonly by: readonly string[];
  /** All that the cloud has by these inputs. */
  readonly find: (inputs: Inputs, options: pulumi.InvokeOptions) => Promise<CreatedResource[]>;
}

/** Reads one resource by its id. */
type Reader = (id: string, options: pulumi.InvokeOptions) => Promise<CreatedResource[]>;

/** Words of a status: of a resource that the cloud is still at work on, and of one whose creation it gave up. All others are ready. */
interface Words {
  readonly busy?: readonly string[];
  readonly failed?: readonly string[];
}

function lookup<Key extends string>(
  by: readonly Key[],
  find: (
    key: Readonly<Record<Key, string>>,
    options: pulumi.InvokeOptions,
    inputs: Inputs,
  ) => Promise<CreatedResource[]>,
): Lookup {
  const text = (inputs: Inputs, key: Key): string => {
    const value = inputs[key];
    if (typeof value !== "string") {
      throw new Error(`${key}: got ${JSON.stringify(value)}; a text is needed for the lookup`);
    }
    return value;
  };
  return {
    by,
    find: (inputs, options) =>
      find(Object.fromEntries(by.map((key) => [key, text(inputs, key)])) as Record<Key, string>, options, inputs),
  };
}

function created(id: string | undefined, status = "", { busy = [], failed = [] }: Words = {}): CreatedResource[] {
  return id === undefined ? [] : [{ id, settled: !busy.includes(status), failed: failed.includes(status) }];
}

/** Those of exactly this name: some lists find parts of names too, and some have no filter. */
function named<T extends { name?: string }>(all: readonly T[], name: string): T[] {
  return all.filter((each) => each.name === name);
}

/** The value of an output of a resource that exists, which is known in a preview too. */
async function known(output: pulumi.Output<string>): Promise<string> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}

/** Ports of a rule as the list of rules has them, whether the program gave a list or a range. */
function portsOf({ ports, portRangeMin, portRangeMax }: Inputs): string {
  if (typeof ports === "string") return ports;
  if (typeof portRangeMin !== "number" || typeof portRangeMax !== "number") return "";
  return portRangeMin === portRangeMax ? String(portRangeMin) : `${portRangeMin}-${portRangeMax}`;
}

/** Words that a Terraform provider's own wait for a cluster or a node pool takes for the end of it. */
const ENDED = ["Error", "Shelved", "Unknow"];

const readShare: Reader = async (id, options) => {
  const { status } = huaweicloud.SfsTurbo.get(`share ${id}`, id, {}, options);
  // 800 is a share that is frozen for want of money: it keeps its files.
  return created(id, await known(status), { busy: ["100"], failed: ["303"] });
};

const readResourcePool: Reader = async (id, options) => {
  const { status } = huaweicloud.ModelartsResourcePool.get(`resource pool ${id}`, id, {}, options);
  return created(id, await known(status), { busy: ["Creating", "Deleting"], failed: ["Abnormal"] });
};

/** How to find out whether the creation of a resource of known id has ended, for the types whose lists do not tell. */
export const READERS: Readonly<Record<string, Reader>> = {
  "huaweicloud:index/sfsTurbo:SfsTurbo": readShare,
  "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool": readResourcePool,
};

/**
 * By what inputs of the program a resource is found again, through the provider's data sources: mostly by its name. The status words
 * are those that the provider waits for at the creation (terraform-provider-huaweicloud 1.95.0, huaweicloud/services).
 */
export const LOOKUPS: Readonly<Record<string, Lookup>> = {
  "huaweicloud:index/vpc:Vpc": lookup(["name"], async ({ name }, options) => {
    const { vpcs } = await huaweicloud.getVpcs({ name }, options);
    const words = { busy: ["CREATING"], failed: ["DOWN", "ERROR"] };
    return named(vpcs, name).flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/vpcSubnet:VpcSubnet": lookup(["name", "vpcId"], async ({ name, vpcId }, options) => {
    const { subnets } = await huaweicloud.getVpcSubnets({ name, vpcId }, options);
    const words = { busy: ["UNKNOWN"], failed: ["DOWN", "ERROR"] };
    return named(subnets, name).flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/networkingSecgroup:NetworkingSecgroup": lookup(["name"], async ({ name }, options) => {
    const { securityGroups } = await huaweicloud.getNetworkingSecgroups({ name }, options);
    return named(securityGroups, name).flatMap(({ id }) => created(id));
  }),
  "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule": lookup(
    ["securityGroupId", "direction"],
    async (group, options, inputs) => {
      const { rules } = await huaweicloud.getNetworkingSecgroupRules(group, options);
      const same = rules.filter(
        (rule) =>
          (inputs["ethertype"] === undefined || rule.ethertype === inputs["ethertype"]) &&
          (rule.protocol ?? "") === (inputs["protocol"] ?? "") &&
          (rule.ports ?? "") === portsOf(inputs) &&
          (rule.remoteIpPrefix ?? "") === (inputs["remoteIpPrefix"] ?? "") &&
          (rule.remoteGroupId ?? "") === (inputs["remoteGroupId"] ?? ""),
      );
      return same.flatMap(({ id }) => created(id));
    },
  ),
  "huaweicloud:index/kpsKeypair:KpsKeypair": lookup(["name"], async ({ name }, options) => {
    const { keypairs } = await huaweicloud.getKpsKeypairs({ name }, options);
    return named(keypairs, name).flatMap(() => created(name));
  }),
  "huaweicloud:index/cceCluster:CceCluster": lookup(["name"], async ({ name }, options) => {
    const { clusters } = await huaweicloud.getCceClusters({ name }, options);
    const words = { busy: ["Empty", "Creating", "Deleting"], failed: ENDED };
    return named(clusters, name).flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/cceNodePool:CceNodePool": lookup(["clusterId", "name"], async ({ clusterId, name }, options) => {
    const { nodePools } = await huaweicloud.getCceNodePools({ clusterId }, options);
    const words = { busy: ["Synchronizing", "Synchronized", "Deleting"], failed: ENDED };
    return named(nodePools, name).flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/cceAddon:CceAddon": lookup(
    ["clusterId", "templateName"],
    async ({ clusterId, templateName }, options) => {
      const { items } = await huaweicloud.getCceAddons({ clusterId }, options);
      const words = {
        busy: ["installing", "upgrading", "deleting"],
        failed: ["installFailed", "upgradeFailed", "deleteFailed", "rollbackFailed", "unknown"],
      };
      return items
        .filter((item) => item.specs?.[0]?.addonTemplateName === templateName)
        .flatMap((item) => created(item.metadatas?.[0]?.uid, item.statuses?.[0]?.status, words));
    },
  ),
  "huaweicloud:index/cceClusterPodIdentityAssociation:CceClusterPodIdentityAssociation": lookup(
    ["clusterId", "namespace", "serviceAccount"],
    async ({ clusterId, namespace, serviceAccount }, options) => {
      const { associations } = await huaweicloud.getCceClusterPodIdentityAssociations({ clusterId }, options);
      return associations
        .filter((one) => one.namespace === namespace && one.serviceAccount === serviceAccount)
        .flatMap(({ uid }) => created(uid));
    },
  ),
  "huaweicloud:index/sfsTurbo:SfsTurbo": lookup(["name"], async ({ name }, options) => {
    const { turbos } = await huaweicloud.getSfsTurbos({ name }, options);
    // The list has no status; the share itself has one.
    const found = named(turbos, name).map(async ({ id }) => (id === undefined ? [] : readShare(id, options)));
    return (await Promise.all(found)).flat();
  }),
  "huaweicloud:index/sfsTurboPermRule:SfsTurboPermRule": lookup(["shareId", "ipCidr"], async (rule, options) => {
    const { rules } = await huaweicloud.getSfsTurboPermRules({ shareId: rule.shareId }, options);
    return rules.filter(({ ipCidr }) => ipCidr === rule.ipCidr).flatMap(({ id }) => created(id));
  }),
  "huaweicloud:index/sfsTurboObsTarget:SfsTurboObsTarget": lookup(
    ["shareId", "fileSystemPath"],
    async ({ shareId, fileSystemPath }, options) => {
      const { targets } = await huaweicloud.getSfsTurboObsTargets({ shareId }, options);
      const words = { busy: ["CREATING", "DELETING"], failed: ["MISCONFIGURED", "FAILED"] };
      return targets
        .filter((target) => target.fileSystemPath === fileSystemPath)
        .flatMap(({ id, status }) => created(id, status, words));
    },
  ),
  // The prefix of a task holds the hash of what it copies: a task of the same prefix has copied the same.
  "huaweicloud:index/sfsTurboDataTask:SfsTurboDataTask": lookup(
    ["shareId", "type", "srcTarget"],
    async ({ shareId, type, srcTarget }, options, inputs) => {
      const { tasks } = await huaweicloud.getSfsTurboDataTasks({ shareId, type }, options);
      const same = tasks.filter(
        (task) =>
          task.srcTarget === srcTarget &&
          (task.srcPrefix ?? "") === (inputs["srcPrefix"] ?? "") &&
          (task.destPrefix ?? "") === (inputs["destPrefix"] ?? ""),
      );
      return same.flatMap(({ id, status }) => created(id, status, { busy: ["DOING"], failed: ["FAIL"] }));
    },
  ),
  "huaweicloud:index/obsBucket:ObsBucket": lookup(["bucket"], async ({ bucket }, options) => {
    const { buckets } = await huaweicloud.getObsBuckets({ bucket }, options);
    return buckets.some((found) => found.bucket === bucket) ? created(bucket) : [];
  }),
  "huaweicloud:index/vpcEip:VpcEip": lookup(["name"], async ({ name }, options) => {
    const { eips } = await huaweicloud.getVpcEips({}, options);
    const words = { busy: ["PENDING_CREATE"], failed: ["ERROR"] };
    return named(eips, name).flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/natGateway:NatGateway": lookup(["name"], async ({ name }, options) => {
    const { gateways } = await huaweicloud.getNatGateways({ name }, options);
    const words = { busy: ["PENDING_CREATE"], failed: ["INACTIVE"] };
    return named(gateways, name).flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/natSnatRule:NatSnatRule": lookup(["natGatewayId"], async ({ natGatewayId }, options, inputs) => {
    const { rules } = await huaweicloud.getNatSnatRules({ gatewayId: natGatewayId }, options);
    const words = { busy: ["PENDING_CREATE"], failed: ["INACTIVE"] };
    const same = rules.filter(
      (rule) =>
        (rule.subnetId ?? "") === (inputs["subnetId"] ?? "") &&
        (rule.cidr ?? "") === (inputs["cidr"] ?? "") &&
        (rule.sourceType ?? 0) === (inputs["sourceType"] ?? 0),
    );
    return same.flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/vpcepEndpoint:VpcepEndpoint": lookup(
    ["vpcId", "serviceId"],
    async ({ vpcId, serviceId }, options, inputs) => {
      const { endpoints } = await huaweicloud.getVpcepEndpoints({ vpcId }, options);
      const words = { busy: ["creating", "deleting"], failed: ["failed"] };
      // Endpoints have no name: the service, and the subnet where it is told, are what the program knows of one.
      const same = endpoints.filter(
        (endpoint) =>
          endpoint.serviceId === serviceId &&
          (inputs["networkId"] === undefined || endpoint.subnetId === inputs["networkId"]),
      );
      return same.flatMap(({ id, status }) => created(id, status, words));
    },
  ),
  "huaweicloud:index/computeInstance:ComputeInstance": lookup(["name"], async ({ name }, options) => {
    const { instances } = await huaweicloud.getComputeInstances({ name }, options);
    const words = { busy: ["BUILD"], failed: ["ERROR"] };
    return named(instances, name).flatMap(({ id, status }) => created(id, status, words));
  }),
  "huaweicloud:index/kmsKey:KmsKey": lookup(["keyAlias"], async ({ keyAlias }, options) => {
    const { keys } = await huaweicloud.getKmsKeys({}, options);
    // States: 1 waiting for its material, 4 pending deletion. A key of state 4 is another one that was deleted before.
    return keys
      .filter((key) => key.keyAlias === keyAlias && key.keyState !== "4")
      .flatMap(({ id, keyState }) => created(id, keyState, { busy: ["1"] }));
  }),
  "huaweicloud:index/identityAgency:IdentityAgency": lookup(["name"], async ({ name }, options) => {
    const { agencies } = await huaweicloud.getIdentityAgencies({ name }, options);
    return named(agencies, name).flatMap(({ id }) => created(id));
  }),
  "huaweicloud:index/swrOrganization:SwrOrganization": lookup(["name"], async ({ name }, options) => {
    const { organizations } = await huaweicloud.getSwrOrganizations({ name }, options);
    return named(organizations, name).flatMap(() => created(name));
  }),
  "huaweicloud:index/swrRepository:SwrRepository": lookup(
    ["organization", "name"],
    async ({ organization, name }, options) => {
      const { repositories } = await huaweicloud.getSwrRepositories({ organization, name }, options);
      return named(repositories, name).some((one) => one.organization === organization) ? created(name) : [];
    },
  ),
  "huaweicloud:index/swrRepositorySharing:SwrRepositorySharing": lookup(
    ["organization", "repository", "sharingAccount"],
    async ({ organization, repository, sharingAccount }, options) => {
      const { sharedAccounts } = await huaweicloud.getSwrSharedAccounts({ organization, repository }, options);
      return sharedAccounts.some((one) => one.sharedAccount === sharingAccount) ? created(sharingAccount) : [];
    },
  ),
  "huaweicloud:index/swrImageRetentionPolicy:SwrImageRetentionPolicy": lookup(
    ["organization", "repository"],
    async (repository, options) => {
      const { retentionPolicies } = await huaweicloud.getSwrImageRetentionPolicies(repository, options);
      const ids = retentionPolicies.flatMap(({ id }) => (id === undefined ? [] : [String(id)]));
      return ids.flatMap((retentionId) =>
        created(`${repository.organization}/${repository.repository}/${retentionId}`).map((policy) => ({
          ...policy,
          properties: { retentionId },
        })),
      );
    },
  ),
  "huaweicloud:index/ltsGroup:LtsGroup": lookup(["groupName"], async ({ groupName }, options) => {
    const { groups } = await huaweicloud.getLtsGroups({}, options);
    return named(groups, groupName).flatMap(({ id }) => created(id));
  }),
  "huaweicloud:index/ltsStream:LtsStream": lookup(
    ["groupId", "streamName"],
    async ({ groupId, streamName }, options) => {
      const { groups } = await huaweicloud.getLtsGroups({}, options);
      const group = groups.find(({ id }) => id === groupId);
      if (group?.name === undefined) return [];
      // The list of streams knows a group by its name only.
      const args = { logGroupName: group.name, name: streamName };
      const { streams } = await huaweicloud.getLtsStreams(args, options);
      return named(streams, streamName).flatMap(({ id }) => created(id));
    },
  ),
  "huaweicloud:index/ltsCceAccess:LtsCceAccess": lookup(["name"], async ({ name }, options) => {
    const { accesses } = await huaweicloud.getLtsCceAccesses({ name }, options);
    return named(accesses, name).flatMap(({ id }) => created(id));
  }),
  "huaweicloud:index/aomPromInstance:AomPromInstance": lookup(["promName"], async ({ promName }, options) => {
    const { instances } = await huaweicloud.getAomPromInstances({}, options);
    return instances.filter((instance) => instance.promName === promName).flatMap(({ id }) => created(id));
  }),
  "huaweicloud:index/aomAlarmActionRule:AomAlarmActionRule": lookup(["name"], async ({ name }, options) => {
    const { actionRules } = await huaweicloud.getAomAlarmActionRules({}, options);
    return named(actionRules, name).flatMap(() => created(name));
  }),
  "huaweicloud:index/aomv4AlarmRule:Aomv4AlarmRule": lookup(["name"], async ({ name }, options) => {
    const { alarmRules } = await huaweicloud.getAomAlarmRules({ alarmRuleName: name }, options);
    return named(alarmRules, name).flatMap(() => created(name));
  }),
  "huaweicloud:index/smnTopic:SmnTopic": lookup(["name"], async ({ name }, options) => {
    const { topics } = await huaweicloud.getSmnTopics({ name }, options);
    return named(topics, name).flatMap(({ topicUrn }) => created(topicUrn));
  }),
};
