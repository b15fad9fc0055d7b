import type * as pulumi from "@pulumi/pulumi";
import { LOOKUPS, READERS } from "./lookups";
import { isKnown } from "./property-value";

/** A cloud resource that a creation left behind. */
export interface CreatedResource {
  /** Id, as the provider would have reported it. */
  readonly id: string;
  /** False while the cloud is still busy with it. */
  readonly settled: boolean;
  /** Whether its creation ended in an error state: it is there, and of no use. */
  readonly failed: boolean;
  /** Outputs beside the inputs and the id, without which the provider could not read it. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** Inputs of a resource, as the engine's state holds them. */
export type Inputs = Record<string, unknown>;

/** Types whose creation may simply be repeated: writing them again gives the same result. */
const REPEATABLE = new Set([
  "huaweicloud:index/obsBucketBpa:ObsBucketBpa",
  "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy",
  "huaweicloud:index/obsBucketObject:ObsBucketObject",
  "huaweicloud:index/cceClusterLogConfig:CceClusterLogConfig",
  "huaweicloud:index/modelartsAuthorization:ModelartsAuthorization",
]);

/**
 * Packages whose creations may be repeated too. Kubernetes objects have explicit names, and the provider takes over what exists by
 * that name; commands of this project watch, or write the same content again, and Pulumi runs any command that did not end anew.
 */
const REPEATABLE_PACKAGES = /^(kubernetes|command|pulumi):/;

/** Types that no data source lists, but whose id is one of their inputs: they are taken into the state, and the refresh drops those that do not exist. */
const READABLE: Readonly<Record<string, { readonly id: string; readonly witness?: string }>> = {
  "huaweicloud:index/sfsTurboDir:SfsTurboDir": { id: "path" },
  "huaweicloud:index/sfsTurboDirQuota:SfsTurboDirQuota": { id: "path" },
  // The reading succeeds as soon as there is the organization, whether anybody may use it or not.
  "huaweicloud:index/swrOrganizationPermissions:SwrOrganizationPermissions": { id: "organization", witness: "users" },
};

/** Where the operator looks for what a creation left behind, for the types that no data source finds. */
const BY_HAND: Readonly<Record<string, string>> = {
  "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool":
    "ModelArts console, Lite Cluster: a pool of this name has its id (pool-…) on its page; it is paid for, so take it into the " +
    "state, or unsubscribe from its machines",
};

/** What decides how a creation is repaired. */
export interface Repairable {
  readonly type: string;
  /** Defaults to true; false for a component, which is in the state alone. */
  readonly custom?: boolean;
}

/** How a creation that did not end well is repaired; undefined where nobody has decided it. */
export function repairFor({ type, custom = true }: Repairable): "look up" | "read" | "repeat" | "by hand" | undefined {
  if (!custom) return "repeat";
  if (type in LOOKUPS) return "look up";
  if (type in READABLE) return "read";
  if (type in BY_HAND) return "by hand";
  return REPEATABLE.has(type) || REPEATABLE_PACKAGES.test(type) ? "repeat" : undefined;
}

/** What the operator must do about a creation of this type; undefined where nothing is known. */
export function instructionFor(type: string): string | undefined {
  return BY_HAND[type];
}

/** Whether the inputs say enough for a lookup: all that it goes by is known. */
export function canFind(type: string, inputs: Inputs): boolean {
  const keys = LOOKUPS[type]?.by;
  return keys?.every((key) => typeof inputs[key] === "string" && isKnown(inputs[key])) ?? false;
}

/** Looks for what creations with these inputs left behind: more than one where a creation was repeated. */
export async function findCreated(
  type: string,
  inputs: Inputs,
  options: pulumi.InvokeOptions,
): Promise<CreatedResource[]> {
  const lookup = LOOKUPS[type];
  if (lookup === undefined) throw new Error(`${type}: got a creation to look for; this type has no lookup`);
  return lookup.find(inputs, options);
}

/** Reads what is known by its id: whether its creation has ended, and how. What has no status is taken for ready. */
export async function readCreated(type: string, id: string, options: pulumi.InvokeOptions): Promise<CreatedResource[]> {
  const read = READERS[type];
  return read === undefined ? [{ id, settled: true, failed: false }] : read(id, options);
}

/** Id that follows from the inputs, for types that no data source lists; undefined where it does not, or is not known yet. */
export function idOf(type: string, inputs: Inputs): string | undefined {
  const key = READABLE[type]?.id;
  const id = key === undefined ? undefined : inputs[key];
  return typeof id === "string" && Object.values(inputs).every(isKnown) ? id : undefined;
}

/** The list among the outputs of a type that is empty when its reading succeeds although there is none; undefined where the reading itself tells. */
export function witnessOf(type: string): string | undefined {
  return READABLE[type]?.witness;
}

/**
 * The one of several that is to be repaired now. Those that failed come first, as they only have to go. Of two that work, which is
 * the stack's cannot be known, and guessing might take a stranger's.
 *
 * @param what how the message names the resource
 * @throws where there is none, and where two of them work
 */
export function chooseCreated(found: readonly CreatedResource[], what: string): CreatedResource {
  const one = found.find(({ failed }) => failed) ?? found[0];
  if (one === undefined || (!one.failed && found.length > 1)) {
    const ids = found.map(({ id }) => id).join(", ");
    throw new Error(
      `${what}: got ${found.length} of this name (${ids}); delete those that are not wanted in the cloud's console, then run this again`,
    );
  }
  return one;
}
