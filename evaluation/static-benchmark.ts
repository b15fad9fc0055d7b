import { csvRows } from "./csv";
import { resultNumber, type Latency, type Measurement } from "./measurement";

/** What a column holds: a number of the measurement, or a statistic of one of its times. */
type Column =
  | {
      readonly number:
        | "promptTokens"
        | "outputTokens"
        | "concurrency"
        | "requestRate"
        | "outputTokensPerSecond"
        | "totalTokensPerSecond"
        | "requestsPerSecond"
        | "acceptanceRate";
    }
  | { readonly time: "firstToken" | "perToken"; readonly statistic: keyof Latency; readonly factor: number };

/** Names of the columns that hold numbers; the tool's releases write them differently. */
const NUMBERS: readonly (readonly [RegExp, Exclude<Column, { time: unknown }>["number"]])[] = [
  [/^(?:输入长度|(?:avg[_ ])?(?:prompt|input)[_ ]?(?:len\w*|tokens?))$/, "promptTokens"],
  [/^(?:输出长度|(?:avg[_ ])?output[_ ]?(?:len\w*|tokens?))$/, "outputTokens"],
  [/^(?:并发数|parallel[_ ]?num|concurrency)$/, "concurrency"],
  [/^(?:请求速率|请求到达率|request[_ ]?rate)(?:\(req(?:uests)?\/s\))?$/, "requestRate"],
  [/^(?:输出tokens?总吞吐|output[_ ]?tokens?[_ ]?throughput)(?:\(tokens?\/s\))?$/, "outputTokensPerSecond"],
  [/^(?:输入\+输出tokens?总吞吐|total[_ ]?tokens?[_ ]?throughput)(?:\(tokens?\/s\))?$/, "totalTokensPerSecond"],
  [/^(?:请求吞吐|qps)(?:\(requests?\/s\))?$/, "requestsPerSecond"],
  [/^投机平均接受率$/, "acceptanceRate"],
];

const STATISTICS = new Map<string, keyof Latency>([
  ["平均", "mean"],
  ["avg_", "mean"],
  ["最大", "highest"],
  ["max_", "highest"],
  ["90", "p90"],
  ["95", "p95"],
  ["99", "p99"],
]);

/** What a column of benchmark_parallel.csv holds; undefined for one that is not used. */
function columnOf(head: string): Column | undefined {
  // Full-width brackets as half-width ones.
  const name = head.normalize("NFKC").trim().toLowerCase();
  const number = NUMBERS.find(([pattern]) => pattern.test(name))?.[1];
  if (number !== undefined) return { number };
  const chinese = /^(平均|最大)?(首tokens?时延|增量时延)(?:tp|p)?(90|95|99)?\((ms|s)\)$/.exec(name);
  const english = /^(avg_|max_)?(?:t?p(90|95|99)_)?(ttft|tpot)\((ms|s)\)$/.exec(name);
  const [first, what, percentile, unit] =
    chinese === null ? [english?.[1], english?.[3], english?.[2], english?.[4]] : chinese.slice(1);
  const statistic = STATISTICS.get(first ?? percentile ?? "");
  if (what === undefined || statistic === undefined) return undefined;
  const time = what.startsWith("首") || what === "ttft" ? "firstToken" : "perToken";
  return { time, statistic, factor: unit === "s" ? 1000 : 1 };
}

/** What was read of a table of results. */
export interface BenchmarkTable {
  readonly measurements: readonly Measurement[];
  /** Columns that are not used. */
  readonly otherColumns: readonly string[];
  /** Rows that have neither a load nor a throughput, as those that were cut off. */
  readonly incompleteRows: number;
}

function measurementOf(columns: readonly (Column | undefined)[], cells: readonly string[]): Measurement {
  const numbers: Record<string, number> = {};
  const times: Record<"firstToken" | "perToken", Record<string, number>> = { firstToken: {}, perToken: {} };
  columns.forEach((column, index) => {
    const value = resultNumber(cells[index]);
    if (column === undefined || value === undefined) return;
    if ("number" in column) numbers[column.number] = value;
    else times[column.time][column.statistic] = value * column.factor;
  });
  return { kind: numbers["requestRate"] === undefined ? "static" : "dynamic", ...numbers, ...times };
}

/**
 * Reads `benchmark_parallel.csv`, the result of the static benchmark (seed 003, line 61). The manual shows its columns in a
 * figure only; they are those of benchmark_parallel.py: lengths, concurrency, throughput of output tokens, times to the
 * first token and of each further token. Undefined for a table that is none of it.
 */
export function readBenchmarkTable(text: string): BenchmarkTable | undefined {
  const [heads = [], ...rows] = csvRows(text);
  const columns = heads.map(columnOf);
  const has = (number: string): boolean =>
    columns.some((column) => column !== undefined && "number" in column && column.number === number);
  if (!has("outputTokensPerSecond") || !(has("concurrency") || has("requestRate"))) return undefined;
  const all = rows.map((cells) => measurementOf(columns, cells));
  const measurements = all.filter(
    (one) =>
      one.outputTokensPerSecond !== undefined && (one.concurrency !== undefined || one.requestRate !== undefined),
  );
  return {
    measurements,
    otherColumns: heads.filter((_, index) => columns[index] === undefined),
    incompleteRows: all.length - measurements.length,
  };
}
