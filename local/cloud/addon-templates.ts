/** An add-on that the local CCE offers. */
export interface AddonTemplate {
  description: string;
  type: string;
  /** Versions, newest first; a request without a version gets the first. */
  versions: string[];
  /** Whether CCE installs it with the cluster: it can then be listed and upgraded, never created. */
  preinstalled: boolean;
  /** Default values as the template list shows them (`input`). */
  input: { basic: Record<string, unknown>; parameters: { custom: Record<string, unknown>; flavor1: unknown } };
}

function flavor(name: string, replicas: number, pods: [string, string, string][]): unknown {
  return {
    name,
    description: name,
    replicas,
    resources: pods.map(([pod, cpu, memory]) => ({
      name: pod,
      limitsCpu: cpu,
      limitsMem: memory,
      requestsCpu: cpu,
      requestsMem: memory,
    })),
  };
}

const registry = { swr_addr: "swr.cn-southwest-2.myhuaweicloud.com", swr_user: "hwofficial" };

/**
 * Add-ons by template name. Names, roles and the values of huawei-npu and volcano come from the CCE manual (cce_10_0239,
 * cce_10_0193) and the versions of the ModelArts Lite software matrix; the versions of the others are ours.
 */
export const addonTemplates: Record<string, AddonTemplate> = {
  everest: {
    description: "Container storage of CCE: EVS, OBS, SFS and SFS Turbo volumes (CSI).",
    type: "helm",
    versions: ["2.4.134", "2.4.72"],
    preinstalled: true,
    input: {
      basic: registry,
      parameters: {
        custom: {
          default_vpc_id: "",
          cluster_id: "",
          cluster_name: "",
          project_id: "",
          disable_auto_mount_secret: false,
        },
        flavor1: flavor("High availability", 2, [
          ["everest-csi-controller", "250m", "600Mi"],
          ["everest-csi-driver", "100m", "300Mi"],
        ]),
      },
    },
  },
  coredns: {
    description: "Domain names inside the cluster.",
    type: "helm",
    versions: ["1.30.29", "1.30.6"],
    preinstalled: true,
    input: {
      basic: { cluster_ip: "10.247.3.10", ...registry },
      parameters: {
        custom: { stub_domains: {}, upstream_nameservers: [] },
        flavor1: flavor("2500qps", 2, [["coredns", "500m", "512Mi"]]),
      },
    },
  },
  volcano: {
    description: "Scheduler for batch work: gang scheduling, queues, NPU topology.",
    type: "helm",
    versions: ["1.18.3", "1.17.12"],
    preinstalled: false,
    input: {
      basic: registry,
      parameters: {
        custom: {
          default_scheduler_conf: {},
          multiAZEnabled: false,
          node_match_expressions: [],
          tolerations: [],
          descheduler_enable: "false",
          oversubscription_ratio: 60,
        },
        flavor1: flavor("Single-instance", 1, [
          ["volcano-scheduler", "500m", "500Mi"],
          ["volcano-controller", "500m", "500Mi"],
          ["volcano-admission", "200m", "500Mi"],
        ]),
      },
    },
  },
  "huawei-npu": {
    description: "CCE AI Suite (Ascend NPU): device plugin and driver of Ascend nodes.",
    type: "helm",
    versions: ["2.1.53", "2.1.46"],
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
        flavor1: flavor("Single-instance", 1, [["npu-driver-installer", "1000m", "4096Mi"]]),
      },
    },
  },
  npd: {
    description: "Reports faults of nodes.",
    type: "helm",
    versions: ["1.19.16"],
    preinstalled: false,
    input: { basic: registry, parameters: { custom: {}, flavor1: flavor("Single-instance", 1, []) } },
  },
  "metrics-server": {
    description: "Resource use of pods and nodes.",
    type: "helm",
    versions: ["1.3.97"],
    preinstalled: false,
    input: { basic: registry, parameters: { custom: {}, flavor1: flavor("Single-instance", 1, []) } },
  },
  "node-local-dns": {
    description: "Cache of domain names on each node.",
    type: "helm",
    versions: ["1.6.8"],
    preinstalled: false,
    input: { basic: registry, parameters: { custom: {}, flavor1: flavor("Single-instance", 1, []) } },
  },
};
