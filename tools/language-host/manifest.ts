import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is read of a package's package.json. */
export interface Manifest {
  name?: string;
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  /** What Pulumi's packages say of their plugin. */
  pulumi?: {
    resource?: boolean;
    name?: string;
    version?: string;
    server?: string;
    /** A package that another plugin provides when it is told so: its name, version and the plugin's own words, in base 64. */
    parameterization?: { name: string; version: string; value: string };
  };
}

/** Reads a package.json, or returns undefined if there is none. */
export function readManifest(path: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Manifest;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** The folders in which Node looks for packages from a folder, the nearest first; they need not exist. */
export function packageFolders(directory: string): string[] {
  const folders: string[] = [];
  for (let folder = directory; ; folder = dirname(folder)) {
    folders.push(join(folder, "node_modules"));
    if (folder === dirname(folder)) return folders;
  }
}
