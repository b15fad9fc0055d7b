/** A copy of the environment, for {@link restoreEnvironment}. */
export function keepEnvironment(): Record<string, string | undefined> {
  return { ...process.env };
}

/** Makes the environment what it was: a new object in its place would not reach the system's own functions. */
export function restoreEnvironment(before: Record<string, string | undefined>): void {
  for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
  for (const [name, value] of Object.entries(before)) process.env[name] = value;
}
