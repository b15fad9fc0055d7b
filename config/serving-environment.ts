import type { AigcWorkload } from "../plan/aigc";
import type { EvaluationWorkload } from "../plan/evaluation";
import type { QuantizationWorkload } from "../plan/quantization";

/** How often a pipeline is run and waited for. */
interface PipelineSettings {
  /** Node pool. Defaults to the first with NPUs. */
  readonly pool: string;
  /** Volcano queue: one of `platform.queues`, or `default`, Volcano's own. Defaults to `default`. */
  readonly queue: string;
  /** Text of which another one runs every step again. Defaults to none. */
  readonly runId?: string;
  /** Minutes for which an update waits for each step. Defaults to a day. */
  readonly timeLimitMinutes?: number;
}

/** Weights to quantize. What it leaves out is decided by `planQuantization`. */
export interface Quantization extends QuantizationWorkload, PipelineSettings {}

/** A service or a job for images. What it leaves out is decided by `planAigc`. */
export interface Aigc extends AigcWorkload, PipelineSettings {}

/** What results are compared with. */
export interface StoredBaseline {
  /** Content of the file. */
  readonly json: string;
  /** `fail` or `warn`. Defaults to `fail`. */
  readonly onRegression?: string;
  /** Share of the throughput that may be lost. Defaults to 0.05. */
  readonly throughputTolerance?: number;
  /** Share by which times may be longer. Defaults to 0.1. */
  readonly latencyTolerance?: number;
  /** By how much a score may be lower, from 0 to 1. Defaults to 0.01. */
  readonly accuracyTolerance?: number;
}

/** An evaluation of a service. What it leaves out is decided by `planEvaluation`. */
export interface Evaluation extends Omit<EvaluationWorkload, "baseline">, PipelineSettings {
  readonly baseline?: StoredBaseline;
  /** Folder of the package's `llm_tools` on the share. Defaults to where the image has it. */
  readonly tools?: string;
  /** Folder of the sources of lm-eval or opencompass on the share. Defaults to none: they are fetched. */
  readonly source?: string;
  /** Folder on the share where data sets are kept between runs. Defaults to none. */
  readonly dataCache?: string;
  /** Shell command in place of the program's. */
  readonly command?: string;
  /** Further arguments of the program of a benchmark. */
  readonly extraArguments?: readonly string[];
}
