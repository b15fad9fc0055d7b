/** What decides how FLUX.1 is fine-tuned. */
export interface FluxRun {
  readonly name: string;
  /** Folder of the images, each with a text of the same name. */
  readonly images: string;
  /** Longest side of an image in pixels. */
  readonly resolution: number;
  /** Samples of each NPU at a time. */
  readonly batchSize: number;
  /** Steps of the optimizer. */
  readonly steps: number;
  readonly learningRate: number;
  /** Rank of LoRA; with all weights it has no meaning. */
  readonly rank: number;
  /** Folder of the whole FLUX.1-dev. */
  readonly weights: string;
  /** Folder of the results. */
  readonly output: string;
}

/** What upstream has by default: kohya-ss/sd-scripts for all weights, ostris/ai-toolkit for LoRA. */
export const FLUX_DEFAULTS = {
  full: { learningRate: 5e-5, steps: 1600 },
  lora: { learningRate: 1e-4, steps: 2000 },
  resolution: 1024,
  batchSize: 1,
  rank: 16,
} as const;

/** Text of TOML in quotes: JSON's are TOML's basic strings. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The list of data sets of sd-scripts, in TOML (kohya-ss/sd-scripts, docs/config_README-en.md). */
export function sdScriptsDataset({ images, resolution, batchSize }: FluxRun): string {
  return [
    "[general]",
    'caption_extension = ".txt"',
    "enable_bucket = true",
    "",
    "[[datasets]]",
    `resolution = ${resolution}`,
    `batch_size = ${batchSize}`,
    "",
    "  [[datasets.subsets]]",
    `  image_dir = ${quoted(images)}`,
    "  num_repeats = 1",
    "",
  ].join("\n");
}

/**
 * The settings of ai-toolkit for LoRA, those of its example for FLUX.1 but for what a run decides, and for what an NPU has not:
 * weights in 8 bits and the optimizer of bitsandbytes (ostris/ai-toolkit, config/examples/train_lora_flux_24gb.yaml).
 */
export function aiToolkitSettings(run: FluxRun): object {
  return {
    job: "extension",
    config: {
      name: run.name,
      process: [
        {
          type: "sd_trainer",
          training_folder: run.output,
          device: "npu:0",
          network: { type: "lora", linear: run.rank, linear_alpha: run.rank },
          save: { dtype: "float16", save_every: 250, max_step_saves_to_keep: 4 },
          datasets: [
            {
              folder_path: run.images,
              caption_ext: "txt",
              caption_dropout_rate: 0.05,
              shuffle_tokens: false,
              cache_latents_to_disk: true,
              resolution: [512, 768, 1024].filter((size) => size <= run.resolution),
            },
          ],
          train: {
            batch_size: run.batchSize,
            steps: run.steps,
            gradient_accumulation_steps: 1,
            train_unet: true,
            train_text_encoder: false,
            gradient_checkpointing: true,
            noise_scheduler: "flowmatch",
            optimizer: "adamw",
            lr: run.learningRate,
            disable_sampling: true,
            ema_config: { use_ema: true, ema_decay: 0.99 },
            dtype: "bf16",
          },
          model: { name_or_path: run.weights, is_flux: true, quantize: false },
        },
      ],
    },
    meta: { name: "[name]", version: "1.0" },
  };
}
