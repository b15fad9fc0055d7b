import {
  knownModel,
  megatronModel,
  megatronModelNames,
  megatronNodes,
  megatronRows,
  START_COMMAND,
  transformersFor,
  type MegatronRow,
  type Source,
  type Strategy,
} from "../catalogue";
import {
  megatron904Model,
  megatron904Rows,
  MEGATRON_904_MODELS,
  MEGATRON_RELEASES,
  type MegatronRelease,
} from "../catalogue/megatron-flows";
import { isRejected, sourceSuffix, type Fault, type Settings } from "./fault";
import { adviceLines } from "./manual-rules";
import { npusText, type MeasuredRun, type RunTable } from "./measured-run";
import { TRAINING_ESTIMATE_SOURCE, type TrainingEstimate } from "./memory-estimate";
import { megatronParallelFaults } from "./megatron-parallel";
import type { MegatronRun } from "./megatron-run";
import { megatronStepFaults, megatronSteps } from "./megatron-steps";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool } from "./pool";
import { resumeFaults } from "./resume";
import { nameInTables, planRun } from "./training-estimate";
import { trainingWaitFaults } from "./training-wait";
import type { TrainingWorkload } from "./training-workload";
import { suggestion } from "./wording";
import { chooseImage, weightsFolder } from "./workload-parts";

/** A training run with Megatron (AscendSpeed, ModelLink) with everything decided. */
export interface MegatronPlan {
  readonly name: string;
  readonly framework: "megatron";
  /** Release of ModelArts whose software package trains. */
  readonly release: string;
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
  /** Version of transformers that the model is trained with; undefined where the manual does not say. */
  readonly transformers?: string;
  /** The jobs of the run, in their order. */
  readonly steps: readonly string[];
  /** Folder of the checkpoints in the containers. */
  readonly checkpointPath: string;
  /** Shell command of every pod that trains. */
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
interface MeasuredMegatronRun extends MeasuredRun {
  readonly row: MegatronRow;
}

/** The release of a run, or the fault of an unknown one. */
function releaseOf({ release }: TrainingWorkload): MegatronRelease | Fault[] {
  const [newest] = MEGATRON_RELEASES;
  const known = MEGATRON_RELEASES.find((name) => name === (release ?? newest));
  const rule = suggestion(release ?? "", MEGATRON_RELEASES, "releases whose package trains with Megatron");
  return known ?? [{ path: "release", got: release, rule, source: ["000:43", "002:31"] }];
}

/** The training table of a release, with the nodes of the request in place of its own. */
function trainingTable(release: MegatronRelease, nodes: number | undefined): RunTable<MeasuredMegatronRun> {
  const is904 = release === "6.3.904";
  const models = is904 ? MEGATRON_904_MODELS.map(({ model }) => model) : megatronModelNames();
  const modelsSource: readonly Source[] = is904 ? ["002:31", "002:7"] : ["000:55"];
  const rowsOf = is904 ? megatron904Rows : megatronRows;
  return {
    name: is904 ? "training table of 6.3.904" : "training table",
    models,
    modelsSource,
    modelNamed: (name) => knownModel(name, models),
    runs: (model) => rowsOf(model).map((row) => ({ ...row, nodes: nodes ?? megatronNodes(row), row })),
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

/** What the jobs of a run are made from. `decided` are the sizes. */
function runOf(
  workload: TrainingWorkload,
  release: MegatronRelease,
  decided: Pick<
    MegatronRun,
    | "model"
    | "tensorParallel"
    | "pipelineParallel"
    | "microBatchSize"
    | "nodes"
    | "npusPerNode"
    | "weightsPath"
    | "seqLen"
  >,
): MegatronRun {
  const { name, strategy, image, data, tokenizerPatch } = workload;
  return {
    ...workload,
    ...decided,
    name,
    release,
    strategy,
    dataSet: data ?? "data",
    installs: image === undefined,
    patchesTokenizer: tokenizerPatch !== undefined,
  };
}

/** Decides a run of a row. `origin` says whether the row was measured or estimated. */
function complete(
  workload: TrainingWorkload,
  measured: MeasuredMegatronRun,
  origin: Origin,
  release: MegatronRelease,
): MegatronPlan | Fault[] {
  const { row } = measured;
  const model = megatronModel(row.model);
  const tp = chosen(workload.tensorParallel, row.tp, origin);
  const pp = chosen(workload.pipelineParallel, row.pp, origin);
  const mbs = chosen(workload.microBatchSize, row.mbs, origin);
  const gbs = chosen(workload.globalBatchSize, GLOBAL_BATCH_SIZE.samples, {
    from: "default",
    source: GLOBAL_BATCH_SIZE.source,
  });
  const nodes = chosen(workload.nodes, measured.nodes, origin);
  const is904 = release === "6.3.904";
  const image = chooseImage(workload.image, is904 ? "megatron 6.3.904" : "megatron on a CCE cluster");
  const parallel = {
    model: row.model,
    tensorParallel: tp.value,
    pipelineParallel: pp.value,
    microBatchSize: mbs.value,
    globalBatchSize: gbs.value,
    nodes: nodes.value,
    npusPerNode: row.npusPerNode,
  };
  const weights = weightsOf(workload, row.model, release);
  const run = runOf(workload, release, {
    model: row.model,
    tensorParallel: tp.value,
    pipelineParallel: pp.value,
    microBatchSize: mbs.value,
    nodes: nodes.value,
    npusPerNode: row.npusPerNode,
    weightsPath: weights.path,
    seqLen: row.seqLen,
  });
  const faults = [
    ...megatronParallelFaults(parallel, measuredSettings(workload, row)),
    ...resumeFaults(workload),
    ...megatronStepFaults(run),
    ...trainingWaitFaults(workload, run),
    ...(isRejected(image) ? image : []),
  ];
  if (faults.length > 0 || isRejected(image)) {
    return faults;
  }
  const { steps, checkpointPath, explanation: stepLines } = megatronSteps(run);
  const dataParallel = (nodes.value * row.npusPerNode) / (tp.value * pp.value);
  const own = [tp, pp, mbs, nodes].some((value) => value.origin.from === "user");
  const transformers = is904
    ? undefined
    : transformersFor({ use: "training", framework: "megatron", model: row.model });
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
    ...(run.patchesTokenizer ? [] : adviceLines({ framework: "megatron", model: row.model })),
    `weights: ${weights.path} on the share, from ${weightsUrl ?? "nowhere that the manual names"}${revision}${sourceSuffix(weightsOrigin.source)}`,
    image.explanation,
    ...stepLines,
  ];
  return {
    name: workload.name,
    framework: "megatron",
    release,
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
    ...(transformers === undefined ? {} : { transformers: transformers.version }),
    steps: steps.map(({ name }) => name),
    checkpointPath,
    command: steps.find(({ name }) => name === "train")?.command ?? "",
    ...published,
    weightsPath: weights.path,
    sources: {
      release: workload.release === undefined ? { from: "default", source: ["000:43"] } : USER,
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
      ...(transformers === undefined ? {} : { transformers: { from: "default", source: transformers.source } }),
      steps: workload.separateSteps === undefined ? { from: "default", source: ["003:59"] } : USER,
      checkpointPath: workload.checkpoints === undefined ? { from: "default", source: ["000:41", "002:6"] } : USER,
      command: workload.command === undefined ? { from: "default", source: START_COMMAND.source } : USER,
      ...Object.fromEntries(Object.keys(published).map((key) => [key, weightsOrigin])),
      weightsPath: weights.origin,
    },
    explanation: explanation.map((line) => `training ${workload.name}: ${line}`),
  };
}

/** The folder of the weights; that of 6.3.904 holds the tokenizer too, and is called after it (seed 002, line 15). */
function weightsOf(
  workload: TrainingWorkload,
  model: string,
  release: MegatronRelease,
): { path: string; origin: Origin } {
  const folder = release === "6.3.904" ? megatron904Model(model)?.folder : undefined;
  if (workload.weights !== undefined || folder === undefined) {
    return weightsFolder(workload.weights, model);
  }
  return { path: `tokenizers/${folder}`, origin: { from: "default", source: ["002:15", "002:5"] } };
}

/** An estimate as a row of the table. */
function estimated(workload: TrainingWorkload, strategy: Strategy, estimate: TrainingEstimate): MeasuredMegatronRun {
  const { tp, pp, nodes, npusPerNode } = estimate;
  const { seqLen } = workload;
  const model = nameInTables(workload.model);
  const source = TRAINING_ESTIMATE_SOURCE;
  const row = { model, strategies: [strategy], seqLen, tp, pp, mbs: 1, nodes, npusPerNode, source };
  return { ...row, row };
}

/** Decides a run with Megatron: parallel sizes, NPUs, image, weights, and the jobs that it is made of. */
export function planMegatron(workload: TrainingWorkload, pool: NpuPool): MegatronPlan | Fault[] {
  const release = releaseOf(workload);
  const strategies = ["pretrain", "sft", "lora"] as const;
  const [newest] = MEGATRON_RELEASES;
  const used = Array.isArray(release) ? newest : release;
  const answer = planRun(workload, pool, {
    framework: "megatron",
    strategies,
    table: (nodes) => trainingTable(used, nodes),
    estimated,
    complete: (request, run, origin) => complete(request, run, origin, used),
  });
  if (!Array.isArray(release)) {
    return answer;
  }
  return [...release, ...(isRejected(answer) ? answer : [])];
}
