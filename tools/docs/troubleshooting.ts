import { troubleshootingRows, troubleshootingSigns, type Bilingual, type TroubleshootingRow } from "../../catalogue";
import { RULE_TREATMENT, type RuleTreatment } from "../../plan/manual-rules";
import { code, generatedFrom, listed, pageHead, prose, sourceCell, table, type Language, type Page } from "./page";

const WORDS = {
  en: {
    about:
      "The known problems of the manuals and their remedies: look for the symptom in the tables, and follow it to its remedy. For a problem the manuals name the symptom. For a rule they give only the instruction, so its symptom is what follows when nobody keeps it; the last column says whether the project keeps the rule by itself or the user has to.",
    problems: "Problems",
    rules: "Rules",
    remedies: "Remedies",
    symptom: "Symptom",
    inferred: "inferred",
    appliesTo: "Applies to",
    treatment: "Kept by",
    keeper: { enforced: "the project", advice: "the user" },
    how: { enforced: "Kept by the project", advice: "Left to the user" },
    cause: "Cause",
    remedy: "Remedy",
    missing: "Not in the manual",
    source: "Source",
    signs: "Recognised by",
    unseen: "Not recognised",
    colon: ": ",
    mark: (text: string) => ` (${text})`,
  },
  zh: {
    about:
      "手册中的已知问题与处理方法：先在表中找到现象，再跳转到对应的处理方法。“问题”是手册写明了现象的条目；“规则”是手册只给出要求的条目，表中的现象是不遵守时的后果，最后一列说明由本项目自动处理，还是需要使用者自行处理。",
    problems: "问题",
    rules: "规则",
    remedies: "处理方法",
    symptom: "现象",
    inferred: "推断",
    appliesTo: "适用范围",
    treatment: "由谁处理",
    keeper: { enforced: "本项目", advice: "使用者" },
    how: { enforced: "由本项目处理", advice: "由使用者处理" },
    cause: "原因",
    remedy: "处理",
    missing: "手册未提供",
    source: "来源",
    signs: "识别依据",
    unseen: "无法识别",
    colon: "：",
    mark: (text: string) => `（${text}）`,
  },
} as const;

/** What becomes of a rule. Throws for a rule that plan/manual-rules.ts does not have. */
export function treatmentOf(id: string): { readonly kept: "enforced" | "advice"; readonly how: Bilingual } {
  const treatments: Readonly<Record<string, RuleTreatment>> = RULE_TREATMENT;
  const { enforced, advice } = treatments[id] ?? {};
  if (enforced !== undefined) return { kept: "enforced", how: enforced };
  if (advice !== undefined) return { kept: "advice", how: advice };
  throw new Error(`plan/manual-rules.ts: got no treatment of ${id}; every rule is enforced or given as advice`);
}

function appliesTo(language: Language, row: TroubleshootingRow): string {
  return prose(
    listed(
      language,
      row.appliesTo.map((what) => what[language]),
    ),
  );
}

function indexCells(language: Language, row: TroubleshootingRow): string[] {
  const symptom = prose(row.symptom[language].replace(/[.。]$/, ""));
  return [symptom, appliesTo(language, row), `[${code(row.id)}](#${row.id})`];
}

/** Longest line of a log that is shown. */
const EXAMPLE_LENGTH = 140;

/** By which lines of a log, or events, `npm run report` and `npm run status` recognise a problem; or why they cannot. */
function recognitionLine(language: Language, id: string): string {
  const words = WORDS[language];
  const { signs = [], unseen } = troubleshootingSigns().find((row) => row.id === id) ?? {};
  if (unseen !== undefined) return `- **${words.unseen}**${words.colon}${prose(unseen[language])}`;
  const examples = signs.map(({ example }) => {
    const shown = example.trim();
    return code(shown.length > EXAMPLE_LENGTH ? `${shown.slice(0, EXAMPLE_LENGTH)}…` : shown);
  });
  return [`- **${words.signs}**${words.colon}`.trimEnd(), ...examples.map((example) => `  - ${example}`)].join("\n");
}

function remedyText(language: Language, row: TroubleshootingRow): string {
  const words = WORDS[language];
  const line = (title: string, text: string): string => `- **${title}**${words.colon}${text}`;
  const inferred = (is: boolean): string => (is ? words.mark(words.inferred) : "");
  const treatment = row.kind === "rule" ? treatmentOf(row.id) : undefined;
  const lines = [
    line(words.symptom + inferred(row.symptomInferred), prose(row.symptom[language])),
    line(words.appliesTo, appliesTo(language, row)),
    ...(row.cause === undefined ? [] : [line(words.cause + inferred(row.causeInferred), prose(row.cause[language]))]),
    line(words.remedy, prose(row.remedy[language])),
    ...(treatment === undefined ? [] : [line(words.how[treatment.kept], prose(treatment.how[language]))]),
    ...(row.missingInSeed === undefined ? [] : [line(words.missing, prose(row.missingInSeed[language]))]),
    recognitionLine(language, row.id),
    line(words.source, sourceCell(language, row.source)),
  ];
  const commands = row.commands.length === 0 ? [] : [["```text", ...row.commands, "```"].join("\n")];
  return [`### ${code(row.id)}`, lines.join("\n"), ...commands].join("\n\n");
}

function troubleshootingText(language: Language): string {
  const words = WORDS[language];
  const rows = troubleshootingRows();
  const header = [words.symptom, words.appliesTo, words.remedy];
  return [
    pageHead(language, { en: "Troubleshooting", zh: "故障处理" }),
    words.about,
    generatedFrom(language, "catalogue/"),
    `## ${words.problems}`,
    table(
      header,
      rows.filter(({ kind }) => kind === "problem").map((row) => indexCells(language, row)),
    ),
    `## ${words.rules}`,
    table(
      [...header, words.treatment],
      rows
        .filter(({ kind }) => kind === "rule")
        .map((row) => [...indexCells(language, row), words.keeper[treatmentOf(row.id).kept]]),
    ),
    `## ${words.remedies}`,
    ...rows.map((row) => remedyText(language, row)),
  ].join("\n\n");
}

/** docs/troubleshooting.md: known problems and their remedies. */
export const TROUBLESHOOTING_PAGE: Page = { file: "troubleshooting.md", text: troubleshootingText };
