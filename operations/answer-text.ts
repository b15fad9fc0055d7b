import type { SeedLine, Source } from "../catalogue";
import type { Answer, AnswerFault } from "../plan/answer";
import { faultText } from "../plan/fault";
import { commandLine } from "./plan-options";

/** The source that an answer names: a seed line as `000:23`, or a page. */
function sourceNamed(name: string): Source {
  return /^\d{3}:\d+$/.test(name) ? (name as SeedLine) : { page: name };
}

/** A fault as one sentence: `seqLen: got 5000; llama2-13b sft is measured at 4096 and 8192; use 4096 (seed 000, line 23)`. */
export function faultSentence({
  path,
  got,
  rule,
  source,
}: Pick<AnswerFault, "path" | "got" | "rule" | "source">): string {
  // A fault of the whole has no path.
  return faultText({ path, got, rule, source: source.map(sourceNamed) }).replace(/^: /, "");
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
