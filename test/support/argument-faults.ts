import assert from "node:assert/strict";
import { InputPropertiesError } from "@pulumi/pulumi";
import { register } from "./mock-engine";

/** Asserts that a component is refused because of exactly these arguments, and that nothing is registered for it. */
export async function assertRefused(build: () => unknown, paths: readonly string[], message: RegExp): Promise<void> {
  const refused: unknown[] = [];
  const all = await register(() => {
    try {
      build();
    } catch (error) {
      refused.push(error);
    }
  });
  const [error] = refused;
  assert(error instanceof InputPropertiesError, `not refused: ${String(error)}`);
  assert.deepEqual(
    error.errors.map(({ propertyPath }) => propertyPath),
    paths,
  );
  assert.match(error.message, message);
  assert.deepEqual(
    all.filter(({ custom }) => custom),
    [],
  );
}
