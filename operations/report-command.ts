import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { compareEvaluations, differenceText, readBaseline, readEvaluation, regressions } from "../evaluation";
import { chartFile, type Chart } from "./charts";
import { evaluationCharts, evaluationPage, type ComparedEvaluation } from "./evaluation-page";
import type { PageLanguage } from "./page";
import { trainingCharts } from "./run-charts";
import { readRunFolder, runFoldersIn, type Given } from "./run-folder";
import { runPage } from "./run-page";
import { fileError, userPath } from "./text-lines";

/** Options of `npm run report`. */
interface Options {
  logs?: string;
  benchmark?: string;
  baseline?: string;
  fail: boolean;
  throughputTolerance?: number;
  latencyTolerance?: number;
  accuracyTolerance?: number;
  out?: string;
  language: PageLanguage;
  json: boolean;
  seqLen?: number;
  globalBatchSize?: number;
  npus?: number;
}

const EXAMPLES = `
A folder of logs gives one HTML page per run, and beside it its numbers as JSON and its charts as SVG. A folder that holds
several runs, such as saved_dir_for_output of the share, gives a page for each of them.

A folder of results (benchmark_parallel.csv, JSON and output of benchmark_serving.py, results of lm-eval, summary of opencompass)
gives one page, too. Its JSON is the baseline for later ones: --baseline.

Exit code: 0 when a page was written; 1 otherwise, and with --fail where a result is worse than the baseline.

Examples:
  npm run -s report -- --logs /mnt/sfs_turbo/saved_dir_for_output/llama2-13b-sft
  npm run -s report -- --logs logs --out run.html --language zh
  npm run -s report -- --logs logs --json
  npm run -s report -- --benchmark results --baseline baseline.json --fail`;

/** A whole number from 1. */
function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("It takes a whole number from 1.");
  return number;
}

/** A share from 0 to 1. */
function share(value: string): number {
  const number = Number(value);
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError("It takes a share from 0 to 1, for example 0.05.");
  return number;
}

function readOptions(): Options {
  return new Command("report")
    .description(
      "Make a page of what the logs of training runs tell (progress, curves, known problems with their remedies), or of the results of an evaluation.",
    )
    .option("--logs <folder>", "folder of a run, of its logs, or of several runs")
    .option("--benchmark <folder>", "folder with results of benchmarks and of accuracy evaluations")
    .option("--baseline <file>", "JSON of an earlier evaluation, with which the results are compared")
    .option("--fail", "end with exit code 1 where a result is worse than the baseline", false)
    .option("--throughput-tolerance <share>", "throughput that may be lost. Defaults to 0.05", share)
    .option("--latency-tolerance <share>", "by how much times may be longer. Defaults to 0.1", share)
    .option("--accuracy-tolerance <share>", "by how much scores may be lower. Defaults to 0.01", share)
    .option("--out <file>", "page to write; a folder for several runs. Defaults to report.html in the run's folder")
    .addOption(new Option("--language <language>", "language of the page").choices(["en", "zh"]).default("en"))
    .option("--json", "print the numbers as JSON, one line per run, and write nothing", false)
    .option("--seq-len <tokens>", "sequence length, where run.json does not say", wholeNumber)
    .option("--global-batch-size <samples>", "global batch size, where run.json and the log do not say", wholeNumber)
    .option("--npus <count>", "all NPUs of the run, where run.json and the log do not say", wholeNumber)
    .addHelpText("after", EXAMPLES)
    .parse()
    .opts<Options>();
}

/** Where the page of a run goes. */
function pagePath({ out }: Options, folder: string, runs: number): string {
  if (out === undefined) return join(folder, "report.html");
  return runs === 1 ? userPath(out) : join(userPath(out), `${basename(folder)}.html`);
}

function givenIn({ seqLen, globalBatchSize, npus }: Options): Given {
  return {
    ...(seqLen === undefined ? {} : { seqLenTokens: seqLen }),
    ...(globalBatchSize === undefined ? {} : { globalBatchSize }),
    ...(npus === undefined ? {} : { nodes: 1, npusPerNode: npus }),
  };
}

/** Writes a page, its data as JSON and its charts beside it; tells what was written. */
function writePage(page: string, text: string, data: unknown, charts: readonly Chart[]): void {
  const base = page.replace(/\.html?$/i, "");
  mkdirSync(dirname(page), { recursive: true });
  const files: (readonly [path: string, content: string])[] = [
    [page, text],
    [`${base}.json`, `${JSON.stringify(data, undefined, 2)}\n`],
    ...charts.map((chart) => [`${base}-${chart.id}.svg`, chartFile(chart)] as const),
  ];
  for (const [path, content] of files) writeFileSync(path, content);
  process.stdout.write(files.map(([path]) => `${path}\n`).join(""));
}

async function reportRun(folder: string, options: Options, runs: number): Promise<void> {
  const run = await readRunFolder(folder, givenIn(options));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(run)}\n`);
    return;
  }
  const charts = run.trainings.flatMap((training) => trainingCharts(training, options.language));
  writePage(pagePath(options, folder, runs), runPage(run, options.language, new Date()), run, charts);
}

/** Reports the runs of a folder of logs. */
async function reportLogs(logs: string, options: Options): Promise<void> {
  const folder = userPath(logs);
  let folders: string[];
  try {
    folders = runFoldersIn(folder);
  } catch (error) {
    throw new Error(`--logs: ${fileError(logs, error)}`, { cause: error });
  }
  if (folders.length === 0) {
    throw new Error(
      `--logs: got ${logs}, in which there is neither a log nor a folder with logs; give the folder of a run`,
    );
  }
  for (const one of folders) await reportRun(one, options, folders.length);
}

/** Ends of the names of results. */
const RESULT_NAME = /\.(?:csv|json|log|txt|out)$/i;

function baselineOf(file: string): ReturnType<typeof readBaseline> {
  let text: string;
  try {
    text = readFileSync(userPath(file), "utf8");
  } catch (error) {
    throw new Error(`--baseline: ${fileError(file, error)}`, { cause: error });
  }
  try {
    return readBaseline(text);
  } catch (error) {
    throw new Error(`--baseline: ${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Files of results of a folder; pages and data that this command wrote there are none. */
function resultFiles(given: string, folder: string, page: string): string[] {
  const own = basename(page).replace(/\.html?$/i, ".json");
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => RESULT_NAME.test(file) && basename(file) !== own)
      .sort();
  } catch (error) {
    throw new Error(`--benchmark: ${fileError(given, error)}`, { cause: error });
  }
}

/** Reports the results of an evaluation. */
function reportEvaluation(benchmark: string, options: Options): void {
  const folder = userPath(benchmark);
  const page = pagePath(options, folder, 1);
  const files = resultFiles(benchmark, folder, page);
  const evaluation = readEvaluation(files.map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") })));
  const { baseline: file, throughputTolerance, latencyTolerance, accuracyTolerance } = options;
  const baseline = file === undefined ? undefined : baselineOf(file);
  const tolerance = {
    ...(throughputTolerance === undefined ? {} : { throughput: throughputTolerance }),
    ...(latencyTolerance === undefined ? {} : { latency: latencyTolerance }),
    ...(accuracyTolerance === undefined ? {} : { accuracy: accuracyTolerance }),
  };
  const differences = baseline === undefined ? undefined : compareEvaluations(evaluation, baseline, tolerance);
  const compared: ComparedEvaluation = {
    name: basename(folder),
    evaluation,
    ...(baseline === undefined ? {} : { baseline }),
    ...(differences === undefined ? {} : { differences }),
  };
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ ...evaluation, ...(differences === undefined ? {} : { differences }) })}\n`,
    );
  } else {
    const charts = evaluationCharts(compared, options.language);
    writePage(page, evaluationPage(compared, options.language, new Date()), evaluation, charts);
  }
  const worse = regressions(differences ?? []);
  worse.forEach((difference) => {
    console.error(differenceText(difference));
  });
  if (options.fail && worse.length > 0) process.exitCode = 1;
}

/** `npm run report`: see EXAMPLES. */
async function main(): Promise<void> {
  const options = readOptions();
  const { logs, benchmark, baseline } = options;
  if ((logs === undefined) === (benchmark === undefined)) {
    const got = logs === undefined ? "none" : "both";
    throw new Error(`--logs, --benchmark: got ${got}; give the folder of a run or of its logs, or that of results`);
  }
  if (benchmark !== undefined) reportEvaluation(benchmark, options);
  else if (baseline !== undefined) throw new Error("--baseline: goes with --benchmark only; leave it out with --logs");
  else if (logs !== undefined) await reportLogs(logs, options);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
