import assert from "node:assert/strict";
import { requirePlan } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { rolloutsOf } from "../../plan/rollout";
import { planServing, servingDemand } from "../../plan/serving";
import type { ServingWorkload } from "../../plan/serving-workload";

const POOL: NpuPool = { name: "npu", nodes: 2, npusPerNode: 8, npuMemoryGiB: 64 };
const planOf = (change: Partial<ServingWorkload>) =>
  requirePlan("s", planServing({ name: "chat", model: "llama2-70b", ...change }, { ...POOL, nodes: 8 }));
const rollouts = (services: ReturnType<typeof planOf>[], nodes = 2) =>
  rolloutsOf({ ...POOL, nodes }, services.map(servingDemand), services);

describe("rolloutsOf", () => {
  it("starts a new replica first where the pool has room for it beside all workloads", () => {
    const [rollout] = rollouts([planOf({ replicas: 3 })]);
    assert.equal(rollout?.surge, true);
    assert.match(rollout.explanation, /a new replica before an old one ends: pool npu has room for 1 replica more/);
  });

  it("ends one of several first where there is no room", () => {
    const [rollout] = rollouts([planOf({ replicas: 4 })]);
    assert.equal(rollout?.surge, false);
    assert.match(rollout.explanation, /replaces one of 4 replicas after the other: pool npu has no room/);
  });

  it("says what it means for a single replica without room", () => {
    const [rollout] = rollouts([planOf({}), planOf({ name: "b" })], 1);
    assert.equal(rollout?.surge, false);
    assert.match(rollout.explanation, /ends the only replica first, and nothing answers until the new one has loaded/);
  });

  it("gives room to one service after the other, as their changes may come together", () => {
    const services = [planOf({ replicas: 2 }), planOf({ name: "b" })];
    assert.deepEqual(
      rollouts(services).map(({ name, surge }) => [name, surge]),
      [
        ["chat", true],
        ["b", false],
      ],
    );
  });

  it("says that prefill and decode instances change at once, and takes no room for it", () => {
    const apart = planOf({ model: "llama2-13b", prefillInstances: 1, decodeInstances: 2 });
    const [first, second] = rollouts([apart, planOf({})]);
    assert.equal(first?.surge, false);
    assert.match(first.explanation, /^serving chat: .* ends all instances first, .* nothing answers until/);
    assert.equal(second?.surge, true);
  });

  it("replaces replicas of several nodes one by one, a single one by its successor", () => {
    const nodes = { model: "llama3.1-405b", precision: "bf16", nodesPerReplica: 2 };
    assert.equal(rollouts([planOf(nodes)], 4)[0]?.surge, true);
    assert.equal(rollouts([planOf(nodes)], 3)[0]?.surge, false);
    assert.equal(rollouts([planOf({ ...nodes, replicas: 2 })], 8)[0]?.surge, false);
  });
});
