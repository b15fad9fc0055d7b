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
};
