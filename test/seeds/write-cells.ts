// Reads the manual's tables and keeps their cells: node --import tsx test/seeds/write-cells.ts
import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { readDocuments, SEEDS } from "./documents";
import { keptFile, toKept } from "./kept-cells";
import { readCells, TABLE_NAMES } from "./reader";

async function writeCells(): Promise<void> {
  const cells = readCells(readDocuments(SEEDS));
  for (const name of TABLE_NAMES) {
    const file = keptFile(name);
    const options = await resolveConfig(file);
    writeFileSync(file, await format(JSON.stringify(toKept(cells[name])), { ...options, filepath: file }));
    console.log(`${name}: ${cells[name].rows.length} rows from ${cells[name].source.join(" and ")}`);
  }
}

void writeCells();
