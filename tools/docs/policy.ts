import { RULES, STACK_RULES } from "../../policy/rules";
import { code, fileLink, GENERATE, type Language, type Page, pageHead, table } from "./page";
import { CHINESE_RULES } from "./policy-texts-zh";

/** A rule as the page has it. */
interface Described {
  readonly name: string;
  readonly description: string;
}

const WORDS = {
  en: {
    about: [
      "What no stack may do. The pack runs in the engine itself: a violation fails the preview, and of an update the resource before it is made, with the rule, the resource, the input, what it got and what to set. `npm run policy -- --stack <name>` previews a stack with it and tells it the class that the stack's file gives the environment (`platform.class`). The pack can be given to the engine by itself as well; it then takes every environment for production, unless its configuration says otherwise:",
      'The file is, for example, `{"data-protected": {"class": "development"}, "image-pinned": "disabled"}`: the class for a rule, or a rule switched off. It belongs to whoever is responsible for the account, and not to the stack.',
      "An input that is not known yet decides nothing in the preview; the update asks again before it makes the resource.",
    ],
    generated: (origin: string, command: string) =>
      `The page is generated from ${origin} by ${command}; a test fails when it is out of date.`,
    each: "About each resource",
    all: "About a stack as a whole",
    header: ["Rule", "What it demands"],
  },
  zh: {
    about: [
      "任何 stack 都不能做的事。策略包由引擎自己运行：违反规则会使预览失败；在更新中，则在创建该资源之前失败，并说明规则、资源、输入项、得到的值以及应当怎样设置。`npm run policy -- --stack <名称>` 用它预览一个 stack，并告诉它 stack 文件给出的环境类别（`platform.class`）。也可以直接把策略包交给引擎；这时除非其配置另有说明，每个环境都按生产环境对待：",
      '该文件例如为 `{"data-protected": {"class": "development"}, "image-pinned": "disabled"}`：为某条规则指定类别，或关闭某条规则。它由账号的负责人掌握，不属于 stack。',
      "尚不可知的输入项在预览中不作判断；更新时会在创建资源之前再检查一次。",
    ],
    generated: (origin: string, command: string) => `本页由 ${command} 根据 ${origin} 生成；内容过期时测试会失败。`,
    each: "针对单个资源",
    all: "针对整个 stack",
    header: ["规则", "要求"],
  },
} as const;

const COMMAND = "```bash\npulumi preview --policy-pack policy --policy-pack-config policy.json\n```";

/** What a rule demands, in a language. Throws where the Chinese text is missing, or of another English one. */
export function demandOf(language: Language, { name, description }: Described): string {
  if (language === "en") return description;
  const text = CHINESE_RULES[name];
  if (text?.en !== description) {
    throw new Error(`tools/docs/policy-texts-zh.ts: got no Chinese text of ${name}: ${description}`);
  }
  return text.zh;
}

function ruleTable(language: Language, rules: readonly Described[]): string {
  return table(
    WORDS[language].header,
    rules.map((rule) => [code(rule.name), demandOf(language, rule)]),
  );
}

function policyText(language: Language): string {
  const words = WORDS[language];
  const [what, file, later] = words.about;
  return [
    pageHead(language, { en: "Policy pack", zh: "策略包" }),
    what,
    COMMAND,
    file,
    later,
    words.generated(fileLink(language, "policy/rules/", "policy/rules/"), code(GENERATE)),
    `## ${words.each}`,
    ruleTable(language, RULES),
    `## ${words.all}`,
    ruleTable(language, STACK_RULES),
  ].join("\n\n");
}

/** docs/policy.md: the rules of the policy pack. */
export const POLICY_PAGE: Page = { file: "policy.md", text: policyText };
