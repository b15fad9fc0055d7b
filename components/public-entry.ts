import * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";
import { type AddressRange, addressText, contains, overlaps, parseRange } from "../plan/address-range";

/** Port of the API server, at its private and its public address (huaweicloud.com, cce_faq_00265). */
const API_PORT = "5443";

/**
 * Ranges whose addresses reach the API server from inside: private ones, those between cloud and customer, and those of the
 * hosted control plane (198.19.128.0/17). None of them is of the internet (iana.org, IPv4 Special-Purpose Address Registry).
 */
const INSIDE = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15"];

/** The ranges of addresses that are neither inside nor allowed: the fewest that there are, in order. */
export function deniedRanges(allowedCidrs: readonly string[]): string[] {
  const open = [...INSIDE, ...allowedCidrs].flatMap((cidr) => parseRange(cidr) ?? []);
  const denied = (range: AddressRange): AddressRange[] => {
    if (open.some((each) => contains(each, range))) return [];
    if (!open.some((each) => overlaps(each, range))) return [range];
    const half = 2 ** (31 - range.prefixLength);
    const prefixLength = range.prefixLength + 1;
    return [
      ...denied({ first: range.first, last: range.first + half - 1, prefixLength }),
      ...denied({ first: range.first + half, last: range.last, prefixLength }),
    ];
  };
  return denied({ first: 0, last: 2 ** 32 - 1, prefixLength: 0 }).map(
    ({ first, prefixLength }) => `${addressText(first)}/${prefixLength}`,
  );
}

/**
 * Closes the public address of an API server to all but some ranges of the internet. CCE's own group of the masters admits
 * everybody to port 5443, and a rule that the cloud made cannot be changed or deleted by the provider; so each range that is
 * not allowed is denied: where two rules have the same priority, the one that denies takes effect (huaweicloud.com,
 * usermanual-vpc, security group rules). Addresses that are not of the internet are left alone: nodes, pods and masters need
 * the port (huaweicloud.com, cce_faq_00417).
 *
 * @param securityGroupId group of the masters
 */
export function closePublicEntry(
  name: string,
  securityGroupId: pulumi.Input<string>,
  allowedCidrs: readonly string[],
  options: pulumi.CustomResourceOptions,
): void {
  for (const cidr of deniedRanges(allowedCidrs)) {
    new huaweicloud.NetworkingSecgroupRule(
      `${name}-deny-${cidr}`,
      {
        securityGroupId,
        description: "API server: not allowed",
        direction: "ingress",
        ethertype: "IPv4",
        protocol: "tcp",
        ports: API_PORT,
        remoteIpPrefix: cidr,
        action: "deny",
        priority: 1,
      },
      options,
    );
  }
}
