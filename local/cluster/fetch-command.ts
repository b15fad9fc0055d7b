import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { FETCH_COMMAND } from "../../components/fetch-script";
import type { CommandResult } from "./checksum-command";
import type { Mount } from "./container-files";
import type { Container, Pod } from "./objects";
import type { VolumeSources } from "./volumes";

/** How much of what it says is kept: the end. */
const OUTPUT_BYTES = 64 * 1024;

/** Variables of this machine that the program needs here: where programs are, and how requests get out. */
const INHERITED = ["PATH", "http_proxy", "https_proxy", "no_proxy", "CURL_CA_BUNDLE", "SSL_CERT_FILE"];

/** A fetch that is under way. */
export interface RunningFetch {
  /** How it ended; never rejected. */
  readonly result: Promise<CommandResult>;
  /** Ends it as the kubelet ends a container: the program is asked, and what it leaves behind is killed. */
  stop(): void;
}

/**
 * The container of a pod that fetches data: the only one of a pod of a batch/v1 Job, and its command is the fetch script, letter
 * by letter. No other program is ever run for a pod, whatever its image and its command are.
 */
export function fetchContainer(pod: Pod): Container | undefined {
  const ofJob =
    pod.metadata.ownerReferences?.some(({ apiVersion, kind }) => apiVersion === "batch/v1" && kind === "Job") ?? false;
  const [container, ...others] = pod.spec.containers;
  const words = [...(container?.command ?? []), ...(container?.args ?? [])];
  const same = words.length === FETCH_COMMAND.length && words.every((word, index) => word === FETCH_COMMAND[index]);
  return ofJob && others.length === 0 && same ? container : undefined;
}

/**
 * Runs the fetch script of a container on this machine, with the folder of the share where the container would see the mount.
 * Paths reach the script by its variables only, so it is these that are turned into paths of this machine.
 */
export function startFetch(
  pod: Pod,
  container: Container,
  mounts: readonly Mount[],
  sources: Pick<VolumeSources, "secrets" | "configMaps">,
): RunningFetch {
  const scratch = mkdtempSync(join(tmpdir(), "fetch-"));
  for (const { source } of mounts) if ("folder" in source) mkdirSync(source.folder, { recursive: true });
  const [program = "", ...args] = FETCH_COMMAND;
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const child = spawn(program, args, {
    cwd: scratch,
    env: {
      ...Object.fromEntries(inherited),
      ...Object.fromEntries(
        variablesOf(pod, container, sources).map(([key, value]) => [key, onThisMachine(value, mounts)]),
      ),
      HOME: scratch,
      TMPDIR: scratch,
      HOSTNAME: pod.metadata.name,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that it can be ended with all that it started.
    detached: true,
  });
  let output = Buffer.alloc(0);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output = Buffer.concat([output, chunk]).subarray(-OUTPUT_BYTES)));
  }
  const result = new Promise<CommandResult>((resolve) => {
    child.on("error", (error) => {
      resolve({ exitCode: 127, output: `${program}: ${error.message}\n` });
    });
    child.on("exit", () => {
      if (child.pid !== undefined) killGroup(child.pid);
    });
    child.on("close", (code) => {
      resolve({ exitCode: code ?? 137, output: output.toString("utf8") });
    });
  }).finally(() => {
    rmSync(scratch, { recursive: true, force: true });
  });
  return {
    result,
    stop() {
      child.kill("SIGTERM");
    },
  };
}

/** Ends what a program has left behind in its process group. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    // Nothing was left.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Variables of a container with the values of the ConfigMaps and Secrets that they name. */
function variablesOf(
  pod: Pod,
  container: Container,
  { secrets, configMaps }: Pick<VolumeSources, "secrets" | "configMaps">,
): [string, string][] {
  const namespace = pod.metadata.namespace ?? "";
  return (container.env ?? []).map(({ name, value, valueFrom }) => {
    const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
    const secret = secrets.get(`${namespace}/${secretKeyRef?.name ?? ""}`)?.data?.[secretKeyRef?.key ?? ""];
    const text = configMaps.get(`${namespace}/${configMapKeyRef?.name ?? ""}`)?.data?.[configMapKeyRef?.key ?? ""];
    return [name, value ?? text ?? Buffer.from(secret ?? "", "base64").toString("utf8")];
  });
}

/** A path of the container as a path of this machine, where it lies in the share; any other value as it is. */
function onThisMachine(value: string, mounts: readonly Mount[]): string {
  for (const { mountPath, source } of mounts) {
    const below = posix.relative(mountPath, value);
    if ("folder" in source && posix.isAbsolute(value) && !below.startsWith("..")) return join(source.folder, below);
  }
  return value;
}
