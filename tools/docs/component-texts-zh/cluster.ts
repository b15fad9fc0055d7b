import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of the cluster and its nodes. */
export const CLUSTER_TEXTS: ComponentTexts = {
  CceCluster: {
    en: "CCE cluster. Its API server is reached from inside the VPC only, unless a public address is asked for; then the kubeconfig verifies the server at that address, and the group of the masters denies the ranges that are not allowed. CCE creates the group with the cluster, so between the two, for some minutes, only the client certificate keeps others out.\n\nCreates the control plane, which is billed by the hour, and no node. Volumes, buckets and file systems are never deleted with it. Its kubeconfig is a secret everywhere: the provider's schema marks it as plain text.\n\nOf the changes that CCE cannot make, those that the provider would pass over in silence or fail on halfway are refused in the preview; those for which it would replace the cluster with all that is in it are refused with the option `protect`.",
    zh: "CCE 集群。除非要求公网地址，否则 API server 只能从 VPC 内访问；有公网地址时，kubeconfig 会校验该地址上的服务器，控制节点的安全组拒绝未被允许的地址段。该安全组由 CCE 随集群创建，因此在两者之间的几分钟里，只有客户端证书能挡住他人。\n\n本组件创建控制面（按小时计费），不创建节点。删除集群时绝不会连带删除磁盘、桶和文件系统。kubeconfig 在任何地方都是机密：provider 的 schema 把它标为明文。\n\nCCE 做不到的变更中，provider 会默默忽略或中途失败的，在预览时拒绝；provider 会为之重建集群及其中一切的，在设置 `protect` 选项时拒绝。",
  },
  "CceCluster.clusterId": { en: "Id of the cluster.", zh: "集群的 ID。" },
  "CceCluster.kubeconfig": {
    en: "Kubeconfig of a cluster administrator, JSON text; a secret. CCE issues another one each time it is read.",
    zh: "集群管理员的 kubeconfig，JSON 文本，是机密。CCE 每次被读取都会签发新的。",
  },
  CceClusterArgs: {
    en: "Arguments of CceCluster. Without `existing`, those from `clusterName` to `securityGroupId` but the two of pods are required.",
    zh: "CceCluster 的参数。没有 `existing` 时，从 `clusterName` 到 `securityGroupId` 的参数都必填，与 Pod 有关的两个除外。",
  },
  "CceClusterArgs.existing": {
    en: "Cluster to use in place of a new one. Only its logs are changed, where they are asked for. Defaults to a new cluster.",
    zh: "使用已有集群而不新建。只在要求时修改其日志配置。默认为新建集群。",
  },
  "CceClusterArgs.clusterName": {
    en: "Name of the cluster: 4 to 128 characters, lower-case letters, digits and hyphens. Changing it replaces the cluster.",
    zh: "集群名称：4 到 128 个字符，小写字母、数字和中划线。修改会重建集群。",
  },
  "CceClusterArgs.flavorId": {
    en: "Size of the control plane: `cce.s1.small` and `cce.s1.medium` with one master, `cce.s2.small`, `.medium`, `.large` and `.xlarge` with three, for 50, 200, 1000 and 2000 nodes. It can only grow.",
    zh: "控制面规格：`cce.s1.small` 和 `cce.s1.medium` 有一个控制节点，`cce.s2.small`、`.medium`、`.large` 和 `.xlarge` 有三个，分别支持 50、200、1000 和 2000 个节点。只能变大。",
  },
  "CceClusterArgs.version": {
    en: "Kubernetes version as `v1.31`. Another version than that of the cluster is refused in the preview: nothing here upgrades it.",
    zh: "Kubernetes 版本，写作 `v1.31`。与集群现有版本不同时，预览会拒绝：这里不做升级。",
  },
  "CceClusterArgs.containerNetworkType": {
    en: "`eni` for CCE Turbo, `vpc-router` or `overlay_l2` for CCE Standard. Changing it replaces the cluster.",
    zh: "CCE Turbo 为 `eni`，CCE Standard 为 `vpc-router` 或 `overlay_l2`。修改会重建集群。",
  },
  "CceClusterArgs.containerNetworkCidr": {
    en: "Address range of pods; not used by CCE Turbo, whose pods live in a subnet. Ranges can only be added, with commas.",
    zh: "Pod 的地址段；CCE Turbo 不使用，其 Pod 位于子网中。只能追加地址段，以逗号分隔。",
  },
  "CceClusterArgs.serviceNetworkCidr": {
    en: "Address range of Services, outside the VPC's range. Changing it replaces the cluster.",
    zh: "Service 的地址段，在 VPC 地址段之外。修改会重建集群。",
  },
  "CceClusterArgs.vpcId": {
    en: "VPC of the cluster. Changing it replaces the cluster.",
    zh: "集群所在的 VPC。修改会重建集群。",
  },
  "CceClusterArgs.subnetId": {
    en: "Network id of the subnet of control plane and nodes. Changing it replaces the cluster.",
    zh: "控制面和节点所在子网的网络 ID。修改会重建集群。",
  },
  "CceClusterArgs.eniSubnetId": {
    en: "IPv4 subnet id of the subnet of pods; CCE Turbo only. Subnets can only be added, with commas.",
    zh: "Pod 所在子网的 IPv4 子网 ID；仅 CCE Turbo。只能追加子网，以逗号分隔。",
  },
  "CceClusterArgs.securityGroupId": { en: "Security group of nodes.", zh: "节点的安全组。" },
  "CceClusterArgs.multiAz": {
    en: "Spreads the three masters over availability zones. Defaults to false. Changing it replaces the cluster.",
    zh: "把三个控制节点分布到多个可用区。默认为 false。修改会重建集群。",
  },
  "CceClusterArgs.publicAccess": {
    en: "Public address of the API server. Defaults to none: it is reached from inside the VPC only.",
    zh: "API server 的公网地址。默认为无：只能从 VPC 内访问。",
  },
  "CceClusterArgs.encryptionKeyId": {
    en: "KMS key that Secrets are encrypted with in etcd. Defaults to none. Changing it replaces the cluster.",
    zh: "在 etcd 中加密 Secret 的 KMS 密钥。默认为无。修改会重建集群。",
  },
  "CceClusterArgs.logs": {
    en: "Logs of the control plane to keep. Defaults to none.",
    zh: "要保留的控制面日志。默认为无。",
  },
  "CceClusterArgs.tags": {
    en: "Tags of cluster and public address. Defaults to those of the provider.",
    zh: "集群和公网地址的标签。默认为 provider 的标签。",
  },
  ExistingCluster: { en: "A cluster that exists and stays as it is.", zh: "已有的集群，保持原样。" },
  "ExistingCluster.clusterId": { en: "Id of the cluster.", zh: "集群的 ID。" },
  "ExistingCluster.kubeconfig": {
    en: "Kubeconfig with the rights of a cluster administrator, JSON or YAML; a secret.",
    zh: "具有集群管理员权限的 kubeconfig，JSON 或 YAML；是机密。",
  },
  ClusterPublicAccess: { en: "The public address of an API server.", zh: "API server 的公网地址。" },
  "ClusterPublicAccess.bandwidthMbps": {
    en: "Bandwidth of the address in Mbit/s, 1 to 300. Defaults to 5.",
    zh: "该地址的带宽，单位 Mbit/s，1 到 300。默认为 5。",
  },
  "ClusterPublicAccess.allowedCidrs": {
    en: "Address ranges of the internet that may reach the API server, for example `203.0.113.0/24`: one at least, and never all addresses. Every other range gets a rule that denies it, 50 to 100 of them in the group of the masters.",
    zh: "可以访问 API server 的公网地址段，例如 `203.0.113.0/24`：至少一个，且不能是全部地址。其余每个地址段都有一条拒绝规则，控制节点的安全组中共 50 到 100 条。",
  },
  ClusterLogs: {
    en: "Which logs of the control plane go to LTS, where they are billed by volume.",
    zh: "哪些控制面日志进入 LTS；LTS 按量计费。",
  },
  "ClusterLogs.retentionDays": { en: "Days for which they are kept, 1 to 30.", zh: "保留天数，1 到 30。" },
  "ClusterLogs.audit": {
    en: "Who asked the API server for what. Defaults to true.",
    zh: "审计日志：谁向 API server 请求了什么。默认为 true。",
  },
  "ClusterLogs.kubeApiserver": {
    en: "Log of kube-apiserver. Defaults to true.",
    zh: "kube-apiserver 的日志。默认为 true。",
  },
  "ClusterLogs.kubeControllerManager": {
    en: "Log of kube-controller-manager. Defaults to true.",
    zh: "kube-controller-manager 的日志。默认为 true。",
  },
  "ClusterLogs.kubeScheduler": {
    en: "Log of kube-scheduler. Defaults to true.",
    zh: "kube-scheduler 的日志。默认为 true。",
  },
  ClusterAddons: {
    en: "Add-ons that Ascend workloads need beyond those that CCE installs with each cluster by itself (everest, coredns), which stay as they are: Volcano with queues and NPU topology, the NPU device plugin, and on request others. Pass the node pools in `dependsOn`: an add-on without a schedulable node stays `abnormal` until it times out.\n\nEvery value is written out: an update that names a version alone drops what it does not name (provider source, resource_huaweicloud_cce_addon, update). What an add-on is downloaded from is CCE's to say.",
    zh: "CCE 会为每个集群自行安装一些插件（everest、coredns），这些保持不变；本组件安装昇腾工作负载还需要的插件：带队列和 NPU 拓扑的 Volcano、NPU 设备插件，以及按需安装的其他插件。请把节点池写入 `dependsOn`：没有可调度节点的插件会停留在 `abnormal` 直到超时。\n\n所有取值都完整写出：只给出版本的更新会丢掉未写出的值（provider source, resource_huaweicloud_cce_addon, update）。插件从哪里下载由 CCE 决定。",
  },
  "ClusterAddons.volcanoId": { en: "Id of the Volcano add-on.", zh: "Volcano 插件的 ID。" },
  "ClusterAddons.npuId": {
    en: "Id of the NPU add-on; undefined where there is none.",
    zh: "NPU 插件的 ID；没有安装时为 undefined。",
  },
  ClusterAddonsArgs: {
    en: "Arguments of ClusterAddons. A version can only be raised, in place; CCE refuses those that do not fit the cluster's.",
    zh: "ClusterAddons 的参数。版本只能原地升高；与集群版本不匹配的版本会被 CCE 拒绝。",
  },
  "ClusterAddonsArgs.clusterId": { en: "Cluster that gets the add-ons.", zh: "安装插件的集群。" },
  "ClusterAddonsArgs.nodes": {
    en: "Nodes that the cluster has: the size of Volcano's pods. Defaults to 50.",
    zh: "集群的节点数，决定 Volcano 各 Pod 的规格。默认为 50。",
  },
  "ClusterAddonsArgs.volcanoVersion": {
    en: "Version of the Volcano add-on, for example `1.18.3`.",
    zh: "Volcano 插件的版本，例如 `1.18.3`。",
  },
  "ClusterAddonsArgs.npuVersion": {
    en: "Version of the add-on CCE AI Suite (Ascend NPU), for example `2.1.53`. Defaults to none, for clusters whose NPUs are all in ModelArts Lite pools: those bring a device plugin of their own.",
    zh: "插件 CCE AI 套件（Ascend NPU）的版本，例如 `2.1.53`。默认为不安装，适用于 NPU 全部位于 ModelArts Lite 资源池的集群：资源池自带设备插件。",
  },
  "ClusterAddonsArgs.npdVersion": {
    en: "Version of the node problem detector, for example `1.19.25`. Defaults to none.",
    zh: "节点故障检测插件的版本，例如 `1.19.25`。默认为不安装。",
  },
  "ClusterAddonsArgs.metricsServerVersion": {
    en: "Version of the metrics server, for example `1.3.90`. Defaults to none.",
    zh: "metrics-server 插件的版本，例如 `1.3.90`。默认为不安装。",
  },
  "ClusterAddonsArgs.nodeLocalDnsVersion": {
    en: "Version of the DNS cache of nodes, for example `1.6.62`. Defaults to none.",
    zh: "节点本地 DNS 缓存插件的版本，例如 `1.6.62`。默认为不安装。",
  },
  "ClusterAddonsArgs.logAgentVersion": {
    en: "Version of the log agent, for example `1.7.3`. Needs `clusterName` and `projectId`. Defaults to none.",
    zh: "日志采集插件的版本，例如 `1.7.3`。需要 `clusterName` 和 `projectId`。默认为不安装。",
  },
  "ClusterAddonsArgs.clusterName": {
    en: "Name of the cluster, as the log agent reports it.",
    zh: "日志采集插件上报的集群名称。",
  },
  "ClusterAddonsArgs.projectId": {
    en: "Project of the cluster, as the log agent reports it.",
    zh: "日志采集插件上报的集群所属项目。",
  },
  NpuNodePool: {
    en: "Pool of nodes in a CCE cluster, billed by the hour: Ascend Snt9B machines, or with a flavor without NPUs virtual machines for what must not take an NPU's time, such as add-ons and uploads. NPU nodes are dear: they are billed from creation to deletion, whether or not a workload runs. The pool never changes its size by itself.\n\nWhat cannot change is refused in the preview: nodes are not replaced under a running job. Make another pool beside it.",
    zh: "CCE 集群中的节点池，按小时计费：昇腾 Snt9B 机器；规格不含 NPU 时则为虚拟机，用于插件、上传等不应占用 NPU 时间的工作。NPU 节点很贵：从创建到删除一直计费，与是否有任务运行无关。节点池不会自行改变大小。\n\n不能修改的内容在预览时拒绝：不会在任务运行时更换节点。请在旁边另建一个节点池。",
  },
  "NpuNodePool.nodePoolId": { en: "Id of the node pool.", zh: "节点池的 ID。" },
  NpuNodePoolArgs: {
    en: "Arguments of NpuNodePool. Exactly one of `publicKey` and `keyPairName` is required.",
    zh: "NpuNodePool 的参数。`publicKey` 和 `keyPairName` 必须且只能填写一个。",
  },
  "NpuNodePoolArgs.clusterId": { en: "Cluster that the nodes join. Cannot change.", zh: "节点加入的集群。不能修改。" },
  "NpuNodePoolArgs.poolName": {
    en: "Name of the pool: 1 to 50 characters, lower-case letters, digits and hyphens.",
    zh: "节点池的名称：1 到 50 个字符，小写字母、数字和中划线。",
  },
  "NpuNodePoolArgs.flavorId": {
    en: "Flavor of the nodes. Snt9B flavors depend on region and stock, so there is no default. Cannot change.",
    zh: "节点规格。Snt9B 规格取决于区域和库存，因此没有默认值。不能修改。",
  },
  "NpuNodePoolArgs.nodeType": {
    en: "`ElasticBMS` for bare-metal Snt9B nodes (CCE Turbo only), `vm` for virtual machines. Cannot change.",
    zh: "`ElasticBMS` 为 Snt9B 裸金属节点（仅 CCE Turbo），`vm` 为虚拟机。不能修改。",
  },
  "NpuNodePoolArgs.os": {
    en: "Operating system, for example `Huawei Cloud EulerOS 2.0`. Another one is for new nodes.",
    zh: "操作系统，例如 `Huawei Cloud EulerOS 2.0`。修改后只用于新节点。",
  },
  "NpuNodePoolArgs.nodes": {
    en: "Number of nodes. Raising it buys nodes, lowering it removes them.",
    zh: "节点数。调大会购买节点，调小会移除节点。",
  },
  "NpuNodePoolArgs.availabilityZone": {
    en: "Availability zone of the nodes. Cannot change.",
    zh: "节点的可用区。不能修改。",
  },
  "NpuNodePoolArgs.publicKey": {
    en: "Public SSH key for administrators, OpenSSH format; a key pair is made of it. Without a public address on the nodes it serves from inside the VPC only. Another one is for new nodes.",
    zh: "管理员的 SSH 公钥，OpenSSH 格式；由它创建密钥对。节点没有公网地址，因此只能在 VPC 内使用。修改后只用于新节点。",
  },
  "NpuNodePoolArgs.keyPairName": {
    en: "Name of a key pair that exists, in place of `publicKey`.",
    zh: "已有密钥对的名称，代替 `publicKey`。",
  },
  "NpuNodePoolArgs.subnetId": {
    en: "Network id of the subnet of the nodes. Defaults to that of the cluster.",
    zh: "节点所在子网的网络 ID。默认为集群的子网。",
  },
  "NpuNodePoolArgs.securityGroupIds": {
    en: "Security groups of the nodes. Defaults to the cluster's for nodes.",
    zh: "节点的安全组。默认为集群的节点安全组。",
  },
  "NpuNodePoolArgs.rootVolumeGiB": {
    en: "Size of the system disk in GiB. Defaults to 100.",
    zh: "系统盘大小，单位 GiB。默认为 100。",
  },
  "NpuNodePoolArgs.dataVolumeGiB": {
    en: "Size of the data disk that holds images and emptyDirs, in GiB. Defaults to 500: the images are 20 to 60 GB each.",
    zh: "存放镜像和 emptyDir 的数据盘大小，单位 GiB。默认为 500：每个镜像 20 到 60 GB。",
  },
  "NpuNodePoolArgs.encryptionKeyId": {
    en: "KMS key that the disks are encrypted with; EVS needs its agency `EVSAccessKMS` once per project. Defaults to no encryption.",
    zh: "加密磁盘的 KMS 密钥；每个项目需要为 EVS 创建一次委托 `EVSAccessKMS`。默认为不加密。",
  },
  "NpuNodePoolArgs.labels": {
    en: "Labels of the nodes, beyond those that CCE and the add-ons set. Defaults to none.",
    zh: "节点的标签（label），在 CCE 和插件所设标签之外。默认为无。",
  },
  "NpuNodePoolArgs.taints": {
    en: "Taints of the nodes. Defaults to none. One pool of a cluster needs none: add-ons run there.",
    zh: "节点的污点。默认为无。集群中要有一个没有污点的节点池：插件在那里运行。",
  },
  "NpuNodePoolArgs.maxPods": {
    en: "Pods of one node at most, 16 to 256. Defaults to CCE's own, by the flavor. Fixed when the pool is made.",
    zh: "每个节点最多的 Pod 数，16 到 256。默认为 CCE 按规格给出的值。创建后固定。",
  },
  "NpuNodePoolArgs.systemReservedMiB": {
    en: "Memory that each node keeps for the operating system, in MiB. Defaults to CCE's own. Fixed when the pool is made.",
    zh: "每个节点为操作系统保留的内存，单位 MiB。默认为 CCE 自己的值。创建后固定。",
  },
  "NpuNodePoolArgs.kubeReservedMiB": {
    en: "Memory that each node keeps for kubelet and containerd, in MiB. Defaults to CCE's own. Fixed when the pool is made.",
    zh: "每个节点为 kubelet 和 containerd 保留的内存，单位 MiB。默认为 CCE 自己的值。创建后固定。",
  },
  "NpuNodePoolArgs.containerDiskGB": {
    en: "Space that containerd gives one container for its own files, in GB, 10 or more. Defaults to CCE's own. Fixed when the pool is made.",
    zh: "containerd 为单个容器自身文件提供的空间，单位 GB，10 或更多。默认为 CCE 自己的值。创建后固定。",
  },
  "NpuNodePoolArgs.tags": {
    en: "Tags of the machines, the existing ones included. Defaults to those of the provider.",
    zh: "机器的标签，包括已有的机器。默认为 provider 的标签。",
  },
  ModelArtsNodePool: {
    en: "ModelArts Lite resource pool: Snt9B machines, bought for months or years, that join a CCE cluster with driver and device plugin set up by ModelArts. ModelArts must be authorized in the account before (`Permissions`).\n\nDeleting the pool unsubscribes from the machines, and what was paid is at most partly refunded; so Pulumi refuses to delete or replace it unless the component's option `protect` is false.",
    zh: "ModelArts Lite 资源池：按月或按年购买的 Snt9B 机器，加入一个 CCE 集群，驱动和设备插件由 ModelArts 安装。账号中必须先完成 ModelArts 授权（`Permissions`）。\n\n删除资源池会退订机器，已付费用最多退还一部分；因此除非组件的 `protect` 选项为 false，否则 Pulumi 拒绝删除或重建它。",
  },
  "ModelArtsNodePool.poolId": { en: "Id of the resource pool.", zh: "资源池的 ID。" },
  ModelArtsNodePoolArgs: {
    en: "Arguments of ModelArtsNodePool. Exactly one of `publicKey` and `keyPairName` is required.",
    zh: "ModelArtsNodePool 的参数。`publicKey` 和 `keyPairName` 必须且只能填写一个。",
  },
  "ModelArtsNodePoolArgs.poolName": {
    en: "Name of the pool: 4 to 32 characters, lower-case letters, digits and hyphens. Changing it replaces the pool.",
    zh: "资源池的名称：4 到 32 个字符，小写字母、数字和中划线。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.clusterId": {
    en: "CCE cluster that the nodes join, in the same VPC; one pool for one cluster. Changing it replaces the pool.",
    zh: "节点加入的 CCE 集群，位于同一 VPC；一个集群对应一个资源池。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.vpcId": {
    en: "VPC of cluster and nodes. Changing it replaces the pool.",
    zh: "集群和节点所在的 VPC。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.subnetId": {
    en: "Network id of the subnet of the nodes. Changing it replaces the pool.",
    zh: "节点所在子网的网络 ID。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.securityGroupIds": {
    en: "Security groups of the nodes. Defaults to ModelArts' own choice.",
    zh: "节点的安全组。默认为 ModelArts 自行选择。",
  },
  "ModelArtsNodePoolArgs.flavorId": {
    en: "Flavor of the nodes, for example `modelarts.bm.npu.arm.8snt9b3.d`: depends on region and stock, so there is no default. Cannot change.",
    zh: "节点规格，例如 `modelarts.bm.npu.arm.8snt9b3.d`：取决于区域和库存，因此没有默认值。不能修改。",
  },
  "ModelArtsNodePoolArgs.nodes": {
    en: "Number of nodes, 1 or more. Raising it buys nodes for the same period.",
    zh: "节点数，1 或更多。调大时按相同周期购买节点。",
  },
  "ModelArtsNodePoolArgs.availabilityZone": {
    en: "Availability zone of the nodes. Defaults to ModelArts' own choice.",
    zh: "节点的可用区。默认为 ModelArts 自行选择。",
  },
  "ModelArtsNodePoolArgs.os": {
    en: "Operating system of the nodes, by the name of its image. Defaults to the flavor's own.",
    zh: "节点的操作系统，用镜像名称表示。默认为该规格自带的系统。",
  },
  "ModelArtsNodePoolArgs.driverVersion": {
    en: "NPU driver, for example `7.5.0.5.220-24.1.0.3`. Defaults to the flavor's own.",
    zh: "NPU 驱动版本，例如 `7.5.0.5.220-24.1.0.3`。默认为该规格自带的版本。",
  },
  "ModelArtsNodePoolArgs.labels": {
    en: "Labels of the nodes. Defaults to none.",
    zh: "节点的标签（label）。默认为无。",
  },
  "ModelArtsNodePoolArgs.taints": { en: "Taints of the nodes. Defaults to none.", zh: "节点的污点。默认为无。" },
  "ModelArtsNodePoolArgs.rootVolumeGiB": {
    en: "Size of the system disk in GiB. Defaults to the flavor's own.",
    zh: "系统盘大小，单位 GiB。默认为该规格自带的大小。",
  },
  "ModelArtsNodePoolArgs.dataVolumeGiB": {
    en: "Size of a data disk for images and emptyDirs in GiB. Defaults to the flavor's own: local disks, for bare metal.",
    zh: "存放镜像和 emptyDir 的数据盘大小，单位 GiB。默认为该规格自带的磁盘，裸金属为本地盘。",
  },
  "ModelArtsNodePoolArgs.publicKey": {
    en: "Public SSH key of administrators, OpenSSH format; a key pair is made of it. Changing it replaces the pool.",
    zh: "管理员的 SSH 公钥，OpenSSH 格式；由它创建密钥对。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.keyPairName": {
    en: "Name of a key pair that exists, in place of `publicKey`. Changing it replaces the pool.",
    zh: "已有密钥对的名称，代替 `publicKey`。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.periodUnit": {
    en: "Unit of the period that is paid in advance: `month` or `year`. Changing it replaces the pool.",
    zh: "预付周期的单位：`month` 或 `year`。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.period": {
    en: "Length of that period: 1 to 9 months, or 1 to 3 years. Changing it replaces the pool.",
    zh: "周期长度：1 到 9 个月，或 1 到 3 年。修改会重建资源池。",
  },
  "ModelArtsNodePoolArgs.autoRenew": {
    en: "Whether the machines are bought again at the end of the period. Defaults to false.",
    zh: "周期结束时是否自动续购。默认为 false。",
  },
  "ModelArtsNodePoolArgs.acceptPrepaid": {
    en: "Whether you accept that the machines are paid in advance, used or not. Nothing is bought without it.",
    zh: "是否接受机器预付费，无论是否使用。不接受则不会购买任何机器。",
  },
  "ModelArtsNodePoolArgs.tags": {
    en: "Tags of the machines. Defaults to those of the provider.",
    zh: "机器的标签。默认为 provider 的标签。",
  },
  NodeTaint: {
    en: "Keeps pods without a matching toleration away from a node.",
    zh: "使没有匹配容忍（toleration）的 Pod 不会调度到该节点。",
  },
  "NodeTaint.key": { en: "Key of the taint, for example `npu`.", zh: "污点的键，例如 `npu`。" },
  "NodeTaint.value": { en: "Value of the taint. Defaults to an empty one.", zh: "污点的值。默认为空值。" },
  "NodeTaint.effect": {
    en: "`NoSchedule`, `PreferNoSchedule` or `NoExecute`.",
    zh: "`NoSchedule`、`PreferNoSchedule` 或 `NoExecute`。",
  },
};
