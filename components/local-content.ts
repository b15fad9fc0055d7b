import { createHash, type Hash } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** A file of this machine. */
export interface FoundFile {
  /** Where it is read from. */
  readonly path: string;
  /** Path below the folder that it was found in, with `/` between its parts; of a single file its name. */
  readonly name: string;
  readonly sizeBytes: number;
}

/** A file of this machine that was read. */
export interface LocalFile extends FoundFile {
  /** SHA-256 of its content, hexadecimal. */
  readonly sha256: string;
  /** MD5 of its content, hexadecimal, as OBS states it. */
  readonly md5: string;
}

/** How much of a file is in memory at a time. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Reads a file through once, however large it is. */
function readThrough(path: string, hashes: readonly Hash[]): number {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const descriptor = openSync(path, "r");
  try {
    let sizeBytes = 0;
    for (;;) {
      const bytes = readSync(descriptor, chunk);
      if (bytes === 0) return sizeBytes;
      sizeBytes += bytes;
      for (const hash of hashes) hash.update(chunk.subarray(0, bytes));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** A file with its digests. Throws what the system says where it cannot be read. */
export function localFile(path: string, name = basename(path)): LocalFile {
  const [sha256, md5] = [createHash("sha256"), createHash("md5")];
  const sizeBytes = readThrough(path, [sha256, md5]);
  return { path, name, sizeBytes, sha256: sha256.digest("hex"), md5: md5.digest("hex") };
}

/**
 * All files below a folder, sorted by name; symbolic links are followed. Of a path that is a file, this one.
 *
 * @param leftOut names of files and folders that are passed over wherever they are, for example `.git`
 */
export function findFiles(path: string, leftOut: readonly string[] = []): FoundFile[] {
  if (!statSync(path).isDirectory()) return [{ path, name: basename(path), sizeBytes: statSync(path).size }];
  const found: FoundFile[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(path, below)).sort()) {
      if (leftOut.includes(entry)) continue;
      const name = below === "" ? entry : `${below}/${entry}`;
      const status = statSync(join(path, name));
      if (status.isDirectory()) visit(name);
      else found.push({ path: join(path, name), name, sizeBytes: status.size });
    }
  };
  visit("");
  return found;
}

/** All files below a folder with their digests, sorted by name. */
export function localFolder(folder: string, leftOut: readonly string[] = []): LocalFile[] {
  return findFiles(folder, leftOut).map(({ path, name }) => localFile(path, name));
}

/** The files as a list for `sha256sum --check`, each below a folder of the list's reader. */
export function checksumList(files: readonly LocalFile[], below = ""): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${below}${name}\n`).join("");
}

/** SHA-256 of names and contents of files, hexadecimal: another one as soon as any of them is another. */
export function contentHash(files: readonly LocalFile[]): string {
  return createHash("sha256").update(checksumList(files)).digest("hex");
}
