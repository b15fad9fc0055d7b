import type { Output } from "@pulumi/pulumi";
import type { EagleRequest } from "../plan/eagle";
import type { FluxRequest } from "../plan/flux";
import type { LlamaFactoryRequest } from "../plan/llama-factory-request";
import type { Conversion, Preprocessing } from "../plan/megatron-run";
import type { Aigc, Evaluation, Quantization } from "./serving-environment";
import type { ServingCertificate, ServingEntry } from "../plan/serving-entry";

export type { Aigc, Evaluation, Quantization, StoredBaseline } from "./serving-environment";

/** What every stack has, whoever owns the platform below it. */
interface StackParts {
  readonly cloud: Cloud;
  /** Data to bring to the share. */
  readonly data: readonly DataSet[];
  readonly training: readonly Training[];
  readonly quantization: readonly Quantization[];
  readonly serving: readonly Serving[];
  readonly aigc: readonly Aigc[];
  readonly evaluation: readonly Evaluation[];
  /** Access key and secret key, where they are in the stack's configuration. Otherwise the provider reads HW_ACCESS_KEY and HW_SECRET_KEY. */
  readonly credentials?: Credentials;
  /** The other secrets of the stack, each only where it is set. */
  readonly secrets: Secrets;
}

/**
 * Everything that differs between environments, read from `Pulumi.<env>.yaml`, checked, defaults filled in. Each section is
 * fed to the layer of the same name.
 */
export interface Environment extends StackParts {
  readonly platform: Platform;
}

/** An environment of workloads alone: its platform is another stack's (`platform.stack`). */
export interface WorkloadEnvironment extends StackParts {
  readonly sharedPlatform: SharedPlatform;
}

/** What one stack file describes. `"sharedPlatform" in environment` tells the two apart. */
export type StackEnvironment = Environment | WorkloadEnvironment;

export interface Credentials {
  readonly accessKey: Output<string>;
  readonly secretKey: Output<string>;
}

/** Secrets of a stack beside its credentials: `pulumi config set --secret <name>`. */
export interface Secrets {
  /** Kubeconfig of a cluster that exists (`platform.cluster.existing`), JSON or YAML. */
  readonly kubeconfig?: Output<string>;
  /** Token for Hugging Face repositories that ask for one. */
  readonly huggingFaceToken?: Output<string>;
  /** Token for ModelScope repositories that ask for one. */
  readonly modelScopeToken?: Output<string>;
  /** Key that clients of the vLLM services send. */
  readonly vllmApiKey?: Output<string>;
  /** Content of a `.dockerconfigjson`: logins of registries other than the account's own, for the nodes. */
  readonly imagePullSecret?: Output<string>;
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

/** A platform that another stack deploys; the rest of it comes from that stack's outputs. */
export interface SharedPlatform {
  /** The other stack, as `organization/project/stack`. */
  readonly stack: string;
  /** Prefix of the names of cloud resources of this stack: 2 to 20 characters, another than the other stack's. */
  readonly name: string;
  /** Prefix of this stack's Kubernetes namespaces. Defaults to `llm`. */
  readonly namespace: string;
  /** `production` or `development`. Defaults to `production`. */
  readonly class: string;
  /** Whether Pulumi refuses to delete what holds data. Defaults to true in production. */
  readonly protect: boolean;
  /** The other stack's node pools, as far as workloads are planned on them. */
  readonly nodePools: readonly DescribedNodePool[];
  readonly queues: readonly Queue[];
}

export interface Platform {
  /** Prefix of the names of cloud resources: 2 to 20 characters. */
  readonly name: string;
  /** Prefix of the Kubernetes namespaces of the workloads. Defaults to `llm`. */
  readonly namespace: string;
  /** `production` or `development`: decides the defaults of everything that keeps data or watches it. Defaults to `production`. */
  readonly class: string;
  /** Whether Pulumi refuses to delete cluster, file system, bucket and keys. Defaults to true in production. */
  readonly protect: boolean;
  readonly network: PlatformNetwork;
  readonly cluster: PlatformCluster;
  readonly addons: PlatformAddons;
  /** Node pools to create, the names all different. */
  readonly nodePools: readonly PlatformNodePool[];
  /** Node pools that are there already (`existing: true`): workloads are planned on them, nothing is created. */
  readonly existingNodePools: readonly DescribedNodePool[];
  /** Volcano queues. Empty: workloads use Volcano's own queue `default`. */
  readonly queues: readonly Queue[];
  readonly storage: PlatformStorage;
  readonly registry: PlatformRegistry;
  readonly permissions: PlatformPermissions;
  readonly observability: PlatformObservability;
}

export interface PlatformNetwork {
  /** Address range of the VPC; where the network exists, the range that it has. */
  readonly cidr: string;
  /** Address range of the subnet of nodes and file system, inside the VPC's. */
  readonly subnetCidr: string;
  /** Gateway of the subnet. Defaults to its first address. */
  readonly gatewayIp: string;
  /** Address range of a subnet for pods, CCE Turbo only. Undefined: pods are in the subnet of the nodes. */
  readonly podSubnetCidr?: string;
  /** Address range of a subnet for load balancers and VPC endpoints. Undefined: they are in the subnet of the nodes. */
  readonly serviceSubnetCidr?: string;
  /** Way out to the internet for nodes and pods. Undefined: there is none. */
  readonly nat?: {
    /** Bandwidth of the public address in Mbit/s, 1 to 300. Defaults to 100. */
    readonly bandwidthMbps: number;
    /** Size of the gateway, `1` (10,000 connections) to `4` (1,000,000). Defaults to `1`. */
    readonly spec: string;
  };
  /** VPC endpoints: services that are reached without leaving the VPC. */
  readonly endpoints: readonly PlatformVpcEndpoint[];
  /** Virtual machine with a public address through which administrators reach cluster and nodes. Undefined: there is none. */
  readonly bastion?: {
    /** Flavor of the machine, for example `s6.small.1`. */
    readonly flavorId: string;
    /** Id of its image. */
    readonly imageId: string;
    /** Public SSH key of administrators, OpenSSH format. */
    readonly publicKey: string;
    /** Address ranges that may open SSH; never all addresses. */
    readonly allowedCidrs: readonly string[];
  };
  /** A network that is there already; nothing of the VPC is created then. */
  readonly existing?: {
    readonly vpcId: string;
    /** Network id of the subnet of nodes and file system. */
    readonly subnetId: string;
    /** IPv4 subnet id of the subnet of pods; CCE Turbo only. */
    readonly podSubnetId?: string;
    /** Security group of the nodes. Undefined: one is created. */
    readonly securityGroupId?: string;
  };
}

export interface PlatformVpcEndpoint {
  /** What the endpoint leads to, for its name: `obs`, `swr`, … */
  readonly service: string;
  /** Id of the endpoint service, from the console of VPC Endpoint. */
  readonly serviceId: string;
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
  /** Whether the masters are spread over availability zones. Needs a size with three masters. Defaults to false. */
  readonly multiAz: boolean;
  /** Public address of the API server. Undefined: it is reached from inside the VPC only. */
  readonly publicAccess?: {
    /** Bandwidth of the public address in Mbit/s, 1 to 300. Defaults to 5. */
    readonly bandwidthMbps: number;
    /** Address ranges that may reach it; never all addresses. */
    readonly allowedCidrs: readonly string[];
  };
  /** Logs of the control plane, kept in LTS. Defaults to all kinds for 30 days in production, and to none in development. */
  readonly logs?: ControlPlaneLogs;
  /** Whether Secrets are encrypted with a KMS key of the environment's own; only when the cluster is created. Defaults to true in production. */
  readonly secretEncryption: boolean;
  /** A cluster that is there already; its kubeconfig is the secret `kubeconfig`. What else stands here describes it. */
  readonly existing?: { readonly clusterId: string };
}

/** Which logs of the control plane are kept, and for how long. */
export interface ControlPlaneLogs {
  /** 1 to 30. */
  readonly retentionDays: number;
  /** Who asked the API server for what. */
  readonly audit: boolean;
  readonly kubeApiserver: boolean;
  readonly kubeControllerManager: boolean;
  readonly kubeScheduler: boolean;
}

/** Versions of the add-ons that the program installs; those that may be left out only where a version is given. */
export interface PlatformAddons {
  /** Defaults to the version for the cluster's, `1.18.3` with v1.31. */
  readonly volcano: string;
  /** CCE AI Suite (Ascend NPU), template `huawei-npu`. Defaults to the version for the cluster's, `2.1.53` with v1.31. */
  readonly huaweiNpu: string;
  /** Storage driver; CCE installs it by itself with each cluster. */
  readonly everest?: string;
  /** DNS; CCE installs it by itself with each cluster. */
  readonly coredns?: string;
  /** Node problem detector, template `npd`. */
  readonly npd?: string;
  /** Template `metrics-server`. */
  readonly metricsServer?: string;
  /** DNS cache on each node, template `node-local-dns`. */
  readonly nodeLocalDns?: string;
  /** Collector of logs and events, template `log-agent`. */
  readonly logAgent?: string;
}

/** What workloads need to know of a node pool. */
export interface DescribedNodePool {
  readonly name: string;
  readonly nodes: number;
  /** NPUs of one node, 0 for a CPU flavor. Defaults to the catalogue's value for the flavor. */
  readonly npusPerNode: number;
  /** Memory of one NPU in GiB: 32 or 64, 0 for a CPU flavor. Defaults to the catalogue's value for the flavor. */
  readonly npuMemoryGiB: number;
}

export interface PlatformNodePool extends DescribedNodePool {
  /** `cce` for a node pool of CCE, `modelarts` for a ModelArts Lite resource pool. Defaults to `cce`. */
  readonly kind: string;
  readonly flavorId: string;
  /** `ElasticBMS` for bare metal, `vm` for virtual machines. Defaults to `ElasticBMS` where there are NPUs. */
  readonly nodeType: string;
  /** Operating system. Defaults to that of NPU nodes in the cluster's kind: `Huawei Cloud EulerOS 2.0` in CCE Turbo, `EulerOS 2.10` in CCE Standard. */
  readonly os: string;
  /** Public SSH key of administrators, OpenSSH format. */
  readonly publicKey: string;
  /** System disk in GiB. Defaults to 100. */
  readonly rootVolumeGiB: number;
  /** Disk of images and emptyDirs in GiB. Defaults to 500. */
  readonly dataVolumeGiB: number;
  /** Labels of the nodes, beyond those that CCE and the add-ons set. */
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
  /** Pods of one node at most, 16 to 256; fixed at creation. Undefined: CCE's own, by the flavor. */
  readonly maxPods?: number;
  /** Memory of each node that is kept for the operating system, in MiB; fixed at creation. Undefined: CCE's own. */
  readonly systemReservedMiB?: number;
  /** Memory of each node that is kept for kubelet and containerd, in MiB; fixed at creation. Undefined: CCE's own. */
  readonly kubeReservedMiB?: number;
  /** How the machines of a ModelArts Lite pool are bought and set up. Undefined for kind `cce`, which is paid by the hour. */
  readonly modelArts?: ModelArtsPurchase;
}

/** Keeps pods without a matching toleration away from a node. */
export interface NodeTaint {
  readonly key: string;
  /** May be empty. */
  readonly value: string;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. */
  readonly effect: string;
}

/** A ModelArts Lite pool is sold for months or years and paid in advance (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005). */
export interface ModelArtsPurchase {
  /** `month` or `year`. */
  readonly periodUnit: string;
  /** 1 to 9 months, or 1 to 3 years. */
  readonly period: number;
  /** Whether the pool is bought again at the end of the period. Defaults to false. */
  readonly autoRenew: boolean;
  /** NPU driver, for example `7.5.0.5.220-24.1.0.3`. Undefined: the pool's own. */
  readonly driverVersion?: string;
}

/** A Volcano queue: a share of the cluster that jobs wait for. */
export interface Queue {
  readonly name: string;
  /** Share of what no queue has for itself, beside the weights of the others. Defaults to 1. */
  readonly weight: number;
  /** NPUs that its jobs take together at most. Undefined: no limit. */
  readonly npus?: number;
  /** CPU cores that its jobs take together at most. Undefined: no limit. */
  readonly cpu?: number;
  /** Memory that its jobs take together at most. Undefined: no limit. */
  readonly memoryGiB?: number;
  /** Whether other queues get back what it borrowed. Defaults to true. */
  readonly reclaimable: boolean;
}

export interface PlatformStorage {
  readonly sfsTurbo: {
    readonly sizeGiB: number;
    /** Bandwidth per TiB. Defaults to `500M`. */
    readonly hpcBandwidth: string;
    /** Directory of the share that is linked to the bucket. Defaults to `training_data`. */
    readonly linkedDirectory: string;
    /** Whether the share is encrypted with a KMS key of the environment's own; only when it is created. Defaults to true in production. */
    readonly encrypted: boolean;
    /** Directories to create on the share, none of them the linked one. */
    readonly directories: readonly ShareDirectory[];
    /** A file system that is there already. What else stands here describes it. */
    readonly existing?: {
      readonly shareId: string;
      /** Address that nodes mount, `<ip>:/`. */
      readonly exportLocation: string;
    };
  };
  readonly bucket: {
    readonly name: string;
    /** Whether it keeps what is overwritten or deleted; then it can never be destroyed with what it held. Defaults to true. */
    readonly versioning: boolean;
    /** Days after which what was overwritten or deleted is gone. Undefined: 90. */
    readonly noncurrentDays?: number;
    /** Whether requests are logged, into a bucket `<name>-logs`. Defaults to true in production. */
    readonly logging: boolean;
    /** Whether the bucket is there already. Defaults to false. */
    readonly existing: boolean;
  };
}

/** A directory of the share with its owner and its limits. */
export interface ShareDirectory {
  /** Path from the share's root: `/models`. Its parents must exist or stand before it. */
  readonly path: string;
  /** Permissions as they are written for chmod: 755. Defaults to 755. */
  readonly mode: number;
  /** Owner. Defaults to 0 (root). */
  readonly uid: number;
  /** Group. Defaults to 0 (root). */
  readonly gid: number;
  /** Space that its files take at most. Undefined: no limit. */
  readonly quotaGiB?: number;
  /** Files and folders that it holds at most. Undefined: no limit. */
  readonly quotaInodes?: number;
}

export interface PlatformRegistry {
  /** SWR organization of the team's own images. */
  readonly organization: string;
  /** Whether the organization is there already. Defaults to false. */
  readonly existing: boolean;
  readonly repositories: readonly ImageRepository[];
  /** Accounts that may pull from every repository of the list. */
  readonly sharedWith: readonly string[];
  readonly builds: readonly ImageBuild[];
}

/** A repository of images. At most one of `keepTags` and `keepDays`; without them every image is kept. */
export interface ImageRepository {
  readonly name: string;
  /** `app_server`, `linux`, `framework_app`, `database`, `lang`, `other`, `windows` or `arm`. Defaults to `framework_app`. */
  readonly category: string;
  /** Images that are kept, the newest. */
  readonly keepTags?: number;
  /** Days for which an image is kept. */
  readonly keepDays?: number;
}

/** An image that is built from a Dockerfile and pushed to the organization. */
export interface ImageBuild {
  /** Name of the image: a repository of the list. */
  readonly name: string;
  /** Local Dockerfile, relative to the project's folder. */
  readonly dockerfile: string;
  /** Folder that the build sees, relative to the project's folder. Defaults to the Dockerfile's. */
  readonly context: string;
  /** Image that it starts from. */
  readonly baseImage: string;
  /** Tag to push. Undefined: one made from the content. */
  readonly tag?: string;
}

export interface PlatformPermissions {
  /** Authorization of ModelArts to act for a user. Needed before a ModelArts Lite pool can be created, once for the account. */
  readonly modelArts?: {
    /** IAM user, or `all-users`. */
    readonly userId: string;
    /** Agency that ModelArts uses: `modelarts_agency`, or one that starts with `ma_agency_`. Defaults to `modelarts_agency`. */
    readonly agencyName: string;
  };
  readonly agencies: readonly Agency[];
  /** Agencies that pods get by their service account. */
  readonly podIdentities: readonly PodIdentity[];
}

/** What a cloud service, or another account, may do in this account. */
export interface Agency {
  /** 1 to 64 characters. */
  readonly name: string;
  /** Cloud service that gets the rights, for example `op_svc_ecs`. Exactly one of `service` and `account`. */
  readonly service?: string;
  /** Account that gets the rights. */
  readonly account?: string;
  /** Roles in the region's project, by display name. */
  readonly projectRoles: readonly string[];
  /** Roles of global services, by display name. */
  readonly domainRoles: readonly string[];
}

/** Lets the pods of one service account act with an agency, without a key. */
export interface PodIdentity {
  /** `data`, `train` or `serve`: the workloads whose namespace it is. */
  readonly workloads: string;
  readonly serviceAccount: string;
  /** Name of an agency of the list, or of one that exists. */
  readonly agency: string;
}

export interface PlatformObservability {
  /** Logs of pods and nodes, kept in LTS. Defaults to 30 days in production, and to none in development. */
  readonly logs?: {
    /** 1 to 365. */
    readonly retentionDays: number;
  };
  /** Whether metrics of nodes, NPUs and vLLM are kept in an AOM instance for Prometheus. Defaults to false. */
  readonly prometheus: boolean;
  /** Alarms on nodes, NPUs, jobs and the share; need `prometheus`. Undefined: there are none. */
  readonly alarms?: {
    /** URN of an SMN topic that exists. Undefined: one is created, without a subscriber. */
    readonly topic?: string;
  };
}

/** Data to bring to the share, from exactly one source. */
export interface DataSet {
  readonly name: string;
  /** `dataset`, `weights`, `tokenizer` or `package`. Defaults to `dataset`. */
  readonly kind: string;
  /**
   * Folder below the share's root, `.` for the root. Defaults to the manual's working directory (seed 000, line 41): data sets
   * in the linked directory, weights in `models/<name>`, tokenizers in `tokenizers/<name>`, packages in the root.
   */
  readonly directory: string;
  /** Format of a file of kind `dataset`: `alpaca`. Undefined where the content is not looked at. */
  readonly format?: string;
  /** Size, where it is known before: of a local file or folder. */
  readonly bytes?: number;
  /** Local file, relative to the project's folder. */
  readonly file?: string;
  /** Local folder, relative to the project's folder. */
  readonly folder?: string;
  readonly obs?: ObsSource;
  readonly url?: UrlSource;
  readonly huggingFace?: HuggingFaceSource;
  readonly modelScope?: ModelScopeSource;
}

/** An object in OBS, or every object below a prefix. */
export interface ObsSource {
  readonly bucket: string;
  /** Key of the object, or a prefix that ends with a slash. */
  readonly key: string;
}

/** A file on the web. */
export interface UrlSource {
  /** Starts with `https://`. */
  readonly address: string;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** A repository of Hugging Face. */
export interface HuggingFaceSource {
  /** As `organization/name`. */
  readonly repository: string;
  /** Commit, 40 hexadecimal digits: a branch would change under the stack. */
  readonly revision: string;
  /** Mirror, for example `https://hf-mirror.com`. Undefined: `https://huggingface.co`. */
  readonly endpoint?: string;
}

/** A repository of ModelScope. */
export interface ModelScopeSource {
  /** As `organization/name`. */
  readonly repository: string;
  /** Tag or commit: a branch would change under the stack. */
  readonly revision: string;
}

/** A training run. What it leaves out is decided by `planTraining`. */
export interface Training {
  readonly name: string;
  /** `megatron`, `llama-factory`, `eagle` or `flux`. Defaults to `megatron`. */
  readonly framework: string;
  readonly model: string;
  /** Of all frameworks but `eagle`, which has none. */
  readonly strategy?: string;
  /** Tokens; Megatron and LLaMA-Factory. */
  readonly seqLen?: number;
  /** Name of the data set. LoRA of FLUX.1 may do without: the package has settings of its own. */
  readonly data?: string;
  /** Node pool. Defaults to the first with NPUs. */
  readonly pool: string;
  /** Volcano queue: one of `platform.queues`, or `default`, Volcano's own. Defaults to `default`. */
  readonly queue: string;
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
  /** Release of ModelArts whose software package trains: `6.3.904`, `6.3.910` or `6.3.911`, the default; Megatron. */
  readonly release?: string;
  /** Whether preprocessing and conversion are jobs of their own. Defaults to false, with 6.3.904 to true; Megatron. */
  readonly separateSteps?: boolean;
  /** Whether trained weights are converted to Hugging Face's format. Defaults to false; Megatron. */
  readonly convertBack?: boolean;
  /** Folder of the training code on the share; Megatron. */
  readonly code?: string;
  /** Folder of the tokenizer on the share. Defaults to that of the weights; Megatron. */
  readonly tokenizer?: string;
  /** Content of the patch of the tokenizer's files; Megatron. */
  readonly tokenizerPatch?: string;
  /** Folder of the checkpoints on the share. Defaults to one of the run's own; Megatron. */
  readonly checkpoints?: string;
  /** Folder on the share with what an earlier run has processed; Megatron. */
  readonly processedInputs?: string;
  /** Folder on the share with what `install.sh` would download. Defaults to the network; Megatron. */
  readonly offlineSources?: string;
  readonly preprocessing?: Preprocessing;
  readonly conversion?: Conversion;
  /** Iterations of the whole run, those before its checkpoint included; Megatron. */
  readonly trainIterations?: number;
  /** Iterations between two checkpoints; Megatron. */
  readonly saveInterval?: number;
  /** Folder on the share of the checkpoint from which the run goes on. */
  readonly resumeFrom?: string;
  /** Iterations that it already has. */
  readonly resumeIterations?: number;
  /** `running` or `completed`. Defaults to `running`, where nothing comes after training. */
  readonly waitFor?: string;
  /** Minutes for which an update waits. Defaults to 30 for `running`, and a day for `completed`. */
  readonly timeLimitMinutes?: number;
  /** Restarts after a failed pod. Defaults to 5. */
  readonly maxRetry?: number;
  /** Whether the job is stopped and gives its NPUs back. Defaults to false. */
  readonly suspend?: boolean;
  /** PriorityClass of the jobs. Undefined: none. */
  readonly priorityClass?: string;
  /** Network interface between nodes. Undefined: the one that holds the node's address. */
  readonly networkInterface?: string;
  /** Text of which another one runs every step again. */
  readonly runId?: string;
  /** Settings of LLaMA-Factory alone. */
  readonly llamaFactory?: LlamaFactoryRequest;
  /** Settings of a draft model's training alone. */
  readonly eagle?: EagleRequest;
  /** Settings of FLUX.1 alone. */
  readonly flux?: FluxRequest;
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
  /** Volcano queue: one of `platform.queues`, or `default`, Volcano's own. */
  readonly queue?: string;
  /** Folder of the weights on the share. */
  readonly weights?: string;
  /** Name of the training run whose weights are served. */
  readonly weightsOf?: string;
  readonly image?: string;
  /** NPUs of one replica. */
  readonly npus?: number;
  /** Nodes of one replica; vLLM then runs with Ray. */
  readonly nodesPerReplica?: number;
  /** Name that clients send. Defaults to the model's. */
  readonly servedModelName?: string;
  /** Share of the NPUs' memory that vLLM may use. Defaults to 0.9. */
  readonly memoryUtilization?: number;
  /** Tokens of one block of the key-value cache. */
  readonly blockSize?: number;
  /** Most requests that are worked on at a time. */
  readonly maxNumSeqs?: number;
  /** Most tokens of one step. */
  readonly maxNumBatchedTokens?: number;
  /** Memory of the node for requests that were set aside, per NPU. */
  readonly swapSpaceGiB?: number;
  /** Whether Python code that comes with the weights is run. Defaults to what the model needs. */
  readonly trustRemoteCode?: boolean;
  readonly prefixCaching?: boolean;
  readonly chunkedPrefill?: boolean;
  readonly schedulerSteps?: number;
  readonly multiStepStreamOutputs?: boolean;
  readonly enforceEager?: boolean;
  readonly imagesPerPrompt?: number;
  /** Model that proposes tokens, or `eagle`. */
  readonly draftModel?: string;
  /** Folder of its weights on the share. */
  readonly draftWeights?: string;
  /** Name of the training run that makes the draft model. */
  readonly draftWeightsOf?: string;
  /** Tokens that it proposes at once. */
  readonly speculativeTokens?: number;
  readonly adapters?: readonly ServingAdapter[];
  readonly maxAdapterRank?: number;
  /** Most replicas, where their number follows the load from `replicas` on. */
  readonly maxReplicas?: number;
  /** Requests that wait for one replica, above which another one starts. Defaults to 5. */
  readonly waitingRequests?: number;
  /** Minutes that a pod may take until it answers. Defaults to 10, and 4 s for each GiB of the weights. */
  readonly startMinutes?: number;
  readonly priorityClass?: string;
  /** Certificate, for HTTPS. Undefined: HTTP. */
  readonly tls?: ServingCertificate;
  /** Entry from outside the cluster. Undefined: none. */
  readonly entry?: ServingEntry;
  /** Whether a formula decides what was not measured. Defaults to false. */
  readonly estimate: boolean;
}

/** LoRA adapters of a service, in a folder or from a training run. */
export interface ServingAdapter {
  /** Model name that clients send. */
  readonly name: string;
  /** Folder on the share. */
  readonly path?: string;
  /** Name of the training run that makes them. */
  readonly training?: string;
}
