import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of data and software packages. */
export const DATA_TEXTS: ComponentTexts = {
  DataFetch: {
    en: "Brings data from the network onto the SFS Turbo share by a job in the cluster, without a way round by this machine: resumed where it was interrupted, several parts at a time, every file checked by its hash, with its progress in the job's log. What is there already is not fetched again; another source or revision is, and what was there before is kept beside it under another name. Deleting the component deletes no data. The nodes need a way to the source, for example a NAT gateway.",
    zh: "由集群中的任务把网络上的数据取到 SFS Turbo 文件系统，不经过本机：中断后可续传，多个分片并行，每个文件按哈希校验，进度写入任务日志。已有的内容不会再次下载；来源或修订版不同则会下载，原有内容改名后保留在旁边。删除组件不会删除数据。节点需要能访问来源，例如通过 NAT 网关。",
  },
  "DataFetch.path": {
    en: "Path of the file, or of the directory where there are several, in containers that mount the share at `/mnt/sfs_turbo`; known once everything was fetched and checked.",
    zh: "文件的路径，有多个文件时为目录的路径，适用于把文件系统挂载在 `/mnt/sfs_turbo` 的容器；全部下载并校验之后可知。",
  },
  "DataFetch.fingerprint": {
    en: "What identifies the content: changes with source, revision and checksums, and with nothing else.",
    zh: "内容的标识：只随来源、修订版和校验和变化。",
  },
  DataFetchArgs: {
    en: "Arguments of DataFetch: one of `url`, `obs`, `huggingFace` and `modelScope`, and where it goes.",
    zh: "DataFetch 的参数：`url`、`obs`、`huggingFace` 和 `modelScope` 之一，以及目标位置。",
  },
  "DataFetchArgs.dataSet": { en: "Name of the data set.", zh: "数据集的名称。" },
  "DataFetchArgs.url": { en: "A file at an address.", zh: "某个网址上的文件。" },
  "DataFetchArgs.obs": { en: "Objects of an OBS bucket.", zh: "OBS 桶中的对象。" },
  "DataFetchArgs.huggingFace": { en: "A repository of Hugging Face.", zh: "Hugging Face 的一个仓库。" },
  "DataFetchArgs.modelScope": { en: "A repository of ModelScope.", zh: "ModelScope 的一个仓库。" },
  "DataFetchArgs.kind": {
    en: "`dataset`, `weights`, `tokenizer` or `package`: decides where it goes by default. Defaults to `dataset`.",
    zh: "`dataset`、`weights`、`tokenizer` 或 `package`：决定默认的目标位置。默认为 `dataset`。",
  },
  "DataFetchArgs.directory": {
    en: "Directory to fill, below the root of the share: `models/llama2-13b`. The directory that it lies in must belong to user 1000. Defaults to the manual's layout (seed 000, line 41): `models/<data set>` for weights, `tokenizers/…`, `packages/…`, and `training_data/…` for data sets, or `datasets/…` where `training_data` is linked to a bucket.",
    zh: "要写入的目录，从文件系统根目录算起：`models/llama2-13b`。它的上级目录必须属于用户 1000。默认为手册的目录布局（种子 000 第 41 行）：权重为 `models/<数据集>`，其余为 `tokenizers/…`、`packages/…`，数据集为 `training_data/…`；`training_data` 已关联桶时为 `datasets/…`。",
  },
  "DataFetchArgs.checksums": {
    en: "Lines of `sha256sum` that the content must fulfil, with names below the directory. Defaults to what the source states: a file `SHA256SUMS` in it, and the hub's own hashes.",
    zh: "内容必须符合的 `sha256sum` 行，文件名相对于该目录。默认为来源自己声明的内容：其中的文件 `SHA256SUMS`，以及模型社区给出的哈希。",
  },
  "DataFetchArgs.linkedDirectory": {
    en: "Directory of the share that is linked to a bucket. Nothing is fetched into it. Defaults to none.",
    zh: "文件系统中已关联桶的目录。不会向其中写入。默认为无。",
  },
  "DataFetchArgs.namespace": {
    en: "Namespace of the job; Pod Security level `restricted` is enough. Its pods must reach the source.",
    zh: "任务的命名空间；Pod Security 级别 `restricted` 即可。其中的 Pod 必须能访问来源。",
  },
  "DataFetchArgs.claimName": { en: "Claim of the share in that namespace.", zh: "该命名空间中文件系统的 PVC。" },
  "DataFetchArgs.image": {
    en: "Image of the job: bash, curl and GNU coreutils, and for the hubs `huggingface_hub` 0.23 or newer, or `modelscope`; where it lacks these, pip installs them at each run.",
    zh: "任务的镜像：需要 bash、curl 和 GNU coreutils；从模型社区下载时还需要 `huggingface_hub` 0.23 或更高版本，或者 `modelscope`；镜像中没有时，每次运行由 pip 安装。",
  },
  "DataFetchArgs.serviceAccountName": {
    en: "Service account of the pods, in that namespace. Defaults to the namespace's own.",
    zh: "Pod 的服务账号，位于该命名空间。默认为该命名空间自己的服务账号。",
  },
  "DataFetchArgs.parallel": {
    en: "Parts, files or connections at a time, 1 to 64. Defaults to 8.",
    zh: "同时处理的分片、文件或连接数，1 到 64。默认为 8。",
  },
  "DataFetchArgs.timeLimitMinutes": {
    en: "Longest time of all attempts together, in minutes. Defaults to 1440, a day.",
    zh: "全部尝试合计的最长时间，单位分钟。默认为 1440，即一天。",
  },
  UrlSource: { en: "A file at an address.", zh: "某个网址上的文件。" },
  "UrlSource.address": {
    en: "Address, `https://…`, without user name or password.",
    zh: "网址，`https://…`，不含用户名和密码。",
  },
  "UrlSource.sha256": { en: "SHA-256 of the file, hexadecimal.", zh: "文件的 SHA-256，十六进制。" },
  "UrlSource.fileName": {
    en: "Name that the file gets. Defaults to the last part of the address.",
    zh: "保存时的文件名。默认为网址的最后一段。",
  },
  ObsSource: { en: "Objects of an OBS bucket.", zh: "OBS 桶中的对象。" },
  "ObsSource.bucket": { en: "Name of the bucket.", zh: "桶的名称。" },
  "ObsSource.key": {
    en: "Key of an object; with a slash at its end, all objects whose keys begin with it.",
    zh: "对象的键；以斜杠结尾时，表示键以它开头的全部对象。",
  },
  "ObsSource.endpoint": {
    en: "OBS of the bucket's region, as a host name: `obs.cn-southwest-2.myhuaweicloud.com`.",
    zh: "桶所在区域的 OBS 主机名：`obs.cn-southwest-2.myhuaweicloud.com`。",
  },
  "ObsSource.accessKey": {
    en: "Access key of a user who may list and read the bucket. A secret.",
    zh: "可以列举和读取该桶的用户的访问密钥（AK）。是机密。",
  },
  "ObsSource.secretKey": {
    en: "Its secret access key, at most 64 characters. A secret.",
    zh: "对应的秘密访问密钥（SK），最多 64 个字符。是机密。",
  },
  "ObsSource.revision": {
    en: "What tells one content of the key from the next, for example a version: a change of it fetches again. Defaults to nothing.",
    zh: "用来区分同一个键的不同内容，例如版本号：修改后会重新下载。默认为空。",
  },
  HubSource: { en: "A repository of Hugging Face or ModelScope.", zh: "Hugging Face 或 ModelScope 的一个仓库。" },
  "HubSource.repository": { en: "Owner and name: `Qwen/Qwen2-7B`.", zh: "所有者和名称：`Qwen/Qwen2-7B`。" },
  "HubSource.revision": {
    en: "Commit, tag or branch. What a branch is later is not fetched again, so that a commit is best.",
    zh: "提交、标签或分支。分支后来的内容不会再次下载，因此最好使用提交。",
  },
  "HubSource.repositoryType": {
    en: "`model` or `dataset`. Defaults to `model`, of data of the kind `dataset` to `dataset`.",
    zh: "`model` 或 `dataset`。默认为 `model`，类别为 `dataset` 的数据默认为 `dataset`。",
  },
  "HubSource.endpoint": {
    en: "Address of a mirror, of Hugging Face only: `https://…`. Defaults to Hugging Face itself.",
    zh: "镜像站地址，仅用于 Hugging Face：`https://…`。默认为 Hugging Face 官方站点。",
  },
  "HubSource.token": {
    en: "Token of a user who may read the repository. A secret. Defaults to none.",
    zh: "可以读取该仓库的用户的令牌。是机密。默认为无。",
  },
  DataUpload: {
    en: "Brings a local file or folder to the SFS Turbo share and proves it: uploads it to the linked bucket, lets a data task preload it into the share, and runs `sha256sum --check` on the share in the cluster. The key contains the content's hash, so changed content is a new object, a new task and a new check, and what was uploaded before stays as it was.",
    zh: "把本地文件或目录送到 SFS Turbo 文件系统并加以证明：上传到已关联的桶，由数据任务预热到文件系统，再在集群中对文件系统上的内容执行 `sha256sum --check`。对象键包含内容的哈希，因此内容变化就是新的对象、新的任务和新的校验，之前上传的内容保持不变。",
  },
  "DataUpload.path": {
    en: "Path of the file or folder in containers that mount the share at `/mnt/sfs_turbo`; known once the checksums were verified.",
    zh: "文件或目录的路径，适用于把文件系统挂载在 `/mnt/sfs_turbo` 的容器；校验和通过之后可知。",
  },
  "DataUpload.sha256": {
    en: "SHA-256 of the file, or of the list of a folder's files and their SHA-256, hexadecimal.",
    zh: "文件的 SHA-256；目录则为其文件及各自 SHA-256 的清单的 SHA-256，十六进制。",
  },
  DataUploadArgs: {
    en: "Arguments of DataUpload: one of `file` and `folder`, and where it goes.",
    zh: "DataUpload 的参数：`file` 和 `folder` 之一，以及目标位置。",
  },
  "DataUploadArgs.file": {
    en: "Local file to upload, at most 5 GiB, relative to the working directory of the program or absolute.",
    zh: "要上传的本地文件，最大 5 GiB，相对于程序的工作目录或绝对路径。",
  },
  "DataUploadArgs.folder": {
    en: "Local folder to upload with everything in it, at most 1000 files.",
    zh: "要上传的本地目录及其全部内容，最多 1000 个文件。",
  },
  "DataUploadArgs.dataSet": {
    en: "Name of the data set; an object's key is `<data set>/<content hash>/<name of the file>`.",
    zh: "数据集的名称；对象键为 `<数据集>/<内容哈希>/<文件名>`。",
  },
  "DataUploadArgs.bucket": { en: "Bucket that is linked to the share.", zh: "与文件系统关联的桶。" },
  "DataUploadArgs.shareId": { en: "Id of the SFS Turbo file system.", zh: "SFS Turbo 文件系统的 ID。" },
  "DataUploadArgs.linkedDirectory": {
    en: "Directory of the share that is linked to the bucket.",
    zh: "文件系统中与该桶关联的目录。",
  },
  "DataUploadArgs.namespace": {
    en: "Namespace of the checksum job; Pod Security level `restricted` is enough.",
    zh: "校验任务的命名空间；Pod Security 级别 `restricted` 即可。",
  },
  "DataUploadArgs.claimName": { en: "Claim of the share in that namespace.", zh: "该命名空间中文件系统的 PVC。" },
  "DataUploadArgs.image": {
    en: "Image of the checksum job, with `sha256sum` in it.",
    zh: "校验任务的镜像，其中要有 `sha256sum`。",
  },
  "DataUploadArgs.serviceAccountName": {
    en: "Service account of the pods, in that namespace. Defaults to the namespace's own.",
    zh: "Pod 的服务账号，位于该命名空间。默认为该命名空间自己的服务账号。",
  },
  SoftwarePackage: {
    en: "A software package of the manuals, `AscendCloud-*.zip`, on the SFS Turbo share: its name, release and SHA-256 are checked before anything is created, and its bytes again on the share. It is not unpacked.",
    zh: "手册中的软件包 `AscendCloud-*.zip`，放在 SFS Turbo 文件系统上：创建任何资源之前检查其名称、版本和 SHA-256，在文件系统上再检查一次内容。不会解压。",
  },
  "SoftwarePackage.path": {
    en: "Path of the file in containers that mount the share at `/mnt/sfs_turbo`; known once its checksum was verified.",
    zh: "文件的路径，适用于把文件系统挂载在 `/mnt/sfs_turbo` 的容器；校验和通过之后可知。",
  },
  "SoftwarePackage.version": {
    en: "Release of ModelArts that the package is for.",
    zh: "软件包所对应的 ModelArts 版本。",
  },
  "SoftwarePackageArgs.packageId": {
    en: "Package of the catalogue, for example `AscendCloud-6.3.910` or `AscendCloud-LLM`.",
    zh: "catalogue 中的软件包，例如 `AscendCloud-6.3.910` 或 `AscendCloud-LLM`。",
  },
  "SoftwarePackageArgs.version": {
    en: "Release of ModelArts that the package is for, as the file's name says it: `6.3.910`.",
    zh: "软件包所对应的 ModelArts 版本，与文件名中的写法相同：`6.3.910`。",
  },
  "SoftwarePackageArgs.file": {
    en: "Local file, downloaded from Huawei's support site under its own name: `AscendCloud-6.3.910-<time stamp>.zip`. At most 5 GiB.",
    zh: "本地文件，从华为支持网站下载并保持原名：`AscendCloud-6.3.910-<时间戳>.zip`。最大 5 GiB。",
  },
  "SoftwarePackageArgs.sha256": {
    en: "SHA-256 of the file, hexadecimal, as stated beside the download.",
    zh: "文件的 SHA-256，十六进制，见下载页面。",
  },
  "SoftwarePackageArgs.bucket": { en: "Bucket that is linked to the share.", zh: "与文件系统关联的桶。" },
  "SoftwarePackageArgs.shareId": { en: "Id of the SFS Turbo file system.", zh: "SFS Turbo 文件系统的 ID。" },
  "SoftwarePackageArgs.linkedDirectory": {
    en: "Directory of the share that is linked to the bucket.",
    zh: "文件系统中与该桶关联的目录。",
  },
  "SoftwarePackageArgs.namespace": {
    en: "Namespace of the checksum job; Pod Security level `restricted` is enough.",
    zh: "校验任务的命名空间；Pod Security 级别 `restricted` 即可。",
  },
  "SoftwarePackageArgs.claimName": { en: "Claim of the share in that namespace.", zh: "该命名空间中文件系统的 PVC。" },
  "SoftwarePackageArgs.image": {
    en: "Image of the checksum job, with `sha256sum` in it.",
    zh: "校验任务的镜像，其中要有 `sha256sum`。",
  },
  "SoftwarePackageArgs.serviceAccountName": {
    en: "Service account of the pods, in that namespace. Defaults to the namespace's own.",
    zh: "Pod 的服务账号，位于该命名空间。默认为该命名空间自己的服务账号。",
  },
};
