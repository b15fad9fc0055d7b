import assert from "node:assert/strict";
import { candidatesOf } from "../../operations/failed-creations";
import { creationsOf } from "../../operations/preview";
import type { ResourceState } from "../../operations/stack-state";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const provider = "urn:pulumi:dev::project::pulumi:providers:huaweicloud::huaweicloud::5d5a";

function resource(name: string, type: string, inputs: Record<string, unknown>): ResourceState {
  return { urn: `urn:pulumi:dev::project::${type}::${name}`, type, custom: true, provider, inputs };
}

const vpc = resource("vpc", "huaweicloud:index/vpc:Vpc", { name: "kinds" });
const subnet = resource("subnet", "huaweicloud:index/vpcSubnet:VpcSubnet", { name: "nodes", vpcId: unknown });
const directory = resource("models", "huaweicloud:index/sfsTurboDir:SfsTurboDir", { shareId: "s", path: "/models" });
const pool = resource("pool", "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool", { name: "lite" });
const policy = resource("policy", "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy", { bucket: "data" });
const component: ResourceState = { urn: "urn:pulumi:dev::project::ascend:Network::network", type: "n", custom: false };

describe("what a preview would create", () => {
  it("is every new resource and component, and no replacement", () => {
    const replacement = { ...vpc, urn: `${vpc.urn}-2` };
    const steps = [
      { op: "same", newState: pool },
      { op: "create", newState: component },
      { op: "create", newState: vpc },
      { op: "create-replacement", newState: replacement },
      { op: "delete" },
    ];
    assert.deepEqual(creationsOf(steps), [component, vpc]);
  });

  it("is looked for by name, by given or implied id, or not at all", () => {
    const creations = [component, vpc, subnet, directory, pool, policy];
    assert.deepEqual(candidatesOf(creations, new Set([provider])), {
      named: [vpc],
      given: [],
      implied: [{ resource: directory, id: "/models" }],
      unfindable: [pool],
    });
    const ids = new Map([[pool.urn, "pool-1"]]);
    const { given, unfindable } = candidatesOf(creations, new Set([provider]), ids);
    assert.deepEqual(given, [{ resource: pool, id: "pool-1" }]);
    assert.deepEqual(unfindable, []);
  });

  it("cannot be there while the state has no provider for it", () => {
    const none = { named: [], given: [], implied: [], unfindable: [] };
    assert.deepEqual(candidatesOf([vpc, directory, pool], new Set()), none);
  });
});
