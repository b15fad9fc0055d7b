import type { ArgumentFault } from "./argument-faults";
import type { Properties } from "./refused-changes";

/** The fault of a change that makes a file system smaller: the provider refuses it only when it is about to be made. */
export function shareChangeFaults(before: Properties, after: Properties): ArgumentFault[] {
  const { size: has } = before;
  const { size: wanted } = after;
  if (typeof has !== "number" || typeof wanted !== "number" || wanted >= has) return [];
  const rule = `the file system has ${has} GiB and only grows: bring the data to a smaller one beside it`;
  return [
    {
      propertyPath: "sizeGiB",
      reason: `got ${wanted}; ${rule} (provider source, resource_huaweicloud_sfs_turbo, update)`,
    },
  ];
}
