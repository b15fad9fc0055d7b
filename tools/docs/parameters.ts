import type { Bilingual, ParameterGroup, ParameterKind, ParameterRow } from "../../catalogue";
import { DOCKER_PARAMETERS } from "../../catalogue/parameters/docker";
import { EVALUATION_PARAMETERS } from "../../catalogue/parameters/evaluation";
import { FLUX_PARAMETERS } from "../../catalogue/parameters/flux";
import { INFRASTRUCTURE_PARAMETERS } from "../../catalogue/parameters/infrastructure";
import { LLAMA_FACTORY_PARAMETERS } from "../../catalogue/parameters/llama-factory";
import { MEGATRON_PARAMETERS } from "../../catalogue/parameters/megatron";
import { QWEN_904_PARAMETERS } from "../../catalogue/parameters/qwen-904";
import { STANDARD_PARAMETERS } from "../../catalogue/parameters/standard";
import { VLLM_PARAMETERS } from "../../catalogue/parameters/vllm";
import { code, generatedFrom, listed, pageHead, prose, sourceCell, table, type Language, type Page } from "./page";
import { CHINESE_TITLES } from "./parameter-titles";

/** The tables of one subject. */
export interface Subject {
  readonly title: Bilingual;
  readonly groups: readonly ParameterGroup[];
}

/** Every table of parameters, by subject, in the order of the page. */
export const SUBJECTS: readonly Subject[] = [
  { title: { en: "Megatron", zh: "Megatron" }, groups: MEGATRON_PARAMETERS },
  { title: { en: "LLaMA-Factory", zh: "LLaMA-Factory" }, groups: LLAMA_FACTORY_PARAMETERS },
  { title: { en: "vLLM", zh: "vLLM" }, groups: VLLM_PARAMETERS },
  { title: { en: "Evaluation and benchmarks", zh: "评测与性能测试" }, groups: EVALUATION_PARAMETERS },
  { title: { en: "Cluster, nodes and storage", zh: "集群、节点与存储" }, groups: INFRASTRUCTURE_PARAMETERS },
  { title: { en: "Containers on a DevServer", zh: "DevServer 上的容器" }, groups: DOCKER_PARAMETERS },
  { title: { en: "ModelArts Standard", zh: "ModelArts Standard" }, groups: STANDARD_PARAMETERS },
  { title: { en: "FLUX", zh: "FLUX" }, groups: FLUX_PARAMETERS },
  { title: { en: "Qwen in release 6.3.904", zh: "6.3.904 版本的 Qwen" }, groups: QWEN_904_PARAMETERS },
];

const KINDS: Readonly<Record<ParameterKind, Bilingual>> = {
  env: { en: "environment variable", zh: "环境变量" },
  cli: { en: "command-line argument", zh: "命令行参数" },
  positional: { en: "positional argument", zh: "位置参数" },
  placeholder: { en: "placeholder", zh: "占位符" },
  path: { en: "path", zh: "路径" },
  setting: { en: "setting", zh: "设置项" },
  manifest: { en: "field of the manifest", zh: "manifest 字段" },
  "docker run": { en: "argument of docker run", zh: "docker run 参数" },
  kernel: { en: "kernel setting", zh: "内核参数" },
  yaml: { en: "YAML key", zh: "YAML 键" },
  json: { en: "JSON key", zh: "JSON 键" },
  ui: { en: "field of the console", zh: "界面字段" },
  model_args: { en: "key of model_args", zh: "model_args 的键" },
  formula: { en: "part of the formula", zh: "公式项" },
  "log field": { en: "field of the log", zh: "日志字段" },
};

const WORDS = {
  en: {
    about: [
      "Every environment variable, argument, placeholder and setting of the manuals, by the table that has it: a name in two tables stands here twice, because its default or meaning may differ.",
      "“Required” is empty where the manual does not say; “multi-node” means on several nodes only. “Values” lists what is allowed, “example” what the manual shows.",
    ],
    header: ["Name", "Default", "Required", "Values", "Example", "Meaning"],
    required: { true: "yes", false: "no", "multi-node": "multi-node" },
    readBy: "Read by",
    source: "Source",
    colon: ": ",
    stop: ". ",
  },
  zh: {
    about: [
      "手册中的全部环境变量、参数、占位符和设置项，按所在的表列出：同名项出现在两张表中时，默认值或含义可能不同，因此各列一次。",
      "“必填”为空表示手册未说明，“多机”表示仅多机时需要。“可选值”为允许的取值，“示例”为手册给出的值。各项含义见[英文版](../parameters.md)，每张表附有对应链接。",
    ],
    header: ["名称", "默认值", "必填", "可选值", "示例"],
    required: { true: "是", false: "否", "multi-node": "多机" },
    readBy: "读取方",
    source: "来源",
    meaning: "含义见",
    colon: "：",
    stop: "。",
  },
} as const;

/** Title of a table, as Markdown. Throws for one without a Chinese title. */
function titleOf(language: Language, { id, title }: ParameterGroup): string {
  if (language === "en") return prose(title);
  const chinese = CHINESE_TITLES[id];
  if (chinese === undefined) throw new Error(`tools/docs/parameter-titles.ts: got ${id}; add its Chinese title`);
  return prose(chinese);
}

/** The anchor that GitHub makes of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function optionalCode(text: string | undefined): string {
  return text === undefined || text === "" ? "" : code(text);
}

function sameSource(row: ParameterRow, group: ParameterGroup): boolean {
  return sourceCell("en", row.source) === sourceCell("en", group.source);
}

/** Meaning, note, and what differs from the rest of the table: kind and source. */
function meaningText(row: ParameterRow, group: ParameterGroup): string {
  const parts = [row.meaning, row.note].flatMap((text) => (text === undefined ? [] : [prose(text)]));
  const kind = row.kind === undefined || row.kind === group.kind ? undefined : KINDS[row.kind].en;
  if (kind !== undefined && !row.meaning.toLowerCase().startsWith(kind)) parts.unshift(`(${kind})`);
  if (!sameSource(row, group)) parts.push(`(${sourceCell("en", row.source)})`);
  return parts.join(" ");
}

function parameterCells(language: Language, row: ParameterRow, group: ParameterGroup): string[] {
  const { required } = WORDS[language];
  return [
    code(row.name),
    optionalCode(row.default),
    row.required === undefined ? "" : required[String(row.required) as keyof typeof required],
    listed(language, (row.values ?? []).map(code)),
    optionalCode(row.example),
    ...(language === "en" ? [meaningText(row, group)] : []),
  ];
}

/** Kind, reader and source of a table's parameters, and in Chinese the way to their meanings. */
function groupLine(language: Language, group: ParameterGroup): string {
  const words = WORDS[language];
  const sentences = [
    KINDS[group.kind][language].replace(/^./, (first) => first.toUpperCase()),
    ...(group.script === undefined
      ? []
      : [words.readBy + words.colon + listed(language, group.script.split(", ").map(code))]),
    `${words.source}${words.colon}${sourceCell(language, group.source)}`,
    ...("meaning" in words
      ? [`${words.meaning}${words.colon}[${prose(group.title)}](../parameters.md#${anchorOf(group.title)})`]
      : []),
  ];
  const note = language === "en" && group.note !== undefined ? ` ${prose(group.note)}` : "";
  return `${sentences.join(words.stop)}${words.stop.trim()}${note}`;
}

function groupText(language: Language, group: ParameterGroup): string {
  return [
    `### ${titleOf(language, group)}`,
    groupLine(language, group),
    table(
      WORDS[language].header,
      group.parameters.map((row) => parameterCells(language, row, group)),
    ),
  ].join("\n\n");
}

function parametersText(language: Language): string {
  return [
    pageHead(language, { en: "Parameters", zh: "参数" }),
    ...WORDS[language].about,
    generatedFrom(language, "catalogue/parameters/"),
    ...SUBJECTS.flatMap(({ title, groups }) => [
      `## ${title[language]}`,
      ...groups.map((group) => groupText(language, group)),
    ]),
  ].join("\n\n");
}

/** docs/parameters.md: every parameter of the manuals. */
export const PARAMETERS_PAGE: Page = { file: "parameters.md", text: parametersText };
