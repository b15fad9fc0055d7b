// A lock between processes of one machine, held in a file that names its holder. Plain JavaScript on Node's own modules,
// because tools/run.mjs needs it before anything is installed.
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MILLISECONDS = 200;

/** When a process started, in the system's own words, or undefined if there is no such process. */
export function processStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name, in parentheses, may hold blanks: fields count from after it. 22 is the start, 3 the state.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch (error) {
    if (process.platform === "linux" && (error.code === "ENOENT" || error.code === "ESRCH")) return undefined;
  }
  const ps = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return ps.status === 0 ? ps.stdout.trim() : undefined;
}

/** A process by its id and start: ids are used again. */
function identity(pid) {
  return { pid, start: processStart(pid) };
}

/** What the lock's file says: its text, and the first of its holders that still lives. */
function look(path) {
  let text;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
  let holders = [];
  try {
    holders = JSON.parse(text);
  } catch {
    // Files appear here whole, by link or rename; one that cannot be read was cut off with the machine's power.
  }
  return { text, living: holders.find(({ pid, start }) => start !== undefined && processStart(pid) === start) };
}

/** Writes a file of its own with these holders and gives its path to `use`. */
function withFile(path, holders, use) {
  const own = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(own, JSON.stringify(holders));
  try {
    return use(own);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes the file for this process; false if another one has it. */
function take(path) {
  return withFile(path, [identity(process.pid)], (own) => {
    try {
      linkSync(own, path);
      return true;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      return false;
    }
  });
}

/** Puts aside the file of holders that are gone. Of several processes that try, one has its rename succeed. */
function putAside(path, gone) {
  const aside = `${path}.gone.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (readFileSync(aside, "utf8") !== gone) {
    // Between the look and the rename another process took over and locked again: that file goes back.
    try {
      linkSync(aside, path);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Runs `work` while this process alone holds the lock at `path`. If a living process has it, `onWait` is called with that
 * process' id, once for each holder, and the call waits. The lock of a process that has gone is taken over at once.
 * `work` gets a function to which it gives the id of each process that it starts: as long as one of them lives, the lock
 * is held, also when this process is killed.
 */
export async function withLock(path, onWait, work) {
  mkdirSync(dirname(path), { recursive: true });
  let told;
  while (!take(path)) {
    const found = look(path);
    if (found === undefined) continue;
    if (found.living === undefined) {
      putAside(path, found.text);
      continue;
    }
    const { pid, start } = found.living;
    if (told !== `${pid} ${start}`) {
      told = `${pid} ${start}`;
      onWait(pid);
    }
    await sleep(POLL_MILLISECONDS);
  }
  const holders = [identity(process.pid)];
  const share = (pid) => {
    holders.push(identity(pid));
    withFile(path, holders, (own) => renameSync(own, path));
  };
  try {
    return await work(share);
  } finally {
    rmSync(path, { force: true });
  }
}
