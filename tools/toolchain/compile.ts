import { spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { ToolchainError } from "./error";
import { goEnvironment, type Go } from "./go";
import { diagnose } from "./go-messages";
import type { GoModule, GoProgram } from "./programs";

/** How many of a compile error's last lines are shown; the whole output is in the log. */
const TAIL_LINES = 20;
const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The flags of `go list` and `go build` for a module; they decide what Go's build cache can serve. */
export function buildFlags(module: GoModule): string[] {
  const stamps = Object.entries(module.stamps).map(([variable, value]) => `-X ${variable}=${value}`);
  return [
    ...["-mod=readonly", "-tags", "osusergo,grpcnotrace", "-trimpath", "-pgo=off"],
    ...["-ldflags", ["-s", "-w", ...stamps].join(" ")],
  ];
}

/** One module to build. */
export interface Compilation {
  go: Go;
  module: GoModule;
  programs: readonly GoProgram[];
  /** The module's sources. */
  sources: string;
  /** File for all that Go prints. */
  log: string;
  /** Called with the process id of each `go` that is started. */
  onStart: (pid: number) => void;
  /** How many packages are compiled at once; as many as there are processors if it is undefined. */
  processors: number | undefined;
  /** Ends what runs. */
  signal: AbortSignal;
}

/**
 * How many packages the build will compile: what Go's build cache does not have yet. Downloads the modules that are
 * missing; `onDownload` is called with the number of modules so far.
 * @returns packages to compile, and packages in all
 */
export async function packagesToCompile(
  compilation: Compilation,
  onDownload: (modules: number) => void,
): Promise<{ stale: number; all: number }> {
  const { module, programs } = compilation;
  const format = "{{if .Stale}}stale{{else}}ready{{end}}";
  let stale = 0;
  let all = 0;
  let downloads = 0;
  await runGo(
    compilation,
    ["list", ...buildFlags(module), "-deps", "-f", format, ...programs.map((program) => program.package)],
    (line) => {
      if (line === "stale") stale++;
      if (line === "stale" || line === "ready") all++;
      if (line.startsWith("go: downloading ")) onDownload(++downloads);
    },
  );
  return { stale, all };
}

/** Builds the programs of a module into a folder; `onPackage` is called with the number of packages begun so far. */
export async function compile(
  compilation: Compilation,
  folder: string,
  onPackage: (packages: number) => void,
): Promise<void> {
  const { module, programs, processors } = compilation;
  const parallel = processors === undefined ? [] : ["-p", String(processors)];
  let packages = 0;
  await runGo(
    compilation,
    [
      "build",
      ...buildFlags(module),
      ...parallel,
      "-v",
      "-o",
      `${folder}/`,
      ...programs.map((program) => program.package),
    ],
    (line) => {
      // -v prints one import path a package; everything else has a blank, or is the start of an error's paragraph.
      if (/^[^\s:#]+$/.test(line)) onPackage(++packages);
    },
  );
}

/** Folder where Go keeps the sources of a module that the compilation uses; they are downloaded if they are missing. */
export async function moduleFolder(compilation: Compilation, path: string): Promise<string> {
  const lines: string[] = [];
  await runGo(compilation, ["mod", "download", "-json", path], (line) => {
    if (!line.startsWith("go: ")) lines.push(line);
  });
  return (JSON.parse(lines.join("\n")) as { Dir: string }).Dir;
}

/** Runs a `go` command in the module's folder and gives every line it prints to `onLine` and to the log. */
async function runGo(compilation: Compilation, args: string[], onLine: (line: string) => void): Promise<void> {
  const { go, sources, log, module } = compilation;
  const logFile = createWriteStream(log, { flags: "a" });
  logFile.write(`$ go ${args.join(" ")}\n`);
  // Ended half-way, this process takes the compilers with it; what they finished is in Go's build cache. It listens before
  // they start: a signal that comes in between would end this process alone.
  let child: ReturnType<typeof spawn> | undefined;
  const endings = ENDING_SIGNALS.map((signal) => {
    const end = () => {
      child?.kill(signal);
      process.removeListener(signal, end);
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    process.on(signal, end);
    return () => process.removeListener(signal, end);
  });
  try {
    const started = spawn(go.program, args, {
      cwd: sources,
      env: goEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      signal: compilation.signal,
    });
    child = started;
    if (started.pid !== undefined) compilation.onStart(started.pid);
    const output: string[] = [];
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        logFile.write(`${line}\n`);
        output.push(line);
        onLine(line);
      });
    }
    const end = await new Promise<string>((resolve, reject) => {
      started.on("error", reject);
      started.on("close", (code, signal) => {
        resolve(signal ?? `exit code ${code ?? "?"}`);
      });
    });
    await new Promise((resolve) => logFile.end(resolve));
    if (end === "exit code 0") return;
    const said = diagnose(output.join("\n"));
    const tail = said ?? `go ${args[0] ?? ""} ended with ${end}; its last lines:\n${tailOf(log)}`;
    throw new ToolchainError(`${module.title}: ${tail}\nThe whole output is in ${log}`);
  } finally {
    for (const remove of endings) remove();
  }
}

function tailOf(log: string): string {
  const lines = readFileSync(log, "utf8").trimEnd().split("\n");
  return lines
    .slice(-TAIL_LINES)
    .map((line) => `  ${line}`)
    .join("\n");
}
