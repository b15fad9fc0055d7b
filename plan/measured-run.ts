import { nearestName, type Source } from "../catalogue";
import { shortfall, type Amount, type Fault } from "./fault";
import type { NpuPool } from "./pool";
import { count, list } from "./wording";
import { unknownModel, type ModelList } from "./workload-parts";

/** A training run that the manual measured, of any framework. */
export interface MeasuredRun {
  readonly model: string;
  readonly strategies: readonly string[];
  /** Tokens. */
  readonly seqLen: number;
  readonly nodes: number;
  readonly npusPerNode: number;
  readonly source: readonly Source[];
}

/** The table of a framework. */
export interface RunTable<R extends MeasuredRun> extends ModelList {
  /** The model of the table that a spelling means; undefined for an unknown one. */
  modelNamed(name: string): string | undefined;
  /** The runs of a model of the table. */
  runs(model: string): readonly R[];
}

/** What is asked of a table. */
export interface RunRequest {
  readonly model: string;
  readonly strategy: string;
  readonly seqLen: number;
}

/** Memory of the NPUs of Snt9B nodes, on which the manual's training images run. */
export const TRAINING_NPU = {
  memoryGiB: 64,
  source: ["000:33", { page: "Ascend Snt9B nodes: 8 NPUs of 64 GB" }],
} as const satisfies { memoryGiB: number; source: readonly Source[] };

/** Nodes and NPUs in words: `2 x 8 NPUs`. */
export function npusText({ nodes, npusPerNode }: { nodes: number; npusPerNode: number }): string {
  return `${nodes} x ${count(npusPerNode, "NPU")}`;
}

/** What a run needs of its pool. */
function needOf({ nodes, npusPerNode }: MeasuredRun): Amount {
  return { nodes, npus: nodes * npusPerNode, npusPerNode, GiB: TRAINING_NPU.memoryGiB };
}

/** What a pool has, in the units of `needOf`. */
function haveOf({ nodes, npusPerNode, npuMemoryGiB }: NpuPool): Amount {
  return { nodes, npus: nodes * npusPerNode, npusPerNode, GiB: npuMemoryGiB };
}

/** Whether the pool has the nodes and NPUs of a run. */
function fitsPool(run: MeasuredRun, pool: NpuPool): boolean {
  return Object.keys(shortfall(needOf(run), haveOf(pool))).length === 0;
}

/** How far apart two sequence lengths are: 2048 and 4096 as far as 4096 and 8192. */
function distance(a: number, b: number): number {
  return Math.abs(Math.log(a / b));
}

/** The runs in the order in which to propose them for a length: those that fit the pool first, then the nearest, then the longer. */
function byNearness<R extends MeasuredRun>(runs: readonly R[], seqLen: number, pool: NpuPool): R[] {
  const wanted = seqLen > 0 ? seqLen : 1;
  const misfit = (run: MeasuredRun) => (fitsPool(run, pool) ? 0 : 1);
  return [...runs].sort(
    (a, b) => misfit(a) - misfit(b) || distance(a.seqLen, wanted) - distance(b.seqLen, wanted) || b.seqLen - a.seqLen,
  );
}

/** What a run costs, and whether the pool can pay it: `8192 on 1 x 8 NPUs`. */
function proposal(run: MeasuredRun, pool: NpuPool): string {
  const lack = fitsPool(run, pool) ? "" : `, more than pool ${JSON.stringify(pool.name)} has`;
  return `${run.seqLen} on ${npusText(run)}${lack}`;
}

/** A fault for a strategy that the model, or any model, has no run for. */
function unmeasuredStrategy(request: RunRequest, runs: readonly MeasuredRun[], pool: NpuPool): Fault {
  const { model, strategy, seqLen } = request;
  const measured = [...new Set(runs.flatMap(({ strategies }) => strategies))];
  const wanted = nearestName(strategy, measured) ?? (measured.includes("sft") ? "sft" : (measured[0] ?? ""));
  const [run] = byNearness(
    runs.filter(({ strategies }) => strategies.includes(wanted)),
    seqLen,
    pool,
  );
  const fault = { path: "strategy", got: strategy, source: run?.source.slice(0, 1) ?? [] };
  const rule = `${model} is measured with ${list(measured)}`;
  if (run === undefined) {
    return { ...fault, rule };
  }
  const sameLength = run.seqLen === seqLen;
  const use = `${rule}; use ${wanted}${sameLength ? "" : ` with seqLen ${run.seqLen}`}`;
  const alternative = { strategy: wanted, ...(sameLength ? {} : { seqLen: run.seqLen }) };
  return { ...fault, rule: use, ...(fitsPool(run, pool) ? { alternative } : {}) };
}

/** A fault for a sequence length without a run. */
function unmeasuredLength(request: RunRequest, runs: readonly MeasuredRun[], pool: NpuPool): Fault {
  const { model, strategy, seqLen } = request;
  const fault = { path: "seqLen", got: seqLen };
  const rule = `${model} ${strategy} is measured at ${list([...new Set(runs.map((run) => run.seqLen))])}`;
  const [run] = byNearness(runs, seqLen, pool);
  if (run === undefined) {
    return { ...fault, rule, source: [] };
  }
  const source = run.source.slice(0, 1);
  const use = `${rule}; use ${proposal(run, pool)}`;
  return { ...fault, rule: use, source, ...(fitsPool(run, pool) ? { alternative: { seqLen: run.seqLen } } : {}) };
}

/** A fault for a run that needs more than its pool has. `runs` are all runs of the model. */
function largerThanPool(request: RunRequest, run: MeasuredRun, runs: readonly MeasuredRun[], pool: NpuPool): Fault {
  const { model, strategy, seqLen } = request;
  const need = needOf(run);
  const have = haveOf(pool);
  const got = { phrase: `${npusText(run)} for ${model} ${strategy} at ${seqLen}` };
  const fault = { path: "", got, source: run.source.slice(0, 1) as readonly Source[], need, have };
  const name = JSON.stringify(pool.name);
  if (pool.npusPerNode < run.npusPerNode) {
    const has = pool.npusPerNode === 0 ? "has no NPUs" : `has ${count(pool.npusPerNode, "NPU")} per node`;
    return { ...fault, rule: `pool ${name} ${has}; use a pool with ${run.npusPerNode} or more per node` };
  }
  if (pool.npuMemoryGiB < TRAINING_NPU.memoryGiB) {
    const rule = `pool ${name} has NPUs of ${pool.npuMemoryGiB} GiB; the manual trains on NPUs of ${TRAINING_NPU.memoryGiB} GiB: use a pool with such NPUs`;
    return { ...fault, rule, source: TRAINING_NPU.source };
  }
  const has = `pool ${name} has ${count(pool.nodes, "node")}, ${run.nodes - pool.nodes} too few`;
  const raise = `set its nodes to ${run.nodes}`;
  const fitting = runs.filter((candidate) => fitsPool(candidate, pool));
  const same = fitting.filter(({ strategies }) => strategies.includes(strategy));
  const [shorter] = byNearness(same, seqLen, pool);
  if (shorter !== undefined) {
    const rule = `${has}; use seqLen ${proposal(shorter, pool)}, or ${raise}`;
    return { ...fault, rule, alternative: { seqLen: shorter.seqLen } };
  }
  const [other] = byNearness(fitting, seqLen, pool);
  const strategies = other?.strategies ?? [];
  const replacement = strategies.includes("sft") ? "sft" : strategies[0];
  if (other === undefined || replacement === undefined) {
    return { ...fault, rule: `${has}; ${raise}` };
  }
  const rule = `${has}; use strategy ${replacement} with seqLen ${proposal(other, pool)}, or ${raise}`;
  return { ...fault, rule, alternative: { strategy: replacement, seqLen: other.seqLen } };
}

/** The run that was measured for a model, strategy and length and that fits its pool, or the fault that says why there is none. */
export function measuredRun<R extends MeasuredRun>(
  request: RunRequest,
  table: RunTable<R>,
  pool: NpuPool,
): R | [Fault] {
  const model = table.modelNamed(request.model);
  if (model === undefined) {
    return [unknownModel(request.model, table, (near) => measuredRun({ ...request, model: near }, table, pool))];
  }
  const known = { ...request, model };
  const runs = table.runs(model);
  const withStrategy = runs.filter(({ strategies }) => strategies.includes(request.strategy));
  if (withStrategy.length === 0) {
    return [unmeasuredStrategy(known, runs, pool)];
  }
  const run = withStrategy.find(({ seqLen }) => seqLen === request.seqLen);
  if (run === undefined) {
    return [unmeasuredLength(known, withStrategy, pool)];
  }
  return fitsPool(run, pool) ? run : [largerThanPool(known, run, runs, pool)];
}
