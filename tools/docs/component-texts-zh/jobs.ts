import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of Volcano jobs and of the steps of pipelines. */
export const JOBS_TEXTS: ComponentTexts = {
  VolcanoJob: {
    en: "Volcano job on whole Ascend nodes, with the rank table that CCE fills in. All its pods start together or none does, on distinct nodes; a failed or evicted pod restarts the job. `up` waits until the job runs or has completed, says how far it is and why it waits, and where it failed, which pod and with which last words; the next `up` then tries again. A job goes on when `up` is interrupted, and one that fails later is tried again by `up --refresh`. Every field that Volcano's webhook would default is written out, or a second `up` would be refused.\n\nThe pods equal the manual's manifests (seed 000, line 29), but for these, where the manual's would not do what it says:\n- `minAvailable` is the number of pods, not 1: with two tasks and 1, one pod may run alone.\n- `restartPolicy` is Never, and PodFailed restarts the job: with OnFailure a crash never becomes a failed pod.\n- the anti-affinity names this job; the manual's names `vcjob`, which matches nothing once the job is renamed.\n- `dnsPolicy` is ClusterFirstWithHostNet, or a pod on the host's network would not resolve the other pods' names.\n- CPU and memory follow the NPUs; the manual's samples are what a node already had requested.\n- host paths have a type and are mounted read-only, all but the log folder.",
    zh: "使用整台昇腾节点的 Volcano 任务，rank table 由 CCE 填写。全部 Pod 一起启动或都不启动，位于不同的节点；某个 Pod 失败或被驱逐时重启任务。`up` 会等到任务运行或完成，说明进度和等待的原因；任务失败时说明是哪个 Pod 以及它最后的输出；下一次 `up` 会重试。`up` 被中断时任务继续运行；之后才失败的任务由 `up --refresh` 重试。Volcano 的 webhook 会补全的字段全部写出，否则第二次 `up` 会被拒绝。\n\nPod 与手册中的 manifest 相同（种子 000 第 29 行），以下几处除外，因为手册的写法达不到其目的：\n- `minAvailable` 为 Pod 的数量，而不是 1：有两个 task 且为 1 时，可能只有一个 Pod 在运行。\n- `restartPolicy` 为 Never，由 PodFailed 重启任务：为 OnFailure 时，崩溃永远不会变成失败的 Pod。\n- 反亲和指明本任务的名称；手册中写的是 `vcjob`，任务改名后就什么也匹配不到。\n- `dnsPolicy` 为 ClusterFirstWithHostNet，否则使用主机网络的 Pod 无法解析其他 Pod 的名称。\n- CPU 和内存与 NPU 成比例；手册示例中的数值是节点上已经申请的量。\n- 主机路径写明类型并以只读方式挂载，日志目录除外。",
  },
  "VolcanoJob.jobName": { en: "Name of the job.", zh: "任务的名称。" },
  "VolcanoJob.phase": {
    en: "Phase of the job when `up` last looked at it, for example `Running`.",
    zh: "`up` 最后一次查看时任务所处的阶段，例如 `Running`。",
  },
  "VolcanoJob.done": {
    en: "Name of the job, known once it is in the state that `waitFor` names: what comes after it uses this. Of a suspended job it is known once the job is stopped.",
    zh: "任务的名称，任务到达 `waitFor` 所写的状态后才可知：排在其后的资源使用它。暂停的任务在停止后可知。",
  },
  "VolcanoJobArgs.jobName": {
    en: "Name of the job; pods are called `<job>-main-0` and `<job>-work-<n>`. At most 40 characters.",
    zh: "任务的名称；Pod 名为 `<任务>-main-0` 和 `<任务>-work-<n>`。最多 40 个字符。",
  },
  "VolcanoJobArgs.namespace": {
    en: "Namespace of the job; with NPUs it must admit Pod Security level `privileged`.",
    zh: "任务的命名空间；使用 NPU 时必须允许 Pod Security 级别 `privileged`。",
  },
  "VolcanoJobArgs.nodes": {
    en: "Nodes of the job. Each runs one pod; all start together or none does.",
    zh: "任务的节点数。每个节点运行一个 Pod；全部一起启动或都不启动。",
  },
  "VolcanoJobArgs.npusPerNode": {
    en: "NPUs on each node, 0 to 8. With 0 the job holds no NPU, has no rank table, and may run on nodes without driver.",
    zh: "每个节点的 NPU 数，0 到 8。为 0 时任务不占用 NPU，没有 rank table，可以在没有驱动的节点上运行。",
  },
  "VolcanoJobArgs.cpuCores": {
    en: "CPU cores of each pod. Defaults to 21 for each NPU, without NPUs to 16.",
    zh: "每个 Pod 的 CPU 核数。默认为每个 NPU 21 核，没有 NPU 时为 16 核。",
  },
  "VolcanoJobArgs.memoryGiB": {
    en: "Memory of each pod in GiB. Defaults to 168 for each NPU, without NPUs to 128.",
    zh: "每个 Pod 的内存，单位 GiB。默认为每个 NPU 168，没有 NPU 时为 128。",
  },
  "VolcanoJobArgs.image": { en: "Image of the pods.", zh: "Pod 的镜像。" },
  "VolcanoJobArgs.command": {
    en: "Shell command that each pod runs. `NODE_RANK`, `NNODES`, `MASTER_ADDR` and `MASTER_PORT` are set.",
    zh: "每个 Pod 运行的 shell 命令。`NODE_RANK`、`NNODES`、`MASTER_ADDR` 和 `MASTER_PORT` 已设置。",
  },
  "VolcanoJobArgs.environment": {
    en: "Environment of the containers, beyond what the job sets itself.",
    zh: "容器的环境变量，在任务自己设置的变量之外。",
  },
  "VolcanoJobArgs.secretEnvironment": {
    en: "Environment of the containers from Secrets. Defaults to none.",
    zh: "取自 Secret 的容器环境变量。默认为无。",
  },
  "VolcanoJobArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "VolcanoJobArgs.configuration": {
    en: "ConfigMap with settings of the program, mounted read-only. Defaults to none.",
    zh: "存放程序设置的 ConfigMap，以只读方式挂载。默认为无。",
  },
  "VolcanoJobArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "VolcanoJobArgs.priorityClassName": {
    en: "PriorityClass of the job: a higher one starts first. Defaults to none.",
    zh: "任务的 PriorityClass：优先级高的先启动。默认为无。",
  },
  "VolcanoJobArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "VolcanoJobArgs.spread": {
    en: "Whether pods lie on nodes of their own: `Required` or `Preferred`. Defaults to `Required` (seed 000, line 29).",
    zh: "Pod 是否各占一个节点：`Required`（必须）或 `Preferred`（尽量）。默认为 `Required`（种子 000 第 29 行）。",
  },
  "VolcanoJobArgs.hostNetwork": {
    en: "Whether the pods use the network of their nodes (seed 000, line 29). Defaults to true, without NPUs to false.",
    zh: "Pod 是否使用节点的网络（种子 000 第 29 行）。默认为 true，没有 NPU 时为 false。",
  },
  "VolcanoJobArgs.networkInterface": {
    en: "Network interface between the nodes, for Gloo, TensorPipe and HCCL. Defaults to what each container finds: the one that holds the node's address (seed 000, line 3).",
    zh: "节点之间通信的网卡，用于 Gloo、TensorPipe 和 HCCL。默认为由每个容器自行查找：持有节点地址的网卡（种子 000 第 3 行）。",
  },
  "VolcanoJobArgs.masterPort": {
    en: "Port on which the first pod waits for the others. Defaults to one of 23000 to 27999 that follows from namespace and name of the job, as runs of less than a node share the network of theirs.",
    zh: "第一个 Pod 等待其他 Pod 的端口。默认为 23000 到 27999 中由命名空间和任务名称决定的一个端口，因为不占满节点的任务共用节点的网络。",
  },
  "VolcanoJobArgs.maxRetry": {
    en: "Attempts that the job has: each ends when a pod fails or is evicted, and after the last one the job has failed. Defaults to 5 (seed 000, line 29).",
    zh: "任务的尝试次数：某个 Pod 失败或被驱逐时一次尝试结束，最后一次之后任务失败。默认为 5（种子 000 第 29 行）。",
  },
  "VolcanoJobArgs.deadlineMinutes": {
    en: "Minutes after which an attempt is ended and the job with it, without a restart. Defaults to none.",
    zh: "一次尝试的最长时间，单位分钟，超过后任务随之结束且不再重启。默认为无。",
  },
  "VolcanoJobArgs.faultScheduling": {
    en: "What CCE does with the job's pods when an NPU or node fails, label `fault-scheduling`: `force`, `grace` or `off`. Defaults to `force` (seed 000, line 29).",
    zh: "NPU 或节点故障时 CCE 如何处理任务的 Pod，即标签 `fault-scheduling`：`force`、`grace` 或 `off`。默认为 `force`（种子 000 第 29 行）。",
  },
  "VolcanoJobArgs.logPath": {
    en: "Folder in the container to which output is written as well, as `<job>-<node rank>.log`. Defaults to none.",
    zh: "容器中的文件夹，输出同时写入其中的 `<任务>-<节点序号>.log`。默认为无。",
  },
  "VolcanoJobArgs.resultPath": {
    en: "Folder or file in the container that is the job's result, with `fingerprint`: `<path>.complete` holds the fingerprint when the command has ended well on all nodes, and a job that finds it there does nothing. Defaults to none.",
    zh: "容器中作为任务结果的文件夹或文件，与 `fingerprint` 一起使用：命令在全部节点上正常结束后，`<路径>.complete` 中写有指纹；任务若在那里找到该指纹，则什么也不做。默认为无。",
  },
  "VolcanoJobArgs.fingerprint": {
    en: "What the result depends on, as a hash: another one is another job. Defaults to none.",
    zh: "结果所依赖的内容的哈希值：哈希值不同就是另一个任务。默认为无。",
  },
  "VolcanoJobArgs.kubeconfig": {
    en: "Kubeconfig of who watches the job; a secret. Defaults to kubectl's own configuration (KUBECONFIG, ~/.kube/config).",
    zh: "监视任务所用的 kubeconfig；是机密。默认为 kubectl 自己的配置（KUBECONFIG、~/.kube/config）。",
  },
  "VolcanoJobArgs.waitFor": {
    en: "What `up` waits for: `Running`, `Completed` or `Nothing`. Defaults to `Running`.",
    zh: "`up` 等待什么：`Running`、`Completed` 或 `Nothing`。默认为 `Running`。",
  },
  "VolcanoJobArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits. Defaults to 30 for `Running` and 1440, a day, for `Completed`.",
    zh: "`up` 最多等待的分钟数。等待 `Running` 时默认为 30，等待 `Completed` 时默认为 1440，即一天。",
  },
  "VolcanoJobArgs.suspend": {
    en: "Whether the job is stopped and gives its NPUs back until this is false again. Defaults to false.",
    zh: "是否停止任务并释放其 NPU，直到本参数再次为 false。默认为 false。",
  },
  "VolcanoJobArgs.runId": {
    en: "Text of which another one starts the job anew. Defaults to none.",
    zh: "任意文本，改变它会重新启动任务。默认为无。",
  },
  SecretVariable: {
    en: "One environment variable whose value is a key of a Kubernetes Secret: it is in no manifest.",
    zh: "一个环境变量，其值是 Kubernetes Secret 的一个键：不出现在任何 manifest 中。",
  },
  "SecretVariable.name": { en: "Name of the variable.", zh: "变量的名称。" },
  "SecretVariable.secretName": {
    en: "Name of the Secret, in the namespace of the pods.",
    zh: "Secret 的名称，位于 Pod 的命名空间。",
  },
  "SecretVariable.key": { en: "Key of the Secret.", zh: "Secret 的键。" },
  PipelineStep: {
    en: "One step of a pipeline: a Volcano job that runs to its end once per content of its inputs. A step that has ended well stays so when its pods or its job are gone; one that failed is tried again by the next `up`; an interrupted `up` goes on. What was made from other inputs is kept beside the result, as `<path>.replaced-<begin of its fingerprint>`.",
    zh: "流水线的一个步骤：一个 Volcano 任务，对每一份输入内容只运行到结束一次。正常结束的步骤在其 Pod 或任务消失后仍算完成；失败的步骤由下一次 `up` 重试；被中断的 `up` 会接着进行。由其他输入得到的结果保留在旁边，名为 `<路径>.replaced-<其指纹的开头>`。",
  },
  "PipelineStep.path": {
    en: "Path of the result, known once the step has ended well.",
    zh: "结果的路径，步骤正常结束后才可知。",
  },
  "PipelineStep.fingerprint": {
    en: "What identifies the content of the result; known before the step has run.",
    zh: "标识结果内容的指纹；在步骤运行之前即可知。",
  },
  "PipelineStep.jobName": { en: "Name of the Volcano job.", zh: "Volcano 任务的名称。" },
  "PipelineStepArgs.stepName": {
    en: "Name of the step and of its Volcano job, `<run>-<step>`: at most 40 characters.",
    zh: "步骤及其 Volcano 任务的名称，`<run>-<step>`：最多 40 个字符。",
  },
  "PipelineStepArgs.runName": {
    en: "Name of the run that it is a step of: its log is `saved_dir_for_output/<run>/logs/<step>-<node rank>.log` on the share.",
    zh: "步骤所属任务（run）的名称：日志位于共享目录的 `saved_dir_for_output/<run>/logs/<step>-<节点序号>.log`。",
  },
  "PipelineStepArgs.namespace": {
    en: "Namespace of the job; with NPUs it must admit Pod Security level `privileged`.",
    zh: "任务的命名空间；使用 NPU 时必须允许 Pod Security 级别 `privileged`。",
  },
  "PipelineStepArgs.image": {
    en: "Image of the pods: bash, GNU coreutils, and what the command needs.",
    zh: "Pod 的镜像：包含 bash、GNU coreutils 以及命令所需的程序。",
  },
  "PipelineStepArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 文件系统的 PVC。" },
  "PipelineStepArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "PipelineStepArgs.priorityClassName": {
    en: "PriorityClass of the job. Defaults to none.",
    zh: "任务的 PriorityClass。默认为无。",
  },
  "PipelineStepArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  "PipelineStepArgs.kubeconfig": {
    en: "Kubeconfig of who watches the job; a secret. Defaults to kubectl's own configuration.",
    zh: "监视任务所用的 kubeconfig；是机密。默认为 kubectl 自己的配置。",
  },
  "PipelineStepArgs.command": {
    en: "Shell text of the step, run by `bash -e -o pipefail` on each node. `NODE_RANK`, `NNODES`, `MASTER_ADDR`, `MASTER_PORT`, `STEP_OUTPUT` and `STEP_FINGERPRINT` are set.",
    zh: "步骤的 shell 文本，在每个节点上由 `bash -e -o pipefail` 运行。`NODE_RANK`、`NNODES`、`MASTER_ADDR`、`MASTER_PORT`、`STEP_OUTPUT` 和 `STEP_FINGERPRINT` 已设置。",
  },
  "PipelineStepArgs.environment": {
    en: "Environment of the containers. Defaults to what every job has.",
    zh: "容器的环境变量。默认为每个任务都有的变量。",
  },
  "PipelineStepArgs.secretEnvironment": {
    en: "Environment of the containers from Secrets; what it holds does not run the step again. Defaults to none.",
    zh: "取自 Secret 的容器环境变量；其内容改变不会使步骤重新运行。默认为无。",
  },
  "PipelineStepArgs.npus": { en: "NPUs of one node, 0 to 8.", zh: "一个节点的 NPU 数，0 到 8。" },
  "PipelineStepArgs.nodes": { en: "Nodes. Defaults to 1.", zh: "节点数。默认为 1。" },
  "PipelineStepArgs.cpuCores": {
    en: "CPU cores of each pod. Defaults to 21 for each NPU, without NPUs to 16.",
    zh: "每个 Pod 的 CPU 核数。默认为每个 NPU 21 核，没有 NPU 时为 16 核。",
  },
  "PipelineStepArgs.memoryGiB": {
    en: "Memory of each pod in GiB. Defaults to 168 for each NPU, without NPUs to 128.",
    zh: "每个 Pod 的内存，单位 GiB。默认为每个 NPU 168，没有 NPU 时为 128。",
  },
  "PipelineStepArgs.configuration": {
    en: "ConfigMap with settings, mounted read-only. Its name should follow from its content. Defaults to none.",
    zh: "存放设置的 ConfigMap，以只读方式挂载。其名称应由内容决定。默认为无。",
  },
  "PipelineStepArgs.networkInterface": {
    en: "Network interface between the nodes. Defaults to what each container finds (VolcanoJob).",
    zh: "节点之间通信的网卡。默认为由每个容器自行查找（VolcanoJob）。",
  },
  "PipelineStepArgs.inputs": {
    en: "What the result depends on, by name: checksum of the data, fingerprint of the step before, version of the weights. Command, image, environment, configuration, nodes and NPUs are added.",
    zh: "结果所依赖的内容，按名称列出：数据的校验和、上一步骤的指纹、权重的版本。命令、镜像、环境变量、设置、节点数和 NPU 数会自动加入。",
  },
  "PipelineStepArgs.outputPath": {
    en: "Folder or file of the result in the container; `<path>.complete` holds the fingerprint once the step has ended well.",
    zh: "容器中作为结果的文件夹或文件；步骤正常结束后，`<路径>.complete` 中写有指纹。",
  },
  "PipelineStepArgs.runId": {
    en: "Text of which another one runs the step again. Defaults to none.",
    zh: "任意文本，改变它会重新运行步骤。默认为无。",
  },
  "PipelineStepArgs.timeLimitMinutes": {
    en: "Minutes for which `up` waits for the end. Defaults to 1440, a day.",
    zh: "`up` 等待其结束的最长分钟数。默认为 1440，即一天。",
  },
  "PipelineStepArgs.deadlineMinutes": {
    en: "Minutes after which an attempt is ended and the step with it. Defaults to none.",
    zh: "一次尝试的最长时间，单位分钟，超过后步骤随之结束。默认为无。",
  },
  "PipelineStepArgs.maxRetry": {
    en: "Attempts that the step has in one `up`: each ends when a pod fails or is evicted. Defaults to 5 (seed 000, line 29).",
    zh: "步骤在一次 `up` 中的尝试次数：某个 Pod 失败或被驱逐时一次尝试结束。默认为 5（种子 000 第 29 行）。",
  },
};
