import { knownModel, megatronModelNames } from "../catalogue";
import { modelArchitecture } from "../catalogue/model-architectures";
import type { Fault } from "./fault";
import { npusText } from "./measured-run";
import {
  estimateTraining,
  TRAINING_ESTIMATE_SOURCE,
  type EstimatedFramework,
  type TrainingEstimate,
} from "./memory-estimate";
import type { Origin } from "./origin";
import type { NpuPool } from "./pool";
import type { TrainingWorkload } from "./training-workload";

/** Most nodes that an estimate looks at. */
const MOST_NODES = 64;

/** The origin of what a formula says. */
export const ESTIMATED: Origin = { from: "estimated", source: TRAINING_ESTIMATE_SOURCE };

/** The name of the model in the tables, where it has one. */
export function nameInTables(model: string): string {
  return knownModel(model, megatronModelNames()) ?? model;
}

/**
 * The smallest run of a model by formula, for a request that asks for it and that was not measured. Faults of one that does
 * not fit; undefined where the request does not ask, or where the dimensions of the model are not known.
 */
export function estimatedRun(
  workload: TrainingWorkload,
  framework: EstimatedFramework,
  pool: NpuPool,
): TrainingEstimate | Fault[] | undefined {
  const { strategy, seqLen } = workload;
  const model = nameInTables(workload.model);
  const architecture = workload.architecture ?? modelArchitecture(model);
  if (workload.estimate !== true || architecture === undefined) {
    return undefined;
  }
  const { npuMemoryGiB, npusPerNode } = pool;
  const maxNodes = Math.min(pool.nodes, MOST_NODES);
  const sizes = { npuMemoryGiB, npusPerNode, maxNodes };
  const estimate = estimateTraining({ architecture, framework, strategy, seqLen, ...sizes });
  if (estimate === undefined || estimate.fits) {
    return estimate;
  }
  const [need, have] = [Math.ceil(estimate.breakdown.totalGiB), Math.floor(estimate.breakdown.usableGiB)];
  const got = { phrase: `${model} ${strategy} at ${seqLen}, ${need} GiB per NPU on ${npusText(estimate)} (estimated)` };
  const rule = `${have} GiB of each NPU of pool ${JSON.stringify(pool.name)} can be used; use more nodes, a shorter sequence, or lora`;
  return [{ path: "", got, rule, source: TRAINING_ESTIMATE_SOURCE, need: { GiB: need }, have: { GiB: have } }];
}
