/** Properties of a resource. What is not known yet is undefined under its key. */
export type Properties = Readonly<Record<string, unknown>>;

/** A resource under examination. */
export interface Examined {
  /** Type token, for example `kubernetes:apps/v1:Deployment`. */
  readonly type: string;
  /** Name in the program. */
  readonly name: string;
  readonly properties: Properties;
  /** Whether Pulumi refuses to delete it. */
  readonly protect: boolean;
  /** Paths of inputs that are secret; undefined where the engine did not say. */
  readonly secretInputs: readonly string[] | undefined;
  /** Outputs that the program makes secret (additionalSecretOutputs). */
  readonly secretOutputs: readonly string[];
}

/** What a rule is told beside the resource. */
export interface Settings {
  /** `production` or `development`: the class of the environment (`platform.class`). */
  readonly class: string;
}

/** Something that no stack may do. */
export interface Rule {
  /** Lower-case words with hyphens. */
  readonly name: string;
  /** What is demanded, in one sentence, with its reason. */
  readonly description: string;
  /** Whether the rule is about resources of this type. */
  readonly appliesTo: (type: string) => boolean;
  /** One sentence for each violation: the property, what it got, and what to set instead. */
  readonly violations: (resource: Examined, settings: Settings) => readonly string[];
}

/** Something that no stack may do, which several of its resources tell together. */
export interface StackRule {
  readonly name: string;
  readonly description: string;
  /** One sentence for each violation. */
  readonly violations: (resources: readonly Examined[]) => readonly string[];
}

/** A member of a value; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (holder, key) =>
      typeof holder === "object" && holder !== null ? (holder as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

/** The members of a list; none where the value is no list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Every text in a value with its path. */
export function texts(value: unknown, path = ""): { path: string; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => texts(item, path === "" ? key : `${path}.${key}`));
}

/** Whether a type is one of these. */
export function oneOf(...types: readonly string[]): (type: string) => boolean {
  return (type) => types.includes(type);
}
