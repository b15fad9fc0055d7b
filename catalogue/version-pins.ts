import type { VersionPin } from "./rows";

const COMFYUI = [{ use: "FLUX inference with ComfyUI" }] as const;

/** What runs on NPUs, and so in an image with CANN on a node with the driver. */
const ON_NPUS = [
  { use: "training" },
  { use: "serving" },
  { use: "FLUX training" },
  { use: "FLUX inference with Diffusers" },
  { use: "FLUX inference with ComfyUI" },
] as const;

/**
 * Versions that the manuals name, in their order. A pin without a version is software that is named or cloned without one.
 * `scopes` says for what a planner takes it; `releases` are the ModelArts releases whose manuals name it.
 */
// One line per pin.
// prettier-ignore
export const VERSION_PINS = [
  { name: "transformers", version: "4.45.0", kind: "pip", appliesTo: "LLM training from 6.3.910 on (install.sh default)", scopes: [{ use: "training" }, { use: "serving", vllm: "0.6.0" }], releases: ["6.3.910", "6.3.911"], source: ["000:57", "001:3", "000:59"] },
  { name: "transformers", version: "4.44.2", kind: "pip", appliesTo: "training ChatGLMv3 and GLMv4: edit install.sh", scopes: [{ use: "training", framework: "megatron", models: ["glm3-6b", "glm4-9b"] }], source: ["001:3"] },
  { name: "transformers", version: "4.43.2", kind: "pip", appliesTo: "serving a fine-tuned GLM4-9B with vLLM 0.6.0", scopes: [{ use: "serving", vllm: "0.6.0", models: ["glm4-9b"] }], source: ["000:59"] },
  { name: "tokenizers", version: "0.20.0", kind: "pip", appliesTo: "serving any other fine-tuned model with vLLM 0.6.0, together with transformers 4.45.0", scopes: [{ use: "serving", vllm: "0.6.0", exceptModels: ["glm4-9b"] }], source: ["000:59"] },
  { name: "peft", version: "0.12.0", kind: "pip", appliesTo: "LLM training from 6.3.910 on", scopes: [{ use: "training" }], releases: ["6.3.910", "6.3.911"], source: ["000:57"] },
  { name: "transformers", version: "4.38", kind: "known bad", appliesTo: "version with the Yi chat tokenizer bug (the manual gives no patch number)", scopes: [{ use: "training", framework: "megatron", models: ["yi-6b", "yi-34b"] }], source: ["000:7"] },
  { name: "vLLM", version: "0.6.3", kind: "wheel", appliesTo: "LLM inference 6.3.911", scopes: [{ use: "serving", vllm: "0.6.3" }], releases: ["6.3.911"], file: "ascend_vllm-0.6.3-py3-none-any.whl", source: ["001:27", "001:33", "003:37", "001:25"] },
  { name: "vLLM", version: "0.6.0", kind: "framework", appliesTo: "troubleshooting of LLaMA-Factory weights", scopes: [{ use: "serving", vllm: "0.6.0" }], source: ["000:59"] },
  { name: "diffusers", version: "0.30.2", kind: "pip", appliesTo: "FLUX inference with Diffusers", scopes: [{ use: "FLUX inference with Diffusers" }], releases: ["6.3.911"], source: ["003:11"] },
  { name: "ascend_diffusers", version: "0_21_2", kind: "folder", appliesTo: "FLUX inference (editable install of aigc_inference/torch_npu/diffusers/0_21_2/ascend_diffusers)", scopes: [{ use: "FLUX inference with Diffusers" }, { use: "FLUX inference with ComfyUI" }], releases: ["6.3.911"], source: ["003:11", "003:15"] },
  { name: "transformers", version: "4.44.2", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "accelerate", version: "0.34.2", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "sentencepiece", version: "0.2.0", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "einops", version: "0.8.0", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "torchsde", version: "0.2.6", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "aiohttp", version: "3.10.5", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "omegaconf", version: "2.3.0", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "fastapi", version: "0.115.0", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "uvicorn", version: "0.30.6", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "spandrel", version: "0.4.0", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "kornia", version: "0.7.3", kind: "pip", appliesTo: "FLUX inference with ComfyUI 0.2.2 (6.3.911)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "ComfyUI", version: "0c7c98a", kind: "git commit", appliesTo: "FLUX inference with ComfyUI, release 0.2.2", scopes: COMFYUI, releases: ["6.3.911"], url: "https://github.com/comfyanonymous/ComfyUI.git", release: "0.2.2", source: ["003:15"] },
  { name: "comfyui_ascend_node", version: "a82fae2", kind: "folder", appliesTo: "FLUX inference with ComfyUI (folder aigc_inference/torch_npu/comfyui/a82fae2)", scopes: COMFYUI, releases: ["6.3.911"], source: ["003:15"] },
  { name: "lm-evaluation-harness", version: "383bbd54bc621086e05aa1b030d8d4d5635b25e6", kind: "git commit", appliesTo: "accuracy evaluation of vLLM", scopes: [{ use: "accuracy evaluation" }], url: "https://github.com/EleutherAI/lm-evaluation-harness.git", source: ["003:29", "003:51"] },
  { name: "MindSpeed", version: "4ea42a23", kind: "git commit", appliesTo: "LLM training 6.3.910", scopes: [{ use: "training", framework: "megatron" }], releases: ["6.3.910"], source: ["000:57"] },
  { name: "ModelLink", version: "8f50777", kind: "git commit", appliesTo: "LLM training 6.3.910", scopes: [{ use: "training", framework: "megatron" }], releases: ["6.3.910"], source: ["000:57"] },
  { name: "Megatron-LM", kind: "git", appliesTo: "LLM training; cloned by install.sh, no commit in the seeds", scopes: [{ use: "training", framework: "megatron" }], source: ["001:3", "001:51"] },
  { name: "EAGLE", kind: "git", appliesTo: "speculative decoding: config files of draft models", scopes: [{ use: "speculative decoding" }], url: "https://github.com/SafeAILab/EAGLE/", source: ["003:5"] },
  { name: "opencompass", kind: "script", appliesTo: "accuracy evaluation, installed by benchmark_eval/install.sh", scopes: [{ use: "accuracy evaluation" }], source: ["001:25"] },
  { name: "ai-toolkit", kind: "script", appliesTo: "FLUX LoRA training (run.sh), put in place by prepare.sh", scopes: [{ use: "FLUX training" }], source: ["001:11"] },
  { name: "sd-scripts", kind: "script", appliesTo: "FLUX full fine-tuning, removed before LoRA training", scopes: [{ use: "FLUX training" }], source: ["001:11"] },
  { name: "PyTorch_npu", version: "2.1.0.post3-20240413", kind: "in image", appliesTo: "Qwen training 6.3.904 image", scopes: [{ use: "training", framework: "megatron" }], releases: ["6.3.904"], source: ["002:27"] },
  { name: "python-3.9.10", version: "3.9.10", kind: "conda", appliesTo: "conda environment of the inference container for benchmarks", scopes: [{ use: "benchmark" }], source: ["003:61"] },
  { name: "PyTorch-2.1.0", version: "python3.9", kind: "conda", appliesTo: "conda environment of the base image (paths of the source patches)", scopes: [{ use: "training", framework: "llama-factory" }, { use: "FLUX inference with Diffusers" }], source: ["000:61", "003:11"] },
  { name: "docker-engine.aarch64", kind: "yum", appliesTo: "DevServer, with docker-engine-selinux.noarch and docker-runc.aarch64", scopes: [{ use: "node" }], source: ["001:17", "002:25", "003:23"] },
  { name: "docker", kind: "yum", appliesTo: "ECS of ModelArts Standard", scopes: [{ use: "node" }], source: ["001:21"] },
  { name: "NPU driver", version: "23.0.6", kind: "driver", appliesTo: "DevServer and images of 6.3.910 / 6.3.911", scopes: ON_NPUS, releases: ["6.3.910", "6.3.911"], source: ["000:33", "001:15", "001:33", "003:19"] },
  { name: "CANN", version: "8.0.rc3", kind: "in image", appliesTo: "6.3.910 and 6.3.911", scopes: ON_NPUS, releases: ["6.3.910", "6.3.911"], source: ["000:33", "001:15", "001:19", "001:33", "001:35", "001:53", "003:19"] },
  { name: "CANN", version: "8.0.rc1", kind: "in image", appliesTo: "6.3.904 (7.0.1.1 also works)", scopes: [{ use: "training", framework: "megatron" }], releases: ["6.3.904"], source: ["002:27"] },
] as const satisfies readonly VersionPin[];
