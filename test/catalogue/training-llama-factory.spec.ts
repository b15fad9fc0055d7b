import assert from "node:assert/strict";
import {
  LLAMA_FACTORY_CONDITIONS,
  llamaFactoryModelNames,
  llamaFactoryRow,
  llamaFactoryRows,
  type LlamaFactoryRow,
} from "../../catalogue";

const STRATEGIES = ["lora", "full"];
const LENGTHS = [4096, 8192];

function label({ model, strategies, seqLens }: LlamaFactoryRow): string {
  return `${model} ${strategies.join("/")} ${seqLens.join("/")}`;
}

function npus({ nodes, npusPerNode }: LlamaFactoryRow): number {
  return nodes * npusPerNode;
}

describe("LLaMA-Factory table of the catalogue", () => {
  it("has the manual's 28 models and 66 rows", () => {
    assert.equal(llamaFactoryModelNames().length, 28);
    assert.equal(llamaFactoryRows().length, 66);
    assert.deepEqual(LLAMA_FACTORY_CONDITIONS.source, ["001:55"]);
  });

  it("has exactly one row for each model, strategy and length", () => {
    for (const model of llamaFactoryModelNames()) {
      for (const strategy of STRATEGIES) {
        for (const seqLen of LENGTHS) {
          const rows = llamaFactoryRows(model).filter(
            ({ strategies, seqLens }) => strategies.some((name) => name === strategy) && seqLens.includes(seqLen),
          );
          assert.equal(rows.length, 1, `${model} ${strategy} ${seqLen}`);
          assert.equal(llamaFactoryRow(model, strategy, seqLen), rows[0]);
        }
      }
    }
  });

  it("has no other strategy or length, and a source in every row", () => {
    for (const row of llamaFactoryRows()) {
      assert.ok(row.strategies.length > 0 && row.strategies.every((name) => STRATEGIES.includes(name)), label(row));
      assert.ok(row.seqLens.length > 0 && row.seqLens.every((seqLen) => LENGTHS.includes(seqLen)), label(row));
      assert.deepEqual(row.source, ["001:55"]);
    }
  });

  it("names each model after its family and size, and gives a family one template", () => {
    const templates = new Map<string, string>();
    for (const { model, family, size, template } of llamaFactoryRows()) {
      assert.equal(model, `${family}-${size}`.toLowerCase().replace("_", "-"));
      assert.equal(templates.get(family) ?? template, template, model);
      templates.set(family, template);
    }
    assert.deepEqual(
      [...new Set(templates.values())],
      ["llama2", "llama3", "qwen", "qwen2_vl", "falcon", "glm4", "yi"],
    );
  });

  it("fills nodes of 8 NPUs, or divides one", () => {
    for (const row of llamaFactoryRows()) {
      assert.ok(row.npusPerNode === 8 || ([1, 2, 4].includes(row.npusPerNode) && row.nodes === 1), label(row));
      assert.ok([1, 2, 4].includes(row.nodes), label(row));
    }
  });

  it("offloads only what ZeRO-2 and ZeRO-3 shard", () => {
    for (const row of llamaFactoryRows()) {
      assert.ok(!row.offload || row.zeroStage >= 2, label(row));
    }
  });

  it("never asks for fewer NPUs or a lower stage for full training than for LoRA", () => {
    for (const model of llamaFactoryModelNames()) {
      for (const seqLen of LENGTHS) {
        const [lora, full] = STRATEGIES.map((strategy) => llamaFactoryRow(model, strategy, seqLen));
        assert.ok(lora !== undefined && full !== undefined && npus(lora) <= npus(full), `${model} ${seqLen}`);
        assert.ok(lora.zeroStage <= full.zeroStage, `${model} ${seqLen}`);
      }
    }
  });

  it("never asks for fewer NPUs or a lower stage at the longer length", () => {
    for (const model of llamaFactoryModelNames()) {
      for (const strategy of STRATEGIES) {
        const [short, long] = LENGTHS.map((seqLen) => llamaFactoryRow(model, strategy, seqLen));
        assert.ok(short !== undefined && long !== undefined && npus(short) <= npus(long), `${model} ${strategy}`);
        assert.ok(short.zeroStage <= long.zeroStage, `${model} ${strategy}`);
      }
    }
  });

  it("remarks on the 11 rows whose ZeRO shards nothing on one NPU, and on the 6 of ZeRO-1", () => {
    const shardsNothing = llamaFactoryRows().filter((row) => row.zeroStage > 0 && npus(row) === 1);
    assert.equal(shardsNothing.length, 11);
    assert.deepEqual(
      llamaFactoryRows().filter(({ remark }) => remark?.startsWith("ZeRO on one NPU shards nothing")),
      shardsNothing,
    );
    const stage1 = llamaFactoryRows().filter(({ zeroStage }) => zeroStage === 1);
    assert.equal(stage1.length, 6);
    assert.deepEqual(
      llamaFactoryRows().filter(({ remark }) => remark?.includes("no DeepSpeed configuration of ZeRO-1")),
      stage1,
    );
  });

  it("says which values come from a merged cell, and they equal those of the row above", () => {
    const rows = llamaFactoryRows();
    const inherited = rows.flatMap((row, index) =>
      (row.inheritedFromMergedCell ?? []).map((cell) => {
        assert.deepEqual(row[cell], rows[index - 1]?.[cell], label(row));
        return cell;
      }),
    );
    assert.equal(inherited.length, 14);
  });

  it("splits the row of two sizes", () => {
    const split = llamaFactoryRows().filter(({ sizeAsPrinted }) => sizeAsPrinted !== undefined);
    assert.deepEqual(
      split.map(({ model }) => model),
      ["qwen2-0.5b", "qwen2-1.5b"],
    );
  });

  it("knows nothing of a model, strategy or length that was not measured", () => {
    assert.deepEqual(llamaFactoryRows("mistral-7b"), []);
    assert.equal(llamaFactoryRow("llama2-7b", "pretrain", 4096), undefined);
    assert.equal(llamaFactoryRow("llama2-7b", "full", 16384), undefined);
  });
});
