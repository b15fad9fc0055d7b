import assert from "node:assert/strict";
import fc from "fast-check";
import { addressText, contains, overlaps, parseAddress, parseRange } from "../../plan/address-range";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planNetwork, type NetworkRequest } from "../../plan/network";

const REQUEST: NetworkRequest = { cidr: "10.20.0.0/16", subnetCidr: "10.20.64.0/18" };

function sentences(change: Partial<NetworkRequest>): string[] {
  const answer = planNetwork({ ...REQUEST, ...change });
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
    assert.equal(requirePlan("network", planNetwork(REQUEST)).gatewayIp, "10.20.64.1");
    assert.equal(
      requirePlan("network", planNetwork({ ...REQUEST, gatewayIp: "10.20.127.254" })).gatewayIp,
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
});
