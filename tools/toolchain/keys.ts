import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildFlags } from "./compile";
import type { Go } from "./go";
import type { GoModule, GoProgram } from "./programs";

/** Raised when what a finished program's folder holds changes without a change of its sources. */
const LAYOUT = 1;

/**
 * Hash of all that decides what a program is: its own sources, the module's go.mod and go.sum, the build's flags and
 * version stamps, the Go version, the platform. Twelve hexadecimal digits.
 * @param goSources folder that holds the modules' folders: tools/go
 */
export function programKey(goSources: string, module: GoModule, program: GoProgram, go: Go): string {
  const hash = createHash("sha256");
  const folder = join(goSources, module.folder);
  const parts: string[] = [
    String(LAYOUT),
    ...[program.name, program.package, program.builtAs],
    ...[go.version, go.os, go.arch],
    ...buildFlags(module),
    ...["go.mod", "go.sum"].map((name) => readFileSync(join(folder, name), "utf8")),
  ];
  // A program named by import path has no source here; of the others, all below its folder counts.
  if (program.package.startsWith(".")) {
    for (const [name, content] of sources(join(folder, program.package))) parts.push(name, content);
  }
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`);
  return hash.digest("hex").slice(0, 12);
}

/** Every file below a folder, by its path in it, in order. */
function sources(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]);
}
