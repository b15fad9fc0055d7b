import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { ToolchainError } from "./error";

const GIGABYTE = 1e9;
/** Modules, as downloaded and unpacked. */
const DOWNLOADS_GB = 3;
/** Programs, and the linker's files beside them. */
const PROGRAMS_GB = 1;

/** Throws unless the file systems of these folders have room for modules that are yet to be downloaded. */
export function requireRoomForDownloads(folders: readonly string[]): void {
  requireRoom(folders, DOWNLOADS_GB + PROGRAMS_GB);
}

/** Throws unless the file systems of these folders have room for compiled packages of this size in Go's build cache. */
export function requireRoomForBuild(folders: readonly string[], compiledGB: number): void {
  requireRoom(folders, PROGRAMS_GB + compiledGB);
}

function requireRoom(folders: readonly string[], gigabytes: number): void {
  for (const folder of folders) {
    const { bavail, bsize } = statfsSync(nearestExisting(folder));
    const free = (bavail * bsize) / GIGABYTE;
    if (free < gigabytes) {
      throw new ToolchainError(
        `${folder}: got ${free.toFixed(1)} GB of free disk; building the tool chain needs ${gigabytes.toFixed(1)} GB more ` +
          "(12 GB from nothing): free some, or set ASCEND_STACKS_CACHE, GOCACHE and GOMODCACHE to folders on another disk",
      );
    }
  }
}

function nearestExisting(folder: string): string {
  let path = folder;
  while (!existsSync(path)) path = dirname(path);
  return path;
}
