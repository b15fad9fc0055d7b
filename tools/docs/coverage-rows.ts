import type * as components from "../../components";
import type { Bilingual, SeedLine } from "../../catalogue";

/** A workflow as the manuals describe it. */
export interface Workflow {
  readonly id: string;
  readonly title: Bilingual;
  /** Where the manuals run it. */
  readonly platforms: readonly ("Lite Cluster" | "DevServer" | "Standard")[];
  /** Lines of the seeds that describe it. */
  readonly source: readonly SeedLine[];
}

/** A class that components/index.ts exports. */
export type ComponentName = keyof typeof components;

/** A place in a stack file, or an example file as a whole. */
export interface Example {
  readonly file: string;
  /** Keys from the section on, joined by periods: `platform.storage.sfsTurbo`, `training.0`. */
  readonly key?: string;
}

/** A test by its file and the title of its `describe` or `it`. */
export interface TestReference {
  readonly file: string;
  readonly title: string;
}

/** What carries out a workflow. */
export interface Delivery {
  /** What there is and what is missing; left out where the workflow works as a whole. */
  readonly inPart?: Bilingual;
  readonly components: readonly ComponentName[];
  /** Files beside the components: tables, decisions, commands. */
  readonly files: readonly string[];
  /** Configuration that shows it. */
  readonly configuration: readonly Example[];
  readonly tests: readonly TestReference[];
}

/** The 96 workflows of the manuals, in the order of the seeds' facts. */
// One line per row: the table is read from top to bottom.
// prettier-ignore
export const WORKFLOWS = [
  { id: "cluster-overview", title: { en: "LLM training on a Lite Cluster, from purchase to trained weights", zh: "Lite Cluster 上从购买资源到训练完成的大模型训练全流程" }, platforms: ["Lite Cluster"], source: ["000:53"] },
  { id: "cluster-kubectl-access", title: { en: "kubectl access to the CCE cluster", zh: "通过 kubectl 访问 CCE 集群" }, platforms: ["Lite Cluster"], source: ["000:51", "003:45"] },
  { id: "sfs-turbo-create", title: { en: "SFS Turbo HPC file system of the size and bandwidth class that training needs", zh: "按训练所需容量和带宽规格创建 SFS Turbo HPC 文件系统" }, platforms: ["Lite Cluster", "Standard"], source: ["000:47", "003:43"] },
  { id: "iam-sfs-turbo", title: { en: "ModelArts' authorization to use SFS Turbo", zh: "授权 ModelArts 使用 SFS Turbo" }, platforms: ["Lite Cluster", "Standard"], source: ["000:47", "003:43"] },
  { id: "sfs-obs-link", title: { en: "SFS Turbo directory linked to an OBS bucket, data moved by tasks", zh: "SFS Turbo 目录与 OBS 桶联动，由数据任务搬运数据" }, platforms: ["Lite Cluster", "Standard"], source: ["000:47", "003:43", "001:61"] },
  { id: "cce-bind-sfs-turbo", title: { en: "SFS Turbo as PV and PVC in CCE, mounted on a node", zh: "在 CCE 中以 PV、PVC 使用 SFS Turbo，并挂载到节点" }, platforms: ["Lite Cluster"], source: ["000:49", "003:41"] },
  { id: "cluster-image-pull", title: { en: "Training image on every NPU node", zh: "在每个 NPU 节点上拉取训练镜像" }, platforms: ["Lite Cluster"], source: ["000:31"] },
  { id: "cluster-image-catalog", title: { en: "Base image that belongs to each software version", zh: "各软件版本配套的基础镜像" }, platforms: ["Lite Cluster"], source: ["000:33"] },
  { id: "cluster-image-customize", title: { en: "Training image changed and pushed to SWR", zh: "修改训练镜像并推送到 SWR" }, platforms: ["Lite Cluster"], source: ["000:29"] },
  { id: "package-get-llm", title: { en: "Software package for LLM training 6.3.910", zh: "获取大模型训练软件包（6.3.910）" }, platforms: ["Lite Cluster"], source: ["000:43", "000:45", "000:55", "001:57"] },
  { id: "cluster-upload-code", title: { en: "Code, tokenizer and weights in the work directory", zh: "上传代码、分词器和权重到工作目录" }, platforms: ["Lite Cluster"], source: ["000:39", "000:41"] },
  { id: "cluster-upload-data", title: { en: "Training data in the work directory", zh: "上传训练数据到工作目录" }, platforms: ["Lite Cluster"], source: ["000:35", "000:37", "003:27"] },
  { id: "sfs-upload-weights", title: { en: "Weights from a local machine to SFS Turbo", zh: "从本地上传权重到 SFS Turbo" }, platforms: ["Lite Cluster"], source: ["001:5"] },
  { id: "sfs-upload-dataset", title: { en: "Data set from a local machine to SFS Turbo", zh: "从本地上传数据集到 SFS Turbo" }, platforms: ["Lite Cluster"], source: ["003:25"] },
  { id: "release-notes-910", title: { en: "What changed in 6.3.910", zh: "6.3.910 版本变更说明" }, platforms: ["Lite Cluster"], source: ["000:57"] },
  { id: "megatron-preprocess-pretrain", title: { en: "Megatron: raw text turned into pretraining data", zh: "Megatron：预训练数据预处理" }, platforms: ["Lite Cluster", "DevServer"], source: ["000:17", "000:19"] },
  { id: "megatron-preprocess-finetune", title: { en: "Megatron: instructions turned into SFT and LoRA data", zh: "Megatron：SFT、LoRA 数据预处理" }, platforms: ["Lite Cluster", "DevServer"], source: ["000:21", "000:19"] },
  { id: "megatron-convert-hf2mg", title: { en: "Weights from Hugging Face to Megatron format", zh: "权重由 Hugging Face 格式转为 Megatron 格式" }, platforms: ["Lite Cluster", "DevServer"], source: ["000:15", "000:13"] },
  { id: "megatron-convert-mg2hf", title: { en: "Weights from Megatron back to Hugging Face format", zh: "权重由 Megatron 格式转回 Hugging Face 格式" }, platforms: ["Lite Cluster", "DevServer"], source: ["000:11", "000:13"] },
  { id: "megatron-npu-sizing", title: { en: "TP, PP, micro batch size and NPUs of each model", zh: "各模型的 TP、PP、MBS 与 NPU 数量" }, platforms: ["Lite Cluster", "DevServer", "Standard"], source: ["000:23", "001:41", "000:5"] },
  { id: "megatron-hyperparams", title: { en: "Hyper-parameters of the training script", zh: "设置训练脚本的超参" }, platforms: ["Lite Cluster", "DevServer", "Standard"], source: ["001:45", "003:33"] },
  { id: "model-yi-chatglm-patches", title: { en: "Edits that Yi and ChatGLMv3 need before training", zh: "Yi、ChatGLMv3 训练前的修改" }, platforms: ["Lite Cluster", "DevServer"], source: ["000:7", "000:9"] },
  { id: "cluster-pretrain", title: { en: "Pretraining on a Lite Cluster", zh: "Lite Cluster 上的预训练" }, platforms: ["Lite Cluster"], source: ["000:53", "003:33"] },
  { id: "cluster-sft", title: { en: "Full-parameter SFT on a Lite Cluster", zh: "Lite Cluster 上的全参 SFT" }, platforms: ["Lite Cluster"], source: ["000:53"] },
  { id: "cluster-lora", title: { en: "LoRA fine-tuning on a Lite Cluster", zh: "Lite Cluster 上的 LoRA 微调" }, platforms: ["Lite Cluster"], source: ["000:53"] },
  { id: "volcano-job-1node", title: { en: "Volcano job on one node", zh: "单节点 Volcano 训练任务" }, platforms: ["Lite Cluster"], source: ["000:29"] },
  { id: "volcano-job-2node", title: { en: "Volcano job on two nodes", zh: "双节点 Volcano 训练任务" }, platforms: ["Lite Cluster"], source: ["000:29"] },
  { id: "cluster-job-start", title: { en: "Start of a training job on the cluster", zh: "在集群上启动训练任务" }, platforms: ["Lite Cluster"], source: ["001:43"] },
  { id: "cluster-logs", title: { en: "Training logs on the cluster", zh: "在集群上查看训练日志" }, platforms: ["Lite Cluster"], source: ["000:25"] },
  { id: "training-performance", title: { en: "Throughput and loss of a training run", zh: "训练吞吐与 loss" }, platforms: ["Lite Cluster", "DevServer", "Standard"], source: ["000:27", "003:55"] },
  { id: "devserver-provision", title: { en: "DevServer purchase and opening", zh: "购买并开通 DevServer" }, platforms: ["DevServer"], source: ["001:29", "001:17", "003:23", "001:33"] },
  { id: "devserver-metadata-block", title: { en: "Metadata address closed to shared containers", zh: "对共享容器屏蔽元数据地址" }, platforms: ["DevServer"], source: ["001:17", "001:29", "003:23"] },
  { id: "devserver-env-check", title: { en: "Check of NPUs, docker and IP forwarding on a DevServer", zh: "检查 DevServer 的 NPU、docker 与 IP 转发" }, platforms: ["DevServer"], source: ["001:17", "002:25", "003:23"] },
  { id: "devserver-megatron-container", title: { en: "Training container on a DevServer with its dependencies", zh: "在 DevServer 上启动训练容器并安装依赖" }, platforms: ["DevServer"], source: ["001:3"] },
  { id: "multinode-network", title: { en: "Network interface of multi-node training", zh: "多机训练的网卡设置" }, platforms: ["DevServer", "Lite Cluster"], source: ["000:3", "001:39"] },
  { id: "llamafactory-dataset", title: { en: "LLaMA-Factory: data set registered", zh: "LLaMA-Factory：登记数据集" }, platforms: ["DevServer"], source: ["001:47"] },
  { id: "llamafactory-train", title: { en: "LLaMA-Factory: LoRA and full training with DeepSpeed", zh: "LLaMA-Factory：基于 DeepSpeed 的 LoRA 与全参训练" }, platforms: ["DevServer"], source: ["001:55", "000:61"] },
  { id: "llamafactory-benchmark-cli", title: { en: "LLaMA-Factory: performance and accuracy by benchmark-cli", zh: "LLaMA-Factory：用 benchmark-cli 测性能与精度" }, platforms: ["DevServer"], source: ["003:47"] },
  { id: "llamafactory-to-vllm", title: { en: "LLaMA-Factory weights served by vLLM 0.6.0", zh: "用 vLLM 0.6.0 部署 LLaMA-Factory 训练的权重" }, platforms: ["DevServer"], source: ["000:59"] },
  { id: "standard-overview", title: { en: "LLM training on ModelArts Standard, start to end", zh: "ModelArts Standard 上的大模型训练全流程" }, platforms: ["Standard"], source: ["001:59", "001:61"] },
  { id: "standard-obs-bucket", title: { en: "OBS bucket and folders for Standard", zh: "为 Standard 创建 OBS 桶与目录" }, platforms: ["Standard"], source: ["003:53"] },
  { id: "standard-notebook", title: { en: "Notebook with a custom image", zh: "使用自定义镜像创建 Notebook" }, platforms: ["Standard"], source: ["003:35"] },
  { id: "standard-obs-to-sfs", title: { en: "OBS data to SFS Turbo through a Notebook", zh: "通过 Notebook 把 OBS 数据搬到 SFS Turbo" }, platforms: ["Standard"], source: ["001:59"] },
  { id: "standard-image-base", title: { en: "Base image used as it is on Standard", zh: "在 Standard 上直接使用基础镜像" }, platforms: ["Standard"], source: ["001:51", "001:53"] },
  { id: "standard-image-build", title: { en: "Training image built on an ECS", zh: "在 ECS 上构建训练镜像" }, platforms: ["Standard"], source: ["001:51"] },
  { id: "standard-ecs-docker", title: { en: "docker on the ECS", zh: "在 ECS 上安装 docker" }, platforms: ["Standard"], source: ["001:21"] },
  { id: "standard-hyperparams", title: { en: "Hyper-parameters on Standard (LoRA)", zh: "Standard 上的超参设置（LoRA）" }, platforms: ["Standard"], source: ["003:57"] },
  { id: "standard-train-job", title: { en: "Training job on Standard: pretraining, SFT, LoRA", zh: "Standard 训练作业：预训练、SFT、LoRA" }, platforms: ["Standard"], source: ["003:59"] },
  { id: "standard-resume", title: { en: "Automatic restart and resumption from a checkpoint on Standard", zh: "Standard 上的故障自动重启与断点续训" }, platforms: ["Standard"], source: ["003:59"] },
  { id: "standard-job-logs", title: { en: "Logs and performance of a Standard training job", zh: "Standard 训练作业的日志与性能" }, platforms: ["Standard"], source: ["001:49"] },
  { id: "standard-ssl-cert", title: { en: "Certificate for HTTPS inference on Standard", zh: "Standard 推理的 HTTPS 证书" }, platforms: ["Standard"], source: ["001:23"] },
  { id: "standard-inference", title: { en: "vLLM inference over HTTPS on Standard", zh: "Standard 上基于 HTTPS 的 vLLM 推理" }, platforms: ["Standard"], source: ["001:19", "001:23"] },
  { id: "qwen904-overview", title: { en: "Qwen and GLM3 training on a DevServer (6.3.904), start to end", zh: "DevServer 上的 Qwen、GLM3 训练全流程（6.3.904）" }, platforms: ["DevServer"], source: ["002:9"] },
  { id: "qwen904-package", title: { en: "Qwen: code and weights (6.3.904)", zh: "Qwen：获取代码与权重（6.3.904）" }, platforms: ["DevServer"], source: ["002:31", "002:32"] },
  { id: "qwen904-data", title: { en: "Qwen: training data (6.3.904)", zh: "Qwen：上传训练数据（6.3.904）" }, platforms: ["DevServer"], source: ["002:28", "002:29", "002:30"] },
  { id: "qwen904-container", title: { en: "Qwen: training container (6.3.904)", zh: "Qwen：启动训练容器（6.3.904）" }, platforms: ["DevServer"], source: ["002:26", "002:27"] },
  { id: "qwen904-preprocess-pretrain", title: { en: "Qwen: pretraining data (6.3.904)", zh: "Qwen：预训练数据预处理（6.3.904）" }, platforms: ["DevServer"], source: ["002:22", "002:23"] },
  { id: "qwen904-preprocess-custom", title: { en: "Qwen: own JSON data (6.3.904)", zh: "Qwen：自有 JSON 数据预处理（6.3.904）" }, platforms: ["DevServer"], source: ["002:24", "002:30"] },
  { id: "qwen904-preprocess-finetune", title: { en: "Qwen: SFT and LoRA data (6.3.904)", zh: "Qwen：SFT、LoRA 数据预处理（6.3.904）" }, platforms: ["DevServer"], source: ["002:17", "002:16"] },
  { id: "qwen904-convert", title: { en: "Qwen: weights to Megatron format (6.3.904)", zh: "Qwen：权重转为 Megatron 格式（6.3.904）" }, platforms: ["DevServer"], source: ["002:15", "002:11"] },
  { id: "qwen904-pretrain", title: { en: "Qwen: pretraining on one and several nodes (6.3.904)", zh: "Qwen：单机与多机预训练（6.3.904）" }, platforms: ["DevServer"], source: ["002:21", "002:20"] },
  { id: "qwen904-sft", title: { en: "Qwen: SFT on one and several nodes (6.3.904)", zh: "Qwen：单机与多机 SFT（6.3.904）" }, platforms: ["DevServer"], source: ["002:13", "002:14"] },
  { id: "qwen904-lora", title: { en: "Qwen: LoRA on one and several nodes (6.3.904)", zh: "Qwen：单机与多机 LoRA（6.3.904）" }, platforms: ["DevServer"], source: ["002:12", "002:10"] },
  { id: "qwen904-resume", title: { en: "Qwen: resumed training (6.3.904)", zh: "Qwen：断点续训（6.3.904）" }, platforms: ["DevServer"], source: ["002:19"] },
  { id: "qwen904-performance", title: { en: "Qwen: log and throughput (6.3.904)", zh: "Qwen：日志与吞吐（6.3.904）" }, platforms: ["DevServer"], source: ["002:18"] },
  { id: "qwen904-mg2hf-before-inference", title: { en: "Trained weights merged and converted for inference (6.3.904)", zh: "推理前合并并转换训练得到的权重（6.3.904）" }, platforms: ["DevServer"], source: ["002:9"] },
  { id: "glm3-904-train", title: { en: "GLM3-6B: preparation and scripts (6.3.904)", zh: "GLM3-6B：训练准备与脚本（6.3.904）" }, platforms: ["DevServer"], source: ["002:7", "002:5", "002:6", "002:3", "002:4", "002:8"] },
  { id: "vllm-packages", title: { en: "Inference package and its versions (6.3.911)", zh: "推理软件包及版本配套（6.3.911）" }, platforms: ["DevServer"], source: ["001:31", "001:25", "001:33", "001:35"] },
  { id: "vllm-image-build", title: { en: "Inference image built from a Dockerfile", zh: "用 Dockerfile 构建推理镜像" }, platforms: ["DevServer", "Lite Cluster"], source: ["001:25", "003:3", "003:61"] },
  { id: "vllm-serve", title: { en: "vLLM 0.6.3 service", zh: "部署 vLLM 0.6.3 服务" }, platforms: ["DevServer", "Lite Cluster", "Standard"], source: ["001:27", "003:37"] },
  { id: "vllm-pd-separated", title: { en: "Inference with prefill and decode on separate instances", zh: "Prefill、Decode 分离推理" }, platforms: ["DevServer"], source: ["003:3"] },
  { id: "vllm-quantize-w4a16", title: { en: "W4A16 quantization with AutoAWQ", zh: "AutoAWQ 的 W4A16 量化" }, platforms: ["DevServer"], source: ["001:25", "001:27"] },
  { id: "vllm-awq-convert", title: { en: "AWQ weights converted for the NPU in advance", zh: "离线转换 AWQ 权重以适配 NPU" }, platforms: ["DevServer"], source: ["001:37"] },
  { id: "vllm-quantize-w8a8", title: { en: "W8A8 quantization with AutoSmoothQuant", zh: "AutoSmoothQuant 的 W8A8 量化" }, platforms: ["DevServer"], source: ["001:25", "003:3"] },
  { id: "vllm-quantize-other", title: { en: "GPTQ, W8A16 and KV-cache INT8 quantization", zh: "GPTQ、W8A16 与 kv-cache-int8 量化" }, platforms: ["DevServer"], source: ["003:3", "001:27"] },
  { id: "eagle-dataset", title: { en: "EAGLE: data set in ShareGPT format", zh: "EAGLE：数据集转为 ShareGPT 格式" }, platforms: ["DevServer"], source: ["003:9"] },
  { id: "eagle-train", title: { en: "EAGLE: training of the draft model", zh: "EAGLE：训练草稿模型" }, platforms: ["DevServer"], source: ["003:5"] },
  { id: "eagle-convert", title: { en: "EAGLE: trained weights converted for vLLM", zh: "EAGLE：转换训练权重供 vLLM 使用" }, platforms: ["DevServer"], source: ["003:7"] },
  { id: "vllm-spec-decode-serve", title: { en: "Service with speculative decoding (EAGLE)", zh: "部署投机推理服务（EAGLE）" }, platforms: ["DevServer"], source: ["003:61", "003:7"] },
  { id: "vllm-accuracy-lm-eval", title: { en: "Accuracy by lm-evaluation-harness", zh: "用 lm-evaluation-harness 评测精度" }, platforms: ["DevServer", "Lite Cluster"], source: ["003:29", "003:51", "003:31", "003:49"] },
  { id: "vllm-accuracy-opencompass", title: { en: "Accuracy by opencompass", zh: "用 opencompass 评测精度" }, platforms: ["DevServer"], source: ["001:25"] },
  { id: "vllm-benchmark-static", title: { en: "Static benchmark on the cluster", zh: "集群上的静态性能测试" }, platforms: ["Lite Cluster"], source: ["003:61"] },
  { id: "vllm-benchmark-dynamic", title: { en: "Dynamic and combined benchmark", zh: "动态与综合性能测试" }, platforms: ["DevServer", "Lite Cluster"], source: ["001:25"] },
  { id: "flux-train-container", title: { en: "FLUX training: container", zh: "FLUX 训练：启动容器" }, platforms: ["DevServer"], source: ["001:7", "001:15", "001:13"] },
  { id: "flux-train-weights", title: { en: "FLUX training: weights", zh: "FLUX 训练：下载权重" }, platforms: ["DevServer"], source: ["001:9"] },
  { id: "flux-train-finetune", title: { en: "FLUX training: full fine-tuning", zh: "FLUX 训练：全参微调" }, platforms: ["DevServer"], source: ["001:11", "001:7"] },
  { id: "flux-train-lora", title: { en: "FLUX training: LoRA", zh: "FLUX 训练：LoRA" }, platforms: ["DevServer"], source: ["001:11"] },
  { id: "flux-infer-container", title: { en: "FLUX inference: container", zh: "FLUX 推理：启动容器" }, platforms: ["DevServer"], source: ["003:21", "003:19", "003:17"] },
  { id: "comfyui-install", title: { en: "ComfyUI 0.2.2 installed and adapted to the NPU", zh: "安装 ComfyUI 0.2.2 并适配 NPU" }, platforms: ["DevServer"], source: ["003:15"] },
  { id: "comfyui-serve", title: { en: "ComfyUI 0.2.2 service that makes an image", zh: "启动 ComfyUI 0.2.2 服务并生成图像" }, platforms: ["DevServer"], source: ["003:13"] },
  { id: "flux-diffusers", title: { en: "FLUX with Diffusers 0.30.2", zh: "用 Diffusers 0.30.2 运行 FLUX" }, platforms: ["DevServer"], source: ["003:11"] },
  { id: "performance-advisor", title: { en: "Diagnosis of NPU profiling data by Performance Advisor", zh: "用 Performance Advisor 诊断 NPU 性能数据" }, platforms: ["Standard"], source: ["003:39"] },
  { id: "cluster-provision", title: { en: "CCE cluster with Ascend nodes", zh: "开通带昇腾节点的 CCE 集群" }, platforms: ["Lite Cluster"], source: ["000:53", "000:49"] },
  { id: "standard-dedicated-pool", title: { en: "Dedicated resource pool of ModelArts", zh: "开通 ModelArts 专属资源池" }, platforms: ["Standard"], source: ["001:59", "003:35"] },
  { id: "megatron-offline-install", title: { en: "Training dependencies installed without a network", zh: "离线安装训练依赖" }, platforms: ["DevServer"], source: ["001:3"] },
  { id: "cluster-inference-deploy", title: { en: "vLLM service on the cluster", zh: "在集群上部署 vLLM 服务" }, platforms: ["Lite Cluster"], source: ["003:61"] },
] as const satisfies readonly Workflow[];

/** Id of a workflow. */
export type WorkflowId = (typeof WORKFLOWS)[number]["id"];

/** What carries out each workflow. One that is not here does not exist yet. */
export const DELIVERIES = {
  "cluster-overview": {
    inPart: {
      en: "one file from purchase to trained weights, in the order of the manual; the software package is downloaded and unpacked on the share by hand",
      zh: "从购买资源到训练出权重写在一个文件里，按手册顺序执行；软件包需手工下载并在共享目录中解压",
    },
    components: ["MegatronTraining", "DataUpload", "DataFetch", "ImagePrePull"],
    files: ["docs/pipelines.md", "catalogue/megatron-flows.ts", "plan/megatron-steps.ts"],
    configuration: [
      { file: "examples/Pulumi.megatron-pretrain.yaml", key: "training" },
      { file: "examples/Pulumi.megatron-sft.yaml", key: "training" },
      { file: "examples/Pulumi.megatron-lora.yaml", key: "training" },
    ],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "pretrain on one node: every step after the one before, on what that has left",
      },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune on one node, and go on where a step failed",
      },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "train LoRA on two nodes, and merge its adapters before they are converted back",
      },
      { file: "test/engine/dev-environment.e2e.ts", title: "creates everything in less than 6 minutes, by npm start" },
    ],
  },
  "cluster-kubectl-access": {
    inPart: {
      en: "kubeconfig as a secret output of the stack, and a bastion that reaches the API server; kubectl is installed nowhere",
      zh: "kubeconfig 作为 stack 的加密输出，堡垒机可访问 API server；不安装 kubectl",
    },
    components: ["CceCluster", "Bastion"],
    files: ["docs/operations.md"],
    configuration: [{ file: "Pulumi.dev.yaml", key: "platform.cluster" }, { file: "docs/platform.md" }],
    tests: [
      { file: "test/components/cce-cluster.spec.ts", title: "gives the kubeconfig out as a secret only" },
      { file: "test/components/network.spec.ts", title: "admits SSH from the given ranges, and nothing else" },
      { file: "test/engine/dev-environment.e2e.ts", title: "are nowhere in the state, the logs or the manifests" },
    ],
  },
  "sfs-turbo-create": {
    components: ["SfsTurbo"],
    files: ["plan/storage.ts"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "platform.storage.sfsTurbo" },
      { file: "Pulumi.prod.yaml", key: "platform.storage.sfsTurbo" },
    ],
    tests: [
      { file: "test/plan/storage.spec.ts", title: "accepts the sizes that are sold" },
      { file: "test/components/storage.spec.ts", title: "admits NFS from the given range only" },
      {
        file: "test/cloud/storage-components.e2e.ts",
        title: "storage is made, stays the same, changes in place, and goes without a trace",
      },
    ],
  },
  "iam-sfs-turbo": {
    components: ["Permissions"],
    files: ["plan/permissions.ts"],
    configuration: [{ file: "examples/Pulumi.standard-model-arts.yaml", key: "platform.permissions.modelArts" }],
    tests: [
      {
        file: "test/components/permissions.spec.ts",
        title: "authorizes ModelArts with an agency that may use SFS Turbo, and no more than it depends on",
      },
      { file: "test/cloud/kinds.e2e.ts", title: "is created" },
    ],
  },
  "sfs-obs-link": {
    inPart: {
      en: "one linked directory with automatic export, preload tasks whose failure fails the update; no other import or export tasks",
      zh: "一个联动目录，自动导出，预热任务失败则更新失败；尚无其他导入导出任务",
    },
    components: ["SfsTurbo", "DataUpload"],
    files: [],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "platform.storage" },
      { file: "Pulumi.dev.yaml", key: "data" },
    ],
    tests: [
      { file: "test/components/data-upload.spec.ts", title: "preloads exactly that prefix, contents included" },
      { file: "test/components/data-upload.spec.ts", title: "says the service's reason and how to run it again" },
      {
        file: "test/cloud/kinds.e2e.ts",
        title: "has the bytes of the object on the file system, copied by the data task",
      },
    ],
  },
  "cce-bind-sfs-turbo": {
    inPart: {
      en: "PV and PVC of the whole file system, or of one directory, mounted by pods; the mount on a node by hand is described, not carried out",
      zh: "整个文件系统或其中一个目录的 PV 与 PVC，由 Pod 挂载；节点上的手工挂载只有说明，不自动执行",
    },
    components: ["SharedVolume"],
    files: ["docs/operations.md"],
    configuration: [{ file: "Pulumi.dev.yaml", key: "platform.storage.sfsTurbo" }],
    tests: [
      { file: "test/components/storage.spec.ts", title: "binds the claim to its own volume and to no other" },
      {
        file: "test/components/storage.spec.ts",
        title: "mounts one directory as everest wants it, under a handle of its own",
      },
      { file: "test/docs/operations.spec.ts", title: "mounts the share on a node with the options of its volumes" },
      { file: "test/engine/dev-environment.e2e.ts", title: "has every claim bound" },
    ],
  },
  "cluster-image-pull": {
    components: ["ImagePrePull"],
    files: [],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "training" },
      { file: "Pulumi.dev.yaml", key: "serving" },
    ],
    tests: [
      {
        file: "test/components/images.spec.ts",
        title: "asks for a pod on each of the nodes, no two on one, each with every image",
      },
      {
        file: "test/engine/data-components.e2e.ts",
        title: "fails in time when a node does not have its images, with the reason of each pod",
      },
      { file: "test/engine/dev-environment.e2e.ts", title: "has the images on all four NPU nodes" },
    ],
  },
  "cluster-image-catalog": {
    inPart: {
      en: "the whole table, from which workloads on the cluster take their image; the driver version of the nodes is not checked",
      zh: "整张表格已录入，集群上的工作负载按表选用镜像；不检查节点的驱动版本",
    },
    components: [],
    files: ["catalogue/images.ts"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "training" },
      { file: "Pulumi.dev.yaml", key: "serving" },
    ],
    tests: [
      { file: "test/catalogue/images.spec.ts", title: "has the manuals' three base images and seven mentions of them" },
      {
        file: "test/catalogue/images.spec.ts",
        title: "takes the image of the cluster guide for training and that of the vLLM guide for serving",
      },
    ],
  },
  "cluster-image-customize": {
    components: ["ContainerImage", "ImageRegistry"],
    files: ["plan/registry.ts"],
    configuration: [{ file: "Pulumi.prod.yaml", key: "platform.registry" }, { file: "docs/platform.md" }],
    tests: [
      {
        file: "test/components/images.spec.ts",
        title: "builds again for another Dockerfile, context, base image or platform, and for nothing else",
      },
      {
        file: "test/components/images.spec.ts",
        title: "pushes by docker and says the address by digest, with the login in a file that is gone after it",
      },
      {
        file: "test/cloud/storage-components.e2e.ts",
        title: "a registry is made, stays the same, changes in place, and goes without a trace",
      },
      {
        file: "test/environments/platform-variants/cce-turbo.ts",
        title: "serves the image that it built, by its digest",
      },
      {
        file: "test/environments/platform-variants/cce-turbo.ts",
        title: "builds another Dockerfile, and rolls out what is made of it",
      },
    ],
  },
  "package-get-llm": {
    inPart: {
      en: "weights from Hugging Face, ModelScope or OBS; the package has no public address, so its download is by hand, and its name, release and checksum are checked",
      zh: "权重可从 Hugging Face、ModelScope 或 OBS 获取；软件包没有公开地址，需手工下载，之后检查名称、版本和校验和",
    },
    components: ["SoftwarePackage", "DataFetch"],
    files: ["catalogue/packages.ts", "plan/data-source.ts"],
    configuration: [{ file: "docs/platform.md" }],
    tests: [
      {
        file: "test/components/images.spec.ts",
        title: "refuses another file, another release and another content before anything is made",
      },
      { file: "test/plan/data-source.spec.ts", title: "accepts the manuals' packages and refuses other archives" },
      {
        file: "test/components/data-fetch.spec.ts",
        title: "fetches a repository of Hugging Face from a mirror, with the token from a Secret only",
      },
    ],
  },
  "cluster-upload-code": {
    inPart: {
      en: "package, tokenizer and weights on the share, every file checked; the package is not unpacked",
      zh: "软件包、分词器和权重到达共享目录，逐个文件校验；软件包不解压",
    },
    components: ["SoftwarePackage", "DataFetch"],
    files: ["plan/data-source.ts"],
    configuration: [{ file: "docs/platform.md" }],
    tests: [
      { file: "test/components/images.spec.ts", title: "uploads the package under its release" },
      { file: "test/plan/data-source.spec.ts", title: "puts each kind where the manual has it, or where it is told" },
      { file: "test/engine/data-components.e2e.ts", title: "fetches a file onto the share, once" },
    ],
  },
  "cluster-upload-data": {
    components: ["DataUpload", "DataFetch"],
    files: ["plan/data-set.ts", "plan/data-source.ts"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "data" },
      { file: "examples/data/alpaca-cluster-operations.json" },
      { file: "docs/platform.md" },
    ],
    tests: [
      { file: "test/components/data-upload.spec.ts", title: "tells workloads where the file is in their containers" },
      { file: "test/plan/data-set.spec.ts", title: "counts records and bytes, and has the checksum of the bytes" },
      { file: "test/engine/data-components.e2e.ts", title: "fetches a file onto the share, once" },
      {
        file: "test/engine/dev-environment.e2e.ts",
        title: "has the bytes of the local file on the share, checked in the cluster too",
      },
    ],
  },
  "sfs-upload-weights": {
    inPart: {
      en: "a local folder through OBS, every file checked, at most 5 GiB a file; it lies in the linked directory, so the workload must name its path",
      zh: "本地文件夹经 OBS 上传并逐个校验，单个文件最大 5 GiB；位于联动目录，工作负载要写出其路径",
    },
    components: ["DataUpload"],
    files: [],
    configuration: [{ file: "docs/platform.md" }],
    tests: [
      { file: "test/components/data-upload.spec.ts", title: "uploads every file under one key, and checks every one" },
      {
        file: "test/components/data-upload.spec.ts",
        title: "says at preview that a file is too large for one request",
      },
    ],
  },
  "sfs-upload-dataset": {
    components: ["DataUpload"],
    files: [],
    configuration: [{ file: "Pulumi.dev.yaml", key: "data" }, { file: "examples/data/alpaca-cluster-operations.json" }],
    tests: [
      { file: "test/components/data-upload.spec.ts", title: "checks the bytes on the share against the local file" },
      { file: "test/components/data-upload.spec.ts", title: "uploads every file under one key, and checks every one" },
      {
        file: "test/engine/dev-environment.e2e.ts",
        title: "has the bytes of the local file on the share, checked in the cluster too",
      },
    ],
  },
  "release-notes-910": {
    inPart: {
      en: "a table of the catalogue, beside the models and the version pins of the release; no page shows the notes",
      zh: "版本变更与该版本的模型、版本号一起录入目录；没有页面展示这些说明",
    },
    components: [],
    files: ["catalogue/packages.ts", "catalogue/version-pins.ts"],
    configuration: [{ file: "examples/Pulumi.llama-factory.yaml", key: "training" }],
    tests: [
      {
        file: "test/catalogue/packages.spec.ts",
        title: "has the manuals' packages, trees, listings, data sets, weights, formats and release notes",
      },
      { file: "test/catalogue/version-pins.spec.ts", title: "gives every version for a release of training" },
    ],
  },
  "megatron-preprocess-pretrain": {
    inPart: {
      en: "on the Lite Cluster: a job of its own, or a part of the start script's; `1_preprocess_data.sh` comes with the package, and its folder is a guess for families that the manual does not name; not on DevServer",
      zh: "Lite Cluster 上：单独的作业，或由启动脚本完成；`1_preprocess_data.sh` 取自软件包，手册未写明的模型系列其目录是推测的；尚不支持 DevServer",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-steps.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-pretrain.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "has every script of the newer packages in its own step, with the variables of the manual",
      },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "gives each step what the steps before it leave: no step reads what comes later",
      },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "pretrain on one node: every step after the one before, on what that has left",
      },
    ],
  },
  "megatron-preprocess-finetune": {
    inPart: {
      en: "on the Lite Cluster: as for pretraining, with the strategy's handler; the package's script takes no other handler, so that another one needs a command of one's own; not on DevServer",
      zh: "Lite Cluster 上：同预训练，使用该训练策略的 handler；软件包的脚本不接受其他 handler，换用时须自己给出命令；尚不支持 DevServer",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-steps.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-lora.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "has every script of the newer packages in its own step, with the variables of the manual",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "takes the commands of a request in place of its own, each in its step",
      },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune on one node, and go on where a step failed",
      },
    ],
  },
  "megatron-convert-hf2mg": {
    inPart: {
      en: "on the Lite Cluster, with the parallel sizes of training; `2_convert_mg_hf.sh` comes with the package, and its folder is a guess for families that the manual does not name; not on DevServer",
      zh: "Lite Cluster 上：并行参数与训练一致；`2_convert_mg_hf.sh` 取自软件包，手册未写明的模型系列其目录是推测的；尚不支持 DevServer",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-steps.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-pretrain.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "has every script of the newer packages in its own step, with the variables of the manual",
      },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "gives each step what the steps before it leave: no step reads what comes later",
      },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "pretrain on one node: every step after the one before, on what that has left",
      },
    ],
  },
  "megatron-convert-mg2hf": {
    inPart: {
      en: "on the Lite Cluster: by `CONVERT_MG2HF=TRUE` or by a job of its own, with the files of the tokenizer that are missing; LoRA is merged before by ModelLink's own tool, of which the manual says nothing; not on DevServer",
      zh: "Lite Cluster 上：由 `CONVERT_MG2HF=TRUE` 或单独的作业转换，并补齐缺少的分词器文件；LoRA 先用 ModelLink 自带的工具合并，手册没有说明这一步；尚不支持 DevServer",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: [
      "catalogue/megatron-flows.ts",
      "plan/megatron-steps.ts",
      "plan/megatron-merge.ts",
      "components/scripts/hugging-face-folder.sh",
    ],
    configuration: [
      { file: "examples/Pulumi.megatron-pretrain.yaml", key: "training.0" },
      { file: "examples/Pulumi.megatron-lora.yaml", key: "training.0" },
    ],
    tests: [
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "copies the files that the conversion does not write, and none of the original weights",
      },
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "moves what the tool has written into the folder of the original weights",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "merges adapters with the sizes of training, before the conversion back",
      },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "train LoRA on two nodes, and merge its adapters before they are converted back",
      },
    ],
  },
  "megatron-npu-sizing": {
    inPart: {
      en: "the whole table, from which jobs on the cluster take their sizes; not on DevServer and Standard",
      zh: "整张表格已录入，集群上的任务按表取值；尚不支持 DevServer 与 Standard",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/training-megatron.ts", "plan/megatron.ts"],
    configuration: [{ file: "Pulumi.dev.yaml", key: "training" }],
    tests: [
      { file: "test/catalogue/training-megatron.spec.ts", title: "has the manual's 32 models and 124 rows" },
      { file: "test/plan/megatron.spec.ts", title: "answers every measured cell with the row's numbers" },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "starts what the manual prints for each of its 124 rows, with the row's sizes in the variables",
      },
    ],
  },
  "megatron-hyperparams": {
    inPart: {
      en: "on the Lite Cluster: each is a setting of the run and reaches the start script as a variable; what the manual prints no variable for needs a command of one's own; not on DevServer and Standard",
      zh: "Lite Cluster 上：每个超参都是任务的一个配置项，以环境变量传给启动脚本；手册没有给出变量的须自己写命令；尚不支持 DevServer 与 Standard",
    },
    components: ["MegatronTraining"],
    files: ["config/schema.ts", "plan/megatron-scripts.ts"],
    configuration: [
      { file: "examples/Pulumi.megatron-sft.yaml", key: "training.0" },
      { file: "examples/Pulumi.megatron-multi-node.yaml", key: "training.0" },
      { file: "examples/Pulumi.megatron-lora.yaml", key: "training.0" },
    ],
    tests: [
      { file: "test/components/megatron-training.spec.ts", title: "hands the plan to the start script" },
      {
        file: "test/components/megatron-training.spec.ts",
        title: "sets what has a default in the script only where it is given",
      },
      { file: "test/stacks/megatron-run.spec.ts", title: "have every setting of the configuration under its own name" },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "starts what the manual prints for each of its 124 rows, with the row's sizes in the variables",
      },
    ],
  },
  "model-yi-chatglm-patches": {
    inPart: {
      en: "on the Lite Cluster: Yi's flag is added by the job; the edit of ChatGLMv3 is in figures that the manual's text lacks, so the run takes a patch that its user makes (`tokenizerPatch`); not on DevServer",
      zh: "Lite Cluster 上：Yi 的参数由作业自动加上；ChatGLMv3 的修改在手册的图片里，文字中没有，因此由使用者做成补丁交给任务（`tokenizerPatch`）；尚不支持 DevServer",
    },
    components: ["MegatronTraining"],
    files: [
      "components/scripts/yi-tokenizer-flag.sh",
      "components/scripts/tokenizer-patch.sh",
      "plan/tokenizer-patch.ts",
    ],
    configuration: [
      { file: "examples/Pulumi.megatron-904-glm3.yaml", key: "training.0" },
      { file: "examples/data/chatglm3-tokenizer.patch" },
    ],
    tests: [
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "adds the flag below the line that names the tokenizer, and keeps the file's permissions",
      },
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "says what to do where the script is not there, or names no tokenizer, and leaves it as it is",
      },
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "patches a copy without weights, and leaves what was fetched as it is",
      },
      { file: "test/config/megatron-examples.spec.ts", title: "brings the text of a tokenizer's patch, not its path" },
    ],
  },
  "cluster-pretrain": {
    inPart: {
      en: "every row of the table that has pretraining, as one job or as steps; the start script comes with the package, the manual names it by a pattern, and for families that it leaves out the folder is a guess, which the preview says",
      zh: "表中所有预训练的行，可作为一个作业或分步运行；启动脚本取自软件包，手册只给出命名规律，未写明的模型系列其目录是推测的，预览会说明",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-steps.ts", "docs/pipelines.md"],
    configuration: [{ file: "examples/Pulumi.megatron-pretrain.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "pretrain on one node: every step after the one before, on what that has left",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "starts what the manual prints for each of its 124 rows, with the row's sizes in the variables",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
    ],
  },
  "cluster-sft": {
    inPart: {
      en: "every row of the table that has SFT, as one job or as steps; the start script comes with the package, the manual names it by a pattern, and for families that it leaves out the folder is a guess, which the preview says",
      zh: "表中所有SFT的行，可作为一个作业或分步运行；启动脚本取自软件包，手册只给出命名规律，未写明的模型系列其目录是推测的，预览会说明",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-steps.ts", "docs/pipelines.md"],
    configuration: [{ file: "examples/Pulumi.megatron-sft.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune on one node, and go on where a step failed",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "starts what the manual prints for each of its 124 rows, with the row's sizes in the variables",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
    ],
  },
  "cluster-lora": {
    inPart: {
      en: "every row of the table that has LoRA, as one job or as steps; the start script comes with the package, the manual names it by a pattern, and for families that it leaves out the folder is a guess, which the preview says",
      zh: "表中所有LoRA的行，可作为一个作业或分步运行；启动脚本取自软件包，手册只给出命名规律，未写明的模型系列其目录是推测的，预览会说明",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-steps.ts", "docs/pipelines.md"],
    configuration: [{ file: "examples/Pulumi.megatron-lora.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "train LoRA on two nodes, and merge its adapters before they are converted back",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "starts what the manual prints for each of its 124 rows, with the row's sizes in the variables",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
    ],
  },
  "volcano-job-1node": {
    components: ["VolcanoJob"],
    files: [],
    configuration: [{ file: "Pulumi.dev.yaml", key: "training.0" }],
    tests: [
      { file: "test/components/volcano-job.spec.ts", title: "uses every exception, so that none outlives its reason" },
      { file: "test/components/volcano-job.spec.ts", title: "starts all pods together: minAvailable is their number" },
      { file: "test/workloads/volcano-jobs.e2e.ts", title: "are restarted when a pod fails, and say which" },
      {
        file: "test/engine/dev-environment.e2e.ts",
        title: "has both jobs running, all pods bound, those of one job on distinct nodes",
      },
    ],
  },
  "volcano-job-2node": {
    components: ["VolcanoJob"],
    files: [],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "training.1" },
      { file: "examples/Pulumi.megatron-multi-node.yaml", key: "training.0" },
    ],
    tests: [
      { file: "test/components/volcano-job.spec.ts", title: "numbers the nodes from 0 without a gap" },
      {
        file: "test/workloads/volcano-jobs.e2e.ts",
        title: "start all their pods together or none, and say why they wait",
      },
      {
        file: "test/workloads/volcano-jobs.e2e.ts",
        title: "have a complete rank table with each rank on an NPU of its own, which no `up` touches",
      },
      { file: "test/workloads/volcano-jobs.e2e.ts", title: "move to other nodes when one is lost" },
      {
        file: "test/engine/dev-environment.e2e.ts",
        title: "has a complete rank table for each job, every NPU in it once",
      },
    ],
  },
  "cluster-job-start": {
    components: ["VolcanoJob"],
    files: ["components/job-watch/main.ts", "operations/job-progress.ts"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "training" },
      { file: "examples/Pulumi.megatron-sft.yaml", key: "training.0" },
    ],
    tests: [
      {
        file: "test/components/job-watch/watch.spec.ts",
        title: "waits for Running or for Completed, says each change once, and marks the run",
      },
      {
        file: "test/components/job-watch/watch.spec.ts",
        title: "fails with pod, node, exit code and last lines of the last attempt",
      },
      { file: "test/components/job-watch/words.spec.ts", title: "names what too few nodes have, and how many have it" },
      {
        file: "test/workloads/volcano-jobs.e2e.ts",
        title: "fail `up` when their restarts are used up, with the pod's last words; the next `up` tries again",
      },
    ],
  },
  "cluster-logs": {
    components: ["VolcanoJob", "PipelineStep", "LogCollection"],
    files: ["operations/report-command.ts", "docs/pipelines.md"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "training" },
      { file: "Pulumi.prod.yaml", key: "platform.observability.logs" },
    ],
    tests: [
      {
        file: "test/components/pipeline-step.spec.ts",
        title: "runs its command once, marks the result last, and writes the log",
      },
      { file: "test/components/megatron-training.spec.ts", title: "writes where all runs write" },
      {
        file: "test/components/observability.spec.ts",
        title: "collects what containers of the namespaces print, and keeps it for the given days",
      },
      { file: "test/operations/report-command.spec.ts", title: "writes a page for each run of a folder" },
    ],
  },
  "training-performance": {
    components: [],
    files: ["training-logs/index.ts", "operations/report-command.ts", "operations/job-progress.ts"],
    configuration: [
      { file: "examples/Pulumi.megatron-multi-node.yaml", key: "training.0" },
      { file: "examples/Pulumi.llama-factory.yaml", key: "training.0" },
    ],
    tests: [
      {
        file: "test/training-logs/log-reader.spec.ts",
        title: "is the manual's formula: GBS x SEQ_LEN / (NPUs x ms) x 1000",
      },
      {
        file: "test/training-logs/log-reader.spec.ts",
        title: "computes tokens/s/p of every step of a recorded run by the formula",
      },
      {
        file: "test/training-logs/log-reader.spec.ts",
        title: "takes steps from the bar, times from its clock, and adds what trainer_log.jsonl has",
      },
      {
        file: "test/operations/report-command.spec.ts",
        title: "draws a curve through as many points as there are samples, with the axis of the unit",
      },
      {
        file: "test/operations/job-progress.spec.ts",
        title: "tells step, throughput and estimated end from the log of the last rank",
      },
      { file: "test/pages/report.e2e.ts", title: "shows a Megatron run in wide and narrow windows, light and dark" },
    ],
  },
  "multinode-network": {
    inPart: {
      en: "the three variables of cluster jobs, from the node's own routes or as configured; not on DevServer",
      zh: "集群任务的三个环境变量，按节点自身的路由得出或取配置的值；尚不支持 DevServer",
    },
    components: ["VolcanoJob"],
    files: ["components/scripts/network-interface.sh"],
    configuration: [{ file: "examples/Pulumi.megatron-multi-node.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/pipeline-step.spec.ts",
        title: "finds the interface that holds the node's address, unless it is told one",
      },
      {
        file: "test/components/volcano-job.spec.ts",
        title: "names the network interface where it is given, and else lets the container find it",
      },
      {
        file: "test/components/megatron-training.spec.ts",
        title: "names the network interface where it is given; else each container finds it",
      },
    ],
  },
  "llamafactory-dataset": {
    inPart: {
      en: "on the Lite Cluster: one file per run, in alpaca, ShareGPT, OpenAI's or two further formats; not on DevServer",
      zh: "Lite Cluster 上：每个任务一个文件，支持 alpaca、ShareGPT、OpenAI 等五种格式；尚不支持 DevServer",
    },
    components: ["LlamaFactoryTraining"],
    files: ["plan/dataset-info.ts"],
    configuration: [{ file: "examples/Pulumi.llama-factory.yaml", key: "training" }],
    tests: [
      {
        file: "test/components/llama-factory-training.spec.ts",
        title: "registers a data set as the manual prints it (seed 001, line 47)",
      },
      {
        file: "test/plan/dataset-info.spec.ts",
        title: "knows every format of the catalogue, or says why LLaMA-Factory cannot read it",
      },
      {
        file: "test/packages/llama-factory-parser.e2e.ts",
        title: "reads data of every format by the entry in dataset_info.json",
      },
    ],
  },
  "llamafactory-train": {
    inPart: {
      en: "on the Lite Cluster: all 66 rows, resumption and the merge of LoRA; command and further settings are LLaMA-Factory's own, as the manual prints none; not on DevServer",
      zh: "Lite Cluster 上：全部 66 行、断点续训和 LoRA 合并；手册没有给出命令和其余配置，采用 LLaMA-Factory 自身的；尚不支持 DevServer",
    },
    components: ["LlamaFactoryTraining"],
    files: [
      "catalogue/training-llama-factory.ts",
      "plan/llama-factory.ts",
      "plan/llama-factory-settings.ts",
      "plan/deepspeed.ts",
    ],
    configuration: [{ file: "examples/Pulumi.llama-factory.yaml", key: "training" }],
    tests: [
      { file: "test/plan/llama-factory.spec.ts", title: "answers every measured cell with the row's numbers" },
      {
        file: "test/plan/deepspeed.spec.ts",
        title: "has a configuration for the stage of every row of the LLaMA-Factory table",
      },
      {
        file: "test/components/llama-factory-shell.spec.ts",
        title: "calls LLaMA-Factory as each of the manual's 66 rows says, on the first and on the last node",
      },
      {
        file: "test/packages/llama-factory-parser.e2e.ts",
        title: "accepts the settings of every row of the manual's table, and understands what the row says",
      },
      {
        file: "test/packages/run-programs.e2e.ts",
        title: "comments out the statement that raises, in transformers 4.45.0, once",
      },
      {
        file: "test/workloads/tuning-pipelines.e2e.ts",
        title: "LLaMA-Factory on two nodes: training, merge, and a folder that vLLM 0.6.0 reads",
      },
    ],
  },
  "llamafactory-benchmark-cli": {
    inPart: {
      en: "on the Lite Cluster: data and settings files as the manual has them; `benchmark-cli` comes with the package and its commands are not in the manual, so they are configured, and without them LLaMA-Factory's own tests run; not on DevServer",
      zh: "Lite Cluster 上：数据和配置文件与手册一致；`benchmark-cli` 取自软件包，手册没有给出其命令，须自行配置，未配置时运行 LLaMA-Factory 自身的测试；尚不支持 DevServer",
    },
    components: ["LlamaFactoryBenchmark"],
    files: ["components/scripts/llama-factory-benchmark.sh"],
    configuration: [{ file: "examples/Pulumi.llama-factory.yaml", key: "training.0.llamaFactory.benchmark" }],
    tests: [
      {
        file: "test/components/llama-factory-shell.spec.ts",
        title: "unpacks the data beside its settings (seed 003, line 47: tar without -C)",
      },
      {
        file: "test/components/llama-factory-shell.spec.ts",
        title: "puts model and data into the package's settings, and keeps what else is in them",
      },
      {
        file: "test/packages/llama-factory-parser.e2e.ts",
        title: "accepts the settings of the tests of speed and accuracy",
      },
    ],
  },
  "llamafactory-to-vllm": {
    inPart: {
      en: "on the Lite Cluster: a folder with the trained weights and a tokenizer.json that vLLM 0.6.0 reads, which a service takes by the name of the run; the services are those of vLLM 0.6.3, and for 0.6.0, as for the manual's other way, other versions of transformers and tokenizers, an image of one's own is needed; not on DevServer",
      zh: "Lite Cluster 上：生成一个目录，含训练后的权重和 vLLM 0.6.0 能读取的 tokenizer.json，推理服务按训练任务名引用；服务按 vLLM 0.6.3 部署，使用 0.6.0 或手册的另一种做法（更换 transformers 和 tokenizers 版本）需要自备镜像；尚不支持 DevServer",
    },
    components: ["LlamaFactoryTraining", "VllmService"],
    files: ["components/scripts/tokenizer-merges.py", "plan/trained-weights.ts", "stacks/service-args.ts"],
    configuration: [
      { file: "examples/Pulumi.llama-factory.yaml", key: "training.0" },
      { file: "examples/Pulumi.serving-trained.yaml", key: "serving" },
    ],
    tests: [
      {
        file: "test/packages/run-programs.e2e.ts",
        title: "is what the tokenizers of vLLM 0.6.0 need: they refuse the saved file and read the new one alike",
      },
      {
        file: "test/packages/run-programs.e2e.ts",
        title: "takes the original's tokenizer where it has the same tokens, and leaves what was trained as it is",
      },
      {
        file: "test/workloads/tuning-pipelines.e2e.ts",
        title: "LLaMA-Factory on two nodes: training, merge, and a folder that vLLM 0.6.0 reads",
      },
      { file: "test/plan/trained-weights.spec.ts", title: "are those of runs that vLLM can read" },
      {
        file: "test/stacks/service-args.spec.ts",
        title: "take weights from a training run by name, and depend on what it made",
      },
    ],
  },
  "standard-obs-bucket": {
    inPart: {
      en: "the bucket, private and versioned; its folders are there with the objects in them, and none is made empty",
      zh: "私有、保留版本的桶；目录随其中的对象存在，不创建空目录",
    },
    components: ["ObsBucket"],
    files: [],
    configuration: [{ file: "Pulumi.prod.yaml", key: "platform.storage.bucket" }],
    tests: [
      {
        file: "test/components/storage.spec.ts",
        title:
          "is private, versioned and encrypted unless told otherwise, closed to public access, and never emptied by force",
      },
      { file: "test/cloud/kinds.e2e.ts", title: "is created" },
    ],
  },
  "standard-resume": {
    inPart: {
      en: "on the Lite Cluster: a failed pod or lost node restarts the job, which goes on from the last checkpoint, written every `saveInterval`; faulty nodes are isolated by CCE, not by this program; not on Standard",
      zh: "Lite Cluster 上：Pod 失败或节点丢失时任务重启，从最近的 checkpoint 继续，间隔由 `saveInterval` 决定；故障节点由 CCE 隔离，本程序不处理；尚不支持 Standard",
    },
    components: ["VolcanoJob", "MegatronTraining", "LlamaFactoryTraining"],
    files: ["components/scripts/resume-checkpoint.sh"],
    configuration: [{ file: "examples/Pulumi.megatron-multi-node.yaml", key: "training.0" }],
    tests: [
      { file: "test/workloads/volcano-jobs.e2e.ts", title: "are restarted when a pod fails, and say which" },
      { file: "test/workloads/volcano-jobs.e2e.ts", title: "move to other nodes when one is lost" },
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "links the weights and copies what training rewrites: the earlier run stays as it is",
      },
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "goes on from a checkpoint of its own, where there is one",
      },
      {
        file: "test/components/llama-factory-shell.spec.ts",
        title: "goes on from the newest checkpoint of its own, and begins anew only where there is none",
      },
    ],
  },
  "standard-ssl-cert": {
    inPart: {
      en: "key and certificate by the manual's openssl commands on the machine that runs the update, with the names of the service added, in a Secret of the cluster and as an output; neither is uploaded to OBS; not on Standard",
      zh: "在执行更新的机器上用手册的 openssl 命令生成密钥和证书，并加入服务的域名，保存在集群的 Secret 中，证书同时作为输出；不上传到 OBS；尚不支持 Standard",
    },
    components: ["SelfSignedCertificate"],
    files: ["components/scripts/self-signed-certificate.sh", "plan/serving-entry.ts"],
    configuration: [{ file: "examples/Pulumi.serving-production.yaml", key: "serving.0.tls" }],
    tests: [
      {
        file: "test/components/vllm-service.spec.ts",
        title: "is made by openssl for the hosts that are given, as long as is said, and by the key beside it",
      },
      {
        file: "test/components/vllm-service.spec.ts",
        title: "keeps the key secret, in a Secret of type kubernetes.io/tls",
      },
      {
        file: "test/plan/serving-entry.spec.ts",
        title: "has nothing against services inside the cluster, and entries with a certificate",
      },
      { file: "test/workloads/vllm-services.e2e.ts", title: "keeps key and certificate out of state and pod in clear" },
    ],
  },
  "standard-inference": {
    inPart: {
      en: "on the Lite Cluster in place of Standard: vLLM answers by HTTPS itself, with the certificate that the stack makes or one of your own, inside the cluster and through a load balancer that exists; the image with vLLM is built beforehand; not on Standard, of whose steps the manual has image, docker and certificate only",
      zh: "以 Lite Cluster 代替 Standard：vLLM 自身提供 HTTPS，证书由 stack 生成或自备，可在集群内访问，也可经已有的负载均衡器从外部访问；含 vLLM 的镜像须事先构建；尚不支持 Standard，手册中 Standard 的步骤也只有镜像、docker 和证书",
    },
    components: ["VllmService", "SelfSignedCertificate"],
    files: ["components/vllm-arguments.ts", "plan/serving-entry.ts", "stacks/serving.ts"],
    configuration: [{ file: "examples/Pulumi.serving-production.yaml", key: "serving.0" }],
    tests: [
      { file: "test/workloads/vllm-services.e2e.ts", title: "answers OpenAI's client by TLS, with the key" },
      {
        file: "test/workloads/vllm-services.e2e.ts",
        title: "refuses another key, who does not trust it, and who does not speak TLS",
      },
      {
        file: "test/components/vllm-service.spec.ts",
        title: "answers by HTTPS to its probes and mounts the certificate where it has one",
      },
      { file: "test/components/vllm-service.spec.ts", title: "has an entry on the load balancer that is named" },
      { file: "test/config/serving.spec.ts", title: "need a key and a certificate where they have an entry" },
    ],
  },
  "qwen904-overview": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: preparation, pretraining, SFT, LoRA and conversion as jobs; the package is downloaded and unpacked by hand",
      zh: "以 Lite Cluster 代替 DevServer：准备、预训练、SFT、LoRA 和权重转换均为作业；软件包需手工下载并解压",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts", "docs/pipelines.md"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune with the package of 6.3.904, whose steps are always their own",
      },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "takes the newest release, and the sizes that the guide of the older one advises",
      },
    ],
  },
  "qwen904-package": {
    inPart: {
      en: "weights from Hugging Face or ModelScope; the package has no public address: it is downloaded by hand, checked by name and checksum, and unpacked on the share by hand",
      zh: "权重取自 Hugging Face 或 ModelScope；软件包没有公开地址，需手工下载，检查名称与校验和后，在共享目录中手工解压",
    },
    components: ["DataFetch", "SoftwarePackage"],
    files: ["catalogue/packages.ts"],
    configuration: [{ file: "docs/platform.md" }],
    tests: [
      { file: "test/plan/data-source.spec.ts", title: "accepts the manuals' packages and refuses other archives" },
      {
        file: "test/components/data-fetch.spec.ts",
        title: "fetches a repository of Hugging Face from a mirror, with the token from a Secret only",
      },
    ],
  },
  "qwen904-data": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: data lie in the linked directory, or where they are told, and the run is told their path; JSON and parquet are not looked into",
      zh: "以 Lite Cluster 代替 DevServer：数据位于联动目录或指定的目录，任务得到其路径；不检查 JSON 与 parquet 的内容",
    },
    components: ["DataUpload", "DataFetch"],
    files: ["plan/data-source.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "data" }, { file: "docs/platform.md" }],
    tests: [
      { file: "test/components/data-upload.spec.ts", title: "tells workloads where the file is in their containers" },
      { file: "test/plan/data-source.spec.ts", title: "puts each kind where the manual has it, or where it is told" },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune with the package of 6.3.904, whose steps are always their own",
      },
    ],
  },
  "qwen904-container": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: pods of a Volcano job in place of `docker run`, with the requirements that the package names; an image that has them needs no installation",
      zh: "以 Lite Cluster 代替 DevServer：以 Volcano 作业的 Pod 代替 `docker run`，并安装软件包列出的依赖；镜像中已有依赖时不安装",
    },
    components: ["MegatronTraining", "VolcanoJob"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "seed 002, line 26: the requirements are those of the folder scripts of the package",
      },
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune with the package of 6.3.904, whose steps are always their own",
      },
    ],
  },
  "qwen904-preprocess-pretrain": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: the manual's command, as a job; the program comes with the package",
      zh: "以 Lite Cluster 代替 DevServer：手册的命令，作为一个作业运行；程序取自软件包",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "docs/pipelines.md" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "has every model and strategy of the older package, on nodes that hold it",
      },
    ],
  },
  "qwen904-preprocess-custom": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: the manual's command with `--json-key`; processed files are called after the data set, as the printed prefix cannot give what the manual expects",
      zh: "以 Lite Cluster 代替 DevServer：手册的命令，带 `--json-key`；处理后的文件以数据集命名，因为手册打印的前缀得不到它所说的结果",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "docs/pipelines.md" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title:
          "seed 002, line 24: own data are called after their set, where the printed prefix cannot give what is expected",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
    ],
  },
  "qwen904-preprocess-finetune": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: the manual's command, as a job; the program comes with the package",
      zh: "以 Lite Cluster 代替 DevServer：手册的命令，作为一个作业运行；程序取自软件包",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune with the package of 6.3.904, whose steps are always their own",
      },
      { file: "test/components/megatron-shell.spec.ts", title: "has the wrong commands of the manual nowhere" },
    ],
  },
  "qwen904-convert": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: the manual's command without its comments after backslashes, for the sizes of training; SFT and LoRA convert each for itself",
      zh: "以 Lite Cluster 代替 DevServer：手册的命令，去掉反斜杠后的注释，并行参数与训练一致；SFT 与 LoRA 各自转换一次",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune with the package of 6.3.904, whose steps are always their own",
      },
      { file: "test/components/megatron-shell.spec.ts", title: "has the wrong commands of the manual nowhere" },
    ],
  },
  "qwen904-pretrain": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: the manual's variables on one and several nodes; the start script comes with the package",
      zh: "以 Lite Cluster 代替 DevServer：手册中的变量，单机与多机均可；启动脚本取自软件包",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "docs/pipelines.md" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "has every model and strategy of the older package, on nodes that hold it",
      },
      { file: "test/components/megatron-shell.spec.ts", title: "has the wrong commands of the manual nowhere" },
    ],
  },
  "qwen904-sft": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: the manual's variables on one and several nodes, without the blank in `MODEL_PATH= /home`; the start script comes with the package",
      zh: "以 Lite Cluster 代替 DevServer：手册中的变量，单机与多机均可，去掉了 `MODEL_PATH= /home` 中的空格；启动脚本取自软件包",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune with the package of 6.3.904, whose steps are always their own",
      },
      { file: "test/components/megatron-shell.spec.ts", title: "has the wrong commands of the manual nowhere" },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "has every model and strategy of the older package, on nodes that hold it",
      },
    ],
  },
  "qwen904-lora": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: the manual's variables on one and several nodes; the start script comes with the package",
      zh: "以 Lite Cluster 代替 DevServer：手册中的变量，单机与多机均可；启动脚本取自软件包",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training.1" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "has every model and strategy of the older package, on nodes that hold it",
      },
      { file: "test/components/megatron-shell.spec.ts", title: "has the wrong commands of the manual nowhere" },
    ],
  },
  "qwen904-resume": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: pretraining goes on by `RUN_TYPE=retrain` with the same sizes on every node; that it saves to a folder called `retrain` is a guess",
      zh: "以 Lite Cluster 代替 DevServer：预训练以 `RUN_TYPE=retrain` 继续，各节点并行参数一致；保存目录名为 `retrain` 是推测的",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts", "plan/resume.ts"],
    configuration: [{ file: "docs/pipelines.md" }],
    tests: [
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
      { file: "test/components/megatron-shell.spec.ts", title: "has the wrong commands of the manual nowhere" },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "is refused before it is made, where a release has no use for a setting",
      },
    ],
  },
  "qwen904-performance": {
    components: [],
    files: ["training-logs/index.ts", "operations/report-command.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/training-logs/log-reader.spec.ts",
        title: "is the manual's formula: GBS x SEQ_LEN / (NPUs x ms) x 1000",
      },
      {
        file: "test/training-logs/log-reader.spec.ts",
        title: "reads settings from the header of the log, and says where run.json has others",
      },
      { file: "test/operations/report-command.spec.ts", title: "writes a page, its JSON and its charts" },
    ],
  },
  "qwen904-mg2hf-before-inference": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: merge and conversion by ModelLink's tool; the manual's chapter is not there, so the flags are those of the later guide and of ModelLink, and commands of one's own can replace them",
      zh: "以 Lite Cluster 代替 DevServer：用 ModelLink 的工具合并和转换；手册缺少这一章，参数取自新版指南和 ModelLink，可换成自己的命令",
    },
    components: ["MegatronTraining", "PipelineStep"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts", "plan/megatron-merge.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-904-qwen.yaml", key: "training.1" }],
    tests: [
      {
        file: "test/workloads/megatron-pipelines.e2e.ts",
        title: "fine-tune with the package of 6.3.904, whose steps are always their own",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "leaves the weights as they are when trained ones are converted back with the older package",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "merges adapters with the sizes of training, before the conversion back",
      },
    ],
  },
  "glm3-904-train": {
    inPart: {
      en: "on the Lite Cluster in place of a DevServer: `glm3_base.sh` of the package; its variables and commands are not in the manual: those of Qwen's script are taken, a guess that the preview names, with the sizes of 6.3.910",
      zh: "以 Lite Cluster 代替 DevServer：使用软件包的 `glm3_base.sh`；手册没有给出其变量和命令，按 Qwen 的脚本推测并在预览中说明，并行参数取自 6.3.910",
    },
    components: ["MegatronTraining"],
    files: ["catalogue/megatron-flows.ts", "plan/megatron-904.ts", "components/scripts/tokenizer-patch.sh"],
    configuration: [{ file: "examples/Pulumi.megatron-904-glm3.yaml", key: "training.0" }],
    tests: [
      { file: "test/config/megatron-examples.spec.ts", title: "brings the text of a tokenizer's patch, not its path" },
      {
        file: "test/plan/megatron-steps.spec.ts",
        title: "has every model and strategy of the older package, on nodes that hold it",
      },
      {
        file: "test/components/megatron-shell.spec.ts",
        title: "runs each strategy of each release that has it to its end, every step on what the one before left",
      },
    ],
  },
  "vllm-packages": {
    inPart: {
      en: "versions, package and its files are tables of the catalogue, and a file that is brought is checked by name, release and checksum; the package has no public address: it is downloaded, and unpacked on the share, by hand; the driver version of the nodes is not checked; not on DevServer",
      zh: "版本配套、软件包及其文件列表已录入目录，上传的文件检查名称、版本和校验和；软件包没有公开地址，须手工下载并在共享目录中解压；不检查节点的驱动版本；尚不支持 DevServer",
    },
    components: ["SoftwarePackage"],
    files: ["catalogue/packages.ts", "catalogue/version-pins.ts", "catalogue/images.ts"],
    configuration: [{ file: "docs/platform.md" }],
    tests: [
      { file: "test/components/images.spec.ts", title: "takes packages whose name says the release in another place" },
      {
        file: "test/components/images.spec.ts",
        title: "refuses another file, another release and another content before anything is made",
      },
      {
        file: "test/catalogue/packages.spec.ts",
        title: "has the manuals' packages, trees, listings, data sets, weights, formats and release notes",
      },
      { file: "test/catalogue/serving-vllm.spec.ts", title: "was measured with vLLM 0.6.3 at 0.9 of the memory" },
    ],
  },
  "vllm-image-build": {
    inPart: {
      en: "an image is built from a Dockerfile on the manual's base image and pushed to SWR, anew when its content changes; the package's Dockerfile and build_image.sh, which the manual names and does not print, are not run: the Dockerfile is written, and the package unpacked beside it, by hand; not on DevServer",
      zh: "基于手册的基础镜像用 Dockerfile 构建并推送到 SWR，内容变化时重新构建；软件包的 Dockerfile 和 build_image.sh 手册只提到名称而没有内容，因此不运行：Dockerfile 须自行编写，软件包须手工解压到其旁边；尚不支持 DevServer",
    },
    components: ["ContainerImage", "ImageRegistry"],
    files: ["plan/registry.ts", "components/image-build.sh"],
    configuration: [{ file: "docs/platform.md" }, { file: "Pulumi.prod.yaml", key: "platform.registry" }],
    tests: [
      {
        file: "test/components/images.spec.ts",
        title: "builds again for another Dockerfile, context, base image or platform, and for nothing else",
      },
      {
        file: "test/components/images.spec.ts",
        title: "pushes by docker and says the address by digest, with the login in a file that is gone after it",
      },
      {
        file: "test/catalogue/images.spec.ts",
        title: "takes the image of the cluster guide for training and that of the vLLM guide for serving",
      },
      {
        file: "test/cloud/storage-components.e2e.ts",
        title: "a registry is made, stays the same, changes in place, and goes without a trace",
      },
      {
        file: "test/environments/platform-variants/cce-turbo.ts",
        title: "builds another Dockerfile, and rolls out what is made of it",
      },
    ],
  },
  "vllm-serve": {
    inPart: {
      en: "on the Lite Cluster: every model and precision of the tables, with the fewest NPUs and the longest context as defaults; the start command is vLLM 0.6.3's own, as the manual prints none; `image` names an image with vLLM that is built beforehand, as the default is the base image alone; MiniCPM-v2's edit of timm must be in that image, which the preview says; not on DevServer and Standard",
      zh: "Lite Cluster 上：支持表中所有模型和精度，默认取最小卡数和最大序列长度；手册没有给出启动命令，采用 vLLM 0.6.3 自身的命令；`image` 须指定事先构建的含 vLLM 的镜像，默认值只是基础镜像；MiniCPM-v2 对 timm 的修改须包含在该镜像中，预览会说明；尚不支持 DevServer 与 Standard",
    },
    components: ["VllmService"],
    files: ["plan/serving.ts", "plan/rollout.ts", "components/vllm-arguments.ts", "components/service-watch/main.ts"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "serving" },
      { file: "examples/Pulumi.serving-production.yaml", key: "serving" },
      { file: "examples/Pulumi.serving-multi-node.yaml", key: "serving.0" },
    ],
    tests: [
      { file: "test/plan/serving.spec.ts", title: "answers every measured cell with the row's cards and length" },
      {
        file: "test/plan/serving.spec.ts",
        title: "answers every tick of the precision table with acceptance, and every cross with a rejection",
      },
      {
        file: "test/packages/vllm-arguments.e2e.ts",
        title:
          "of every model in every precision on NPUs of both sizes are taken by vLLM 0.6.3 itself, and it configures its engine by them",
      },
      { file: "test/components/vllm-service.spec.ts", title: "gives the pod the NPUs and flags of the plan" },
      {
        file: "test/workloads/vllm-services.e2e.ts",
        title: "of one NPU, of several, of several nodes and with a draft model are Ready, with endpoints",
      },
      {
        file: "test/workloads/vllm-services.e2e.ts",
        title: "roll out new weights with at least one ready pod at every moment",
      },
      { file: "test/workloads/vllm-services.e2e.ts", title: "that fail leave the reason in what the update says" },
    ],
  },
  "vllm-pd-separated": {
    inPart: {
      en: "on the Lite Cluster: the manual's command, variables and names of the tables for decode, and the same for prefill and entry, as steps one to six are not in the manual; the form of the rank tables is that of Huawei's omni-infer, a guess, and whether running instances take notice of a changed table is not known; no HTTPS and no entry from outside; not on DevServer",
      zh: "Lite Cluster 上：增量实例使用手册的命令、环境变量和 rank table 文件名；手册没有步骤一至六，全量实例和服务入口照此处理；rank table 的格式取自华为 omni-infer，属于推测，运行中的实例能否感知变化后的 rank table 也不清楚；不支持 HTTPS 和集群外入口；尚不支持 DevServer",
    },
    components: ["PrefillDecodeService"],
    files: ["plan/prefill-decode.ts", "plan/rank-tables.ts", "components/scripts/prefill-decode.py"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "serving.2" }],
    tests: [
      {
        file: "test/components/prefill-decode-service.spec.ts",
        title: "starts an instance each with a port of its own and the manual's command, all in one pod group",
      },
      {
        file: "test/components/prefill-decode-program.spec.ts",
        title: "starts the servers when all have come, with the tables that the plan makes",
      },
      {
        file: "test/components/prefill-decode-program.spec.ts",
        title: "that has come back on another node is known to the entry, which starts anew; the others run on",
      },
      { file: "test/plan/rank-tables.spec.ts", title: "are named as the manual names them" },
      {
        file: "test/plan/rank-tables.spec.ts",
        title: "hold each device once, prefill and decode apart, ranks from 0 in the order of the devices",
      },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "have all instances Ready, each NPU once, an endpoint, and no difference afterwards",
      },
      { file: "test/workloads/serving-pipelines.e2e.ts", title: "scale one side without touching the other" },
      { file: "test/workloads/serving-pipelines.e2e.ts", title: "start together or not at all" },
    ],
  },
  "vllm-quantize-w4a16": {
    inPart: {
      en: "on the Lite Cluster: the package's quantize.py as a job, for the models that the table ticks, and the result served with `--quantization=awq`; its arguments are those of the vendor's page of the same release, as the manual has none, and `command` replaces them; build.sh runs where `setupCommand` names it; not on DevServer",
      zh: "Lite Cluster 上：以作业运行软件包的 quantize.py，限表中打勾的模型，结果以 `--quantization=awq` 部署；手册没有给出参数，采用厂商同版本文档的参数，可用 `command` 替换；build.sh 须在 `setupCommand` 中指定才运行；尚不支持 DevServer",
    },
    components: ["WeightQuantization", "VllmService"],
    files: ["plan/quantization.ts", "components/scripts/quantize.sh", "catalogue/serving-programs.ts"],
    configuration: [
      { file: "examples/Pulumi.full-pipeline.yaml", key: "quantization.0" },
      { file: "examples/Pulumi.full-pipeline.yaml", key: "serving.1" },
    ],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "quantizes with AWQ and packs a copy of the result for NPUs",
      },
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "leaves AWQ's weights as they are where that is wanted, with data of one's own and build.sh before",
      },
      { file: "test/plan/quantization.spec.ts", title: "allows for each model exactly what the manual's table ticks" },
      {
        file: "test/stacks/full-pipeline.spec.ts",
        title: "quantizes what the training has converted back, and serves it in its precision",
      },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "quantize before what is served from the result, once, and roll it out when it changes",
      },
    ],
  },
  "vllm-awq-convert": {
    inPart: {
      en: "on the Lite Cluster: the manual's command as a job after AutoAWQ, on a copy, so that the weights before it stay; weights that were quantized elsewhere take a `command` that copies them in place of quantizing; not on DevServer",
      zh: "Lite Cluster 上：AutoAWQ 量化之后以作业运行手册的命令，在副本上转换，原权重保留；在别处量化的权重须用 `command` 以复制代替量化；尚不支持 DevServer",
    },
    components: ["WeightQuantization"],
    files: ["plan/quantization.ts", "components/scripts/awq-convert.sh"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "quantization.0" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "quantizes with AWQ and packs a copy of the result for NPUs",
      },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "quantize before what is served from the result, once, and roll it out when it changes",
      },
    ],
  },
  "vllm-quantize-w8a8": {
    inPart: {
      en: "on the Lite Cluster: `method: smoothquant` runs the package's smoothquant_model.py as a job, and the result is served with `--quantization=smoothquant`; its arguments are those of the vendor's page of the same release, as the manual has none, and `command` replaces them; records to calibrate with are brought; build.sh runs where `setupCommand` names it; not on DevServer",
      zh: "Lite Cluster 上：`method: smoothquant` 以作业运行软件包的 smoothquant_model.py，结果以 `--quantization=smoothquant` 部署；手册没有给出参数，采用厂商同版本文档的参数，可用 `command` 替换；校准数据须自备；build.sh 须在 `setupCommand` 中指定才运行；尚不支持 DevServer",
    },
    components: ["WeightQuantization", "VllmService"],
    files: ["plan/quantization.ts", "components/scripts/quantize.sh", "catalogue/serving-programs.ts"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "quantization" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "quantizes with SmoothQuant, GPTQ in 8 and 4 bits, and brings scales for kv-cache-int8",
      },
      { file: "test/plan/quantization.spec.ts", title: "allows for each model exactly what the manual's table ticks" },
      { file: "test/plan/serving.spec.ts", title: "gives vLLM's settings of each precision" },
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "says what is missing, and what a tool has not done",
      },
    ],
  },
  "vllm-quantize-other": {
    inPart: {
      en: "on the Lite Cluster: the manual has the names only; GPTQ, in 8 bits for W8A16, runs by AutoGPTQ's own interface, which the image or `setupCommand` must bring, and is not tried on NPUs; for kv-cache-int8 vLLM's program extracts the scales from what TensorRT-LLM has made on a GPU, which is not done here; not on DevServer",
      zh: "Lite Cluster 上：手册只有名称；GPTQ（W8A16 用 8 位）通过 AutoGPTQ 自身的接口运行，须由镜像或 `setupCommand` 提供，未在 NPU 上试过；kv-cache-int8 由 vLLM 的程序提取缩放系数，其输入由 TensorRT-LLM 在 GPU 上生成，本项目不做这一步；尚不支持 DevServer",
    },
    components: ["WeightQuantization", "VllmService"],
    files: [
      "plan/quantization.ts",
      "components/scripts/quantize.sh",
      "catalogue/serving-programs.ts",
      "components/scripts/gptq-quantize.py",
    ],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "quantization" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "quantizes with SmoothQuant, GPTQ in 8 and 4 bits, and brings scales for kv-cache-int8",
      },
      { file: "test/plan/quantization.spec.ts", title: "allows for each model exactly what the manual's table ticks" },
      { file: "test/plan/quantization.spec.ts", title: "is loaded as they were made" },
      { file: "test/plan/serving.spec.ts", title: "gives vLLM's settings of each precision" },
    ],
  },
  "eagle-dataset": {
    inPart: {
      en: "on the Lite Cluster: records of prefix, input and output by the package's program, and its result checked; not on DevServer",
      zh: "Lite Cluster 上：用软件包的程序转换 prefix、input、output 记录，并检查结果；尚不支持 DevServer",
    },
    components: ["EagleDraftModel"],
    files: ["components/scripts/eagle-sharegpt.sh", "components/scripts/eagle-records.py"],
    configuration: [{ file: "examples/Pulumi.eagle.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/eagle-draft-model.spec.ts",
        title: "runs them one after the other, each with what the manual prints (seed 003, lines 5, 7 and 9)",
      },
      {
        file: "test/components/eagle-draft-model.spec.ts",
        title: "has the manual's steps, without the conversion where the data are conversations",
      },
      {
        file: "test/workloads/tuning-pipelines.e2e.ts",
        title: "EAGLE: conversations, hidden states, training, and the form that vLLM reads",
      },
    ],
  },
  "eagle-train": {
    inPart: {
      en: "on the Lite Cluster: the manual's command on the NPUs of one node; steps one and three are not in the manual: they are upstream's (SafeAILab/EAGLE), whose code is brought to the share by hand, or commands of one's own; not on DevServer",
      zh: "Lite Cluster 上：手册的命令，使用一个节点的 NPU；手册没有第一步和第三步，采用上游（SafeAILab/EAGLE）的做法或自己的命令，上游代码须自行放到共享目录；尚不支持 DevServer",
    },
    components: ["EagleDraftModel"],
    files: ["plan/eagle.ts", "components/scripts/eagle-features.sh", "components/scripts/eagle-train.sh"],
    configuration: [{ file: "examples/Pulumi.eagle.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/eagle-draft-model.spec.ts",
        title: "runs them one after the other, each with what the manual prints (seed 003, lines 5, 7 and 9)",
      },
      {
        file: "test/components/eagle-draft-model.spec.ts",
        title: "fails where one of the processes of step three fails, which upstream's own program hides",
      },
      {
        file: "test/components/eagle-draft-model.spec.ts",
        title: "runs the configured command of step three in its place",
      },
      {
        file: "test/workloads/tuning-pipelines.e2e.ts",
        title: "EAGLE: conversations, hidden states, training, and the form that vLLM reads",
      },
    ],
  },
  "eagle-convert": {
    inPart: {
      en: "on the Lite Cluster: the newest checkpoint beside the config file, the file with lm_head found by the weights' index; the program comes with the package; not on DevServer",
      zh: "Lite Cluster 上：把最新的 checkpoint 放到配置文件旁，按权重索引找到含 lm_head 的文件；程序取自软件包；尚不支持 DevServer",
    },
    components: ["EagleDraftModel"],
    files: ["components/scripts/eagle-convert.sh", "components/scripts/eagle-weights.py"],
    configuration: [{ file: "examples/Pulumi.eagle.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/eagle-draft-model.spec.ts",
        title: "runs them one after the other, each with what the manual prints (seed 003, lines 5, 7 and 9)",
      },
      {
        file: "test/workloads/tuning-pipelines.e2e.ts",
        title: "EAGLE: conversations, hidden states, training, and the form that vLLM reads",
      },
    ],
  },
  "vllm-spec-decode-serve": {
    inPart: {
      en: "on the Lite Cluster: a draft model of a folder, or the EAGLE head that a run of the stack trains; the flags but `--num-speculative-tokens` are vLLM 0.6.3's own, as the manual has no others; the benchmark gets `--use-spec-decode`, the number of tokens and a real data set where one is named; not on DevServer",
      zh: "Lite Cluster 上：使用目录中的草稿模型，或 stack 中训练得到的 EAGLE 草稿模型；手册只给出 `--num-speculative-tokens`，其余参数采用 vLLM 0.6.3 自身的；压测带 `--use-spec-decode`、投机 token 数，指定了真实数据集时也会带上；尚不支持 DevServer",
    },
    components: ["VllmService", "EagleDraftModel", "ServingBenchmark"],
    files: ["plan/speculative-decoding.ts", "components/vllm-arguments.ts", "plan/evaluation.ts"],
    configuration: [
      { file: "examples/Pulumi.serving-production.yaml", key: "serving.2" },
      { file: "examples/Pulumi.eagle.yaml", key: "training.0" },
      { file: "docs/pipelines.md" },
    ],
    tests: [
      {
        file: "test/plan/speculative-decoding.spec.ts",
        title: "has nothing against a smaller model of the same vocabulary, or the EAGLE head",
      },
      { file: "test/packages/vllm-arguments.e2e.ts", title: "with every further setting are taken" },
      { file: "test/stacks/service-args.spec.ts", title: "take adapters and a draft model from training runs" },
      {
        file: "test/plan/evaluation.spec.ts",
        title: "decides a static benchmark, with what the program must know of the server",
      },
      {
        file: "test/workloads/vllm-services.e2e.ts",
        title: "of one NPU, of several, of several nodes and with a draft model are Ready, with endpoints",
      },
    ],
  },
  "vllm-accuracy-lm-eval": {
    inPart: {
      en: "on the Lite Cluster: the manual's commit and command with `asksService: false`, and by default the running service is asked; the scores are compared with a baseline; multimodal models, for which the manual names MME, are not evaluated, and services with HTTPS cannot be asked; not on DevServer",
      zh: "Lite Cluster 上：`asksService: false` 时使用手册的 commit 和命令加载权重，默认访问运行中的服务；得分与基线比较；不评测多模态模型（手册建议用 MME），也不能评测 HTTPS 服务；尚不支持 DevServer",
    },
    components: ["AccuracyEvaluation"],
    files: ["plan/evaluation.ts", "components/scripts/accuracy-evaluation.sh", "evaluation/accuracy.ts"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "evaluation.1" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "loads the weights as the manual's command does where there is no service",
      },
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "asks the service by lm-eval's client, at the manual's commit",
      },
      {
        file: "test/evaluation/evaluation.spec.ts",
        title: "is read from lm-eval, with errors and without what is no share",
      },
      { file: "test/plan/evaluation.spec.ts", title: "decides the other kinds" },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "have their results on the share and in the outputs; the key is nowhere else than in its Secret",
      },
    ],
  },
  "vllm-accuracy-opencompass": {
    inPart: {
      en: "on the Lite Cluster: opencompass 0.3.5 of upstream asks the running service in its own way; the package's install.sh, vllm_api.py, vllm.py and opencompass.sh are not run, as the manual has their names only, and `command` can call them; not on DevServer",
      zh: "Lite Cluster 上：用上游 opencompass 0.3.5 自身的方式评测运行中的服务；软件包的 install.sh、vllm_api.py、vllm.py 和 opencompass.sh 手册只有名称，因此不运行，可用 `command` 调用；尚不支持 DevServer",
    },
    components: ["AccuracyEvaluation"],
    files: [
      "plan/evaluation.ts",
      "components/scripts/accuracy-evaluation.sh",
      "components/scripts/opencompass-model.py",
      "evaluation/accuracy.ts",
    ],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "evaluation.1" }],
    tests: [
      { file: "test/components/serving-pipelines.spec.ts", title: "asks the service by opencompass" },
      {
        file: "test/evaluation/evaluation.spec.ts",
        title: "is read from opencompass, in shares, without what was not evaluated",
      },
      { file: "test/plan/evaluation.spec.ts", title: "decides the other kinds" },
    ],
  },
  "vllm-benchmark-static": {
    components: ["ServingBenchmark"],
    files: [
      "plan/benchmark.ts",
      "plan/evaluation.ts",
      "components/scripts/serving-benchmark.sh",
      "evaluation/static-benchmark.ts",
      "operations/evaluation-page.ts",
    ],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "evaluation.0" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "calls the static benchmark as the manual does, and prints what it found",
      },
      { file: "test/plan/benchmark.spec.ts", title: "gets from the service what the two must agree on" },
      {
        file: "test/plan/evaluation.spec.ts",
        title: "decides a static benchmark, with what the program must know of the server",
      },
      { file: "test/evaluation/evaluation.spec.ts", title: "has lengths, concurrency, throughput and times" },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "have their results on the share and in the outputs; the key is nowhere else than in its Secret",
      },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title:
          "fail the update where they are worse than the baseline allows, or warn, and are not measured again for it",
      },
      { file: "test/pages/evaluation.e2e.ts", title: "page of an evaluation in a browser" },
    ],
  },
  "vllm-benchmark-dynamic": {
    inPart: {
      en: "on the Lite Cluster: `kind: dynamic` runs benchmark_serving.py, `combined` benchmark.py with its own loads; the manual prints no arguments: they are those of the vendor's page of the same release, and `command` replaces them; generate_datasets.py is not run, so the file of requests is brought; not on DevServer",
      zh: "Lite Cluster 上：`kind: dynamic` 运行 benchmark_serving.py，`combined` 以默认负载运行 benchmark.py；手册没有给出参数，采用厂商同版本文档的参数，可用 `command` 替换；不运行 generate_datasets.py，请求文件须自备；尚不支持 DevServer",
    },
    components: ["ServingBenchmark"],
    files: ["plan/evaluation.ts", "components/scripts/serving-benchmark.sh", "evaluation/dynamic-benchmark.ts"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "evaluation" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "measures arrival rates, both together, with further arguments, and by a command of one's own",
      },
      {
        file: "test/evaluation/evaluation.spec.ts",
        title: "are the same from its JSON and from what it prints, to the digits that are printed",
      },
      { file: "test/plan/evaluation.spec.ts", title: "decides the other kinds" },
    ],
  },
  "flux-train-container": {
    inPart: {
      en: "on the Lite Cluster: pods of a job in place of `docker run`, eight NPUs for all weights and one for LoRA; not on DevServer",
      zh: "Lite Cluster 上：以作业的 Pod 代替 `docker run`，全量微调用 8 个 NPU，LoRA 用 1 个；尚不支持 DevServer",
    },
    components: ["FluxTraining", "VolcanoJob"],
    files: ["plan/flux.ts"],
    configuration: [
      { file: "examples/Pulumi.flux-full.yaml", key: "training.0" },
      { file: "examples/Pulumi.flux-lora.yaml", key: "training.0" },
    ],
    tests: [
      {
        file: "test/components/flux-training.spec.ts",
        title: "starts full fine-tuning on eight NPUs and LoRA on one (seed 001, line 7)",
      },
      { file: "test/plan/flux.spec.ts", title: "takes the manual's NPUs and image, and upstream's numbers" },
    ],
  },
  "flux-train-weights": {
    inPart: {
      en: "on the Lite Cluster: fetched with the token of an account that has accepted the licence, laid out as the manual has it, and refused where a file is missing; not on DevServer",
      zh: "Lite Cluster 上：用已接受许可的账号令牌下载，按手册的布局放置，缺少文件时拒绝训练；尚不支持 DevServer",
    },
    components: ["DataFetch", "FluxTraining"],
    files: ["components/scripts/flux-weights.sh"],
    configuration: [
      { file: "examples/Pulumi.flux-full.yaml", key: "data" },
      { file: "examples/Pulumi.flux-lora.yaml", key: "data" },
    ],
    tests: [
      {
        file: "test/components/flux-training.spec.ts",
        title:
          "lays the four files of all weights where the manual has them (seed 001, line 9), and trains with sd-scripts",
      },
      {
        file: "test/components/flux-training.spec.ts",
        title: "says which file of the weights is missing, and trains nothing then",
      },
      {
        file: "test/workloads/tuning-pipelines.e2e.ts",
        title: "says which file is missing, and goes on where it stopped once it is there",
      },
    ],
  },
  "flux-train-finetune": {
    inPart: {
      en: "on the Lite Cluster: the manual's steps three and five to nine are not there; code, settings and command are those of kohya-ss/sd-scripts, whose files the manual names, and `command` replaces them; not tried on NPUs; not on DevServer",
      zh: "Lite Cluster 上：手册缺少第三步和第五至九步，代码、配置和命令采用手册所列文件所属的 kohya-ss/sd-scripts，可用 `command` 替换；未在 NPU 上试过；尚不支持 DevServer",
    },
    components: ["FluxTraining"],
    files: ["plan/flux-settings.ts", "components/scripts/flux-finetune.sh"],
    configuration: [{ file: "examples/Pulumi.flux-full.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/flux-training.spec.ts",
        title:
          "lays the four files of all weights where the manual has them (seed 001, line 9), and trains with sd-scripts",
      },
      {
        file: "test/components/flux-training.spec.ts",
        title: "gives sd-scripts the folder of the images, whatever is in its name",
      },
      {
        file: "test/components/flux-training.spec.ts",
        title: "runs a command of its own in the folder of the training program",
      },
      { file: "test/workloads/tuning-pipelines.e2e.ts", title: "FLUX.1: all weights on eight NPUs, and LoRA on one" },
    ],
  },
  "flux-train-lora": {
    inPart: {
      en: "on the Lite Cluster: the package's `prepare.sh` and `run.sh` as printed; with images of one's own ai-toolkit's program with settings after its examples, not tried on NPUs; not on DevServer",
      zh: "Lite Cluster 上：按手册运行软件包的 `prepare.sh` 与 `run.sh`；使用自己的图片时运行 ai-toolkit 的程序，配置参照其示例，未在 NPU 上试过；尚不支持 DevServer",
    },
    components: ["FluxTraining"],
    files: ["plan/flux-settings.ts", "components/scripts/flux-lora.sh"],
    configuration: [{ file: "examples/Pulumi.flux-lora.yaml", key: "training.0" }],
    tests: [
      {
        file: "test/components/flux-training.spec.ts",
        title: "runs LoRA as the manual prints it, where the package's settings name the data (seed 001, line 11)",
      },
      {
        file: "test/components/flux-training.spec.ts",
        title: "removes sd-scripts that a full fine-tuning has left before LoRA runs (seed 001, line 11)",
      },
      { file: "test/components/flux-training.spec.ts", title: "runs ai-toolkit's own program with data of one's own" },
      { file: "test/workloads/tuning-pipelines.e2e.ts", title: "FLUX.1: all weights on eight NPUs, and LoRA on one" },
    ],
  },
  "flux-infer-container": {
    inPart: {
      en: "on the Lite Cluster: pods with one NPU, driver and npu-smi, 60 GB of shared memory for ComfyUI, and port 8585 at a Service, in place of `docker run`; the image is not checked against the nodes' driver; not on DevServer",
      zh: "Lite Cluster 上：以 Pod 代替 `docker run`，使用 1 个 NPU，挂载驱动与 npu-smi，ComfyUI 的共享内存为 60 GB，端口 8585 由 Service 提供；不检查镜像与节点驱动版本是否配套；尚不支持 DevServer",
    },
    components: ["DiffusersJob"],
    files: ["components/comfyui-service.ts", "plan/aigc.ts"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "aigc" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "starts main.py with the manual's arguments after the installation, on one NPU",
      },
      { file: "test/plan/aigc.spec.ts", title: "decides ComfyUI as the manual has it" },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "draw: ComfyUI is Ready with an endpoint, Diffusers has made its images",
      },
    ],
  },
  "comfyui-install": {
    inPart: {
      en: "on the Lite Cluster: every step as a job, in a virtual environment on the share, with the check of certificates left on; AscendCloud-AIGC is downloaded and unpacked by hand, and so is the workflow file; not on DevServer",
      zh: "Lite Cluster 上：全部步骤由作业完成，安装在共享目录的虚拟环境中，不关闭证书校验；AscendCloud-AIGC 须手工下载并解压，workflow 文件也须手工下载；尚不支持 DevServer",
    },
    components: ["PipelineStep", "DataFetch"],
    files: ["components/comfyui-service.ts", "components/scripts/comfyui-install.sh", "catalogue/aigc.ts"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "aigc.0" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "lays sources, patch, plug-ins and packages on the share, and keeps what people put there",
      },
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "does nothing where it was installed before, and takes sources of the share",
      },
      { file: "test/components/serving-pipelines.spec.ts", title: "says which weights are missing" },
    ],
  },
  "comfyui-serve": {
    inPart: {
      en: "on the Lite Cluster: the manual's command, with graph mode where it is asked for, behind a Service inside the cluster; the page has no login and no entry from outside; the workflow is loaded, set and queued by hand in the browser; not on DevServer",
      zh: "Lite Cluster 上：运行手册的命令，可开启图模式，由集群内的 Service 提供；页面没有登录，也没有集群外入口；workflow 须在浏览器中手工加载、设置并加入队列；尚不支持 DevServer",
    },
    components: [],
    files: ["components/comfyui-service.ts", "plan/aigc.ts", "stacks/aigc.ts"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "aigc.0" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "starts main.py with the manual's arguments after the installation, on one NPU",
      },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "draw: ComfyUI is Ready with an endpoint, Diffusers has made its images",
      },
      { file: "test/stacks/full-pipeline.spec.ts", title: "computes prompts and answers apart, and draws" },
    ],
  },
  "flux-diffusers": {
    inPart: {
      en: "on the Lite Cluster: the manual's installation, edit and command as jobs, for as many prompts as there are; the weights are a folder of the share in place of a login at Hugging Face, and the check of certificates stays on; AscendCloud-AIGC is downloaded and unpacked by hand; not on DevServer",
      zh: "Lite Cluster 上：手册的安装、修改和命令均由作业完成，可给出多个 prompt；权重取自共享目录，不登录 Hugging Face，也不关闭证书校验；AscendCloud-AIGC 须手工下载并解压；尚不支持 DevServer",
    },
    components: ["DiffusersJob"],
    files: ["components/scripts/diffusers-install.sh", "components/scripts/diffusers-generate.sh", "plan/aigc.ts"],
    configuration: [{ file: "examples/Pulumi.full-pipeline.yaml", key: "aigc.1" }],
    tests: [
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "makes an image of each prompt with the manual's arguments, and goes on where it was interrupted",
      },
      {
        file: "test/components/serving-pipelines.spec.ts",
        title: "refuses no prompt and sizes that FLUX.1 does not draw",
      },
      { file: "test/plan/aigc.spec.ts", title: "decides Diffusers as the manual has it, and takes what is given" },
      {
        file: "test/workloads/serving-pipelines.e2e.ts",
        title: "draw: ComfyUI is Ready with an endpoint, Diffusers has made its images",
      },
    ],
  },
  "cluster-provision": {
    components: ["Network", "CceCluster", "NpuNodePool", "ModelArtsNodePool", "ClusterAddons"],
    files: ["plan/node-pool.ts"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "platform.nodePools" },
      { file: "Pulumi.prod.yaml", key: "platform" },
      { file: "examples/Pulumi.standard-model-arts.yaml", key: "platform.nodePools" },
    ],
    tests: [
      { file: "test/cloud/kinds.e2e.ts", title: "is created" },
      {
        file: "test/cloud/cluster-changes.e2e.ts",
        title: "begin with CCE Standard, CPU nodes of CCE and NPU machines of ModelArts",
      },
      { file: "test/engine/dev-environment.e2e.ts", title: "creates everything in less than 6 minutes, by npm start" },
      { file: "test/engine/dev-environment.e2e.ts", title: "leaves nothing in the cloud and nothing in the state" },
    ],
  },
  "megatron-offline-install": {
    inPart: {
      en: "the manual only refers to the section: pip and git take what `install.sh` asks for from a folder of the share; filling it is by hand; not on DevServer",
      zh: "手册只提到这一节：pip 和 git 从共享目录的文件夹获取 `install.sh` 所需内容，该文件夹须自行准备；尚不支持 DevServer",
    },
    components: ["MegatronTraining"],
    files: ["plan/megatron-setup.ts"],
    configuration: [{ file: "examples/Pulumi.megatron-lora.yaml", key: "training.0.offlineSources" }],
    tests: [
      {
        file: "test/components/megatron-programs.spec.ts",
        title: "lets git clone from the share, and pip look into its wheels only",
      },
    ],
  },
  "cluster-inference-deploy": {
    inPart: {
      en: "Deployment and Service on port 8080, over several nodes too, with HTTPS, key and autoscaling where asked for; the manual has neither manifest nor start command: they are the project's and vLLM's own; the image with vLLM, on the package unpacked by hand, is built beforehand and named in `image`, as the default is the base image alone",
      zh: "端口 8080 上的 Deployment 与 Service，也可跨节点，可选 HTTPS、API key 和自动伸缩；手册没有 manifest 和启动命令，采用本项目的 manifest 和 vLLM 自身的命令；含 vLLM 的镜像须手工解压软件包后事先构建，并在 `image` 中指定，默认值只是基础镜像",
    },
    components: ["VllmService", "SelfSignedCertificate"],
    files: ["plan/serving.ts", "components/vllm-arguments.ts", "stacks/serving.ts"],
    configuration: [
      { file: "Pulumi.dev.yaml", key: "serving" },
      { file: "examples/Pulumi.serving-production.yaml", key: "serving" },
      { file: "examples/Pulumi.serving-trained.yaml", key: "serving" },
    ],
    tests: [
      { file: "test/plan/serving.spec.ts", title: "answers every measured cell with the row's cards and length" },
      { file: "test/components/vllm-service.spec.ts", title: "gives the pod the NPUs and flags of the plan" },
      {
        file: "test/components/vllm-service.spec.ts",
        title: "routes the Service to the pods of this deployment and to no others",
      },
      {
        file: "test/workloads/vllm-services.e2e.ts",
        title: "of one NPU, of several, of several nodes and with a draft model are Ready, with endpoints",
      },
      { file: "test/workloads/vllm-services.e2e.ts", title: "answers OpenAI's client by TLS, with the key" },
      {
        file: "test/environments/full-pipeline.e2e.ts",
        title: "serves what was trained, and what was quantized of it, behind Services with endpoints",
      },
      { file: "test/engine/dev-environment.e2e.ts", title: "serves the model behind a Service with an endpoint" },
    ],
  },
} as const satisfies Partial<Record<WorkflowId, Delivery>>;
