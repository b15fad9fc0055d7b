import { BUCKET_AND_SHARE } from "./bucket-and-share";
import { CLUSTER } from "./cluster";
import { FOUNDATION } from "./foundation";
import type { ResourceKind } from "./kind";
import { REGISTRY } from "./registry";

/** Every type of resource of the Huawei Cloud provider that the project creates, in an order in which they can be declared. */
export const RESOURCE_KINDS: readonly ResourceKind[] = [...FOUNDATION, ...REGISTRY, ...BUCKET_AND_SHARE, ...CLUSTER];

/** The kinds of these names with all that they need, in the order in which they are declared. All kinds where no name is given. */
export function kindsWithNeeds(names: readonly string[] = RESOURCE_KINDS.map(({ name }) => name)): ResourceKind[] {
  const wanted = new Set<string>();
  const add = (name: string): void => {
    const kind = RESOURCE_KINDS.find((candidate) => candidate.name === name);
    if (kind === undefined)
      throw new Error(`${name}: no such kind; there are ${RESOURCE_KINDS.map((one) => one.name).join(", ")}`);
    for (const other of kind.needs) add(other);
    wanted.add(name);
  };
  for (const name of names) add(name);
  return RESOURCE_KINDS.filter(({ name }) => wanted.has(name));
}
