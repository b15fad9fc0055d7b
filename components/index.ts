export { Alarms, type AlarmsArgs } from "./alarms";
export { type MountedConfigMap } from "./ascend-pod";
export { Bastion, type BastionArgs } from "./bastion";
export {
  CceCluster,
  type CceClusterArgs,
  type ClusterLogs,
  type ClusterPublicAccess,
  type ExistingCluster,
} from "./cce-cluster";
export { ClusterAddons, type ClusterAddonsArgs } from "./cluster-addons";
export { ContainerImage, type ContainerImageArgs } from "./container-image";
export { DataFetch, type DataFetchArgs, type HubSource, type ObsSource, type UrlSource } from "./data-fetch";
export { DataUpload, type DataUploadArgs } from "./data-upload";
export { EncryptionKey, type EncryptionKeyArgs } from "./encryption-key";
export { GrafanaDashboard, type GrafanaDashboardArgs } from "./grafana-dashboard";
export { ImagePrePull, type ImagePrePullArgs } from "./image-pre-pull";
export { ImageRegistry, type ImageRegistryArgs, type RegistryRepository, type RegistryUser } from "./image-registry";
export { LlamaFactoryTraining, type LlamaFactoryTrainingArgs } from "./llama-factory-training";
export { LogCollection, type LogCollectionArgs } from "./log-collection";
export { MegatronTraining, type MegatronTrainingArgs } from "./megatron-training";
export { MetricScraping, type MetricScrapingArgs } from "./metric-scraping";
export { ModelArtsNodePool, type ModelArtsNodePoolArgs } from "./model-arts-node-pool";
export { Monitoring, type MonitoringArgs } from "./monitoring";
export { type ExistingNetwork, Network, type NetworkArgs, type NetworkEndpoint, type NetworkNat } from "./network";
export { type NodeTaint, NpuNodePool, type NpuNodePoolArgs } from "./npu-node-pool";
export { ObsBucket, type ObsBucketArgs } from "./obs-bucket";
export { ObsVolume, type ObsVolumeArgs } from "./obs-volume";
export {
  type ModelArtsPermission,
  Permissions,
  type PermissionsArgs,
  type PodAgency,
  type ServiceAgency,
} from "./permissions";
export { type ExistingShare, SfsTurbo, type SfsTurboArgs, type ShareDirectory } from "./sfs-turbo";
export { SharedVolume, type SharedVolumeArgs } from "./shared-volume";
export { SoftwarePackage, type SoftwarePackageArgs } from "./software-package";
export { VllmService, type VllmServiceArgs } from "./vllm-service";
export { type EnvironmentVariable, VolcanoJob, type VolcanoJobArgs } from "./volcano-job";
export { VolcanoQueue, type VolcanoQueueArgs } from "./volcano-queue";
export { type NamespaceQuota, WorkloadNamespace, type WorkloadNamespaceArgs } from "./workload-namespace";
