import { CLUSTER_FLAVORS, CONTAINER_NETWORKS } from "../catalogue";
import { notARange, overlaps, parseRange } from "./address-range";
import { allowedRangeFaults } from "./allowed-ranges";
import type { Fault } from "./fault";
import type { ClassDefaults } from "./platform-class";
import { list, suggestion } from "./wording";

/** Where the rule of versions comes from. */
const VERSION_SOURCE = [
  { page: "provider documentation, huaweicloud_cce_cluster, cluster_version" },
  { page: "provider source, utils/resource_diff.go, SuppressVersionDiffs" },
];

/** Kinds of logs of the control plane, by their keys. */
const LOG_KINDS = ["audit", "kubeApiserver", "kubeControllerManager", "kubeScheduler"] as const;

/** Logs of the control plane as their user describes them; what is left out is on. */
export interface LogsRequest {
  /** False to keep none. */
  readonly enabled: boolean;
  readonly retentionDays?: number;
  readonly audit: boolean;
  readonly kubeApiserver: boolean;
  readonly kubeControllerManager: boolean;
  readonly kubeScheduler: boolean;
}

/** A CCE cluster as its user describes it. */
export interface ClusterRequest {
  /** Size of the control plane. */
  readonly flavorId: string;
  /** Kubernetes version, as `v1.31`. */
  readonly version: string;
  /** `eni` for CCE Turbo, `vpc-router` or `overlay_l2` for CCE Standard. */
  readonly containerNetworkType: string;
  /** Address range of pods; CCE Standard only. */
  readonly containerNetworkCidr?: string;
  /** Address range of Services. */
  readonly serviceNetworkCidr: string;
  /** Whether the masters are spread over availability zones. */
  readonly multiAz?: boolean;
  /** Public address of the API server. */
  readonly publicAccess?: { readonly bandwidthMbps: number; readonly allowedCidrs: readonly string[] };
  readonly logs?: LogsRequest;
  /** Whether Secrets are encrypted with a key of the environment's own. */
  readonly secretEncryption?: boolean;
  /** A cluster that is there already; what else stands here describes it. */
  readonly existing?: { readonly clusterId: string };
}

/** What else decides whether the cluster can be. */
export interface ClusterSurroundings {
  /** Address range of the VPC; undefined where it is not known. */
  readonly vpcCidr: string | undefined;
  /** Nodes of all node pools. */
  readonly nodes: number;
  /** What the environment's class decides. */
  readonly defaults: ClassDefaults;
}

/** A cluster with everything decided. */
export interface ClusterPlan {
  /** `CCE Turbo` or `CCE Standard`. */
  readonly kind: string;
  readonly multiAz: boolean;
  readonly secretEncryption: boolean;
  /** Undefined where no log is kept. */
  readonly logs?: {
    readonly retentionDays: number;
    readonly audit: boolean;
    readonly kubeApiserver: boolean;
    readonly kubeControllerManager: boolean;
    readonly kubeScheduler: boolean;
  };
}

/** The kind of cluster that a container network makes; undefined for an unknown one. */
export function clusterKind(containerNetworkType: string | undefined): string | undefined {
  return CONTAINER_NETWORKS.networks.find(({ type }) => type === containerNetworkType)?.cluster;
}

/** The faults of the size of the control plane. */
function flavorFaults(flavorId: string, nodes: number): Fault[] {
  const { flavors, source } = CLUSTER_FLAVORS;
  const flavor = flavors.find((candidate) => candidate.flavorId === flavorId);
  if (flavor === undefined) {
    const ids = flavors.map((candidate) => candidate.flavorId);
    return [{ path: "flavorId", got: flavorId, rule: suggestion(flavorId, ids, "sizes of a cluster"), source }];
  }
  if (nodes <= flavor.maxNodes) {
    return [];
  }
  const larger = flavors.find(({ masters, maxNodes }) => masters === flavor.masters && maxNodes >= nodes);
  const use = larger === undefined ? "" : `; use ${larger.flavorId}`;
  const rule = `a cluster of this size has at most ${flavor.maxNodes} nodes, the node pools have ${nodes}${use}`;
  return [{ path: "flavorId", got: flavorId, rule, source }];
}

/** The faults of an address range that must stay clear of others. */
function rangeFaults(
  path: string,
  cidr: string,
  others: readonly { name: string; cidr: string | undefined }[],
): Fault[] {
  const range = parseRange(cidr);
  if (range === undefined) {
    return [notARange(path, cidr)];
  }
  return others.flatMap((other) => {
    const otherRange = parseRange(other.cidr ?? "");
    if (otherRange === undefined || !overlaps(range, otherRange)) {
      return [];
    }
    const rule = `it overlaps ${other.name} ${String(other.cidr)}; use a range outside it`;
    return [{ path, got: cidr, rule, source: [] }];
  });
}

/** The faults of the container network. */
function networkFaults(request: ClusterRequest, vpcCidr: string | undefined): Fault[] {
  const { containerNetworkType, containerNetworkCidr } = request;
  const { networks, source } = CONTAINER_NETWORKS;
  const kind = clusterKind(containerNetworkType);
  if (kind === undefined) {
    const types = networks.map(({ type }) => type);
    const rule = suggestion(containerNetworkType, types, "container networks");
    return [{ path: "containerNetworkType", got: containerNetworkType, rule, source }];
  }
  const path = "containerNetworkCidr";
  if (containerNetworkType === "eni") {
    const rule = "pods of CCE Turbo (eni) live in the subnet; leave it out";
    return containerNetworkCidr === undefined ? [] : [{ path, got: containerNetworkCidr, rule, source }];
  }
  if (containerNetworkCidr === undefined) {
    const rule = `pods of ${kind} (${containerNetworkType}) need a range of their own; set it, for example to 172.16.0.0/16`;
    return [{ path, got: undefined, rule, source }];
  }
  return rangeFaults(path, containerNetworkCidr, [{ name: "the VPC", cidr: vpcCidr }]);
}

/** The faults of what guards the cluster: masters in several zones, public address, logs, encryption. */
function guardFaults(request: ClusterRequest): Fault[] {
  const { flavorId, multiAz = false, publicAccess, logs, secretEncryption = false, existing } = request;
  const faults: Fault[] = [];
  const { flavors } = CLUSTER_FLAVORS;
  if (multiAz && flavors.some((flavor) => flavor.flavorId === flavorId && flavor.masters === 1)) {
    const sizes = flavors.filter(({ masters }) => masters > 1).map((flavor) => flavor.flavorId);
    const rule = `${flavorId} has one master; use a size with three: ${list(sizes, "or")}`;
    const source = [{ page: "provider documentation, huaweicloud_cce_cluster, multi_az" }];
    faults.push({ path: "multiAz", got: true, rule, source });
  }
  if (publicAccess !== undefined) {
    faults.push(...allowedRangeFaults("publicAccess.allowedCidrs", publicAccess.allowedCidrs));
  }
  if (logs?.enabled === true && LOG_KINDS.every((kind) => !logs[kind])) {
    const rule = `no kind of log is on; set one of ${list(LOG_KINDS)} to true, or enabled to false`;
    faults.push({ path: "logs", got: { phrase: "logs of no kind" }, rule, source: [] });
  }
  if (existing === undefined) {
    return faults;
  }
  const atCreation = [
    { path: "secretEncryption", isSet: secretEncryption },
    { path: "multiAz", isSet: multiAz },
  ];
  for (const { path } of atCreation.filter(({ isSet }) => isSet)) {
    const rule = "it is decided when a cluster is created, and this one exists; leave it out";
    faults.push({ path, got: true, rule, source: [] });
  }
  if (publicAccess !== undefined) {
    const rule = "a cluster that exists keeps the addresses that it has; leave it out";
    faults.push({ path: "publicAccess", got: { phrase: "a map" }, rule, source: [] });
  }
  return faults;
}

/** The logs to keep: those of the request, or those of the environment's class. */
function logsOf(request: ClusterRequest, defaults: ClassDefaults): ClusterPlan["logs"] {
  const { logs, existing } = request;
  // Logs of a cluster that exists are as its owner set them, until this configuration says otherwise.
  const byDefault = existing === undefined ? defaults.controlPlaneLogDays : undefined;
  if (logs === undefined) {
    return byDefault === undefined
      ? undefined
      : {
          retentionDays: byDefault,
          audit: true,
          kubeApiserver: true,
          kubeControllerManager: true,
          kubeScheduler: true,
        };
  }
  const { enabled, retentionDays = defaults.controlPlaneLogDays ?? 7, ...kinds } = logs;
  return enabled ? { retentionDays, ...kinds } : undefined;
}

/** Checks a cluster. Paths of faults are relative to the request. */
export function planCluster(request: ClusterRequest, surroundings: ClusterSurroundings): ClusterPlan | Fault[] {
  const { vpcCidr, nodes, defaults } = surroundings;
  const faults = flavorFaults(request.flavorId, nodes);
  if (!/^v1\.\d{2}$/.test(request.version)) {
    const rule =
      "a version is written as v1.31, without its patch release: CCE answers with a release of its own, as v1.31.10-r0, and a " +
      "text that is not the beginning of that is a change, for which a provider recreates the cluster";
    faults.push({ path: "version", got: request.version, rule, source: VERSION_SOURCE });
  }
  faults.push(...networkFaults(request, vpcCidr));
  const others = [
    { name: "the VPC", cidr: vpcCidr },
    ...(request.containerNetworkCidr === undefined
      ? []
      : [{ name: "the container network", cidr: request.containerNetworkCidr }]),
  ];
  faults.push(...rangeFaults("serviceNetworkCidr", request.serviceNetworkCidr, others), ...guardFaults(request));
  const kind = clusterKind(request.containerNetworkType);
  if (kind === undefined || faults.length > 0) {
    return faults;
  }
  const logs = logsOf(request, defaults);
  const created = request.existing === undefined;
  return {
    kind,
    multiAz: request.multiAz ?? false,
    secretEncryption: request.secretEncryption ?? (created && defaults.secretEncryption),
    ...(logs === undefined ? {} : { logs }),
  };
}
