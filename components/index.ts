export { AccuracyEvaluation, type AccuracyEvaluationArgs } from "./accuracy-evaluation";
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
export { ComfyUiService, type ComfyUiServiceArgs } from "./comfyui-service";
export { ContainerImage, type ContainerImageArgs } from "./container-image";
export { DataFetch, type DataFetchArgs, type HubSource, type ObsSource, type UrlSource } from "./data-fetch";
export { DataUpload, type DataUploadArgs } from "./data-upload";
export { DiffusersJob, type DiffusersJobArgs } from "./diffusers-job";
export { EagleDraftModel, type EagleDraftModelArgs } from "./eagle-draft-model";
export { EncryptionKey, type EncryptionKeyArgs } from "./encryption-key";
export { type EnvironmentVariable, type SecretVariable } from "./environment-variable";
export { type EvaluationBaseline } from "./evaluation-results";
export { FluxTraining, type FluxTrainingArgs } from "./flux-training";
export { GrafanaDashboard, type GrafanaDashboardArgs } from "./grafana-dashboard";
export { ImagePrePull, type ImagePrePullArgs } from "./image-pre-pull";
export { ImageRegistry, type ImageRegistryArgs, type RegistryRepository, type RegistryUser } from "./image-registry";
export { LlamaFactoryBenchmark, type LlamaFactoryBenchmarkArgs } from "./llama-factory-benchmark";
export { LlamaFactoryTraining, type LlamaFactoryTrainingArgs } from "./llama-factory-training";
export { LogCollection, type LogCollectionArgs } from "./log-collection";
export {
  type MegatronConversion,
  type MegatronPreprocessing,
  MegatronTraining,
  type MegatronTrainingArgs,
} from "./megatron-training";
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
export { PipelineStep, type PipelineStepArgs } from "./pipeline-step";
export { SelfSignedCertificate, type SelfSignedCertificateArgs } from "./self-signed-certificate";
export { PrefillDecodeService, type PrefillDecodeServiceArgs } from "./prefill-decode-service";
export { ServingBenchmark, type ServingBenchmarkArgs } from "./serving-benchmark";
export { type ExistingShare, SfsTurbo, type SfsTurboArgs, type ShareDirectory } from "./sfs-turbo";
export { SharedVolume, type SharedVolumeArgs } from "./shared-volume";
export { SoftwarePackage, type SoftwarePackageArgs } from "./software-package";
export { VllmService } from "./vllm-service";
export {
  type ApiKeySecret,
  type LoraAdapter,
  type ServiceEntry,
  type ServiceScaling,
  type VllmServiceArgs,
} from "./vllm-service-args";
export { VolcanoJob, type VolcanoJobArgs } from "./volcano-job";
export { VolcanoQueue, type VolcanoQueueArgs } from "./volcano-queue";
export { WeightQuantization, type WeightQuantizationArgs } from "./weight-quantization";
export { type NamespaceQuota, WorkloadNamespace, type WorkloadNamespaceArgs } from "./workload-namespace";
