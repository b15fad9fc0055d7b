import assert from "node:assert/strict";
import fc from "fast-check";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planPool, type NpuPool, type PoolDemand } from "../../plan/pool";

const POOL: NpuPool = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };

function demand(name: string, pods: number, npusPerPod: number, distinctNodes = false): PoolDemand {
  return { name, pods, npusPerPod, distinctNodes };
}

function nodesUsed(demands: PoolDemand[], pool: Partial<NpuPool> = {}): number {
  return requirePlan("pool", planPool({ ...POOL, nodes: 1000, ...pool }, demands)).nodesUsed;
}

describe("planPool", () => {
  it("places a run of two nodes, one of one node and a service on four nodes", () => {
    const demands = [demand("training a", 1, 8, true), demand("training b", 2, 8, true), demand("serving c", 1, 1)];
    assert.deepEqual(planPool(POOL, demands), {
      pool: "npu",
      nodes: 4,
      nodesUsed: 4,
      npus: 32,
      npusUsed: 25,
      explanation: [
        "pool npu: 4 of 4 nodes and 25 of 32 NPUs in use: training a takes 1 x 8 NPUs, training b takes 2 x 8 NPUs and serving c takes 1 x 1 NPU",
      ],
    });
  });

  it("refuses workloads that do not run at once, with what each takes and how many nodes are enough", () => {
    const demands = [demand("training a", 4, 8, true), demand("serving c", 1, 1)];
    const answer = planPool(POOL, demands);
    assert.ok(isRejected(answer));
    assert.deepEqual(answer.map(faultText), [
      'nodes: got 4; the workloads of pool "npu" need 5 nodes of 8 NPUs: training a takes 4 x 8 NPUs and serving c takes 1 x 1 NPU; ' +
        "set nodes to 5, or take workloads away",
    ]);
    assert.deepEqual(answer[0]?.alternative, { nodes: 5 });
  });

  it("uses nothing of a pool without workloads", () => {
    const { nodesUsed: used, explanation } = requirePlan("pool", planPool(POOL, []));
    assert.equal(used, 0);
    assert.deepEqual(explanation, ["pool npu: 0 of 4 nodes and 0 of 32 NPUs in use"]);
    assert.equal(isRejected(planPool({ ...POOL, nodes: 0, npusPerNode: 0 }, [])), false);
  });

  it("lets small pods share a node", () => {
    assert.equal(nodesUsed([demand("a", 2, 4), demand("b", 8, 1)]), 2);
    assert.equal(nodesUsed([demand("a", 1, 1), demand("b", 1, 8), demand("c", 1, 4)]), 2);
  });

  it("keeps the pods of one run on distinct nodes, but lets others beside them", () => {
    assert.equal(nodesUsed([demand("a", 2, 4, true)]), 2);
    assert.equal(nodesUsed([demand("a", 2, 4, true), demand("b", 2, 4, true)]), 2);
    assert.equal(nodesUsed([demand("a", 2, 4, false)]), 1);
  });

  it("fills nodes without a gap when pods have 1, 2, 4 or 8 NPUs and may share", () => {
    const demands = fc.array(
      fc.record({
        name: fc.constant("w"),
        pods: fc.integer({ min: 0, max: 5 }),
        npusPerPod: fc.constantFrom(1, 2, 4, 8),
        distinctNodes: fc.constant(false),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(demands, (list) => {
        const npus = list.reduce((sum, { pods, npusPerPod }) => sum + pods * npusPerPod, 0);
        assert.equal(nodesUsed(list), Math.ceil(npus / 8));
      }),
    );
  });

  it("accepts exactly from the number of nodes on that it proposes", () => {
    const demands = fc.array(
      fc.record({
        name: fc.constant("w"),
        pods: fc.integer({ min: 0, max: 4 }),
        npusPerPod: fc.constantFrom(1, 4, 8),
        distinctNodes: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(demands, fc.integer({ min: 0, max: 12 }), (list, nodes) => {
        const answer = planPool({ ...POOL, nodes }, list);
        const needed = isRejected(answer) ? Number(answer[0]?.alternative?.["nodes"]) : answer.nodesUsed;
        assert.equal(isRejected(answer), needed > nodes);
        assert.equal(isRejected(planPool({ ...POOL, nodes: needed }, list)), false);
      }),
    );
  });
});
