import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Bastion, ImagePrePull, Network, VolcanoQueue } from "../components";
import type { DescribedNodePool, Environment, Queue, StackEnvironment } from "../config/environment";
import { platformNames } from "../plan/names";
import type { StoragePlan } from "../plan/storage";
import { cloudProvider } from "./cloud-provider";
import { deployCluster } from "./cluster";
import { deployObservability } from "./observability";
import { deployPermissions, deployPodIdentities } from "./permissions";
import type { PlatformBase, PlatformLayer } from "./platform-layer";
import { nodePoolsOf } from "./pool";
import { deployRegistry } from "./registry";
import { sharedPlatform } from "./shared-platform";
import { deployStorage } from "./storage";
import { deployWorkspaces } from "./workspaces";

/** What the workloads of an environment ask of its platform. */
export interface PlatformDemand {
  /** Undefined where another stack has the storage. */
  readonly storage: StoragePlan | undefined;
  /** Images that NPU nodes need. */
  readonly images: string[];
}

/** The platform of an environment with all that workloads need on it: its own, or another stack's. */
export function deployPlatform(environment: StackEnvironment, { storage, images }: PlatformDemand): PlatformLayer {
  const shared = "sharedPlatform" in environment;
  const { name, namespace, protect, queues } = shared ? environment.sharedPlatform : environment.platform;
  const base = shared ? sharedPlatform(environment) : newPlatform(environment, storage);
  const workspaces = deployWorkspaces({
    name,
    namespace,
    shareId: base.share.shareId,
    exportLocation: base.share.exportLocation,
    sizeGiB: base.share.sizeGiB,
    imagePullSecret: environment.secrets.imagePullSecret,
    kubernetes: base.kubernetes,
    protect,
    servingClientCidrs: environment.serving.flatMap(({ entry }) => entry?.allowedCidrs ?? []),
    after: base.ready,
  });
  return {
    ...base,
    ...workspaces,
    images: new ImagePrePull(
      "images",
      {
        namespace: workspaces.data.namespace,
        images: images.map(base.imageAddress),
        nodes: npuNodes(nodePoolsOf(environment)),
      },
      // The NPU add-on labels the nodes; before that no node matches.
      { providers: [base.kubernetes], dependsOn: [...base.ready, workspaces.data.rules] },
    ),
    queues: deployQueues(queues, base),
  };
}

function npuNodes(pools: readonly DescribedNodePool[]): number {
  return pools.filter((pool) => pool.npusPerNode > 0).reduce((sum, { nodes }) => sum + nodes, 0);
}

function deployQueues(queues: readonly Queue[], { kubernetes, ready }: PlatformBase) {
  return new Map<string, pulumi.Output<string>>(
    queues.map(({ name, weight, npus, cpu, memoryGiB, reclaimable }) => {
      const queue = new VolcanoQueue(
        `queue-${name}`,
        {
          queueName: name,
          weight,
          reclaimable,
          ...(npus === undefined ? {} : { npus }),
          ...(cpu === undefined ? {} : { cpu }),
          ...(memoryGiB === undefined ? {} : { memoryGiB }),
        },
        // Volcano's add-on brings the kind.
        { providers: [kubernetes], dependsOn: ready },
      );
      return [name, queue.queueName];
    }),
  );
}

/** Network, cluster with nodes and add-ons, storage, registry, permissions and observability of an environment. */
function newPlatform(environment: Environment, storage: StoragePlan | undefined): PlatformBase {
  if (storage === undefined) throw new Error("platform.storage: got no plan");
  const { cloud, platform, credentials } = environment;
  const provider = cloudProvider(cloud, credentials);
  const inCloud: pulumi.ComponentResourceOptions = { providers: [provider] };
  const holdsData: pulumi.ComponentResourceOptions = { ...inCloud, protect: platform.protect };
  const names = platformNames(platform.name);

  const permissions = deployPermissions(environment, inCloud);
  const { network, bastionAddress } = deployNetwork(environment, inCloud);
  const registry = deployRegistry(platform.registry, cloud, credentials, provider);
  const { bucket, share } = deployStorage(environment, storage, network, permissions.logAgency, holdsData);
  const cluster = deployCluster(environment, network, permissions.authorized, holdsData);
  deployPodIdentities(environment, cluster.clusterId, permissions, inCloud);
  const kubernetes = new k8s.Provider("kubernetes", {
    kubeconfig: cluster.kubeconfig,
    // CCE issues another kubeconfig at each reading; the cluster is the same as long as its id is.
    clusterIdentifier: cluster.clusterId,
  });
  const namespaces = ["data", "train", "serve"].map((kind) => `${platform.namespace}-${kind}`);
  deployObservability(
    platform.observability,
    names,
    { clusterId: cluster.clusterId, namespaces },
    provider,
    cluster.ready,
  );
  return {
    clusterId: cluster.clusterId,
    kubeconfig: cluster.kubeconfig,
    registryOrganization: registry.organization,
    builtImages: pulumi.output(Object.fromEntries(registry.images)),
    imageAddress: (image) => registry.images.get(image) ?? image,
    bastionAddress,
    bucket,
    share,
    cloud: provider,
    kubernetes,
    ready: cluster.ready,
  };
}

/** The network, and the public address of the machine through which administrators reach it; empty where there is none. */
function deployNetwork(
  { cloud, platform }: Environment,
  options: pulumi.ComponentResourceOptions,
): { network: Network; bastionAddress: pulumi.Output<string> } {
  const names = platformNames(platform.name);
  const { existing, nat, endpoints, bastion, podSubnetCidr, serviceSubnetCidr, ...ranges } = platform.network;
  const { containerNetworkType, containerNetworkCidr } = platform.cluster;
  const network = new Network(
    "network",
    {
      vpcName: names.vpc,
      ...ranges,
      containerNetworkType,
      endpoints: [...endpoints],
      ...(containerNetworkCidr === undefined ? {} : { containerNetworkCidr }),
      ...(podSubnetCidr === undefined ? {} : { podSubnetCidr }),
      ...(serviceSubnetCidr === undefined ? {} : { serviceSubnetCidr }),
      ...(nat === undefined ? {} : { nat }),
      ...(existing === undefined ? {} : { existing }),
    },
    options,
  );
  if (bastion === undefined) return { network, bastionAddress: pulumi.output("") };
  const { publicIp } = new Bastion(
    "bastion",
    {
      bastionName: names.bastion,
      subnetId: network.subnetId,
      availabilityZone: cloud.availabilityZone,
      ...bastion,
      allowedCidrs: [...bastion.allowedCidrs],
      nodeSecurityGroupId: network.nodeSecurityGroupId,
    },
    options,
  );
  return { network, bastionAddress: publicIp };
}
