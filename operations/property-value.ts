/** What the engine writes in place of a value that is known after an update only (pulumi, sdk/go/common/resource/plugin/rpc.go). */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Key and value by which the engine tells a secret from other objects (pulumi, sdk/go/common/resource/sig/sig.go). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isSecret(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

/** Whether a property of a preview has its value already, with all that is in it, and is no secret. */
export function isKnown(value: unknown): boolean {
  if (isSecret(value)) return false;
  if (isObject(value)) return Object.values(value).every(isKnown);
  return value !== UNKNOWN;
}

/** The properties that are known and no secrets, without those that the engine keeps for itself. */
export function knownProperties(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).filter(([key, value]) => !key.startsWith("__") && isKnown(value)),
  );
}

/** A property of a state that was exported with its secrets in plain text. */
export function plainValue(value: unknown): unknown {
  return isSecret(value) && typeof value["plaintext"] === "string" ? JSON.parse(value["plaintext"]) : value;
}
