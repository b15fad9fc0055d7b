import assert from "node:assert/strict";

/** Keys and values by which Pulumi marks a secret among the inputs of a resource. */
const SECRET_MARK = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

/** The value of an input that must be marked as a secret. */
export function secretValue(input: unknown): unknown {
  const { value, ...mark } = input as { value: unknown };
  assert.deepEqual(mark, SECRET_MARK, "not marked as a secret");
  return value;
}
