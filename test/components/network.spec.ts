import assert from "node:assert/strict";
import { Bastion, type BastionArgs, Network, type NetworkArgs } from "../../components";
import { only, register, type Registration, valueOf } from "../support/mock-engine";

const RULE = "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule";

const args: NetworkArgs = {
  vpcName: "dev-vpc",
  cidr: "10.20.0.0/16",
  subnetCidr: "10.20.0.0/18",
  gatewayIp: "10.20.0.1",
};

/** What the rules of a group let in, as `protocol ports from`. */
function admitted(all: Registration[]): string[] {
  return all
    .filter(({ type, inputs }) => type === RULE && inputs["direction"] === "ingress")
    .map(({ inputs: { protocol = "all", ports = "all", remoteIpPrefix = "members" } }) =>
      [protocol, ports, remoteIpPrefix].map(String).join(" "),
    )
    .sort();
}

function ofType(all: Registration[], type: string): Registration[] {
  return all.filter((each) => each.type === `huaweicloud:index/${type}`);
}

describe("Network", () => {
  let built: Network | undefined;
  const build = (change: Partial<NetworkArgs> = {}) =>
    register(() => {
      built = new Network("network", { ...args, ...change });
    });
  const outputs = async () => {
    assert(built !== undefined);
    const { vpcId, subnetId, ipv4SubnetId, serviceSubnetId, nodeSecurityGroupId } = built;
    const values = [vpcId, subnetId, ipv4SubnetId, serviceSubnetId, nodeSecurityGroupId].map(valueOf);
    return Promise.all(values);
  };

  it("makes a VPC, a subnet and a group, and nothing that costs money", async () => {
    const all = await build();
    assert.deepEqual(
      all
        .filter(({ custom, type }) => custom && type !== RULE)
        .map(({ type, name }) => `${type.split(":")[2]} ${name}`),
      ["NetworkingSecgroup network-nodes", "Vpc network", "VpcSubnet network"],
    );
    assert.deepEqual(await outputs(), [
      "network-id",
      "network-id",
      "ipv4-subnet-live",
      "network-id",
      "network-nodes-id",
    ]);
  });

  it("admits everything from the VPC while the container network is not known", async () => {
    assert.deepEqual(admitted(await build()), ["all all 10.20.0.0/16"]);
  });

  for (const { network, change = {}, expected } of [
    {
      network: "eni",
      expected: [
        "all all 10.20.0.0/18",
        "all all members",
        "tcp 10250 10.20.0.0/16",
        "tcp 30000-32767 10.20.0.0/16",
        "udp 30000-32767 10.20.0.0/16",
      ],
    },
    {
      network: "eni",
      change: { podSubnetCidr: "10.20.64.0/18" },
      expected: [
        "all all 10.20.64.0/18",
        "all all members",
        "tcp 10250 10.20.0.0/16",
        "tcp 30000-32767 10.20.0.0/16",
        "udp 30000-32767 10.20.0.0/16",
      ],
    },
    {
      network: "vpc-router",
      change: { containerNetworkCidr: "172.16.0.0/16" },
      expected: [
        "all all 172.16.0.0/16",
        "all all members",
        "icmp all 10.20.0.0/16",
        "tcp all 10.20.0.0/16",
        "udp all 10.20.0.0/16",
      ],
    },
    {
      network: "overlay_l2",
      change: { containerNetworkCidr: "172.16.0.0/16" },
      expected: [
        "all all members",
        "tcp 10250 10.20.0.0/16",
        "tcp 30000-32767 10.20.0.0/16",
        "udp 30000-32767 10.20.0.0/16",
        "udp 4789 10.20.0.0/16",
      ],
    },
  ]) {
    it(`admits what CCE needs with ${network} ${JSON.stringify(change)}, and SSH from nowhere`, async () => {
      assert.deepEqual(admitted(await build({ containerNetworkType: network, ...change })), expected);
    });
  }

  it("gives pods and load balancers subnets of their own, with the first address as gateway", async () => {
    const all = await build({ podSubnetCidr: "10.20.64.0/18", serviceSubnetCidr: "10.20.128.0/24" });
    assert.deepEqual(
      ofType(all, "vpcSubnet:VpcSubnet").map(({ inputs: { name, cidr, gatewayIp } }) => [name, cidr, gatewayIp]),
      [
        ["dev-vpc-subnet", "10.20.0.0/18", "10.20.0.1"],
        ["dev-vpc-pods", "10.20.64.0/18", "10.20.64.1"],
        ["dev-vpc-services", "10.20.128.0/24", "10.20.128.1"],
      ],
    );
    assert.equal((await outputs())[3], "network-services-id");
  });

  it("leads nodes and pods out by one public address", async () => {
    const all = await build({ podSubnetCidr: "10.20.64.0/18", nat: { bandwidthMbps: 200, spec: "2" } });
    const { inputs: address } = only(all, "huaweicloud:index/vpcEip:VpcEip");
    assert.deepEqual(address["bandwidth"], { name: "dev-vpc-nat", size: 200, shareType: "PER", chargeMode: "traffic" });
    assert.equal(only(all, "huaweicloud:index/natGateway:NatGateway").inputs["spec"], "2");
    assert.deepEqual(
      ofType(all, "natSnatRule:NatSnatRule").map(({ inputs: { subnetId, floatingIpId } }) => [subnetId, floatingIpId]),
      [
        ["network-id", "network-nat-id"],
        ["network-pods-id", "network-nat-id"],
      ],
    );
  });

  it("reaches SWR by an address in the subnet of load balancers, and OBS by a route", async () => {
    const endpoints = [
      { service: "swr", serviceId: "swr-service" },
      { service: "obs", serviceId: "obs-service" },
      { service: "dns", serviceId: "dns-service", gateway: true },
    ];
    const all = await build({ serviceSubnetCidr: "10.20.128.0/24", endpoints });
    assert.deepEqual(
      ofType(all, "vpcepEndpoint:VpcepEndpoint").map(({ inputs: { serviceId, networkId } }) => [serviceId, networkId]),
      [
        ["dns-service", undefined],
        ["obs-service", undefined],
        ["swr-service", "network-services-id"],
      ],
    );
  });

  it("puts its tags on everything that takes some", async () => {
    const nat = { bandwidthMbps: 5 };
    const endpoints = [{ service: "swr", serviceId: "swr-service" }];
    const all = await build({ tags: { team: "llm" }, nat, endpoints });
    const untagged = all.filter(({ custom, inputs }) => custom && inputs["tags"] === undefined);
    assert.deepEqual(
      [...new Set(untagged.map(({ type }) => type))],
      ["huaweicloud:index/natSnatRule:NatSnatRule", RULE],
    );
  });

  it("makes nothing of a network that exists, and gives its ids out", async () => {
    const existing = {
      vpcId: "vpc",
      subnetId: "net",
      podSubnetId: "ipv4",
      serviceSubnetId: "lb",
      securityGroupId: "sg",
    };
    const all = await register(() => {
      built = new Network("network", { existing });
    });
    assert.deepEqual(
      all.filter(({ custom }) => custom),
      [],
    );
    assert.deepEqual(await outputs(), ["vpc", "net", "ipv4", "lb", "sg"]);
  });

  it("makes a group in a network that exists where none is given: CCE's own admits SSH from anywhere", async () => {
    const all = await register(() => {
      built = new Network("network", { ...args, existing: { vpcId: "vpc", subnetId: "net" } });
    });
    assert.deepEqual(
      [...new Set(all.filter(({ custom }) => custom).map(({ type }) => type))],
      ["huaweicloud:index/networkingSecgroup:NetworkingSecgroup", RULE],
    );
    assert.deepEqual(await outputs(), ["vpc", "net", "", "net", "network-nodes-id"]);
  });

  it("names all that a new network lacks, at once", () => {
    assert.throws(() => new Network("network", { subnetCidr: "10.20.0.0" }), {
      message: [
        "Network network:",
        "  vpcName: got nothing; a new network needs it; or name an existing one in `existing`",
        "  cidr: got nothing; a new network needs it; or name an existing one in `existing`",
        "  gatewayIp: got nothing; a new network needs it; or name an existing one in `existing`",
        '  subnetCidr: got "10.20.0.0"; not an address range; write its first address and its length, as 10.20.0.0/16',
      ].join("\n"),
    });
  });

  it("refuses to make anything in a network that exists", () => {
    const existing = { vpcId: "vpc", subnetId: "net", securityGroupId: "sg" };
    const rule = "nothing in a network that exists is made: leave it out, and give what is there in `existing`";
    assert.throws(() => new Network("network", { existing, podSubnetCidr: "10.20.64.0/18", nat: {}, endpoints: [] }), {
      message: [
        "Network network:",
        `  podSubnetCidr: got "10.20.64.0/18"; ${rule}`,
        `  nat: got a value; ${rule}`,
      ].join("\n"),
    });
  });

  it("refuses two endpoints of one service", () => {
    const endpoint = { service: "swr", serviceId: "swr-service" };
    assert.throws(() => new Network("network", { ...args, endpoints: [endpoint, endpoint] }), {
      message: 'Network network:\n  endpoints[1].service: got "swr" twice; leave one out',
    });
  });
});

describe("Bastion", () => {
  const bastion: BastionArgs = {
    bastionName: "dev-bastion",
    subnetId: "net",
    availabilityZone: "cn-southwest-2a",
    flavorId: "s6.small.1",
    imageId: "image",
    publicKey: "ssh-ed25519 AAAA one",
    allowedCidrs: ["203.0.113.0/24", "198.51.100.7/32"],
  };
  const build = (change: Partial<BastionArgs> = {}) =>
    register(() => new Bastion("bastion", { ...bastion, ...change }));

  it("admits SSH from the given ranges, and nothing else", async () => {
    assert.deepEqual(admitted(await build()), ["tcp 22 198.51.100.7/32", "tcp 22 203.0.113.0/24"]);
  });

  it("opens SSH of nodes for itself where it is told their group", async () => {
    const all = await build({ nodeSecurityGroupId: "nodes" });
    const toNodes = all.find(({ name }) => name === "bastion-ssh-to-nodes")?.inputs;
    assert.deepEqual([toNodes?.["securityGroupId"], toNodes?.["remoteGroupId"]], ["nodes", "bastion-id"]);
  });

  it("takes the key of another pair by another name", async () => {
    const names: string[] = [];
    for (const publicKey of [bastion.publicKey, "ssh-ed25519 BBBB two"]) {
      const { inputs } = only(await build({ publicKey }), "huaweicloud:index/kpsKeypair:KpsKeypair");
      names.push(String(inputs["name"]));
    }
    assert.match(names[0] ?? "", /^dev-bastion-[0-9a-f]{8}$/);
    assert.notEqual(names[0], names[1]);
  });

  it("has no agency and no password, and a disk that goes with it", async () => {
    const all = await build({ encryptionKeyId: "key" });
    const { inputs } = only(all, "huaweicloud:index/computeInstance:ComputeInstance");
    const { agencyName, adminPass, deleteDisksOnTermination, systemDiskKmsKeyId, eipId, securityGroupIds } = inputs;
    const { options } = only(all, "huaweicloud:index/computeInstance:ComputeInstance");
    assert.deepEqual([options.replaceOnChanges, options.deleteBeforeReplace], [["keyPair"], true]);
    assert.deepEqual(
      { agencyName, adminPass, deleteDisksOnTermination, systemDiskKmsKeyId, eipId, securityGroupIds },
      {
        agencyName: undefined,
        adminPass: undefined,
        deleteDisksOnTermination: true,
        systemDiskKmsKeyId: "key",
        eipId: "bastion-id",
        securityGroupIds: ["bastion-id"],
      },
    );
  });

  it("refuses the whole internet, texts that are no range, and an empty list", () => {
    assert.throws(() => new Bastion("bastion", { ...bastion, allowedCidrs: ["0.0.0.0/0", "10.0.0.1/8"] }), {
      message: [
        "Bastion bastion:",
        '  allowedCidrs[0]: got "0.0.0.0/0"; these are all addresses of the internet; name the ranges that may open SSH, as 203.0.113.0/24',
        '  allowedCidrs[1]: got "10.0.0.1/8"; not an address range; write its first address and its length, as 203.0.113.0/24',
      ].join("\n"),
    });
    assert.throws(() => new Bastion("bastion", { ...bastion, allowedCidrs: [] }), {
      message:
        "Bastion bastion:\n  allowedCidrs: got no range; name the address ranges that may open SSH, as 203.0.113.0/24; or leave the bastion out",
    });
  });
});
