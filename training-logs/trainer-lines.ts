import { isNotFinite, printedNumber, printedSeconds } from "./numbers";
import { isObject, jsonValue } from "./run-record";

/** Numbers that the Trainer of transformers, which LLaMA-Factory runs, prints at a step or at the end. */
export interface TrainerNumbers {
  readonly loss?: number;
  readonly lossNotFinite: boolean;
  readonly evalLoss?: number;
  readonly gradientNorm?: number;
  readonly learningRate?: number;
  readonly epoch?: number;
  /** Seconds of the whole training; at its end only. */
  readonly trainSeconds?: number;
  /** Loss over the whole training; at its end only. */
  readonly trainLoss?: number;
}

/** Where a progress bar stands. */
export interface ProgressBar {
  readonly step: number;
  readonly totalSteps: number;
  /** Seconds since the bar began; undefined where it does not know yet. */
  readonly elapsedSeconds?: number;
}

/** A line of trainer_log.jsonl, which LLaMA-Factory writes beside the weights. */
export interface TrainerLogEntry extends ProgressBar, TrainerNumbers {}

const NUMBERS = /['"]([a-z_]+)['"]:\s*(['"]?)([-+\w.]+)\2/gi;
const NUMBERS_OF_A_STEP = /\{['"](?:loss|eval_loss|train_runtime|train_loss)['"]:[^{}]*\}/;

function numbersOf(printed: ReadonlyMap<string, string>): TrainerNumbers {
  const number = (...keys: readonly string[]): number | undefined =>
    keys.map((key) => printedNumber(printed.get(key))).find((value) => value !== undefined);
  const optional = {
    loss: number("loss"),
    evalLoss: number("eval_loss"),
    gradientNorm: number("grad_norm"),
    learningRate: number("learning_rate", "lr"),
    epoch: number("epoch"),
    trainSeconds: number("train_runtime"),
    trainLoss: number("train_loss"),
  };
  return {
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    lossNotFinite: isNotFinite(printed.get("loss")),
  };
}

/** The numbers of a line such as `{'loss': 1.2345, 'grad_norm': 0.56, 'learning_rate': 5e-05, 'epoch': 0.12}`; its brace must be closed. */
export function trainerNumbers(line: string): TrainerNumbers | undefined {
  const text = NUMBERS_OF_A_STEP.exec(line)?.[0];
  if (text === undefined) return undefined;
  return numbersOf(new Map([...text.matchAll(NUMBERS)].map(([, key = "", , value = ""]) => [key, value])));
}

/** A line of trainer_log.jsonl; undefined for one that is cut off, and for any other line. */
export function trainerLogEntry(line: string): TrainerLogEntry | undefined {
  if (!line.startsWith('{"current_steps"')) return undefined;
  const value = jsonValue(line);
  if (!isObject(value)) return undefined;
  const { current_steps: step, total_steps: totalSteps, elapsed_time: elapsed } = value;
  if (typeof step !== "number" || typeof totalSteps !== "number") return undefined;
  const elapsedSeconds = printedSeconds(typeof elapsed === "string" ? elapsed : undefined);
  const numbers = Object.entries(value).flatMap(([key, one]) =>
    typeof one === "number" || typeof one === "string" ? [[key, String(one)] as const] : [],
  );
  return {
    step,
    totalSteps,
    ...(elapsedSeconds === undefined ? {} : { elapsedSeconds }),
    ...numbersOf(new Map(numbers)),
  };
}

const BAR =
  /(?:^|[\s\]:])\d{1,3}%\|[^|]*\|\s*(\d+)\/(\d+)\s*\[([\d:]+)<([\d:?]+|\d+ days?, [\d:]+),\s*[\d.?]+\s*(?:s\/it|it\/s)\b/;

/**
 * Where the bar of a training stands, ` 5%|▌ | 10/200 [00:50<15:50, 5.00s/it]`. Bars with a name before the percentage
 * (loading of weights, preparation of data) are none of it.
 */
export function trainingBar(line: string): ProgressBar | undefined {
  const match = BAR.exec(line);
  if (match === null || /[\p{L}\d]:\s*$/u.test(line.slice(0, match.index + 1).trimEnd())) return undefined;
  const [, step = "", totalSteps = "", elapsed] = match;
  const elapsedSeconds = printedSeconds(elapsed);
  return {
    step: Number(step),
    totalSteps: Number(totalSteps),
    ...(elapsedSeconds === undefined ? {} : { elapsedSeconds }),
  };
}

/** Settings that the Trainer prints at its start, by what they are. */
const SETTINGS = {
  globalBatchSize: /Total train batch size \(w\. parallel, distributed & accumulation\) = ([\d,]+)/,
  totalSteps: /Total optimization steps = ([\d,]+)/,
  epochs: /Num Epochs = ([\d,]+)/,
  perDeviceBatchSize: /Instantaneous batch size per device = ([\d,]+)/,
  accumulationSteps: /Gradient Accumulation steps = ([\d,]+)/,
} as const;

/** A setting of the Trainer that a line prints. */
export function trainerSetting(line: string): readonly [name: keyof typeof SETTINGS, value: number] | undefined {
  for (const name of Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]) {
    const value = printedNumber(SETTINGS[name].exec(line)?.[1]);
    if (value !== undefined) return [name, value];
  }
  return undefined;
}
