import assert from "node:assert/strict";
import { faultText, isRejected } from "../../plan/fault";
import { planNodePool, type NodePoolRequest } from "../../plan/node-pool";

const FLAVOR = "physical.kat2ne.48xlarge.8.ei.pod101";
const NPU: NodePoolRequest = { name: "npu", flavorId: FLAVOR, nodes: 4, os: "Huawei Cloud EulerOS 2.0" };
const CPU: NodePoolRequest = {
  name: "cpu",
  flavorId: "c7.xlarge.4",
  nodes: 2,
  os: "Huawei Cloud EulerOS 2.0",
  npusPerNode: 0,
};

function sentences(request: NodePoolRequest, network: string | undefined = "eni"): string[] {
  const answer = planNodePool(request, network);
  return isRejected(answer) ? answer.map(faultText) : [];
}

const BMS_SOURCE = "(CCE API reference, creating a node pool)";
const OS_SOURCE = "(huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004)";

describe("planNodePool", () => {
  it("takes NPUs and kind of nodes from the catalogue", () => {
    assert.deepEqual(planNodePool(NPU, "eni"), {
      name: "npu",
      nodeType: "ElasticBMS",
      nodes: 4,
      npusPerNode: 8,
      npuMemoryGiB: 64,
    });
  });

  it("takes a flavor outside the catalogue as configured", () => {
    const own = { ...NPU, flavorId: "physical.new", npusPerNode: 4, npuMemoryGiB: 32 };
    assert.deepEqual(planNodePool(own, "eni"), {
      name: "npu",
      nodeType: "ElasticBMS",
      nodes: 4,
      npusPerNode: 4,
      npuMemoryGiB: 32,
    });
  });

  it("takes a pool without NPUs for virtual machines, of any operating system, in any network", () => {
    const plan = { name: "cpu", nodeType: "vm", nodes: 2, npusPerNode: 0, npuMemoryGiB: 0 };
    assert.deepEqual(planNodePool(CPU, "eni"), plan);
    assert.deepEqual(planNodePool({ ...CPU, os: "EulerOS 2.9" }, "vpc-router"), plan);
    assert.deepEqual(planNodePool({ ...CPU, npuMemoryGiB: 64 }, "eni"), plan);
  });

  it("asks for the NPUs of a flavor that it does not know", () => {
    const rule = (name: string) =>
      `flavor "physical.new" is not in the catalogue; set ${name} (0 where it has no NPUs)`;
    assert.deepEqual(sentences({ ...NPU, flavorId: "physical.new" }), [
      `npusPerNode: got nothing; ${rule("npusPerNode")}`,
      `npuMemoryGiB: got nothing; ${rule("npuMemoryGiB")}`,
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
    assert.deepEqual(sentences(NPU, "vpc-router"), [
      'nodeType: got "ElasticBMS"; a node pool of bare-metal machines is legal in CCE Turbo only, and the cluster is CCE Standard ' +
        `(vpc-router); set containerNetworkType of the cluster to eni ${BMS_SOURCE}`,
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
    assert.equal(isRejected(planNodePool(NPU, undefined)), false);
  });
});
