import { sourceText, type Source } from "../catalogue";

/** A value that a fault shows: what the user wrote, or a phrase that stands for it. */
export type FaultValue = string | number | boolean | null | undefined | { readonly phrase: string };

/** An amount of what a pool or a file system has. */
export interface Amount {
  readonly nodes?: number;
  readonly npus?: number;
  /** NPUs of one node. */
  readonly npusPerNode?: number;
  /** Memory of one NPU, or space of a file system. */
  readonly GiB?: number;
}

/** One reason why a request has no plan. */
export interface Fault {
  /** Where the value stands, relative to the request: `seqLen`, `nodePools[0].nodes`, or "" for the request itself. */
  readonly path: string;
  /** What was asked. Text is shown in quotes, a phrase as it is, undefined as "nothing". */
  readonly got: FaultValue;
  /** What is allowed and what to do about it, without a full stop: `llama2-13b sft is measured at 4096 and 8192; use 8192`. */
  readonly rule: string;
  /** Where the rule comes from. Empty where it is the project's own. */
  readonly source: readonly Source[];
  /**
   * Settings to change, by path, where that is known. When every fault of an answer has an alternative, the same planner
   * accepts the request with all of them.
   */
  readonly alternative?: Settings;
  /** What the request needs, where something is too small for it. */
  readonly need?: Amount;
  /** What there is, in the units of `need`. */
  readonly have?: Amount;
}

/** Settings by path. */
export type Settings = Readonly<Record<string, string | number>>;

/** What is missing of each thing that is needed; nothing of what there is enough. */
export function shortfall(need: Amount, have: Amount): Amount {
  const units = ["nodes", "npus", "npusPerNode", "GiB"] as const;
  const missing = units.map((unit) => [unit, (need[unit] ?? 0) - (have[unit] ?? 0)] as const);
  return Object.fromEntries(missing.filter(([, amount]) => amount > 0));
}

/** Whether a planner answered with faults in place of a plan. */
export function isRejected(answer: object): answer is readonly Fault[] {
  return Array.isArray(answer);
}

/** The alternatives of all faults together; undefined where one of the faults has none. */
export function mergedAlternative(faults: readonly Fault[]): Settings | undefined {
  const merged: Record<string, string | number> = {};
  for (const { alternative } of faults) {
    if (alternative === undefined) {
      return undefined;
    }
    Object.assign(merged, alternative);
  }
  return merged;
}

/**
 * The answer of `decide`. Faults keep their alternatives only where the request with all of them is accepted: what is proposed
 * for one can contradict what is proposed for another.
 */
export function withAcceptedAlternatives<R extends object, P extends object>(
  request: R,
  decide: (request: R) => P | Fault[],
): P | Fault[] {
  const answer = decide(request);
  const changes = isRejected(answer) ? mergedAlternative(answer) : {};
  if (!isRejected(answer) || (changes !== undefined && !isRejected(decide({ ...request, ...changes })))) {
    return answer;
  }
  return answer.map((fault) => {
    const { alternative: _, ...rest } = fault;
    return rest;
  });
}

/** Joins a prefix and a fault's path: `training[1]` and `seqLen` give `training[1].seqLen`. */
export function joinPath(prefix: string, path: string): string {
  if (prefix === "" || path === "") {
    return prefix + path;
  }
  return path.startsWith("[") ? prefix + path : `${prefix}.${path}`;
}

/** The same faults, seen from a request that holds this one at `prefix`. */
export function atPath(prefix: string, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, path: joinPath(prefix, fault.path) }));
}

/** A value as a fault shows it. */
function valueText(value: FaultValue): string {
  if (value === undefined || value === null) {
    return "nothing";
  }
  if (typeof value === "object") {
    return value.phrase;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** Sources in brackets, with a blank before them; nothing where there are none. */
export function sourceSuffix(source: readonly Source[]): string {
  return source.length === 0 ? "" : ` (${source.map(sourceText).join("; ")})`;
}

/** A fault as one sentence: `training[1].seqLen: got 16384; llama2-13b sft is measured at … (seed 000, line 23)`. */
export function faultText(fault: Fault): string {
  return `${fault.path}: got ${valueText(fault.got)}; ${fault.rule}${sourceSuffix(fault.source)}`;
}

/** A request that has no plan. The message holds one sentence per fault, each on its line. */
export class RejectedPlanError extends Error {
  public constructor(
    what: string,
    public readonly faults: readonly Fault[],
  ) {
    super([`${what} has no plan:`, ...faults.map((fault) => `  ${faultText(fault)}`)].join("\n"));
    this.name = "RejectedPlanError";
  }
}

/** The plan, where there is one; throws RejectedPlanError with every fault otherwise. `what` names the request. */
export function requirePlan<A extends object>(what: string, answer: A): Exclude<A, readonly Fault[]> {
  if (isRejected(answer)) {
    throw new RejectedPlanError(what, answer);
  }
  return answer as Exclude<A, readonly Fault[]>;
}
