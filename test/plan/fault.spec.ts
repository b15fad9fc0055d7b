import assert from "node:assert/strict";
import { atPath, faultText, isRejected, joinPath, mergedAlternative, requirePlan, type Fault } from "../../plan/fault";
import { count, list, suggestion } from "../../plan/wording";

const FAULT: Fault = {
  path: "seqLen",
  got: 16384,
  rule: "use 8192",
  source: ["000:23"],
  alternative: { seqLen: 8192 },
};

describe("a fault", () => {
  it("is one sentence: path, value, rule and source", () => {
    assert.equal(faultText(FAULT), "seqLen: got 16384; use 8192 (seed 000, line 23)");
  });

  it("has no brackets without a source, and a semicolon between two", () => {
    assert.equal(faultText({ ...FAULT, source: [] }), "seqLen: got 16384; use 8192");
    const text = faultText({ ...FAULT, source: ["000:23", { page: "a page" }] });
    assert.equal(text, "seqLen: got 16384; use 8192 (seed 000, line 23; a page)");
  });

  const values: [got: Fault["got"], text: string][] = [
    ["lora", '"lora"'],
    ['a "quote"', '"a \\"quote\\""'],
    [0, "0"],
    [false, "false"],
    [null, "nothing"],
    [undefined, "nothing"],
    [{ phrase: "a list" }, "a list"],
  ];
  for (const [got, text] of values) {
    it(`shows ${text}`, () => {
      assert.equal(faultText({ path: "x", got, rule: "r", source: [] }), `x: got ${text}; r`);
    });
  }

  it("moves to its place in a larger request", () => {
    const paths = [
      joinPath("training[1]", "seqLen"),
      joinPath("training[1]", ""),
      joinPath("", "seqLen"),
      joinPath("data", "[0].name"),
    ];
    assert.deepEqual(paths, ["training[1].seqLen", "training[1]", "seqLen", "data[0].name"]);
    assert.deepEqual(atPath("training[1]", [FAULT]), [{ ...FAULT, path: "training[1].seqLen" }]);
  });

  it("adds its alternative to those of others, and takes them all away where it has none", () => {
    const other: Fault = { ...FAULT, alternative: { strategy: "sft" } };
    assert.deepEqual(mergedAlternative([FAULT, other]), { seqLen: 8192, strategy: "sft" });
    assert.equal(mergedAlternative([FAULT, { path: "", got: 1, rule: "", source: [] }]), undefined);
  });
});

describe("requirePlan", () => {
  it("returns a plan", () => {
    assert.deepEqual(requirePlan("x", { nodes: 1 }), { nodes: 1 });
    assert.equal(isRejected({ nodes: 1 }), false);
  });

  it("throws every fault, one a line", () => {
    const answer: { nodes: number } | Fault[] = [FAULT, { ...FAULT, path: "model" }];
    assert.throws(() => requirePlan("training a", answer), {
      name: "RejectedPlanError",
      message:
        "training a has no plan:\n" +
        "  seqLen: got 16384; use 8192 (seed 000, line 23)\n" +
        "  model: got 16384; use 8192 (seed 000, line 23)",
    });
  });
});

describe("wording", () => {
  it("lists words", () => {
    assert.deepEqual(
      [list([]), list(["a"]), list(["a", "b"]), list([1, 2, 3], "or")],
      ["none", "a", "a and b", "1, 2 or 3"],
    );
  });

  it("counts", () => {
    assert.deepEqual([count(0, "node"), count(1, "node"), count(2, "node")], ["0 nodes", "1 node", "2 nodes"]);
  });

  it("suggests the nearest name, or all where none is near", () => {
    assert.equal(suggestion("lor", ["sft", "lora"], "strategies"), 'did you mean "lora"?');
    assert.equal(suggestion("grpo", ["sft", "lora"], "strategies"), "strategies: sft and lora");
  });
});
