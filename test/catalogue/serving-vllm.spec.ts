import assert from "node:assert/strict";
import { SERVING_CONDITIONS, servingModelNames, servingRow, servingRows } from "../../catalogue";

describe("serving table of the catalogue", () => {
  it("has the manual's 69 models, each once", () => {
    assert.equal(servingRows().length, 69);
    assert.equal(new Set(servingModelNames()).size, 69);
  });

  it("was measured with vLLM 0.6.3 at 0.9 of the memory", () => {
    assert.deepEqual(SERVING_CONDITIONS, { vllm: "0.6.3", gpuMemoryUtilization: 0.9, source: ["003:37"] });
  });

  it("has cards that fill a node or divide one, and lengths that are powers of two", () => {
    for (const { model, npu32GB, npu64GB } of servingRows()) {
      for (const cards of [npu32GB, npu64GB]) {
        if (cards !== undefined) {
          assert.ok([1, 2, 4, 8].includes(cards.minCards), model);
          assert.ok(Number.isInteger(Math.log2(cards.maxModelLenK)), model);
        }
      }
    }
  });

  it("runs every model on 64 GB, with no more cards than on 32 GB", () => {
    for (const { model, npu32GB, npu64GB } of servingRows()) {
      assert.ok(npu64GB !== undefined, model);
      assert.ok(npu32GB === undefined || npu64GB.minCards <= npu32GB.minCards, model);
    }
  });

  it("names the models that do not run on 32 GB", () => {
    const models = servingRows().filter(({ npu32GB }) => npu32GB === undefined);
    assert.deepEqual(
      models.map(({ model }) => model),
      [
        "qwen1.5-110b",
        "qwen2-57b-a14b",
        "llama3.1-405b",
        "internvl2-40b",
        "internvl2-llama3-76b",
        "minicpm-v2.6",
        "deepseek-v2-236b",
        "qwen2-vl-72b",
      ],
    );
  });

  it("gives every model a precision, a source, and weights or the text of a link", () => {
    for (const row of servingRows()) {
      assert.ok(row.precisions.length > 0, row.model);
      assert.deepEqual(row.source, ["001:27", "003:37"]);
      assert.ok((row.weightsUrl ?? "").startsWith("https://") !== (row.weightsText !== undefined), row.model);
    }
    const quantizedOnly = servingRows().filter(({ precisions }) => !precisions.some((name) => name === "fp16bf16"));
    assert.deepEqual(
      quantizedOnly.map(({ model }) => model),
      ["deepseek-v2-236b"],
    );
  });

  it("finds a model in every spelling of the tables", () => {
    for (const spelling of ["llama3.1-405b", "llama-3.1-405B", "llama-3.1-405B-AWQ"]) {
      assert.equal(servingRow(spelling)?.model, "llama3.1-405b");
    }
    assert.equal(servingRow("llama-2-13b"), undefined);
  });
});
