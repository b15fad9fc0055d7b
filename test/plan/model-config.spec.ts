import assert from "node:assert/strict";
import fc from "fast-check";
import { faultText, isRejected } from "../../plan/fault";
import { architectureOf } from "../../plan/model-config";
import { propertyRuns } from "../support/property-runs";

const LLAMA = {
  architectures: ["LlamaForCausalLM"],
  hidden_size: 4096,
  intermediate_size: 11008,
  max_position_embeddings: 4096,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  tie_word_embeddings: false,
  vocab_size: 32000,
};

/** The faults of a file as its user reads them. */
function sentences(content: unknown): string[] {
  const answer = architectureOf("mine", content);
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

describe("architectureOf", () => {
  it("reads the dimensions of a dense model", () => {
    assert.deepEqual(architectureOf("mine", LLAMA), {
      model: "mine",
      layers: 32,
      hiddenSize: 4096,
      attentionHeads: 32,
      keyValueHeads: 8,
      intermediateSize: 11008,
      vocabularySize: 32000,
      trainedContextTokens: 4096,
      tiedEmbeddings: false,
      source: [{ page: "config.json of mine" }],
    });
  });

  it("gives as many heads of keys and values as of queries where the file does not say", () => {
    const { num_key_value_heads: _, ...rest } = LLAMA;
    const answer = architectureOf("mine", rest);
    assert.ok(!isRejected(answer));
    assert.equal(answer.keyValueHeads, 32);
  });

  it("reads the names of other families", () => {
    const answer = architectureOf("mine", {
      num_layers: 28,
      hidden_size: 4096,
      num_attention_heads: 32,
      multi_query_group_num: 2,
      kv_channels: 128,
      ffn_hidden_size: 13696,
      padded_vocab_size: 65024,
      seq_length: 32768,
      tie_word_embeddings: true,
    });
    assert.ok(!isRejected(answer));
    const { layers, keyValueHeads, headSize, intermediateSize, vocabularySize, trainedContextTokens } = answer;
    assert.deepEqual(
      [layers, keyValueHeads, headSize, intermediateSize, vocabularySize, trainedContextTokens],
      [28, 2, 128, 13696, 65024, 32768],
    );
    assert.equal(answer.tiedEmbeddings, true);
  });

  it("reads the language part of a multimodal model", () => {
    const answer = architectureOf("mine", { text_config: LLAMA, tie_word_embeddings: true, vision_config: {} });
    assert.ok(!isRejected(answer));
    assert.deepEqual([answer.layers, answer.tiedEmbeddings], [32, false]);
  });

  it("reads experts, of their own size where they have one", () => {
    const mixtral = architectureOf("mine", { ...LLAMA, num_local_experts: 8, num_experts_per_tok: 2 });
    const qwen = architectureOf("mine", {
      ...LLAMA,
      num_experts: 60,
      num_experts_per_tok: 4,
      moe_intermediate_size: 1408,
    });
    const dense = architectureOf("mine", { ...LLAMA, num_local_experts: 1, num_experts_per_tok: 1 });
    assert.ok(!isRejected(mixtral) && !isRejected(qwen) && !isRejected(dense));
    assert.deepEqual(mixtral.experts, { count: 8, perToken: 2, intermediateSize: 11008 });
    assert.deepEqual(qwen.experts, { count: 60, perToken: 4, intermediateSize: 1408 });
    assert.equal(dense.experts, undefined);
  });

  it("names every number that is missing or none", () => {
    const { num_hidden_layers: _, ...rest } = LLAMA;
    assert.deepEqual(sentences({ ...rest, hidden_size: "4096", vocab_size: 0 }), [
      "num_hidden_layers: got nothing; the file does not say it, under any of num_hidden_layers, num_layers, n_layer; give the config.json of the weights (Hugging Face Transformers documentation, PretrainedConfig)",
      'hidden_size: got "4096"; must be a whole number from 1 (Hugging Face Transformers documentation, PretrainedConfig)',
      "vocab_size: got 0; must be a whole number from 1 (Hugging Face Transformers documentation, PretrainedConfig)",
    ]);
    assert.equal(sentences([]).length, 5);
    assert.equal(sentences(null).length, 5);
  });

  it("answers anything with dimensions or with faults that can be read", () => {
    fc.assert(
      fc.property(fc.anything(), (content) => {
        const answer = architectureOf("mine", content);
        const text = isRejected(answer) ? answer.map(faultText).join("\n") : JSON.stringify(answer);
        assert.doesNotMatch(text, /undefined|NaN|\[object/);
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });
});
