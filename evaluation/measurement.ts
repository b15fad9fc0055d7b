/** Times of the requests of a measurement, in milliseconds; what the tool did not print is missing. */
export interface Latency {
  readonly mean?: number;
  readonly median?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly highest?: number;
}

/** One measurement of a service: requests of one length at one load. */
export interface Measurement {
  /** `static`: so many requests at once. `dynamic`: so many requests arrive in a second. */
  readonly kind: "static" | "dynamic";
  /** Length of the prompts in tokens, on average. */
  readonly promptTokens?: number;
  /** Length of the answers in tokens, on average. */
  readonly outputTokens?: number;
  /** Requests at once. */
  readonly concurrency?: number;
  /** Requests in a second; missing where all arrive at once (`inf`). */
  readonly requestRate?: number;
  /** Tokens of answers in a second, of all requests together. */
  readonly outputTokensPerSecond?: number;
  /** Tokens of prompts and answers in a second. */
  readonly totalTokensPerSecond?: number;
  /** Requests in a second that were answered. */
  readonly requestsPerSecond?: number;
  /** Requests that were answered. */
  readonly completed?: number;
  /** Time to the first token. */
  readonly firstToken: Latency;
  /** Time of each further token. */
  readonly perToken: Latency;
  /** Share of the proposed tokens that was accepted, with speculative decoding. */
  readonly acceptanceRate?: number;
}

/** Score of a model at a task. */
export interface Score {
  /** `lm-eval` or `opencompass`. */
  readonly tool: string;
  readonly model?: string;
  readonly task: string;
  readonly metric: string;
  /** From 0 to 1 for shares; opencompass's percentages are divided by 100. */
  readonly value: number;
  /** Standard error of the value, where the tool prints it. */
  readonly standardError?: number;
}

/** Keeps the keys that have a value. */
export function known<T extends object>(values: { [key in keyof T]: T[key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** A number of a result; undefined for text that is none, for `nan` and `inf`, and for a negative one. */
export function resultNumber(value: unknown): number | undefined {
  const number =
    typeof value === "number" ? value : typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
