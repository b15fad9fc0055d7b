import { SERVING_CONDITIONS, type Source, type ZeroStage } from "../catalogue";
import type { ArchitectureRow } from "../catalogue/model-architectures";

/**
 * Memory of models by formula. GiB throughout, and of one NPU where a function says so. Whoever uses an answer labels it
 * `estimated`; a measured cell always wins. A function answers undefined where the architecture lacks a dimension that it
 * needs, or where a number of the request is not positive (a count: not whole).
 */

/** Pages with the formulas of estimateServing. */
export const SERVING_ESTIMATE_SOURCE: readonly Source[] = [
  { page: "KAITO, nodesestimator/estimator.go and max_model_len.go" },
  { page: "vLLM 0.6.3, config.py and cache_engine.py" },
];

/** Pages with the formulas of estimateTraining. */
export const TRAINING_ESTIMATE_SOURCE: readonly Source[] = [
  { page: "Megatron-LM, megatron/training/theoretical_memory_usage.py" },
  { page: "Reducing Activation Recomputation in Large Transformer Models, arXiv 2205.05198, table 2" },
  { page: "ZeRO: Memory Optimizations, arXiv 1910.02054, section 3" },
];

export const BYTES_PER_GIB = 2 ** 30;

/** Bytes of a 16-bit number. */
const HALF = 2;

/** Bytes of a 32-bit number. */
const SINGLE = 4;

/** Bytes of one weight of the decoder's layers, and of one number of the key-value cache, by precision of vLLM. */
const PRECISION_BYTES: ReadonlyMap<string, { readonly weight: number; readonly cache: number }> = new Map([
  ["fp16", { weight: HALF, cache: HALF }],
  ["bf16", { weight: HALF, cache: HALF }],
  ["w8a8", { weight: 1, cache: HALF }],
  ["w8a16", { weight: 1, cache: HALF }],
  // AWQ: 4 bits, and for each group of 128 weights a scale of 16 bits and a zero point of 4.
  ["w4a16", { weight: 0.5 + 2.5 / 128, cache: HALF }],
  ["kv-cache-int8", { weight: HALF, cache: 1 }],
]);

/** Numbers of elements that the formulas share. Widths are those of one token in one layer. */
interface Dimensions {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly attentionHeads: number;
  /** Heads of the key-value cache as vLLM keeps it. */
  readonly cachedHeads: number;
  /** Keys and values of the key-value cache as vLLM keeps it. */
  readonly cachedWidth: number;
  /** Queries, keys, values and the attention's output. */
  readonly attentionWidth: number;
  /** Intermediate sizes of the feed-forward part that a token passes, all its projections together. */
  readonly feedForwardWidth: number;
  readonly vocabularySize: number;
  /** Parameters of one embedding matrix. */
  readonly embedding: number;
  /** Parameters of the embedding matrix and the output layer. */
  readonly embeddings: number;
  /** Parameters of all layers of the decoder. */
  readonly decoder: number;
  readonly multimodal: number;
}

/** Whether every number is finite and positive. */
function arePositive(...numbers: readonly number[]): boolean {
  return numbers.every((number) => Number.isFinite(number) && number > 0);
}

/** Whether a number counts things: whole, and at least 1. */
function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 1;
}

/** Sizes of heads for which vLLM 0.6.3 has an attention kernel; others are padded to the next one. */
const KERNEL_HEAD_SIZES = [32, 64, 128, 256];

/** Widths of the attention and parameters of its matrices in one layer; undefined where a dimension is missing. */
function attentionOf(
  architecture: ArchitectureRow,
): (Pick<Dimensions, "cachedHeads" | "cachedWidth" | "attentionWidth"> & { parameters: number }) | undefined {
  const { hiddenSize = 0, attentionHeads = 0, keyValueHeads, latentAttention: latent } = architecture;
  if (latent !== undefined) {
    const { keyValueRank, queryRank, contentHeadSize, ropeHeadSize, valueHeadSize } = latent;
    const keySize = contentHeadSize + ropeHeadSize;
    const [query, value] = [attentionHeads * keySize, attentionHeads * valueHeadSize];
    const padded = KERNEL_HEAD_SIZES.find((size) => size >= keySize) ?? keySize;
    return {
      cachedHeads: attentionHeads,
      cachedWidth: 2 * attentionHeads * padded,
      attentionWidth: 2 * query + 2 * value,
      parameters:
        (queryRank === undefined ? hiddenSize * query : queryRank * (hiddenSize + query)) +
        hiddenSize * (keyValueRank + ropeHeadSize) +
        keyValueRank * attentionHeads * (contentHeadSize + valueHeadSize) +
        value * hiddenSize,
    };
  }
  const headSize = architecture.headSize ?? hiddenSize / attentionHeads;
  if (keyValueHeads === undefined || !arePositive(headSize, keyValueHeads)) {
    return undefined;
  }
  const attentionWidth = 2 * headSize * (attentionHeads + keyValueHeads);
  return {
    cachedHeads: keyValueHeads,
    cachedWidth: 2 * headSize * keyValueHeads,
    attentionWidth,
    parameters: hiddenSize * attentionWidth,
  };
}

/** The numbers of elements of an architecture; undefined where a dimension is missing. */
function dimensionsOf(architecture: ArchitectureRow): Dimensions | undefined {
  const { layers = 0, hiddenSize = 0, attentionHeads = 0, intermediateSize = 0, vocabularySize = 0 } = architecture;
  const attention = attentionOf(architecture);
  if (attention === undefined || !arePositive(layers, hiddenSize, attentionHeads, intermediateSize, vocabularySize)) {
    return undefined;
  }
  const { parameters, ...widths } = attention;
  const { experts, tiedEmbeddings = false, gatedFeedForward = true, multimodalParametersBillion = 0 } = architecture;
  const projections = gatedFeedForward ? 3 : 2;
  const shared = experts?.sharedIntermediateSize ?? 0;
  const denseLayers = experts === undefined ? layers : (experts.denseLayers ?? 0);
  const dense = projections * hiddenSize * intermediateSize;
  const mixture =
    experts === undefined
      ? 0
      : projections * hiddenSize * (experts.count * experts.intermediateSize + shared) + hiddenSize * experts.count;
  const passed = experts === undefined ? intermediateSize : experts.perToken * experts.intermediateSize + shared;
  const embedding = vocabularySize * hiddenSize;
  return {
    ...widths,
    layers,
    hiddenSize,
    attentionHeads,
    feedForwardWidth: projections * passed,
    vocabularySize,
    embedding,
    embeddings: tiedEmbeddings ? embedding : 2 * embedding,
    decoder: layers * parameters + denseLayers * dense + (layers - denseLayers) * mixture,
    multimodal: multimodalParametersBillion * 1e9,
  };
}

/**
 * All parameters of a model by its dimensions, in 10^9: embeddings, and in each layer the matrices of attention and
 * feed-forward part. Norms and biases are left out: they are less than 0.1 %.
 */
export function computedParametersBillion(architecture: ArchitectureRow): number | undefined {
  const dimensions = dimensionsOf(architecture);
  return dimensions && (dimensions.embeddings + dimensions.decoder + dimensions.multimodal) / 1e9;
}

/**
 * Weights of a whole model: parameters x bytes. Quantization holds for the decoder's layers; embeddings, output layer and
 * multimodal part stay at 16 bits. Precisions: fp16, bf16, w4a16, w8a8, w8a16, kv-cache-int8; undefined for another.
 */
export function weightsGiB(architecture: ArchitectureRow, precision = "fp16"): number | undefined {
  const dimensions = dimensionsOf(architecture);
  const bytes = PRECISION_BYTES.get(precision);
  if (dimensions === undefined || bytes === undefined) {
    return undefined;
  }
  const { decoder, embeddings, multimodal } = dimensions;
  return (decoder * bytes.weight + (embeddings + multimodal) * HALF) / BYTES_PER_GIB;
}

/**
 * Key-value cache of so many tokens on one NPU: 2 x layers x key-value heads x head size x bytes x tokens, the heads split by
 * tensor parallelism and, where there are fewer of them than NPUs, copied (vLLM, `get_num_kv_heads`). Latent attention is
 * cached as vLLM 0.6.3 does it: keys and values of every head, padded to the next head size that attention kernels have
 * (`get_head_size`), not the compressed vector, which came with vLLM 0.7.
 */
export function keyValueCacheGiB(
  architecture: ArchitectureRow,
  tokens: number,
  { precision = "fp16", tensorParallel = 1 }: { precision?: string; tensorParallel?: number } = {},
): number | undefined {
  const dimensions = dimensionsOf(architecture);
  const bytes = PRECISION_BYTES.get(precision);
  if (dimensions === undefined || bytes === undefined || !arePositive(tokens, tensorParallel)) {
    return undefined;
  }
  const { layers, cachedHeads, cachedWidth } = dimensions;
  const share = Math.max(1, cachedHeads / tensorParallel) / cachedHeads;
  return (layers * cachedWidth * bytes.cache * share * tokens) / BYTES_PER_GIB;
}

/**
 * Activations of a prompt on one NPU while vLLM reads it: without chunked prefill it is one batch, so 16-bit numbers of hidden
 * state, residual, and their copies (4 x hidden size), and the feed-forward projections, which tensor parallelism splits.
 */
function promptActivationsGiB(dimensions: Dimensions, tokens: number, tensorParallel: number): number {
  const width = 4 * dimensions.hiddenSize + dimensions.feedForwardWidth / tensorParallel;
  return (HALF * width * tokens) / BYTES_PER_GIB;
}

/** A service to estimate. */
export interface ServingEstimateRequest {
  readonly architecture: ArchitectureRow;
  /** Precision of vLLM. Defaults to `fp16`. */
  readonly precision?: string;
  /** Memory of one NPU. */
  readonly npuMemoryGiB: number;
  readonly npusPerNode: number;
  /** Prompt plus answer, in tokens, that the service must hold. Defaults to 4096, the least that the manual measures. */
  readonly maxModelLen?: number;
}

/** Memory of one NPU of a service, in GiB, at the length of the estimate. */
export interface ServingMemory {
  readonly weightsGiB: number;
  readonly keyValueCacheGiB: number;
  readonly activationsGiB: number;
  /** Runtime, communication buffers and captured graphs. */
  readonly overheadGiB: number;
  readonly totalGiB: number;
  /** What vLLM may use. */
  readonly usableGiB: number;
}

/** The fewest NPUs of a service by formula, or why a node has not enough. */
export type ServingEstimate =
  | {
      readonly fits: true;
      /** NPUs of one replica. */
      readonly cards: number;
      /**
       * Longest prompt plus answer to recommend, in tokens: half of what memory holds, so that two requests of that length
       * run at a time, at most what the model was trained with, and at least what was asked.
       */
      readonly maxModelLen: number;
      /** Longest prompt plus answer that memory holds, in tokens. */
      readonly tokensInMemory: number;
      /** At `maxModelLen`. */
      readonly breakdown: ServingMemory;
    }
  | {
      readonly fits: false;
      /** The most NPUs of a node over which the model can be split. */
      readonly cards: number;
      /** At the length that was asked: `totalGiB` is more than `usableGiB`. */
      readonly breakdown: ServingMemory;
    };

/** Weights in memory by weights in the file (KAITO, `WeightExpansionFactor`). */
const WEIGHT_EXPANSION = 1.02;

/** What an NPU holds beside weights and tokens: a base, and a share of the weights (KAITO, `BaseOverheadGiB`, `OverheadWeightFactor`). */
const BASE_OVERHEAD_GIB = 2.3;
const OVERHEAD_OF_WEIGHTS = 0.05;

/** Length that a service must hold where none is asked, in tokens: the manual's measurements start there (seed 003, line 37). */
const MINIMUM_CONTEXT_TOKENS = 4096;

/**
 * By how much the length that memory holds is longer than one to recommend. Set by the manual's table, whose lengths passed a
 * benchmark of several requests: those that memory holds are twice as long (median).
 */
const LENGTH_RESERVE = 2;

/** Lengths are rounded down to this many tokens, the manual's unit. */
const LENGTH_UNIT = 1024;

/** 1, 2, 4 … up to a node's NPUs, and all of them. */
function npuCountsOfNode(npusPerNode: number): number[] {
  const powers = Array.from({ length: Math.floor(Math.log2(npusPerNode)) + 1 }, (_, exponent) => 2 ** exponent);
  return powers.includes(npusPerNode) ? powers : [...powers, npusPerNode];
}

/**
 * The fewest NPUs of a node that hold a service, and its longest context. The model is split over 1, 2, 4 … NPUs, a divisor of
 * the attention heads. On each of n NPUs must fit, in 0.9 of its memory (KAITO's formula, with activations beside it):
 * 1.02 x weights / n + 2.3 GiB + 0.05 x (1.02 x weights / n) + cache and activations of one request of the length.
 */
export function estimateServing(request: ServingEstimateRequest): ServingEstimate | undefined {
  const { architecture, precision = "fp16", npuMemoryGiB, npusPerNode } = request;
  const asked = request.maxModelLen ?? MINIMUM_CONTEXT_TOKENS;
  const dimensions = dimensionsOf(architecture);
  const weights = weightsGiB(architecture, precision);
  if (dimensions === undefined || weights === undefined || !arePositive(npuMemoryGiB, asked) || !isCount(npusPerNode)) {
    return undefined;
  }
  const usableGiB = SERVING_CONDITIONS.gpuMemoryUtilization * npuMemoryGiB;
  const memory = (cards: number, tokens: number): ServingMemory => {
    const share = (WEIGHT_EXPANSION * weights) / cards;
    const overhead = BASE_OVERHEAD_GIB + OVERHEAD_OF_WEIGHTS * share;
    const cache = keyValueCacheGiB(architecture, tokens, { precision, tensorParallel: cards }) ?? 0;
    const activations = promptActivationsGiB(dimensions, tokens, cards);
    return {
      weightsGiB: share,
      keyValueCacheGiB: cache,
      activationsGiB: activations,
      overheadGiB: overhead,
      totalGiB: share + overhead + cache + activations,
      usableGiB,
    };
  };
  const splits = npuCountsOfNode(npusPerNode).filter((cards) => dimensions.attentionHeads % cards === 0);
  const cards = splits.find((count) => memory(count, asked).totalGiB <= usableGiB);
  if (cards === undefined) {
    const most = splits.at(-1) ?? 1;
    return { fits: false, cards: most, breakdown: memory(most, asked) };
  }
  const { weightsGiB: fixed, overheadGiB, keyValueCacheGiB: cache, activationsGiB } = memory(cards, LENGTH_UNIT);
  const units = (usableGiB - fixed - overheadGiB) / (cache + activationsGiB);
  const tokensInMemory = Math.max(asked, Math.floor(units) * LENGTH_UNIT);
  const recommended = Math.floor(units / LENGTH_RESERVE) * LENGTH_UNIT;
  const trained = architecture.trainedContextTokens ?? Infinity;
  const maxModelLen = Math.max(request.maxModelLen ?? 0, Math.min(Math.max(asked, recommended), trained));
  return { fits: true, cards, maxModelLen, tokensInMemory, breakdown: memory(cards, maxModelLen) };
}

/** A framework whose training runs can be estimated. */
export type EstimatedFramework = "megatron" | "llama-factory";

/** How a training run is spread over its NPUs. */
export interface TrainingSplit {
  /** NPUs that share each layer. 1 with LLaMA-Factory. */
  readonly tp: number;
  /** Groups of NPUs that share the layers. 1 with LLaMA-Factory. */
  readonly pp: number;
  /** Copies of the model that read different samples. */
  readonly dataParallel: number;
  /** What the copies split among them. Megatron's distributed optimizer is stage 1. */
  readonly zeroStage: ZeroStage;
  /** Whether optimizer, gradients and, at stage 3, weights stay in the memory of the node. */
  readonly offload: boolean;
}

/** What a training run does, so far as its memory depends on it. */
export interface TrainingMemoryRequest {
  readonly architecture: ArchitectureRow;
  readonly framework: EstimatedFramework;
  /** `pretrain`, `sft` or `full` train every weight, `lora` trains adapters. */
  readonly strategy: string;
  /** Sequence length in tokens. */
  readonly seqLen: number;
  /** Samples of a step of one copy. Defaults to 1. */
  readonly microBatchSize?: number;
}

/** A training run to estimate. */
export interface TrainingEstimateRequest extends TrainingMemoryRequest {
  /** Memory of one NPU. */
  readonly npuMemoryGiB: number;
  readonly npusPerNode: number;
  /** Nodes to look at. Defaults to 64. */
  readonly maxNodes?: number;
}

/** Memory of the fullest NPU of a training run, in GiB. */
export interface TrainingMemory {
  readonly weightsGiB: number;
  readonly gradientsGiB: number;
  readonly optimizerStatesGiB: number;
  readonly activationsGiB: number;
  /** Runtime and communication buffers. */
  readonly overheadGiB: number;
  readonly totalGiB: number;
}

/** The smallest training run that fits by formula, or the fullest NPU of the best split where none does. */
export type TrainingEstimate = TrainingSplit & {
  readonly fits: boolean;
  readonly nodes: number;
  readonly npusPerNode: number;
  readonly breakdown: TrainingMemory & { readonly usableGiB: number };
};

/** Share of an NPU's memory that training may use; the rest is lost to fragments. Every measured run of a dense model fits into it. */
const TRAINING_UTILIZATION = 0.95;

/** Share of the weights that the adapters of LoRA take, from above. */
export const ADAPTER_SHARE = 0.02;

const MAX_NODES = 64;

/** Bytes that the logits of one token take for each entry of the vocabulary: Megatron keeps them, Transformers their gradient too. */
const LOGIT_BYTES = { megatron: SINGLE, "llama-factory": 2 * SINGLE } as const;

/** Bytes of the gradient of one weight: Megatron adds gradients up in 32 bits, DeepSpeed in 16. */
const GRADIENT_BYTES = { megatron: SINGLE, "llama-factory": HALF } as const;

/** Parameters on the fullest NPU: its share of the layers, and the embeddings of its pipeline stage (Megatron). */
function parametersOfNpu(dimensions: Dimensions, { tp, pp }: TrainingSplit): number {
  const { decoder, layers, embedding, embeddings, multimodal } = dimensions;
  const layersOfStage = (decoder / layers) * Math.ceil(layers / pp);
  return (layersOfStage + (pp === 1 ? embeddings : embedding) + multimodal) / tp;
}

/** Among how many copies a kind of state is split: all of them from a stage of ZeRO on. */
function shards({ zeroStage, dataParallel }: TrainingSplit, from: ZeroStage): number {
  return zeroStage >= from ? dataParallel : 1;
}

/**
 * States of Adam on the fullest NPU: 12 bytes for each parameter that is trained (32-bit weight, momentum and variance),
 * split over the copies from ZeRO-1 on, and 0 with offload. With the 2 bytes of a weight and the gradient it is the 18 bytes
 * of Megatron (32-bit gradient; 6 + 12 / copies with the distributed optimizer) and the 16 of ZeRO (16-bit gradient).
 */
export function optimizerStatesGiB(
  architecture: ArchitectureRow,
  strategy: string,
  split: TrainingSplit,
): number | undefined {
  const dimensions = dimensionsOf(architecture);
  if (dimensions === undefined || !arePositive(split.tp, split.pp, split.dataParallel)) {
    return undefined;
  }
  const trained = parametersOfNpu(dimensions, split) * (strategy === "lora" ? ADAPTER_SHARE : 1);
  return split.offload ? 0 : (3 * SINGLE * trained) / shards(split, 1) / BYTES_PER_GIB;
}

/**
 * Activations of training on the fullest NPU, the first of the pipeline, with flash attention and no dropout. A layer keeps for
 * each token, in 16 bits: inputs of both norms and of both parts (4 x hidden size), queries, keys, values and the attention's
 * output, and the feed-forward projections (32 x hidden size in the paper's model, its 34 less the masks of dropout). Tensor with
 * sequence parallelism divides all of it. Megatron recomputes nothing; in the first stage as many micro batches are under way as
 * there are stages, so it holds the activations of all layers. LLaMA-Factory recomputes every layer from its input
 * (gradient checkpointing, its default). Without a pipeline the logits are on the same NPU.
 */
export function activationsGiB(
  { architecture, framework, seqLen, microBatchSize = 1 }: TrainingMemoryRequest,
  { tp, pp }: Pick<TrainingSplit, "tp" | "pp">,
): number | undefined {
  const dimensions = dimensionsOf(architecture);
  if (dimensions === undefined || !arePositive(seqLen, microBatchSize, tp, pp)) {
    return undefined;
  }
  const { layers, hiddenSize, attentionWidth, feedForwardWidth, vocabularySize } = dimensions;
  const layer = HALF * (4 * hiddenSize + attentionWidth + feedForwardWidth);
  const kept = framework === "megatron" ? layers * layer : layers * HALF * hiddenSize + layer;
  const logits = pp === 1 ? LOGIT_BYTES[framework] * vocabularySize : 0;
  return (seqLen * microBatchSize * (kept + logits)) / tp / BYTES_PER_GIB;
}

/**
 * Memory of the fullest NPU of a training run: weights of 2 bytes, gradients of 4 (Megatron) or 2 (DeepSpeed), 12 bytes of
 * optimizer states, activations, and an overhead. ZeRO splits over the copies the optimizer from stage 1 on, gradients from
 * stage 2 on, weights at stage 3.
 */
export function trainingMemory(request: TrainingMemoryRequest, split: TrainingSplit): TrainingMemory | undefined {
  const { architecture, framework, strategy } = request;
  const dimensions = dimensionsOf(architecture);
  const optimizer = optimizerStatesGiB(architecture, strategy, split);
  const activations = activationsGiB(request, split);
  if (dimensions === undefined || optimizer === undefined || activations === undefined) {
    return undefined;
  }
  const parameters = parametersOfNpu(dimensions, split) / BYTES_PER_GIB;
  const trained = parameters * (strategy === "lora" ? ADAPTER_SHARE : 1);
  const weights = split.offload && split.zeroStage === 3 ? 0 : (HALF * parameters) / shards(split, 3);
  const gradients = split.offload ? 0 : (GRADIENT_BYTES[framework] * trained) / shards(split, 2);
  return {
    weightsGiB: weights,
    gradientsGiB: gradients,
    optimizerStatesGiB: optimizer,
    activationsGiB: activations,
    overheadGiB: BASE_OVERHEAD_GIB,
    totalGiB: weights + gradients + optimizer + activations + BASE_OVERHEAD_GIB,
  };
}

/** Divisors of a number, in rising order. */
function divisorsOf(number: number): number[] {
  return Array.from({ length: number }, (_, index) => index + 1).filter((divisor) => number % divisor === 0);
}

/** Ways to spread a run of LLaMA-Factory over NPUs: the least that ZeRO must split first. */
function deepSpeedSplits(npus: number, offload: boolean): TrainingSplit[] {
  const stages: readonly ZeroStage[] = offload ? [2, 3] : npus === 1 ? [0] : [0, 1, 2, 3];
  return stages.map((zeroStage) => ({ tp: 1, pp: 1, dataParallel: npus, zeroStage, offload }));
}

/**
 * Ways to spread a run of Megatron over NPUs: TP stays within a node and divides the heads of attention and of keys and
 * values, PP divides the layers. Most copies first; among equals the larger TP, which splits activations too.
 */
function megatronSplits(dimensions: Dimensions, npus: number, npusPerNode: number): TrainingSplit[] {
  const { attentionHeads, cachedHeads, layers } = dimensions;
  const tensor = divisorsOf(npus).filter(
    (tp) => tp <= npusPerNode && attentionHeads % tp === 0 && cachedHeads % tp === 0,
  );
  const splits = tensor.flatMap((tp) =>
    divisorsOf(npus / tp)
      .filter((pp) => layers % pp === 0)
      .map((pp) => ({ tp, pp, dataParallel: npus / tp / pp, zeroStage: 1 as const, offload: false })),
  );
  return splits.sort((one, other) => other.dataParallel - one.dataParallel || other.tp - one.tp);
}

/**
 * The smallest run that fits into 0.95 of the NPUs' memory: 1, 2, 4 … NPUs of one node, then whole nodes. LLaMA-Factory
 * offloads to the memory of the node only where no number of nodes is enough without.
 */
export function estimateTraining(request: TrainingEstimateRequest): TrainingEstimate | undefined {
  const { architecture, framework, npuMemoryGiB, npusPerNode, maxNodes = MAX_NODES } = request;
  const dimensions = dimensionsOf(architecture);
  if (dimensions === undefined || !arePositive(npuMemoryGiB) || !isCount(npusPerNode) || !isCount(maxNodes)) {
    return undefined;
  }
  const usableGiB = TRAINING_UTILIZATION * npuMemoryGiB;
  const sizes = [
    ...npuCountsOfNode(npusPerNode).map((npus) => ({ nodes: 1, npusPerNode: npus })),
    ...Array.from({ length: maxNodes - 1 }, (_, index) => ({ nodes: index + 2, npusPerNode })),
  ];
  let best: TrainingEstimate | undefined;
  for (const offload of framework === "megatron" ? [false] : [false, true]) {
    for (const size of sizes) {
      const npus = size.nodes * size.npusPerNode;
      const splits =
        framework === "megatron" ? megatronSplits(dimensions, npus, size.npusPerNode) : deepSpeedSplits(npus, offload);
      for (const split of splits) {
        const memory = trainingMemory(request, split);
        if (memory === undefined) {
          return undefined;
        }
        const fits = memory.totalGiB <= usableGiB;
        const estimate = { fits, ...split, ...size, breakdown: { ...memory, usableGiB } };
        if (fits) {
          return estimate;
        }
        best = best === undefined || memory.totalGiB < best.breakdown.totalGiB ? estimate : best;
      }
    }
  }
  return best;
}
