import assert from "node:assert/strict";
import { megatronModelNames, servingModelNames, troubleshootingRows } from "../../catalogue";
import { adviceLines, RULE_TREATMENT, type RuleTreatment } from "../../plan/manual-rules";

const treatments: [string, RuleTreatment][] = Object.entries(RULE_TREATMENT);

describe("RULE_TREATMENT", () => {
  it("treats every rule of the troubleshooting table, and nothing else", () => {
    const rules = troubleshootingRows().filter(({ kind }) => kind === "rule");
    assert.deepEqual(Object.keys(RULE_TREATMENT).sort(), rules.map(({ id }) => id).sort());
  });

  it("enforces each rule or gives advice, in both languages", () => {
    for (const [id, { enforced, advice }] of treatments) {
      assert.equal((enforced === undefined) !== (advice === undefined), true, id);
      const text = enforced ?? advice;
      assert.match(text?.en ?? "", /^[\x20-\x7e]+$/, id);
      assert.match(text?.zh ?? "", /[\u4e00-\u9fff]/, id);
    }
  });

  it("names models that there are", () => {
    const names = { megatron: megatronModelNames(), vllm: servingModelNames() };
    for (const [id, { appliesTo }] of treatments) {
      for (const start of appliesTo?.models ?? []) {
        const known = names[appliesTo?.framework as keyof typeof names];
        assert.ok(
          known.some((name) => name.startsWith(start)),
          `${id}: ${start}`,
        );
      }
    }
  });
});

describe("adviceLines", () => {
  it("gives the advice of the framework and the model, with its seed line", () => {
    assert.deepEqual(adviceLines({ framework: "vllm", model: "minicpm-v2" }), [
      'to do: the image must have "posemb = posemb.contiguous()" above line 46 of timm/layers/pos_embed.py (seed 001, line 27)',
    ]);
    assert.deepEqual(
      adviceLines({ framework: "megatron", model: "qwen-14b" }).map((line) => line.slice(0, 52)),
      ["to do: the tokenizer of this family needs the change"],
    );
    assert.equal(adviceLines({ framework: "megatron", model: "glm3-6b" }).length, 2);
  });

  it("gives none to others", () => {
    assert.deepEqual(adviceLines({ framework: "megatron", model: "llama2-13b" }), []);
    assert.deepEqual(adviceLines({ framework: "megatron", model: "minicpm-v2" }), []);
    assert.deepEqual(adviceLines({ framework: "vllm", model: "yi-34b" }), []);
  });
});
