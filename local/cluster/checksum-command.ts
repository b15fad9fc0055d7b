import { createHash } from "node:crypto";
import { ContainerFileError, openContainerFile, type Mount } from "./container-files";

/** How a command ended: its exit code, and its standard output and standard error in the order they were written. */
export interface CommandResult {
  exitCode: number;
  output: string;
}

interface Options {
  check: boolean;
  strict: boolean;
  quiet: boolean;
  status: boolean;
  warn: boolean;
  ignoreMissing: boolean;
  files: string[];
}

const FLAGS: Record<string, Exclude<keyof Options, "files"> | "mode"> = {
  "-c": "check",
  "--check": "check",
  "--strict": "strict",
  "--quiet": "quiet",
  "--status": "status",
  "-w": "warn",
  "--warn": "warn",
  "--ignore-missing": "ignoreMissing",
  "-b": "mode",
  "--binary": "mode",
  "-t": "mode",
  "--text": "mode",
};

/**
 * The command `sha256sum` of GNU coreutils, done on the files that a container would see.
 *
 * Bytes are really read and hashed, but no program is started: the command does the same on machines that have no
 * sha256sum, and there is nothing that could be made to run something else. Digest lists are read in the default format
 * (`<64 hex digits>  <path>`, `*` for binary mode, a leading backslash for escaped names).
 *
 * @param commandArguments what follows `sha256sum` in the container's command and args
 */
export async function sha256sum(
  commandArguments: readonly string[],
  mounts: readonly Mount[],
  workingDirectory: string,
): Promise<CommandResult> {
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(`${line}\n`);
  };
  const options = parse(commandArguments);
  if (typeof options === "string") {
    return { exitCode: 1, output: `sha256sum: ${options}\n` };
  }
  let good = options.files.length > 0;
  if (!good) {
    say("sha256sum: -: there is no standard input in a pod; name a file");
  }
  for (const file of options.files) {
    try {
      if (options.check) {
        good = (await checkList(file, options, mounts, workingDirectory, say)) && good;
      } else {
        say(`${await digest(mounts, workingDirectory, file)}  ${file}`);
      }
    } catch (error) {
      if (!(error instanceof ContainerFileError)) {
        throw error;
      }
      say(`sha256sum: ${file}: ${error.message}`);
      good = false;
    }
  }
  return { exitCode: good ? 0 : 1, output: lines.join("") };
}

function parse(commandArguments: readonly string[]): Options | string {
  const options: Options = {
    check: false,
    strict: false,
    quiet: false,
    status: false,
    warn: false,
    ignoreMissing: false,
    files: [],
  };
  let onlyFiles = false;
  for (const argument of commandArguments) {
    if (onlyFiles || !argument.startsWith("-") || argument === "-") {
      options.files.push(argument);
    } else if (argument === "--") {
      onlyFiles = true;
    } else {
      const flag = FLAGS[argument];
      if (flag === undefined) {
        return `unrecognized option '${argument}'`;
      }
      if (flag === "status" || flag === "quiet" || flag === "warn") {
        // Of these three the last one counts.
        options.status = options.quiet = options.warn = false;
      }
      if (flag !== "mode") {
        options[flag] = true;
      }
    }
  }
  return options;
}

/** Checks every line of a digest list; true where all that counts is in order. */
async function checkList(
  list: string,
  options: Options,
  mounts: readonly Mount[],
  workingDirectory: string,
  say: (line: string) => void,
): Promise<boolean> {
  const text = (await readAll(mounts, workingDirectory, list)).toString("utf8");
  let formatted = 0;
  let misformatted = 0;
  let unread = 0;
  let mismatched = 0;
  let matched = 0;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const entry = parseLine(line.replace(/\r$/, ""));
    if (entry === undefined) {
      if (line !== "" && !line.startsWith("#")) {
        misformatted++;
        if (options.warn) {
          say(`sha256sum: ${list}: ${index + 1}: improperly formatted SHA256 checksum line`);
        }
      }
      continue;
    }
    formatted++;
    let actual: string;
    try {
      actual = await digest(mounts, workingDirectory, entry.path);
    } catch (error) {
      if (!(error instanceof ContainerFileError)) {
        throw error;
      }
      if (options.ignoreMissing) {
        continue;
      }
      unread++;
      say(`sha256sum: ${entry.path}: ${error.message}`);
      if (!options.status) {
        say(`${entry.path}: FAILED open or read`);
      }
      continue;
    }
    if (actual === entry.digest) {
      matched++;
      if (!options.status && !options.quiet) {
        say(`${entry.path}: OK`);
      }
    } else {
      mismatched++;
      if (!options.status) {
        say(`${entry.path}: FAILED`);
      }
    }
  }
  if (formatted === 0) {
    say(`sha256sum: ${list}: no properly formatted checksum lines found`);
    return false;
  }
  if (!options.status) {
    warnOf(misformatted, "line is improperly formatted", "lines are improperly formatted", say);
    warnOf(unread, "listed file could not be read", "listed files could not be read", say);
    warnOf(mismatched, "computed checksum did NOT match", "computed checksums did NOT match", say);
    if (options.ignoreMissing && matched === 0) {
      say(`sha256sum: ${list}: no file was verified`);
    }
  }
  return (
    mismatched === 0 &&
    unread === 0 &&
    !(options.strict && misformatted > 0) &&
    !(options.ignoreMissing && matched === 0)
  );
}

function warnOf(count: number, one: string, many: string, say: (line: string) => void): void {
  if (count > 0) {
    say(`sha256sum: WARNING: ${count} ${count === 1 ? one : many}`);
  }
}

function parseLine(line: string): { digest: string; path: string } | undefined {
  const match = /^(\\?)([0-9a-fA-F]{64}) [ *](.+)$/.exec(line);
  const [, escaped, hex, path] = match ?? [];
  if (hex === undefined || path === undefined) {
    return undefined;
  }
  const unescape = (text: string): string =>
    text.replace(/\\([\\nr])/g, (_, letter) => ({ n: "\n", r: "\r" })[String(letter)] ?? "\\");
  return { digest: hex.toLowerCase(), path: escaped === "" ? path : unescape(path) };
}

async function digest(mounts: readonly Mount[], workingDirectory: string, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of openContainerFile(mounts, workingDirectory, path)) {
    hash.update(chunk as Buffer);
  }
  return hash.digest("hex");
}

async function readAll(mounts: readonly Mount[], workingDirectory: string, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of openContainerFile(mounts, workingDirectory, path)) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
