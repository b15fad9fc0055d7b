import type { EvaluationReading } from "./evaluation-reading";
import type { Measurement, Score } from "./measurement";

/** How much worse a result may be than its baseline. */
export interface Tolerance {
  /** Share of the throughput that may be lost. Defaults to 0.05. */
  readonly throughput?: number;
  /** Share by which times may be longer. Defaults to 0.1. */
  readonly latency?: number;
  /** By how much a score may be lower, from 0 to 1. Defaults to 0.01; twice the standard error where that is more. */
  readonly accuracy?: number;
}

/** Tolerances where none are given. */
export const DEFAULT_TOLERANCE = { throughput: 0.05, latency: 0.1, accuracy: 0.01 } as const;

/** What is compared. */
export type ComparedMetric = "throughput" | "firstToken" | "perToken" | "accuracy";

/** A result beside its baseline. */
export interface Difference {
  readonly metric: ComparedMetric;
  /** Which measurement or score: lengths and load, or tool, model, task and metric. */
  readonly key: string;
  /** The measurement or score of the baseline. */
  readonly of: Measurement | Score;
  readonly baseline: number;
  /** Undefined where the evaluation lacks what the baseline has. */
  readonly current?: number;
  /** Relative change for throughput and times; difference for scores. */
  readonly change?: number;
  /** Whether it is worse than tolerated. A result that is missing is. */
  readonly isRegression: boolean;
}

/** Lengths and load of a measurement: `1024/128 tokens, 8 at once`. */
export function measurementKey({ kind, promptTokens, outputTokens, concurrency, requestRate }: Measurement): string {
  const length = (tokens: number | undefined): string => (tokens === undefined ? "?" : String(Math.round(tokens)));
  const loads = [
    ...(concurrency === undefined ? [] : [`${concurrency} at once`]),
    ...(requestRate === undefined ? [] : [`${requestRate} req/s`]),
  ];
  return `${length(promptTokens)}/${length(outputTokens)} tokens, ${loads.length === 0 ? "all at once" : loads.join(", ")} (${kind})`;
}

/** Tool, model, task and metric of a score. */
export function scoreKey({ tool, model = "", task, metric }: Score): string {
  return [tool, model, task, metric].filter((part) => part !== "").join(" · ");
}

const COMPARED: readonly (readonly [
  metric: Exclude<ComparedMetric, "accuracy">,
  value: (one: Measurement) => number | undefined,
])[] = [
  ["throughput", ({ outputTokensPerSecond }) => outputTokensPerSecond],
  ["firstToken", ({ firstToken }) => firstToken.mean],
  ["perToken", ({ perToken }) => perToken.mean],
];

/** What is compared, and where it is worse. */
interface Compared extends Pick<Difference, "metric" | "key" | "of" | "baseline"> {
  readonly current: number | undefined;
  readonly isWorse: (change: number) => boolean;
}

function differenceOf({ metric, key, of, baseline, current, isWorse }: Compared): Difference {
  if (current === undefined) return { metric, key, of, baseline, isRegression: true };
  const change = metric === "accuracy" ? current - baseline : baseline === 0 ? 0 : current / baseline - 1;
  return { metric, key, of, baseline, current, change, isRegression: isWorse(change) };
}

/** Share by which average lengths may differ: answers to real prompts are not equally long each time. */
const LENGTH_SLACK = 0.05;

/** How far apart two lengths are, as a share; 0 where one is not known. */
function apart(a: number | undefined, b: number | undefined): number {
  return a === undefined || b === undefined ? 0 : Math.abs(a - b) / Math.max(a, b, 1);
}

/** The measurement of the same kind, load and lengths; undefined where there is none. */
export function sameMeasurement(wanted: Measurement, among: readonly Measurement[]): Measurement | undefined {
  const distance = (one: Measurement): number =>
    Math.max(apart(one.promptTokens, wanted.promptTokens), apart(one.outputTokens, wanted.outputTokens));
  const { kind, concurrency, requestRate } = wanted;
  const [nearest] = among
    .filter((one) => one.kind === kind && one.concurrency === concurrency && one.requestRate === requestRate)
    .sort((a, b) => distance(a) - distance(b));
  return nearest !== undefined && distance(nearest) <= LENGTH_SLACK ? nearest : undefined;
}

/**
 * Compares an evaluation with a stored baseline: everything that the baseline has. Lower throughput, longer times and lower
 * scores beyond the tolerance are regressions, and so is what is missing.
 */
export function compareEvaluations(
  current: EvaluationReading,
  baseline: EvaluationReading,
  tolerance: Tolerance = {},
): Difference[] {
  const { throughput, latency, accuracy } = { ...DEFAULT_TOLERANCE, ...tolerance };
  // A hair's breadth, so that a value exactly at the limit is not worse by rounding.
  const slack = 1e-9;
  const scores = new Map(current.scores.map((one) => [scoreKey(one), one]));
  const ofMeasurements = baseline.measurements.flatMap((before) => {
    const key = measurementKey(before);
    const now = sameMeasurement(before, current.measurements);
    return COMPARED.flatMap(([metric, valueOf]) => {
      const value = valueOf(before);
      if (value === undefined) return [];
      const isWorse = (change: number): boolean =>
        metric === "throughput" ? change < -throughput - slack : change > latency + slack;
      const current = now === undefined ? undefined : valueOf(now);
      return [differenceOf({ metric, key, of: before, baseline: value, current, isWorse })];
    });
  });
  const ofScores = baseline.scores.map((before) => {
    const key = scoreKey(before);
    const now = scores.get(key);
    const error = Math.hypot(before.standardError ?? 0, now?.standardError ?? before.standardError ?? 0);
    const limit = Math.max(accuracy, 2 * error);
    const isWorse = (change: number): boolean => change < -limit - slack;
    return differenceOf({ metric: "accuracy", key, of: before, baseline: before.value, current: now?.value, isWorse });
  });
  return [...ofMeasurements, ...ofScores];
}

/** What is worse than tolerated. */
export function regressions(differences: readonly Difference[]): Difference[] {
  return differences.filter(({ isRegression }) => isRegression);
}

function shown(metric: ComparedMetric, value: number): string {
  if (metric === "accuracy") return `${(value * 100).toFixed(2)} %`;
  return metric === "throughput" ? `${value.toFixed(1)} tokens/s` : `${value.toFixed(1)} ms`;
}

const NAMES = {
  throughput: "throughput",
  firstToken: "mean time to the first token",
  perToken: "mean time of each further token",
  accuracy: "accuracy",
} as const;

/** A difference in one line: `throughput, 1024/128 tokens, 8 at once (static): 310.2 tokens/s, baseline 352.0 tokens/s, -11.9 %`. */
export function differenceText({ metric, key, baseline, current, change }: Difference): string {
  const before = `baseline ${shown(metric, baseline)}`;
  if (current === undefined || change === undefined) return `${NAMES[metric]}, ${key}: missing; ${before}`;
  const by = metric === "accuracy" ? `${(change * 100).toFixed(2)} points` : `${(change * 100).toFixed(1)} %`;
  return `${NAMES[metric]}, ${key}: ${shown(metric, current)}, ${before}, ${change > 0 ? "+" : ""}${by}`;
}
