import { cpSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
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
  report(
    `Building ${missing.map((target) => target.program.name).join(", ")} with Go ${go.version} into ${cache}. ` +
      "From nothing this takes some 15 minutes on 2 cores and 12 GB of disk; ended half-way, it goes on at the next run.",
  );
  const failed = new AbortController();
  const doing = new Map<string, string>();
  const show = progressOf(report);
  const tick = setInterval(() => {
    show(`${[...doing.values()].join("; ")}; ${duration(Date.now() - started)}`);
  }, TICK_MILLISECONDS);
  // The largest module has times in which one package keeps all others waiting; the small ones fill them.
  const [first, ...others] = GO_MODULES.filter((module) => missing.some((target) => target.module === module));
  const build = async (module: GoModule, processors: number | undefined) => {
    const moduleTargets = missing.filter((target) => target.module === module);
    const context = { ...surroundings, module, processors, work: join(work, module.folder), signal: failed.signal };
    await buildModule(moduleTargets, context, report, (text) => {
      if (text === "") doing.delete(module.title);
      else doing.set(module.title, `${module.title}: ${text}`);
    });
  };
  const lanes = [
    async () => {
      if (first !== undefined) await build(first, undefined);
    },
    async () => {
      for (const module of others) await build(module, Math.max(1, Math.floor(cpus().length / 2)));
    },
  ];
  try {
    await allOrFirstError(lanes, failed);
  } finally {
    clearInterval(tick);
    rmSync(work, { recursive: true, force: true });
  }
  pruneUnused(join(cache, "programs"));
  report(`The tool chain was built in ${duration(Date.now() - started)}.`);
}

/** Runs all at once; when one fails the others are aborted, and when all have ended the first error is thrown. */
async function allOrFirstError(lanes: readonly (() => Promise<void>)[], abort: AbortController): Promise<void> {
  const errors: unknown[] = [];
  const run = async (lane: () => Promise<void>) => {
    try {
      await lane();
    } catch (error) {
      errors.push(error);
      abort.abort();
    }
  };
  await Promise.all(lanes.map(run));
  if (errors.length > 0) throw errors[0];
}

interface ModuleContext extends Surroundings {
  module: GoModule;
  /** Packages compiled at once; as many as there are processors if it is undefined. */
  processors: number | undefined;
  /** Folder for the sources and for the programs until they are whole. */
  work: string;
  signal: AbortSignal;
}

async function buildModule(
  targets: readonly Target[],
  { go, module, goSources, share, work, processors, signal }: ModuleContext,
  report: Report,
  doing: (text: string) => void,
): Promise<void> {
  signal.throwIfAborted();
  const cache = cacheDirectory();
  const logs = join(cache, "logs");
  mkdirSync(logs, { recursive: true });
  const sources = join(work, "sources");
  cpSync(join(goSources, module.folder), sources, { recursive: true });
  const log = join(logs, `${module.folder}.log`);
  writeFileSync(log, "");
  const programs = targets.map(({ program }) => program);
  const compilation: Compilation = { go, module, programs, sources, log, onStart: share, processors, signal };

  const started = Date.now();
  doing("looking at what is to be compiled");
  // The schema must be there before Go looks at the sources that embed it.
  if (module.folder === "kubernetes-provider") await writeKubernetesSchema(compilation);
  const { stale, all } = await packagesToCompile(compilation, (modules) => {
    doing(`downloading modules, ${modules} so far`);
  });
  requireRoomForBuild([cache, go.buildCache], module.compiledGB * (stale / all));
  doing(`compiling, 0 of ${stale} packages`);
  const built = join(work, "built");
  mkdirSync(built);
  await compile(compilation, built, (packages) => {
    doing(packages < stale ? `compiling, ${packages} of ${stale} packages` : "linking");
  });
  for (const { program, folder } of targets) {
    const whole = join(work, program.name);
    mkdirSync(whole);
    renameSync(join(built, program.builtAs), join(whole, program.name));
    if (program.name === "volcano") await copyVolcanoModule(compilation, join(whole, "module"));
    mkdirSync(join(folder, ".."), { recursive: true });
    renameSync(whole, folder);
  }
  doing("");
  report(`${module.title}: built in ${duration(Date.now() - started)} (${stale} packages compiled).`);
}
