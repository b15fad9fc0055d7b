import { cpSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../lock.mjs";
import { cacheDirectory, projectRoot } from "../paths";
import { duration, progressOf, type Report } from "../progress";
import { compile, packagesToCompile, type Compilation } from "./compile";
import { requireRoomForBuild, requireRoomForDownloads } from "./disk";
import { findGo, type Go } from "./go";
import { programKey } from "./keys";
import { writeKubernetesSchema } from "./kubernetes-schema";
import { GO_MODULES, type GoModule, type GoProgram } from "./programs";
import { pruneUnused } from "./prune";
import { copyVolcanoModule } from "./volcano-module";

/** How often a line on the screen that tells the elapsed time is renewed. */
const TICK_MILLISECONDS = 500;

/** A program of the tool chain and the folder where it is, or will be when it is built. */
interface Target {
  module: GoModule;
  program: GoProgram;
  /** `<cache>/programs/<name>-<key>`; it exists only as a whole. */
  folder: string;
}

/**
 * Builds the programs that are not in the cache yet, one `go build` for each module, and tells how far it is. Two runs at
 * once: the second waits for the first and then finds the programs. A run that is ended half-way leaves no part of a
 * program behind, and the next one goes on from Go's own build cache.
 * @param wanted names of programs
 * @returns path of each program by its name
 */
export async function ensurePrograms(wanted: ReadonlySet<string>, report: Report): Promise<Map<string, string>> {
  const goSources = join(projectRoot(), "tools", "go");
  const go = findGo(GO_MODULES.map((module) => join(goSources, module.folder, "go.mod")));
  const targets = targetsFor(wanted, goSources, go);
  if (!targets.every(isBuilt)) {
    const lock = join(cacheDirectory(), "locks", "programs.lock");
    await withLock(
      lock,
      (pid) => {
        report(`Process ${pid} is building the tool chain; waiting for it.`);
      },
      (share) => buildMissing(targets, { goSources, go, share }, report),
    );
  }
  const now = new Date();
  for (const { folder } of targets) utimesSync(folder, now, now);
  return new Map(targets.map(({ program, folder }) => [program.name, join(folder, program.name)]));
}

function targetsFor(wanted: ReadonlySet<string>, goSources: string, go: Go): Target[] {
  const programs = join(cacheDirectory(), "programs");
  return GO_MODULES.flatMap((module) =>
    module.programs
      .filter((program) => wanted.has(program.name))
      .map((program) => {
        const key = programKey(goSources, module, program, go);
        return { module, program, folder: join(programs, `${program.name}-${key}`) };
      }),
  );
}

function isBuilt({ folder }: Target): boolean {
  return existsSync(folder);
}

/** What every build of a run has in common. */
interface Surroundings {
  goSources: string;
  go: Go;
  /** Lets a compiler's process hold the lock too. */
  share: (pid: number) => void;
}

async function buildMissing(targets: readonly Target[], surroundings: Surroundings, report: Report): Promise<void> {
  const { go } = surroundings;
  const missing = targets.filter((target) => !isBuilt(target));
  if (missing.length === 0) return;
  const started = Date.now();
  const cache = cacheDirectory();
  const work = join(cache, "work");
  // This run has the lock: what is here is of runs that were ended half-way.
  rmSync(work, { recursive: true, force: true });
  requireRoomForDownloads([cache, go.moduleCache]);
  const modules = GO_MODULES.filter((module) => missing.some((target) => target.module === module));
  report(
    `Building ${missing.map((target) => target.program.name).join(", ")} with Go ${go.version} into ${cache}. ` +
      "From nothing this takes some 15 minutes on 2 cores and 12 GB of disk; ended half-way, it goes on at the next run.",
  );
  for (const [index, module] of modules.entries()) {
    const title = modules.length === 1 ? module.title : `[${index + 1}/${modules.length}] ${module.title}`;
    await buildModule(
      missing.filter((target) => target.module === module),
      { ...surroundings, module, work: join(work, module.folder), title },
      report,
    );
  }
  rmSync(work, { recursive: true, force: true });
  pruneUnused(join(cache, "programs"));
  report(`The tool chain was built in ${duration(Date.now() - started)}.`);
}

async function buildModule(
  targets: readonly Target[],
  { go, module, goSources, share, work, title }: Surroundings & { module: GoModule; work: string; title: string },
  report: Report,
): Promise<void> {
  const cache = cacheDirectory();
  const logs = join(cache, "logs");
  mkdirSync(logs, { recursive: true });
  const sources = join(work, "sources");
  cpSync(join(goSources, module.folder), sources, { recursive: true });
  const log = join(logs, `${module.folder}.log`);
  writeFileSync(log, "");
  const programs = targets.map(({ program }) => program);
  const compilation: Compilation = { go, module, programs, sources, log, onStart: share };

  const started = Date.now();
  const show = progressOf(report);
  let doing = "looking at what is to be compiled";
  const tick = setInterval(() => {
    show(`${title}: ${doing}, ${duration(Date.now() - started)}`);
  }, TICK_MILLISECONDS);
  try {
    // The schema must be there before Go looks at the sources that embed it.
    if (module.folder === "kubernetes-provider") await writeKubernetesSchema(compilation);
    const { stale, all } = await packagesToCompile(compilation, (modules) => {
      doing = `downloading modules, ${modules} so far`;
    });
    requireRoomForBuild([cache, go.buildCache], stale / all);
    doing = `compiling, 0 of ${stale} packages`;
    const built = join(work, "built");
    mkdirSync(built);
    await compile(compilation, built, (packages) => {
      doing = packages < stale ? `compiling, ${packages} of ${stale} packages` : "linking";
    });
    for (const { program, folder } of targets) {
      const whole = join(work, program.name);
      mkdirSync(whole);
      renameSync(join(built, program.builtAs), join(whole, program.name));
      if (program.name === "volcano") await copyVolcanoModule(compilation, join(whole, "module"));
      mkdirSync(join(folder, ".."), { recursive: true });
      renameSync(whole, folder);
    }
    report(`${title}: built in ${duration(Date.now() - started)} (${stale} packages compiled).`);
  } finally {
    clearInterval(tick);
  }
}
