import assert from "node:assert/strict";
import fc from "fast-check";
import { addressText, contains, overlaps, parseAddress, parseRange } from "../../plan/address-range";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planNetwork, type NetworkRequest, type NetworkSurroundings } from "../../plan/network";

const REQUEST: NetworkRequest = { cidr: "10.20.0.0/16", subnetCidr: "10.20.64.0/18" };

const SURROUNDINGS: NetworkSurroundings = { containerNetworkType: "eni", clusterExists: false };

function sentences(change: Partial<NetworkRequest>, surroundings: Partial<NetworkSurroundings> = {}): string[] {
  const answer = planNetwork({ ...REQUEST, ...change }, { ...SURROUNDINGS, ...surroundings });
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

describe("address ranges", () => {
  it("are read from their first address and length", () => {
    assert.deepEqual(parseRange("10.0.0.0/8"), { first: 0x0a000000, last: 0x0affffff, prefixLength: 8 });
    assert.deepEqual(parseRange("0.0.0.0/0"), { first: 0, last: 0xffffffff, prefixLength: 0 });
    assert.equal(parseRange("255.255.255.255/32")?.last, 0xffffffff);
  });

  for (const text of [
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0.1/8",
    "256.0.0.0/8",
    "10.0.0/8",
    "010.0.0.0/8",
    "10.0.0.0/08",
    "",
    "a/8",
  ]) {
    it(`are not read from ${JSON.stringify(text)}`, () => {
      assert.equal(parseRange(text), undefined);
    });
  }

  it("turn addresses to numbers and back", () => {
    fc.assert(fc.property(fc.ipV4(), (address) => addressText(parseAddress(address) ?? -1) === address));
  });

  it("overlap exactly when one holds the first address of the other", () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 32 }))
      .map(([address, length]) => {
        const size = 2 ** (32 - length);
        return parseRange(`${addressText(address - (address % size))}/${length}`) ?? assert.fail();
      });
    fc.assert(
      fc.property(range, range, (a, b) => {
        const holds = (outer: typeof a, address: number) => outer.first <= address && address <= outer.last;
        assert.equal(overlaps(a, b), holds(a, b.first) || holds(b, a.first));
        assert.equal(contains(a, b) || contains(b, a), overlaps(a, b));
      }),
    );
  });
});

describe("planNetwork", () => {
  it("takes the first address of the subnet for the gateway, or the one that is given", () => {
    assert.equal(requirePlan("network", planNetwork(REQUEST, SURROUNDINGS)).gatewayIp, "10.20.64.1");
    assert.equal(
      requirePlan("network", planNetwork({ ...REQUEST, gatewayIp: "10.20.127.254" }, SURROUNDINGS)).gatewayIp,
      "10.20.127.254",
    );
  });

  it("refuses what is no range, in both places at once", () => {
    const rule = "not an address range; write its first address and its length, as 10.20.0.0/16";
    assert.deepEqual(sentences({ cidr: "10.20.0.1/16", subnetCidr: "x" }), [
      `cidr: got "10.20.0.1/16"; ${rule}`,
      `subnetCidr: got "x"; ${rule}`,
    ]);
  });

  it("refuses a range that no VPC may have", () => {
    const rule = "a VPC lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 and has at least 256 addresses (/24)";
    const source = "(provider documentation, huaweicloud_vpc, cidr)";
    assert.deepEqual(sentences({ cidr: "11.0.0.0/16", subnetCidr: "11.0.0.0/24" }), [
      `cidr: got "11.0.0.0/16"; ${rule} ${source}`,
    ]);
    assert.deepEqual(sentences({ cidr: "10.0.0.0/25", subnetCidr: "10.0.0.0/25" }), [
      `cidr: got "10.0.0.0/25"; ${rule} ${source}`,
    ]);
    assert.deepEqual(sentences({ cidr: "0.0.0.0/0", subnetCidr: "10.0.0.0/25" }), [
      `cidr: got "0.0.0.0/0"; ${rule} ${source}`,
    ]);
  });

  it("refuses a subnet outside the VPC", () => {
    assert.deepEqual(sentences({ subnetCidr: "10.21.0.0/18" }), [
      'subnetCidr: got "10.21.0.0/18"; the subnet lies inside the VPC 10.20.0.0/16; use a part of it',
    ]);
  });

  for (const gatewayIp of ["10.20.0.1", "10.20.64.0", "10.20.127.255", "gateway"]) {
    it(`refuses the gateway ${gatewayIp}`, () => {
      assert.deepEqual(sentences({ gatewayIp }), [
        `gatewayIp: got ${JSON.stringify(gatewayIp)}; the gateway is an address inside 10.20.64.0/18; use 10.20.64.1`,
      ]);
    });
  }

  it("keeps what else is asked for, with no endpoint where none is", () => {
    const nat = { bandwidthMbps: 100, spec: "1" };
    assert.deepEqual(requirePlan("network", planNetwork({ ...REQUEST, nat }, SURROUNDINGS)), {
      ...REQUEST,
      nat,
      gatewayIp: "10.20.64.1",
      endpoints: [],
    });
  });

  it("refuses subnets that overlap, each pair once, and subnets that are too small", () => {
    assert.deepEqual(sentences({ podSubnetCidr: "10.20.64.0/20", serviceSubnetCidr: "10.20.64.0/24" }), [
      'podSubnetCidr: got "10.20.64.0/20"; it overlaps the subnet of the nodes 10.20.64.0/18; use another part of the VPC',
      'serviceSubnetCidr: got "10.20.64.0/24"; it overlaps the subnet of the nodes 10.20.64.0/18; use another part of the VPC',
      'serviceSubnetCidr: got "10.20.64.0/24"; it overlaps the subnet of the pods 10.20.64.0/20; use another part of the VPC',
    ]);
    assert.deepEqual(sentences({ serviceSubnetCidr: "10.20.0.0/29" }), [
      'serviceSubnetCidr: got "10.20.0.0/29"; a subnet has at least 16 addresses (/28) (provider documentation, huaweicloud_vpc_subnet, cidr)',
    ]);
    assert.deepEqual(sentences({ podSubnetCidr: "10.21.0.0/18", serviceSubnetCidr: "services" }), [
      'podSubnetCidr: got "10.21.0.0/18"; the subnet lies inside the VPC 10.20.0.0/16; use a part of it',
      'serviceSubnetCidr: got "services"; not an address range; write its first address and its length, as 10.20.0.0/16',
    ]);
  });

  it("accepts a subnet for pods in CCE Turbo only", () => {
    const podSubnetCidr = "10.20.128.0/18";
    assert.deepEqual(sentences({ podSubnetCidr }, { containerNetworkType: "vpc-router" }), [
      `podSubnetCidr: got "${podSubnetCidr}"; pods of vpc-router have a range of their own (containerNetworkCidr of the cluster); ` +
        "leave it out (provider documentation, huaweicloud_cce_cluster, container_network_type)",
    ]);
    for (const containerNetworkType of ["eni", undefined]) {
      const answer = planNetwork({ ...REQUEST, podSubnetCidr }, { ...SURROUNDINGS, containerNetworkType });
      assert.equal(isRejected(answer), false);
    }
  });

  it("refuses a NAT gateway of an unknown size", () => {
    assert.deepEqual(sentences({ nat: { bandwidthMbps: 100, spec: "5" } }), [
      'nat.spec: got "5"; use 1 (10000 connections), 2 (50000 connections), 3 (200000 connections) or 4 (1000000 connections) ' +
        "(provider documentation, huaweicloud_nat_gateway, spec)",
    ]);
  });

  it("refuses two endpoints to one service, and a bastion that is open to everybody", () => {
    const endpoint = (service: string) => ({ service, serviceId: "5f1e1c2a-1111-4222-8333-944455556666" });
    const bastion = { flavorId: "s6.small.1", imageId: "i", publicKey: "k", allowedCidrs: ["0.0.0.0/0"] };
    assert.deepEqual(sentences({ endpoints: [endpoint("obs"), endpoint("swr"), endpoint("obs")], bastion }), [
      'endpoints[2].service: got "obs"; endpoints[0] leads to this service; use another name',
      'bastion.allowedCidrs[0]: got "0.0.0.0/0"; these are all addresses of the internet; name the ranges that may reach it, as 203.0.113.0/24',
    ]);
  });

  describe("of a VPC that exists", () => {
    const existing = { vpcId: "v", subnetId: "s" };

    it("gets no way out that it does not have", () => {
      const rule = "a network that exists keeps the ways out that it has; leave it out";
      const endpoints = [{ service: "obs", serviceId: "5f1e1c2a-1111-4222-8333-944455556666" }];
      assert.deepEqual(
        sentences({ existing: { ...existing, podSubnetId: "p" }, nat: { bandwidthMbps: 100, spec: "1" }, endpoints }),
        [`nat: got a map; ${rule}`, `endpoints: got a list; ${rule}`],
      );
    });

    it("creates no subnet in it", () => {
      const rule = "nothing of a VPC that exists is created; leave it out, and give the subnet's id under existing";
      const all = {
        existing: { ...existing, podSubnetId: "p" },
        podSubnetCidr: "10.20.128.0/18",
        serviceSubnetCidr: "10.20.0.0/24",
      };
      assert.deepEqual(sentences(all), [
        `podSubnetCidr: got "10.20.128.0/18"; ${rule}`,
        `serviceSubnetCidr: got "10.20.0.0/24"; ${rule}`,
      ]);
    });

    it("needs the subnet of pods where a CCE Turbo cluster is created", () => {
      assert.deepEqual(sentences({ existing }), [
        "existing.podSubnetId: got nothing; pods of CCE Turbo (eni) live in an IPv4 subnet of the VPC; set the id of one, shown " +
          "in the console as IPv4 subnet ID",
      ]);
      for (const surroundings of [
        { ...SURROUNDINGS, containerNetworkType: "vpc-router" },
        { ...SURROUNDINGS, clusterExists: true },
      ]) {
        assert.equal(isRejected(planNetwork({ ...REQUEST, existing }, surroundings)), false);
      }
    });

    it("is where a cluster that exists is", () => {
      assert.deepEqual(sentences({}, { clusterExists: true }), [
        "existing: got nothing; the cluster is in a network that exists; set existing: its vpcId, its subnetId and the ranges that they have",
      ]);
    });
  });
});
