import type { ComponentTexts } from "../component-texts-zh";

/** Texts of components/vllm-service.ts and components/self-signed-certificate.ts. */
export const VLLM_SERVICE_TEXTS: ComponentTexts = {
  VllmService: {
    en: "One model served by vLLM's OpenAI-compatible API. Each replica holds its NPUs for as long as it runs: one pod, or several that start together where the model needs the NPUs of several nodes. The manual leaves out the start command; it is vLLM 0.6.3's own (docs.vllm.ai, OpenAI compatible server).\n\nA change, of the weights too, is rolled out without a gap: a new pod starts, loads, and gets requests before an old one ends, which finishes what it has. That takes room for one replica more; without it (`surge: false`) an old pod ends first, and a single replica does not answer meanwhile. Of several replicas at most one is away at a time, when nodes are drained too.",
    zh: "以 vLLM 的 OpenAI 兼容 API 提供一个模型。每个副本在运行期间一直占用其 NPU：一个 Pod；模型需要多个节点的 NPU 时，为同时启动的多个 Pod。手册没有给出启动命令，这里用 vLLM 0.6.3 自己的命令（docs.vllm.ai, OpenAI compatible server）。\n\n变更（包括权重的变更）不间断地发布：新 Pod 先启动、加载并接收请求，旧 Pod 处理完手头的请求后才结束。这需要多出一个副本的资源；没有时（`surge: false`）旧 Pod 先结束，只有一个副本时其间没有应答。多个副本时，同一时刻最多缺一个，排空节点时也是如此。",
  },
  "VllmService.url": {
    en: "Address of the API inside the cluster, without a trailing slash.",
    zh: "API 在集群内的地址，末尾没有斜杠。",
  },
  "VllmService.entryUrl": {
    en: "Address of the API from outside the cluster; empty where the service has no entry.",
    zh: "API 从集群外访问的地址；服务没有入口时为空。",
  },
  LoraAdapter: {
    en: "Adapters of LoRA that a service offers beside its weights.",
    zh: "服务在权重之外提供的 LoRA 适配器。",
  },
  "LoraAdapter.name": { en: "Model name by which clients ask for them.", zh: "客户端用来请求它的模型名称。" },
  "LoraAdapter.path": {
    en: "Folder of the adapters: absolute in the container, or relative to the share's root.",
    zh: "适配器所在目录：容器内的绝对路径，或相对于共享根目录。",
  },
  ApiKeySecret: {
    en: "A Secret of the service's namespace with the key that clients send.",
    zh: "服务所在命名空间中的 Secret，存有客户端要发送的密钥。",
  },
  "ApiKeySecret.secretName": { en: "Name of the Secret.", zh: "Secret 的名称。" },
  "ApiKeySecret.key": { en: "Key of the Secret. Defaults to `api-key`.", zh: "Secret 中的键。默认为 `api-key`。" },
  ServiceScaling: { en: "How the number of replicas follows the load.", zh: "副本数如何随负载变化。" },
  "ServiceScaling.minReplicas": { en: "Fewest replicas.", zh: "最少副本数。" },
  "ServiceScaling.maxReplicas": { en: "Most replicas.", zh: "最多副本数。" },
  "ServiceScaling.waitingRequests": {
    en: "Requests that wait in vLLM's queue, of one replica on average, above which another one starts. Defaults to 5.",
    zh: "vLLM 队列中等待的请求数（每个副本的平均值），超过它就再启动一个副本。默认为 5。",
  },
  ServiceEntry: {
    en: "An entry to the service from outside the cluster: a listener of an ELB load balancer.",
    zh: "从集群外访问服务的入口：ELB 负载均衡器的一个监听器。",
  },
  "ServiceEntry.loadBalancerId": {
    en: "Id of the ELB load balancer, a dedicated one, which exists already (huaweicloud.com, usermanual-cce, cce_10_0385).",
    zh: "已存在的独享型 ELB 负载均衡器的 ID（huaweicloud.com, usermanual-cce, cce_10_0385）。",
  },
  "ServiceEntry.port": { en: "Port of the listener. Defaults to 443.", zh: "监听器的端口。默认为 443。" },
  VllmServiceArgs: {
    en: "Arguments of VllmService. The numbers come from the serving table of the catalogue.",
    zh: "VllmService 的参数。数值来自 catalogue 的推理表。",
  },
  "VllmServiceArgs.serviceName": {
    en: "Name of the service in the cluster: at most 40 characters.",
    zh: "服务在集群中的名称：最多 40 个字符。",
  },
  "VllmServiceArgs.namespace": {
    en: "Namespace; it must admit Pod Security level `privileged`.",
    zh: "命名空间；须允许 Pod 安全级别 `privileged`。",
  },
  "VllmServiceArgs.servedModelName": { en: "Model name that clients send.", zh: "客户端发送的模型名称。" },
  "VllmServiceArgs.weightsPath": {
    en: "Folder of the weights: relative to the share's root, `models/llama2-13b`, or absolute in the container.",
    zh: "权重目录：相对于共享根目录，如 `models/llama2-13b`；或容器内的绝对路径。",
  },
  "VllmServiceArgs.weightsFingerprint": {
    en: "What identifies the content of the weights: another one rolls the service out. Defaults to none.",
    zh: "标识权重内容的值：改变它会重新发布服务。默认为无。",
  },
  "VllmServiceArgs.weightsGiB": {
    en: "Size of the weights in GiB, by which the time that a start may take is reckoned. Defaults to 140, those of 70B in 16 bits.",
    zh: "权重的大小（GiB），用来计算启动允许的时间。默认为 140，即 70B 的 16 位权重。",
  },
  "VllmServiceArgs.npus": {
    en: "NPUs of one replica on each of its nodes; each layer is split over them by tensor parallelism.",
    zh: "一个副本在其每个节点上的 NPU 数；每一层以张量并行切分到这些 NPU 上。",
  },
  "VllmServiceArgs.nodesPerReplica": {
    en: "Nodes of one replica; the layers are split over them by pipeline parallelism. Defaults to 1.",
    zh: "一个副本的节点数；各层以流水线并行分布在这些节点上。默认为 1。",
  },
  "VllmServiceArgs.maxModelLenTokens": { en: "Prompt plus answer, in tokens.", zh: "提示与回答的总长度，单位 token。" },
  "VllmServiceArgs.dtype": {
    en: "Type of weights and activations that are not quantized: `float16` or `bfloat16`.",
    zh: "未量化的权重与激活的类型：`float16` 或 `bfloat16`。",
  },
  "VllmServiceArgs.quantization": {
    en: "How the weights are quantized: `awq`, `smoothquant` or `gptq` (seed 003, line 3). Defaults to not at all.",
    zh: "权重的量化方式：`awq`、`smoothquant` 或 `gptq`（种子 003 第 3 行）。默认为不量化。",
  },
  "VllmServiceArgs.kvCacheDtype": {
    en: "Type of the key-value cache, for example `int8`. Defaults to that of the model.",
    zh: "键值缓存的类型，例如 `int8`。默认为与模型相同。",
  },
  "VllmServiceArgs.allowLongContext": {
    en: "Whether the context may be longer than the one that the model was trained with. Defaults to false: vLLM then ends.",
    zh: "上下文是否可以比训练时更长。默认为 false：此时 vLLM 会退出。",
  },
  "VllmServiceArgs.memoryUtilization": {
    en: "Share of the NPUs' memory that vLLM may use. Defaults to 0.9, with which the tables were measured (seed 003, line 37).",
    zh: "vLLM 可以使用的 NPU 显存比例。默认为 0.9，各表即以此测得（种子 003 第 37 行）。",
  },
  "VllmServiceArgs.blockSizeTokens": {
    en: "Tokens of one block of the key-value cache. Defaults to vLLM's own.",
    zh: "键值缓存一个块的 token 数。默认为由 vLLM 决定。",
  },
  "VllmServiceArgs.maxNumSeqs": {
    en: "Most requests that are worked on at a time. Defaults to vLLM's own, 256.",
    zh: "同时处理的最多请求数。默认为 vLLM 自己的 256。",
  },
  "VllmServiceArgs.maxNumBatchedTokens": {
    en: "Most tokens of one step. Defaults to vLLM's own choice.",
    zh: "一步最多处理的 token 数。默认为由 vLLM 选择。",
  },
  "VllmServiceArgs.swapSpaceGiB": {
    en: "Memory of the node for the cache of requests that were set aside, for each NPU in GiB. Defaults to vLLM's own, 4.",
    zh: "为被搁置请求的缓存预留的节点内存，每个 NPU 的 GiB 数。默认为 vLLM 自己的 4。",
  },
  "VllmServiceArgs.trustRemoteCode": {
    en: "Whether Python code that comes with the weights is run. Defaults to false.",
    zh: "是否运行随权重提供的 Python 代码。默认为 false。",
  },
  "VllmServiceArgs.prefixCaching": {
    en: "Whether the cache of a common beginning of prompts is used again (seed 003, line 61). Defaults to false.",
    zh: "是否复用提示公共前缀的缓存（种子 003 第 61 行）。默认为 false。",
  },
  "VllmServiceArgs.chunkedPrefill": {
    en: "Whether long prompts are read in parts. Defaults to vLLM's own choice.",
    zh: "是否分段读取长提示。默认为由 vLLM 选择。",
  },
  "VllmServiceArgs.schedulerSteps": {
    en: "Steps that vLLM schedules at once (seed 003, line 61). Defaults to vLLM's own, 1.",
    zh: "vLLM 一次调度的步数（种子 003 第 61 行）。默认为 vLLM 自己的 1。",
  },
  "VllmServiceArgs.multiStepStreamOutputs": {
    en: "Whether, with several steps at once, each token is sent as it comes (seed 003, line 61). Defaults to vLLM's own, true.",
    zh: "一次调度多步时，是否逐个 token 返回（种子 003 第 61 行）。默认为 vLLM 自己的 true。",
  },
  "VllmServiceArgs.enforceEager": {
    en: "Whether no graphs are captured: slower, with less memory. Defaults to false.",
    zh: "是否不捕获计算图：更慢，但占用更少显存。默认为 false。",
  },
  "VllmServiceArgs.imagesPerPrompt": {
    en: "Most images of one prompt, of a model that reads images. Defaults to vLLM's own, 1.",
    zh: "一个提示中最多的图像数，用于能读图像的模型。默认为 vLLM 自己的 1。",
  },
  "VllmServiceArgs.draftModelPath": {
    en: "Folder of the draft model or EAGLE head, as that of the weights. Defaults to none: no speculative decoding.",
    zh: "草稿模型或 EAGLE 头的目录，写法同权重目录。默认为无：不做投机推理。",
  },
  "VllmServiceArgs.draftFingerprint": {
    en: "What identifies the content of the draft model: another one rolls the service out. Defaults to none.",
    zh: "标识草稿模型内容的值：改变它会重新发布服务。默认为无。",
  },
  "VllmServiceArgs.speculativeTokens": {
    en: "Tokens that the draft model proposes at once (seed 003, line 61). Needed with a draft model.",
    zh: "草稿模型一次提出的 token 数（种子 003 第 61 行）。有草稿模型时必填。",
  },
  "VllmServiceArgs.adapters": {
    en: "LoRA adapters that are served beside the weights. Defaults to none.",
    zh: "在权重之外提供的 LoRA 适配器。默认为无。",
  },
  "VllmServiceArgs.maxAdapterRank": {
    en: "Largest rank of the adapters: 8, 16, 32, 64, 128 or 256. Defaults to vLLM's own, 16.",
    zh: "适配器的最大秩：8、16、32、64、128 或 256。默认为 vLLM 自己的 16。",
  },
  "VllmServiceArgs.replicas": { en: "Identical copies behind one address.", zh: "同一地址后面相同副本的数量。" },
  "VllmServiceArgs.scaling": {
    en: "How the number of copies follows the load, in place of `replicas`. Defaults to not at all.",
    zh: "副本数如何随负载变化，代替 `replicas`。默认为不变化。",
  },
  "VllmServiceArgs.surge": {
    en: "Whether a new pod starts before an old one ends when the service changes; the pool then needs room for one replica more. Defaults to true. With false an old pod ends first: a single replica does not answer until the new one has loaded.",
    zh: "服务变更时，新 Pod 是否在旧 Pod 结束之前启动；节点池此时需要多出一个副本的资源。默认为 true。为 false 时旧 Pod 先结束：只有一个副本时，新副本加载完之前没有应答。",
  },
  "VllmServiceArgs.startMinutes": {
    en: "Minutes that a pod may take until it answers. Defaults to 10, and 4 s for each GiB of the weights.",
    zh: "Pod 从创建到应答允许的分钟数。默认为 10，再加每 GiB 权重 4 秒。",
  },
  "VllmServiceArgs.environment": {
    en: "Environment of the server, beyond what the service sets itself. Defaults to none.",
    zh: "除服务自己设置的之外，服务器的环境变量。默认为无。",
  },
  "VllmServiceArgs.apiKey": {
    en: "The key that clients must send. Defaults to none: everybody whom the namespace lets in may ask.",
    zh: "客户端必须发送的密钥。默认为无：命名空间放行的任何人都可以请求。",
  },
  "VllmServiceArgs.certificateSecretName": {
    en: "Name of a Secret of type `kubernetes.io/tls`: the API then answers by HTTPS. Defaults to none: by HTTP.",
    zh: "`kubernetes.io/tls` 类型 Secret 的名称：此时 API 以 HTTPS 应答。默认为无：以 HTTP 应答。",
  },
  "VllmServiceArgs.entry": {
    en: "Entry from outside the cluster. Needs `apiKey` and `certificateSecretName`. Defaults to none.",
    zh: "从集群外访问的入口。需要 `apiKey` 和 `certificateSecretName`。默认为无。",
  },
  "VllmServiceArgs.image": { en: "Image with vLLM for Ascend.", zh: "带有昇腾版 vLLM 的镜像。" },
  "VllmServiceArgs.claimName": { en: "Claim of the SFS Turbo share.", zh: "SFS Turbo 共享的存储声明。" },
  "VllmServiceArgs.queue": { en: "Volcano queue. Defaults to `default`.", zh: "Volcano 队列。默认为 `default`。" },
  "VllmServiceArgs.priorityClassName": {
    en: "PriorityClass of the pods. Defaults to none.",
    zh: "Pod 的 PriorityClass。默认为无。",
  },
  "VllmServiceArgs.kubeconfig": {
    en: "Kubeconfig of who watches the rollout; a secret. Defaults to kubectl's own configuration (KUBECONFIG, ~/.kube/config).",
    zh: "观察发布过程的人所用的 kubeconfig，属于机密。默认为 kubectl 自己的配置（KUBECONFIG, ~/.kube/config）。",
  },
  "VllmServiceArgs.serviceAccountName": {
    en: "Service account of the pods. Defaults to the namespace's `default`.",
    zh: "Pod 的服务账号。默认为命名空间的 `default`。",
  },
  SelfSignedCertificate: {
    en: "A server's key and certificate as the manual makes them (seed 001, line 23), by openssl on the machine that runs the update, in a Secret. Key and certificate are in the state, the key as a secret, and stay the same until an argument changes. Nobody trusts such a certificate by itself: clients are given it. For others, bring one of an authority in a Secret of your own.",
    zh: "按手册的做法（种子 001 第 23 行），在执行更新的机器上用 openssl 生成服务器的密钥和证书，存入 Secret。密钥和证书都在状态中，密钥为机密；参数不变时它们也不变。这样的证书本身不被任何人信任：要把它交给客户端。对外服务请把权威机构签发的证书放入自己的 Secret。",
  },
  "SelfSignedCertificate.secretName": { en: "Name of the Secret.", zh: "Secret 的名称。" },
  "SelfSignedCertificate.certificate": {
    en: "The certificate, PEM: what clients trust.",
    zh: "证书（PEM）：客户端要信任的内容。",
  },
  "SelfSignedCertificateArgs.secretName": {
    en: "Name of the Secret of type `kubernetes.io/tls` that holds it.",
    zh: "保存它的 `kubernetes.io/tls` 类型 Secret 的名称。",
  },
  "SelfSignedCertificateArgs.namespace": { en: "Namespace of the Secret.", zh: "Secret 所在的命名空间。" },
  "SelfSignedCertificateArgs.hosts": {
    en: "Names and IPv4 addresses by which the server is called; the first is the subject's.",
    zh: "调用服务器所用的名称和 IPv4 地址；第一个是证书主体的名称。",
  },
  "SelfSignedCertificateArgs.days": {
    en: "Days for which it is good. Defaults to 1095 (seed 001, line 23).",
    zh: "有效天数。默认为 1095（种子 001 第 23 行）。",
  },
  "SelfSignedCertificateArgs.renewal": {
    en: "Text of which another one makes a new certificate: what is made stays until then. Defaults to none.",
    zh: "改变它就生成新证书的文本：此前生成的保持不变。默认为无。",
  },
};
