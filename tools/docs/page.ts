import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { sourceText, type Bilingual, type Source } from "../../catalogue";
import { projectRoot } from "../paths";

/** A language of the documentation. */
export type Language = keyof Bilingual;

/** Languages of the documentation. */
export const LANGUAGES: readonly Language[] = ["en", "zh"];

/** A generated page of the documentation. */
export interface Page {
  /** File name in docs/ and in docs/zh/. */
  readonly file: string;
  /** The page as Markdown that is not formatted yet. */
  readonly text: (language: Language) => string;
}

/** The command that writes every generated page. */
export const GENERATE = "node --import tsx tools/docs/generate.ts";

const DIRECTORY = { en: "docs", zh: "docs/zh" } as const;

/** Where a page is written, relative to the project. */
export function pathOf(page: Page, language: Language): string {
  return `${DIRECTORY[language]}/${page.file}`;
}

/** The page of one language, formatted as the rest of the project. */
export async function formattedPage(page: Page, language: Language): Promise<string> {
  const path = join(projectRoot(), pathOf(page, language));
  return format(page.text(language), { ...(await resolveConfig(path)), filepath: path });
}

/** A link to a file of the project, from a page of that language. */
export function fileLink(language: Language, text: string, path: string): string {
  return `[${text}](${language === "en" ? ".." : "../.."}/${path})`;
}

const BACK = {
  en: { text: "Back to the README", path: "README.md" },
  zh: { text: "返回 README", path: "README.zh.md" },
} as const;

/** The first lines of a page: its title and the way back. */
export function pageHead(language: Language, title: Bilingual): string {
  const { text, path } = BACK[language];
  return `# ${title[language]}\n\n${fileLink(language, text, path)}`;
}

/** The paragraph that says what a source is, and how the page came about. `from` is a file or folder of the project. */
export function generatedFrom(language: Language, from: string): string {
  const origin = fileLink(language, from, from);
  return {
    en:
      "A source such as `000:23` is line 23 of seed 000. The seeds are the four documents of Huawei Cloud that this project automates. " +
      `The page is generated from ${origin} by \`${GENERATE}\`; a test fails when it is out of date.`,
    zh:
      "来源如 `000:23`，表示种子文档 000 的第 23 行。种子文档（seed）是本项目要自动化的四份华为云文档。" +
      `本页由 \`${GENERATE}\` 根据 ${origin} 生成；内容过期时测试会失败。`,
  }[language];
}

/** A Markdown table. Cells are Markdown on one line; a pipe in one is escaped here. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("\n", " ").replaceAll("|", "\\|")).join(" | ")} |`;
  return [header, header.map(() => "---"), ...rows].map(line).join("\n");
}

/** Text as inline code, whatever backticks it holds. */
export function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Words that look like code, a path, a placeholder or a source: `--flag`, `a_b`, `${x}`, `/etc/hosts`, `rope()`, `000:23`. */
const LOOKS_LIKE_CODE = /^--?[a-z]|[$_*<>={}`\\]|^\/|\/.*[./]|\w\(\)$|^00[0-3]:\d+$/;

/** Plain text as Markdown: what looks like code is set as code, so that nothing in it is read as markup. */
export function prose(text: string): string {
  return text.replace(/[\x21-\x7e]+/g, (run) => {
    const [, before = "", word = "", after = ""] = /^(["'(]*)(.*?)([.,;:!?"')]*)$/.exec(run) ?? [];
    const [kept, rest] = after.startsWith(")") && word.endsWith("(") ? [`${word})`, after.slice(1)] : [word, after];
    const isCode = /\w/.test(kept) && LOOKS_LIKE_CODE.test(kept) && !/^https?:[^$]*$/.test(kept);
    return isCode ? `${before}${code(kept)}${rest}` : run;
  });
}

/** Sources in short: `000:23`, or the name of a page. */
export function sourceCell(language: Language, source: readonly Source[]): string {
  return source
    .map((one) => (typeof one === "string" ? code(one) : sourceText(one)))
    .join(language === "en" ? ", " : "、");
}

/** Words one after another. */
export function listed(language: Language, words: readonly string[]): string {
  return words.join(language === "en" ? ", " : "、");
}
