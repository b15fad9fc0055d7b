import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process as it is written to disk: its number, and when the kernel started it, since numbers are used again. */
export interface ProcessRecord {
  pid: number;
  /** Boot of the machine and start of the process; opaque, compared as a whole. */
  started: string;
}

/**
 * When a process was started, in a form that differs for any two processes that ever had the same number: the machine's
 * boot id and the start time in clock ticks where there is /proc (Linux), else what ps says.
 *
 * @returns undefined where there is no such process, or only its exit status is left
 */
export function startOf(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return process.platform === "linux" ? undefined : startByPs(pid);
  }
  return startInStat(stat, bootId());
}

/** Reads state and start time (fields 3 and 22) from the text of /proc/PID/stat; the name in field 2 may hold anything. */
export function startInStat(stat: string, boot: string): string | undefined {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields[0];
  const ticks = fields[19];
  if (ticks === undefined || state === "Z" || state === "X") {
    return undefined;
  }
  return `${boot}:${ticks}`;
}

/** The record of a running process, or undefined where there is none. */
export function recordOf(pid: number): ProcessRecord | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether this very process, and not a later one with its number, still runs. */
export function isRunning(record: ProcessRecord): boolean {
  return startOf(record.pid) === record.started;
}

/**
 * Ends a process if it is the recorded one: asks first, then kills.
 *
 * @param graceMs how long it may take to end by itself; 0 kills at once
 */
export async function endProcess(record: ProcessRecord, graceMs: number): Promise<void> {
  const ends = [
    { signal: "SIGTERM" as const, waitMs: graceMs },
    { signal: "SIGKILL" as const, waitMs: 10_000 },
  ];
  for (const { signal, waitMs } of ends) {
    if (waitMs === 0) {
      continue;
    }
    if (!isRunning(record)) {
      return;
    }
    try {
      process.kill(record.pid, signal);
    } catch {
      return; // it ended in between
    }
    const until = Date.now() + waitMs;
    while (isRunning(record) && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  if (isRunning(record)) {
    throw new Error(`process ${record.pid}: does not end; end it by hand, then run the command again`);
  }
}

let boot: string | undefined;

function bootId(): string {
  boot ??= readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return boot;
}

function startByPs(pid: number): string | undefined {
  try {
    const [state = "", ...start] = execFileSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], { encoding: "utf8" })
      .trim()
      .split(/\s+/);
    return start.length === 0 || state.startsWith("Z") ? undefined : start.join(" ");
  } catch {
    return undefined;
  }
}
