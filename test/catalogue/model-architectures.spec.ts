import assert from "node:assert/strict";
import {
  llamaFactoryModelNames,
  megatronModel,
  megatronModelNames,
  megatronRows,
  servingModelNames,
  servingRow,
  sourceText,
} from "../../catalogue";
import { modelArchitecture, modelArchitectures, type ArchitectureRow } from "../../catalogue/model-architectures";
import { computedParametersBillion } from "../../plan/memory-estimate";

const TABLES = { megatron: megatronModelNames(), "llama-factory": llamaFactoryModelNames(), vllm: servingModelNames() };

/** All names of a row. */
function namesOf({ model, otherNames = [] }: ArchitectureRow): readonly string[] {
  return [model, ...otherNames];
}

/** Models for which a condition holds. */
function modelsWhere(condition: (row: ArchitectureRow) => boolean): string[] {
  return modelArchitectures()
    .filter(condition)
    .map(({ model }) => model);
}

/** Size that a name states, in 10^9 parameters: `qwen2-57b-a14b` gives 57, `mixtral-8x7b` 56. */
function sizeOfName(model: string): number | undefined {
  const [, experts = "1", size] = /-(?:(\d+)x)?(\d+(?:\.\d+)?)b(?:-|$)/.exec(model) ?? [];
  return size === undefined ? undefined : Number(experts) * Number(size);
}

describe("architectures of the catalogue", () => {
  it("has one row for every model of the three tables, under each of its names, and no other", () => {
    for (const [table, models] of Object.entries(TABLES)) {
      const missing = models.filter((model) => modelArchitecture(model) === undefined);
      assert.deepEqual(missing, [], table);
    }
    const known: readonly string[] = Object.values(TABLES).flat();
    const names = modelArchitectures().flatMap(namesOf);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((name) => !known.includes(name)),
      [],
    );
    assert.equal(modelArchitectures().length, 69);
  });

  it("finds a model by the spelling of each table, and nothing else", () => {
    for (const [training, serving] of [
      ["glm3-6b", "chatglm3-6b"],
      ["glm4-9b", "glm-4-9b"],
      ["falcon2-11b", "falcon-11b"],
    ] as const) {
      assert.equal(modelArchitecture(training)?.model, serving);
      assert.equal(modelArchitecture(serving)?.model, serving);
    }
    assert.equal(modelArchitecture("llama-8b"), undefined);
  });

  it("takes each row from the config.json of a repository that one of the tables links", () => {
    for (const row of modelArchitectures()) {
      const linked = namesOf(row).flatMap((name) => [
        servingRow(name)?.weightsUrl,
        megatronModel(name)?.weightsUrl,
        ...(servingRow(name)?.otherWeightsUrls ?? []),
      ]);
      const repositories = linked.flatMap(
        (url) => url?.replace(/^https:\/\/[^/]+\//, "").replace("/tree/main", "") ?? [],
      );
      assert.ok(row.source.length > 0, row.model);
      for (const source of row.source) {
        const [, repository = ""] = /^config\.json of (.+)$/.exec(sourceText(source)) ?? [];
        assert.ok(repositories.includes(repository), `${row.model}: ${repository} of ${repositories.join(", ")}`);
      }
    }
  });

  it("has whole positive numbers, and is sure of every dimension but one length", () => {
    const unsure: string[] = [];
    for (const row of modelArchitectures()) {
      const { model, layers, hiddenSize, attentionHeads, intermediateSize, vocabularySize, trainedContextTokens } = row;
      const dimensions = { layers, hiddenSize, attentionHeads, intermediateSize, vocabularySize, trainedContextTokens };
      for (const [name, value] of Object.entries(dimensions)) {
        if (value === undefined) {
          unsure.push(`${model} ${name}`);
        } else {
          assert.ok(Number.isInteger(value) && value > 0, `${model} ${name}`);
        }
      }
      assert.ok(trainedContextTokens === undefined || trainedContextTokens % 2048 === 0, model);
    }
    assert.deepEqual(unsure, ["internvl2-40b trainedContextTokens"]);
  });

  it("splits the hidden size evenly over heads, and heads evenly over heads of keys and values", () => {
    for (const { model, hiddenSize = NaN, attentionHeads = NaN, headSize, keyValueHeads } of modelArchitectures()) {
      assert.ok(headSize !== undefined || hiddenSize % attentionHeads === 0, model);
      assert.ok(keyValueHeads === undefined || attentionHeads % keyValueHeads === 0, model);
    }
    assert.deepEqual(
      modelsWhere(({ headSize }) => headSize !== undefined),
      ["gemma-2b", "gemma-7b"],
    );
  });

  it("has latent attention in place of heads of keys and values for DeepSeek-V2, and only there", () => {
    const models = ["deepseek-v2-236b", "deepseek-v2-lite-16b"];
    assert.deepEqual(
      modelsWhere(({ keyValueHeads }) => keyValueHeads === undefined),
      models,
    );
    assert.deepEqual(
      modelsWhere(({ latentAttention }) => latentAttention !== undefined),
      models,
    );
  });

  it("has dimensions whose parameters are those of the published weights, within 0.2 %", () => {
    for (const row of modelArchitectures()) {
      const { model, parametersBillion = NaN } = row;
      const ratio = (computedParametersBillion(row) ?? NaN) / parametersBillion;
      assert.ok(Math.abs(ratio - 1) < 0.002, `${model}: ${ratio}`);
    }
  });

  it("has sizes near those of the names", () => {
    const nameless = modelsWhere(({ model }) => sizeOfName(model) === undefined);
    assert.deepEqual(nameless, ["minicpm-v2", "minicpm-v2.6", "qwen-vl", "qwen-vl-chat"]);
    for (const { model, parametersBillion = NaN } of modelArchitectures()) {
      const size = sizeOfName(model);
      assert.ok(size === undefined || Math.abs(parametersBillion / size - 1) < 0.3, `${model}: ${parametersBillion}`);
    }
  });

  it("has experts and the parameters that a token passes for mixtures of experts, and for no other", () => {
    const mixtures = ["qwen2-57b-a14b", "mixtral-8x7b", "deepseek-v2-236b", "deepseek-v2-lite-16b"];
    assert.deepEqual(
      modelsWhere(({ experts }) => experts !== undefined),
      mixtures,
    );
    assert.deepEqual(
      modelsWhere(({ activeParametersBillion }) => activeParametersBillion !== undefined),
      mixtures,
    );
    for (const {
      model,
      experts,
      layers = NaN,
      activeParametersBillion,
      parametersBillion = NaN,
    } of modelArchitectures()) {
      if (experts !== undefined) {
        assert.ok(experts.perToken < experts.count && (experts.denseLayers ?? 0) < layers, model);
        assert.ok((activeParametersBillion ?? NaN) < parametersBillion, model);
      }
    }
  });

  it("has the parameters of the multimodal part for the models that see, and for no other", () => {
    const seeing = modelsWhere(({ model }) => /vl|llava|minicpm-v/.test(model));
    assert.equal(seeing.length, 16);
    assert.deepEqual(
      modelsWhere(({ multimodalParametersBillion }) => multimodalParametersBillion !== undefined),
      seeing,
    );
  });

  it("is divided evenly by the measured parallel sizes: TP by both kinds of heads, PP by layers", () => {
    for (const { model, tp, pp, seqLen } of megatronRows()) {
      const { attentionHeads = NaN, keyValueHeads = NaN, layers = NaN } = modelArchitecture(model) ?? {};
      assert.deepEqual([attentionHeads % tp, keyValueHeads % tp, layers % pp], [0, 0, 0], `${model} ${seqLen}`);
    }
  });
});
