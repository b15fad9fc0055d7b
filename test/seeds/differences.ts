import { isDeepStrictEqual } from "node:util";

/** What a comparison of two tables saw. */
export interface Comparison {
  readonly rows: number;
  /** Cells that were compared: every column but `name`, of every row that both tables have. */
  readonly cells: number;
  /** One line per cell that differs, and per row that only one table has. */
  readonly differences: readonly string[];
}

/** A row to compare. `name` says which rows belong together; it is no cell. */
export interface NamedRow {
  readonly name: string;
}

/** Compares two tables cell by cell, in the columns of the manual. A name that a table has twice is a difference. */
export function compareTables<Row extends NamedRow>(manual: readonly Row[], catalogue: readonly Row[]): Comparison {
  const held = new Map(catalogue.map((row) => [row.name, row]));
  const printed = new Map(manual.map((row) => [row.name, row]));
  const differences = [...twice(manual, "manual"), ...twice(catalogue, "catalogue")];
  let cells = 0;
  for (const [name, row] of printed) {
    const other = held.get(name);
    if (other === undefined) {
      differences.push(`${name}: only in the manual`);
      continue;
    }
    const columns = (Object.keys(row) as (keyof Row & string)[]).filter((column) => column !== "name");
    for (const column of columns) {
      cells += 1;
      if (!isDeepStrictEqual(row[column], other[column])) {
        const values = [row[column], other[column]].map((value) => JSON.stringify(value));
        differences.push(
          `${name}, ${column}: ${String(values[0])} in the manual, ${String(values[1])} in the catalogue`,
        );
      }
    }
  }
  differences.push(
    ...[...held.keys()].flatMap((name) => (printed.has(name) ? [] : [`${name}: only in the catalogue`])),
  );
  return { rows: manual.length, cells, differences };
}

function twice(rows: readonly NamedRow[], table: string): string[] {
  const names = rows.map(({ name }) => name);
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [`${name}: twice in the ${table}`] : []));
}
