import { CONTRADICTIONS } from "./contradictions";
import { IMAGE_MENTIONS, IMAGES } from "./images";
import { knownModel } from "./model-names";
import { NPU_NODES } from "./npu-nodes";
import {
  DATA_FORMATS,
  DATA_SETS,
  OTHER_WEIGHTS,
  PACKAGE_TREES,
  RELEASE_NOTES,
  SOFTWARE_PACKAGES,
  WEIGHT_DIFFERENCES,
  WEIGHT_LISTINGS,
} from "./packages";
import type {
  Contradiction,
  DataFormat,
  DataSet,
  Image,
  ImageMention,
  LlamaFactoryRow,
  MegatronModel,
  MegatronRow,
  NpuNode,
  OtherWeights,
  PackageTree,
  PinScope,
  PinUse,
  ReleaseNotes,
  ServingRow,
  SoftwarePackage,
  TrainingFramework,
  TroubleshootingRow,
  VersionPin,
  WeightDifference,
  WeightListing,
} from "./rows";
import { SERVING_ROWS } from "./serving-vllm";
import { LLAMA_FACTORY_ROWS } from "./training-llama-factory";
import { MEGATRON_MODELS, MEGATRON_ROWS } from "./training-megatron";
import { TROUBLESHOOTING_ROWS } from "./troubleshooting";
import { TROUBLESHOOTING_SIGNS, type TroubleshootingRecognition } from "./troubleshooting-signs";
import { VERSION_PINS } from "./version-pins";

export * from "./cce";
export * from "./cce-addons";
export * from "./cloud-names";
export { knownModel, MODEL_ALIASES } from "./model-names";
export { nearestName } from "./nearest-name";
export type { TroubleshootingRecognition, TroubleshootingSign } from "./troubleshooting-signs";
export * from "./network";
export { MODELARTS_FLAVORS, MODELARTS_PERIODS, NPU_MEMORY_GIB, type ModelArtsFlavor } from "./npu-nodes";
export * from "./rows";
export * from "./sfs-turbo";
export * from "./sources";
export * from "./start-scripts";
export * from "./swr";
export { CARD_TABLE, PRECISION_TABLE, SERVING_CONDITIONS } from "./serving-vllm";
export { LLAMA_FACTORY_CONDITIONS } from "./training-llama-factory";

/** Names of the models that can be trained with Megatron, in the table's order. */
export function megatronModelNames(): string[] {
  return MEGATRON_MODELS.map(({ model }) => model);
}

/** The model of the Megatron guide with this name. */
export function megatronModel(model: string): MegatronModel | undefined {
  return MEGATRON_MODELS.find((row) => row.model === model);
}

/** Every measured run of a model, or of all models. */
export function megatronRows(model?: string): readonly MegatronRow[] {
  return model === undefined ? MEGATRON_ROWS : MEGATRON_ROWS.filter((row) => row.model === model);
}

/** The measured run of a model with this strategy and sequence length. */
export function megatronRow(model: string, strategy: string, seqLen: number): MegatronRow | undefined {
  return megatronRows(model).find((row) => row.seqLen === seqLen && row.strategies.some((name) => name === strategy));
}

/** Nodes on which a row runs: the corrected number where the printed one cannot. */
export function megatronNodes(row: MegatronRow): number {
  return row.correction?.nodes ?? row.nodes;
}

/** Names of the models that can be trained with LLaMA-Factory, in the table's order. */
export function llamaFactoryModelNames(): string[] {
  return [...new Set(LLAMA_FACTORY_ROWS.map(({ model }) => model))];
}

/** Every measured run of a model with LLaMA-Factory, or of all models. */
export function llamaFactoryRows(model?: string): readonly LlamaFactoryRow[] {
  return model === undefined ? LLAMA_FACTORY_ROWS : LLAMA_FACTORY_ROWS.filter((row) => row.model === model);
}

/** The measured run of a model with LLaMA-Factory, with this strategy and sequence length in tokens. */
export function llamaFactoryRow(model: string, strategy: string, seqLen: number): LlamaFactoryRow | undefined {
  return llamaFactoryRows(model).find(
    ({ strategies, seqLens }) => strategies.some((name) => name === strategy) && seqLens.includes(seqLen),
  );
}

/** Names of the models that vLLM serves, in the table's order. */
export function servingModelNames(): string[] {
  return SERVING_ROWS.map(({ model }) => model);
}

/** Every model that vLLM serves. */
export function servingRows(): readonly ServingRow[] {
  return SERVING_ROWS;
}

/** The model that vLLM serves under this name, in any of the spellings of the tables. */
export function servingRow(model: string): ServingRow | undefined {
  const rows: readonly ServingRow[] = SERVING_ROWS;
  return rows.find((row) => [row.model, row.supportName, row.cardName].includes(model));
}

/** Where an image is needed. */
export type ImageUse = "megatron on a CCE cluster" | "megatron 6.3.904" | "vllm" | "flux training";

/** The line of the manual that names the image for each use. */
const IMAGE_LINES = {
  "megatron on a CCE cluster": "000:33",
  "megatron 6.3.904": "002:27",
  vllm: "001:35",
  "flux training": "001:15",
} as const;

/** The base image that the manual names for a use, and the place where it does. */
export function imageFor(use: ImageUse): { readonly image: Image; readonly mention: ImageMention } {
  const mentions: readonly ImageMention[] = IMAGE_MENTIONS;
  const mention = mentions.find(({ source }) => source[0] === IMAGE_LINES[use]);
  const image = IMAGES.find(({ id }) => id === mention?.image);
  if (mention === undefined || image === undefined) {
    throw new Error(`catalogue/images.ts has no image at ${IMAGE_LINES[use]}, which ${use} needs`);
  }
  return { image, mention };
}

/** Every base image, and every place that names one. */
export function images(): { readonly images: readonly Image[]; readonly mentions: readonly ImageMention[] } {
  return { images: IMAGES, mentions: IMAGE_MENTIONS };
}

/** The kind of node that a flavor is, where it was seen before. */
export function npuNode(flavorId: string): NpuNode | undefined {
  return NPU_NODES.find((node) => node.flavorId === flavorId);
}

/** Flavors of nodes with NPUs that were seen before. */
export function npuNodeFlavorIds(): string[] {
  return NPU_NODES.map(({ flavorId }) => flavorId);
}

/** Weights of a model in the tables that have it, and how those of training and serving differ, where they do. */
export interface ModelWeights {
  readonly training?: MegatronModel;
  readonly serving?: ServingRow;
  readonly difference?: WeightDifference;
}

/** Weights of a model, by any of its spellings. */
export function modelWeights(model: string): ModelWeights {
  const trained = knownModel(model, megatronModelNames());
  const served = knownModel(model, servingModelNames());
  return {
    training: trained === undefined ? undefined : megatronModel(trained),
    serving: served === undefined ? undefined : servingRow(served),
    difference: WEIGHT_DIFFERENCES.find((row) => knownModel(model, [row.model]) !== undefined),
  };
}

/** Every model whose weights differ between training and serving. */
export function weightDifferences(): readonly WeightDifference[] {
  return WEIGHT_DIFFERENCES;
}

/** Every software package of the manuals. */
export function softwarePackages(): readonly SoftwarePackage[] {
  return SOFTWARE_PACKAGES;
}

/** Contents of every package, and of the folders that are made from them. */
export function packageTrees(): readonly PackageTree[] {
  return PACKAGE_TREES;
}

/** Files of downloaded weights, for the models of which the manuals list them. */
export function weightListings(): readonly WeightListing[] {
  return WEIGHT_LISTINGS;
}

/** Every data set of the manuals. */
export function dataSets(): readonly DataSet[] {
  return DATA_SETS;
}

/** Weights that are in neither the training nor the serving tables. */
export function otherWeights(): readonly OtherWeights[] {
  return OTHER_WEIGHTS;
}

/** Every format of training data. */
export function dataFormats(): readonly DataFormat[] {
  return DATA_FORMATS;
}

/** What the manuals say of releases. */
export function releaseNotes(): readonly ReleaseNotes[] {
  return RELEASE_NOTES;
}

/** Every version that the manuals name, or those of one piece of software. */
export function pins(name?: string): readonly VersionPin[] {
  return name === undefined ? VERSION_PINS : VERSION_PINS.filter((pin) => pin.name === name);
}

/** What versions are wanted for; what is left out restricts nothing. */
export interface PinQuery {
  readonly use: PinUse;
  readonly framework?: TrainingFramework;
  /** Model, in any of its spellings. */
  readonly model?: string;
  /** Version of vLLM that serves. */
  readonly vllm?: PinScope["vllm"];
  /** ModelArts release. */
  readonly release?: string;
}

/** Whether a scope has this model. A scope for some models does not hold for a query without one. */
function coversModel({ models, exceptModels = [] }: PinScope, model: string | undefined): boolean {
  if (model === undefined) {
    return models === undefined;
  }
  const isAmong = (names: readonly string[]) => knownModel(model, names) !== undefined;
  return (models === undefined || isAmong(models)) && !isAmong(exceptModels);
}

/** The scopes of a pin that answer a query. */
function scopesFor(pin: VersionPin, query: PinQuery): readonly PinScope[] {
  const agree = <T>(mine: T | undefined, wanted: T | undefined) =>
    mine === undefined || wanted === undefined || mine === wanted;
  const ofRelease = pin.releases === undefined || query.release === undefined || pin.releases.includes(query.release);
  return pin.scopes.filter(
    (scope) =>
      ofRelease &&
      scope.use === query.use &&
      agree(scope.framework, query.framework) &&
      agree(scope.vllm, query.vllm) &&
      coversModel(scope, query.model),
  );
}

/**
 * The versions to install for a use, without those that are known to be bad. A version for the model takes the place of
 * the one for all models.
 */
export function pinsFor(query: PinQuery): readonly VersionPin[] {
  const answers = pins().filter((pin) => pin.kind !== "known bad" && scopesFor(pin, query).length > 0);
  const isForModel = (pin: VersionPin) => scopesFor(pin, query).some(({ models }) => models !== undefined);
  return answers.filter(
    (pin) => isForModel(pin) || !answers.some((other) => other.name === pin.name && isForModel(other)),
  );
}

/**
 * The version of transformers to train or to serve a model with. Of serving the manual names it for vLLM 0.6.0 only, for
 * weights that LLaMA-Factory trained. Without `framework`, a version for one framework holds.
 */
export function transformersFor(query: {
  readonly use: "training" | "serving";
  readonly framework?: TrainingFramework;
  readonly model?: string;
}): VersionPin & { readonly version: string } {
  const pin = pinsFor(query).find(({ name }) => name === "transformers");
  if (pin?.version === undefined) {
    throw new Error(`catalogue/version-pins.ts has no version of transformers for ${query.use}`);
  }
  return { ...pin, version: pin.version };
}

/** Every known problem. */
export function troubleshootingRows(): readonly TroubleshootingRow[] {
  return TROUBLESHOOTING_ROWS;
}

/** The known problem with this id. */
export function troubleshootingRow(id: string): TroubleshootingRow | undefined {
  return troubleshootingRows().find((row) => row.id === id);
}

/** How each known problem is recognised in logs and events, in the order of the problems. */
export function troubleshootingSigns(): readonly (TroubleshootingRecognition & { readonly id: string })[] {
  return TROUBLESHOOTING_ROWS.map(({ id }) => ({ id, ...TROUBLESHOOTING_SIGNS[id] }));
}

/** Every printed value that cannot be right, or that another place contradicts. */
export function contradictions(): readonly Contradiction[] {
  return CONTRADICTIONS;
}
