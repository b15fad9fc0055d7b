/** What is written beside a run's results, so that its logs can be read later: `run.json`. */
export interface RunRecord {
  readonly name: string;
  readonly framework: string;
  readonly model: string;
  readonly strategy: string;
  readonly nodes: number;
  readonly npusPerNode: number;
  /** Tokens; undefined where a run has no sequences. */
  readonly seqLenTokens?: number;
  /** Samples of one step of the optimizer. */
  readonly globalBatchSize?: number;
  /** Samples that an NPU takes at a time. */
  readonly microBatchSize?: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Steps of the optimizer of the whole run, where they are known before it. */
  readonly trainSteps?: number;
}

/** What stands for the fingerprint of the step until it runs: the step itself puts it in. */
export const FINGERPRINT_MARK = "@FINGERPRINT@";

/** The content of `run.json`, with the image of the pods. */
export function runRecordText(record: RunRecord, image: string): string {
  return `${JSON.stringify({ ...record, image, fingerprint: FINGERPRINT_MARK }, undefined, 2)}\n`;
}
