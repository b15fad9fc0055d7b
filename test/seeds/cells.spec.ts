import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import {
  llamaFactoryRows,
  megatronModel,
  megatronModelNames,
  megatronRows,
  servingRows,
  type PrecisionColumn,
  type ServingCards,
  type ServingRow,
} from "../../catalogue";
import { compareTables } from "./differences";
import { readDocuments, SEEDS } from "./documents";
import { keptCells } from "./kept-cells";
import type { LlamaFactoryCells } from "./llama-factory";
import type { MegatronRowCells } from "./megatron";
import { readCells, TABLE_NAMES } from "./reader";
import type { CardsCell } from "./vllm";

const kept = keptCells();

/** Cells as arrays and null, as the kept ones are, and not as constants and undefined. */
function plain<Row>(row: Row): Row {
  return JSON.parse(JSON.stringify(row)) as Row;
}

/** Rows of a table whose order the catalogue keeps, named by their place. */
function inOrder<Row extends object>(rows: readonly Row[]): (Row & { name: string })[] {
  return plain(rows).map((row, index) => ({ ...row, name: `row ${index + 1}` }));
}

/** The address that a cell recommends, or gives first, and the others. */
function choice(cell: { weightsUrls: readonly string[]; recommendedUrl: string | null }): {
  chosen: string | null;
  others: readonly string[];
} {
  const chosen = cell.recommendedUrl ?? cell.weightsUrls[0] ?? null;
  return { chosen, others: cell.weightsUrls.filter((url) => url !== chosen) };
}

describe("kept cells against the manual's text", () => {
  before(function () {
    if (!existsSync(SEEDS)) {
      this.skip(); // a clone without ../shared has no text to read
    }
  });

  for (const name of TABLE_NAMES) {
    it(`${name}: the reader gets the ${kept[name].rows.length} rows that are kept`, () => {
      assert.deepEqual(plain(readCells(readDocuments(SEEDS))[name]), kept[name]);
    });
  }
});

describe("catalogue against the kept cells", () => {
  const models = compareTables(
    inOrder(
      kept["megatron-models"].rows.map(({ family, model, revision, ...weights }) => ({
        model,
        family,
        revision,
        ...choice(weights),
      })),
    ),
    inOrder(
      megatronModelNames().map((name) => {
        const row = megatronModel(name) ?? assert.fail(name);
        return {
          model: row.model,
          family: row.family,
          revision: row.weightsRevision ?? null,
          chosen: row.weightsUrl,
          others: row.otherWeightsUrls ?? [],
        };
      }),
    ),
  );

  // Values as printed: a correction stands beside the printed value and not in its place.
  const megatron = compareTables(inOrder(kept["megatron-rows"].rows), inOrder<MegatronRowCells>(megatronRows()));

  const llamaFactory = compareTables(
    inOrder(kept["llama-factory"].rows),
    inOrder<LlamaFactoryCells>(
      llamaFactoryRows().map((row) => ({
        ...row,
        sizeAsPrinted: row.sizeAsPrinted ?? row.size,
        merged: row.inheritedFromMergedCell ?? [],
      })),
    ),
  );

  const cards = compareTables(
    kept["vllm-cards"].rows.flatMap(({ name, npu32GB, npu64GB }) => [
      { name: `${name} with 32 GB`, cards: npu32GB },
      { name: `${name} with 64 GB`, cards: npu64GB },
    ]),
    servingRows().flatMap((row) => {
      const name = row.cardName ?? row.model;
      const cell = (held: ServingCards | undefined): CardsCell | null => held ?? null;
      return [
        { name: `${name} with 32 GB`, cards: cell(row.npu32GB) },
        { name: `${name} with 64 GB`, cards: cell(row.npu64GB) },
      ];
    }),
  );

  const supportName = (row: ServingRow): string => row.supportName ?? row.model;
  const columns = ["fp16bf16", "w4a16", "w8a8", "w8a16", "kvCacheInt8"] as const satisfies readonly PrecisionColumn[];
  const precisions = compareTables(
    kept["vllm-precisions"].rows.flatMap((row) =>
      columns.map((column) => ({ name: `${row.name} ${column}`, supported: row[column] })),
    ),
    servingRows().flatMap((row) =>
      columns.map((column) => ({
        name: `${supportName(row)} ${column}`,
        supported: row.precisions.includes(column),
      })),
    ),
  );

  const weights = compareTables(
    kept["vllm-weights"].rows.map(({ name, weightsText, ...urls }) => ({ name, text: weightsText, ...choice(urls) })),
    servingRows().map((row) => ({
      name: supportName(row),
      text: row.weightsText ?? null,
      chosen: row.weightsUrl ?? null,
      others: [...(row.otherWeightsUrls ?? [])],
    })),
  );

  const tables = [
    { table: "Megatron models and weights", rows: 32, cells: 32 * 5, seen: models },
    { table: "Megatron rows", rows: 124, cells: 124 * 8, seen: megatron },
    { table: "LLaMA-Factory rows", rows: 66, cells: 66 * 12, seen: llamaFactory },
    { table: "vLLM models x memory sizes", rows: 69 * 2, cells: 69 * 2, seen: cards },
    { table: "vLLM models x precisions", rows: 69 * 5, cells: 69 * 5, seen: precisions },
    { table: "vLLM weights", rows: 69, cells: 69 * 3, seen: weights },
  ];

  for (const { table, rows, cells, seen } of tables) {
    it(`${seen.rows} ${table}: ${seen.cells} cells, ${seen.differences.length} differences`, () => {
      assert.deepEqual(seen.differences, []);
      assert.deepEqual({ rows: seen.rows, cells: seen.cells }, { rows, cells });
    });
  }

  it("joins the rows of both vLLM tables that spell one model", () => {
    const spelled = (name: string): string => name.toLowerCase().replaceAll("-", "");
    const cardNames = new Set(kept["vllm-cards"].rows.map(({ name }) => spelled(name)));
    const supportNames = new Set(kept["vllm-precisions"].rows.map(({ name }) => spelled(name)));
    const wrong = servingRows().filter((row) => {
      const [support, card] = [spelled(supportName(row)), spelled(row.cardName ?? row.model)];
      // A name that only one table has may go on in the other: the weights that the cards were measured with.
      const alone = !cardNames.has(support) && !supportNames.has(card) && card.startsWith(support);
      return support !== card && !alone;
    });
    assert.deepEqual(wrong, []);
  });

  it("names the lines where the tables stand", () => {
    const sources = (rows: readonly { readonly source: readonly unknown[] }[]): string[] => [
      ...new Set(rows.map(({ source }) => source.join(" "))),
    ];
    const lines = (...tables: (typeof TABLE_NAMES)[number][]): string[] => [
      tables.flatMap((name) => kept[name].source).join(" "),
    ];
    assert.deepEqual(sources(megatronRows()), lines("megatron-rows"));
    assert.deepEqual(
      sources(megatronModelNames().map((name) => megatronModel(name) ?? assert.fail(name))),
      lines("megatron-models"),
    );
    assert.deepEqual(sources(llamaFactoryRows()), lines("llama-factory"));
    assert.deepEqual(sources(servingRows()), lines("vllm-precisions", "vllm-cards"));
  });
});
