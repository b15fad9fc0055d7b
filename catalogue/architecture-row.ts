import type { Source } from "./sources";

/**
 * Attention over one compressed vector per token (multi-head latent attention, MLA), as the config.json of DeepSeek-V2 names
 * its sizes. A key is `contentHeadSize` + `ropeHeadSize` wide, a value `valueHeadSize`.
 */
export interface LatentAttention {
  /** Width of the compressed keys and values of one token (`kv_lora_rank`). */
  readonly keyValueRank: number;
  /** Width of the compressed queries (`q_lora_rank`). Undefined where queries are not compressed. */
  readonly queryRank?: number;
  /** Width of a head without position (`qk_nope_head_dim`). */
  readonly contentHeadSize: number;
  /** Width of the rotated part that all heads share (`qk_rope_head_dim`). */
  readonly ropeHeadSize: number;
  /** Width of a head's values (`v_head_dim`). */
  readonly valueHeadSize: number;
}

/** Feed-forward parts of a mixture of experts (MoE). */
export interface Experts {
  /** Routed experts of a layer. */
  readonly count: number;
  /** Routed experts that a token passes. */
  readonly perToken: number;
  /** Intermediate size of one routed expert. */
  readonly intermediateSize: number;
  /** Intermediate size of all shared experts together, which every token passes. Defaults to 0. */
  readonly sharedIntermediateSize?: number;
  /** Layers with an ordinary feed-forward part, of the model's `intermediateSize`, in place of experts. Defaults to 0. */
  readonly denseLayers?: number;
}

/**
 * Dimensions of a model's decoder, as its own config.json says. A value that is not certain is left out. Sizes are numbers of
 * elements; heads, layers and experts are counts.
 */
export interface ArchitectureRow {
  /** Name in the tables of training and serving; the serving table's where the two differ. */
  readonly model: string;
  /** Names of the same model in other tables. */
  readonly otherNames?: readonly string[];
  readonly layers?: number;
  /** Width of a token between layers. */
  readonly hiddenSize?: number;
  readonly attentionHeads?: number;
  /** Heads of keys and values. Undefined with latent attention, which has `latentAttention` instead. */
  readonly keyValueHeads?: number;
  /** Width of one attention head, where config.json gives it. Defaults to `hiddenSize` / `attentionHeads`. */
  readonly headSize?: number;
  readonly latentAttention?: LatentAttention;
  /** Width of one feed-forward projection. */
  readonly intermediateSize?: number;
  /** Whether the feed-forward part has a gate (SwiGLU, GeGLU), so three matrices and not two. Defaults to true. */
  readonly gatedFeedForward?: boolean;
  readonly experts?: Experts;
  /** Rows of the embedding matrix, padding included. */
  readonly vocabularySize?: number;
  /** Whether the output layer is the embedding matrix again. Defaults to false. */
  readonly tiedEmbeddings?: boolean;
  /** Longest context of config.json (`max_position_embeddings`, `seq_length` of ChatGLM), in tokens. */
  readonly trainedContextTokens?: number;
  /** Rope scaling that the length includes: method, factor and the length before it. */
  readonly ropeScaling?: string;
  /** All parameters, in 10^9: every expert, and the multimodal part. */
  readonly parametersBillion?: number;
  /** Parameters that one token passes, in 10^9; for mixtures of experts. */
  readonly activeParametersBillion?: number;
  /** Parameters of vision encoder and projector, in 10^9, included in `parametersBillion`; for multimodal models. */
  readonly multimodalParametersBillion?: number;
  readonly remark?: string;
  readonly source: readonly Source[];
}
