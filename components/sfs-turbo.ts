import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Ports of NFS on SFS Turbo, without 445 which is for SMB (provider documentation, sfs_turbo, security_group_id). */
const NFS_PORTS = "111,2049,2051,2052,20048";

/** Arguments of SfsTurbo. */
export interface SfsTurboArgs {
  /** Name of the file system: 4 to 64 characters, letters, digits, hyphens and underscores. */
  shareName: string;
  /** Size in GiB. HPC file systems are sold in steps of 1.2 TiB, rounded down: 1228, 2457, 3686, … It can only grow. */
  sizeGiB: number;
  /** Bandwidth per TiB: `20M`, `40M`, `125M`, `250M`, `500M` or `1000M` (MB/s). It cannot change later. */
  hpcBandwidth: string;
  /** Availability zone, best that of the nodes. */
  availabilityZone: string;
  /** VPC of the file system: that of the cluster. */
  vpcId: pulumi.Input<string>;
  /** Subnet of the file system. */
  subnetId: pulumi.Input<string>;
  /** Address range that may mount it, for example the VPC's. */
  clientCidr: string;
  /** Directory of the file system that is linked to the bucket. One level, no slash; it must not exist before. */
  linkedDirectory: string;
  /** Bucket to link. Not encrypted and not a parallel file system. */
  bucket: pulumi.Input<string>;
  /** OBS endpoint of the region, as a host name. */
  obsEndpoint: string;
}

/**
 * SFS Turbo HPC file system, reachable by NFS from the given range only, with one directory linked to an OBS bucket.
 * Files that change in the directory are exported to the bucket. Billed by its size from creation to deletion.
 */
export class SfsTurbo extends pulumi.ComponentResource {
  /** Id of the file system. */
  public readonly shareId: pulumi.Output<string>;
  /** Address that clients mount, `<ip>:/`. */
  public readonly exportLocation: pulumi.Output<string>;
  /** Name of the linked directory, known once the link is available. */
  public readonly linkedDirectory: pulumi.Output<string>;

  constructor(name: string, args: SfsTurboArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("SfsTurbo"), name, args, opts);
    const clients = new huaweicloud.NetworkingSecgroup(
      name,
      { name: `${args.shareName}-nfs`, description: "SFS Turbo: NFS from the VPC", deleteDefaultRules: true },
      { parent: this },
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
            remoteIpPrefix: args.clientCidr,
          },
          { parent: this },
        ),
    );
    const share = new huaweicloud.SfsTurbo(
      name,
      {
        name: args.shareName,
        size: args.sizeGiB,
        shareProto: "NFS",
        shareType: "HPC",
        hpcBandwidth: args.hpcBandwidth,
        availabilityZone: args.availabilityZone,
        vpcId: args.vpcId,
        subnetId: args.subnetId,
        securityGroupId: clients.id,
        // The rules above are the only ones: the service would add 445 (SMB) and admit any address.
        autoCreateSecurityGroupRules: "false",
        timeouts: { create: "60m", update: "60m", delete: "30m" },
      },
      { parent: this },
    );
    const link = new huaweicloud.SfsTurboObsTarget(
      name,
      {
        shareId: share.id,
        fileSystemPath: args.linkedDirectory,
        obs: {
          bucket: args.bucket,
          endpoint: args.obsEndpoint,
          policy: { autoExportPolicy: { events: ["NEW", "CHANGED"] } },
          // Readable by containers that do not run as root.
          attributes: { fileMode: "644", dirMode: "755", uid: 0, gid: 0 },
        },
        deleteDataInFileSystem: false,
        timeouts: { create: "20m" },
      },
      { parent: this },
    );
    // A mount before the rules exist hangs, so the id is known only with them.
    this.shareId = pulumi.all([share.id, rules.map((rule) => rule.id)]).apply(([id]) => id);
    this.exportLocation = share.exportLocation;
    this.linkedDirectory = link.fileSystemPath;
    this.registerOutputs({
      shareId: this.shareId,
      exportLocation: this.exportLocation,
      linkedDirectory: this.linkedDirectory,
    });
  }
}
