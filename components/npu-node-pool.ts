import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of NpuNodePool. */
export interface NpuNodePoolArgs {
  /** Cluster that the nodes join. */
  clusterId: pulumi.Input<string>;
  /** Name of the pool: 1 to 50 characters, lower-case letters, digits and hyphens. */
  poolName: string;
  /** Flavor of the nodes. Snt9B flavors depend on region and stock, so there is no default. */
  flavorId: string;
  /** `ElasticBMS` for bare-metal Snt9B nodes (CCE Turbo only), `vm` for virtual machines. */
  nodeType: string;
  /** Operating system, for example `Huawei Cloud EulerOS 2.0`. */
  os: string;
  /** Number of nodes. Raising it buys nodes, lowering it removes them. */
  nodes: number;
  /** Availability zone of the nodes. */
  availabilityZone: string;
  /** Public SSH key for administrators, OpenSSH format. Without a public address on the nodes it serves from inside the VPC only. */
  publicKey: string;
  /** Size of the system disk in GiB. Defaults to 100. */
  rootVolumeGiB?: number;
  /** Size of the data disk that holds images and emptyDirs, in GiB. Defaults to 500: the images are 20 to 60 GB each. */
  dataVolumeGiB?: number;
}

/**
 * Pool of Ascend Snt9B nodes in a CCE cluster, with the SSH key pair that they accept. NPU nodes are dear: they are
 * billed from creation to deletion, whether or not a workload runs.
 */
export class NpuNodePool extends pulumi.ComponentResource {
  /** Id of the node pool. */
  public readonly nodePoolId: pulumi.Output<string>;

  constructor(name: string, args: NpuNodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("NpuNodePool"), name, args, opts);
    const keyPair = new huaweicloud.KpsKeypair(
      name,
      { name: `${args.poolName}-nodes`, publicKey: args.publicKey },
      { parent: this },
    );
    const pool = new huaweicloud.CceNodePool(
      name,
      {
        clusterId: args.clusterId,
        name: args.poolName,
        flavorId: args.flavorId,
        type: args.nodeType,
        os: args.os,
        initialNodeCount: args.nodes,
        // The provider ignores later changes of the count unless it is told not to.
        ignoreInitialNodeCount: false,
        availabilityZone: args.availabilityZone,
        keyPair: keyPair.name,
        runtime: "containerd",
        rootVolume: { size: args.rootVolumeGiB ?? 100, volumetype: "SSD" },
        dataVolumes: [{ size: args.dataVolumeGiB ?? 500, volumetype: "SSD" }],
        // Bare metal takes more than the provider's 20 minutes.
        timeouts: { create: "90m", update: "90m", delete: "60m" },
      },
      { parent: this },
    );
    this.nodePoolId = pool.id;
    this.registerOutputs({ nodePoolId: this.nodePoolId });
  }
}
