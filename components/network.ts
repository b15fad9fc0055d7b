import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of Network. */
export interface NetworkArgs {
  /** Name of the VPC; the subnet and the security group are called after it. At most 50 characters. */
  vpcName: string;
  /** Address range of the VPC, for example `10.20.0.0/16`. */
  cidr: string;
  /** Address range of the subnet of nodes, pods and file systems, inside the VPC's. */
  subnetCidr: string;
  /** Gateway of the subnet: an address inside the subnet's range, usually its first. */
  gatewayIp: string;
}

/**
 * VPC with one subnet and a security group for cluster nodes. The security group admits traffic from the VPC only,
 * and lets everything out; CCE's own group would admit SSH and NodePorts from anywhere. Costs nothing by itself.
 */
export class Network extends pulumi.ComponentResource {
  /** Id of the VPC. */
  public readonly vpcId: pulumi.Output<string>;
  /** Id of the subnet, as CCE and SFS Turbo want it. */
  public readonly subnetId: pulumi.Output<string>;
  /** Id of the same subnet as an IPv4 subnet, as CCE Turbo wants it for pods. */
  public readonly ipv4SubnetId: pulumi.Output<string>;
  /** Id of the security group of cluster nodes. */
  public readonly nodeSecurityGroupId: pulumi.Output<string>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("Network"), name, args, opts);
    const vpc = new huaweicloud.Vpc(name, { name: args.vpcName, cidr: args.cidr }, { parent: this });
    const subnet = new huaweicloud.VpcSubnet(
      name,
      { name: `${args.vpcName}-subnet`, vpcId: vpc.id, cidr: args.subnetCidr, gatewayIp: args.gatewayIp },
      { parent: this },
    );
    const nodes = new huaweicloud.NetworkingSecgroup(
      `${name}-nodes`,
      { name: `${args.vpcName}-nodes`, description: "CCE nodes: traffic among themselves", deleteDefaultRules: true },
      { parent: this },
    );
    const within = new huaweicloud.NetworkingSecgroupRule(
      `${name}-nodes-within-vpc`,
      {
        securityGroupId: nodes.id,
        description: "nodes, pods and control plane in the VPC",
        direction: "ingress",
        ethertype: "IPv4",
        remoteIpPrefix: args.cidr,
      },
      { parent: this },
    );
    const outwards = new huaweicloud.NetworkingSecgroupRule(
      `${name}-nodes-outwards`,
      {
        securityGroupId: nodes.id,
        description: "image pulls, OBS, control plane",
        direction: "egress",
        ethertype: "IPv4",
        remoteIpPrefix: "0.0.0.0/0",
      },
      { parent: this },
    );

    this.vpcId = vpc.id;
    this.subnetId = subnet.id;
    this.ipv4SubnetId = subnet.ipv4SubnetId;
    // A node that joins before its rules exist cannot reach the control plane, so whoever asks for the group waits for
    // the rules as well.
    this.nodeSecurityGroupId = pulumi.all([within.securityGroupId, outwards.securityGroupId]).apply(([id]) => id);
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetId: this.subnetId,
      ipv4SubnetId: this.ipv4SubnetId,
      nodeSecurityGroupId: this.nodeSecurityGroupId,
    });
  }
}
