import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { keyPairFor } from "./key-pair";
import { typeToken } from "./names";
import { nodePoolChangeFaults } from "./node-pool-changes";
import { refuseChanges } from "./refused-changes";

/** Keeps pods without a matching toleration away from a node. */
export interface NodeTaint {
  /** Key of the taint, for example `npu`. */
  key: string;
  /** Value of the taint. Defaults to an empty one. */
  value?: string;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. */
  effect: string;
}

/** Arguments of NpuNodePool. Exactly one of `publicKey` and `keyPairName` is required. */
export interface NpuNodePoolArgs {
  /** Cluster that the nodes join. Cannot change. */
  clusterId: pulumi.Input<string>;
  /** Name of the pool: 1 to 50 characters, lower-case letters, digits and hyphens. */
  poolName: string;
  /** Flavor of the nodes. Snt9B flavors depend on region and stock, so there is no default. Cannot change. */
  flavorId: string;
  /** `ElasticBMS` for bare-metal Snt9B nodes (CCE Turbo only), `vm` for virtual machines. Cannot change. */
  nodeType: string;
  /** Operating system, for example `Huawei Cloud EulerOS 2.0`. Another one is for new nodes. */
  os: string;
  /** Number of nodes. Raising it buys nodes, lowering it removes them. */
  nodes: number;
  /** Availability zone of the nodes. Cannot change. */
  availabilityZone: string;
  /**
   * Public SSH key for administrators, OpenSSH format; a key pair is made of it. Without a public address on the nodes it
   * serves from inside the VPC only. Another one is for new nodes.
   */
  publicKey?: string;
  /** Name of a key pair that exists, in place of `publicKey`. */
  keyPairName?: pulumi.Input<string>;
  /** Network id of the subnet of the nodes. Defaults to that of the cluster. */
  subnetId?: pulumi.Input<string>;
  /** Security groups of the nodes. Defaults to the cluster's for nodes. */
  securityGroupIds?: pulumi.Input<string>[];
  /** Size of the system disk in GiB. Defaults to 100. */
  rootVolumeGiB?: number;
  /** Size of the data disk that holds images and emptyDirs, in GiB. Defaults to 500: the images are 20 to 60 GB each. */
  dataVolumeGiB?: number;
  /** KMS key that the disks are encrypted with; EVS needs its agency `EVSAccessKMS` once per project. Defaults to no encryption. */
  encryptionKeyId?: pulumi.Input<string>;
  /** Labels of the nodes, beyond those that CCE and the add-ons set. Defaults to none. */
  labels?: Record<string, string>;
  /** Taints of the nodes. Defaults to none. One pool of a cluster needs none: add-ons run there. */
  taints?: NodeTaint[];
  /** Pods of one node at most, 16 to 256. Defaults to CCE's own, by the flavor. Fixed when the pool is made. */
  maxPods?: number;
  /** Memory that each node keeps for the operating system, in MiB. Defaults to CCE's own. Fixed when the pool is made. */
  systemReservedMiB?: number;
  /** Memory that each node keeps for kubelet and containerd, in MiB. Defaults to CCE's own. Fixed when the pool is made. */
  kubeReservedMiB?: number;
  /** Space that containerd gives one container for its own files, in GB, 10 or more. Defaults to CCE's own. Fixed when the pool is made. */
  containerDiskGB?: number;
  /** Tags of the machines, the existing ones included. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/**
 * Pool of nodes in a CCE cluster, billed by the hour: Ascend Snt9B machines, or with a flavor without NPUs virtual machines for
 * what must not take an NPU's time, such as add-ons and uploads. NPU nodes are dear: they are billed from creation to
 * deletion, whether or not a workload runs. The pool never changes its size by itself.
 *
 * What cannot change is refused in the preview: nodes are not replaced under a running job. Make another pool beside it.
 */
export class NpuNodePool extends pulumi.ComponentResource {
  /** Id of the node pool. */
  public readonly nodePoolId: pulumi.Output<string>;

  constructor(name: string, args: NpuNodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("NpuNodePool"), name, args, opts);
    refuseFaults(`NpuNodePool ${name}`, faultsOf(args));
    const { encryptionKeyId, publicKey, taints = [] } = args;
    const keyPair = publicKey === undefined ? args.keyPairName : keyPairFor(name, args.poolName, publicKey, this).name;
    const volume = (size: number): huaweicloud.types.input.CceNodePoolDataVolume => ({
      size,
      volumetype: "SSD",
      ...(encryptionKeyId === undefined ? {} : { kmsKeyId: encryptionKeyId }),
    });
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
        scallEnable: false,
        availabilityZone: args.availabilityZone,
        keyPair,
        subnetId: args.subnetId,
        securityGroups: args.securityGroupIds,
        runtime: "containerd",
        rootVolume: volume(args.rootVolumeGiB ?? 100),
        dataVolumes: [volume(args.dataVolumeGiB ?? 500)],
        labels: args.labels,
        taints: taints.map(({ key, value, effect }) => ({ key, value: value ?? "", effect })),
        tags: args.tags,
        labelPolicyOnExistingNodes: "refresh",
        taintPolicyOnExistingNodes: "refresh",
        tagPolicyOnExistingNodes: "refresh",
        ...extendParams(args),
        // Bare metal takes more than the provider's 20 minutes.
        timeouts: { create: "90m", update: "90m", delete: "60m" },
      },
      { parent: this, hooks: refuseChanges(`NpuNodePool ${name}`, nodePoolChangeFaults) },
    );
    this.nodePoolId = pool.id;
    this.registerOutputs({ nodePoolId: this.nodePoolId });
  }
}

/** Settings of kubelet and containerd, where there are some. */
function extendParams({
  maxPods,
  systemReservedMiB,
  kubeReservedMiB,
  containerDiskGB,
}: NpuNodePoolArgs): Pick<huaweicloud.CceNodePoolArgs, "extendParams"> {
  const settings = {
    ...(maxPods === undefined ? {} : { maxPods }),
    ...(systemReservedMiB === undefined ? {} : { systemReservedMem: systemReservedMiB }),
    ...(kubeReservedMiB === undefined ? {} : { kubeReservedMem: kubeReservedMiB }),
    ...(containerDiskGB === undefined ? {} : { dockerBaseSize: containerDiskGB }),
  };
  return Object.keys(settings).length === 0 ? {} : { extendParams: settings };
}

function faultsOf(args: NpuNodePoolArgs): ArgumentFault[] {
  const faults = loginFaults(args);
  const bounds = {
    nodes: [0, 2000],
    rootVolumeGiB: [40, 1024],
    dataVolumeGiB: [100, 32768],
    maxPods: [16, 256],
    systemReservedMiB: [0, Infinity],
    kubeReservedMiB: [0, Infinity],
    containerDiskGB: [10, Infinity],
  } as const;
  for (const key of Object.keys(bounds) as (keyof typeof bounds)[]) {
    const value = args[key];
    const [min, max] = bounds[key];
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) continue;
    const range = max === Infinity ? `${min} or more` : `${min} to ${max}`;
    const reason = `got ${value}; a whole number, ${range} (provider documentation, cce_node_pool)`;
    faults.push({ propertyPath: key, reason });
  }
  return faults;
}

/** The fault of a pool that nobody can log in to, or that is given two keys. */
export function loginFaults(args: { publicKey?: string; keyPairName?: pulumi.Input<string> }): ArgumentFault[] {
  if ((args.publicKey === undefined) !== (args.keyPairName === undefined)) return [];
  const got = args.publicKey === undefined ? "nothing" : "a key and a key pair";
  return [{ propertyPath: "publicKey", reason: `got ${got}; give either it or keyPairName` }];
}
