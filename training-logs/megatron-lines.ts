import { isNotFinite, printedNumber } from "./numbers";

/** What a line of Megatron says of one iteration. */
export interface MegatronIteration {
  readonly step: number;
  readonly totalSteps: number;
  /** Milliseconds per iteration, over the iterations since the last line. */
  readonly stepMs?: number;
  readonly loss?: number;
  /** Whether the loss is printed as `nan` or `inf`. */
  readonly lossNotFinite: boolean;
  readonly learningRate?: number;
  readonly gradientNorm?: number;
  readonly globalBatchSize?: number;
  /** Tokens of a sample, which AscendSpeed prints as `actual seqlen`. */
  readonly seqLenTokens?: number;
  /** Iterations without an update, because gradients were not finite. */
  readonly skipped?: number;
  /** Whether time and loss are there: a line that was cut off, or into which another process wrote, lacks them. */
  readonly whole: boolean;
}

const ITERATION = /iteration\s+(\d+)\s*\/\s*(\d+)\s*\|/g;

/** `key: value` of the parts of a line that a bar ends. The last part counts only with its bar: else it may be cut off. */
function fieldsOf(text: string): Map<string, string> {
  const parts = text.split("|").slice(0, -1);
  return new Map(
    parts.flatMap((part) => {
      const at = part.lastIndexOf(":");
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const];
    }),
  );
}

function iterationOf(step: number, totalSteps: number, text: string): MegatronIteration {
  const fields = fieldsOf(text);
  // A ROCm build prints the mean behind a slash.
  const stepMs = printedNumber(fields.get("elapsed time per iteration (ms)")?.split("/")[0]);
  const printedLoss = fields.get("lm loss") ?? fields.get("loss");
  const loss = printedNumber(printedLoss);
  const lossNotFinite = isNotFinite(printedLoss);
  const skipped = printedNumber(fields.get("number of skipped iterations"));
  const optional = {
    stepMs,
    loss,
    learningRate: printedNumber(fields.get("learning rate")),
    gradientNorm: printedNumber(fields.get("grad norm")),
    // Earlier releases have a slip of the pen here.
    globalBatchSize: printedNumber(fields.get("global batch size") ?? fields.get("gloabl batch size")),
    seqLenTokens: printedNumber(fields.get("actual seqlen")),
    skipped,
  };
  return {
    step,
    totalSteps,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    lossNotFinite,
    // An iteration without an update has no loss.
    whole: stepMs !== undefined && (loss !== undefined || lossNotFinite || (skipped ?? 0) > 0),
  };
}

/**
 * The iterations of a line, for example ` iteration 10/ 2000 | consumed samples: 640 | elapsed time per iteration (ms):
 * 5023.4 | … | lm loss: 1.045211E+01 | …`. Several where processes wrote into one line.
 */
export function megatronIterations(line: string): MegatronIteration[] {
  const starts = [...line.matchAll(ITERATION)];
  return starts.flatMap((start, index) => {
    const text = line.slice(start.index + start[0].length, starts[index + 1]?.index);
    const [step, totalSteps] = [Number(start[1]), Number(start[2])];
    return Number.isSafeInteger(step) && Number.isSafeInteger(totalSteps) ? [iterationOf(step, totalSteps, text)] : [];
  });
}

/** An argument of Megatron's own list, `  global_batch_size ....................... 64`: name and value. */
export function megatronArgument(line: string): readonly [name: string, value: string] | undefined {
  const match = /(?:^|[\s:])([a-z][a-z0-9_]*) \.{3,} (\S.*)$/.exec(line);
  return match === null ? undefined : [match[1] ?? "", (match[2] ?? "").trim()];
}

/** NPUs of the run as Megatron counts them at its start, `using world size: 8, …`. */
export function megatronWorldSize(line: string): number | undefined {
  return printedNumber(/using world size: (\d+),/.exec(line)?.[1]);
}

/** A line about a checkpoint: it was loaded, or it was saved. */
export interface CheckpointLine {
  readonly kind: "loaded" | "saved";
  readonly step: number;
}

/** What a line says of a checkpoint of Megatron. */
export function megatronCheckpoint(line: string): CheckpointLine | undefined {
  const match = /successfully (loaded|saved) checkpoint (?:from .*)?at iteration\s+(\d+)/.exec(line);
  if (match === null) return undefined;
  return { kind: match[1] === "loaded" ? "loaded" : "saved", step: Number(match[2]) };
}

/** A measurement on data that is not trained on. */
export interface Validation {
  readonly step: number;
  readonly loss: number;
}

/** What a line says of a validation: ` validation loss at iteration 1000 | lm loss value: 1.863287E+00 | …`. */
export function megatronValidation(line: string): Validation | undefined {
  const match = /validation loss at iteration\s+(\d+) \| lm loss value:\s*(\S+) \|/.exec(line);
  const loss = printedNumber(match?.[2]);
  return match === null || loss === undefined ? undefined : { step: Number(match[1]), loss };
}
