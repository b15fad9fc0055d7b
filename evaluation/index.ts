export { readLmEval, readOpenCompass } from "./accuracy";
export {
  compareEvaluations,
  DEFAULT_TOLERANCE,
  differenceText,
  measurementKey,
  regressions,
  sameMeasurement,
  scoreKey,
  type ComparedMetric,
  type Difference,
  type Tolerance,
} from "./comparison";
export { readServingOutput, readServingResult } from "./dynamic-benchmark";
export {
  readBaseline,
  readEvaluation,
  type EvaluationReading,
  type ReadFile,
  type ResultFile,
} from "./evaluation-reading";
export type { Latency, Measurement, Score } from "./measurement";
export { readBenchmarkTable, type BenchmarkTable } from "./static-benchmark";
