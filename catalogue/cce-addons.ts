import type { Source } from "./sources";

/** A version of an add-on, and the clusters that it is made for. */
export interface AddonVersion {
  readonly version: string;
  /** Kubernetes versions, as the cluster's `version` is written. */
  readonly clusters: readonly string[];
  readonly source: readonly Source[];
}

/** An add-on of CCE. */
export interface Addon {
  /** Key of the stack file under `platform.addons`. */
  readonly key: string;
  /** Name of the add-on's template, which the API takes. */
  readonly template: string;
  /** The newest first. */
  readonly versions: readonly AddonVersion[];
}

const [V21, V23, V25, V27, V28, V29, V30, V31] = [
  "v1.21",
  "v1.23",
  "v1.25",
  "v1.27",
  "v1.28",
  "v1.29",
  "v1.30",
  "v1.31",
] as const;
const [V32, V33, V34, V35, V36] = ["v1.32", "v1.33", "v1.34", "v1.35", "v1.36"] as const;
const FROM_29_TO_36 = [V29, V30, V31, V32, V33, V34, V35, V36] as const;
const FROM_25_TO_31 = [V25, V27, V28, V29, V30, V31] as const;
const FROM_21_TO_31 = [V21, V23, ...FROM_25_TO_31] as const;

/** Clusters and add-ons that belong together on Snt9B nodes. */
const SNT9B_CLUSTERS = [V23, V25, V28, V31] as const;
const SNT9B = [{ page: "huaweicloud.com, bulletin-modelarts, bulletin-modelarts_0023" }] as const;

const VOLCANO = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0050" }] as const;
const HUAWEI_NPU = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0049" }] as const;
const EVEREST = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0039" }] as const;
const COREDNS = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0038" }] as const;
const NPD = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0040" }] as const;
const METRICS_SERVER = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0044" }] as const;
const NODE_LOCAL_DNS = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0054" }] as const;
const LOG_AGENT = [{ page: "huaweicloud.com, bulletin-cce, cce_bulletin_0056" }] as const;

/**
 * Versions of add-ons by cluster version, as far as a page of the vendor says so. Not complete: CCE publishes new versions all
 * the time, and which of them a region offers only its API knows.
 */
// One line per version, as in the printed tables.
// prettier-ignore
export const CCE_ADDONS = [
  {
    key: "volcano", template: "volcano",
    versions: [
      { version: "1.22.28", clusters: FROM_29_TO_36, source: VOLCANO },
      { version: "1.18.3", clusters: SNT9B_CLUSTERS, source: SNT9B },
      { version: "1.16.8", clusters: FROM_25_TO_31, source: VOLCANO },
      { version: "1.15.10", clusters: [V23, V25, V27, V28, V29, V30], source: VOLCANO },
      { version: "1.15.8", clusters: [V23, V25, V27, V28, V29, V30], source: VOLCANO },
      { version: "1.15.6", clusters: [V23, V25, V27, V28, V29, V30], source: VOLCANO },
      { version: "1.14.11", clusters: [V23, V25, V27, V28, V29, V30], source: VOLCANO },
      { version: "1.13.7", clusters: [V21, V23, V25, V27, V28, V29], source: VOLCANO },
      { version: "1.13.3", clusters: [V21, V23, V25, V27, V28, V29], source: VOLCANO },
      { version: "1.13.1", clusters: [V21, V23, V25, V27, V28, V29], source: VOLCANO },
      { version: "1.12.18", clusters: [V21, V23, V25, V27, V28, V29], source: VOLCANO },
    ],
  },
  {
    key: "huaweiNpu", template: "huawei-npu",
    versions: [
      { version: "2.8.11", clusters: FROM_29_TO_36, source: HUAWEI_NPU },
      { version: "2.7.0", clusters: FROM_29_TO_36, source: HUAWEI_NPU },
      { version: "2.1.53", clusters: SNT9B_CLUSTERS, source: SNT9B },
      { version: "2.1.46", clusters: FROM_21_TO_31, source: HUAWEI_NPU },
      { version: "2.1.22", clusters: [V23, V25, V28], source: [{ page: "huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004, 2025-02-12" }] },
    ],
  },
  {
    key: "everest", template: "everest",
    versions: [
      { version: "2.5.94", clusters: [V30, V31, V32, V33, V34, V35, V36], source: EVEREST },
      { version: "2.4.105", clusters: FROM_25_TO_31, source: EVEREST },
    ],
  },
  {
    key: "coredns", template: "coredns",
    versions: [
      { version: "1.30.99", clusters: FROM_29_TO_36, source: COREDNS },
      { version: "1.30.95", clusters: FROM_29_TO_36, source: COREDNS },
      { version: "1.30.6", clusters: [V21, V23, V25, V27, V28, V29, V30], source: COREDNS },
      { version: "1.29.5", clusters: [V21, V23, V25, V27, V28, V29], source: COREDNS },
      { version: "1.29.4", clusters: [V21, V23, V25, V27, V28, V29], source: COREDNS },
      { version: "1.28.7", clusters: [V21, V23, V25, V27, V28], source: COREDNS },
    ],
  },
  {
    key: "npd", template: "npd",
    versions: [
      { version: "1.19.63", clusters: FROM_29_TO_36, source: NPD },
      { version: "1.19.52", clusters: [V28, V29, V30, V31, V32, V33, V34], source: NPD },
      { version: "1.19.39", clusters: [V28, V29, V30, V31, V32, V33, V34], source: NPD },
      { version: "1.19.37", clusters: [V27, V28, V29, V30, V31, V32, V33], source: NPD },
      { version: "1.19.33", clusters: [V27, V28, V29, V30, V31, V32, V33], source: NPD },
      { version: "1.19.29", clusters: [V27, V28, V29, V30, V31, V32, V33], source: NPD },
      { version: "1.19.25", clusters: [...FROM_25_TO_31, V32], source: NPD },
      { version: "1.19.20", clusters: FROM_25_TO_31, source: NPD },
      { version: "1.19.16", clusters: FROM_21_TO_31, source: NPD },
      { version: "1.19.11", clusters: [V21, V23, V25, V27, V28, V29, V30], source: NPD },
      { version: "1.19.8", clusters: [V21, V23, V25, V27, V28, V29, V30], source: NPD },
      { version: "1.19.1", clusters: [V21, V23, V25, V27, V28, V29], source: NPD },
      { version: "1.19.0", clusters: [V21, V23, V25, V27, V28], source: NPD },
    ],
  },
  {
    key: "metricsServer", template: "metrics-server",
    versions: [
      { version: "1.3.138", clusters: FROM_29_TO_36, source: METRICS_SERVER },
      { version: "1.3.133", clusters: FROM_29_TO_36, source: METRICS_SERVER },
      { version: "1.3.90", clusters: FROM_25_TO_31, source: METRICS_SERVER },
      { version: "1.3.60", clusters: [V21, V23, V25, V27, V28, V29], source: METRICS_SERVER },
      { version: "1.3.39", clusters: [V21, V23, V25, V27, V28], source: METRICS_SERVER },
      { version: "1.3.37", clusters: [V21, V23, V25, V27, V28], source: METRICS_SERVER },
    ],
  },
  {
    key: "nodeLocalDns", template: "node-local-dns",
    versions: [
      { version: "1.7.100", clusters: FROM_29_TO_36, source: NODE_LOCAL_DNS },
      { version: "1.7.94", clusters: FROM_29_TO_36, source: NODE_LOCAL_DNS },
      { version: "1.6.62", clusters: FROM_25_TO_31, source: NODE_LOCAL_DNS },
    ],
  },
  {
    key: "logAgent", template: "log-agent",
    versions: [
      { version: "1.7.14", clusters: [...FROM_21_TO_31, V32, V33, V34, V35, V36], source: LOG_AGENT },
      { version: "1.7.9", clusters: [...FROM_21_TO_31, V32, V33, V34], source: LOG_AGENT },
      { version: "1.7.8", clusters: [...FROM_21_TO_31, V32, V33, V34], source: LOG_AGENT },
      { version: "1.7.6", clusters: [...FROM_21_TO_31, V32, V33], source: LOG_AGENT },
      { version: "1.7.4", clusters: [...FROM_21_TO_31, V32], source: LOG_AGENT },
      { version: "1.7.3", clusters: [...FROM_21_TO_31, V32], source: LOG_AGENT },
      { version: "1.7.2", clusters: FROM_21_TO_31, source: LOG_AGENT },
      { version: "1.7.1", clusters: FROM_21_TO_31, source: LOG_AGENT },
      { version: "1.7.0", clusters: FROM_21_TO_31, source: LOG_AGENT },
      { version: "1.6.1", clusters: [V21, V23, V25, V27, V28, V29, V30], source: LOG_AGENT },
    ],
  },
] as const satisfies readonly Addon[];

/** Key of an add-on in the stack file. */
export type AddonKey = (typeof CCE_ADDONS)[number]["key"];

/** Versions that the vendor wants on Snt9B nodes, by the add-on's key: the default where the cluster's version has them. */
export const SNT9B_ADDONS = {
  versions: { volcano: "1.18.3", huaweiNpu: "2.1.53" },
  source: SNT9B,
} as const;
