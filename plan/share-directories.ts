import type { Fault } from "./fault";
import { count } from "./wording";

/** A directory of the share as its user describes it. */
export interface ShareDirectoryRequest {
  /** Path from the share's root. */
  readonly path: string;
  /** Permissions as they are written for chmod. Defaults to 755. */
  readonly mode?: number;
  /** Owner. Defaults to 0. */
  readonly uid?: number;
  /** Group. Defaults to 0. */
  readonly gid?: number;
  readonly quotaGiB?: number;
  readonly quotaInodes?: number;
}

/** A directory with everything decided. */
export interface ShareDirectoryPlan extends ShareDirectoryRequest {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** The directories of a file system with everything decided. */
export interface ShareDirectoriesPlan {
  readonly directories: readonly ShareDirectoryPlan[];
}

/** The file system that the directories belong to. */
export interface Share {
  readonly sizeGiB: number;
  /** Directory that is linked to the bucket, without a slash. */
  readonly linkedDirectory: string;
}

const PATH_SOURCE = [{ page: "provider documentation, huaweicloud_sfs_turbo_dir, path" }];
const QUOTA_SOURCE = [{ page: "provider documentation, huaweicloud_sfs_turbo_dir_quota, capacity" }];
const LINK_SOURCE = [{ page: "huaweicloud.com, api-sfsturbo, CreateBackendTarget" }];

/** Whether `inner` is `outer` or below it. */
function isBelow(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** The fault of a path that cannot be created; none for a good one. */
function pathFaults(path: string, before: readonly string[], linkedDirectory: string): Fault[] {
  if (!/^(\/[^/\s]+)+$/.test(path) || path.split("/").some((part) => part === "." || part === "..")) {
    const rule = "a directory is written from the root of the file system and without a slash at its end, as /models";
    return [{ path: "path", got: path, rule, source: PATH_SOURCE }];
  }
  if (isBelow(path, `/${linkedDirectory}`)) {
    const rule = `the linked directory /${linkedDirectory} must not exist before the link and belongs to the bucket; use another`;
    return [{ path: "path", got: path, rule, source: LINK_SOURCE }];
  }
  if (before.includes(path)) {
    return [{ path: "path", got: path, rule: "it stands in the list before; leave it out here", source: [] }];
  }
  const parent = path.slice(0, path.lastIndexOf("/"));
  if (parent !== "" && !before.includes(parent)) {
    const rule = `${parent} does not exist then; put it before this one`;
    return [{ path: "path", got: path, rule, source: PATH_SOURCE }];
  }
  return [];
}

/** The faults of quotas: more than the file system has, or than a directory above allows. */
function quotaFaults(requests: readonly ShareDirectoryRequest[], { sizeGiB }: Share): Fault[] {
  return requests.flatMap(({ path, quotaGiB }, index): Fault[] => {
    if (quotaGiB === undefined) {
      return [];
    }
    const at = `[${index}].quotaGiB`;
    if (quotaGiB > sizeGiB) {
      const rule = `the file system has ${sizeGiB} GiB; use ${sizeGiB} or less`;
      const [need, have] = [{ GiB: quotaGiB }, { GiB: sizeGiB }];
      return [{ path: at, got: quotaGiB, rule, source: QUOTA_SOURCE, need, have }];
    }
    const above = requests.find(
      (other) => other.path !== path && isBelow(path, other.path) && (other.quotaGiB ?? Infinity) < quotaGiB,
    );
    if (above === undefined) {
      return [];
    }
    const rule = `${above.path} above it has ${String(above.quotaGiB)} GiB; use that or less`;
    return [{ path: at, got: quotaGiB, rule, source: QUOTA_SOURCE }];
  });
}

/** Checks the directories of a file system. Paths of faults are relative to the list. */
export function planShareDirectories(
  requests: readonly ShareDirectoryRequest[],
  share: Share,
): ShareDirectoriesPlan | Fault[] {
  const paths = requests.map(({ path }) => path);
  const faults = requests.flatMap(({ path, mode = 755 }, index) => {
    const found = pathFaults(path, paths.slice(0, index), share.linkedDirectory);
    if (!/^[0-7]{1,3}$/.test(String(mode))) {
      const rule = "permissions are three digits from 0 to 7, as for chmod: 755";
      const source = [{ page: "provider documentation, huaweicloud_sfs_turbo_dir, mode" }];
      found.push({ path: "mode", got: mode, rule, source });
    }
    return found.map((fault) => ({ ...fault, path: `[${index}].${fault.path}` }));
  });
  faults.push(...quotaFaults(requests, share));
  const roots = requests.filter(({ path, quotaGiB }) => quotaGiB !== undefined && path.lastIndexOf("/") === 0);
  const together = roots.reduce((sum, { quotaGiB = 0 }) => sum + quotaGiB, 0);
  if (faults.length === 0 && together > share.sizeGiB) {
    const rule = `the quotas of ${count(roots.length, "directory").replace(/ys$/, "ies")} are ${together} GiB together, and the file system has ${share.sizeGiB}; lower some`;
    const [need, have] = [{ GiB: together }, { GiB: share.sizeGiB }];
    faults.push({ path: "", got: { phrase: `${together} GiB` }, rule, source: QUOTA_SOURCE, need, have });
  }
  if (faults.length > 0) {
    return faults;
  }
  const directories = requests.map((directory) => ({
    ...directory,
    mode: directory.mode ?? 755,
    uid: directory.uid ?? 0,
    gid: directory.gid ?? 0,
  }));
  return { directories };
}
