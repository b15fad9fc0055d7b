import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of fine-tuning with LLaMA-Factory, of draft models, and of FLUX.1. */
export const FINE_TUNING_TEXTS: ComponentTexts = {
  EagleDraftModel: {
    en: "Draft model of EAGLE for speculative decoding, as steps of which each runs when what it depends on has changed: `sharegpt`, where the data are not conversations; `features`, the base model's hidden states; `train`; and `convert`, into what vLLM reads. The manual has the second, fourth and fifth of its five steps (seed 003, lines 5, 7 and 9); the first and the third are arguments, and upstream's by default (SafeAILab/EAGLE).",
    zh: "EAGLE 投机推理的草稿模型，由若干步骤完成，每个步骤在其依赖发生变化时运行：`sharegpt`（数据不是对话格式时）；`features`，即基础模型的隐藏状态；`train`；以及转换为 vLLM 可读格式的 `convert`。手册给出了五步中的第二、四、五步（种子 003 第 5、7、9 行）；第一步和第三步是参数，默认使用上游的做法（SafeAILab/EAGLE）。",
  },
  "EagleDraftModel.jobName": { en: "Name of the Volcano job that trains.", zh: "进行训练的 Volcano 作业的名称。" },
  "EagleDraftModel.checkpointPath": {
    en: "Folder of the checkpoints in containers that mount the share, known once training has ended well.",
    zh: "checkpoint 目录（在挂载文件系统的容器中），训练正常结束后才可知。",
  },
  "EagleDraftModel.weightsPath": {
    en: "Folder of the draft model as vLLM reads it, known once it is there.",
    zh: "vLLM 可读的草稿模型目录，就绪后才可知。",
  },
  "EagleDraftModel.fingerprint": {
    en: "What identifies the content of the draft model.",
    zh: "标识草稿模型内容的值。",
  },
  "EagleDraftModelArgs.runName": {
    en: "Name of the run; its jobs, folders and logs are called after it. At most 31 characters.",
    zh: "训练的名称；作业、目录和日志以它命名。最多 31 个字符。",
  },
  "EagleDraftModelArgs.model": {
    en: "Base model, for the record of the run: `llama2-7b`.",
    zh: "基础模型，写入训练记录：`llama2-7b`。",
  },
  "EagleDraftModelArgs.namespace": { en: "Namespace of the jobs.", zh: "作业的命名空间。" },
  "EagleDraftModelArgs.npus": { en: "NPUs, of one node, 1 to 8.", zh: "NPU 数，位于一个节点，1 到 8。" },
  "EagleDraftModelArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "EagleDraftModelArgs.dataPath": {
    en: "Path of the data in the container, a JSON file.",
    zh: "数据在容器中的路径，为 JSON 文件。",
  },
  "EagleDraftModelArgs.dataFormat": {
    en: "`sharegpt`, `alpaca` or `prefix-input-output`. All but `sharegpt` are converted first.",
    zh: "`sharegpt`、`alpaca` 或 `prefix-input-output`。除 `sharegpt` 外都会先转换。",
  },
  "EagleDraftModelArgs.dataFingerprint": {
    en: "What identifies the content of the data, such as a checksum. Defaults to their path.",
    zh: "标识数据内容的值，例如校验和。默认为数据的路径。",
  },
  "EagleDraftModelArgs.prefixField": {
    en: "Field of a record that comes before the question, or `None`. Defaults to `instruction`, with `prefix-input-output` `prefix`.",
    zh: "记录中位于问题之前的字段，或 `None`。默认为 `instruction`，使用 `prefix-input-output` 时为 `prefix`。",
  },
  "EagleDraftModelArgs.inputField": {
    en: "Field of a record with the question. Defaults to `input`.",
    zh: "记录中问题的字段。默认为 `input`。",
  },
  "EagleDraftModelArgs.outputField": {
    en: "Field of a record with the answer. Defaults to `output`.",
    zh: "记录中回答的字段。默认为 `output`。",
  },
  "EagleDraftModelArgs.encoding": {
    en: "Encoding of the file. Defaults to `utf-8`.",
    zh: "文件的编码。默认为 `utf-8`。",
  },
  "EagleDraftModelArgs.baseWeightsPath": {
    en: "Folder of the base model's Hugging Face weights on the share, relative to its root: `models/llama2-7b-chat`.",
    zh: "文件系统上基础模型的 Hugging Face 权重目录，相对于其根目录：`models/llama2-7b-chat`。",
  },
  "EagleDraftModelArgs.baseWeightsFingerprint": {
    en: "What identifies the content of these weights. Defaults to their path.",
    zh: "标识这些权重内容的值。默认为权重的路径。",
  },
  "EagleDraftModelArgs.draftConfigPath": {
    en: "Folder on the share, relative to its root, with the `config.json` of the open draft model: `models/eagle_llama2-7b-chat` (seed 003, line 5).",
    zh: "文件系统上含有开源草稿模型 `config.json` 的目录，相对于其根目录：`models/eagle_llama2-7b-chat`（种子 003 第 5 行）。",
  },
  "EagleDraftModelArgs.batchSize": {
    en: "Samples of each NPU at a time. Defaults to 4 (SafeAILab/EAGLE, eagle/train/main.py).",
    zh: "每个 NPU 一次处理的样本数。默认为 4（SafeAILab/EAGLE, eagle/train/main.py）。",
  },
  "EagleDraftModelArgs.codePath": {
    en: "Folder of EAGLE's code on the share, relative to its root. Defaults to `packages/EAGLE`.",
    zh: "文件系统上 EAGLE 代码的目录，相对于其根目录。默认为 `packages/EAGLE`。",
  },
  "EagleDraftModelArgs.toolsPath": {
    en: "Folder of the package's conversion programs on the share. Defaults to `llm_tools/spec_decode/EAGLE`.",
    zh: "文件系统上软件包转换程序的目录。默认为 `llm_tools/spec_decode/EAGLE`。",
  },
  "EagleDraftModelArgs.setupCommand": {
    en: "Shell command that makes a copy of EAGLE's code ready, run in it. The manual leaves step one out. Defaults to `pip install --no-deps -e .`: what it needs belongs into the image, as its requirements.txt names a PyTorch for CUDA.",
    zh: "在 EAGLE 代码副本中运行、使其可用的 shell 命令。手册没有给出第一步。默认为 `pip install --no-deps -e .`：依赖应放在镜像中，因为它的 requirements.txt 指定的是 CUDA 版 PyTorch。",
  },
  "EagleDraftModelArgs.featuresProgram": {
    en: "Program of eagle/ge_data that computes the training data. Defaults to `ge_data_all_vicuna`, that of Llama 2 and Vicuna.",
    zh: "eagle/ge_data 中计算训练数据的程序。默认为 `ge_data_all_vicuna`，即 Llama 2 和 Vicuna 的程序。",
  },
  "EagleDraftModelArgs.featuresCommand": {
    en: "Shell command of that step in its place, with `CONVERSATIONS`, `BASE_WEIGHTS` and `OUTPUT`. The manual leaves step three out.",
    zh: "代替该步骤的 shell 命令，可使用 `CONVERSATIONS`、`BASE_WEIGHTS` 和 `OUTPUT`。手册没有给出第三步。",
  },
  "EagleDraftModelArgs.codeFingerprint": {
    en: "What identifies the content of the programs on the share. Defaults to nothing: another content of them runs nothing again.",
    zh: "标识文件系统上程序内容的值。默认为无：程序内容变化时不会重新运行任何步骤。",
  },
  "EagleDraftModelArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "EagleDraftModelArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "EagleDraftModelArgs.priorityClassName": {
    en: "PriorityClass of the jobs. Defaults to none.",
    zh: "作业的 PriorityClass。默认为无。",
  },
  "EagleDraftModelArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "EagleDraftModelArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "观察作业所用的 kubeconfig，为机密。默认为 kubectl 自己的配置。",
  },
  "EagleDraftModelArgs.networkInterface": {
    en: "Network interface of the node. Defaults to what each container finds.",
    zh: "节点的网络接口。默认为各容器自行找到的接口。",
  },
  "EagleDraftModelArgs.runId": {
    en: "Text of which another one runs every step again. Defaults to none.",
    zh: "换成另一段文字时，所有步骤重新运行。默认为无。",
  },
  "EagleDraftModelArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each step. Defaults to 1440, a day.",
    zh: "`up` 等待每个步骤的分钟数。默认为 1440，即一天。",
  },
  "EagleDraftModelArgs.maxRetry": {
    en: "How often a step is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后步骤重启的次数。默认为 5。",
  },
  FluxTraining: {
    en: "Fine-tuning of FLUX.1, of all its weights or with LoRA, as steps of which each runs when what it depends on has changed: `weights`, which lays the files where the manual's training looks for them (seed 001, line 9), and `train`. LoRA runs as the manual prints it (seed 001, line 11). For all weights the manual names files and folder and leaves the command out: it is that of kohya-ss/sd-scripts, whose they are, unless there is a command.",
    zh: "FLUX.1 的微调，全部权重或 LoRA，由若干步骤完成，每个步骤在其依赖发生变化时运行：`weights` 把文件放到手册的训练所查找的位置（种子 001 第 9 行），然后是 `train`。LoRA 按手册所印的命令运行（种子 001 第 11 行）。对于全部权重，手册给出了文件和目录而没有给出命令：没有指定命令时使用 kohya-ss/sd-scripts 的命令，这些文件和目录正是它的。",
  },
  "FluxTraining.jobName": { en: "Name of the Volcano job that trains.", zh: "进行训练的 Volcano 作业的名称。" },
  "FluxTraining.weightsPath": {
    en: "Folder of the trained weights, with LoRA of the adapters, in containers that mount the share; known once they are there.",
    zh: "训练后权重的目录，LoRA 时为适配器的目录（在挂载文件系统的容器中），就绪后才可知。",
  },
  "FluxTraining.fingerprint": {
    en: "What identifies the content of the trained weights.",
    zh: "标识训练后权重内容的值。",
  },
  "FluxTrainingArgs.runName": {
    en: "Name of the run; its jobs, folders and logs are called after it. At most 32 characters.",
    zh: "训练的名称；作业、目录和日志以它命名。最多 32 个字符。",
  },
  "FluxTrainingArgs.namespace": { en: "Namespace of the jobs.", zh: "作业的命名空间。" },
  "FluxTrainingArgs.strategy": { en: "`full` or `lora`.", zh: "`full` 或 `lora`。" },
  "FluxTrainingArgs.npus": {
    en: "NPUs, of one node. Defaults to 8 with all weights and 1 with LoRA (seed 001, line 7).",
    zh: "NPU 数，位于一个节点。默认为 8（全部权重）和 1（LoRA）（种子 001 第 7 行）。",
  },
  "FluxTrainingArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "FluxTrainingArgs.dataPath": {
    en: "Folder of the images in the container, each with a text of the same name. With LoRA it may be left out: what is trained on is then what the package's own settings name.",
    zh: "容器中图片的目录，每张图片有一个同名的文本文件。LoRA 时可以省略：此时训练软件包自带设置所指定的数据。",
  },
  "FluxTrainingArgs.dataFingerprint": {
    en: "What identifies the content of the data, such as a checksum. Defaults to their path.",
    zh: "标识数据内容的值，例如校验和。默认为数据的路径。",
  },
  "FluxTrainingArgs.weightsPath": {
    en: "Folder of FLUX.1-dev on the share, relative to its root. Defaults to `models/FLUX.1-dev`.",
    zh: "文件系统上 FLUX.1-dev 的目录，相对于其根目录。默认为 `models/FLUX.1-dev`。",
  },
  "FluxTrainingArgs.weightsFingerprint": {
    en: "What identifies the content of the weights. Defaults to their path.",
    zh: "标识权重内容的值。默认为权重的路径。",
  },
  "FluxTrainingArgs.textEncodersPath": {
    en: "Folder of `clip_l.safetensors` and `t5xxl_fp16.safetensors` on the share. Defaults to `models/flux_text_encoders`.",
    zh: "文件系统上 `clip_l.safetensors` 和 `t5xxl_fp16.safetensors` 的目录。默认为 `models/flux_text_encoders`。",
  },
  "FluxTrainingArgs.codePath": {
    en: "Folder of kohya-ss/sd-scripts on the share, for all weights. Defaults to `packages/sd-scripts`.",
    zh: "文件系统上 kohya-ss/sd-scripts 的目录，用于全部权重。默认为 `packages/sd-scripts`。",
  },
  "FluxTrainingArgs.packagePath": {
    en: "Folder of the unpacked AscendCloud-AIGC on the share, with `flux/lora`, for LoRA. Defaults to `packages/AscendCloud-AIGC`.",
    zh: "文件系统上解压后的 AscendCloud-AIGC 的目录，其中有 `flux/lora`，用于 LoRA。默认为 `packages/AscendCloud-AIGC`。",
  },
  "FluxTrainingArgs.setupCommand": {
    en: "Shell command that makes the copy of sd-scripts ready, run in it. Defaults to none: what it needs belongs into the image.",
    zh: "使 sd-scripts 副本可用的 shell 命令。默认为无：依赖应放在镜像中。",
  },
  "FluxTrainingArgs.command": {
    en: "Shell command that trains, in place of the default: with all weights upstream's, as the manual leaves it out; with LoRA the package's `sh run.sh`, or with data of one's own ai-toolkit's `python run.py`. The settings are in `/etc/ascend-stacks`.",
    zh: "代替默认命令进行训练的 shell 命令：默认情况下，全部权重使用上游的命令，因为手册没有给出；LoRA 使用软件包的 `sh run.sh`，有自己的数据时使用 ai-toolkit 的 `python run.py`。设置位于 `/etc/ascend-stacks`。",
  },
  "FluxTrainingArgs.steps": {
    en: "Steps of the optimizer. Defaults to 1600 with all weights and 2000 with LoRA.",
    zh: "优化器的步数。默认为 1600（全部权重）和 2000（LoRA）。",
  },
  "FluxTrainingArgs.batchSize": {
    en: "Samples of each NPU at a time. Defaults to 1.",
    zh: "每个 NPU 一次处理的样本数。默认为 1。",
  },
  "FluxTrainingArgs.learningRate": {
    en: "Learning rate. Defaults to 5e-5 with all weights and 1e-4 with LoRA.",
    zh: "学习率。默认为 5e-5（全部权重）和 1e-4（LoRA）。",
  },
  "FluxTrainingArgs.resolution": {
    en: "Size of the images in pixels. Defaults to 1024.",
    zh: "图片的边长，单位像素。默认为 1024。",
  },
  "FluxTrainingArgs.rank": { en: "Rank of LoRA. Defaults to 16.", zh: "LoRA 的秩。默认为 16。" },
  "FluxTrainingArgs.codeFingerprint": {
    en: "What identifies the content of the programs on the share. Defaults to nothing: another content of them runs nothing again.",
    zh: "标识文件系统上程序内容的值。默认为无：程序内容变化时不会重新运行任何步骤。",
  },
  "FluxTrainingArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "FluxTrainingArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "FluxTrainingArgs.priorityClassName": {
    en: "PriorityClass of the jobs. Defaults to none.",
    zh: "作业的 PriorityClass。默认为无。",
  },
  "FluxTrainingArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "FluxTrainingArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "观察作业所用的 kubeconfig，为机密。默认为 kubectl 自己的配置。",
  },
  "FluxTrainingArgs.networkInterface": {
    en: "Network interface of the node. Defaults to what each container finds.",
    zh: "节点的网络接口。默认为各容器自行找到的接口。",
  },
  "FluxTrainingArgs.runId": {
    en: "Text of which another one runs every step again. Defaults to none.",
    zh: "换成另一段文字时，所有步骤重新运行。默认为无。",
  },
  "FluxTrainingArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each step. Defaults to 1440, a day.",
    zh: "`up` 等待每个步骤的分钟数。默认为 1440，即一天。",
  },
  "FluxTrainingArgs.maxRetry": {
    en: "How often a step is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后步骤重启的次数。默认为 5。",
  },
  LlamaFactoryBenchmark: {
    en: "Tests of training with LLaMA-Factory, of its speed and of its accuracy (seed 003, line 47), one after the other: they need the same NPUs. The manual's tool and its commands come with its package; without a command the tests are LLaMA-Factory's own, with the manual's data.",
    zh: "LLaMA-Factory 训练的测试，先测性能再测精度（种子 003 第 47 行），依次进行：它们需要相同的 NPU。手册的工具及其命令随软件包提供；没有指定命令时，使用 LLaMA-Factory 自己的测试和手册的数据。",
  },
  "LlamaFactoryBenchmark.performancePath": {
    en: "Folder of the results of the test of the speed, known once it has ended well.",
    zh: "性能测试结果的目录，测试正常结束后才可知。",
  },
  "LlamaFactoryBenchmark.accuracyPath": {
    en: "Folder of the results of the test of the accuracy, known once it has ended well.",
    zh: "精度测试结果的目录，测试正常结束后才可知。",
  },
  "LlamaFactoryBenchmarkArgs.runName": {
    en: "Name of the run; its jobs, folders and logs are called after it. At most 31 characters.",
    zh: "训练的名称；作业、目录和日志以它命名。最多 31 个字符。",
  },
  "LlamaFactoryBenchmarkArgs.model": {
    en: "Model, as the catalogue spells it: the name of its block in the settings.",
    zh: "模型，使用 catalogue 的写法：设置中该模型块的名称。",
  },
  "LlamaFactoryBenchmarkArgs.namespace": { en: "Namespace of the jobs.", zh: "作业的命名空间。" },
  "LlamaFactoryBenchmarkArgs.strategy": { en: "`full` or `lora`.", zh: "`full` 或 `lora`。" },
  "LlamaFactoryBenchmarkArgs.seqLenTokens": { en: "Sequence length in tokens.", zh: "序列长度，单位 token。" },
  "LlamaFactoryBenchmarkArgs.template": {
    en: "Chat template, as LLaMA-Factory names it: `qwen`.",
    zh: "对话模板，使用 LLaMA-Factory 的名称：`qwen`。",
  },
  "LlamaFactoryBenchmarkArgs.zeroStage": {
    en: "Stage of DeepSpeed's ZeRO, 0 to 3.",
    zh: "DeepSpeed ZeRO 的阶段，0 到 3。",
  },
  "LlamaFactoryBenchmarkArgs.offload": {
    en: "Whether the optimizer, and at stage 3 the weights too, stay in the node's memory.",
    zh: "优化器（阶段 3 时还有权重）是否放在节点内存中。",
  },
  "LlamaFactoryBenchmarkArgs.gradientAccumulationSteps": {
    en: "Steps whose gradients are added up for one step of the optimizer.",
    zh: "梯度累积步数：累加多少步的梯度后优化器更新一次。",
  },
  "LlamaFactoryBenchmarkArgs.nodes": { en: "Nodes of the job.", zh: "作业的节点数。" },
  "LlamaFactoryBenchmarkArgs.npusPerNode": { en: "NPUs on each node.", zh: "每个节点的 NPU 数。" },
  "LlamaFactoryBenchmarkArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "LlamaFactoryBenchmarkArgs.installedTransformers": {
    en: "Version of transformers that each pod installs with LLaMA-Factory from the share. Defaults to what the image has.",
    zh: "每个 Pod 与 LLaMA-Factory 一起从文件系统安装的 transformers 版本。默认为镜像自带的版本。",
  },
  "LlamaFactoryBenchmarkArgs.benchmarkFolder": {
    en: "Folder of the benchmark on the share, relative to its root, with `data.tgz`. Defaults to the package's.",
    zh: "文件系统上 benchmark 的目录，其中有 `data.tgz`，相对于其根目录。默认为软件包的目录。",
  },
  "LlamaFactoryBenchmarkArgs.dataSet": {
    en: "Data set that is trained on. Defaults to `gsm8k_train_alpaca`.",
    zh: "训练所用的数据集。默认为 `gsm8k_train_alpaca`。",
  },
  "LlamaFactoryBenchmarkArgs.evaluationDataSet": {
    en: "Data set of the questions. Defaults to `gsm8k_test`.",
    zh: "问题的数据集。默认为 `gsm8k_test`。",
  },
  "LlamaFactoryBenchmarkArgs.weightsPath": {
    en: "Folder of the Hugging Face weights on the share, relative to its root: what the speed is tested with.",
    zh: "文件系统上 Hugging Face 权重的目录，相对于其根目录：用于性能测试。",
  },
  "LlamaFactoryBenchmarkArgs.trainedPath": {
    en: "Folder of the weights in the container whose accuracy is tested. Defaults to those of `weightsPath`.",
    zh: "容器中测试精度的权重目录。默认为 `weightsPath` 的权重。",
  },
  "LlamaFactoryBenchmarkArgs.weightsFingerprint": {
    en: "What identifies the content of the weights, trained ones included. Defaults to their paths.",
    zh: "标识权重（包括训练后权重）内容的值。默认为权重的路径。",
  },
  "LlamaFactoryBenchmarkArgs.performanceCommand": {
    en: "Shell command of the test of the speed, in place of LLaMA-Factory's: the manual's `benchmark-cli` comes with its package, and how to call it is not in the manual. `BENCHMARK_SETTINGS` is the path of `performance_cfgs.yaml`.",
    zh: "代替 LLaMA-Factory 的性能测试命令：手册的 `benchmark-cli` 随软件包提供，手册没有说明如何调用。`BENCHMARK_SETTINGS` 是 `performance_cfgs.yaml` 的路径。",
  },
  "LlamaFactoryBenchmarkArgs.accuracyCommand": {
    en: "Shell command of the test of the accuracy, likewise; `BENCHMARK_SETTINGS` is the path of `accuracy_cfgs.yaml`.",
    zh: "精度测试的 shell 命令，同上；`BENCHMARK_SETTINGS` 是 `accuracy_cfgs.yaml` 的路径。",
  },
  "LlamaFactoryBenchmarkArgs.steps": {
    en: "Steps of the test of the speed. Defaults to 50.",
    zh: "性能测试的步数。默认为 50。",
  },
  "LlamaFactoryBenchmarkArgs.codeFingerprint": {
    en: "What identifies the content of the programs on the share. Defaults to nothing: another content of them runs nothing again.",
    zh: "标识文件系统上程序内容的值。默认为无：程序内容变化时不会重新运行任何步骤。",
  },
  "LlamaFactoryBenchmarkArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "LlamaFactoryBenchmarkArgs.queue": {
    en: "Volcano queue. Defaults to `default`.",
    zh: "Volcano 队列。默认为 `default`。",
  },
  "LlamaFactoryBenchmarkArgs.priorityClassName": {
    en: "PriorityClass of the jobs. Defaults to none.",
    zh: "作业的 PriorityClass。默认为无。",
  },
  "LlamaFactoryBenchmarkArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "LlamaFactoryBenchmarkArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "观察作业所用的 kubeconfig，为机密。默认为 kubectl 自己的配置。",
  },
  "LlamaFactoryBenchmarkArgs.networkInterface": {
    en: "Network interface between the nodes. Defaults to what each container finds.",
    zh: "节点之间的网络接口。默认为各容器自行找到的接口。",
  },
  "LlamaFactoryBenchmarkArgs.runId": {
    en: "Text of which another one runs both tests again. Defaults to none.",
    zh: "换成另一段文字时，两个测试重新运行。默认为无。",
  },
  "LlamaFactoryBenchmarkArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each test. Defaults to 1440, a day.",
    zh: "`up` 等待每个测试的分钟数。默认为 1440，即一天。",
  },
  "LlamaFactoryBenchmarkArgs.maxRetry": {
    en: "How often a test is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后测试重启的次数。默认为 5。",
  },
  LlamaFactoryTraining: {
    en: "Supervised fine-tuning with LLaMA-Factory and DeepSpeed, as steps of which each runs when what it depends on has changed: `train`; with LoRA `merge`, which puts the adapters into the weights; and `vllm`, which makes a folder that vLLM 0.6.0 reads (seed 000, line 59). A training that is restarted goes on from its newest checkpoint.\n\nThe manual leaves out settings and start command; variables and command are LLaMA-Factory's own for several nodes (llamafactory.readthedocs.io, distributed training). torchrun starts one process per NPU, also for a single one: DeepSpeed asks for it.",
    zh: "用 LLaMA-Factory 和 DeepSpeed 进行有监督微调，由若干步骤完成，每个步骤在其依赖发生变化时运行：`train`；LoRA 时还有 `merge`，把适配器合并到权重中；以及 `vllm`，生成 vLLM 0.6.0 可读的目录（种子 000 第 59 行）。重启的训练从最新的 checkpoint 继续。\n\n手册没有给出设置和启动命令；变量和命令是 LLaMA-Factory 自己的多机用法（llamafactory.readthedocs.io, distributed training）。torchrun 为每个 NPU 启动一个进程，只有一个 NPU 时也是如此：DeepSpeed 要求这样做。",
  },
  "LlamaFactoryTraining.jobName": { en: "Name of the Volcano job that trains.", zh: "进行训练的 Volcano 作业的名称。" },
  "LlamaFactoryTraining.checkpointPath": {
    en: "Folder of the run's checkpoints in containers that mount the share, known once training has ended well.",
    zh: "训练的 checkpoint 目录（在挂载文件系统的容器中），训练正常结束后才可知。",
  },
  "LlamaFactoryTraining.weightsPath": {
    en: "Folder of the whole trained weights, merged with LoRA, known once they are there.",
    zh: "完整的训练后权重的目录，LoRA 时已合并，就绪后才可知。",
  },
  "LlamaFactoryTraining.fingerprint": {
    en: "What identifies the content of the trained weights.",
    zh: "标识训练后权重内容的值。",
  },
  LlamaFactoryTrainingArgs: {
    en: "Arguments of LlamaFactoryTraining. The numbers come from the LLaMA-Factory table of the catalogue.",
    zh: "LlamaFactoryTraining 的参数。数值来自 catalogue 的 LLaMA-Factory 表。",
  },
  "LlamaFactoryTrainingArgs.runName": {
    en: "Name of the run; its jobs, folders and logs are called after it. At most 34 characters with LoRA.",
    zh: "训练的名称；作业、目录和日志以它命名。LoRA 时最多 34 个字符。",
  },
  "LlamaFactoryTrainingArgs.model": {
    en: "Model, as the catalogue spells it, for the record of the run: `llama3-8b`.",
    zh: "模型，使用 catalogue 的写法，写入训练记录：`llama3-8b`。",
  },
  "LlamaFactoryTrainingArgs.namespace": { en: "Namespace of the jobs.", zh: "作业的命名空间。" },
  "LlamaFactoryTrainingArgs.strategy": { en: "`full` or `lora`.", zh: "`full` 或 `lora`。" },
  "LlamaFactoryTrainingArgs.seqLenTokens": { en: "Sequence length in tokens.", zh: "序列长度，单位 token。" },
  "LlamaFactoryTrainingArgs.template": {
    en: "Chat template, as LLaMA-Factory names it: `llama3`.",
    zh: "对话模板，使用 LLaMA-Factory 的名称：`llama3`。",
  },
  "LlamaFactoryTrainingArgs.zeroStage": {
    en: "Stage of DeepSpeed's ZeRO, 0 to 3.",
    zh: "DeepSpeed ZeRO 的阶段，0 到 3。",
  },
  "LlamaFactoryTrainingArgs.offload": {
    en: "Whether the optimizer, and at stage 3 the weights too, stay in the node's memory.",
    zh: "优化器（阶段 3 时还有权重）是否放在节点内存中。",
  },
  "LlamaFactoryTrainingArgs.gradientAccumulationSteps": {
    en: "Steps whose gradients are added up for one step of the optimizer.",
    zh: "梯度累积步数：累加多少步的梯度后优化器更新一次。",
  },
  "LlamaFactoryTrainingArgs.epochs": { en: "Passes over the data. Defaults to 3.", zh: "遍历数据的次数。默认为 3。" },
  "LlamaFactoryTrainingArgs.steps": {
    en: "Steps of the whole run, those before its checkpoint included. Defaults to what the passes over the data come to.",
    zh: "整个训练的步数，包括其 checkpoint 之前的步数。默认为遍历数据的次数所对应的步数。",
  },
  "LlamaFactoryTrainingArgs.learningRate": {
    en: "Learning rate. Defaults to 1e-4 with LoRA and 1e-5 with all weights.",
    zh: "学习率。默认为 1e-4（LoRA）和 1e-5（全部权重）。",
  },
  "LlamaFactoryTrainingArgs.saveSteps": {
    en: "Steps between two checkpoints. Defaults to 500.",
    zh: "两个 checkpoint 之间的步数。默认为 500。",
  },
  "LlamaFactoryTrainingArgs.nodes": { en: "Nodes of the job.", zh: "作业的节点数。" },
  "LlamaFactoryTrainingArgs.npusPerNode": { en: "NPUs on each node.", zh: "每个节点的 NPU 数。" },
  "LlamaFactoryTrainingArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "LlamaFactoryTrainingArgs.installedTransformers": {
    en: "Version of transformers that each pod installs with LLaMA-Factory from the share. Defaults to what the image has.",
    zh: "每个 Pod 与 LLaMA-Factory 一起从文件系统安装的 transformers 版本。默认为镜像自带的版本。",
  },
  "LlamaFactoryTrainingArgs.command": {
    en: "Shell command that trains in place of LLaMA-Factory's. The settings lie in `/etc/ascend-stacks`.",
    zh: "代替 LLaMA-Factory 的命令进行训练的 shell 命令。设置位于 `/etc/ascend-stacks`。",
  },
  "LlamaFactoryTrainingArgs.dataSet": { en: "Name of the data set.", zh: "数据集的名称。" },
  "LlamaFactoryTrainingArgs.dataPath": {
    en: "Path of the training data in the container, a file.",
    zh: "训练数据在容器中的路径，为一个文件。",
  },
  "LlamaFactoryTrainingArgs.dataFormat": {
    en: "Format of the file: `alpaca`, `sharegpt`, `openai`, `prefix-input-output` or `hf-json`. Defaults to `alpaca`.",
    zh: "文件的格式：`alpaca`、`sharegpt`、`openai`、`prefix-input-output` 或 `hf-json`。默认为 `alpaca`。",
  },
  "LlamaFactoryTrainingArgs.dataFingerprint": {
    en: "What identifies the content of the data, such as a checksum. Defaults to their path.",
    zh: "标识数据内容的值，例如校验和。默认为数据的路径。",
  },
  "LlamaFactoryTrainingArgs.weightsPath": {
    en: "Folder of the Hugging Face weights on the share, relative to its root: `models/llama2-13b`.",
    zh: "文件系统上 Hugging Face 权重的目录，相对于其根目录：`models/llama2-13b`。",
  },
  "LlamaFactoryTrainingArgs.weightsFingerprint": {
    en: "What identifies the content of the weights. Defaults to their path.",
    zh: "标识权重内容的值。默认为权重的路径。",
  },
  "LlamaFactoryTrainingArgs.resumeFrom": {
    en: "Folder of another run's checkpoint on the share, relative to its root, from which the run goes on. Defaults to none.",
    zh: "文件系统上另一次训练的 checkpoint 目录，相对于其根目录，训练从它继续。默认为无。",
  },
  "LlamaFactoryTrainingArgs.merge": {
    en: "Whether adapters of LoRA are merged into the weights. Defaults to true with LoRA.",
    zh: "LoRA 的适配器是否合并到权重中。默认为 true（LoRA）。",
  },
  "LlamaFactoryTrainingArgs.forVllm": {
    en: "Whether a folder with a tokenizer that vLLM 0.6.0 reads is made of the weights (seed 000, line 59). Defaults to true.",
    zh: "是否用权重生成带有 vLLM 0.6.0 可读的 tokenizer 的目录（种子 000 第 59 行）。默认为 true。",
  },
  "LlamaFactoryTrainingArgs.codeFingerprint": {
    en: "What identifies the content of the programs on the share. Defaults to nothing: another content of them runs nothing again.",
    zh: "标识文件系统上程序内容的值。默认为无：程序内容变化时不会重新运行任何步骤。",
  },
  "LlamaFactoryTrainingArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "LlamaFactoryTrainingArgs.queue": {
    en: "Volcano queue. Defaults to `default`.",
    zh: "Volcano 队列。默认为 `default`。",
  },
  "LlamaFactoryTrainingArgs.priorityClassName": {
    en: "PriorityClass of the jobs. Defaults to none.",
    zh: "作业的 PriorityClass。默认为无。",
  },
  "LlamaFactoryTrainingArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "LlamaFactoryTrainingArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "观察作业所用的 kubeconfig，为机密。默认为 kubectl 自己的配置。",
  },
  "LlamaFactoryTrainingArgs.networkInterface": {
    en: "Network interface between the nodes. Defaults to what each container finds.",
    zh: "节点之间的网络接口。默认为各容器自行找到的接口。",
  },
  "LlamaFactoryTrainingArgs.runId": {
    en: "Text of which another one runs every step again. Defaults to none.",
    zh: "换成另一段文字时，所有步骤重新运行。默认为无。",
  },
  "LlamaFactoryTrainingArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each step. Defaults to 1440, a day.",
    zh: "`up` 等待每个步骤的分钟数。默认为 1440，即一天。",
  },
  "LlamaFactoryTrainingArgs.maxRetry": {
    en: "How often a step is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后步骤重启的次数。默认为 5。",
  },
};
