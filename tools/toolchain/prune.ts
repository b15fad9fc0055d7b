import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Days after which what no run used goes: the programs of an old version are 600 MB. */
const UNUSED_DAYS = 30;

/** Removes every folder in `folder` that was not touched for 30 days; a run touches what it uses. */
export function pruneUnused(folder: string, now: number = Date.now()): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (now - statSync(path).mtimeMs > UNUSED_DAYS * DAY_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
}
