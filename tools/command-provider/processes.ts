import { spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

/** A program to run, and what to do with what it prints. */
export interface Invocation {
  program: string;
  args: readonly string[];
  directory: string | undefined;
  environment: Record<string, string | undefined>;
  /** Standard input: a text, a stream, or nothing. */
  stdin: string | Readable | undefined;
  onLine: (line: string, stream: "stdout" | "stderr") => void;
}

/** What a program printed, and how it ended. */
export interface Ended {
  stdout: string;
  stderr: string;
  /** Standard output and error as they came. */
  both: string;
  /** `exit status N` or `signal: NAME`; empty if it ended well. */
  failure: string;
}

const running = new Set<ChildProcess>();

/** Runs a program to its end. Throws only if it cannot be started. */
export async function runProcess(invocation: Invocation): Promise<Ended> {
  const { program, args, directory, environment, stdin, onLine } = invocation;
  // A process group of its own: ending it also ends what the command started.
  const child = spawn(program, args, { cwd: directory, env: environment, detached: true, stdio: "pipe" });
  running.add(child);
  const ended: Ended = { stdout: "", stderr: "", both: "", failure: "" };
  const flush = (["stdout", "stderr"] as const).map((name) => {
    const lines = lineSplitter((line) => {
      onLine(line, name);
    });
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      ended[name] += chunk;
      ended.both += chunk;
      lines.add(chunk);
    });
    return lines.end;
  });
  // A command that ends without reading its input is no fault.
  child.stdin.on("error", () => undefined);
  if (stdin === undefined || typeof stdin === "string") child.stdin.end(stdin ?? "");
  else stdin.pipe(child.stdin);
  try {
    await new Promise<void>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        if (signal !== null) ended.failure = `signal: ${signal}`;
        else if (code !== 0) ended.failure = `exit status ${code ?? "?"}`;
        resolve();
      });
    });
  } finally {
    running.delete(child);
    for (const end of flush) end();
  }
  return ended;
}

/** Ends every command that runs, with all that it started. */
export function endAll(): void {
  for (const { pid } of running) {
    if (pid === undefined) continue;
    try {
      process.kill(-pid, "SIGTERM");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

function lineSplitter(onLine: (line: string) => void): { add: (chunk: string) => void; end: () => void } {
  let rest = "";
  return {
    add(chunk) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    },
    end() {
      if (rest !== "") onLine(rest);
      rest = "";
    },
  };
}
