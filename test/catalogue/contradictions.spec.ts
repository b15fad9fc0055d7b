import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { contradictions, llamaFactoryRows, megatronNodes, megatronRow, megatronRows } from "../../catalogue";
import { readDocuments, SEEDS } from "../seeds/documents";

/** The literal text in a description, which stands in one or two backquotes. */
function literals(printed: string): string[] {
  return [...printed.matchAll(/`` (.+?) ``|`([^`]+)`/g)].map((match) => match[1] ?? match[2] ?? "");
}

describe("contradictions of the catalogue", () => {
  it("have an id of their own, something printed, a reason and a source", () => {
    assert.equal(new Set(contradictions().map(({ id }) => id)).size, contradictions().length);
    for (const { id, printed, reason, source } of contradictions()) {
      assert.ok(printed.length > 0 && reason !== "" && source.length > 0, id);
    }
  });

  it("correct everything that is impossible", () => {
    const impossible = contradictions().filter(({ kind }) => kind === "impossible");
    assert.deepEqual(
      impossible.map(({ id }) => id),
      ["baichuan2-13b-8192-nodes", "llama3.1-405b-fp16"],
    );
    assert.ok(impossible.every(({ corrected }) => corrected !== undefined));
  });

  it("agree with the tables on baichuan2-13b", () => {
    const text = (id: string) => contradictions().find((row) => row.id === id);
    const full = megatronRow("baichuan2-13b", "sft", 8192) ?? assert.fail();
    assert.equal(text("baichuan2-13b-8192-nodes")?.corrected, `${megatronNodes(full)} nodes`);
    assert.notEqual(full.nodes, megatronNodes(full));
    const lora = megatronRow("baichuan2-13b", "lora", 8192) ?? assert.fail();
    assert.equal(text("baichuan2-13b-8192-lora-nodes")?.corrected, undefined);
    assert.equal(lora.nodes, megatronNodes(lora));
  });

  it("count the rows of the tables right", () => {
    const text = (id: string) =>
      contradictions()
        .find((row) => row.id === id)
        ?.printed.join();
    const differ = megatronRows().filter(({ tp, pp, nodes, npusPerNode }) => tp !== npusPerNode || pp !== nodes).length;
    assert.match(text("tp-is-a-node") ?? "", new RegExp(`: ${differ} of ${megatronRows().length} rows differ`));
    const alone = llamaFactoryRows().filter((row) => row.zeroStage > 0 && row.nodes * row.npusPerNode === 1).length;
    assert.match(text("zero-on-one-npu") ?? "", new RegExp(`^${alone} rows`));
  });

  it("quote what the table of 6.3.910 has of Qwen at 4096", () => {
    const sizes = (model: string, strategy: string) => {
      const { tp, pp, mbs } = megatronRow(model, strategy, 4096) ?? assert.fail(model);
      return [tp, pp, mbs];
    };
    assert.deepEqual(sizes("qwen-14b", "sft"), [4, 2, 2]);
    assert.deepEqual(sizes("qwen-14b", "lora"), [4, 1, 2]);
    assert.deepEqual(sizes("qwen-7b", "lora"), [4, 1, 4]);
    assert.deepEqual([sizes("qwen-72b", "sft")[1], sizes("qwen-72b", "lora")[1]], [4, 4]);
    assert.equal(megatronRow("qwen-72b", "sft", 8192)?.pp, 8);
  });
});

describe("contradictions against the manuals' text", () => {
  before(function () {
    if (!existsSync(SEEDS)) {
      this.skip(); // a clone without ../shared has no text to read
    }
  });

  it("print what stands in one of the lines of their source", () => {
    const squeezed = (text: string) => text.replace(/\s+/g, "");
    const lines = new Map<unknown, string>(
      readDocuments(SEEDS).flatMap(({ seed, lines: printed }) =>
        printed.map((line, index) => [`${seed}:${index + 1}`, squeezed(line)] as const),
      ),
    );
    let found = 0;
    for (const { id, printed, source } of contradictions()) {
      for (const literal of printed.flatMap(literals)) {
        const stands = source.some((line) => lines.get(line)?.includes(squeezed(literal)));
        assert.ok(stands, `${id}: ${literal}`);
        found++;
      }
    }
    assert.ok(found > 80, `${found} literals`);
  });
});
