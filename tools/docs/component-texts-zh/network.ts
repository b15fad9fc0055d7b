import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of network, bastion, permissions and keys. */
export const NETWORK_TEXTS: ComponentTexts = {
  Network: {
    en: "VPC with a subnet for nodes, on request others for pods and for load balancers, a way out to the internet, and endpoints of services; and a security group for cluster nodes. The group admits what CCE needs from the VPC and the pods, and lets everything out; CCE's own group would admit SSH and NodePorts from anywhere. Costs nothing without NAT and endpoints.",
    zh: "VPC，包含节点子网，按需还包含 Pod 子网和负载均衡子网、访问互联网的出口、云服务的终端节点，以及集群节点的安全组。该安全组放行 CCE 所需的来自 VPC 和 Pod 的流量，出方向全部放行；CCE 自己创建的安全组会允许任意地址访问 SSH 和 NodePort。没有 NAT 和终端节点时不产生费用。",
  },
  "Network.vpcId": { en: "Id of the VPC.", zh: "VPC 的 ID。" },
  "Network.subnetId": {
    en: "Network id of the subnet of nodes, as CCE and SFS Turbo want it.",
    zh: "节点子网的网络 ID，供 CCE 和 SFS Turbo 使用。",
  },
  "Network.ipv4SubnetId": {
    en: "IPv4 subnet id of the subnet of pods, as CCE Turbo wants it. Empty for an existing network whose `podSubnetId` is not given.",
    zh: "Pod 子网的 IPv4 子网 ID，供 CCE Turbo 使用。使用已有网络且没有给出 `podSubnetId` 时为空。",
  },
  "Network.serviceSubnetId": {
    en: "Network id of the subnet of load balancers and endpoints.",
    zh: "负载均衡和终端节点所在子网的网络 ID。",
  },
  "Network.nodeSecurityGroupId": {
    en: "Id of the security group of cluster nodes; known once its rules and the ways out of the VPC exist.",
    zh: "集群节点安全组的 ID；其规则和 VPC 的出口都存在之后可知。",
  },
  NetworkArgs: {
    en: "Arguments of Network. Without `existing`, `vpcName`, `cidr`, `subnetCidr` and `gatewayIp` are required.",
    zh: "Network 的参数。没有 `existing` 时，`vpcName`、`cidr`、`subnetCidr` 和 `gatewayIp` 必填。",
  },
  "NetworkArgs.existing": {
    en: "Network to use in place of a new one: nothing in the VPC is then made, and the outputs are these ids. Defaults to a new network.",
    zh: "使用已有网络而不新建：不在该 VPC 中创建任何资源，输出即为这些 ID。默认为新建网络。",
  },
  "NetworkArgs.vpcName": {
    en: "Name of the VPC; whatever is in it is called after it. At most 50 characters.",
    zh: "VPC 的名称；其中的资源以它命名。最多 50 个字符。",
  },
  "NetworkArgs.cidr": {
    en: "Address range of the VPC, for example `10.20.0.0/16`. With `existing`, the range that it has.",
    zh: "VPC 的地址段，例如 `10.20.0.0/16`。使用 `existing` 时，为它现有的地址段。",
  },
  "NetworkArgs.subnetCidr": {
    en: "Address range of the subnet of nodes and file systems, and of pods that have none of their own, inside the VPC's.",
    zh: "节点和文件系统子网的地址段，在 VPC 地址段之内；没有单独子网的 Pod 也在其中。",
  },
  "NetworkArgs.gatewayIp": {
    en: "Gateway of the subnet: an address inside the subnet's range, usually its first.",
    zh: "子网的网关：子网地址段中的一个地址，通常是第一个。",
  },
  "NetworkArgs.podSubnetCidr": {
    en: "Address range of a subnet for pods; CCE Turbo only. Defaults to none: pods are in the subnet of nodes.",
    zh: "Pod 子网的地址段；仅 CCE Turbo。默认为无：Pod 位于节点子网。",
  },
  "NetworkArgs.serviceSubnetCidr": {
    en: "Address range of a subnet for load balancers and endpoints. Defaults to none: they are in the subnet of nodes.",
    zh: "负载均衡和终端节点子网的地址段。默认为无：它们位于节点子网。",
  },
  "NetworkArgs.containerNetworkType": {
    en: "Container network of the cluster: `eni`, `vpc-router` or `overlay_l2`. Nodes then admit what CCE needs in it and nothing else (huaweicloud.com, cce_faq_00265). Defaults to everything from the VPC.",
    zh: "集群的容器网络：`eni`、`vpc-router` 或 `overlay_l2`。填写后节点只放行 CCE 在该网络中所需的流量（huaweicloud.com, cce_faq_00265）。默认为放行来自 VPC 的一切流量。",
  },
  "NetworkArgs.containerNetworkCidr": {
    en: "Address range of pods in CCE Standard, which may talk to nodes in a `vpc-router` network. Defaults to none.",
    zh: "CCE Standard 中 Pod 的地址段，在 `vpc-router` 网络中它们可以访问节点。默认为无。",
  },
  "NetworkArgs.nat": {
    en: "Way out to the internet for nodes and pods. Defaults to none.",
    zh: "节点和 Pod 访问互联网的出口。默认为无。",
  },
  "NetworkArgs.endpoints": {
    en: "Services that are reached without leaving the VPC. Defaults to none.",
    zh: "不离开 VPC 即可访问的云服务。默认为无。",
  },
  "NetworkArgs.tags": {
    en: "Tags of everything that takes some. Defaults to those of the provider.",
    zh: "所有支持标签的资源的标签。默认为 provider 的标签。",
  },
  ExistingNetwork: { en: "A network that exists and stays as it is.", zh: "已有的网络，保持原样。" },
  "ExistingNetwork.vpcId": { en: "Id of the VPC.", zh: "VPC 的 ID。" },
  "ExistingNetwork.subnetId": {
    en: "Network id of the subnet of nodes and file systems.",
    zh: "节点和文件系统所在子网的网络 ID。",
  },
  "ExistingNetwork.podSubnetId": {
    en: "IPv4 subnet id of the subnet of pods; needed for CCE Turbo. Defaults to none.",
    zh: "Pod 子网的 IPv4 子网 ID；CCE Turbo 需要。默认为无。",
  },
  "ExistingNetwork.serviceSubnetId": {
    en: "Network id of the subnet of load balancers and endpoints. Defaults to the subnet of nodes.",
    zh: "负载均衡和终端节点所在子网的网络 ID。默认为节点子网。",
  },
  "ExistingNetwork.securityGroupId": {
    en: "Security group of nodes. Defaults to a new one: groups belong to no VPC, and CCE's own admits SSH from anywhere.",
    zh: "节点的安全组。默认为新建：安全组不属于任何 VPC，而 CCE 自己创建的安全组允许任意地址的 SSH。",
  },
  NetworkNat: {
    en: "The way out to the internet, for what has no public address. Billed by the hour, the traffic by volume.",
    zh: "没有公网地址的机器访问互联网的出口。按小时计费，流量按量计费。",
  },
  "NetworkNat.bandwidthMbps": {
    en: "Bandwidth of its public address in Mbit/s, 1 to 300. Defaults to 100.",
    zh: "其公网地址的带宽，单位 Mbit/s，1 到 300。默认为 100。",
  },
  "NetworkNat.spec": {
    en: "Size of the gateway: `1` for 10,000 connections, `2` for 50,000, `3` for 200,000, `4` for 1,000,000. Defaults to `1`.",
    zh: "网关规格：`1` 支持 10,000 个连接，`2` 支持 50,000 个，`3` 支持 200,000 个，`4` 支持 1,000,000 个。默认为 `1`。",
  },
  NetworkEndpoint: {
    en: "A service that is reached without leaving the VPC.",
    zh: "不离开 VPC 即可访问的一个云服务。",
  },
  "NetworkEndpoint.service": {
    en: "Name of the service, for example `swr`: what the endpoint is called after.",
    zh: "服务的名称，例如 `swr`：终端节点以它命名。",
  },
  "NetworkEndpoint.serviceId": {
    en: "Id of the endpoint service in the region, as the console of VPC Endpoint shows it.",
    zh: "该区域中终端节点服务的 ID，见 VPC 终端节点控制台。",
  },
  "NetworkEndpoint.gateway": {
    en: "Whether the service is reached by a route in place of an address in the subnet. Defaults to true for `obs` and `sfs`.",
    zh: "是否通过路由访问该服务，而不是通过子网中的地址。默认为 true（`obs` 和 `sfs`），其余为 false。",
  },
  Bastion: {
    en: "Virtual machine with a public address, through which administrators reach the private API server and the nodes: SSH from the given addresses with the given key, and nothing else. It has no agency, so its metadata address hands out no credentials. Billed by the hour, its traffic by volume.",
    zh: "带公网地址的虚拟机，管理员经由它访问私有的 API server 和节点：只允许从给定地址用给定密钥进行 SSH 登录，此外一概不允许。它没有委托，因此其元数据地址不发放任何凭据。按小时计费，流量按量计费。",
  },
  "Bastion.instanceId": { en: "Id of the machine.", zh: "虚拟机的 ID。" },
  "Bastion.publicIp": { en: "Its public address.", zh: "公网地址。" },
  "Bastion.privateIp": { en: "Its address inside the VPC.", zh: "VPC 内的地址。" },
  "BastionArgs.bastionName": {
    en: "Name of the machine; its group, key pair and address are called after it. At most 55 letters, digits, hyphens and underscores.",
    zh: "虚拟机的名称；安全组、密钥对和公网地址以它命名。最多 55 个字符：字母、数字、中划线和下划线。",
  },
  "BastionArgs.subnetId": { en: "Network id of the subnet that it stands in.", zh: "所在子网的网络 ID。" },
  "BastionArgs.availabilityZone": {
    en: "Availability zone of the machine. Changing it replaces the machine.",
    zh: "虚拟机的可用区。修改会重建虚拟机。",
  },
  "BastionArgs.flavorId": {
    en: "Flavor of the machine, for example `s6.small.1`.",
    zh: "虚拟机的规格，例如 `s6.small.1`。",
  },
  "BastionArgs.imageId": {
    en: "Id of a public or private image with an SSH server that takes keys from cloud-init.",
    zh: "公共镜像或私有镜像的 ID，镜像中要有能从 cloud-init 获取密钥的 SSH 服务。",
  },
  "BastionArgs.publicKey": {
    en: "Public SSH key of administrators, OpenSSH format. Changing it replaces the machine.",
    zh: "管理员的 SSH 公钥，OpenSSH 格式。修改会重建虚拟机。",
  },
  "BastionArgs.allowedCidrs": {
    en: "Address ranges that may open SSH, for example `203.0.113.0/24`: one at least, and never all addresses.",
    zh: "可以建立 SSH 连接的地址段，例如 `203.0.113.0/24`：至少一个，且不能是全部地址。",
  },
  "BastionArgs.bandwidthMbps": {
    en: "Bandwidth of its public address in Mbit/s, 1 to 300. Defaults to 5.",
    zh: "公网地址的带宽，单位 Mbit/s，1 到 300。默认为 5。",
  },
  "BastionArgs.nodeSecurityGroupId": {
    en: "Security group of cluster nodes, which then admit SSH from the bastion. Defaults to none.",
    zh: "集群节点的安全组，填写后节点允许来自堡垒机的 SSH。默认为无。",
  },
  "BastionArgs.encryptionKeyId": {
    en: "KMS key that its disk is encrypted with. Defaults to no encryption.",
    zh: "加密其磁盘的 KMS 密钥。默认为不加密。",
  },
  "BastionArgs.tags": {
    en: "Tags of everything that takes some. Defaults to those of the provider.",
    zh: "所有支持标签的资源的标签。默认为 provider 的标签。",
  },
  Permissions: {
    en: "Who may do what in the account, without access keys: IAM agencies with the roles that are named and no others, the authorization of ModelArts with an agency of its own, and agencies of pods (CCE pod identity). Roles that allow everything are refused. Whoever deploys it needs the rights of an IAM administrator. Costs nothing.",
    zh: "不使用访问密钥，规定谁在账号中可以做什么：只带有所列权限的 IAM 委托、ModelArts 的授权及其专用委托，以及 Pod 的委托（CCE pod identity）。允许一切操作的权限会被拒绝。部署者需要 IAM 管理员的权限。不产生费用。",
  },
  "Permissions.agencyNames": {
    en: "Names of the agencies that were made, ModelArts' own among them; each known when the agency has its roles.",
    zh: "已创建的委托的名称，包括 ModelArts 的；各委托获得权限之后可知。",
  },
  "Permissions.modelArtsUser": {
    en: "User that ModelArts is authorized for, or `all-users`; empty where it is not. Known when it is.",
    zh: "ModelArts 获得授权所代表的用户，或 `all-users`；没有授权时为空。授权之后可知。",
  },
  "PermissionsArgs.region": {
    en: "Region whose project the roles are for, for example `cn-southwest-2`.",
    zh: "权限所针对的项目所在的区域，例如 `cn-southwest-2`。",
  },
  "PermissionsArgs.modelArts": {
    en: "Authorization of ModelArts; a ModelArts Lite pool needs one in the account. Defaults to none.",
    zh: "ModelArts 的授权；ModelArts Lite 资源池要求账号中有授权。默认为无。",
  },
  "PermissionsArgs.agencies": { en: "Agencies to make. Defaults to none.", zh: "要创建的委托。默认为无。" },
  "PermissionsArgs.podAgencies": {
    en: "Agencies of pods; needs `clusterId`. Defaults to none.",
    zh: "Pod 的委托；需要 `clusterId`。默认为无。",
  },
  "PermissionsArgs.clusterId": { en: "Cluster of those pods.", zh: "这些 Pod 所在的集群。" },
  ModelArtsPermission: {
    en: "The authorization of ModelArts to act for users of the account.",
    zh: "ModelArts 代表账号中的用户进行操作的授权。",
  },
  "ModelArtsPermission.userId": {
    en: "Id of an IAM user, or `all-users`. Changing it replaces the authorization.",
    zh: "IAM 用户的 ID，或 `all-users`。修改会重建授权。",
  },
  "ModelArtsPermission.agencyName": {
    en: "Name of the agency: `modelarts_agency`, or one that starts with `ma_agency_`. Defaults to `modelarts_agency`.",
    zh: "委托的名称：`modelarts_agency`，或以 `ma_agency_` 开头的名称。默认为 `modelarts_agency`。",
  },
  "ModelArtsPermission.existingAgency": {
    en: "Whether the agency exists. It is then neither made nor changed. Defaults to false.",
    zh: "委托是否已存在。若已存在，则既不创建也不修改。默认为 false。",
  },
  "ModelArtsPermission.projectRoles": {
    en: "Roles of the agency in the region's project, by display name. Defaults to `ModelArts Dependency Access` and `SFS Turbo FullAccess` (seed 000, line 47).",
    zh: "委托在该区域项目中的权限，用显示名称表示。默认为 `ModelArts Dependency Access` 和 `SFS Turbo FullAccess`（种子 000 第 47 行）。",
  },
  "ModelArtsPermission.domainRoles": {
    en: "Roles of the agency for global services, for example `OBS OperateAccess`. Defaults to none.",
    zh: "委托对全局服务的权限，例如 `OBS OperateAccess`。默认为无。",
  },
  ServiceAgency: {
    en: "What a cloud service, or another account, may do in this account. Exactly one of `service` and `account` is required.",
    zh: "某个云服务或其他账号在本账号中可以做什么。`service` 和 `account` 必须且只能填写一个。",
  },
  "ServiceAgency.name": {
    en: "Name of the agency: 1 to 64 characters. Cannot change.",
    zh: "委托的名称：1 到 64 个字符。不能修改。",
  },
  "ServiceAgency.service": {
    en: "Cloud service that acts with it, for example `op_svc_ecs`.",
    zh: "使用该委托的云服务，例如 `op_svc_ecs`。",
  },
  "ServiceAgency.account": { en: "Account that acts with it, by name.", zh: "使用该委托的账号，按名称。" },
  "ServiceAgency.projectRoles": {
    en: "Roles in the region's project, by display name. Defaults to none.",
    zh: "在该区域项目中的权限，用显示名称表示。默认为无。",
  },
  "ServiceAgency.domainRoles": {
    en: "Roles for global services, by display name. Defaults to none.",
    zh: "对全局服务的权限，用显示名称表示。默认为无。",
  },
  PodAgency: {
    en: "Lets the pods of one service account act with an agency, without an access key.",
    zh: "让一个服务账号的 Pod 使用某个委托，不需要访问密钥。",
  },
  "PodAgency.namespace": {
    en: "Namespace of the pods, which need not exist yet. Cannot change.",
    zh: "Pod 的命名空间，可以尚不存在。不能修改。",
  },
  "PodAgency.serviceAccount": {
    en: "Service account of the pods; it has one agency at most. Cannot change.",
    zh: "Pod 的服务账号；最多有一个委托。不能修改。",
  },
  "PodAgency.agency": {
    en: "Name of the agency, one of `agencies` or one that exists.",
    zh: "委托的名称，为 `agencies` 之一或已有的委托。",
  },
  EncryptionKey: {
    en: "KMS key (AES-256) for Secrets of a cluster, file systems, buckets and disks. Whatever is encrypted with it is lost with it, so Pulumi refuses to delete it unless the component's option `protect` is false. Deleting it only schedules its deletion. Billed by the month and by use.",
    zh: "KMS 密钥（AES-256），用于集群的 Secret、文件系统、桶和磁盘。用它加密的内容会随它一起丢失，因此除非组件的 `protect` 选项为 false，否则 Pulumi 拒绝删除它。删除只是计划删除。按月和按使用次数计费。",
  },
  "EncryptionKey.keyId": { en: "Id of the key.", zh: "密钥的 ID。" },
  "EncryptionKeyArgs.alias": {
    en: "Alias of the key, unique in the region: 1 to 255 letters, digits, underscores, hyphens, colons and slashes. A key that waits for its deletion keeps its alias.",
    zh: "密钥的别名，在区域内唯一：1 到 255 个字符，字母、数字、下划线、中划线、冒号和斜杠。等待删除的密钥仍占用其别名。",
  },
  "EncryptionKeyArgs.description": {
    en: "What the key encrypts. Defaults to nothing.",
    zh: "该密钥加密什么。默认为空。",
  },
  "EncryptionKeyArgs.rotationDays": {
    en: "Days after which the cloud makes new key material, 30 to 365; what is encrypted already stays readable. Defaults to 90.",
    zh: "经过多少天后云生成新的密钥材料，30 到 365；已加密的内容仍可读取。默认为 90。",
  },
  "EncryptionKeyArgs.pendingDays": {
    en: "Days for which a deleted key can still be rescued in the console, 7 to 1096. Defaults to 30.",
    zh: "已删除的密钥在多少天内仍可在控制台恢复，7 到 1096。默认为 30。",
  },
  "EncryptionKeyArgs.tags": {
    en: "Tags of the key. Defaults to those of the provider.",
    zh: "密钥的标签。默认为 provider 的标签。",
  },
};
