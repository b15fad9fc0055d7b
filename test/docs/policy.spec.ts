import assert from "node:assert/strict";
import { RULES, STACK_RULES } from "../../policy/rules";
import { LANGUAGES } from "../../tools/docs/page";
import { demandOf, POLICY_PAGE } from "../../tools/docs/policy";
import { CHINESE_RULES } from "../../tools/docs/policy-texts-zh";

const rules = [...RULES, ...STACK_RULES];

describe("page of the policy pack", () => {
  for (const language of LANGUAGES) {
    it(`has every rule once with what it demands, in ${language}`, () => {
      const rows = [...POLICY_PAGE.text(language).matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)];
      assert.deepEqual(
        rows.map(([, name, demand]) => [name, demand]),
        rules.map((rule) => [rule.name, demandOf(language, rule)]),
      );
    });
  }

  it("has Chinese texts of these rules and of no others", () => {
    assert.deepEqual(Object.keys(CHINESE_RULES).sort(), rules.map(({ name }) => name).sort());
    assert.deepEqual(
      Object.entries(CHINESE_RULES).flatMap(([name, { zh }]) => (/\p{Script=Han}/u.test(zh) ? [] : [name])),
      [],
    );
  });

  it("names the rule whose Chinese text is of another English one", () => {
    const changed = { name: "image-pinned", description: "Another demand." };
    assert.throws(() => demandOf("zh", changed), /got no Chinese text of image-pinned: Another demand\./);
  });
});
