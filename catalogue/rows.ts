import type { Source } from "./sources";

/** What a training run does to the weights. */
export type Strategy = "pretrain" | "sft" | "lora";

/** A model of the Megatron guide. */
export interface MegatronModel {
  readonly model: string;
  /** Family, as the table spells it; the model's first column. */
  readonly family: string;
  /** Address that the table gives, or recommends where it gives several. */
  readonly weightsUrl: string;
  readonly otherWeightsUrls?: readonly string[];
  /** Git revision of the weights that the guide demands. */
  readonly weightsRevision?: string;
  readonly source: readonly Source[];
}

/** A measured training run of the Megatron guide. */
export interface MegatronRow {
  readonly model: string;
  readonly strategies: readonly Strategy[];
  /** Sequence length in tokens. */
  readonly seqLen: number;
  /** Tensor parallel size. */
  readonly tp: number;
  /** Pipeline parallel size. */
  readonly pp: number;
  /** Micro batch size in samples. */
  readonly mbs: number;
  /** Nodes, as printed. */
  readonly nodes: number;
  readonly npusPerNode: number;
  /** What the row must have meant, where what is printed cannot run, and why. */
  readonly correction?: { readonly nodes: number; readonly reason: string };
  readonly remark?: string;
  readonly source: readonly Source[];
}

/** The columns of the serving table that say in which precision a model runs. */
export type PrecisionColumn = "fp16bf16" | "w4a16" | "w8a8" | "w8a16" | "kvCacheInt8";

/** Fewest NPUs and longest context of a model on NPUs of one memory size. */
export interface ServingCards {
  /** NPUs of one replica. */
  readonly minCards: number;
  /** Prompt plus answer, in units of 1024 tokens. */
  readonly maxModelLenK: number;
}

/** A model that vLLM serves on Ascend. */
export interface ServingRow {
  readonly model: string;
  /** Spelling in the table of precisions and weights, where it differs from `model`. */
  readonly supportName?: string;
  /** Spelling in the table of cards and lengths, where it differs from `model`. */
  readonly cardName?: string;
  readonly precisions: readonly PrecisionColumn[];
  /** On NPUs with 32 GB; undefined where the table says that it does not run. */
  readonly npu32GB: ServingCards | undefined;
  /** On NPUs with 64 GB. */
  readonly npu64GB: ServingCards | undefined;
  /** Undefined where the table has a link without an address. */
  readonly weightsUrl?: string;
  readonly otherWeightsUrls?: readonly string[];
  /** Text of a link without an address. */
  readonly weightsText?: string;
  readonly remark?: string;
  readonly source: readonly Source[];
}

/** A base image of the manuals. */
export interface Image {
  readonly id: string;
  /** Registry, repository and tag. */
  readonly address: string;
  readonly pytorch: string;
  readonly cann: string;
  readonly python: string;
  readonly os: string;
  readonly arch: string;
  readonly chip: string;
}

/** A place of the manuals that names an image. */
export interface ImageMention {
  /** Id of the image. */
  readonly image: string;
  readonly modelArtsVersion: string;
  readonly versionInferred: boolean;
  readonly guide: string;
  readonly guideInferred: boolean;
  readonly purpose: string;
  readonly cann: string;
  readonly pytorch?: string;
  readonly torchNpu?: string;
  /** NPU driver of the nodes. */
  readonly driver?: string;
  readonly alsoCompatibleCann?: readonly string[];
  readonly source: readonly Source[];
}

/** A kind of node with NPUs. */
export interface NpuNode {
  /** Flavor id of CCE node pools. Which are sold depends on region and stock. */
  readonly flavorId: string;
  readonly nodeType: "ElasticBMS";
  readonly npusPerNode: number;
  /** Memory of one NPU. */
  readonly npuMemoryGiB: number;
  readonly cpus: number;
  /** Memory of the node. */
  readonly memoryGiB: number;
  readonly source: readonly Source[];
}
