import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { EngineSettings } from "../operations/engine";
import { progressOf, type Report } from "../tools/progress";
import { startOf } from "./process-identity";
import { followUpdate } from "./update-progress";

/** How an update ended. */
export interface UpdateEnd {
  /** Exit code of the engine; 0 where everything is up. */
  code: number;
  /** Whether somebody asked it to stop. */
  interrupted: boolean;
  errors: readonly string[];
  /** What the engine printed. */
  output: string;
}

const POLL_MS = 200;
/** Exit code of what Ctrl-C ended, as shells have it. */
export const INTERRUPTED = 130;
/** One press of Ctrl-C reaches us from the terminal and from npm: what comes this soon after is the same one. */
const SAME_PRESS_MS = 700;

/**
 * Runs `pulumi preview` and `pulumi up` of a stack and shows how far it is. Ctrl-C lets the engine finish what it has
 * begun and stop there, a second Ctrl-C stops it at once; either way the next update goes on from what is written down.
 *
 * @param folder for a folder of the engine's output and events, which is removed at the end
 */
export async function runUpdate(
  settings: EngineSettings,
  stack: string,
  folder: string,
  report: Report,
): Promise<UpdateEnd> {
  const progress = followUpdate(report, progressOf(report));
  let engine: ChildProcess | undefined;
  let presses = 0;
  let lastPress = 0;
  const interrupt = (): void => {
    if (Date.now() - lastPress < SAME_PRESS_MS) {
      return;
    }
    lastPress = Date.now();
    presses++;
    report(
      presses === 1
        ? "Interrupted: finishing what has begun. Press Ctrl-C again to stop at once; `npm start` repairs what that leaves."
        : "Stopping at once.",
    );
    engine?.kill("SIGINT");
  };

  /** Runs one command of the engine to its end, with its events passed to the progress. */
  async function run(command: string[]): Promise<{ code: number; output: string }> {
    // Of its own: the engine of an update that was killed may still write into that one's.
    const files = mkdtempSync(join(folder, `update-${process.pid}-`));
    const eventLog = join(files, "events.json");
    const outputLog = join(files, "output.log");
    closeSync(openSync(eventLog, "w", 0o600));
    const tail = tailOf(eventLog, (line) => {
      progress.take(JSON.parse(line) as EngineEvent);
    });
    const timer = setInterval(() => {
      tail.read();
      progress.tick();
    }, POLL_MS);
    try {
      // A file and no pipe: if this process is killed, the engine goes on and ends in order.
      const log = openSync(outputLog, "w", 0o600);
      const started = spawn("pulumi", [...command, "--non-interactive", "--stack", stack, "--event-log", eventLog], {
        cwd: settings.directory,
        // The engine has the flag for the event log only with this variable, which Pulumi's Automation API sets as well.
        env: { ...settings.environment, PULUMI_DEBUG_COMMANDS: "true" },
        stdio: ["ignore", log, log],
        // A group of its own: the terminal's Ctrl-C would reach it beside ours, and at the second one it gives up.
        detached: true,
      });
      engine = started;
      closeSync(log);
      const code = await new Promise<number>((resolve, reject) => {
        started.once("error", reject);
        started.once("exit", (exitCode) => {
          resolve(exitCode ?? 1);
        });
      });
      tail.read();
      return { code, output: readFileSync(outputLog, "utf8") };
    } finally {
      engine = undefined;
      clearInterval(timer);
      tail.close();
      rmSync(files, { recursive: true, force: true });
    }
  }

  removeLeftovers(folder);

  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    let end = await run(["preview"]);
    if (presses > 0) {
      end = { ...end, code: INTERRUPTED };
    } else if (end.code === 0) {
      end = await run(["up", "--yes", "--skip-preview", "--suppress-outputs"]);
    }
    return { ...end, interrupted: presses > 0, errors: progress.errors };
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** Removes what updates left whose process was killed. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^update-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && startOf(Number(pid)) === undefined) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** Passes on the whole lines that were added to a file since the last look. */
function tailOf(path: string, take: (line: string) => void): { read(): void; close(): void } {
  const file = openSync(path, "r");
  const decoder = new StringDecoder("utf8");
  const buffer = Buffer.alloc(1 << 16);
  let rest = "";
  return {
    read() {
      for (let count; (count = readSync(file, buffer, 0, buffer.length, null)) > 0;) {
        const lines = (rest + decoder.write(buffer.subarray(0, count))).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          if (line !== "") {
            take(line);
          }
        }
      }
    },
    close() {
      closeSync(file);
    },
  };
}
