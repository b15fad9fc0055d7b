import type { Source, ZeroStage } from "../catalogue";
import type { Fault } from "./fault";

/** What ZeRO does with the memory of the node. */
interface Offload {
  readonly device: "cpu";
  /** Faster copies between node and NPU, for memory that cannot be swapped out. */
  readonly pin_memory: true;
}

/** The section `zero_optimization`. A key that is left out has DeepSpeed's default. */
interface ZeroOptimization {
  readonly stage: ZeroStage;
  readonly overlap_comm?: true;
  readonly round_robin_gradients?: true;
  readonly offload_optimizer?: Offload;
  readonly offload_param?: Offload;
  readonly reduce_bucket_size?: "auto";
  readonly stage3_prefetch_bucket_size?: "auto";
  readonly stage3_param_persistence_threshold?: "auto";
  readonly stage3_gather_16bit_weights_on_model_save?: true;
}

/**
 * What DeepSpeed reads from its JSON file. `auto` stands for the value that the Trainer of Hugging Face transformers knows
 * from its own arguments, or from the model (huggingface.co, transformers, DeepSpeed).
 */
export interface DeepSpeedConfiguration {
  readonly train_batch_size: "auto";
  readonly train_micro_batch_size_per_gpu: "auto";
  readonly gradient_accumulation_steps: "auto";
  readonly gradient_clipping: "auto";
  /** The Trainer brings an optimizer that DeepSpeed has not tested with ZeRO. */
  readonly zero_allow_untested_optimizer: true;
  readonly fp16: { readonly enabled: "auto" };
  readonly bf16: { readonly enabled: "auto" };
  readonly zero_optimization: ZeroOptimization;
}

/** A stage of ZeRO, and whether it keeps what it can in the memory of the node. */
export interface Zero {
  /** 0 to 3. */
  readonly zeroStage: number;
  readonly offload: boolean;
}

const PAGE: readonly Source[] = [{ page: "DeepSpeed documentation, DeepSpeed Configuration JSON" }];

/** Stages of ZeRO. Stage 0 shards nothing; the optimizer can stay in the node's memory from stage 1 on. */
const STAGES: readonly ZeroStage[] = [0, 1, 2, 3];

const NODE_MEMORY: Offload = { device: "cpu", pin_memory: true };

/**
 * What a stage sets beyond DeepSpeed's defaults: communication beside computation; buckets that follow the model's size; whole
 * weights in checkpoints of stage 3, which are shards otherwise; and what goes to the node's memory: the optimizer, and at stage 3
 * the weights too.
 */
function zeroOptimization(stage: ZeroStage, offload: boolean): ZeroOptimization {
  const offloadOptimizer = offload ? { offload_optimizer: NODE_MEMORY } : {};
  switch (stage) {
    case 0:
      return { stage };
    case 1:
    case 2:
      return {
        stage,
        overlap_comm: true,
        // Ranks share the copying of gradients to the node's memory.
        ...(offload ? { round_robin_gradients: true } : {}),
        ...offloadOptimizer,
      };
    case 3:
      return {
        stage,
        overlap_comm: true,
        reduce_bucket_size: "auto",
        stage3_prefetch_bucket_size: "auto",
        stage3_param_persistence_threshold: "auto",
        stage3_gather_16bit_weights_on_model_save: true,
        ...offloadOptimizer,
        ...(offload ? { offload_param: NODE_MEMORY } : {}),
      };
  }
}

/** The configuration of DeepSpeed for a stage of ZeRO, or the fault of a stage that DeepSpeed does not have. */
export function deepSpeedConfiguration({ zeroStage, offload }: Zero): DeepSpeedConfiguration | Fault[] {
  const stages = STAGES.filter((stage) => stage > 0 || !offload);
  const stage = stages.find((known) => known === zeroStage);
  if (stage === undefined) {
    const nearest = stages.reduce((best, known) =>
      Math.abs(known - zeroStage) < Math.abs(best - zeroStage) ? known : best,
    );
    const what = offload ? "ZeRO keeps the optimizer in the node's memory at stages 1 to 3" : "ZeRO has stages 0 to 3";
    const rule = `${what}; use ${nearest}`;
    return [{ path: "zeroStage", got: zeroStage, rule, source: PAGE, alternative: { zeroStage: nearest } }];
  }
  return {
    train_batch_size: "auto",
    train_micro_batch_size_per_gpu: "auto",
    gradient_accumulation_steps: "auto",
    gradient_clipping: "auto",
    zero_allow_untested_optimizer: true,
    fp16: { enabled: "auto" },
    bf16: { enabled: "auto" },
    zero_optimization: zeroOptimization(stage, offload),
  };
}
