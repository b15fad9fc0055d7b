import assert from "node:assert/strict";
import fc from "fast-check";
import {
  knownModel,
  llamaFactoryModelNames,
  llamaFactoryRows,
  megatronModel,
  megatronModelNames,
  MODEL_ALIASES,
  servingModelNames,
  servingRows,
} from "../../catalogue";

const TABLES: readonly (readonly [table: string, names: readonly string[]])[] = [
  ["megatron", megatronModelNames()],
  ["llama-factory", llamaFactoryModelNames()],
  ["serving", servingModelNames()],
];

const ALL_NAMES = [...new Set(TABLES.flatMap(([, names]) => names))];

/** Every spelling that a table prints, and the name of its row there. */
const PRINTED: readonly (readonly [spelling: string, table: readonly string[], model: string])[] = [
  ...megatronModelNames().flatMap((name) => {
    const { model, family, weightsUrl, otherWeightsUrls = [] } = megatronModel(name) ?? assert.fail(name);
    const size = model.split("-").at(-1) ?? "";
    return [
      model,
      `${family}-${size}`,
      `${family} ${size}`,
      ...[weightsUrl, ...otherWeightsUrls].flatMap(repository),
    ].map((spelling) => [spelling, megatronModelNames(), model] as const);
  }),
  ...llamaFactoryRows().flatMap(({ model, family, size }) =>
    [model, `${family}-${size}`, `${family} ${size}`].map(
      (spelling) => [spelling, llamaFactoryModelNames(), model] as const,
    ),
  ),
  ...servingRows().flatMap((row) =>
    [
      row.model,
      row.supportName ?? row.model,
      row.cardName ?? row.model,
      ...[row.weightsUrl ?? "", ...(row.otherWeightsUrls ?? [])].filter((url) => url !== "").flatMap(repository),
    ].map((spelling) => [spelling, servingModelNames(), row.model] as const),
  ),
];

/** `Qwen/Qwen-7B-Chat` and `Qwen-7B-Chat` of an address. */
function repository(url: string): string[] {
  const path = url.replace("https://huggingface.co/", "").replace("/tree/main", "");
  return [path, path.split("/").at(-1) ?? ""];
}

describe("knownModel", () => {
  const cases: readonly (readonly [name: string, megatron?: string, llamaFactory?: string, serving?: string])[] = [
    ["llama2-13b", "llama2-13b", "llama2-13b", "llama2-13b"],
    ["Llama2_13B", "llama2-13b", "llama2-13b", "llama2-13b"],
    ["llama-2-13b", "llama2-13b", "llama2-13b", "llama2-13b"],
    ["llama2 13b", "llama2-13b", "llama2-13b", "llama2-13b"],
    ["llama213b", "llama2-13b", "llama2-13b", "llama2-13b"],
    ["Llama-2-13b-chat-hf", "llama2-13b", "llama2-13b", "llama2-13b"],
    ["meta-llama/Llama-2-13b-chat-hf", "llama2-13b", "llama2-13b", "llama2-13b"],
    ["Llama-2-70b-hf", "llama2-70b", "llama2-70b", "llama2-70b"],
    ["llama-13b", undefined, undefined, "llama-13b"],
    ["llama-213b"],
    ["glm3-6b", "glm3-6b", undefined, "chatglm3-6b"],
    ["chatglm3-6b", "glm3-6b", undefined, "chatglm3-6b"],
    ["ChatGLMv3-6B", "glm3-6b", undefined, "chatglm3-6b"],
    ["chatglm3-6b-hf", "glm3-6b", undefined, "chatglm3-6b"],
    ["chatglm2-6b", undefined, undefined, "chatglm2-6b"],
    ["glm4-9b", "glm4-9b", "glm4-9b", "glm-4-9b"],
    ["glm-4-9b", "glm4-9b", "glm4-9b", "glm-4-9b"],
    ["GLMv4-9B", "glm4-9b", "glm4-9b", "glm-4-9b"],
    ["THUDM/glm-4-9b-chat", "glm4-9b", "glm4-9b", "glm-4-9b"],
    ["falcon-11b", undefined, "falcon2-11b", "falcon-11b"],
    ["falcon2-11b", undefined, "falcon2-11b", "falcon-11b"],
    ["tiiuae/falcon-11B", undefined, "falcon2-11b", "falcon-11b"],
    ["Qwen2_vl-7B", undefined, "qwen2-vl-7b", "qwen2-vl-7b"],
    ["Qwen2-VL-7B-Instruct", undefined, "qwen2-vl-7b", "qwen2-vl-7b"],
    ["Qwen1.5-32B-Chat", "qwen1.5-32b", "qwen1.5-32b", "qwen1.5-32b"],
    ["Qwen1.5-32B", "qwen1.5-32b", "qwen1.5-32b", "qwen1.5-32b"],
    ["llama-3.1-405B", undefined, undefined, "llama3.1-405b"],
    ["llama-3.1-405B-AWQ", undefined, undefined, "llama3.1-405b"],
    ["openbmb/MiniCPM-V-2_6", undefined, undefined, "minicpm-v2.6"],
    ["MiniCPM-V-2", undefined, undefined, "minicpm-v2"],
    ["qwen-vl", undefined, undefined, "qwen-vl"],
    ["Qwen-VL-Chat", undefined, undefined, "qwen-vl-chat"],
    ["llama2-chat-7B", "llama2-7b", "llama2-7b", "llama2-7b"],
    ["qwen"],
    ["gpt-neox-20b"],
    [""],
  ];
  for (const [name, ...expected] of cases) {
    it(`of ${JSON.stringify(name)} is ${expected.map((model) => model ?? "none").join(", ") || "none"}`, () => {
      for (const [index, [table, names]] of TABLES.entries()) {
        assert.equal(knownModel(name, names), expected[index], table);
      }
    });
  }

  it("tells every two models of one table apart", () => {
    for (const [table, names] of TABLES) {
      for (const name of names) {
        assert.equal(knownModel(name, names), name, table);
        const others = names.filter((other) => other !== name);
        assert.equal(knownModel(name, others), undefined, `${table}: ${name}`);
      }
    }
  });

  it("reaches a row by every spelling that any table prints", () => {
    for (const [spelling, table, model] of PRINTED) {
      assert.equal(knownModel(spelling, table), model, spelling);
    }
  });

  it("reaches the row of every other table that has the model, by the spellings of each", () => {
    for (const [spelling, , model] of PRINTED) {
      for (const [table, names] of TABLES) {
        assert.equal(knownModel(spelling, names), knownModel(model, names), `${table}: ${spelling}`);
      }
    }
  });

  it("finds every trained model in the serving table", () => {
    for (const name of [...megatronModelNames(), ...llamaFactoryModelNames()]) {
      assert.notEqual(knownModel(name, servingModelNames()), undefined, name);
    }
  });

  it("takes every alias for the model of a table that it stands beside", () => {
    for (const { names, source } of MODEL_ALIASES) {
      const [first = "", ...others] = names;
      const table = TABLES.map(([, known]) => known).find((known) => known.includes(first)) ?? assert.fail(first);
      assert.ok(source.length > 0 && others.length > 0, first);
      for (const other of others) {
        assert.equal(knownModel(other, table), first);
      }
    }
  });

  it("does not heed case, nor the kind of the separators", () => {
    const separators = fc.constantFrom("-", "_", " ", "--", "- ");
    fc.assert(
      fc.property(fc.constantFrom(...ALL_NAMES), separators, fc.boolean(), (name, separator, upper) => {
        const spelling = name.replaceAll("-", separator);
        return knownModel(upper ? spelling.toUpperCase() : spelling, [name]) === name;
      }),
    );
  });

  it("lets a name leave out all separators, and does not move those between digits", () => {
    for (const [table, names] of TABLES) {
      for (const name of names) {
        assert.equal(knownModel(name.replaceAll("-", ""), names), name, table);
        const moved = name.replace(/(\d)-(\d)/, "-$1$2");
        if (moved !== name) {
          assert.equal(knownModel(moved, names), undefined, moved);
        }
      }
    }
  });

  it("of any text is one of the names, or none", () => {
    fc.assert(
      fc.property(fc.string(), fc.subarray(ALL_NAMES), (name, names) => {
        const model = knownModel(name, names);
        return model === undefined || names.includes(model);
      }),
    );
  });
});
