import {
  SERVING_CONDITIONS,
  servingRows,
  type PrecisionColumn,
  type ServingCards,
  type ServingRow,
} from "../../catalogue";
import { code, generatedFrom, listed, pageHead, prose, sourceCell, table, type Language, type Page } from "./page";
import { remarkParts } from "./remarks";

/** What each precision is called. */
export const PRECISIONS: Readonly<Record<PrecisionColumn, string>> = {
  fp16bf16: "fp16/bf16",
  w4a16: "W4A16",
  w8a8: "W8A8",
  w8a16: "W8A16",
  kvCacheInt8: "KV INT8",
};

const COLUMNS = Object.keys(PRECISIONS) as PrecisionColumn[];

const WORDS = {
  en: {
    about: [
      `The models that vLLM serves on Ascend: in which precisions, on how many NPUs at least, and with which context at most. Measured with vLLM ${SERVING_CONDITIONS.vllm} and \`gpu_memory_utilization\` ${SERVING_CONDITIONS.gpuMemoryUtilization}.`,
      "How to read the columns:",
    ],
    terms: [
      "**fp16/bf16**: 16-bit weights as they are published. **W4A16**, **W8A16**: weights quantized to 4 or 8 bits, 16-bit activations. **W8A8**: both in 8 bits. **KV INT8**: the cache of keys and values in 8 bits. In the configuration they are `fp16`, `bf16`, `w4a16`, `w8a16`, `w8a8` and `kv-cache-int8`.",
      "**32 GB**, **64 GB**: memory of one NPU. Each has the fewest NPUs of one replica, and the longest prompt and answer together (`max-model-len`) on them; K is 1024 tokens. They are not the fastest choice, and the table does not name their precision.",
      "A dash stands for what is not supported.",
    ],
    model: "Model",
    columns: ["32 GB: NPUs", "context", "64 GB: NPUs", "context"],
    source: "Source",
    spellings: "Spellings",
    spellingsAbout: "The tables of the manual write these models in other ways. Every spelling is understood.",
    spellingHeader: ["Model", "Table of precisions", "Table of NPUs"],
    remarks: "Remarks",
    remark: "Remark",
  },
  zh: {
    about: [
      `vLLM 在昇腾上支持的模型：支持哪些精度、最少需要多少 NPU、最大上下文多长。测试条件：vLLM ${SERVING_CONDITIONS.vllm}，\`gpu_memory_utilization\` 为 ${SERVING_CONDITIONS.gpuMemoryUtilization}。`,
      "各列含义：",
    ],
    terms: [
      "**fp16/bf16**：直接使用公开发布的 16 位权重。**W4A16**、**W8A16**：权重量化为 4 位或 8 位，激活为 16 位。**W8A8**：权重和激活均为 8 位。**KV INT8**：KV 缓存为 8 位。配置中分别写作 `fp16`、`bf16`、`w4a16`、`w8a16`、`w8a8` 和 `kv-cache-int8`。",
      "**32 GB**、**64 GB**：单个 NPU 的显存。分别给出一个副本最少需要的 NPU 数，以及在这些 NPU 上输入加输出的最大长度（`max-model-len`），K 为 1024 个 token。这些值不代表最佳性能，表中也没有注明对应的精度。",
      "短横线表示不支持。",
    ],
    model: "模型",
    columns: ["32 GB：NPU", "上下文", "64 GB：NPU", "上下文"],
    source: "来源",
    spellings: "名称写法",
    spellingsAbout: "手册的表格对以下模型另有写法，各种写法都能识别。",
    spellingHeader: ["模型", "精度表", "NPU 表"],
    remarks: "备注",
    remark: "备注",
  },
} as const;

const NONE = "–";

function cardCells(cards: ServingCards | undefined): string[] {
  return cards === undefined ? [NONE, NONE] : [String(cards.minCards), `${cards.maxModelLenK}K`];
}

function servingCells(language: Language, row: ServingRow): string[] {
  return [
    code(row.model),
    ...COLUMNS.map((column) => (row.precisions.includes(column) ? "✓" : NONE)),
    ...cardCells(row.npu32GB),
    ...cardCells(row.npu64GB),
    sourceCell(language, row.source),
  ];
}

function servingText(language: Language): string {
  const words = WORDS[language];
  const rows = servingRows();
  const spelled = rows.filter(({ supportName, cardName }) => supportName !== undefined || cardName !== undefined);
  const remarked = rows.flatMap((row) => (row.remark === undefined ? [] : [{ ...row, remark: row.remark }]));
  return [
    pageHead(language, { en: "Serving", zh: "推理规格" }),
    ...words.about,
    words.terms.map((term) => `- ${term}`).join("\n"),
    generatedFrom(language, "catalogue/"),
    `## ${language === "en" ? "Models" : "模型"}`,
    table(
      [words.model, ...Object.values(PRECISIONS), ...words.columns, words.source],
      rows.map((row) => servingCells(language, row)),
    ),
    `## ${words.spellings}`,
    words.spellingsAbout,
    table(
      words.spellingHeader,
      spelled.map(({ model, supportName, cardName }) => [model, supportName ?? model, cardName ?? model].map(code)),
    ),
    `## ${words.remarks}`,
    table(
      [words.model, words.remark, words.source],
      remarked.map(({ model, remark, source }) => [
        code(model),
        prose(listed(language, remarkParts(language, remark))),
        sourceCell(language, source),
      ]),
    ),
  ].join("\n\n");
}

/** docs/serving.md: the models that vLLM serves. */
export const SERVING_PAGE: Page = { file: "serving.md", text: servingText };
