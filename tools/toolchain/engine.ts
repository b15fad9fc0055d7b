import { createHash, randomBytes } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { cacheDirectory, projectRoot } from "../paths";
import { huaweicloudPath, PLUGINS, type Installed } from "./installed";
import { pruneUnused } from "./prune";

/** The engine's folders: programs to find on PATH, and PULUMI_HOME with the plugins. */
export interface Engine {
  /** The Pulumi CLI. */
  pulumi: string;
  /** Folder to put first on PATH. */
  directory: string;
  /** PULUMI_HOME. */
  home: string;
}

/** A file of the engine's folder: a link to a built program, or a script. */
type EngineFile = { path: string } & ({ program: string } | { script: string });

/**
 * Puts the engine together from what is installed and what was built, in a folder of the cache named after its content.
 * Built programs are hard links, so that the CLI finds its language host beside itself; the stand-ins are scripts that
 * run this clone's files.
 * @param programs path of each built program by its name
 */
export function assembleEngine(installed: Installed, programs: Map<string, string>, os: string, arch: string): Engine {
  const files = [...engineFiles(installed, programs), ...pluginFiles(installed, programs, os, arch)];
  const key = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 12);
  const engines = join(cacheDirectory(), "engines");
  const folder = join(engines, key);
  if (!existsSync(folder)) {
    build(files, folder);
    pruneUnused(engines);
  }
  const now = new Date();
  utimesSync(folder, now, now);
  const directory = join(folder, "bin");
  return { pulumi: installed.engine?.pulumi ?? join(directory, "pulumi"), directory, home: join(folder, "home") };
}

function engineFiles(installed: Installed, programs: Map<string, string>): EngineFile[] {
  const { engine } = installed;
  if (engine !== undefined) {
    // The installed CLI is run as it is, where it is.
    return [
      { path: "bin/pulumi", script: script(`exec ${quote(engine.pulumi)} "$@"`) },
      { path: "bin/pulumi-language-nodejs", script: script(`exec ${quote(engine.languageHost)} "$@"`) },
    ];
  }
  return [
    { path: "bin/pulumi", program: built(programs, "pulumi") },
    { path: "bin/pulumi-language-nodejs", script: standIn("language-host") },
  ];
}

function pluginFiles(installed: Installed, programs: Map<string, string>, os: string, arch: string): EngineFile[] {
  const files = Object.entries(PLUGINS).flatMap(([name, version]): EngineFile[] => {
    const folder = `home/plugins/resource-${name}-v${version}`;
    const program = `pulumi-resource-${name}`;
    const found = installed.plugins.get(name);
    if (found !== undefined)
      return readdirSync(found).map((file) => ({ path: join(folder, file), program: join(found, file) }));
    if (name === "command") return [{ path: join(folder, program), script: standIn("command-provider") }];
    return [{ path: join(folder, program), program: built(programs, program) }];
  });
  const huaweicloud = installed.huaweicloud ?? built(programs, "terraform-provider-huaweicloud");
  return [...files, { path: join("home", huaweicloudPath(os, arch)), program: huaweicloud }];
}

/** A script that runs a stand-in of this clone by the `node` on PATH. */
function standIn(folder: string): string {
  const root = projectRoot();
  const loader = join(root, "node_modules", "tsx", "dist", "cjs", "index.cjs");
  const main = join(root, "tools", folder, "main.ts");
  return script(
    [
      `if [ ! -e ${quote(loader)} ]; then`,
      `  echo ${quote(`${loader}: not found; run npm ci in ${root}`)} >&2`,
      "  exit 1",
      "fi",
      `exec node --require ${quote(loader)} ${quote(main)} "$@"`,
    ].join("\n"),
  );
}

function script(text: string): string {
  return `#!/bin/sh\n${text}\n`;
}

/** A word that a shell takes as it is. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function built(programs: Map<string, string>, name: string): string {
  const path = programs.get(name);
  if (path === undefined) throw new Error(`${name} was not built`);
  return path;
}

/** Makes the folder beside its place and renames it: it is there as a whole or not at all. */
function build(files: readonly EngineFile[], folder: string): void {
  const temporary = `${folder}.${process.pid}.${randomBytes(4).toString("hex")}`;
  for (const file of files) {
    const path = join(temporary, file.path);
    mkdirSync(join(path, ".."), { recursive: true });
    if ("script" in file) writeFileSync(path, file.script, { mode: 0o755 });
    else linkOrCopy(file.program, path);
  }
  try {
    renameSync(temporary, folder);
  } catch (error) {
    // Another run was quicker and made the same.
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Another file system, or one without hard links.
    copyFileSync(source, target);
  }
}
