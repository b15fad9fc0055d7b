import { AIGC_FOLDERS, COMFYUI, DIFFUSERS } from "../catalogue/aigc";
import { isRejected, sourceSuffix, withAcceptedAlternatives, type Fault } from "./fault";
import { jobNameFaults } from "./job-names";
import { chosen, USER, type Origin } from "./origin";
import type { NpuPool, PoolDemand } from "./pool";
import { count, list, suggestion } from "./wording";
import { chooseImage } from "./workload-parts";

/** How images are made, as their user describes it. Paths are relative to the share's root. */
export interface AigcWorkload {
  readonly name: string;
  /** `comfyui`, a service, or `diffusers`, a job. */
  readonly kind: string;
  /** NPUs. Defaults to 1. */
  readonly npus?: number;
  /** Folder of FLUX.1-dev. Defaults to `models/FLUX.1-dev`. */
  readonly weights?: string;
  /** Folder of the unpacked AscendCloud-AIGC. Defaults to `packages/AscendCloud-AIGC`. */
  readonly package?: string;
  readonly image?: string;
  /** Whether graph mode is on. Defaults to false. */
  readonly graphMode?: boolean;
  /** Folder of the text encoders; ComfyUI. Defaults to `models/stable-diffusion-3-medium/text_encoders`. */
  readonly textEncoders?: string;
  /** Folder of ComfyUI's sources at 0.2.2. Defaults to none: they are fetched. */
  readonly source?: string;
  /** Folders of further plug-ins; ComfyUI. */
  readonly plugins?: readonly string[];
  /** Port of the page; ComfyUI. Defaults to 8585. */
  readonly port?: number;
  /** What to draw; Diffusers. */
  readonly prompts?: readonly string[];
  /** Pixels; Diffusers. Defaults to 688. */
  readonly width?: number;
  /** Pixels; Diffusers. Defaults to 1024. */
  readonly height?: number;
  /** Steps of an image; Diffusers. Defaults to 25. */
  readonly steps?: number;
}

/** A service or job for images with everything decided. */
export interface AigcPlan {
  readonly name: string;
  readonly kind: "comfyui" | "diffusers";
  readonly npus: number;
  readonly weightsPath: string;
  readonly packagePath: string;
  readonly textEncodersPath: string;
  readonly image: string;
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

const KINDS = ["comfyui", "diffusers"] as const;

/** Settings that mean something to one kind only. */
const OWN: Readonly<Record<(typeof KINDS)[number], readonly (keyof AigcWorkload)[]>> = {
  comfyui: ["textEncoders", "source", "plugins", "port"],
  diffusers: ["prompts", "width", "height", "steps"],
};

/** FLUX.1 draws in squares of so many pixels (black-forest-labs/FLUX.1-dev). */
const SQUARE_PIXELS = 16;

/** The faults of settings of the other kind, and of what a kind lacks. */
function settingFaults(workload: AigcWorkload, kind: (typeof KINDS)[number]): Fault[] {
  const other = kind === "comfyui" ? "diffusers" : "comfyui";
  const faults = OWN[other].flatMap((path): Fault[] =>
    workload[path] === undefined
      ? []
      : [{ path, got: { phrase: "a setting" }, rule: `a setting of ${other}; leave it out`, source: [] }],
  );
  const { prompts, width, height } = workload;
  if (kind === "diffusers" && (prompts === undefined || prompts.length === 0)) {
    const rule = "a job draws something; give one prompt or more";
    faults.push({ path: "prompts", got: undefined, rule, source: DIFFUSERS.source });
  }
  prompts?.forEach((prompt, index) => {
    if (prompt.trim() !== "") return;
    faults.push({
      path: `prompts[${index}]`,
      got: prompt,
      rule: "an empty prompt; leave it out",
      source: DIFFUSERS.source,
    });
  });
  for (const [path, got] of [
    ["width", width],
    ["height", height],
  ] as const) {
    if (got === undefined || got % SQUARE_PIXELS === 0) continue;
    const use = Math.max(SQUARE_PIXELS, Math.round(got / SQUARE_PIXELS) * SQUARE_PIXELS);
    const rule = `FLUX.1 draws in squares of ${SQUARE_PIXELS} pixels; use ${use}`;
    faults.push({ path, got, rule, source: DIFFUSERS.source, alternative: { [path]: use } });
  }
  return faults;
}

/** The faults of NPUs that the pool's nodes do not have. */
function npusFaults(npus: number, pool: NpuPool): Fault[] {
  if (npus <= pool.npusPerNode) return [];
  const has = pool.npusPerNode === 0 ? "has no NPUs" : `has ${count(pool.npusPerNode, "NPU")} per node`;
  const rule = `pool ${JSON.stringify(pool.name)} ${has}; use a pool with ${npus} or more per node`;
  const amounts = { need: { npusPerNode: npus }, have: { npusPerNode: pool.npusPerNode } };
  return [{ path: "npus", got: npus, rule, source: ["003:21"], ...amounts }];
}

function decide(workload: AigcWorkload, pool: NpuPool): AigcPlan | Fault[] {
  const kind = KINDS.find((name) => name === workload.kind);
  if (kind === undefined) {
    const rule = suggestion(workload.kind, KINDS, "ways to make images");
    return [{ path: "kind", got: workload.kind, rule, source: ["003:11", "003:13"] }];
  }
  const image = chooseImage(workload.image, "vllm");
  const manual: Origin = { from: "default", source: AIGC_FOLDERS.source };
  const npus = chosen(workload.npus, 1, { from: "default", source: ["003:21"] });
  const weights = chosen(workload.weights, AIGC_FOLDERS.weights, manual);
  const folder = chosen(workload.package, AIGC_FOLDERS.package, manual);
  const textEncoders = chosen(workload.textEncoders, AIGC_FOLDERS.textEncoders, manual);
  const faults = [
    ...settingFaults(workload, kind),
    ...npusFaults(npus.value, pool),
    ...jobNameFaults(workload.name, ["install", ...(kind === "diffusers" ? ["generate"] : [])]),
    ...(isRejected(image) ? image : []),
  ];
  if (faults.length > 0 || isRejected(image)) return faults;
  const { version, source } = kind === "comfyui" ? COMFYUI : DIFFUSERS;
  const what =
    kind === "comfyui"
      ? `ComfyUI ${version} with FLUX.1 as a service on port ${workload.port ?? COMFYUI.port}`
      : `Diffusers ${version} with FLUX.1, ${count(workload.prompts?.length ?? 0, "prompt")} of ` +
        `${workload.width ?? DIFFUSERS.width} x ${workload.height ?? DIFFUSERS.height} pixels`;
  const folders = kind === "comfyui" ? [weights.value, textEncoders.value] : [weights.value];
  const explanation = [
    `${what}, ${count(npus.value, "NPU")}${sourceSuffix(source)}`,
    `weights: ${list(folders)} on the share; plug-ins: ${folder.value}${sourceSuffix(AIGC_FOLDERS.source)}`,
    image.explanation,
  ];
  return {
    name: workload.name,
    kind,
    npus: npus.value,
    weightsPath: weights.value,
    packagePath: folder.value,
    textEncodersPath: textEncoders.value,
    image: image.image,
    sources: {
      kind: USER,
      npus: npus.origin,
      weightsPath: weights.origin,
      packagePath: folder.origin,
      textEncodersPath: textEncoders.origin,
      image: image.origin,
    },
    explanation: explanation.map((line) => `aigc ${workload.name}: ${line}`),
  };
}

/** Decides how images are made. Paths of faults are relative to the workload. */
export function planAigc(workload: AigcWorkload, pool: NpuPool): AigcPlan | Fault[] {
  return withAcceptedAlternatives(workload, (request) => decide(request, pool));
}

/** What it takes from its pool: a service for as long as it is there, a job while it runs. */
export function aigcDemand({ name, npus }: AigcPlan): PoolDemand {
  return { name: `aigc ${name}`, pods: 1, npusPerPod: npus, distinctNodes: false };
}
