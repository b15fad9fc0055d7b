import { mkdirSync } from "node:fs";
import { join, posix } from "node:path";
import { FETCH_COMMAND } from "../../components/fetch-script";
import { type ContainerProcess, startProcess } from "./container-process";
import type { Mount } from "./container-files";
import type { Container, Pod } from "./objects";
import type { VolumeSources } from "./volumes";

/** How much of what it says is kept: the end. */
const OUTPUT_BYTES = 64 * 1024;

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
): ContainerProcess {
  for (const { source } of mounts) if ("folder" in source) mkdirSync(source.folder, { recursive: true });
  const [program = "", ...args] = FETCH_COMMAND;
  return startProcess({
    program,
    args,
    environment: {
      ...Object.fromEntries(
        variablesOf(pod, container, sources).map(([key, value]) => [key, onThisMachine(value, mounts)]),
      ),
      HOSTNAME: pod.metadata.name,
    },
    keptBytes: OUTPUT_BYTES,
  });
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
