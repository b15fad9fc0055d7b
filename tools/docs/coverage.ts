import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { z } from "zod";
import { sourceText, type SeedLine } from "../../catalogue";
import { projectRoot } from "../paths";

/** Languages of the documentation. */
export type Language = "en" | "zh";

const inBothLanguages = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

const described = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: inBothLanguages,
  platforms: z.array(z.enum(["Lite Cluster", "DevServer", "Standard"])).min(1),
  /** Lines of the seeds that describe the workflow. */
  sources: z.array(z.custom<SeedLine>((value) => typeof value === "string" && /^00[0-3]:\d+$/.test(value))).min(1),
};

/** Files or folders (with a slash at the end) of the project that hold the workflow. */
const where = z.array(z.string()).min(1);

const workflow = z.discriminatedUnion("state", [
  z.strictObject({ ...described, state: z.literal("not yet") }),
  z.strictObject({ ...described, state: z.literal("in part"), done: inBothLanguages, where }),
  z.strictObject({ ...described, state: z.literal("works"), where }),
]);

const coverage = z.strictObject({ about: z.string(), workflows: z.array(workflow) });

/** One workflow of the seeds and how far the project is with it. */
export type Workflow = z.infer<typeof workflow>;

const WORDS = {
  en: {
    title: "Coverage",
    intro: [
      "The seeds are the four documents of Huawei Cloud that this project automates: training and serving of large models on Ascend NPUs. They describe 96 workflows. This table says which of them a `pulumi up` carries out today. A source such as seed 000, line 53 is the document's number and the line in it.",
      "The table is generated from [coverage.json](coverage.json) by `node --import tsx tools/docs/coverage.ts`; a test fails when it is out of date.",
    ],
    header: ["Id", "Workflow", "Platform", "State", "Where", "Source"],
    states: { "not yet": "not yet", "in part": "in part", works: "works" },
    colon: ": ",
    counts: (works: number, part: number, none: number) =>
      `${works} work, ${part} work in part, ${none} do not exist yet.`,
    source: sourceText,
    separator: "; ",
    root: "..",
  },
  zh: {
    title: "覆盖情况",
    intro: [
      "种子文档（seed）是本项目要自动化的四份华为云文档，内容是在昇腾 NPU 上训练和部署大模型，共描述 96 个流程。下表说明目前哪些流程可由 `pulumi up` 完成。来源如“种子 000，第 53 行”，表示文档编号和行号。",
      "本表由 `node --import tsx tools/docs/coverage.ts` 根据 [coverage.json](../coverage.json) 生成；内容过期时测试会失败。",
    ],
    header: ["标识", "流程", "平台", "状态", "位置", "来源"],
    states: { "not yet": "未开始", "in part": "部分完成", works: "可用" },
    colon: "：",
    counts: (works: number, part: number, none: number) => `可用 ${works} 个，部分完成 ${part} 个，未开始 ${none} 个。`,
    source: (line: SeedLine) => line.replace(/^(\d+):(\d+)$/, "种子 $1，第 $2 行"),
    separator: "；",
    root: "../..",
  },
} as const;

/** Where each language's table is written, relative to the project. */
export const COVERAGE_PAGES: Readonly<Record<Language, string>> = {
  en: "docs/coverage.md",
  zh: "docs/zh/coverage.md",
};

/** The workflows of docs/coverage.json. Throws for an unknown key or state. */
export function readCoverage(): Workflow[] {
  const text = readFileSync(join(projectRoot(), "docs/coverage.json"), "utf8");
  return coverage.parse(JSON.parse(text)).workflows;
}

function row(language: Language, item: Workflow): string[] {
  const words = WORDS[language];
  const state = words.states[item.state] + (item.state === "in part" ? words.colon + item.done[language] : "");
  const places = item.state === "not yet" ? [] : item.where.map((path) => `[${path}](${words.root}/${path})`);
  return [
    `\`${item.id}\``,
    item.title[language],
    item.platforms.join(", "),
    state,
    places.join(", "),
    item.sources.map(words.source).join(words.separator),
  ];
}

/** The page of one language as Markdown, formatted as the rest of the project. */
export async function coveragePage(language: Language, workflows: readonly Workflow[]): Promise<string> {
  const words = WORDS[language];
  const count = (state: Workflow["state"]): number => workflows.filter((item) => item.state === state).length;
  const table = [words.header, words.header.map(() => "---"), ...workflows.map((item) => row(language, item))];
  const text = [
    `# ${words.title}`,
    ...words.intro,
    words.counts(count("works"), count("in part"), count("not yet")),
    table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"),
  ].join("\n\n");
  const path = join(projectRoot(), COVERAGE_PAGES[language]);
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

async function write(): Promise<void> {
  const workflows = readCoverage();
  for (const language of ["en", "zh"] as const) {
    writeFileSync(join(projectRoot(), COVERAGE_PAGES[language]), await coveragePage(language, workflows));
  }
}

if (require.main === module) void write();
