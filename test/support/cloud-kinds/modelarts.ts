import * as huaweicloud from "@pulumi/huaweicloud";
import { need, onlyRow, type ResourceKind } from "./kind";

/** Authorization of ModelArts, and a Lite resource pool in the cluster. */
export const MODELARTS: readonly ResourceKind[] = [
  {
    name: "modelarts-authorization",
    type: "huaweicloud:index/modelartsAuthorization:ModelartsAuthorization",
    needs: [],
    declare: (made) => {
      made.modelArtsAuthorization = new huaweicloud.ModelartsAuthorization("modelarts-authorization", {
        userId: "all-users",
        type: "agency",
        agencyName: "ma_agency_kinds",
      });
    },
    creation: { service: "modelarts", method: "POST", path: "/authorizations$" },
    deletion: { service: "modelarts", method: "DELETE", path: "/authorizations$" },
    drift: {
      property: "agencyName",
      change: ({ modelArtsAuthorizations }) => {
        onlyRow(modelArtsAuthorizations).agencyName = "modelarts_agency";
      },
    },
  },
  {
    name: "resource-pool",
    type: "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool",
    needs: ["cluster", "key-pair", "modelarts-authorization"],
    declare: (made) => {
      new huaweicloud.ModelartsResourcePool(
        "resource-pool",
        {
          name: "kinds-lite",
          description: "kinds",
          vpcId: need(made.vpc, "vpc").id,
          subnetId: need(made.subnet, "subnet").id,
          clusters: [{ providerId: need(made.cluster, "cluster").id }],
          userLogin: { keyPairName: need(made.keyPair, "key-pair").name },
          chargingMode: "prePaid",
          periodUnit: "month",
          period: 1,
          autoRenew: "false",
          resources: [
            {
              flavorId: "modelarts.bm.npu.arm.8snt9b3.i6l.d.c004",
              count: 2,
              nodePool: "snt9b",
              os: { name: "Huawei Cloud EulerOS 2.0" },
              driver: { version: "7.5.0.5.220-24.1.0.3" },
              rootVolume: { volumeType: "SSD", size: "150Gi" },
              dataVolumes: [{ volumeType: "SSD", size: "500Gi" }],
              labels: { team: "llm" },
              taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
              tags: { purpose: "test" },
            },
          ],
        },
        { dependsOn: [need(made.modelArtsAuthorization, "modelarts-authorization")] },
      );
    },
    creation: { service: "modelarts", method: "POST", path: "/pools$" },
    deletion: { service: "bss", method: "POST", path: "/unsubscribe$" },
    drift: {
      property: "resources",
      change: ({ resourcePools }) => {
        const [nodePool] = onlyRow(resourcePools).nodePools;
        if (nodePool === undefined) throw new Error("the resource pool has no node pool");
        nodePool.labels = { team: "another" };
        nodePool.spec["labels"] = nodePool.labels;
      },
    },
    failedState: true,
  },
];
