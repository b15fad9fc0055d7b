import assert from "node:assert/strict";
import { faultText, isRejected } from "../../plan/fault";
import { describePool, planNodePool, type NodePoolRequest } from "../../plan/node-pool";

const FLAVOR = "physical.kat2ne.48xlarge.8.ei.pod101";
const PUBLIC_KEY = "ssh-ed25519 AAAA";
const NPU: NodePoolRequest = { name: "npu", flavorId: FLAVOR, nodes: 4, publicKey: PUBLIC_KEY };
const CPU: NodePoolRequest = {
  name: "cpu",
  flavorId: "c7.xlarge.4",
  nodes: 2,
  publicKey: PUBLIC_KEY,
  npusPerNode: 0,
};
/** What a pool gets where it asks for nothing else. */
const COMMON = {
  kind: "cce",
  os: "Huawei Cloud EulerOS 2.0",
  publicKey: PUBLIC_KEY,
  rootVolumeGiB: 100,
  dataVolumeGiB: 500,
  labels: {},
  taints: [],
};
const TURBO = { containerNetworkType: "eni" };

function sentences(request: NodePoolRequest, network = "eni", version?: string): string[] {
  const answer = planNodePool(request, {
    containerNetworkType: network,
    ...(version === undefined ? {} : { version }),
  });
  return isRejected(answer) ? answer.map(faultText) : [];
}

const BMS_SOURCE = "(CCE API reference, creating a node pool)";
const OS_SOURCE = "(huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004)";

describe("planNodePool", () => {
  it("takes NPUs and kind of nodes from the catalogue", () => {
    assert.deepEqual(planNodePool(NPU, TURBO), {
      ...COMMON,
      flavorId: FLAVOR,
      name: "npu",
      nodeType: "ElasticBMS",
      nodes: 4,
      npusPerNode: 8,
      npuMemoryGiB: 64,
    });
  });

  it("takes a flavor outside the catalogue as configured", () => {
    const own = { ...NPU, flavorId: "physical.new", npusPerNode: 4, npuMemoryGiB: 32 };
    assert.deepEqual(planNodePool(own, TURBO), {
      ...COMMON,
      flavorId: "physical.new",
      name: "npu",
      nodeType: "ElasticBMS",
      nodes: 4,
      npusPerNode: 4,
      npuMemoryGiB: 32,
    });
  });

  it("takes a pool without NPUs for virtual machines, of any operating system, in any network", () => {
    const hardware = { name: "cpu", nodeType: "vm", nodes: 2, npusPerNode: 0, npuMemoryGiB: 0 };
    const plan = { ...COMMON, ...hardware, flavorId: "c7.xlarge.4" };
    assert.deepEqual(planNodePool(CPU, TURBO), plan);
    const standard = planNodePool({ ...CPU, os: "EulerOS 2.9" }, { containerNetworkType: "vpc-router" });
    assert.deepEqual(standard, { ...plan, os: "EulerOS 2.9" });
    assert.deepEqual(planNodePool({ ...CPU, npuMemoryGiB: 64 }, TURBO), plan);
  });

  it("asks for the NPUs of a flavor that it does not know", () => {
    const why = 'flavor "physical.new" is not in the catalogue';
    assert.deepEqual(sentences({ ...NPU, flavorId: "physical.new" }), [
      `npusPerNode: got nothing; ${why}; set npusPerNode (0 where it has no NPUs)`,
      `npuMemoryGiB: got nothing; ${why}; set npuMemoryGiB (32 or 64; 0 where it has no NPUs)`,
    ]);
  });

  it("refuses NPUs that the flavor does not have", () => {
    const source =
      "(instance type labels of real nodes in the openYuanrong function repository; " +
      "ArthurChiao's blog on Snt9B machines: 8 x 64 GB NPU, 192 Kunpeng cores, 24 x 64 GB memory)";
    assert.deepEqual(sentences({ ...NPU, npusPerNode: 16, npuMemoryGiB: 64 }), [
      `npusPerNode: got 16; flavor "${FLAVOR}" has 8; leave it out ${source}`,
    ]);
  });

  it("refuses bare metal outside CCE Turbo, and the operating system of the other kind of cluster with it", () => {
    assert.deepEqual(sentences({ ...NPU, os: "Huawei Cloud EulerOS 2.0" }, "vpc-router"), [
      'nodeType: got "ElasticBMS"; a node pool of bare-metal machines is legal in CCE Turbo only, and the cluster is CCE Standard ' +
        `(vpc-router); set containerNetworkType of the cluster to eni, or kind to modelarts ${BMS_SOURCE}`,
      `os: got "Huawei Cloud EulerOS 2.0"; NPU nodes of CCE Standard (vpc-router) run "EulerOS 2.10" ${OS_SOURCE}`,
    ]);
  });

  it("refuses an operating system that does not go with the container network", () => {
    assert.deepEqual(sentences({ ...NPU, os: "EulerOS 2.10" }), [
      `os: got "EulerOS 2.10"; NPU nodes of CCE Turbo (eni) run "Huawei Cloud EulerOS 2.0" ${OS_SOURCE}`,
    ]);
    assert.deepEqual(sentences({ ...NPU, os: "Ubuntu 22.04" }).length, 1);
  });

  it("refuses an unknown kind of nodes", () => {
    assert.deepEqual(sentences({ ...NPU, nodeType: "ElasticBms2" }), [
      `nodeType: got "ElasticBms2"; did you mean "ElasticBMS"? ${BMS_SOURCE}`,
    ]);
  });

  it("does not judge pairs while the container network is unknown", () => {
    assert.deepEqual(sentences(NPU, "host"), []);
    assert.equal(isRejected(planNodePool(NPU, {})), false);
  });

  it("refuses NPU nodes in a cluster of a version that they do not support", () => {
    assert.deepEqual(sentences(NPU, "eni", "v1.31"), []);
    assert.deepEqual(sentences(NPU, "eni", "v1.29"), [
      'os: got "Huawei Cloud EulerOS 2.0"; NPU nodes with this system need a cluster of v1.23, v1.25, v1.28 or v1.31, and the ' +
        `cluster's version is v1.29; set version of the cluster to v1.31 ${OS_SOURCE}`,
    ]);
    assert.deepEqual(sentences(CPU, "eni", "v1.29"), []);
  });

  it("refuses NPUs with a memory that no Snt9B has", () => {
    const own = { ...NPU, flavorId: "physical.new", npusPerNode: 8 };
    assert.deepEqual(sentences({ ...own, npuMemoryGiB: 32 }), []);
    assert.deepEqual(sentences({ ...own, npuMemoryGiB: 48 }), [
      "npuMemoryGiB: got 48; an Ascend Snt9B NPU has 32 or 64 GiB (seed 003, line 37)",
    ]);
  });

  it("asks for flavor and key", () => {
    const { flavorId: _, publicKey: _key, ...rest } = NPU;
    assert.deepEqual(sentences({ ...rest, npusPerNode: 8, npuMemoryGiB: 64 }), [
      "flavorId: got nothing; must be the flavor of the nodes, for example physical.kat2ne.48xlarge.8.ei.pod101",
      "publicKey: got nothing; must be a public SSH key in OpenSSH format, for example the content of ~/.ssh/id_ed25519.pub",
    ]);
  });

  it("keeps labels, taints and what is reserved", () => {
    const settings = {
      labels: { "example.com/team": "llm", rack: "" },
      taints: [{ key: "npu", value: "yes", effect: "NoSchedule" }],
      maxPods: 64,
      systemReservedMiB: 2048,
      kubeReservedMiB: 1024,
    };
    const plan = planNodePool({ ...CPU, ...settings }, TURBO);
    assert.deepEqual(plan, { ...(planNodePool(CPU, TURBO) as object), ...settings });
    const bare = planNodePool({ ...CPU, taints: [{ key: "a", effect: "NoExecute" }] }, TURBO);
    assert.deepEqual((bare as { taints: unknown }).taints, [{ key: "a", value: "", effect: "NoExecute" }]);
  });

  it("refuses labels and taints that Kubernetes would refuse, or sets by itself", () => {
    const syntax = "(kubernetes.io, labels and selectors, syntax and character set)";
    const key =
      "a key is a name of at most 63 letters, digits, hyphens, underscores and periods, after a domain and a slash where it has one";
    const value =
      "a value has at most 63 letters, digits, hyphens, underscores and periods, first and last a letter or a digit";
    const taints = [
      { key: "npu", value: "a b", effect: "NoSchedul" },
      { key: "npu", value: "", effect: "NoExecute" },
      { key: "npu", value: "x", effect: "NoExecute" },
      { key: "cce.cloud.com/x", effect: "NoExecute" },
    ];
    const labels = { "-x": "y", rack: "a/b", "node.kubernetes.io/z": "1", "UPPER.example/x": "1", ok: "a".repeat(64) };
    assert.deepEqual(sentences({ ...CPU, labels, taints }), [
      `labels.-x: got "-x"; ${key} ${syntax}`,
      `labels.rack: got "a/b"; ${value} ${syntax}`,
      `labels.node.kubernetes.io/z: got "node.kubernetes.io/z"; keys of node.kubernetes.io are set by Kubernetes and CCE; use a key of your own ${syntax}`,
      `labels.UPPER.example/x: got "UPPER.example/x"; ${key} ${syntax}`,
      `labels.ok: got "${"a".repeat(64)}"; ${value} ${syntax}`,
      `taints[0].value: got "a b"; ${value} ${syntax}`,
      'taints[0].effect: got "NoSchedul"; did you mean "NoSchedule"?',
      "taints[2]: got the same taint twice; taints[1] has this key and this effect; leave one of them out",
      `taints[3].key: got "cce.cloud.com/x"; keys of cce.cloud.com are set by Kubernetes and CCE; use a key of your own ${syntax}`,
    ]);
  });

  const SOLD =
    "(huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005; " +
    "provider documentation, huaweicloud_modelarts_resource_pool, period)";
  const LITE: NodePoolRequest = {
    ...NPU,
    kind: "modelarts",
    flavorId: "modelarts.bm.npu.arm.8snt9b3.i6l.d.c004",
    npuMemoryGiB: 64,
    period: 1,
    periodUnit: "month",
    acceptPrepaid: true,
  };

  it("accepts a ModelArts Lite pool in both kinds of clusters, with the NPUs of its flavor", () => {
    const plan = {
      ...COMMON,
      kind: "modelarts",
      flavorId: LITE.flavorId,
      name: "npu",
      nodeType: "ElasticBMS",
      nodes: 4,
      npusPerNode: 8,
      npuMemoryGiB: 64,
      modelArts: { periodUnit: "month", period: 1, autoRenew: false },
    };
    assert.deepEqual(planNodePool(LITE, TURBO), plan);
    const standard = { containerNetworkType: "vpc-router", version: "v1.31" };
    assert.deepEqual(planNodePool({ ...LITE, autoRenew: true, driverVersion: "7.5.0" }, standard), {
      ...plan,
      os: "EulerOS 2.10",
      modelArts: { periodUnit: "month", period: 1, autoRenew: true, driverVersion: "7.5.0" },
    });
  });

  it("asks for the memory of a ModelArts flavor's NPUs, which its name does not tell", () => {
    const { npuMemoryGiB: _, ...rest } = LITE;
    assert.deepEqual(sentences(rest), [
      `npuMemoryGiB: got nothing; the memory of the NPUs of flavor "${String(LITE.flavorId)}" is not known; set npuMemoryGiB ` +
        "(32 or 64; 0 where it has no NPUs)",
    ]);
  });

  it("buys no ModelArts pool without a period and a yes", () => {
    const { period: _, periodUnit: _unit, acceptPrepaid: _accept, ...rest } = LITE;
    assert.deepEqual(sentences(rest), [
      `periodUnit: got nothing; a ModelArts Lite pool is sold for months or years; set it to month or year ${SOLD}`,
      `period: got nothing; a ModelArts Lite pool is sold for 1 to 9 months, or 1 to 3 years ${SOLD}`,
      `acceptPrepaid: got nothing; a ModelArts Lite pool is paid in advance, used or not: 4 nodes; set it to true to accept that ${SOLD}`,
    ]);
    assert.deepEqual(sentences({ ...LITE, acceptPrepaid: false, period: 3 }), [
      `acceptPrepaid: got false; a ModelArts Lite pool is paid in advance, used or not: 4 nodes for 3 months; set it to true to accept that ${SOLD}`,
    ]);
    assert.deepEqual(sentences({ ...LITE, periodUnit: "year", period: 4, nodes: 0 }), [
      `period: got 4; a ModelArts Lite pool is sold for 1 to 3 years ${SOLD}`,
      `nodes: got 0; a ModelArts Lite pool has one node or more ${SOLD}`,
    ]);
    assert.deepEqual(sentences({ ...LITE, periodUnit: "months" }), [
      `periodUnit: got "months"; did you mean "month"? ${SOLD}`,
    ]);
  });

  it("refuses settings of one kind of pool in the other, and unknown kinds", () => {
    const hourly = "a node pool of CCE is paid by the hour; leave it out, or set kind to modelarts";
    assert.deepEqual(sentences({ ...NPU, period: 1, acceptPrepaid: true, driverVersion: "7.5" }), [
      `period: got 1; ${hourly} ${SOLD}`,
      `acceptPrepaid: got true; ${hourly} ${SOLD}`,
      `driverVersion: got "7.5"; ${hourly} ${SOLD}`,
    ]);
    const byItself = "ModelArts sets up the nodes of its pools by itself; leave it out";
    assert.deepEqual(sentences({ ...LITE, maxPods: 64, kubeReservedMiB: 1 }), [
      `maxPods: got 64; ${byItself}`,
      `kubeReservedMiB: got 1; ${byItself}`,
    ]);
    assert.deepEqual(sentences({ ...NPU, kind: "lite" }), ['kind: got "lite"; kinds of node pools: cce and modelarts']);
  });

  it("refuses a flavor of the other kind of pool", () => {
    assert.deepEqual(
      sentences({ ...LITE, kind: "cce", period: undefined, periodUnit: undefined, acceptPrepaid: undefined }),
      [
        `flavorId: got "${String(LITE.flavorId)}"; this is a flavor for kind modelarts; set kind to modelarts, or use a flavor for cce`,
      ],
    );
    const { npuMemoryGiB: _, ...rest } = LITE;
    assert.deepEqual(sentences({ ...rest, flavorId: FLAVOR }), [
      `flavorId: got "${FLAVOR}"; this is a flavor for kind cce; set kind to cce, or use a flavor for modelarts`,
    ]);
  });
});

describe("describePool", () => {
  it("knows the NPUs of a pool that is not created here, and nothing that creation would need", () => {
    const npu = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };
    assert.deepEqual(describePool({ name: "npu", nodes: 4, flavorId: FLAVOR }), npu);
    assert.deepEqual(describePool(npu), npu);
    assert.deepEqual(describePool({ name: "cpu", nodes: 2, npusPerNode: 0 }), {
      name: "cpu",
      nodes: 2,
      npusPerNode: 0,
      npuMemoryGiB: 0,
    });
  });

  it("asks for the NPUs of a pool without a flavor", () => {
    const answer = describePool({ name: "npu", nodes: 4 });
    assert.ok(isRejected(answer));
    assert.deepEqual(answer.map(faultText), [
      "npusPerNode: got nothing; the flavor is not given; set npusPerNode (0 where it has no NPUs)",
      "npuMemoryGiB: got nothing; the flavor is not given; set npuMemoryGiB (32 or 64; 0 where it has no NPUs)",
    ]);
  });
});
