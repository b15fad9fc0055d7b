import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { startOf } from "./process-identity";
import { readWhole } from "./whole-file";

/**
 * The engine that holds a stack of a file backend now: its process id, or undefined where none does. Locks that engines
 * left when they were killed do not count.
 *
 * @param backend folder of the backend
 */
export function holderOfStack(backend: string, stack: string): number | undefined {
  const locks = join(backend, ".pulumi", "locks");
  if (!existsSync(locks)) {
    return undefined;
  }
  const holders = readdirSync(locks, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && entry.parentPath.endsWith(`/${stack}`))
    // The lock may be gone by the time it is read.
    .map((entry) => JSON.parse(readWhole(join(entry.parentPath, entry.name)) ?? "{}") as { pid?: number });
  return holders.map(({ pid }) => pid).find((pid) => pid !== undefined && startOf(pid) !== undefined);
}
