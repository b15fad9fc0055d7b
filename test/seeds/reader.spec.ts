import assert from "node:assert/strict";
import fc from "fast-check";
import { compareTables } from "./differences";
import { readCopies, tablesHeaded } from "./documents";
import { fromKept, toKept } from "./kept-cells";
import { readLlamaFactoryRows, type LlamaFactoryCells } from "./llama-factory";
import { readMegatronModels, readMegatronRows, type MegatronRowCells } from "./megatron";
import { readServingCards, readServingPrecisions, readServingWeights } from "./vllm";
import { readWeights } from "./weights";

const SIZES = (tp: number, pp: number): string =>
  `TP(tensor model parallel size)=${tp} PP(pipeline model parallel size)=${pp}`;
const STEPS = "gradient_accumulation_steps:";

describe("finding a table", () => {
  const documents = [
    { seed: "007", lines: ["表1 鸟 序号 名称 1 a", "", "先看表2 鸟 类 序 号 名称(K) 1 a 2 b "] },
    { seed: "008", lines: ["鸟类 序号 名称(K) 1 c", "x 表12 鸟类 序号 名称(K) 1 a 2 b"] },
  ];

  it("goes by caption and column headings, wherever blanks are", () => {
    assert.deepEqual(tablesHeaded(documents, "鸟类", "序号 名称(K)"), [
      { source: "007:3", body: "1 a 2 b" },
      { source: "008:2", body: "1 a 2 b" },
    ]);
  });

  it("finds nothing under other headings", () => {
    assert.deepEqual(tablesHeaded(documents, "鸟类", "序号 名称[K]"), []);
  });

  it("takes copies that agree as one table, and no others", () => {
    const read = (body: string): string[] => body.split(" ");
    const [first, second] = [
      { source: "007:3", body: "1 a" },
      { source: "008:2", body: "1 a" },
    ];
    assert.deepEqual(readCopies([first, second], read), { source: ["007:3", "008:2"], rows: ["1", "a"] });
    assert.throws(() => readCopies([first, { ...second, body: "1 b" }], read), /008:2 differs from its copy at 007:3/);
    assert.throws(() => readCopies([], read), /no document has a table/);
  });
});

describe("reading the Megatron tables", () => {
  it("fills families, models and lengths that are merged with the cell above", () => {
    const body =
      `1 crow crow-1b pretrain/sft 512 ${SIZES(1, 2)} 3 1*节点 & 2*Ascend lora ${SIZES(2, 1)} 4 1*节点 & 2*Ascend ` +
      `sft 1024 ${SIZES(4, 5)} 6 7*节点 & 8*Ascend 2 crow-2b lora 256 ${SIZES(1, 1)} 1 1*节点 & 1*Ascend 父主题: 鸟`;
    const row = (...cells: [string, string[], ...number[]]): unknown => {
      const [model, strategies, seqLen, tp, pp, mbs, nodes, npusPerNode] = cells;
      return { model, strategies, seqLen, tp, pp, mbs, nodes, npusPerNode };
    };
    assert.deepEqual(readMegatronRows(body), [
      row("crow-1b", ["pretrain", "sft"], 512, 1, 2, 3, 1, 2),
      row("crow-1b", ["lora"], 512, 2, 1, 4, 1, 2),
      row("crow-1b", ["sft"], 1024, 4, 5, 6, 7, 8),
      row("crow-2b", ["lora"], 256, 1, 1, 1, 1, 1),
    ]);
  });

  it("gets back any table from its flattened text", () => {
    const size = fc.integer({ min: 1, max: 64 });
    const run = fc.record({
      strategies: fc.subarray(["pretrain", "sft", "lora"], { minLength: 1 }),
      seqLen: fc.constantFrom(2048, 4096, 8192),
      tp: size,
      pp: size,
      mbs: size,
      nodes: size,
      npusPerNode: size,
    });
    const table = fc.array(
      fc.record({ opensFamily: fc.boolean(), runs: fc.array(run, { minLength: 1, maxLength: 4 }) }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(table, fc.boolean(), (models, merge) => {
        const rows: MegatronRowCells[] = [];
        const texts = models.flatMap(({ opensFamily, runs }, index) =>
          runs.map((cells, place) => {
            rows.push({ model: `m${index}-7b`, ...cells });
            const family = index === 0 || opensFamily ? `F${index} ` : "";
            const model = place === 0 ? `${index + 1} ${family}m${index}-7b ` : "";
            const merged = merge && place > 0 && runs[place - 1]?.seqLen === cells.seqLen;
            return (
              `${model}${cells.strategies.join("/")} ${merged ? "" : `${cells.seqLen} `}${SIZES(cells.tp, cells.pp)} ` +
              `${cells.mbs} ${cells.nodes}*节点 & ${cells.npusPerNode}*Ascend`
            );
          }),
        );
        assert.deepEqual(readMegatronRows(texts.join(" ")), rows);
      }),
      { numRuns: 50 },
    );
  });

  const good = (no: number, model: string): string => `${no} ${model} sft 512 ${SIZES(1, 1)} 1 1*节点 & 1*Ascend`;

  it("loses no row that it cannot read", () => {
    const bad = "lora 512 TP=1 PP=1 1 1*节点 & 1*Ascend";
    assert.throws(
      () => readMegatronRows(`${good(1, "crow a")} ${bad} ${good(2, "b")}`),
      /1 rows were read.* 3 marks.*lora/,
    );
    assert.throws(() => readMegatronRows(`${good(1, "crow a")} ${bad}`), /1 rows were read.* 2 marks/);
    assert.throws(() => readMegatronRows("父主题: 鸟"), /0 rows were read/);
  });

  it("refuses rows that are out of number", () => {
    assert.equal(readMegatronRows(`${good(1, "crow a")} ${good(2, "b")}`).length, 2);
    assert.throws(() => readMegatronRows(`${good(1, "crow a")} ${good(3, "b")}`), /row 2 is numbered 3/);
  });

  it("inherits neither from nothing nor from another model", () => {
    assert.throws(() => readMegatronRows(good(1, "a")), /row 1 prints no family/);
    const open = `2 b sft ${SIZES(1, 1)} 1 1*节点 & 1*Ascend`;
    assert.throws(() => readMegatronRows(`${good(1, "crow a")} ${open}`), /row 2 prints no seqLen/);
  });

  it("reads the addresses of the models, and what stands beside them", () => {
    const revision = "0123456789abcdef0123456789abcdef01234567";
    const body =
      `1 crow crow-1b https://birds.test/a 2 crow-2b https://birds.test/b https://birds.test/c (推荐) ` +
      `3 jay jay-1b https://birds.test/d 说明: jay-1b版本${revision} 4 jay-2b http://birds.test/e`;
    assert.deepEqual(readMegatronModels(body), [
      { no: 1, family: "crow", model: "crow-1b", ...urls(["a"]), revision: null },
      { no: 2, family: "crow", model: "crow-2b", ...urls(["b", "c"], "c"), revision: null },
      { no: 3, family: "jay", model: "jay-1b", ...urls(["d"]), revision },
      { no: 4, family: "jay", model: "jay-2b", ...urls([]), weightsUrls: ["http://birds.test/e"], revision: null },
    ]);
    assert.throws(() => readMegatronModels(body.replace(" 4 jay", " 5 jay")), /row 4 is numbered 5/);
    assert.throws(() => readMegatronModels(`${body} 5 jay_3b ftp://birds.test/f`), /4 rows were read.* 5 marks/);
  });
});

/** The cells of addresses on the birds' server. */
function urls(names: string[], recommended?: string): { weightsUrls: string[]; recommendedUrl: string | null } {
  const url = (name: string): string => `https://birds.test/${name}`;
  return { weightsUrls: names.map(url), recommendedUrl: recommended === undefined ? null : url(recommended) };
}

describe("reading a cell of weights", () => {
  it("keeps the words of a link without an address", () => {
    const cell = { weightsUrls: [], recommendedUrl: null, revision: null };
    assert.deepEqual(readWeights("Crow-1B · 库 (birds.test)"), { ...cell, weightsText: "Crow-1B · 库 (birds.test)" });
  });

  it("takes no revision from the address", () => {
    const revision = "0".repeat(40);
    assert.equal(readWeights(`https://birds.test/${revision}`).revision, null);
    assert.equal(readWeights(`https://birds.test/ 注意:${revision}0`).revision, null);
  });

  it("refuses words among addresses", () => {
    assert.throws(() => readWeights("https://birds.test/a crow"), /words among the addresses: crow/);
  });
});

describe("reading the LLaMA-Factory table", () => {
  it("fills merged cells, splits sizes and stops at the text after the table", () => {
    const body =
      `Crow crow_t 7B lora 512/1024 ${STEPS} 8 ZeRO-1 1*节点 & 1*Ascend full ${STEPS} 4 ZeRO-3-Offload 2*节点 & 8*Ascend ` +
      `0.5/1.5B lora/full 512 ${STEPS} 2 ZeRO-0 1*节点 & 2*Ascend 1024 ${STEPS} 1 ZeRO-2 1*节点 & 4*Ascend ` +
      `Jay crow_t 7B full 512 ${STEPS} 8 ZeRO-3 1*节点 & 8*Ascend 以上 FlashAttention ZeRO 512`;
    const crow = { family: "Crow", template: "crow_t" };
    const big = { ...crow, size: "7B", sizeAsPrinted: "7B", seqLens: [512, 1024] };
    const small = (size: string): object[] => {
      const cells = {
        ...crow,
        size,
        sizeAsPrinted: "0.5/1.5B",
        strategies: ["lora", "full"],
        offload: false,
        nodes: 1,
      };
      return [
        { ...cells, seqLens: [512], gradientAccumulationSteps: 2, zeroStage: 0, npusPerNode: 2, merged: [] },
        {
          ...cells,
          seqLens: [1024],
          gradientAccumulationSteps: 1,
          zeroStage: 2,
          npusPerNode: 4,
          merged: ["strategies"],
        },
      ];
    };
    const [half, oneAndAHalf] = [small("0.5B"), small("1.5B")];
    assert.deepEqual(readLlamaFactoryRows(body), [
      {
        ...big,
        strategies: ["lora"],
        gradientAccumulationSteps: 8,
        zeroStage: 1,
        offload: false,
        nodes: 1,
        npusPerNode: 1,
        merged: [],
      },
      {
        ...big,
        strategies: ["full"],
        gradientAccumulationSteps: 4,
        zeroStage: 3,
        offload: true,
        nodes: 2,
        npusPerNode: 8,
        merged: ["seqLens"],
      },
      half[0],
      oneAndAHalf[0],
      half[1],
      oneAndAHalf[1],
      {
        ...{ family: "Jay", template: "crow_t", size: "7B", sizeAsPrinted: "7B", strategies: ["full"], seqLens: [512] },
        ...{ gradientAccumulationSteps: 8, zeroStage: 3, offload: false, nodes: 1, npusPerNode: 8, merged: [] },
      },
    ]);
  });

  it("gets back any table from its flattened text", () => {
    const run = fc.record({
      strategies: fc.subarray(["lora", "full"], { minLength: 1 }),
      seqLens: fc.subarray([2048, 4096, 8192], { minLength: 1 }),
      gradientAccumulationSteps: fc.integer({ min: 1, max: 64 }),
      zeroStage: fc.integer({ min: 0, max: 3 }),
      offload: fc.boolean(),
      nodes: fc.integer({ min: 1, max: 16 }),
      npusPerNode: fc.integer({ min: 1, max: 8 }),
    });
    const sizes = fc.array(
      fc.record({ opensFamily: fc.boolean(), runs: fc.array(run, { minLength: 1, maxLength: 4 }) }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(sizes, (groups) => {
        const rows: LlamaFactoryCells[] = [];
        const texts = groups.flatMap(({ opensFamily, runs }, index) =>
          runs.map((cells, place) => {
            const opens = index === 0 || opensFamily;
            const above = rows.at(-1);
            const size = `${index + 1}B`;
            const family = opens ? `F${index}` : String(above?.family);
            // What equals the cell above is merged with it, as far as a new size does not come between.
            const merged = (["strategies", "seqLens"] as const).filter(
              (column) => place > 0 && String(runs[place - 1]?.[column]) === String(cells[column]),
            );
            rows.push({ family, template: family.toLowerCase(), size, sizeAsPrinted: size, ...cells, merged });
            return [
              place === 0 ? `${opens ? `${family} ${family.toLowerCase()} ` : ""}${size}` : "",
              merged.includes("strategies") ? "" : cells.strategies.join("/"),
              merged.includes("seqLens") ? "" : cells.seqLens.join("/"),
              `${STEPS} ${cells.gradientAccumulationSteps} ZeRO-${cells.zeroStage}${cells.offload ? "-Offload" : ""}`,
              `${cells.nodes}*节点 & ${cells.npusPerNode}*Ascend`,
            ].filter((text) => text !== "");
          }),
        );
        assert.deepEqual(readLlamaFactoryRows(texts.flat().join(" ")), rows);
      }),
      { numRuns: 50 },
    );
  });

  it("loses no row, and lets no size inherit", () => {
    const row = `Crow crow 7B lora 512 ${STEPS} 8 ZeRO-1 1*节点 & 1*Ascend`;
    assert.throws(() => readLlamaFactoryRows(`${row} full ${STEPS} 8 Zero-1 1*节点 & 1*Ascend`), /1 rows .* 2 marks/);
    assert.throws(
      () => readLlamaFactoryRows(`${row} 13B full ${STEPS} 8 ZeRO-1 1*节点 & 1*Ascend`),
      /row 2 prints no seqLens/,
    );
    assert.throws(() => readLlamaFactoryRows(row.replace("512 ", "")), /row 1 prints no seqLens/);
  });
});

describe("reading the vLLM tables", () => {
  it("reads cards and lengths, past a stray quotation mark, and what does not run", () => {
    assert.deepEqual(
      readServingCards("1 crow-1b 1 16` 2 32 2 Crow-v2.6 - - 8 4 3 jay 4 8 - - “-”表示不支持。 鸟(6.3.911)"),
      [
        {
          no: 1,
          name: "crow-1b",
          npu32GB: { minCards: 1, maxModelLenK: 16 },
          npu64GB: { minCards: 2, maxModelLenK: 32 },
        },
        { no: 2, name: "Crow-v2.6", npu32GB: null, npu64GB: { minCards: 8, maxModelLenK: 4 } },
        { no: 3, name: "jay", npu32GB: { minCards: 4, maxModelLenK: 8 }, npu64GB: null },
      ],
    );
  });

  it("loses no row of cards", () => {
    assert.throws(() => readServingCards("1 crow 1 16 2 32 2 jay - 4 8 4"), /1 rows were read.* 10 marks/);
    assert.throws(() => readServingCards("1 crow 1 16 2 32 2 jay 1 16a 8 4"), /1 rows were read.* 10 marks/);
    assert.throws(() => readServingCards("1 crow 1 16 2 32 2 jay 1 16 8 4k"), /1 rows were read.* 10 marks/);
    assert.throws(() => readServingCards("1 crow 1 16 2 32 1 jay 1 16 8 4"), /row 2 is numbered 1/);
  });

  const body =
    "1 crow-1b √ x √ x x https://birds.test/a 2 Crow-2B x √ x √ √ Crow-2B · 库 (birds.test) " +
    "3 jay √ √ √ √ x https://birds.test/b https://birds.test/c (推荐) 注意:第46行 a = b(x, 1) #新增";

  it("reads a tick as true and a cross as false", () => {
    const columns = ["fp16bf16", "w4a16", "w8a8", "w8a16", "kvCacheInt8"];
    assert.deepEqual(
      readServingPrecisions(body),
      ["crow-1b 10100", "Crow-2B 01011", "jay 11110"].map((text, index) => {
        const [name, bits = ""] = text.split(" ");
        return {
          no: index + 1,
          name,
          ...Object.fromEntries(columns.map((column, bit) => [column, bits[bit] === "1"])),
        };
      }),
    );
  });

  it("reads the weights, and leaves out the notes", () => {
    assert.deepEqual(readServingWeights(body), [
      { no: 1, name: "crow-1b", ...urls(["a"]), weightsText: null },
      { no: 2, name: "Crow-2B", ...urls([]), weightsText: "Crow-2B · 库 (birds.test)" },
      { no: 3, name: "jay", ...urls(["b", "c"], "c"), weightsText: null },
    ]);
  });

  it("loses no row of precisions", () => {
    assert.throws(() => readServingPrecisions(body.replace("x √ x √ √", "x √ ? √ √")), /marks/);
    assert.throws(() => readServingPrecisions(body.replace("√ √ √ √ x", "√ √ √ √")), /marks/);
  });
});

describe("keeping cells", () => {
  it("gives back what it was given", () => {
    const table = {
      source: ["007:3"],
      rows: [
        { no: 1, names: ["a"], held: null },
        { no: 2, names: [], held: { on: true } },
      ],
    };
    assert.deepEqual(toKept(table).columns, ["no", "names", "held"]);
    assert.deepEqual(fromKept(toKept(table)), table);
  });
});

describe("comparing tables", () => {
  const manual = [
    { name: "crow", wings: 2, colours: ["black"] },
    { name: "jay", wings: 2, colours: ["blue"] },
  ];

  it("counts every cell but the names", () => {
    assert.deepEqual(compareTables(manual, structuredClone(manual)), { rows: 2, cells: 4, differences: [] });
  });

  it("names every cell that differs, and every row that one side has alone or twice", () => {
    const catalogue = [
      { name: "crow", wings: 3, colours: ["black", "grey"] },
      { name: "owl", wings: 2, colours: [] },
      { name: "owl", wings: 2, colours: [] },
    ];
    assert.deepEqual([...compareTables(manual, catalogue).differences].sort(), [
      'crow, colours: ["black"] in the manual, ["black","grey"] in the catalogue',
      "crow, wings: 2 in the manual, 3 in the catalogue",
      "jay: only in the manual",
      "owl: only in the catalogue",
      "owl: twice in the catalogue",
    ]);
  });
});
