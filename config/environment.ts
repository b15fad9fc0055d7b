import type { Output } from "@pulumi/pulumi";

/**
 * Everything that differs between environments, read from `Pulumi.<env>.yaml`, checked, defaults filled in. Each section is
 * fed to the layer of the same name.
 */
export interface Environment {
  readonly cloud: Cloud;
  readonly platform: Platform;
  /** Data sets to bring to the share. */
  readonly data: readonly DataSet[];
  readonly training: readonly Training[];
  readonly serving: readonly Serving[];
  /** Access key and secret key, where they are in the stack's configuration. Otherwise the provider reads HW_ACCESS_KEY and HW_SECRET_KEY. */
  readonly credentials?: Credentials;
}

export interface Credentials {
  readonly accessKey: Output<string>;
  readonly secretKey: Output<string>;
}

/** Where the environment lives, and how its services are reached. */
export interface Cloud {
  /** Region id, for example `cn-southwest-2`. */
  readonly region: string;
  /** Availability zone of nodes and file system. */
  readonly availabilityZone: string;
  /** Project id, 32 hexadecimal digits. Given here so that a preview asks the cloud nothing. */
  readonly projectId: string;
  /** Account (domain) id, 32 hexadecimal digits. */
  readonly domainId: string;
  /** Identity endpoint with its version. Undefined: that of the region. */
  readonly authUrl?: string;
  /** Address of each service that is not the region's own, by the provider's service name. Empty: all are the region's. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Tags of every resource that takes some. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface Platform {
  /** Prefix of the names of cloud resources: 2 to 20 characters. */
  readonly name: string;
  /** Kubernetes namespace of the workloads. Defaults to `llm`. */
  readonly namespace: string;
  /** Whether Pulumi refuses to delete cluster, file system and bucket. Defaults to true. */
  readonly protect: boolean;
  readonly network: PlatformNetwork;
  readonly cluster: PlatformCluster;
  readonly addons: PlatformAddons;
  /** At least one, the names all different. */
  readonly nodePools: readonly PlatformNodePool[];
  readonly storage: PlatformStorage;
  readonly registry: PlatformRegistry;
}

export interface PlatformNetwork {
  /** Address range of the VPC. */
  readonly cidr: string;
  /** Address range of the subnet of nodes, pods and file system, inside the VPC's. */
  readonly subnetCidr: string;
  /** Gateway of the subnet. Defaults to its first address. */
  readonly gatewayIp: string;
}

export interface PlatformCluster {
  /** Size of the control plane. Defaults to `cce.s2.small`: 50 nodes, three masters. */
  readonly flavorId: string;
  /** Kubernetes version. Defaults to `v1.31`. */
  readonly version: string;
  /** `eni` for CCE Turbo, `vpc-router` or `overlay_l2` for CCE Standard. Defaults to `eni`. */
  readonly containerNetworkType: string;
  /** Address range of pods; CCE Standard only. */
  readonly containerNetworkCidr?: string;
  /** Address range of Services. Defaults to `10.247.0.0/16`. */
  readonly serviceNetworkCidr: string;
}

/** Versions of the add-ons that the program installs. */
export interface PlatformAddons {
  /** Defaults to `1.18.3`. */
  readonly volcano: string;
  /** CCE AI Suite (Ascend NPU), template `huawei-npu`. Defaults to `2.1.53`. */
  readonly huaweiNpu: string;
}

export interface PlatformNodePool {
  readonly name: string;
  readonly flavorId: string;
  /** `ElasticBMS` for bare metal, `vm` for virtual machines. Defaults to `ElasticBMS` where there are NPUs. */
  readonly nodeType: string;
  readonly nodes: number;
  /** NPUs of one node, 0 for a CPU flavor. Defaults to the catalogue's value for the flavor. */
  readonly npusPerNode: number;
  /** Memory of one NPU in GiB, 0 for a CPU flavor. Defaults to the catalogue's value for the flavor. */
  readonly npuMemoryGiB: number;
  /** Operating system. Defaults to `Huawei Cloud EulerOS 2.0`. */
  readonly os: string;
  /** Public SSH key of administrators, OpenSSH format. */
  readonly publicKey: string;
  /** System disk in GiB. Defaults to 100. */
  readonly rootVolumeGiB: number;
  /** Disk of images and emptyDirs in GiB. Defaults to 500. */
  readonly dataVolumeGiB: number;
}

export interface PlatformStorage {
  readonly sfsTurbo: {
    readonly sizeGiB: number;
    /** Bandwidth per TiB. Defaults to `500M`. */
    readonly hpcBandwidth: string;
    /** Directory of the share that is linked to the bucket. Defaults to `training_data`. */
    readonly linkedDirectory: string;
  };
  readonly bucket: {
    readonly name: string;
    /** Whether it keeps what is overwritten or deleted; then it can never be destroyed with what it held. Defaults to true. */
    readonly versioning: boolean;
  };
}

export interface PlatformRegistry {
  /** SWR organization of the team's own images. */
  readonly organization: string;
}

export interface DataSet {
  readonly name: string;
  /** Local file, relative to the project's folder. */
  readonly file: string;
  readonly format: string;
  /** Size of the file. */
  readonly bytes: number;
}

/** A training run. What it leaves out is decided by `planTraining`. */
export interface Training {
  readonly name: string;
  /** `megatron` or `llama-factory`. Defaults to `megatron`. */
  readonly framework: string;
  readonly model: string;
  readonly strategy: string;
  /** Tokens. */
  readonly seqLen: number;
  /** Name of the data set. */
  readonly data: string;
  /** Node pool. Defaults to the first with NPUs. */
  readonly pool: string;
  readonly nodes?: number;
  /** Tensor parallel size; Megatron. */
  readonly tensorParallel?: number;
  /** Pipeline parallel size; Megatron. */
  readonly pipelineParallel?: number;
  /** Samples; Megatron. */
  readonly microBatchSize?: number;
  /** Samples of one step of the optimizer; Megatron. */
  readonly globalBatchSize?: number;
  /** Folder of the weights on the share. */
  readonly weights?: string;
  readonly command?: string;
  readonly image?: string;
  /** Whether a formula decides what was not measured. Defaults to false. */
  readonly estimate: boolean;
}

/** A model to serve. What it leaves out is decided by `planServing`. */
export interface Serving {
  readonly name: string;
  readonly model: string;
  /** Defaults to the first in which the model runs and its weights fit. */
  readonly precision?: string;
  readonly replicas: number;
  /** Node pool. Defaults to the first with NPUs. */
  readonly pool: string;
  /** Prompt plus answer, in tokens. */
  readonly maxModelLen?: number;
  /** Folder of the weights on the share. */
  readonly weights?: string;
  readonly image?: string;
  /** Whether a formula decides what was not measured. Defaults to false. */
  readonly estimate: boolean;
}
