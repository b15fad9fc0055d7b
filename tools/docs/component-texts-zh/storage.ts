import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of file systems, buckets and volumes. */
export const STORAGE_TEXTS: ComponentTexts = {
  SfsTurbo: {
    en: "SFS Turbo HPC file system that only the given range can mount, by NFS, with directories of its own, and optionally one directory that is linked to an OBS bucket: files that change there are exported to the bucket. Billed by its size from creation to deletion.\n\nWhat deletes files is the file system's own deletion and nothing else; whether that is allowed is decided by `protect` and `retainOnDelete` in the options.",
    zh: "SFS Turbo HPC 文件系统，只有给定地址段可以通过 NFS 挂载；可以创建目录，还可以把一个目录与 OBS 桶关联：该目录中变化的文件会导出到桶。从创建到删除按容量计费。\n\n只有删除文件系统本身才会删除文件；是否允许删除由选项 `protect` 和 `retainOnDelete` 决定。",
  },
  "SfsTurbo.shareId": {
    en: "Id of the file system, known when it can be mounted and its directories exist.",
    zh: "文件系统的 ID；可以挂载且目录都存在之后可知。",
  },
  "SfsTurbo.exportLocation": { en: "Address that clients mount, `<ip>:/`.", zh: "客户端挂载的地址，`<ip>:/`。" },
  "SfsTurbo.linkedDirectory": {
    en: "Name of the linked directory, known once the link is available; empty where nothing is linked.",
    zh: "已关联目录的名称；关联可用之后可知，没有关联时为空。",
  },
  SfsTurboArgs: {
    en: "Arguments of SfsTurbo. Without `existing`, those from `shareName` to `clientCidr` are required.",
    zh: "SfsTurbo 的参数。没有 `existing` 时，从 `shareName` 到 `clientCidr` 的参数都必填。",
  },
  "SfsTurboArgs.existing": {
    en: "File system to use in place of a new one. Security group and permission rules are then left to whoever made it; only `directories` and the link are made, where they are asked for. Defaults to a new file system.",
    zh: "使用已有文件系统而不新建。安全组和权限规则由其创建者负责；只在要求时创建 `directories` 和关联。默认为新建文件系统。",
  },
  "SfsTurboArgs.shareName": {
    en: "Name of the file system: 4 to 64 characters, letters, digits, hyphens and underscores.",
    zh: "文件系统的名称：4 到 64 个字符，字母、数字、中划线和下划线。",
  },
  "SfsTurboArgs.sizeGiB": {
    en: "Size in GiB. HPC file systems are sold in steps of 1.2 TiB, rounded down: 1228, 2457, 3686, … It can only grow.",
    zh: "容量，单位 GiB。HPC 文件系统以 1.2 TiB 为步长出售，向下取整：1228、2457、3686、……只能变大。",
  },
  "SfsTurboArgs.hpcBandwidth": {
    en: "Bandwidth per TiB: `20M`, `40M`, `125M`, `250M`, `500M` or `1000M` (MB/s). It cannot change later.",
    zh: "每 TiB 的带宽：`20M`、`40M`、`125M`、`250M`、`500M` 或 `1000M`（MB/s）。之后不能修改。",
  },
  "SfsTurboArgs.availabilityZone": { en: "Availability zone, best that of the nodes.", zh: "可用区，最好与节点相同。" },
  "SfsTurboArgs.vpcId": {
    en: "VPC of the file system: that of the cluster.",
    zh: "文件系统所在的 VPC，即集群的 VPC。",
  },
  "SfsTurboArgs.subnetId": { en: "Subnet of the file system.", zh: "文件系统所在的子网。" },
  "SfsTurboArgs.clientCidr": {
    en: "Address range that may mount it, for example the VPC's. Every other address is refused.",
    zh: "可以挂载的地址段，例如 VPC 的地址段。其他地址一律拒绝。",
  },
  "SfsTurboArgs.encryptionKeyId": {
    en: "KMS key that the file system is encrypted with. It can be chosen at creation only (provider documentation, sfs_turbo, crypt_key_id). Defaults to no encryption.",
    zh: "加密文件系统的 KMS 密钥。只能在创建时选择（provider documentation, sfs_turbo, crypt_key_id）。默认为不加密。",
  },
  "SfsTurboArgs.directories": {
    en: "Directories to make, never the linked one. They are kept when they are left out later. Defaults to none.",
    zh: "要创建的目录，不能是已关联的目录。之后从列表中去掉时目录仍保留。默认为无。",
  },
  "SfsTurboArgs.linkedDirectory": {
    en: "Directory of the file system that is linked to the bucket. One level, no slash; it must not exist before. Of an existing file system without `bucket`: the directory that is linked already. Defaults to no link.",
    zh: "文件系统中与桶关联的目录。只有一级，不含斜杠；关联之前必须不存在。使用已有文件系统且没有 `bucket` 时：已经关联的目录。默认为不关联。",
  },
  "SfsTurboArgs.bucket": {
    en: "Bucket to link. Not encrypted and not a parallel file system. Needs `linkedDirectory` and `obsEndpoint`.",
    zh: "要关联的桶。不能加密，也不能是并行文件系统。需要 `linkedDirectory` 和 `obsEndpoint`。",
  },
  "SfsTurboArgs.obsEndpoint": { en: "OBS endpoint of the region, as a host name.", zh: "该区域 OBS 的主机名。" },
  "SfsTurboArgs.tags": {
    en: "Tags of the file system. Defaults to those of the provider.",
    zh: "文件系统的标签。默认为 provider 的标签。",
  },
  ExistingShare: { en: "A file system that exists and stays as it is.", zh: "已有的文件系统，保持原样。" },
  "ExistingShare.shareId": { en: "Id of the file system.", zh: "文件系统的 ID。" },
  "ExistingShare.exportLocation": { en: "Address that clients mount, `<ip>:/`.", zh: "客户端挂载的地址，`<ip>:/`。" },
  ShareDirectory: {
    en: "A directory of a file system with its owner, its permissions and its quota.",
    zh: "文件系统中的一个目录，及其属主、权限和配额。",
  },
  "ShareDirectory.path": {
    en: "Path from the root of the file system, for example `/models`. A directory in another one is made after it.",
    zh: "从文件系统根目录算起的路径，例如 `/models`。位于另一个目录中的目录在其之后创建。",
  },
  "ShareDirectory.mode": {
    en: "Permissions in the digits of `chmod`, 0 to 777. Defaults to 755. Neither the cloud nor this can change them later: use `chmod` in a container.",
    zh: "权限，用 `chmod` 的数字表示，0 到 777。默认为 755。之后云和本组件都不能修改：请在容器中使用 `chmod`。",
  },
  "ShareDirectory.uid": {
    en: "User that owns it. Defaults to 0, root; pods of Pod Security level `restricted` write as 1000.",
    zh: "属主用户。默认为 0，即 root；Pod Security 级别 `restricted` 的 Pod 以用户 1000 写入。",
  },
  "ShareDirectory.gid": { en: "Group that owns it. Defaults to 0.", zh: "属组。默认为 0。" },
  "ShareDirectory.quotaGiB": {
    en: "Largest size of what it holds, in GiB. Defaults to the file system's.",
    zh: "其内容的最大容量，单位 GiB。默认为文件系统的容量。",
  },
  "ShareDirectory.quotaInodes": {
    en: "Largest number of files and directories in it. Defaults to the file system's.",
    zh: "其中文件和目录的最大数量。默认为文件系统的上限。",
  },
  SharedVolume: {
    en: "An SFS Turbo file system, or one directory of it, as a claim in one namespace: a static PersistentVolume with `Retain`, so that no deletion in the cluster touches a file, and the PersistentVolumeClaim that is bound to it. A pod mounts one volume of a file system at most.",
    zh: "把 SFS Turbo 文件系统或其中一个目录作为某个命名空间中的 PVC：一个回收策略为 `Retain` 的静态 PersistentVolume（因此在集群中的任何删除都不会触及文件），以及与之绑定的 PersistentVolumeClaim。一个 Pod 最多挂载同一文件系统的一个卷。",
  },
  "SharedVolume.claimName": { en: "Name of the claim; known once it is bound.", zh: "PVC 的名称；绑定之后可知。" },
  "SharedVolumeArgs.volumeName": {
    en: "Name of the PersistentVolume, unique in the cluster.",
    zh: "PersistentVolume 的名称，在集群内唯一。",
  },
  "SharedVolumeArgs.claimName": { en: "Name of the claim.", zh: "PVC 的名称。" },
  "SharedVolumeArgs.namespace": { en: "Namespace of the claim.", zh: "PVC 的命名空间。" },
  "SharedVolumeArgs.shareId": {
    en: "Id of the SFS Turbo file system, in the VPC of the cluster.",
    zh: "SFS Turbo 文件系统的 ID，位于集群的 VPC 中。",
  },
  "SharedVolumeArgs.exportLocation": { en: "Address that nodes mount, `<ip>:/`.", zh: "节点挂载的地址，`<ip>:/`。" },
  "SharedVolumeArgs.sizeGiB": {
    en: "Size to write into volume and claim when they are made, in GiB. SFS Turbo does not enforce it, and when the file system grows it stays what it was: Kubernetes refuses to resize a claim that is bound to a static volume.",
    zh: "创建时写入卷和 PVC 的容量，单位 GiB。SFS Turbo 不会强制执行；文件系统扩容后该值保持不变：Kubernetes 拒绝调整绑定到静态卷的 PVC 的大小。",
  },
  "SharedVolumeArgs.subDirectory": {
    en: "Directory that is mounted in place of the whole file system, from its root: `/models`. It must exist. Needs everest 2.3.23 or newer (huaweicloud.com, usermanual-cce, cce_10_0839). Defaults to the root.",
    zh: "代替整个文件系统挂载的目录，从根目录算起：`/models`。必须已存在。需要 everest 2.3.23 或更高版本（huaweicloud.com, usermanual-cce, cce_10_0839）。默认为根目录。",
  },
  ObsBucket: {
    en: "Private OBS bucket, closed to public access in every way that OBS knows, and to plain HTTP. Old versions, and parts of uploads that were never finished, are deleted after a while; delete markers are left, since the provider has no rule for them at 1.95.0. It is deleted only when empty. Billed by what it holds, old versions included.",
    zh: "私有 OBS 桶，以 OBS 提供的各种方式禁止公开访问，并拒绝明文 HTTP。旧版本以及未完成的上传分片会在一段时间后删除；删除标记会保留，因为 provider 1.95.0 没有针对它的规则。只有为空时才能删除。按存储内容计费，旧版本也计算在内。",
  },
  "ObsBucket.bucket": { en: "Name of the bucket, known when it is closed.", zh: "桶的名称；关闭公开访问之后可知。" },
  "ObsBucketArgs.bucketName": {
    en: "Name of the bucket, unique in the whole of OBS: 3 to 63 characters, lower-case letters, digits, hyphens and dots.",
    zh: "桶的名称，在整个 OBS 中唯一：3 到 63 个字符，小写字母、数字、中划线和句点。",
  },
  "ObsBucketArgs.existing": {
    en: "Whether the bucket exists. Nothing about it is then made or changed. Defaults to false.",
    zh: "桶是否已存在。若已存在，则不创建也不修改任何内容。默认为 false。",
  },
  "ObsBucketArgs.linked": {
    en: "Whether SFS Turbo is linked to the bucket. Defaults to false.",
    zh: "SFS Turbo 是否与该桶关联。默认为 false。",
  },
  "ObsBucketArgs.encrypted": {
    en: "Encrypts the objects on the server side, by AES-256 with a key of OBS, or with `kmsKeyId`. Defaults to true, of a linked bucket to false: SFS Turbo refuses encrypted buckets (huaweicloud.com, api-sfsturbo, CreateBackendTarget).",
    zh: "在服务端加密对象，使用 OBS 的密钥（AES-256）或 `kmsKeyId`。默认为 true，已关联的桶为 false：SFS Turbo 拒绝加密的桶（huaweicloud.com, api-sfsturbo, CreateBackendTarget）。",
  },
  "ObsBucketArgs.kmsKeyId": {
    en: "KMS key that objects are encrypted with. Defaults to a key that OBS keeps itself.",
    zh: "加密对象的 KMS 密钥。默认为 OBS 自己保管的密钥。",
  },
  "ObsBucketArgs.versioned": {
    en: "Keeps what is overwritten or deleted. Defaults to true. Old versions count as content: a bucket that ever held an object is then not deleted by `pulumi destroy`, and OBS answers BucketNotEmpty.",
    zh: "保留被覆盖或删除的内容。默认为 true。旧版本也算内容：存过对象的桶不会被 `pulumi destroy` 删除，OBS 会返回 BucketNotEmpty。",
  },
  "ObsBucketArgs.noncurrentDays": {
    en: "Days that old versions are kept, 1 or more. Defaults to 90. Has no meaning without versions.",
    zh: "旧版本保留的天数，1 或更多。默认为 90。没有开启多版本时不起作用。",
  },
  "ObsBucketArgs.tlsOnly": {
    en: "Refuses requests that are not encrypted in transit. Defaults to true. Whoever reads the bucket over plain HTTP is refused, SFS Turbo included, should it do so in the region.",
    zh: "拒绝传输过程中未加密的请求。默认为 true。用明文 HTTP 读取桶的一方会被拒绝，如果 SFS Turbo 在该区域这样访问，也会被拒绝。",
  },
  "ObsBucketArgs.linkedAccountId": {
    en: "Account (domain id) whose users may do everything with the bucket and its objects, as SFS Turbo's linkage asks for (provider documentation, sfs_turbo_obs_target, bucket). Defaults to nobody beyond the bucket's owner.",
    zh: "其用户可以对桶及对象进行任何操作的账号（domain id），SFS Turbo 的关联需要它（provider documentation, sfs_turbo_obs_target, bucket）。默认为除桶所有者外无人可以。",
  },
  "ObsBucketArgs.logBucket": {
    en: "Bucket that access logs go to. Needs `logAgency`. Defaults to no access log.",
    zh: "存放访问日志的桶。需要 `logAgency`。默认为不记录访问日志。",
  },
  "ObsBucketArgs.logAgency": {
    en: "IAM agency of OBS with PutObject on the log bucket (provider documentation, obs_bucket, agency).",
    zh: "OBS 的 IAM 委托，对日志桶具有 PutObject 权限（provider documentation, obs_bucket, agency）。",
  },
  "ObsBucketArgs.logPrefix": {
    en: "What the keys of log objects begin with. Defaults to `<bucket name>/`.",
    zh: "日志对象键的前缀。默认为 `<桶名>/`。",
  },
  "ObsBucketArgs.receivesLogs": {
    en: "Whether the bucket takes the access logs of others. Defaults to false.",
    zh: "该桶是否接收其他桶的访问日志。默认为 false。",
  },
  "ObsBucketArgs.tags": {
    en: "Tags of the bucket. Defaults to those of the provider.",
    zh: "桶的标签。默认为 provider 的标签。",
  },
  ObsVolume: {
    en: "An OBS bucket as a claim in one namespace, mounted by s3fs: a static PersistentVolume with `Retain`, so that no deletion in the cluster touches an object, the claim that is bound to it, and the Secret that nodes mount it with. For reading in bulk; checkpoints belong on SFS Turbo.",
    zh: "把一个 OBS 桶作为某个命名空间中的 PVC，由 s3fs 挂载：一个回收策略为 `Retain` 的静态 PersistentVolume（因此在集群中的任何删除都不会触及对象）、与之绑定的 PVC，以及节点挂载时使用的 Secret。适合批量读取；checkpoint 应放在 SFS Turbo 上。",
  },
  "ObsVolume.claimName": { en: "Name of the claim; known once it is bound.", zh: "PVC 的名称；绑定之后可知。" },
  "ObsVolumeArgs.volumeName": {
    en: "Name of the PersistentVolume, unique in the cluster.",
    zh: "PersistentVolume 的名称，在集群内唯一。",
  },
  "ObsVolumeArgs.claimName": {
    en: "Name of the claim. The Secret with the access key is called after it.",
    zh: "PVC 的名称。存放访问密钥的 Secret 以它命名。",
  },
  "ObsVolumeArgs.namespace": { en: "Namespace of claim and Secret.", zh: "PVC 和 Secret 的命名空间。" },
  "ObsVolumeArgs.bucket": {
    en: "Bucket to mount, in the region of the cluster.",
    zh: "要挂载的桶，与集群位于同一区域。",
  },
  "ObsVolumeArgs.region": { en: "Region of the bucket.", zh: "桶所在的区域。" },
  "ObsVolumeArgs.accessKey": {
    en: "Access key of a user who may read, or read and write, the bucket. A secret.",
    zh: "可以读取或读写该桶的用户的访问密钥（AK）。是机密。",
  },
  "ObsVolumeArgs.secretKey": { en: "Its secret access key. A secret.", zh: "对应的秘密访问密钥（SK）。是机密。" },
  "ObsVolumeArgs.mountOptions": {
    en: "Options of s3fs, for example `umask=0022`. Defaults to those of everest.",
    zh: "s3fs 的选项，例如 `umask=0022`。默认为 everest 的选项。",
  },
};
