import { CARD_TABLE, SERVING_CONDITIONS, type ServingCards, type ServingRow } from "../catalogue";
import { modelArchitecture } from "../catalogue/model-architectures";
import type { Fault } from "./fault";
import { estimateServing, SERVING_ESTIMATE_SOURCE, weightsGiB } from "./memory-estimate";
import type { Origin } from "./origin";
import type { NpuPool } from "./pool";
import { PRECISIONS } from "./precision";
import type { ServingWorkload } from "./serving-workload";
import { count } from "./wording";

/** Fewest NPUs and longest context of a model on NPUs of one memory size. */
export interface ServingCapacity {
  readonly npus: number;
  /** Tokens. */
  readonly maxModelLen: number;
  /** Memory of the NPUs for which it holds. */
  readonly npuMemoryGiB: number;
  readonly origin: Origin;
}

/** NPUs and length that were measured for the pool's NPUs, or the fault that says why there are none. */
export function measuredCapacity(row: ServingRow, pool: NpuPool): ServingCapacity | [Fault] {
  const got = { phrase: `NPUs of ${pool.npuMemoryGiB} GiB in pool ${JSON.stringify(pool.name)}` };
  const fault = { path: "", got, source: CARD_TABLE };
  const have = { GiB: pool.npuMemoryGiB };
  const npuMemoryGiB = pool.npuMemoryGiB >= 64 ? 64 : 32;
  if (pool.npuMemoryGiB < npuMemoryGiB) {
    const rule = "the serving table knows NPUs of 32 and 64 GB; use a pool with such NPUs";
    return [{ ...fault, rule, need: { GiB: row.npu32GB === undefined ? 64 : 32 }, have }];
  }
  const cards: ServingCards | undefined = npuMemoryGiB === 64 ? row.npu64GB : row.npu32GB;
  if (cards === undefined) {
    const rule = `${row.model} does not run on NPUs of ${npuMemoryGiB} GB; use a pool with NPUs of 64 GB`;
    return [{ ...fault, rule, need: { GiB: 64 }, have }];
  }
  const origin: Origin = { from: "measured", source: CARD_TABLE };
  return { npus: cards.minCards, maxModelLen: cards.maxModelLenK * 1024, npuMemoryGiB, origin };
}

/** The precisions in which a model runs, by name. */
export function precisionsOf(row: ServingRow): string[] {
  return Object.entries(PRECISIONS).flatMap(([name, { column }]) => (row.precisions.includes(column) ? [name] : []));
}

/** Memory of the weights of a model in a precision, and the part of the NPUs' memory that vLLM may use; undefined where not known. */
export function weightsNeed(
  model: string,
  precision: string,
  capacity: ServingCapacity,
): { needGiB: number; haveGiB: number } | undefined {
  const architecture = modelArchitecture(model);
  const weights = architecture === undefined ? undefined : weightsGiB(architecture, precision);
  const haveGiB = capacity.npus * capacity.npuMemoryGiB * SERVING_CONDITIONS.gpuMemoryUtilization;
  return weights === undefined ? undefined : { needGiB: weights, haveGiB };
}

/** Whether the weights fit; where nothing is known of them, the table's word counts. */
export function weightsFit(model: string, precision: string, capacity: ServingCapacity): boolean {
  const amounts = weightsNeed(model, precision, capacity);
  return amounts === undefined || amounts.needGiB <= amounts.haveGiB;
}

/**
 * NPUs and context of a replica on several whole nodes, which nobody has measured: a formula says whether the model fits, and how
 * long a context. Undefined where the dimensions of the model are not known, and of replicas of one node.
 */
export function severalNodesCapacity(
  workload: ServingWorkload,
  model: string,
  precision: string,
  pool: NpuPool,
): ServingCapacity | [Fault] | undefined {
  const { nodesPerReplica = 1, maxModelLen } = workload;
  const architecture = workload.architecture ?? modelArchitecture(model);
  if (nodesPerReplica <= 1 || architecture === undefined) {
    return undefined;
  }
  const { npuMemoryGiB } = pool;
  const npusPerNode = pool.npusPerNode * nodesPerReplica;
  const asked = maxModelLen !== undefined && maxModelLen >= 1 ? { maxModelLen } : {};
  const estimate = estimateServing({ architecture, precision, npuMemoryGiB, npusPerNode, ...asked });
  if (estimate === undefined) {
    return undefined;
  }
  const { totalGiB, usableGiB } = estimate.breakdown;
  const source = SERVING_ESTIMATE_SOURCE;
  if (!estimate.fits) {
    const [need, have] = [Math.ceil(totalGiB), Math.floor(usableGiB)];
    const got = {
      phrase: `${model} in ${precision} on ${count(nodesPerReplica, "node")}, ${need} GiB per NPU (estimated)`,
    };
    const rule = `vLLM may use ${have} GiB of each NPU of pool ${JSON.stringify(pool.name)}; use more nodes, a shorter context, or fewer bits`;
    return [{ path: "nodesPerReplica", got, rule, source, need: { GiB: need }, have: { GiB: have } }];
  }
  return { npus: npusPerNode, maxModelLen: estimate.maxModelLen, npuMemoryGiB, origin: { from: "estimated", source } };
}
