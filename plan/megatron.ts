import {
  knownModel,
  megatronModel,
  megatronModelNames,
  megatronNodes,
  megatronRows,
  SCRIPT_FAMILIES,
  START_COMMAND,
  TRAINING_CODE,
  transformersFor,
  WORK_DIRECTORY,
  type MegatronModel,
  type MegatronRow,
  type Strategy,
} from "../catalogue";
import { isRejected, sourceSuffix, type Fault, type Settings } from "./fault";
import { adviceLines } from "./manual-rules";
import { npusText, type MeasuredRun, type RunTable } from "./measured-run";
import { TRAINING_ESTIMATE_SOURCE, type TrainingEstimate } from "./memory-estimate";
import { megatronParallelFaults } from "./megatron-parallel";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool } from "./pool";
import { resumeFaults } from "./resume";
import { nameInTables, planRun } from "./training-estimate";
import type { TrainingWorkload } from "./training-workload";
import { chooseImage, weightsFolder } from "./workload-parts";

/** A training run with Megatron (AscendSpeed, ModelLink) with everything decided. */
export interface MegatronPlan {
  readonly name: string;
  readonly framework: "megatron";
  readonly model: string;
  readonly strategy: string;
  /** Tokens. */
  readonly seqLen: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Samples. */
  readonly microBatchSize: number;
  /** Samples of one step of the optimizer. */
  readonly globalBatchSize: number;
  /** NPUs / (tensor parallel x pipeline parallel). */
  readonly dataParallel: number;
  readonly nodes: number;
  readonly npusPerNode: number;
  readonly image: string;
  /** Version of transformers that the model is trained with. */
  readonly transformers: string;
  /** Shell command of every pod. */
  readonly command: string;
  /** Where the weights can be had; undefined for a model that is not in the manual. */
  readonly weightsUrl?: string;
  /** Git revision of the weights that the manual demands, where it does. */
  readonly weightsRevision?: string;
  /** Folder of weights and tokenizer on the share, relative to its root: `models/llama2-13b`. */
  readonly weightsPath: string;
  /** Where each value comes from. */
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log: what was chosen, and from which seed line. */
  readonly explanation: readonly string[];
}

/** Samples of one step where the request does not say: the manual's default, named with the throughput formula. */
const GLOBAL_BATCH_SIZE = { samples: 64, source: ["002:18"] } as const;

/** A row of the table as a run. */
interface MegatronRun extends MeasuredRun {
  readonly row: MegatronRow;
}

/** The command that replaces the version of transformers that install.sh brings, for a model that needs another. */
function transformersInstall(model: string): string[] {
  const { version } = transformersFor({ use: "training", framework: "megatron", model });
  const brought = transformersFor({ use: "training", framework: "megatron" }).version;
  return version === brought ? [] : [`pip install transformers==${version}`];
}

/** Start command of a run in words of a shell, and where it comes from. */
function startCommand(
  workload: TrainingWorkload,
  row: MegatronModel | undefined,
): { command: string; origin: Origin; note: string } | Fault[] {
  if (workload.command !== undefined) {
    return { command: workload.command, origin: USER, note: "start command: as configured" };
  }
  if (row === undefined) {
    const rule = `the manual has no start script of ${workload.model}; set command to the one of your own`;
    return [{ path: "command", got: undefined, rule, source: START_COMMAND.source }];
  }
  const { model, family } = row;
  const folder = family.toLowerCase();
  const size = model.slice(model.lastIndexOf("-") + 1);
  const script = START_COMMAND.script
    .replace("<family>", folder)
    .replace("<strategy>", workload.strategy)
    .replace("<size>", size);
  const code = `${WORK_DIRECTORY.path}/${TRAINING_CODE.path}`;
  const setUp = workload.image === undefined ? [`sh ./${START_COMMAND.install}`, ...transformersInstall(model)] : [];
  const known = SCRIPT_FAMILIES.families.some((name) => name === folder);
  return {
    command: [`cd ${code}`, ...setUp, `sh ./${script}`].join(" && "),
    origin: { from: "default", source: START_COMMAND.source },
    note:
      `start script: ${script}, named after the manual's pattern` +
      (known ? "" : ` (its folder ${folder} is a guess: set command if the package has another)`) +
      sourceSuffix(START_COMMAND.source),
  };
}

/** The training table, with the nodes of the request in place of its own. */
function trainingTable(nodes: number | undefined): RunTable<MegatronRun> {
  const models = megatronModelNames();
  return {
    name: "training table",
    models,
    modelsSource: ["000:55"],
    modelNamed: (name) => knownModel(name, models),
    runs: (model) => megatronRows(model).map((row) => ({ ...row, nodes: nodes ?? megatronNodes(row), row })),
  };
}

/** What the row says, as settings of a request that names something else. */
function measuredSettings(workload: TrainingWorkload, row: MegatronRow): Settings {
  const measured = {
    tensorParallel: row.tp,
    pipelineParallel: row.pp,
    microBatchSize: row.mbs,
    nodes: megatronNodes(row),
    globalBatchSize: GLOBAL_BATCH_SIZE.samples,
  };
  return Object.fromEntries(
    Object.entries(measured).filter(([key]) => workload[key as keyof typeof measured] !== undefined),
  );
}

/** Decides a run of a row. `origin` says whether the row was measured or estimated. */
function complete(workload: TrainingWorkload, run: MegatronRun, origin: Origin): MegatronPlan | Fault[] {
  const { row } = run;
  const model = megatronModel(row.model);
  const tp = chosen(workload.tensorParallel, row.tp, origin);
  const pp = chosen(workload.pipelineParallel, row.pp, origin);
  const mbs = chosen(workload.microBatchSize, row.mbs, origin);
  const gbs = chosen(workload.globalBatchSize, GLOBAL_BATCH_SIZE.samples, {
    from: "default",
    source: GLOBAL_BATCH_SIZE.source,
  });
  const nodes = chosen(workload.nodes, run.nodes, origin);
  const image = chooseImage(workload.image, "megatron on a CCE cluster");
  const start = startCommand(workload, model);
  const parallel = {
    model: row.model,
    tensorParallel: tp.value,
    pipelineParallel: pp.value,
    microBatchSize: mbs.value,
    globalBatchSize: gbs.value,
    nodes: nodes.value,
    npusPerNode: row.npusPerNode,
  };
  const faults = [
    ...megatronParallelFaults(parallel, measuredSettings(workload, row)),
    ...resumeFaults(workload),
    ...(isRejected(image) ? image : []),
    ...(isRejected(start) ? start : []),
  ];
  if (faults.length > 0 || isRejected(image) || isRejected(start)) {
    return faults;
  }
  const dataParallel = (nodes.value * row.npusPerNode) / (tp.value * pp.value);
  const own = [tp, pp, mbs, nodes].some((value) => value.origin.from === "user");
  const weights = weightsFolder(workload.weights, row.model);
  const transformers = transformersFor({ use: "training", framework: "megatron", model: row.model });
  const known = npusText({ nodes: megatronNodes(row), npusPerNode: row.npusPerNode });
  const how = own
    ? `with settings of the request; ${origin.from} with TP ${row.tp}, PP ${row.pp}, micro batch ${row.mbs} on ${known}`
    : `as ${origin.from}`;
  const weightsOrigin: Origin = { from: "measured", source: model?.source ?? [] };
  const { weightsUrl, weightsRevision } = model ?? {};
  const published = {
    ...(weightsUrl === undefined ? {} : { weightsUrl }),
    ...(weightsRevision === undefined ? {} : { weightsRevision }),
  };
  const revision = weightsRevision === undefined ? "" : ` at revision ${weightsRevision}`;
  const explanation = [
    `${row.model} ${workload.strategy} at ${row.seqLen} tokens with megatron: ${npusText(parallel)}, TP ${tp.value}, ` +
      `PP ${pp.value}, micro batch ${mbs.value}, data parallel ${dataParallel}, ${how}${sourceSuffix(row.source)}`,
    ...(row.correction === undefined ? [] : [`corrected: ${row.correction.reason}`]),
    ...(row.remark === undefined ? [] : [`note: ${row.remark}`]),
    ...adviceLines({ framework: "megatron", model: row.model }),
    `weights: ${weights.path} on the share, from ${weightsUrl ?? "nowhere that the manual names"}${revision}${sourceSuffix(weightsOrigin.source)}`,
    image.explanation,
    start.note,
  ];
  return {
    name: workload.name,
    framework: "megatron",
    model: row.model,
    strategy: workload.strategy,
    seqLen: row.seqLen,
    tensorParallel: tp.value,
    pipelineParallel: pp.value,
    microBatchSize: mbs.value,
    globalBatchSize: gbs.value,
    dataParallel,
    nodes: nodes.value,
    npusPerNode: row.npusPerNode,
    image: image.image,
    transformers: transformers.version,
    command: start.command,
    ...published,
    weightsPath: weights.path,
    sources: {
      model: USER,
      strategy: USER,
      seqLen: USER,
      tensorParallel: tp.origin,
      pipelineParallel: pp.origin,
      microBatchSize: mbs.origin,
      globalBatchSize: gbs.origin,
      dataParallel: own ? USER : origin,
      nodes: nodes.origin,
      npusPerNode: origin,
      image: image.origin,
      transformers: { from: "default", source: transformers.source },
      command: start.origin,
      ...Object.fromEntries(Object.keys(published).map((key) => [key, weightsOrigin])),
      weightsPath: weights.origin,
    },
    explanation: explanation.map((line) => `training ${workload.name}: ${line}`),
  };
}

/** An estimate as a row of the table. */
function estimated(workload: TrainingWorkload, strategy: Strategy, estimate: TrainingEstimate): MegatronRun {
  const { tp, pp, nodes, npusPerNode } = estimate;
  const { seqLen } = workload;
  const model = nameInTables(workload.model);
  const source = TRAINING_ESTIMATE_SOURCE;
  const row = { model, strategies: [strategy], seqLen, tp, pp, mbs: 1, nodes, npusPerNode, source };
  return { ...row, row };
}

/** Decides a run with Megatron: parallel sizes, NPUs, image, weights and start command. */
export function planMegatron(workload: TrainingWorkload, pool: NpuPool): MegatronPlan | Fault[] {
  const strategies = ["pretrain", "sft", "lora"] as const;
  return planRun(workload, pool, { framework: "megatron", strategies, table: trainingTable, estimated, complete });
}
