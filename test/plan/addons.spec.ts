import assert from "node:assert/strict";
import { CCE_ADDONS, SNT9B_ADDONS } from "../../catalogue";
import { defaultAddonVersion, planAddons, type AddonsRequest } from "../../plan/addons";
import { faultText, isRejected } from "../../plan/fault";

function sentences(request: AddonsRequest, version = "v1.31"): string[] {
  const answer = planAddons(request, version);
  return isRejected(answer) ? answer.map(faultText) : [];
}

/** A version as numbers, for comparison. */
function numbers(version: string): number[] {
  return version.split(".").map(Number);
}

describe("the table of add-ons", () => {
  for (const { key, versions } of CCE_ADDONS) {
    it(`has each version of ${key} once, the newest first, for clusters in their order`, () => {
      const sorted = [...versions].sort((a, b) => {
        const [left, right] = [numbers(a.version), numbers(b.version)];
        const differs = left.findIndex((part, index) => part !== right[index]);
        return differs === -1 ? 0 : (right[differs] ?? 0) - (left[differs] ?? 0);
      });
      assert.deepEqual(versions, sorted);
      assert.equal(new Set(versions.map(({ version }) => version)).size, versions.length);
      for (const { clusters, source } of versions) {
        const minors = clusters.map((cluster) => Number(/^v1\.(\d{2})$/.exec(cluster)?.[1]));
        assert.deepEqual(
          minors,
          [...new Set(minors)].sort((a, b) => a - b),
        );
        assert.ok(minors.length > 0 && !minors.includes(NaN));
        assert.notDeepEqual(source, []);
      }
    });
  }

  it("has what the vendor wants on Snt9B nodes for the clusters that it wants there", () => {
    for (const [key, wanted] of Object.entries(SNT9B_ADDONS.versions)) {
      const row = CCE_ADDONS.find((addon) => addon.key === key)?.versions.find(({ version }) => version === wanted);
      assert.deepEqual(row?.clusters, ["v1.23", "v1.25", "v1.28", "v1.31"], key);
    }
  });
});

describe("planAddons", () => {
  it("takes what the vendor wants on Snt9B nodes, and the newest for other clusters", () => {
    assert.deepEqual(planAddons({}, "v1.31"), { volcano: "1.18.3", huaweiNpu: "2.1.53" });
    assert.deepEqual(planAddons({}, "v1.28"), { volcano: "1.18.3", huaweiNpu: "2.1.53" });
    assert.deepEqual(planAddons({}, "v1.33"), { volcano: "1.22.28", huaweiNpu: "2.8.11" });
    assert.equal(defaultAddonVersion("volcano", "v1.27"), "1.16.8");
  });

  it("keeps what is given, and leaves out what is not", () => {
    const request = { volcano: "1.16.8", npd: "1.19.25", coredns: undefined };
    assert.deepEqual(planAddons(request, "v1.31"), { volcano: "1.16.8", huaweiNpu: "2.1.53", npd: "1.19.25" });
  });

  it("leaves versions that it does not know to CCE", () => {
    assert.deepEqual(planAddons({ volcano: "9.9.9", everest: "2.4.999" }, "v1.31"), {
      volcano: "9.9.9",
      everest: "2.4.999",
      huaweiNpu: "2.1.53",
    });
  });

  it("refuses versions for other clusters, all at once, and names those that fit", () => {
    assert.deepEqual(sentences({ huaweiNpu: "2.1.22", metricsServer: "1.3.60", nodeLocalDns: "1.6.62" }), [
      'huaweiNpu: got "2.1.22"; this version is made for clusters of v1.23, v1.25 and v1.28, and the cluster\'s version is v1.31; ' +
        "use 2.8.11, 2.7.0, 2.1.53 or 2.1.46 (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004, 2025-02-12)",
      'metricsServer: got "1.3.60"; this version is made for clusters of v1.21, v1.23, v1.25, v1.27, v1.28 and v1.29, and the ' +
        "cluster's version is v1.31; use 1.3.138, 1.3.133 or 1.3.90 (huaweicloud.com, bulletin-cce, cce_bulletin_0044)",
    ]);
    assert.deepEqual(sentences({ volcano: "1.18.3", huaweiNpu: "9.9.9" }, "v1.19"), [
      'volcano: got "1.18.3"; this version is made for clusters of v1.23, v1.25, v1.28 and v1.31, and the cluster\'s version is v1.19 ' +
        "(huaweicloud.com, bulletin-modelarts, bulletin-modelarts_0023)",
    ]);
  });

  it("asks for a version where it knows none", () => {
    const rule = "no version for clusters of v1.40 is known; set one that the add-on page of the console offers";
    assert.deepEqual(sentences({}, "v1.40"), [`volcano: got nothing; ${rule}`]);
    assert.deepEqual(sentences({ volcano: "2.0.0" }, "v1.40"), [`huaweiNpu: got nothing; ${rule}`]);
    assert.deepEqual(planAddons({ volcano: "2.0.0", huaweiNpu: "3.0.0" }, "v1.40"), {
      volcano: "2.0.0",
      huaweiNpu: "3.0.0",
    });
  });
});
