/** An add-on that the local CCE offers. */
export interface AddonTemplate {
  description: string;
  type: string;
  /** Versions, newest first, with the cluster versions that each is made for. */
  versions: AddonVersion[];
  /** Whether CCE installs it with the cluster: it can then be listed and upgraded, never created. */
  preinstalled: boolean;
  /** Default values as the template list shows them (`input`). */
  input: { basic: Record<string, unknown>; parameters: Record<string, unknown> & { custom: Record<string, unknown> } };
}

/** A version of an add-on. */
export interface AddonVersion {
  version: string;
  /** Cluster versions, for example `v1.31`. */
  clusters: string[];
}

interface Quota {
  requestsCpu: string;
  limitsCpu: string;
  requestsMem: string;
  limitsMem: string;
}

function quota(requestsCpu: string, limitsCpu: string, requestsMem: string, limitsMem: string): Quota {
  return { requestsCpu, limitsCpu, requestsMem, limitsMem };
}

/** One of the sizes of an add-on: `flavor1`, `flavor2`, … of its template. */
function flavor(name: string, replicas: number, pods: Record<string, Quota>): unknown {
  return {
    name,
    description: name,
    replicas,
    resources: Object.entries(pods).map(([pod, resources]) => ({ name: pod, ...resources })),
  };
}

/** Cluster versions from one to another. */
function clusters(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, n) => `v1.${from + n}`);
}

/** Versions that belong to the software of Snt9B nodes (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004). */
const snt9bClusters = ["v1.23", "v1.25", "v1.28", "v1.31"];

/** Fields of `basic` that CCE fills in. */
const registry = { swr_addr: "swr.cn-southwest-2.myhuaweicloud.com", swr_user: "hwofficial" };

/** Where the pods of an add-on go, as most of them take it. */
const placement = { multiAZBalance: false, multiAZEnabled: false, node_match_expressions: [], tolerations: [] };

const volcanoPods = {
  "volcano-admission": quota("200m", "500m", "500Mi", "500Mi"),
  "volcano-controller": quota("500m", "2000m", "500Mi", "2000Mi"),
  "volcano-scheduler": quota("500m", "2000m", "500Mi", "2000Mi"),
};

/**
 * Add-ons by template name. Their names, values and the names of their sizes are those of the CCE API reference, "add-on
 * parameters": cce_02_0409 (npd), cce_02_0416 (huawei-npu), cce_02_0417 (volcano), cce_02_0420 (node-local-dns), cce_02_0422
 * (log-agent); everest, coredns and metrics-server follow the manual (cce_10_0066, cce_10_0129, cce_10_0205). Versions and their
 * clusters: huaweicloud.com, bulletin-cce, cce_bulletin_0038 to 0056. Quotas of pods that no page states are ours.
 */
export const addonTemplates: Record<string, AddonTemplate> = {
  everest: {
    description: "Container storage of CCE: EVS, OBS, SFS and SFS Turbo volumes (CSI).",
    type: "helm",
    versions: [
      { version: "2.5.94", clusters: clusters(30, 36) },
      { version: "2.4.105", clusters: clusters(25, 31) },
    ],
    preinstalled: true,
    input: {
      basic: {
        ...registry,
        bms_url: "bms.cn-southwest-2.myhuaweicloud.com",
        ecsEndpoint: "https://ecs.cn-southwest-2.myhuaweicloud.com",
        evs_url: "evs.cn-southwest-2.myhuaweicloud.com",
        iam_url: "iam.cn-southwest-2.myhuaweicloud.com",
        obs_url: "obs.cn-southwest-2.myhuaweicloud.com",
        sfs_turbo_url: "sfs-turbo.cn-southwest-2.myhuaweicloud.com",
        supportHcs: false,
      },
      parameters: {
        custom: {
          cluster_id: "",
          cluster_name: "",
          csi_attacher_detach_worker_threads: "60",
          csi_attacher_worker_threads: "60",
          default_vpc_id: "",
          disable_auto_mount_secret: false,
          multiAZEnabled: false,
          node_match_expressions: [],
          number_of_reserved_disks: "6",
          project_id: "",
          tolerations: [],
          volume_attaching_flow_ctrl: "0",
        },
        flavor1: flavor("High availability", 2, {
          "everest-csi-controller": quota("250m", "250m", "600Mi", "1500Mi"),
          "everest-csi-driver": quota("100m", "100m", "300Mi", "300Mi"),
        }),
      },
    },
  },
  coredns: {
    description: "Domain names inside the cluster.",
    type: "helm",
    versions: [
      { version: "1.30.99", clusters: clusters(29, 36) },
      { version: "1.30.95", clusters: clusters(29, 36) },
      { version: "1.30.6", clusters: ["v1.21", "v1.23", "v1.25", ...clusters(27, 30)] },
    ],
    preinstalled: true,
    input: {
      basic: { cluster_ip: "10.247.3.10", ...registry },
      parameters: {
        custom: {
          ...placement,
          cluster_id: "",
          stub_domains: {},
          tenant_id: "",
          upstream_nameservers: [],
        },
        flavor1: flavor("2500qps", 2, { coredns: quota("500m", "500m", "512Mi", "512Mi") }),
        flavor2: flavor("5000qps", 2, { coredns: quota("1000m", "1000m", "1024Mi", "1024Mi") }),
      },
    },
  },
  volcano: {
    description: "Scheduler for batch work: gang scheduling, queues, NPU topology.",
    type: "helm",
    versions: [
      { version: "1.22.28", clusters: clusters(29, 36) },
      { version: "1.18.3", clusters: snt9bClusters },
      { version: "1.16.8", clusters: ["v1.25", ...clusters(27, 31)] },
    ],
    preinstalled: false,
    input: {
      basic: {
        ...registry,
        ecsEndpoint: "https://ecs.cn-southwest-2.myhuaweicloud.com",
        platform: "linux-amd64",
        xccsEndpoint: "https://xccs.cn-southwest-2.myhuaweicloud.com",
      },
      parameters: {
        custom: {
          ca_cert: "",
          default_scheduler_conf: {
            actions: "allocate, backfill, preempt",
            metrics: { interval: "30s", type: "" },
            tiers: [
              { plugins: [{ name: "priority" }, { enablePreemptable: false, name: "gang" }, { name: "conformance" }] },
              {
                plugins: [{ enablePreemptable: false, name: "drf" }, { name: "predicates" }, { name: "nodeorder" }],
              },
              {
                plugins: [
                  { name: "cce-gpu-topology-predicate" },
                  { name: "cce-gpu-topology-priority" },
                  { name: "cce-gpu" },
                ],
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
          },
          descheduler_enable: "false",
          deschedulerPolicy: {},
          enable_workload_balancer: false,
          multiAZEnabled: false,
          node_match_expressions: [],
          oversubscription_ratio: 60,
          server_cert: "",
          server_key: "",
          tolerations: [],
        },
        flavor1: flavor("Node50", 2, volcanoPods),
        flavor2: flavor("Node200", 2, {
          ...volcanoPods,
          "volcano-scheduler": quota("1000m", "2500m", "1500Mi", "2500Mi"),
        }),
      },
    },
  },
  "huawei-npu": {
    description: "CCE AI Suite (Ascend NPU): device plugin and driver of Ascend nodes.",
    type: "helm",
    versions: [
      { version: "2.8.11", clusters: clusters(29, 36) },
      { version: "2.7.0", clusters: clusters(29, 36) },
      { version: "2.1.53", clusters: snt9bClusters },
      { version: "2.1.46", clusters: ["v1.21", "v1.23", "v1.25", ...clusters(27, 31)] },
    ],
    preinstalled: false,
    input: {
      basic: { cluster_version: "", device_version: "", driver_version: "", ...registry },
      parameters: {
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
        flavor1: flavor("Single-instance", 1, {
          "npu-driver-installer": quota("1000m", "1000m", "4096Mi", "4096Mi"),
        }),
      },
    },
  },
  npd: {
    description: "Reports faults of nodes.",
    type: "helm",
    versions: [
      { version: "1.19.63", clusters: clusters(29, 36) },
      { version: "1.19.25", clusters: ["v1.25", ...clusters(27, 32)] },
      { version: "1.19.16", clusters: ["v1.21", "v1.23", "v1.25", ...clusters(27, 31)] },
    ],
    preinstalled: false,
    input: {
      basic: { image_version: "", ...registry },
      parameters: {
        custom: { ...placement, feature_gate: "", npc: { maxTaintedNode: "10%" } },
        flavor1: flavor("Single-instance", 1, { "custom-resources": quota("20m", "100m", "20Mi", "100Mi") }),
      },
    },
  },
  "metrics-server": {
    description: "Resource use of pods and nodes.",
    type: "helm",
    versions: [
      { version: "1.3.138", clusters: clusters(29, 36) },
      { version: "1.3.90", clusters: ["v1.25", ...clusters(27, 31)] },
    ],
    preinstalled: false,
    input: {
      basic: { image_version: "", ...registry },
      parameters: {
        custom: { ...placement },
        flavor1: flavor("Single-instance", 1, { "metrics-server": quota("100m", "1000m", "300Mi", "1000Mi") }),
        flavor2: flavor("High availability", 2, { "metrics-server": quota("100m", "1000m", "300Mi", "1000Mi") }),
      },
    },
  },
  "node-local-dns": {
    description: "Cache of domain names on each node.",
    type: "helm",
    versions: [
      { version: "1.7.100", clusters: clusters(29, 36) },
      { version: "1.6.62", clusters: ["v1.25", ...clusters(27, 31)] },
    ],
    preinstalled: false,
    input: {
      basic: { cluster_ip: "10.247.3.10", ...registry },
      parameters: {
        custom: {
          enable_dnsconfig_admission: true,
          enable_namespace_admission: true,
          multiAZBalance: false,
          multiAZEnable: false,
          tolerations: [],
        },
        flavor1: flavor("High availability", 2, {
          "node-local-dns-admission-controller": quota("100m", "100m", "150Mi", "150Mi"),
          "node-local-dns-cache": quota("100m", "100m", "150Mi", "150Mi"),
        }),
      },
    },
  },
  "log-agent": {
    description: "Collects logs of containers and nodes, and events of Kubernetes, for LTS and AOM.",
    type: "helm",
    versions: [
      { version: "1.7.14", clusters: ["v1.21", "v1.23", "v1.25", ...clusters(27, 36)] },
      { version: "1.7.3", clusters: ["v1.21", "v1.23", "v1.25", ...clusters(27, 32)] },
    ],
    preinstalled: false,
    input: {
      basic: {
        aomEndpoint: "https://aom.cn-southwest-2.myhuaweicloud.com",
        ltsAccessEndpoint: "https://lts-access.cn-southwest-2.myhuaweicloud.com:8102",
        ltsEndpoint: "https://lts.cn-southwest-2.myhuaweicloud.com",
        region_id: "cn-southwest-2",
        ...registry,
      },
      parameters: {
        custom: {
          aomEndpoint: "",
          caCert: "",
          clusterID: "",
          clusterName: "",
          cluster_category: "CCE",
          createDefaultEvent: false,
          createDefaultStdout: false,
          ltsAccessEndpoint: "",
          ltsEndpoint: "",
          multiAZEnabled: false,
          node_match_expressions: [],
          projectID: "",
          serverCert: "",
          serverKey: "",
          tolerations: [],
        },
        flavor1: flavor("Single-instance", 1, {
          "cop-logs": quota("100m", "1000m", "100Mi", "500Mi"),
          "fluent-bit": quota("100m", "500m", "200Mi", "500Mi"),
          "log-operator": quota("100m", "500m", "100Mi", "500Mi"),
          "otel-collector": quota("200m", "1000m", "1024Mi", "2048Mi"),
        }),
      },
    },
  },
};

/** Versions of an add-on that a cluster can have, newest first. */
export function versionsFor(template: AddonTemplate, clusterVersion: string): string[] {
  const minor = clusterVersion.split(".").slice(0, 2).join(".");
  return template.versions.filter(({ clusters: made }) => made.includes(minor)).map(({ version }) => version);
}

/** Whether one version of an add-on is newer than another. */
export function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, "en", { numeric: true }) > 0;
}
