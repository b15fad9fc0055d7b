import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { typeToken } from "./names";
import { refuseChanges } from "./refused-changes";
import { shareChangeFaults } from "./share-changes";

/** Ports of NFS on SFS Turbo, without 445 which is for SMB (provider documentation, sfs_turbo, security_group_id). */
const NFS_PORTS = "111,2049,2051,2052,20048";

/** A file system that exists and stays as it is. */
export interface ExistingShare {
  /** Id of the file system. */
  shareId: pulumi.Input<string>;
  /** Address that clients mount, `<ip>:/`. */
  exportLocation: pulumi.Input<string>;
}

/** A directory of a file system with its owner, its permissions and its quota. */
export interface ShareDirectory {
  /** Path from the root of the file system, for example `/models`. A directory in another one is made after it. */
  path: string;
  /**
   * Permissions in the digits of `chmod`, 0 to 777. Defaults to 755. Neither the cloud nor this can change them later: use
   * `chmod` in a container.
   */
  mode?: number;
  /** User that owns it. Defaults to 0, root; pods of Pod Security level `restricted` write as 1000. */
  uid?: number;
  /** Group that owns it. Defaults to 0. */
  gid?: number;
  /** Largest size of what it holds, in GiB. Defaults to the file system's. */
  quotaGiB?: number;
  /** Largest number of files and directories in it. Defaults to the file system's. */
  quotaInodes?: number;
}

/** Arguments of SfsTurbo. Without `existing`, those from `shareName` to `clientCidr` are required. */
export interface SfsTurboArgs {
  /**
   * File system to use in place of a new one. Security group and permission rules are then left to whoever made it; only
   * `directories` and the link are made, where they are asked for. Defaults to a new file system.
   */
  existing?: ExistingShare;
  /** Name of the file system: 4 to 64 characters, letters, digits, hyphens and underscores. */
  shareName?: string;
  /** Size in GiB. HPC file systems are sold in steps of 1.2 TiB, rounded down: 1228, 2457, 3686, … It can only grow. */
  sizeGiB?: number;
  /** Bandwidth per TiB: `20M`, `40M`, `125M`, `250M`, `500M` or `1000M` (MB/s). It cannot change later. */
  hpcBandwidth?: string;
  /** Availability zone, best that of the nodes. */
  availabilityZone?: string;
  /** VPC of the file system: that of the cluster. */
  vpcId?: pulumi.Input<string>;
  /** Subnet of the file system. */
  subnetId?: pulumi.Input<string>;
  /** Address range that may mount it, for example the VPC's. Every other address is refused. */
  clientCidr?: string;
  /**
   * KMS key that the file system is encrypted with. It can be chosen at creation only (provider documentation, sfs_turbo,
   * crypt_key_id). Defaults to no encryption.
   */
  encryptionKeyId?: pulumi.Input<string>;
  /** Directories to make, never the linked one. They are kept when they are left out later. Defaults to none. */
  directories?: ShareDirectory[];
  /**
   * Directory of the file system that is linked to the bucket. One level, no slash; it must not exist before. Of an existing
   * file system without `bucket`: the directory that is linked already. Defaults to no link.
   */
  linkedDirectory?: string;
  /** Bucket to link. Not encrypted and not a parallel file system. Needs `linkedDirectory` and `obsEndpoint`. */
  bucket?: pulumi.Input<string>;
  /** OBS endpoint of the region, as a host name. */
  obsEndpoint?: string;
  /** Tags of the file system. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/** What a new file system cannot be without. */
const REQUIRED = [
  "shareName",
  "sizeGiB",
  "hpcBandwidth",
  "availabilityZone",
  "vpcId",
  "subnetId",
  "clientCidr",
] as const satisfies readonly (keyof SfsTurboArgs)[];

/**
 * SFS Turbo HPC file system that only the given range can mount, by NFS, with directories of its own, and optionally one
 * directory that is linked to an OBS bucket: files that change there are exported to the bucket. Billed by its size from
 * creation to deletion.
 *
 * What deletes files is the file system's own deletion and nothing else; whether that is allowed is decided by `protect` and
 * `retainOnDelete` in the options.
 */
export class SfsTurbo extends pulumi.ComponentResource {
  /** Id of the file system, known when it can be mounted and its directories exist. */
  public readonly shareId: pulumi.Output<string>;
  /** Address that clients mount, `<ip>:/`. */
  public readonly exportLocation: pulumi.Output<string>;
  /** Name of the linked directory, known once the link is available; empty where nothing is linked. */
  public readonly linkedDirectory: pulumi.Output<string>;

  constructor(name: string, args: SfsTurboArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("SfsTurbo"), name, args, opts);
    refuseFaults(`SfsTurbo ${name}`, faultsOf(args));
    const made = args.existing === undefined ? newShare(name, args, this) : undefined;
    const { shareId, exportLocation } = args.existing ?? {
      shareId: made?.share.id ?? "",
      exportLocation: made?.share.exportLocation ?? "",
    };
    const directories = makeDirectories(name, shareId, args.directories ?? [], {
      parent: this,
      // They go with the file system, and stay for as long as it does: what deletes a directory deletes its files.
      retainOnDelete: true,
      ...(made === undefined ? {} : { deletedWith: made.share }),
    });
    const link =
      args.bucket === undefined
        ? undefined
        : new huaweicloud.SfsTurboObsTarget(
            name,
            {
              shareId,
              fileSystemPath: args.linkedDirectory ?? "",
              obs: {
                bucket: args.bucket,
                endpoint: args.obsEndpoint ?? "",
                policy: { autoExportPolicy: { events: ["NEW", "CHANGED"] } },
                // Readable by containers that do not run as root.
                attributes: { fileMode: "644", dirMode: "755", uid: 0, gid: 0 },
              },
              deleteDataInFileSystem: false,
              timeouts: { create: "20m" },
            },
            { parent: this },
          );
    const needed = [...(made?.needed ?? []), ...directories];
    // A mount before the rules exist hangs, and a pod that starts before its directory exists cannot make it: the id is
    // known only with them.
    this.shareId = pulumi.all([shareId, needed.map(({ id }) => id)]).apply(([id]) => id);
    this.exportLocation = pulumi.output(exportLocation);
    this.linkedDirectory = link?.fileSystemPath ?? pulumi.output(args.linkedDirectory ?? "");
    this.registerOutputs({
      shareId: this.shareId,
      exportLocation: this.exportLocation,
      linkedDirectory: this.linkedDirectory,
    });
  }
}

/** A new file system, and what must be there before it is mounted. */
interface NewShare {
  share: huaweicloud.SfsTurbo;
  needed: pulumi.CustomResource[];
}

function newShare(name: string, args: SfsTurboArgs, parent: pulumi.Resource): NewShare {
  const clientCidr = args.clientCidr ?? "";
  const clients = new huaweicloud.NetworkingSecgroup(
    name,
    { name: `${args.shareName ?? ""}-nfs`, description: "SFS Turbo: NFS from the VPC", deleteDefaultRules: true },
    { parent },
  );
  const rules = ["tcp", "udp"].map(
    (protocol) =>
      new huaweicloud.NetworkingSecgroupRule(
        `${name}-nfs-${protocol}`,
        {
          securityGroupId: clients.id,
          description: "NFS",
          direction: "ingress",
          ethertype: "IPv4",
          protocol,
          ports: NFS_PORTS,
          remoteIpPrefix: clientCidr,
        },
        { parent },
      ),
  );
  const share = new huaweicloud.SfsTurbo(
    name,
    {
      name: args.shareName ?? "",
      size: args.sizeGiB ?? 0,
      shareProto: "NFS",
      shareType: "HPC",
      hpcBandwidth: args.hpcBandwidth,
      availabilityZone: args.availabilityZone ?? "",
      vpcId: args.vpcId ?? "",
      subnetId: args.subnetId ?? "",
      securityGroupId: clients.id,
      // The rules above are the only ones: the service would add 445 (SMB) and admit any address.
      autoCreateSecurityGroupRules: "false",
      cryptKeyId: args.encryptionKeyId,
      tags: args.tags,
      timeouts: { create: "60m", update: "60m", delete: "30m" },
    },
    { parent, hooks: refuseChanges(`SfsTurbo ${name}`, shareChangeFaults) },
  );
  // A file system must keep one rule (huaweicloud.com, usermanual-sfsturbo, sfsturbo_01_0338), so its last one could not be
  // deleted: the rules go with the file system.
  const withShare: pulumi.CustomResourceOptions = { parent, deletedWith: share };
  const others = new huaweicloud.SfsTurboPermRule(
    `${name}-others`,
    // With the first rule of a file system the service adds one of its own that admits everybody (*, rw, no_root_squash),
    // unless the first is for everybody (provider source, resource_huaweicloud_sfs_turbo_perm_rule).
    { shareId: share.id, ipCidr: "*", rwType: "none", userType: "all_squash" },
    withShare,
  );
  const mounts = new huaweicloud.SfsTurboPermRule(
    `${name}-clients`,
    // The manual's containers write as root (seed 000, line 29).
    { shareId: share.id, ipCidr: clientCidr, rwType: "rw", userType: "no_root_squash" },
    { ...withShare, dependsOn: [others] },
  );
  return { share, needed: [...rules, others, mounts] };
}

/** Makes directories, each after the one that it lies in, and their quotas. */
function makeDirectories(
  name: string,
  shareId: pulumi.Input<string>,
  directories: readonly ShareDirectory[],
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource[] {
  const made: { path: string; directory: huaweicloud.SfsTurboDir }[] = [];
  const quotas: huaweicloud.SfsTurboDirQuota[] = [];
  for (const { path, mode, uid, gid, quotaGiB, quotaInodes } of [...directories].sort((a, b) =>
    a.path.localeCompare(b.path),
  )) {
    const around = made.filter((other) => path.startsWith(`${other.path}/`)).map(({ directory }) => directory);
    const directory = new huaweicloud.SfsTurboDir(
      `${name}${path}`,
      { shareId, path, mode: mode ?? 755, uid: uid ?? 0, gid: gid ?? 0 },
      { ...options, dependsOn: around },
    );
    made.push({ path, directory });
    if (quotaGiB !== undefined || quotaInodes !== undefined) {
      quotas.push(
        new huaweicloud.SfsTurboDirQuota(
          `${name}${path}`,
          // The service counts capacity in MB; 0 is no limit.
          { shareId, path, capacity: (quotaGiB ?? 0) * 1024, inode: quotaInodes ?? 0 },
          // Nothing is lost with a quota.
          { ...options, retainOnDelete: false, dependsOn: [directory] },
        ),
      );
    }
  }
  return [...made.map(({ directory }) => directory), ...quotas];
}

function faultsOf(args: SfsTurboArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const missing = (propertyPath: string, why: string): void => {
    faults.push({ propertyPath, reason: `got nothing; ${why}` });
  };
  if (args.existing === undefined) {
    for (const key of REQUIRED) {
      if (args[key] === undefined) missing(key, "a new file system needs it; or name an existing one in `existing`");
    }
    if (args.linkedDirectory !== undefined && args.bucket === undefined) {
      missing("bucket", "linkedDirectory of a new file system is linked to a bucket: give the bucket too");
    }
  }
  if (args.bucket !== undefined) {
    if (args.linkedDirectory === undefined) missing("linkedDirectory", "the directory that is linked to the bucket");
    if (args.obsEndpoint === undefined) missing("obsEndpoint", "host name of OBS in the bucket's region");
  }
  const paths = new Set<string>();
  for (const [index, directory] of (args.directories ?? []).entries()) {
    faults.push(...directoryFaults(`directories[${index}]`, directory, args.linkedDirectory));
    if (paths.has(directory.path)) {
      faults.push({
        propertyPath: `directories[${index}].path`,
        reason: `got "${directory.path}" twice; leave one out`,
      });
    }
    paths.add(directory.path);
  }
  return faults;
}

function directoryFaults(at: string, directory: ShareDirectory, linked: string | undefined): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (key: string, got: string | number, rule: string): void => {
    faults.push({ propertyPath: `${at}.${key}`, reason: `got ${JSON.stringify(got)}; ${rule}` });
  };
  const { path, mode, uid, gid, quotaGiB, quotaInodes } = directory;
  const documentation = "(provider documentation, sfs_turbo_dir)";
  if (!/^(\/[^/]+)+$/.test(path) || path.split("/").some((part) => part === "." || part === "..")) {
    fault("path", path, `the full path from the root of the file system, for example "/models" ${documentation}`);
  }
  if (linked !== undefined && (path === `/${linked}` || path.startsWith(`/${linked}/`))) {
    const rule = "the link makes the linked directory, and it must not exist before: choose another";
    fault("path", path, `${rule} (huaweicloud.com, api-sfsturbo, CreateBackendTarget)`);
  }
  if (mode !== undefined && !/^[0-7]{1,3}$/.test(String(mode))) {
    fault("mode", mode, `three digits as of chmod, 0 to 777 ${documentation}`);
  }
  for (const [key, value] of Object.entries({ uid, gid })) {
    if (value !== undefined && (!Number.isInteger(value) || value < 0)) fault(key, value, `0 or more ${documentation}`);
  }
  for (const [key, value] of Object.entries({ quotaGiB, quotaInodes })) {
    if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
      fault(key, value, "1 or more, or left out for no quota (provider documentation, sfs_turbo_dir_quota)");
    }
  }
  if ((quotaGiB === undefined) !== (quotaInodes === undefined)) {
    const rule = "set both limits: one that is left out counts as 0, and nothing can be written then";
    fault(
      quotaGiB === undefined ? "quotaGiB" : "quotaInodes",
      "nothing",
      `${rule} (huaweicloud.com, api-sfsturbo, CreateFsDirQuota)`,
    );
  }
  return faults;
}
