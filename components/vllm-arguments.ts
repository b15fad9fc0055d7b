import { SHARE_MOUNT_PATH } from "./names";

/** Port of the OpenAI-compatible API (seed 003, line 61). */
export const VLLM_PORT = 8080;

/** Where a pod finds certificate and key of its API. */
export const CERTIFICATE_PATH = "/etc/vllm/tls";

/** How a vLLM server loads its model. */
export interface VllmLoading {
  dtype: string;
  quantization?: string;
  kvCacheDtype?: string;
  /** Defaults to 0.9, with which the card table was measured (seed 003, line 37). */
  memoryUtilization?: number;
  blockSizeTokens?: number;
  swapSpaceGiB?: number;
  trustRemoteCode?: boolean;
  enforceEager?: boolean;
}

/** What the command line of a vLLM server is made of; relative paths are below the share's root. */
export interface VllmCommandLine extends VllmLoading {
  modelPath: string;
  servedModelName: string;
  /** NPUs over which each layer is split. */
  tensorParallel: number;
  /** Nodes over which the layers are split. Defaults to 1. */
  pipelineParallel?: number;
  maxModelLenTokens: number;
  maxNumSeqs?: number;
  maxNumBatchedTokens?: number;
  prefixCaching?: boolean;
  chunkedPrefill?: boolean;
  schedulerSteps?: number;
  multiStepStreamOutputs?: boolean;
  imagesPerPrompt?: number;
  draftModelPath?: string;
  speculativeTokens?: number;
  /** LoRA adapters: the name that clients send, and their folder. */
  adapters?: { name: string; path: string }[];
  maxAdapterRank?: number;
  /** Whether the API answers by HTTPS, with the certificate that is mounted. */
  tls?: boolean;
}

/** An option of vLLM, where it has a value. */
function option(name: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [`--${name}=${String(value)}`];
}

/** An option of vLLM that is there or not. */
function flag(name: string, value: boolean | undefined): string[] {
  return value === true ? [`--${name}`] : [];
}

/** An option of vLLM that is `true` or `false`; without a value vLLM decides. */
function choice(name: string, value: boolean | undefined): string[] {
  return option(name, value === undefined ? undefined : String(value));
}

/** A folder of the share as containers see it: relative ones are below the share's root. */
export function containerPath(path: string): string {
  return path.startsWith("/") ? path : `${SHARE_MOUNT_PATH}/${path}`;
}

/** Adapters of LoRA that vLLM serves beside the weights, under names of their own. */
function adapterOptions({ adapters = [], maxAdapterRank }: VllmCommandLine): string[] {
  return adapters.length === 0
    ? []
    : [
        "--enable-lora",
        ...option("max-lora-rank", maxAdapterRank),
        // One batch may ask for any of them.
        `--max-loras=${String(adapters.length)}`,
        "--lora-modules",
        ...adapters.map(({ name, path }) => `${name}=${containerPath(path)}`),
      ];
}

/** How a server loads its model, and with how much memory: the same for every kind of server. */
export function loadingArguments(line: VllmLoading): string[] {
  return [
    `--dtype=${line.dtype}`,
    ...option("quantization", line.quantization),
    ...option("kv-cache-dtype", line.kvCacheDtype),
    `--gpu-memory-utilization=${String(line.memoryUtilization ?? 0.9)}`,
    ...option("block-size", line.blockSizeTokens),
    ...option("swap-space", line.swapSpaceGiB),
    ...flag("trust-remote-code", line.trustRemoteCode),
    ...flag("enforce-eager", line.enforceEager),
  ];
}

/**
 * Arguments of `python -m vllm.entrypoints.openai.api_server`, vLLM 0.6.3's own (docs.vllm.ai, v0.6.3, OpenAI compatible server);
 * the manual leaves the start command out. What has no value is left to vLLM.
 */
export function vllmArguments(line: VllmCommandLine): string[] {
  const { draftModelPath, pipelineParallel = 1 } = line;
  return [
    `--model=${containerPath(line.modelPath)}`,
    `--served-model-name=${line.servedModelName}`,
    `--tensor-parallel-size=${String(line.tensorParallel)}`,
    // Across nodes vLLM has only Ray (docs.vllm.ai, v0.6.3, distributed inference and serving).
    ...(pipelineParallel === 1
      ? []
      : [`--pipeline-parallel-size=${String(pipelineParallel)}`, "--distributed-executor-backend=ray"]),
    `--max-model-len=${String(line.maxModelLenTokens)}`,
    ...loadingArguments(line),
    ...option("max-num-seqs", line.maxNumSeqs),
    ...option("max-num-batched-tokens", line.maxNumBatchedTokens),
    ...flag("enable-prefix-caching", line.prefixCaching),
    ...choice("enable-chunked-prefill", line.chunkedPrefill),
    ...option("num-scheduler-steps", line.schedulerSteps),
    ...choice("multi-step-stream-outputs", line.multiStepStreamOutputs),
    ...option("limit-mm-per-prompt", line.imagesPerPrompt === undefined ? undefined : `image=${line.imagesPerPrompt}`),
    ...(draftModelPath === undefined ? [] : [`--speculative-model=${containerPath(draftModelPath)}`]),
    ...option("num-speculative-tokens", line.speculativeTokens),
    ...adapterOptions(line),
    ...(line.tls === true
      ? [`--ssl-keyfile=${CERTIFICATE_PATH}/tls.key`, `--ssl-certfile=${CERTIFICATE_PATH}/tls.crt`]
      : []),
    "--host=0.0.0.0",
    `--port=${String(VLLM_PORT)}`,
  ];
}
