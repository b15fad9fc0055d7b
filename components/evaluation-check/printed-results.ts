import type { ResultFile } from "../../evaluation";

/** Line before a file of results in a log, and the line after it (scripts/evaluation-results.sh). */
const BEGIN = /^--- result (.+)$/;
const END = "--- end of result";

/** The files of results that a log holds. One that was printed again counts as it was last; one that is cut off is left out. */
export function printedResults(log: string): ResultFile[] {
  const files = new Map<string, string>();
  let current: { file: string; lines: string[] } | undefined;
  for (const line of log.split("\n")) {
    const [, file] = BEGIN.exec(line) ?? [];
    if (file !== undefined) {
      current = { file, lines: [] };
    } else if (line === END && current !== undefined) {
      files.set(current.file, current.lines.join("\n"));
      current = undefined;
    } else {
      current?.lines.push(line);
    }
  }
  return [...files].map(([file, text]) => ({ file, text }));
}
