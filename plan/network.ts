import { VPC_RANGES } from "../catalogue";
import { addressText, contains, parseAddress, parseRange } from "./address-range";
import type { Fault } from "./fault";
import { list } from "./wording";

/** A network as its user describes it. */
export interface NetworkRequest {
  /** Address range of the VPC, for example `10.20.0.0/16`. */
  readonly cidr: string;
  /** Address range of the subnet, inside the VPC's. */
  readonly subnetCidr: string;
  /** Gateway of the subnet. Defaults to the subnet's first address after that of the network. */
  readonly gatewayIp?: string;
}

/** A network with everything decided. */
export interface NetworkPlan {
  readonly cidr: string;
  readonly subnetCidr: string;
  readonly gatewayIp: string;
}

/** A fault for a text that is no address range. */
export function notARange(path: string, got: string): Fault {
  return {
    path,
    got,
    rule: "not an address range; write its first address and its length, as 10.20.0.0/16",
    source: [],
  };
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

/** Checks a network. Paths of faults are relative to the request. */
export function planNetwork(request: NetworkRequest): NetworkPlan | Fault[] {
  const { cidr, subnetCidr } = request;
  const faults = vpcFaults(cidr);
  const subnet = parseRange(subnetCidr);
  if (subnet === undefined) {
    return [...faults, notARange("subnetCidr", subnetCidr)];
  }
  const vpc = parseRange(cidr);
  if (vpc !== undefined && !contains(vpc, subnet)) {
    const rule = `the subnet lies inside the VPC ${cidr}; use a part of it`;
    faults.push({ path: "subnetCidr", got: subnetCidr, rule, source: [] });
  }
  const gatewayIp = request.gatewayIp ?? addressText(subnet.first + 1);
  const gateway = parseAddress(gatewayIp);
  if (gateway === undefined || gateway <= subnet.first || gateway >= subnet.last) {
    const rule = `the gateway is an address inside ${subnetCidr}; use ${addressText(subnet.first + 1)}`;
    faults.push({ path: "gatewayIp", got: gatewayIp, rule, source: [] });
  }
  return faults.length > 0 ? faults : { cidr, subnetCidr, gatewayIp };
}
