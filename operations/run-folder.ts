import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import {
  LogReader,
  readRankTable,
  readRun,
  readRunRecord,
  type FileReading,
  type RankedNode,
  type RunReading,
  type RunRecord,
} from "../training-logs";
import { fileError } from "./text-lines";

/** Ends of the names of logs. */
const LOG_NAME = /\.(?:log|out|txt|err)$|^trainer_log\.jsonl$/;

/** Names of rank tables: as the cluster mounts them, and as people save them. */
const RANK_TABLE_NAME = /(?:hccl|rank[-_]?table)[^/]*\.json$/i;

/** Folders with weights or prepared data, which have no logs in them and may have very many files. */
const NO_LOGS = /^(?:checkpoint-\d+|iter_\d+|release|mp_rank_\d+.*|node_modules|\.git|\.ipynb_checkpoints)$/;

/** Folders below the run's that are looked into. */
const DEPTH = 4;

/** Bytes that are read at once. */
const PIECE_BYTES = 1 << 20;

/** Numbers of a run that its user knows better than its files. */
export type Given = Pick<RunRecord, "seqLenTokens" | "globalBatchSize" | "nodes" | "npusPerNode">;

/** All files below a folder, as paths relative to it, in the order of their names. */
function filesBelow(folder: string, depth: number): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) {
      if (depth === 0 || NO_LOGS.test(entry.name)) return [];
      return filesBelow(join(folder, entry.name), depth - 1).map((file) => `${entry.name}/${file}`);
    }
    return entry.isFile() || entry.isSymbolicLink() ? [entry.name] : [];
  });
}

/** Reads one log as a stream, so that its size does not matter. Rejects where it cannot be read. */
export async function readLogFile(folder: string, file: string): Promise<FileReading> {
  const reader = new LogReader(file);
  for await (const piece of createReadStream(join(folder, file), { highWaterMark: PIECE_BYTES })) {
    reader.push(piece as Uint8Array);
  }
  return reader.end();
}

function ranksIn(folder: string, files: readonly string[]): RankedNode[] {
  for (const file of files.filter((name) => RANK_TABLE_NAME.test(name))) {
    const ranks = readRankTable(readFileSync(join(folder, file), "utf8"));
    if (ranks !== undefined) return ranks;
  }
  return [];
}

/** The record of a run: `run.json` of its folder, or of the one above where the folder of the logs is given. */
function recordOf(folder: string): RunRecord {
  const paths = [join(folder, "run.json"), join(dirname(folder), "run.json")];
  const path = paths.find(existsSync);
  const record = path === undefined ? undefined : readRunRecord(readFileSync(path, "utf8"));
  return { name: basename(folder), ...record };
}

/**
 * Reads the folder of a run: its logs, `run.json`, its rank table. A file that cannot be read is named in the result and
 * keeps no other from being read.
 *
 * @param folder folder of the run, or of its logs
 * @param given numbers that replace those of `run.json`
 */
export async function readRunFolder(folder: string, given: Given = {}): Promise<RunReading> {
  const all = filesBelow(folder, DEPTH);
  const files: FileReading[] = [];
  const unread: { file: string; reason: string }[] = [];
  for (const file of all.filter((name) => LOG_NAME.test(basename(name)))) {
    try {
      files.push(await readLogFile(folder, file));
    } catch (error) {
      unread.push({ file, reason: fileError(file, error).replace(`${file}: `, "") });
    }
  }
  return readRun({ files, record: { ...recordOf(folder), ...given }, ranks: ranksIn(folder, all), unread });
}

/** Whether a folder is that of one run: it has a record, or logs of its own. */
function isRun(folder: string): boolean {
  return (
    existsSync(join(folder, "run.json")) ||
    existsSync(join(folder, "logs")) ||
    readdirSync(folder).some((name) => LOG_NAME.test(name) && statSync(join(folder, name)).isFile())
  );
}

/** The folders of runs: the folder itself, or those in it where it holds several, as the folder of all results does. */
export function runFoldersIn(folder: string): string[] {
  if (isRun(folder)) return [folder];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
  return below.filter(isRun);
}

/** A path below a folder, as it is shown. */
export function shownPath(folder: string, path: string): string {
  return relative(folder, path) || ".";
}
