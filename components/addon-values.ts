/** Values that an add-on is installed with: all that its page of the CCE API reference names. */
export interface AddonValues {
  /** Settings; what an add-on finds out by itself is left to it. */
  readonly custom: Readonly<Record<string, unknown>>;
  /** Number and size of its pods. */
  readonly flavor: Readonly<Record<string, unknown>>;
}

/** Requests and limits of one container. */
interface Quota {
  readonly requestsCpu: string;
  readonly limitsCpu: string;
  readonly requestsMem: string;
  readonly limitsMem: string;
}

function quota(requestsCpu: string, limitsCpu: string, requestsMem: string, limitsMem: string): Quota {
  return { requestsCpu, limitsCpu, requestsMem, limitsMem };
}

/** Pods by name with their quotas, as CCE takes them. */
function flavor(name: string, replicas: number, pods: Readonly<Record<string, Quota>>): AddonValues["flavor"] {
  return {
    description: name,
    name,
    replicas,
    resources: Object.entries(pods).map(([pod, resources]) => ({ name: pod, ...resources })),
  };
}

/** A pod whose node is gone moves after a minute, in place of Kubernetes' five. */
const TOLERATIONS = ["not-ready", "unreachable"].map((state) => ({
  key: `node.kubernetes.io/${state}`,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds: 60,
}));

/** Where pods go: any node that is not tainted, on different ones and in different zones where that can be. */
const PLACEMENT = {
  multiAZBalance: false,
  multiAZEnabled: false,
  node_match_expressions: [],
  tolerations: TOLERATIONS,
} as const;

/** Nodes up to which Volcano needs no more than its smallest pods; each such number more needs as much again. */
const VOLCANO_STEP = 100;

/**
 * How Volcano schedules: CCE's own order, with what NPUs and queues need.
 * - `cce-gpu-topology-*` puts the NPUs of one pod on one HCCS ring of a Snt9B machine (huaweicloud.com, drawer-cce,
 *   Cluster_cce-gpu-topology-predicate).
 * - `proportion` shares the cluster out by the weights of queues up to their capabilities, and `reclaim` takes back what a
 *   queue borrowed (volcano.sh, plugins and actions). Neither is in CCE's own order.
 */
export const SCHEDULER_CONFIGURATION = {
  actions: "allocate, backfill, preempt, reclaim",
  metrics: { interval: "30s", type: "" },
  tiers: [
    {
      plugins: [
        { name: "priority" },
        { name: "gang", enableJobStarving: false, enablePreemptable: false },
        { name: "conformance" },
      ],
    },
    {
      plugins: [
        { name: "drf", enablePreemptable: false },
        { name: "predicates" },
        { name: "proportion" },
        { name: "nodeorder" },
      ],
    },
    {
      plugins: [{ name: "cce-gpu-topology-predicate" }, { name: "cce-gpu-topology-priority" }, { name: "cce-gpu" }],
    },
    {
      plugins: [
        { name: "nodelocalvolume" },
        { name: "nodeemptydirvolume" },
        { name: "nodeCSIscheduling" },
        { name: "networkresource" },
      ],
    },
  ],
} as const;

/**
 * Volcano (huaweicloud.com, api-cce, cce_02_0417), in the size that its manual gives for a number of nodes (usermanual-cce,
 * cce_10_0193): from 100 nodes on half a core and 1000 MiB more for each 100.
 */
export function volcanoValues(nodes: number): AddonValues {
  const steps = Math.floor(nodes / VOLCANO_STEP);
  const worker =
    steps === 0
      ? quota("500m", "2000m", "500Mi", "2000Mi")
      : quota(`${500 + steps * 500}m`, `${2000 + steps * 500}m`, `${500 + steps * 1000}Mi`, `${1500 + steps * 1000}Mi`);
  return {
    custom: {
      ...PLACEMENT,
      default_scheduler_conf: SCHEDULER_CONFIGURATION,
      descheduler_enable: "false",
      deschedulerPolicy: {},
      enable_workload_balancer: false,
      oversubscription_ratio: 60,
    },
    flavor: flavor("custom-resources", 2, {
      "volcano-admission": quota("200m", "500m", "500Mi", "500Mi"),
      "volcano-controller": worker,
      "volcano-scheduler": worker,
    }),
  };
}

/** CCE AI Suite (Ascend NPU) (huaweicloud.com, api-cce, cce_02_0416): without installing drivers, which Snt9B machines come with. */
export function huaweiNpuValues(): AddonValues {
  return {
    custom: {
      auto_install_npu_driver: false,
      check_frequency_failed_threshold: 100,
      check_frequency_fall_times: 3,
      check_frequency_gate: false,
      check_frequency_recover_threshold: 100,
      check_frequency_rise_times: 2,
      container_path: "/usr/local/HiAI_unused",
      host_path: "/usr/local/HiAI_unused",
      npu_driver_config: {},
    },
    flavor: flavor("Single-instance", 1, { "npu-driver-installer": quota("1000m", "1000m", "4096Mi", "4096Mi") }),
  };
}

/** Node problem detector (huaweicloud.com, api-cce, cce_02_0409); it taints a tenth of the nodes at most at one time. */
export function npdValues(): AddonValues {
  return {
    custom: { ...PLACEMENT, annotations: {}, common: {}, feature_gates: "", npc: { maxTaintedNode: "10%" } },
    flavor: flavor("custom-resources", 2, {
      "node-problem-controller": quota("30m", "100m", "100Mi", "300Mi"),
      "node-problem-detector": quota("30m", "100m", "100Mi", "300Mi"),
    }),
  };
}

/** Metrics server (huaweicloud.com, usermanual-cce, cce_10_0205), with two pods. */
export function metricsServerValues(): AddonValues {
  return {
    custom: { ...PLACEMENT },
    flavor: flavor("custom-resources", 2, { "metrics-server": quota("200m", "1000m", "300Mi", "1000Mi") }),
  };
}

/** Cache of names on each node (huaweicloud.com, api-cce, cce_02_0420), used by the pods of labelled namespaces. */
export function nodeLocalDnsValues(): AddonValues {
  return {
    custom: {
      enable_dnsconfig_admission: true,
      enable_namespace_admission: true,
      multiAZBalance: false,
      multiAZEnable: false,
      tolerations: TOLERATIONS,
    },
    flavor: flavor("custom-resources", 2, {
      "node-local-dns-admission-controller": quota("100m", "100m", "150Mi", "150Mi"),
      "node-local-dns-cache": quota("100m", "100m", "150Mi", "150Mi"),
    }),
  };
}

/** What the log agent must know of its cluster. */
export interface LogAgentCluster {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly projectId: string;
}

/**
 * Log agent (huaweicloud.com, api-cce, cce_02_0422) without collections of its own making: what is read is said by resources of
 * LTS.
 */
export function logAgentValues({ clusterId, clusterName, projectId }: LogAgentCluster): AddonValues {
  return {
    custom: {
      ...PLACEMENT,
      clusterID: clusterId,
      clusterName,
      cluster_category: "CCE",
      createDefaultEvent: false,
      createDefaultStdout: false,
      projectID: projectId,
    },
    flavor: flavor("custom-resources", 1, {
      "cop-logs": quota("100m", "1000m", "100Mi", "500Mi"),
      "fluent-bit": quota("100m", "500m", "200Mi", "500Mi"),
      "log-operator": quota("100m", "500m", "100Mi", "500Mi"),
      "otel-collector": quota("200m", "1000m", "1024Mi", "2048Mi"),
    }),
  };
}
