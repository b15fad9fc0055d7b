import { knownModel, MODELS_DIRECTORY, servingModelNames, servingRow, type Source } from "../catalogue";
import { isRejected, sourceSuffix, withAcceptedAlternatives, type Fault } from "./fault";
import { jobNameFaults } from "./job-names";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool } from "./pool";
import { count, suggestion } from "./wording";
import { chooseImage, unknownModel, weightsFolder } from "./workload-parts";

/** Settings of a draft model's training, as its user describes them. Paths are relative to the share's root. */
export interface EagleRequest {
  /** `sharegpt`, `alpaca` or `prefix-input-output`. Defaults to `alpaca`. */
  readonly dataFormat?: string;
  /** Field of a record before the question, or `None`. */
  readonly prefixField?: string;
  /** Field of a record with the question. Defaults to `input`. */
  readonly inputField?: string;
  /** Field of a record with the answer. Defaults to `output`. */
  readonly outputField?: string;
  /** Encoding of the file. Defaults to `utf-8`. */
  readonly encoding?: string;
  /** Folder of the open draft model, with its `config.json`. Defaults to `models/eagle_<model>`. */
  readonly draftConfig?: string;
  /** NPUs. Defaults to those of a node of the pool. */
  readonly npus?: number;
  /** Samples of an NPU at a time. Defaults to 4. */
  readonly batchSize?: number;
  /** Folder of EAGLE's code. Defaults to `packages/EAGLE`. */
  readonly code?: string;
  /** Folder of the package's conversion programs. Defaults to `llm_tools/spec_decode/EAGLE`. */
  readonly tools?: string;
  /** Shell command that makes a copy of EAGLE's code ready. */
  readonly setupCommand?: string;
  /** Program of eagle/ge_data that computes the training data. Defaults to that of the model's family. */
  readonly featuresProgram?: string;
  /** Shell command in its place. */
  readonly featuresCommand?: string;
}

/** A draft model's training as its user describes it. */
export interface EagleWorkload {
  readonly name: string;
  /** Base model, as the serving table spells it. */
  readonly model: string;
  readonly strategy?: string;
  readonly seqLen?: number;
  readonly data?: string;
  /** Folder of the base model's weights on the share. Defaults to `models/<model>`. */
  readonly weights?: string;
  readonly image?: string;
  readonly nodes?: number;
  readonly eagle?: EagleRequest;
}

/** The training of a draft model with everything decided. */
export interface EaglePlan {
  readonly name: string;
  readonly framework: "eagle";
  /** Base model. */
  readonly model: string;
  readonly strategy: "draft";
  readonly dataFormat: string;
  readonly nodes: 1;
  readonly npusPerNode: number;
  readonly batchSize: number;
  readonly image: string;
  /** Folder of the base model's weights on the share, relative to its root. */
  readonly weightsPath: string;
  /** Folder of the open draft model on the share. */
  readonly draftConfigPath: string;
  /** Folder of EAGLE's code on the share. */
  readonly codePath: string;
  /** Folder of the package's conversion programs on the share. */
  readonly toolsPath: string;
  /** Program of eagle/ge_data that computes the training data; undefined where a command does. */
  readonly featuresProgram?: string;
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** Formats that EAGLE learns from, the second and third after their conversion (seed 003, line 9). */
const FORMATS = ["sharegpt", "alpaca", "prefix-input-output"];

/** Folders below the share's root: EAGLE's code as its user fetched it, and the package's conversion programs. */
const CODE = { path: "packages/EAGLE", source: ["003:5"] } as const;
const TOOLS = { path: "llm_tools/spec_decode/EAGLE", source: ["003:7"] } as const;

/** Batch size of upstream's program. */
const BATCH_SIZE = { value: 4, source: [{ page: "SafeAILab/EAGLE, eagle/train/main.py" }] } as const;

/** Programs of upstream for the families whose conversations they know, by how the names of the models begin. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^llama-?3/, "ge_data_all_llama3"],
  [/^qwen2/, "ge_data_all_qwen2"],
  [/^(llama-?2|llama-|vicuna)/, "ge_data_all_vicuna"],
];
const PROGRAM_SOURCE: readonly Source[] = [{ page: "SafeAILab/EAGLE, eagle/ge_data" }];

/** Steps of a run, as their jobs are called after it. */
const STEPS = ["sharegpt", "features", "convert"];

/** The faults of settings that this training does not have. */
function foreignSettings({ strategy, seqLen, nodes }: EagleWorkload): Fault[] {
  const faults: Fault[] = [];
  if (strategy !== undefined && strategy !== "draft") {
    const rule = "EAGLE trains a draft model; leave it out";
    faults.push({ path: "strategy", got: strategy, rule, source: ["003:5"], alternative: { strategy: "draft" } });
  }
  if (seqLen !== undefined) {
    const rule = "EAGLE's program has its length, 2048, as a constant; leave it out";
    faults.push({ path: "seqLen", got: seqLen, rule, source: BATCH_SIZE.source });
  }
  if (nodes !== undefined && nodes !== 1) {
    const rule = "accelerate starts EAGLE on the NPUs of one node; use 1, or leave it out";
    faults.push({ path: "nodes", got: nodes, rule, source: ["003:5"], alternative: { nodes: 1 } });
  }
  return faults;
}

/** The faults of a request's own settings. */
function requestFaults({ dataFormat, npus }: EagleRequest, pool: NpuPool): Fault[] {
  const faults: Fault[] = [];
  if (dataFormat !== undefined && !FORMATS.includes(dataFormat)) {
    const rule = suggestion(dataFormat, FORMATS, "formats that EAGLE learns from");
    faults.push({ path: "eagle.dataFormat", got: dataFormat, rule, source: ["003:9"] });
  }
  if (pool.npusPerNode === 0) {
    const rule = `pool ${JSON.stringify(pool.name)} has no NPUs; use one that has`;
    faults.push({ path: "pool", got: pool.name, rule, source: [] });
  } else if (npus !== undefined && npus > pool.npusPerNode) {
    const rule = `pool ${JSON.stringify(pool.name)} has ${count(pool.npusPerNode, "NPU")} per node; use ${pool.npusPerNode} or fewer`;
    faults.push({
      path: "eagle.npus",
      got: npus,
      rule,
      source: [],
      alternative: { "eagle.npus": pool.npusPerNode },
      need: { npusPerNode: npus },
      have: { npusPerNode: pool.npusPerNode },
    });
  }
  return faults;
}

/** Upstream's program for a model, or the fault of a family that has none. */
function featuresProgram(model: string, { featuresProgram: given, featuresCommand }: EagleRequest): string | Fault[] {
  const found = given ?? PROGRAMS.find(([family]) => family.test(model))?.[1];
  if (found !== undefined || featuresCommand !== undefined) return found ?? "";
  const rule =
    "upstream has no program that makes the training data of this family; name one in eagle.featuresProgram, or its " +
    "command in eagle.featuresCommand";
  return [{ path: "model", got: model, rule, source: PROGRAM_SOURCE }];
}

function decide(workload: EagleWorkload, pool: NpuPool): EaglePlan | Fault[] {
  const models = servingModelNames();
  const model = knownModel(workload.model, models);
  const list = { name: "serving table", models, modelsSource: ["001:27"] as const };
  const request = workload.eagle ?? {};
  const image = chooseImage(workload.image, "vllm");
  const program = model === undefined ? "" : featuresProgram(model, request);
  const faults = [
    ...(model === undefined
      ? [unknownModel(workload.model, list, (near) => decide({ ...workload, model: near }, pool))]
      : []),
    ...foreignSettings(workload),
    ...requestFaults(request, pool),
    ...(typeof program === "string" ? [] : program),
    ...(isRejected(image) ? image : []),
    ...jobNameFaults(workload.name, STEPS),
  ];
  if (faults.length > 0 || model === undefined || isRejected(image) || typeof program !== "string") return faults;
  const weights = weightsFolder(workload.weights, model);
  const npus = chosen(request.npus, pool.npusPerNode, { from: "default", source: [] });
  const batchSize = chosen(request.batchSize, BATCH_SIZE.value, { from: "default", source: BATCH_SIZE.source });
  const draft = chosen(request.draftConfig, `${MODELS_DIRECTORY.path}/eagle_${model}`, {
    from: "default",
    source: ["003:7"],
  });
  const code = chosen(request.code, CODE.path, { from: "default", source: CODE.source });
  const tools = chosen(request.tools, TOOLS.path, { from: "default", source: TOOLS.source });
  const dataFormat = chosen(request.dataFormat, "alpaca", { from: "default", source: ["003:9"] });
  const conversion = dataFormat.value === "sharegpt" ? "conversations as they are" : "converted to ShareGPT first";
  const from = servingRow(model)?.weightsUrl;
  const explanation = [
    `draft model for ${model} with EAGLE: 1 x ${count(npus.value, "NPU")}, ${count(batchSize.value, "sample")} at a time, ` +
      `data in ${dataFormat.value}, ${conversion}${sourceSuffix(["003:5", "003:9"])}`,
    `weights: ${weights.path} on the share, from ${from ?? "nowhere that the manual names"}; config.json of the draft ` +
      `model: ${draft.value}${sourceSuffix(["003:5"])}`,
    image.explanation,
  ];
  return {
    name: workload.name,
    framework: "eagle",
    model,
    strategy: "draft",
    dataFormat: dataFormat.value,
    nodes: 1,
    npusPerNode: npus.value,
    batchSize: batchSize.value,
    image: image.image,
    weightsPath: weights.path,
    draftConfigPath: draft.value,
    codePath: code.value,
    toolsPath: tools.value,
    ...(program === "" ? {} : { featuresProgram: program }),
    sources: {
      model: USER,
      dataFormat: dataFormat.origin,
      npusPerNode: npus.origin,
      batchSize: batchSize.origin,
      image: image.origin,
      weightsPath: weights.origin,
      draftConfigPath: draft.origin,
      codePath: code.origin,
      toolsPath: tools.origin,
      featuresProgram: request.featuresProgram === undefined ? { from: "default", source: PROGRAM_SOURCE } : USER,
    },
    explanation: explanation.map((line) => `training ${workload.name}: ${line}`),
  };
}

/** Decides the training of a draft model. Paths of faults are relative to the workload. */
export function planEagle(workload: EagleWorkload, pool: NpuPool): EaglePlan | Fault[] {
  return withAcceptedAlternatives(workload, (request) => decide(request, pool));
}
