import assert from "node:assert/strict";
import { freeAddresses, isSchedulable, machineOf, nodeChange, nodeObject } from "../../../local/cluster/nodes";
import type { Node } from "../../../local/cluster/objects";
import type { NodePoolSpec } from "../../../local/cluster-host";

const POOL: NodePoolSpec = {
  id: "pool-1",
  name: "npu",
  count: 2,
  flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
  npus: 8,
  labels: { team: "nlp" },
  taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
};

describe("nodes of a cluster", () => {
  it("offer their NPUs only while the NPU add-on runs", () => {
    const without = nodeObject(POOL, "192.168.0.11", false, 20250);
    assert.equal(without.status?.capacity?.["huawei.com/ascend-1980"], undefined);
    assert.equal(without.metadata.labels?.["accelerator/huawei-npu"], undefined);
    const offering = nodeObject(POOL, "192.168.0.11", true, 20250);
    assert.equal(offering.status?.allocatable?.["huawei.com/ascend-1980"], "8");
    assert.equal(offering.metadata.labels?.["accelerator/huawei-npu"], "ascend-1980");
    assert.equal(
      nodeObject({ ...POOL, npus: 0 }, "192.168.0.11", true, 1).status?.capacity?.["huawei.com/ascend-1980"],
      undefined,
    );
  });

  it("carry what the pool asks for", () => {
    const { metadata, spec, status } = nodeObject(POOL, "192.168.0.11", true, 20250);
    assert.equal(metadata.name, "192.168.0.11");
    assert.equal(metadata.labels?.["team"], "nlp");
    assert.equal(metadata.labels["node.kubernetes.io/instance-type"], POOL.flavorId);
    assert.deepEqual(spec?.taints, POOL.taints);
    assert.deepEqual(
      [status?.capacity?.["cpu"], status?.capacity?.["memory"], status?.capacity?.["pods"]],
      ["192", "1500Gi", "110"],
    );
  });

  it("of ModelArts offer their NPUs by themselves, and belong to no node pool of CCE", () => {
    const { metadata, status } = nodeObject({ ...POOL, modelArts: true }, "192.168.0.11", false, 20250);
    assert.equal(status?.allocatable?.["huawei.com/ascend-1980"], "8");
    assert.equal(metadata.labels?.["os.modelarts.node/nodepool"], "npu");
    assert.equal(metadata.labels["cce.cloud.com/cce-nodepool-id"], undefined);
  });

  it("keep back what the pool reserves, and take as many pods as it says", () => {
    const { status } = nodeObject({ ...POOL, maxPods: 60, reservedMemoryMiB: 4096 }, "192.168.0.11", true, 20250);
    assert.equal(status?.capacity?.["memory"], "1500Gi");
    assert.equal(status.allocatable?.["memory"], `${1496 * 1024}Mi`);
    assert.equal(status.allocatable["pods"], "60");
  });

  it("follow a change of their pool, and keep what others put on them", () => {
    const strange = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
    const node: Node = { metadata: { name: "n" }, spec: { taints: [...POOL.taints, strange] } };
    const after = {
      ...POOL,
      name: "renamed",
      labels: { stage: "dev" },
      taints: [{ key: "a", value: "", effect: "NoExecute" }],
    };
    const pool = { "cce.cloud.com/cce-nodepool-id": "pool-1", "cce.cloud.com/cce-nodepool": "renamed" };
    assert.deepEqual(nodeChange(node, POOL, after), {
      metadata: { labels: { team: null, stage: "dev", ...pool } },
      spec: { taints: [strange, { key: "a", value: "", effect: "NoExecute" }] },
    });
    assert.deepEqual(nodeChange(node, POOL, { ...after, keepsLabels: true, keepsTaints: true }), {
      metadata: { labels: pool },
    });
  });

  it("ask for logs on this machine, never at the made-up address", () => {
    const { status } = nodeObject(POOL, "192.168.0.11", true, 20250);
    assert.deepEqual(
      status?.addresses?.filter(({ type }) => type === "InternalDNS"),
      [{ type: "InternalDNS", address: "localhost" }],
    );
    assert.equal(status.daemonEndpoints?.kubeletEndpoint.Port, 20250);
  });

  it("have the cores and memory of their flavor", () => {
    assert.deepEqual(machineOf("c7.4xlarge.2", 0), { cpu: "16", memory: "32Gi", architecture: "amd64" });
    assert.deepEqual(machineOf("s6.xlarge.4", 0), { cpu: "4", memory: "16Gi", architecture: "amd64" });
    assert.deepEqual(machineOf("kc1.large.2", 0), { cpu: "2", memory: "4Gi", architecture: "arm64" });
    assert.deepEqual(machineOf("modelarts.vm.cpu.16u64g.d", 0), { cpu: "16", memory: "64Gi", architecture: "amd64" });
    assert.deepEqual(machineOf("anything", 8), { cpu: "192", memory: "1500Gi", architecture: "arm64" });
  });

  it("get the smallest free addresses, each once, in many networks of 250", () => {
    assert.deepEqual(freeAddresses(new Set(["192.168.0.13"]), 3), ["192.168.0.12", "192.168.0.14", "192.168.0.15"]);
    const many = freeAddresses(new Set(), 1000);
    assert.equal(new Set(many).size, 1000);
    for (const address of many) {
      const host = Number(address.split(".")[3]);
      assert(host >= 1 && host <= 250, address);
    }
  });

  it("take pods only when they are Ready, not cordoned and not tainted", () => {
    const node = (spec: Node["spec"], ready = "True"): Node => ({
      metadata: { name: "n" },
      ...(spec === undefined ? {} : { spec }),
      status: { conditions: [{ type: "Ready", status: ready }] },
    });
    assert.equal(isSchedulable(node({})), true);
    assert.equal(isSchedulable(node({ taints: [{ key: "a", effect: "PreferNoSchedule" }] })), true);
    assert.equal(isSchedulable(node({ taints: [{ key: "a", effect: "NoSchedule" }] })), false);
    assert.equal(isSchedulable(node({ unschedulable: true })), false);
    assert.equal(isSchedulable(node({}, "False")), false);
  });
});
