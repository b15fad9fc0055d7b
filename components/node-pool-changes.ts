import type { ArgumentFault } from "./argument-faults";
import type { Properties } from "./refused-changes";

/** Arguments of a node pool of CCE that are fixed when it is made, by the names of the provider's extended parameters. */
const FIXED = {
  maxPods: "maxPods",
  systemReservedMem: "systemReservedMiB",
  kubeReservedMem: "kubeReservedMiB",
  dockerBaseSize: "containerDiskGB",
} as const;

/** Properties of a value that may be none. */
function propertiesOf(value: unknown): Properties {
  return typeof value === "object" && value !== null ? (value as Properties) : {};
}

/** The faults of a change to a node pool of CCE that its nodes would not get, and that the provider sends all the same. */
export function nodePoolChangeFaults(before: Properties, after: Properties): ArgumentFault[] {
  const [has, wanted] = [before, after].map(({ extendParams }) => propertiesOf(extendParams));
  return Object.entries(FIXED).flatMap(([property, propertyPath]) => {
    const [old, value] = [has?.[property], wanted?.[property]];
    if (typeof value !== "number" || value === old) return [];
    const rule = "it is fixed when the pool is made: make another pool beside it";
    const reason = `got ${value}; ${rule} (provider documentation, cce_node_pool, extend_params)`;
    return [{ propertyPath, reason }];
  });
}

/** The only group of machines of a resource pool. */
function machinesOf({ resources }: Properties): Properties {
  return Array.isArray(resources) ? propertiesOf(resources[0]) : {};
}

/**
 * The fault of another flavor for a ModelArts Lite pool: the provider would send it as an update, in which machines that are paid
 * for are given up and others bought.
 */
export function resourcePoolChangeFaults(before: Properties, after: Properties): ArgumentFault[] {
  const [{ flavorId: has }, { flavorId: wanted }] = [machinesOf(before), machinesOf(after)];
  if (typeof has !== "string" || typeof wanted !== "string" || has === wanted) return [];
  const rule = `the machines are ${has}, and are paid in advance: make another pool beside it`;
  return [
    {
      propertyPath: "flavorId",
      reason: `got ${JSON.stringify(wanted)}; ${rule} (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005)`,
    },
  ];
}
