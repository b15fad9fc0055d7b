import * as pulumi from "@pulumi/pulumi";

/** Lets an update take over fields that somebody else has changed (pulumi.com, managing resources with server-side apply). */
const TAKE_OVER = { "pulumi.com/patchForce": "true" };

/** Metadata of a Kubernetes object among the inputs of its resource. */
interface Metadata {
  annotations?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** What a value becomes, at once where it is known: an output would hide from a preview what is known of the rest. */
function changed<T>(value: pulumi.Input<T> | undefined, change: (value: T | undefined) => T): pulumi.Input<T> {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return pulumi.output(value).apply((known) => change(known as T));
  }
  return change(value);
}

/**
 * Lets `pulumi up --refresh` repair the Kubernetes objects of a stack: by itself the provider names a field that somebody else has
 * changed, and fails. Called before the first resource.
 */
export function repairObjects(): void {
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
    if (!type.startsWith("kubernetes:")) return undefined;
    const { metadata, ...others } = props as { metadata?: pulumi.Input<Metadata> };
    const repaired = changed(metadata, (given) => ({
      ...given,
      annotations: changed(given?.annotations, (annotations) => ({ ...annotations, ...TAKE_OVER })),
    }));
    return { props: { ...others, metadata: repaired }, opts };
  });
}
