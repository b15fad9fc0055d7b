import assert from "node:assert/strict";
import { faultText, isRejected } from "../../plan/fault";
import { planQueues, type QueueRequest } from "../../plan/queues";

const POOLS = [
  { nodes: 2, npusPerNode: 8 },
  { nodes: 3, npusPerNode: 0 },
  { nodes: 1, npusPerNode: 4 },
];

function sentences(requests: QueueRequest[], pools: typeof POOLS | undefined = POOLS): string[] {
  const answer = planQueues(requests, pools);
  return isRejected(answer) ? answer.map(faultText) : [];
}

describe("planQueues", () => {
  it("gives a queue a weight and lets others have back what it borrowed, unless it says otherwise", () => {
    const all = { name: "b", weight: 3, npus: 20, cpu: 4, memoryGiB: 8, reclaimable: false };
    assert.deepEqual(planQueues([{ name: "a" }, all], POOLS), {
      queues: [{ name: "a", weight: 1, reclaimable: true }, all],
    });
    assert.deepEqual(planQueues([], POOLS), { queues: [] });
  });

  it("refuses more NPUs than all pools have together", () => {
    assert.deepEqual(sentences([{ name: "a", npus: 20 }]), []);
    assert.deepEqual(sentences([{ name: "a" }, { name: "b", npus: 21 }]), [
      "[1].npus: got 21; the node pools have 20 NPUs together; use 20 or fewer, or leave it out for no limit",
    ]);
    const answer = planQueues([{ name: "b", npus: 21 }], POOLS);
    assert.ok(isRejected(answer));
    assert.deepEqual([answer[0]?.need, answer[0]?.have], [{ npus: 21 }, { npus: 20 }]);
  });

  it("does not judge NPUs while a pool is not known", () => {
    assert.equal(isRejected(planQueues([{ name: "a", npus: 1000 }], undefined)), false);
  });

  it("refuses Volcano's own queues", () => {
    const rule = "Volcano makes this queue by itself; use another name (volcano.sh, queue)";
    assert.deepEqual(sentences([{ name: "default" }, { name: "root", npus: 99 }]), [
      `[0].name: got "default"; ${rule}`,
      `[1].name: got "root"; ${rule}`,
      "[1].npus: got 99; the node pools have 20 NPUs together; use 20 or fewer, or leave it out for no limit",
    ]);
  });
});
