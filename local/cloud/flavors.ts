/**
 * What the local cloud sells: CCE cluster sizes, node flavors, versions and operating systems. A closed table, so that a
 * flavor that does not exist is refused here as it is by the cloud. Real offers differ by region and account.
 */

/** Cluster flavors: masters and the number of nodes that they manage. Source: API reference of CCE, Creating a Cluster. */
export const clusterFlavors: Record<string, { nodeLimit: number; masters: 1 | 3 }> = {
  "cce.s1.small": { nodeLimit: 50, masters: 1 },
  "cce.s1.medium": { nodeLimit: 200, masters: 1 },
  "cce.s2.small": { nodeLimit: 50, masters: 3 },
  "cce.s2.medium": { nodeLimit: 200, masters: 3 },
  "cce.s2.large": { nodeLimit: 1000, masters: 3 },
  "cce.s2.xlarge": { nodeLimit: 2000, masters: 3 },
};

/** A machine that a node pool can be made of. */
export interface NodeFlavor {
  /** Type of the node pool: `vm` for ECS, `ElasticBMS` for bare metal (CCE Turbo clusters only). */
  poolType: "vm" | "ElasticBMS";
  architecture: "amd64" | "arm64";
  vcpus: number;
  memoryGiB: number;
  /** Ascend NPUs of the machine. */
  npus: number;
}

function ecs(architecture: NodeFlavor["architecture"], vcpus: number, memoryGiB: number): NodeFlavor {
  return { poolType: "vm", architecture, vcpus, memoryGiB, npus: 0 };
}

/** Snt9B bare metal: 8 NPUs of 64 GB, 192 Kunpeng cores, 24 x 64 GB of memory. */
const snt9b: NodeFlavor = { poolType: "ElasticBMS", architecture: "arm64", vcpus: 192, memoryGiB: 1536, npus: 8 };

/**
 * Node flavors by name. CPU: a few general ECS flavors (c7: x86, kc1: Kunpeng). Ascend: the instance types that real nodes
 * carry in the label node.kubernetes.io/instance-type.
 */
export const nodeFlavors: Record<string, NodeFlavor> = {
  "s7.medium.2": ecs("amd64", 1, 2),
  "c7.large.2": ecs("amd64", 2, 4),
  "c7.large.4": ecs("amd64", 2, 8),
  "c7.xlarge.2": ecs("amd64", 4, 8),
  "c7.xlarge.4": ecs("amd64", 4, 16),
  "c7.2xlarge.2": ecs("amd64", 8, 16),
  "c7.2xlarge.4": ecs("amd64", 8, 32),
  "c7.4xlarge.2": ecs("amd64", 16, 32),
  "c7.4xlarge.4": ecs("amd64", 16, 64),
  "c7.8xlarge.4": ecs("amd64", 32, 128),
  "kc1.xlarge.2": ecs("arm64", 4, 8),
  "kc1.xlarge.4": ecs("arm64", 4, 16),
  "kc1.2xlarge.2": ecs("arm64", 8, 16),
  "kc1.2xlarge.4": ecs("arm64", 8, 32),
  "kc1.4xlarge.2": ecs("arm64", 16, 32),
  "kc1.4xlarge.4": ecs("arm64", 16, 64),
  "kc1.8xlarge.4": ecs("arm64", 32, 128),
  "physical.kat2ne.48xlarge.8.ei.pod101": snt9b,
  "physical.kat2ne.48xlarge.8.ei.pod101.ondemand": snt9b,
  "physical.kat2ne.48xlarge.8.376t.ei.c002.ondemand": snt9b,
};

/** A machine of a ModelArts Lite resource pool. */
export interface ModelArtsFlavor {
  /** Ascend NPUs of the machine. */
  npus: number;
}

/** Flavors of ModelArts Lite resource pools, from the examples and tests of the provider. */
export const modelArtsFlavors: Record<string, ModelArtsFlavor> = {
  "modelarts.vm.cpu.8ud": { npus: 0 },
  "modelarts.vm.cpu.16u64g.d": { npus: 0 },
  "modelarts.bm.npu.arm.8snt9b2.d": { npus: 8 },
  "modelarts.bm.npu.arm.8snt9b3.i6l.d.c004": { npus: 8 },
};

/** NPU drivers of Snt9B, the recommended one first (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004). */
export const npuDrivers = ["7.5.0.5.220-24.1.0.3", "7.1.0.9.220-23.0.6"];

/** Operating system of Snt9B machines, by the container network of their cluster (same page). */
export const npuOperatingSystems: Record<string, string> = {
  eni: "Huawei Cloud EulerOS 2.0",
  "vpc-router": "EulerOS 2.10",
  overlay_l2: "EulerOS 2.10",
};

/** Cluster versions: what a client asks for, and the release that it gets. The first is the default. */
export const clusterVersions: Record<string, string> = {
  "v1.31": "v1.31.10-r0",
  "v1.25": "v1.25.16-r0",
  "v1.28": "v1.28.15-r0",
  "v1.29": "v1.29.15-r0",
  "v1.30": "v1.30.14-r0",
  "v1.32": "v1.32.6-r0",
};

/** Operating systems of nodes, as the field `os` wants them. */
export const nodeOperatingSystems = [
  "EulerOS 2.9",
  "EulerOS 2.10",
  "Huawei Cloud EulerOS 2.0",
  "CentOS 7.6",
  "Ubuntu 22.04",
];

/** A public image that servers start from. */
export interface PublicImage {
  id: string;
  name: string;
  platform: string;
  architecture: NodeFlavor["architecture"];
  /** Least size of the system disk in GiB. */
  minDiskGiB: number;
}

/**
 * Public images of IMS. The ids are the local cloud's: in a real region they are in the console of Image Management
 * Service, and differ from region to region.
 */
export const publicImages: PublicImage[] = [
  {
    id: "5d1c0b7e-2f63-4d0a-9a43-6f0c8e1b2a01",
    name: "Huawei Cloud EulerOS 2.0 Standard 64 bit",
    platform: "Huawei Cloud EulerOS",
    architecture: "amd64",
    minDiskGiB: 10,
  },
  {
    id: "5d1c0b7e-2f63-4d0a-9a43-6f0c8e1b2a02",
    name: "Huawei Cloud EulerOS 2.0 Standard 64 bit for Kunpeng",
    platform: "Huawei Cloud EulerOS",
    architecture: "arm64",
    minDiskGiB: 10,
  },
  {
    id: "5d1c0b7e-2f63-4d0a-9a43-6f0c8e1b2a03",
    name: "Ubuntu 22.04 server 64bit",
    platform: "Ubuntu",
    architecture: "amd64",
    minDiskGiB: 20,
  },
];

/** EVS disk types. */
export const volumeTypes = ["SATA", "SAS", "GPSSD", "SSD", "ESSD", "GPSSD2", "ESSD2"];

/** Availability zones of a region. */
export function availabilityZones(region: string): string[] {
  return ["a", "b", "c", "d", "e", "f"].map((letter) => `${region}${letter}`);
}

/** Bandwidths of SFS Turbo HPC in MB/s/TiB, with the smallest file system in GiB. Source: provider docs, sfs_turbo. */
export const hpcBandwidths: Record<string, { smallestGiB: number }> = {
  "20M": { smallestGiB: 3686 },
  "40M": { smallestGiB: 1228 },
  "125M": { smallestGiB: 1228 },
  "250M": { smallestGiB: 1228 },
  "500M": { smallestGiB: 1228 },
  "1000M": { smallestGiB: 1228 },
};

/** Largest SFS Turbo HPC file system, in GiB. */
export const hpcLargestGiB = 1_048_576;

/** Whether a size in GiB is sold: a multiple of 1.2 TiB, rounded down (1228, 2457, 3686, 4915, 6144, …). */
export function isHpcSize(sizeGiB: number): boolean {
  const steps = Math.round(sizeGiB / 1228.8);
  return steps >= 1 && Math.floor(steps * 1228.8) === sizeGiB;
}
