import type { Fault } from "../../local/cloud/faults";
import type { RequestPattern, ResourceKind } from "./cloud-kinds/kind";

/** A way in which the cloud disappoints. */
export interface FaultKind {
  readonly name: string;
  /** What happens to the request that creates, or deletes, a resource. */
  readonly fault: (request: RequestPattern) => Fault;
  /** Why it cannot happen to a kind of resource; undefined where it can. */
  readonly impossible?: (kind: ResourceKind) => string | undefined;
  /** Whether it happens to deletions rather than to creations. */
  readonly deletion?: true;
  /** Whether the provider may make a second one without knowing. */
  readonly twice?: true;
  /** What an error must say about its cause. */
  readonly cause: RegExp;
}

/** Every fault that the emulator can let happen to a request, once. */
export const FAULT_KINDS: readonly FaultKind[] = [
  { name: "latency", fault: (request) => ({ kind: "latency", ...request, delayMs: 3000, times: 1 }), cause: /never/ },
  {
    name: "429 with Retry-After",
    fault: (request) => ({ kind: "status", ...request, status: 429, retryAfterSeconds: 1, times: 1 }),
    cause: /429|throttling|TooManyRequests|ratelimit/i,
  },
  {
    name: "5xx",
    fault: (request) => ({ kind: "status", ...request, status: 503, times: 1 }),
    cause: /503|Internal|temporary overloading/i,
  },
  {
    name: "quota exceeded",
    fault: (request) => ({ kind: "quota", ...request, times: 1 }),
    cause: /quota|limit|exceed|TooMany|conflict in the request/i,
  },
  {
    name: "creation ends in Error",
    fault: (request) => ({ kind: "failed-state", ...request, times: 1 }),
    impossible: ({ failedState }) => (failedState ? undefined : "no state: it is there once the cloud has answered"),
    cause: /error|fail|303|unexpected state|MISCONFIGURED/i,
  },
  {
    name: "token expired",
    fault: (request) => ({ kind: "token-expired", ...request, times: 1 }),
    cause: /expired|401|403|Authentication failed/i,
  },
  {
    name: "connection cut",
    fault: (request) => ({ kind: "connection-cut", ...request, times: 1 }),
    cause: /EOF|connection|reset/i,
  },
  {
    name: "answer lost",
    fault: (request) => ({ kind: "lost-response", ...request, times: 1 }),
    twice: true,
    // The provider may ask again, and is told that there is one already.
    cause: /EOF|connection|reset|conflict|exist|duplicate/i,
  },
  {
    name: "delete refused",
    deletion: true,
    fault: (request) => ({ kind: "in-use", ...request, times: 1 }),
    impossible: ({ deletion }) => (deletion === undefined ? "deleting it asks the cloud nothing" : undefined),
    cause: /in use|InUse|being used|409|conflict|not empty|is used|is associated|400|403/i,
  },
];

/** The fault on one kind of resource, or why there is none. */
export type Trial = { readonly kind: ResourceKind } & (
  { readonly fault: Fault; readonly none?: undefined } | { readonly fault?: undefined; readonly none: string }
);

/** The fault for each kind of resource. Several kinds of one type are asked for by the same request: the first of them gets it. */
export function trialsOf(faultKind: FaultKind, kinds: readonly ResourceKind[]): Trial[] {
  return kinds.map((kind): Trial => {
    const first = kinds.find(({ type }) => type === kind.type);
    if (first !== undefined && first !== kind) return { kind, none: `as ${first.name}: same type, same request` };
    const impossible = faultKind.impossible?.(kind);
    const request = faultKind.deletion ? kind.deletion : kind.creation;
    if (impossible !== undefined || request === undefined) return { kind, none: impossible ?? "no such request" };
    return { kind, fault: faultKind.fault(request) };
  });
}
