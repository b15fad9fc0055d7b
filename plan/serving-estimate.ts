import { modelArchitecture } from "../catalogue/model-architectures";
import type { Fault } from "./fault";
import { estimateServing, SERVING_ESTIMATE_SOURCE } from "./memory-estimate";
import type { NpuPool } from "./pool";
import { PRECISION_NAMES } from "./precision";
import type { ServingCapacity } from "./serving-capacity";
import type { ServingWorkload } from "./serving-workload";
import { count, suggestion } from "./wording";

/** What a formula says of a model that was not measured. */
export interface EstimatedCapacity {
  readonly model: string;
  readonly precision: string;
  readonly capacity: ServingCapacity;
}

/**
 * NPUs and context of a model by formula, for a request that asks for it; the faults of one that fits no node. Undefined where
 * the dimensions of the model are not known.
 */
export function estimatedCapacity(workload: ServingWorkload, pool: NpuPool): EstimatedCapacity | Fault[] | undefined {
  const { model, maxModelLen, precision = "fp16" } = workload;
  const architecture = workload.architecture ?? modelArchitecture(model);
  if (architecture === undefined) {
    return undefined;
  }
  if (!PRECISION_NAMES.includes(precision)) {
    const rule = suggestion(precision, PRECISION_NAMES, "precisions");
    return [{ path: "precision", got: precision, rule, source: [], alternative: { precision: "fp16" } }];
  }
  const { npuMemoryGiB, npusPerNode } = pool;
  const asked = maxModelLen !== undefined && maxModelLen >= 1 ? { maxModelLen } : {};
  const estimate = estimateServing({ architecture, precision, npuMemoryGiB, npusPerNode, ...asked });
  if (estimate === undefined) {
    return undefined;
  }
  const origin = { from: "estimated", source: SERVING_ESTIMATE_SOURCE } as const;
  if (!estimate.fits) {
    const { totalGiB, usableGiB } = estimate.breakdown;
    const [need, have] = [Math.ceil(totalGiB), Math.floor(usableGiB)];
    const got = {
      phrase: `${model} in ${precision}, ${need} GiB per NPU on ${count(estimate.cards, "NPU")} (estimated)`,
    };
    const rule = `vLLM may use ${have} GiB of each NPU of pool ${JSON.stringify(pool.name)}; use a smaller model, fewer bits, or NPUs with more memory`;
    return [{ path: "", got, rule, source: origin.source, need: { GiB: need }, have: { GiB: have } }];
  }
  return {
    model,
    precision,
    capacity: { npus: estimate.cards, maxModelLen: estimate.maxModelLen, npuMemoryGiB, origin },
  };
}
