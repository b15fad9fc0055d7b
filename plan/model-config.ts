import type { ArchitectureRow } from "../catalogue/model-architectures";
import type { Fault, FaultValue } from "./fault";

/** A number of an architecture, and what the families of models call it in their config.json; the first that is there counts. */
const NUMBERS = {
  layers: ["num_hidden_layers", "num_layers", "n_layer"],
  hiddenSize: ["hidden_size", "n_embd", "d_model"],
  attentionHeads: ["num_attention_heads", "n_head"],
  keyValueHeads: ["num_key_value_heads", "multi_query_group_num", "num_attention_heads", "n_head"],
  headSize: ["head_dim", "kv_channels"],
  intermediateSize: ["intermediate_size", "ffn_hidden_size", "n_inner"],
  vocabularySize: ["vocab_size", "padded_vocab_size"],
  trainedContextTokens: ["max_position_embeddings", "seq_length", "n_positions"],
} as const satisfies Partial<Record<keyof ArchitectureRow, readonly string[]>>;

/** Numbers without which nothing can be estimated. */
const NEEDED: readonly (keyof typeof NUMBERS)[] = [
  "layers",
  "hiddenSize",
  "attentionHeads",
  "intermediateSize",
  "vocabularySize",
];

/** The page that describes the file. */
const SOURCE = [{ page: "Hugging Face Transformers documentation, PretrainedConfig" }] as const;

/** The entries of an object; none of anything else. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : []);
}

/** A value as a fault shows it. */
function shown(value: unknown): FaultValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

/** The experts of a mixture of experts; undefined for a dense model. */
function expertsOf(config: ReadonlyMap<string, unknown>, intermediateSize: number): ArchitectureRow["experts"] {
  const count = config.get("num_local_experts") ?? config.get("num_experts") ?? config.get("n_routed_experts");
  const perToken = config.get("num_experts_per_tok");
  const size = config.get("moe_intermediate_size");
  return typeof count === "number" && typeof perToken === "number" && count > 1
    ? { count, perToken, intermediateSize: typeof size === "number" ? size : intermediateSize }
    : undefined;
}

/**
 * The dimensions of a model by the content of its config.json, as models on Hugging Face have it; of a multimodal model, those
 * of its language part. Paths of faults are keys of the file.
 */
export function architectureOf(model: string, content: unknown): ArchitectureRow | Fault[] {
  const outer = entriesOf(content);
  const config = outer.has("text_config") ? entriesOf(outer.get("text_config")) : outer;
  const faults: Fault[] = [];
  const numbers = new Map<string, number>();
  for (const [name, keys] of Object.entries(NUMBERS)) {
    const key = keys.find((candidate) => config.has(candidate)) ?? keys[0];
    const value = config.get(key);
    if (typeof value === "number" && Number.isInteger(value) && value >= 1) {
      numbers.set(name, value);
    } else if (value !== undefined && value !== null) {
      faults.push({ path: key, got: shown(value), rule: "must be a whole number from 1", source: SOURCE });
    } else if (NEEDED.some((needed) => needed === name)) {
      const rule = `the file does not say it, under any of ${keys.join(", ")}; give the config.json of the weights`;
      faults.push({ path: key, got: undefined, rule, source: SOURCE });
    }
  }
  if (faults.length > 0) {
    return faults;
  }
  const experts = expertsOf(config, numbers.get("intermediateSize") ?? 0);
  return {
    model,
    ...Object.fromEntries(numbers),
    ...(experts === undefined ? {} : { experts }),
    tiedEmbeddings: (config.get("tie_word_embeddings") ?? outer.get("tie_word_embeddings")) === true,
    source: [{ page: `config.json of ${model}` }],
  };
}
