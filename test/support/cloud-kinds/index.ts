import { BUCKET_AND_SHARE } from "./bucket-and-share";
import { CLUSTER_SETTINGS } from "./cce";
import { CLUSTER } from "./cluster";
import { FOUNDATION } from "./foundation";
import { IDENTITY } from "./identity";
import type { ResourceKind } from "./kind";
import { ENCRYPTION } from "./kms";
import { MODELARTS } from "./modelarts";
import { NETWORK } from "./network";
import { LOGS, OBSERVABILITY } from "./observability";
import { REGISTRY } from "./registry";
import { STORAGE } from "./storage";
import { REPOSITORIES } from "./swr";

/** Every type of resource of the Huawei Cloud provider that the project creates, in an order in which they can be declared. */
export const RESOURCE_KINDS: readonly ResourceKind[] = [
  ...FOUNDATION,
  ...NETWORK,
  ...ENCRYPTION,
  ...IDENTITY,
  ...REGISTRY,
  ...REPOSITORIES,
  ...BUCKET_AND_SHARE,
  ...STORAGE,
  ...OBSERVABILITY,
  ...CLUSTER,
  ...CLUSTER_SETTINGS,
  ...LOGS,
  ...MODELARTS,
];

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
