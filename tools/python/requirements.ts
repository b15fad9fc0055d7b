import { createHash } from "node:crypto";
import { PythonEnvironmentError } from "./error";

/** A requirements file as it was read. */
export interface Requirements {
  /** Versions of Python that the packages run on, best first: `3.11`. */
  readonly pythonVersions: readonly string[];
  /** Packages, each as `name==version`. */
  readonly packages: readonly string[];
  /** Hash of everything above: another content is another environment. */
  readonly key: string;
}

/** The line that names the versions of Python: `# python: 3.11 3.10`. pip takes it for a comment. */
const PYTHON_LINE = /^#\s*python:\s*(?<versions>\d+\.\d+(?:\s+\d+\.\d+)*)$/;
/** A package with its one version; a build of a version (`+cpu`) is no part of it, because the ordinary index has none. */
const PACKAGE_LINE = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[a-z0-9,_-]+\])?==[0-9][0-9A-Za-z.]*$/;

/**
 * Reads a requirements file: one `name==version` a line, comments, and one line `# python: 3.11 3.10`. A range of versions
 * is refused, because an environment is used again as long as its file stays the same. Throws PythonEnvironmentError with
 * file and line.
 */
export function parseRequirements(text: string, file: string): Requirements {
  const packages: string[] = [];
  let pythonVersions: string[] | undefined;
  text.split("\n").forEach((whole, index) => {
    const line = whole.trim();
    const versions = PYTHON_LINE.exec(line)?.groups?.["versions"];
    if (versions !== undefined) pythonVersions = versions.split(/\s+/);
    if (line === "" || line.startsWith("#")) return;
    if (!PACKAGE_LINE.test(line)) {
      throw new PythonEnvironmentError(`${file}:${index + 1}: got "${line}"; write one package as name==version`);
    }
    packages.push(line);
  });
  if (pythonVersions === undefined) {
    throw new PythonEnvironmentError(`${file}: says no version of Python; add a line like "# python: 3.11 3.10"`);
  }
  if (packages.length === 0) throw new PythonEnvironmentError(`${file}: names no package; write one as name==version`);
  const key = createHash("sha256")
    .update(JSON.stringify([pythonVersions, packages]))
    .digest("hex")
    .slice(0, 16);
  return { pythonVersions, packages, key };
}
