import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { projectRoot } from "../../tools/paths";

const root = projectRoot();

/** Files of the project: those that git tracks, and new ones that it does not ignore. */
const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .toString("utf8")
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(root, path)));

/** Written by a generator from other people's texts. */
const GENERATED = /^(sdks\/|package-lock\.json$|tools\/go\/.*go\.(sum|mod)$)/;

/** Where a pattern occurs, as `path:line: text`. */
function occurrences(pattern: RegExp, paths: readonly string[] = files): string[] {
  return paths.flatMap((path) =>
    readFileSync(join(root, path), "utf8")
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

/** Pattern of a host name, joined here so that this file does not contain it. */
function host(...labels: string[]): RegExp {
  return new RegExp(`(^|[^\\w.-])${labels.join("\\.")}\\b`, "i");
}

describe("the project's files", () => {
  it("are found", () => {
    assert.ok(files.includes("package.json"), "git lists no files: run the tests in a clone");
  });

  it("name no path of one machine", () => {
    // A path that starts at the root of the file system: `<folder>/work/…` and `${folder}/work/…` are another matter, and
    // so are regular expressions.
    const roots = ["work", "root", "tmp/(team|bin0)"].join("|");
    assert.deepEqual(occurrences(new RegExp(`(^|[^\\w./~})>*-])/(${roots})/(?![a-z]?([\\s),;]|\\.[a-z]+\\())`)), []);
  });

  it("speak of the project and not of how it was made", () => {
    const words = [
      "(?<![.\\w-])helpers?\\b(?!\\()",
      "\\b(this|that|another|next|previous|earlier|later|our|my)[ ]session\\b",
      "\\bsub-?agents?\\b",
      "\\b(coding|ai|llm)[ ](agent|assistant)s?\\b",
      "\\bissues?[ ]\\d+\\b",
      "\\bworking[ ]agreement\\b",
      "\\bco-authored-by\\b",
      "\\bchain of[ ]thought\\b",
      "\\bas an[ ]ai\\b",
    ];
    const written = files.filter((path) => !GENERATED.test(path) && path !== relative(root, __filename));
    assert.deepEqual(occurrences(new RegExp(words.join("|"), "i"), written), []);
  });

  it("name no package registry", () => {
    const hosts = [
      host("registry", "npmjs", "org"),
      host("registry", "yarnpkg", "com"),
      host("proxy", "golang", "org"),
      host("sum", "golang", "org"),
      host("pypi", "org"),
      host("files", "pythonhosted", "org"),
      host("deb", "debian", "org"),
    ];
    assert.deepEqual(
      hosts.flatMap((pattern) => occurrences(pattern)),
      [],
    );
  });

  it("lock packages by content and not by the host they came from", () => {
    const { packages } = readLock();
    assert.deepEqual(
      Object.entries(packages).flatMap(([path, { resolved }]) => (resolved?.includes("://") === true ? [path] : [])),
      [],
    );
    const unlocked = Object.entries(packages).filter(
      ([path, { integrity, link }]) => path.includes("node_modules/") && link !== true && integrity === undefined,
    );
    assert.deepEqual(
      unlocked.map(([path]) => path),
      [],
    );
  });
});

/** Part of package-lock.json. */
interface Lock {
  packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
}

function readLock(): Lock {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
}

/** Folders of the packages below a node_modules folder, nested ones included. Links are not followed. */
function installedPackages(nodeModules: string): string[] {
  if (!existsSync(nodeModules)) return [];
  const folders = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [join(path, entry.name)] : [],
    );
  const packages = folders(nodeModules).flatMap((path) => (/\/@[^/]+$/.test(path) ? folders(path) : [path]));
  return packages.flatMap((path) => [path, ...installedPackages(join(path, "node_modules"))]);
}

describe("@pulumi/pulumi", () => {
  // Two copies in one tree hang the program: each has its own engine connection and its own set of pending outputs.
  it("is locked once", () => {
    const locked = Object.keys(readLock().packages).filter((path) => path.endsWith("node_modules/@pulumi/pulumi"));
    assert.deepEqual(locked, ["node_modules/@pulumi/pulumi"]);
  });

  it("is installed once", () => {
    const trees = ["node_modules", "sdks/huaweicloud/node_modules"].map((path) => join(root, path));
    const copies = trees.flatMap(installedPackages).filter((path) => path.endsWith("node_modules/@pulumi/pulumi"));
    assert.deepEqual(
      copies.map((path) => relative(root, path)),
      ["node_modules/@pulumi/pulumi"],
    );
  });

  it("is the same module for the program and for the generated SDK", () => {
    const seenFrom = (path: string): string => createRequire(join(root, path)).resolve("@pulumi/pulumi");
    assert.equal(seenFrom("sdks/huaweicloud/bin/index.js"), seenFrom("components/index.ts"));
  });
});
