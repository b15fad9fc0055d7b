import assert from "node:assert/strict";
import { kwokStages } from "../../../local/cluster/kwok-stages";

describe("kwok's stages", () => {
  const stages = new Map(kwokStages().map(({ metadata, spec }) => [metadata.name, spec]));

  it("complete pods of batch jobs only, not those of Volcano, whose kind is called Job as well", () => {
    const owners = stages
      .get("batch-job-complete")
      ?.selector.matchExpressions.filter(({ key }) => key.includes("ownerReferences"));
    assert.deepEqual(owners, [
      { key: ".metadata.ownerReferences.[].apiVersion", operator: "In", values: ["batch/v1"] },
    ]);
  });

  it("leave the end of pods that are really executed alone", () => {
    for (const [name, { selector }] of stages) {
      const runs = selector.matchExpressions.some(
        ({ key, values }) => key === ".status.phase" && values?.includes("Running"),
      );
      const excluded = selector.matchExpressions.some(
        ({ operator, values }) => operator === "NotIn" && values?.includes("sha256sum"),
      );
      assert.equal(runs, excluded, name);
      const fetches = selector.matchExpressions.some(
        ({ key, operator }) => key.includes("ascend-stacks/fingerprint") && operator === "DoesNotExist",
      );
      assert.equal(runs, fetches, name);
    }
  });

  it("start a pod only when its volumes and NPUs are there", () => {
    const keys = stages.get("pod-ready")?.selector.matchExpressions.map(({ key }) => key) ?? [];
    assert(keys.some((key) => key.includes("PodReadyToStartContainers")));
  });
});
