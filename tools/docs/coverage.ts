import { DELIVERIES, WORKFLOWS, type Delivery, type Example, type Workflow } from "./coverage-rows";
import { code, fileLink, generatedFrom, listed, pageHead, sourceCell, table, type Language, type Page } from "./page";

const ROWS = "tools/docs/coverage-rows.ts";

const WORDS = {
  en: {
    about:
      "The seeds describe 96 workflows: training and serving of large models on Ascend NPUs. This page says which of them a `pulumi up` carries out today, by which component, from which configuration, and which test shows it.",
    counts: (works: number, part: number, none: number) =>
      `${works} work, ${part} work in part, ${none} do not exist yet.`,
    works: "Works",
    inPart: "In part",
    notYet: "Not yet",
    none: "None.",
    described: ["Id", "Workflow", "Platform", "Source"],
    workflow: "Workflow",
    what: "What there is",
    delivered: ["Delivered by", "Example", "Tests", "Source"],
    noTest: "no test yet",
  },
  zh: {
    about:
      "种子文档共描述 96 个流程，内容是在昇腾 NPU 上训练和部署大模型。本页说明目前哪些流程可由 `pulumi up` 完成：由哪个组件实现，示例配置在哪里，由哪个测试验证。",
    counts: (works: number, part: number, none: number) => `可用 ${works} 个，部分完成 ${part} 个，未开始 ${none} 个。`,
    works: "可用",
    inPart: "部分完成",
    notYet: "未开始",
    none: "无。",
    described: ["标识", "流程", "平台", "来源"],
    workflow: "流程",
    what: "已有内容",
    delivered: ["实现", "示例", "测试", "来源"],
    noTest: "尚无测试",
  },
} as const;

/** A workflow and what carries it out; undefined where nothing does. */
export interface CoverageRow extends Workflow {
  readonly delivery: Delivery | undefined;
}

/** Every workflow with what carries it out. */
export function coverageRows(): CoverageRow[] {
  const deliveries: Partial<Record<string, Delivery>> = DELIVERIES;
  return WORKFLOWS.map((workflow) => ({ ...workflow, delivery: deliveries[workflow.id] }));
}

/** File of a component: `components/npu-node-pool.ts` for `NpuNodePool`. */
export function componentFile(name: string): string {
  return `components/${name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()}.ts`;
}

/** `Pulumi.dev.yaml: training[0]` */
function exampleText({ file, key }: Example): string {
  return key === undefined ? file : `${file}: ${key.replace(/\.(\d+)/g, "[$1]")}`;
}

function described(language: Language, { id, title, platforms }: Workflow): string[] {
  return [code(id), title[language], listed(language, platforms)];
}

function deliveredRow(language: Language, workflow: Workflow, delivery: Delivery): string[] {
  const lines = (all: readonly string[]): string => all.join("<br>");
  return [
    lines(described(language, workflow)),
    ...(delivery.inPart === undefined ? [] : [delivery.inPart[language]]),
    lines([
      ...delivery.components.map((name) => fileLink(language, name, componentFile(name))),
      ...delivery.files.map((file) => fileLink(language, file, file)),
    ]),
    lines(delivery.configuration.map((example) => fileLink(language, exampleText(example), example.file))),
    delivery.tests.length === 0
      ? WORDS[language].noTest
      : lines(delivery.tests.map(({ file, title }) => fileLink(language, title, file))),
    lines(workflow.source.map((line) => code(line))),
  ];
}

function coverageText(language: Language): string {
  const words = WORDS[language];
  const rows = coverageRows();
  const delivered = (part: boolean): string[][] =>
    rows.flatMap(({ delivery, ...workflow }) =>
      delivery !== undefined && (delivery.inPart !== undefined) === part
        ? [deliveredRow(language, workflow, delivery)]
        : [],
    );
  const works = delivered(false);
  const inPart = delivered(true);
  const notYet = rows
    .filter(({ delivery }) => delivery === undefined)
    .map((workflow) => [...described(language, workflow), sourceCell(language, workflow.source)]);
  const section = (title: string, header: readonly string[], body: readonly (readonly string[])[]): string =>
    `## ${title}\n\n${body.length === 0 ? words.none : table(header, body)}`;
  return [
    pageHead(language, { en: "Coverage", zh: "覆盖情况" }),
    words.about,
    words.counts(works.length, inPart.length, notYet.length),
    generatedFrom(language, ROWS),
    section(words.works, [words.workflow, ...words.delivered], works),
    section(words.inPart, [words.workflow, words.what, ...words.delivered], inPart),
    section(words.notYet, words.described, notYet),
  ].join("\n\n");
}

/** docs/coverage.md: how far the project is with each workflow of the manuals. */
export const COVERAGE_PAGE: Page = { file: "coverage.md", text: coverageText };
