import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Table } from "./documents";
import { TABLE_NAMES, type Cells } from "./reader";

/** A table as its file keeps it: a line per row, in the order of the columns. */
export interface KeptTable {
  readonly source: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The file that keeps a table. */
export function keptFile(name: string): string {
  return join(__dirname, "cells", `${name}.json`);
}

/** A table in the form of its file. Every row has the columns of the first. */
export function toKept({ source, rows }: Table<object>): KeptTable {
  const columns = Object.keys(rows[0] ?? {});
  return {
    source,
    columns,
    rows: rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column])),
  };
}

/** A table from the form of its file. */
export function fromKept({ source, columns, rows }: KeptTable): Table<object> {
  return {
    source,
    rows: rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]))),
  };
}

/** The cells of the manual's tables, as they were when `write-cells.ts` last ran. */
export function keptCells(): Cells {
  const tables = TABLE_NAMES.map((name) => [
    name,
    fromKept(JSON.parse(readFileSync(keptFile(name), "utf8")) as KeptTable),
  ]);
  return Object.fromEntries(tables) as Cells;
}
