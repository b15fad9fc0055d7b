import { resolve } from "node:path";

/** The path of a file that a user named: relative to the folder in which npm was called, which is not the current one. */
export function userPath(file: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
}

/** The lines of a stream, one after the other; a line ends at LF or CRLF, and the last need not end. */
export async function* textLines(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const withoutReturn = (line: string) => (line.endsWith("\r") ? line.slice(0, -1) : line);
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== "") {
    yield withoutReturn(rest);
  }
}

/** What went wrong with a file, in one line without a stack: `batch.jsonl: no such file`. */
export function fileError(file: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = new Map([
    ["ENOENT", "no such file"],
    ["EISDIR", "a folder, not a file"],
    ["EACCES", "no permission to read it"],
  ]);
  return `${file}: ${known.get(code) ?? (error instanceof Error ? error.message : String(error))}`;
}
