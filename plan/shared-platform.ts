import type { Fault } from "./fault";

/** The fault of the name of another stack that does not say which one it is. The path is relative to the platform. */
export function sharedStackFaults(stack: string): Fault[] {
  if (/^[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(stack)) {
    return [];
  }
  const rule =
    "a stack is named organization/project/stack; without an account of Pulumi Cloud the organization is called organization, " +
    "as organization/ascend-stacks/platform";
  const source = [{ page: "pulumi.com, stacks, stack references" }];
  return [{ path: "stack", got: stack, rule, source }];
}
