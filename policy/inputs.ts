import { Secret } from "@pulumi/policy";
import type { Properties } from "./rule";

/** The inputs of a resource, as far as they are known. */
export interface Inputs {
  /** Plain values. What is not known yet is undefined under its key. */
  readonly properties: Properties;
  /** Paths of what is not known yet: `spec.template.spec.containers[0].image`. */
  readonly unknown: readonly string[];
  /** Paths of what is secret. Only `remediateResource` is told; elsewhere the engine's library hands out plain text. */
  readonly secret: readonly string[];
}

/** What the engine sends in place of a value that is not known yet, one for each type (pulumi, sdk/go/common/resource/plugin/rpc.go). */
const UNKNOWN: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/**
 * Reads the inputs that a policy gets. Read as they come, one that is not known yet would end the whole rule, and the engine
 * would call that advisory: a preview could then hide what the rule is about. Descriptors of properties are not guarded so.
 */
export function readInputs(props: Readonly<Record<string, unknown>>): Inputs {
  const unknown: string[] = [];
  const secret: string[] = [];
  const plain = (value: unknown, path: string): unknown => {
    if (value instanceof Secret) {
      secret.push(path);
      return plain(value.value, path);
    }
    if (UNKNOWN.has(value)) {
      unknown.push(path);
      return undefined;
    }
    if (Array.isArray(value)) return value.map((item, index) => plain(item, `${path}[${index}]`));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      members(value).map(([key, item]) => [key, plain(item, path === "" ? key : `${path}.${key}`)]),
    );
  };
  return { properties: plain(props, "") as Properties, unknown, secret };
}

function members(holder: object): [string, unknown][] {
  return Object.entries(Object.getOwnPropertyDescriptors(holder)).map(([key, { value }]) => [key, value as unknown]);
}

/**
 * Whether a violation is about something that is not known yet. The engine asks again before it creates the resource, when
 * everything is known.
 */
export function isUndecided(violation: string, unknown: readonly string[]): boolean {
  const path = violation.slice(0, violation.indexOf(":"));
  const within = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  return unknown.some((each) => within(each, path) || within(path, each));
}
