import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import { tagFaults } from "../../plan/tags";

const SOURCE = "(huaweicloud.com, devg-obs, obs_06_0023)";

function sentences(tags: Record<string, string>): string[] {
  return tagFaults(tags).map(faultText);
}

/** As many tags. */
function tags(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${String(index)}`, "v"]));
}

describe("tagFaults", () => {
  it("accepts what every service takes", () => {
    const longest = { ["k".repeat(36)]: "v".repeat(43), 部门: "市场.1", empty: "", "a_b-C1": "x.y-z_1" };
    assert.deepEqual(sentences(longest), []);
    assert.deepEqual(sentences(tags(10)), []);
    assert.deepEqual(sentences({}), []);
  });

  it("refuses more tags than a bucket takes", () => {
    const [fault] = tagFaults(tags(11));
    assert.equal(fault?.path, "");
    assert.deepEqual(sentences(tags(11)), [
      `: got 11 tags; a bucket has at most 10 tags, and the tags go to every resource; leave some out ${SOURCE}`,
    ]);
  });

  it("refuses keys and values that are too long or have other characters, both at once", () => {
    const key = "k".repeat(37);
    assert.deepEqual(sentences({ [key]: "v".repeat(44), "a b": "c:d" }), [
      `${key}: got "${key}"; the key of a tag has 1 to 36 characters, this one has 37 ${SOURCE}`,
      `${key}: got "${"v".repeat(44)}"; the value of a tag has at most 43 characters, this one has 44 ${SOURCE}`,
      `a b: got "a b"; the key of a tag has letters, digits, hyphens and underscores only ${SOURCE}`,
      `a b: got "c:d"; the value of a tag has letters, digits, hyphens, underscores and periods only ${SOURCE}`,
    ]);
    assert.deepEqual(sentences({ "": "v" }), [
      `: got ""; the key of a tag has 1 to 36 characters, this one has 0 ${SOURCE}`,
    ]);
  });

  it("refuses keys of the cloud's own", () => {
    assert.deepEqual(sentences({ _sys_owner: "a b" }), [
      '_sys_owner: got "_sys_owner"; keys that start with _sys_ are the cloud\'s own; use another (huaweicloud.com, usermanual2-swr, swr_02_0415)',
    ]);
  });
});
