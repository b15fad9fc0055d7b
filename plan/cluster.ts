import { CLUSTER_FLAVORS, CONTAINER_NETWORKS } from "../catalogue";
import { overlaps, parseRange } from "./address-range";
import type { Fault } from "./fault";
import { notARange } from "./network";
import { suggestion } from "./wording";

/** Where the rule of versions comes from. */
const VERSION_SOURCE = [{ page: "provider documentation, huaweicloud_cce_cluster, cluster_version" }];

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
}

/** What else decides whether the cluster can be. */
export interface ClusterSurroundings {
  /** Address range of the VPC; undefined where it is not known. */
  readonly vpcCidr: string | undefined;
  /** Nodes of all node pools. */
  readonly nodes: number;
}

/** A cluster with everything decided. */
export interface ClusterPlan {
  /** `CCE Turbo` or `CCE Standard`. */
  readonly kind: string;
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

/** Checks a cluster. Paths of faults are relative to the request. */
export function planCluster(request: ClusterRequest, surroundings: ClusterSurroundings): ClusterPlan | Fault[] {
  const { vpcCidr, nodes } = surroundings;
  const faults = flavorFaults(request.flavorId, nodes);
  if (!/^v1\.\d{2}$/.test(request.version)) {
    const rule = "a version is written without its patch release, as v1.31";
    faults.push({ path: "version", got: request.version, rule, source: VERSION_SOURCE });
  }
  faults.push(...networkFaults(request, vpcCidr));
  const others = [
    { name: "the VPC", cidr: vpcCidr },
    ...(request.containerNetworkCidr === undefined
      ? []
      : [{ name: "the container network", cidr: request.containerNetworkCidr }]),
  ];
  faults.push(...rangeFaults("serviceNetworkCidr", request.serviceNetworkCidr, others));
  const kind = clusterKind(request.containerNetworkType);
  return kind === undefined || faults.length > 0 ? faults : { kind };
}
