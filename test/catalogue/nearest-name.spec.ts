import assert from "node:assert/strict";
import fc from "fast-check";
import { megatronModelNames, nearestName } from "../../catalogue";

describe("nearestName", () => {
  const cases: [name: string, known: string[], nearest: string | undefined][] = [
    ["llama-13b", ["llama2-7b", "llama2-13b"], "llama2-13b"],
    ["LLAMA2-13B", ["llama2-7b", "llama2-13b"], "llama2-13b"],
    ["seqlen", ["name", "seqLen"], "seqLen"],
    ["sfs-trubo", ["sfs-turbo", "obs"], "sfs-turbo"],
    ["gpt-neox-20b", ["llama2-7b", "qwen-7b"], undefined],
    ["ab", ["ac", "ad"], "ac"],
    ["llama2-70", ["llama2-7b", "llama2-70b"], "llama2-70b"],
    ["abcxy", ["abc"], "abc"],
    ["abcxyz", ["abc"], undefined],
    ["abc", ["abcxyz"], undefined],
    ["anything", [], undefined],
  ];
  for (const [name, known, nearest] of cases) {
    it(`of ${JSON.stringify(name)} among ${known.length} is ${nearest ?? "none"}`, () => {
      assert.equal(nearestName(name, known), nearest);
    });
  }

  it("of two swapped letters is one edit away, so nearer than two changed ones", () => {
    assert.equal(nearestName("ABDC", ["ABxy", "ABCD"]), "ABCD");
    assert.equal(nearestName("BACD", ["xyCD", "ABCD"]), "ABCD");
  });

  it("of a known name is that name", () => {
    for (const name of megatronModelNames()) {
      assert.equal(nearestName(name, megatronModelNames()), name);
    }
  });

  it("of any text is a known name or none", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 6 }), (name, known) => {
        const nearest = nearestName(name, known);
        return nearest === undefined || known.includes(nearest);
      }),
    );
  });
});
