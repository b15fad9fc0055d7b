import {
  imageFor,
  MODELS_DIRECTORY,
  nearestName,
  otherSpelling,
  SERVING_CONDITIONS,
  servingModelNames,
  servingRow,
  type PrecisionColumn,
  type ServingCards,
  type ServingRow,
} from "../catalogue";
import { isRejected, mergedAlternative, sourceSuffix, type Fault } from "./fault";
import type { NpuPool, PoolDemand } from "./pool";
import { count, list, suggestion } from "./wording";

/** Precisions by the column of the serving table that says whether a model runs in them. */
const PRECISIONS = {
  fp16: "fp16bf16",
  bf16: "fp16bf16",
  w4a16: "w4a16",
  w8a8: "w8a8",
  w8a16: "w8a16",
  "kv-cache-int8": "kvCacheInt8",
} as const satisfies Record<string, PrecisionColumn>;

/** Table of precisions and table of cards and lengths. */
const PRECISION_TABLE = ["001:27"] as const;
const CARD_TABLE = ["003:37"] as const;

/** A model to serve, as its user describes it. */
export interface ServingWorkload {
  readonly name: string;
  /** Model, as the serving table spells it: `llama2-13b`. */
  readonly model: string;
  /** `fp16`, `bf16`, `w4a16`, `w8a8`, `w8a16` or `kv-cache-int8`. Defaults to `fp16`. */
  readonly precision?: string;
  /** Identical copies behind one address. Defaults to 1. */
  readonly replicas?: number;
  /** Prompt plus answer, in tokens. Defaults to the longest that was measured. */
  readonly maxModelLen?: number;
  /** Folder of the weights on the share, relative to its root. Defaults to `models/<model>`. */
  readonly weights?: string;
  /** Image with vLLM for Ascend. Defaults to the base image that the manual names for inference. */
  readonly image?: string;
}

/** A service with everything decided. */
export interface ServingPlan {
  readonly name: string;
  readonly model: string;
  readonly precision: string;
  /** NPUs of one replica: the fewest on which the model was measured. */
  readonly npus: number;
  readonly replicas: number;
  /** Prompt plus answer, in tokens. */
  readonly maxModelLen: number;
  readonly image: string;
  /** Where the weights can be had; undefined where the manual gives no address. */
  readonly weightsUrl?: string;
  /** Folder of the weights on the share, relative to its root: `models/llama2-13b`. */
  readonly weightsPath: string;
  /** Lines of the preview log: what was chosen, and from which seed line. */
  readonly explanation: readonly string[];
}

/** The column that was measured for NPUs of this memory: the largest that is not larger; undefined below 32 GiB. */
function cardsOf(
  row: ServingRow,
  npuMemoryGiB: number,
): { memoryGB: number; cards: ServingCards | undefined } | undefined {
  if (npuMemoryGiB >= 64) {
    return { memoryGB: 64, cards: row.npu64GB };
  }
  return npuMemoryGiB >= 32 ? { memoryGB: 32, cards: row.npu32GB } : undefined;
}

/** A fault for a model that the table does not have, with what else to change where the nearest model needs it. */
function unknownModel(workload: ServingWorkload, pool: NpuPool): Fault {
  const names = servingModelNames();
  const spelling = otherSpelling(workload.model) ?? nearestName(workload.model, names);
  const fault = { path: "model", got: workload.model, source: PRECISION_TABLE };
  if (spelling === undefined) {
    return { ...fault, rule: suggestion(workload.model, names, "models of the serving table") };
  }
  const rule = `not in the serving table; did you mean ${JSON.stringify(spelling)}?`;
  const answer = planServing({ ...workload, model: spelling }, pool);
  const changes = isRejected(answer) ? mergedAlternative(answer) : {};
  return { ...fault, rule, ...(changes === undefined ? {} : { alternative: { model: spelling, ...changes } }) };
}

/** Faults of the precision: one that does not exist, or one in which the model does not run. */
function precisionFaults(precision: string, row: ServingRow): Fault[] {
  const runsIn = Object.entries(PRECISIONS).flatMap(([name, column]) =>
    row.precisions.includes(column) ? [name] : [],
  );
  if (runsIn.includes(precision)) {
    return [];
  }
  const use = nearestName(precision, runsIn) ?? runsIn[0];
  const rule = `${row.model} runs in ${list(runsIn)}${use === undefined ? "" : `; use ${use}`}`;
  const fault = { path: "precision", got: precision, rule, source: PRECISION_TABLE };
  return [use === undefined ? fault : { ...fault, alternative: { precision: use } }];
}

/** Faults of what one replica and all replicas take from the pool. */
function poolFaults(workload: ServingWorkload, cards: ServingCards, pool: NpuPool): Fault[] {
  const name = JSON.stringify(pool.name);
  const { minCards } = cards;
  if (minCards > pool.npusPerNode) {
    const has = pool.npusPerNode === 0 ? "has no NPUs" : `has ${count(pool.npusPerNode, "NPU")} per node`;
    const got = { phrase: `${count(minCards, "NPU")} for ${workload.model}` };
    const rule = `pool ${name} ${has}; use a pool with ${minCards} or more per node`;
    return [{ path: "", got, rule, source: CARD_TABLE }];
  }
  const replicas = workload.replicas ?? 1;
  const most = Math.floor(pool.npusPerNode / minCards) * pool.nodes;
  if (replicas >= 1 && replicas <= most) {
    return [];
  }
  const perReplica = `${count(minCards, "NPU")} each`;
  if (most === 0) {
    const rule = `pool ${name} has no nodes for replicas of ${perReplica}; set its nodes to 1 or more`;
    return [{ path: "replicas", got: replicas, rule, source: CARD_TABLE }];
  }
  const rule = `pool ${name} has room for 1 to ${most}, ${perReplica}; use ${replicas < 1 ? 1 : most}`;
  return [
    { path: "replicas", got: replicas, rule, source: CARD_TABLE, alternative: { replicas: replicas < 1 ? 1 : most } },
  ];
}

/** Faults of the wanted context. */
function lengthFaults(workload: ServingWorkload, memoryGB: number, cards: ServingCards): Fault[] {
  const { model, maxModelLen } = workload;
  const longest = cards.maxModelLenK * 1024;
  if (maxModelLen === undefined || (maxModelLen >= 1 && maxModelLen <= longest)) {
    return [];
  }
  const on = `${count(cards.minCards, "NPU")} of ${memoryGB} GB`;
  const rule = `${model} on ${on} is measured up to ${longest}; use 1 to ${longest}`;
  return [{ path: "maxModelLen", got: maxModelLen, rule, source: CARD_TABLE, alternative: { maxModelLen: longest } }];
}

/** Cards and length that were measured for the pool's NPUs, or the fault that says why there are none. */
function measuredCards(row: ServingRow, pool: NpuPool): { memoryGB: number; cards: ServingCards } | Fault {
  const got = { phrase: `NPUs of ${pool.npuMemoryGiB} GiB in pool ${JSON.stringify(pool.name)}` };
  const measured = cardsOf(row, pool.npuMemoryGiB);
  if (measured === undefined) {
    return {
      path: "",
      got,
      rule: "the serving table knows NPUs of 32 and 64 GB; use a pool with such NPUs",
      source: CARD_TABLE,
    };
  }
  const { memoryGB, cards } = measured;
  if (cards === undefined) {
    const rule = `${row.model} does not run on NPUs of ${memoryGB} GB; use a pool with NPUs of 64 GB`;
    return { path: "", got, rule, source: CARD_TABLE };
  }
  return { memoryGB, cards };
}

/**
 * Decides a service: NPUs, longest context, image and weights, from the measured rows of the catalogue. Cards and lengths
 * were measured without quantization where the model runs without; a quantized model gets the same number, which is enough.
 * Paths of faults are relative to the workload; "" is the workload as a whole.
 */
export function planServing(workload: ServingWorkload, pool: NpuPool): ServingPlan | Fault[] {
  const row = servingRow(workload.model);
  if (row === undefined) {
    return [unknownModel(workload, pool)];
  }
  const precision = workload.precision ?? "fp16";
  const faults = precisionFaults(precision, row);
  const measured = measuredCards(row, pool);
  if ("rule" in measured) {
    return [...faults, measured];
  }
  const { memoryGB, cards } = measured;
  faults.push(...poolFaults(workload, cards, pool), ...lengthFaults(workload, memoryGB, cards));
  if (faults.length > 0) {
    return faults;
  }
  const replicas = workload.replicas ?? 1;
  const longest = cards.maxModelLenK * 1024;
  const maxModelLen = workload.maxModelLen ?? longest;
  const { image, mention } = imageFor("vllm");
  const weightsPath = workload.weights ?? `${MODELS_DIRECTORY.path}/${row.model}`;
  const from = row.weightsUrl ?? row.weightsText;
  const explanation = [
    `${row.model} in ${precision} with vLLM ${SERVING_CONDITIONS.vllm}: ${count(replicas, "replica")} of ` +
      `${count(cards.minCards, "NPU")}, the fewest measured on ${memoryGB} GB${sourceSuffix(row.source)}`,
    `context: ${maxModelLen} tokens, ` +
      (workload.maxModelLen === undefined ? "the longest measured" : `as configured; measured up to ${longest}`) +
      sourceSuffix(CARD_TABLE),
    ...(row.remark === undefined ? [] : [`note: ${row.remark}`]),
    `weights: ${weightsPath} on the share, from ${from ?? "nowhere that the manual names"}${sourceSuffix(PRECISION_TABLE)}`,
    workload.image === undefined
      ? `image: ${image.address}${sourceSuffix(mention.source)}`
      : `image: ${workload.image}, as configured`,
  ];
  return {
    name: workload.name,
    model: row.model,
    precision,
    npus: cards.minCards,
    replicas,
    maxModelLen,
    image: workload.image ?? image.address,
    ...(row.weightsUrl === undefined ? {} : { weightsUrl: row.weightsUrl }),
    weightsPath,
    explanation: explanation.map((line) => `serving ${workload.name}: ${line}`),
  };
}

/** What a service takes from its pool: one pod per replica. */
export function servingDemand({ name, replicas, npus }: ServingPlan): PoolDemand {
  return { name: `serving ${name}`, pods: replicas, npusPerPod: npus, distinctNodes: false };
}
