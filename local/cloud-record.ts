import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClusterPrograms } from "./cluster/control-plane";
import type { Account } from "./account";
import { isRunning, type ProcessRecord } from "./process-identity";
import { readWhole, writeWhole } from "./whole-file";

/** What is written down about the local cloud of one state directory: `local-cloud.json`, for the owner's eyes only. */
export interface CloudRecord {
  account: Account;
  /** Loopback port of the emulator; kept over restarts where it is free, so that a shell's HTTP_PROXY stays right. */
  port?: number;
  /** The process that is the local cloud, if it was not stopped. */
  daemon?: ProcessRecord;
  /** Whether that process answers. */
  ready?: boolean;
  /** Programs that it runs clusters with. */
  programs?: ClusterPrograms;
  /** Fingerprint of the code that it runs, by codeFingerprint. */
  code?: string;
}

/** Fingerprint of the sources of the local cloud: a process that runs older ones is started again. */
export function codeFingerprint(): string {
  const hash = createHash("sha256");
  const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  for (const file of files.sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(__dirname, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

export function cloudRecordPath(directory: string): string {
  return join(directory, "local-cloud.json");
}

export function readRecord(directory: string): CloudRecord | undefined {
  const text = readWhole(cloudRecordPath(directory));
  return text === undefined ? undefined : (JSON.parse(text) as CloudRecord);
}

export function writeRecord(directory: string, record: CloudRecord): void {
  writeWhole(cloudRecordPath(directory), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** The daemon on record if it still runs, and not another process that got its number. */
export function runningDaemon(record: CloudRecord | undefined): ProcessRecord | undefined {
  return record?.daemon !== undefined && isRunning(record.daemon) ? record.daemon : undefined;
}
