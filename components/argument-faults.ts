import * as pulumi from "@pulumi/pulumi";

/** An argument that no resource can be made from. */
export interface ArgumentFault {
  /** Name of the argument, with a dot or an index inside: `directories[0].path`. */
  readonly propertyPath: string;
  /** What it got, what to do, and the source: `got "a/b"; a name without slashes (huaweicloud.com, …)`. */
  readonly reason: string;
}

/**
 * Throws when a component cannot be made from its arguments, with all faults at once.
 *
 * @param component what the message begins with: class and name of the component
 */
export function refuseFaults(component: string, faults: readonly ArgumentFault[]): void {
  if (faults.length === 0) return;
  const lines = faults.map(({ propertyPath, reason }) => `  ${propertyPath}: ${reason}`);
  throw new pulumi.InputPropertiesError({
    message: [`${component}:`, ...lines].join("\n"),
    errors: [...faults],
  });
}
