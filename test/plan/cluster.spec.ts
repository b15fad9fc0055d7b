import assert from "node:assert/strict";
import { clusterKind, planCluster, type ClusterRequest, type ClusterSurroundings } from "../../plan/cluster";
import { faultText, isRejected } from "../../plan/fault";

const TURBO: ClusterRequest = {
  flavorId: "cce.s2.small",
  version: "v1.31",
  containerNetworkType: "eni",
  serviceNetworkCidr: "10.247.0.0/16",
};
const STANDARD: ClusterRequest = {
  ...TURBO,
  containerNetworkType: "vpc-router",
  containerNetworkCidr: "172.16.0.0/16",
};

function sentences(request: ClusterRequest, surroundings: Partial<ClusterSurroundings> = {}): string[] {
  const answer = planCluster(request, { vpcCidr: "10.20.0.0/16", nodes: 4, ...surroundings });
  return isRejected(answer) ? answer.map(faultText) : [];
}

const NETWORK_SOURCE = "(provider documentation, huaweicloud_cce_cluster, container_network_type)";
const FLAVOR_SOURCE = "(provider documentation, huaweicloud_cce_cluster, flavor_id)";

describe("planCluster", () => {
  it("accepts CCE Turbo and CCE Standard", () => {
    assert.deepEqual(planCluster(TURBO, { vpcCidr: "10.20.0.0/16", nodes: 50 }), { kind: "CCE Turbo" });
    assert.deepEqual(planCluster(STANDARD, { vpcCidr: "10.20.0.0/16", nodes: 4 }), { kind: "CCE Standard" });
    assert.equal(clusterKind("overlay_l2"), "CCE Standard");
  });

  it("refuses an unknown size of the control plane", () => {
    assert.deepEqual(sentences({ ...TURBO, flavorId: "cce.s2.smal" }), [
      `flavorId: got "cce.s2.smal"; did you mean "cce.s2.small"? ${FLAVOR_SOURCE}`,
    ]);
  });

  it("refuses more nodes than the size of the control plane carries, and names the next that does", () => {
    assert.deepEqual(sentences(TURBO, { nodes: 51 }), [
      `flavorId: got "cce.s2.small"; a cluster of this size has at most 50 nodes, the node pools have 51; use cce.s2.medium ${FLAVOR_SOURCE}`,
    ]);
    assert.deepEqual(sentences({ ...TURBO, flavorId: "cce.s1.medium" }, { nodes: 201 }), [
      `flavorId: got "cce.s1.medium"; a cluster of this size has at most 200 nodes, the node pools have 201 ${FLAVOR_SOURCE}`,
    ]);
  });

  for (const version of ["1.31", "v1.31.10-r0", "latest"]) {
    it(`refuses the version ${version}`, () => {
      assert.deepEqual(sentences({ ...TURBO, version }), [
        `version: got ${JSON.stringify(version)}; a version is written without its patch release, as v1.31 ` +
          "(provider documentation, huaweicloud_cce_cluster, cluster_version)",
      ]);
    });
  }

  it("refuses an unknown container network", () => {
    assert.deepEqual(sentences({ ...TURBO, containerNetworkType: "vpc_router" }), [
      `containerNetworkType: got "vpc_router"; did you mean "vpc-router"? ${NETWORK_SOURCE}`,
    ]);
  });

  it("refuses a range of pods in CCE Turbo, and asks for one in CCE Standard", () => {
    assert.deepEqual(sentences({ ...TURBO, containerNetworkCidr: "172.16.0.0/16" }), [
      `containerNetworkCidr: got "172.16.0.0/16"; pods of CCE Turbo (eni) live in the subnet; leave it out ${NETWORK_SOURCE}`,
    ]);
    assert.deepEqual(sentences({ ...STANDARD, containerNetworkCidr: undefined }), [
      `containerNetworkCidr: got nothing; pods of CCE Standard (vpc-router) need a range of their own; set it, for example to 172.16.0.0/16 ${NETWORK_SOURCE}`,
    ]);
  });

  it("refuses ranges that overlap, each pair once", () => {
    assert.deepEqual(
      sentences({ ...STANDARD, containerNetworkCidr: "10.20.128.0/17", serviceNetworkCidr: "10.20.0.0/15" }),
      [
        'containerNetworkCidr: got "10.20.128.0/17"; it overlaps the VPC 10.20.0.0/16; use a range outside it',
        'serviceNetworkCidr: got "10.20.0.0/15"; it overlaps the VPC 10.20.0.0/16; use a range outside it',
        'serviceNetworkCidr: got "10.20.0.0/15"; it overlaps the container network 10.20.128.0/17; use a range outside it',
      ],
    );
  });

  it("refuses what is no range, and checks the rest where the VPC is not known", () => {
    assert.deepEqual(sentences({ ...TURBO, serviceNetworkCidr: "services" }, { vpcCidr: undefined }), [
      'serviceNetworkCidr: got "services"; not an address range; write its first address and its length, as 10.20.0.0/16',
    ]);
    assert.deepEqual(sentences(TURBO, { vpcCidr: undefined }), []);
  });
});
