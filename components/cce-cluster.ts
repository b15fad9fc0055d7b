import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of CceCluster. */
export interface CceClusterArgs {
  /** Name of the cluster: 4 to 128 characters, lower-case letters, digits and hyphens. Changing it replaces the cluster. */
  clusterName: string;
  /** Size of the control plane, for example `cce.s2.small`: up to 50 nodes, three masters. */
  flavorId: string;
  /** Kubernetes version as `v1.31`. A change never upgrades an existing cluster. */
  version: string;
  /** `eni` for CCE Turbo, `vpc-router` or `overlay_l2` for CCE Standard. */
  containerNetworkType: string;
  /** Address range of pods; not used by CCE Turbo, whose pods live in the subnet. */
  containerNetworkCidr?: string;
  /** Address range of Services, outside the VPC's range. */
  serviceNetworkCidr: string;
  /** VPC of the cluster. */
  vpcId: pulumi.Input<string>;
  /** Subnet of control plane and nodes. */
  subnetId: pulumi.Input<string>;
  /** IPv4 subnet of pods; CCE Turbo only. */
  eniSubnetId?: pulumi.Input<string>;
  /** Security group of nodes. */
  securityGroupId: pulumi.Input<string>;
}

/**
 * CCE cluster without a public address: its API server is reached from inside the VPC only. Creates the control plane,
 * which is billed by the hour, and no node. Its kubeconfig is a secret everywhere: the provider's schema marks it as
 * plain text.
 */
export class CceCluster extends pulumi.ComponentResource {
  /** Id of the cluster. */
  public readonly clusterId: pulumi.Output<string>;
  /** Kubeconfig of a cluster administrator, JSON text; a secret. CCE issues another one each time it is read. */
  public readonly kubeconfig: pulumi.Output<string>;

  constructor(name: string, args: CceClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("CceCluster"), name, args, opts);
    const cluster = new huaweicloud.CceCluster(
      name,
      {
        name: args.clusterName,
        flavorId: args.flavorId,
        clusterVersion: args.version,
        vpcId: args.vpcId,
        subnetId: args.subnetId,
        securityGroupId: args.securityGroupId,
        containerNetworkType: args.containerNetworkType,
        containerNetworkCidr: args.containerNetworkCidr,
        eniSubnetId: args.eniSubnetId,
        serviceNetworkCidr: args.serviceNetworkCidr,
        timeouts: { create: "60m", delete: "60m" },
      },
      // None of the three is marked as sensitive in the provider's schema.
      { parent: this, additionalSecretOutputs: ["kubeConfigRaw", "certificateClusters", "certificateUsers"] },
    );
    this.clusterId = cluster.id;
    this.kubeconfig = pulumi.secret(cluster.kubeConfigRaw);
    this.registerOutputs({ clusterId: this.clusterId, kubeconfig: this.kubeconfig });
  }
}
