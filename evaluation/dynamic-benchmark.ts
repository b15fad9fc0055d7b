import { known, resultNumber, type Latency, type Measurement } from "./measurement";

/** A statistic of vLLM's results by its key: `mean_ttft_ms` is the mean of the time to the first token. */
const STATISTICS = { mean: "mean", median: "median", p90: "p90", p95: "p95", p99: "p99" } as const;

function latencyOf(name: "ttft" | "tpot", value: (key: string) => unknown): Latency {
  const statistics = Object.entries(STATISTICS).map(
    ([key, statistic]) => [statistic, resultNumber(value(`${key}_${name}_ms`))] as const,
  );
  return known(Object.fromEntries(statistics) as Record<keyof Latency, number | undefined>);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads what vLLM's benchmark_serving.py writes with `--save-result` (github.com/vllm-project/vllm, release 0.6.3,
 * benchmarks/benchmark_serving.py). Undefined for JSON that is none of it.
 */
export function readServingResult(value: unknown): Measurement | undefined {
  if (!isRecord(value) || value["output_throughput"] === undefined || value["mean_ttft_ms"] === undefined)
    return undefined;
  const number = (key: string): number | undefined => resultNumber(value[key]);
  const completed = number("completed");
  const mean = (key: string): number | undefined => {
    const total = number(key);
    return total === undefined || completed === undefined || completed === 0 ? undefined : total / completed;
  };
  return {
    kind: "dynamic",
    ...known({
      promptTokens: mean("total_input_tokens"),
      outputTokens: mean("total_output_tokens"),
      concurrency: number("max_concurrency"),
      requestRate: number("request_rate"),
      outputTokensPerSecond: number("output_throughput"),
      totalTokensPerSecond: number("total_token_throughput"),
      requestsPerSecond: number("request_throughput"),
      completed,
    }),
    firstToken: latencyOf("ttft", (key) => value[key]),
    perToken: latencyOf("tpot", (key) => value[key]),
  };
}

/** Lines of a printed result, by what they are in the JSON. */
const PRINTED = new Map([
  ["Successful requests", "completed"],
  ["Total input tokens", "total_input_tokens"],
  ["Total generated tokens", "total_output_tokens"],
  ["Request throughput (req/s)", "request_throughput"],
  ["Output token throughput (tok/s)", "output_throughput"],
  ["Total Token throughput (tok/s)", "total_token_throughput"],
  ["Total token throughput (tok/s)", "total_token_throughput"],
  ["Traffic request rate", "request_rate"],
  ["Maximum request concurrency", "max_concurrency"],
]);

/** A printed line, for example `Mean TTFT (ms):                          942.70`. */
const LINE = /^\s*([A-Za-z0-9][^:]*):\s+([\d.]+|inf)\s*$/;

/**
 * Reads what benchmark_serving.py prints, as it stands in the log of its job; a log may hold several results, one after
 * another. A result whose end is missing is left out: the tool was stopped in it.
 */
export function readServingOutput(text: string): Measurement[] {
  const measurements: Measurement[] = [];
  let values: Record<string, string> = {};
  let isInside = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (/=+ Serving Benchmark Result =+/.test(line)) isInside = true;
    else if (isInside && /^=+\s*$/.test(line)) {
      const measurement = readServingResult(values);
      if (measurement !== undefined) measurements.push(measurement);
      isInside = false;
      values = {};
    } else {
      const [, name = "", value = ""] = LINE.exec(line) ?? [];
      const statistic = /^(Mean|Median|P\d+) (TTFT|TPOT) \(ms\)$/.exec(name);
      const key = statistic === null ? PRINTED.get(name) : `${statistic[1]}_${statistic[2]}_ms`.toLowerCase();
      if (key !== undefined) values[key] = value;
    }
  }
  return measurements;
}
