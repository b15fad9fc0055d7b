import { join, posix } from "node:path";
import type { ConfigMap, Container, PersistentVolume, PersistentVolumeClaim, Pod, Secret, Volume } from "./objects";
import type { Shares } from "../cluster-host";
import type { Mount } from "./container-files";

/** CSI driver of SFS Turbo in the everest add-on; `volumeHandle` of its volumes is the id of the file system. */
export const SFS_TURBO_DRIVER = "sfsturbo.csi.everest.io";
/** Attribute of such a volume: address and folder of the export, `<address>:/<folder>`. */
const EXPORT_LOCATION = "everest.io/share-export-location";
/** Attribute of a volume of one directory: the id of the file system; the handle is then a name of its own. */
const SHARE_ID = "everest.io/sfsturbo-share-id";

/** Id of the file system that a volume of SFS Turbo is of. */
function shareIdOf(csi: NonNullable<PersistentVolume["spec"]["csi"]>): string {
  return csi.volumeAttributes?.[SHARE_ID] ?? csi.volumeHandle;
}

/** What volumes and variables of pods are made of, looked up by `namespace/name`. */
export interface VolumeSources {
  configMaps: ReadonlyMap<string, ConfigMap>;
  secrets: ReadonlyMap<string, Secret>;
  claims: ReadonlyMap<string, PersistentVolumeClaim>;
  /** By `/name`: volumes have no namespace. */
  volumes: ReadonlyMap<string, PersistentVolume>;
  shares: Shares;
}

/** A reason why a container cannot start, in the kubelet's words. */
export interface Obstacle {
  reason: "FailedMount" | "Failed";
  message: string;
}

/**
 * The folder of this machine that is the content of a volume.
 *
 * @returns undefined where the volume is not of SFS Turbo, or its file system does not exist
 */
export function folderOf(volume: PersistentVolume, shares: Shares): string | undefined {
  const csi = volume.spec.csi;
  if (csi?.driver !== SFS_TURBO_DRIVER) {
    return undefined;
  }
  const share = shares.shareFolder(shareIdOf(csi));
  const location = csi.volumeAttributes?.[EXPORT_LOCATION] ?? "";
  const exported = location.includes(":") ? location.slice(location.indexOf(":") + 1) : "/";
  return share === undefined ? undefined : join(share, posix.resolve("/", exported));
}

/** Everything that keeps the containers of a pod from starting. */
export function obstaclesOf(pod: Pod, sources: VolumeSources): Obstacle[] {
  const namespace = pod.metadata.namespace ?? "";
  const obstacles: Obstacle[] = [];
  for (const volume of pod.spec.volumes ?? []) {
    for (const problem of volumeProblems(volume, namespace, sources)) {
      obstacles.push({
        reason: "FailedMount",
        message: `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`,
      });
    }
  }
  for (const container of [...(pod.spec.initContainers ?? []), ...pod.spec.containers]) {
    for (const problem of variableProblems(container, namespace, sources)) {
      obstacles.push({ reason: "Failed", message: `Error: ${problem}` });
    }
  }
  return obstacles;
}

/** What a container sees where; volumes without content that could be read (empty folders, tokens) are left out. */
export function mountsOf(pod: Pod, container: Container, sources: VolumeSources): Mount[] {
  const namespace = pod.metadata.namespace ?? "";
  const volumes = new Map((pod.spec.volumes ?? []).map((volume) => [volume.name, volume]));
  const mounts: Mount[] = [];
  for (const { name, mountPath, subPath = "" } of container.volumeMounts ?? []) {
    const volume = volumes.get(name);
    const claim = volume?.persistentVolumeClaim;
    if (claim !== undefined) {
      const persistent = sources.volumes.get(
        `/${sources.claims.get(`${namespace}/${claim.claimName}`)?.spec.volumeName ?? ""}`,
      );
      const folder = persistent === undefined ? undefined : folderOf(persistent, sources.shares);
      if (folder !== undefined) {
        mounts.push({ mountPath, source: { folder: join(folder, posix.resolve("/", subPath)) } });
      }
    }
    const files = volume === undefined ? undefined : filesOf(volume, namespace, sources);
    const single = subPath === "" ? undefined : files?.get(subPath);
    if (single !== undefined) {
      mounts.push({ mountPath, source: { files: new Map([["", single]]) } });
    } else if (files !== undefined) {
      mounts.push({ mountPath, source: { files } });
    }
  }
  return mounts;
}

/** The files that a ConfigMap or Secret puts into a volume. */
function filesOf(volume: Volume, namespace: string, sources: VolumeSources): Map<string, Buffer> | undefined {
  const reference = volume.configMap ?? volume.secret;
  if (reference === undefined) {
    return undefined;
  }
  const content = new Map<string, Buffer>();
  if (volume.configMap !== undefined) {
    const configMap = sources.configMaps.get(`${namespace}/${volume.configMap.name ?? ""}`);
    for (const [key, text] of Object.entries(configMap?.data ?? {})) {
      content.set(key, Buffer.from(text, "utf8"));
    }
    for (const [key, base64] of Object.entries(configMap?.binaryData ?? {})) {
      content.set(key, Buffer.from(base64, "base64"));
    }
  } else {
    const secret = sources.secrets.get(`${namespace}/${volume.secret?.secretName ?? ""}`);
    for (const [key, base64] of Object.entries(secret?.data ?? {})) {
      content.set(key, Buffer.from(base64, "base64"));
    }
  }
  if (reference.items === undefined) {
    return content;
  }
  const chosen = new Map<string, Buffer>();
  for (const { key, path } of reference.items) {
    const file = content.get(key);
    if (file !== undefined) {
      chosen.set(path, file);
    }
  }
  return chosen;
}

function volumeProblems(volume: Volume, namespace: string, sources: VolumeSources): string[] {
  const problems: string[] = [];
  const need = (kind: "configmap" | "secret", name = "", optional = false): void => {
    if (!optional && !exists(kind, namespace, name, sources)) {
      problems.push(`${kind} "${name}" not found`);
    }
  };
  if (volume.configMap !== undefined) {
    need("configmap", volume.configMap.name, volume.configMap.optional);
  }
  if (volume.secret !== undefined) {
    need("secret", volume.secret.secretName, volume.secret.optional);
  }
  for (const source of volume.projected?.sources ?? []) {
    if (source.configMap !== undefined) {
      need("configmap", source.configMap.name, source.configMap.optional);
    }
    if (source.secret !== undefined) {
      need("secret", source.secret.name, source.secret.optional);
    }
  }
  if (volume.persistentVolumeClaim !== undefined) {
    const claim = sources.claims.get(`${namespace}/${volume.persistentVolumeClaim.claimName}`);
    const persistent = sources.volumes.get(`/${claim?.spec.volumeName ?? ""}`);
    if (persistent === undefined) {
      problems.push(`persistentvolumeclaim "${volume.persistentVolumeClaim.claimName}" is not bound`);
    } else if (folderOf(persistent, sources.shares) === undefined) {
      problems.push(missingShare(persistent));
    }
  }
  return problems;
}

/** Why a volume has no content. */
export function missingShare(volume: PersistentVolume): string {
  const csi = volume.spec.csi;
  return csi?.driver === SFS_TURBO_DRIVER
    ? `persistentvolume "${volume.metadata.name}": spec.csi.volumeHandle: there is no SFS Turbo file system "${shareIdOf(csi)}"`
    : `persistentvolume "${volume.metadata.name}": spec.csi.driver: only ${SFS_TURBO_DRIVER} is simulated, got "${csi?.driver ?? ""}"`;
}

function variableProblems(container: Container, namespace: string, sources: VolumeSources): string[] {
  const problems: string[] = [];
  const need = (
    kind: "configmap" | "secret",
    reference?: { name?: string; key?: string; optional?: boolean },
  ): void => {
    if (reference === undefined || reference.optional === true) {
      return;
    }
    const { name = "", key } = reference;
    if (!exists(kind, namespace, name, sources)) {
      problems.push(`${kind} "${name}" not found`);
    } else if (key !== undefined && !hasKey(kind, namespace, name, key, sources)) {
      problems.push(`couldn't find key ${key} in ${kind} ${namespace}/${name}`);
    }
  };
  for (const { valueFrom } of container.env ?? []) {
    need("configmap", valueFrom?.configMapKeyRef);
    need("secret", valueFrom?.secretKeyRef);
  }
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    need("configmap", configMapRef);
    need("secret", secretRef);
  }
  return problems;
}

function exists(kind: "configmap" | "secret", namespace: string, name: string, sources: VolumeSources): boolean {
  return (kind === "configmap" ? sources.configMaps : sources.secrets).has(`${namespace}/${name}`);
}

function hasKey(
  kind: "configmap" | "secret",
  namespace: string,
  name: string,
  key: string,
  sources: VolumeSources,
): boolean {
  const object = (kind === "configmap" ? sources.configMaps : sources.secrets).get(`${namespace}/${name}`);
  return object?.data?.[key] !== undefined;
}
