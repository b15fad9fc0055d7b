import assert from "node:assert/strict";
import { megatronModel, megatronModelNames, megatronNodes, megatronRow, megatronRows } from "../../catalogue";

/** The one row that cannot run as it is printed. */
const IMPOSSIBLE = "baichuan2-13b pretrain/sft 8192";

function label({ model, strategies, seqLen }: ReturnType<typeof megatronRows>[number]): string {
  return `${model} ${strategies.join("/")} ${seqLen}`;
}

describe("training table of the catalogue", () => {
  it("has the manual's 32 models and 124 rows", () => {
    assert.equal(megatronModelNames().length, 32);
    assert.equal(new Set(megatronModelNames()).size, 32);
    assert.equal(megatronRows().length, 124);
  });

  it("has one row for each model, strategy and length, but for the three that the manual leaves out", () => {
    const missing = megatronModelNames().flatMap((model) =>
      ["pretrain", "sft", "lora"].flatMap((strategy) =>
        [4096, 8192]
          .filter((seqLen) => megatronRow(model, strategy, seqLen) === undefined)
          .map((seqLen) => `${model} ${strategy} ${seqLen}`),
      ),
    );
    assert.deepEqual(missing, [
      "mistral-7b pretrain 8192",
      "mistral-7b sft 8192",
      "mistral-7b lora 8192",
      "mixtral-8x7b lora 4096",
      "mixtral-8x7b lora 8192",
    ]);
    const cells = megatronRows().flatMap(({ model, strategies, seqLen }) =>
      strategies.map((name) => `${model} ${name} ${seqLen}`),
    );
    assert.equal(new Set(cells).size, cells.length);
  });

  it("names only models of its list of models, each of which has a row", () => {
    assert.deepEqual([...new Set(megatronRows().map(({ model }) => model))], megatronModelNames());
  });

  it("has parallel sizes that divide the NPUs of every row but one, as printed", () => {
    const impossible = megatronRows().filter(
      ({ tp, pp, nodes, npusPerNode }) => (nodes * npusPerNode) % (tp * pp) !== 0,
    );
    assert.deepEqual(impossible.map(label), [IMPOSSIBLE]);
  });

  it("has parallel sizes that divide the NPUs of every row, once corrected, and corrects no row that can run", () => {
    for (const row of megatronRows()) {
      assert.equal((megatronNodes(row) * row.npusPerNode) % (row.tp * row.pp), 0, label(row));
    }
    const corrected = megatronRows().filter(({ correction }) => correction !== undefined);
    assert.deepEqual(corrected.map(label), [IMPOSSIBLE]);
    assert.equal(corrected.map(megatronNodes)[0], 2);
  });

  it("keeps tensor parallelism within a node, and fills whole nodes of 8 NPUs or takes 4 of one", () => {
    for (const row of megatronRows()) {
      assert.ok(row.tp <= row.npusPerNode, label(row));
      assert.ok(row.npusPerNode === 8 || (row.npusPerNode === 4 && row.nodes === 1), label(row));
    }
  });

  it("has whole positive numbers, lengths of 4096 and 8192, and a source in every row", () => {
    for (const row of megatronRows()) {
      for (const number of [row.tp, row.pp, row.mbs, row.nodes, row.npusPerNode]) {
        assert.ok(Number.isInteger(number) && number > 0, label(row));
      }
      assert.ok([4096, 8192].includes(row.seqLen), label(row));
      assert.deepEqual(row.source, ["000:23", "001:41"]);
    }
  });

  it("never asks for fewer NPUs at the longer length, but for the LoRA row of baichuan2-13b whose nodes look swapped", () => {
    const fewer = megatronRows().filter((long) => {
      const short = megatronRow(long.model, long.strategies[0] ?? "", 4096);
      return short !== undefined && megatronNodes(long) * long.npusPerNode < megatronNodes(short) * short.npusPerNode;
    });
    assert.deepEqual(fewer, []);
    assert.match(megatronRow("baichuan2-13b", "lora", 8192)?.remark ?? "", /swapped/);
  });

  it("has an https address of Hugging Face for the weights of every model, and the one revision that is demanded", () => {
    for (const name of megatronModelNames()) {
      const model = megatronModel(name);
      for (const url of [model?.weightsUrl, ...(model?.otherWeightsUrls ?? [])]) {
        assert.match(url ?? "", /^https:\/\/huggingface\.co\/[\w-]+\/[\w.-]+$/, name);
      }
    }
    const pinned = megatronModelNames().filter((name) => megatronModel(name)?.weightsRevision !== undefined);
    assert.deepEqual(pinned, ["glm4-9b"]);
    assert.match(megatronModel("glm4-9b")?.weightsRevision ?? "", /^[0-9a-f]{40}$/);
  });

  it("knows nothing of a model, strategy or length that was not measured", () => {
    assert.equal(megatronModel("llama-13b"), undefined);
    assert.equal(megatronRow("llama2-13b", "sft", 16384), undefined);
    assert.equal(megatronRow("mixtral-8x7b", "lora", 4096), undefined);
  });
});
