import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { endProcess, isRunning, recordOf, type ProcessRecord } from "./process-identity";
import { readWhole, writeWhole } from "./whole-file";

/** A program that is to run until it is stopped. */
export interface ProcessSpec {
  /** Name in logs and of its files; unique in the supervisor. */
  name: string;
  program: string;
  arguments: string[];
  /** Working directory and HOME of the process. */
  directory: string;
  /** Done before every start; where it fails, the start waits for its next turn. */
  prepare?: () => Promise<void>;
}

/** Runs child processes, starts those again that end by themselves, and keeps on disk which they are. */
export interface Supervisor {
  /** Starts a process. Without effect where one of this name runs already. */
  start(spec: ProcessSpec): void;
  /** Stops one process and forgets it; resolves when it is gone. */
  stop(name: string, graceMs: number): Promise<void>;
  /** Stops all processes in turn, last started first, and starts none any more. */
  close(graceMs: number): Promise<void>;
  /** Processes that should run, and their numbers as long as they do. */
  list(): { name: string; pid: number | undefined; restarts: number }[];
}

interface Supervised {
  spec: ProcessSpec;
  record?: ProcessRecord;
  restarts: number;
  startedAt: number;
  stopping: boolean;
  timer?: NodeJS.Timeout;
  ended: Promise<void>;
}

const LOG_BYTES = 16 * 1024 * 1024;
const STEADY_MS = 60_000;

/**
 * A shell that waits for a line before it becomes the program: in the meantime its number is written to disk, so that
 * no process can exist that is not on record. If this process dies before that, the shell reads an end of file and exits.
 */
const GATE = 'read -r _ && exec "$0" "$@"';

/**
 * Makes a supervisor whose records lie in `<directory>/processes` and whose logs in `<directory>/logs`.
 *
 * @param log told of every start again, with the reason
 */
export function createSupervisor(directory: string, log: (line: string) => void): Supervisor {
  const records = join(directory, "processes");
  const logs = join(directory, "logs");
  const children = new Map<string, Supervised>();
  let closed = false;

  function launch(child: Supervised): void {
    if (child.spec.prepare === undefined) {
      begin(child);
      return;
    }
    child.spec.prepare().then(
      () => {
        if (!child.stopping) {
          begin(child);
        }
      },
      (error: unknown) => {
        again(child, String(error));
      },
    );
  }

  function begin(child: Supervised): void {
    const { spec } = child;
    mkdirSync(records, { recursive: true });
    mkdirSync(logs, { recursive: true });
    const logFile = join(logs, `${spec.name}.log`);
    if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES) {
      renameSync(logFile, `${logFile}.1`);
    }
    const output = openSync(logFile, "a", 0o600);
    const started = spawn("/bin/sh", ["-c", GATE, spec.program, ...spec.arguments], {
      cwd: spec.directory,
      // Only what a program needs to run at all: no proxy and no credentials of the user's.
      env: { PATH: process.env["PATH"], HOME: spec.directory, TMPDIR: process.env["TMPDIR"] },
      stdio: ["pipe", output, output],
    });
    closeSync(output);
    child.startedAt = Date.now();
    child.ended = new Promise((resolve) => {
      started.once("error", (error) => {
        log(`${spec.name}: ${error.message}`);
        resolve();
      });
      started.once("exit", (code, signal) => {
        resolve();
        delete child.record;
        again(child, `${signal ?? `exit code ${code ?? 0}`}; its log is ${logFile}`);
      });
    });
    started.stdin?.on("error", () => undefined); // it ended before it read the line; the exit is handled above
    if (started.pid === undefined) {
      return;
    }
    const record = recordOf(started.pid);
    if (record !== undefined) {
      child.record = record;
      writeWhole(join(records, `${spec.name}.json`), JSON.stringify(record));
    }
    started.stdin?.end("\n");
  }

  /** Starts a process again after a pause that doubles, from a quarter of a second to half a minute. */
  function again(child: Supervised, why: string): void {
    if (child.stopping) {
      return;
    }
    child.restarts = Date.now() - child.startedAt > STEADY_MS ? 1 : child.restarts + 1;
    const delayMs = Math.min(30_000, 250 * 2 ** (child.restarts - 1));
    log(`${child.spec.name} ended (${why}); starting it again in ${delayMs} ms`);
    child.timer = setTimeout(() => {
      launch(child);
    }, delayMs);
  }

  async function stop(name: string, graceMs: number): Promise<void> {
    const child = children.get(name);
    if (child === undefined) {
      return;
    }
    child.stopping = true;
    clearTimeout(child.timer);
    if (child.record !== undefined) {
      await endProcess(child.record, graceMs);
      await child.ended;
    }
    children.delete(name);
    rmSync(join(records, `${name}.json`), { force: true });
  }

  return {
    start(spec) {
      if (closed || children.has(spec.name)) {
        return;
      }
      const child: Supervised = { spec, restarts: 0, startedAt: 0, stopping: false, ended: Promise.resolve() };
      children.set(spec.name, child);
      launch(child);
    },
    stop,
    async close(graceMs) {
      closed = true;
      for (const name of [...children.keys()].reverse()) {
        await stop(name, graceMs);
      }
    },
    list() {
      return [...children.values()].map(({ spec, record, restarts }) => ({
        name: spec.name,
        pid: record?.pid,
        restarts,
      }));
    },
  };
}

/** The processes on record in a directory that still run, whoever started them. */
export function recordedProcesses(directory: string): { name: string; record: ProcessRecord }[] {
  const records = join(directory, "processes");
  if (!existsSync(records)) {
    return [];
  }
  const found = [];
  for (const file of readdirSync(records).filter((name) => name.endsWith(".json"))) {
    const record = JSON.parse(readWhole(join(records, file)) ?? "{}") as ProcessRecord;
    if (isRunning(record)) {
      found.push({ name: file.slice(0, -".json".length), record });
    }
  }
  return found;
}

/** Ends what a supervisor that no longer lives has left behind, and clears its records. */
export async function endRecorded(directory: string, graceMs: number): Promise<void> {
  await Promise.all(recordedProcesses(directory).map(({ record }) => endProcess(record, graceMs)));
  rmSync(join(directory, "processes"), { recursive: true, force: true });
}
