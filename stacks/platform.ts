import * as huaweicloud from "@pulumi/huaweicloud";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  CceCluster,
  ClusterAddons,
  ImagePrePull,
  ImageRegistry,
  Network,
  NpuNodePool,
  ObsBucket,
  SfsTurbo,
  SharedVolume,
  WorkloadNamespace,
} from "../components";
import type { Cloud, Environment, Platform } from "../config/environment";
import type { StoragePlan } from "../plan/storage";

/** A namespace with a claim of the share in it: where the workloads of one kind run. */
export interface Workspace {
  readonly namespace: pulumi.Output<string>;
  readonly claimName: pulumi.Output<string>;
}

/** What the layers above the platform build on. */
export interface PlatformLayer {
  readonly clusterId: pulumi.Output<string>;
  /** Kubeconfig of an administrator, a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  readonly registryOrganization: pulumi.Output<string>;
  readonly bucket: pulumi.Output<string>;
  readonly share: SfsTurbo;
  /** Provider of all that is in the cluster. */
  readonly kubernetes: k8s.Provider;
  /** Provider of all that is in the cloud. */
  readonly cloud: huaweicloud.Provider;
  readonly addons: ClusterAddons;
  /** Uploads and checks. */
  readonly data: Workspace;
  readonly training: Workspace;
  readonly serving: Workspace;
  /** Ready when all NPU nodes have the images. */
  readonly images: ImagePrePull;
}

/** Provider of the account; credentials that are not configured come from HW_ACCESS_KEY and HW_SECRET_KEY. */
function cloudProvider(cloud: Cloud, credentials: Environment["credentials"]): huaweicloud.Provider {
  return new huaweicloud.Provider("huaweicloud", {
    region: cloud.region,
    projectId: cloud.projectId,
    domainId: cloud.domainId,
    authUrl: cloud.authUrl,
    endpoints: { ...cloud.endpoints },
    defaultTags: { ...cloud.tags },
    // With both ids known and this set, a preview asks the cloud nothing.
    skipCheckWebsiteType: true,
    ...credentials,
  });
}

/** Host name of OBS, without the scheme, as SFS Turbo wants it. */
function obsEndpoint(cloud: Cloud): string {
  const address = cloud.endpoints["obs"];
  return address === undefined ? `obs.${cloud.region}.myhuaweicloud.com` : new URL(address).host;
}

/** Network, cluster with nodes and add-ons, storage, registry, namespaces and images of an environment. */
export function deployPlatform(environment: Environment, storage: StoragePlan, images: string[]): PlatformLayer {
  const { cloud, platform } = environment;
  const provider = cloudProvider(cloud, environment.credentials);
  const inCloud: pulumi.ComponentResourceOptions = { providers: [provider] };
  const holdsData: pulumi.ComponentResourceOptions = { ...inCloud, protect: platform.protect };

  const network = new Network("network", { vpcName: platform.name, ...platform.network }, inCloud);
  const registry = new ImageRegistry("registry", { organization: platform.registry.organization }, inCloud);
  const bucket = new ObsBucket(
    "bucket",
    { bucketName: storage.bucketName, versioned: platform.storage.bucket.versioning, encrypted: false },
    holdsData,
  );
  const share = new SfsTurbo(
    "share",
    {
      shareName: `${platform.name}-share`,
      sizeGiB: storage.sizeGiB,
      hpcBandwidth: storage.hpcBandwidth,
      availabilityZone: cloud.availabilityZone,
      vpcId: network.vpcId,
      subnetId: network.subnetId,
      clientCidr: platform.network.cidr,
      linkedDirectory: storage.linkedDirectory,
      bucket: bucket.bucket,
      obsEndpoint: obsEndpoint(cloud),
    },
    holdsData,
  );
  const cluster = deployCluster(platform, network, holdsData);
  const nodePools = platform.nodePools.map(
    ({ name, ...pool }) =>
      new NpuNodePool(
        `pool-${name}`,
        {
          clusterId: cluster.clusterId,
          poolName: `${platform.name}-${name}`,
          availabilityZone: cloud.availabilityZone,
          flavorId: pool.flavorId,
          nodeType: pool.nodeType,
          os: pool.os,
          nodes: pool.nodes,
          publicKey: pool.publicKey,
          rootVolumeGiB: pool.rootVolumeGiB,
          dataVolumeGiB: pool.dataVolumeGiB,
        },
        inCloud,
      ),
  );
  const addons = new ClusterAddons(
    "addons",
    {
      clusterId: cluster.clusterId,
      volcanoVersion: platform.addons.volcano,
      npuVersion: platform.addons.huaweiNpu,
    },
    // An add-on without a schedulable node times out.
    { ...inCloud, dependsOn: nodePools },
  );
  const kubernetes = new k8s.Provider("kubernetes", {
    kubeconfig: cluster.kubeconfig,
    // CCE issues another kubeconfig at each reading; the cluster is the same as long as its id is.
    clusterIdentifier: cluster.clusterId,
  });
  const workspace = workspaceFactory(platform, storage, share, kubernetes, nodePools);
  const data = workspace("data", "restricted");
  const npuNodes = platform.nodePools.filter((pool) => pool.npusPerNode > 0).reduce((sum, { nodes }) => sum + nodes, 0);
  const prePull = new ImagePrePull(
    "images",
    { namespace: data.namespace, images, nodes: npuNodes },
    // The NPU add-on labels the nodes; before that no node matches.
    { providers: [kubernetes], dependsOn: [addons] },
  );
  return {
    clusterId: cluster.clusterId,
    kubeconfig: cluster.kubeconfig,
    registryOrganization: registry.organization,
    bucket: bucket.bucket,
    share,
    kubernetes,
    cloud: provider,
    addons,
    data,
    training: workspace("train", "privileged"),
    serving: workspace("serve", "privileged"),
    images: prePull,
  };
}

function deployCluster(platform: Platform, network: Network, options: pulumi.ComponentResourceOptions): CceCluster {
  return new CceCluster(
    "cluster",
    {
      clusterName: `${platform.name}-cluster`,
      ...platform.cluster,
      vpcId: network.vpcId,
      subnetId: network.subnetId,
      eniSubnetId: platform.cluster.containerNetworkType === "eni" ? network.ipv4SubnetId : undefined,
      securityGroupId: network.nodeSecurityGroupId,
    },
    options,
  );
}

/** Returns a function that makes the namespace and the claim of one kind of workload. */
function workspaceFactory(
  platform: Platform,
  storage: StoragePlan,
  share: SfsTurbo,
  kubernetes: k8s.Provider,
  nodePools: NpuNodePool[],
): (kind: string, podSecurity: string) => Workspace {
  return (kind, podSecurity) => {
    const { namespace } = new WorkloadNamespace(
      kind,
      { namespaceName: `${platform.namespace}-${kind}`, podSecurity },
      // Deleted before the nodes: a pod whose node is gone is never seen to end.
      { providers: [kubernetes], dependsOn: nodePools },
    );
    const { claimName } = new SharedVolume(
      `${kind}-share`,
      {
        volumeName: `${platform.name}-share-${kind}`,
        claimName: "share",
        namespace,
        shareId: share.shareId,
        exportLocation: share.exportLocation,
        sizeGiB: storage.sizeGiB,
      },
      { providers: [kubernetes] },
    );
    return { namespace, claimName };
  };
}
