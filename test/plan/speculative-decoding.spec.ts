import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import type { ServingWorkload } from "../../plan/serving-workload";
import { speculativeFaults } from "../../plan/speculative-decoding";

const CHAT: ServingWorkload = { name: "chat", model: "llama2-70b" };

/** Path, value and alternative of each fault. */
function faults(change: Partial<ServingWorkload>, target = "llama2-70b") {
  return speculativeFaults({ ...CHAT, ...change }, target, 4096).map(({ path, got, alternative }) => [
    path,
    got,
    alternative,
  ]);
}

describe("speculativeFaults", () => {
  it("has nothing against a smaller model of the same vocabulary, or the EAGLE head", () => {
    assert.deepEqual(faults({}), []);
    assert.deepEqual(faults({ draftModel: "llama2-7b", speculativeTokens: 1 }), []);
    assert.deepEqual(faults({ draftModel: "Llama-2-7b-chat-hf", speculativeTokens: 4095 }), []);
    assert.deepEqual(faults({ draftModel: "eagle", speculativeTokens: 5 }), []);
    assert.deepEqual(faults({ draftModel: "eagle", speculativeTokens: 5 }, "our-34b"), []);
  });

  it("names the draft models that there are where it knows none of the name", () => {
    const [fault] = speculativeFaults({ ...CHAT, draftModel: "gpt2", speculativeTokens: 5 }, "llama2-70b", 4096);
    assert.deepEqual(fault?.alternative, { draftModel: "eagle" });
    assert.match(faultText(fault), /got "gpt2"; draft models: eagle, llama-7b, /);
  });

  it("cannot say anything of a target without dimensions", () => {
    assert.deepEqual(faults({ draftModel: "llama2-7b", speculativeTokens: 5 }, "our-34b"), []);
  });

  it("wants a smaller model", () => {
    for (const draftModel of ["llama2-70b", "llama2-13b"]) {
      assert.deepEqual(faults({ draftModel, speculativeTokens: 5 }, "llama2-13b"), [
        ["draftModel", draftModel, { draftModel: "eagle" }],
      ]);
    }
  });

  it("wants the same vocabulary", () => {
    assert.deepEqual(faults({ draftModel: "llama3-8b", speculativeTokens: 5 }), [
      ["draftModel", "llama3-8b", { draftModel: "eagle" }],
    ]);
  });

  it("wants draft model and number of tokens together", () => {
    assert.deepEqual(faults({ speculativeTokens: 5 }), [["draftModel", undefined, { draftModel: "eagle" }]]);
    assert.deepEqual(faults({ draftModel: "eagle" }), [["speculativeTokens", undefined, { speculativeTokens: 5 }]]);
  });

  it("wants from one token to below the context", () => {
    for (const speculativeTokens of [0, -1, 4096, 5000]) {
      assert.deepEqual(faults({ draftModel: "eagle", speculativeTokens }), [
        ["speculativeTokens", speculativeTokens, { speculativeTokens: 5 }],
      ]);
    }
  });
});
