import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of quantization, separate prefill and decode, images, and evaluation. */
export const SERVING_PIPELINES_TEXTS: ComponentTexts = {
  AccuracyEvaluation: {
    en: "Accuracy of a model by lm-evaluation-harness or opencompass, inside the cluster (seed 003, line 29; seed 001, line 25). By default the running service is asked, so that what users get is what is evaluated; without a service lm-eval loads the weights on NPUs as the manual's command does. The results stay on the share and are compared with a baseline.\n\nThe manual leaves out how opencompass is started: it is upstream's own way for a service with OpenAI's protocol.",
    zh: "在集群内用 lm-evaluation-harness 或 opencompass 评测模型的精度（种子 003 第 29 行；种子 001 第 25 行）。默认向运行中的服务提问，因此评测的就是用户得到的内容；没有服务时，lm-eval 像手册的命令那样自己把权重加载到 NPU。结果留在共享盘上，并与基线比较。\n\n手册没有给出 opencompass 的启动方式：这里采用上游针对 OpenAI 协议服务的方式。",
  },
  "AccuracyEvaluation.path": {
    en: "Folder of the result files in containers that mount the share, known once they are there.",
    zh: "结果文件在挂载共享盘的容器中的文件夹，文件就绪后才可知。",
  },
  "AccuracyEvaluation.results": {
    en: "The scores, as JSON: the form of a stored baseline.",
    zh: "分数，JSON 格式：即可保存为基线的格式。",
  },
  "AccuracyEvaluation.jobName": {
    en: "Name of the Volcano job that evaluates.",
    zh: "进行评测的 Volcano 作业的名称。",
  },
  AccuracyEvaluationArgs: {
    en: "Arguments of AccuracyEvaluation. Paths are relative to the share's root, or absolute in the container.",
    zh: "AccuracyEvaluation 的参数。路径相对于共享盘根目录，或为容器中的绝对路径。",
  },
  "AccuracyEvaluationArgs.runName": {
    en: "Name of the evaluation, at most 30 characters; its jobs and folders are called after it.",
    zh: "评测的名称，最多 30 个字符；其作业和文件夹以此命名。",
  },
  "AccuracyEvaluationArgs.namespace": {
    en: "Namespace of the jobs; from it a service can be reached, with NPUs it admits Pod Security level `privileged`.",
    zh: "作业的命名空间；从中可以访问服务，使用 NPU 时须允许 Pod Security 级别 `privileged`。",
  },
  "AccuracyEvaluationArgs.tool": {
    en: "`lm-eval` (seed 003, line 29) or `opencompass` (seed 001, line 25).",
    zh: "`lm-eval`（种子 003 第 29 行）或 `opencompass`（种子 001 第 25 行）。",
  },
  "AccuracyEvaluationArgs.tasks": {
    en: "Tasks of lm-eval, for example `openllm`, or data sets of opencompass, for example `gsm8k_gen`.",
    zh: "lm-eval 的任务，例如 `openllm`；或 opencompass 的数据集，例如 `gsm8k_gen`。",
  },
  "AccuracyEvaluationArgs.url": {
    en: "Address of the service's API inside the cluster. Defaults to none: lm-eval then loads the weights itself.",
    zh: "服务的 API 在集群内的地址。默认为无：此时 lm-eval 自己加载权重。",
  },
  "AccuracyEvaluationArgs.servedModelName": {
    en: "Model name that clients send. Needed with `url`.",
    zh: "客户端发送的模型名称。有 `url` 时必填。",
  },
  "AccuracyEvaluationArgs.weightsPath": {
    en: "Folder of the weights, whose tokenizer is used as well.",
    zh: "权重的文件夹，分词器也取自其中。",
  },
  "AccuracyEvaluationArgs.serviceFingerprint": {
    en: "What identifies what is evaluated, such as the fingerprint of the weights. Defaults to the folder of the weights.",
    zh: "标识被评测内容的值，例如权重的指纹。默认为权重的文件夹。",
  },
  "AccuracyEvaluationArgs.apiKey": {
    en: "Name and key of the Secret with the service's API key; its variable is OPENAI_API_KEY. Defaults to none.",
    zh: "保存服务 API Key 的 Secret 的名称和键；变量名为 OPENAI_API_KEY。默认为无。",
  },
  "AccuracyEvaluationArgs.npus": {
    en: "NPUs that hold the weights, without `url`. Defaults to 1.",
    zh: "没有 `url` 时装载权重的 NPU 数。默认为 1。",
  },
  "AccuracyEvaluationArgs.quantization": {
    en: "How the weights are quantized, without `url`: `awq`, `smoothquant` or `gptq` (seed 003, line 29). Defaults to not at all.",
    zh: "没有 `url` 时权重的量化方式：`awq`、`smoothquant` 或 `gptq`（种子 003 第 29 行）。默认为不量化。",
  },
  "AccuracyEvaluationArgs.maxModelLenTokens": {
    en: "Longest prompt and answer, in tokens. Defaults to 4096 (seed 003, line 29).",
    zh: "提示词与回答的最大总长度，单位为 token。默认为 4096（种子 003 第 29 行）。",
  },
  "AccuracyEvaluationArgs.memoryUtilization": {
    en: "Share of the NPUs' memory, without `url`. Defaults to 0.7 (seed 003, line 29).",
    zh: "没有 `url` 时使用的 NPU 显存比例。默认为 0.7（种子 003 第 29 行）。",
  },
  "AccuracyEvaluationArgs.batchSize": {
    en: "Batch size of lm-eval. Defaults to `auto` without `url` (seed 003, line 29), else to 1: the service makes the batches.",
    zh: "lm-eval 的批大小。没有 `url` 时默认为 `auto`（种子 003 第 29 行），否则为 1：由服务组批。",
  },
  "AccuracyEvaluationArgs.concurrency": {
    en: "Requests at once, with `url`. Defaults to 8.",
    zh: "有 `url` 时的并发请求数。默认为 8。",
  },
  "AccuracyEvaluationArgs.limit": {
    en: "Questions of each task at most; lm-eval. Defaults to all.",
    zh: "每个任务最多的问题数；仅 lm-eval。默认为全部。",
  },
  "AccuracyEvaluationArgs.sourcePath": {
    en: "Folder of the tool's sources on the share. Defaults to none: they are fetched from GitHub at the catalogue's commit.",
    zh: "工具源码在共享盘上的文件夹。默认为无：从 GitHub 获取目录中所列的提交。",
  },
  "AccuracyEvaluationArgs.codeFingerprint": {
    en: "What identifies the content of the sources. Defaults to nothing.",
    zh: "标识源码内容的值。默认为无。",
  },
  "AccuracyEvaluationArgs.dataCachePath": {
    en: "Folder on the share where data sets are kept between runs (HF_HOME). Defaults to none.",
    zh: "共享盘上在多次运行之间保留数据集的文件夹（HF_HOME）。默认为无。",
  },
  "AccuracyEvaluationArgs.command": {
    en: "Shell command in place of the tool's, with OUTPUT, URL and TASKS. Defaults to none.",
    zh: "代替工具自身命令的 shell 命令，可用 OUTPUT、URL 和 TASKS。默认为无。",
  },
  "AccuracyEvaluationArgs.outputPath": {
    en: "Folder of the results on the share, relative to its root. Defaults to `evaluation/<name>`, or `evaluation/<name>/<runId>`.",
    zh: "结果在共享盘上的文件夹，相对于根目录。默认为 `evaluation/<name>`，或 `evaluation/<name>/<runId>`。",
  },
  "AccuracyEvaluationArgs.baseline": {
    en: "What the results are compared with. Defaults to nothing.",
    zh: "与结果比较的基线。默认为无。",
  },
  "AccuracyEvaluationArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "AccuracyEvaluationArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 共享盘的 PVC。" },
  "AccuracyEvaluationArgs.queue": {
    en: "Volcano queue. Defaults to `default`.",
    zh: "Volcano 队列。默认为 `default`。",
  },
  "AccuracyEvaluationArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "AccuracyEvaluationArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "监视作业者的 kubeconfig；属于密钥。默认为 kubectl 自己的配置。",
  },
  "AccuracyEvaluationArgs.runId": {
    en: "Text of which another one evaluates again, into a folder of its own. Defaults to none.",
    zh: "换成另一段文本就重新评测，结果放在单独的文件夹。默认为无。",
  },
  "AccuracyEvaluationArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each step. Defaults to 1440, a day.",
    zh: "`up` 等待每个步骤的分钟数。默认为 1440，即一天。",
  },
  "AccuracyEvaluationArgs.maxRetry": {
    en: "How often a step is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后步骤重启的次数。默认为 5。",
  },
  EvaluationBaseline: { en: "What the results of an evaluation are compared with.", zh: "评测结果与之比较的基线。" },
  "EvaluationBaseline.json": {
    en: "Results that were stored before: the JSON that `results` of an evaluation is.",
    zh: "以前保存的结果：即评测的 `results` 那样的 JSON。",
  },
  "EvaluationBaseline.throughputTolerance": {
    en: "Share of the throughput that may be lost. Defaults to 0.05.",
    zh: "允许损失的吞吐比例。默认为 0.05。",
  },
  "EvaluationBaseline.latencyTolerance": {
    en: "Share by which times may be longer. Defaults to 0.1.",
    zh: "允许时延变长的比例。默认为 0.1。",
  },
  "EvaluationBaseline.accuracyTolerance": {
    en: "By how much a score may be lower, from 0 to 1. Defaults to 0.01; twice the standard error where that is more.",
    zh: "分数允许降低多少，0 到 1。默认为 0.01；若两倍标准误差更大则取后者。",
  },
  "EvaluationBaseline.onRegression": {
    en: "What worse results do to the update: `fail` or `warn`. Defaults to `fail`.",
    zh: "结果变差时对更新的影响：`fail` 或 `warn`。默认为 `fail`。",
  },
  ComfyUiService: {
    en: "ComfyUI 0.2.2 with FLUX.1 as a service (seed 003, lines 13 and 15). The step `install` lays sources, patch, plug-ins and packages on the share, once per content; the service starts from there. Models, inputs, images and workflows of its users are in a folder beside, which stays whatever is installed. One pod: images wait in its queue.",
    zh: "以服务形式运行的 ComfyUI 0.2.2 与 FLUX.1（种子 003 第 13 和 15 行）。步骤 `install` 把源码、补丁、插件和依赖包放到共享盘上，每种内容只做一次；服务从那里启动。用户的模型、输入、图片和工作流放在旁边的文件夹，无论安装什么都会保留。只有一个 Pod：图片在其队列中排队。",
  },
  "ComfyUiService.url": {
    en: "Address of page and API inside the cluster, without a trailing slash.",
    zh: "页面和 API 在集群内的地址，末尾不带斜杠。",
  },
  "ComfyUiService.outputPath": {
    en: "Folder of the images in containers that mount the share.",
    zh: "图片在挂载共享盘的容器中的文件夹。",
  },
  ComfyUiServiceArgs: {
    en: "Arguments of ComfyUiService. Paths are relative to the share's root, or absolute in the container.",
    zh: "ComfyUiService 的参数。路径相对于共享盘根目录，或为容器中的绝对路径。",
  },
  "ComfyUiServiceArgs.serviceName": {
    en: "Name of the service in the cluster, at most 32 characters; its folder on the share is `aigc/<name>`.",
    zh: "服务在集群中的名称，最多 32 个字符；它在共享盘上的文件夹是 `aigc/<name>`。",
  },
  "ComfyUiServiceArgs.namespace": {
    en: "Namespace; it must admit Pod Security level `privileged`.",
    zh: "命名空间；必须允许 Pod Security 级别 `privileged`。",
  },
  "ComfyUiServiceArgs.npus": {
    en: "NPUs of the service. Defaults to 1, as inference needs no more (seed 003, line 21).",
    zh: "服务的 NPU 数。默认为 1，推理不需要更多（种子 003 第 21 行）。",
  },
  "ComfyUiServiceArgs.packagePath": {
    en: "Folder of the unpacked AscendCloud-AIGC. Defaults to `packages/AscendCloud-AIGC`.",
    zh: "解压后的 AscendCloud-AIGC 的文件夹。默认为 `packages/AscendCloud-AIGC`。",
  },
  "ComfyUiServiceArgs.weightsPath": {
    en: "Folder of FLUX.1-dev with `flux1-dev.safetensors` and `ae.safetensors`. Defaults to `models/FLUX.1-dev`.",
    zh: "FLUX.1-dev 的文件夹，含 `flux1-dev.safetensors` 和 `ae.safetensors`。默认为 `models/FLUX.1-dev`。",
  },
  "ComfyUiServiceArgs.weightsFingerprint": {
    en: "What identifies the content of the weights. Defaults to their path.",
    zh: "标识权重内容的值。默认为其路径。",
  },
  "ComfyUiServiceArgs.textEncodersPath": {
    en: "Folder of the text encoders of stable-diffusion-3-medium. Defaults to `models/stable-diffusion-3-medium/text_encoders`.",
    zh: "stable-diffusion-3-medium 的文本编码器的文件夹。默认为 `models/stable-diffusion-3-medium/text_encoders`。",
  },
  "ComfyUiServiceArgs.sourcePath": {
    en: "Folder of ComfyUI's sources at 0.2.2. Defaults to none: they are fetched from GitHub at the manual's commit.",
    zh: "ComfyUI 0.2.2 源码的文件夹。默认为无：从 GitHub 获取手册所用的提交。",
  },
  "ComfyUiServiceArgs.pluginPaths": {
    en: "Folders of further plug-ins, which go to `custom_nodes`. Defaults to none beside the package's.",
    zh: "其他插件的文件夹，会放到 `custom_nodes`。默认为软件包自带的插件之外没有。",
  },
  "ComfyUiServiceArgs.codeFingerprint": {
    en: "What identifies the content of package, sources and plug-ins. Defaults to nothing: other ones install nothing again.",
    zh: "标识软件包、源码和插件内容的值。默认为无：内容不同也不会重新安装。",
  },
  "ComfyUiServiceArgs.graphMode": {
    en: "Whether graph mode is on; the first image then takes long (seed 003, line 13). Defaults to false.",
    zh: "是否启用图模式；此时第一张图片耗时较长（种子 003 第 13 行）。默认为 false。",
  },
  "ComfyUiServiceArgs.port": {
    en: "Port of the page and its API. Defaults to 8585 (seed 003, line 21).",
    zh: "页面及其 API 的端口。默认为 8585（种子 003 第 21 行）。",
  },
  "ComfyUiServiceArgs.extraArguments": {
    en: "Further arguments of `main.py`, each a word of its own. Defaults to none.",
    zh: "`main.py` 的其他参数，每个参数一个词。默认为无。",
  },
  "ComfyUiServiceArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "ComfyUiServiceArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 共享盘的 PVC。" },
  "ComfyUiServiceArgs.queue": {
    en: "Volcano queue of the installation. Defaults to `default`.",
    zh: "安装所用的 Volcano 队列。默认为 `default`。",
  },
  "ComfyUiServiceArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "ComfyUiServiceArgs.kubeconfig": {
    en: "Kubeconfig of who watches the installation; a secret. Defaults to kubectl's own configuration.",
    zh: "监视安装者的 kubeconfig；属于密钥。默认为 kubectl 自己的配置。",
  },
  "ComfyUiServiceArgs.runId": {
    en: "Text of which another one installs everything again. Defaults to none.",
    zh: "换成另一段文本就全部重新安装。默认为无。",
  },
  "ComfyUiServiceArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for the installation. Defaults to 1440, a day.",
    zh: "`up` 等待安装的分钟数。默认为 1440，即一天。",
  },
  DiffusersJob: {
    en: "Images of prompts by FLUX.1 with Diffusers 0.30.2 (seed 003, line 11): `install`, which makes a virtual environment with the package's plug-in and the manual's patch, and `generate`. Each runs when what it depends on has changed; an interrupted one goes on with the prompts that are left. The weights are a folder of the share: the manual's login at Hugging Face, and its switching off the check of certificates, are not needed.",
    zh: "用 Diffusers 0.30.2 和 FLUX.1 按提示词生成图片（种子 003 第 11 行）：`install` 制作带有软件包插件和手册补丁的虚拟环境，然后是 `generate`。每个步骤在其依赖的内容变化后运行；被中断的步骤从剩下的提示词继续。权重是共享盘上的文件夹：不需要手册中登录 Hugging Face 以及关闭证书校验的做法。",
  },
  "DiffusersJob.path": {
    en: "Folder of the images in containers that mount the share, known once they are there: `<number>/*.png` and `prompt.txt`.",
    zh: "图片在挂载共享盘的容器中的文件夹，图片就绪后才可知：`<number>/*.png` 和 `prompt.txt`。",
  },
  "DiffusersJob.fingerprint": {
    en: "What identifies the content of the images; known before they are there.",
    zh: "标识图片内容的值；在图片就绪之前即可知。",
  },
  "DiffusersJob.jobName": {
    en: "Name of the Volcano job that makes the images.",
    zh: "生成图片的 Volcano 作业的名称。",
  },
  DiffusersJobArgs: {
    en: "Arguments of DiffusersJob. Paths are relative to the share's root, or absolute in the container.",
    zh: "DiffusersJob 的参数。路径相对于共享盘根目录，或为容器中的绝对路径。",
  },
  "DiffusersJobArgs.runName": {
    en: "Name of the job, at most 31 characters; its folder on the share is `aigc/<name>`.",
    zh: "作业的名称，最多 31 个字符；它在共享盘上的文件夹是 `aigc/<name>`。",
  },
  "DiffusersJobArgs.namespace": { en: "Namespace of the jobs.", zh: "作业的命名空间。" },
  "DiffusersJobArgs.prompts": { en: "What to draw: an image of each.", zh: "要画的内容：每条生成一张图片。" },
  "DiffusersJobArgs.width": {
    en: "Width of the images in pixels, a multiple of 16. Defaults to 688 (seed 003, line 11).",
    zh: "图片的宽度，单位为像素，须为 16 的倍数。默认为 688（种子 003 第 11 行）。",
  },
  "DiffusersJobArgs.height": {
    en: "Height of the images in pixels, a multiple of 16. Defaults to 1024 (seed 003, line 11).",
    zh: "图片的高度，单位为像素，须为 16 的倍数。默认为 1024（种子 003 第 11 行）。",
  },
  "DiffusersJobArgs.steps": {
    en: "Steps of each image. Defaults to 25 (seed 003, line 11).",
    zh: "每张图片的步数。默认为 25（种子 003 第 11 行）。",
  },
  "DiffusersJobArgs.graphMode": {
    en: "Whether graph mode is on; the first image then takes long (seed 003, line 11). Defaults to false.",
    zh: "是否启用图模式；此时第一张图片耗时较长（种子 003 第 11 行）。默认为 false。",
  },
  "DiffusersJobArgs.weightsPath": {
    en: "Folder of the whole FLUX.1-dev. Defaults to `models/FLUX.1-dev`.",
    zh: "完整的 FLUX.1-dev 的文件夹。默认为 `models/FLUX.1-dev`。",
  },
  "DiffusersJobArgs.weightsFingerprint": {
    en: "What identifies the content of the weights. Defaults to their path.",
    zh: "标识权重内容的值。默认为其路径。",
  },
  "DiffusersJobArgs.packagePath": {
    en: "Folder of the unpacked AscendCloud-AIGC. Defaults to `packages/AscendCloud-AIGC`.",
    zh: "解压后的 AscendCloud-AIGC 的文件夹。默认为 `packages/AscendCloud-AIGC`。",
  },
  "DiffusersJobArgs.codeFingerprint": {
    en: "What identifies the content of the package. Defaults to nothing: another one runs nothing again.",
    zh: "标识软件包内容的值。默认为无：内容不同也不会重新运行。",
  },
  "DiffusersJobArgs.npus": {
    en: "NPUs of the job. Defaults to 1, as inference needs no more (seed 003, line 21).",
    zh: "作业的 NPU 数。默认为 1，推理不需要更多（种子 003 第 21 行）。",
  },
  "DiffusersJobArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "DiffusersJobArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 共享盘的 PVC。" },
  "DiffusersJobArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "DiffusersJobArgs.priorityClassName": {
    en: "PriorityClass of the jobs. Defaults to none.",
    zh: "作业的 PriorityClass。默认为无。",
  },
  "DiffusersJobArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "DiffusersJobArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "监视作业者的 kubeconfig；属于密钥。默认为 kubectl 自己的配置。",
  },
  "DiffusersJobArgs.runId": {
    en: "Text of which another one runs every step again. Defaults to none.",
    zh: "换成另一段文本就重新运行每个步骤。默认为无。",
  },
  "DiffusersJobArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each step. Defaults to 1440, a day.",
    zh: "`up` 等待每个步骤的分钟数。默认为 1440，即一天。",
  },
  "DiffusersJobArgs.maxRetry": {
    en: "How often a step is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后步骤重启的次数。默认为 5。",
  },
  PrefillDecodeService: {
    en: "One model served by instances that read prompts and others that write answers, behind an entry (seed 003, line 3). All instances start together or none does. The NPU device plugin gives each NPUs of its own; each pod says on the share which they are, and makes the rank tables when all have come. Each instance is a Deployment of one pod with a port of its own: a failed one comes back by itself while the entry goes on with the others, and another number of instances on one side touches no instance of the other. What changes the model or its arguments changes all instances at once: what one has computed, another reads.\n\nThe manual has the command, the names of the tables and the order of `NODE_PORTS`, and leaves their form out: it is that of Huawei's omni-infer, whose tool has the name of the package's (omni-infer, tools/scripts/pd_ranktable_tools.py).",
    zh: "一个模型由读取提示词的实例（全量推理）和生成回答的实例（增量推理）提供服务，前面是服务入口（种子 003 第 3 行）。所有实例要么一起启动，要么都不启动。NPU 设备插件给每个实例分配自己的 NPU；每个 Pod 在共享盘上登记分到的 NPU，全部到齐后生成 rank table。每个实例是只有一个 Pod 的 Deployment，端口各不相同：失败的实例会自行恢复，其间入口继续使用其余实例；一侧的实例数变化不影响另一侧的任何实例。改变模型或其参数会同时改变所有实例：一个实例计算的内容由另一个实例读取。\n\n手册给出了命令、表的文件名和 `NODE_PORTS` 的顺序，没有给出表的格式：这里采用华为 omni-infer 的格式，其工具与软件包中的工具同名（omni-infer, tools/scripts/pd_ranktable_tools.py）。",
  },
  "PrefillDecodeService.url": {
    en: "Address of the API inside the cluster, without a trailing slash.",
    zh: "API 在集群内的地址，末尾不带斜杠。",
  },
  "PrefillDecodeServiceArgs.serviceName": {
    en: "Name of the service in the cluster, at most 40 characters; its instances are `<name>-prefill-0` and so on.",
    zh: "服务在集群中的名称，最多 40 个字符；其实例名为 `<name>-prefill-0` 等。",
  },
  "PrefillDecodeServiceArgs.namespace": {
    en: "Namespace; it must admit Pod Security level `privileged`.",
    zh: "命名空间；必须允许 Pod Security 级别 `privileged`。",
  },
  "PrefillDecodeServiceArgs.servedModelName": { en: "Model name that clients send.", zh: "客户端发送的模型名称。" },
  "PrefillDecodeServiceArgs.weightsPath": {
    en: "Folder of the weights: relative to the share's root, `models/llama2-13b`, or absolute in the container.",
    zh: "权重的文件夹：相对于共享盘根目录，例如 `models/llama2-13b`，或为容器中的绝对路径。",
  },
  "PrefillDecodeServiceArgs.weightsFingerprint": {
    en: "What identifies the content of the weights: another one starts all instances anew. Defaults to their path.",
    zh: "标识权重内容的值：值不同则所有实例重新启动。默认为其路径。",
  },
  "PrefillDecodeServiceArgs.prefillInstances": {
    en: "Instances that read prompts, 1 to 500.",
    zh: "读取提示词的实例数，1 到 500。",
  },
  "PrefillDecodeServiceArgs.decodeInstances": {
    en: "Instances that write answers, 1 to 500.",
    zh: "生成回答的实例数，1 到 500。",
  },
  "PrefillDecodeServiceArgs.npus": {
    en: "NPUs of each instance; the model is split over them by tensor parallelism, in the same way everywhere.",
    zh: "每个实例的 NPU 数；模型按张量并行切分到这些 NPU 上，所有实例切分方式相同。",
  },
  "PrefillDecodeServiceArgs.maxModelLenTokens": {
    en: "Prompt plus answer, in tokens.",
    zh: "提示词与回答的总长度，单位为 token。",
  },
  "PrefillDecodeServiceArgs.maxNumSeqs": {
    en: "Sentences at a time. Defaults to 256, as in the manual's example (seed 003, line 3).",
    zh: "同时处理的句子数。默认为 256，与手册示例相同（种子 003 第 3 行）。",
  },
  "PrefillDecodeServiceArgs.maxNumBatchedTokens": {
    en: "Most tokens of one step, at least `maxModelLenTokens`. Defaults to the longer of that and 4096 (seed 003, line 3).",
    zh: "一步最多使用的 token 数，不小于 `maxModelLenTokens`。默认为该值与 4096 中的较大者（种子 003 第 3 行）。",
  },
  "PrefillDecodeServiceArgs.quantization": {
    en: "How the weights are quantized: `awq`, `smoothquant` or `gptq` (seed 003, line 3). Defaults to not at all.",
    zh: "权重的量化方式：`awq`、`smoothquant` 或 `gptq`（种子 003 第 3 行）。默认为不量化。",
  },
  "PrefillDecodeServiceArgs.extraArguments": {
    en: "Further arguments of the servers, each a word of its own: `--dtype=float16`. Defaults to none.",
    zh: "服务端的其他参数，每个参数一个词：`--dtype=float16`。默认为无。",
  },
  "PrefillDecodeServiceArgs.image": {
    en: "Image with vLLM for Ascend and the package's tools.",
    zh: "含昇腾版 vLLM 和软件包工具的镜像。",
  },
  "PrefillDecodeServiceArgs.startScript": {
    en: "The package's start script in the container. Defaults to where the manual's image has it, `/home/ma-user/AscendCloud/AscendCloud-LLM/llm_tools/PD_separate/start_servers.sh` (seed 003, lines 3 and 61).",
    zh: "软件包的启动脚本在容器中的路径。默认为手册镜像中的位置 `/home/ma-user/AscendCloud/AscendCloud-LLM/llm_tools/PD_separate/start_servers.sh`（种子 003 第 3 和 61 行）。",
  },
  "PrefillDecodeServiceArgs.openAi": {
    en: "Whether the entry speaks OpenAI's protocol; false for vLLM's own. Defaults to true (seed 003, line 3).",
    zh: "入口是否使用 OpenAI 协议；false 表示 vLLM 自己的协议。默认为 true（种子 003 第 3 行）。",
  },
  "PrefillDecodeServiceArgs.restartOnChange": {
    en: "Whether running instances are started anew when others have other NPUs than before. The manual does not say whether theirs take notice of a new rank table. Defaults to false: only the entry is, and it goes on with all that are there.",
    zh: "其他实例的 NPU 变化后，运行中的实例是否重新启动。手册没有说明它们是否会识别新的 rank table。默认为 false：只有入口重新启动，并继续使用在位的所有实例。",
  },
  "PrefillDecodeServiceArgs.hostNetwork": {
    en: "Whether the pods use the network of their nodes, as the manual's containers do (seed 003, line 3). Defaults to false.",
    zh: "Pod 是否使用其节点的网络，手册的容器如此（种子 003 第 3 行）。默认为 false。",
  },
  "PrefillDecodeServiceArgs.environment": {
    en: "Environment of all instances. Defaults to none.",
    zh: "所有实例的环境变量。默认为无。",
  },
  "PrefillDecodeServiceArgs.secretEnvironment": {
    en: "Environment of the entry from Secrets, for example an API key. Defaults to none.",
    zh: "入口取自 Secret 的环境变量，例如 API Key。默认为无。",
  },
  "PrefillDecodeServiceArgs.queue": {
    en: "Volcano queue. Defaults to `default`.",
    zh: "Volcano 队列。默认为 `default`。",
  },
  "PrefillDecodeServiceArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 共享盘的 PVC。" },
  "PrefillDecodeServiceArgs.kubeconfig": {
    en: "Kubeconfig with which `up` waits for the instances; a secret. Defaults to kubectl's own.",
    zh: "`up` 等待各实例就绪时所用的 kubeconfig，是机密。默认为 kubectl 自己的配置。",
  },
  "PrefillDecodeServiceArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  ServingBenchmark: {
    en: "Speed of a service under load, measured by the package's programs inside the cluster (seed 003, line 61; seed 001, line 25): benchmark_parallel.py, benchmark_serving.py, or benchmark.py for both. The result files stay on the share, in a folder of each run; they are read, compared with a baseline, and end the update where they are worse, or warn.\n\nThe manual has the arguments of the static benchmark; those of the dynamic one are of the manual's pages of the same release, and where a package has others, `command` and `extraArguments` take their place.",
    zh: "在集群内用软件包的程序测量服务在负载下的性能（种子 003 第 61 行；种子 001 第 25 行）：benchmark_parallel.py、benchmark_serving.py，或同时执行两者的 benchmark.py。结果文件留在共享盘上，每次运行一个文件夹；结果会被读取并与基线比较，变差时使更新失败或只告警。\n\n手册给出了静态压测的参数；动态压测的参数来自手册同一版本的页面，软件包的参数不同时，用 `command` 和 `extraArguments` 代替。",
  },
  "ServingBenchmark.path": {
    en: "Folder of the result files in containers that mount the share, known once they are there.",
    zh: "结果文件在挂载共享盘的容器中的文件夹，文件就绪后才可知。",
  },
  "ServingBenchmark.results": {
    en: "What was measured, as JSON: the form of a stored baseline.",
    zh: "测量结果，JSON 格式：即可保存为基线的格式。",
  },
  "ServingBenchmark.jobName": { en: "Name of the Volcano job that measures.", zh: "进行测量的 Volcano 作业的名称。" },
  ServingBenchmarkArgs: {
    en: "Arguments of ServingBenchmark. Paths are relative to the share's root, or absolute in the container.",
    zh: "ServingBenchmark 的参数。路径相对于共享盘根目录，或为容器中的绝对路径。",
  },
  "ServingBenchmarkArgs.runName": {
    en: "Name of the benchmark, at most 30 characters; its jobs and folders are called after it.",
    zh: "压测的名称，最多 30 个字符；其作业和文件夹以此命名。",
  },
  "ServingBenchmarkArgs.namespace": {
    en: "Namespace of the jobs, from which the service can be reached.",
    zh: "作业的命名空间，从中可以访问服务。",
  },
  "ServingBenchmarkArgs.kind": {
    en: "`static`: so many requests at once; `dynamic`: so many arrive in a second; `combined`: both, with the package's own values.",
    zh: "`static`：固定并发数；`dynamic`：固定每秒到达的请求数；`combined`：两者都做，使用软件包自己的取值。",
  },
  "ServingBenchmarkArgs.url": {
    en: "Address of the service's API inside the cluster: `http://llama2-13b.llm-serve.svc:8080/v1`.",
    zh: "服务的 API 在集群内的地址：`http://llama2-13b.llm-serve.svc:8080/v1`。",
  },
  "ServingBenchmarkArgs.servedModelName": { en: "Model name that clients send.", zh: "客户端发送的模型名称。" },
  "ServingBenchmarkArgs.tokenizerPath": {
    en: "Folder of the weights or of the tokenizer.",
    zh: "权重或分词器的文件夹。",
  },
  "ServingBenchmarkArgs.serviceFingerprint": {
    en: "What identifies what is measured, such as the fingerprint of the service's weights: another one measures again.",
    zh: "标识被测内容的值，例如服务的权重指纹：值不同则重新测量。",
  },
  "ServingBenchmarkArgs.apiKey": {
    en: "Name and key of the Secret with the service's API key; its variable is OPENAI_API_KEY. Defaults to none.",
    zh: "保存服务 API Key 的 Secret 的名称和键；变量名为 OPENAI_API_KEY。默认为无。",
  },
  "ServingBenchmarkArgs.backend": {
    en: "Kind of the service for the programs: `openai`, `vllm`, `tgi` or `mindspore`. Defaults to `openai` (seed 003, line 61).",
    zh: "程序所用的服务类型：`openai`、`vllm`、`tgi` 或 `mindspore`。默认为 `openai`（种子 003 第 61 行）。",
  },
  "ServingBenchmarkArgs.concurrency": {
    en: "Requests at once, one measurement each; static only.",
    zh: "并发请求数，每个值测量一次；仅静态压测。",
  },
  "ServingBenchmarkArgs.requestRates": {
    en: "Requests in a second, one measurement each; dynamic only.",
    zh: "每秒请求数，每个值测量一次；仅动态压测。",
  },
  "ServingBenchmarkArgs.requests": {
    en: "Requests of each measurement, as many as rates; dynamic only. Defaults to 10 times the rate, at least 10.",
    zh: "每次测量的请求数，个数与速率相同；仅动态压测。默认为速率的 10 倍，至少 10。",
  },
  "ServingBenchmarkArgs.promptTokens": {
    en: "Lengths of prompts in tokens; static only.",
    zh: "提示词的长度，单位为 token；仅静态压测。",
  },
  "ServingBenchmarkArgs.outputTokens": {
    en: "Lengths of answers in tokens: as many, each goes with the prompt at its place; static only.",
    zh: "回答的长度，单位为 token：个数相同，与对应位置的提示词配对；仅静态压测。",
  },
  "ServingBenchmarkArgs.epochs": {
    en: "Rounds of each measurement; static only. Defaults to 5 (seed 003, line 61).",
    zh: "每次测量的轮数；仅静态压测。默认为 5（种子 003 第 61 行）。",
  },
  "ServingBenchmarkArgs.dataSetPath": {
    en: "File with the requests; dynamic only.",
    zh: "请求数据的文件；仅动态压测。",
  },
  "ServingBenchmarkArgs.dataSetFingerprint": {
    en: "What identifies its content. Defaults to its path.",
    zh: "标识其内容的值。默认为其路径。",
  },
  "ServingBenchmarkArgs.dataSetType": {
    en: "Form of that file: `custom`, `alpaca` or `sharegpt`. Defaults to `custom`, what generate_datasets.py writes.",
    zh: "该文件的格式：`custom`、`alpaca` 或 `sharegpt`。默认为 `custom`，即 generate_datasets.py 写出的格式。",
  },
  "ServingBenchmarkArgs.extraArguments": {
    en: "Further arguments of the program, each a word of its own: `--use-spec-decode` (seed 003, line 61). Defaults to none.",
    zh: "程序的其他参数，每个参数一个词：`--use-spec-decode`（种子 003 第 61 行）。默认为无。",
  },
  "ServingBenchmarkArgs.command": {
    en: "Shell command in place of the program's, run in benchmark_tools with OUTPUT. Defaults to none.",
    zh: "代替程序的 shell 命令，在 benchmark_tools 中运行，可用 OUTPUT。默认为无。",
  },
  "ServingBenchmarkArgs.toolsPath": {
    en: "Folder of the package's `llm_tools`. Defaults to where the manual's image has it (seed 003, line 61).",
    zh: "软件包的 `llm_tools` 文件夹。默认为手册镜像中的位置（种子 003 第 61 行）。",
  },
  "ServingBenchmarkArgs.codeFingerprint": {
    en: "What identifies the content of the tools. Defaults to nothing: other ones measure nothing again.",
    zh: "标识工具内容的值。默认为无：内容不同也不会重新测量。",
  },
  "ServingBenchmarkArgs.condaEnvironment": {
    en: "Conda environment of the image, where it has one of that name. Defaults to `python-3.9.10` (seed 003, line 61).",
    zh: "镜像的 Conda 环境，仅在存在同名环境时使用。默认为 `python-3.9.10`（种子 003 第 61 行）。",
  },
  "ServingBenchmarkArgs.installs": {
    en: "Whether requirements.txt is installed first (seed 003, line 61). Defaults to true.",
    zh: "是否先安装 requirements.txt（种子 003 第 61 行）。默认为 true。",
  },
  "ServingBenchmarkArgs.outputPath": {
    en: "Folder of the results on the share, relative to its root. Defaults to `evaluation/<name>`, or `evaluation/<name>/<runId>`.",
    zh: "结果在共享盘上的文件夹，相对于根目录。默认为 `evaluation/<name>`，或 `evaluation/<name>/<runId>`。",
  },
  "ServingBenchmarkArgs.baseline": {
    en: "What the results are compared with. Defaults to nothing.",
    zh: "与结果比较的基线。默认为无。",
  },
  "ServingBenchmarkArgs.image": {
    en: "Image of the pods: the package's tools and Python.",
    zh: "Pod 的镜像：含软件包的工具和 Python。",
  },
  "ServingBenchmarkArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 共享盘的 PVC。" },
  "ServingBenchmarkArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "ServingBenchmarkArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "ServingBenchmarkArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "监视作业者的 kubeconfig；属于密钥。默认为 kubectl 自己的配置。",
  },
  "ServingBenchmarkArgs.runId": {
    en: "Text of which another one measures again, into a folder of its own. Defaults to none.",
    zh: "换成另一段文本就重新测量，结果放在单独的文件夹。默认为无。",
  },
  "ServingBenchmarkArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each step. Defaults to 1440, a day.",
    zh: "`up` 等待每个步骤的分钟数。默认为 1440，即一天。",
  },
  "ServingBenchmarkArgs.maxRetry": {
    en: "How often a step is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后步骤重启的次数。默认为 5。",
  },
  WeightQuantization: {
    en: "Quantized weights of a model, as steps of which each runs when what it depends on has changed: `quantize`, and with AWQ `convert`, which packs the weights for NPUs. What is served from the result comes after it by `path` and is rolled out when `fingerprint` changes.\n\nThe manual names tools and folders and gives the command of the conversion alone (seed 001, lines 25 and 37). AWQ and SmoothQuant run with the arguments of the manual's pages of the same release, GPTQ by AutoGPTQ's own interface; the scales of kv-cache-int8 are extracted by vLLM's own program from what TensorRT-LLM has made on a GPU.",
    zh: "模型的量化权重，由若干步骤制作，每个步骤在其依赖的内容变化后运行：`quantize`，使用 AWQ 时还有把权重按 NPU 格式打包的 `convert`。使用该结果的服务通过 `path` 排在其后，并在 `fingerprint` 变化时滚动更新。\n\n手册列出了工具和文件夹，只给出了转换的命令（种子 001 第 25 和 37 行）。AWQ 和 SmoothQuant 使用手册同一版本页面中的参数，GPTQ 使用 AutoGPTQ 自己的接口；kv-cache-int8 的系数由 vLLM 自己的程序从 TensorRT-LLM 在 GPU 上制作的内容中抽取。",
  },
  "WeightQuantization.path": {
    en: "Folder of the result in containers that mount the share, known once it is there.",
    zh: "结果在挂载共享盘的容器中的文件夹，就绪后才可知。",
  },
  "WeightQuantization.fingerprint": {
    en: "What identifies the content of the result; known before it is there.",
    zh: "标识结果内容的值；在结果就绪之前即可知。",
  },
  "WeightQuantization.jobName": {
    en: "Name of the Volcano job that quantizes.",
    zh: "进行量化的 Volcano 作业的名称。",
  },
  WeightQuantizationArgs: {
    en: "Arguments of WeightQuantization. Paths are relative to the share's root, or absolute in the container.",
    zh: "WeightQuantization 的参数。路径相对于共享盘根目录，或为容器中的绝对路径。",
  },
  "WeightQuantizationArgs.runName": {
    en: "Name of the quantization; its jobs, folders and logs are called after it. At most 31 characters.",
    zh: "量化的名称；其作业、文件夹和日志以此命名。最多 31 个字符。",
  },
  "WeightQuantizationArgs.namespace": { en: "Namespace of the jobs.", zh: "作业的命名空间。" },
  "WeightQuantizationArgs.method": {
    en: "`awq`, `smoothquant`, `gptq` or `kv-cache-int8`.",
    zh: "`awq`、`smoothquant`、`gptq` 或 `kv-cache-int8`。",
  },
  "WeightQuantizationArgs.bits": {
    en: "Bits of the weights: 4 with AWQ, 8 with SmoothQuant, 8 or 4 with GPTQ. Defaults to the first of these.",
    zh: "权重的位数：AWQ 为 4，SmoothQuant 为 8，GPTQ 为 8 或 4。默认为其中第一个。",
  },
  "WeightQuantizationArgs.groupSize": {
    en: "Weights that share a scale, -1 for a whole channel. Defaults to 128 with 4 bits and -1 with 8.",
    zh: "共用一个缩放系数的权重数，-1 表示整个通道。4 位时默认为 128，8 位时默认为 -1。",
  },
  "WeightQuantizationArgs.weightsPath": { en: "Folder of the weights in 16 bits.", zh: "16 位权重的文件夹。" },
  "WeightQuantizationArgs.weightsFingerprint": {
    en: "What identifies the content of the weights. Defaults to their path.",
    zh: "标识权重内容的值。默认为其路径。",
  },
  "WeightQuantizationArgs.calibrationPath": {
    en: "What is calibrated with: AWQ's data set `pile-val-backup`, a file with one record a line for SmoothQuant and GPTQ, or for kv-cache-int8 the folder that TensorRT-LLM's convert_checkpoint.py has made. Defaults to none, as AWQ alone can do.",
    zh: "校准数据：AWQ 为数据集 `pile-val-backup`，SmoothQuant 和 GPTQ 为每行一条记录的文件，kv-cache-int8 为 TensorRT-LLM 的 convert_checkpoint.py 生成的文件夹。默认为无，只有 AWQ 可以如此。",
  },
  "WeightQuantizationArgs.calibrationFingerprint": {
    en: "What identifies the content of that. Defaults to its path.",
    zh: "标识该内容的值。默认为其路径。",
  },
  "WeightQuantizationArgs.outputPath": {
    en: "Folder of the result on the share, relative to its root. Defaults to `quantized/<name>`.",
    zh: "结果在共享盘上的文件夹，相对于根目录。默认为 `quantized/<name>`。",
  },
  "WeightQuantizationArgs.npuFormat": {
    en: "Whether AWQ's weights are packed for NPUs, as a step of its own (seed 001, line 37). Defaults to true.",
    zh: "是否把 AWQ 的权重按 NPU 格式打包，作为单独的步骤（种子 001 第 37 行）。默认为 true。",
  },
  "WeightQuantizationArgs.npus": { en: "NPUs of the jobs, 0 to 8.", zh: "作业的 NPU 数，0 到 8。" },
  "WeightQuantizationArgs.tensorParallel": {
    en: "NPUs over which the model is served, for the scales of kv-cache-int8. Defaults to 1.",
    zh: "服务切分模型所用的 NPU 数，用于 kv-cache-int8 的系数。默认为 1。",
  },
  "WeightQuantizationArgs.toolsPath": {
    en: "Folder with the package's AutoAWQ and AutoSmoothQuant. Defaults to where the manual's image has it (seed 003, line 61).",
    zh: "软件包的 AutoAWQ 和 AutoSmoothQuant 所在的文件夹。默认为手册镜像中的位置（种子 003 第 61 行）。",
  },
  "WeightQuantizationArgs.codeFingerprint": {
    en: "What identifies the content of the tools. Defaults to nothing: other ones quantize nothing again.",
    zh: "标识工具内容的值。默认为无：内容不同也不会重新量化。",
  },
  "WeightQuantizationArgs.setupCommand": {
    en: "Shell command that makes the tools ready, for example `bash AutoAWQ/build.sh`; run in their folder. Defaults to none.",
    zh: "使工具就绪的 shell 命令，例如 `bash AutoAWQ/build.sh`；在工具的文件夹中运行。默认为无。",
  },
  "WeightQuantizationArgs.command": {
    en: "Shell command that quantizes, with WEIGHTS, OUTPUT and CALIBRATION. Defaults to the method's own.",
    zh: "进行量化的 shell 命令，可用 WEIGHTS、OUTPUT 和 CALIBRATION。默认为方法自身的命令。",
  },
  "WeightQuantizationArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "WeightQuantizationArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 共享盘的 PVC。" },
  "WeightQuantizationArgs.queue": {
    en: "Volcano queue. Defaults to `default`.",
    zh: "Volcano 队列。默认为 `default`。",
  },
  "WeightQuantizationArgs.priorityClassName": {
    en: "PriorityClass of the jobs. Defaults to none.",
    zh: "作业的 PriorityClass。默认为无。",
  },
  "WeightQuantizationArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "WeightQuantizationArgs.kubeconfig": {
    en: "Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration.",
    zh: "监视作业者的 kubeconfig；属于密钥。默认为 kubectl 自己的配置。",
  },
  "WeightQuantizationArgs.runId": {
    en: "Text of which another one runs every step again. Defaults to none.",
    zh: "换成另一段文本就重新运行每个步骤。默认为无。",
  },
  "WeightQuantizationArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for each step. Defaults to 1440, a day.",
    zh: "`up` 等待每个步骤的分钟数。默认为 1440，即一天。",
  },
  "WeightQuantizationArgs.maxRetry": {
    en: "How often a step is restarted after a pod failed or was evicted. Defaults to 5.",
    zh: "Pod 失败或被驱逐后步骤重启的次数。默认为 5。",
  },
};
