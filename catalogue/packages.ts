import type {
  DataFormat,
  DataSet,
  OtherWeights,
  PackageTree,
  ReleaseNotes,
  SoftwarePackage,
  WeightDifference,
  WeightListing,
} from "./rows";

/** Software packages of the manuals. None has a public address: they come from Huawei's support sites. */
// One line per row, as in the printed tables.
// prettier-ignore
export const SOFTWARE_PACKAGES = [
  { id: "AscendCloud-6.3.910", name: "AscendCloud-6.3.910-xxx.zip", modelArtsVersions: ["6.3.910"], contains: "Model training code, inference deployment code and inference evaluation code; holds AscendCloud-LLM-xxx.zip and the operator package AscendCloud-OPP. xxx is a timestamp.", usedBy: "LLM training on Lite k8s Cluster", downloadFrom: "Support-E (ModelArts 6.3.910); ask Huawei support when the page shows no download", source: ["000:43", "000:45"] },
  { id: "AscendCloud-6.3.911", name: "AscendCloud-6.3.911-xxx.zip", modelArtsVersions: ["6.3.911"], contains: "Inference deployment code, inference evaluation code and the operator packages inference needs; holds AscendCloud-LLM-xxx.zip, AscendCloud-OPP and AscendCloud-AIGC-6.3.911-xxx.zip.", usedBy: "vLLM inference on Lite DevServer; parent of the AIGC package", downloadFrom: "Support-E (ModelArts 6.3.911); ask Huawei support when the page shows no download", source: ["001:31", "001:25", "001:13", "003:17"] },
  { id: "AscendCloud-LLM", name: "AscendCloud-LLM-xxx.zip", modelArtsVersions: ["6.3.910", "6.3.911"], contains: "Training code (llm_train), inference code (llm_inference) and inference tools (llm_tools); see trees.", usedBy: "LLM training and inference", downloadFrom: "Support-E (ModelArts 6.3.910 / 6.3.911); ask Huawei support when the page shows no download", note: "Called AscendCloud-LLM-x.x.x.zip in 003:61.", source: ["000:45", "001:25"] },
  { id: "AscendCloud-OPP", name: "AscendCloud-OPP", modelArtsVersions: ["6.3.910", "6.3.911"], contains: "Operator package.", usedBy: "LLM training and inference", downloadFrom: "Support-E (ModelArts 6.3.910 / 6.3.911); ask Huawei support when the page shows no download", source: ["000:45", "001:25"] },
  { id: "AscendCloud-AIGC-6.3.911", name: "AscendCloud-AIGC-6.3.911-xxx.zip", modelArtsVersions: ["6.3.911"], contains: "Plug-in code for AIGC: aigc_inference (ascend_diffusers, comfyui_ascend_node) and FLUX training scripts.", usedBy: "FLUX training and inference", downloadFrom: "Support-E (ModelArts 6.3.911); ask Huawei support when the page shows no download", source: ["001:13", "003:17", "003:11"] },
  { id: "AscendCloud-3rdLLM-6.3.904", name: "AscendCloud-3rdLLM-6.3.904-xxx.zip", modelArtsVersions: ["6.3.904"], contains: "Model training code, inference deployment code and inference evaluation code.", usedBy: "Qwen and GLM3 training on Lite DevServer", downloadFrom: "Support-E site; ask Huawei support when there is no permission", note: "The guides also work with AscendCloud-3rdLLM-6.3.T041 (from the Support site, not Support-E).", source: ["002:7", "002:31"] },
  { id: "AscendCloud-3rdLLM-6.3.T041", name: "AscendCloud-3rdLLM-6.3.T041", modelArtsVersions: ["6.3.T041"], contains: "Earlier release of the same package.", usedBy: "Qwen and GLM3 training on Lite DevServer", downloadFrom: "Support site", source: ["002:7", "002:31"] },
] as const satisfies readonly SoftwarePackage[];

/**
 * Contents of packages and of the folders that are made from them. The printed trees have lost their indentation, so the
 * nesting is inferred.
 */
// One line per path, as in the printed trees.
// prettier-ignore
export const PACKAGE_TREES = [
  {
    id: "llm-910", package: "AscendCloud-LLM (6.3.910)",
    entries: [
      { path: "AscendCloud-LLM/llm_train", note: "model training code" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed", note: "training code based on AscendSpeed" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/ascendcloud_patch/", note: "patches that adapt to Ascend Cloud" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/", note: "start scripts for training" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/llama2", note: "scripts of the llama2 family" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/llama3", note: "scripts of the llama3 family" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/qwen", note: "scripts of the Qwen family" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/qwen1.5", note: "scripts of the Qwen1.5 family" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/...", note: "other families" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/dev_pipeline.sh", note: "multi-purpose script that all families call" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/install.sh", note: "environment set-up script" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/src/", note: "wrapper of the start command line, built by install.sh" },
      { path: "AscendCloud-LLM/llm_inference", note: "inference code" },
      { path: "AscendCloud-LLM/llm_tools", note: "inference tools" },
    ],
    source: ["000:45"],
  },
  {
    id: "llm-911-inference", package: "AscendCloud-LLM (6.3.911)", note: "Two more paths come from other sections: llm_tools/PD_separate/start_servers.sh (003:3) and llm_tools/spec_decode/EAGLE/convert_eagle_ckpt_to_vllm_compatible.py (003:7). The nesting of llm_evaluation under llm_tools follows 003:61.",
    entries: [
      { path: "AscendCloud-LLM/llm_inference", note: "inference code" },
      { path: "AscendCloud-LLM/llm_inference/ascend_vllm" },
      { path: "AscendCloud-LLM/llm_inference/ascend_vllm/vllm_npu", note: "inference source" },
      { path: "AscendCloud-LLM/llm_inference/ascend_vllm/ascend_vllm-0.6.3-py3-none-any.whl", note: "inference wheel" },
      { path: "AscendCloud-LLM/llm_inference/ascend_vllm/build.sh", note: "build script" },
      { path: "AscendCloud-LLM/llm_inference/ascend_vllm/vllm_install.patch", note: "patch that adapts community vLLM to Ascend" },
      { path: "AscendCloud-LLM/llm_inference/ascend_vllm/Dockerfile", note: "Dockerfile of the inference image" },
      { path: "AscendCloud-LLM/llm_inference/ascend_vllm/build_image.sh", note: "script that builds the inference image" },
      { path: "AscendCloud-LLM/llm_tools", note: "inference tools" },
      { path: "AscendCloud-LLM/llm_tools/AutoSmoothQuant", note: "W8A8 quantization" },
      { path: "AscendCloud-LLM/llm_tools/AutoSmoothQuant/ascend_autosmoothquant_adapter", note: "operator modules for quantization on Ascend" },
      { path: "AscendCloud-LLM/llm_tools/AutoSmoothQuant/autosmoothquant_ascend", note: "quantization code" },
      { path: "AscendCloud-LLM/llm_tools/AutoSmoothQuant/build.sh", note: "installs the quantization modules" },
      { path: "AscendCloud-LLM/llm_tools/AutoAWQ", note: "W4A16 quantization" },
      { path: "AscendCloud-LLM/llm_tools/AutoAWQ/convert_awq_to_npu.py", note: "AWQ weight conversion" },
      { path: "AscendCloud-LLM/llm_tools/AutoAWQ/quantize.py", note: "quantization script for Ascend" },
      { path: "AscendCloud-LLM/llm_tools/AutoAWQ/build.sh", note: "installs the quantization modules" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation", note: "inference evaluation code" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_tools", note: "performance evaluation" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_tools/benchmark.py", note: "runs the static and the dynamic benchmark with default parameters" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_tools/benchmark_parallel.py", note: "static benchmark" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_tools/benchmark_serving.py", note: "dynamic benchmark" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_tools/benchmark_utils.py", note: "shared functions of the benchmarks" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_tools/generate_datasets.py", note: "makes custom data sets" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_tools/requirements.txt", note: "third-party dependencies" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_eval", note: "accuracy evaluation" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_eval/opencompass.sh", note: "runs opencompass" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_eval/install.sh", note: "installs opencompass" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_eval/vllm_api.py", note: "starts the vLLM API server" },
      { path: "AscendCloud-LLM/llm_tools/llm_evaluation/benchmark_eval/vllm.py", note: "builds the vLLM evaluation configuration" },
    ],
    source: ["001:25"],
  },
  {
    id: "llm-911-after-install", package: "AscendCloud-LLM after install.sh", note: "install.sh clones Megatron-LM, MindSpeed and ModelLink in matching versions.",
    entries: [
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/ascendcloud_patch/", note: "patches" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/scripts/", note: "start scripts" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/src/", note: "command wrapper built by install.sh" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/Megatron-LM/", note: "Megatron-LM adapted to Ascend" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/MindSpeed/", note: "MindSpeed acceleration library" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/ModelLink/", note: "ModelLink LLM suite" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/ModelLink/megatron/", note: "copied from Megatron-LM" },
      { path: "AscendCloud-LLM/llm_train/AscendSpeed/ModelLink/...", note: "rest" },
    ],
    source: ["001:3", "001:51"],
  },
  {
    id: "3rdllm-904", package: "AscendCloud-3rdLLM (6.3.904)", note: "xxx is the version, for example 6.3.T041. Also: ModelLink/tools/preprocess_data.py, ModelLink/tools/checkpoint/util.py, scripts/requirements.txt.",
    entries: [
      { path: "xxx-Ascend/llm_evaluation", note: "inference evaluation code" },
      { path: "xxx-Ascend/llm_evaluation/benchmark_eval", note: "accuracy evaluation" },
      { path: "xxx-Ascend/llm_evaluation/benchmark_tools", note: "performance evaluation" },
      { path: "xxx-Ascend/llm_train", note: "model training code" },
      { path: "xxx-Ascend/llm_train/AscendSpeed", note: "training code based on AscendSpeed" },
      { path: "xxx-Ascend/llm_train/AscendSpeed/AscendSpeed", note: "acceleration library" },
      { path: "xxx-Ascend/llm_train/AscendSpeed/ModelLink", note: "training code based on ModelLink, data preprocessing scripts" },
      { path: "xxx-Ascend/llm_train/AscendSpeed/scripts/", note: "start scripts that call ModelLink" },
      { path: "xxx-Ascend/llm_train/AscendSpeed/scripts/glm3", note: "GLM3 training code" },
      { path: "xxx-Ascend/llm_train/AscendSpeed/scripts/glm3/glm3_base.sh", note: "GLM3 training script" },
      { path: "xxx-Ascend/llm_train/AscendSpeed/scripts/qwen/qwen.sh", note: "Qwen training script (002:20)" },
    ],
    source: ["002:8"],
  },
  {
    id: "workdir-910", package: "working directory (Lite k8s Cluster, 6.3.910)", note: "${workdir} is for example /mnt/sfs_turbo/.",
    entries: [
      { path: "${workdir}/llm_train", note: "unpacked code" },
      { path: "${workdir}/llm_train/AscendSpeed/ascendcloud_patch/", note: "patches" },
      { path: "${workdir}/llm_train/AscendSpeed/scripts/", note: "start scripts" },
      { path: "${workdir}/processed_for_input/${model_name}/data/pretrain", note: "made by the scripts: pretraining data" },
      { path: "${workdir}/processed_for_input/${model_name}/data/finetune", note: "made by the scripts: fine-tuning data" },
      { path: "${workdir}/processed_for_input/${model_name}/converted_weights", note: "made by the scripts: Megatron weights" },
      { path: "${workdir}/saved_dir_for_output/${model_name}/logs", note: "made by the scripts: loss and throughput logs" },
      { path: "${workdir}/saved_dir_for_output/${model_name}/saved_models/lora", note: "LoRA output" },
      { path: "${workdir}/saved_dir_for_output/${model_name}/saved_models/sft", note: "SFT output" },
      { path: "${workdir}/saved_dir_for_output/${model_name}/saved_models/pretrain", note: "pretraining output" },
      { path: "${workdir}/tokenizers/Llama2-70B", note: "made by the user: tokenizer" },
      { path: "${workdir}/models/Llama2-70B", note: "made by the user: weights and tokenizer" },
      { path: "${workdir}/training_data/train-00000-of-00001-a09b74b3ef9c3b56.parquet", note: "made by the user: raw data" },
      { path: "${workdir}/training_data/alpaca_gpt4_data.json", note: "made by the user: fine-tuning data" },
    ],
    source: ["000:41"],
  },
  {
    id: "workdir-904-glm3", package: "working directory (GLM3, 6.3.904)", note: "${workdir} is for example /home/ma-user/ws.",
    entries: [
      { path: "${workdir}/llm_train/AscendSpeed/AscendSpeed", note: "third-party library of training" },
      { path: "${workdir}/llm_train/AscendSpeed/ModelLink", note: "AscendSpeed code" },
      { path: "${workdir}/llm_train/AscendSpeed/scripts/", note: "start scripts" },
      { path: "${workdir}/processed_for_ma_input/GLM3-6B/data/pretrain", note: "pretraining data" },
      { path: "${workdir}/processed_for_ma_input/GLM3-6B/data/finetune", note: "fine-tuning data" },
      { path: "${workdir}/processed_for_ma_input/GLM3-6B/converted_weights", note: "Megatron weights" },
      { path: "${workdir}/saved_dir_for_ma_output/GLM3-6B/logs", note: "loss and throughput logs" },
      { path: "${workdir}/saved_dir_for_ma_output/GLM3-6B/lora", note: "LoRA output" },
      { path: "${workdir}/saved_dir_for_ma_output/GLM3-6B/sft", note: "SFT output" },
      { path: "${workdir}/saved_dir_for_ma_output/GLM3-6B/pretrain", note: "pretraining output" },
      { path: "${workdir}/tokenizers/GLM3-6B", note: "weights and tokenizer" },
      { path: "${workdir}/training_data/pretrain/train-00000-of-00001-a09b74b3ef9c3b56.parquet", note: "pretraining data" },
      { path: "${workdir}/training_data/finetune/Alpaca_data_gpt4_zh.jsonl", note: "fine-tuning data" },
    ],
    source: ["002:6"],
  },
  {
    id: "llamafactory-data", package: "LLaMA-Factory data folder", note: "The text of the same section uses llm_train/LLaMAFactory/LLaMA-Factory/data.",
    entries: [
      { path: "${workdir}/LLaMAFactory/data/alpaca_en_demo.json", note: "shipped" },
      { path: "${workdir}/LLaMAFactory/data/identity.json", note: "shipped" },
      { path: "${workdir}/LLaMAFactory/data/alpaca_gpt4_data.json", note: "own data" },
    ],
    source: ["001:47"],
  },
  {
    id: "comfyui-models", package: "ComfyUI model folders",
    entries: [
      { path: "ComfyUI/models/unet/flux1-dev.safetensors", note: "diffusion model" },
      { path: "ComfyUI/models/vae", note: "VAE weights (ae.safetensors, named in 001:9)" },
      { path: "ComfyUI/models/clip", note: "text_encoders folder: clip_l.safetensors, t5xxl_fp16.safetensors" },
      { path: "ComfyUI/custom_nodes/comfyui_ascend_node", note: "copied from aigc_inference/torch_npu/comfyui/a82fae2/" },
    ],
    source: ["003:15", "003:13"],
  },
] as const satisfies readonly PackageTree[];

/** Files of downloaded weights. */
// One line per row, as in the printed tables.
// prettier-ignore
export const WEIGHT_LISTINGS = [
  { id: "glm3-6b", model: "chatglm3-6b", files: ["config.json", "configuration_chatglm.py", "model-00001-of-00007.safetensors", "model-00002-of-00007.safetensors", "model-00003-of-00007.safetensors", "model-00004-of-00007.safetensors", "model-00005-of-00007.safetensors", "model-00006-of-00007.safetensors", "model-00007-of-00007.safetensors", "modeling_chatglm.py", "MODEL_LICENSE", "pytorch_model-00001-of-00007.bin", "pytorch_model-00002-of-00007.bin", "pytorch_model-00003-of-00007.bin", "pytorch_model-00004-of-00007.bin", "pytorch_model-00005-of-00007.bin", "pytorch_model-00006-of-00007.bin", "pytorch_model-00007-of-00007.bin", "pytorch_model.bin.index.json", "quantization.py", "README.md", "special_tokens_map.json", "tokenization_chatglm.py", "tokenizer_config.json", "tokenizer.model"], source: ["002:6"] },
  { id: "qwen-14b", model: "Qwen-14B-Chat", files: ["assets", "cache_autogptq_cuda_256.cpp", "cache_autogptq_cuda_kernel_256.cu", "config.json", "configuration_qwen.py", "cpp_kernels.py", "examples", "generation_config.json", "LICENSE", "model-00001-of-00015.safetensors", "model-00002-of-00015.safetensors", "model-00003-of-00015.safetensors", "model-00004-of-00015.safetensors", "model-00005-of-00015.safetensors", "model-00006-of-00015.safetensors", "model-00007-of-00015.safetensors", "model-00008-of-00015.safetensors", "model-00009-of-00015.safetensors", "model-00010-of-00015.safetensors", "model-00011-of-00015.safetensors", "model-00012-of-00015.safetensors", "model-00013-of-00015.safetensors", "model-00014-of-00015.safetensors", "model-00015-of-00015.safetensors", "modeling_qwen.py", "model.safetensors.index.json", "NOTICE", "qwen_generation_utils.py", "qwen.tiktoken", "README.md", "tokenization_qwen.py", "tokenizer_config.json"], note: "The manual shows shards 1, 2, 14 and 15 and dots between; for reference only.", source: ["002:32"] },
  { id: "flux-train", model: "FLUX.1-dev (full fine-tuning)", files: ["flux1-dev.safetensors", "ae.safetensors", "clip_l.safetensors", "t5xxl_fp16.safetensors"], note: "First two from black-forest-labs/FLUX.1-dev, last two from comfyanonymous/flux_text_encoders; all into ${work_dir}/. LoRA instead needs the whole FLUX.1-dev repository in ${work_dir}/FLUX.1-dev.", source: ["001:9"] },
] as const satisfies readonly WeightListing[];

/** Data sets of the manuals. */
// One line per row, as in the printed tables.
// prettier-ignore
export const DATA_SETS = [
  { id: "alpaca-pretrain", use: "pretraining", url: "https://huggingface.co/datasets/tatsu-lab/alpaca/resolve/main/data/train-00000-of-00001-a09b74b3ef9c3b56.parquet", sizeAsPrinted: "24M", source: ["000:37", "003:27", "002:3", "002:29"] },
  { id: "alpaca-gpt4-cot", use: "SFT and LoRA (6.3.910 / 6.3.911, LLaMA-Factory)", url: "https://huggingface.co/datasets/QingyiSi/Alpaca-CoT/blob/main/alpacaGPT4/alpaca_gpt4_data.json", sizeAsPrinted: "43.6 MB", note: "001:47 names the file alpaca_gpt4_data.json.json and gives no size.", source: ["000:37", "003:27", "001:47"] },
  { id: "alpaca-gpt4-zh", use: "SFT and LoRA of GLM3 (6.3.904)", url: "https://huggingface.co/datasets/silk-road/alpaca-data-gpt4-chinese/blob/main/Alpaca_data_gpt4_zh.jsonl", sizeAsPrinted: "42M", source: ["002:3"] },
  { id: "alpaca-gpt4-github", use: "SFT and LoRA of Qwen (6.3.904)", url: "https://github.com/Instruction-Tuning-with-GPT-4/GPT-4-LLM/blob/main/data/alpaca_gpt4_data.json", sizeAsPrinted: "42M", source: ["002:29"] },
  { id: "gsm8k", use: "LLaMA-Factory benchmark-cli (train gsm8k_train_alpaca, eval gsm8k_test)", note: "Ships in benchmark/data.tgz.", source: ["003:47"] },
  { id: "mme", use: "accuracy of multimodal models", note: "MME data and tool of BradyFU/Awesome-Multimodal-Large-Language-Models (branch Evaluation).", source: ["003:31", "003:49"] },
  { id: "flux-workflow", use: "ComfyUI workflow file", url: "https://openart.ai/workflows/datou/flux1-dev/KnSeTKHjvuTd0RiUDSmW", source: ["003:15"] },
] as const satisfies readonly DataSet[];

/** Weights that are in neither the training nor the serving tables. */
// One line per row, as in the printed tables.
// prettier-ignore
export const OTHER_WEIGHTS = [
  { id: "flux-dev", use: "FLUX training (LoRA: whole repository) and inference (flux1-dev.safetensors, VAE)", url: "https://huggingface.co/black-forest-labs/FLUX.1-dev/tree/main", source: ["001:9", "003:15"] },
  { id: "flux-text-encoders", use: "FLUX full fine-tuning: clip_l.safetensors, t5xxl_fp16.safetensors", repository: "comfyanonymous/flux_text_encoders", source: ["001:9"] },
  { id: "sd3-text-encoders", use: "ComfyUI: folder text_encoders", url: "https://huggingface.co/stabilityai/stable-diffusion-3-medium/tree/main", source: ["003:15"] },
  { id: "chatglm3-6b-hf", use: "GLM3 training 6.3.904", source: ["002:7"] },
  { id: "Qwen-Chat", use: "Qwen training 6.3.904: Qwen-14B-Chat, Qwen-7B-Chat, Qwen-72B-Chat", source: ["002:31"] },
] as const satisfies readonly OtherWeights[];

/** Models whose weights differ between the training and the serving table. The addresses stand there. */
// One line per row, as in the printed tables.
// prettier-ignore
export const WEIGHT_DIFFERENCES = [
  { model: "qwen1.5-32b", difference: "the chat weights are trained, the base weights served", source: ["000:55", "001:57", "001:27"] },
  { model: "mistral-7b", difference: "the weights of Instruct-v0.2 are trained, the base weights of v0.1 served", source: ["000:55", "001:57", "001:27"] },
  { model: "llama3.2-1b", difference: "Hugging Face in training, the text of a ModelScope link without an address in serving", source: ["000:55", "001:57", "001:27"] },
  { model: "llama3.2-3b", difference: "Hugging Face in training, the text of a ModelScope link without an address in serving", source: ["000:55", "001:57", "001:27"] },
] as const satisfies readonly WeightDifference[];

/** Formats of training data. Examples are as printed. */
// One line per row, as in the printed tables.
// prettier-ignore
export const DATA_FORMATS = [
  { id: "hf-json", use: "own pretraining data (6.3.904)", example: "{ 'id': '1', 'url': 'https://simple.wikipedia.org/wiki/April', 'title': 'April', 'text': 'April is the fourth month...' }", note: "Standard .json; --json-key picks the column, default text. The example is a record with the columns id, url, title, text (single quotes as printed).", source: ["002:4", "002:30"] },
  { id: "prefix-input-output", use: "EAGLE source data before conversion", example: "{ \"prefix\": \"AAA\" \"input\": \"BBB\", \"output\": \"CCC\" }", note: "As printed a comma is missing after \"AAA\". prefix and input become the human field, output the gpt field of ShareGPT.", source: ["003:9"] },
  { id: "dataset-info", use: "LLaMA-Factory data/dataset_info.json", example: "\"alpaca_gpt4_data\": { \"file_name\": \"alpaca_gpt4_data.json\" },", note: "More formats in data/README_zh.md of LLaMA-Factory.", source: ["001:47"] },
  { id: "megatron-pretrain", use: "Megatron pretraining input", example: "alpaca_text_document.bin, alpaca_text_document.idx", note: "DATASET_PATH is the path without suffix.", source: ["002:22", "002:23"] },
  { id: "megatron-finetune", use: "Megatron SFT / LoRA input", example: "alpaca_ft_packed_attention_mask_document.bin, alpaca_ft_packed_attention_mask_document.idx, alpaca_ft_packed_input_ids_document.bin, alpaca_ft_packed_input_ids_document.idx, alpaca_ft_packed_labels_document.bin, alpaca_ft_packed_labels_document.idx", note: "DATASET_PATH is the prefix .../alpaca_ft.", source: ["002:16"] },
] as const satisfies readonly DataFormat[];

/** What the manuals say of a release. */
// One line per row, as in the printed tables.
// prettier-ignore
export const RELEASE_NOTES = [
  { version: "6.3.910", against: "6.3.909", items: ["Qwen2.5 0.5B, 7B, 14B, 32B and 72B: sft, lora, pretraining", "Llama3.2 1B and 3B: sft, lora, pretraining", "MindSpeed raised to 4ea42a23", "ModelLink raised to 8f50777", "transformers raised to 4.45.0", "peft raised to 0.12.0"], source: ["000:57"] },
] as const satisfies readonly ReleaseNotes[];
