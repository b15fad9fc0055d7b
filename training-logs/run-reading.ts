import type { FileReading, LogSettings } from "./log-reader";
import type { Validation } from "./megatron-lines";
import { mergedProblems, type FoundProblem } from "./problems";
import type { RankedNode } from "./rank-table";
import { npusOfRecord, type RunRecord } from "./run-record";
import { Samples, type Sample } from "./samples";
import { tokensPerSecondPerNpu } from "./throughput";

/** A sample with its throughput. */
export interface MeasuredSample extends Sample {
  /** Tokens per second and NPU (tokens/s/p); missing where a number for it is. */
  readonly tokensPerSecondPerNpu?: number;
}

/** Numbers over the samples of a training. */
export interface Statistics {
  readonly first: number;
  readonly last: number;
  readonly lowest: number;
  readonly highest: number;
  readonly median: number;
}

/** Numbers from which the throughput was computed. */
export interface UsedNumbers {
  readonly globalBatchSize?: number;
  readonly seqLenTokens?: number;
  readonly npus?: number;
}

/** A training of a run: what the files of one step of its pipeline tell of it. */
export interface TrainingReading {
  /** Step of the pipeline. */
  readonly stepName: string;
  readonly format: "megatron" | "trainer";
  readonly files: readonly string[];
  readonly samples: readonly MeasuredSample[];
  readonly validations: readonly Validation[];
  /** Last step that was read. */
  readonly step: number;
  readonly totalSteps?: number;
  readonly used: UsedNumbers;
  /** Names of the numbers that are missing for the throughput. */
  readonly missing: readonly (keyof UsedNumbers | "stepMs")[];
  readonly loss?: Statistics;
  /** Milliseconds. */
  readonly stepMs?: Statistics;
  readonly tokensPerSecondPerNpu?: Statistics;
  readonly restarts: number;
  readonly savedStep?: number;
  readonly lossesNotFinite: number;
  readonly skippedIterations: number;
  /** Whether the log says that the training is done. */
  readonly ended: boolean;
  readonly trainSeconds?: number;
  /** Milliseconds that the steps left will take at the median of the last ones; undefined where the log says that it is done. */
  readonly remainingMs?: number;
}

/** A number that the log and the record of the run say differently; the log's was used. */
export interface Contradiction {
  readonly name: keyof UsedNumbers;
  readonly log: number;
  readonly record: number;
}

/**
 * All that was read of a run: the JSON of the report. Times are milliseconds where the name says so, else seconds;
 * throughput is tokens per second and NPU.
 */
export interface RunReading {
  /** Version of this form. */
  readonly version: 1;
  readonly record: RunRecord;
  readonly trainings: readonly TrainingReading[];
  /** Every file, without its samples, which are in `trainings`. */
  readonly files: readonly Omit<FileReading, "samples" | "validations">[];
  /** Files that could not be read, and why. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
  /** Nodes and NPUs of the rank table; empty where there is none. */
  readonly ranks: readonly RankedNode[];
  readonly problems: readonly FoundProblem[];
  readonly contradictions: readonly Contradiction[];
}

/** What a run is read from. */
export interface RunInput {
  readonly files: readonly FileReading[];
  /** `run.json` of the run; empty where there is none. */
  readonly record?: RunRecord;
  readonly ranks?: readonly RankedNode[];
  readonly unread?: readonly { readonly file: string; readonly reason: string }[];
}

/** Samples whose median says how long a step takes now. */
const RECENT_SAMPLES = 20;

/** The median of numbers; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

function statisticsOf(values: readonly (number | undefined)[]): Statistics | undefined {
  const known = values.filter((value) => value !== undefined);
  const [first] = known;
  const last = known.at(-1);
  const middle = median(known);
  if (first === undefined || last === undefined || middle === undefined) return undefined;
  const lowest = known.reduce((a, b) => Math.min(a, b));
  return { first, last, lowest, highest: known.reduce((a, b) => Math.max(a, b)), median: middle };
}

/** Keeps the keys that have a value. */
function defined<T extends object>(values: { [key in keyof T]: T[key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function firstOf<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

function highestOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function settingsOf(files: readonly FileReading[]): LogSettings {
  return Object.assign({}, ...files.map(({ settings }) => settings)) as LogSettings;
}

/** The numbers for the throughput: what ran, which the log says, before what was asked for. */
function usedNumbers(settings: LogSettings, samples: readonly Sample[], record: RunRecord): UsedNumbers {
  const ofSamples = samples.findLast((sample) => sample.globalBatchSize !== undefined)?.globalBatchSize;
  return defined<UsedNumbers>({
    globalBatchSize: ofSamples ?? settings.globalBatchSize ?? record.globalBatchSize,
    seqLenTokens: settings.seqLenTokens ?? record.seqLenTokens,
    npus: settings.npus ?? npusOfRecord(record),
  });
}

function measured(sample: Sample, used: UsedNumbers): MeasuredSample {
  const { stepMs, globalBatchSize = used.globalBatchSize } = sample;
  const { seqLenTokens, npus } = used;
  if (stepMs === undefined || globalBatchSize === undefined || seqLenTokens === undefined || npus === undefined) {
    return sample;
  }
  const throughput = tokensPerSecondPerNpu({ globalBatchSize, seqLenTokens, npus, stepMs });
  return throughput === undefined ? sample : { ...sample, tokensPerSecondPerNpu: throughput };
}

/** The samples of several files of one step as one list: the nodes of a run print the same steps, or only one of them does. */
function mergedSamples(files: readonly FileReading[]): Sample[] {
  const samples = new Samples();
  for (const file of files)
    file.samples.forEach((sample) => {
      samples.add(sample);
    });
  return samples.list();
}

/** Milliseconds that the rest of a training will take. */
export function remainingMilliseconds(
  samples: readonly Sample[],
  step: number,
  totalSteps: number | undefined,
): number | undefined {
  const recent = samples.slice(-RECENT_SAMPLES).flatMap(({ stepMs }) => (stepMs === undefined ? [] : [stepMs]));
  const perStep = median(recent);
  return totalSteps === undefined || perStep === undefined ? undefined : Math.max(0, totalSteps - step) * perStep;
}

function trainingOf(stepName: string, files: readonly FileReading[], record: RunRecord): TrainingReading {
  const bare = mergedSamples(files);
  const used = usedNumbers(settingsOf(files), bare, record);
  const samples = bare.map((sample) => measured(sample, used));
  const step = highestOf([samples.at(-1)?.step, ...files.map(({ bar }) => bar?.step)]) ?? 0;
  const totalSteps = firstOf(files.map((file) => file.totalSteps)) ?? record.trainSteps;
  const ended = files.some((file) => file.ended);
  const stepMs = statisticsOf(samples.map((sample) => sample.stepMs));
  const numbers = (["globalBatchSize", "seqLenTokens", "npus"] as const).filter((name) => used[name] === undefined);
  const validations =
    firstOf(files.map((file) => (file.validations.length === 0 ? undefined : file.validations))) ?? [];
  return {
    stepName,
    format: files.some(({ format }) => format === "megatron") ? "megatron" : "trainer",
    files: files.map(({ file }) => file),
    samples,
    validations,
    step,
    used,
    missing: [...numbers, ...(stepMs === undefined ? (["stepMs"] as const) : [])],
    restarts: Math.max(...files.map((file) => file.restarts)),
    lossesNotFinite: Math.max(...files.map((file) => file.lossesNotFinite)),
    skippedIterations: Math.max(...files.map((file) => file.skippedIterations)),
    ended,
    ...defined({
      totalSteps,
      loss: statisticsOf(samples.map((sample) => sample.loss)),
      stepMs,
      tokensPerSecondPerNpu: statisticsOf(samples.map((sample) => sample.tokensPerSecondPerNpu)),
      savedStep: highestOf(files.map((file) => file.savedStep)),
      trainSeconds: firstOf(files.map((file) => file.trainSeconds)),
      remainingMs: ended ? undefined : remainingMilliseconds(samples, step, totalSteps),
    }),
  };
}

/** Files by step of the pipeline; trainer_log.jsonl, whose name has no step, goes with the only training of its kind. */
function stepsOf(files: readonly FileReading[]): Map<string, FileReading[]> {
  const steps = new Map<string, FileReading[]>();
  for (const file of files) steps.set(file.stepName, [...(steps.get(file.stepName) ?? []), file]);
  const trainerLogs = steps.get("trainer_log") ?? [];
  const others = [...steps].filter(
    ([name, all]) =>
      name !== "trainer_log" && all.some(({ format, sampleLines }) => format === "trainer" && sampleLines > 0),
  );
  const [only] = others;
  if (trainerLogs.length > 0 && others.length === 1 && only !== undefined) {
    steps.delete("trainer_log");
    steps.set(only[0], [...only[1], ...trainerLogs]);
  }
  return steps;
}

function contradictionsOf(files: readonly FileReading[], record: RunRecord): Contradiction[] {
  const settings = settingsOf(files);
  const recorded = { ...record, npus: npusOfRecord(record) };
  return (["globalBatchSize", "seqLenTokens", "npus"] as const).flatMap((name) => {
    const [log, inRecord] = [settings[name], recorded[name]];
    return log === undefined || inRecord === undefined || log === inRecord ? [] : [{ name, log, record: inRecord }];
  });
}

/** Puts together what was read of the files of one run. */
export function readRun({ files, record = {}, ranks = [], unread = [] }: RunInput): RunReading {
  const steps = stepsOf(files);
  const trainings = [...steps]
    .filter(([, all]) => all.some(({ sampleLines }) => sampleLines > 0))
    .map(([name, all]) => trainingOf(name, all, record));
  const trained = files.filter(({ format }) => format !== "other");
  return {
    version: 1,
    record,
    trainings,
    files: files.map(({ samples: _samples, validations: _validations, ...rest }) => rest),
    unread,
    ranks,
    problems: mergedProblems(files.map(({ problems }) => problems)),
    contradictions: contradictionsOf(trained.length === 0 ? files : trained, record),
  };
}
