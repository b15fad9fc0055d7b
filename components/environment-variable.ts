import type * as pulumi from "@pulumi/pulumi";

/** One environment variable with a value that may only be known later. */
export interface EnvironmentVariable {
  /** Name of the variable. */
  name: string;
  /** Value of the variable. */
  value: pulumi.Input<string>;
}

/** One environment variable whose value is a key of a Kubernetes Secret: it is in no manifest. */
export interface SecretVariable {
  /** Name of the variable. */
  name: string;
  /** Name of the Secret, in the namespace of the pods. */
  secretName: pulumi.Input<string>;
  /** Key of the Secret. */
  key: string;
}

/**
 * A text as Kubernetes has to be given it in `args` or in the value of a variable, for the container to see it unchanged:
 * `$(NAME)` and `$$` mean something there (kubernetes.io, define interdependent environment variables).
 */
export function literalText(text: string): string {
  return text.replaceAll(/\$(?=\$|\([A-Za-z_.-][\w.-]*\))/g, () => "$$");
}
