import type { ArgumentFault } from "./argument-faults";
import type { ChangeFaults } from "./refused-changes";

/** Whether a version is older than another, number by number: `1.9.2` than `1.18.3`. */
function isOlder(version: string, than: string): boolean {
  const [parts = [], others = []] = [version, than].map((text) => text.split(".").map(Number));
  const place = parts.findIndex((part, index) => part !== others[index]);
  return place >= 0 && (parts[place] ?? 0) < (others[place] ?? 0);
}

/**
 * The fault of an older version of an add-on: CCE upgrades add-ons, and rolls an upgrade back on request, which the provider does
 * not know.
 *
 * @param propertyPath argument of the component that the version comes from
 */
export function addonChangeFaults(propertyPath: string): ChangeFaults {
  return ({ version: has }, { version: wanted }): ArgumentFault[] => {
    if (typeof has !== "string" || typeof wanted !== "string" || !isOlder(wanted, has)) return [];
    const rule = `the cluster has ${has}, and a version can only be raised: roll it back in the console of CCE first`;
    const reason = `got ${JSON.stringify(wanted)}; ${rule} (huaweicloud.com, api-cce, RollbackAddonInstance)`;
    return [{ propertyPath, reason }];
  };
}
