import type { MegatronStepName } from "./megatron-step";

/** What a run reads from the share, by name. */
export type MegatronInput = "data" | "weights" | "tokenizer" | "code";

/** What a step's result depends on, beside its own settings. */
export interface StepInputs {
  /** What it reads itself. */
  readonly reads: readonly MegatronInput[];
  /** Steps whose results it is made from, where the run has them. */
  readonly from: readonly MegatronStepName[];
}

/** What each step's result depends on, beside its command, environment, image, files, nodes and NPUs, and the run's `runId`. */
export const MEGATRON_INPUTS: Record<MegatronStepName, StepInputs> = {
  preprocess: { reads: ["data", "tokenizer", "code"], from: [] },
  convert: { reads: ["weights", "tokenizer", "code"], from: [] },
  train: { reads: ["data", "weights", "tokenizer", "code"], from: ["preprocess", "convert"] },
  merge: { reads: ["code"], from: ["convert", "train"] },
  "convert-back": { reads: ["weights", "tokenizer", "code"], from: ["train", "merge"] },
};
