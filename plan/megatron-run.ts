import type { MegatronRelease } from "../catalogue/megatron-flows";

/** How raw data become Megatron's: what a request says of it. */
export interface Preprocessing {
  /** Handler of the records. Defaults to that of the strategy: `GeneralPretrainHandler` or `GeneralInstructionHandler`. */
  readonly handler?: string;
  /** Defaults to `PretrainedFromHF`. */
  readonly tokenizerType?: string;
  /** Processes. Defaults to 8; 6.3.904. */
  readonly workers?: number;
  /** Records between two lines of the log. Defaults to 1000; 6.3.904. */
  readonly logInterval?: number;
  /** Field of the records that is trained on. Defaults to the tool's own, `text`; 6.3.904. */
  readonly jsonKey?: string;
  /** Number that the size of the vocabulary is padded to a multiple of. Defaults to 128; fine-tuning with 6.3.904. */
  readonly vocabularyMultiple?: number;
  /** Shell command in place of the release's own. */
  readonly command?: string;
}

/** How weights change their format: what a request says of it. */
export interface Conversion {
  /** Shell command in place of the release's own: Hugging Face's format into Megatron's. */
  readonly command?: string;
  /** Shell command in place of ModelLink's own: adapters of LoRA into the weights that they were trained beside. */
  readonly mergeCommand?: string;
  /** Shell command in place of the release's own: Megatron's format into Hugging Face's. */
  readonly backCommand?: string;
  /** Rank of LoRA, as in training. Defaults to 16. */
  readonly loraRank?: number;
  /** Alpha of LoRA, as in training. Defaults to 32. */
  readonly loraAlpha?: number;
}

/** The settings of a request that decide which jobs a run with Megatron is made of. Paths are relative to the share's root. */
export interface MegatronFlow {
  /** Release of ModelArts whose software package trains: `6.3.904`, `6.3.910` or `6.3.911`, the default. */
  readonly release?: string;
  /**
   * Whether preprocessing and conversion are jobs of their own. Defaults to false, where the start script of 6.3.910 and 6.3.911
   * does both; that of 6.3.904 does neither.
   */
  readonly separateSteps?: boolean;
  /** Whether the trained weights are converted back to Hugging Face's format. Defaults to false. */
  readonly convertBack?: boolean;
  /** Folder of the training code. Defaults to where the package of the release unpacks to. */
  readonly code?: string;
  /** Folder of the tokenizer. Defaults to that of the weights. */
  readonly tokenizer?: string;
  /** Folder that the checkpoints are written to. Defaults to one of the run's own, or with 6.3.904 to where its script writes. */
  readonly checkpoints?: string;
  /** Folder with the processed data and converted weights of an earlier run: neither is made again. */
  readonly processedInputs?: string;
  /** Folder with what `install.sh` would download: `wheels` and `git`. Defaults to the network. */
  readonly offlineSources?: string;
  /** Iterations between two checkpoints. Defaults to what the start script says. */
  readonly saveInterval?: number;
  readonly preprocessing?: Preprocessing;
  readonly conversion?: Conversion;
}

/** A run with Megatron whose sizes are decided: what its jobs are made from. Paths are relative to the share's root. */
export interface MegatronRun extends MegatronFlow {
  readonly name: string;
  readonly release: MegatronRelease;
  /** As the training table spells it. */
  readonly model: string;
  /** `pretrain`, `sft` or `lora`. */
  readonly strategy: string;
  /** Tokens. */
  readonly seqLen: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Samples. */
  readonly microBatchSize: number;
  /** Samples of one step of the optimizer. Left out: what the start script says, 64 with 6.3.904. */
  readonly globalBatchSize?: number;
  /** Iterations of the whole run. Left out: what the start script says. */
  readonly trainIterations?: number;
  readonly nodes: number;
  readonly npusPerNode: number;
  /** Folder of the Hugging Face weights. */
  readonly weightsPath: string;
  /** Name of the data set: what its processed files are called after. */
  readonly dataSet: string;
  /** Whether pods install what the base image lacks. */
  readonly installs: boolean;
  /** Whether a patch of the tokenizer's files is given. */
  readonly patchesTokenizer: boolean;
  /** Shell command of training in place of the release's own. */
  readonly command?: string;
  /** Folder of an earlier run's checkpoint, from which the run goes on. */
  readonly resumeFrom?: string;
}
