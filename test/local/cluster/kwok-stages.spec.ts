import assert from "node:assert/strict";
import { kwokStages } from "../../../local/cluster/kwok-stages";

describe("kwok's stages", () => {
  const named = (all: ReturnType<typeof kwokStages>) => new Map(all.map(({ metadata, spec }) => [metadata.name, spec]));
  const stages = named(kwokStages());
  const executing = named(kwokStages({ executesJobs: true }));

  it("complete pods of batch jobs only, not those of Volcano, whose kind is called Job as well", () => {
    const owners = stages
      .get("batch-job-complete")
      ?.selector.matchExpressions.filter(({ key }) => key.includes("ownerReferences"));
    assert.deepEqual(owners, [
      { key: ".metadata.ownerReferences.[].apiVersion", operator: "In", values: ["batch/v1"] },
    ]);
  });

  it("leave the end of pods that are really executed alone", () => {
    for (const [name, { selector }] of executing) {
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

  it("end pods of Volcano jobs with a fingerprint, and those of no others, where nothing of them is executed", () => {
    const ends = [...stages].filter(([name]) => !executing.has(name));
    assert.deepEqual(
      ends.map(([name]) => name),
      ["volcano-job-complete", "volcano-job-failed"],
    );
    for (const [name, { selector }] of ends) {
      const wanted = [
        { key: ".metadata.ownerReferences.[].apiVersion", operator: "In", values: ["batch.volcano.sh/v1alpha1"] },
        { key: '.metadata.annotations["ascend-stacks/fingerprint"]', operator: "Exists" },
      ];
      for (const one of wanted) {
        assert(
          selector.matchExpressions.some((other) => JSON.stringify(other) === JSON.stringify(one)),
          `${name}: ${one.key}`,
        );
      }
    }
  });

  it("start a pod only when its volumes and NPUs are there", () => {
    const keys = stages.get("pod-ready")?.selector.matchExpressions.map(({ key }) => key) ?? [];
    assert(keys.some((key) => key.includes("PodReadyToStartContainers")));
  });
});
