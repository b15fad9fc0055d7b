/** Subnets of a VPC: the longest prefix that one may have. */
export const SUBNETS = {
  maxPrefixLength: 28,
  source: [{ page: "provider documentation, huaweicloud_vpc_subnet, cidr" }],
} as const;

/** Sizes of a NAT gateway. */
export const NAT_GATEWAYS = {
  specs: [
    { spec: "1", maxConnections: 10_000 },
    { spec: "2", maxConnections: 50_000 },
    { spec: "3", maxConnections: 200_000 },
    { spec: "4", maxConnections: 1_000_000 },
  ],
  source: [{ page: "provider documentation, huaweicloud_nat_gateway, spec" }],
} as const;
