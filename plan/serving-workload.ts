import type { ArchitectureRow } from "../catalogue/model-architectures";

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
  /** Image with vLLM for Ascend. Defaults to the base image that the manual names for inference. */
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
