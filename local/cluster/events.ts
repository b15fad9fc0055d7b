import { randomBytes } from "node:crypto";
import { keyOf, type KubernetesApi } from "./api";
import type { KubernetesObject } from "./objects";

/** Writes Kubernetes Events; the same message about the same object is written once, until it is cleared. */
export interface EventWriter {
  warn(object: KubernetesObject, reason: string, message: string): void;
  /** Forgets what was said about an object, so that it can be said again. */
  clear(object: KubernetesObject): void;
}

/** @param component who speaks, for example `kubelet` */
export function eventWriter(api: KubernetesApi, component: string, log: (line: string) => void): EventWriter {
  const said = new Map<string, string>();
  const nameOf = (object: KubernetesObject): string => `${object.kind ?? ""} ${keyOf(object)}`;
  return {
    warn(object, reason, message) {
      if (said.get(nameOf(object)) === message) {
        return;
      }
      said.set(nameOf(object), message);
      log(`${nameOf(object)}: ${reason}: ${message}`);
      const now = new Date();
      const namespace = object.metadata.namespace ?? "default";
      const event = {
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: `${object.metadata.name}.${randomBytes(8).toString("hex")}`, namespace },
        involvedObject: {
          apiVersion: object.apiVersion,
          kind: object.kind,
          name: object.metadata.name,
          namespace: object.metadata.namespace,
          uid: object.metadata.uid,
        },
        type: "Warning",
        reason,
        message,
        source: { component },
        count: 1,
        firstTimestamp: now.toISOString().replace(/\.\d+/, ""),
        lastTimestamp: now.toISOString().replace(/\.\d+/, ""),
      };
      api.create(`/api/v1/namespaces/${namespace}/events`, event).catch((error: unknown) => {
        log(`event about ${nameOf(object)} was not written: ${String(error)}`);
      });
    },
    clear(object) {
      said.delete(nameOf(object));
    },
  };
}
