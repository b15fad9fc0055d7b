import type { Source } from "./sources";

/** A metric as Prometheus stores it. */
export interface Metric {
  /** Name without the suffixes `_bucket`, `_sum` and `_count` of a histogram. */
  readonly name: string;
  /** Unit of its values; "" where it counts things, or is 0 or 1. */
  readonly unit: "" | "%" | "ratio" | "°C" | "W" | "MiB" | "B" | "s" | "tokens";
  /** Whether it only grows, and is read as a rate. */
  readonly counter?: true;
  /** Whether it is a histogram. */
  readonly histogram?: true;
  readonly source: readonly Source[];
}

const NPU_EXPORTER = [{ page: "Ascend/mind-cluster, component/npu-exporter/collector/metrics" }] as const;
const VLLM = [{ page: "vllm-project/vllm 0.6, vllm/engine/metrics.py" }] as const;
const VOLCANO_QUEUES = [{ page: "volcano-sh/volcano v1.14.1, pkg/controllers/metrics/queue.go" }] as const;
const VOLCANO_SCHEDULER = [{ page: "volcano-sh/volcano v1.14.1, pkg/scheduler/metrics" }] as const;
const NODES = [{ page: "kubernetes/kube-state-metrics, docs/metrics/cluster/node-metrics.md" }] as const;
const PODS = [{ page: "kubernetes/kube-state-metrics, docs/metrics/workload/pod-metrics.md" }] as const;
const KUBELET = [{ page: "kubernetes.io, Kubernetes metrics reference" }] as const;

/**
 * Metrics that alarms and the dashboard ask for, and who publishes them. The NPU exporter calls the unit of its memory MB; an
 * NPU of 64 GiB shows 65,536 of them.
 */
// One line per metric.
// prettier-ignore
export const METRICS = [
  { name: "npu_chip_info_utilization", unit: "%", source: NPU_EXPORTER },
  { name: "npu_chip_info_temperature", unit: "°C", source: NPU_EXPORTER },
  { name: "npu_chip_info_power", unit: "W", source: NPU_EXPORTER },
  { name: "npu_chip_info_health_status", unit: "", source: NPU_EXPORTER },
  { name: "npu_chip_info_network_status", unit: "", source: NPU_EXPORTER },
  { name: "npu_chip_info_hbm_used_memory", unit: "MiB", source: NPU_EXPORTER },
  { name: "npu_chip_info_hbm_total_memory", unit: "MiB", source: NPU_EXPORTER },
  { name: "npu_chip_info_hbm_temperature", unit: "°C", source: NPU_EXPORTER },
  { name: "vllm:num_requests_running", unit: "", source: VLLM },
  { name: "vllm:num_requests_waiting", unit: "", source: VLLM },
  { name: "vllm:gpu_cache_usage_perc", unit: "ratio", source: VLLM },
  { name: "vllm:prompt_tokens_total", unit: "tokens", counter: true, source: VLLM },
  { name: "vllm:generation_tokens_total", unit: "tokens", counter: true, source: VLLM },
  { name: "vllm:time_to_first_token_seconds", unit: "s", histogram: true, source: VLLM },
  { name: "vllm:time_per_output_token_seconds", unit: "s", histogram: true, source: VLLM },
  { name: "vllm:e2e_request_latency_seconds", unit: "s", histogram: true, source: VLLM },
  { name: "volcano_queue_pod_group_running_count", unit: "", source: VOLCANO_QUEUES },
  { name: "volcano_queue_pod_group_pending_count", unit: "", source: VOLCANO_QUEUES },
  { name: "volcano_queue_pod_group_inqueue_count", unit: "", source: VOLCANO_QUEUES },
  { name: "volcano_unschedule_job_count", unit: "", source: VOLCANO_SCHEDULER },
  { name: "kube_node_status_condition", unit: "", source: NODES },
  { name: "kube_pod_status_phase", unit: "", source: PODS },
  { name: "kubelet_volume_stats_used_bytes", unit: "B", source: KUBELET },
  { name: "kubelet_volume_stats_capacity_bytes", unit: "B", source: KUBELET },
] as const satisfies readonly Metric[];
