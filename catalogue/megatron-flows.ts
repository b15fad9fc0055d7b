import type { MegatronRow, Strategy } from "./rows";
import type { Source } from "./sources";

/** Releases of ModelArts whose software package trains with Megatron, the one that is taken by default first. */
export const MEGATRON_RELEASES = ["6.3.911", "6.3.910", "6.3.904"] as const;

/** A release of ModelArts whose software package trains with Megatron. */
export type MegatronRelease = (typeof MEGATRON_RELEASES)[number];

/** ModelLink's own guide, for what the manual leaves to it. */
const MODELLINK_GUIDE: readonly Source[] = [{ page: "gitee.com/ascend/ModelLink, examples/README.md, 2" }];
const MODELLINK_CHATGLM3: readonly Source[] = [{ page: "gitee.com/ascend/ModelLink, examples/chatglm3/README.md, 4" }];

/** Scripts of a model family in 6.3.910 and 6.3.911, below `scripts/<family>`. The start script is that of `START_COMMAND`. */
export const FAMILY_SCRIPTS = {
  /** Raw data into Megatron's format. */
  preprocess: { file: "1_preprocess_data.sh", source: ["000:17", "000:19"] },
  /** Weights from Hugging Face's format into Megatron's (`hf2hg`, as the manual spells it) and back (`mg2hf`). */
  convert: { file: "2_convert_mg_hf.sh", toMegatron: "hf2hg", toHuggingFace: "mg2hf", source: ["000:13"] },
  /** Training alone. The manual names it where it edits Yi's, and neither its variables nor how to start it. */
  train: { file: "3_training.sh", source: ["000:7"] },
} as const;

/**
 * What the start script does with data and weights that are converted already: it goes on with training. The manual says that
 * the script converts both by itself; that it looks first stands on the page of the same guide.
 */
export const START_SCRIPT_SKIPS: readonly Source[] = [
  "003:59",
  { page: "support.huaweicloud.com, bestpractice-modelarts, modelarts_llm_train_910119" },
];

/** Variable of the start script that converts the weights back after training; without the variable nothing is converted. */
export const CONVERT_BACK_VARIABLE = { name: "CONVERT_MG2HF", value: "TRUE", source: ["000:11"] } as const;

/** Types of tokenizers that preprocessing knows, the usual one first. */
export const TOKENIZER_TYPES = {
  names: ["PretrainedFromHF", "BertWordPieceLowerCase", "BertWordPieceCase", "GPT2BPETokenizer"],
  source: ["000:17", "000:19", "002:16"],
} as const;

/** A way in which preprocessing reads the records of a data set. */
export interface PreprocessingHandler {
  readonly name: string;
  readonly strategies: readonly Strategy[];
  /** What its records look like, or what it does with them. */
  readonly use: string;
  readonly source: readonly Source[];
}

/** The handlers of preprocessing, those of the manual first. The others are ModelLink's, whose tool it is. */
// One line per handler.
// prettier-ignore
export const PREPROCESSING_HANDLERS = [
  { name: "GeneralPretrainHandler", strategies: ["pretrain"], use: "plain text, filtered by key", source: ["000:21"] },
  { name: "GeneralInstructionHandler", strategies: ["sft", "lora"], use: "instructions, with the user's prompt masked", source: ["000:21", "002:16"] },
  { name: "BelleMultiTurnInstructionHandler", strategies: ["sft", "lora"], use: "BELLE's conversations of several turns", source: [{ page: "gitee.com/ascend/ModelLink, README.md, instruction data sets" }] },
  { name: "MOSSInstructionHandler", strategies: ["sft", "lora"], use: "MOSS's conversations (moss-003-sft-data)", source: [{ page: "gitee.com/ascend/ModelLink, README.md, instruction data sets" }] },
  { name: "LeetcodePythonInstructionHandler", strategies: ["sft", "lora"], use: "LeetCode's exercises in Python", source: [{ page: "gitee.com/ascend/ModelLink, README.md, instruction data sets" }] },
] as const satisfies readonly PreprocessingHandler[];

/** Settings of preprocessing that every example of the manual has. */
export const PREPROCESSING_DEFAULTS = {
  /** Processes. */
  workers: 8,
  /** Records between two lines of the log. */
  logInterval: 1000,
  /** The vocabulary is padded to a multiple of it; fine-tuning only. */
  vocabularyMultiple: 128,
  source: ["002:22", "002:17"],
} as const;

/** What LoRA trains. The start scripts set rank and alpha; merging needs the same values. */
export const LORA = {
  rank: 16,
  alpha: 32,
  source: ["002:10"],
  targetModules: ["query_key_value", "dense", "dense_h_to_4h", "dense_4h_to_h"],
  mergeSource: MODELLINK_GUIDE,
} as const;

/** ModelLink's program for weights, below its folder, by release. */
export const CHECKPOINT_TOOL = {
  "6.3.904": { file: "tools/checkpoint/util.py", source: ["002:15"] },
  "6.3.910": { file: "tools/checkpoint/convert_ckpt.py", source: MODELLINK_GUIDE },
  "6.3.911": { file: "tools/checkpoint/convert_ckpt.py", source: MODELLINK_GUIDE },
} as const satisfies Record<MegatronRelease, { readonly file: string; readonly source: readonly Source[] }>;

/** A model of the guides of 6.3.904, with what its commands name. */
export interface Megatron904Model {
  /** As the training table spells it. */
  readonly model: string;
  /** Folder of the model below `tokenizers` and the folders of results. */
  readonly folder: string;
  /** `MODEL_TYPE` of the start script. */
  readonly modelType: string;
  /** Start script below the training code. */
  readonly script: string;
  /** ModelLink's loader of the Hugging Face weights, and its saver of the trained ones. */
  readonly loader: string;
  readonly saver: string;
  /** File of the tokenizer in the weights' folder. */
  readonly tokenizerFile: string;
  /** Where the start script and its variables come from; a page for what the manual leaves out. */
  readonly source: readonly Source[];
  /** What of it the manual does not say. */
  readonly gap?: string;
}

const QWEN_904 = {
  script: "scripts/qwen/qwen.sh",
  loader: "qwen_hf",
  saver: "save_huggingface_qwen",
  tokenizerFile: "qwen.tiktoken",
  source: ["002:20", "002:15"],
} as const;

/** The models of the guides of 6.3.904. */
export const MEGATRON_904_MODELS = [
  { model: "qwen-7b", folder: "Qwen-7B", modelType: "7B", ...QWEN_904 },
  { model: "qwen-14b", folder: "Qwen-14B", modelType: "14B", ...QWEN_904 },
  { model: "qwen-72b", folder: "Qwen-72B", modelType: "72B", ...QWEN_904 },
  {
    model: "glm3-6b",
    folder: "GLM3-6B",
    modelType: "6B",
    script: "scripts/glm3/glm3_base.sh",
    loader: "chatglm3_hf",
    saver: "save_huggingface_chatglm3",
    tokenizerFile: "tokenizer.model",
    source: ["002:8", ...MODELLINK_CHATGLM3],
    gap: "the manual names the script of GLM3 and none of its variables: those of Qwen's are a guess",
  },
] as const satisfies readonly Megatron904Model[];

/** Root of the software package of 6.3.904 on the share: what the archive unpacks to. */
export const PACKAGE_904 = { folder: "6.3.904-Ascend", source: ["002:8", "002:26"] } as const;

const PRETRAIN_904 = ["002:20"] as const;
const SFT_904 = ["002:14"] as const;
const LORA_904 = ["002:10"] as const;
/** The guide of 6.3.904 gives no sizes of GLM3: those of 6.3.910 hold. */
const GLM3_SIZES = ["000:23", "001:41"] as const;

/** The sizes that the guides of 6.3.904 advise, all for nodes of 8 NPUs but those of GLM3. */
// One line per row, as in the other training table.
// prettier-ignore
export const MEGATRON_904_ROWS = [
  { model: "qwen-7b", strategies: ["pretrain"], seqLen: 4096, tp: 4, pp: 1, mbs: 2, nodes: 1, npusPerNode: 8, source: PRETRAIN_904 },
  { model: "qwen-7b", strategies: ["sft"], seqLen: 4096, tp: 4, pp: 1, mbs: 2, nodes: 1, npusPerNode: 8, source: SFT_904 },
  { model: "qwen-7b", strategies: ["lora"], seqLen: 4096, tp: 4, pp: 1, mbs: 2, nodes: 1, npusPerNode: 8, source: LORA_904 },
  { model: "qwen-14b", strategies: ["pretrain"], seqLen: 4096, tp: 8, pp: 1, mbs: 2, nodes: 1, npusPerNode: 8, source: PRETRAIN_904 },
  { model: "qwen-14b", strategies: ["sft"], seqLen: 4096, tp: 8, pp: 1, mbs: 2, nodes: 1, npusPerNode: 8, source: SFT_904 },
  { model: "qwen-14b", strategies: ["lora"], seqLen: 4096, tp: 8, pp: 1, mbs: 4, nodes: 1, npusPerNode: 8, source: LORA_904 },
  { model: "qwen-72b", strategies: ["pretrain"], seqLen: 4096, tp: 8, pp: 5, mbs: 1, nodes: 5, npusPerNode: 8, source: PRETRAIN_904 },
  { model: "qwen-72b", strategies: ["sft"], seqLen: 4096, tp: 8, pp: 5, mbs: 1, nodes: 5, npusPerNode: 8, source: SFT_904 },
  { model: "qwen-72b", strategies: ["lora"], seqLen: 4096, tp: 8, pp: 5, mbs: 1, nodes: 5, npusPerNode: 8, source: LORA_904 },
  { model: "glm3-6b", strategies: ["pretrain", "sft"], seqLen: 4096, tp: 1, pp: 2, mbs: 1, nodes: 1, npusPerNode: 4, remark: "the guide of 6.3.904 gives no sizes of GLM3; these are those of 6.3.910", source: GLM3_SIZES },
  { model: "glm3-6b", strategies: ["lora"], seqLen: 4096, tp: 1, pp: 2, mbs: 2, nodes: 1, npusPerNode: 4, remark: "the guide of 6.3.904 gives no sizes of GLM3; these are those of 6.3.910", source: GLM3_SIZES },
] as const satisfies readonly MegatronRow[];

/** The model of the guides of 6.3.904 with this name, as the training table spells it. */
export function megatron904Model(model: string): Megatron904Model | undefined {
  return MEGATRON_904_MODELS.find((row) => row.model === model);
}

/** The sizes that the guides of 6.3.904 advise for a model. */
export function megatron904Rows(model: string): readonly MegatronRow[] {
  return MEGATRON_904_ROWS.filter((row) => row.model === model);
}
