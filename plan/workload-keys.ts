import { TRAINING_FRAMEWORKS } from "./training";

/** Frameworks of the flat workload. */
export const FRAMEWORKS = [...TRAINING_FRAMEWORKS, "vllm"] as const;

/** One of the frameworks. */
export type Framework = (typeof FRAMEWORKS)[number];

/** What a value of a workload may be. Lengths are whole numbers that may end in K for 1024 tokens. */
export type ValueKind = "text" | "share path" | "image" | "number" | "length" | "GiB" | "yes or no" | "model config";

/** One setting of a workload. */
export interface WorkloadKey {
  readonly kind: ValueKind;
  /** Completes "must be …"; with unit and default. */
  readonly what: string;
  /** Smallest and largest number. */
  readonly range?: readonly [min: number, max: number];
  /** Frameworks that know the setting. Left out: all. */
  readonly of?: readonly Framework[];
}

const MEGATRON = ["megatron"] as const;
const SERVING = ["vllm"] as const;

/** More nodes than any cluster has. */
const MOST_NODES = 1_000_000;
const MOST_TOKENS = 10_000_000;
const MOST_COPIES = 10_000;

/** The settings of a workload: of the command line, of a line of a batch, and of every alternative. */
// One line per setting.
// prettier-ignore
export const WORKLOAD_KEYS = {
  name: { kind: "text", what: "the name in messages; defaults to model and strategy" },
  framework: { kind: "text", what: "the framework: megatron, llama-factory or vllm; defaults to the one that has the model and the settings" },
  model: { kind: "text", what: "a model of the manual's tables, for example llama2-13b" },
  strategy: { kind: "text", of: TRAINING_FRAMEWORKS, what: "what training does to the weights: pretrain, sft or lora with megatron, full or lora with llama-factory" },
  seqLen: { kind: "length", of: TRAINING_FRAMEWORKS, range: [1, MOST_TOKENS], what: "the sequence length of training in tokens" },
  precision: { kind: "text", of: SERVING, what: "the precision of serving: fp16, bf16, w4a16, w8a8, w8a16 or kv-cache-int8" },
  maxModelLen: { kind: "length", of: SERVING, range: [1, MOST_TOKENS], what: "prompt plus answer in tokens; defaults to the longest measured" },
  replicas: { kind: "number", of: SERVING, range: [1, MOST_COPIES], what: "the number of identical copies; defaults to 1" },
  nodes: { kind: "number", range: [0, MOST_NODES], what: "the number of nodes of the pool; defaults to as many as are needed" },
  npusPerNode: { kind: "number", range: [0, 1024], what: "the NPUs of one node of the pool; defaults to 8" },
  npuMemoryGiB: { kind: "GiB", range: [0, 1024], what: "the memory of one NPU in GiB; defaults to 64" },
  estimate: { kind: "yes or no", what: "true or false: whether a formula decides where nothing was measured" },
  modelConfig: { kind: "model config", what: "the config.json of a model that is in no table, for the estimate: the content as a map, on the command line the file" },
  tensorParallel: { kind: "number", of: MEGATRON, range: [1, 1024], what: "the tensor parallel size in place of the measured one" },
  pipelineParallel: { kind: "number", of: MEGATRON, range: [1, 1024], what: "the pipeline parallel size in place of the measured one" },
  microBatchSize: { kind: "number", of: MEGATRON, range: [1, MOST_NODES], what: "the micro batch size in samples in place of the measured one" },
  globalBatchSize: { kind: "number", of: MEGATRON, range: [1, MOST_NODES], what: "the samples of one step of the optimizer; defaults to 64" },
  resumeFrom: { kind: "share path", of: TRAINING_FRAMEWORKS, what: "the folder of the checkpoint from which the run goes on, relative to the share's root" },
  resumeIterations: { kind: "number", of: TRAINING_FRAMEWORKS, range: [0, MOST_TOKENS], what: "the iterations that the checkpoint already has" },
  trainIterations: { kind: "number", of: TRAINING_FRAMEWORKS, range: [1, MOST_TOKENS], what: "the iterations of the whole run" },
  command: { kind: "text", of: TRAINING_FRAMEWORKS, what: "the shell command of every pod; defaults to the framework's" },
  npus: { kind: "number", of: SERVING, range: [1, 1024], what: "the NPUs of one replica; defaults to the fewest measured" },
  nodesPerReplica: { kind: "number", of: SERVING, range: [1, 1000], what: "the nodes of one replica, over which the layers are split; defaults to 1" },
  draftModel: { kind: "text", of: SERVING, what: "the model that proposes tokens, or eagle (speculative decoding)" },
  speculativeTokens: { kind: "number", of: SERVING, range: [1, MOST_TOKENS], what: "the tokens that the draft model proposes at once" },
  prefillInstances: { kind: "number", of: SERVING, range: [1, MOST_COPIES], what: "the instances that read prompts, in place of replicas" },
  decodeInstances: { kind: "number", of: SERVING, range: [1, MOST_COPIES], what: "the instances that write answers" },
  maxNumBatchedTokens: { kind: "length", of: SERVING, range: [1, MOST_TOKENS], what: "the most tokens of one step; defaults to vLLM's own choice" },
  weights: { kind: "share path", what: "the folder of the weights, relative to the share's root; defaults to models/<model>" },
  image: { kind: "image", what: "the image of the pods, as registry/repository:tag; defaults to the manual's base image" },
} as const satisfies Record<string, WorkloadKey>;

/** Name of a setting. */
export type WorkloadKeyName = keyof typeof WORKLOAD_KEYS;

/** Names of the settings, in the order in which workloads are written. */
export const WORKLOAD_KEY_NAMES = Object.keys(WORKLOAD_KEYS) as readonly WorkloadKeyName[];

/** Short names of settings, and names with another unit, without case and separators. */
const OTHER_NAMES: Readonly<Record<string, WorkloadKeyName>> = {
  tp: "tensorParallel",
  pp: "pipelineParallel",
  mbs: "microBatchSize",
  gbs: "globalBatchSize",
  npumemory: "npuMemoryGiB",
  npumemorygb: "npuMemoryGiB",
  cards: "npus",
};

/** A name without case and separators: `seqlen` for `seqLen`, `seq-len` and `seq_len`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The settings by their plain names. */
const BY_PLAIN_NAME: ReadonlyMap<string, WorkloadKeyName> = new Map([
  ...Object.entries(OTHER_NAMES),
  ...WORKLOAD_KEY_NAMES.map((key) => [plainName(key), key] as const),
]);

/** The setting that a key means: `seqLen` for `seq-len`; undefined for an unknown one. */
export function workloadKey(key: string): WorkloadKeyName | undefined {
  return BY_PLAIN_NAME.get(plainName(key));
}

/** Whether a framework knows a setting. */
export function knowsKey(framework: Framework, key: WorkloadKeyName): boolean {
  const { of }: WorkloadKey = WORKLOAD_KEYS[key];
  return of === undefined || of.includes(framework);
}
