import type { Answer, AnswerFault } from "../plan/answer";
import { commandLine } from "./plan-options";

/** A source in words: `seed 000, line 23`, or the name of a page. */
function sourceWords(source: string): string {
  const [, seed, line] = /^(\d{3}):(\d+)$/.exec(source) ?? [];
  return seed === undefined || line === undefined ? source : `seed ${seed}, line ${line}`;
}

/** Sources in brackets, with a blank before them; nothing where there are none. */
export function sourcesText(source: readonly string[]): string {
  return source.length === 0 ? "" : ` (${source.map(sourceWords).join("; ")})`;
}

/** A fault as one sentence: `seqLen: got 5000; llama2-13b sft is measured at 4096 and 8192; use 4096 (seed 000, line 23)`. */
export function faultSentence({
  path,
  got,
  rule,
  source,
}: Pick<AnswerFault, "path" | "got" | "rule" | "source">): string {
  const value = got === null ? "nothing" : typeof got === "string" ? JSON.stringify(got) : String(got);
  return `${path === "" ? "" : `${path}: `}got ${value}; ${rule}${sourcesText(source)}`;
}

/** An answer as people read it: the lines of the preview log, or the faults and the commands that are accepted. */
export function answerLines(answer: Answer, modelConfigFile?: string): string[] {
  if (answer.accepted) {
    return [...answer.explanation];
  }
  const alternatives = answer.alternatives.map((workload) => `  ${commandLine(workload, modelConfigFile)}`);
  return [
    ...answer.faults.map(faultSentence),
    ...(alternatives.length === 0 ? [] : ["alternatives:", ...alternatives]),
  ];
}

/** An answer as machines read it, on one line. */
export function answerJson(answer: Answer): string {
  if (!answer.accepted) {
    return JSON.stringify(answer);
  }
  const { accepted, plan, sources } = answer;
  return JSON.stringify({ accepted, plan, sources });
}
