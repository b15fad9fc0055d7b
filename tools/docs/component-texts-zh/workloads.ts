import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of namespaces, queues, training and serving. */
export const WORKLOADS_TEXTS: ComponentTexts = {
  WorkloadNamespace: {
    en: "Namespace for one kind of workload: its Pod Security level, a service account without rights and without a token, a quota, defaults for containers that ask for nothing, and NetworkPolicies that deny whatever the arguments do not allow. Pass the component in `dependsOn` of the workloads, so that none starts before the policies.\n\nWhat NetworkPolicies do not do:\n- they do not bind pods on the host's network, which the manual's training pods are (seed 000, line 29). Such pods reach whatever their node reaches, the metadata address included. No rule on the node can tell them from the node's own programs, which run as root too and need that address, so none is installed: give the nodes no agency, and the address hands out no credentials (huaweicloud.com, bestpractice-cce, cce_bestpractice_0318).\n- CCE enforces them in container tunnel networks and with DataPlane V2, not in plain VPC networks (huaweicloud.com, usermanual-cce, cce_10_0059).\n\nThe account `default`, which Kubernetes makes, stays Kubernetes' own: one field of it is set by server-side apply and given back when the component is deleted, so a pod that names no account gets no token either.",
    zh: "用于一类工作负载的命名空间：包括 Pod Security 级别、没有权限也没有令牌的服务账号、配额、对未申请资源的容器的默认值，以及拒绝参数所未允许的一切流量的 NetworkPolicy。请把本组件写入工作负载的 `dependsOn`，使工作负载不会先于策略启动。\n\nNetworkPolicy 做不到的事：\n- 它们对使用主机网络的 Pod 不起作用，而手册的训练 Pod 使用主机网络（种子 000 第 29 行）。这样的 Pod 能访问其节点能访问的一切，包括元数据地址。节点自己的程序也以 root 运行并且需要该地址，节点上没有任何规则能把两者区分开，因此不设置规则：不要给节点委托，该地址就不会发放凭据（huaweicloud.com, bestpractice-cce, cce_bestpractice_0318）。\n- CCE 只在容器隧道网络以及启用 DataPlane V2 时执行它们，普通 VPC 网络中不执行（huaweicloud.com, usermanual-cce, cce_10_0059）。\n\n由 Kubernetes 创建的账号 `default` 仍归 Kubernetes 所有：其中一个字段通过 server-side apply 设置，删除组件时归还，因此没有指定账号的 Pod 也不会得到令牌。",
  },
  "WorkloadNamespace.namespace": { en: "Name of the namespace.", zh: "命名空间的名称。" },
  "WorkloadNamespace.serviceAccountName": {
    en: "Service account of its workloads. It has no rights in the cluster; it names the Secrets that images are pulled with.",
    zh: "其中工作负载的服务账号。它在集群中没有权限，只指明拉取镜像所用的 Secret。",
  },
  "WorkloadNamespaceArgs.namespaceName": {
    en: "Name of the namespace. Changing it replaces the namespace with all that is in it.",
    zh: "命名空间的名称。修改会重建命名空间及其中的一切。",
  },
  "WorkloadNamespaceArgs.podSecurity": {
    en: "Pod Security level that is enforced: `restricted` where it is enough, `privileged` for pods that mount the NPU driver from the host and use its network, as the manual's training pods do (seed 000, line 29).",
    zh: "强制执行的 Pod Security 级别：能用 `restricted` 时用它；像手册的训练 Pod 那样从主机挂载 NPU 驱动并使用主机网络的 Pod 用 `privileged`（种子 000 第 29 行）。",
  },
  "WorkloadNamespaceArgs.podSecurityVersion": {
    en: "Kubernetes version whose rules of that level are meant, for example `v1.31`. Defaults to `latest`: an upgrade of the cluster may then refuse pods that were accepted before it.",
    zh: "该级别的规则所依据的 Kubernetes 版本，例如 `v1.31`。默认为 `latest`：集群升级后可能拒绝以前接受的 Pod。",
  },
  "WorkloadNamespaceArgs.internalTraffic": {
    en: "Whether the pods may talk to each other, as the nodes of a training run do. Defaults to false.",
    zh: "Pod 之间能否互相通信，训练任务的节点需要如此。默认为 false。",
  },
  "WorkloadNamespaceArgs.egressPorts": {
    en: "TCP ports that the pods may reach anywhere but at the metadata address. Defaults to 443: registries, OBS, model hubs.",
    zh: "Pod 可以访问的 TCP 端口，元数据地址除外，其他地址不限。默认为 443：镜像仓库、OBS、模型社区。",
  },
  "WorkloadNamespaceArgs.apiPort": {
    en: "TCP port on which the pods may be called. Defaults to none; needs `clientNamespaces` or `clientCidrs`.",
    zh: "可以访问 Pod 的 TCP 端口。默认为无；需要 `clientNamespaces` 或 `clientCidrs`。",
  },
  "WorkloadNamespaceArgs.clientNamespaces": {
    en: "Namespaces whose pods may call the port: those of gateways, and `monitoring` for metrics. Defaults to none.",
    zh: "其 Pod 可以访问该端口的命名空间：网关所在的命名空间，以及采集指标的 `monitoring`。默认为无。",
  },
  "WorkloadNamespaceArgs.clientCidrs": {
    en: "Address ranges that may call the port, for example those of load balancers. Defaults to none.",
    zh: "可以访问该端口的地址段，例如负载均衡的地址段。默认为无。",
  },
  "WorkloadNamespaceArgs.quota": {
    en: "Bounds of the whole namespace. Defaults to none: a queue shares NPUs out, a quota refuses.",
    zh: "整个命名空间的上限。默认为无：队列分配 NPU，配额则直接拒绝。",
  },
  "WorkloadNamespaceArgs.imagePullSecret": {
    en: "Content of a `.dockerconfigjson` with logins of registries other than the account's own SWR, as `docker login` writes it; a secret. Defaults to none: CCE's `default-secret` is enough for the account's own images.",
    zh: "`.dockerconfigjson` 的内容，包含账号自己的 SWR 之外的镜像仓库的登录信息，格式与 `docker login` 写出的相同；是机密。默认为无：账号自己的镜像用 CCE 的 `default-secret` 即可。",
  },
  NamespaceQuota: {
    en: "Upper bounds of what the pods of a namespace ask for together. What is left out has no bound.",
    zh: "命名空间中的 Pod 合计申请资源的上限。没有写出的项没有上限。",
  },
  "NamespaceQuota.npus": { en: "NPUs.", zh: "NPU 数。" },
  "NamespaceQuota.cpu": { en: "CPU cores.", zh: "CPU 核数。" },
  "NamespaceQuota.memoryGiB": { en: "Memory in GiB.", zh: "内存，单位 GiB。" },
  "NamespaceQuota.pods": { en: "Pods that have not ended.", zh: "尚未结束的 Pod 数。" },
  "NamespaceQuota.claims": { en: "PersistentVolumeClaims.", zh: "PersistentVolumeClaim 数。" },
  VolcanoQueue: {
    en: "A Volcano queue: a share of the cluster that jobs wait for (volcano.sh, queue). `up` waits until it is open, since Volcano refuses jobs of a queue that is not. Every field that Volcano's webhook would fill in is written out.\n\nVolcano deletes a queue that is in use: jobs of it that run go on, and those that wait are never scheduled. Give jobs the queue's name as this component's output, and Pulumi deletes them first.",
    zh: "Volcano 队列：任务所等待的一份集群资源（volcano.sh, queue）。`up` 会等到队列打开，因为 Volcano 拒绝未打开队列的任务。Volcano 的 webhook 会补全的字段全部写出。\n\nVolcano 会删除正在使用的队列：其中正在运行的任务继续运行，正在等待的任务则永远不会被调度。请用本组件的输出作为任务的队列名，这样 Pulumi 会先删除任务。",
  },
  "VolcanoQueue.queueName": { en: "Name of the queue; known once it is open.", zh: "队列的名称；打开之后可知。" },
  "VolcanoQueueArgs.queueName": {
    en: "Name of the queue, unique in the cluster; `default` and `root` are Volcano's own. Changing it replaces the queue.",
    zh: "队列的名称，在集群内唯一；`default` 和 `root` 是 Volcano 自己的。修改会重建队列。",
  },
  "VolcanoQueueArgs.weight": {
    en: "Share of the cluster beside the weights of the other queues, 1 to 65535. Defaults to 1.",
    zh: "与其他队列的权重相比所占的集群份额，1 到 65535。默认为 1。",
  },
  "VolcanoQueueArgs.npus": {
    en: "NPUs that the jobs of the queue take together at most. Defaults to no limit.",
    zh: "队列中的任务合计最多占用的 NPU 数。默认为不限。",
  },
  "VolcanoQueueArgs.cpu": {
    en: "CPU cores that they take together at most. Defaults to no limit.",
    zh: "合计最多占用的 CPU 核数。默认为不限。",
  },
  "VolcanoQueueArgs.memoryGiB": {
    en: "Memory that they take together at most, in GiB. Defaults to no limit.",
    zh: "合计最多占用的内存，单位 GiB。默认为不限。",
  },
  "VolcanoQueueArgs.guaranteedNpus": {
    en: "NPUs that no other queue may take, also while this one is idle; at most `npus`. Defaults to none.",
    zh: "其他队列不能占用的 NPU 数，本队列空闲时也不能；最多为 `npus`。默认为无。",
  },
  "VolcanoQueueArgs.reclaimable": {
    en: "Whether other queues get back what this one borrowed beyond its share. Defaults to true.",
    zh: "其他队列能否收回本队列借用的超出份额的资源。默认为 true。",
  },
  "VolcanoQueueArgs.addonId": {
    en: "Id of the Volcano add-on of the cluster: the queue is made after it and deleted before it. Defaults to none, for a cluster that has Volcano already.",
    zh: "集群的 Volcano 插件的 ID：队列在插件之后创建、之前删除。默认为无，适用于已有 Volcano 的集群。",
  },
  VolcanoJob: {
    en: "Volcano job on whole Ascend nodes, with the rank table that CCE fills in. All its pods start together or none does, on distinct nodes; a failed or evicted pod restarts the job. `up` waits until the job runs. Every field that Volcano's webhook would default is written out, or a second `up` would be refused.\n\nThe pods equal the manual's manifests (seed 000, line 29), but for these, where the manual's would not do what it says:\n- `minAvailable` is the number of pods, not 1: with two tasks and 1, one pod may run alone.\n- `restartPolicy` is Never, and PodFailed restarts the job: with OnFailure a crash never becomes a failed pod.\n- the anti-affinity names this job; the manual's names `vcjob`, which matches nothing once the job is renamed.\n- `dnsPolicy` is ClusterFirstWithHostNet, or a pod on the host's network would not resolve the other pods' names.\n- CPU and memory follow the NPUs; the manual's samples are what a node already had requested.\n- host paths have a type and are mounted read-only, all but the log folder.",
    zh: "使用整台昇腾节点的 Volcano 任务，rank table 由 CCE 填写。全部 Pod 一起启动或都不启动，位于不同的节点；某个 Pod 失败或被驱逐时重启任务。`up` 会等到任务运行。Volcano 的 webhook 会补全的字段全部写出，否则第二次 `up` 会被拒绝。\n\nPod 与手册中的 manifest 相同（种子 000 第 29 行），以下几处除外，因为手册的写法达不到其目的：\n- `minAvailable` 为 Pod 的数量，而不是 1：有两个 task 且为 1 时，可能只有一个 Pod 在运行。\n- `restartPolicy` 为 Never，由 PodFailed 重启任务：为 OnFailure 时，崩溃永远不会变成失败的 Pod。\n- 反亲和指明本任务的名称；手册中写的是 `vcjob`，任务改名后就什么也匹配不到。\n- `dnsPolicy` 为 ClusterFirstWithHostNet，否则使用主机网络的 Pod 无法解析其他 Pod 的名称。\n- CPU 和内存与 NPU 成比例；手册示例中的数值是节点上已经申请的量。\n- 主机路径写明类型并以只读方式挂载，日志目录除外。",
  },
  "VolcanoJob.jobName": { en: "Name of the job.", zh: "任务的名称。" },
  "VolcanoJob.phase": {
    en: "Phase of the job when `up` last looked at it, for example `Running`.",
    zh: "`up` 最后一次查看时任务所处的阶段，例如 `Running`。",
  },
  "VolcanoJobArgs.jobName": {
    en: "Name of the job; pods are called `<job>-main-0` and `<job>-work-<n>`. At most 40 characters.",
    zh: "任务的名称；Pod 名为 `<任务>-main-0` 和 `<任务>-work-<n>`。最多 40 个字符。",
  },
  "VolcanoJobArgs.namespace": {
    en: "Namespace of the job; it must admit Pod Security level `privileged`.",
    zh: "任务的命名空间；必须允许 Pod Security 级别 `privileged`。",
  },
  "VolcanoJobArgs.nodes": {
    en: "Nodes of the job. Each runs one pod; all start together or none does.",
    zh: "任务的节点数。每个节点运行一个 Pod；全部一起启动或都不启动。",
  },
  "VolcanoJobArgs.npusPerNode": { en: "NPUs on each node, 1 to 8.", zh: "每个节点的 NPU 数，1 到 8。" },
  "VolcanoJobArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "VolcanoJobArgs.command": {
    en: "Shell command that each pod runs. `NODE_RANK`, `NNODES` and `MASTER_ADDR` are set.",
    zh: "每个 Pod 运行的 shell 命令。`NODE_RANK`、`NNODES` 和 `MASTER_ADDR` 已设置。",
  },
  "VolcanoJobArgs.environment": {
    en: "Environment of the containers, beyond what the job sets itself.",
    zh: "容器的环境变量，在任务自己设置的变量之外。",
  },
  "VolcanoJobArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "VolcanoJobArgs.configuration": {
    en: "ConfigMap with settings of the program, mounted read-only. Defaults to none.",
    zh: "存放程序设置的 ConfigMap，以只读方式挂载。默认为无。",
  },
  "VolcanoJobArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "VolcanoJobArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "VolcanoJobArgs.masterPort": {
    en: "Port on which the first pod waits for the others. Defaults to 29500.",
    zh: "第一个 Pod 等待其他 Pod 的端口。默认为 29500。",
  },
  "VolcanoJobArgs.maxRetry": {
    en: "How often the job is restarted after a pod failed or was evicted. Defaults to 5 (seed 000, line 29).",
    zh: "Pod 失败或被驱逐后任务最多重启的次数。默认为 5（种子 000 第 29 行）。",
  },
  EnvironmentVariable: {
    en: "One environment variable with a value that may only be known later.",
    zh: "一个环境变量，其值可以之后才可知。",
  },
  "EnvironmentVariable.name": { en: "Name of the variable.", zh: "变量的名称。" },
  "EnvironmentVariable.value": { en: "Value of the variable.", zh: "变量的值。" },
  MountedConfigMap: {
    en: "A ConfigMap whose keys are files of the container, read-only.",
    zh: "一个 ConfigMap，其中的键在容器中是文件，只读。",
  },
  "MountedConfigMap.name": { en: "Name of the ConfigMap.", zh: "ConfigMap 的名称。" },
  "MountedConfigMap.mountPath": { en: "Folder of the files.", zh: "这些文件所在的目录。" },
  MegatronTraining: {
    en: "Training run with AscendSpeed (Megatron) as one Volcano job: environment of the manual's scripts (seed 003, line 33), parallel sizes of its table, folders for checkpoints and logs on the share.",
    zh: "用 AscendSpeed（Megatron）训练，作为一个 Volcano 任务运行：环境变量取自手册的脚本（种子 003 第 33 行），并行参数取自手册的表格，checkpoint 和日志目录位于文件系统上。",
  },
  "MegatronTraining.jobName": { en: "Name of the Volcano job.", zh: "Volcano 任务的名称。" },
  "MegatronTraining.phase": {
    en: "Phase of the job when `up` last looked at it.",
    zh: "`up` 最后一次查看时任务所处的阶段。",
  },
  "MegatronTraining.checkpointPath": {
    en: "Folder of the run's checkpoints on the share.",
    zh: "文件系统上该次训练的 checkpoint 目录。",
  },
  MegatronTrainingArgs: {
    en: "Arguments of MegatronTraining. The numbers come from the training table of the catalogue.",
    zh: "MegatronTraining 的参数。数值来自 catalogue 的训练表。",
  },
  "MegatronTrainingArgs.runName": {
    en: "Name of the run; the job, its folders and its logs are called after it.",
    zh: "训练的名称；任务、目录和日志以它命名。",
  },
  "MegatronTrainingArgs.namespace": { en: "Namespace of the job.", zh: "任务的命名空间。" },
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
    en: "Samples of one step of the optimizer. Defaults to what the start script says.",
    zh: "优化器每一步的样本数（GBS）。默认为启动脚本中的值。",
  },
  "MegatronTrainingArgs.nodes": { en: "Nodes of the job.", zh: "任务的节点数。" },
  "MegatronTrainingArgs.npusPerNode": { en: "NPUs on each node.", zh: "每个节点的 NPU 数。" },
  "MegatronTrainingArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "MegatronTrainingArgs.command": {
    en: "Shell command that starts the run, for example `sh ./scripts/llama2/0_pl_sft_13b.sh`. The manual has none for clusters.",
    zh: "启动训练的 shell 命令，例如 `sh ./scripts/llama2/0_pl_sft_13b.sh`。手册没有给出集群上的命令。",
  },
  "MegatronTrainingArgs.dataPath": {
    en: "Path of the training data in the container.",
    zh: "训练数据在容器中的路径。",
  },
  "MegatronTrainingArgs.weightsPath": {
    en: "Folder of the Hugging Face weights on the share, relative to its root: `models/llama2-13b`.",
    zh: "文件系统上 Hugging Face 权重的目录，相对于其根目录：`models/llama2-13b`。",
  },
  "MegatronTrainingArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "MegatronTrainingArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "MegatronTrainingArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "MegatronTrainingArgs.networkInterface": {
    en: "Network interface between the nodes. Defaults to `enp67s0f5` (seed 000, line 3).",
    zh: "节点之间通信的网卡。默认为 `enp67s0f5`（种子 000 第 3 行）。",
  },
  LlamaFactoryTraining: {
    en: "Supervised fine-tuning with LLaMA-Factory and DeepSpeed as one Volcano job: the settings in a ConfigMap that is called after its content, so that changed settings start the job anew; checkpoints and logs in the run's folder on the share. A job that is restarted goes on from its newest checkpoint.\n\nThe manual leaves out settings and start command; variables and command are LLaMA-Factory's own for several nodes (llamafactory.readthedocs.io, distributed training). torchrun starts one process per NPU, also for a single one: DeepSpeed asks for it.",
    zh: "用 LLaMA-Factory 和 DeepSpeed 进行有监督微调，作为一个 Volcano 任务运行：设置放在以其内容命名的 ConfigMap 中，因此设置变化会重新启动任务；checkpoint 和日志放在文件系统上该次训练的目录中。重启的任务从最新的 checkpoint 继续。\n\n手册没有给出设置和启动命令；变量和命令是 LLaMA-Factory 自己的多机用法（llamafactory.readthedocs.io, distributed training）。torchrun 为每个 NPU 启动一个进程，只有一个 NPU 时也是如此：DeepSpeed 要求这样做。",
  },
  "LlamaFactoryTraining.jobName": { en: "Name of the Volcano job.", zh: "Volcano 任务的名称。" },
  "LlamaFactoryTraining.phase": {
    en: "Phase of the job when `up` last looked at it.",
    zh: "`up` 最后一次查看时任务所处的阶段。",
  },
  "LlamaFactoryTraining.checkpointPath": {
    en: "Folder of the run's checkpoints on the share.",
    zh: "文件系统上该次训练的 checkpoint 目录。",
  },
  LlamaFactoryTrainingArgs: {
    en: "Arguments of LlamaFactoryTraining. The numbers come from the LLaMA-Factory table of the catalogue.",
    zh: "LlamaFactoryTraining 的参数。数值来自 catalogue 的 LLaMA-Factory 表。",
  },
  "LlamaFactoryTrainingArgs.runName": {
    en: "Name of the run; the job, its folders and its logs are called after it.",
    zh: "训练的名称；任务、目录和日志以它命名。",
  },
  "LlamaFactoryTrainingArgs.namespace": { en: "Namespace of the job.", zh: "任务的命名空间。" },
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
  "LlamaFactoryTrainingArgs.nodes": { en: "Nodes of the job.", zh: "任务的节点数。" },
  "LlamaFactoryTrainingArgs.npusPerNode": { en: "NPUs on each node.", zh: "每个节点的 NPU 数。" },
  "LlamaFactoryTrainingArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "LlamaFactoryTrainingArgs.installedTransformers": {
    en: "Version of transformers that each pod installs with LLaMA-Factory from the share. Defaults to what the image has.",
    zh: "每个 Pod 与 LLaMA-Factory 一起从文件系统安装的 transformers 版本。默认为镜像自带的版本。",
  },
  "LlamaFactoryTrainingArgs.command": {
    en: "Shell command that starts the run in place of `llamafactory-cli train`. The settings lie in `/etc/llama-factory`.",
    zh: "代替 `llamafactory-cli train` 启动训练的 shell 命令。设置位于 `/etc/llama-factory`。",
  },
  "LlamaFactoryTrainingArgs.dataSet": { en: "Name of the data set.", zh: "数据集的名称。" },
  "LlamaFactoryTrainingArgs.dataPath": {
    en: "Path of the training data in the container, a file in alpaca format.",
    zh: "训练数据在容器中的路径，为 alpaca 格式的文件。",
  },
  "LlamaFactoryTrainingArgs.weightsPath": {
    en: "Folder of the Hugging Face weights on the share, relative to its root: `models/llama2-13b`.",
    zh: "文件系统上 Hugging Face 权重的目录，相对于其根目录：`models/llama2-13b`。",
  },
  "LlamaFactoryTrainingArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "LlamaFactoryTrainingArgs.queue": {
    en: "Volcano queue. Defaults to `default`.",
    zh: "Volcano 队列。默认为 `default`。",
  },
  "LlamaFactoryTrainingArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "LlamaFactoryTrainingArgs.networkInterface": {
    en: "Network interface between the nodes. Defaults to `enp67s0f5` (seed 000, line 3).",
    zh: "节点之间通信的网卡。默认为 `enp67s0f5`（种子 000 第 3 行）。",
  },
  VllmService: {
    en: "One model served by vLLM's OpenAI-compatible API, on an address that is reachable inside the cluster only. Each replica holds its NPUs for as long as it runs. The manual leaves out the start command; it is vLLM 0.6.3's own (docs.vllm.ai, OpenAI compatible server).",
    zh: "用 vLLM 的 OpenAI 兼容 API 提供一个模型的推理服务，地址只能在集群内访问。每个副本在运行期间一直占用其 NPU。手册没有给出启动命令；这里使用 vLLM 0.6.3 自己的命令（docs.vllm.ai, OpenAI compatible server）。",
  },
  "VllmService.url": {
    en: "Address of the API inside the cluster, without a trailing slash.",
    zh: "API 在集群内的地址，末尾不带斜杠。",
  },
  VllmServiceArgs: {
    en: "Arguments of VllmService. The numbers come from the serving table of the catalogue.",
    zh: "VllmService 的参数。数值来自 catalogue 的推理表。",
  },
  "VllmServiceArgs.serviceName": { en: "Name of the service in the cluster.", zh: "服务在集群中的名称。" },
  "VllmServiceArgs.namespace": {
    en: "Namespace; it must admit Pod Security level `privileged`.",
    zh: "命名空间；必须允许 Pod Security 级别 `privileged`。",
  },
  "VllmServiceArgs.servedModelName": { en: "Model name that clients send.", zh: "客户端发送的模型名称。" },
  "VllmServiceArgs.weightsPath": {
    en: "Folder of the weights on the share, relative to its root: `models/llama2-13b`.",
    zh: "文件系统上权重的目录，相对于其根目录：`models/llama2-13b`。",
  },
  "VllmServiceArgs.npus": {
    en: "NPUs of one replica; the model is split over them by tensor parallelism.",
    zh: "一个副本的 NPU 数；模型以张量并行方式切分到这些 NPU 上。",
  },
  "VllmServiceArgs.maxModelLenTokens": {
    en: "Prompt plus answer, in tokens.",
    zh: "提示词与回答合计的最大长度，单位 token。",
  },
  "VllmServiceArgs.dtype": {
    en: "Type of weights and activations that are not quantized: `float16` or `bfloat16`.",
    zh: "未量化的权重和激活值的类型：`float16` 或 `bfloat16`。",
  },
  "VllmServiceArgs.quantization": {
    en: "How the weights are quantized: `awq`, `smoothquant` or `gptq` (seed 003, line 3). Defaults to not at all.",
    zh: "权重的量化方式：`awq`、`smoothquant` 或 `gptq`（种子 003 第 3 行）。默认为不量化。",
  },
  "VllmServiceArgs.kvCacheDtype": {
    en: "Type of the key-value cache, for example `int8`. Defaults to that of the model.",
    zh: "KV cache 的类型，例如 `int8`。默认为模型的类型。",
  },
  "VllmServiceArgs.allowLongContext": {
    en: "Whether the context may be longer than the one that the model was trained with. Defaults to false: vLLM then ends.",
    zh: "上下文是否可以超过模型训练时的长度。默认为 false：超过时 vLLM 会退出。",
  },
  "VllmServiceArgs.replicas": { en: "Identical copies behind one address.", zh: "同一地址后面的副本数。" },
  "VllmServiceArgs.image": { en: "Image with vLLM for Ascend.", zh: "带有昇腾版 vLLM 的镜像。" },
  "VllmServiceArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "VllmServiceArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
};
