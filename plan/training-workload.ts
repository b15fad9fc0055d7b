import type { ArchitectureRow } from "../catalogue/model-architectures";
import type { LlamaFactoryRequest } from "./llama-factory-request";
import type { MegatronFlow } from "./megatron-run";

/** A training run as its user describes it. */
export interface TrainingWorkload extends MegatronFlow {
  readonly name: string;
  /** `megatron`, the default, or `llama-factory`. */
  readonly framework?: string;
  /** Model, as the framework's table spells it: `llama2-13b`. Other spellings of the manual are known too. */
  readonly model: string;
  /** With Megatron `pretrain`, `sft` or `lora`; with LLaMA-Factory `full` or `lora`. */
  readonly strategy: string;
  /** Sequence length in tokens. */
  readonly seqLen: number;
  /** Name of the data set: what its processed files are called after. Defaults to `data`. */
  readonly data?: string;
  /** Folder of the Hugging Face weights on the share, relative to its root. Defaults to `models/<model>`. */
  readonly weights?: string;
  /** Shell command of every pod. Defaults to the framework's own. */
  readonly command?: string;
  /** Image of the pods: its address, or the name of one that the platform builds. Defaults to the base image that the manual names for training. */
  readonly image?: string;
  /** Nodes of the run, in place of the measured number. */
  readonly nodes?: number;
  /** Tensor parallel size in place of the measured one; Megatron. */
  readonly tensorParallel?: number;
  /** Pipeline parallel size in place of the measured one; Megatron. */
  readonly pipelineParallel?: number;
  /** Micro batch size in samples in place of the measured one; Megatron. */
  readonly microBatchSize?: number;
  /** Samples of one step of the optimizer. Defaults to 64 with Megatron. */
  readonly globalBatchSize?: number;
  /** Folder of an earlier run's checkpoint on the share, relative to its root, from which the run goes on. */
  readonly resumeFrom?: string;
  /** Iterations that the checkpoint of `resumeFrom` already has. */
  readonly resumeIterations?: number;
  /** Iterations of the whole run, those before the checkpoint included. */
  readonly trainIterations?: number;
  /** Patch of the tokenizer's files, as `git diff` writes it. Defaults to none; Megatron. */
  readonly tokenizerPatch?: string;
  /** What an update waits for: `running` or `completed`. Defaults to `running`, where nothing comes after training. */
  readonly waitFor?: string;
  /** Settings of LLaMA-Factory alone. */
  readonly llamaFactory?: LlamaFactoryRequest;
  /** Whether a formula decides where nothing was measured. Its answer is labelled `estimated`. Defaults to false. */
  readonly estimate?: boolean;
  /** Dimensions of a model that is in no table, for the estimate. Defaults to the catalogue's. */
  readonly architecture?: ArchitectureRow;
}
