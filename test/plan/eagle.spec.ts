import assert from "node:assert/strict";
import { planEagle, type EagleWorkload } from "../../plan/eagle";
import { faultText, isRejected, requirePlan } from "../../plan/fault";

const POOL = { name: "npu", nodes: 2, npusPerNode: 8, npuMemoryGiB: 64 };
const WORKLOAD: EagleWorkload = { name: "draft", model: "llama2-7b", data: "chats" };

function plan(change: Partial<EagleWorkload> = {}, pool = POOL) {
  return requirePlan("draft", planEagle({ ...WORKLOAD, ...change }, pool));
}

function faults(change: Partial<EagleWorkload>, pool = POOL): string[] {
  const answer = planEagle({ ...WORKLOAD, ...change }, pool);
  assert(isRejected(answer), "accepted");
  return answer.map(faultText);
}

describe("planEagle", () => {
  it("takes a node of the pool, the manual's folders and upstream's numbers", () => {
    const { explanation, sources, ...rest } = plan();
    assert.deepEqual(rest, {
      name: "draft",
      framework: "eagle",
      model: "llama2-7b",
      strategy: "draft",
      dataFormat: "alpaca",
      nodes: 1,
      npusPerNode: 8,
      batchSize: 4,
      image: rest.image,
      weightsPath: "models/llama2-7b",
      draftConfigPath: "models/eagle_llama2-7b",
      codePath: "packages/EAGLE",
      toolsPath: "llm_tools/spec_decode/EAGLE",
      featuresProgram: "ge_data_all_vicuna",
    });
    assert.match(rest.image, /pytorch_2_1_ascend/);
    assert.deepEqual(sources["draftConfigPath"], { from: "default", source: ["003:7"] });
    assert.deepEqual(sources["codePath"], { from: "default", source: ["003:5"] });
    assert.equal(explanation.length, 3);
    assert.match(
      explanation[0] ?? "",
      /^training draft: draft model for llama2-7b with EAGLE: 1 x 8 NPUs, 4 samples at a time, data in alpaca, converted to ShareGPT first \(seed 003, line 5; seed 003, line 9\)$/,
    );
    assert.match(
      explanation[1] ?? "",
      /config\.json of the draft model: models\/eagle_llama2-7b \(seed 003, line 5\)$/,
    );
  });

  it("takes what the request says, and says so", () => {
    const eagle = {
      npus: 2,
      batchSize: 8,
      dataFormat: "sharegpt",
      draftConfig: "a",
      code: "b",
      tools: "c",
      featuresProgram: "ge_mine",
    };
    const made = plan({ eagle, weights: "d", image: "own/image:1" });
    assert.deepEqual(
      [made.npusPerNode, made.batchSize, made.dataFormat, made.draftConfigPath, made.codePath, made.toolsPath],
      [2, 8, "sharegpt", "a", "b", "c"],
    );
    assert.deepEqual([made.featuresProgram, made.weightsPath, made.image], ["ge_mine", "d", "own/image:1"]);
    const own = [
      "npusPerNode",
      "batchSize",
      "dataFormat",
      "draftConfigPath",
      "codePath",
      "toolsPath",
      "featuresProgram",
    ];
    for (const value of own) assert.deepEqual(made.sources[value], { from: "user", source: [] }, value);
    assert.match(
      made.explanation[0] ?? "",
      /1 x 2 NPUs, 8 samples at a time, data in sharegpt, conversations as they are/,
    );
  });

  it("knows upstream's program of each family, and asks for one where there is none", () => {
    assert.equal(plan({ model: "llama3-8b" }).featuresProgram, "ge_data_all_llama3");
    assert.equal(plan({ model: "qwen2-7b" }).featuresProgram, "ge_data_all_qwen2");
    const [fault, ...others] = faults({ model: "yi-6b" });
    assert.equal(others.length, 0);
    assert.match(fault ?? "", /^model: got "yi-6b"; upstream has no program .* name one in eagle\.featuresProgram/);
    const own = plan({ model: "yi-6b", eagle: { featuresCommand: "sh make.sh" } });
    assert.equal("featuresProgram" in own, false);
  });

  it("refuses what EAGLE has not, all at once", () => {
    const found = faults({
      strategy: "sft",
      seqLen: 4096,
      nodes: 2,
      eagle: { dataFormat: "csv", npus: 9 },
      name: "a-name-that-leaves-no-room-for-steps",
    });
    assert.deepEqual(
      found.map((text) => text.slice(0, text.indexOf(":"))),
      ["strategy", "seqLen", "nodes", "eagle.dataFormat", "eagle.npus", "name"],
    );
    assert.match(found[1] ?? "", /has its length, 2048, as a constant; leave it out/);
    assert.match(found[4] ?? "", /pool "npu" has 8 NPUs per node; use 8 or fewer/);
    assert.match(found[5] ?? "", /at most 40 characters; use 31 at most$/);
    assert.deepEqual(plan({ strategy: "draft", nodes: 1, name: "a".repeat(31) }).nodes, 1);
  });

  it("refuses a pool without NPUs, an unknown model and an image of other software", () => {
    assert.match(faults({}, { ...POOL, npusPerNode: 0 })[0] ?? "", /^pool: got "npu"; pool "npu" has no NPUs/);
    assert.match(
      faults({ model: "lama2-7b" })[0] ?? "",
      /^model: got "lama2-7b"; not in the serving table; did you mean "llama2-7b"\?/,
    );
    const image =
      "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_3_ascend:pytorch_2.3.1-cann_8.0.rc3-py_3.10-hce_2.0.2409-aarch64-snt9b-20241114095658-d7e26d8";
    assert.match(faults({ image })[0] ?? "", /^image: /);
  });
});
