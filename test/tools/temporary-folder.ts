import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A new folder for one test; `removeTemporaryFolders` removes it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-test-"));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

/** For `afterEach`: removes the folders that the test made. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Writes an executable shell script. */
export function writeProgram(folder: string, name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${lines.join("\n")}\n`, { mode: 0o755 });
  return path;
}

/** PATH with a folder before all others. */
export function pathWith(folder: string): string {
  return `${folder}${delimiter}${process.env["PATH"] ?? ""}`;
}
