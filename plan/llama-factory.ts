import {
  knownModel,
  llamaFactoryModelNames,
  llamaFactoryRows,
  megatronModel,
  servingModelNames,
  servingRow,
  transformersFor,
  type LlamaFactoryRow,
  type LlamaFactoryStrategy,
  type Source,
} from "../catalogue";
import { datasetFormat } from "./dataset-info";
import { atPath, isRejected, sourceSuffix, type Fault } from "./fault";
import { megatronSettingFaults } from "./foreign-settings";
import { jobNameFaults } from "./job-names";
import type { LlamaFactoryRequest } from "./llama-factory-request";
import { npusText, type MeasuredRun, type RunTable } from "./measured-run";
import { TRAINING_ESTIMATE_SOURCE, type TrainingEstimate } from "./memory-estimate";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool } from "./pool";
import { resumeFaults } from "./resume";
import { nameInTables, planRun } from "./training-estimate";
import type { TrainingWorkload } from "./training-workload";
import { chooseImage, weightsFolder } from "./workload-parts";

/** A training run with LLaMA-Factory and DeepSpeed with everything decided. */
export interface LlamaFactoryPlan {
  readonly name: string;
  readonly framework: "llama-factory";
  readonly model: string;
  /** `full` or `lora`: LLaMA-Factory's `finetuning_type`. */
  readonly strategy: string;
  /** `cutoff_len`, tokens. */
  readonly seqLen: number;
  /** Chat template. */
  readonly template: string;
  /** Stage of DeepSpeed's ZeRO, 0 to 3. */
  readonly zeroStage: number;
  /** Whether DeepSpeed keeps optimizer states, and weights at stage 3, in the memory of the node. */
  readonly offload: boolean;
  readonly gradientAccumulationSteps: number;
  readonly nodes: number;
  readonly npusPerNode: number;
  /** All NPUs: LLaMA-Factory splits the data only. */
  readonly dataParallel: number;
  readonly image: string;
  /** Version of transformers that the model is trained with. */
  readonly transformers: string;
  /** Where the weights can be had; undefined where the manual gives no address. */
  readonly weightsUrl?: string;
  /** Folder of weights and tokenizer on the share, relative to its root: `models/llama2-13b`. */
  readonly weightsPath: string;
  /** Shell command of every pod, where the request has one. */
  readonly command?: string;
  /** Format of the data. */
  readonly dataFormat: string;
  /** Whether adapters are merged into the weights. */
  readonly merge: boolean;
  /** Settings of LLaMA-Factory that the request gives. */
  readonly settings?: LlamaFactoryRequest;
  /** Where each value comes from. */
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log: what was chosen, and from which seed line. */
  readonly explanation: readonly string[];
}

/** A row of the table at one of its lengths. */
interface LlamaFactoryRun extends MeasuredRun {
  readonly row: LlamaFactoryRow;
}

/** Format of data where the request names none: that of the manual's example. */
const DATA_FORMAT = "alpaca";
const MERGE_SOURCE: readonly Source[] = [{ page: "hiyouga/LLaMA-Factory, examples/merge_lora/llama3_lora_sft.yaml" }];

/** The LLaMA-Factory table, with the nodes of the request in place of its own. */
function llamaFactoryTable(nodes: number | undefined): RunTable<LlamaFactoryRun> {
  const models = llamaFactoryModelNames();
  return {
    name: "LLaMA-Factory table",
    models,
    modelsSource: ["001:55"],
    modelNamed: (name) => knownModel(name, models),
    runs: (model) =>
      llamaFactoryRows(model).flatMap((row) =>
        row.seqLens.map((seqLen) => ({ ...row, seqLen, nodes: nodes ?? row.nodes, row })),
      ),
  };
}

/** Where the weights of a model can be had, in any table of the manual. */
function weightsOf(model: string): { url?: string; source: readonly Source[] } {
  const trained = megatronModel(model);
  if (trained !== undefined) {
    return { url: trained.weightsUrl, source: trained.source };
  }
  const served = servingRow(knownModel(model, servingModelNames()) ?? "");
  const url = served?.weightsUrl;
  return { ...(url === undefined ? {} : { url }), source: served?.source ?? [] };
}

/** The faults of settings that LLaMA-Factory does not have: it splits the data only. */
function foreignSettings(workload: TrainingWorkload): Fault[] {
  return megatronSettingFaults(workload, "LLaMA-Factory").map((fault) => ({ ...fault, source: ["001:55"] }));
}

/** Steps after the training and tests of a run, as their jobs are called after it. */
function stepNames({ merge, settings }: { merge: boolean; settings: LlamaFactoryRequest }): string[] {
  return [
    ...(merge ? ["merge"] : []),
    ...(settings.forVllm === false ? [] : ["vllm"]),
    ...(settings.benchmark === undefined ? [] : ["speed", "accuracy"]),
  ];
}

/** The faults of settings that LLaMA-Factory alone has, and of a name that is too long for the jobs of a run. */
function ownFaults(workload: TrainingWorkload): Fault[] {
  const settings = workload.llamaFactory ?? {};
  const isLora = workload.strategy === "lora";
  const format = datasetFormat(settings.dataFormat ?? DATA_FORMAT);
  const faults: Fault[] = isRejected(format) ? [...atPath("llamaFactory", format)].map(withoutAlternative) : [];
  if (settings.merge === true && !isLora) {
    const rule = "adapters are what LoRA trains; leave it out, or use strategy lora";
    faults.push({ path: "llamaFactory.merge", got: true, rule, source: MERGE_SOURCE });
  }
  if (isLora && settings.merge === false) {
    const needing = [
      ...(settings.forVllm === true ? ["forVllm"] : []),
      ...(settings.benchmark === undefined ? [] : ["benchmark"]),
    ];
    for (const path of needing) {
      const rule = "this needs whole weights, and adapters are not merged; leave llamaFactory.merge out";
      faults.push({ path: `llamaFactory.${path}`, got: { phrase: "settings" }, rule, source: MERGE_SOURCE });
    }
  }
  const merge = isLora && settings.merge !== false;
  faults.push(...jobNameFaults(workload.name, stepNames({ merge, settings })));
  return faults;
}

/** The alternative would have to name a setting inside another one. */
function withoutAlternative({ alternative: _, ...fault }: Fault): Fault {
  return fault;
}

/** The DeepSpeed optimizer in words: `ZeRO-3-Offload`, as the table spells it. */
export function zeroText({ zeroStage, offload }: { zeroStage: number; offload: boolean }): string {
  return `ZeRO-${zeroStage}${offload ? "-Offload" : ""}`;
}

/** Decides a run of a row. `origin` says whether the row was measured or estimated. */
function complete(workload: TrainingWorkload, run: LlamaFactoryRun, origin: Origin): LlamaFactoryPlan | Fault[] {
  const { row, seqLen } = run;
  const nodes = chosen(workload.nodes, row.nodes, origin);
  const image = chooseImage(workload.image, "megatron on a CCE cluster");
  const faults = [
    ...foreignSettings(workload),
    ...ownFaults(workload),
    ...resumeFaults(workload),
    ...(isRejected(image) ? image : []),
  ];
  if (faults.length > 0 || isRejected(image)) {
    return faults;
  }
  const weights = weightsFolder(workload.weights, row.model);
  const from = weightsOf(row.model);
  const transformers = transformersFor({ use: "training", framework: "llama-factory", model: row.model });
  const npus = { nodes: nodes.value, npusPerNode: row.npusPerNode };
  const own = nodes.origin.from === "user";
  const changed = own ? `with nodes of the request; ${origin.from} on ${npusText(row)}` : `as ${origin.from}`;
  const merge = workload.strategy === "lora" && workload.llamaFactory?.merge !== false;
  const dataFormat = chosen(workload.llamaFactory?.dataFormat, DATA_FORMAT, { from: "default", source: ["001:47"] });
  const explanation = [
    `${row.model} ${workload.strategy} at ${seqLen} tokens with llama-factory: ${npusText(npus)}, ${zeroText(row)}, ` +
      `gradient accumulation ${row.gradientAccumulationSteps}, template ${row.template}, ${changed}${sourceSuffix(row.source)}`,
    ...(row.remark === undefined ? [] : [`note: ${row.remark}`]),
    `weights: ${weights.path} on the share, from ${from.url ?? "nowhere that the manual names"}${sourceSuffix(from.source)}`,
    image.explanation,
    ...(workload.command === undefined ? [] : ["start command: as configured"]),
    ...(merge ? [`adapters are merged into the weights${sourceSuffix(MERGE_SOURCE)}`] : []),
    ...(workload.llamaFactory?.benchmark === undefined
      ? []
      : [`tests of speed and accuracy after the training${sourceSuffix(["003:47"])}`]),
  ];
  const dataParallel = nodes.value * row.npusPerNode;
  return {
    name: workload.name,
    framework: "llama-factory",
    model: row.model,
    strategy: workload.strategy,
    seqLen,
    template: row.template,
    zeroStage: row.zeroStage,
    offload: row.offload,
    gradientAccumulationSteps: row.gradientAccumulationSteps,
    nodes: nodes.value,
    npusPerNode: row.npusPerNode,
    dataParallel,
    image: image.image,
    transformers: transformers.version,
    ...(from.url === undefined ? {} : { weightsUrl: from.url }),
    weightsPath: weights.path,
    ...(workload.command === undefined ? {} : { command: workload.command }),
    dataFormat: dataFormat.value,
    merge,
    ...(workload.llamaFactory === undefined ? {} : { settings: workload.llamaFactory }),
    sources: {
      model: USER,
      strategy: USER,
      seqLen: USER,
      template: origin.from === "measured" ? origin : { from: "default", source: TEMPLATE.source },
      zeroStage: origin,
      offload: origin,
      gradientAccumulationSteps:
        origin.from === "measured" ? origin : { from: "default", source: GRADIENT_ACCUMULATION.source },
      nodes: nodes.origin,
      npusPerNode: origin,
      dataParallel: own ? USER : origin,
      image: image.origin,
      transformers: { from: "default", source: transformers.source },
      ...(from.url === undefined ? {} : { weightsUrl: { from: "measured", source: from.source } }),
      weightsPath: weights.origin,
      ...(workload.command === undefined ? {} : { command: USER }),
      dataFormat: dataFormat.origin,
      merge: workload.llamaFactory?.merge === undefined ? { from: "default", source: MERGE_SOURCE } : USER,
      ...(workload.llamaFactory === undefined ? {} : { settings: USER }),
    },
    explanation: explanation.map((line) => `training ${workload.name}: ${line}`),
  };
}

/** Template of a model that is not in the table, and steps between two updates: the table's for all but the largest models. */
const TEMPLATE = { name: "default", source: [{ page: "LLaMA-Factory, src/llamafactory/data/template.py" }] } as const;
const GRADIENT_ACCUMULATION = { steps: 8, source: ["001:55"] } as const;

/** An estimate as a row of the table. */
function estimated(
  workload: TrainingWorkload,
  strategy: LlamaFactoryStrategy,
  estimate: TrainingEstimate,
): LlamaFactoryRun {
  const { zeroStage, offload, nodes, npusPerNode } = estimate;
  const model = knownModel(workload.model, llamaFactoryModelNames()) ?? nameInTables(workload.model);
  const { seqLen } = workload;
  const row: LlamaFactoryRow = {
    model,
    family: model,
    size: "",
    template: llamaFactoryRows(model)[0]?.template ?? TEMPLATE.name,
    strategies: [strategy],
    seqLens: [seqLen],
    gradientAccumulationSteps: GRADIENT_ACCUMULATION.steps,
    zeroStage,
    offload,
    nodes,
    npusPerNode,
    source: TRAINING_ESTIMATE_SOURCE,
  };
  return { ...row, seqLen, row };
}

/** Decides a run with LLaMA-Factory: DeepSpeed stage, gradient accumulation, template, NPUs, image and weights. */
export function planLlamaFactory(workload: TrainingWorkload, pool: NpuPool): LlamaFactoryPlan | Fault[] {
  // The strategy that Megatron calls sft is LLaMA-Factory's full fine-tuning.
  const strategy = workload.strategy === "sft" ? "full" : workload.strategy;
  const strategies = ["full", "lora"] as const;
  const rules = { framework: "llama-factory", strategies, table: llamaFactoryTable, estimated, complete } as const;
  return planRun({ ...workload, strategy }, pool, rules);
}
