/**
 * The rows of CSV text (RFC 4180), without empty ones. A byte order mark at the beginning, as Excel and the vendor's tools
 * write it, is left out.
 */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endRow = (): void => {
    row.push(cell);
    cell = "";
    if (row.some((one) => one.trim() !== "")) rows.push(row);
    row = [];
  };
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  for (let at = 0; at < content.length; at++) {
    const character = content[at] ?? "";
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (content[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ",") {
      row.push(cell);
      cell = "";
    } else if (character === "\n") endRow();
    else if (character !== "\r") cell += character;
  }
  endRow();
  return rows;
}
