import { LogReader } from "./log-reader";
import type { FoundProblem } from "./problems";
import { readRun } from "./run-reading";
import type { ProgressBar } from "./trainer-lines";
import type { RunRecord } from "./run-record";

/** How far a running training is. */
export interface Progress {
  /** Last step that the log tells of. */
  readonly step: number;
  readonly totalSteps?: number;
  readonly loss?: number;
  /** Milliseconds per step, of the last one. */
  readonly stepMs?: number;
  /** Tokens per second and NPU, of the last step. */
  readonly tokensPerSecondPerNpu?: number;
  /** Milliseconds that the rest will take. */
  readonly remainingMs?: number;
  /** Whether the log says that the training is done. */
  readonly ended: boolean;
}

/** What the end of a log tells. */
export interface LogTail {
  /** Undefined where no line tells of a step. */
  readonly progress?: Progress;
  /** Problems of the manual's table that the lines show. */
  readonly problems: readonly FoundProblem[];
}

/**
 * Reads lines of a running job: its log, or the end of it, and before it the log's beginning where that is at hand.
 *
 * @param lines lines without their ends; a progress bar's carriage returns may be in them
 * @param record what the run was started with, for numbers that the lines do not have
 */
export function readTail(lines: readonly string[], record: RunRecord = {}): LogTail {
  const reader = new LogReader("log");
  reader.push(new TextEncoder().encode(lines.map((line) => `${line}\n`).join("")));
  const file = reader.end();
  const { trainings, problems } = readRun({ files: [file], record });
  const training = trainings[0];
  const last = training?.samples.at(-1);
  if (training === undefined || last === undefined) {
    return file.bar === undefined ? { problems } : { progress: barProgress(file.bar), problems };
  }
  const { step, totalSteps, ended, remainingMs } = training;
  const { loss, stepMs, tokensPerSecondPerNpu } = last;
  const optional = { totalSteps, loss, stepMs, tokensPerSecondPerNpu, remainingMs };
  const known = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { progress: { step, ended, ...known }, problems };
}

/** How far a training is of which only the bar is known. */
function barProgress({ step, totalSteps, elapsedSeconds }: ProgressBar): Progress {
  if (elapsedSeconds === undefined || step === 0) return { step, totalSteps, ended: false };
  const stepMs = (elapsedSeconds * 1000) / step;
  return { step, totalSteps, stepMs, remainingMs: Math.max(0, totalSteps - step) * stepMs, ended: false };
}

/** How far a training is, from lines of its log; undefined where no line tells of a step. See `readTail`. */
export function readProgress(lines: readonly string[], record: RunRecord = {}): Progress | undefined {
  return readTail(lines, record).progress;
}

/** A time for people, from milliseconds: `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Progress in one line: `step 1200 of 2000, loss 1.873, 1024.0 tokens/s/p, 1 h 7 min left`. */
export function progressText(progress: Progress): string {
  const { step, totalSteps, loss, tokensPerSecondPerNpu, remainingMs, ended } = progress;
  return [
    totalSteps === undefined ? `step ${step}` : `step ${step} of ${totalSteps}`,
    ...(loss === undefined ? [] : [`loss ${loss.toPrecision(4)}`]),
    ...(tokensPerSecondPerNpu === undefined ? [] : [`${tokensPerSecondPerNpu.toFixed(1)} tokens/s/p`]),
    ...(ended ? ["ended"] : remainingMs === undefined ? [] : [`${durationText(remainingMs)} left`]),
  ].join(", ");
}
