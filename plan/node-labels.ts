import type { Fault } from "./fault";
import { suggestion } from "./wording";

/** Effects of a taint. */
const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** Where the syntax of labels comes from. */
const SYNTAX_SOURCE = [{ page: "kubernetes.io, labels and selectors, syntax and character set" }];

/** Domains of labels that Kubernetes and CCE set by themselves. */
const RESERVED = /(^|\.)(kubernetes\.io|k8s\.io|cce\.cloud\.com)$/;

/** A name of letters, digits, hyphens, underscores and periods, 63 characters at most. */
const NAME = /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;

/** A domain, 253 characters at most. */
const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** A taint as its user describes it. */
export interface TaintRequest {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** The rule that the key of a label or a taint breaks; undefined for a good one. */
function brokenKeyRule(key: string): string | undefined {
  const slash = key.indexOf("/");
  const [domain, name] = slash === -1 ? [undefined, key] : [key.slice(0, slash), key.slice(slash + 1)];
  if (!NAME.test(name) || (domain !== undefined && !DOMAIN.test(domain))) {
    return "a key is a name of at most 63 letters, digits, hyphens, underscores and periods, after a domain and a slash where it has one";
  }
  return domain !== undefined && RESERVED.test(domain)
    ? `keys of ${domain} are set by Kubernetes and CCE; use a key of your own`
    : undefined;
}

/** The rule that the value of a label or a taint breaks; undefined for a good one. */
function brokenValueRule(value: string): string | undefined {
  return value === "" || NAME.test(value)
    ? undefined
    : "a value has at most 63 letters, digits, hyphens, underscores and periods, first and last a letter or a digit";
}

/** The faults of labels of nodes. */
export function labelFaults(path: string, labels: Readonly<Record<string, string>>): Fault[] {
  return Object.entries(labels).flatMap(([key, value]) =>
    [
      { got: key, rule: brokenKeyRule(key) },
      { got: value, rule: brokenValueRule(value) },
    ].flatMap(({ got, rule }) =>
      rule === undefined ? [] : [{ path: `${path}.${key}`, got, rule, source: SYNTAX_SOURCE }],
    ),
  );
}

/** The faults of taints of nodes. */
export function taintFaults(path: string, taints: readonly TaintRequest[]): Fault[] {
  const identities = taints.map(({ key, effect }) => `${key}:${effect}`);
  return taints.flatMap(({ key, value = "", effect }, index) => {
    const at = `${path}[${index}]`;
    const faults: Fault[] = [];
    for (const [field, got, rule] of [
      ["key", key, brokenKeyRule(key)],
      ["value", value, brokenValueRule(value)],
    ] as const) {
      if (rule !== undefined) {
        faults.push({ path: `${at}.${field}`, got, rule, source: SYNTAX_SOURCE });
      }
    }
    if (!EFFECTS.includes(effect)) {
      const rule = suggestion(effect, EFFECTS, "effects of a taint");
      faults.push({ path: `${at}.effect`, got: effect, rule, source: [] });
    }
    const first = identities.indexOf(`${key}:${effect}`);
    if (first < index) {
      const rule = `${path}[${first}] has this key and this effect; leave one of them out`;
      faults.push({ path: at, got: { phrase: "the same taint twice" }, rule, source: [] });
    }
    return faults;
  });
}
