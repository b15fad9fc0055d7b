import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LEAST_SCORE, score, type FileScore } from "../mutation/score";
import { projectRoot } from "../paths";
import { code, pageHead, table, type Language, type Page } from "./page";

/** What the last run of `npm run mutation` counted. */
export function mutationScores(): readonly FileScore[] {
  const text = readFileSync(join(projectRoot(), "docs/mutation.json"), "utf8");
  return (JSON.parse(text) as { files: FileScore[] }).files;
}

const WORDS = {
  en: {
    intro:
      "How many small changes of the code the unit tests notice. [Stryker](https://stryker-mutator.io) changes `plan/` and `config/` in one " +
      "place at a time: a comparison, a text, a condition, a whole function. A change that makes a test fail, or never end, is noticed; one " +
      `with which every test passes has survived. \`npm run mutation\` asks for ${LEAST_SCORE} %, took 40 minutes on two cores with a build beside it, and ` +
      "writes [mutation.json](mutation.json), from which this page is generated.",
    ignored:
      "Not tried are changes of what runs once while a file is loaded: tables, which are compared with the manual cell by cell, and " +
      "schemas. Property tests run 30 cases for each change, and 10,000 in `npm test`.",
    header: ["File", "Score", "Noticed", "Survived", "Without a test", "Not tried"],
    total: "all",
  },
  zh: {
    intro:
      "单元测试能发现多少处细小的代码改动。[Stryker](https://stryker-mutator.io) 每次只改动 `plan/` 和 `config/` 中的一处：比较、文本、条件或整个函数。" +
      "改动后有测试失败或不再结束，即为被发现；所有测试仍通过，即为存活。" +
      `\`npm run mutation\` 要求 ${LEAST_SCORE} %，双核机器上与编译同时运行时用了 40 分钟，并写入 [mutation.json](../mutation.json)，本页由其生成。`,
    ignored:
      "只在加载文件时运行一次的内容不参与：表格（已逐格与手册比对）和 schema。每处改动下性质测试运行 30 个用例，`npm test` 中为 10,000 个。",
    header: ["文件", "得分", "被发现", "存活", "没有测试", "未尝试"],
    total: "合计",
  },
} as const;

function row(name: string, files: readonly FileScore[]): string[] {
  const sum = (take: (file: FileScore) => number) => String(files.reduce((total, file) => total + take(file), 0));
  const percent = score(files);
  return [
    name,
    Number.isNaN(percent) ? "–" : `${percent.toFixed(0)} %`,
    sum(({ killed, timeout }) => killed + timeout),
    sum(({ survived }) => survived),
    sum(({ noCoverage }) => noCoverage),
    sum(({ ignored }) => ignored),
  ];
}

/** docs/mutation.md: the score of each file. */
export const MUTATION_PAGE: Page = {
  file: "mutation.md",
  text: (language: Language) => {
    const { intro, ignored, header, total } = WORDS[language];
    const files = mutationScores();
    const rows = files.map((file) => row(code(file.file), [file]));
    const title = { en: "Mutation testing", zh: "变异测试" };
    return [pageHead(language, title), intro, ignored, table(header, [row(total, files), ...rows])].join("\n\n");
  },
};
