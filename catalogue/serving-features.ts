import type { Source } from "./sources";

/** What vLLM 0.6.3 can do with the models of one architecture. */
export interface ServedArchitecture {
  /** As `architectures` of config.json calls it. */
  readonly architecture: string;
  /** Whether LoRA adapters can be served beside the weights. */
  readonly lora: boolean;
  /** Whether the layers can be split over nodes (pipeline parallelism). */
  readonly pipeline: boolean;
  /** Whether a prompt may have images. */
  readonly images: boolean;
}

/** A model of the serving table as vLLM loads it. */
export interface ServedModel {
  readonly model: string;
  /** `architectures` of its config.json. */
  readonly architecture: string;
  /** Whether the weights come with Python code of their own that must be trusted: `auto_map` of config.json. */
  readonly ownCode?: boolean;
}

/** Where the tables are from. */
export const SERVED_ARCHITECTURES_SOURCE: readonly Source[] = [
  { page: "vLLM 0.6.3 source, vllm/model_executor/models, SupportsLoRA, SupportsPP and SupportsMultiModal" },
];
export const SERVED_MODELS_SOURCE: readonly Source[] = [
  { page: "config.json of the weights that the serving table links, architectures and auto_map" },
];

/** Architectures of the serving table; a test compares them with the released package. */
export const SERVED_ARCHITECTURES: readonly ServedArchitecture[] = [
  { architecture: "LlamaForCausalLM", lora: true, pipeline: true, images: false },
  { architecture: "QWenLMHeadModel", lora: false, pipeline: true, images: true },
  { architecture: "Qwen2ForCausalLM", lora: true, pipeline: true, images: false },
  { architecture: "Qwen2MoeForCausalLM", lora: false, pipeline: true, images: false },
  { architecture: "Qwen2VLForConditionalGeneration", lora: false, pipeline: true, images: true },
  { architecture: "BaichuanForCausalLM", lora: true, pipeline: true, images: false },
  { architecture: "GemmaForCausalLM", lora: true, pipeline: true, images: false },
  { architecture: "ChatGLMModel", lora: true, pipeline: false, images: true },
  { architecture: "MistralForCausalLM", lora: true, pipeline: true, images: false },
  { architecture: "MixtralForCausalLM", lora: true, pipeline: true, images: false },
  { architecture: "FalconForCausalLM", lora: false, pipeline: true, images: false },
  { architecture: "DeepseekV2ForCausalLM", lora: false, pipeline: true, images: false },
  { architecture: "LlavaForConditionalGeneration", lora: false, pipeline: true, images: true },
  { architecture: "LlavaNextForConditionalGeneration", lora: false, pipeline: true, images: true },
  { architecture: "InternVLChatModel", lora: false, pipeline: true, images: true },
  { architecture: "MiniCPMV", lora: true, pipeline: true, images: true },
];

/** Architectures whose class reads images, of models that do not: their weights have no vision part. */
const TEXT_ONLY = ["qwen-7b", "qwen-14b", "qwen-72b", "chatglm2-6b", "chatglm3-6b", "glm-4-9b"];

// One line per row, so that two models can be compared column by column.
// prettier-ignore
export const SERVED_MODELS: readonly ServedModel[] = [
  { model: "llama-7b", architecture: "LlamaForCausalLM" },
  { model: "llama-13b", architecture: "LlamaForCausalLM" },
  { model: "llama-65b", architecture: "LlamaForCausalLM" },
  { model: "llama2-7b", architecture: "LlamaForCausalLM" },
  { model: "llama2-13b", architecture: "LlamaForCausalLM" },
  { model: "llama2-70b", architecture: "LlamaForCausalLM" },
  { model: "llama3-8b", architecture: "LlamaForCausalLM" },
  { model: "llama3-70b", architecture: "LlamaForCausalLM" },
  { model: "yi-6b", architecture: "LlamaForCausalLM" },
  { model: "yi-9b", architecture: "LlamaForCausalLM" },
  { model: "yi-34b", architecture: "LlamaForCausalLM" },
  { model: "deepseek-llm-7b", architecture: "LlamaForCausalLM" },
  { model: "deepseek-coder-33b-instruct", architecture: "LlamaForCausalLM" },
  { model: "deepseek-llm-67b", architecture: "LlamaForCausalLM" },
  { model: "qwen-7b", architecture: "QWenLMHeadModel", ownCode: true },
  { model: "qwen-14b", architecture: "QWenLMHeadModel", ownCode: true },
  { model: "qwen-72b", architecture: "QWenLMHeadModel", ownCode: true },
  { model: "qwen1.5-0.5b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen1.5-7b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen1.5-1.8b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen1.5-14b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen1.5-32b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen1.5-72b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen1.5-110b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2-0.5b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2-1.5b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2-7b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2-72b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2.5-0.5b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2.5-1.5b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2.5-3b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2.5-7b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2.5-14b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2.5-32b", architecture: "Qwen2ForCausalLM" },
  { model: "qwen2.5-72b", architecture: "Qwen2ForCausalLM" },
  { model: "baichuan2-7b", architecture: "BaichuanForCausalLM", ownCode: true },
  { model: "baichuan2-13b", architecture: "BaichuanForCausalLM", ownCode: true },
  { model: "gemma-2b", architecture: "GemmaForCausalLM" },
  { model: "gemma-7b", architecture: "GemmaForCausalLM" },
  { model: "chatglm2-6b", architecture: "ChatGLMModel", ownCode: true },
  { model: "chatglm3-6b", architecture: "ChatGLMModel", ownCode: true },
  { model: "glm-4-9b", architecture: "ChatGLMModel", ownCode: true },
  { model: "mistral-7b", architecture: "MistralForCausalLM" },
  { model: "mixtral-8x7b", architecture: "MixtralForCausalLM" },
  { model: "falcon-11b", architecture: "FalconForCausalLM" },
  { model: "qwen2-57b-a14b", architecture: "Qwen2MoeForCausalLM" },
  { model: "llama3.1-8b", architecture: "LlamaForCausalLM" },
  { model: "llama3.1-70b", architecture: "LlamaForCausalLM" },
  { model: "llama3.1-405b", architecture: "LlamaForCausalLM" },
  { model: "llama3.2-1b", architecture: "LlamaForCausalLM" },
  { model: "llama3.2-3b", architecture: "LlamaForCausalLM" },
  { model: "llava-1.5-7b", architecture: "LlavaForConditionalGeneration" },
  { model: "llava-1.5-13b", architecture: "LlavaForConditionalGeneration" },
  { model: "llava-v1.6-7b", architecture: "LlavaNextForConditionalGeneration" },
  { model: "llava-v1.6-13b", architecture: "LlavaNextForConditionalGeneration" },
  { model: "llava-v1.6-34b", architecture: "LlavaNextForConditionalGeneration" },
  { model: "internvl2-8b", architecture: "InternVLChatModel", ownCode: true },
  { model: "internvl2-26b", architecture: "InternVLChatModel", ownCode: true },
  { model: "internvl2-40b", architecture: "InternVLChatModel", ownCode: true },
  { model: "internvl2-llama3-76b", architecture: "InternVLChatModel", ownCode: true },
  { model: "minicpm-v2.6", architecture: "MiniCPMV", ownCode: true },
  { model: "deepseek-v2-236b", architecture: "DeepseekV2ForCausalLM", ownCode: true },
  { model: "deepseek-v2-lite-16b", architecture: "DeepseekV2ForCausalLM", ownCode: true },
  { model: "qwen2-vl-2b", architecture: "Qwen2VLForConditionalGeneration" },
  { model: "qwen2-vl-7b", architecture: "Qwen2VLForConditionalGeneration" },
  { model: "qwen2-vl-72b", architecture: "Qwen2VLForConditionalGeneration" },
  { model: "qwen-vl", architecture: "QWenLMHeadModel", ownCode: true },
  { model: "qwen-vl-chat", architecture: "QWenLMHeadModel", ownCode: true },
  { model: "minicpm-v2", architecture: "MiniCPMV", ownCode: true },
];

/** How vLLM loads a model of the serving table, and what it can do with it; undefined for a model that is in no table. */
export function servedModel(model: string): (ServedModel & ServedArchitecture) | undefined {
  const row = SERVED_MODELS.find((one) => one.model === model);
  const abilities = SERVED_ARCHITECTURES.find(({ architecture }) => architecture === row?.architecture);
  if (row === undefined || abilities === undefined) return undefined;
  return { ...abilities, ...row, images: abilities.images && !TEXT_ONLY.includes(model) };
}
