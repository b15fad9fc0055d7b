/**
 * What a training run was started with: the file `run.json` of its folder, which the training step writes. A field that the
 * file leaves out, or that has another type, is missing here too.
 */
export interface RunRecord {
  /** Name of the run. */
  readonly name?: string;
  /** `megatron` or `llama-factory`. */
  readonly framework?: string;
  /** Model, as the catalogue spells it. */
  readonly model?: string;
  /** `pretrain`, `sft`, `lora` … */
  readonly strategy?: string;
  readonly nodes?: number;
  readonly npusPerNode?: number;
  /** Sequence length in tokens. */
  readonly seqLenTokens?: number;
  /** Samples of one step of the optimizer. */
  readonly globalBatchSize?: number;
  readonly microBatchSize?: number;
  readonly tensorParallel?: number;
  readonly pipelineParallel?: number;
  /** Steps after which the run is done. */
  readonly trainSteps?: number;
  readonly image?: string;
  readonly fingerprint?: string;
}

const TEXTS = ["name", "framework", "model", "strategy", "image", "fingerprint"] as const;
const NUMBERS = [
  "nodes",
  "npusPerNode",
  "seqLenTokens",
  "globalBatchSize",
  "microBatchSize",
  "tensorParallel",
  "pipelineParallel",
  "trainSteps",
] as const;

/** Whether a value is an object with keys. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of JSON text; undefined where it is none, as of a file that was cut off. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Reads `run.json`. Undefined where the text is no JSON object, as of a file that was cut off. */
export function readRunRecord(text: string): RunRecord | undefined {
  const value = jsonValue(text);
  if (!isObject(value)) return undefined;
  return Object.fromEntries([
    ...TEXTS.filter((key) => typeof value[key] === "string").map((key) => [key, value[key]]),
    ...NUMBERS.filter((key) => typeof value[key] === "number" && value[key] > 0).map((key) => [key, value[key]]),
  ]) as RunRecord;
}

/** All NPUs of a run; undefined where the record does not say. */
export function npusOfRecord({ nodes, npusPerNode }: RunRecord): number | undefined {
  return nodes === undefined || npusPerNode === undefined ? undefined : nodes * npusPerNode;
}
