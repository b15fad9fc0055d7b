/** What the throughput of a step is computed from. */
export interface StepWork {
  /** Samples of one step of the optimizer (GBS). */
  readonly globalBatchSize: number;
  /** Sequence length in tokens (SEQ_LEN). */
  readonly seqLenTokens: number;
  /** All NPUs of the run. */
  readonly npus: number;
  /** Time of one step in milliseconds. */
  readonly stepMs: number;
}

/**
 * Throughput in tokens/s/p, tokens per second and NPU, by the manual's formula: global batch size x sequence length /
 * (NPUs x milliseconds per iteration) x 1000 (seed 000, line 27; seed 003, line 55). Undefined where the quotient is no
 * finite number above 0, as of a step that took no time.
 */
export function tokensPerSecondPerNpu({ globalBatchSize, seqLenTokens, npus, stepMs }: StepWork): number | undefined {
  const throughput = ((globalBatchSize * seqLenTokens) / (npus * stepMs)) * 1000;
  return Number.isFinite(throughput) && throughput > 0 ? throughput : undefined;
}
