import type { LlamaFactoryRow } from "./rows";

/** The table of NPU counts, gradient accumulation and DeepSpeed optimizer. */
const TABLE = ["001:55"] as const;

/**
 * Under which conditions the table was measured. It calls its values a reference and leaves out learning rate, batch size
 * and start command.
 */
export const LLAMA_FACTORY_CONDITIONS = { npuFlashAttention: true, optimizer: "deepspeed", source: TABLE } as const;

/** Remark on the rows that run ZeRO on one NPU. */
const ONE_NPU = "ZeRO on one NPU shards nothing";

/** Remark on the rows of ZeRO-1. */
const NO_ZERO_1_FILE = "LLaMA-Factory ships no DeepSpeed configuration of ZeRO-1: it must be written";

/**
 * The measured runs of the LLaMA-Factory guide, in its order: model, strategy and sequence length (`cutoff_len`) give the
 * DeepSpeed optimizer, the gradient accumulation and the NPUs. `model` is our name, made from family and size. The printed
 * table merges cells: `inheritedFromMergedCell` names the values that stand in the row above. The row of 0.5B and 1.5B is
 * split in two.
 */
// One line per row, as in the printed table.
// prettier-ignore
export const LLAMA_FACTORY_ROWS = [
  { model: "llama2-7b", family: "llama2", size: "7B", template: "llama2", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 1, offload: false, nodes: 1, npusPerNode: 1, remark: `${ONE_NPU}; ${NO_ZERO_1_FILE}`, source: TABLE },
  { model: "llama2-7b", family: "llama2", size: "7B", template: "llama2", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, inheritedFromMergedCell: ["seqLens"], source: TABLE },
  { model: "llama2-13b", family: "llama2", size: "13B", template: "llama2", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 1, remark: ONE_NPU, source: TABLE },
  { model: "llama2-13b", family: "llama2", size: "13B", template: "llama2", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 8, inheritedFromMergedCell: ["seqLens"], source: TABLE },
  { model: "llama2-70b", family: "llama2", size: "70B", template: "llama2", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, source: TABLE },
  { model: "llama2-70b", family: "llama2", size: "70B", template: "llama2", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: true, nodes: 2, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], source: TABLE },
  { model: "llama2-70b", family: "llama2", size: "70B", template: "llama2", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "llama3-70b", family: "llama3", size: "70B", template: "llama3", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, source: TABLE },
  { model: "llama3-70b", family: "llama3", size: "70B", template: "llama3", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, inheritedFromMergedCell: ["seqLens"], source: TABLE },
  { model: "llama3-8b", family: "llama3", size: "8B", template: "llama3", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 1, remark: `${ONE_NPU}; ZeRO-2, where llama3.1 of the same size has ZeRO-1`, source: TABLE },
  { model: "llama3-8b", family: "llama3", size: "8B", template: "llama3", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, inheritedFromMergedCell: ["seqLens"], source: TABLE },
  { model: "llama3.1-8b", family: "llama3.1", size: "8B", template: "llama3", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 1, offload: false, nodes: 1, npusPerNode: 1, remark: `${ONE_NPU}; ${NO_ZERO_1_FILE}; ZeRO-1, where llama3 of the same size has ZeRO-2`, source: TABLE },
  { model: "llama3.1-8b", family: "llama3.1", size: "8B", template: "llama3", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "llama3.1-70b", family: "llama3.1", size: "70B", template: "llama3", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, source: TABLE },
  { model: "llama3.1-70b", family: "llama3.1", size: "70B", template: "llama3", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: true, nodes: 2, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], source: TABLE },
  { model: "llama3.1-70b", family: "llama3.1", size: "70B", template: "llama3", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "llama3.2-1b", family: "llama3.2", size: "1B", template: "llama3", strategies: ["lora", "full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, source: TABLE },
  { model: "llama3.2-3b", family: "llama3.2", size: "3B", template: "llama3", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, source: TABLE },
  { model: "llama3.2-3b", family: "llama3.2", size: "3B", template: "llama3", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 2, source: TABLE },
  { model: "qwen2-72b", family: "Qwen2", size: "72B", template: "qwen", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, source: TABLE },
  { model: "qwen2-72b", family: "Qwen2", size: "72B", template: "qwen", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: true, nodes: 2, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], remark: "with offload, where Qwen2.5 of the same size has none", source: TABLE },
  { model: "qwen2-72b", family: "Qwen2", size: "72B", template: "qwen", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "qwen2-7b", family: "Qwen2", size: "7B", template: "qwen", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, remark: "ZeRO-0, where Qwen1.5 and Qwen2.5 of the same size have ZeRO-1", source: TABLE },
  { model: "qwen2-7b", family: "Qwen2", size: "7B", template: "qwen", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen2-0.5b", family: "Qwen2", size: "0.5B", sizeAsPrinted: "0.5/1.5B", template: "qwen", strategies: ["lora", "full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, source: TABLE },
  { model: "qwen2-1.5b", family: "Qwen2", size: "1.5B", sizeAsPrinted: "0.5/1.5B", template: "qwen", strategies: ["lora", "full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, source: TABLE },
  { model: "qwen2-vl-2b", family: "Qwen2_vl", size: "2B", template: "qwen2_vl", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, source: TABLE },
  { model: "qwen2-vl-2b", family: "Qwen2_vl", size: "2B", template: "qwen2_vl", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 2, source: TABLE },
  { model: "qwen2-vl-7b", family: "Qwen2_vl", size: "7B", template: "qwen2_vl", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, source: TABLE },
  { model: "qwen2-vl-7b", family: "Qwen2_vl", size: "7B", template: "qwen2_vl", strategies: ["full"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen2-vl-7b", family: "Qwen2_vl", size: "7B", template: "qwen2_vl", strategies: ["full"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: true, nodes: 1, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], source: TABLE },
  { model: "qwen1.5-7b", family: "Qwen1.5", size: "7B", template: "qwen", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 1, offload: false, nodes: 1, npusPerNode: 1, remark: `${ONE_NPU}; ${NO_ZERO_1_FILE}`, source: TABLE },
  { model: "qwen1.5-7b", family: "Qwen1.5", size: "7B", template: "qwen", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen1.5-14b", family: "Qwen1.5", size: "14B", template: "qwen", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 1, remark: ONE_NPU, source: TABLE },
  { model: "qwen1.5-14b", family: "Qwen1.5", size: "14B", template: "qwen", strategies: ["full"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen1.5-14b", family: "Qwen1.5", size: "14B", template: "qwen", strategies: ["full"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], source: TABLE },
  { model: "qwen1.5-32b", family: "Qwen1.5", size: "32B", template: "qwen", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen1.5-32b", family: "Qwen1.5", size: "32B", template: "qwen", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, source: TABLE },
  { model: "qwen1.5-32b", family: "Qwen1.5", size: "32B", template: "qwen", strategies: ["full"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "qwen1.5-32b", family: "Qwen1.5", size: "32B", template: "qwen", strategies: ["full"], seqLens: [8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "qwen1.5-72b", family: "Qwen1.5", size: "72B", template: "qwen", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "qwen1.5-72b", family: "Qwen1.5", size: "72B", template: "qwen", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, remark: "with offload, where Qwen2.5 of the same size has none", source: TABLE },
  { model: "qwen1.5-72b", family: "Qwen1.5", size: "72B", template: "qwen", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "qwen2.5-0.5b", family: "Qwen2.5", size: "0.5B", template: "qwen", strategies: ["lora", "full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 0, offload: false, nodes: 1, npusPerNode: 1, source: TABLE },
  { model: "qwen2.5-7b", family: "Qwen2.5", size: "7B", template: "qwen", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 1, offload: false, nodes: 1, npusPerNode: 1, remark: `${ONE_NPU}; ${NO_ZERO_1_FILE}`, source: TABLE },
  { model: "qwen2.5-7b", family: "Qwen2.5", size: "7B", template: "qwen", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen2.5-14b", family: "Qwen2.5", size: "14B", template: "qwen", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 1, remark: ONE_NPU, source: TABLE },
  { model: "qwen2.5-14b", family: "Qwen2.5", size: "14B", template: "qwen", strategies: ["full"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen2.5-14b", family: "Qwen2.5", size: "14B", template: "qwen", strategies: ["full"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], source: TABLE },
  { model: "qwen2.5-32b", family: "Qwen2.5", size: "32B", template: "qwen", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "qwen2.5-32b", family: "Qwen2.5", size: "32B", template: "qwen", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], source: TABLE },
  { model: "qwen2.5-32b", family: "Qwen2.5", size: "32B", template: "qwen", strategies: ["full"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "qwen2.5-32b", family: "Qwen2.5", size: "32B", template: "qwen", strategies: ["full"], seqLens: [8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, inheritedFromMergedCell: ["strategies"], source: TABLE },
  { model: "qwen2.5-72b", family: "Qwen2.5", size: "72B", template: "qwen", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "qwen2.5-72b", family: "Qwen2.5", size: "72B", template: "qwen", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 4, npusPerNode: 8, remark: "no offload, where Qwen1.5 and Qwen2 of the same size have it", source: TABLE },
  { model: "qwen2.5-72b", family: "Qwen2.5", size: "72B", template: "qwen", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 4, zeroStage: 3, offload: true, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "falcon2-11b", family: "falcon2", size: "11B", template: "falcon", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 1, remark: ONE_NPU, source: TABLE },
  { model: "falcon2-11b", family: "falcon2", size: "11B", template: "falcon", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "glm4-9b", family: "GLM4", size: "9B", template: "glm4", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 2, offload: false, nodes: 1, npusPerNode: 1, remark: ONE_NPU, source: TABLE },
  { model: "glm4-9b", family: "GLM4", size: "9B", template: "glm4", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 8, source: TABLE },
  { model: "yi-6b", family: "Yi", size: "6B", template: "yi", strategies: ["lora"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 1, offload: false, nodes: 1, npusPerNode: 1, remark: `${ONE_NPU}; ${NO_ZERO_1_FILE}`, source: TABLE },
  { model: "yi-6b", family: "Yi", size: "6B", template: "yi", strategies: ["full"], seqLens: [4096, 8192], gradientAccumulationSteps: 8, zeroStage: 1, offload: false, nodes: 1, npusPerNode: 4, remark: NO_ZERO_1_FILE, source: TABLE },
  { model: "yi-34b", family: "Yi", size: "34B", template: "yi", strategies: ["full"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "yi-34b", family: "Yi", size: "34B", template: "yi", strategies: ["lora"], seqLens: [4096], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 4, inheritedFromMergedCell: ["seqLens"], source: TABLE },
  { model: "yi-34b", family: "Yi", size: "34B", template: "yi", strategies: ["full"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 4, npusPerNode: 8, source: TABLE },
  { model: "yi-34b", family: "Yi", size: "34B", template: "yi", strategies: ["lora"], seqLens: [8192], gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 2, npusPerNode: 8, inheritedFromMergedCell: ["seqLens"], source: TABLE },
] as const satisfies readonly LlamaFactoryRow[];
