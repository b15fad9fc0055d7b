import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { FETCH_ANNOTATION } from "../../components/fetch-script";
import { expandReferences } from "./container-environment";
import type { Mount } from "./container-files";
import { type ContainerProcess, startProcess } from "./container-process";
import type { Container, Pod } from "./objects";
import type { VolumeSources } from "./volumes";

/** How much of what a container says is kept, in bytes. */
const OUTPUT_BYTES = 1024 * 1024;

/** A container whose command runs on this machine. */
export interface StandInContainer extends ContainerProcess {
  /** Writes anew what the ConfigMaps and Secrets of its volumes hold now. */
  refresh(mounts: readonly Mount[]): void;
}

/**
 * The container of a pod whose command is run with stand-ins: the only one of a pod of a Volcano job that has a fingerprint,
 * that is, of a job that runs to its end.
 */
export function standInContainer(pod: Pod): Container | undefined {
  const ofJob =
    pod.metadata.ownerReferences?.some(({ apiVersion }) => apiVersion.startsWith("batch.volcano.sh/")) ?? false;
  const [container, ...others] = pod.spec.containers;
  return ofJob && others.length === 0 && pod.metadata.annotations?.[FETCH_ANNOTATION] !== undefined
    ? container
    : undefined;
}

/**
 * Runs the command of a container on this machine: programs of a folder are found first, and where the container would see the
 * share or the files of a ConfigMap, it is given folders of this machine, by replacing the paths of the mounts in command,
 * variables and those files.
 *
 * @param programs folder with stand-ins for the programs of the image
 * @param address IPv4 address of the node
 */
export function startStandIn(
  pod: Pod,
  container: Container,
  mounts: readonly Mount[],
  sources: Pick<VolumeSources, "secrets" | "configMaps">,
  { programs, address }: { programs: string; address: string },
): StandInContainer {
  const files = mkdtempSync(join(tmpdir(), "container-files-"));
  const places = placesOf(mounts, files);
  const here = (text: string): string =>
    places.reduce((all, { mountPath, path }) => all.replaceAll(mountPath, path), text);
  const refresh = (now: readonly Mount[]): void => {
    for (const [index, { source, mountPath }] of now.entries()) {
      if (!("files" in source)) continue;
      const place = places.find((one) => one.mountPath === mountPath)?.path ?? join(files, String(index));
      for (const [name, content] of source.files)
        writeChanged(name === "" ? place : join(place, name), here(content.toString("utf8")));
    }
  };
  for (const { source } of mounts) if ("folder" in source) mkdirSync(source.folder, { recursive: true });
  refresh(mounts);
  writeFileSync(join(files, "routes"), routesOf(address));
  const variables = variablesOf(pod, container, sources, address);
  const words = [...(container.command ?? []), ...(container.args ?? [])].map((word) =>
    expandReferences(word, variables),
  );
  const [program = "/bin/sh", ...args] = words.map(here);
  const running = startProcess({
    program,
    args,
    environment: {
      PATH: [programs, process.env["PATH"] ?? ""].join(delimiter),
      HOSTNAME: pod.spec.hostNetwork === true ? (pod.spec.nodeName ?? "") : pod.metadata.name,
      NETWORK_ROUTES: join(files, "routes"),
      ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, here(value)])),
    },
    keptBytes: OUTPUT_BYTES,
    ended: () => {
      rmSync(files, { recursive: true, force: true });
    },
  });
  return { ...running, refresh };
}

/** Where each mount is on this machine; the longest paths first, so that of nested mounts the inner one is replaced. */
function placesOf(mounts: readonly Mount[], files: string): { mountPath: string; path: string }[] {
  return mounts
    .map(({ mountPath, source }, index) => ({
      mountPath,
      path: "folder" in source ? source.folder.replace(/\/+$/, "") : join(files, String(index)),
    }))
    .sort((a, b) => b.mountPath.length - a.mountPath.length);
}

function writeChanged(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    if (readFileSync(path, "utf8") === content) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  writeFileSync(path, content);
}

/** The variables of a container with all that they refer to. */
function variablesOf(
  pod: Pod,
  container: Container,
  { secrets, configMaps }: Pick<VolumeSources, "secrets" | "configMaps">,
  address: string,
): Record<string, string> {
  const namespace = pod.metadata.namespace ?? "";
  const variables: Record<string, string> = {};
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    Object.assign(variables, configMaps.get(`${namespace}/${configMapRef?.name ?? ""}`)?.data);
    const encoded = secrets.get(`${namespace}/${secretRef?.name ?? ""}`)?.data ?? {};
    for (const [name, value] of Object.entries(encoded)) variables[name] = decoded(value);
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    const { fieldRef, secretKeyRef, configMapKeyRef } = valueFrom ?? {};
    if (fieldRef !== undefined) variables[name] = fieldOf(pod, fieldRef.fieldPath, address);
    else if (secretKeyRef !== undefined)
      variables[name] = decoded(secrets.get(`${namespace}/${secretKeyRef.name ?? ""}`)?.data?.[secretKeyRef.key ?? ""]);
    else if (configMapKeyRef !== undefined)
      variables[name] =
        configMaps.get(`${namespace}/${configMapKeyRef.name ?? ""}`)?.data?.[configMapKeyRef.key ?? ""] ?? "";
    else variables[name] = expandReferences(value ?? "", variables);
  }
  return variables;
}

function decoded(base64 = ""): string {
  return Buffer.from(base64, "base64").toString("utf8");
}

/** A field of a pod, as the downward API gives it. */
function fieldOf({ metadata, spec }: Pod, path: string, address: string): string {
  const key = /^metadata\.(annotations|labels)\['(.*)'\]$/.exec(path);
  if (key !== null) return (key[1] === "labels" ? metadata.labels : metadata.annotations)?.[key[2] ?? ""] ?? "";
  const fields: Record<string, string | undefined> = {
    "metadata.name": metadata.name,
    "metadata.namespace": metadata.namespace,
    "metadata.uid": metadata.uid,
    "spec.nodeName": spec.nodeName,
    "status.hostIP": address,
    "status.podIP": address,
  };
  return fields[path] ?? "";
}

/** Routes of a node as /proc/net/route has them: its address lies in the network of its one interface. */
function routesOf(address: string): string {
  const bytes = address.split(".").map(Number);
  const hex = (numbers: number[]): string =>
    [...numbers]
      .reverse()
      .map((byte) => byte.toString(16).padStart(2, "0").toUpperCase())
      .join("");
  const [first = 0, second = 0] = bytes;
  return [
    "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT",
    `eth0 00000000 ${hex([first, second, 0, 1])} 0003 0 0 100 00000000 0 0 0`,
    `eth0 ${hex([first, second, 0, 0])} 00000000 0001 0 0 100 ${hex([255, 255, 0, 0])} 0 0 0`,
    "",
  ].join("\n");
}
