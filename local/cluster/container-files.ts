import { createReadStream, realpathSync, statSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { Readable } from "node:stream";

/** Something mounted into a container: a folder of this machine, or files that a ConfigMap or Secret holds. */
export interface Mount {
  /** Absolute path inside the container. */
  mountPath: string;
  source: { folder: string } | { files: ReadonlyMap<string, Buffer> };
}

/** Opening failed as it would in the container; the message is the system's own ("No such file or directory"). */
export class ContainerFileError extends Error {}

const NOT_FOUND = "No such file or directory";

/**
 * Opens a file by its path inside a container. Only what is mounted can be reached: `..` is resolved before the mount is
 * looked up, and a symbolic link that leads out of the mounted folder is refused.
 *
 * @param workingDirectory where relative paths begin; absolute
 */
export function openContainerFile(mounts: readonly Mount[], workingDirectory: string, path: string): Readable {
  const absolute = posix.resolve("/", workingDirectory, path);
  const mount = mountOf(mounts, absolute);
  if (mount === undefined) {
    throw new ContainerFileError(NOT_FOUND);
  }
  const inside = posix.relative(posix.resolve(mount.mountPath), absolute);
  if ("files" in mount.source) {
    const content = mount.source.files.get(inside);
    if (content === undefined) {
      throw new ContainerFileError(inside === "" ? "Is a directory" : NOT_FOUND);
    }
    return Readable.from([content]);
  }
  return createReadStream(realFile(mount.source.folder, inside));
}

/** The mount under which a path lies; the innermost where mounts are nested. */
function mountOf(mounts: readonly Mount[], absolute: string): Mount | undefined {
  const within = (mount: Mount): boolean => {
    const root = posix.resolve(mount.mountPath);
    return absolute === root || absolute.startsWith(root === "/" ? "/" : `${root}/`);
  };
  return mounts.filter(within).sort((a, b) => posix.resolve(b.mountPath).length - posix.resolve(a.mountPath).length)[0];
}

function realFile(folder: string, inside: string): string {
  let real: string;
  try {
    const root = realpathSync(folder);
    real = realpathSync(join(root, inside));
    if (real !== root && !real.startsWith(root + sep)) {
      throw new ContainerFileError("Permission denied");
    }
  } catch (error) {
    throw error instanceof ContainerFileError ? error : new ContainerFileError(NOT_FOUND);
  }
  if (statSync(real).isDirectory()) {
    throw new ContainerFileError("Is a directory");
  }
  return real;
}
