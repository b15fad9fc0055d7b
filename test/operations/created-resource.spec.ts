import assert from "node:assert/strict";
import { canFind, chooseCreated, type CreatedResource, idOf, repairFor } from "../../operations/created-resource";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const subnet = "huaweicloud:index/vpcSubnet:VpcSubnet";
const directory = "huaweicloud:index/sfsTurboDir:SfsTurboDir";

describe("a resource that a creation left behind", () => {
  it("has one way of repair by its type", () => {
    assert.equal(repairFor({ type: subnet }), "look up");
    assert.equal(repairFor({ type: directory }), "read");
    assert.equal(repairFor({ type: "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool" }), "by hand");
    assert.equal(repairFor({ type: "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy" }), "repeat");
    assert.equal(repairFor({ type: "kubernetes:core/v1:Namespace" }), "repeat");
    assert.equal(repairFor({ type: "command:local:Command" }), "repeat");
    assert.equal(repairFor({ type: "huaweicloud:index/somethingNew:SomethingNew" }), undefined);
    assert.equal(repairFor({ type: "ascend-stacks:index:ImagePrePull", custom: false }), "repeat");
  });

  it("can be looked for once all that its lookup goes by is known", () => {
    assert.equal(canFind(subnet, { name: "nodes", vpcId: "vpc-1", cidr: unknown }), true);
    assert.equal(canFind(subnet, { name: "nodes", vpcId: unknown }), false);
    assert.equal(canFind(subnet, { name: "nodes" }), false);
    assert.equal(canFind(directory, { shareId: "share-1", path: "/models" }), false);
  });

  it("has an id that follows from its inputs, where nothing lists its type and all of them are known", () => {
    assert.equal(idOf(directory, { shareId: "share-1", path: "/models" }), "/models");
    assert.equal(idOf(directory, { shareId: unknown, path: "/models" }), undefined);
    assert.equal(idOf(subnet, { name: "nodes", vpcId: "vpc-1" }), undefined);
  });

  it("is chosen among several: first those that failed, and never one of two that work", () => {
    const working = (id: string): CreatedResource => ({ id, settled: true, failed: false });
    const failed = (id: string): CreatedResource => ({ id, settled: true, failed: true });
    assert.equal(chooseCreated([working("a")], "share").id, "a");
    assert.equal(chooseCreated([working("a"), failed("b"), failed("c")], "share").id, "b");
    assert.throws(
      () => chooseCreated([working("a"), working("b")], "share"),
      new Error(
        "share: got 2 of this name (a, b); delete those that are not wanted in the cloud's console, then run this again",
      ),
    );
    assert.throws(() => chooseCreated([], "share"), /share: got 0/);
  });
});
