import { readLmEval, readOpenCompass } from "./accuracy";
import { readServingOutput, readServingResult } from "./dynamic-benchmark";
import type { Measurement, Score } from "./measurement";
import { readBenchmarkTable } from "./static-benchmark";

/** A file of results. */
export interface ResultFile {
  /** Path, as it is shown. */
  readonly file: string;
  readonly text: string;
}

/** What was read of a file. */
export interface ReadFile {
  readonly file: string;
  readonly measurements: number;
  readonly scores: number;
  /** What is not used or was cut off; empty where all was read. */
  readonly remarks: readonly string[];
}

/** All results of an evaluation: the JSON of the report, and the form of a stored baseline. */
export interface EvaluationReading {
  /** Version of this form. */
  readonly version: 1;
  readonly measurements: readonly Measurement[];
  readonly scores: readonly Score[];
  readonly files: readonly ReadFile[];
}

interface Results {
  readonly measurements: readonly Measurement[];
  readonly scores: readonly Score[];
  readonly remarks: readonly string[];
}

const NOTHING = "neither results of a benchmark nor of an accuracy evaluation";

function ofJson(text: string): Results {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { measurements: [], scores: [], remarks: ["no JSON: it may be cut off"] };
  }
  const measurement = readServingResult(value);
  const scores = readLmEval(value);
  if (measurement === undefined && scores === undefined) return { measurements: [], scores: [], remarks: [NOTHING] };
  return { measurements: measurement === undefined ? [] : [measurement], scores: scores ?? [], remarks: [] };
}

function ofCsv(text: string): Results {
  const table = readBenchmarkTable(text);
  if (table !== undefined) {
    const { measurements, otherColumns, incompleteRows } = table;
    const remarks = [
      ...(otherColumns.length === 0 ? [] : [`columns that are not used: ${otherColumns.join(", ")}`]),
      ...(incompleteRows === 0 ? [] : [`incomplete rows: ${incompleteRows}`]),
    ];
    return { measurements, scores: [], remarks };
  }
  const scores = readOpenCompass(text);
  return scores === undefined
    ? { measurements: [], scores: [], remarks: [NOTHING] }
    : { measurements: [], scores, remarks: [] };
}

function resultsOf({ file, text }: ResultFile): Results {
  if (/\.csv$/i.test(file)) return ofCsv(text);
  if (/\.json$/i.test(file)) return ofJson(text);
  const measurements = readServingOutput(text);
  return { measurements, scores: [], remarks: measurements.length === 0 ? [NOTHING] : [] };
}

function load({ concurrency, requestRate }: Measurement): number {
  return concurrency ?? requestRate ?? Infinity;
}

/** The result that `--save-result` wrote is also in the log of the job: the same numbers count once. */
function distinct(measurements: readonly Measurement[]): Measurement[] {
  const keyOf = ({ kind, concurrency, requestRate, completed, outputTokensPerSecond }: Measurement): string =>
    JSON.stringify([kind, concurrency, requestRate, completed, outputTokensPerSecond?.toFixed(1)]);
  return [...new Map([...measurements].reverse().map((one) => [keyOf(one), one])).values()].reverse();
}

/** Reads files of results, of whichever tool each of them is. */
export function readEvaluation(files: readonly ResultFile[]): EvaluationReading {
  const all = files.map((file) => ({ file: file.file, ...resultsOf(file) }));
  const measurements = distinct(all.flatMap((one) => one.measurements)).sort(
    (a, b) =>
      (a.promptTokens ?? 0) - (b.promptTokens ?? 0) ||
      (a.outputTokens ?? 0) - (b.outputTokens ?? 0) ||
      load(a) - load(b),
  );
  return {
    version: 1,
    measurements,
    scores: all.flatMap((one) => one.scores),
    files: all.map(({ file, measurements: { length: count }, scores, remarks }) => ({
      file,
      measurements: count,
      scores: scores.length,
      remarks,
    })),
  };
}

/** Reads a stored baseline. Throws with what is wrong with it. */
export function readBaseline(text: string): EvaluationReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error("it is no JSON; store the JSON that the report writes", { cause: error });
  }
  const { version, measurements, scores } = (value ?? {}) as Partial<EvaluationReading>;
  if (version !== 1 || !Array.isArray(measurements) || !Array.isArray(scores)) {
    throw new Error("it is no evaluation of version 1; store the JSON that the report writes");
  }
  return value as EvaluationReading;
}
