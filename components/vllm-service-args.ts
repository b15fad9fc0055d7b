import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentVariable } from "./environment-variable";

/** Adapters of LoRA that a service offers beside its weights. */
export interface LoraAdapter {
  /** Model name by which clients ask for them. */
  name: string;
  /** Folder of the adapters: absolute in the container, or relative to the share's root. */
  path: pulumi.Input<string>;
}

/** A Secret of the service's namespace with the key that clients send. */
export interface ApiKeySecret {
  /** Name of the Secret. */
  secretName: pulumi.Input<string>;
  /** Key of the Secret. Defaults to `api-key`. */
  key?: string;
}

/** How the number of replicas follows the load. */
export interface ServiceScaling {
  /** Fewest replicas. */
  minReplicas: number;
  /** Most replicas. */
  maxReplicas: number;
  /** Requests that wait in vLLM's queue, of one replica on average, above which another one starts. Defaults to 5. */
  waitingRequests?: number;
}

/** An entry to the service from outside the cluster: a listener of an ELB load balancer. */
export interface ServiceEntry {
  /** Id of the ELB load balancer, a dedicated one, which exists already (huaweicloud.com, usermanual-cce, cce_10_0385). */
  loadBalancerId: pulumi.Input<string>;
  /** Port of the listener. Defaults to 443. */
  port?: number;
}

/** Arguments of VllmService. The numbers come from the serving table of the catalogue. */
export interface VllmServiceArgs {
  /** Name of the service in the cluster: at most 40 characters. */
  serviceName: string;
  /** Namespace; it must admit Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** Model name that clients send. */
  servedModelName: string;
  /** Folder of the weights: relative to the share's root, `models/llama2-13b`, or absolute in the container. */
  weightsPath: pulumi.Input<string>;
  /** What identifies the content of the weights: another one rolls the service out. Defaults to none. */
  weightsFingerprint?: pulumi.Input<string>;
  /** Size of the weights in GiB, by which the time that a start may take is reckoned. Defaults to 140, those of 70B in 16 bits. */
  weightsGiB?: number;
  /** NPUs of one replica on each of its nodes; each layer is split over them by tensor parallelism. */
  npus: number;
  /** Nodes of one replica; the layers are split over them by pipeline parallelism. Defaults to 1. */
  nodesPerReplica?: number;
  /** Prompt plus answer, in tokens. */
  maxModelLenTokens: number;
  /** Type of weights and activations that are not quantized: `float16` or `bfloat16`. */
  dtype: string;
  /** How the weights are quantized: `awq`, `smoothquant` or `gptq` (seed 003, line 3). Defaults to not at all. */
  quantization?: string;
  /** Type of the key-value cache, for example `int8`. Defaults to that of the model. */
  kvCacheDtype?: string;
  /** Whether the context may be longer than the one that the model was trained with. Defaults to false: vLLM then ends. */
  allowLongContext?: boolean;
  /** Share of the NPUs' memory that vLLM may use. Defaults to 0.9, with which the tables were measured (seed 003, line 37). */
  memoryUtilization?: number;
  /** Tokens of one block of the key-value cache. Defaults to vLLM's own. */
  blockSizeTokens?: number;
  /** Most requests that are worked on at a time. Defaults to vLLM's own, 256. */
  maxNumSeqs?: number;
  /** Most tokens of one step. Defaults to vLLM's own choice. */
  maxNumBatchedTokens?: number;
  /** Memory of the node for the cache of requests that were set aside, for each NPU in GiB. Defaults to vLLM's own, 4. */
  swapSpaceGiB?: number;
  /** Whether Python code that comes with the weights is run. Defaults to false. */
  trustRemoteCode?: boolean;
  /** Whether the cache of a common beginning of prompts is used again (seed 003, line 61). Defaults to false. */
  prefixCaching?: boolean;
  /** Whether long prompts are read in parts. Defaults to vLLM's own choice. */
  chunkedPrefill?: boolean;
  /** Steps that vLLM schedules at once (seed 003, line 61). Defaults to vLLM's own, 1. */
  schedulerSteps?: number;
  /** Whether, with several steps at once, each token is sent as it comes (seed 003, line 61). Defaults to vLLM's own, true. */
  multiStepStreamOutputs?: boolean;
  /** Whether no graphs are captured: slower, with less memory. Defaults to false. */
  enforceEager?: boolean;
  /** Most images of one prompt, of a model that reads images. Defaults to vLLM's own, 1. */
  imagesPerPrompt?: number;
  /** Folder of the draft model or EAGLE head, as that of the weights. Defaults to none: no speculative decoding. */
  draftModelPath?: pulumi.Input<string>;
  /** What identifies the content of the draft model: another one rolls the service out. Defaults to none. */
  draftFingerprint?: pulumi.Input<string>;
  /** Tokens that the draft model proposes at once (seed 003, line 61). Needed with a draft model. */
  speculativeTokens?: number;
  /** LoRA adapters that are served beside the weights. Defaults to none. */
  adapters?: LoraAdapter[];
  /** Largest rank of the adapters: 8, 16, 32, 64, 128 or 256. Defaults to vLLM's own, 16. */
  maxAdapterRank?: number;
  /** Identical copies behind one address. */
  replicas: number;
  /** How the number of copies follows the load, in place of `replicas`. Defaults to not at all. */
  scaling?: ServiceScaling;
  /**
   * Whether a new pod starts before an old one ends when the service changes; the pool then needs room for one replica more.
   * Defaults to true. With false an old pod ends first: a single replica does not answer until the new one has loaded.
   */
  surge?: boolean;
  /** Minutes that a pod may take until it answers. Defaults to 10, and 4 s for each GiB of the weights. */
  startMinutes?: number;
  /** Environment of the server, beyond what the service sets itself. Defaults to none. */
  environment?: EnvironmentVariable[];
  /** The key that clients must send. Defaults to none: everybody whom the namespace lets in may ask. */
  apiKey?: ApiKeySecret;
  /** Name of a Secret of type `kubernetes.io/tls`: the API then answers by HTTPS. Defaults to none: by HTTP. */
  certificateSecretName?: pulumi.Input<string>;
  /** Entry from outside the cluster. Needs `apiKey` and `certificateSecretName`. Defaults to none. */
  entry?: ServiceEntry;
  /** Image with vLLM for Ascend. */
  image: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** PriorityClass of the pods. Defaults to none. */
  priorityClassName?: pulumi.Input<string>;
  /** Kubeconfig of who watches the rollout; a secret. Defaults to kubectl's own configuration (KUBECONFIG, ~/.kube/config). */
  kubeconfig?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
}
