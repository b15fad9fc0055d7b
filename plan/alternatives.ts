import { decide, givenKeys, inOrder, poolOf, withoutForeignKeys } from "./decision";
import { changesFrom, meaningOf, modelsApart, samePurpose, type Changes, type Meaning } from "./distance";
import { isRejected, mergedAlternative, type Fault } from "./fault";
import { MEASURED_CELLS, type MeasuredCell } from "./measured-cells";
import { copiesOf } from "./serving-workload";
import type { Workload } from "./workload";
import { FRAMEWORKS, type Framework, type WorkloadKeyName } from "./workload-keys";

/** Most alternatives of one rejection. */
const MOST_ALTERNATIVES = 3;

/** Workloads that are tried at most after the first alternative was found. */
const MOST_TRIES = 15;

/** Cells of other models, or of another purpose, that are looked at. */
const MOST_CELLS_OF_OTHERS = 24;

/** Settings that say what is asked for, where the data is, and on what it runs. All others only say how, and may be left out. */
const SUBJECT: ReadonlySet<string> = new Set<WorkloadKeyName>([
  "name",
  "framework",
  "model",
  "strategy",
  "seqLen",
  "precision",
  "maxModelLen",
  "nodes",
  "npusPerNode",
  "npuMemoryGiB",
  "weights",
  "command",
]);

/** Settings of the pool. Of two larger pools the smaller is enough. */
const POOL: ReadonlySet<WorkloadKeyName> = new Set(["nodes", "npusPerNode", "npuMemoryGiB", "replicas"]);

/** An alternative with what it changes. */
interface Candidate extends Changes {
  readonly workload: Workload;
}

/** A workload without some of its settings. */
function without(workload: Workload, keys: readonly WorkloadKeyName[]): Workload {
  return Object.fromEntries(Object.entries(workload).filter(([key]) => !keys.some((left) => left === key)));
}

/** The request with the changes that its planner proposes. The planner's `nodes` are the run's own, which a workload does not have. */
function proposed(request: Workload, framework: Framework, faults: readonly Fault[]): Workload[] {
  const { nodes: _, ...changes } = mergedAlternative(faults) ?? {};
  return Object.keys(changes).length === 0 ? [] : [{ ...request, framework, ...changes }];
}

/**
 * The request itself, and without those settings that only say how: the ones at fault, then all of them. Where only such
 * settings are at fault, and no pool is too small for them, nothing else helps: the request itself is left out.
 */
function relaxed(request: Workload, framework: Framework, faults: readonly Fault[]): Workload[] {
  const how = givenKeys(request).filter((key) => !SUBJECT.has(key));
  const atFault = how.filter((key) => faults.some(({ path }) => path === key));
  const onlyHow = faults.every(({ path, need }) => !SUBJECT.has(path) && need === undefined);
  const variants = [
    ...(onlyHow ? [] : [request]),
    ...(atFault.length > 0 && atFault.length < how.length ? [without(request, atFault)] : []),
    ...(how.length > 0 ? [without(request, how)] : []),
  ];
  return variants.map((variant) => ({ ...variant, framework }));
}

/** The pool that a request needs to be like a cell, where its own is too small: the settings to enlarge. */
function enlarged(request: Workload, cell: MeasuredCell): Workload {
  const pool = poolOf(request);
  const npus = cell.framework === "vllm" ? Math.max(cell.npus, request.npus ?? 0) : cell.npus;
  const npusPerNode = Math.max(pool.npusPerNode, npus);
  const copies = copiesOf({ name: "", model: "", ...request });
  const nodes = cell.framework === "vllm" ? Math.ceil(copies / Math.floor(npusPerNode / npus)) : cell.nodes;
  return {
    ...(pool.nodes < nodes ? { nodes } : {}),
    ...(pool.npusPerNode < npusPerNode ? { npusPerNode } : {}),
    ...(pool.npuMemoryGiB < cell.npuMemoryGiB ? { npuMemoryGiB: cell.npuMemoryGiB } : {}),
  };
}

/** A service on the pool that there is, with as many replicas as it has room for; none where there is room for none. */
function fewerReplicas(workload: Workload, cell: MeasuredCell): Workload[] {
  const pool = poolOf(workload);
  const replicas = Math.floor(pool.npusPerNode / cell.npus) * pool.nodes;
  return workload.replicas !== undefined && replicas >= 1 && replicas < workload.replicas
    ? [{ ...workload, replicas }]
    : [];
}

/** A request as a measured cell, on its own pool where that is enough. The model's spelling is the request's. */
function asCell(request: Workload, cell: MeasuredCell, { models }: Meaning): Workload[] {
  const { framework, model, strategy, seqLen, precision, maxModelLen: longest } = cell;
  const meant = models.get(framework);
  // What was measured needs no estimate.
  const { modelConfig: _, ...settings } = request;
  const { maxModelLen } = request;
  const workload: Workload = {
    ...settings,
    framework,
    model: meant?.guessed === false && meant.name === model ? request.model : model,
    ...(strategy === undefined ? {} : { strategy }),
    ...(seqLen === undefined ? {} : { seqLen }),
    ...(precision === undefined || request.precision === undefined ? {} : { precision }),
    ...(maxModelLen === undefined || longest === undefined ? {} : { maxModelLen: Math.min(maxModelLen, longest) }),
  };
  return [{ ...workload, ...enlarged(request, cell) }, ...(framework === "vllm" ? fewerReplicas(workload, cell) : [])];
}

/** Those of many cells that are worth a try: on the request's own pool, where any is, and of the models nearest to its own. */
function nearestCells(cells: readonly MeasuredCell[], request: Workload): MeasuredCell[] {
  const fitting = cells.filter((cell) => Object.keys(enlarged(request, cell)).length === 0);
  const distances = new Map<string, number>();
  for (const { model } of cells) {
    if (request.model !== undefined && !distances.has(model)) {
      distances.set(model, modelsApart(request.model, model));
    }
  }
  const distance = ({ model }: MeasuredCell) => distances.get(model) ?? 0;
  return [...(fitting.length > 0 ? fitting : cells)]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST_CELLS_OF_OTHERS);
}

/** The cells to look at, by what it takes to go there: those of the request's model, of other models, and of another purpose. */
function stages({ request, framework, models }: Meaning): MeasuredCell[][] {
  const isModel = (cell: MeasuredCell) => models.get(cell.framework)?.name === cell.model;
  // With NPUs of 64 GB the column of 32 GB says nothing.
  const { npuMemoryGiB } = poolOf(request);
  const cells = MEASURED_CELLS.filter((cell) => cell.npuMemoryGiB >= 64 || npuMemoryGiB < 64);
  const own = cells.filter((cell) => samePurpose(cell.framework, framework));
  const foreign = cells.filter((cell) => !samePurpose(cell.framework, framework));
  const foreignModel = foreign.filter(isModel);
  return [
    own.filter(isModel),
    nearestCells(
      own.filter((cell) => !isModel(cell)),
      request,
    ),
    foreignModel.length > 0 ? foreignModel : nearestCells(foreign, request),
  ];
}

/** The workloads to try as alternatives, in the same stages. */
function* candidates(meaning: Meaning, faults: readonly Fault[]): Generator<Candidate[]> {
  const { request, framework } = meaning;
  const changesOf = changesFrom(meaning);
  const variants = relaxed(request, framework, faults);
  const known = new Map(
    FRAMEWORKS.map((name) => [name, variants.map((variant) => withoutForeignKeys(variant, name))] as const),
  );
  let others = [...proposed(request, framework, faults), ...variants];
  for (const cells of stages(meaning)) {
    const workloads = cells.flatMap((cell) =>
      (known.get(cell.framework) ?? []).flatMap((variant) => asCell(variant, cell, meaning)),
    );
    yield [...others, ...workloads]
      .map((workload) => ({ workload, ...changesOf(workload) }))
      .sort((a, b) => a.cost - b.cost);
    others = [];
  }
}

/** Whether a candidate fills in what was missing with another value, and changes the same otherwise. */
function isAnotherValue(candidate: Candidate, other: Candidate): boolean {
  return candidate.keys.length === other.keys.length && candidate.filledIn !== other.filledIn;
}

/** Whether a candidate changes the same settings as another, as little but to something else, and not to a larger pool than is needed. */
function isAnotherChoice({ keys, workload, cost }: Candidate, other: Candidate): boolean {
  const differing = keys.filter((key) => workload[key] !== other.workload[key]);
  const asNear = keys.length === other.keys.length && cost - other.cost < keys.length;
  return asNear && differing.length > 0 && !keys.some((key) => POOL.has(key));
}

/**
 * Workloads near a refused one that are accepted, at most three, the nearest first. None changes all that another changes and
 * more; two that change the same are among them only where there is nothing else. The planner's own proposals take part, the
 * measured cells of the model and of others, and larger pools. There is always one, since every measured cell is accepted on a
 * pool that is large enough.
 */
export function alternativesTo(request: Workload, faults: readonly Fault[]): Workload[] {
  const found: Candidate[] = [];
  const spare: Candidate[] = [];
  let tries = 0;
  const tryOut = (candidate: Candidate) => {
    tries += found.length > 0 ? 1 : 0;
    if (found.length < MOST_ALTERNATIVES && tries <= MOST_TRIES && !isRejected(decide(candidate.workload))) {
      found.push(candidate);
    }
  };
  for (const stage of candidates(meaningOf(request), faults)) {
    for (const candidate of stage) {
      const less = found.filter((other) => other.keys.every((key) => candidate.keys.includes(key)));
      if (less.every((other) => isAnotherValue(candidate, other))) {
        tryOut(candidate);
      } else if (less.every((other) => isAnotherChoice(candidate, other))) {
        spare.push(candidate);
      }
    }
  }
  tries = 0;
  for (const candidate of spare) {
    if (found.every((other) => candidate.keys.join() !== other.keys.join() || isAnotherChoice(candidate, other))) {
      tryOut(candidate);
    }
  }
  return found.sort((a, b) => a.cost - b.cost).map(({ workload }) => inOrder(workload));
}
