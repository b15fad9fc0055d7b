import { CONTAINER_NETWORKS, NAT_GATEWAYS, SUBNETS, VPC_RANGES } from "../catalogue";
import { addressText, contains, notARange, overlaps, parseAddress, parseRange } from "./address-range";
import { allowedRangeFaults } from "./allowed-ranges";
import type { Fault } from "./fault";
import { list } from "./wording";

/** A network as its user describes it. */
export interface NetworkRequest {
  /** Address range of the VPC, for example `10.20.0.0/16`. */
  readonly cidr: string;
  /** Address range of the subnet of the nodes, inside the VPC's. */
  readonly subnetCidr: string;
  /** Gateway of the subnet. Defaults to the subnet's first address after that of the network. */
  readonly gatewayIp?: string;
  /** Address range of a subnet for pods, CCE Turbo only. */
  readonly podSubnetCidr?: string;
  /** Address range of a subnet for load balancers and endpoints. */
  readonly serviceSubnetCidr?: string;
  readonly nat?: { readonly bandwidthMbps: number; readonly spec: string };
  readonly endpoints?: readonly { readonly service: string; readonly serviceId: string }[];
  readonly bastion?: {
    readonly flavorId: string;
    readonly imageId: string;
    readonly publicKey: string;
    readonly allowedCidrs: readonly string[];
  };
  /** A network that is there already. */
  readonly existing?: {
    readonly vpcId: string;
    readonly subnetId: string;
    readonly podSubnetId?: string;
    readonly securityGroupId?: string;
  };
}

/** What else decides whether the network can be. */
export interface NetworkSurroundings {
  /** Container network of the cluster; undefined where it is not known. */
  readonly containerNetworkType: string | undefined;
  /** Whether the cluster is there already: it has its subnets then. */
  readonly clusterExists: boolean;
}

/** A network with everything decided. */
export interface NetworkPlan extends NetworkRequest {
  readonly gatewayIp: string;
  readonly endpoints: readonly { readonly service: string; readonly serviceId: string }[];
}

/** The fault of a range that no VPC may have; none for a good one. */
function vpcFaults(cidr: string): Fault[] {
  const range = parseRange(cidr);
  if (range === undefined) {
    return [notARange("cidr", cidr)];
  }
  const { ranges, maxPrefixLength, source } = VPC_RANGES;
  const inside = ranges.some((text) => {
    const allowed = parseRange(text);
    return allowed !== undefined && contains(allowed, range);
  });
  if (inside && range.prefixLength <= maxPrefixLength) {
    return [];
  }
  const rule = `a VPC lies in ${list(ranges, "or")} and has at least ${2 ** (32 - maxPrefixLength)} addresses (/${maxPrefixLength})`;
  return [{ path: "cidr", got: cidr, rule, source }];
}

/** A subnet of the request. */
interface Subnet {
  readonly path: string;
  /** In words, for the faults of others. */
  readonly what: string;
  readonly cidr: string;
}

/** The subnets of a request, those of the nodes first. */
function subnetsOf({ subnetCidr, podSubnetCidr, serviceSubnetCidr }: NetworkRequest): Subnet[] {
  return [
    { path: "subnetCidr", what: "the subnet of the nodes", cidr: subnetCidr },
    ...(podSubnetCidr === undefined
      ? []
      : [{ path: "podSubnetCidr", what: "the subnet of the pods", cidr: podSubnetCidr }]),
    ...(serviceSubnetCidr === undefined
      ? []
      : [{ path: "serviceSubnetCidr", what: "the subnet of load balancers", cidr: serviceSubnetCidr }]),
  ];
}

/** The faults of one subnet: outside the VPC, too small, or across one that stands before it. */
function subnetFaults({ path, cidr }: Subnet, before: readonly Subnet[], vpcCidr: string): Fault[] {
  const range = parseRange(cidr);
  if (range === undefined) {
    return [notARange(path, cidr)];
  }
  const vpc = parseRange(vpcCidr);
  const faults: Fault[] = [];
  if (vpc !== undefined && !contains(vpc, range)) {
    const rule = `the subnet lies inside the VPC ${vpcCidr}; use a part of it`;
    faults.push({ path, got: cidr, rule, source: [] });
  }
  if (range.prefixLength > SUBNETS.maxPrefixLength) {
    const rule = `a subnet has at least ${2 ** (32 - SUBNETS.maxPrefixLength)} addresses (/${SUBNETS.maxPrefixLength})`;
    faults.push({ path, got: cidr, rule, source: SUBNETS.source });
  }
  for (const other of before) {
    const otherRange = parseRange(other.cidr);
    if (otherRange !== undefined && overlaps(range, otherRange)) {
      const rule = `it overlaps ${other.what} ${other.cidr}; use another part of the VPC`;
      faults.push({ path, got: cidr, rule, source: [] });
    }
  }
  return faults;
}

/** The fault of a gateway outside its subnet; none for a good one. */
function gatewayFaults(gatewayIp: string, subnetCidr: string): Fault[] {
  const subnet = parseRange(subnetCidr);
  const gateway = parseAddress(gatewayIp);
  if (subnet === undefined || (gateway !== undefined && gateway > subnet.first && gateway < subnet.last)) {
    return [];
  }
  const rule = `the gateway is an address inside ${subnetCidr}; use ${addressText(subnet.first + 1)}`;
  return [{ path: "gatewayIp", got: gatewayIp, rule, source: [] }];
}

/** The faults of a network that is there already: what would have to be created in it, and what is not known of it. */
function existingFaults(request: NetworkRequest, surroundings: NetworkSurroundings): Fault[] {
  const { existing } = request;
  const { containerNetworkType, clusterExists } = surroundings;
  if (existing === undefined) {
    const rule =
      "the cluster is in a network that exists; set existing: its vpcId, its subnetId and the ranges that they have";
    return clusterExists ? [{ path: "existing", got: undefined, rule, source: [] }] : [];
  }
  const made = subnetsOf(request).slice(1);
  const faults = made.map(({ path, cidr }): Fault => {
    const rule = "nothing of a VPC that exists is created; leave it out, and give the subnet's id under existing";
    return { path, got: cidr, rule, source: [] };
  });
  const ways = [
    { path: "nat", isAsked: request.nat !== undefined },
    { path: "endpoints", isAsked: (request.endpoints ?? []).length > 0 },
  ];
  for (const { path } of ways.filter(({ isAsked }) => isAsked)) {
    const rule = "a network that exists keeps the ways out that it has; leave it out";
    faults.push({ path, got: { phrase: path === "nat" ? "a map" : "a list" }, rule, source: [] });
  }
  if (containerNetworkType === "eni" && !clusterExists && existing.podSubnetId === undefined) {
    const rule =
      "pods of CCE Turbo (eni) live in an IPv4 subnet of the VPC; set the id of one, shown in the console as IPv4 subnet ID";
    faults.push({ path: "existing.podSubnetId", got: undefined, rule, source: [] });
  }
  return faults;
}

/** The faults of what leads out of the VPC and into it. */
function accessFaults({ nat, endpoints = [], bastion }: NetworkRequest): Fault[] {
  const faults: Fault[] = [];
  const specs = NAT_GATEWAYS.specs.map(({ spec }) => spec);
  if (nat !== undefined && !specs.some((spec) => spec === nat.spec)) {
    const sizes = NAT_GATEWAYS.specs.map(({ spec, maxConnections }) => `${spec} (${maxConnections} connections)`);
    faults.push({ path: "nat.spec", got: nat.spec, rule: `use ${list(sizes, "or")}`, source: NAT_GATEWAYS.source });
  }
  const services = endpoints.map(({ service }) => service);
  services.forEach((service, index) => {
    const first = services.indexOf(service);
    if (first < index) {
      const rule = `endpoints[${first}] leads to this service; use another name`;
      faults.push({ path: `endpoints[${index}].service`, got: service, rule, source: [] });
    }
  });
  if (bastion !== undefined) {
    faults.push(...allowedRangeFaults("bastion.allowedCidrs", bastion.allowedCidrs));
  }
  return faults;
}

/** Checks a network. Paths of faults are relative to the request. */
export function planNetwork(request: NetworkRequest, surroundings: NetworkSurroundings): NetworkPlan | Fault[] {
  const subnets = subnetsOf(request);
  const subnet = parseRange(request.subnetCidr);
  const gatewayIp = request.gatewayIp ?? (subnet === undefined ? "" : addressText(subnet.first + 1));
  const faults = [
    ...vpcFaults(request.cidr),
    ...subnets.flatMap((one, index) => subnetFaults(one, subnets.slice(0, index), request.cidr)),
    ...gatewayFaults(gatewayIp, request.subnetCidr),
    ...existingFaults(request, surroundings),
    ...accessFaults(request),
  ];
  const { containerNetworkType } = surroundings;
  if (request.podSubnetCidr !== undefined && containerNetworkType !== undefined && containerNetworkType !== "eni") {
    const rule = `pods of ${containerNetworkType} have a range of their own (containerNetworkCidr of the cluster); leave it out`;
    faults.push({ path: "podSubnetCidr", got: request.podSubnetCidr, rule, source: CONTAINER_NETWORKS.source });
  }
  return faults.length > 0 ? faults : { ...request, gatewayIp, endpoints: request.endpoints ?? [] };
}
