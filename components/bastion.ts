import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { parseRange } from "../plan/address-range";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { keyPairFor } from "./key-pair";
import { typeToken } from "./names";
import { publicAddress } from "./public-address";

/** Arguments of Bastion. */
export interface BastionArgs {
  /** Name of the machine; its group, key pair and address are called after it. At most 55 letters, digits, hyphens and underscores. */
  bastionName: string;
  /** Network id of the subnet that it stands in. */
  subnetId: pulumi.Input<string>;
  /** Availability zone of the machine. Changing it replaces the machine. */
  availabilityZone: string;
  /** Flavor of the machine, for example `s6.small.1`. */
  flavorId: string;
  /** Id of a public or private image with an SSH server that takes keys from cloud-init. */
  imageId: string;
  /** Public SSH key of administrators, OpenSSH format. Changing it replaces the machine. */
  publicKey: string;
  /** Address ranges that may open SSH, for example `203.0.113.0/24`: one at least, and never all addresses. */
  allowedCidrs: string[];
  /** Bandwidth of its public address in Mbit/s, 1 to 300. Defaults to 5. */
  bandwidthMbps?: number;
  /** Security group of cluster nodes, which then admit SSH from the bastion. Defaults to none. */
  nodeSecurityGroupId?: pulumi.Input<string>;
  /** KMS key that its disk is encrypted with. Defaults to no encryption. */
  encryptionKeyId?: pulumi.Input<string>;
  /** Tags of everything that takes some. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/**
 * Virtual machine with a public address, through which administrators reach the private API server and the nodes: SSH from
 * the given addresses with the given key, and nothing else. It has no agency, so its metadata address hands out no
 * credentials. Billed by the hour, its traffic by volume.
 */
export class Bastion extends pulumi.ComponentResource {
  /** Id of the machine. */
  public readonly instanceId: pulumi.Output<string>;
  /** Its public address. */
  public readonly publicIp: pulumi.Output<string>;
  /** Its address inside the VPC. */
  public readonly privateIp: pulumi.Output<string>;

  constructor(name: string, args: BastionArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("Bastion"), name, args, opts);
    refuseFaults(`Bastion ${name}`, faultsOf(args));
    const { bastionName, tags } = args;
    const inside: pulumi.CustomResourceOptions = { parent: this };
    const group = new huaweicloud.NetworkingSecgroup(
      name,
      { name: bastionName, description: "bastion: SSH of administrators", deleteDefaultRules: true, tags },
      inside,
    );
    const rules = [
      ...args.allowedCidrs.map((cidr) => sshRule(`${name}-ssh-${cidr}`, group.id, { remoteIpPrefix: cidr }, this)),
      new huaweicloud.NetworkingSecgroupRule(
        `${name}-outwards`,
        {
          securityGroupId: group.id,
          description: "nodes, API server, updates",
          direction: "egress",
          ethertype: "IPv4",
          remoteIpPrefix: "0.0.0.0/0",
        },
        inside,
      ),
    ];
    if (args.nodeSecurityGroupId !== undefined) {
      sshRule(`${name}-ssh-to-nodes`, args.nodeSecurityGroupId, { remoteGroupId: group.id }, this);
    }
    const keyPair = keyPairFor(name, bastionName, args.publicKey, this);
    const address = publicAddress(
      name,
      { addressName: bastionName, bandwidthMbps: args.bandwidthMbps ?? 5, tags },
      inside,
    );
    const machine = new huaweicloud.ComputeInstance(
      name,
      {
        name: bastionName,
        availabilityZone: args.availabilityZone,
        flavorId: args.flavorId,
        imageId: args.imageId,
        keyPair: keyPair.name,
        securityGroupIds: [group.id],
        networks: [{ uuid: args.subnetId }],
        systemDiskType: "GPSSD",
        systemDiskSize: 40,
        systemDiskKmsKeyId: args.encryptionKeyId,
        eipId: address.id,
        // The address is a resource of its own, and what others wrote down.
        deleteEipOnTermination: false,
        deleteDisksOnTermination: true,
        tags,
      },
      // Changing the key of a running machine needs its private key, which nobody gives to a program: so it is made anew. Its
      // address is bound to one machine at a time.
      { ...inside, dependsOn: rules, replaceOnChanges: ["keyPair"], deleteBeforeReplace: true },
    );
    this.instanceId = machine.id;
    this.publicIp = address.address;
    this.privateIp = machine.accessIpV4;
    this.registerOutputs({ instanceId: this.instanceId, publicIp: this.publicIp, privateIp: this.privateIp });
  }
}

/** Admits SSH to the members of a group. */
function sshRule(
  name: string,
  securityGroupId: pulumi.Input<string>,
  from: { remoteIpPrefix: string } | { remoteGroupId: pulumi.Input<string> },
  parent: pulumi.Resource,
): huaweicloud.NetworkingSecgroupRule {
  return new huaweicloud.NetworkingSecgroupRule(
    name,
    {
      securityGroupId,
      description: "SSH of administrators",
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      ports: "22",
      ...from,
    },
    { parent },
  );
}

function faultsOf({ allowedCidrs }: BastionArgs): ArgumentFault[] {
  if (allowedCidrs.length === 0) {
    const rule = "name the address ranges that may open SSH, as 203.0.113.0/24; or leave the bastion out";
    return [{ propertyPath: "allowedCidrs", reason: `got no range; ${rule}` }];
  }
  return allowedCidrs.flatMap((cidr, index) => {
    const range = parseRange(cidr);
    const rule =
      range === undefined
        ? "not an address range; write its first address and its length, as 203.0.113.0/24"
        : "these are all addresses of the internet; name the ranges that may open SSH, as 203.0.113.0/24";
    const isRefused = range === undefined || range.prefixLength === 0;
    return isRefused
      ? [{ propertyPath: `allowedCidrs[${index}]`, reason: `got ${JSON.stringify(cidr)}; ${rule}` }]
      : [];
  });
}
