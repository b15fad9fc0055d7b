import { IMAGE_MENTIONS, IMAGES } from "./images";
import { NPU_NODES } from "./npu-nodes";
import type { Image, ImageMention, MegatronModel, MegatronRow, NpuNode, ServingRow } from "./rows";
import { SERVING_ROWS } from "./serving-vllm";
import { MEGATRON_MODELS, MEGATRON_ROWS } from "./training-megatron";

export * from "./cce";
export { nearestName } from "./nearest-name";
export * from "./rows";
export * from "./sfs-turbo";
export * from "./sources";
export * from "./start-scripts";
export { SERVING_CONDITIONS } from "./serving-vllm";

/** Models that are spelled differently in the training and the serving tables. */
const OTHER_SPELLINGS: readonly (readonly [training: string, serving: string])[] = [
  ["glm3-6b", "chatglm3-6b"],
  ["glm4-9b", "glm-4-9b"],
];

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

/** What a training model is called in the serving table, or the other way round; undefined where the names agree. */
export function otherSpelling(model: string): string | undefined {
  const pair = OTHER_SPELLINGS.find((names) => names.includes(model));
  return pair?.find((name) => name !== model);
}

/** Where an image is needed. */
export type ImageUse = "megatron on a CCE cluster" | "vllm";

/** The line of the manual that names the image for each use. */
const IMAGE_LINES = { "megatron on a CCE cluster": "000:33", vllm: "001:35" } as const;

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
