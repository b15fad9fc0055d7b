import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { assetArchive, fileAsset, type Properties } from "./wire";

/**
 * The files below a folder that a list of patterns names, in order: `*` and `?` match within a folder, `**` across
 * folders, `[…]` and `{a,b}` as in a shell; a pattern that starts with `!` takes out again what it matches.
 * @returns paths relative to the folder, in order
 */
export function matchingFiles(folder: string, patterns: readonly string[]): string[] {
  const rules = patterns.map((pattern) => ({
    exclude: pattern.startsWith("!"),
    expression: globExpression(pattern.replace(/^!/, "")),
  }));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => {
      let included = false;
      for (const { exclude, expression } of rules) if (expression.test(path)) included = !exclude;
      return included;
    })
    .sort();
}

function globExpression(pattern: string): RegExp {
  let source = "";
  let inBraces = false;
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === "*") {
      const across = pattern.charAt(index + 1) === "*";
      if (across) index++;
      source += across ? ".*" : "[^/]*";
    } else if (character === "?") {
      source += "[^/]";
    } else if (character === "[" && pattern.includes("]", index + 1)) {
      const end = pattern.indexOf("]", index + 1);
      source += `[${pattern
        .slice(index + 1, end)
        .replace(/^!/, "^")
        .replaceAll("\\", "\\\\")}]`;
      index = end;
    } else if (character === "{" || character === "}") {
      source += character === "{" ? "(?:" : ")";
      inBraces = character === "{";
    } else if (character === "," && inBraces) {
      source += "|";
    } else {
      source += character.replace(/[\\^$.|+()[\]]/, "\\$&");
    }
  }
  return new RegExp(`^${source}$`);
}

/** An asset for each file that the patterns name. */
export function globAssets(folder: string, patterns: readonly string[]): Record<string, Properties> {
  return Object.fromEntries(
    matchingFiles(folder, patterns).map((path) => {
      const file = join(folder, path);
      return [path, fileAsset(file, createHash("sha256").update(readFileSync(file)).digest("hex"))];
    }),
  );
}

/** One archive of the files that the patterns name. */
export function globArchive(folder: string, patterns: readonly string[]): Properties {
  const assets = globAssets(folder, patterns);
  const hash = createHash("sha256");
  for (const [path, asset] of Object.entries(assets)) hash.update(`${path}\0${String(asset["hash"])}\0`);
  return assetArchive(assets, hash.digest("hex"));
}
