import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandResult } from "./checksum-command";

/** Variables of this machine that a program needs here: where programs are, and how requests get out. */
const INHERITED = ["PATH", "http_proxy", "https_proxy", "no_proxy", "CURL_CA_BUNDLE", "SSL_CERT_FILE"];

/** After it was asked to end, a program has this long. */
const GRACE_MS = 2000;

/** A program of a container that runs on this machine. */
export interface ContainerProcess {
  /** How it ended; never rejected. */
  readonly result: Promise<CommandResult>;
  /** What it has said so far, the end of it. */
  output(): string;
  /** Ends it as the kubelet ends a container: the program is asked, and what is left of it is killed. */
  stop(): void;
}

/** A program and what it runs with. */
export interface ContainerProgram {
  readonly program: string;
  readonly args: readonly string[];
  /** Variables, beside those of this machine that every program needs; PATH may be among them. */
  readonly environment: Readonly<Record<string, string>>;
  /** How much of what it says is kept, in bytes: the end. */
  readonly keptBytes: number;
  /** Told when it has ended, before its folder is removed. */
  readonly ended?: () => void;
}

/** Starts a program in an empty folder, which goes with it. */
export function startProcess({ program, args, environment, keptBytes, ended }: ContainerProgram): ContainerProcess {
  const scratch = mkdtempSync(join(tmpdir(), "container-"));
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const child = spawn(program, args, {
    cwd: scratch,
    env: { ...Object.fromEntries(inherited), ...environment, HOME: scratch, TMPDIR: scratch },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that it can be ended with all that it started.
    detached: true,
  });
  let output = Buffer.alloc(0);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output = Buffer.concat([output, chunk]).subarray(-keptBytes)));
  }
  const result = new Promise<CommandResult>((resolve) => {
    child.on("error", (error) => {
      resolve({ exitCode: 127, output: `${program}: ${error.message}\n` });
    });
    child.on("exit", () => {
      if (child.pid !== undefined) killGroup(child.pid);
    });
    child.on("close", (code) => {
      resolve({ exitCode: code ?? 137, output: output.toString("utf8") });
    });
  }).finally(() => {
    ended?.();
    rmSync(scratch, { recursive: true, force: true });
  });
  return {
    result,
    output: () => output.toString("utf8"),
    stop() {
      child.kill("SIGTERM");
      const { pid } = child;
      if (pid === undefined) return;
      setTimeout(() => {
        if (child.exitCode === null && child.signalCode === null) killGroup(pid);
      }, GRACE_MS).unref();
    },
  };
}

/** Ends what a program has left behind in its process group. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    // Nothing was left.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
