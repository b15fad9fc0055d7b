import * as huaweicloud from "@pulumi/huaweicloud";
import { need, onlyRow, type ResourceKind } from "./kind";

/** What belongs to a CCE cluster beside its nodes and add-ons. */
export const CLUSTER_SETTINGS: readonly ResourceKind[] = [
  {
    name: "cluster-log-config",
    type: "huaweicloud:index/cceClusterLogConfig:CceClusterLogConfig",
    needs: ["cluster"],
    declare: (made) => {
      new huaweicloud.CceClusterLogConfig("cluster-log-config", {
        clusterId: need(made.cluster, "cluster").id,
        ttlInDays: 14,
        logConfigs: [
          { name: "audit", enable: true },
          { name: "kube-apiserver", enable: true },
          { name: "kube-scheduler", enable: false },
        ],
      });
    },
    creation: { service: "cce", method: "PUT", path: "/log-configs$" },
    deletion: { service: "cce", method: "PUT", path: "/log-configs$" },
    drift: {
      property: "logConfigs",
      change: ({ clusters }) => {
        const { logs } = onlyRow(clusters);
        if (logs === undefined) throw new Error("the cluster has no log configuration");
        logs.enabled["audit"] = false;
      },
    },
  },
  {
    name: "pod-identity",
    type: "huaweicloud:index/cceClusterPodIdentityAssociation:CceClusterPodIdentityAssociation",
    needs: ["cluster", "agency"],
    declare: (made) => {
      new huaweicloud.CceClusterPodIdentityAssociation("pod-identity", {
        clusterId: need(made.cluster, "cluster").id,
        namespace: "data",
        serviceAccount: "loader",
        agencyName: need(made.agency, "agency").name,
        tags: { purpose: "test" },
      });
    },
    creation: { service: "cce", method: "POST", path: "/pod-identity-associations$" },
    deletion: { service: "cce", method: "DELETE", path: "/pod-identity-associations/[^/]+$" },
    drift: {
      property: "agencyName",
      change: ({ podIdentityAssociations }) => {
        onlyRow(podIdentityAssociations).agencyName = "another-agency";
      },
    },
  },
];
