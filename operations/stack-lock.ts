import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type EngineSettings, runEngine } from "./engine";

/** A lock as the engine's file backend writes it. */
interface Lock {
  pid: number;
  hostname: string;
}

/** True if a process of this id runs on this machine, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Content of a lock; undefined where it was released in the meantime. */
function readLock(file: string): Lock | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Lock;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Locks of a stack in a file backend, whatever the organization and project; none for other backends. */
function locksOf(settings: EngineSettings, stack: string): Lock[] {
  const backend = settings.environment["PULUMI_BACKEND_URL"] ?? "";
  if (!backend.startsWith("file:///")) return [];
  const root = join(fileURLToPath(backend), ".pulumi", "locks");
  if (!existsSync(root)) return [];
  return (
    readdirSync(root, { recursive: true, withFileTypes: true })
      // Beside each lock lies a file with its attributes.
      .filter(({ name, parentPath }) => name.endsWith(".json") && parentPath.endsWith(`/${stack}`))
      .flatMap(({ name, parentPath }) => readLock(join(parentPath, name)) ?? [])
  );
}

/** Process id of the engine on this machine that holds a stack of a file backend now; undefined where none does. */
export function holderOfStack(settings: EngineSettings, stack: string): number | undefined {
  return locksOf(settings, stack).find((lock) => lock.hostname === hostname() && isAlive(lock.pid))?.pid;
}

/**
 * Releases the lock that a killed engine left on a stack of the file backend. A lock whose engine is alive, or was taken
 * on another machine, is respected: the next `up` then says who holds it.
 */
export async function releaseStaleLock(
  settings: EngineSettings,
  stack: string,
  report: (line: string) => void,
): Promise<void> {
  const locks = locksOf(settings, stack);
  if (locks.length === 0 || locks.some((lock) => lock.hostname !== hostname() || isAlive(lock.pid))) return;
  report(`releasing the lock of an engine that no longer runs (process ${locks.map(({ pid }) => pid).join(", ")})`);
  await runEngine(settings, ["cancel", "--yes", "--stack", stack]);
}
