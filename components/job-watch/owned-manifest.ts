import type { ManagedFields } from "./observed";

/** What a field manager has applied, as a manifest that it could apply again. */
export interface OwnedManifest {
  readonly fieldManager: string;
  readonly manifest: Record<string, unknown>;
}

/**
 * The manifest from which the engine made an object: those fields of the object that its manager has set by server-side
 * apply. What a webhook or a controller added is not part of it.
 *
 * @param object as the API server has it, with its managed fields
 * @returns undefined where nobody has applied the object's spec
 */
export function ownedManifest(
  object: Record<string, unknown> & {
    metadata: { name: string; namespace: string; managedFields?: ManagedFields[] };
  },
): OwnedManifest | undefined {
  const owner = object.metadata.managedFields?.find(
    ({ operation, subresource, fieldsV1 }) =>
      operation === "Apply" && (subresource ?? "") === "" && fieldsV1?.["f:spec"] !== undefined,
  );
  if (owner?.manager === undefined || owner.fieldsV1 === undefined) return undefined;
  const { apiVersion, kind, metadata } = object;
  const owned = ownedPart(object, owner.fieldsV1) as Record<string, unknown>;
  return {
    fieldManager: owner.manager,
    manifest: {
      ...owned,
      apiVersion,
      kind,
      metadata: { ...(owned["metadata"] as object | undefined), name: metadata.name, namespace: metadata.namespace },
    },
  };
}

/** The part of a value that a set of fields names: a list or a value is owned as a whole, a map field by field. */
function ownedPart(value: unknown, fields: Record<string, unknown>): unknown {
  const names = Object.keys(fields).filter((name) => name.startsWith("f:"));
  if (names.length === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const map = value as Record<string, unknown>;
  return Object.fromEntries(
    names
      .map((name) => [name.slice("f:".length), fields[name] as Record<string, unknown>] as const)
      .filter(([name]) => map[name] !== undefined)
      .map(([name, inner]) => [name, ownedPart(map[name], inner)]),
  );
}
