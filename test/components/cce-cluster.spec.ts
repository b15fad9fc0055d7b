import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CceCluster } from "../../components";
import { only, register } from "../support/mock-engine";

describe("CceCluster", () => {
  const args = {
    clusterName: "dev-cluster",
    flavorId: "cce.s2.small",
    version: "v1.31",
    containerNetworkType: "eni",
    serviceNetworkCidr: "10.247.0.0/16",
    vpcId: "vpc",
    subnetId: "subnet",
    eniSubnetId: "ipv4-subnet",
    securityGroupId: "group",
  };

  it("gives the kubeconfig out as a secret only", async () => {
    const built: CceCluster[] = [];
    await register(() => built.push(new CceCluster("cluster", args)));
    const [cluster] = built;
    assert(cluster !== undefined);
    assert.equal(await pulumi.isSecret(cluster.kubeconfig), true);
  });

  it("has no public address, and never deletes volumes, buckets or file systems with the cluster", async () => {
    const { inputs } = only(
      await register(() => new CceCluster("cluster", args)),
      "huaweicloud:index/cceCluster:CceCluster",
    );
    const decided = ["eip", "deleteAll", "deleteEvs", "deleteObs", "deleteSfs", "deleteEfs"];
    assert.deepEqual(
      decided.filter((key) => key in inputs),
      [],
    );
  });
});
