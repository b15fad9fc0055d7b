import type { MegatronModel, ModelAlias, ServingRow } from "./rows";
import { SERVING_ROWS } from "./serving-vllm";
import { MEGATRON_MODELS } from "./training-megatron";

/** Spellings of one model that neither the tables nor the rule of `knownModel` turn into each other. */
// One line per model.
// prettier-ignore
export const MODEL_ALIASES = [
  { names: ["falcon2-11b", "falcon-11b"], source: ["001:55", "001:27"] },
  { names: ["glm3-6b", "chatglm3-6b-hf"], source: ["000:55", "002:7"] },
  { names: ["llama2-7b", "llama2-7b-chat", "llama2-chat-7B"], source: ["001:27", "003:7", "003:5"] },
] as const satisfies readonly ModelAlias[];

/** The repository on Hugging Face that an address names, and its last part: `Qwen/Qwen-7B-Chat` and `Qwen-7B-Chat`. */
function repositoryNames(url: string): string[] {
  const [owner = "", repository = ""] = new URL(url).pathname.slice(1).split("/");
  return [`${owner}/${repository}`, repository];
}

/**
 * Each model of the tables in all its spellings there; a model of several tables comes several times. Those of the
 * LLaMA-Factory table are left out, since its models are named after what it prints.
 */
function printedSpellings(): string[][] {
  const megatron: readonly MegatronModel[] = MEGATRON_MODELS;
  const serving: readonly ServingRow[] = SERVING_ROWS;
  const addresses = (row: { readonly weightsUrl?: string; readonly otherWeightsUrls?: readonly string[] }) =>
    [row.weightsUrl, ...(row.otherWeightsUrls ?? [])].filter((url) => url !== undefined).flatMap(repositoryNames);
  return [
    ...megatron.map((row) => [row.model, `${row.family}-${row.model.split("-").at(-1) ?? ""}`, ...addresses(row)]),
    ...serving.map((row) => [row.model, row.supportName ?? row.model, row.cardName ?? row.model, ...addresses(row)]),
    ...MODEL_ALIASES.map(({ names }) => [...names]),
  ];
}

/** Lower case without separators, but for one between two digits: `llama2-7b` is not `llama-27b`. */
function reduced(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-_\s]+/g, "-")
    .replace(/(?<!\d)-|-(?!\d)/g, "");
}

/** All reduced spellings of a model, under each of them. */
function spellingsOfModels(): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const names of printedSpellings()) {
    const spellings = names.map(reduced);
    const same = new Set([...spellings, ...spellings.flatMap((spelling) => [...(groups.get(spelling) ?? [])])]);
    for (const spelling of same) {
      groups.set(spelling, same);
    }
  }
  return groups;
}

const SPELLINGS = spellingsOfModels();

/**
 * The one of `names` that means the same model as `name`: equal but for case and separators, or by another spelling of the
 * tables, which include the repositories of the weights. A name without any separator may leave out those between digits.
 * Undefined where none does.
 */
export function knownModel(name: string, names: readonly string[]): string | undefined {
  const wanted = reduced(name);
  const meant = SPELLINGS.get(wanted) ?? new Set([wanted]);
  const known = names.find((candidate) => meant.has(reduced(candidate)));
  return known ?? names.find((candidate) => reduced(candidate).replaceAll("-", "") === name.toLowerCase());
}
