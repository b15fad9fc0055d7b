import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../lock.mjs";
import { cacheDirectory } from "../paths";
import { duration, streamReport, type Report } from "../progress";
import { pruneUnused } from "../toolchain/prune";
import { PythonEnvironmentError } from "./error";
import { findInterpreter } from "./interpreter";
import { parseRequirements } from "./requirements";

/** A folder with a Python of its own and the packages of a requirements file. */
export interface PythonEnvironment {
  /** The environment's Python, as an absolute path. */
  readonly python: string;
}

/** How many of the installer's last lines are shown; the whole output is in the log. */
const TAIL_LINES = 15;
/** File that says that everything was installed; its text is what was. */
const COMPLETE = "ascend-stacks-complete";

/**
 * A Python environment with exactly the packages of a requirements file (see {@link parseRequirements}); what they depend on
 * must stand in the file too, because nothing else is installed: that keeps heavy packages out which a test does not need.
 * Made once under {@link cacheDirectory} and used again as long as file and Python stay the same; of two runs one makes it
 * and the other waits. What no run used for 30 days is removed.
 * @param name what the environment is for: part of its folder's name
 * @param requirementsFile path of the file
 * Throws PythonEnvironmentError where Python is missing, or where the packages cannot be installed.
 */
export async function pythonEnvironment(
  name: string,
  requirementsFile: string,
  report: Report = streamReport(process.stderr),
): Promise<PythonEnvironment> {
  const requirements = parseRequirements(readFileSync(requirementsFile, "utf8"), requirementsFile);
  const interpreter = findInterpreter(requirements.pythonVersions);
  const all = join(cacheDirectory(), "python");
  const folder = join(all, `${name}-${interpreter.version}-${requirements.key}`);
  const python = join(folder, "bin", "python");
  const isComplete = () => existsSync(join(folder, COMPLETE)) && existsSync(python);
  const lock = join(cacheDirectory(), "locks", `python-${name}`);
  await withLock(
    lock,
    (pid) => {
      report(`Waiting for process ${pid}, which makes the Python environment ${name}.`);
    },
    async (share) => {
      if (!isComplete()) {
        // What an interrupted run left behind may lack anything.
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(all, { recursive: true });
        const start = Date.now();
        report(`Making the Python environment ${name}: ${requirements.packages.length} packages.`);
        const run = installer(name, share);
        await run(interpreter.program, ["-m", "venv", folder]);
        const options = [
          "--no-deps",
          "--no-input",
          "--disable-pip-version-check",
          "--prefer-binary",
          "--progress-bar=off",
        ];
        await run(python, ["-m", "pip", "install", ...options, "-r", requirementsFile]);
        writeFileSync(join(folder, COMPLETE), `${requirements.packages.join("\n")}\n`);
        report(`The Python environment ${name} is made (${duration(Date.now() - start)}).`);
      }
      const now = new Date();
      utimesSync(folder, now, now);
      pruneUnused(all);
    },
  );
  return { python };
}

/** Runs programs one after another with their output in one log, and fails with the log's end. */
function installer(name: string, share: (pid: number) => void): (program: string, args: string[]) => Promise<void> {
  const logs = join(cacheDirectory(), "logs");
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `python-${name}.log`);
  rmSync(log, { force: true });
  return async (program, args) => {
    const stream = createWriteStream(log, { flags: "a" });
    stream.write(`$ ${program} ${args.join(" ")}\n`);
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid !== undefined) share(child.pid);
    child.stdout.pipe(stream, { end: false });
    child.stderr.pipe(stream, { end: false });
    const problem = await new Promise<string | undefined>((resolve) => {
      child.on("error", (error) => {
        resolve(error.message);
      });
      child.on("close", (code, signal) => {
        resolve(code === 0 ? undefined : `ended with ${signal ?? `exit code ${code ?? "?"}`}`);
      });
    });
    await new Promise<void>((resolve) => stream.end(resolve));
    if (problem === undefined) return;
    const tail = readFileSync(log, "utf8").trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
    const remedy = tail.includes("ensurepip")
      ? " Python's module venv is not whole: on Debian and Ubuntu, apt-get install python3-venv."
      : "";
    throw new PythonEnvironmentError(
      `The Python environment ${name} could not be made: ${program} ${problem}.${remedy} Its log, ${log}, ends with:\n${tail}`,
    );
  };
}
