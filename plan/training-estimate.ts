import { knownModel, megatronModelNames } from "../catalogue";
import { modelArchitecture } from "../catalogue/model-architectures";
import { isRejected, withAcceptedAlternatives, type Fault } from "./fault";
import { measuredRun, npusText, type MeasuredRun, type RunTable } from "./measured-run";
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
const ESTIMATED: Origin = { from: "estimated", source: TRAINING_ESTIMATE_SOURCE };

/** The name of the model in the tables, where it has one. */
export function nameInTables(model: string): string {
  return knownModel(model, megatronModelNames()) ?? model;
}

/**
 * The smallest run of a model by formula, for a request that asks for it and that was not measured. Faults of one that does
 * not fit; undefined where the request does not ask, or where the dimensions of the model are not known.
 */
function estimatedRun(
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

/** How a framework decides its training runs. */
export interface RunRules<R extends MeasuredRun, S extends string, P extends object> {
  readonly framework: EstimatedFramework;
  /** Strategies that the framework has. */
  readonly strategies: readonly S[];
  /** The framework's table, with these nodes in place of its own where they are given. */
  readonly table: (nodes: number | undefined) => RunTable<R>;
  /** An estimate as a run of the table. */
  readonly estimated: (workload: TrainingWorkload, strategy: S, estimate: TrainingEstimate) => R;
  /** Decides what a run leaves open. `origin` says whether the run was measured or estimated. */
  readonly complete: (workload: TrainingWorkload, run: R, origin: Origin) => P | Fault[];
}

/** Decides a run; the alternatives of its faults are not looked into. */
function decide<R extends MeasuredRun, S extends string, P extends object>(
  workload: TrainingWorkload,
  pool: NpuPool,
  rules: RunRules<R, S, P>,
): P | Fault[] {
  const run = measuredRun(workload, rules.table(workload.nodes), pool);
  if (!isRejected(run)) {
    return rules.complete(workload, run, { from: "measured", source: run.source });
  }
  const unmeasured = run.some(({ path }) => path === "model" || path === "seqLen");
  const strategy = rules.strategies.find((name) => name === workload.strategy);
  const estimate = unmeasured && strategy !== undefined ? estimatedRun(workload, rules.framework, pool) : undefined;
  if (estimate === undefined || strategy === undefined) {
    return [...run];
  }
  return isRejected(estimate)
    ? [...estimate]
    : rules.complete(workload, rules.estimated(workload, strategy, estimate), ESTIMATED);
}

/** Decides a run by what was measured, or by formula where the request asks for it and nothing was. */
export function planRun<R extends MeasuredRun, S extends string, P extends object>(
  workload: TrainingWorkload,
  pool: NpuPool,
  rules: RunRules<R, S, P>,
): P | Fault[] {
  return withAcceptedAlternatives(workload, (request) => decide(request, pool, rules));
}
