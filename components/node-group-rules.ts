/** A rule of the security group of cluster nodes: traffic that it lets in. */
export interface NodeGroupRule {
  /** What the rule is called, after the group's name. */
  readonly name: string;
  readonly description: string;
  /** `tcp`, `udp` or `icmp`. Undefined: everything. */
  readonly protocol?: string;
  /** Port, or range of ports. Undefined: all. */
  readonly ports?: string;
  /** Address range that it comes from. Undefined: from other members of the group. */
  readonly from?: string;
}

/** Where the traffic to nodes comes from. */
export interface NodeNeighbours {
  /** Container network of the cluster: `eni`, `vpc-router` or `overlay_l2`. Undefined: not known. */
  readonly containerNetworkType?: string;
  /** Address range of the VPC: masters, load balancers and NFS servers are in it. */
  readonly vpcCidr: string;
  /** Address range of the pods; undefined where it is not known, and in an overlay, whose packets show the node's address. */
  readonly podCidr?: string;
}

/** Ports that Kubernetes gives to Services of type NodePort. */
const NODE_PORTS = "30000-32767";

/**
 * What CCE needs nodes to be reached by, in each of its networks (huaweicloud.com, cce_faq_00265). Where CCE's own rules admit
 * everybody (SSH, NodePorts, packets of the tunnel network) or the group of the masters, which does not exist before the
 * cluster, these admit the VPC: masters, load balancers and nodes are in it. SSH is admitted from nowhere.
 */
export function nodeGroupRules({ containerNetworkType, vpcCidr, podCidr }: NodeNeighbours): readonly NodeGroupRule[] {
  const members: NodeGroupRule = { name: "members", description: "nodes among themselves" };
  const kubelet: NodeGroupRule = {
    name: "kubelet",
    description: "masters to kubelet",
    protocol: "tcp",
    ports: "10250",
    from: vpcCidr,
  };
  const nodePorts = ["tcp", "udp"].map((protocol): NodeGroupRule => ({
    name: `node-ports-${protocol}`,
    description: "Services of type NodePort and load balancers",
    protocol,
    ports: NODE_PORTS,
    from: vpcCidr,
  }));
  const pods: NodeGroupRule[] =
    podCidr === undefined ? [] : [{ name: "pods", description: "pods to nodes", from: podCidr }];
  switch (containerNetworkType) {
    case "eni":
      return [members, kubelet, ...nodePorts, ...pods];
    case "vpc-router":
      return [
        members,
        ...["tcp", "udp", "icmp"].map((protocol): NodeGroupRule => ({
          name: `vpc-${protocol}`,
          description: "nodes and masters in the VPC",
          protocol,
          from: vpcCidr,
        })),
        ...pods,
      ];
    case "overlay_l2":
      return [
        members,
        kubelet,
        ...nodePorts,
        { name: "tunnel", description: "packets between containers", protocol: "udp", ports: "4789", from: vpcCidr },
      ];
    default:
      return [{ name: "within-vpc", description: "nodes, pods and control plane in the VPC", from: vpcCidr }];
  }
}
