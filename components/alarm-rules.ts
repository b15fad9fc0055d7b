/** What the alarms of a cluster are about. */
export interface AlarmScope {
  /** Namespaces of the workloads. */
  readonly namespaces: readonly string[];
  /** Claim of the share in these namespaces. */
  readonly claimName: string;
  /** Percentage of the share's space above which there is an alarm. */
  readonly shareUsagePercent: number;
}

/** A condition in PromQL that raises an alarm while it has a result. */
export interface AlarmRule {
  /** Last part of the rule's name. */
  readonly name: string;
  /** Metric that the rule is listed under. */
  readonly metric: string;
  readonly expression: string;
  /** How long the condition must hold, as PromQL writes it. */
  readonly lasting: string;
  /** `Critical`, `Major`, `Minor` or `Info`. */
  readonly severity: string;
  readonly description: string;
}

/** The alarms of a cluster with NPUs. Their metrics are those of `catalogue/metrics.ts`. */
export function alarmRules({ namespaces, claimName, shareUsagePercent }: AlarmScope): AlarmRule[] {
  const workloads = `namespace=~"${namespaces.join("|")}"`;
  const share = `${workloads},persistentvolumeclaim="${claimName}"`;
  return [
    {
      name: "node-not-ready",
      metric: "kube_node_status_condition",
      expression: 'kube_node_status_condition{condition="Ready",status="true"} == 0',
      lasting: "5m",
      severity: "Critical",
      description: "A node has not been Ready for 5 minutes",
    },
    {
      name: "npu-fault",
      metric: "npu_chip_info_health_status",
      // 1 is healthy, 0 is not (hiascend.com, MindCluster, Prometheus Metrics API).
      expression: "npu_chip_info_health_status == 0 or npu_chip_info_network_status == 0",
      lasting: "1m",
      severity: "Critical",
      description: "An NPU or its network port is not healthy",
    },
    {
      name: "job-failed",
      metric: "kube_pod_status_phase",
      // Volcano and Kubernetes keep the failed pods of a job that has no retry left; those of a retry are deleted.
      expression: `sum by (namespace, pod) (kube_pod_status_phase{phase="Failed",${workloads}}) > 0`,
      lasting: "1m",
      severity: "Major",
      description: "A job has failed and is not started again",
    },
    {
      name: "share-almost-full",
      metric: "kubelet_volume_stats_used_bytes",
      expression: `max by (persistentvolumeclaim) (100 * kubelet_volume_stats_used_bytes{${share}} / kubelet_volume_stats_capacity_bytes{${share}}) > ${shareUsagePercent}`,
      lasting: "5m",
      severity: "Major",
      description: `More than ${shareUsagePercent} % of the share is used`,
    },
  ];
}
