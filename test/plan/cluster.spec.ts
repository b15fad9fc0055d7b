import assert from "node:assert/strict";
import { clusterKind, planCluster, type ClusterRequest, type ClusterSurroundings } from "../../plan/cluster";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { classDefaults } from "../../plan/platform-class";

const DEFAULTS = classDefaults("development");
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
  const answer = planCluster(request, { vpcCidr: "10.20.0.0/16", nodes: 4, defaults: DEFAULTS, ...surroundings });
  return isRejected(answer) ? answer.map(faultText) : [];
}

const NETWORK_SOURCE = "(provider documentation, huaweicloud_cce_cluster, container_network_type)";
const FLAVOR_SOURCE = "(provider documentation, huaweicloud_cce_cluster, flavor_id)";

describe("planCluster", () => {
  it("accepts CCE Turbo and CCE Standard", () => {
    const [vpcCidr, plain] = ["10.20.0.0/16", { multiAz: false, secretEncryption: false }];
    const turbo = planCluster(TURBO, { vpcCidr, nodes: 50, defaults: DEFAULTS });
    assert.deepEqual(turbo, { kind: "CCE Turbo", ...plain });
    const standard = planCluster(STANDARD, { vpcCidr, nodes: 4, defaults: DEFAULTS });
    assert.deepEqual(standard, { kind: "CCE Standard", ...plain });
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

  for (const version of ["1.31", "v1", "v1.3", "v1.31.10-r0", "v1.31.10", "latest", " v1.31", "v1.31 "]) {
    it(`refuses the version ${version}`, () => {
      assert.deepEqual(sentences({ ...TURBO, version }), [
        `version: got ${JSON.stringify(version)}; a version is written as v1.31, without its patch release: CCE answers with a ` +
          "release of its own, as v1.31.10-r0, and a text that is not the beginning of that is a change, for which a provider " +
          "recreates the cluster (provider documentation, huaweicloud_cce_cluster, cluster_version; " +
          "provider source, utils/resource_diff.go, SuppressVersionDiffs)",
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

  it("refuses masters in several zones where there is one master", () => {
    assert.deepEqual(sentences({ ...TURBO, multiAz: true }), []);
    assert.deepEqual(sentences({ ...TURBO, flavorId: "cce.s1.small", multiAz: true }), [
      "multiAz: got true; cce.s1.small has one master; use a size with three: cce.s2.small, cce.s2.medium, cce.s2.large or " +
        "cce.s2.xlarge (provider documentation, huaweicloud_cce_cluster, multi_az)",
    ]);
  });

  it("refuses a public address that everybody may reach, or nobody", () => {
    const open = (...allowedCidrs: string[]) =>
      sentences({ ...TURBO, publicAccess: { bandwidthMbps: 5, allowedCidrs } });
    assert.deepEqual(open("203.0.113.0/24", "198.51.100.7/32"), []);
    assert.deepEqual(open(), [
      "publicAccess.allowedCidrs: got no range; name the address ranges that may reach it, for example that of your office, as 203.0.113.0/24",
    ]);
    assert.deepEqual(open("203.0.113.0/24", "0.0.0.0/0"), [
      'publicAccess.allowedCidrs[1]: got "0.0.0.0/0"; these are all addresses of the internet; name the ranges that may reach it, as 203.0.113.0/24',
    ]);
    assert.deepEqual(open("0.0.0.0/1", "10.0.0.0/8", "office"), [
      'publicAccess.allowedCidrs[0]: got "0.0.0.0/1"; these are 2147483648 addresses; name narrower ranges, /8 or longer',
      'publicAccess.allowedCidrs[2]: got "office"; not an address range; write its first address and its length, as 10.20.0.0/16',
    ]);
  });

  const LOGS = { enabled: true, audit: true, kubeApiserver: true, kubeControllerManager: false, kubeScheduler: false };

  it("keeps all logs and encrypts Secrets in production, and neither in development", () => {
    const production = requirePlan(
      "cluster",
      planCluster(TURBO, { vpcCidr: undefined, nodes: 1, defaults: classDefaults("production") }),
    );
    assert.deepEqual(production, {
      kind: "CCE Turbo",
      multiAz: false,
      secretEncryption: true,
      logs: { retentionDays: 30, audit: true, kubeApiserver: true, kubeControllerManager: true, kubeScheduler: true },
    });
  });

  const logsIn = (platformClass: string, request: ClusterRequest) =>
    requirePlan(
      "cluster",
      planCluster(request, { vpcCidr: undefined, nodes: 1, defaults: classDefaults(platformClass) }),
    );

  it("keeps the logs that are asked for, for as long as is asked", () => {
    const { enabled: _, ...kinds } = LOGS;
    assert.deepEqual(logsIn("production", { ...TURBO, logs: { ...LOGS, retentionDays: 7 } }).logs, {
      retentionDays: 7,
      ...kinds,
    });
    assert.equal(logsIn("production", { ...TURBO, logs: LOGS }).logs?.retentionDays, 30);
    assert.equal(logsIn("development", { ...TURBO, logs: LOGS }).logs?.retentionDays, 7);
    assert.equal(logsIn("production", { ...TURBO, logs: { ...LOGS, enabled: false } }).logs, undefined);
    assert.equal(logsIn("production", { ...TURBO, secretEncryption: false }).secretEncryption, false);
    assert.equal(logsIn("development", { ...TURBO, secretEncryption: true }).secretEncryption, true);
  });

  it("refuses logs of no kind, unless none are wanted", () => {
    const none = { ...LOGS, audit: false, kubeApiserver: false };
    assert.deepEqual(sentences({ ...TURBO, logs: none }), [
      "logs: got logs of no kind; no kind of log is on; set one of audit, kubeApiserver, kubeControllerManager and kubeScheduler " +
        "to true, or enabled to false",
    ]);
    assert.deepEqual(sentences({ ...TURBO, logs: { ...none, enabled: false } }), []);
  });

  it("leaves a cluster that exists as it is", () => {
    const existing = { clusterId: "0f5b2a6c-1111-4222-8333-944455556666" };
    assert.deepEqual(logsIn("production", { ...TURBO, existing }), {
      kind: "CCE Turbo",
      multiAz: false,
      secretEncryption: false,
    });
    assert.equal(logsIn("production", { ...TURBO, existing, logs: LOGS }).logs?.audit, true);
    const publicAccess = { bandwidthMbps: 5, allowedCidrs: ["203.0.113.0/24"] };
    const rule = "it is decided when a cluster is created, and this one exists; leave it out";
    assert.deepEqual(sentences({ ...TURBO, existing, secretEncryption: true, multiAz: true, publicAccess }), [
      `secretEncryption: got true; ${rule}`,
      `multiAz: got true; ${rule}`,
      "publicAccess: got a map; a cluster that exists keeps the addresses that it has; leave it out",
    ]);
  });
});
