/** Chinese descriptions of the rules of the policy pack. `en` is the description that was translated. */
export const CHINESE_RULES: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  "cluster-endpoint-verified": {
    en: "A public address of an API server is among the names of its certificate; otherwise clients cannot tell the cluster from an impostor (huaweicloud.com, usermanual-cce, cce_10_0367).",
    zh: "API server 的公网地址包含在其证书的名称中；否则客户端无法分辨集群与冒充者（huaweicloud.com, usermanual-cce, cce_10_0367）。",
  },
  "cluster-keeps-volumes": {
    en: "Deleting a cluster deletes no disk, bucket or file system (provider documentation, cce_cluster, delete_all).",
    zh: "删除集群不会删除磁盘、桶或文件系统（provider documentation, cce_cluster, delete_all）。",
  },
  "no-open-ports": {
    en: "No rule of a security group admits all addresses of the internet.",
    zh: "安全组规则不放行互联网的全部地址。",
  },
  "nodes-with-key-pair": {
    en: "Nodes are logged in to with a key pair, never with a password.",
    zh: "登录节点只用密钥对，不用密码。",
  },
  "bucket-versioned": {
    en: "In production a bucket keeps what is overwritten or deleted; buckets of access logs are excepted.",
    zh: "在生产环境中，桶保留被覆盖或删除的内容；存放访问日志的桶除外。",
  },
  "bucket-private": { en: "A bucket is nobody's but its owner's.", zh: "桶只归其所有者使用。" },
  "bucket-deleted-empty-only": {
    en: "Deleting a bucket never deletes the objects in it.",
    zh: "删除桶时绝不会删除其中的对象。",
  },
  "volume-retained": {
    en: "A volume is kept when its claim is deleted: SFS Turbo knows no other reclaim policy (huaweicloud.com, usermanual-cce, cce_10_0625).",
    zh: "删除 PVC 时保留卷：SFS Turbo 没有其他回收策略（huaweicloud.com, usermanual-cce, cce_10_0625）。",
  },
  "link-keeps-files": {
    en: "Taking a bucket's link away from a file system deletes no file.",
    zh: "解除文件系统与桶的关联时不删除文件。",
  },
  "share-closed": {
    en: "A file system names the addresses that may mount it, and admits no others.",
    zh: "文件系统指明可以挂载的地址，其他地址一律不放行。",
  },
  "data-protected": {
    en: "In production Pulumi refuses to delete what holds data.",
    zh: "在生产环境中，Pulumi 拒绝删除存有数据的资源。",
  },
  "image-pinned": {
    en: "An image is named by its digest or by a tag that does not move, so that the same stack runs the same program.",
    zh: "镜像用摘要或不会移动的标签引用，使同一个 stack 运行同样的程序。",
  },
  "workload-in-its-namespace": {
    en: "Pods run in a namespace that was made for them, with its policies and quotas.",
    zh: "Pod 运行在为其创建的、带有策略和配额的命名空间中。",
  },
  "host-access-for-npus-only": {
    en: "Only pods with NPUs use the node's network or its folders, which hold the NPU driver (seed 000, line 29).",
    zh: "只有使用 NPU 的 Pod 才使用节点的网络或目录，NPU 驱动位于其中（种子 000 第 29 行）。",
  },
  "no-privileged-container": {
    en: "No container is privileged or may gain privileges.",
    zh: "容器没有特权，也不能获得特权。",
  },
  "container-limited": {
    en: "Every container has limits, and asks for as many NPUs as its limit, which Kubernetes demands of such resources.",
    zh: "每个容器都有上限，申请的 NPU 数与上限相同，Kubernetes 对这类资源有此要求。",
  },
  "no-token-mounted": {
    en: "A pod gets no token of its service account: no workload of a stack asks the API server for anything.",
    zh: "Pod 不会得到服务账号的令牌：stack 中没有任何工作负载向 API server 发出请求。",
  },
  "no-plain-secret": {
    en: "Credentials stand in Secrets, and reach containers from there; not in ConfigMaps, variables, arguments or annotations.",
    zh: "凭据放在 Secret 中，由 Secret 提供给容器；不放在 ConfigMap、环境变量、参数或注解中。",
  },
  "credential-is-secret": {
    en: "Credentials are secret inputs, of resources, components and providers alike: what is not is written into the state as it is.",
    zh: "无论是资源、组件还是 provider，凭据都是机密输入：不是机密的值会原样写入状态。",
  },
  "kubeconfig-secret": {
    en: "What a cluster hands out to its administrators is secret: the provider's schema marks it as plain text.",
    zh: "集群发给管理员的内容是机密：provider 的 schema 把它标为明文。",
  },
  "agency-limited": {
    en: "An agency may do what its service needs, and never everything.",
    zh: "委托只能做其服务所需的事，绝不能做一切事。",
  },
  "no-cluster-administrator": {
    en: "No workload of a stack administers the cluster.",
    zh: "stack 中没有任何工作负载具有集群管理员权限。",
  },
  "provider-verifies-servers": {
    en: "The provider verifies the certificates of the services that it sends the account's keys to.",
    zh: "provider 向云服务发送账号密钥时校验其证书。",
  },
  "bucket-closed": {
    en: "Every bucket refuses plain HTTP and public access (provider documentation, obs_bucket_policy, obs_bucket_bpa).",
    zh: "每个桶都拒绝明文 HTTP 和公开访问（provider documentation, obs_bucket_policy, obs_bucket_bpa）。",
  },
  "cluster-endpoint-closed": {
    en: "An API server has no public address, or one that only some ranges of the internet may reach.",
    zh: "API server 没有公网地址，或者只有部分公网地址段可以访问。",
  },
  "workload-in-made-namespace": {
    en: "Pods run in a namespace of the same stack, which has its rules.",
    zh: "Pod 运行在同一个 stack 的、带有规则的命名空间中。",
  },
  "namespace-guarded": {
    en: "Every namespace has a Pod Security level, and a NetworkPolicy that denies what no other one allows.",
    zh: "每个命名空间都有 Pod Security 级别，以及拒绝其他策略所未允许流量的 NetworkPolicy。",
  },
};
