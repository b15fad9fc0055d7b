import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { parseRange } from "../plan/address-range";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { clusterChangeFaults } from "./cluster-changes";
import { verifiedKubeconfig } from "./kubeconfig";
import { typeToken } from "./names";
import { publicAddress } from "./public-address";
import { closePublicEntry } from "./public-entry";
import { refuseChanges } from "./refused-changes";

/** Most days for which CCE keeps logs of the control plane (huaweicloud.com, api-cce, UpdateClusterLogConfig). */
const MAX_LOG_DAYS = 30;

/** Arguments that a new cluster needs. */
const REQUIRED = [
  "clusterName",
  "flavorId",
  "version",
  "containerNetworkType",
  "serviceNetworkCidr",
  "vpcId",
  "subnetId",
  "securityGroupId",
] as const;

/** A cluster that exists and stays as it is. */
export interface ExistingCluster {
  /** Id of the cluster. */
  clusterId: pulumi.Input<string>;
  /** Kubeconfig with the rights of a cluster administrator, JSON or YAML; a secret. */
  kubeconfig: pulumi.Input<string>;
}

/** The public address of an API server. */
export interface ClusterPublicAccess {
  /** Bandwidth of the address in Mbit/s, 1 to 300. Defaults to 5. */
  bandwidthMbps?: number;
  /**
   * Address ranges of the internet that may reach the API server, for example `203.0.113.0/24`: one at least, and never all
   * addresses. Every other range gets a rule that denies it, 50 to 100 of them in the group of the masters.
   */
  allowedCidrs: string[];
}

/** Which logs of the control plane go to LTS, where they are billed by volume. */
export interface ClusterLogs {
  /** Days for which they are kept, 1 to 30. */
  retentionDays: number;
  /** Who asked the API server for what. Defaults to true. */
  audit?: boolean;
  /** Log of kube-apiserver. Defaults to true. */
  kubeApiserver?: boolean;
  /** Log of kube-controller-manager. Defaults to true. */
  kubeControllerManager?: boolean;
  /** Log of kube-scheduler. Defaults to true. */
  kubeScheduler?: boolean;
}

/** Arguments of CceCluster. Without `existing`, those from `clusterName` to `securityGroupId` but the two of pods are required. */
export interface CceClusterArgs {
  /** Cluster to use in place of a new one. Only its logs are changed, where they are asked for. Defaults to a new cluster. */
  existing?: ExistingCluster;
  /** Name of the cluster: 4 to 128 characters, lower-case letters, digits and hyphens. Changing it replaces the cluster. */
  clusterName?: string;
  /**
   * Size of the control plane: `cce.s1.small` and `cce.s1.medium` with one master, `cce.s2.small`, `.medium`, `.large` and
   * `.xlarge` with three, for 50, 200, 1000 and 2000 nodes. It can only grow.
   */
  flavorId?: string;
  /** Kubernetes version as `v1.31`. Another version than that of the cluster is refused in the preview: nothing here upgrades it. */
  version?: string;
  /** `eni` for CCE Turbo, `vpc-router` or `overlay_l2` for CCE Standard. Changing it replaces the cluster. */
  containerNetworkType?: string;
  /** Address range of pods; not used by CCE Turbo, whose pods live in a subnet. Ranges can only be added, with commas. */
  containerNetworkCidr?: string;
  /** Address range of Services, outside the VPC's range. Changing it replaces the cluster. */
  serviceNetworkCidr?: string;
  /** VPC of the cluster. Changing it replaces the cluster. */
  vpcId?: pulumi.Input<string>;
  /** Network id of the subnet of control plane and nodes. Changing it replaces the cluster. */
  subnetId?: pulumi.Input<string>;
  /** IPv4 subnet id of the subnet of pods; CCE Turbo only. Subnets can only be added, with commas. */
  eniSubnetId?: pulumi.Input<string>;
  /** Security group of nodes. */
  securityGroupId?: pulumi.Input<string>;
  /** Spreads the three masters over availability zones. Defaults to false. Changing it replaces the cluster. */
  multiAz?: boolean;
  /** Public address of the API server. Defaults to none: it is reached from inside the VPC only. */
  publicAccess?: ClusterPublicAccess;
  /** KMS key that Secrets are encrypted with in etcd. Defaults to none. Changing it replaces the cluster. */
  encryptionKeyId?: pulumi.Input<string>;
  /** Logs of the control plane to keep. Defaults to none. */
  logs?: ClusterLogs;
  /** Tags of cluster and public address. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/**
 * CCE cluster. Its API server is reached from inside the VPC only, unless a public address is asked for; then the kubeconfig
 * verifies the server at that address, and the group of the masters denies the ranges that are not allowed. CCE creates the
 * group with the cluster, so between the two, for some minutes, only the client certificate keeps others out.
 *
 * Creates the control plane, which is billed by the hour, and no node. Volumes, buckets and file systems are never deleted
 * with it. Its kubeconfig is a secret everywhere: the provider's schema marks it as plain text.
 *
 * Of the changes that CCE cannot make, those that the provider would pass over in silence or fail on halfway are refused in the
 * preview; those for which it would replace the cluster with all that is in it are refused with the option `protect`.
 */
export class CceCluster extends pulumi.ComponentResource {
  /** Id of the cluster. */
  public readonly clusterId: pulumi.Output<string>;
  /** Kubeconfig of a cluster administrator, JSON text; a secret. CCE issues another one each time it is read. */
  public readonly kubeconfig: pulumi.Output<string>;

  constructor(name: string, args: CceClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("CceCluster"), name, args, opts);
    refuseFaults(`CceCluster ${name}`, faultsOf(args));
    const { clusterId, kubeconfig } =
      args.existing === undefined
        ? makeCluster(name, args, this)
        : { clusterId: pulumi.output(args.existing.clusterId), kubeconfig: args.existing.kubeconfig };
    if (args.logs !== undefined) keepLogs(name, clusterId, args.logs, this);
    this.clusterId = clusterId;
    this.kubeconfig = pulumi.secret(kubeconfig);
    this.registerOutputs({ clusterId: this.clusterId, kubeconfig: this.kubeconfig });
  }
}

function makeCluster(
  name: string,
  args: CceClusterArgs,
  parent: pulumi.Resource,
): { clusterId: pulumi.Output<string>; kubeconfig: pulumi.Output<string> } {
  const { clusterName = "", publicAccess, encryptionKeyId, tags } = args;
  // The way in can be taken away or narrowed while the cluster is protected.
  const ofTheEntry: pulumi.CustomResourceOptions = { parent, protect: false };
  const address =
    publicAccess === undefined
      ? undefined
      : publicAddress(
          `${name}-api`,
          { addressName: `${clusterName}-api`, bandwidthMbps: publicAccess.bandwidthMbps ?? 5, tags },
          ofTheEntry,
        );
  const cluster = new huaweicloud.CceCluster(
    name,
    {
      name: clusterName,
      flavorId: args.flavorId ?? "",
      clusterVersion: args.version,
      vpcId: args.vpcId ?? "",
      subnetId: args.subnetId ?? "",
      securityGroupId: args.securityGroupId,
      containerNetworkType: args.containerNetworkType ?? "",
      containerNetworkCidr: args.containerNetworkCidr,
      eniSubnetId: args.eniSubnetId,
      serviceNetworkCidr: args.serviceNetworkCidr,
      // The provider takes true or nothing.
      ...(args.multiAz === true ? { multiAz: true } : {}),
      // Without the address among the names of its certificate, nobody could verify the server there.
      ...(address === undefined ? {} : { eip: address.address, customSans: [address.address] }),
      ...(encryptionKeyId === undefined ? {} : { encryptionConfig: { mode: "KMS", kmsKeyId: encryptionKeyId } }),
      tags,
      timeouts: { create: "60m", update: "60m", delete: "60m" },
    },
    {
      parent,
      // None of the three is marked as sensitive in the provider's schema.
      additionalSecretOutputs: ["kubeConfigRaw", "certificateClusters", "certificateUsers"],
      // The name is taken as long as the old one exists.
      deleteBeforeReplace: true,
      hooks: refuseChanges(`CceCluster ${name}`, clusterChangeFaults),
    },
  );
  if (publicAccess !== undefined) {
    const group = mastersGroup(name, clusterName, cluster.id, parent);
    closePublicEntry(`${name}-api`, group, publicAccess.allowedCidrs, ofTheEntry);
  }
  return {
    clusterId: cluster.id,
    kubeconfig: pulumi.secret(cluster.kubeConfigRaw).apply(verifiedKubeconfig),
  };
}

/** The group of the masters: it names the cluster's id in its description (huaweicloud.com, cce_faq_00417). */
function mastersGroup(
  name: string,
  clusterName: string,
  clusterId: pulumi.Output<string>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const found = huaweicloud.getNetworkingSecgroupsOutput({ description: clusterId }, { parent });
  return pulumi.all([clusterId, found.securityGroups]).apply(([id, groups]) => {
    const start = `${clusterName}-cce-control-`;
    const group = groups.find((candidate) => candidate.name?.startsWith(start) === true);
    if (group === undefined) {
      const rule =
        `there is no security group ${start}* of cluster ${id} that could be closed: take publicAccess away, or close ` +
        "port 5443 of the masters in the console";
      refuseFaults(`CceCluster ${name}`, [
        { propertyPath: "publicAccess.allowedCidrs", reason: `${rule} (huaweicloud.com, cce_faq_00417)` },
      ]);
    }
    return group?.id ?? "";
  });
}

/** Sends logs of the control plane to LTS. Those that are off are named too, so that what was on before is switched off. */
function keepLogs(name: string, clusterId: pulumi.Output<string>, logs: ClusterLogs, parent: pulumi.Resource): void {
  const { retentionDays, audit, kubeApiserver, kubeControllerManager, kubeScheduler } = logs;
  new huaweicloud.CceClusterLogConfig(
    name,
    {
      clusterId,
      ttlInDays: retentionDays,
      logConfigs: [
        { name: "audit", enable: audit ?? true },
        { name: "kube-apiserver", enable: kubeApiserver ?? true },
        { name: "kube-controller-manager", enable: kubeControllerManager ?? true },
        { name: "kube-scheduler", enable: kubeScheduler ?? true },
      ],
    },
    // It holds nothing: deleting it switches the logs off, and LTS keeps what it has.
    { parent, protect: false },
  );
}

function faultsOf(args: CceClusterArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: string, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got}; ${rule}` });
  };
  const { existing, flavorId = "", publicAccess, logs } = args;
  if (existing === undefined) {
    for (const key of REQUIRED) {
      if (args[key] === undefined)
        fault(key, "nothing", "a new cluster needs it; or name an existing one in `existing`");
    }
    const isTurbo = args.containerNetworkType === "eni";
    if (isTurbo && args.eniSubnetId === undefined) {
      fault("eniSubnetId", "nothing", "pods of CCE Turbo live in an IPv4 subnet (provider documentation, cce_cluster)");
    }
    if (isTurbo && args.containerNetworkCidr !== undefined) {
      const rule = "pods of CCE Turbo live in a subnet: leave it out (provider documentation, cce_cluster)";
      fault("containerNetworkCidr", JSON.stringify(args.containerNetworkCidr), rule);
    }
  } else {
    for (const key of ["publicAccess", "encryptionKeyId", "multiAz"] as const) {
      if (args[key] !== undefined && args[key] !== false) {
        fault(key, "a value", "a cluster that exists stays as it is: leave it out");
      }
    }
  }
  if (args.multiAz === true && flavorId.startsWith("cce.s1.")) {
    const rule = `${flavorId} has one master: use a size cce.s2.*`;
    fault("multiAz", "true", `${rule} (provider documentation, cce_cluster, multi_az)`);
  }
  faults.push(...allowedFaults(publicAccess));
  if (logs !== undefined) {
    const { retentionDays, audit, kubeApiserver, kubeControllerManager, kubeScheduler } = logs;
    if (!Number.isInteger(retentionDays) || retentionDays < 1 || retentionDays > MAX_LOG_DAYS) {
      const rule = `whole days, 1 to ${MAX_LOG_DAYS} (huaweicloud.com, api-cce, UpdateClusterLogConfig)`;
      fault("logs.retentionDays", String(retentionDays), rule);
    }
    if ([audit, kubeApiserver, kubeControllerManager, kubeScheduler].every((kind) => kind === false)) {
      fault("logs", "no kind of log", "switch one of them on, or leave logs out");
    }
  }
  return faults;
}

/** The faults of the ranges that may reach a public address: none of them, all addresses, or no range. */
function allowedFaults(publicAccess: ClusterPublicAccess | undefined): ArgumentFault[] {
  if (publicAccess === undefined) return [];
  const at = "publicAccess.allowedCidrs";
  if (publicAccess.allowedCidrs.length === 0) {
    const rule = "name the ranges that may reach the API server, as 203.0.113.0/24; or leave publicAccess out";
    return [{ propertyPath: at, reason: `got no range; ${rule}` }];
  }
  return publicAccess.allowedCidrs.flatMap((cidr, index) => {
    const range = parseRange(cidr);
    if (range !== undefined && range.prefixLength > 0) return [];
    const rule =
      range === undefined
        ? "not an address range; write its first address and its length, as 203.0.113.0/24"
        : "these are all addresses of the internet; name the ranges that may reach the API server";
    return [{ propertyPath: `${at}[${index}]`, reason: `got ${JSON.stringify(cidr)}; ${rule}` }];
  });
}
