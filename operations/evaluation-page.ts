import {
  regressions,
  sameMeasurement,
  scoreKey,
  type ComparedMetric,
  type Difference,
  type EvaluationReading,
  type Measurement,
  type Score,
} from "../evaluation";
import { chartFigure, type Chart, type Curve } from "./charts";
import { htmlTable, markup, type Content, type Markup } from "./html";
import { pageText, type PageLanguage } from "./page";

const WORDS = {
  en: {
    title: "Evaluation of a service",
    readAt: "Read at",
    verdict: "Against the baseline",
    fine: (count: number) => `None of the ${count} results of the baseline is worse than tolerated.`,
    worse: (count: number, all: number) => `${count} of ${all} results are worse than tolerated:`,
    more: (count: number) => `${count} more`,
    missing: "missing",
    none: "No file of the folder has results of a benchmark or of an accuracy evaluation.",
    static: "Static benchmark: so many requests at once",
    dynamic: "Dynamic benchmark: so many requests a second",
    throughput: "Throughput of answers",
    firstToken: "Time to the first token",
    perToken: "Time of each further token",
    mean: "mean",
    concurrency: "Concurrency",
    requestRate: "Request rate",
    requests: "requests",
    lengths: (prompt: string, output: string) => `${prompt} → ${output} tokens`,
    baseline: "baseline",
    measurements: "Measurements",
    heads: ["Prompt", "Answer", "Load", "Tokens/s", "First token (ms)", "P99", "Further token (ms)", "P99"],
    accuracy: "Accuracy",
    accuracyHeads: ["Tool", "Model", "Task", "Metric", "Score (%)", "± (%)", "Baseline (%)", ""],
    metrics: { throughput: "throughput", firstToken: "first token", perToken: "further token", accuracy: "accuracy" },
    files: "Files",
    fileHeads: ["File", "Measurements", "Scores", "Not read"],
    allAtOnce: "all at once",
    atOnce: (count: number) => `${count} at once`,
    rate: (rate: number) => `${rate} req/s`,
    footer:
      "The page needs nothing but itself; its numbers are in it as JSON, which is also a baseline for the next evaluation.",
  },
  zh: {
    title: "推理服务评测",
    readAt: "读取时间",
    verdict: "与基线对比",
    fine: (count: number) => `基线的 ${count} 项结果均在容差之内。`,
    worse: (count: number, all: number) => `${all} 项结果中有 ${count} 项劣于容差：`,
    more: (count: number) => `其余 ${count} 项`,
    missing: "缺失",
    none: "目录中没有性能测试或精度评测的结果文件。",
    static: "静态性能测试：固定并发数",
    dynamic: "动态性能测试：固定请求速率",
    throughput: "输出吞吐量",
    firstToken: "首 token 时延",
    perToken: "增量 token 时延",
    mean: "平均",
    concurrency: "并发数",
    requestRate: "请求速率",
    requests: "请求",
    lengths: (prompt: string, output: string) => `${prompt} → ${output} token`,
    baseline: "基线",
    measurements: "测量结果",
    heads: ["输入", "输出", "负载", "tokens/s", "首 token（ms）", "P99", "增量（ms）", "P99"],
    accuracy: "精度",
    accuracyHeads: ["工具", "模型", "任务", "指标", "得分（%）", "±（%）", "基线（%）", ""],
    metrics: { throughput: "吞吐量", firstToken: "首 token 时延", perToken: "增量时延", accuracy: "精度" },
    files: "文件",
    fileHeads: ["文件", "测量数", "得分数", "未能读取"],
    allAtOnce: "全部同时到达",
    atOnce: (count: number) => `并发 ${count}`,
    rate: (rate: number) => `${rate} 请求/s`,
    footer: "本页不依赖任何外部文件，数据以 JSON 形式保存在页内，也可用作下次评测的基线。",
  },
} as const;

/** An evaluation, and what it is compared with. */
export interface ComparedEvaluation {
  /** Name of the evaluation, as of its folder. */
  readonly name: string;
  readonly evaluation: EvaluationReading;
  readonly baseline?: EvaluationReading;
  /** Undefined without a baseline. */
  readonly differences?: readonly Difference[];
}

function lengthText(tokens: number | undefined): string {
  return tokens === undefined ? "?" : String(Math.round(tokens));
}

/** Measurements with the same lengths; those of a dynamic benchmark are one curve, whatever their lengths were. */
function groups(measurements: readonly Measurement[], kind: Measurement["kind"]): Map<string, Measurement[]> {
  const found = new Map<string, Measurement[]>();
  for (const one of measurements.filter((measurement) => measurement.kind === kind)) {
    const key = kind === "dynamic" ? "" : `${lengthText(one.promptTokens)}/${lengthText(one.outputTokens)}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** What the vertical axis of a chart shows of a measurement. */
const SHOWN = {
  throughput: ({ outputTokensPerSecond }: Measurement) => outputTokensPerSecond,
  firstToken: ({ firstToken }: Measurement) => firstToken.mean,
  perToken: ({ perToken }: Measurement) => perToken.mean,
} as const;

function chartsOf(
  { evaluation, baseline }: ComparedEvaluation,
  kind: Measurement["kind"],
  language: PageLanguage,
): Chart[] {
  const words = WORDS[language];
  const load = ({ concurrency, requestRate }: Measurement): number | undefined =>
    kind === "static" ? concurrency : requestRate;
  const current = [...groups(evaluation.measurements, kind)];
  const loads = new Set(current.flatMap(([, all]) => all.map(load)).filter((one) => one !== undefined));
  // A curve needs two loads.
  if (loads.size < 2) return [];
  const names = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
  return names.map((name) => {
    const points = (all: readonly Measurement[]) =>
      all
        .flatMap((one) => {
          const [x, y] = [load(one), SHOWN[name](one)];
          return x === undefined || y === undefined ? [] : [[x, y] as const];
        })
        .sort(([a], [b]) => a - b);
    const curves = current.flatMap(([, all], colour): Curve[] => {
      const [first] = all;
      const lengths = words.lengths(lengthText(first?.promptTokens), lengthText(first?.outputTokens));
      const title = kind === "dynamic" ? words[name] : lengths;
      const before = all.flatMap((one) => sameMeasurement(one, baseline?.measurements ?? []) ?? []);
      return [
        { name: title, points: points(all), colour },
        ...(before.length === 0
          ? []
          : [{ name: `${title}, ${words.baseline}`, points: points(before), form: "dashed" as const, colour }]),
      ];
    });
    return {
      id: `${kind}-${name === "firstToken" ? "first-token" : name === "perToken" ? "per-token" : name}`,
      title: name === "throughput" ? words.throughput : `${words[name]} (${words.mean})`,
      x:
        kind === "static"
          ? { name: words.concurrency, unit: words.requests }
          : { name: words.requestRate, unit: "req/s" },
      y: name === "throughput" ? { name: words.throughput, unit: "tokens/s" } : { name: words[name], unit: "ms" },
      doubling: kind === "static",
      fromZero: true,
      curves,
    };
  });
}

/** The charts of an evaluation: throughput and times against concurrency, and against the rate of requests. */
export function evaluationCharts(compared: ComparedEvaluation, language: PageLanguage): Chart[] {
  return (["static", "dynamic"] as const).flatMap((kind) => chartsOf(compared, kind, language));
}

function percent(value: number | undefined): string {
  return value === undefined ? "" : (value * 100).toFixed(2);
}

function changeText({ metric, change }: Difference, language: PageLanguage): string {
  if (change === undefined) return WORDS[language].missing;
  const number = (change * 100).toFixed(metric === "accuracy" ? 2 : 1);
  return `${change > 0 ? "+" : ""}${number}${metric === "accuracy" ? "" : " %"}`;
}

/** A change, with a mark where it is worse than tolerated: its colour alone does not tell everybody. */
function changeMark(difference: Difference, language: PageLanguage): Markup {
  const text = changeText(difference, language);
  return difference.isRegression
    ? markup`<span class="bad">✗ ${text}</span>`
    : markup`<span class="soft">${text}</span>`;
}

function marksOf(differences: readonly Difference[], language: PageLanguage): Content {
  return differences.map((difference, index) => [
    index === 0 ? "" : ", ",
    WORDS[language].metrics[difference.metric],
    " ",
    changeMark(difference, language),
  ]);
}

/** Entries of a list that are shown at once. */
const SHOWN_ENTRIES = 12;

/** What is worse, an entry for each measurement and score. */
function worseList(worse: readonly Difference[], language: PageLanguage): Markup {
  const byKey = new Map<string, Difference[]>();
  for (const one of worse) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  const entries = [...byKey].map(([key, all]) => markup`<li>${key}: ${marksOf(all, language)}</li>\n`);
  const more = entries.slice(SHOWN_ENTRIES);
  return markup`<ul>${entries.slice(0, SHOWN_ENTRIES)}</ul>
${more.length === 0 ? undefined : markup`<details><summary>${WORDS[language].more(more.length)}</summary><ul>${more}</ul></details>`}`;
}

function verdictSection({ differences }: ComparedEvaluation, language: PageLanguage): Markup | undefined {
  if (differences === undefined) return undefined;
  const words = WORDS[language];
  const worse = regressions(differences);
  const title = words.worse(worse.length, differences.length);
  return markup`<h2>${words.verdict}</h2>
${
  worse.length === 0
    ? markup`<p class="good">✓ ${words.fine(differences.length)}</p>`
    : markup`<section class="problem bad-ground"><h3>✗ ${title}</h3>${worseList(worse, language)}</section>`
}
`;
}

function loadText({ concurrency, requestRate }: Measurement, language: PageLanguage): string {
  const words = WORDS[language];
  const parts = [
    ...(concurrency === undefined ? [] : [words.atOnce(concurrency)]),
    ...(requestRate === undefined ? [] : [words.rate(requestRate)]),
  ];
  return parts.length === 0 ? words.allAtOnce : parts.join(", ");
}

function measurementRow(one: Measurement, compared: ComparedEvaluation, language: PageLanguage): Content[] {
  const { differences = [], baseline } = compared;
  const before = sameMeasurement(one, baseline?.measurements ?? []);
  const value = (number: number | undefined, metric: ComparedMetric): Content => {
    const difference = differences.find(({ of, metric: compares }) => of === before && compares === metric);
    const change = difference === undefined ? undefined : markup`<br />${changeMark(difference, language)}`;
    return [number?.toFixed(1) ?? "", change];
  };
  return [
    lengthText(one.promptTokens),
    lengthText(one.outputTokens),
    loadText(one, language),
    value(one.outputTokensPerSecond, "throughput"),
    value(one.firstToken.mean, "firstToken"),
    one.firstToken.p99?.toFixed(1) ?? "",
    value(one.perToken.mean, "perToken"),
    one.perToken.p99?.toFixed(1) ?? "",
  ];
}

function scoreRow(score: Score, { differences = [] }: ComparedEvaluation, language: PageLanguage): Content[] {
  const key = scoreKey(score);
  const difference = differences.find((one) => one.metric === "accuracy" && one.key === key);
  return [
    score.tool,
    score.model ?? "",
    score.task,
    score.metric,
    percent(score.value),
    percent(score.standardError),
    percent(difference?.baseline),
    difference === undefined ? "" : changeMark(difference, language),
  ];
}

/**
 * The page of an evaluation, one HTML file that loads nothing.
 *
 * @param readAt when the results were read
 */
export function evaluationPage(compared: ComparedEvaluation, language: PageLanguage, readAt: Date): string {
  const words = WORDS[language];
  const { name, evaluation } = compared;
  const section = (kind: Measurement["kind"]): Markup | undefined => {
    const charts = chartsOf(compared, kind, language);
    return charts.length === 0 ? undefined : markup`<h2>${words[kind]}</h2>\n${charts.map(chartFigure)}`;
  };
  const rows = evaluation.measurements.map((one) => measurementRow(one, compared, language));
  const scores = evaluation.scores.map((score) => scoreRow(score, compared, language));
  const files = evaluation.files.map((one) => [one.file, one.measurements, one.scores, one.remarks.join("; ")]);
  const body = markup`<h1>${words.title}: ${name}</h1>
<p class="soft">${words.readAt} ${readAt.toISOString().replace("T", " ").slice(0, 16)} UTC</p>
${rows.length + scores.length === 0 ? markup`<p>${words.none}</p>` : undefined}
${verdictSection(compared, language)}
${section("static")}
${section("dynamic")}
${rows.length === 0 ? undefined : markup`<h2>${words.measurements}</h2>\n${htmlTable(words.heads, rows, [0, 1, 3, 4, 5, 6, 7])}`}
${scores.length === 0 ? undefined : markup`<h2>${words.accuracy}</h2>\n${htmlTable(words.accuracyHeads, scores, [4, 5, 6])}`}
<h2>${words.files}</h2>
${htmlTable(words.fileHeads, files, [1, 2])}
<footer>${words.footer}</footer>
`;
  return pageText({ language, title: `${words.title}: ${name}`, body, data: evaluation });
}
