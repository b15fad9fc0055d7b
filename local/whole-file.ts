import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/**
 * Writes a file so that at any moment, whatever is killed, either the old content or the new one is on disk.
 *
 * @param mode permissions of the file; 0600 (the owner alone) for anything with a key in it
 */
export function writeWhole(path: string, content: string, mode = 0o600): void {
  const partial = `${path}.${process.pid}.partial`;
  const file = openSync(partial, "w", mode);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}

/** The content of a file, or undefined where there is no such file. */
export function readWhole(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
