/** Tests of a run's speed and accuracy, as its user describes them. */
export interface BenchmarkRequest {
  /** Folder on the share with `data.tgz`, relative to its root. Defaults to the package's, beside LLaMA-Factory's code. */
  readonly folder?: string;
  /** Defaults to `gsm8k_train_alpaca`. */
  readonly dataSet?: string;
  /** Defaults to `gsm8k_test`. */
  readonly evaluationDataSet?: string;
  /** Steps of the test of the speed. Defaults to 50. */
  readonly steps?: number;
  /** Shell command of the test of the speed. Defaults to LLaMA-Factory's own. */
  readonly performanceCommand?: string;
  /** Shell command of the test of the accuracy. Defaults to LLaMA-Factory's own. */
  readonly accuracyCommand?: string;
}

/** Settings of a run that LLaMA-Factory alone has, as its user describes them. */
export interface LlamaFactoryRequest {
  /** Format of the data: a name of plan/dataset-info.ts. Defaults to `alpaca`. */
  readonly dataFormat?: string;
  /** Passes over the data. Defaults to 3. */
  readonly epochs?: number;
  /** Defaults to 1e-4 with LoRA and 1e-5 with all weights. */
  readonly learningRate?: number;
  /** Steps between two checkpoints. Defaults to 500. */
  readonly saveSteps?: number;
  /** Whether adapters are merged into the weights. Defaults to true with LoRA. */
  readonly merge?: boolean;
  /** Whether a folder that vLLM 0.6.0 reads is made. Defaults to true. */
  readonly forVllm?: boolean;
  readonly benchmark?: BenchmarkRequest;
}
