import {
  imageFor,
  megatronModel,
  megatronModelNames,
  megatronNodes,
  megatronRows,
  MODELS_DIRECTORY,
  nearestName,
  otherSpelling,
  SCRIPT_FAMILIES,
  START_COMMAND,
  TRAINING_CODE,
  WORK_DIRECTORY,
  type MegatronModel,
  type MegatronRow,
  type Source,
} from "../catalogue";
import { isRejected, mergedAlternative, sourceSuffix, type Fault } from "./fault";
import type { NpuPool, PoolDemand } from "./pool";
import { count, list, suggestion } from "./wording";

/** Frameworks that can train. */
const FRAMEWORKS = ["megatron"];

/** A training run as its user describes it. */
export interface TrainingWorkload {
  readonly name: string;
  /** `megatron`, the default. */
  readonly framework?: string;
  /** Model, as the training table spells it: `llama2-13b`. */
  readonly model: string;
  /** `pretrain`, `sft` or `lora`. */
  readonly strategy: string;
  /** Sequence length in tokens. */
  readonly seqLen: number;
  /** Folder of the Hugging Face weights on the share, relative to its root. Defaults to `models/<model>`. */
  readonly weights?: string;
  /** Shell command of every pod. Defaults to the manual's start script of the model. */
  readonly command?: string;
  /** Image of the pods. Defaults to the base image that the manual names for training. */
  readonly image?: string;
}

/** A training run with everything decided. */
export interface TrainingPlan {
  readonly name: string;
  readonly framework: string;
  readonly model: string;
  readonly strategy: string;
  /** Tokens. */
  readonly seqLen: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Samples. */
  readonly microBatchSize: number;
  /** NPUs / (tensor parallel x pipeline parallel). */
  readonly dataParallel: number;
  readonly nodes: number;
  readonly npusPerNode: number;
  readonly image: string;
  /** Shell command of every pod. */
  readonly command: string;
  /** Where the weights can be had. */
  readonly weightsUrl: string;
  /** Git revision of the weights that the manual demands, where it does. */
  readonly weightsRevision?: string;
  /** Folder of weights and tokenizer on the share, relative to its root: `models/llama2-13b`. */
  readonly weightsPath: string;
  /** Lines of the preview log: what was chosen, and from which seed line. */
  readonly explanation: readonly string[];
}

/** Nodes and NPUs of a row in words: `2 x 8 NPUs`. */
function npusOf(row: MegatronRow): string {
  return `${megatronNodes(row)} x ${row.npusPerNode} NPUs`;
}

/** Whether the pool has the nodes and NPUs of a row. */
function fitsPool(row: MegatronRow, pool: NpuPool): boolean {
  return megatronNodes(row) <= pool.nodes && row.npusPerNode <= pool.npusPerNode;
}

/** How far apart two sequence lengths are: 2048 and 4096 as far as 4096 and 8192. */
function distance(a: number, b: number): number {
  return Math.abs(Math.log(a / b));
}

/** The rows in the order in which to propose them for a length: those that fit the pool first, then the nearest, then the longer. */
function byNearness(rows: readonly MegatronRow[], seqLen: number, pool: NpuPool): MegatronRow[] {
  const wanted = seqLen > 0 ? seqLen : 1;
  const misfit = (row: MegatronRow) => (fitsPool(row, pool) ? 0 : 1);
  return [...rows].sort(
    (a, b) => misfit(a) - misfit(b) || distance(a.seqLen, wanted) - distance(b.seqLen, wanted) || b.seqLen - a.seqLen,
  );
}

/** What a row costs, and whether the pool can pay it: `8192 on 1 x 8 NPUs`. */
function proposal(row: MegatronRow, pool: NpuPool): string {
  const lack = fitsPool(row, pool) ? "" : `, more than pool ${JSON.stringify(pool.name)} has`;
  return `${row.seqLen} on ${npusOf(row)}${lack}`;
}

/** Whether a row was measured with this strategy. */
function hasStrategy(row: MegatronRow, strategy: string): boolean {
  return row.strategies.some((name) => name === strategy);
}

/** A fault for a model that the table does not have, with what else to change where the nearest model needs it. */
function unknownModel(workload: TrainingWorkload, pool: NpuPool): Fault {
  const names = megatronModelNames();
  const spelling = otherSpelling(workload.model) ?? nearestName(workload.model, names);
  const fault = {
    path: "model",
    got: workload.model,
    rule: suggestion(workload.model, names, "models of the training table"),
  };
  const source: Source[] = ["000:55"];
  if (spelling === undefined) {
    return { ...fault, source };
  }
  const rule = `not in the training table; did you mean ${JSON.stringify(spelling)}?`;
  const answer = planTraining({ ...workload, model: spelling }, pool);
  const changes = isRejected(answer) ? mergedAlternative(answer) : {};
  return { ...fault, rule, source, ...(changes === undefined ? {} : { alternative: { model: spelling, ...changes } }) };
}

/** A fault for a strategy that the model, or any model, has no row for. */
function unmeasuredStrategy(workload: TrainingWorkload, rows: readonly MegatronRow[], pool: NpuPool): Fault {
  const { model, strategy, seqLen } = workload;
  const measured = [...new Set(rows.flatMap(({ strategies }) => strategies))];
  const nearest = nearestName(strategy, measured);
  const wanted = nearest ?? (measured.includes("sft") ? "sft" : measured[0]);
  const [row] = byNearness(
    rows.filter((candidate) => hasStrategy(candidate, wanted ?? "")),
    seqLen,
    pool,
  );
  const fault = { path: "strategy", got: strategy, source: row?.source.slice(0, 1) ?? [] };
  if (row === undefined || wanted === undefined) {
    return { ...fault, rule: `${model} is measured with ${list(measured)}` };
  }
  const length = row.seqLen === seqLen ? "" : ` with seqLen ${row.seqLen}`;
  const rule = `${model} is measured with ${list(measured)}; use ${wanted}${length}`;
  const alternative: Fault["alternative"] =
    row.seqLen === seqLen ? { strategy: wanted } : { strategy: wanted, seqLen: row.seqLen };
  return { ...fault, rule, ...(fitsPool(row, pool) ? { alternative } : {}) };
}

/** A fault for a sequence length without a row. */
function unmeasuredLength(workload: TrainingWorkload, rows: readonly MegatronRow[], pool: NpuPool): Fault {
  const { model, strategy, seqLen } = workload;
  const lengths = list(rows.map((row) => row.seqLen));
  const fault = { path: "seqLen", got: seqLen };
  const [row] = byNearness(rows, seqLen, pool);
  if (row === undefined) {
    return { ...fault, rule: `${model} ${strategy} is measured at ${lengths}`, source: [] };
  }
  const rule = `${model} ${strategy} is measured at ${lengths}; use ${proposal(row, pool)}`;
  const source = row.source.slice(0, 1);
  return { ...fault, rule, source, ...(fitsPool(row, pool) ? { alternative: { seqLen: row.seqLen } } : {}) };
}

/** A fault for a run that needs more than its pool has. */
function largerThanPool(workload: TrainingWorkload, row: MegatronRow, pool: NpuPool): Fault {
  const { model, strategy, seqLen } = workload;
  const nodes = megatronNodes(row);
  const got = { phrase: `${npusOf(row)} for ${model} ${strategy} at ${seqLen}` };
  const source = row.source.slice(0, 1);
  const name = JSON.stringify(pool.name);
  if (pool.npusPerNode < row.npusPerNode) {
    const has = pool.npusPerNode === 0 ? "has no NPUs" : `has ${count(pool.npusPerNode, "NPU")} per node`;
    return { path: "", got, rule: `pool ${name} ${has}; use a pool with ${row.npusPerNode} or more per node`, source };
  }
  const has = `pool ${name} has ${count(pool.nodes, "node")}, ${nodes - pool.nodes} too few`;
  const raise = `set its nodes to ${nodes}`;
  const fitting = megatronRows(model).filter((candidate) => fitsPool(candidate, pool));
  const same = fitting.filter((candidate) => hasStrategy(candidate, strategy));
  const [shorter] = byNearness(same, seqLen, pool);
  if (shorter !== undefined) {
    const rule = `${has}; use seqLen ${proposal(shorter, pool)}, or ${raise}`;
    return { path: "", got, rule, source, alternative: { seqLen: shorter.seqLen } };
  }
  const [other] = byNearness(fitting, seqLen, pool);
  const strategies = other?.strategies ?? [];
  const replacement = strategies.includes("sft") ? "sft" : strategies[0];
  if (other === undefined || replacement === undefined) {
    return { path: "", got, rule: `${has}; ${raise}`, source };
  }
  const rule = `${has}; use strategy ${replacement} with seqLen ${proposal(other, pool)}, or ${raise}`;
  return { path: "", got, rule, source, alternative: { strategy: replacement, seqLen: other.seqLen } };
}

/** Faults of the requested model, strategy and length, or the row that was measured for them. */
function measuredRow(workload: TrainingWorkload, model: MegatronModel, pool: NpuPool): MegatronRow | Fault {
  const rows = megatronRows(model.model);
  const withStrategy = rows.filter((row) => hasStrategy(row, workload.strategy));
  if (withStrategy.length === 0) {
    return unmeasuredStrategy(workload, rows, pool);
  }
  const row = withStrategy.find(({ seqLen }) => seqLen === workload.seqLen);
  if (row === undefined) {
    return unmeasuredLength(workload, withStrategy, pool);
  }
  return fitsPool(row, pool) ? row : largerThanPool(workload, row, pool);
}

/** Start command of a run in words of a shell, and where it comes from. */
function startCommand(workload: TrainingWorkload, { model, family }: MegatronModel): { command: string; note: string } {
  if (workload.command !== undefined) {
    return { command: workload.command, note: "start command: as configured" };
  }
  const folder = family.toLowerCase();
  const size = model.slice(model.lastIndexOf("-") + 1);
  const script = START_COMMAND.script
    .replace("<family>", folder)
    .replace("<strategy>", workload.strategy)
    .replace("<size>", size);
  const scripts = workload.image === undefined ? [START_COMMAND.install, script] : [script];
  const code = `${WORK_DIRECTORY.path}/${TRAINING_CODE.path}`;
  const known = SCRIPT_FAMILIES.families.some((name) => name === folder);
  return {
    command: [`cd ${code}`, ...scripts.map((path) => `sh ./${path}`)].join(" && "),
    note:
      `start script: ${script}, named after the manual's pattern` +
      (known ? "" : ` (its folder ${folder} is a guess: set command if the package has another)`) +
      sourceSuffix(START_COMMAND.source),
  };
}

/**
 * Decides a training run: parallel sizes, NPUs, image, weights and start command, all from the measured rows of the
 * catalogue. Paths of faults are relative to the workload; "" is the workload as a whole.
 */
export function planTraining(workload: TrainingWorkload, pool: NpuPool): TrainingPlan | Fault[] {
  const faults: Fault[] = [];
  const framework = workload.framework ?? "megatron";
  if (!FRAMEWORKS.includes(framework)) {
    const rule = suggestion(framework, FRAMEWORKS, "frameworks");
    faults.push({ path: "framework", got: framework, rule, source: [], alternative: { framework: "megatron" } });
  }
  const model = megatronModel(workload.model);
  const row = model === undefined ? unknownModel(workload, pool) : measuredRow(workload, model, pool);
  if (model === undefined || "rule" in row || faults.length > 0) {
    return "rule" in row ? [...faults, row] : faults;
  }
  const nodes = megatronNodes(row);
  const dataParallel = (nodes * row.npusPerNode) / (row.tp * row.pp);
  const { image, mention } = imageFor("megatron on a CCE cluster");
  const weightsPath = workload.weights ?? `${MODELS_DIRECTORY.path}/${model.model}`;
  const { command, note } = startCommand(workload, model);
  const revision = model.weightsRevision === undefined ? "" : ` at revision ${model.weightsRevision}`;
  const explanation = [
    `${model.model} ${workload.strategy} at ${row.seqLen} tokens with ${framework}: ${npusOf(row)}, TP ${row.tp}, ` +
      `PP ${row.pp}, micro batch ${row.mbs}, data parallel ${dataParallel}, as measured${sourceSuffix(row.source)}`,
    ...(row.correction === undefined ? [] : [`corrected: ${row.correction.reason}`]),
    ...(row.remark === undefined ? [] : [`note: ${row.remark}`]),
    `weights: ${weightsPath} on the share, from ${model.weightsUrl}${revision}${sourceSuffix(model.source)}`,
    workload.image === undefined
      ? `image: ${image.address}${sourceSuffix(mention.source)}`
      : `image: ${workload.image}, as configured`,
    note,
  ];
  return {
    name: workload.name,
    framework,
    model: model.model,
    strategy: workload.strategy,
    seqLen: row.seqLen,
    tensorParallel: row.tp,
    pipelineParallel: row.pp,
    microBatchSize: row.mbs,
    dataParallel,
    nodes,
    npusPerNode: row.npusPerNode,
    image: workload.image ?? image.address,
    command,
    weightsUrl: model.weightsUrl,
    ...(model.weightsRevision === undefined ? {} : { weightsRevision: model.weightsRevision }),
    weightsPath,
    explanation: explanation.map((line) => `training ${workload.name}: ${line}`),
  };
}

/** What a run takes from its pool: one pod per node, each on a node of its own. */
export function trainingDemand({ name, nodes, npusPerNode }: TrainingPlan): PoolDemand {
  return { name: `training ${name}`, pods: nodes, npusPerPod: npusPerNode, distinctNodes: true };
}
