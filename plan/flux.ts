import { isRejected, sourceSuffix, withAcceptedAlternatives, type Fault } from "./fault";
import { FLUX_DEFAULTS } from "./flux-settings";
import { jobNameFaults } from "./job-names";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool } from "./pool";
import { count, suggestion } from "./wording";
import { chooseImage } from "./workload-parts";

/** Settings of a fine-tuning of FLUX.1, as its user describes them. Paths are relative to the share's root. */
export interface FluxRequest {
  /** NPUs. Defaults to 8 with all weights and 1 with LoRA. */
  readonly npus?: number;
  /** Folder of the two text encoders, for all weights. Defaults to `models/flux_text_encoders`. */
  readonly textEncoders?: string;
  /** Folder of sd-scripts, for all weights. Defaults to `packages/sd-scripts`. */
  readonly code?: string;
  /** Folder of the unpacked AscendCloud-AIGC, for LoRA. Defaults to `packages/AscendCloud-AIGC`. */
  readonly package?: string;
  /** Shell command that makes the copy of sd-scripts ready. */
  readonly setupCommand?: string;
  /** Steps of the optimizer. Defaults to 1600 with all weights and 2000 with LoRA. */
  readonly steps?: number;
  /** Samples of an NPU at a time. Defaults to 1. */
  readonly batchSize?: number;
  /** Defaults to 5e-5 with all weights and 1e-4 with LoRA. */
  readonly learningRate?: number;
  /** Size of the images in pixels. Defaults to 1024. */
  readonly resolution?: number;
  /** Rank of LoRA. Defaults to 16. */
  readonly rank?: number;
}

/** A fine-tuning of FLUX.1 as its user describes it. */
export interface FluxWorkload {
  readonly name: string;
  readonly model: string;
  /** `full` or `lora`. */
  readonly strategy?: string;
  readonly seqLen?: number;
  /** Name of the data set, a folder of images. With LoRA it may be left out: the package has settings of its own. */
  readonly data?: string;
  /** Folder of FLUX.1-dev on the share. Defaults to `models/FLUX.1-dev`. */
  readonly weights?: string;
  readonly image?: string;
  /** Shell command that trains. */
  readonly command?: string;
  readonly nodes?: number;
  readonly flux?: FluxRequest;
}

/** A fine-tuning of FLUX.1 with everything decided. */
export interface FluxPlan {
  readonly name: string;
  readonly framework: "flux";
  readonly model: "flux.1-dev";
  readonly strategy: "full" | "lora";
  readonly nodes: 1;
  readonly npusPerNode: number;
  readonly image: string;
  /** Folder of FLUX.1-dev on the share, relative to its root. */
  readonly weightsPath: string;
  readonly textEncodersPath: string;
  /** Folder of sd-scripts on the share, for all weights. */
  readonly codePath: string;
  /** Folder of the unpacked AscendCloud-AIGC on the share, for LoRA. */
  readonly packagePath: string;
  readonly steps: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly resolution: number;
  readonly command?: string;
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

const MODEL = "flux.1-dev";
const STRATEGIES = ["full", "lora"] as const;

/** NPUs of the manual: eight for all weights, one for LoRA. */
const NPUS = { full: 8, lora: 1, source: ["001:7"] } as const;

/** Folders on the share. The manual puts the weights into the working directory. */
const WEIGHTS = { path: "models/FLUX.1-dev", textEncoders: "models/flux_text_encoders", source: ["001:9"] } as const;

/** Folders of programs on the share. The manual unpacks the package in the working directory. */
const CODE = { path: "packages/sd-scripts", source: ["001:11"] } as const;
const PACKAGE = { path: "packages/AscendCloud-AIGC", source: ["001:11"] } as const;

const UPSTREAM = {
  full: [{ page: "kohya-ss/sd-scripts, flux_train.py" }],
  lora: [{ page: "ostris/ai-toolkit, config/examples/train_lora_flux_24gb.yaml" }],
} as const;

/** Steps of a run, as their jobs are called after it. */
const STEPS = ["weights"];

/** The faults of settings that this training does not have, or lacks. */
function settingFaults(workload: FluxWorkload, pool: NpuPool): Fault[] {
  const { model, strategy, seqLen, nodes, data, flux = {} } = workload;
  const faults: Fault[] = [];
  if (!["flux.1-dev", "flux1-dev", "flux"].includes(model.toLowerCase())) {
    const rule = `the manual trains ${MODEL}`;
    faults.push({ path: "model", got: model, rule, source: ["001:9"], alternative: { model: MODEL } });
  }
  if (strategy !== "full" && strategy !== "lora") {
    const rule = strategy === undefined ? "full or lora" : suggestion(strategy, STRATEGIES, "strategies");
    faults.push({ path: "strategy", got: strategy, rule, source: ["001:11"], alternative: { strategy: "lora" } });
  }
  if (seqLen !== undefined) {
    const rule = "images have no sequence length; leave it out (flux.resolution is their size)";
    faults.push({ path: "seqLen", got: seqLen, rule, source: [] });
  }
  if (nodes !== undefined && nodes !== 1) {
    const rule = "the manual trains on one node; use 1, or leave it out";
    faults.push({ path: "nodes", got: nodes, rule, source: ["001:7"], alternative: { nodes: 1 } });
  }
  if (strategy === "full" && data === undefined) {
    const rule = "all weights are trained on images of one's own; name a data set under data";
    faults.push({ path: "data", got: undefined, rule, source: ["001:11"] });
  }
  const npus = flux.npus ?? NPUS[strategy === "full" ? "full" : "lora"];
  if (npus > pool.npusPerNode) {
    const has = pool.npusPerNode === 0 ? "has no NPUs" : `has ${count(pool.npusPerNode, "NPU")} per node`;
    const rule = `pool ${JSON.stringify(pool.name)} ${has}; use a pool with ${npus} or more per node`;
    const got = flux.npus ?? { phrase: count(npus, "NPU") };
    faults.push({
      path: flux.npus === undefined ? "" : "flux.npus",
      got,
      rule,
      source: NPUS.source,
      need: { npusPerNode: npus },
      have: { npusPerNode: pool.npusPerNode },
    });
  }
  return faults;
}

function decide(workload: FluxWorkload, pool: NpuPool): FluxPlan | Fault[] {
  const strategy = workload.strategy === "full" ? "full" : "lora";
  const request = workload.flux ?? {};
  const image = chooseImage(workload.image, "flux training");
  const faults = [
    ...settingFaults(workload, pool),
    ...(isRejected(image) ? image : []),
    ...jobNameFaults(workload.name, STEPS),
  ];
  if (faults.length > 0 || isRejected(image)) return faults;
  const upstream: Origin = { from: "default", source: UPSTREAM[strategy] };
  const npus = chosen(request.npus, NPUS[strategy], { from: "default", source: NPUS.source });
  const steps = chosen(request.steps, FLUX_DEFAULTS[strategy].steps, upstream);
  const batchSize = chosen(request.batchSize, FLUX_DEFAULTS.batchSize, upstream);
  const learningRate = chosen(request.learningRate, FLUX_DEFAULTS[strategy].learningRate, upstream);
  const resolution = chosen(request.resolution, FLUX_DEFAULTS.resolution, upstream);
  const manual: Origin = { from: "default", source: WEIGHTS.source };
  const weights = chosen(workload.weights, WEIGHTS.path, manual);
  const textEncoders = chosen(request.textEncoders, WEIGHTS.textEncoders, manual);
  const code = chosen(request.code, CODE.path, { from: "default", source: CODE.source });
  const folder = chosen(request.package, PACKAGE.path, { from: "default", source: PACKAGE.source });
  const program =
    workload.command !== undefined
      ? "start command: as configured"
      : strategy === "full"
        ? `start command: upstream's, as the manual leaves step nine out${sourceSuffix(UPSTREAM.full)}`
        : workload.data === undefined
          ? `start command: the package's run.sh, on the data of its settings${sourceSuffix(["001:11"])}`
          : `start command: ai-toolkit's run.py, with the run's own data${sourceSuffix(UPSTREAM.lora)}`;
  const explanation = [
    `${MODEL} ${strategy}: 1 x ${count(npus.value, "NPU")}, ${count(steps.value, "step")} of ` +
      `${count(batchSize.value * npus.value, "image")} at ${resolution.value} pixels${sourceSuffix(NPUS.source)}`,
    `weights: ${weights.value} on the share${strategy === "full" ? ` and ${textEncoders.value}` : ""}${sourceSuffix(WEIGHTS.source)}`,
    image.explanation,
    program,
  ];
  return {
    name: workload.name,
    framework: "flux",
    model: MODEL,
    strategy,
    nodes: 1,
    npusPerNode: npus.value,
    image: image.image,
    weightsPath: weights.value,
    textEncodersPath: textEncoders.value,
    codePath: code.value,
    packagePath: folder.value,
    steps: steps.value,
    batchSize: batchSize.value,
    learningRate: learningRate.value,
    resolution: resolution.value,
    ...(workload.command === undefined ? {} : { command: workload.command }),
    sources: {
      model: USER,
      strategy: USER,
      npusPerNode: npus.origin,
      image: image.origin,
      weightsPath: weights.origin,
      textEncodersPath: textEncoders.origin,
      codePath: code.origin,
      packagePath: folder.origin,
      steps: steps.origin,
      batchSize: batchSize.origin,
      learningRate: learningRate.origin,
      resolution: resolution.origin,
      ...(workload.command === undefined ? {} : { command: USER }),
    },
    explanation: explanation.map((line) => `training ${workload.name}: ${line}`),
  };
}

/** Decides a fine-tuning of FLUX.1. Paths of faults are relative to the workload. */
export function planFlux(workload: FluxWorkload, pool: NpuPool): FluxPlan | Fault[] {
  return withAcceptedAlternatives(workload, (request) => decide(request, pool));
}
