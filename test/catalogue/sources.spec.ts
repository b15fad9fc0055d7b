import assert from "node:assert/strict";
import {
  BARE_METAL_POOLS,
  CLUSTER_FLAVORS,
  npuNode,
  npuNodeFlavorIds,
  SFS_TURBO_HPC,
  sourceText,
} from "../../catalogue";

describe("sources of the catalogue", () => {
  it("are shown as seed and line, or as the name of a page", () => {
    assert.equal(sourceText("000:23"), "seed 000, line 23");
    assert.equal(sourceText({ page: "provider documentation" }), "provider documentation");
  });

  it("stand beside what the cloud sells and beside every kind of node", () => {
    const tables: { source: readonly unknown[] }[] = [SFS_TURBO_HPC, CLUSTER_FLAVORS, BARE_METAL_POOLS];
    for (const { source } of tables) {
      assert.ok(source.length > 0);
    }
    for (const flavorId of npuNodeFlavorIds()) {
      assert.ok((npuNode(flavorId)?.source.length ?? 0) > 0, flavorId);
    }
  });

  it("knows Snt9B nodes with 8 NPUs of 64 GiB, and no flavor that was not seen", () => {
    assert.equal(npuNode("physical.kat2ne.48xlarge.8.ei.pod101")?.npusPerNode, 8);
    assert.equal(npuNode("physical.kat2ne.48xlarge.8.ei.pod101")?.npuMemoryGiB, 64);
    assert.equal(npuNode("c7.large.4"), undefined);
  });
});
