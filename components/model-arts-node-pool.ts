import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { MODELARTS_PERIODS } from "../catalogue";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { keyPairFor } from "./key-pair";
import { typeToken } from "./names";
import { resourcePoolChangeFaults } from "./node-pool-changes";
import { loginFaults, type NodeTaint } from "./npu-node-pool";
import { refuseChanges } from "./refused-changes";

/** Arguments of ModelArtsNodePool. Exactly one of `publicKey` and `keyPairName` is required. */
export interface ModelArtsNodePoolArgs {
  /** Name of the pool: 4 to 32 characters, lower-case letters, digits and hyphens. Changing it replaces the pool. */
  poolName: string;
  /** CCE cluster that the nodes join, in the same VPC; one pool for one cluster. Changing it replaces the pool. */
  clusterId: pulumi.Input<string>;
  /** VPC of cluster and nodes. Changing it replaces the pool. */
  vpcId: pulumi.Input<string>;
  /** Network id of the subnet of the nodes. Changing it replaces the pool. */
  subnetId: pulumi.Input<string>;
  /** Security groups of the nodes. Defaults to ModelArts' own choice. */
  securityGroupIds?: pulumi.Input<string>[];
  /** Flavor of the nodes, for example `modelarts.bm.npu.arm.8snt9b3.d`: depends on region and stock, so there is no default. Cannot change. */
  flavorId: string;
  /** Number of nodes, 1 or more. Raising it buys nodes for the same period. */
  nodes: number;
  /** Availability zone of the nodes. Defaults to ModelArts' own choice. */
  availabilityZone?: string;
  /** Operating system of the nodes, by the name of its image. Defaults to the flavor's own. */
  os?: string;
  /** NPU driver, for example `7.5.0.5.220-24.1.0.3`. Defaults to the flavor's own. */
  driverVersion?: string;
  /** Labels of the nodes. Defaults to none. */
  labels?: Record<string, string>;
  /** Taints of the nodes. Defaults to none. */
  taints?: NodeTaint[];
  /** Size of the system disk in GiB. Defaults to the flavor's own. */
  rootVolumeGiB?: number;
  /** Size of a data disk for images and emptyDirs in GiB. Defaults to the flavor's own: local disks, for bare metal. */
  dataVolumeGiB?: number;
  /** Public SSH key of administrators, OpenSSH format; a key pair is made of it. Changing it replaces the pool. */
  publicKey?: string;
  /** Name of a key pair that exists, in place of `publicKey`. Changing it replaces the pool. */
  keyPairName?: pulumi.Input<string>;
  /** Unit of the period that is paid in advance: `month` or `year`. Changing it replaces the pool. */
  periodUnit: string;
  /** Length of that period: 1 to 9 months, or 1 to 3 years. Changing it replaces the pool. */
  period: number;
  /** Whether the machines are bought again at the end of the period. Defaults to false. */
  autoRenew?: boolean;
  /** Whether you accept that the machines are paid in advance, used or not. Nothing is bought without it. */
  acceptPrepaid: boolean;
  /** Tags of the machines. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/**
 * ModelArts Lite resource pool: Snt9B machines, bought for months or years, that join a CCE cluster with driver and device plugin
 * set up by ModelArts. ModelArts must be authorized in the account before (`Permissions`).
 *
 * Deleting the pool unsubscribes from the machines, and what was paid is at most partly refunded; so Pulumi refuses to delete or
 * replace it unless the component's option `protect` is false.
 */
export class ModelArtsNodePool extends pulumi.ComponentResource {
  /** Id of the resource pool. */
  public readonly poolId: pulumi.Output<string>;

  constructor(name: string, args: ModelArtsNodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ModelArtsNodePool"), name, args, opts);
    refuseFaults(`ModelArtsNodePool ${name}`, faultsOf(args));
    const { publicKey, autoRenew = false } = args;
    const keyPair = publicKey === undefined ? args.keyPairName : keyPairFor(name, args.poolName, publicKey, this).name;
    const pool = new huaweicloud.ModelartsResourcePool(
      name,
      {
        name: args.poolName,
        vpcId: args.vpcId,
        subnetId: args.subnetId,
        clusters: [{ providerId: args.clusterId }],
        userLogin: { keyPairName: keyPair },
        chargingMode: "prePaid",
        periodUnit: args.periodUnit,
        period: args.period,
        autoRenew: String(autoRenew),
        metadata: { annotations: purchase(args) },
        resources: [nodesOf(args)],
        timeouts: { create: "90m", update: "90m", delete: "90m" },
      },
      {
        parent: this,
        protect: opts?.protect ?? true,
        hooks: refuseChanges(`ModelArtsNodePool ${name}`, resourcePoolChangeFaults),
      },
    );
    this.poolId = pool.id;
    this.registerOutputs({ poolId: this.poolId });
  }
}

/**
 * How machines are bought that are added later: without it, those would be paid by the hour (provider documentation,
 * modelarts_resource_pool, metadata).
 */
function purchase({ periodUnit, period, autoRenew = false }: ModelArtsNodePoolArgs): string {
  return JSON.stringify({
    "os.modelarts/billing.mode": "1",
    "os.modelarts/period.type": periodUnit === "month" ? "2" : "3",
    "os.modelarts/period.num": String(period),
    "os.modelarts/auto.renew": autoRenew ? "1" : "0",
    "os.modelarts/auto.pay": "1",
  });
}

/** The machines; what is left out is ModelArts' choice. */
function nodesOf(args: ModelArtsNodePoolArgs): huaweicloud.types.input.ModelartsResourcePoolResource {
  const { availabilityZone, nodes, os, driverVersion, labels, taints, tags, rootVolumeGiB, dataVolumeGiB } = args;
  return {
    flavorId: args.flavorId,
    count: nodes,
    maxCount: nodes,
    nodePool: args.poolName,
    vpcId: args.vpcId,
    subnetId: args.subnetId,
    ...(args.securityGroupIds === undefined ? {} : { securityGroupIds: args.securityGroupIds }),
    ...(availabilityZone === undefined ? {} : { azs: [{ az: availabilityZone, count: nodes }] }),
    ...(os === undefined ? {} : { os: { name: os } }),
    ...(driverVersion === undefined ? {} : { driver: { version: driverVersion } }),
    ...(labels === undefined ? {} : { labels }),
    ...(taints === undefined
      ? {}
      : { taints: taints.map(({ key, value, effect }) => ({ key, value: value ?? "", effect })) }),
    ...(rootVolumeGiB === undefined ? {} : { rootVolume: { volumeType: "SSD", size: `${rootVolumeGiB}Gi` } }),
    ...(dataVolumeGiB === undefined ? {} : { dataVolumes: [{ volumeType: "SSD", size: `${dataVolumeGiB}Gi` }] }),
    tags,
  };
}

function faultsOf(args: ModelArtsNodePoolArgs): ArgumentFault[] {
  const faults = loginFaults(args);
  const fault = (propertyPath: string, got: string | number, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${JSON.stringify(got)}; ${rule}` });
  };
  const { poolName, nodes, period, periodUnit } = args;
  if (!/^[a-z][a-z0-9-]{2,30}[a-z0-9]$/.test(poolName)) {
    const rule = "4 to 32 lower-case letters, digits and hyphens, first a letter, last no hyphen";
    fault("poolName", poolName, `${rule} (provider documentation, modelarts_resource_pool)`);
  }
  if (!Number.isInteger(nodes) || nodes < 1) {
    fault("nodes", nodes, "a pool has one node or more: leave the pool out where there are none");
  }
  const sold = "(huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005)";
  const unit = MODELARTS_PERIODS.units.find((candidate) => candidate.periodUnit === periodUnit);
  if (unit === undefined) {
    fault("periodUnit", periodUnit, `"month" or "year" ${sold}`);
  } else if (!Number.isInteger(period) || period < 1 || period > unit.maxPeriod) {
    fault("period", period, `machines are sold for 1 to ${unit.maxPeriod} ${unit.periodUnit}s ${sold}`);
  }
  if (!args.acceptPrepaid) {
    faults.push({
      propertyPath: "acceptPrepaid",
      reason:
        `got false; ${nodes} machines for ${period} ${periodUnit}(s) are paid in advance, used or not: set it to true to buy ` +
        `them ${sold}`,
    });
  }
  return faults;
}
