import type { ComponentTexts } from "../component-texts-zh";

/** Texts of components/megatron-training.ts. */
export const MEGATRON_TEXTS: ComponentTexts = {
  MegatronTraining: {
    en: "Training run with AscendSpeed (Megatron): the start script of the software package with the environment that the manual describes (seed 003, line 33), parallel sizes of its table, folders for checkpoints and logs on the share.\n\nWith 6.3.910 and 6.3.911 it is one Volcano job by default: the start script preprocesses data and converts weights by itself. With `separateSteps`, and always with 6.3.904, each is a job of its own that runs once for the same inputs: `preprocess`, `convert`, the training, and with `convertBack` `merge` for LoRA and `convert-back`. Each waits for the one before. What the training has made from other inputs is kept beside the new result, where `up` waits for its end.\n\nOf the manual's edits, that of Yi's start script is made by the job itself; those of the tokenizers of ChatGLMv3 and Qwen are in figures that the manual lacks, and come as `tokenizerPatch`.",
    zh: "用 AscendSpeed（Megatron）训练：运行软件包的启动脚本，环境变量如手册所述（种子 003 第 33 行），并行参数取自手册的表格，checkpoint 和日志目录位于文件系统上。\n\n使用 6.3.910 和 6.3.911 时，不另作要求就是一个 Volcano 作业：启动脚本自行预处理数据并转换权重。设置 `separateSteps` 时，以及使用 6.3.904 时，每个步骤各为一个作业，相同的输入只运行一次：`preprocess`、`convert`、训练，设置 `convertBack` 时还有用于 LoRA 的 `merge` 和 `convert-back`。每个步骤等待前一个步骤结束。`up` 等到训练结束时，用其他输入得到的训练结果保留在新结果旁边。\n\n手册要求的修改中，Yi 启动脚本的修改由作业自行完成；ChatGLMv3 和 Qwen 分词器的修改只见于手册缺失的图，通过 `tokenizerPatch` 提供。",
  },
  "MegatronTraining.jobName": { en: "Name of the Volcano job that trains.", zh: "训练所用的 Volcano 作业的名称。" },
  "MegatronTraining.phase": {
    en: "Phase of that job when `up` last looked at it.",
    zh: "`up` 最后一次查看时该作业所处的阶段。",
  },
  "MegatronTraining.checkpointPath": {
    en: "Folder of the run's checkpoints in containers that mount the share, known once the job is in the state that is waited for.",
    zh: "训练的 checkpoint 目录（在挂载文件系统的容器中），作业达到所等待的状态后才可知。",
  },
  "MegatronTraining.weightsPath": {
    en: "Folder of the trained weights, known once they are there: in Hugging Face's format where they are converted back, else that of the checkpoints.",
    zh: "训练后权重的目录，权重就绪后才可知：转换回来时为 Hugging Face 格式的目录，否则为 checkpoint 的目录。",
  },
  "MegatronTraining.fingerprint": {
    en: "What identifies the content of the trained weights.",
    zh: "标识训练后权重内容的值。",
  },
  MegatronTrainingArgs: {
    en: "Arguments of MegatronTraining. The numbers come from the training table of the catalogue.",
    zh: "MegatronTraining 的参数。数值来自 catalogue 的训练表。",
  },
  "MegatronTrainingArgs.runName": {
    en: "Name of the run; its jobs, its folders and its logs are called after it. At most 40 characters, with steps of their own 27.",
    zh: "训练的名称；作业、目录和日志以它命名。最多 40 个字符，步骤各成作业时最多 27 个。",
  },
  "MegatronTrainingArgs.namespace": { en: "Namespace of the jobs.", zh: "作业的命名空间。" },
  "MegatronTrainingArgs.release": {
    en: "Release of ModelArts whose software package trains: `6.3.904`, `6.3.910` or `6.3.911`. Defaults to `6.3.911`.",
    zh: "用哪个 ModelArts 版本的软件包训练：`6.3.904`、`6.3.910` 或 `6.3.911`。默认为 `6.3.911`。",
  },
  "MegatronTrainingArgs.model": {
    en: "Model, as the catalogue spells it, for example `llama2-13b`.",
    zh: "模型，使用 catalogue 的写法，例如 `llama2-13b`。",
  },
  "MegatronTrainingArgs.strategy": { en: "`pretrain`, `sft` or `lora`.", zh: "`pretrain`、`sft` 或 `lora`。" },
  "MegatronTrainingArgs.seqLenTokens": { en: "Sequence length in tokens.", zh: "序列长度，单位 token。" },
  "MegatronTrainingArgs.tensorParallel": { en: "Tensor parallel size.", zh: "张量并行数（TP）。" },
  "MegatronTrainingArgs.pipelineParallel": { en: "Pipeline parallel size.", zh: "流水线并行数（PP）。" },
  "MegatronTrainingArgs.microBatchSize": { en: "Micro batch size, in samples.", zh: "微批次大小（MBS），单位为样本。" },
  "MegatronTrainingArgs.globalBatchSize": {
    en: "Samples of one step of the optimizer. Defaults to what the start script says, with 6.3.904 to 64 (seed 002, line 20).",
    zh: "优化器每一步的样本数（GBS）。默认为启动脚本中的值，6.3.904 默认为 64（种子 002 第 20 行）。",
  },
  "MegatronTrainingArgs.trainIterations": {
    en: "Iterations of the whole run. Defaults to what the start script says.",
    zh: "整个训练的迭代数。默认为启动脚本中的值。",
  },
  "MegatronTrainingArgs.saveInterval": {
    en: "Iterations between two checkpoints (seed 003, line 57). Defaults to what the start script says.",
    zh: "两次保存 checkpoint 之间的迭代数（种子 003 第 57 行）。默认为启动脚本中的值。",
  },
  "MegatronTrainingArgs.nodes": { en: "Nodes of the training job.", zh: "训练作业的节点数。" },
  "MegatronTrainingArgs.npusPerNode": { en: "NPUs on each node.", zh: "每个节点的 NPU 数。" },
  "MegatronTrainingArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "MegatronTrainingArgs.installs": {
    en: "Whether pods install what the manual's base image lacks. Defaults to false.",
    zh: "Pod 是否安装手册基础镜像中没有的依赖。默认为 false。",
  },
  "MegatronTrainingArgs.offlineSources": {
    en: "Folder on the share with `wheels` and `git`, which the installation takes in place of the network. Defaults to none.",
    zh: "文件系统上含 `wheels` 和 `git` 的目录，安装时代替网络使用。默认为无。",
  },
  "MegatronTrainingArgs.command": {
    en: "Shell command that trains, in place of the release's own start script.",
    zh: "代替该版本启动脚本的训练 shell 命令。",
  },
  "MegatronTrainingArgs.separateSteps": {
    en: "Whether preprocessing and conversion are jobs of their own. Defaults to false, where the start script does both by itself (seed 003, line 59); with 6.3.904, whose script does neither, to true.",
    zh: "预处理和权重转换是否各为单独的作业。默认为 false，此时由启动脚本完成（种子 003 第 59 行）；6.3.904 的脚本不做这两步，默认为 true。",
  },
  "MegatronTrainingArgs.convertBack": {
    en: "Whether the trained weights are converted to Hugging Face's format (seed 000, line 11). Defaults to false.",
    zh: "是否把训练后的权重转换为 Hugging Face 格式（种子 000 第 11 行）。默认为 false。",
  },
  "MegatronTrainingArgs.preprocessing": {
    en: "Preprocessing of the data. Defaults to the release's own.",
    zh: "数据预处理。默认为该版本自带的方式。",
  },
  "MegatronTrainingArgs.conversion": {
    en: "Conversion of the weights. Defaults to the release's own.",
    zh: "权重转换。默认为该版本自带的方式。",
  },
  "MegatronTrainingArgs.dataSet": {
    en: "Name of the data set: the processed files are called after it. Defaults to `data`.",
    zh: "数据集的名称，处理后的文件以它命名。默认为 `data`。",
  },
  "MegatronTrainingArgs.dataPath": {
    en: "Path of the training data in the container.",
    zh: "训练数据在容器中的路径。",
  },
  "MegatronTrainingArgs.dataFingerprint": {
    en: "What identifies the content of the data, such as a checksum. Defaults to their path.",
    zh: "标识数据内容的值，例如校验和。默认为数据的路径。",
  },
  "MegatronTrainingArgs.weightsPath": {
    en: "Folder of the Hugging Face weights on the share, relative to its root: `models/llama2-13b`.",
    zh: "文件系统上 Hugging Face 权重的目录，相对于其根目录：`models/llama2-13b`。",
  },
  "MegatronTrainingArgs.weightsFingerprint": {
    en: "What identifies the content of the weights. Defaults to their path.",
    zh: "标识权重内容的值。默认为权重的路径。",
  },
  "MegatronTrainingArgs.tokenizerPath": {
    en: "Folder of the tokenizer on the share. Defaults to that of the weights.",
    zh: "文件系统上分词器的目录。默认为与权重相同。",
  },
  "MegatronTrainingArgs.tokenizerFingerprint": {
    en: "What identifies the content of the tokenizer. Defaults to that of the weights, or to its path.",
    zh: "标识分词器内容的值。默认为与权重相同，或为分词器的路径。",
  },
  "MegatronTrainingArgs.tokenizerPatch": {
    en: "Patch of the tokenizer's files, as `git diff` writes it: the run reads a patched copy. Defaults to none.",
    zh: "分词器文件的补丁，格式与 `git diff` 的输出相同：训练读取打过补丁的副本。默认为无。",
  },
  "MegatronTrainingArgs.codePath": {
    en: "Folder of the training code on the share. Defaults to where the package of the release unpacks to.",
    zh: "文件系统上训练代码的目录。默认为该版本软件包解压后的位置。",
  },
  "MegatronTrainingArgs.codeFingerprint": {
    en: "What identifies the content of the training code. Defaults to its path.",
    zh: "标识训练代码内容的值。默认为代码的路径。",
  },
  "MegatronTrainingArgs.checkpointsFolder": {
    en: "Folder of the checkpoints on the share. Defaults to one of the run's own, with 6.3.904 to where its script writes.",
    zh: "文件系统上 checkpoint 的目录。默认为本次训练自己的目录，6.3.904 为其脚本写入的位置。",
  },
  "MegatronTrainingArgs.processedInputs": {
    en: "Folder on the share with what an earlier run has processed: its steps are left out. Defaults to none.",
    zh: "文件系统上先前一次训练的处理结果所在的目录：对应的步骤不再运行。默认为无。",
  },
  "MegatronTrainingArgs.resumeFrom": {
    en: "Folder on the share of an earlier run's checkpoint, from which the run goes on. Defaults to none.",
    zh: "文件系统上先前一次训练的 checkpoint 目录，从它继续训练。默认为无。",
  },
  "MegatronTrainingArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "MegatronTrainingArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "MegatronTrainingArgs.priorityClassName": {
    en: "PriorityClass of the jobs. Defaults to none.",
    zh: "作业的 PriorityClass。默认为无。",
  },
  "MegatronTrainingArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "MegatronTrainingArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "观察作业所用的 kubeconfig，属于机密。默认为 kubectl 自己的配置。",
  },
  "MegatronTrainingArgs.networkInterface": {
    en: "Network interface between the nodes. Defaults to what each container finds (VolcanoJob).",
    zh: "节点之间通信的网卡。默认为由各容器自行查找（VolcanoJob）。",
  },
  "MegatronTrainingArgs.waitFor": {
    en: "What `up` waits for: `running` or `completed`. Defaults to `completed` where a step comes after training or the weights are converted back, else `running`.",
    zh: "`up` 等到什么为止：`running` 或 `completed`。训练之后还有步骤或要转回权重时默认为 `completed`，否则为 `running`。",
  },
  "MegatronTrainingArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each job. Defaults to 30 for `running`, and a day for `completed`.",
    zh: "`up` 等待每个作业的分钟数。`running` 默认为 30，`completed` 默认为一天。",
  },
  "MegatronTrainingArgs.maxRetry": {
    en: "How often a job is restarted after a pod failed or was evicted. Defaults to 5 (seed 000, line 29).",
    zh: "Pod 失败或被驱逐后作业最多重启的次数。默认为 5（种子 000 第 29 行）。",
  },
  "MegatronTrainingArgs.suspend": {
    en: "Whether the training job is stopped and gives its NPUs back until this is false again. Defaults to false.",
    zh: "是否停止训练作业并释放其 NPU，直到改回 false。默认为 false。",
  },
  "MegatronTrainingArgs.runId": {
    en: "Text of which another one runs every step again. Defaults to none.",
    zh: "改为另一个文本时，所有步骤重新运行。默认为无。",
  },
  MegatronPreprocessing: {
    en: "How MegatronTraining preprocesses its data, where that is a step of its own.",
    zh: "MegatronTraining 的数据预处理方式，用于预处理是单独步骤的情况。",
  },
  "MegatronPreprocessing.handler": {
    en: "Handler of the records: `GeneralPretrainHandler`, `GeneralInstructionHandler`, or another of ModelLink's. Defaults to the first for pretraining, else to the second (seed 000, line 21).",
    zh: "数据记录的处理器：`GeneralPretrainHandler`、`GeneralInstructionHandler`，或 ModelLink 的其他处理器。预训练默认为前者，其余默认为后者（种子 000 第 21 行）。",
  },
  "MegatronPreprocessing.tokenizerType": {
    en: "Type of the tokenizer. Defaults to `PretrainedFromHF` (seed 000, line 19).",
    zh: "分词器的类型。默认为 `PretrainedFromHF`（种子 000 第 19 行）。",
  },
  "MegatronPreprocessing.workers": {
    en: "Processes; release 6.3.904. Defaults to 8 (seed 002, line 22).",
    zh: "进程数；仅用于 6.3.904。默认为 8（种子 002 第 22 行）。",
  },
  "MegatronPreprocessing.logInterval": {
    en: "Records between two lines of the log; release 6.3.904. Defaults to 1000 (seed 002, line 22).",
    zh: "每隔多少条记录输出一行日志；仅用于 6.3.904。默认为 1000（种子 002 第 22 行）。",
  },
  "MegatronPreprocessing.jsonKey": {
    en: "Field of the records that is trained on; release 6.3.904. Defaults to `text` (seed 002, line 30).",
    zh: "记录中参与训练的字段；仅用于 6.3.904。默认为 `text`（种子 002 第 30 行）。",
  },
  "MegatronPreprocessing.vocabularyMultiple": {
    en: "Number whose multiple the vocabulary is padded to; fine-tuning with 6.3.904. Defaults to 128 (seed 002, line 17).",
    zh: "词表大小填充到该数的整数倍；仅用于 6.3.904 的微调。默认为 128（种子 002 第 17 行）。",
  },
  "MegatronPreprocessing.command": {
    en: "Shell command in place of the release's own. The data are at `$ORIGINAL_TRAIN_DATA_PATH`.",
    zh: "代替该版本自带命令的 shell 命令。数据位于 `$ORIGINAL_TRAIN_DATA_PATH`。",
  },
  MegatronConversion: {
    en: "How MegatronTraining converts its weights, where that is a step of its own.",
    zh: "MegatronTraining 的权重转换方式，用于转换是单独步骤的情况。",
  },
  "MegatronConversion.command": {
    en: "Shell command that converts to Megatron's format into `$CONVERT_MODEL_PATH`. Defaults to the release's own.",
    zh: "把权重转换为 Megatron 格式并写入 `$CONVERT_MODEL_PATH` 的 shell 命令。默认为该版本自带的命令。",
  },
  "MegatronConversion.mergeCommand": {
    en: "Shell command that merges the adapters in `$LORA_PATH` into `$MERGED_MODEL_PATH`. Defaults to ModelLink's tool.",
    zh: "把 `$LORA_PATH` 中的 LoRA 权重合并到 `$MERGED_MODEL_PATH` 的 shell 命令。默认为 ModelLink 的工具。",
  },
  "MegatronConversion.backCommand": {
    en: "Shell command that converts `$MODEL_SAVE_PATH` back into `$CONVERT_MODEL_PATH`. Defaults to the release's own.",
    zh: "把 `$MODEL_SAVE_PATH` 转换回来并写入 `$CONVERT_MODEL_PATH` 的 shell 命令。默认为该版本自带的命令。",
  },
  "MegatronConversion.loraRank": {
    en: "Rank of LoRA, as in training. Defaults to 16 (seed 002, line 10).",
    zh: "LoRA 的秩，与训练时相同。默认为 16（种子 002 第 10 行）。",
  },
  "MegatronConversion.loraAlpha": {
    en: "Alpha of LoRA, as in training. Defaults to 32 (seed 002, line 10).",
    zh: "LoRA 的 alpha，与训练时相同。默认为 32（种子 002 第 10 行）。",
  },
};
