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

/** What a training run of LLaMA-Factory does to the weights. */
export type LlamaFactoryStrategy = "lora" | "full";

/** How much DeepSpeed shards: nothing, the optimizer, its gradients too, the weights too. */
export type ZeroStage = 0 | 1 | 2 | 3;

/** A measured training run of the LLaMA-Factory guide. */
export interface LlamaFactoryRow {
  readonly model: string;
  /** Family, as the table spells it; the model's first column. */
  readonly family: string;
  /** Parameters of the model, as the table spells them. */
  readonly size: string;
  /** The printed cell, where it holds more than one size. */
  readonly sizeAsPrinted?: string;
  /** Chat template. */
  readonly template: string;
  readonly strategies: readonly LlamaFactoryStrategy[];
  /** Sequence lengths (`cutoff_len`) in tokens. */
  readonly seqLens: readonly number[];
  readonly gradientAccumulationSteps: number;
  readonly zeroStage: ZeroStage;
  /** Whether DeepSpeed keeps what it shards in the node's memory. */
  readonly offload: boolean;
  readonly nodes: number;
  readonly npusPerNode: number;
  /** Values that the printed table leaves out, since their cell is merged with the one above. */
  readonly inheritedFromMergedCell?: readonly ("strategies" | "seqLens")[];
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

/** Spellings of one model. */
export interface ModelAlias {
  readonly names: readonly string[];
  readonly source: readonly Source[];
}

/** A framework that trains. */
export type TrainingFramework = "megatron" | "llama-factory";

/** What a pinned version is for. */
export type PinUse =
  | "training"
  | "serving"
  | "speculative decoding"
  | "accuracy evaluation"
  | "benchmark"
  | "FLUX training"
  | "FLUX inference with Diffusers"
  | "FLUX inference with ComfyUI"
  | "node";

/** One thing that a pin is for; what is left out is not restricted. */
export interface PinScope {
  readonly use: PinUse;
  readonly framework?: TrainingFramework;
  /** Version of vLLM that serves. */
  readonly vllm?: "0.6.0" | "0.6.3";
  /** The only models it is for. A pin for some models takes the place of one for all. */
  readonly models?: readonly string[];
  /** Models it is not for. */
  readonly exceptModels?: readonly string[];
}

/** How a pinned version is installed, or where it stands; `known bad` is a version to avoid. */
export type PinKind =
  | "pip"
  | "wheel"
  | "git commit"
  | "git"
  | "folder"
  | "script"
  | "in image"
  | "conda"
  | "yum"
  | "driver"
  | "framework"
  | "known bad";

/** A version that a manual names. */
export interface VersionPin {
  readonly name: string;
  /** Undefined where the software is named without a version. */
  readonly version?: string;
  readonly kind: PinKind;
  /** What it is for, in words. */
  readonly appliesTo: string;
  readonly scopes: readonly PinScope[];
  /** ModelArts releases whose manuals name it; undefined where it is tied to none. */
  readonly releases?: readonly string[];
  /** File that installs it. */
  readonly file?: string;
  /** Address that it is cloned from. */
  readonly url?: string;
  /** Release that the version, a commit, belongs to. */
  readonly release?: string;
  readonly source: readonly Source[];
}

/** A software package of the manuals. */
export interface SoftwarePackage {
  readonly id: string;
  /** Name of the file; `xxx` stands for a time stamp. */
  readonly name: string;
  readonly modelArtsVersions: readonly string[];
  readonly contains: string;
  readonly usedBy: string;
  readonly downloadFrom: string;
  readonly note?: string;
  readonly source: readonly Source[];
}

/** Contents of a package or of a folder. */
export interface PackageTree {
  readonly id: string;
  readonly package: string;
  readonly note?: string;
  readonly entries: readonly { readonly path: string; readonly note?: string }[];
  readonly source: readonly Source[];
}

/** Files of downloaded weights. */
export interface WeightListing {
  readonly id: string;
  readonly model: string;
  readonly files: readonly string[];
  readonly note?: string;
  readonly source: readonly Source[];
}

/** A data set. */
export interface DataSet {
  readonly id: string;
  readonly use: string;
  /** Undefined where the data come with a package or from a project. */
  readonly url?: string;
  readonly sizeAsPrinted?: string;
  readonly note?: string;
  readonly source: readonly Source[];
}

/** Weights outside the training and serving tables. */
export interface OtherWeights {
  readonly id: string;
  readonly use: string;
  readonly url?: string;
  /** Repository on Hugging Face, where the manual names it without an address. */
  readonly repository?: string;
  readonly source: readonly Source[];
}

/** A model that is trained from other weights than it is served from. */
export interface WeightDifference {
  readonly model: string;
  readonly difference: string;
  readonly source: readonly Source[];
}

/** A format of training data. */
export interface DataFormat {
  readonly id: string;
  readonly use: string;
  readonly example: string;
  readonly note: string;
  readonly source: readonly Source[];
}

/** What is new in a release. */
export interface ReleaseNotes {
  readonly version: string;
  /** The release that it is compared with. */
  readonly against: string;
  readonly items: readonly string[];
  readonly source: readonly Source[];
}

/** Where a parameter is given. */
export type ParameterKind =
  | "env"
  | "cli"
  | "positional"
  | "placeholder"
  | "path"
  | "setting"
  | "manifest"
  | "docker run"
  | "kernel"
  | "yaml"
  | "json"
  | "ui"
  | "model_args"
  | "formula"
  | "log field";

/** A parameter in its table. */
export interface ParameterRow {
  readonly name: string;
  /** Undefined where it is the group's. */
  readonly kind?: ParameterKind;
  /** `multi-node`: only with several nodes. Undefined where the manual does not say. */
  readonly required?: boolean | "multi-node";
  readonly default?: string;
  readonly example?: string;
  /** The values that are allowed. */
  readonly values?: readonly string[];
  readonly meaning: string;
  readonly note?: string;
  readonly source: readonly Source[];
}

/** A table of parameters. */
export interface ParameterGroup {
  readonly id: string;
  readonly title: string;
  /** The kind of all its parameters but those that say otherwise. */
  readonly kind: ParameterKind;
  readonly workloads: readonly string[];
  /** Script or file that reads them. */
  readonly script?: string;
  readonly note?: string;
  readonly parameters: readonly ParameterRow[];
  readonly source: readonly Source[];
}

/** A parameter with what its group says of it. */
export interface Parameter extends ParameterRow {
  readonly group: string;
  readonly kind: ParameterKind;
  readonly workloads: readonly string[];
}

/** The same text in the two languages of the documentation. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** A known problem and its remedy. */
export interface TroubleshootingRow {
  readonly id: string;
  /** `problem`: the manual names the symptom. `rule`: it gives an instruction only. */
  readonly kind: "problem" | "rule";
  readonly symptom: Bilingual;
  /** Whether the symptom was inferred from the instruction. */
  readonly symptomInferred: boolean;
  readonly cause?: Bilingual;
  /** Whether the cause was inferred. */
  readonly causeInferred: boolean;
  readonly remedy: Bilingual;
  /** Commands of the remedy, as printed. */
  readonly commands: readonly string[];
  /** What runs where the problem occurs. */
  readonly appliesTo: readonly Bilingual[];
  /** What the seeds leave out, such as figures. */
  readonly missingInSeed?: Bilingual;
  readonly source: readonly Source[];
}

/** How a printed value is wrong: it cannot be, it is said differently elsewhere, or it is a slip of the pen. */
export type ContradictionKind = "impossible" | "contradiction" | "slip";

/** A printed value that cannot be right, or that another place contradicts. */
export interface Contradiction {
  readonly id: string;
  readonly kind: ContradictionKind;
  /** What is printed, one entry per reading; literal text in backquotes. */
  readonly printed: readonly string[];
  /** What is used instead; undefined where nothing was chosen, or where each reading holds in its place. */
  readonly corrected?: string;
  readonly reason: string;
  readonly source: readonly Source[];
}
