import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import { nodePoolsFaults, type PoolInCluster } from "../../plan/node-pools";

const SYSTEM: PoolInCluster = { name: "system", kind: "cce", nodes: 2, npusPerNode: 0, existing: false };
const LITE: PoolInCluster = { name: "npu", kind: "modelarts", nodes: 2, npusPerNode: 8, existing: false };
const NPU: PoolInCluster = { ...LITE, kind: "cce" };

describe("nodePoolsFaults", () => {
  it("accepts a pool of CCE alone, and one of ModelArts beside a pool for the add-ons", () => {
    assert.deepEqual(nodePoolsFaults([NPU], false), []);
    assert.deepEqual(nodePoolsFaults([LITE, SYSTEM], false), []);
    assert.deepEqual(nodePoolsFaults([LITE, { ...SYSTEM, existing: true }], false), []);
  });

  it("refuses machines of ModelArts without a pool for the add-ons", () => {
    const sentence = (names: string) =>
      `nodePools: got only ${names} of ModelArts; the add-ons of the cluster start before the machines of ModelArts join it; add a pool of ` +
      "kind cce with npusPerNode 0 and one node or more for them (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005)";
    assert.deepEqual(nodePoolsFaults([LITE], false).map(faultText), [sentence('"npu"')]);
    const insufficient = [{ ...SYSTEM, nodes: 0 }, NPU, { ...SYSTEM, kind: "modelarts" }, LITE];
    assert.deepEqual(nodePoolsFaults(insufficient, false).map(faultText), [sentence('"system" and "npu"')]);
  });

  it("asks nothing of a cluster that exists, or of a ModelArts pool that has joined", () => {
    assert.deepEqual(nodePoolsFaults([LITE], true), []);
    assert.deepEqual(nodePoolsFaults([{ ...LITE, existing: true }], false), []);
  });

  it("refuses pools without a node, but in a cluster that exists", () => {
    const empty = [
      { ...SYSTEM, nodes: 0 },
      { ...NPU, nodes: 0 },
    ];
    assert.deepEqual(nodePoolsFaults(empty, false).map(faultText), [
      "nodePools: got pools without nodes; the add-ons of the cluster need a node to run on; set nodes of a pool to 1 or more",
    ]);
    assert.deepEqual(nodePoolsFaults(empty, true), []);
  });
});
