import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of images and their registry. */
export const IMAGES_TEXTS: ComponentTexts = {
  ImageRegistry: {
    en: "SWR organization for the images that a team builds, with its private repositories, who may use them, and how long their tags are kept. Costs nothing until images are stored in it. An organization with images in it is not deleted.",
    zh: "SWR 组织，用于存放团队构建的镜像，包括其中的私有仓库、谁可以使用，以及标签保留多久。存入镜像之前不产生费用。含有镜像的组织不会被删除。",
  },
  "ImageRegistry.organization": { en: "Name of the organization.", zh: "组织的名称。" },
  "ImageRegistry.repositories": {
    en: "Address to push to and pull from, without a tag, of each repository by its name.",
    zh: "各仓库的推送和拉取地址，不含标签，以仓库名为键。",
  },
  "ImageRegistryArgs.organization": {
    en: "Name of the SWR organization, unique in the region: 1 to 64 characters, lower-case letters, digits, `_`, `-` and `.`.",
    zh: "SWR 组织的名称，在区域内唯一：1 到 64 个字符，小写字母、数字、`_`、`-` 和 `.`。",
  },
  "ImageRegistryArgs.existing": {
    en: "Whether the organization exists. It is then neither made nor changed. Defaults to false.",
    zh: "组织是否已存在。若已存在，则既不创建也不修改。默认为 false。",
  },
  "ImageRegistryArgs.repositories": {
    en: "Repositories to make in it. Defaults to none: pushing makes one too, but without retention and sharing.",
    zh: "要在其中创建的仓库。默认为无：推送时也会自动创建仓库，但没有保留规则和共享。",
  },
  "ImageRegistryArgs.users": {
    en: "Users with a permission for everything in the organization. Defaults to its creator alone.",
    zh: "对组织中全部内容具有权限的用户。默认为仅创建者。",
  },
  "ImageRegistryArgs.sharedWith": {
    en: "Accounts, by name, that may pull from all of `repositories`, for ever. Defaults to none.",
    zh: "可以从 `repositories` 中所有仓库拉取镜像的账号（按名称），永久有效。默认为无。",
  },
  RegistryRepository: { en: "A repository of an organization, private.", zh: "组织中的一个私有仓库。" },
  "RegistryRepository.name": {
    en: "1 to 128 lower-case letters, digits, and single `.`, `-` and `_` between them.",
    zh: "1 到 128 个小写字母和数字，中间可以有单个 `.`、`-` 和 `_`。",
  },
  "RegistryRepository.category": {
    en: "`app_server`, `linux`, `framework_app`, `database`, `lang`, `arm`, `windows` or `other`. Defaults to `framework_app`.",
    zh: "`app_server`、`linux`、`framework_app`、`database`、`lang`、`arm`、`windows` 或 `other`。默认为 `framework_app`。",
  },
  "RegistryRepository.description": { en: "What it is for. Defaults to nothing.", zh: "仓库的用途。默认为空。" },
  "RegistryRepository.keepTags": {
    en: "How many of the newest tags are kept; older ones are deleted. Defaults to all. Not together with `keepDays`.",
    zh: "保留最新的多少个标签，更早的会被删除。默认为全部。不能与 `keepDays` 同时使用。",
  },
  "RegistryRepository.keepDays": {
    en: "How many days tags are kept; older ones are deleted. Defaults to always. Not together with `keepTags`.",
    zh: "标签保留多少天，更早的会被删除。默认为一直保留。不能与 `keepTags` 同时使用。",
  },
  "RegistryRepository.keptTags": {
    en: "Tags that are kept in any case, for example `latest`. Defaults to none.",
    zh: "无论如何都保留的标签，例如 `latest`。默认为无。",
  },
  RegistryUser: {
    en: "A user of the account with a permission for the organization.",
    zh: "账号中对该组织具有权限的一个用户。",
  },
  "RegistryUser.userId": { en: "Id of the IAM user.", zh: "IAM 用户的 ID。" },
  "RegistryUser.userName": { en: "Name of the IAM user.", zh: "IAM 用户的名称。" },
  "RegistryUser.permission": { en: "`Read`, `Write` or `Manage`.", zh: "`Read`、`Write` 或 `Manage`。" },
  ContainerImage: {
    en: "An image that is built from a Dockerfile on the machine where `pulumi up` runs, and pushed to SWR. It is built anew when Dockerfile, context, base image, platform or tag change. Deleting the component leaves the image in SWR; retention is the repository's (ImageRegistry).",
    zh: "在执行 `pulumi up` 的机器上由 Dockerfile 构建并推送到 SWR 的镜像。Dockerfile、上下文、基础镜像、平台或标签变化时重新构建。删除组件后镜像仍留在 SWR 中；保留多久由镜像仓库决定（ImageRegistry）。",
  },
  "ContainerImage.reference": {
    en: "Address of the image by its digest, for pods.",
    zh: "按摘要（digest）引用的镜像地址，供 Pod 使用。",
  },
  "ContainerImage.tag": { en: "Tag that it was pushed under.", zh: "推送时使用的标签。" },
  "ContainerImageArgs.repository": {
    en: "Address of the repository, without a tag: `swr.cn-southwest-2.myhuaweicloud.com/team/vllm`.",
    zh: "仓库地址，不含标签：`swr.cn-southwest-2.myhuaweicloud.com/team/vllm`。",
  },
  "ContainerImageArgs.dockerfile": {
    en: "Dockerfile on this machine. It takes its base image from the build argument `BASE_IMAGE`.",
    zh: "本机上的 Dockerfile。它从构建参数 `BASE_IMAGE` 取得基础镜像。",
  },
  "ContainerImageArgs.context": {
    en: "Folder of what the Dockerfile copies. Defaults to the folder of the Dockerfile. All its files but `.git` decide whether the image is built anew, so it should hold nothing else.",
    zh: "Dockerfile 所复制内容的目录。默认为 Dockerfile 所在目录。除 `.git` 外，其中所有文件都决定是否重新构建，因此不应放入无关内容。",
  },
  "ContainerImageArgs.baseImage": {
    en: "Image to build on, for example one of the manuals'.",
    zh: "构建所基于的镜像，例如手册中的某个镜像。",
  },
  "ContainerImageArgs.tag": {
    en: "Tag. Defaults to the first 12 digits of the hash of Dockerfile, context and base image.",
    zh: "标签。默认为 Dockerfile、上下文和基础镜像的哈希的前 12 位。",
  },
  "ContainerImageArgs.platform": {
    en: "Platform of the nodes. Defaults to `linux/arm64`, that of Snt9B nodes.",
    zh: "节点的平台。默认为 `linux/arm64`，即 Snt9B 节点的平台。",
  },
  "ContainerImageArgs.builder": {
    en: "Program that builds: `docker` (with buildx) or `nerdctl`. Defaults to `docker`.",
    zh: "构建程序：`docker`（含 buildx）或 `nerdctl`。默认为 `docker`。",
  },
  "ContainerImageArgs.region": {
    en: "Region of SWR, which is part of the name that it is logged in to with.",
    zh: "SWR 的区域，登录名中包含它。",
  },
  "ContainerImageArgs.accessKey": {
    en: "Access key of a user who may push to the repository. A secret.",
    zh: "可以向仓库推送的用户的访问密钥（AK）。是机密。",
  },
  "ContainerImageArgs.secretKey": {
    en: "Its secret access key. A secret; SWR's password is derived from it, and only that leaves the program.",
    zh: "对应的秘密访问密钥（SK）。是机密；SWR 的登录密码由它推导，只有该密码会离开程序。",
  },
  ImagePrePull: {
    en: "Pulls images on every NPU node before a workload needs them, and is ready when all nodes have all of them. One pod on each node holds a sleeping container of each image, which keeps the kubelet from removing any. It asks for no NPU, so it runs beside workloads.\n\nWhen a node does not have its images in time, `up` fails and says of each pod that cannot start why, for example `[ImagePullBackOff] Back-off pulling image …`; `kubectl get pods --output wide` names the pod's node. With fewer nodes than expected it says that the number of pods was not attained. Pulumi reads reasons from the pods of a Deployment and from containers that are no init containers, and from nothing else (pulumi-kubernetes, provider/pkg/await), which is why it is made of these.",
    zh: "在工作负载需要之前把镜像拉取到每个 NPU 节点，所有节点都有全部镜像时才算就绪。每个节点上有一个 Pod，每个镜像对应其中一个休眠的容器，使 kubelet 不会清理镜像。它不申请 NPU，因此可以与工作负载并存。\n\n节点没有按时取得镜像时，`up` 会失败，并逐个说明无法启动的 Pod 的原因，例如 `[ImagePullBackOff] Back-off pulling image …`；`kubectl get pods --output wide` 会显示该 Pod 所在的节点。节点数少于预期时，会说明 Pod 数没有达到。Pulumi 只从 Deployment 的 Pod 以及非 init 容器中读取原因（pulumi-kubernetes, provider/pkg/await），因此本组件由它们构成。",
  },
  "ImagePrePull.readyNodes": { en: "Number of nodes that have all images.", zh: "拥有全部镜像的节点数。" },
  "ImagePrePullArgs.namespace": { en: "Namespace of the pods.", zh: "Pod 的命名空间。" },
  "ImagePrePullArgs.images": {
    en: "Images to pull, each with a `sleep` program in it.",
    zh: "要拉取的镜像，每个镜像中都要有 `sleep` 程序。",
  },
  "ImagePrePullArgs.nodes": {
    en: "NPU nodes of the cluster. With fewer in the cluster it is not ready.",
    zh: "集群的 NPU 节点数。集群中的节点少于该数时不会就绪。",
  },
  "ImagePrePullArgs.timeLimitMinutes": {
    en: "Longest time that a pull may take on the slowest node, in minutes. Defaults to 90: images of 20 to 60 GB take their time.",
    zh: "在最慢的节点上拉取的最长时间，单位分钟。默认为 90：20 到 60 GB 的镜像需要时间。",
  },
  "ImagePrePullArgs.serviceAccountName": {
    en: "Service account of the pods, in that namespace. Defaults to the namespace's own.",
    zh: "Pod 的服务账号，位于该命名空间。默认为该命名空间自己的服务账号。",
  },
};
