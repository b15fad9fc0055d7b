import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterAccess } from "../cluster-host";
import type { KubernetesObject } from "./objects";

/** A refusal by the API server. */
export class ApiError extends Error {
  constructor(
    /** HTTP status: 404 where the object or its kind does not exist, 409 on a conflict or where it exists already. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A small client of one API server: JSON over HTTPS with a client certificate, connections kept open.
 * (@kubernetes/client-node takes seconds to load its 2,500 modules, and opens a connection for each request; the whole
 * control plane here is ready in less.)
 *
 * Paths are those of the API, for example `/api/v1/namespaces/default/pods/x`; every call may throw ApiError.
 */
export interface KubernetesApi {
  get<T extends KubernetesObject>(path: string): Promise<T>;
  /** Like get, but undefined where there is no such object or kind. */
  find<T extends KubernetesObject>(path: string): Promise<T | undefined>;
  list<T extends KubernetesObject>(path: string): Promise<T[]>;
  /** Creates an object; an existing one of this name is left as it is. */
  create(path: string, object: KubernetesObject): Promise<void>;
  /** Server-side apply under our name, taking over fields of others. */
  apply(path: string, object: KubernetesObject | string): Promise<void>;
  /** Merge patch (RFC 7386): null removes a field. */
  merge(path: string, patch: object): Promise<void>;
  /** Strategic merge patch: lists with a key, such as conditions, are merged by it. */
  mergeLists(path: string, patch: object): Promise<void>;
  replace(path: string, object: KubernetesObject): Promise<void>;
  /** Deletes an object if it exists; it may be gone only later. */
  remove(path: string, options?: { gracePeriodSeconds?: number; propagationPolicy?: string }): Promise<void>;
  /** Plain text of a path, such as `/readyz`. */
  text(path: string): Promise<string>;
  /** Lists a collection and follows its changes until it is closed. */
  follow<T extends KubernetesObject>(path: string, watcher: Watcher<T>): Following<T>;
  close(): void;
}

export interface Watcher<T> {
  /** An object that is there, is new or has changed. */
  seen(object: T): void;
  gone?(object: T): void;
}

export interface Following<T> {
  /** The collection as last seen, by `namespace/name`. */
  readonly objects: ReadonlyMap<string, T>;
  /** Resolves when the collection was listed for the first time. */
  readonly listed: Promise<void>;
  close(): void;
}

const FIELD_MANAGER = "local-cloud";
const REQUEST_MS = 30_000;
/** A watch is renewed this often; one that the server forgot is noticed by then. */
const WATCH_SECONDS = 240;

export function keyOf(object: KubernetesObject): string {
  return `${object.metadata.namespace ?? ""}/${object.metadata.name}`;
}

/** @param log told why a watch had to begin anew */
export function kubernetesApi(access: ClusterAccess, log: (line: string) => void): KubernetesApi {
  const agent = new Agent({
    keepAlive: true,
    ca: access.certificateAuthority,
    cert: access.clientCertificate,
    key: access.clientKey,
  });
  const followings = new Set<{ close(): void }>();

  function open(method: string, path: string, body?: string, contentType?: string, signal?: AbortSignal) {
    return new Promise<IncomingMessage>((resolve, reject) => {
      const headers: Record<string, string> = { accept: "application/json" };
      if (body !== undefined) {
        headers["content-type"] = contentType ?? "application/json";
        headers["content-length"] = String(Buffer.byteLength(body));
      }
      const sent = request(
        new URL(path, access.server),
        { method, agent, headers, ...(signal ? { signal } : {}) },
        resolve,
      );
      sent.on("error", reject);
      if (signal === undefined) {
        sent.setTimeout(REQUEST_MS, () => sent.destroy(new Error(`${method} ${path}: no answer in ${REQUEST_MS} ms`)));
      }
      sent.end(body);
    });
  }

  async function call(method: string, path: string, body?: string, contentType?: string): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const response = await open(method, path, body, contentType);
      const text = await read(response);
      const status = response.statusCode ?? 0;
      if (status < 300) {
        return text;
      }
      // The server is busy or a webhook is just starting: it says itself when to come again.
      const again = Number(response.headers["retry-after"]);
      if (status === 429 && again > 0 && attempt < 10) {
        await sleep(again * 1000);
        continue;
      }
      throw new ApiError(status, `${method} ${path}: ${messageOf(text)}`);
    }
  }

  const patch = async (path: string, body: object | string, type: string): Promise<void> => {
    await call("PATCH", path, typeof body === "string" ? body : JSON.stringify(body), `application/${type}`);
  };

  function follow<T extends KubernetesObject>(path: string, watcher: Watcher<T>): Following<T> {
    const objects = new Map<string, T>();
    const closing = new AbortController();
    const { signal } = closing;
    let firstListed: () => void = () => undefined;
    const listed = new Promise<void>((resolve) => (firstListed = resolve));

    function take(type: string, object: T): void {
      if (type === "DELETED") {
        objects.delete(keyOf(object));
        watcher.gone?.(object);
      } else {
        objects.set(keyOf(object), object);
        watcher.seen(object);
      }
    }

    async function listAndWatch(): Promise<void> {
      const found = JSON.parse(await call("GET", path)) as { items: T[]; metadata: { resourceVersion: string } };
      const keys = new Set(found.items.map(keyOf));
      for (const [key, object] of objects) {
        if (!keys.has(key)) {
          take("DELETED", object);
        }
      }
      for (const object of found.items) {
        if (objects.get(keyOf(object))?.metadata.resourceVersion !== object.metadata.resourceVersion) {
          take("ADDED", object);
        }
      }
      firstListed();
      const mark = path.includes("?") ? "&" : "?";
      let version = found.metadata.resourceVersion;
      for (;;) {
        const query = `watch=1&allowWatchBookmarks=true&timeoutSeconds=${WATCH_SECONDS}&resourceVersion=${version}`;
        const response = await open("GET", `${path}${mark}${query}`, undefined, undefined, signal);
        if (response.statusCode !== 200) {
          throw new ApiError(response.statusCode ?? 0, await read(response));
        }
        for await (const line of createInterface(response)) {
          const event = JSON.parse(line) as { type: string; object: T };
          if (event.type === "ERROR") {
            throw new Error(JSON.stringify(event.object)); // the version is too old: list again
          }
          version = event.object.metadata.resourceVersion ?? version;
          if (event.type !== "BOOKMARK") {
            take(event.type, event.object);
          }
        }
      }
    }

    async function run(): Promise<void> {
      for (let pauseMs = 50; !signal.aborted; pauseMs = Math.min(2000, pauseMs * 2)) {
        const began = Date.now();
        try {
          await listAndWatch();
        } catch (error) {
          // The API server ended or was started again, or our version is too old.
          if (followings.has(following)) {
            log(`watch of ${path} begins anew: ${String(error)}`);
          }
        }
        if (Date.now() - began > 5000) {
          pauseMs = 50;
        }
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }

    const following = {
      objects,
      listed,
      close() {
        closing.abort();
        followings.delete(following);
      },
    };
    followings.add(following);
    void run();
    return following;
  }

  return {
    get: async <T extends KubernetesObject>(path: string) => JSON.parse(await call("GET", path)) as T,
    async find<T extends KubernetesObject>(path: string) {
      try {
        return JSON.parse(await call("GET", path)) as T;
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) {
          return undefined;
        }
        throw error;
      }
    },
    list: async <T extends KubernetesObject>(path: string) =>
      (JSON.parse(await call("GET", path)) as { items: T[] }).items,
    async create(path, object) {
      await ignoring(409, call("POST", `${path}?fieldManager=${FIELD_MANAGER}`, JSON.stringify(object)));
    },
    async apply(path, object) {
      await patch(`${path}?fieldManager=${FIELD_MANAGER}&force=true`, object, "apply-patch+yaml");
    },
    async merge(path, body) {
      await patch(path, body, "merge-patch+json");
    },
    async mergeLists(path, body) {
      await patch(path, body, "strategic-merge-patch+json");
    },
    async replace(path, object) {
      await call("PUT", path, JSON.stringify(object));
    },
    async remove(path, options = {}) {
      await ignoring(
        404,
        call("DELETE", path, JSON.stringify({ kind: "DeleteOptions", apiVersion: "v1", ...options })),
      );
    },
    text: (path) => call("GET", path),
    follow,
    close() {
      for (const following of followings) {
        following.close();
      }
      agent.destroy();
    },
  };
}

async function ignoring(status: number, answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === status)) {
      throw error;
    }
  }
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function messageOf(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? body;
  } catch {
    return body.slice(0, 500);
  }
}
