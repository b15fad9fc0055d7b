import { z } from "zod";
import type { Target } from "./host-name";

const matching = {
  /** Service (`vpc`, `cce`, `sfs-turbo`, `obs`, …); every service where it is left out. */
  service: z.string().optional(),
  /** HTTP method; every method where it is left out. */
  method: z.string().optional(),
  /** Regular expression that the path, or the path with `?` and the query, must match; every path where it is left out. */
  path: z.string().optional(),
  /** How many requests it hits; 1 where it is left out, 0 for all of them. */
  times: z.int().min(0).default(1),
};

/**
 * A fault that the control door can be told, for example
 * `{ "kind": "status", "service": "cce", "method": "POST", "path": "/nodepools$", "status": 503, "times": 2 }`.
 */
export const faultSchema = z.discriminatedUnion("kind", [
  /** Answers later by `delayMs`. */
  z.strictObject({ kind: z.literal("latency"), ...matching, delayMs: z.int().min(0) }),
  /**
   * Does nothing and answers `status` (429, 500, 503, …) in the service's error shape; 429 comes from the API gateway, in
   * the gateway's. With `retryAfterSeconds` the answer has the header Retry-After.
   */
  z.strictObject({
    kind: z.literal("status"),
    ...matching,
    status: z.int().min(400).max(599),
    code: z.string().optional(),
    message: z.string().optional(),
    retryAfterSeconds: z.int().min(0).optional(),
  }),
  /** Does nothing and answers that the token has expired: 401 in the API gateway's shape, 403 in that of OBS. */
  z.strictObject({ kind: z.literal("token-expired"), ...matching }),
  /** Does nothing and answers that the thing is in use, with the service's own status and code: for deletions. */
  z.strictObject({ kind: z.literal("in-use"), ...matching }),
  /** Does nothing: the connection breaks before the request is served. */
  z.strictObject({ kind: z.literal("connection-cut"), ...matching }),
  /** Does nothing and answers that the quota is used up. */
  z.strictObject({ kind: z.literal("quota"), ...matching }),
  /** Does what was asked, but the answer never arrives: the connection breaks. */
  z.strictObject({ kind: z.literal("lost-response"), ...matching }),
  /** What the request creates ends in the service's error state (cluster phase Error, share status 303, …): half-created. */
  z.strictObject({ kind: z.literal("failed-state"), ...matching }),
  /** The name belongs to another account: bucket or SWR organization. */
  z.strictObject({ kind: z.literal("taken"), service: z.enum(["obs", "swr"]), name: z.string() }),
]);

/** A fault as the control door takes it. */
export type Fault = z.infer<typeof faultSchema>;

/** What is answered instead of serving a request. */
export type FaultAnswer =
  | { kind: "status"; status: number; code?: string; message?: string; retryAfterSeconds?: number }
  | { kind: "quota" | "token-expired" | "in-use" };

/** What the faults in force do to one request. */
export interface Effect {
  delayMs: number;
  answer?: FaultAnswer;
  /** The connection breaks before the request is served. */
  cutConnection: boolean;
  /** The connection breaks after the request was served. */
  loseResponse: boolean;
  failedState: boolean;
}

/** Whether the path matches, alone or with its query: OBS tells many of its calls apart by the query only. */
function pathMatches(pattern: RegExp, { path, query }: Target): boolean {
  return pattern.test(path) || pattern.test(`${path}?${query}`);
}

/** The faults in force. */
export interface Faults {
  add(faults: Fault[]): void;
  clear(): void;
  list(): Fault[];
  /** Effect on a request; counts it. */
  apply(target: Target, method: string): Effect;
  /** Whether a name belongs to another account. */
  taken(service: "obs" | "swr", name: string): boolean;
}

/** Faults live in memory: a restart of the local cloud forgets them. */
export function createFaults(): Faults {
  let faults: Fault[] = [];

  function matches(fault: Fault, target: Target, method: string): boolean {
    if (fault.kind === "taken") {
      return false;
    }
    return (
      (fault.service === undefined || fault.service === target.service) &&
      (fault.method === undefined || fault.method.toUpperCase() === method) &&
      (fault.path === undefined || pathMatches(new RegExp(fault.path), target))
    );
  }

  return {
    add(more) {
      faults.push(...more);
    },
    clear() {
      faults = [];
    },
    list: () => faults,
    taken: (service, name) =>
      faults.some((fault) => fault.kind === "taken" && fault.service === service && fault.name === name),
    apply(target, method) {
      const effect: Effect = { delayMs: 0, cutConnection: false, loseResponse: false, failedState: false };
      const hit = faults.filter((fault) => matches(fault, target, method));
      for (const fault of hit) {
        switch (fault.kind) {
          case "latency":
            effect.delayMs += fault.delayMs;
            break;
          case "status":
            effect.answer = {
              kind: "status",
              status: fault.status,
              ...(fault.code === undefined ? {} : { code: fault.code }),
              ...(fault.message === undefined ? {} : { message: fault.message }),
              ...(fault.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: fault.retryAfterSeconds }),
            };
            break;
          case "quota":
          case "token-expired":
          case "in-use":
            effect.answer = { kind: fault.kind };
            break;
          case "connection-cut":
            effect.cutConnection = true;
            break;
          case "lost-response":
            effect.loseResponse = true;
            break;
          case "failed-state":
            effect.failedState = true;
            break;
          case "taken":
            break;
        }
      }
      faults = faults.flatMap((fault) => {
        if (fault.kind === "taken" || fault.times === 0 || !hit.includes(fault)) {
          return [fault];
        }
        return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
      });
      return effect;
    },
  };
}
