import type { Source } from "../catalogue";
import { alternativesTo } from "./alternatives";
import { decide, inOrder, type Decision } from "./decision";
import { isRejected, shortfall, type Amount, type Fault } from "./fault";
import { USER, type Origin } from "./origin";
import { readWorkload, type Workload } from "./workload";

/** Where a value of a plan comes from; seed lines as `000:23`, pages by their names. */
export interface AnswerOrigin {
  readonly from: Origin["from"];
  readonly source: readonly string[];
}

/** One reason for a rejection. */
export interface AnswerFault {
  /** Setting of the workload; an unknown key as it was written; "" where there is no workload at all. */
  readonly path: string;
  /** Value of the setting; null where it has none. */
  readonly got: string | number | boolean | null;
  /** What the workload needs, where the pool is too small. */
  readonly need: Amount | null;
  /** What the pool has, without the number of its nodes where the workload does not say. */
  readonly have: Amount | null;
  /** What is missing of what `have` tells. */
  readonly shortfall: Amount | null;
  /** What is allowed and what to do about it, without a full stop. */
  readonly rule: string;
  /** Seed lines as `000:23`, pages by their names; empty where the rule is the project's own. */
  readonly source: readonly string[];
}

/** The answer to a workload. */
export type Answer =
  | {
      readonly accepted: true;
      /** Every value of the plan, by its name on the command line's answers: `tp`, `pp`, `mbs`, `cards` for short. */
      readonly plan: Readonly<Record<string, unknown>>;
      /** The origin of each value of the plan. */
      readonly sources: Readonly<Record<string, AnswerOrigin>>;
      /** The lines of the preview log. */
      readonly explanation: readonly string[];
    }
  | {
      readonly accepted: false;
      readonly faults: readonly AnswerFault[];
      /** Workloads that are accepted, the nearest first. */
      readonly alternatives: readonly Workload[];
    };

/** Names of a plan's values in answers, where they differ. */
const SHORT_NAMES = new Map([
  ["tensorParallel", "tp"],
  ["pipelineParallel", "pp"],
  ["microBatchSize", "mbs"],
  ["npus", "cards"],
]);

/** Sources as text: seed lines as `000:23`, pages by their names. */
export function sourceNames(source: readonly Source[]): string[] {
  return source.map((one) => (typeof one === "string" ? one : one.page));
}

/** The values of a plan and their origins, under the names of answers. */
function accepted(decision: Decision, workload: Workload): Answer {
  const { name: _, sources, explanation, ...rest } = decision.plan;
  const values: Readonly<Record<string, unknown>> = { framework: decision.framework, ...rest, nodes: decision.nodes };
  const origins: Readonly<Record<string, Origin>> = {
    framework: workload.framework === undefined ? { from: "default", source: [] } : USER,
    nodes: sources["npus"] ?? { from: "default", source: [] },
    ...sources,
  };
  const decided = Object.entries(values).filter(([, value]) => value !== undefined);
  const nameOf = (key: string) => SHORT_NAMES.get(key) ?? key;
  const originOf = (key: string): AnswerOrigin => {
    const { from, source } = origins[key] ?? { from: "default", source: [] };
    return { from, source: sourceNames(source) };
  };
  return {
    accepted: true,
    plan: Object.fromEntries(decided.map(([key, value]) => [nameOf(key), value])),
    sources: Object.fromEntries(decided.map(([key]) => [nameOf(key), originOf(key)])),
    explanation,
  };
}

/** What of a need is missing, as far as it is known what there is. */
function missing(need: Amount | undefined, have: Amount | undefined): Amount | null {
  if (need === undefined || have === undefined) {
    return null;
  }
  const comparable = Object.entries(need).filter(([unit]) => unit in have);
  return shortfall(Object.fromEntries(comparable), have);
}

/** A fault as answers show it. */
export function answerFault({ path, got, need, have, rule, source }: Fault): AnswerFault {
  return {
    path,
    got: typeof got === "object" ? (got?.phrase ?? null) : (got ?? null),
    need: need ?? null,
    have: have ?? null,
    shortfall: missing(need, have),
    rule,
    source: sourceNames(source),
  };
}

/** The plan of a workload with the origin of each value; or every fault, and workloads near it that are accepted. */
export function answer(workload: Workload): Answer {
  const decision = decide(workload);
  return isRejected(decision)
    ? { accepted: false, faults: decision.map(answerFault), alternatives: alternativesTo(workload, decision) }
    : accepted(decision, workload);
}

/**
 * The answer to a value that may be no workload: a line of a batch, the options of a command. One with unknown keys or with
 * values of a wrong type is refused; its alternatives are the rest of it, or those of the rest.
 */
export function answerTo(value: unknown): Answer {
  const { workload, faults } = readWorkload(value);
  if (faults.length === 0) {
    return answer(workload);
  }
  if (faults.some(({ path }) => path === "")) {
    return { accepted: false, faults: faults.map(answerFault), alternatives: [] };
  }
  const decision = decide(workload);
  const further = isRejected(decision)
    ? decision.filter(({ path }) => faults.every((fault) => fault.path !== path))
    : [];
  const alternatives = isRejected(decision)
    ? alternativesTo(workload, decision)
    : [inOrder({ ...workload, framework: decision.framework })];
  return { accepted: false, faults: [...faults, ...further].map(answerFault), alternatives };
}
