import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rename, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";

/** Permissions of the files and directories that an import makes. */
export interface FileModes {
  /** For example 0o644. */
  file: number;
  /** For example 0o755. */
  directory: number;
}

/** Modes of a quick import (API reference of SFS Turbo, data tasks). */
export const defaultModes: FileModes = { file: 0o644, directory: 0o755 };

/** Reads a mode as the API writes it: the decimal number 755 for rwxr-xr-x. */
export function readMode(decimal: number): number {
  return Number.parseInt(String(decimal), 8);
}

/** The content of file systems. */
export interface ShareFiles {
  /** Folder with the content of a file system. */
  folder(shareId: string): string;
  /** Path below a file system, or undefined where it would leave it. */
  inside(shareId: string, path: string): string | undefined;
  createShare(shareId: string): Promise<void>;
  deleteShare(shareId: string): Promise<void>;
  exists(shareId: string, path: string): boolean;
  createDirectory(shareId: string, path: string, mode: number): Promise<void>;
  deleteDirectory(shareId: string, path: string): Promise<void>;
  /** Brings an object in, whole: the file appears with one rename. */
  bring(source: string, destination: string, lastModified: number, modes: FileModes): Promise<void>;
  /** Makes a file that has the object's size and time, but not its content. */
  announce(destination: string, size: number, lastModified: number, modes: FileModes): Promise<void>;
  /** Brings the content of an announced file, at once: this is what a first read does. */
  fill(source: string, destination: string): void;
  /** Files below a directory, relative to it, with "/" between names. */
  list(directory: string): Promise<string[]>;
}

/** The owner keeps access to what it imports, whatever mode was asked for: the local cloud is no superuser. */
const ownerFile = 0o600;
const ownerDirectory = 0o700;

/** Content of SFS Turbo file systems as plain folders `directory/<share id>/`. */
export function openShareFiles(directory: string): ShareFiles {
  mkdirSync(directory, { recursive: true });
  const folder = (shareId: string): string => join(directory, shareId);

  function inside(shareId: string, path: string): string | undefined {
    const root = folder(shareId);
    const target = normalize(join(root, path));
    return target === root || target.startsWith(root + sep) ? target : undefined;
  }

  function must(shareId: string, path: string): string {
    const target = inside(shareId, path);
    if (target === undefined) {
      throw new Error(`${path}: leads out of file system ${shareId}`);
    }
    return target;
  }

  async function finish(part: string, destination: string, lastModified: number, modes: FileModes): Promise<void> {
    const made = await mkdir(dirname(destination), { recursive: true });
    if (made !== undefined) {
      await chmod(dirname(destination), modes.directory | ownerDirectory);
    }
    const time = new Date(lastModified);
    await utimes(part, time, time);
    await chmod(part, modes.file | ownerFile);
    await rename(part, destination);
  }

  /** Parts lie outside the file system, so that a kill leaves none in it. */
  let parts = 0;
  async function part(): Promise<string> {
    const parent = join(directory, ".parts");
    await mkdir(parent, { recursive: true });
    parts += 1;
    return join(parent, String(parts));
  }

  async function walk(root: string, below: string): Promise<string[]> {
    const entries = await readdir(join(root, below), { withFileTypes: true });
    const found = await Promise.all(
      entries.map((entry) => {
        const name = below === "" ? entry.name : `${below}/${entry.name}`;
        return entry.isDirectory() ? walk(root, name) : Promise.resolve(entry.isFile() ? [name] : []);
      }),
    );
    return found.flat();
  }

  rmSync(join(directory, ".parts"), { recursive: true, force: true });
  return {
    folder,
    inside,
    async createShare(shareId) {
      await mkdir(folder(shareId), { recursive: true });
    },
    async deleteShare(shareId) {
      await rm(folder(shareId), { recursive: true, force: true });
    },
    exists: (shareId, path) => existsSync(must(shareId, path)),
    async createDirectory(shareId, path, mode) {
      await mkdir(must(shareId, path), { recursive: true });
      await chmod(must(shareId, path), mode | ownerDirectory);
    },
    async deleteDirectory(shareId, path) {
      await rm(must(shareId, path), { recursive: true, force: true });
    },
    async bring(source, destination, lastModified, modes) {
      const file = await part();
      await copyFile(source, file);
      await finish(file, destination, lastModified, modes);
    },
    async announce(destination, size, lastModified, modes) {
      const file = await part();
      await writeFile(file, "");
      await truncate(file, size);
      await finish(file, destination, lastModified, modes);
    },
    fill(source, destination) {
      const { mode } = statSync(destination);
      const file = `${join(directory, ".parts")}-fill`;
      copyFileSync(source, file);
      renameSync(file, destination);
      chmodSync(destination, mode);
    },
    list: (root) => walk(root, ""),
  };
}
