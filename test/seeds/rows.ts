/** Pattern of a model's or family's name in a flattened table. */
export const NAME = "[A-Za-z][\\w.-]*";

/** Pattern of a number, with or without a stray quotation mark behind it. */
export const NUMBER = "\\d+[`'´‘’\"“”]?";

/** Pattern of a choice of lower-case words: `lora`, `pretrain/sft`. */
export const WORDS = "[a-z]+(?:/[a-z]+)*";

/** Pattern of nodes times NPUs, as groups `nodes` and `npusPerNode`. */
export const NODES = "(?<nodes>\\d+)\\s*\\*\\s*节点\\s*&\\s*(?<npusPerNode>\\d+)\\s*\\*\\s*Ascend";

/** How a flattened table is cut into rows. */
export interface RowPattern {
  /** One row; a named group is a cell, and an optional group is a cell that may be merged with the one above. */
  readonly row: string;
  /** What every row prints the same number of times. Counted apart from the rows, so that none is lost in silence. */
  readonly mark: string;
  readonly marksPerRow: number;
}

/** The cells that a row prints, by column. */
export type PrintedRow = Readonly<Record<string, string | undefined>>;

/** The rows at the beginning of a text; what follows the table is left alone. */
export function readRows(body: string, { row, mark, marksPerRow }: RowPattern): PrintedRow[] {
  const pattern = new RegExp(`\\s*(?:${row})(?=\\s|$)`, "sy");
  const rows: PrintedRow[] = [];
  let end = 0;
  for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
    rows.push({ ...match.groups });
    end = pattern.lastIndex;
  }
  const marks = [...body.matchAll(new RegExp(`(?<!\\S)(?:${mark})(?!\\S)`, "g"))].length;
  if (rows.length === 0 || marks !== rows.length * marksPerRow) {
    const next = JSON.stringify(body.slice(end, end + 80).trim());
    throw new Error(
      `${rows.length} rows were read, but the text has ${marks} marks at ${marksPerRow} a row; after them: ${next}`,
    );
  }
  return rows;
}

/** A row whose merged cells hold the value from above. */
export interface FilledRow {
  readonly cells: PrintedRow;
  /** Columns whose value comes from above. */
  readonly inherited: readonly string[];
}

/**
 * Fills merged cells. `columns` are those that may be merged, from left to right. Where the column `group` is printed, a
 * new group of rows begins and nothing to its right comes from above.
 */
export function fillMerged(rows: readonly PrintedRow[], columns: readonly string[], group: string): FilledRow[] {
  const filled: FilledRow[] = [];
  for (const row of rows) {
    const above = filled.at(-1)?.cells;
    const inherited = columns.filter((column) => row[column] === undefined);
    const needed = row[group] === undefined ? [] : columns.slice(columns.indexOf(group));
    const missing = inherited.find((column) => above?.[column] === undefined || needed.includes(column));
    if (missing !== undefined) {
      throw new Error(`row ${filled.length + 1} prints no ${missing} and has none to inherit`);
    }
    filled.push({
      cells: { ...row, ...Object.fromEntries(inherited.map((column) => [column, above?.[column]])) },
      inherited,
    });
  }
  return filled;
}

/** Throws where the printed numbers of the rows are not 1, 2, 3 and so on. */
export function assertNumbered(rows: readonly PrintedRow[]): void {
  const numbers = rows.flatMap((row) => (row["no"] === undefined ? [] : [Number(row["no"])]));
  const wrong = numbers.findIndex((number, index) => number !== index + 1);
  if (wrong !== -1) {
    throw new Error(`row ${wrong + 1} is numbered ${String(numbers[wrong])}`);
  }
}

/** The text of a cell that must be there. */
export function textOf(row: PrintedRow, column: string): string {
  const text = row[column];
  if (text === undefined) {
    throw new Error(`the row has no ${column}`);
  }
  return text;
}

/** The number of a cell, without the stray mark behind it. */
export function numberOf(row: PrintedRow, column: string): number {
  const text = textOf(row, column);
  const digits = new RegExp(`^(?=${NUMBER}$)\\d+`).exec(text);
  if (digits === null) {
    throw new Error(`${column} is ${JSON.stringify(text)}, not a number`);
  }
  return Number(digits[0]);
}

/** The parts of a cell that gives several values at once: `4096/8192`, `pretrain/sft`. */
export function partsOf(row: PrintedRow, column: string): string[] {
  return textOf(row, column).split("/");
}
