export { LogReader, type FileReading, type LogFormat, type LogSettings } from "./log-reader";
export type { TextCounts } from "./log-lines";
export { durationText, progressText, readProgress, readTail, type LogTail, type Progress } from "./progress";
export { problemsIn, rowOf, type FoundProblem, type ProblemLine } from "./problems";
export { readRankTable, type RankedNode, type RankedNpu } from "./rank-table";
export {
  readRun,
  type Contradiction,
  type MeasuredSample,
  type RunInput,
  type RunReading,
  type Statistics,
  type TrainingReading,
  type UsedNumbers,
} from "./run-reading";
export { isObject, jsonValue, npusOfRecord, readRunRecord, type RunRecord } from "./run-record";
export type { Sample } from "./samples";
export type { StepAttempt } from "./step-lines";
export { tokensPerSecondPerNpu, type StepWork } from "./throughput";
