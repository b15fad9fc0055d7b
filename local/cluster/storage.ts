import type { PersistentVolume, PersistentVolumeClaim } from "./objects";
import type { Shares } from "../cluster-host";
import { ApiError, keyOf, type KubernetesApi } from "./api";
import { eventWriter } from "./events";
import { bytesOf } from "./quantity";
import { folderOf, missingShare } from "./volumes";

/** Binds claims to volumes as long as it is not closed. */
export interface VolumeBinder {
  close(): void;
}

const LOOK_AGAIN_MS = 500;
const COLLECTION = "/api/v1/persistentvolumes";

/**
 * Binds persistent volume claims to static volumes, in place of the controller manager's own binder, and for volumes of
 * SFS Turbo only when the file system exists: with that one, a claim would be Bound to a share that nobody created.
 */
export function startVolumeBinder(api: KubernetesApi, shares: Shares, log: (line: string) => void): VolumeBinder {
  const events = eventWriter(api, "everest-csi-controller", log);
  let closed = false;
  let wanted = false;
  let running = false;
  let pending = false;

  const claims = api.follow<PersistentVolumeClaim>("/api/v1/persistentvolumeclaims", { seen: look, gone: look });
  const volumes = api.follow<PersistentVolume>(COLLECTION, { seen: look, gone: look });
  const timer = setInterval(() => {
    if (pending) {
      look();
    }
  }, LOOK_AGAIN_MS);
  let listed = false;
  void Promise.all([claims.listed, volumes.listed]).then(() => {
    listed = true;
    look();
  });

  /** Runs the reconciliation, one at a time; a change during a run makes another one. */
  function look(): void {
    wanted = true;
    if (running || closed || !listed) {
      return;
    }
    running = true;
    wanted = false;
    reconcile()
      .catch((error: unknown) => {
        // Someone else was quicker, or the object is gone: look again with what the watch brings.
        if (!closed && !(error instanceof ApiError && (error.status === 404 || error.status === 409))) {
          log(`binding of volumes: ${String(error)}`);
        }
        pending = true;
      })
      .finally(() => {
        running = false;
        if (wanted) {
          look();
        }
      });
  }

  async function reconcile(): Promise<void> {
    pending = false;
    for (const volume of volumes.objects.values()) {
      await settleVolume(volume);
    }
    for (const claim of claims.objects.values()) {
      if (claim.status?.phase !== "Bound" && claim.metadata.deletionTimestamp === undefined) {
        await bind({ apiVersion: "v1", kind: "PersistentVolumeClaim", ...claim });
      }
    }
  }

  /** A new volume is Available when its share exists; one whose claim is gone is Released. */
  async function settleVolume(volume: PersistentVolume): Promise<void> {
    const phase = volume.status?.phase ?? "Pending";
    const reference = volume.spec.claimRef;
    const owner = claims.objects.get(`${reference?.namespace ?? ""}/${reference?.name ?? ""}`);
    if (phase === "Pending" && folderOf(volume, shares) !== undefined) {
      await setPhase(volume, "Available");
    } else if (phase === "Bound" && reference?.uid !== undefined && owner?.metadata.uid !== reference.uid) {
      await setPhase(volume, "Released");
    }
  }

  async function bind(claim: PersistentVolumeClaim): Promise<void> {
    const volume = volumeFor(claim, [...volumes.objects.values()]);
    if (volume === undefined) {
      pending = true;
      events.warn(claim, "FailedBinding", noVolume(claim));
      return;
    }
    if (folderOf(volume, shares) === undefined) {
      pending = true;
      events.warn(claim, "FailedBinding", missingShare(volume));
      events.warn({ apiVersion: "v1", kind: "PersistentVolume", ...volume }, "FailedBinding", missingShare(volume));
      return;
    }
    const { name, namespace = "", uid, resourceVersion } = claim.metadata;
    const claimRef = { apiVersion: "v1", kind: "PersistentVolumeClaim", name, namespace, uid, resourceVersion };
    await api.merge(`${COLLECTION}/${volume.metadata.name}`, { spec: { claimRef } });
    await setPhase(volume, "Bound");
    const path = `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}`;
    await api.merge(path, {
      metadata: { annotations: { "pv.kubernetes.io/bind-completed": "yes" } },
      spec: { volumeName: volume.metadata.name },
    });
    await api.merge(`${path}/status`, {
      status: { phase: "Bound", accessModes: volume.spec.accessModes, capacity: volume.spec.capacity },
    });
    events.clear(claim);
  }

  async function setPhase(volume: PersistentVolume, phase: string): Promise<void> {
    await api.merge(`${COLLECTION}/${volume.metadata.name}/status`, { status: { phase } });
  }

  return {
    close() {
      closed = true;
      clearInterval(timer);
      claims.close();
      volumes.close();
    },
  };
}

/** The volume that a claim gets: the one it names, the one that names it, else the smallest that fits. */
export function volumeFor(claim: PersistentVolumeClaim, volumes: PersistentVolume[]): PersistentVolume | undefined {
  const free = volumes.filter((volume) => isFor(volume, claim));
  const named = claim.spec.volumeName ?? "";
  if (named !== "") {
    return free.find((volume) => volume.metadata.name === named);
  }
  return (
    free.find((volume) => volume.spec.claimRef !== undefined) ??
    free.filter((volume) => fits(volume, claim)).sort((a, b) => sizeOf(a) - sizeOf(b))[0]
  );
}

/** Whether a volume is not another claim's. */
function isFor(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const reference = volume.spec.claimRef;
  if (volume.metadata.deletionTimestamp !== undefined || volume.status?.phase === "Released") {
    return false;
  }
  return (
    reference === undefined ||
    (`${reference.namespace ?? ""}/${reference.name ?? ""}` === keyOf(claim) &&
      (reference.uid === undefined || reference.uid === claim.metadata.uid))
  );
}

function fits(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const modes = volume.spec.accessModes ?? [];
  return (
    (volume.spec.storageClassName ?? "") === (claim.spec.storageClassName ?? "") &&
    (claim.spec.accessModes ?? []).every((mode) => modes.includes(mode)) &&
    sizeOf(volume) >= bytesOf(claim.spec.resources?.requests?.storage ?? "0")
  );
}

function sizeOf(volume: PersistentVolume): number {
  return bytesOf(volume.spec.capacity?.storage ?? "0");
}

function noVolume(claim: PersistentVolumeClaim): string {
  const named = claim.spec.volumeName ?? "";
  return named === ""
    ? "no persistent volume fits this claim's storageClassName, accessModes and size; volumes are not made on demand here"
    : `spec.volumeName: persistentvolume "${named}" does not exist or is bound to another claim`;
}
