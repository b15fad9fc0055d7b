import * as huaweicloud from "@pulumi/huaweicloud";
import { need, onlyRow, type ResourceKind } from "./kind";

/** CCE cluster with a node pool and an add-on. */
export const CLUSTER: readonly ResourceKind[] = [
  {
    name: "cluster",
    type: "huaweicloud:index/cceCluster:CceCluster",
    needs: ["vpc", "subnet", "security-group"],
    declare: (made) => {
      const subnet = need(made.subnet, "subnet");
      made.cluster = new huaweicloud.CceCluster(
        "cluster",
        {
          name: "kinds-cluster",
          flavorId: "cce.s2.small",
          clusterVersion: "v1.31",
          vpcId: need(made.vpc, "vpc").id,
          subnetId: subnet.id,
          eniSubnetId: subnet.ipv4SubnetId,
          containerNetworkType: "eni",
          serviceNetworkCidr: "10.247.0.0/16",
          securityGroupId: need(made.securityGroup, "security-group").id,
          description: "kinds",
          tags: { purpose: "test" },
        },
        { additionalSecretOutputs: ["kubeConfigRaw", "certificateClusters", "certificateUsers"] },
      );
    },
    creation: { service: "cce", method: "POST", path: "/clusters$" },
    deletion: { service: "cce", method: "DELETE", path: "/clusters/[^/]+$" },
    drift: {
      property: "description",
      change: ({ clusters }) => {
        onlyRow(clusters).spec["description"] = "changed by hand";
      },
    },
    failedState: true,
  },
  {
    name: "node-pool",
    type: "huaweicloud:index/cceNodePool:CceNodePool",
    needs: ["cluster", "key-pair"],
    declare: (made) => {
      made.nodePool = new huaweicloud.CceNodePool("node-pool", {
        clusterId: need(made.cluster, "cluster").id,
        name: "npu",
        flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
        type: "ElasticBMS",
        os: "Huawei Cloud EulerOS 2.0",
        initialNodeCount: 2,
        ignoreInitialNodeCount: false,
        availabilityZone: "cn-southwest-2a",
        keyPair: need(made.keyPair, "key-pair").name,
        runtime: "containerd",
        rootVolume: { size: 100, volumetype: "SSD" },
        dataVolumes: [{ size: 500, volumetype: "SSD" }],
        labels: { team: "llm" },
        taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
        tags: { purpose: "test" },
      });
    },
    creation: { service: "cce", method: "POST", path: "/nodepools$" },
    deletion: { service: "cce", method: "DELETE", path: "/nodepools/[^/]+$" },
    drift: {
      property: "initialNodeCount",
      change: ({ nodePools }) => {
        const pool = onlyRow(nodePools);
        pool.count = 1;
        pool.spec["initialNodeCount"] = 1;
      },
    },
    failedState: true,
  },
  {
    name: "addon",
    type: "huaweicloud:index/cceAddon:CceAddon",
    needs: ["node-pool"],
    declare: (made) => {
      new huaweicloud.CceAddon(
        "addon",
        { clusterId: need(made.cluster, "cluster").id, templateName: "volcano", version: "1.18.3" },
        { dependsOn: [need(made.nodePool, "node-pool")] },
      );
    },
    creation: { service: "cce", method: "POST", path: "/api/v3/addons$" },
    deletion: { service: "cce", method: "DELETE", path: "/api/v3/addons/[^/]+$" },
    drift: {
      property: "version",
      change: ({ addons }) => {
        for (const addon of addons.values()) if (addon.templateName === "volcano") addon.version = "1.17.0";
      },
    },
    failedState: true,
  },
];
