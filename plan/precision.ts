import type { PrecisionColumn, Source } from "../catalogue";

/** How vLLM runs a model in one precision. */
export interface Precision {
  /** Column of the serving table that says whether a model runs in it. */
  readonly column: PrecisionColumn;
  /** `--dtype` of vLLM: the type of activations, and of weights that are not quantized. */
  readonly dtype: "float16" | "bfloat16";
  /** `--quantization` of vLLM, for weights that were quantized before. */
  readonly quantization?: "awq" | "smoothquant" | "gptq";
  /** `--kv-cache-dtype` of vLLM. */
  readonly kvCacheDtype?: "int8";
  readonly source: readonly Source[];
}

const UNQUANTIZED = ["001:33"] as const;
const QUANTIZED = ["003:3", "003:29"] as const;

/** Half precision: what vLLM runs where nothing else is asked. */
export const FP16: Precision = { column: "fp16bf16", dtype: "float16", source: UNQUANTIZED };

/** Precisions of vLLM on Ascend by name. The manual's quantization of W4A16 is AWQ, of W8A8 SmoothQuant, of W8A16 GPTQ. */
export const PRECISIONS: Readonly<Record<string, Precision>> = {
  fp16: FP16,
  bf16: { column: "fp16bf16", dtype: "bfloat16", source: UNQUANTIZED },
  w4a16: { column: "w4a16", dtype: "float16", quantization: "awq", source: QUANTIZED },
  w8a8: { column: "w8a8", dtype: "float16", quantization: "smoothquant", source: QUANTIZED },
  w8a16: { column: "w8a16", dtype: "float16", quantization: "gptq", source: QUANTIZED },
  "kv-cache-int8": {
    column: "kvCacheInt8",
    dtype: "float16",
    kvCacheDtype: "int8",
    source: [{ page: "ModelArts best practices, modelarts_ds_inferpd_s_908c69, kv-cache-int8" }],
  },
};

/** Names of the precisions, the default first. */
export const PRECISION_NAMES: readonly string[] = Object.keys(PRECISIONS);
