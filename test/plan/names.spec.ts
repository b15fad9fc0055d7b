import assert from "node:assert/strict";
import fc from "fast-check";
import { CLOUD_NAMES } from "../../catalogue";
import { faultText } from "../../plan/fault";
import { logBucketName, nameFaults, platformNameFaults, platformNames, poolName } from "../../plan/names";
import { propertyRuns } from "../support/property-runs";

/** Prefixes and names of pools that the configuration accepts. */
const prefixes = fc.stringMatching(/^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/);

describe("names of the platform", () => {
  it("start with the environment's prefix", () => {
    const names = platformNames("ascend-prod");
    assert.deepEqual(
      [names.vpc, names.cluster, names.share, names.logAccess, names.shareKey],
      ["ascend-prod", "ascend-prod-cluster", "ascend-prod-share", "ascend_prod_pods", "ascend-prod-share"],
    );
    assert.deepEqual([poolName("ascend-prod", "npu"), logBucketName("data")], ["ascend-prod-npu", "data-logs"]);
  });

  it("are all different within a kind, and follow the rule of their kind, whatever the prefix", () => {
    fc.assert(
      fc.property(prefixes, (prefix) => {
        assert.deepEqual(platformNameFaults(prefix, []), []);
        const names = platformNames(prefix);
        const subnets = [names.subnet, names.podSubnet, names.serviceSubnet];
        assert.equal(new Set(subnets).size, subnets.length);
        assert.notEqual(names.natAddress, names.clusterAddress);
        assert.notEqual(names.secretKey, names.shareKey);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it("of node pools are refused exactly where the cloud would refuse them", () => {
    const kinds = fc.constantFrom("cce", "modelarts");
    fc.assert(
      fc.property(prefixes, fc.stringMatching(/^[a-z]([a-z0-9-]{0,27}[a-z0-9])?$/), kinds, (prefix, pool, kind) => {
        const faults = platformNameFaults(prefix, [{ name: pool, kind, path: "nodePools[3]" }]);
        const length = `${prefix}-${pool}`.length;
        const tooLong = kind === "modelarts" ? length > 32 || length < 4 : length > 50;
        assert.equal(faults.length > 0, tooLong);
        for (const { path, got } of faults) {
          assert.deepEqual([path, got], ["nodePools[3].name", pool]);
        }
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  it("say what they are made of where they are too long", () => {
    const pools = [{ name: "a".repeat(29), kind: "modelarts", path: "nodePools[0]" }];
    assert.deepEqual(platformNameFaults("ascend-prod", pools).map(faultText), [
      `nodePools[0].name: got "${"a".repeat(29)}"; the name of a ModelArts resource pool has 4 to 32 characters, and this makes ` +
        `"ascend-prod-${"a".repeat(29)}" with 41 (provider documentation, huaweicloud_modelarts_resource_pool, name)`,
    ]);
    assert.deepEqual(
      platformNameFaults("Ascend", []).map(({ path }) => path),
      ["name"],
    );
    assert.match(
      platformNameFaults("Ascend", []).map(faultText)[0] ?? "",
      /^name: got "Ascend"; the name of a CCE cluster has lower-case letters, .* only, and this makes "Ascend-cluster" \(CCE API/,
    );
  });
});

describe("nameFaults", () => {
  const good: [kind: (typeof CLOUD_NAMES)[number]["kind"], names: string[]][] = [
    ["cluster", ["abcd", `a${"b".repeat(127)}`]],
    ["nodePool", ["a", `a${"b".repeat(49)}`]],
    ["modelArtsPool", ["abcd", `a${"b".repeat(31)}`]],
    ["share", ["a_-1", `A${"b".repeat(63)}`]],
    ["bucket", ["a.b", "1-2", "a".repeat(63)]],
    ["organization", ["a", "0_.-"]],
    ["repository", ["vllm", "a.b-c__d", "a".repeat(128)]],
    ["keyAlias", ["a", "x/y:z"]],
    ["agency", ["ascend-prod", "A_b"]],
    ["logAccess", ["ascend_prod", "a.b"]],
    ["logGroup", ["-a.b_c"]],
    ["topic", ["1-a"]],
  ];
  const bad: typeof good = [
    ["cluster", ["abc", "a".repeat(129), "abc-", "1abc", "Abcd", "ab_cd"]],
    ["nodePool", ["", "a".repeat(51), "a-"]],
    ["modelArtsPool", ["abc", "a".repeat(33)]],
    ["share", ["abc", "1abc", "a".repeat(65), "ab.c"]],
    ["bucket", ["ab", "a".repeat(64), "-ab", "ab-", "Abc"]],
    ["organization", ["", ".a", "a".repeat(65)]],
    ["repository", ["a..b", "a___b", "-a", "a-", "A"]],
    ["keyAlias", ["a b", "a".repeat(256)]],
    ["agency", ["a".repeat(65), "a b"]],
    ["logAccess", ["a-b", ".a", "a."]],
    ["logGroup", ["_a", ".a"]],
    ["topic", ["_a"]],
  ];
  for (const [kind, names] of good) {
    it(`accepts good names of ${kind}`, () => {
      for (const name of names) assert.deepEqual(nameFaults(kind, name, "x"), [], name);
    });
  }
  for (const [kind, names] of bad) {
    it(`refuses bad names of ${kind}`, () => {
      for (const name of names) assert.equal(nameFaults(kind, name, "x").length, 1, name);
    });
  }

  it("says what is wrong: the length first, then the characters", () => {
    assert.deepEqual(nameFaults("agency", "a".repeat(65), "agencies[0].name").map(faultText), [
      `agencies[0].name: got "${"a".repeat(65)}"; the name of an agency has 1 to 64 characters, this one has 65 ` +
        "(provider documentation, huaweicloud_identity_agency, name)",
    ]);
    assert.deepEqual(nameFaults("repository", "a..b", "name").map(faultText), [
      'name: got "a..b"; the name of an SWR repository has lower-case letters and digits, between them a period, a hyphen, or one or ' +
        "two underscores only (provider documentation, huaweicloud_swr_repository, name)",
    ]);
  });

  it("has a source and bounds for every kind, each once", () => {
    const kinds = CLOUD_NAMES.map(({ kind }) => kind);
    assert.equal(new Set(kinds).size, kinds.length);
    for (const { kind, min, max, source } of CLOUD_NAMES) {
      assert.ok(max > min, kind);
      assert.notDeepEqual(source, [], kind);
    }
  });
});
