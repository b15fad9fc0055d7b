import { SFS_TURBO_HPC, SFS_TURBO_RECOMMENDED } from "../catalogue";
import { atPath, isRejected, sourceSuffix, type Fault } from "./fault";
import { logBucketName, nameFaults } from "./names";
import { planShareDirectories, type ShareDirectoryRequest } from "./share-directories";
import { CHECKPOINT_SOURCE, type StorageDemand } from "./storage-demand";
import { list } from "./wording";

/** File system and bucket as their user describes them. */
export interface StorageRequest {
  readonly sfsTurbo: {
    /** Size in GiB. */
    readonly sizeGiB: number;
    /** Bandwidth per TiB as the cloud sells it, for example `500M`: 500 MB/s. */
    readonly hpcBandwidth: string;
    /** Directory of the file system that is linked to the bucket: one level, no slash. */
    readonly linkedDirectory: string;
    /** Whether the share is encrypted with a key of the environment's own. */
    readonly encrypted?: boolean;
    readonly directories?: readonly ShareDirectoryRequest[];
    /** A file system that is there already; what else stands here describes it. */
    readonly existing?: { readonly shareId: string; readonly exportLocation: string };
  };
  readonly bucket: {
    /** Name of the bucket, unique in the whole of OBS. */
    readonly name: string;
    /** Whether the bucket keeps what is overwritten or deleted. */
    readonly versioning?: boolean;
    /** Days after which that is gone. */
    readonly noncurrentDays?: number;
    /** Whether requests are logged, into a bucket of its own. */
    readonly logging?: boolean;
    /** Whether the bucket encrypts its objects. No linked bucket can. */
    readonly encrypted?: boolean;
    /** Whether the bucket is there already. */
    readonly existing?: boolean;
  };
}

/** File system and bucket with everything decided. */
export interface StoragePlan {
  readonly sizeGiB: number;
  readonly hpcBandwidth: string;
  /** Bandwidth of the whole file system in MB/s. */
  readonly bandwidthMBps: number;
  readonly linkedDirectory: string;
  readonly bucketName: string;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** The size of `steps` steps of 1.2 TiB, rounded down to GiB as the cloud does. */
function sizeOf(steps: number): number {
  return Math.floor((steps * SFS_TURBO_HPC.stepTenthsOfGiB) / 10);
}

/** The largest size that is sold. */
const LARGEST_GIB = sizeOf(Math.floor((SFS_TURBO_HPC.maxSizeGiB * 10) / SFS_TURBO_HPC.stepTenthsOfGiB));

/** The sold sizes next to a size, from `minSizeGiB` on: the largest not larger and the smallest not smaller. */
function soldAround(sizeGiB: number, minSizeGiB: number): { down: number | undefined; up: number | undefined } {
  const steps = Math.floor((sizeGiB * 10) / SFS_TURBO_HPC.stepTenthsOfGiB);
  const near = [steps - 1, steps, steps + 1, steps + 2].map(sizeOf);
  const sold = near.filter((size) => size >= minSizeGiB && size <= LARGEST_GIB);
  return {
    down: sizeGiB > LARGEST_GIB ? LARGEST_GIB : sold.filter((size) => size <= sizeGiB).at(-1),
    up: sizeGiB < minSizeGiB ? minSizeGiB : sold.find((size) => size >= sizeGiB),
  };
}

/** The fault of a file system that is too small for the workloads; none where it is large enough. */
function demandFaults(sizeGiB: number, minSizeGiB: number, { items, shareGiB }: StorageDemand): Fault[] {
  if (sizeGiB >= shareGiB) {
    return [];
  }
  const { up } = soldAround(shareGiB, minSizeGiB);
  const largest = [...items].sort((a, b) => b.GiB - a.GiB).slice(0, 3);
  const parts = largest.map(({ name, GiB }) => `${name} ${Math.ceil(GiB)} GiB`);
  const use = up === undefined ? "no file system is that large: take workloads away" : `use ${up} or more`;
  const rule = `the workloads take about ${shareGiB} GiB (estimated), most of it ${list(parts)}; ${use}`;
  const [need, have] = [{ GiB: shareGiB }, { GiB: sizeGiB }];
  const fault = { path: "sfsTurbo.sizeGiB", got: sizeGiB, rule, source: CHECKPOINT_SOURCE, need, have };
  return [up === undefined ? fault : { ...fault, alternative: { "sfsTurbo.sizeGiB": up } }];
}

/** The fault of a size that the cloud does not sell, with the sold sizes next to it; none where it does. */
function sizeFaults(sizeGiB: number, minSizeGiB: number, hpcBandwidth: string): Fault[] {
  const { down, up } = soldAround(sizeGiB, minSizeGiB);
  if (down === sizeGiB) {
    return [];
  }
  const nearest = up === undefined || (down !== undefined && sizeGiB - down < up - sizeGiB) ? down : up;
  const near = [down, up].filter((size) => size !== undefined);
  const rule =
    `SFS Turbo HPC of ${hpcBandwidth} is sold from ${minSizeGiB} to ${LARGEST_GIB} GiB in steps of 1.2 TiB, ` +
    `rounded down to GiB; use ${list(near, "or")}`;
  const fault = { path: "sfsTurbo.sizeGiB", got: sizeGiB, rule, source: SFS_TURBO_HPC.source };
  return [nearest === undefined ? fault : { ...fault, alternative: { "sfsTurbo.sizeGiB": nearest } }];
}

/** The fault of a directory that cannot be linked to a bucket; none where it can. */
function directoryFaults(linkedDirectory: string): Fault[] {
  if (/^[^/]+$/.test(linkedDirectory) && linkedDirectory !== "." && linkedDirectory !== "..") {
    return [];
  }
  const rule = "the linked directory is one level below the root of the file system; use a name without slashes";
  const source = [{ page: "provider documentation, huaweicloud_sfs_turbo_obs_target, file_system_path" }];
  return [{ path: "sfsTurbo.linkedDirectory", got: linkedDirectory, rule, source }];
}

/** The rule of bucket names that a name breaks; undefined for a good name. */
function brokenBucketRule(name: string): string | undefined {
  if (name.length < 3 || name.length > 63) {
    return `a bucket name has 3 to 63 characters, this one has ${name.length}`;
  }
  if (!/^[a-z0-9.-]+$/.test(name)) {
    return "a bucket name has lower-case letters, digits, hyphens and periods only";
  }
  if (/^[.-]|[.-]$/.test(name)) {
    return "a bucket name starts and ends with a letter or a digit";
  }
  if (/\.\.|\.-|-\./.test(name)) {
    return "a bucket name has no two periods, and no period and hyphen, beside each other";
  }
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) {
    return "a bucket name is not an IP address";
  }
  return undefined;
}

/** The fault of a name that OBS refuses; none for a good name. */
function bucketNameFaults({ name, logging = false, existing = false }: StorageRequest["bucket"]): Fault[] {
  const rule = brokenBucketRule(name);
  const source = [{ page: "provider documentation, huaweicloud_obs_bucket, bucket" }];
  if (rule !== undefined) {
    return [{ path: "bucket.name", got: name, rule, source }];
  }
  return logging && !existing ? nameFaults("bucket", logBucketName(name), "bucket.name", name) : [];
}

/** The faults of a bucket: its name, and settings that a bucket of this kind cannot have. */
function bucketFaults(bucket: StorageRequest["bucket"], linkedDirectory: string): Fault[] {
  const { encrypted = false, versioning = true, noncurrentDays, existing = false } = bucket;
  const faults = bucketNameFaults(bucket);
  if (encrypted) {
    const rule =
      `the bucket is linked to directory ${JSON.stringify(linkedDirectory)} of the file system, and SFS Turbo links no encrypted ` +
      "bucket; leave it out, and encrypt the file system (sfsTurbo.encrypted) and what is secret itself";
    const source = [{ page: "huaweicloud.com, api-sfsturbo, CreateBackendTarget" }];
    faults.push({ path: "bucket.encrypted", got: true, rule, source });
  }
  if (noncurrentDays !== undefined && !versioning) {
    const rule =
      "a bucket without versioning keeps nothing that is overwritten or deleted; leave it out, or set versioning to true";
    faults.push({ path: "bucket.noncurrentDays", got: noncurrentDays, rule, source: [] });
  }
  for (const path of ["noncurrentDays", "logging"] as const) {
    const got = bucket[path];
    if (existing && got !== undefined && got !== false) {
      const rule = "a bucket that exists keeps the settings that it has; leave it out";
      faults.push({ path: `bucket.${path}`, got, rule, source: [] });
    }
  }
  return faults;
}

/** The faults of a file system that is there already: what could only be decided when it is created, and its address. */
function existingFaults({ encrypted = false, existing }: StorageRequest["sfsTurbo"]): Fault[] {
  if (existing === undefined) {
    return [];
  }
  const faults: Fault[] = [];
  if (encrypted) {
    const rule = "a file system is encrypted when it is created, and this one exists; leave it out";
    const source = [{ page: "provider documentation, huaweicloud_sfs_turbo, crypt_key_id" }];
    faults.push({ path: "sfsTurbo.encrypted", got: true, rule, source });
  }
  if (!/^[^\s:/]+:\/([^\s]*)$/.test(existing.exportLocation)) {
    const rule = "the address that nodes mount is written as in the console of SFS Turbo: 10.20.0.9:/";
    faults.push({ path: "sfsTurbo.existing.exportLocation", got: existing.exportLocation, rule, source: [] });
  }
  return faults;
}

/** The faults of the directories to create on the file system. */
function directoriesFaults(request: StorageRequest["sfsTurbo"]): Fault[] {
  const answer = planShareDirectories(request.directories ?? [], request);
  return isRejected(answer) ? atPath("sfsTurbo.directories", answer) : [];
}

/**
 * Decides file system and bucket: only what the cloud sells, what can be linked, and what is large enough for the workloads
 * where `demand` says what they take. Paths of faults are relative to the request: `sfsTurbo.sizeGiB`.
 */
export function planStorage(request: StorageRequest, demand?: StorageDemand): StoragePlan | Fault[] {
  const { sizeGiB, hpcBandwidth, linkedDirectory } = request.sfsTurbo;
  const faults: Fault[] = [];
  const sold = SFS_TURBO_HPC.bandwidths.find((bandwidth) => bandwidth.hpcBandwidth === hpcBandwidth);
  if (sold === undefined) {
    const names = SFS_TURBO_HPC.bandwidths.map((bandwidth) => bandwidth.hpcBandwidth);
    const recommended = SFS_TURBO_RECOMMENDED.hpcBandwidths;
    const rule = `SFS Turbo HPC is sold with ${list(names)}; use ${recommended[0]}, or ${recommended[1]} for more`;
    const source = [...SFS_TURBO_HPC.source, ...SFS_TURBO_RECOMMENDED.source];
    const alternative = { "sfsTurbo.hpcBandwidth": recommended[0] };
    faults.push({ path: "sfsTurbo.hpcBandwidth", got: hpcBandwidth, rule, source, alternative });
  }
  const minSizeGiB = sold?.minSizeGiB ?? 1228;
  const small = demand === undefined ? [] : demandFaults(sizeGiB, minSizeGiB, demand);
  faults.push(...(small.length > 0 ? small : sizeFaults(sizeGiB, minSizeGiB, sold?.hpcBandwidth ?? "500M")));
  faults.push(
    ...directoryFaults(linkedDirectory),
    ...directoriesFaults(request.sfsTurbo),
    ...existingFaults(request.sfsTurbo),
    ...bucketFaults(request.bucket, linkedDirectory),
  );
  if (sold === undefined || faults.length > 0) {
    return faults;
  }
  const { minBandwidthMBps, maxBandwidthMBps } = SFS_TURBO_HPC;
  const bandwidthMBps = Math.round((sizeGiB / 1024) * sold.MBpsPerTiB);
  const bounded = Math.min(Math.max(bandwidthMBps, minBandwidthMBps), maxBandwidthMBps);
  const { hpcBandwidths, source, ...recommended } = SFS_TURBO_RECOMMENDED;
  const asRecommended =
    hpcBandwidths.some((name) => name === hpcBandwidth) &&
    sizeGiB >= recommended.minSizeGiB &&
    sizeGiB <= recommended.maxSizeGiB;
  return {
    sizeGiB,
    hpcBandwidth,
    bandwidthMBps: bounded,
    linkedDirectory,
    bucketName: request.bucket.name,
    explanation: [
      `SFS Turbo HPC ${hpcBandwidth}, ${sizeGiB} GiB: ${bounded} MB/s, ` +
        `${asRecommended ? "within" : "outside"} the recommended ${list(hpcBandwidths, "or")} and ${recommended.minSizeGiB} to ` +
        `${recommended.maxSizeGiB} GiB${sourceSuffix(source)}`,
      `bucket ${request.bucket.name}, linked to directory ${linkedDirectory} of the file system`,
      ...(demand?.explanation ?? []),
    ],
  };
}
