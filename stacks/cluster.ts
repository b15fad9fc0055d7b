import * as pulumi from "@pulumi/pulumi";
import { CceCluster, ClusterAddons, EncryptionKey, ModelArtsNodePool, type Network, NpuNodePool } from "../components";
import type { Environment, PlatformNodePool } from "../config/environment";
import { platformNames, poolName } from "../plan/names";

/** The cluster of an environment. */
export interface ClusterLayer {
  readonly clusterId: pulumi.Output<string>;
  /** Kubeconfig of an administrator, a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** Nodes and add-ons: what must be there before anything runs in the cluster. */
  readonly ready: pulumi.Resource[];
}

/**
 * The cluster with its node pools and add-ons. To a cluster that exists, only node pools are added.
 *
 * @param authorized what ModelArts must be allowed before it sells machines
 * @param options provider of the cloud, and whether Pulumi refuses to delete cluster and machines
 */
export function deployCluster(
  environment: Environment,
  network: Network,
  authorized: pulumi.Resource[],
  options: pulumi.ComponentResourceOptions,
): ClusterLayer {
  const { platform } = environment;
  const cluster = newOrExisting(environment, network, options);
  const nodePools = platform.nodePools.map((pool) =>
    deployNodePool(environment, pool, cluster, network, authorized, options),
  );
  if (platform.cluster.existing !== undefined) {
    return { clusterId: cluster.clusterId, kubeconfig: cluster.kubeconfig, ready: nodePools };
  }
  const { volcano, huaweiNpu, npd, metricsServer, nodeLocalDns, logAgent } = platform.addons;
  const addons = new ClusterAddons(
    "addons",
    {
      clusterId: cluster.clusterId,
      clusterName: platformNames(platform.name).cluster,
      projectId: environment.cloud.projectId,
      nodes: platform.nodePools.reduce((sum, { nodes }) => sum + nodes, 0),
      volcanoVersion: volcano,
      // ModelArts Lite pools bring a device plugin of their own.
      ...(platform.nodePools.some(({ npusPerNode, modelArts }) => npusPerNode > 0 && modelArts === undefined)
        ? { npuVersion: huaweiNpu }
        : {}),
      ...(npd === undefined ? {} : { npdVersion: npd }),
      ...(metricsServer === undefined ? {} : { metricsServerVersion: metricsServer }),
      ...(nodeLocalDns === undefined ? {} : { nodeLocalDnsVersion: nodeLocalDns }),
      ...(logAgent === undefined ? {} : { logAgentVersion: logAgent }),
    },
    // An add-on without a schedulable node times out.
    { ...options, protect: false, dependsOn: nodePools },
  );
  return { clusterId: cluster.clusterId, kubeconfig: cluster.kubeconfig, ready: [...nodePools, addons] };
}

function newOrExisting(
  { platform, secrets }: Environment,
  network: Network,
  options: pulumi.ComponentResourceOptions,
): CceCluster {
  const { existing, multiAz, publicAccess, logs, secretEncryption, ...wanted } = platform.cluster;
  const names = platformNames(platform.name);
  if (existing !== undefined) {
    const { kubeconfig } = secrets;
    if (kubeconfig === undefined) {
      throw new pulumi.RunError(
        "kubeconfig: got nothing; a cluster that exists is reached with one: pulumi config set --secret kubeconfig",
      );
    }
    return new CceCluster(
      "cluster",
      { existing: { ...existing, kubeconfig }, ...(logs === undefined ? {} : { logs }) },
      options,
    );
  }
  const { containerNetworkCidr, ...rest } = wanted;
  return new CceCluster(
    "cluster",
    {
      clusterName: names.cluster,
      ...rest,
      multiAz,
      vpcId: network.vpcId,
      subnetId: network.subnetId,
      securityGroupId: network.nodeSecurityGroupId,
      ...(containerNetworkCidr === undefined ? {} : { containerNetworkCidr }),
      ...(wanted.containerNetworkType === "eni" ? { eniSubnetId: network.ipv4SubnetId } : {}),
      ...(publicAccess === undefined
        ? {}
        : { publicAccess: { ...publicAccess, allowedCidrs: [...publicAccess.allowedCidrs] } }),
      ...(logs === undefined ? {} : { logs }),
      ...(secretEncryption
        ? { encryptionKeyId: new EncryptionKey("secret-key", { alias: names.secretKey }, options).keyId }
        : {}),
    },
    options,
  );
}

function deployNodePool(
  { cloud, platform }: Environment,
  pool: PlatformNodePool,
  { clusterId }: CceCluster,
  network: Network,
  authorized: pulumi.Resource[],
  options: pulumi.ComponentResourceOptions,
): NpuNodePool | ModelArtsNodePool {
  const { name, flavorId, nodes, os, publicKey, labels, modelArts } = pool;
  const common = {
    clusterId,
    poolName: poolName(platform.name, name),
    availabilityZone: cloud.availabilityZone,
    flavorId,
    nodes,
    os,
    publicKey,
    labels: { ...labels },
    taints: pool.taints.map((taint) => ({ ...taint })),
  };
  if (modelArts !== undefined) {
    const { period, periodUnit, autoRenew, driverVersion } = modelArts;
    return new ModelArtsNodePool(
      `pool-${name}`,
      {
        ...common,
        vpcId: network.vpcId,
        subnetId: network.subnetId,
        securityGroupIds: [network.nodeSecurityGroupId],
        period,
        periodUnit,
        autoRenew,
        // Without it, the configuration does not load.
        acceptPrepaid: true,
        ...(driverVersion === undefined ? {} : { driverVersion }),
      },
      { ...options, dependsOn: authorized },
    );
  }
  const { nodeType, rootVolumeGiB, dataVolumeGiB, maxPods, systemReservedMiB, kubeReservedMiB } = pool;
  return new NpuNodePool(
    `pool-${name}`,
    {
      ...common,
      nodeType,
      rootVolumeGiB,
      dataVolumeGiB,
      ...(maxPods === undefined ? {} : { maxPods }),
      ...(systemReservedMiB === undefined ? {} : { systemReservedMiB }),
      ...(kubeReservedMiB === undefined ? {} : { kubeReservedMiB }),
    },
    { ...options, protect: false },
  );
}
