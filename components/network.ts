import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { addressText, parseRange } from "../plan/address-range";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { typeToken } from "./names";
import { nodeGroupRules } from "./node-group-rules";
import { publicAddress } from "./public-address";

/** Services whose VPC endpoints are routes of the VPC (provider documentation, vpcep_endpoint, policy_statement). */
const GATEWAY_SERVICES = ["obs", "sfs"];

/** A network that exists and stays as it is. */
export interface ExistingNetwork {
  /** Id of the VPC. */
  vpcId: pulumi.Input<string>;
  /** Network id of the subnet of nodes and file systems. */
  subnetId: pulumi.Input<string>;
  /** IPv4 subnet id of the subnet of pods; needed for CCE Turbo. Defaults to none. */
  podSubnetId?: pulumi.Input<string>;
  /** Network id of the subnet of load balancers and endpoints. Defaults to the subnet of nodes. */
  serviceSubnetId?: pulumi.Input<string>;
  /** Security group of nodes. Defaults to a new one: groups belong to no VPC, and CCE's own admits SSH from anywhere. */
  securityGroupId?: pulumi.Input<string>;
}

/** The way out to the internet, for what has no public address. Billed by the hour, the traffic by volume. */
export interface NetworkNat {
  /** Bandwidth of its public address in Mbit/s, 1 to 300. Defaults to 100. */
  bandwidthMbps?: number;
  /** Size of the gateway: `1` for 10,000 connections, `2` for 50,000, `3` for 200,000, `4` for 1,000,000. Defaults to `1`. */
  spec?: string;
}

/** A service that is reached without leaving the VPC. */
export interface NetworkEndpoint {
  /** Name of the service, for example `swr`: what the endpoint is called after. */
  service: string;
  /** Id of the endpoint service in the region, as the console of VPC Endpoint shows it. */
  serviceId: string;
  /** Whether the service is reached by a route in place of an address in the subnet. Defaults to true for `obs` and `sfs`. */
  gateway?: boolean;
}

/** Arguments of Network. Without `existing`, `vpcName`, `cidr`, `subnetCidr` and `gatewayIp` are required. */
export interface NetworkArgs {
  /**
   * Network to use in place of a new one: nothing in the VPC is then made, and the outputs are these ids. Defaults to a new
   * network.
   */
  existing?: ExistingNetwork;
  /** Name of the VPC; whatever is in it is called after it. At most 50 characters. */
  vpcName?: string;
  /** Address range of the VPC, for example `10.20.0.0/16`. With `existing`, the range that it has. */
  cidr?: string;
  /** Address range of the subnet of nodes and file systems, and of pods that have none of their own, inside the VPC's. */
  subnetCidr?: string;
  /** Gateway of the subnet: an address inside the subnet's range, usually its first. */
  gatewayIp?: string;
  /** Address range of a subnet for pods; CCE Turbo only. Defaults to none: pods are in the subnet of nodes. */
  podSubnetCidr?: string;
  /** Address range of a subnet for load balancers and endpoints. Defaults to none: they are in the subnet of nodes. */
  serviceSubnetCidr?: string;
  /**
   * Container network of the cluster: `eni`, `vpc-router` or `overlay_l2`. Nodes then admit what CCE needs in it and nothing
   * else (huaweicloud.com, cce_faq_00265). Defaults to everything from the VPC.
   */
  containerNetworkType?: string;
  /** Address range of pods in CCE Standard, which may talk to nodes in a `vpc-router` network. Defaults to none. */
  containerNetworkCidr?: string;
  /** Way out to the internet for nodes and pods. Defaults to none. */
  nat?: NetworkNat;
  /** Services that are reached without leaving the VPC. Defaults to none. */
  endpoints?: NetworkEndpoint[];
  /** Tags of everything that takes some. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/**
 * VPC with a subnet for nodes, on request others for pods and for load balancers, a way out to the internet, and endpoints of
 * services; and a security group for cluster nodes. The group admits what CCE needs from the VPC and the pods, and lets
 * everything out; CCE's own group would admit SSH and NodePorts from anywhere. Costs nothing without NAT and endpoints.
 */
export class Network extends pulumi.ComponentResource {
  /** Id of the VPC. */
  public readonly vpcId: pulumi.Output<string>;
  /** Network id of the subnet of nodes, as CCE and SFS Turbo want it. */
  public readonly subnetId: pulumi.Output<string>;
  /** IPv4 subnet id of the subnet of pods, as CCE Turbo wants it. Empty for an existing network whose `podSubnetId` is not given. */
  public readonly ipv4SubnetId: pulumi.Output<string>;
  /** Network id of the subnet of load balancers and endpoints. */
  public readonly serviceSubnetId: pulumi.Output<string>;
  /** Id of the security group of cluster nodes; known once its rules and the ways out of the VPC exist. */
  public readonly nodeSecurityGroupId: pulumi.Output<string>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("Network"), name, args, opts);
    refuseFaults(`Network ${name}`, faultsOf(args));
    const made = args.existing === undefined ? makeVpc(name, args, this) : existingVpc(args.existing);
    this.vpcId = made.vpcId;
    this.subnetId = made.subnetId;
    this.ipv4SubnetId = made.ipv4SubnetId;
    this.serviceSubnetId = made.serviceSubnetId;
    const group = args.existing?.securityGroupId ?? makeNodeGroup(name, args, this);
    // A node that joins before its group has rules cannot reach the control plane, and without a way out it pulls nothing: so
    // whoever asks for the group waits for both.
    this.nodeSecurityGroupId = pulumi.all([group, pulumi.all([...made.waysOut])]).apply(([id]) => id);
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetId: this.subnetId,
      ipv4SubnetId: this.ipv4SubnetId,
      serviceSubnetId: this.serviceSubnetId,
      nodeSecurityGroupId: this.nodeSecurityGroupId,
    });
  }
}

/** What a VPC is known by, new or not. */
interface MadeVpc {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetId: pulumi.Output<string>;
  readonly ipv4SubnetId: pulumi.Output<string>;
  readonly serviceSubnetId: pulumi.Output<string>;
  /** Known when everything that leads out of the VPC exists. */
  readonly waysOut: readonly pulumi.Output<string>[];
}

function existingVpc({ vpcId, subnetId, podSubnetId, serviceSubnetId }: ExistingNetwork): MadeVpc {
  return {
    vpcId: pulumi.output(vpcId),
    subnetId: pulumi.output(subnetId),
    ipv4SubnetId: pulumi.output(podSubnetId ?? ""),
    serviceSubnetId: pulumi.output(serviceSubnetId ?? subnetId),
    waysOut: [],
  };
}

function makeVpc(name: string, args: NetworkArgs, parent: pulumi.Resource): MadeVpc {
  const { vpcName = "", cidr = "", tags } = args;
  const vpc = new huaweicloud.Vpc(name, { name: vpcName, cidr, tags }, { parent });
  const subnet = (kind: string, subnetCidr: string, gatewayIp = firstAddress(subnetCidr)): huaweicloud.VpcSubnet =>
    new huaweicloud.VpcSubnet(
      kind === "subnet" ? name : `${name}-${kind}`,
      { name: `${vpcName}-${kind}`, vpcId: vpc.id, cidr: subnetCidr, gatewayIp, tags },
      { parent },
    );
  const nodes = subnet("subnet", args.subnetCidr ?? "", args.gatewayIp);
  const pods = args.podSubnetCidr === undefined ? nodes : subnet("pods", args.podSubnetCidr);
  const services = args.serviceSubnetCidr === undefined ? nodes : subnet("services", args.serviceSubnetCidr);
  const served = { node: nodes, ...(pods === nodes ? {} : { pod: pods }) };
  const nat = args.nat === undefined ? [] : makeNat(name, vpcName, args.nat, { vpc, nodes, served, tags }, parent);
  const endpoints = (args.endpoints ?? []).map(({ service, serviceId, gateway }) => {
    const isRoute = gateway ?? GATEWAY_SERVICES.includes(service);
    return new huaweicloud.VpcepEndpoint(
      `${name}-${service}`,
      {
        serviceId,
        vpcId: vpc.id,
        // A route is in no subnet: with one, the next preview would replace it.
        ...(isRoute ? {} : { networkId: services.id }),
        description: `${vpcName}-${service}`,
        tags,
      },
      { parent },
    );
  });
  return {
    vpcId: vpc.id,
    subnetId: nodes.id,
    ipv4SubnetId: pods.ipv4SubnetId,
    serviceSubnetId: services.id,
    waysOut: [...nat, ...endpoints].map(({ id }) => id),
  };
}

/** Where a NAT gateway stands, and the subnets that it serves, by what lives in them. */
interface NatPlace {
  readonly vpc: huaweicloud.Vpc;
  readonly nodes: huaweicloud.VpcSubnet;
  readonly served: Readonly<Record<string, huaweicloud.VpcSubnet>>;
  readonly tags: Record<string, string> | undefined;
}

function makeNat(
  name: string,
  vpcName: string,
  { bandwidthMbps = 100, spec = "1" }: NetworkNat,
  { vpc, nodes, served, tags }: NatPlace,
  parent: pulumi.Resource,
): huaweicloud.NatSnatRule[] {
  const address = publicAddress(`${name}-nat`, { addressName: `${vpcName}-nat`, bandwidthMbps, tags }, { parent });
  const gateway = new huaweicloud.NatGateway(
    `${name}-nat`,
    { name: `${vpcName}-nat`, vpcId: vpc.id, subnetId: nodes.id, spec, tags },
    { parent },
  );
  return Object.entries(served).map(
    ([what, subnet]) =>
      new huaweicloud.NatSnatRule(
        `${name}-nat-${what}s`,
        { natGatewayId: gateway.id, floatingIpId: address.id, subnetId: subnet.id, description: `${what}s` },
        { parent },
      ),
  );
}

/** Makes the group of nodes; its id is known once its rules exist. */
function makeNodeGroup(name: string, args: NetworkArgs, parent: pulumi.Resource): pulumi.Output<string> {
  const { vpcName = "", cidr = "", subnetCidr, podSubnetCidr, containerNetworkType, containerNetworkCidr, tags } = args;
  const group = new huaweicloud.NetworkingSecgroup(
    `${name}-nodes`,
    { name: `${vpcName}-nodes`, description: "CCE nodes: traffic among themselves", deleteDefaultRules: true, tags },
    { parent },
  );
  const podCidr = containerNetworkType === "eni" ? (podSubnetCidr ?? subnetCidr) : containerNetworkCidr;
  const inwards = nodeGroupRules({ containerNetworkType, vpcCidr: cidr, podCidr }).map(
    (rule) =>
      new huaweicloud.NetworkingSecgroupRule(
        `${name}-nodes-${rule.name}`,
        {
          securityGroupId: group.id,
          description: rule.description,
          direction: "ingress",
          ethertype: "IPv4",
          protocol: rule.protocol,
          ports: rule.ports,
          ...(rule.from === undefined ? { remoteGroupId: group.id } : { remoteIpPrefix: rule.from }),
        },
        { parent },
      ),
  );
  const outwards = new huaweicloud.NetworkingSecgroupRule(
    `${name}-nodes-outwards`,
    {
      securityGroupId: group.id,
      description: "image pulls, OBS, control plane",
      direction: "egress",
      ethertype: "IPv4",
      remoteIpPrefix: "0.0.0.0/0",
    },
    { parent },
  );
  return pulumi.all([...inwards, outwards].map((rule) => rule.securityGroupId)).apply((ids) => ids[0] ?? "");
}

/** The first address of a range after that of the network. */
function firstAddress(cidr: string): string {
  const range = parseRange(cidr);
  return range === undefined ? "" : addressText(range.first + 1);
}

function faultsOf(args: NetworkArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const { existing, endpoints = [] } = args;
  if (existing === undefined) {
    for (const key of ["vpcName", "cidr", "subnetCidr", "gatewayIp"] as const) {
      if (args[key] === undefined) {
        const reason = "got nothing; a new network needs it; or name an existing one in `existing`";
        faults.push({ propertyPath: key, reason });
      }
    }
  } else {
    for (const key of ["podSubnetCidr", "serviceSubnetCidr", "nat", "endpoints"] as const) {
      const value = args[key];
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
        const got = typeof value === "string" ? JSON.stringify(value) : "a value";
        const rule = "nothing in a network that exists is made: leave it out, and give what is there in `existing`";
        faults.push({ propertyPath: key, reason: `got ${got}; ${rule}` });
      }
    }
    for (const key of ["vpcName", "cidr"] as const) {
      if (existing.securityGroupId === undefined && args[key] === undefined) {
        const rule = "the security group of nodes is made with it; or give one in existing.securityGroupId";
        faults.push({ propertyPath: key, reason: `got nothing; ${rule}` });
      }
    }
  }
  for (const key of ["subnetCidr", "podSubnetCidr", "serviceSubnetCidr"] as const) {
    const value = args[key];
    if (value !== undefined && parseRange(value) === undefined) {
      const rule = "not an address range; write its first address and its length, as 10.20.0.0/16";
      faults.push({ propertyPath: key, reason: `got ${JSON.stringify(value)}; ${rule}` });
    }
  }
  for (const [index, { service }] of endpoints.entries()) {
    if (endpoints.findIndex((other) => other.service === service) < index) {
      const reason = `got ${JSON.stringify(service)} twice; leave one out`;
      faults.push({ propertyPath: `endpoints[${index}].service`, reason });
    }
  }
  return faults;
}
