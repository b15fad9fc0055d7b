import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";

/** The manual's text; beside the project where it is developed, not where it is used. */
export const SEEDS = resolve(__dirname, "../../../shared/seeds");

/** One document of the manual's text. */
export interface SeedDocument {
  /** Number that its file name begins with, for example `000`. */
  readonly seed: string;
  readonly lines: readonly string[];
}

/** The flattened cells of a table, without its headings, and the line they stand in. */
export interface TableText {
  /** For example `000:23`; lines count from 1. */
  readonly source: string;
  /** What follows the headings, to the end of the line: the cells, and the text after the table. */
  readonly body: string;
}

/** What a table says, and every line that says it. */
export interface Table<Row> {
  readonly source: readonly string[];
  readonly rows: readonly Row[];
}

/** Every document of a folder, in the order of their numbers. */
export function readDocuments(folder: string): SeedDocument[] {
  return readdirSync(folder)
    .filter((file) => /^\d{3}_.*\.txt$/.test(file))
    .sort()
    .map((file) => ({ seed: file.slice(0, 3), lines: readFileSync(join(folder, file), "utf8").split("\n") }));
}

/** Every table with this caption and these column headings. White space between the characters does not count. */
export function tablesHeaded(documents: readonly SeedDocument[], caption: string, columns: string): TableText[] {
  const characters = `${caption}${columns}`.match(/\S/gu) ?? [];
  const spelled = characters.map((character) => character.replace(/[^\p{L}\p{N}]/u, "\\$&")).join("\\s*");
  const headings = new RegExp(`表\\d+\\s*${spelled}\\s+`);
  return documents.flatMap(({ seed, lines }) =>
    lines.flatMap((line, index) => {
      const match = headings.exec(line);
      return match === null
        ? []
        : [{ source: `${seed}:${index + 1}`, body: line.slice(match.index + match[0].length).trim() }];
    }),
  );
}

/** A table that may stand in several places. Throws where it stands nowhere, or where two copies say different things. */
export function readCopies<Row>(copies: readonly TableText[], read: (body: string) => Row[]): Table<Row> {
  const tables = copies.map(({ source, body }) => ({ source, rows: read(body) }));
  const [first, ...others] = tables;
  if (first === undefined) {
    throw new Error("no document has a table with these headings");
  }
  for (const other of others) {
    if (!isDeepStrictEqual(other.rows, first.rows)) {
      throw new Error(`the table at ${other.source} differs from its copy at ${first.source}`);
    }
  }
  return { source: tables.map(({ source }) => source), rows: first.rows };
}
