import type { Source } from "../catalogue";
import type { Fault } from "./fault";
import { suggestion } from "./wording";

/** The entry of a data set in LLaMA-Factory's `dataset_info.json`, without its file name. */
export interface DatasetDescription {
  /** `sharegpt`; LLaMA-Factory's default is `alpaca`. */
  readonly formatting?: "sharegpt";
  /** Fields of a record where they are not LLaMA-Factory's own, by LLaMA-Factory's name of their part. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Names in a message of a conversation where they are not LLaMA-Factory's own. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What LLaMA-Factory does with a format. */
export interface DatasetFormat {
  readonly description: DatasetDescription;
  /** `sft`, or `pt` for text without question and answer. */
  readonly stage: "sft" | "pt";
}

const README: Source = { page: "hiyouga/LLaMA-Factory, data/README.md" };

/** Formats that LLaMA-Factory reads, with the manual's among them (seed 001, line 47; seed 002, line 4; seed 003, line 9). */
const FORMATS: Readonly<Record<string, DatasetFormat & { readonly source: readonly Source[] }>> = {
  // The fields have LLaMA-Factory's own names: the entry has nothing but the file's name, as the manual prints it.
  alpaca: { description: {}, stage: "sft", source: ["001:47", README] },
  sharegpt: {
    description: { formatting: "sharegpt", columns: { messages: "conversations" } },
    stage: "sft",
    source: [README],
  },
  openai: {
    description: {
      formatting: "sharegpt",
      columns: { messages: "messages" },
      tags: {
        role_tag: "role",
        content_tag: "content",
        user_tag: "user",
        assistant_tag: "assistant",
        system_tag: "system",
      },
    },
    stage: "sft",
    source: [README],
  },
  "prefix-input-output": {
    description: { columns: { prompt: "prefix", query: "input", response: "output" } },
    stage: "sft",
    source: ["003:9", README],
  },
  "hf-json": { description: { columns: { prompt: "text" } }, stage: "pt", source: ["002:4", README] },
};

/** Formats of a text file that LLaMA-Factory learns from. */
export const DATASET_FORMATS: readonly string[] = Object.keys(FORMATS);

/** What is Megatron's own: index files that its preprocessing has made. */
const MEGATRON_FORMATS = ["megatron-pretrain", "megatron-finetune"];

/** How LLaMA-Factory reads a format of the catalogue; the fault of one that it cannot read. */
export function datasetFormat(format: string): DatasetFormat | Fault[] {
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (known !== undefined) return { description: known.description, stage: known.stage };
  const rule = MEGATRON_FORMATS.includes(format)
    ? "these are index files that Megatron's preprocessing makes; LLaMA-Factory reads the text itself: use alpaca"
    : suggestion(format, DATASET_FORMATS, "formats that LLaMA-Factory reads");
  return [{ path: "dataFormat", got: format, rule, source: [README], alternative: { dataFormat: "alpaca" } }];
}

/** The content of `dataset_info.json` for one data set. A file name that begins with a slash is taken as it is. */
export function datasetInfo(
  dataSet: string,
  fileName: string,
  { description }: DatasetFormat,
): Record<string, DatasetDescription & { readonly file_name: string }> {
  return { [dataSet]: { file_name: fileName, ...description } };
}
