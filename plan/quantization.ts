import {
  knownModel,
  PRECISION_TABLE,
  servingModelNames,
  servingRow,
  type PrecisionColumn,
  type Source,
} from "../catalogue";
import { QUANTIZATION_METHODS, quantizationMethod, type QuantizationMethod } from "../catalogue/serving-programs";
import { isRejected, sourceSuffix, withAcceptedAlternatives, type Fault } from "./fault";
import { jobNameFaults } from "./job-names";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool, PoolDemand } from "./pool";
import { measuredCapacity, precisionsOf } from "./serving-capacity";
import { trainedModelFaults, type TrainedRun } from "./trained-weights";
import { count, list, suggestion } from "./wording";
import { chooseImage, unknownModel, weightsFolder } from "./workload-parts";

/** Weights to quantize, as their user describes them. Paths are relative to the share's root. */
export interface QuantizationWorkload {
  readonly name: string;
  /** Model, as the serving table spells it. */
  readonly model: string;
  /** `awq`, `smoothquant`, `gptq` or `kv-cache-int8`. */
  readonly method: string;
  /** Bits of the weights; GPTQ only, which makes 8 or 4. Defaults to 8. */
  readonly bits?: number;
  /** Weights that share a scale; -1 for a whole channel. Defaults to the method's: 128 with 4 bits, -1 with 8. */
  readonly groupSize?: number;
  /** Folder of the weights in 16 bits. Defaults to `models/<model>`, or to what `training` wrote. */
  readonly weights?: string;
  /** Name of a training run whose weights are quantized, in place of `weights`. */
  readonly training?: string;
  /**
   * What is calibrated with: with AWQ a folder with the data set `pile-val-backup`, with SmoothQuant and GPTQ a file with one
   * record a line, with kv-cache-int8 the folder in which TensorRT-LLM's convert_checkpoint.py left the scales.
   */
  readonly calibration?: string;
  /** Whether AWQ's weights are packed for NPUs beforehand, which shortens the start of a service (seed 001, line 37). Defaults to true. */
  readonly npuFormat?: boolean;
  /** NPUs of the job. Defaults to as many as the model is served with. */
  readonly npus?: number;
  /** Folder of the package's `llm_tools` on the share. Defaults to where the image has it. */
  readonly tools?: string;
  /** Shell command that makes the tools ready. Defaults to none: they are taken as they are. */
  readonly setupCommand?: string;
  /** Shell command that quantizes, in place of the method's. */
  readonly command?: string;
  readonly image?: string;
}

/** A quantization with everything decided. */
export interface QuantizationPlan {
  readonly name: string;
  readonly model: string;
  readonly method: string;
  /** Precision in which the result is served. */
  readonly precision: string;
  /** `--quantization` of vLLM for the result. */
  readonly quantization?: string;
  /** `--kv-cache-dtype` of vLLM for the result. */
  readonly kvCacheDtype?: string;
  readonly bits?: number;
  readonly groupSize?: number;
  /** Folder of the weights in 16 bits; undefined where a training run writes them. */
  readonly weightsPath?: string;
  readonly training?: string;
  readonly calibration?: string;
  readonly npuFormat: boolean;
  readonly npus: number;
  /** Folder of the result on the share, relative to its root: `quantized/<name>`. */
  readonly outputPath: string;
  readonly image: string;
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** Steps of a quantization, each a job of its own. */
const STEPS = ["quantize", "convert"];

/** What a method makes: column of the serving table, precision, and vLLM's name for it. */
function resultOf(
  method: string,
  bits: number | undefined,
): { column: PrecisionColumn; precision: string; quantization?: string; kvCacheDtype?: string } {
  switch (method) {
    case "awq":
      return { column: "w4a16", precision: "w4a16", quantization: "awq" };
    case "smoothquant":
      return { column: "w8a8", precision: "w8a8", quantization: "smoothquant" };
    case "gptq":
      return bits === 4
        ? { column: "w4a16", precision: "w4a16", quantization: "gptq" }
        : { column: "w8a16", precision: "w8a16", quantization: "gptq" };
    default:
      return { column: "kvCacheInt8", precision: "kv-cache-int8", kvCacheDtype: "int8" };
  }
}

/** The faults of settings that the method does not know, or lacks. */
function methodFaults(workload: QuantizationWorkload, method: QuantizationMethod): Fault[] {
  const { source } = method;
  const faults: Fault[] = [];
  const fault = (path: string, got: Fault["got"], rule: string): void => {
    faults.push({ path, got, rule, source });
  };
  const { bits, groupSize, calibration, npuFormat, command } = workload;
  if (bits !== undefined && !method.bits.includes(bits)) {
    const rule =
      method.bits.length === 0
        ? `${method.method} leaves the weights as they are; leave bits out`
        : `${method.method} makes weights of ${list(method.bits, "or")} bits; use ${String(method.bits[0])}`;
    fault("bits", bits, rule);
  }
  if (groupSize !== undefined && Object.keys(method.groupSize).length === 0) {
    fault("groupSize", groupSize, `${method.method} has no groups; leave groupSize out`);
  } else if (groupSize !== undefined && groupSize !== -1 && ![32, 64, 128].includes(groupSize)) {
    fault("groupSize", groupSize, "32, 64, 128, or -1 for a whole channel");
  }
  if (npuFormat !== undefined && method.method !== "awq") {
    fault("npuFormat", npuFormat, "AWQ's weights alone are packed for NPUs; leave npuFormat out");
  }
  if (method.needsCalibration && calibration === undefined && command === undefined) {
    const what =
      method.method === "kv-cache-int8"
        ? "the folder with the scales that TensorRT-LLM's convert_checkpoint.py has made on a GPU"
        : "a file with records to calibrate with, one a line as json with `text`";
    fault("calibration", undefined, `${what}, on the share; the package brings none`);
  }
  return faults;
}

/** The faults of where the weights come from. */
function weightsFaults({ weights, training }: QuantizationWorkload): Fault[] {
  if (weights === undefined || training === undefined) return [];
  const rule = "the weights are those of a training run or of a folder; leave one of the two out";
  return [{ path: "weights", got: weights, rule, source: [] }];
}

/** The fault of a model that the serving table does not tick for what the method makes. */
function modelFaults(model: string, method: QuantizationMethod, bits: number | undefined): Fault[] {
  const row = servingRow(model);
  const { column, precision } = resultOf(method.method, bits);
  if (row?.precisions.includes(column) !== false) return [];
  const runsIn = precisionsOf(row).filter((name) => name !== "fp16" && name !== "bf16");
  const others = QUANTIZATION_METHODS.filter(({ method: name, bits: sizes }) => {
    const made: readonly (number | undefined)[] = sizes.length === 0 ? [undefined] : sizes;
    return made.some((size) => row.precisions.includes(resultOf(name, size).column));
  }).map(({ method: name }) => name);
  const rule =
    runsIn.length === 0
      ? `${model} runs in 16 bits only; serve its weights as they are`
      : `${model} does not run in ${precision}; its quantized precisions are ${list(runsIn)}, by ${list(others, "or")}`;
  return [{ path: "method", got: method.method, rule, source: PRECISION_TABLE }];
}

/** NPUs of the job, with their origin and what is wrong with them. */
function npusOf(
  workload: QuantizationWorkload,
  model: string,
  pool: NpuPool,
): { npus: number; origin: Origin; faults: Fault[] } {
  const row = servingRow(model);
  const capacity = row === undefined ? undefined : measuredCapacity(row, pool);
  // Extracting scales computes nothing.
  const need =
    workload.method === "kv-cache-int8" ? 0 : capacity === undefined || isRejected(capacity) ? 1 : capacity.npus;
  const { value: npus, origin } = chosen(workload.npus, need, {
    from: "estimated",
    source: capacity === undefined || isRejected(capacity) ? [] : capacity.origin.source,
  });
  if (npus <= pool.npusPerNode) return { npus, origin, faults: [] };
  const name = JSON.stringify(pool.name);
  const has = pool.npusPerNode === 0 ? "has no NPUs" : `has ${count(pool.npusPerNode, "NPU")} per node`;
  const rule = `pool ${name} ${has}; use a pool with ${npus} or more per node, or npus`;
  const got = workload.npus ?? { phrase: count(npus, "NPU") };
  const fault: Fault = { path: workload.npus === undefined ? "" : "npus", got, rule, source: origin.source };
  return { npus, origin, faults: [{ ...fault, need: { npusPerNode: npus }, have: { npusPerNode: pool.npusPerNode } }] };
}

/** Decides a quantization; the alternatives of its faults are not looked into. */
function decide(workload: QuantizationWorkload, pool: NpuPool): QuantizationPlan | Fault[] {
  const model = knownModel(workload.model, servingModelNames());
  const method = quantizationMethod(workload.method);
  const faults: Fault[] = [...weightsFaults(workload), ...jobNameFaults(workload.name, STEPS)];
  if (model === undefined) {
    const models = { name: "serving table", models: servingModelNames(), modelsSource: PRECISION_TABLE };
    faults.push(unknownModel(workload.model, models, (near) => decide({ ...workload, model: near }, pool)));
  }
  if (method === undefined) {
    const names = QUANTIZATION_METHODS.map(({ method: name }) => name);
    const rule = suggestion(workload.method, names, "methods");
    faults.push({ path: "method", got: workload.method, rule, source: ["001:25", "003:3"] });
  }
  if (model === undefined || method === undefined) return faults;
  const bits = workload.bits ?? method.bits[0];
  const image = chooseImage(workload.image, "vllm");
  const { npus, origin, faults: tooMany } = npusOf(workload, model, pool);
  faults.push(...methodFaults(workload, method), ...modelFaults(model, method, bits), ...tooMany);
  if (isRejected(image)) faults.push(...image);
  if (faults.length > 0 || isRejected(image)) return faults;
  return complete(workload, model, method, bits, npus, origin, image);
}

function complete(
  workload: QuantizationWorkload,
  model: string,
  method: QuantizationMethod,
  bits: number | undefined,
  npus: number,
  npusOrigin: Origin,
  image: Exclude<ReturnType<typeof chooseImage>, Fault[]>,
): QuantizationPlan {
  const { precision, quantization, kvCacheDtype } = resultOf(method.method, bits);
  const groupSize = workload.groupSize ?? (bits === undefined ? undefined : method.groupSize[bits]);
  const npuFormat = method.method === "awq" && workload.npuFormat !== false;
  const weights = workload.training === undefined ? weightsFolder(workload.weights, model) : undefined;
  const outputPath = `quantized/${workload.name}`;
  const byMethod: Origin = { from: "default", source: method.source };
  const from =
    weights === undefined ? `the weights of training ${String(workload.training)}` : `${weights.path} on the share`;
  const explanation = [
    `${model} to ${precision} by ${method.method}, from ${from}, with ${count(npus, "NPU")}${sourceSuffix(method.source)}`,
    `result: ${outputPath} on the share${quantization === undefined ? "" : `, served with --quantization=${quantization}`}` +
      (npuFormat ? `, packed for NPUs${sourceSuffix(["001:37"] as readonly Source[])}` : ""),
    ...(workload.command === undefined ? [] : ["command: as configured"]),
    image.explanation,
  ];
  return {
    name: workload.name,
    model,
    method: method.method,
    precision,
    ...(quantization === undefined ? {} : { quantization }),
    ...(kvCacheDtype === undefined ? {} : { kvCacheDtype }),
    ...(bits === undefined ? {} : { bits }),
    ...(groupSize === undefined ? {} : { groupSize }),
    ...(weights === undefined ? {} : { weightsPath: weights.path }),
    ...(workload.training === undefined ? {} : { training: workload.training }),
    ...(workload.calibration === undefined ? {} : { calibration: workload.calibration }),
    npuFormat,
    npus,
    outputPath,
    image: image.image,
    sources: {
      model: USER,
      method: USER,
      precision: byMethod,
      ...(bits === undefined ? {} : { bits: workload.bits === undefined ? byMethod : USER }),
      ...(groupSize === undefined ? {} : { groupSize: workload.groupSize === undefined ? byMethod : USER }),
      ...(weights === undefined ? {} : { weightsPath: weights.origin }),
      npuFormat: workload.npuFormat === undefined ? { from: "default", source: ["001:37"] } : USER,
      npus: npusOrigin,
      outputPath: { from: "default", source: [] },
      image: image.origin,
    },
    explanation: explanation.map((line) => `quantization ${workload.name}: ${line}`),
  };
}

/** Decides a quantization. Paths of faults are relative to the workload; "" is the workload as a whole. */
export function planQuantization(workload: QuantizationWorkload, pool: NpuPool): QuantizationPlan | Fault[] {
  return withAcceptedAlternatives(workload, (request) => decide(request, pool));
}

/** What a quantization takes from its pool, while it runs. */
export function quantizationDemand({ name, npus }: QuantizationPlan): PoolDemand {
  return { name: `quantization ${name}`, pods: 1, npusPerPod: npus, distinctNodes: false };
}

/** A service of quantized weights with the precision that these have, and what contradicts it. Paths are relative to the service. */
export function quantizedService<
  S extends { readonly precision?: string | undefined; readonly weightsOf?: string | undefined },
>(
  service: S,
  quantizations: readonly (Pick<QuantizationPlan, "name" | "precision"> | undefined)[],
): { service: S; faults: Fault[] } {
  const { precision, weightsOf } = service;
  const found = quantizations.find((plan) => plan !== undefined && plan.name === weightsOf);
  if (found === undefined) return { service, faults: [] };
  if (precision === undefined || precision === found.precision) {
    return { service: { ...service, precision: found.precision }, faults: [] };
  }
  const rule = `quantization ${found.name} makes ${found.precision}; leave precision out`;
  return {
    service,
    faults: [{ path: "precision", got: precision, rule, source: [], alternative: { precision: found.precision } }],
  };
}

/** The plan of a service with how vLLM must be told to load what a quantization makes: GPTQ makes what AWQ makes, in another form. */
export function withQuantization<P extends { readonly quantization?: string; readonly kvCacheDtype?: string }>(
  plan: P,
  made: Pick<QuantizationPlan, "quantization" | "kvCacheDtype"> | undefined,
): P {
  if (made === undefined) return plan;
  const { quantization, kvCacheDtype } = made;
  return {
    ...plan,
    ...(quantization === undefined ? {} : { quantization }),
    ...(kvCacheDtype === undefined ? {} : { kvCacheDtype }),
  };
}

/** The fault of a run of the stack whose weights cannot be quantized. The path is relative to the quantization. */
export function quantizedRunFaults(
  { training, model }: Pick<QuantizationWorkload, "training" | "model">,
  runs: readonly TrainedRun[],
): Fault[] {
  return training === undefined ? [] : trainedModelFaults("training", training, model, runs);
}
