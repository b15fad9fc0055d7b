import type { SeedDocument } from "./documents";
import { llamaFactoryTable } from "./llama-factory";
import { megatronModelsTable, megatronRowsTable } from "./megatron";
import { servingCardsTable, servingPrecisionsTable, servingWeightsTable } from "./vllm";

/** Every table of the manual that the catalogue holds, by the name of the file that keeps its cells. */
const TABLES = {
  "megatron-models": megatronModelsTable,
  "megatron-rows": megatronRowsTable,
  "llama-factory": llamaFactoryTable,
  "vllm-cards": servingCardsTable,
  "vllm-precisions": servingPrecisionsTable,
  "vllm-weights": servingWeightsTable,
};

/** Name of a table. */
export type TableName = keyof typeof TABLES;

/** The cells of every table. */
export type Cells = { readonly [name in TableName]: ReturnType<(typeof TABLES)[name]> };

/** Names of the tables. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/**
 * The tables of the manual's text, cell by cell as printed. It looks at the text alone: no value is known beforehand, and
 * neither the catalogue nor facts made from the same text are read.
 */
export function readCells(documents: readonly SeedDocument[]): Cells {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, TABLES[name](documents)])) as Cells;
}
