import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a program of components/scripts, by its file name. Throws where there is none. */
export function stepProgram(fileName: string): string {
  return readFileSync(join(__dirname, "scripts", fileName), "utf8");
}
