import { knownModel, llamaFactoryModelNames, llamaFactoryRows, megatronModelNames, megatronRows } from "../catalogue";
import type { ArchitectureRow } from "../catalogue/model-architectures";
import { atPath, isRejected, shortfall, type Amount, type Fault, type FaultValue } from "./fault";
import { architectureOf } from "./model-config";
import type { NpuPool } from "./pool";
import { planServing, type ServingPlan } from "./serving";
import { planTraining, type TrainingPlan } from "./training";
import { list, suggestion } from "./wording";
import type { Workload } from "./workload";
import {
  FRAMEWORKS,
  knowsKey,
  WORKLOAD_KEY_NAMES,
  WORKLOAD_KEYS,
  type Framework,
  type WorkloadKey,
  type WorkloadKeyName,
} from "./workload-keys";

/** A workload with everything decided, and the nodes of the pool that it takes. */
export type Decision =
  | { readonly framework: "megatron" | "llama-factory"; readonly plan: TrainingPlan; readonly nodes: number }
  | { readonly framework: "vllm"; readonly plan: ServingPlan; readonly nodes: number };

/** The pool of a workload that does not say: nodes as they are sold, and more of them than any workload takes. */
const DEFAULT_POOL = { nodes: 1_000_000_000, npusPerNode: 8, npuMemoryGiB: 64 } as const;

/** Settings without which there is no training run. */
const NEEDED = ["strategy", "seqLen"] as const;

/** The pool that a workload describes. */
export function poolOf({ nodes, npusPerNode, npuMemoryGiB }: Workload): NpuPool {
  return {
    name: "npu",
    nodes: nodes ?? DEFAULT_POOL.nodes,
    npusPerNode: npusPerNode ?? DEFAULT_POOL.npusPerNode,
    npuMemoryGiB: npuMemoryGiB ?? DEFAULT_POOL.npuMemoryGiB,
  };
}

/** The settings of a workload that have a value. */
export function givenKeys(workload: Workload): WorkloadKeyName[] {
  return WORKLOAD_KEY_NAMES.filter((key) => workload[key] !== undefined);
}

/** A workload with its settings in the order of `WORKLOAD_KEYS`. */
export function inOrder(workload: Workload): Workload {
  return Object.fromEntries(givenKeys(workload).map((key) => [key, workload[key]]));
}

/** The training framework that has the model. Megatron goes first, but for a strategy that it does not know. */
function trainingFramework({ model = "", strategy }: Workload): Framework {
  const megatron = knownModel(model, megatronModelNames()) !== undefined;
  const llamaFactory = knownModel(model, llamaFactoryModelNames()) !== undefined;
  return llamaFactory && (!megatron || strategy === "full") ? "llama-factory" : "megatron";
}

/**
 * The framework of a workload; of one that names none, vLLM where a setting of serving or none of training is given, and the
 * training framework that has the model otherwise. Undefined for an unknown name.
 */
export function frameworkOf(workload: Workload): Framework | undefined {
  if (workload.framework !== undefined) {
    return FRAMEWORKS.find((name) => name === workload.framework);
  }
  const given = givenKeys(workload);
  const serves = given.some((key) => !knowsKey("megatron", key) && !knowsKey("llama-factory", key));
  const trains = given.some((key) => !knowsKey("vllm", key));
  return serves || !trains ? "vllm" : trainingFramework(workload);
}

/** The workload without the settings that a framework does not know. */
export function withoutForeignKeys(workload: Workload, framework: Framework): Workload {
  return Object.fromEntries(
    givenKeys(workload).flatMap((key) => (knowsKey(framework, key) ? [[key, workload[key]]] : [])),
  );
}

/** The value of a setting as a fault shows it. */
function gotOf(workload: Workload, key: WorkloadKeyName): FaultValue {
  const value = workload[key];
  return typeof value === "object" ? { phrase: "a map" } : value;
}

/** The faults of settings that a framework does not know. */
function foreignFaults(workload: Workload, framework: Framework): Fault[] {
  return givenKeys(workload).flatMap((path) => {
    const { of = [] }: WorkloadKey = WORKLOAD_KEYS[path];
    const rule = `a setting of ${list(of)}, which ${framework} does not have; leave it out`;
    return knowsKey(framework, path) ? [] : [{ path, got: gotOf(workload, path), rule, source: [] }];
  });
}

/** A training run with every setting that it needs, and the faults of those that are missing. */
function completed(workload: Workload, framework: Framework): { strategy: string; seqLen: number; missing: Fault[] } {
  const { model = "", strategy, seqLen } = workload;
  const [names, rowsOf] =
    framework === "megatron" ? [megatronModelNames(), megatronRows] : [llamaFactoryModelNames(), llamaFactoryRows];
  const runs = rowsOf(knownModel(model, names) ?? "").map((row) => ({
    strategies: [...row.strategies] as string[],
    seqLens: "seqLens" in row ? row.seqLens : [row.seqLen],
  }));
  const strategies = [...new Set(runs.flatMap((run) => run.strategies))];
  const ofStrategy = runs.filter((run) => strategy === undefined || run.strategies.includes(strategy));
  const seqLens = [...new Set(ofStrategy.flatMap((run) => run.seqLens))];
  const missing = NEEDED.flatMap((path): Fault[] => {
    const measured = path === "strategy" ? strategies : seqLens;
    const rule =
      measured.length === 0
        ? `this is needed: ${WORKLOAD_KEYS[path].what}`
        : `this is needed; ${model} is measured with ${list(measured, "or")}`;
    return workload[path] === undefined ? [{ path, got: undefined, rule, source: [] }] : [];
  });
  return { strategy: strategy ?? strategies[0] ?? "sft", seqLen: seqLen ?? seqLens[0] ?? 4096, missing };
}

/** What of an amount is known of a pool: without its nodes where the workload does not say how many there are. */
function known(amount: Amount, workload: Workload): Amount {
  const { nodes, npus, ...ofNode } = amount;
  return workload.nodes === undefined && nodes !== undefined
    ? ofNode
    : { ...ofNode, ...(nodes === undefined ? {} : { nodes }), ...(npus === undefined ? {} : { npus }) };
}

/** The setting of the pool that is too small; the model where it is none of them. */
function pathOfPool({ need = {}, have = {} }: Fault): WorkloadKeyName {
  const missing = shortfall(need, have);
  if (missing.npusPerNode !== undefined) {
    return "npusPerNode";
  }
  if (missing.GiB !== undefined) {
    return "npuMemoryGiB";
  }
  return missing.nodes === undefined ? "model" : "nodes";
}

/** A planner's fault as one of the flat workload: its path is a setting, and what was got is the setting's value. */
function flatFault(fault: Fault, workload: Workload): Fault {
  const path = fault.path === "" ? pathOfPool(fault) : fault.path;
  const { need, have } = fault;
  const amounts = need === undefined || have === undefined ? {} : { need, have: known(have, workload) };
  const flat = { ...fault, path, ...amounts };
  if (typeof fault.got !== "object" || fault.got === null) {
    return flat;
  }
  const { modelConfig: _, ...values }: Workload = { ...workload, ...poolOf(workload) };
  const got = new Map<string, FaultValue>(Object.entries(values)).get(path);
  return { ...flat, got, rule: `${fault.got.phrase}: ${fault.rule}` };
}

/** The estimate that a workload asks for by giving the model's config.json; nothing where it gives none. */
function estimateOf(
  { modelConfig }: Workload,
  model: string,
): { architecture?: ArchitectureRow; estimate?: boolean } | Fault[] {
  if (modelConfig === undefined) {
    return {};
  }
  const architecture = architectureOf(model, modelConfig);
  return isRejected(architecture) ? atPath("modelConfig", architecture) : { architecture, estimate: true };
}

/** Decides a training run. */
function decideTraining(
  workload: Workload,
  framework: "megatron" | "llama-factory",
  model: string,
): Decision | Fault[] {
  const { strategy, seqLen, missing } = completed(workload, framework);
  const {
    name = `${model}-${strategy}`,
    nodes: _,
    modelConfig: _config,
    ...settings
  } = withoutForeignKeys(workload, framework);
  const estimate = estimateOf(workload, model);
  if (isRejected(estimate)) {
    return [...estimate, ...missing];
  }
  const run = { ...settings, ...estimate, name, framework, model, strategy, seqLen };
  const plan = planTraining(run, poolOf(workload));
  if (!isRejected(plan)) {
    return missing.length > 0 ? missing : { framework, plan, nodes: plan.nodes };
  }
  // What is filled in for a missing setting must not be found at fault.
  const own = missing.length === 0 ? plan : plan.filter(({ path }) => path === "model" || path === "image");
  return [...missing, ...own];
}

/** Decides a service. */
function decideServing(workload: Workload, model: string): Decision | Fault[] {
  const { name = model, nodes: _, modelConfig: _config, ...settings } = withoutForeignKeys(workload, "vllm");
  const estimate = estimateOf(workload, model);
  if (isRejected(estimate)) {
    return [...estimate];
  }
  const pool = poolOf(workload);
  const plan = planServing({ ...settings, ...estimate, name, model }, pool);
  if (isRejected(plan)) {
    return [...plan];
  }
  const { replicas, nodesPerReplica } = plan;
  const nodes =
    nodesPerReplica === undefined
      ? Math.ceil(replicas / Math.floor(pool.npusPerNode / plan.npus))
      : replicas * nodesPerReplica;
  return { framework: "vllm", plan, nodes };
}

/** Decides a workload by the planner of its framework, or names every fault by its setting. Looks for no alternatives. */
export function decide(workload: Workload): Decision | Fault[] {
  const framework = frameworkOf(workload);
  if (framework === undefined) {
    const rule = suggestion(workload.framework ?? "", FRAMEWORKS, "frameworks");
    const { framework: got, ...rest } = workload;
    const others = decide(rest);
    return [{ path: "framework", got, rule, source: [] }, ...(isRejected(others) ? others : [])];
  }
  const foreign = foreignFaults(workload, framework);
  const { model } = workload;
  if (model === undefined) {
    const fault = { path: "model", got: undefined, rule: `this is needed: ${WORKLOAD_KEYS.model.what}`, source: [] };
    const { missing } = framework === "vllm" ? { missing: [] } : completed(workload, framework);
    return [fault, ...missing, ...foreign];
  }
  const answer = framework === "vllm" ? decideServing(workload, model) : decideTraining(workload, framework, model);
  if (isRejected(answer)) {
    return [...answer.map((fault) => flatFault(fault, workload)), ...foreign];
  }
  return foreign.length > 0 ? foreign : answer;
}
