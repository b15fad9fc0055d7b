import type { Source } from "./sources";

/** A program of the AscendCloud-LLM package, or a folder of its programs, where the manual's inference image has it. */
export interface PackageProgram {
  /** Path in the container. */
  readonly path: string;
  readonly source: readonly Source[];
}

/** Folder of the package's inference tools in the image (seed 003, line 61). */
export const LLM_TOOLS = {
  path: "/home/ma-user/AscendCloud/AscendCloud-LLM/llm_tools",
  source: ["003:61", "001:25"],
} as const satisfies PackageProgram;

/** Starts an instance of a service with separate prefill and decode (seed 003, line 3). */
export const PREFILL_DECODE_SCRIPT = {
  path: `${LLM_TOOLS.path}/PD_separate/start_servers.sh`,
  source: ["003:3", "003:61"],
} as const satisfies PackageProgram;

/** How weights are quantized (seed 001, line 25), with what the manual's pages of the same release say of the arguments. */
export interface QuantizationMethod {
  /** Name in configurations: `awq`, `smoothquant`, `gptq` or `kv-cache-int8`. */
  readonly method: string;
  /** Bits of the weights that it can make, the default first; none where it leaves the weights as they are. */
  readonly bits: readonly number[];
  /** Weights that share a scale, by bits; -1 for a whole channel. */
  readonly groupSize: Readonly<Record<number, number>>;
  /** Whether it needs texts or records to calibrate with, which the package does not bring. */
  readonly needsCalibration: boolean;
  readonly source: readonly Source[];
}

/** The methods of the manual. The commands of AWQ and SmoothQuant are the vendor's; of GPTQ the manual has the name only. */
export const QUANTIZATION_METHODS = [
  {
    method: "awq",
    bits: [4],
    groupSize: { 4: 128 },
    needsCalibration: false,
    source: ["001:25", { page: "huaweicloud.com, bestpractice-modelarts, modelarts_llm_infer_5901009" }],
  },
  {
    method: "smoothquant",
    bits: [8],
    groupSize: {},
    needsCalibration: true,
    source: ["001:25", { page: "huaweicloud.com, bestpractice-modelarts, modelarts_llm_infer_5901010" }],
  },
  {
    method: "gptq",
    bits: [8, 4],
    groupSize: { 8: -1, 4: 128 },
    needsCalibration: true,
    source: ["003:3", { page: "AutoGPTQ 0.7.1, README, quick tour" }],
  },
  {
    method: "kv-cache-int8",
    bits: [],
    groupSize: {},
    needsCalibration: true,
    source: ["001:27", { page: "huaweicloud.com, bestpractice-modelarts, modelarts_llm_infer_91012" }],
  },
] as const satisfies readonly QuantizationMethod[];

/** The method of a name; undefined for an unknown one. */
export function quantizationMethod(name: string): QuantizationMethod | undefined {
  return QUANTIZATION_METHODS.find(({ method }) => method === name);
}

/** Programs that evaluate the accuracy of a model, at the commit or release that is used. */
export const ACCURACY_TOOLS = {
  "lm-eval": { commit: "383bbd54bc621086e05aa1b030d8d4d5635b25e6", source: ["003:29", "003:51"] },
  opencompass: { commit: "0.3.5", source: ["001:25", { page: "opencompass.readthedocs.io, evaluating API models" }] },
} as const satisfies Record<string, { commit: string; source: readonly Source[] }>;
