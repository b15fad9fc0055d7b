import { stringify } from "yaml";

/** What decides the settings of a run, beyond LLaMA-Factory's own defaults. */
export interface LlamaFactoryRun {
  /** `full` or `lora`. */
  readonly strategy: string;
  /** `sft` or `pt`. */
  readonly stage: string;
  readonly template: string;
  readonly seqLenTokens: number;
  readonly gradientAccumulationSteps: number;
  /** Epochs. */
  readonly epochs: number;
  /** Steps of the whole run in place of the passes over the data. */
  readonly steps?: number;
  /** Steps between two checkpoints. */
  readonly saveSteps: number;
  /** Defaults to 1e-4 for LoRA and 1e-5 for all weights. */
  readonly learningRate?: number;
  /** Name of the data set. */
  readonly dataSet: string;
  /** Folder of the Hugging Face weights. */
  readonly weights: string;
  /** Folder of `dataset_info.json`. */
  readonly dataSetFolder: string;
  /** File of DeepSpeed's configuration. */
  readonly deepSpeedFile: string;
  /** Folder of the results. */
  readonly output: string;
}

/** Epochs of LLaMA-Factory's examples (hiyouga/LLaMA-Factory, examples/train_full and examples/train_lora). */
export const DEFAULT_EPOCHS = 3;
/** Steps between two checkpoints in the same examples. */
export const DEFAULT_SAVE_STEPS = 500;

/**
 * The settings of a training run, but for where it begins. The plan gives template, length, gradient accumulation and
 * DeepSpeed's file. The manual was measured with the NPU's fused FlashAttention (seed 001, line 55), which `sdpa` calls on
 * Ascend (huggingface/transformers, pull request 36383). It names no other setting: those are what LLaMA-Factory's own
 * examples of supervised fine-tuning with DeepSpeed have (hiyouga/LLaMA-Factory, examples/train_full and examples/train_lora).
 */
export function trainSettings(run: LlamaFactoryRun): Record<string, string | number | boolean> {
  const isLora = run.strategy === "lora";
  return {
    model_name_or_path: run.weights,
    flash_attn: "sdpa",
    stage: run.stage,
    do_train: true,
    finetuning_type: run.strategy,
    ...(isLora ? { lora_target: "all" } : {}),
    deepspeed: run.deepSpeedFile,
    dataset: run.dataSet,
    dataset_dir: run.dataSetFolder,
    template: run.template,
    cutoff_len: run.seqLenTokens,
    overwrite_cache: true,
    preprocessing_num_workers: 16,
    output_dir: run.output,
    logging_steps: 10,
    save_steps: run.saveSteps,
    plot_loss: true,
    per_device_train_batch_size: 1,
    gradient_accumulation_steps: run.gradientAccumulationSteps,
    learning_rate: run.learningRate ?? (isLora ? 1e-4 : 1e-5),
    num_train_epochs: run.epochs,
    ...(run.steps === undefined ? {} : { max_steps: run.steps }),
    lr_scheduler_type: "cosine",
    warmup_ratio: 0.1,
    bf16: true,
    // Seconds that the other ranks wait while the first one prepares the data.
    ddp_timeout: 180_000_000,
  };
}

/** What decides how adapters are merged. */
export interface MergeRun {
  readonly template: string;
  /** Folder of the weights that the adapters were trained for. */
  readonly weights: string;
  /** Folder of the adapters. */
  readonly adapters: string;
  /** Folder of the merged weights. */
  readonly output: string;
}

/**
 * The settings of `llamafactory-cli export`: adapters merged into their weights, in files of at most 2 GB, in the node's memory
 * (hiyouga/LLaMA-Factory, examples/merge_lora/llama3_lora_sft.yaml).
 */
export function mergeSettings(run: MergeRun): Record<string, string | number | boolean> {
  return {
    model_name_or_path: run.weights,
    adapter_name_or_path: run.adapters,
    template: run.template,
    finetuning_type: "lora",
    export_dir: run.output,
    export_size: 2,
    export_device: "cpu",
    export_legacy_format: false,
  };
}

/** What decides a benchmark. */
export interface BenchmarkRun {
  /** Name of the model: of its block in the file. */
  readonly model: string;
  /** Folder of the Hugging Face weights. */
  readonly weights: string;
  /** Folder of the unpacked data sets. */
  readonly dataSetFolder: string;
  readonly dataSet: string;
  /** Data set of the evaluation; undefined for a benchmark of the speed. */
  readonly evaluationDataSet?: string;
}

/**
 * The content of `performance_cfgs.yaml`, or of `accuracy_cfgs.yaml` where there is a data set of the evaluation: a block
 * `base` and a block of the model (seed 003, line 47). The manual says which settings are changed; what else is in the blocks
 * is the package's own.
 */
export function benchmarkSettings(run: BenchmarkRun): Record<string, Record<string, string>> {
  return {
    base: {
      dataset_dir: run.dataSetFolder,
      dataset: run.dataSet,
      ...(run.evaluationDataSet === undefined ? {} : { eval_dataset: run.evaluationDataSet }),
    },
    [run.model]: { model_name_or_path: run.weights },
  };
}

/** Steps of a test of the speed: enough for a steady rate after the first ones, which compile operators. */
export const PERFORMANCE_STEPS = 50;

/**
 * The settings of a test of the speed with LLaMA-Factory itself: the training's own, for a number of steps, without checkpoints,
 * and with the tokens that it saw (transformers, TrainingArguments, include_tokens_per_second).
 */
export function performanceSettings(run: LlamaFactoryRun, steps: number): Record<string, string | number | boolean> {
  const { plot_loss: _plot, num_train_epochs: _epochs, save_steps: _save, ...settings } = trainSettings(run);
  return {
    ...settings,
    max_steps: steps,
    save_strategy: "no",
    logging_steps: 1,
    include_tokens_per_second: true,
    include_num_input_tokens_seen: true,
    overwrite_output_dir: true,
  };
}

/** What decides a test of the accuracy. */
export interface AccuracyRun {
  readonly template: string;
  readonly seqLenTokens: number;
  /** Folder of the trained weights. */
  readonly weights: string;
  readonly dataSetFolder: string;
  readonly evaluationDataSet: string;
  /** Folder of the results. */
  readonly output: string;
}

/**
 * The settings of a test of the accuracy with LLaMA-Factory itself: answers to the questions of a data set, compared with the
 * right ones (hiyouga/LLaMA-Factory, examples/extras/nlg_eval/llama3_lora_predict.yaml). Without DeepSpeed: LLaMA-Factory
 * refuses to generate with ZeRO-3.
 */
export function accuracySettings(run: AccuracyRun): Record<string, string | number | boolean> {
  return {
    model_name_or_path: run.weights,
    flash_attn: "sdpa",
    stage: "sft",
    do_predict: true,
    finetuning_type: "full",
    eval_dataset: run.evaluationDataSet,
    dataset_dir: run.dataSetFolder,
    template: run.template,
    cutoff_len: run.seqLenTokens,
    overwrite_cache: true,
    preprocessing_num_workers: 16,
    output_dir: run.output,
    overwrite_output_dir: true,
    per_device_eval_batch_size: 1,
    predict_with_generate: true,
    bf16: true,
    ddp_timeout: 180_000_000,
  };
}

/** Settings as YAML 1.1, which Python reads: a data set called `no` stays text. */
export function yamlText(settings: object): string {
  return stringify(settings, { version: "1.1" });
}
