import type { ArchitectureRow } from "../catalogue/model-architectures";

/** LoRA adapters beside a model's weights. */
export interface ServedAdapter {
  /** Model name that clients send. */
  readonly name: string;
  /** Folder on the share, relative to its root; undefined where a training run of the stack makes it. */
  readonly path?: string;
}

/** A model to serve, as its user describes it. */
export interface ServingWorkload {
  readonly name: string;
  /** Model, as the serving table spells it: `llama2-13b`. Other spellings of the manual are known too. */
  readonly model: string;
  /**
   * `fp16`, `bf16`, `w4a16`, `w8a8`, `w8a16` or `kv-cache-int8`. Defaults to the first of them in which the model runs and its
   * weights fit: `fp16` for nearly all.
   */
  readonly precision?: string;
  /** Identical copies behind one address. Defaults to 1. */
  readonly replicas?: number;
  /** Prompt plus answer, in tokens. Defaults to the longest that was measured. */
  readonly maxModelLen?: number;
  /** NPUs of one replica. Defaults to the fewest that were measured. */
  readonly npus?: number;
  /** Folder of the weights on the share, relative to its root. Defaults to `models/<model>`. */
  readonly weights?: string;
  /** Training run of the same stack whose weights are served, in place of `weights`. */
  readonly weightsOf?: string;
  /** Image with vLLM for Ascend: its address, or the name of one that the platform builds. Defaults to the base image that the manual names for inference. */
  readonly image?: string;
  /** Smaller model that proposes tokens (speculative decoding): a model of the serving table, or `eagle` for its EAGLE head. */
  readonly draftModel?: string;
  /** Tokens that the draft model proposes at once. */
  readonly speculativeTokens?: number;
  /** Instances that read prompts, in place of `replicas`; together with `decodeInstances`. */
  readonly prefillInstances?: number;
  /** Instances that write answers. */
  readonly decodeInstances?: number;
  /** Most tokens of one step. Defaults to vLLM's own choice. */
  readonly maxNumBatchedTokens?: number;
  /** Steps that vLLM schedules at once, `--num-scheduler-steps`. Defaults to vLLM's own, 1. */
  readonly schedulerSteps?: number;
  /** Nodes of one replica; the layers are split over them, and each layer over all NPUs of a node. Defaults to 1. */
  readonly nodesPerReplica?: number;
  /** Name that clients send. Defaults to the model's. */
  readonly servedModelName?: string;
  /** Share of the NPUs' memory that vLLM may use. Defaults to 0.9, with which the tables were measured. */
  readonly memoryUtilization?: number;
  /** Tokens of one block of the key-value cache, `--block-size`. Defaults to vLLM's own. */
  readonly blockSize?: number;
  /** Most requests that are worked on at a time, `--max-num-seqs`. Defaults to vLLM's own, 256. */
  readonly maxNumSeqs?: number;
  /** Memory of the node for requests that were set aside, per NPU in GiB, `--swap-space`. Defaults to vLLM's own, 4. */
  readonly swapSpaceGiB?: number;
  /** Whether Python code that comes with the weights is run. Defaults to what the model needs. */
  readonly trustRemoteCode?: boolean;
  /** Whether the cache of a common beginning of prompts is used again. Defaults to vLLM's own, false. */
  readonly prefixCaching?: boolean;
  /** Whether long prompts are read in parts. Defaults to vLLM's own choice. */
  readonly chunkedPrefill?: boolean;
  /** Whether, with several steps at once, each token is sent as it comes. Defaults to vLLM's own, true. */
  readonly multiStepStreamOutputs?: boolean;
  /** Whether no graphs are captured. Defaults to false. */
  readonly enforceEager?: boolean;
  /** Most images of one prompt. Defaults to vLLM's own, 1. */
  readonly imagesPerPrompt?: number;
  /** Folder of the draft model's weights on the share. Defaults to `models/<draft model>`, of EAGLE to `models/<model>-eagle`. */
  readonly draftWeights?: string;
  /** Adapters of LoRA, each with a name that clients send. */
  readonly adapters?: readonly ServedAdapter[];
  /** Largest rank of the adapters. Defaults to vLLM's own, 16. */
  readonly maxAdapterRank?: number;
  /** Most replicas, where their number follows the load from `replicas` on. */
  readonly maxReplicas?: number;
  /** Requests that wait for one replica, above which another one starts. */
  readonly waitingRequests?: number;
  /** Whether a formula decides for a model that is not in the table. Its answer is labelled `estimated`. Defaults to false. */
  readonly estimate?: boolean;
  /** Dimensions of a model that is in no table, for the estimate. Defaults to the catalogue's. */
  readonly architecture?: ArchitectureRow;
}

/** Copies of the model that a workload asks for. */
export function copiesOf({ replicas, prefillInstances, decodeInstances }: ServingWorkload): number {
  return prefillInstances === undefined && decodeInstances === undefined
    ? (replicas ?? 1)
    : (prefillInstances ?? 0) + (decodeInstances ?? 0);
}

/** Most copies of the model that run at a time, where their number follows the load. */
export function mostCopiesOf(workload: ServingWorkload): number {
  return Math.max(copiesOf(workload), workload.maxReplicas ?? 0);
}
