import { CCE_ADDONS, SNT9B_ADDONS, type AddonKey, type AddonVersion } from "../catalogue";
import type { Fault } from "./fault";
import { list } from "./wording";

/** Versions of add-ons as their user gives them, by key; those that every cluster gets may be left out. */
export type AddonsRequest = Readonly<Partial<Record<AddonKey, string | undefined>>>;

/** Versions of the add-ons to install. */
export type AddonsPlan = Readonly<Partial<Record<AddonKey, string>>> & {
  readonly volcano: string;
  readonly huaweiNpu: string;
};

/** The versions of an add-on that the catalogue knows, the newest first. */
function versionsOf(key: AddonKey): readonly AddonVersion[] {
  return CCE_ADDONS.find((addon) => addon.key === key)?.versions ?? [];
}

/** The versions that a cluster can have, the newest first. */
function versionsFor(key: AddonKey, clusterVersion: string): readonly AddonVersion[] {
  return versionsOf(key).filter(({ clusters }) => clusters.includes(clusterVersion));
}

/**
 * The version that a cluster gets where none is given: the one that the vendor wants on Snt9B nodes, or the newest that is made
 * for the cluster; undefined where the catalogue knows none.
 */
export function defaultAddonVersion(key: "volcano" | "huaweiNpu", clusterVersion: string): string | undefined {
  const versions = versionsFor(key, clusterVersion).map(({ version }) => version);
  const wanted = SNT9B_ADDONS.versions[key];
  return versions.includes(wanted) ? wanted : versions[0];
}

/** The fault of a version that is known and made for other clusters; none for others, which only CCE can judge. */
function versionFaults(key: AddonKey, version: string, clusterVersion: string): Fault[] {
  const known = versionsOf(key).find((candidate) => candidate.version === version);
  if (known === undefined || known.clusters.includes(clusterVersion)) {
    return [];
  }
  const fitting = versionsFor(key, clusterVersion).map((candidate) => candidate.version);
  const use = fitting.length === 0 ? "" : `; use ${list(fitting, "or")}`;
  const rule = `this version is made for clusters of ${list(known.clusters)}, and the cluster's version is ${clusterVersion}${use}`;
  return [{ path: key, got: version, rule, source: known.source }];
}

/** Decides the versions of the add-ons of a cluster of this version, as `v1.31`. Paths of faults are relative to the request. */
export function planAddons(request: AddonsRequest, clusterVersion: string): AddonsPlan | Fault[] {
  const faults = CCE_ADDONS.flatMap(({ key }) => {
    const version = request[key];
    return version === undefined ? [] : versionFaults(key, version, clusterVersion);
  });
  const volcano = request.volcano ?? defaultAddonVersion("volcano", clusterVersion);
  const huaweiNpu = request.huaweiNpu ?? defaultAddonVersion("huaweiNpu", clusterVersion);
  if (volcano === undefined || huaweiNpu === undefined) {
    const missing = volcano === undefined ? "volcano" : "huaweiNpu";
    const rule = `no version for clusters of ${clusterVersion} is known; set one that the add-on page of the console offers`;
    return [...faults, { path: missing, got: undefined, rule, source: [] }];
  }
  const given = CCE_ADDONS.flatMap(({ key }) => {
    const version = request[key];
    return version === undefined ? [] : [[key, version] as const];
  });
  return faults.length > 0 ? faults : { ...Object.fromEntries(given), volcano, huaweiNpu };
}
