import {
  compareEvaluations,
  differenceText,
  type EvaluationReading,
  readBaseline,
  readEvaluation,
  regressions,
  type ResultFile,
  type Tolerance,
} from "../../evaluation";

/** What is made of the results of an evaluation. */
export interface Verdict {
  /** JSON of the results, in the form of a stored baseline. */
  readonly json: string;
  /** Lines for people. */
  readonly lines: readonly string[];
  /** Whether something is worse than the baseline allows, and this is to fail. */
  readonly fails: boolean;
}

/** What the results are compared with. */
export interface Expectation {
  /** Content of a stored baseline. */
  readonly baseline: string;
  readonly tolerance: Tolerance;
  /** `fail` or `warn`. */
  readonly onRegression: string;
}

/** How many results there are, of which files. */
function summary({ measurements, scores, files }: EvaluationReading): string[] {
  return [
    `${String(measurements.length)} measurements and ${String(scores.length)} scores`,
    ...files.flatMap(({ file, remarks }) => remarks.map((remark) => `${file}: ${remark}`)),
  ];
}

/** Reads the results and compares them, where there is something to compare them with. Throws where there are none. */
export function verdictOf(files: readonly ResultFile[], expected: Expectation | undefined): Verdict {
  const reading = readEvaluation(files);
  if (reading.measurements.length + reading.scores.length === 0) {
    throw new Error(["the evaluation has no result that can be read:", ...summary(reading)].join("\n  "));
  }
  const json = JSON.stringify(reading);
  if (expected === undefined) return { json, lines: summary(reading), fails: false };
  const differences = compareEvaluations(reading, readBaseline(expected.baseline), expected.tolerance);
  const worse = regressions(differences);
  const isWorse = worse.length > 0;
  const fails = isWorse && expected.onRegression !== "warn";
  return {
    json,
    lines: [
      ...summary(reading),
      ...differences.filter((one) => !worse.includes(one)).map(differenceText),
      ...worse.map((one) => `${fails ? "worse" : "warning: worse"} than the baseline allows: ${differenceText(one)}`),
    ],
    fails,
  };
}
