import { nearestName } from "../catalogue";
import type { Fault, FaultValue } from "./fault";
import { PRECISIONS } from "./precision";
import { suggestion } from "./wording";
import {
  plainName,
  workloadKey,
  WORKLOAD_KEY_NAMES,
  WORKLOAD_KEYS,
  type Framework,
  type WorkloadKey,
  type WorkloadKeyName,
} from "./workload-keys";

/** A training run or a service with the pool that it is to run on, in one flat object. `WORKLOAD_KEYS` says what each means. */
export interface Workload {
  readonly name?: string;
  readonly framework?: string;
  readonly model?: string;
  readonly strategy?: string;
  readonly seqLen?: number;
  readonly precision?: string;
  readonly maxModelLen?: number;
  readonly replicas?: number;
  readonly nodes?: number;
  readonly npusPerNode?: number;
  readonly npuMemoryGiB?: number;
  readonly estimate?: boolean;
  readonly modelConfig?: Readonly<Record<string, unknown>>;
  readonly tensorParallel?: number;
  readonly pipelineParallel?: number;
  readonly microBatchSize?: number;
  readonly globalBatchSize?: number;
  readonly resumeFrom?: string;
  readonly resumeIterations?: number;
  readonly trainIterations?: number;
  readonly command?: string;
  readonly npus?: number;
  readonly nodesPerReplica?: number;
  readonly draftModel?: string;
  readonly speculativeTokens?: number;
  readonly prefillInstances?: number;
  readonly decodeInstances?: number;
  readonly maxNumBatchedTokens?: number;
  readonly weights?: string;
  readonly image?: string;
}

/** A value that was read, or the rule that it breaks. */
type Reading = { readonly value: Value } | { readonly rule: string };

/** A value that is well-formed. */
type Value = string | number | boolean | Readonly<Record<string, unknown>>;

/** Longest text of a value, and of a value in a message. */
const LONGEST_TEXT = 300;
const LONGEST_SHOWN = 80;

/** Other names of frameworks and strategies, without case and separators: the manual's names of the Megatron stack among them. */
const FRAMEWORK_NAMES: readonly (readonly [string, Framework])[] = [
  ["megatron", "megatron"],
  ["megatronlm", "megatron"],
  ["modellink", "megatron"],
  ["ascendspeed", "megatron"],
  ["llamafactory", "llama-factory"],
  ["vllm", "vllm"],
  ["ascendvllm", "vllm"],
];
const STRATEGY_NAMES = [
  ["pretrain", "pretrain"],
  ["pretraining", "pretrain"],
  ["sft", "sft"],
  ["full", "full"],
  ["lora", "lora"],
] as const;

/** Names of precisions without case and separators: vLLM's, the table's columns, and the methods of quantization. */
const PRECISION_SPELLINGS = [
  ["float16", "fp16"],
  ["half", "fp16"],
  ["bfloat16", "bf16"],
  ["fp16bf16", "fp16"],
  ["int8kvcache", "kv-cache-int8"],
  ...Object.entries(PRECISIONS).flatMap(([name, { quantization }]): [string, string][] => [
    [plainName(name), name],
    ...(quantization === undefined ? [] : ([[quantization, name]] as [string, string][])),
  ]),
] as const;

/** The values of a setting by their spellings, without case and separators. */
const SPELLINGS: Partial<Record<WorkloadKeyName, ReadonlyMap<string, string>>> = {
  framework: new Map(FRAMEWORK_NAMES),
  strategy: new Map(STRATEGY_NAMES),
  precision: new Map(PRECISION_SPELLINGS),
};

/** Text that a value of some kinds must look like, as in a stack file. */
const PATTERNS = {
  text: /\S/,
  "share path": /^[^/\s]\S*$/,
  image: /^[^\s/]+\/\S+[:@]\S+$/,
} as const;

/** A text as a message shows it. */
function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** A value as a message shows it. */
function shown(value: unknown): FaultValue {
  if (typeof value === "string") {
    return shortened(value);
  }
  if (Number.isFinite(value) || typeof value === "boolean" || value === null || value === undefined) {
    return value as FaultValue;
  }
  if (typeof value === "number") {
    return { phrase: "no number" };
  }
  return { phrase: Array.isArray(value) ? "a list" : "a map" };
}

/** A whole number that is written as a number or as text: `4096`, `32K` where K is allowed, `64GB` where GB is. */
function wholeNumber(value: unknown, kind: "number" | "length" | "GiB"): number | undefined {
  if (typeof value === "number") {
    return Number.isInteger(value) ? value : undefined;
  }
  if (typeof value !== "string") {
    return undefined;
  }
  const units = { number: "", length: "(k)?", GiB: "(?:gi?b?)?" }[kind];
  const [, digits, k] = new RegExp(`^([+-]?\\d{1,15})\\s*${units}$`, "i").exec(value.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits) * (k === undefined ? 1 : 1024);
}

function readNumber(value: unknown, kind: "number" | "length" | "GiB", { what, range = [0, 0] }: WorkloadKey): Reading {
  const number = wholeNumber(value, kind);
  const [min, max] = range;
  return number !== undefined && number >= min && number <= max
    ? { value: number }
    : { rule: `must be ${what}: a whole number from ${min} to ${max}` };
}

function readText(key: WorkloadKeyName, kind: keyof typeof PATTERNS, value: unknown): Reading {
  const { what } = WORKLOAD_KEYS[key];
  const text = typeof value === "string" ? value.trim() : "";
  if (!PATTERNS[kind].test(text) || text.length > LONGEST_TEXT) {
    return { rule: `must be ${what}: text of at most ${LONGEST_TEXT} characters` };
  }
  return { value: SPELLINGS[key]?.get(plainName(text)) ?? text };
}

/** The value of a setting, or the rule that it breaks. */
function readValue(key: WorkloadKeyName, value: unknown): Reading {
  const setting: WorkloadKey = WORKLOAD_KEYS[key];
  switch (setting.kind) {
    case "number":
    case "length":
    case "GiB":
      return readNumber(value, setting.kind, setting);
    case "yes or no": {
      const flag = new Map<unknown, boolean>([
        [true, true],
        ["true", true],
        [false, false],
        ["false", false],
      ]).get(value);
      return flag === undefined ? { rule: `must be ${setting.what}` } : { value: flag };
    }
    case "model config":
      return typeof value === "object" && value !== null && !Array.isArray(value)
        ? { value: value as Readonly<Record<string, unknown>> }
        : { rule: `must be ${setting.what}` };
    case "text":
    case "share path":
    case "image":
      return readText(key, setting.kind, value);
  }
}

/** A workload as far as it can be read: what is well-formed of it, and the faults of the rest. */
export interface ReadWorkload {
  /** The settings that are well-formed, and those whose misspelled key could mean only one. */
  readonly workload: Workload;
  readonly faults: readonly Fault[];
}

/**
 * Reads what it can of a flat workload. A key may be written `seqLen`, `seq-len` or `seq_len`, and a value in any spelling of
 * the manual; a value of null is left out. The value of a misspelled key counts for the key that was most likely meant.
 */
export function readWorkload(value: unknown): ReadWorkload {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const rule = 'must be a workload: a map, for example {"model":"llama2-13b","strategy":"sft","seqLen":4096}';
    return { workload: {}, faults: [{ path: "", got: shown(value), rule, source: [] }] };
  }
  const faults: Fault[] = [];
  const settings = new Map<WorkloadKeyName, Value>();
  const misspelled: [WorkloadKeyName, unknown][] = [];
  for (const [name, given] of Object.entries(value)) {
    const key = workloadKey(name);
    if (key === undefined) {
      const path = shortened(name);
      const nearest = nearestName(path, WORKLOAD_KEY_NAMES) as WorkloadKeyName | undefined;
      const rule = suggestion(path, WORKLOAD_KEY_NAMES, "an unknown key; the keys are");
      const hint = nearest === undefined ? rule : `an unknown key; ${rule}`;
      faults.push({ path, got: shown(given), rule: hint, source: [] });
      if (nearest !== undefined) {
        misspelled.push([nearest, given]);
      }
    } else if (settings.has(key)) {
      faults.push({
        path: key,
        got: shown(given),
        rule: "this is given twice, in two spellings; give it once",
        source: [],
      });
    } else if (given !== null && given !== undefined) {
      const reading = readValue(key, given);
      if ("rule" in reading) {
        faults.push({ path: key, got: shown(given), rule: reading.rule, source: [] });
      } else {
        settings.set(key, reading.value);
      }
    }
  }
  for (const [key, given] of misspelled) {
    const reading = readValue(key, given);
    if (!settings.has(key) && "value" in reading) {
      settings.set(key, reading.value);
    }
  }
  return { workload: Object.fromEntries(settings), faults };
}

/** The workload that a flat object describes, or one fault for each key or value that is wrong. */
export function parseWorkload(value: unknown): Workload | Fault[] {
  const { workload, faults } = readWorkload(value);
  return faults.length > 0 ? [...faults] : workload;
}
