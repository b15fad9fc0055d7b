/** The jobs that a run with Megatron can be made of, in their order. */
export const MEGATRON_STEPS = ["preprocess", "convert", "train", "merge", "convert-back"] as const;

/** One of those jobs. */
export type MegatronStepName = (typeof MEGATRON_STEPS)[number];

/** A program of components/scripts that a step runs beside its command. */
export type StepProgram = "tokenizer-patch" | "yi-tokenizer-flag" | "resume-checkpoint" | "hugging-face-folder";

/** One job of a run: what it does, and where its result is. */
export interface MegatronStep {
  readonly name: MegatronStepName;
  /** Programs that run before the command, in this order. */
  readonly before: readonly StepProgram[];
  /** Shell text. The path of the training data is in `ORIGINAL_TRAIN_DATA_PATH`. */
  readonly command: string;
  /** Programs that run after the command has ended well. */
  readonly after: readonly StepProgram[];
  readonly environment: Readonly<Record<string, string>>;
  readonly nodes: number;
  /** NPUs of each node. CPU and memory of a pod are in proportion to them. */
  readonly npus: number;
  /** Folder of the result in the container, or the beginning of its files' names. */
  readonly outputPath: string;
}
