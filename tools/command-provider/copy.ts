import { spawn } from "node:child_process";
import { createReadStream, statSync } from "node:fs";
import { basename, posix } from "node:path";
import { Readable } from "node:stream";
import type { CopyInputs } from "./inputs";
import { connect, type Session } from "./ssh";
import { wireAsset, type WireAsset } from "./wire";

/** What is wrong with the source of a copy, or undefined: it must be a file, a text, or a folder or packed file. */
export function sourceFault(source: unknown): string | undefined {
  const asset = wireAsset(source);
  if (asset === undefined) return "either asset or archive must be set";
  if (asset.archive) return asset.path === undefined ? "archive must be a path to a file or directory" : undefined;
  if (asset.path === undefined && asset.text === undefined)
    return "asset must be a path-based file asset or a text asset";
  return undefined;
}

/**
 * Copies a file, a text or a folder to a host. A folder whose path ends in `/` gives its content, another one itself; a
 * file goes into an existing folder under its own name, else to exactly the remote path. Only the last part of the remote
 * path is made if it is missing.
 */
export async function copyToRemote(inputs: CopyInputs): Promise<void> {
  const asset = wireAsset(inputs.source);
  const fault = sourceFault(inputs.source);
  if (asset === undefined || fault !== undefined) throw new Error(`source: ${fault ?? "not an asset"}`);
  const session = await connect(inputs.connection);
  try {
    await copy(session, asset, inputs.remotePath);
  } finally {
    await session.close();
  }
}

async function copy(session: Session, { path, text }: WireAsset, remotePath: string): Promise<void> {
  const kind = (await must(session, `if test -d ${word(remotePath)}; then echo directory; else echo other; fi`)).trim();
  const remoteIsDirectory = kind === "directory";
  if (path === undefined) {
    if (remoteIsDirectory) {
      throw new Error(`remotePath: got ${remotePath}, which is a directory; a text asset needs the path of a file`);
    }
    await must(session, `cat > ${word(remotePath)}`, Readable.from([text ?? ""]));
  } else if (statSync(path).isDirectory()) {
    if (!remoteIsDirectory) await must(session, `mkdir ${word(remotePath)}`);
    const target = path.endsWith("/") ? remotePath : posix.join(remotePath, basename(path));
    await must(session, `mkdir -p ${word(target)} && tar -xf - -C ${word(target)}`, packed(path));
  } else {
    const target = remoteIsDirectory ? posix.join(remotePath, basename(path)) : remotePath;
    await must(session, `cat > ${word(target)}`, createReadStream(path));
  }
}

/** Runs a command that has to end well, and returns what it printed. */
async function must(session: Session, command: string, stdin?: Readable): Promise<string> {
  const { failure, stdout, both } = await session.run(command, stdin === undefined ? {} : { stdin });
  if (failure !== "") throw new Error(`${failure}: running ${JSON.stringify(command)}:\n${both}`);
  return stdout;
}

/** The content of a folder as a stream of tar. */
function packed(folder: string): Readable {
  const tar = spawn("tar", ["-cf", "-", "-C", folder, "."], { stdio: ["ignore", "pipe", "inherit"] });
  tar.once("error", (error) => tar.stdout.destroy(error));
  tar.once("exit", (code) => {
    // A stream that broke off must not look like a whole one.
    if (code !== 0) tar.stdout.destroy(new Error(`tar -cf - -C ${folder} . ended with exit code ${code ?? "?"}`));
  });
  return tar.stdout;
}

/** A word that a remote shell takes as it is. */
function word(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
