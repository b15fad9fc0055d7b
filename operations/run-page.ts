import { sourceText, type Bilingual, type Source } from "../catalogue";
import {
  durationText,
  rowOf,
  type FoundProblem,
  type RunReading,
  type Statistics,
  type TrainingReading,
} from "../training-logs";
import { chartFigure } from "./charts";
import { htmlTable, markup, type Content, type Markup } from "./html";
import { pageText, type PageLanguage } from "./page";
import { trainingCharts } from "./run-charts";

const WORDS = {
  en: {
    title: "Training run",
    readAt: "Read at",
    unnamed: "without a name",
    of: "of",
    progress: "Step",
    ended: "Ended",
    endedYes: "the log says so",
    left: "Time left",
    loss: "Last loss",
    throughput: "Throughput",
    stepTime: "Time of a step",
    median: "median",
    restarts: "Restarts",
    saved: "Last checkpoint",
    nothing: "No log of this run has a line about a step of training.",
    problems: "What the logs show",
    noProblems: "None of the known problems of the manual shows in the logs.",
    cause: "Cause",
    remedy: "Remedy",
    manual: "Manual",
    lines: (count: number) => (count === 1 ? "1 line" : `${count} lines`),
    line: "line",
    noLine: "seen by the steps, not by a line",
    notices: "Notices",
    notFinite: (count: number) =>
      `The loss was not a number (nan or inf) ${count} times: lower the learning rate, or look at the data.`,
    skipped: (count: number) => `${count} iterations were left out, because their gradients were not finite.`,
    missing: (names: string) =>
      `Throughput is not computed: ${names} are missing; put them into run.json, or give them as options.`,
    contradiction: (name: string, log: number, record: number) =>
      `${name}: the log says ${log}, run.json says ${record}; the log's was used.`,
    unread: (file: string, reason: string) => `${file}: not read: ${reason}`,
    plan: "Plan",
    planNumbers: "Numbers for the throughput",
    formula: "tokens/s/p = global batch size × sequence length ÷ (NPUs × milliseconds per step) × 1000",
    where: "Where it ran",
    attempts: ["Step", "Node rank", "Node", "Pod", "Began (UTC)", "Exit code", "Time"],
    running: "runs, or was killed",
    killed: "was killed",
    ranks: ["Node", "NPU", "Rank", "Address of the NPU"],
    rankTable: (count: number) => `Rank table: ${count} NPUs`,
    noRanks: "The folder has neither a rank table nor lines of the step about its node.",
    files: "Files",
    fileHeads: ["File", "Written by", "Lines", "Samples", "Not read"],
    formats: { megatron: "Megatron", trainer: "Trainer of transformers", other: "other" },
    unreadable: {
      incompleteLines: (count: number) => `incomplete lines of a step: ${count}`,
      undecodableLines: (count: number) => `lines that are no text: ${count}`,
      cutLines: (count: number) => `lines cut at 64 KiB: ${count}`,
      zeroBytes: (count: number) => `zero bytes: ${count}`,
      gbkLines: (count: number) => `lines in GBK, read as such: ${count}`,
      unfinished: "last line without an end",
    },
    data: "Numbers",
    dataHeads: ["Step", "Loss", "Step (ms)", "tokens/s/p", "Learning rate"],
    dataNote: (shown: number, all: number) => (shown === all ? `${all} samples` : `${shown} of ${all} samples`),
    footer: "The page needs nothing but itself; its numbers are in it as JSON.",
    record: {
      name: "Run",
      framework: "Framework",
      model: "Model",
      strategy: "Strategy",
      nodes: "Nodes",
      npusPerNode: "NPUs of each node",
      seqLenTokens: "Sequence length (tokens)",
      globalBatchSize: "Global batch size",
      microBatchSize: "Micro batch size",
      tensorParallel: "Tensor parallel (TP)",
      pipelineParallel: "Pipeline parallel (PP)",
      trainSteps: "Steps",
      image: "Image",
      fingerprint: "Fingerprint",
    },
    numbers: {
      globalBatchSize: "global batch size",
      seqLenTokens: "sequence length",
      npus: "number of NPUs",
      stepMs: "time of a step",
    },
  },
  zh: {
    title: "训练任务",
    readAt: "读取时间",
    unnamed: "未命名",
    of: "/",
    progress: "步数",
    ended: "是否结束",
    endedYes: "日志显示已结束",
    left: "预计剩余时间",
    loss: "最新损失",
    throughput: "吞吐量",
    stepTime: "单步耗时",
    median: "中位数",
    restarts: "重新开始次数",
    saved: "最近的检查点",
    nothing: "该任务的日志中没有任何训练步的记录。",
    problems: "日志反映的问题",
    noProblems: "日志中没有发现手册列出的已知问题。",
    cause: "原因",
    remedy: "处理",
    manual: "手册",
    lines: (count: number) => `${count} 行`,
    line: "行",
    noLine: "由步数判断，没有对应的日志行",
    notices: "提示",
    notFinite: (count: number) => `损失出现 ${count} 次非数值（nan 或 inf）：请调小学习率，或检查数据。`,
    skipped: (count: number) => `有 ${count} 次迭代因梯度非有限值而被跳过。`,
    missing: (names: string) => `未计算吞吐量：缺少${names}；请写入 run.json，或用命令行选项给出。`,
    contradiction: (name: string, log: number, record: number) =>
      `${name}：日志为 ${log}，run.json 为 ${record}；以日志为准。`,
    unread: (file: string, reason: string) => `${file}：未读取：${reason}`,
    plan: "规划",
    planNumbers: "吞吐量计算所用数值",
    formula: "tokens/s/p = 全局批大小 × 序列长度 ÷（NPU 数 × 单步毫秒数）× 1000",
    where: "运行位置",
    attempts: ["步骤", "节点序号", "节点", "Pod", "开始时间（UTC）", "退出码", "耗时"],
    running: "运行中，或已被终止",
    killed: "已被终止",
    ranks: ["节点", "NPU", "Rank", "NPU 地址"],
    rankTable: (count: number) => `Rank table：${count} 个 NPU`,
    noRanks: "目录中既没有 rank table，日志中也没有节点信息。",
    files: "文件",
    fileHeads: ["文件", "来源", "行数", "采样数", "未能读取"],
    formats: { megatron: "Megatron", trainer: "transformers Trainer", other: "其他" },
    unreadable: {
      incompleteLines: (count: number) => `${count} 行迭代记录不完整`,
      undecodableLines: (count: number) => `${count} 行不是文本`,
      cutLines: (count: number) => `${count} 行超过 64 KiB 被截断`,
      zeroBytes: (count: number) => `${count} 个零字节`,
      gbkLines: (count: number) => `${count} 行为 GBK 编码（已读取）`,
      unfinished: "最后一行不完整",
    },
    data: "数据",
    dataHeads: ["步数", "损失", "单步耗时（ms）", "tokens/s/p", "学习率"],
    dataNote: (shown: number, all: number) => (shown === all ? `共 ${all} 个采样` : `${all} 个采样中的 ${shown} 个`),
    footer: "本页不依赖任何外部文件，数据以 JSON 形式保存在页内。",
    record: {
      name: "任务名称",
      framework: "框架",
      model: "模型",
      strategy: "训练策略",
      nodes: "节点数",
      npusPerNode: "每节点 NPU 数",
      seqLenTokens: "序列长度（token）",
      globalBatchSize: "全局批大小",
      microBatchSize: "微批大小",
      tensorParallel: "张量并行（TP）",
      pipelineParallel: "流水线并行（PP）",
      trainSteps: "总步数",
      image: "镜像",
      fingerprint: "指纹",
    },
    numbers: {
      globalBatchSize: "全局批大小",
      seqLenTokens: "序列长度",
      npus: "NPU 总数",
      stepMs: "单步耗时",
    },
  },
} as const;

/** Rows of the table of numbers at most. */
const MOST_ROWS = 200;

/** A source of the manual or of elsewhere, in the page's language. */
export function sourceIn(language: PageLanguage, source: Source): string {
  if (language === "en" || typeof source !== "string") return sourceText(source);
  const [seed, line] = source.split(":");
  return `种子 ${String(seed)}，第 ${String(line)} 行`;
}

function tile(name: string, value: Content, small?: string): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}${small === undefined ? undefined : markup` <small>${small}</small>`}</dd></div>`;
}

function medianTile(
  name: string,
  statistics: Statistics | undefined,
  unit: string,
  language: PageLanguage,
  divisor = 1,
): Markup {
  if (statistics === undefined) return tile(name, "–");
  return tile(name, (statistics.median / divisor).toFixed(1), `${unit}, ${WORDS[language].median}`);
}

function tiles(training: TrainingReading, language: PageLanguage): Markup {
  const words = WORDS[language];
  const { step, totalSteps, loss, stepMs, tokensPerSecondPerNpu, ended, remainingMs, restarts, savedStep } = training;
  const steps = totalSteps === undefined ? String(step) : `${step} ${words.of} ${totalSteps}`;
  return markup`<dl class="tiles">
${tile(words.progress, steps)}
${medianTile(words.throughput, tokensPerSecondPerNpu, "tokens/s/p", language)}
${medianTile(words.stepTime, stepMs, "s", language, 1000)}
${tile(words.loss, loss === undefined ? "–" : loss.last.toPrecision(4))}
${ended ? tile(words.ended, markup`<span class="good">✓</span>`, words.endedYes) : tile(words.left, remainingMs === undefined ? "–" : durationText(remainingMs))}
${savedStep === undefined ? undefined : tile(words.saved, String(savedStep))}
${restarts === 0 ? undefined : tile(words.restarts, String(restarts))}
</dl>
`;
}

function trainingSection(training: TrainingReading, language: PageLanguage): Markup {
  return markup`<h2>${training.stepName}</h2>
${tiles(training, language)}
${trainingCharts(training, language).map(chartFigure)}
`;
}

function problemSection(problem: FoundProblem, language: PageLanguage): Markup {
  const words = WORDS[language];
  const row = rowOf(problem);
  const inWords = ({ [language]: text }: Bilingual): string => text;
  const shown = problem.examples.map(({ file, line, text }) => `${file}, ${words.line} ${line}:\n${text}`);
  return markup`<section class="problem" id="problem-${row.id}"><h3>${inWords(row.symptom)}</h3>
<p class="soft"><code>${row.id}</code> · ${problem.examples.length === 0 ? words.noLine : words.lines(problem.count)}</p>
${row.cause === undefined ? undefined : markup`<p><b>${words.cause}</b>: ${inWords(row.cause)}</p>`}
<p><b>${words.remedy}</b>: ${inWords(row.remedy)}</p>
${row.commands.length === 0 ? undefined : markup`<pre>${row.commands.join("\n")}</pre>`}
<p class="soft">${words.manual}: ${row.source.map((source) => sourceIn(language, source)).join("; ")}</p>
${shown.length === 0 ? undefined : markup`<pre>${shown.join("\n")}</pre>`}
</section>
`;
}

function noticesOf(run: RunReading, language: PageLanguage): string[] {
  const words = WORDS[language];
  const ofTrainings = run.trainings.flatMap(({ missing, lossesNotFinite, skippedIterations }) => [
    ...(lossesNotFinite === 0 ? [] : [words.notFinite(lossesNotFinite)]),
    ...(skippedIterations === 0 ? [] : [words.skipped(skippedIterations)]),
    ...(missing.length === 0
      ? []
      : [words.missing(missing.map((name) => words.numbers[name]).join(language === "en" ? ", " : "、"))]),
  ]);
  return [
    ...ofTrainings,
    ...run.contradictions.map(({ name, log, record }) => words.contradiction(words.numbers[name], log, record)),
    ...run.unread.map(({ file, reason }) => words.unread(file, reason)),
  ];
}

function planSection(run: RunReading, language: PageLanguage): Markup {
  const words = WORDS[language];
  const keys = Object.keys(words.record) as (keyof typeof words.record)[];
  const rows = keys.flatMap((key) => (run.record[key] === undefined ? [] : [[words.record[key], run.record[key]]]));
  const used = run.trainings.map(({ stepName, used: numbers }) => {
    const parts = (["globalBatchSize", "seqLenTokens", "npus"] as const).map(
      (name) => `${words.numbers[name]} ${String(numbers[name] ?? "–")}`,
    );
    return [stepName, parts.join(", ")];
  });
  return markup`<h2>${words.plan}</h2>
${htmlTable(["", ""], rows)}
<h3>${words.planNumbers}</h3>
<p class="soft">${words.formula} (${sourceIn(language, "000:27")})</p>
${htmlTable(["", ""], used)}
`;
}

function exitCodeText(exitCode: number): Content {
  return exitCode === 0 ? "0" : markup`<span class="bad">${exitCode}</span>`;
}

function placesSection(run: RunReading, language: PageLanguage): Markup {
  const words = WORDS[language];
  const attempts = run.files.flatMap((file) =>
    file.attempts.map((attempt, index) => ({ ...attempt, isLast: index === file.attempts.length - 1 })),
  );
  const rows = attempts.map(({ stepName, nodeRank, node, pod, beganAt, exitCode, seconds, isLast }) => [
    stepName,
    nodeRank,
    node,
    pod,
    beganAt,
    exitCode === undefined ? (isLast ? words.running : words.killed) : exitCodeText(exitCode),
    seconds === undefined ? "" : durationText(seconds * 1000),
  ]);
  const npus = run.ranks.flatMap(({ address, npus: devices }) =>
    devices.map((npu) => [address, npu.device, npu.rank, npu.address ?? ""]),
  );
  return markup`<h2>${words.where}</h2>
${rows.length + npus.length === 0 ? markup`<p class="soft">${words.noRanks}</p>` : undefined}
${htmlTable(words.attempts, rows, [1])}
${npus.length === 0 ? undefined : markup`<details><summary>${words.rankTable(npus.length)}</summary>\n${htmlTable(words.ranks, npus, [1, 2])}</details>\n`}
`;
}

function filesSection(run: RunReading, language: PageLanguage): Markup {
  const words = WORDS[language];
  const rows = run.files.map(({ file, format, text, incompleteLines, sampleLines }) => {
    const counts = { ...text, incompleteLines };
    const unread = (["incompleteLines", "undecodableLines", "cutLines", "zeroBytes", "gbkLines"] as const)
      .filter((key) => counts[key] > 0)
      .map((key) => words.unreadable[key](counts[key]));
    const all = [...unread, ...(text.unfinished ? [words.unreadable.unfinished] : [])];
    return [file, words.formats[format], text.lines, sampleLines, all.join("; ")];
  });
  return markup`<h2>${words.files}</h2>
${htmlTable(words.fileHeads, rows, [2, 3])}
`;
}

function dataSection({ stepName, samples }: TrainingReading, language: PageLanguage): Markup {
  const words = WORDS[language];
  const every = Math.max(1, Math.ceil(samples.length / MOST_ROWS));
  const shown = samples.filter((_, index) => (samples.length - 1 - index) % every === 0);
  const rows = shown.map(({ step, loss, stepMs, tokensPerSecondPerNpu, learningRate }) => [
    step,
    loss?.toPrecision(5) ?? "",
    stepMs?.toFixed(1) ?? "",
    tokensPerSecondPerNpu?.toFixed(1) ?? "",
    learningRate?.toExponential(3) ?? "",
  ]);
  return markup`<details><summary>${words.data}: ${stepName}, ${words.dataNote(shown.length, samples.length)}</summary>
${htmlTable(words.dataHeads, rows, [0, 1, 2, 3, 4])}</details>
`;
}

/**
 * The page of a run, one HTML file that loads nothing.
 *
 * @param readAt when the logs were read
 */
export function runPage(run: RunReading, language: PageLanguage, readAt: Date): string {
  const words = WORDS[language];
  const name = run.record.name ?? words.unnamed;
  const { model, strategy, framework } = run.record;
  const about = [framework, model, strategy].filter((one) => one !== undefined).join(" · ");
  const notices = noticesOf(run, language);
  const body = markup`<h1>${words.title}: ${name}</h1>
<p class="soft">${about === "" ? undefined : `${about} · `}${words.readAt} ${readAt.toISOString().replace("T", " ").slice(0, 16)} UTC</p>
${run.trainings.length === 0 ? markup`<p>${words.nothing}</p>` : undefined}
${notices.length === 0 ? undefined : markup`<section class="problem"><h3>${words.notices}</h3>${notices.map((notice) => markup`<p>${notice}</p>`)}</section>`}
${run.trainings.map((training) => trainingSection(training, language))}
<h2>${words.problems}</h2>
${run.problems.length === 0 ? markup`<p class="good">${words.noProblems}</p>` : run.problems.map((problem) => problemSection(problem, language))}
${planSection(run, language)}
${placesSection(run, language)}
${filesSection(run, language)}
<h2>${words.data}</h2>
${run.trainings.map((training) => dataSection(training, language))}
<footer>${words.footer}</footer>
`;
  return pageText({ language, title: `${words.title}: ${name}`, body, data: run });
}
