import {
  knownModel,
  PRECISION_TABLE,
  SERVING_CONDITIONS,
  servingModelNames,
  servingRow,
  type ServingRow,
  type Source,
} from "../catalogue";
import { modelArchitecture } from "../catalogue/model-architectures";
import { SERVED_MODELS_SOURCE, servedModel } from "../catalogue/serving-features";
import { isRejected, sourceSuffix, withAcceptedAlternatives, type Fault } from "./fault";
import { estimatedCapacity } from "./serving-estimate";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool, PoolDemand } from "./pool";
import { FP16, PRECISIONS } from "./precision";
import { prefillDecodeFaults } from "./prefill-decode";
import {
  measuredCapacity,
  precisionsOf,
  severalNodesCapacity,
  weightsFit,
  weightsNeed,
  type ServingCapacity,
} from "./serving-capacity";
import { lengthFaults, npusFaults, poolFaults, precisionFaults } from "./serving-faults";
import { settingFaults } from "./serving-settings";
import { copiesOf, type ServedAdapter, type ServingWorkload } from "./serving-workload";
import { draftWeightsFolder, speculativeFaults } from "./speculative-decoding";
import { count } from "./wording";
import { adviceLines } from "./manual-rules";
import { chooseImage, unknownModel, weightsFolder, type ModelList } from "./workload-parts";

/** Where vLLM's refusal of a context beyond the trained one, and the switch for it, are documented. */
const LONG_CONTEXT: readonly Source[] = [
  { page: "vLLM documentation, environment variables, VLLM_ALLOW_LONG_MAX_MODEL_LEN" },
];

/** A service with everything decided. */
export interface ServingPlan {
  readonly name: string;
  readonly model: string;
  readonly precision: string;
  /** `--dtype` of vLLM. */
  readonly dtype: string;
  /** `--quantization` of vLLM, where the weights are quantized. */
  readonly quantization?: string;
  /** `--kv-cache-dtype` of vLLM, where it is not that of the model. */
  readonly kvCacheDtype?: string;
  /** NPUs of one replica. */
  readonly npus: number;
  /** Copies of the model; with separate prefill and decode instances, both together. */
  readonly replicas: number;
  /** Prompt plus answer, in tokens. */
  readonly maxModelLen: number;
  /** Whether vLLM must be told that the context may be longer than the one the model was trained with. */
  readonly allowLongContext: boolean;
  readonly prefillInstances?: number;
  readonly decodeInstances?: number;
  readonly maxNumBatchedTokens?: number;
  readonly draftModel?: string;
  readonly speculativeTokens?: number;
  readonly schedulerSteps?: number;
  /** Folder of the draft model's weights on the share. */
  readonly draftWeightsPath?: string;
  /** Nodes of one replica; left out for one. */
  readonly nodesPerReplica?: number;
  readonly servedModelName?: string;
  readonly memoryUtilization?: number;
  readonly blockSize?: number;
  readonly maxNumSeqs?: number;
  readonly swapSpaceGiB?: number;
  /** Whether Python code that comes with the weights is run. */
  readonly trustRemoteCode?: boolean;
  readonly prefixCaching?: boolean;
  readonly chunkedPrefill?: boolean;
  readonly multiStepStreamOutputs?: boolean;
  readonly enforceEager?: boolean;
  readonly imagesPerPrompt?: number;
  readonly adapters?: readonly ServedAdapter[];
  readonly maxAdapterRank?: number;
  readonly maxReplicas?: number;
  readonly waitingRequests?: number;
  /** Size of the weights, where the dimensions of the model are known. */
  readonly weightsGiB?: number;
  readonly image: string;
  /** Where the weights can be had; undefined where the manual gives no address. */
  readonly weightsUrl?: string;
  /** Folder of the weights on the share, relative to its root: `models/llama2-13b`. */
  readonly weightsPath: string;
  /** Where each value comes from. */
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log: what was chosen, and from which seed line. */
  readonly explanation: readonly string[];
}

/** The models of the serving table. */
function servingModels(): ModelList {
  return { name: "serving table", models: servingModelNames(), modelsSource: PRECISION_TABLE };
}

/** The precision of a workload: its own, or the first in which the model runs and its weights fit. */
function defaultPrecision(row: ServingRow, capacity: ServingCapacity | undefined): string {
  const runsIn = precisionsOf(row);
  return runsIn.find((name) => capacity === undefined || weightsFit(row.model, name, capacity)) ?? "fp16";
}

/** A context of the request's own, and what says whether vLLM must be told to allow it. */
function contextOf(
  workload: ServingWorkload,
  model: string,
  capacity: ServingCapacity,
): { tokens: number; origin: Origin; allowLongContext: boolean; explanation: string[] } {
  const longest = capacity.maxModelLen;
  const { value: tokens, origin } = chosen(workload.maxModelLen, longest, capacity.origin);
  const trained = (workload.architecture ?? modelArchitecture(model))?.trainedContextTokens;
  // Of a length that was measured it is known that it works, even where the trained one is not known.
  const isUnknown = trained === undefined && capacity.origin.from === "measured";
  const allowLongContext = isUnknown || (trained !== undefined && tokens > trained);
  const why = isUnknown
    ? "the length that the model was trained with is not known; VLLM_ALLOW_LONG_MAX_MODEL_LEN=1 is set"
    : `the model was trained with ${trained ?? 0} tokens; VLLM_ALLOW_LONG_MAX_MODEL_LEN=1 is set, and answers beyond that length may be poor`;
  const how =
    workload.maxModelLen === undefined
      ? `the longest ${capacity.origin.from}`
      : `as configured; ${capacity.origin.from} up to ${longest}`;
  return {
    tokens,
    origin,
    allowLongContext,
    explanation: [
      `context: ${tokens} tokens, ${how}${sourceSuffix(capacity.origin.source)}`,
      ...(allowLongContext ? [`note: ${why}${sourceSuffix(LONG_CONTEXT)}`] : []),
    ],
  };
}

/** Settings of a service that have no default: the plan has them where the request does. */
const OPTIONAL = [
  "prefillInstances",
  "decodeInstances",
  "maxNumBatchedTokens",
  "draftModel",
  "speculativeTokens",
  "schedulerSteps",
  "servedModelName",
  "memoryUtilization",
  "blockSize",
  "maxNumSeqs",
  "swapSpaceGiB",
  "prefixCaching",
  "chunkedPrefill",
  "multiStepStreamOutputs",
  "enforceEager",
  "imagesPerPrompt",
  "adapters",
  "maxAdapterRank",
  "maxReplicas",
  "waitingRequests",
] as const satisfies readonly (keyof ServingWorkload & keyof ServingPlan)[];

/** The optional settings that the request gives. */
function given(workload: ServingWorkload): Partial<Pick<ServingPlan, (typeof OPTIONAL)[number]>> {
  return Object.fromEntries(OPTIONAL.flatMap((key) => (workload[key] === undefined ? [] : [[key, workload[key]]])));
}

/** The fault of weights that do not fit into the share of the memory that the request leaves to vLLM. */
function memoryFaults(workload: ServingWorkload, model: string, precision: string, capacity: ServingCapacity): Fault[] {
  const { memoryUtilization: share } = workload;
  const amounts = weightsNeed(model, precision, capacity);
  if (share === undefined || amounts === undefined) return [];
  const haveGiB = (amounts.haveGiB / SERVING_CONDITIONS.gpuMemoryUtilization) * share;
  if (amounts.needGiB <= haveGiB || amounts.needGiB > amounts.haveGiB) return [];
  const rule = `the weights of ${model} in ${precision} take ${Math.ceil(amounts.needGiB)} GiB, more than this share of ${count(capacity.npus, "NPU")}; use 0.9`;
  const [need, have] = [{ GiB: Math.ceil(amounts.needGiB) }, { GiB: Math.floor(haveGiB) }];
  return [
    {
      path: "memoryUtilization",
      got: share,
      rule,
      source: ["003:37"],
      alternative: { memoryUtilization: 0.9 },
      need,
      have,
    },
  ];
}

/** The batch of one step holds a whole prompt, unless prompts are read in parts. */
function withoutPartialBatches(workload: ServingWorkload): ServingWorkload {
  const { maxNumBatchedTokens: _, ...rest } = workload;
  return workload.chunkedPrefill === true ? rest : workload;
}

/** What follows from the model, each with its origin. */
function derived(workload: ServingWorkload, model: string, precision: string, capacity: ServingCapacity) {
  const weights = weightsNeed(model, precision, capacity);
  const ownCode = workload.trustRemoteCode ?? servedModel(model)?.ownCode;
  const draft = draftWeightsFolder(workload, model);
  const nodes = workload.nodesPerReplica ?? 1;
  const size: Origin = { from: "estimated", source: [{ page: "parameters and bytes of the precision" }] };
  const code: Origin =
    workload.trustRemoteCode === undefined ? { from: "default", source: SERVED_MODELS_SOURCE } : USER;
  const found = [
    ...(weights === undefined ? [] : [["weightsGiB", Math.ceil(weights.needGiB), size] as const]),
    ...(ownCode === undefined ? [] : [["trustRemoteCode", ownCode, code] as const]),
    ...(draft === undefined ? [] : [["draftWeightsPath", draft.path, draft.origin] as const]),
    ...(nodes > 1 ? [["nodesPerReplica", nodes, USER] as const] : []),
  ];
  return {
    values: Object.fromEntries(found.map(([key, value]) => [key, value])) as Partial<ServingPlan>,
    sources: Object.fromEntries(found.map(([key, , origin]) => [key, origin])),
  };
}

/** Decides a service of a model whose need is known. `row` is undefined for a model that is in no table. */
function complete(
  workload: ServingWorkload,
  model: string,
  row: ServingRow | undefined,
  capacity: ServingCapacity,
  precision: string,
  pool: NpuPool,
): ServingPlan | Fault[] {
  const npus = chosen(workload.npus, capacity.npus, capacity.origin);
  const context = contextOf(workload, model, capacity);
  const image = chooseImage(workload.image, "vllm");
  const faults = [
    ...npusFaults(workload, model, capacity),
    ...poolFaults(workload, Math.max(npus.value, capacity.npus), capacity.origin.source, pool),
    ...lengthFaults(workload, capacity),
    ...prefillDecodeFaults(withoutPartialBatches(workload), context.tokens),
    ...speculativeFaults(workload, model, context.tokens),
    ...settingFaults(workload, model),
    ...memoryFaults(workload, model, precision, capacity),
    ...(isRejected(image) ? image : []),
  ];
  if (faults.length > 0 || isRejected(image)) {
    return faults;
  }
  const replicas = copiesOf(workload);
  const weights = weightsFolder(workload.weights, model);
  const { dtype, quantization, kvCacheDtype, source } = PRECISIONS[precision] ?? FP16;
  const extra = given(workload);
  const further = derived(workload, model, precision, capacity);
  const nodes = workload.nodesPerReplica ?? 1;
  const from = row?.weightsUrl ?? row?.weightsText;
  const how =
    workload.npus === undefined
      ? `the fewest ${capacity.origin.from}`
      : `as configured; the fewest ${capacity.origin.from} are ${capacity.npus}`;
  const explanation = [
    `${model} in ${precision} with vLLM ${SERVING_CONDITIONS.vllm}: ${count(replicas, "replica")} of ` +
      (nodes > 1
        ? `${count(nodes, "node")} with ${count(npus.value, "NPU")}, ${capacity.origin.from} on ${capacity.npuMemoryGiB} GB${sourceSuffix(capacity.origin.source)}`
        : `${count(npus.value, "NPU")}, ${how} on ${capacity.npuMemoryGiB} GB${sourceSuffix(row?.source ?? capacity.origin.source)}`),
    ...context.explanation,
    ...(row?.remark === undefined ? [] : [`note: ${row.remark}`]),
    ...adviceLines({ framework: "vllm", model }),
    workload.weightsOf === undefined
      ? `weights: ${weights.path} on the share, from ${from ?? "nowhere that the manual names"}${sourceSuffix(PRECISION_TABLE)}`
      : `weights: those that ${workload.weightsOf} makes; when it makes others, the service is rolled out`,
    image.explanation,
    ...(workload.image === undefined
      ? [
          `note: it has no vLLM yet; the manual builds its own image on it, which image must name${sourceSuffix(["001:25"])}`,
        ]
      : []),
  ];
  const byPrecision: Origin = { from: workload.precision === undefined ? "default" : "user", source };
  const optional = {
    ...(quantization === undefined ? {} : { quantization }),
    ...(kvCacheDtype === undefined ? {} : { kvCacheDtype }),
  };
  const weightsUrl = row?.weightsUrl;
  return {
    name: workload.name,
    model,
    precision,
    dtype,
    ...optional,
    npus: npus.value,
    replicas,
    maxModelLen: context.tokens,
    allowLongContext: context.allowLongContext,
    ...extra,
    ...further.values,
    image: image.image,
    ...(weightsUrl === undefined ? {} : { weightsUrl }),
    weightsPath: weights.path,
    sources: {
      model: USER,
      precision: { from: byPrecision.from, source: PRECISION_TABLE },
      dtype: byPrecision,
      ...Object.fromEntries(Object.keys(optional).map((key) => [key, byPrecision])),
      npus: npus.origin,
      replicas: workload.replicas === undefined ? { from: "default", source: [] } : USER,
      maxModelLen: context.origin,
      allowLongContext: { from: "default", source: LONG_CONTEXT },
      ...Object.fromEntries(Object.keys(extra).map((key) => [key, USER])),
      ...further.sources,
      image: image.origin,
      ...(weightsUrl === undefined ? {} : { weightsUrl: { from: "measured", source: PRECISION_TABLE } }),
      weightsPath: weights.origin,
    },
    explanation: explanation.map((line) => `serving ${workload.name}: ${line}`),
  };
}

/** What a formula says of a model that is in no table, on the nodes of one replica. */
function estimateOnNodes(workload: ServingWorkload, pool: NpuPool): ReturnType<typeof estimatedCapacity> {
  const nodes = workload.nodesPerReplica ?? 1;
  const npusPerNode = pool.npusPerNode * nodes;
  const estimate = estimatedCapacity(workload, { ...pool, npusPerNode });
  return estimate === undefined || isRejected(estimate) || nodes === 1
    ? estimate
    : { ...estimate, capacity: { ...estimate.capacity, npus: npusPerNode } };
}

/** Decides a service; the alternatives of its faults are not looked into. */
function decide(workload: ServingWorkload, pool: NpuPool): ServingPlan | Fault[] {
  const model = knownModel(workload.model, servingModelNames());
  const row = model === undefined ? undefined : servingRow(model);
  if (row === undefined) {
    const estimate = workload.estimate === true ? estimateOnNodes(workload, pool) : undefined;
    return estimate === undefined
      ? [unknownModel(workload.model, servingModels(), (near) => decide({ ...workload, model: near }, pool))]
      : isRejected(estimate)
        ? [...estimate]
        : complete(workload, estimate.model, undefined, estimate.capacity, estimate.precision, pool);
  }
  const several = severalNodesCapacity(workload, row.model, workload.precision ?? precisionsOf(row)[0] ?? "fp16", pool);
  const capacity = several ?? measuredCapacity(row, pool);
  const known = isRejected(capacity) ? undefined : capacity;
  const precision = workload.precision ?? defaultPrecision(row, known);
  const faults = precisionFaults(precision, row, known, pool);
  if (isRejected(capacity)) {
    return [...faults, ...capacity];
  }
  // What is known of a measured model is the catalogue's.
  const { architecture: _, ...measured } = { ...workload, model: row.model };
  const plan = complete(measured, row.model, row, capacity, precision, pool);
  if (isRejected(plan)) {
    return [...faults, ...plan];
  }
  return faults.length > 0 ? faults : plan;
}

/**
 * Decides a service: NPUs, longest context, precision, image and weights, from the measured rows of the catalogue. Cards and
 * lengths were measured without quantization where the model runs without; a quantized model gets the same number, which is
 * enough. Paths of faults are relative to the workload; "" is the workload as a whole.
 */
export function planServing(workload: ServingWorkload, pool: NpuPool): ServingPlan | Fault[] {
  return withAcceptedAlternatives(workload, (request) => decide(request, pool));
}

/** What a service takes from its pool: a pod for each node of each replica, of as many replicas as there may be. */
export function servingDemand({ name, replicas, maxReplicas = 0, npus, nodesPerReplica = 1 }: ServingPlan): PoolDemand {
  return {
    name: `serving ${name}`,
    pods: Math.max(replicas, maxReplicas) * nodesPerReplica,
    npusPerPod: npus / nodesPerReplica,
    distinctNodes: nodesPerReplica > 1,
  };
}
