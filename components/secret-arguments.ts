import * as pulumi from "@pulumi/pulumi";

/**
 * The arguments of a component with one of them marked as a secret: the engine keeps the arguments of components in its state,
 * and a plain string would lie there in clear.
 */
export function withSecret<Args extends object>(args: Args, key: keyof Args): Args {
  return args[key] === undefined ? args : { ...args, [key]: pulumi.secret(args[key]) };
}
