import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import { entryFaults } from "../../plan/serving-entry";

const ENTRY = { loadBalancerId: "elb", allowedCidrs: ["10.0.0.0/8"] };
const faults = (service: Parameters<typeof entryFaults>[0]): string[] => entryFaults(service).map(faultText);

describe("entryFaults", () => {
  it("has nothing against services inside the cluster, and entries with a certificate", () => {
    assert.deepEqual(faults({}), []);
    assert.deepEqual(faults({ tls: { secret: "tls" } }), []);
    assert.deepEqual(faults({ tls: { hosts: ["llm.example.com", "10.0.0.9"], days: 90 }, entry: ENTRY }), []);
  });

  it("refuses an entry without a certificate, and ranges and hosts that are none", () => {
    assert.match(faults({ entry: ENTRY })[0] ?? "", /^tls: got nothing; .*set tls.*\(seed 001, line 23\)/);
    assert.match(
      faults({ tls: {}, entry: { ...ENTRY, allowedCidrs: ["10.0.0.0/8", "all"] } })[0] ?? "",
      /^entry\.allowedCidrs\[1\]: got "all"; a range of IPv4 addresses/,
    );
    assert.match(faults({ tls: { hosts: ["a b"] } })[0] ?? "", /^tls\.hosts\[0\]: got "a b"; a host name/);
  });

  it("refuses both for prefill and decode instances", () => {
    const found = faults({ prefillInstances: 1, tls: { hosts: ["a"] }, entry: ENTRY });
    assert.deepEqual(
      found.map((text) => text.replace(/;.*; leave it out, and put a gateway before it/, "")),
      ["tls: got settings (seed 003, line 3)", "entry: got settings (seed 003, line 3)"],
    );
    assert.deepEqual(faults({ prefillInstances: 1 }), []);
  });

  it("refuses settings of a certificate that a Secret has already", () => {
    for (const more of [{ hosts: [] }, { days: 5 }]) {
      assert.match(
        faults({ tls: { secret: "tls", ...more } })[0] ?? "",
        /^tls\.secret: got "tls"; the Secret has its certificate/,
      );
    }
  });
});
