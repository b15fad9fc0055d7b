import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { withLock } from "../tools/lock.mjs";
import { projectRoot } from "../tools/paths";
import type { Toolchain } from "../tools/toolchain";
import type { Account } from "./account";
import { codeFingerprint, readRecord, runningDaemon, writeRecord } from "./cloud-record";
import type { ClusterPrograms } from "./cluster/control-plane";
import { endOrphanedPlugins } from "./orphaned-plugins";
import { endProcess } from "./process-identity";
import { endRecorded, recordedProcesses } from "./processes";

/** A local cloud that runs. */
export interface LocalCloud extends Account {
  /** State directory: what it knows, its clusters, and the engine's state. */
  directory: string;
  /** The background process. */
  pid: number;
  /** Loopback port of the emulator, an HTTP proxy for `http://<service>.emulator.test/`. */
  port: number;
}

export interface StartOptions {
  directory: string;
  /** What clusters are run with. */
  toolchain: Pick<Toolchain, "kube" | "volcano" | "kwok" | "volcanoModule">;
  /** Receives a line for each thing that takes a moment. */
  report: (line: string) => void;
}

const START_SECONDS = 120;

/** Variables of the user's that the daemon has: those of every process, and the folder of programs for containers. */
const DAEMON_VARIABLES = ["PATH", "HOME", "TMPDIR", "TZ", "ASCEND_STACKS_STAND_INS"];
/** Clusters end in this time if the machine is not very busy. */
const STOP_MILLISECONDS = 30_000;
const LOG_BYTES = 16 * 1024 * 1024;

/**
 * Starts the local cloud of a state directory, or finds it running. Of several starts at once one does the work and the
 * others wait. What it knew when it was stopped or killed is there again, its clusters included.
 */
export async function startLocalCloud(options: StartOptions): Promise<LocalCloud> {
  const { directory, toolchain, report } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { kube, volcano, kwok, volcanoModule } = toolchain;
  const programs: ClusterPrograms = { kube, volcano, kwok, volcanoModule };
  return withStartLock(directory, report, async () => {
    const record = readRecord(directory);
    const running = runningDaemon(record);
    const same = JSON.stringify(record?.programs) === JSON.stringify(programs) && record?.code === codeFingerprint();
    if (running !== undefined && !same) {
      report("the local cloud that runs is of another version: starting it again");
      await endProcess(running, STOP_MILLISECONDS);
    }
    if (readLocalCloud(directory) === undefined) {
      await launch(directory, programs);
    }
    const cloud = readLocalCloud(directory);
    if (cloud === undefined) {
      throw new Error(`local cloud: ended right after its start; ${logHint(directory)}`);
    }
    return cloud;
  });
}

/**
 * Stops the local cloud of a state directory and every process that it started, and what killed engines left running;
 * all that it knows stays.
 *
 * @returns whether anything ran
 */
export async function stopLocalCloud(
  directory: string,
  report: (line: string) => void = () => undefined,
): Promise<boolean> {
  if (!existsSync(directory)) {
    return false;
  }
  return withStartLock(directory, report, async () => {
    const record = readRecord(directory);
    const daemon = runningDaemon(record);
    if (daemon !== undefined) {
      await endProcess(daemon, STOP_MILLISECONDS);
    }
    // What a daemon that was killed has left behind.
    const left = clusterFolders(directory).filter((folder) => recordedProcesses(folder).length > 0);
    await Promise.all(left.map((folder) => endRecorded(folder, 3000)));
    await endOrphanedPlugins(join(directory, "pulumi"));
    if (record?.daemon !== undefined) {
      const { account, port } = record;
      writeRecord(directory, { account, ...(port === undefined ? {} : { port }) });
    }
    return daemon !== undefined || left.length > 0;
  });
}

/** The local cloud of a state directory if it runs and answers. */
export function readLocalCloud(directory: string): LocalCloud | undefined {
  const record = readRecord(directory);
  const daemon = runningDaemon(record);
  if (record === undefined || daemon === undefined || record.ready !== true || record.port === undefined) {
    return undefined;
  }
  return { ...record.account, directory, pid: daemon.pid, port: record.port };
}

/** Folders of the local cloud's clusters, running or not. */
export function clusterFolders(directory: string): string[] {
  const clusters = join(directory, "clusters");
  return existsSync(clusters) ? readdirSync(clusters).map((name) => join(clusters, name)) : [];
}

/**
 * The variables with which the Huawei Cloud provider reaches a local cloud. The proxy's variable is in upper case: Go's
 * programs read it, while gRPC in Node.js, with which program and engine talk, reads only the one in lower case.
 */
export function localCloudEnvironment(
  cloud: LocalCloud,
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const exceptions: Record<string, string> = {};
  for (const name of ["NO_PROXY", "no_proxy"]) {
    const before = environment[name];
    const after = before === undefined ? undefined : exceptionsWithoutCloud(before);
    if (after !== undefined && after !== before) {
      exceptions[name] = after;
    }
  }
  return {
    HTTP_PROXY: `http://127.0.0.1:${cloud.port}`,
    ...exceptions,
    HW_ACCESS_KEY: cloud.accessKey,
    HW_SECRET_KEY: cloud.secretKey,
    HW_REGION_NAME: cloud.region,
  };
}

/** A list of hosts that need no proxy, without the entries that would keep the emulator's host names off its proxy. */
export function exceptionsWithoutCloud(list: string): string {
  const entries = list.split(",").map((entry) => entry.trim());
  const covers = (entry: string): boolean => {
    const domain = entry.replace(/^\*?\./, "").replace(/:\d+$/, "");
    return entry === "*" || domain === "test" || domain === "emulator.test" || domain.endsWith(".emulator.test");
  };
  return entries.filter((entry) => entry !== "" && !covers(entry)).join(",");
}

/** Starts the background process and waits until it answers. */
async function launch(directory: string, programs: ClusterPrograms): Promise<void> {
  const logFile = daemonLog(directory);
  if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES) {
    renameSync(logFile, `${logFile}.1`);
  }
  const output = openSync(logFile, "a", 0o600);
  const loader = pathToFileURL(require.resolve("tsx")).href;
  const program = join(projectRoot(), "local", "daemon.ts");
  const child = spawn(process.execPath, ["--import", loader, program, directory, JSON.stringify(programs)], {
    cwd: directory,
    detached: true,
    stdio: ["ignore", output, output],
    // None of the user's keys, proxies or clusters: the daemon talks to nobody but itself.
    env: Object.fromEntries(DAEMON_VARIABLES.map((name) => [name, process.env[name]])),
  });
  closeSync(output);
  child.unref();
  let ended: string | undefined;
  child.once("error", (error) => (ended = error.message));
  child.once("exit", (code, signal) => (ended = signal ?? `exit code ${code ?? 0}`));
  const deadline = Date.now() + START_SECONDS * 1000;
  while (readLocalCloud(directory) === undefined) {
    // Another daemon may have come before ours, from a start that was killed: then that one is waited for.
    if (ended !== undefined && runningDaemon(readRecord(directory)) === undefined) {
      throw new Error(`local cloud: did not start (${ended}); ${logHint(directory)}`);
    }
    if (Date.now() > deadline) {
      throw new Error(`local cloud: does not answer after ${START_SECONDS} s; ${logHint(directory)}`);
    }
    await sleep(50);
  }
}

function withStartLock<T>(directory: string, report: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const path = join(directory, "local-cloud.lock");
  return withLock(
    path,
    (pid) => {
      report(`process ${pid} is starting or stopping this local cloud; waiting for it`);
    },
    work,
  );
}

function daemonLog(directory: string): string {
  return join(directory, "daemon.log");
}

function logHint(directory: string): string {
  const text = existsSync(daemonLog(directory)) ? readFileSync(daemonLog(directory), "utf8") : "";
  return `${daemonLog(directory)} ends with:\n${text.trimEnd().split("\n").slice(-15).join("\n")}`;
}
