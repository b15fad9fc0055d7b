import { type Component, type Documented, type Member, readComponents, typeNames } from "./component-source";
import { CHINESE_TEXTS } from "./component-texts-zh";
import { code, fileLink, GENERATE, type Language, listed, type Page, pageHead, table } from "./page";

/** Where the Chinese texts are. */
const TEXTS = "tools/docs/component-texts-zh.ts";

const WORDS = {
  en: {
    about: [
      "Every component of the package with all that it takes and gives. Each stands on its own: it reads no configuration, and other components are known to it by ids and names only.",
      "“Type” `Input<…>` takes an output of another resource as well as a plain value; every other argument decides which resources there are, or is checked before the first one, and is a plain value. A component refuses wrong arguments in the preview, all at once, each with what it got and what to do. Sources stand in parentheses: a page of Huawei Cloud's documentation, the documentation or source of the provider, or a line of a seed, one of the four documents that this project automates.",
    ],
    generated: (origin: string, command: string) =>
      `The page is generated from the comments in ${origin} by ${command}; a test fails when it is out of date, and when something has no comment.`,
    header: ["Argument", "Type", "Required", "Default", "Meaning"],
    required: { yes: "yes", no: "no", depends: "see text" },
    outputs: ["Output", "Type", "Meaning"],
    givenTo: "Of arguments of",
    declaredIn: "Declared in",
    colon: ": ",
    stop: ".",
  },
  zh: {
    about: [
      "本包的全部组件，以及每个组件的参数和输出。各组件相互独立：不读取配置，只通过 ID 和名称引用其他组件。",
      "“类型”为 `Input<…>` 的参数既可以是普通值，也可以是其他资源的输出；其余参数决定创建哪些资源，或在创建第一个资源之前检查，只能是普通值。参数有误时，组件在预览阶段一次性列出全部错误，每条说明得到了什么、应当怎么做。括号内为来源：华为云文档页面、provider 的文档或源码，或者种子文档（seed，本项目要自动化的四份文档）的某一行。",
    ],
    generated: (origin: string, command: string) =>
      `本页由 ${command} 根据 ${origin} 中的注释生成；内容过期、缺少注释或译文未更新时，测试会失败。`,
    header: ["参数", "类型", "必填", "默认值", "含义"],
    required: { yes: "是", no: "否", depends: "见说明" },
    outputs: ["输出", "类型", "含义"],
    givenTo: "用于以下对象的参数",
    declaredIn: "声明位置",
    colon: "：",
    stop: "。",
  },
} as const;

/** The sentence of a comment that says the default. */
const DEFAULT = {
  en: /(?:^|\s)Defaults to (.+?)\.(?=\s+[A-Z`]|$)/s,
  zh: /默认为\s*([^。]+)。/,
} as const;

/** A default, and what else is said; the default is empty where none is said. */
export function splitDefault(language: Language, text: string): { value: string; meaning: string } {
  const [sentence, value = ""] = DEFAULT[language].exec(text) ?? [];
  return { value, meaning: sentence === undefined ? text : text.replace(sentence, "").trim() };
}

/** A comment of the sources under the key of its translation. */
interface Comment {
  readonly key: string;
  readonly text: string;
}

/** Every comment of the components that the page has. */
export function commentsOf(components: readonly Component[]): Comment[] {
  return components
    .flatMap(({ outputs, args, parts }) => [outputs, args, ...parts])
    .flatMap((documented) => [
      ...(saysOnlyItsName(documented) ? [] : [{ key: documented.name, text: documented.text }]),
      ...documented.members.map(({ name, text }) => ({ key: `${documented.name}.${name}`, text })),
    ]);
}

/** Whether a comment says no more than the heading above it does. */
function saysOnlyItsName({ name, text }: Documented): boolean {
  return text === `Arguments of ${name.replace(/Args$/, "")}.`;
}

/** What is wrong with the Chinese texts: those that are missing, those of another English text, and those of nothing. */
export function translationFaults(
  comments: readonly Comment[],
  texts: Readonly<Record<string, { readonly en: string; readonly zh: string }>>,
): string[] {
  const keys = new Set(comments.map(({ key }) => key));
  return [
    ...comments.flatMap(({ key, text }) => {
      const found = texts[key];
      if (found === undefined) return [`${key}: has no Chinese text; add one`];
      if (found.en === text) return [];
      return [`${key}: the Chinese text is of another English one; translate ${JSON.stringify(text)}`];
    }),
    ...Object.keys(texts)
      .filter((key) => !keys.has(key))
      .map((key) => `${key}: is no class, argument or output any more; remove its Chinese text`),
  ];
}

/** The text of a comment in a language. Throws where it is not translated. */
function textIn(language: Language, key: string, text: string): string {
  if (language === "en") return text;
  const found = CHINESE_TEXTS[key];
  if (found === undefined) throw new Error(`${TEXTS}: ${key}: has no Chinese text; add one`);
  return found.zh;
}

/** Text in a cell of a table: one line. */
function cell(text: string): string {
  return text.replace(/\s*\n+\s*/g, " ");
}

/** A type, with a link to the interface that it names. */
function typeCell(type: string, interfaces: ReadonlySet<string>): string {
  const shown = code(type.replaceAll("pulumi.", "").replace(/^Output<(.*)>$/, "$1"));
  const part = typeNames(type).find((name) => interfaces.has(name));
  return part === undefined ? shown : `[${shown}](#${part.toLowerCase()})`;
}

function argumentTable(language: Language, { name, members }: Documented, interfaces: ReadonlySet<string>): string {
  const { header, required } = WORDS[language];
  return table(
    header,
    members.map((member) => {
      const { value, meaning } = splitDefault(language, textIn(language, `${name}.${member.name}`, member.text));
      // What can be left out and has no default is needed with or without some other argument.
      const need = member.optional ? (value === "" ? "depends" : "no") : "yes";
      return [code(member.name), typeCell(member.type, interfaces), required[need], cell(value), cell(meaning)];
    }),
  );
}

function outputTable(language: Language, { name, members }: Documented): string {
  return table(
    WORDS[language].outputs,
    members.map((member: Member) => [
      code(member.name),
      typeCell(member.type, new Set()),
      cell(textIn(language, `${name}.${member.name}`, member.text)),
    ]),
  );
}

/** The interfaces that have a field of this type. */
function usersOf(part: string, all: readonly Documented[]): readonly string[] {
  return all
    .filter(({ members }) => members.some(({ type }) => typeNames(type).includes(part)))
    .map(({ name }) => name.replace(/Args$/, ""));
}

function componentText(language: Language, { outputs, args, parts }: Component, all: readonly Documented[]): string[] {
  const words = WORDS[language];
  const interfaces = new Set(all.map(({ name }) => name));
  const about = (documented: Documented): string =>
    saysOnlyItsName(documented) ? "" : textIn(language, documented.name, documented.text);
  return [
    `## ${outputs.name}`,
    about(outputs),
    `${words.declaredIn}${words.colon}${fileLink(language, code(outputs.file), outputs.file)}${words.stop} ${about(args)}`.trim(),
    argumentTable(language, args, interfaces),
    outputTable(language, outputs),
    ...parts.flatMap((part) => [
      `### ${part.name}`,
      `${about(part)} ${words.givenTo}${words.colon}${listed(language, usersOf(part.name, all).map(code))}${words.stop}`,
      argumentTable(language, part, interfaces),
    ]),
  ];
}

function componentsText(language: Language): string {
  const words = WORDS[language];
  const components = readComponents();
  const all = components.flatMap(({ args, parts }) => [args, ...parts]);
  return [
    pageHead(language, { en: "Components", zh: "组件" }),
    ...words.about,
    words.generated(fileLink(language, "components/", "components/"), code(GENERATE)),
    ...components.flatMap((component) => componentText(language, component, all)),
  ].join("\n\n");
}

/** docs/components.md: every component with its arguments and outputs. */
export const COMPONENTS_PAGE: Page = { file: "components.md", text: componentsText };
