import assert from "node:assert/strict";
import { failedLast } from "../../operations/stack-history";

describe("the history of a stack", () => {
  it("tells whether the last update failed, whatever was done since", () => {
    assert.equal(failedLast([]), false);
    assert.equal(failedLast([{ kind: "update", result: "failed" }]), true);
    const repaired = { kind: "refresh", result: "succeeded" };
    assert.equal(failedLast([repaired, { kind: "update", result: "failed" }]), true);
    const updates = [
      { kind: "update", result: "succeeded" },
      { kind: "update", result: "failed" },
    ];
    assert.equal(failedLast([repaired, ...updates]), false);
    assert.equal(failedLast([{ kind: "destroy", result: "failed" }]), false);
  });
});
