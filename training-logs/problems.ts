import {
  troubleshootingRow,
  troubleshootingSigns,
  type TroubleshootingRow,
  type TroubleshootingSign,
} from "../catalogue";

/** A line that shows a problem. */
export interface ProblemLine {
  readonly file: string;
  /** Number of the line in its file, from 1. */
  readonly line: number;
  /** The line, shortened. */
  readonly text: string;
}

/** A problem of the manual's table that a log shows. */
export interface FoundProblem {
  /** Id of the row in the catalogue. */
  readonly id: string;
  /** Lines that show it. */
  readonly count: number;
  /** The first of them. */
  readonly examples: readonly ProblemLine[];
}

/** Lines that are kept of each problem. */
const EXAMPLES = 3;

/** Characters that are kept of a line. */
const LINE_LENGTH = 300;

const SIGNS: readonly (readonly [id: string, sign: TroubleshootingSign])[] = troubleshootingSigns().flatMap(
  ({ id, signs }) => signs.map((sign) => [id, sign] as const),
);

/** Words that tell in which program a line was written, where a sign asks for it. */
const CONTEXTS = [...new Set(SIGNS.flatMap(([, { within, notWithin }]) => [within, notWithin]))].filter(
  (word) => word !== undefined,
);

/** A problem as it gathers: the words that its signs ask for may come in a later line. */
interface Gathered {
  readonly sign: TroubleshootingSign;
  count: number;
  readonly examples: ProblemLine[];
}

/** What the reading itself shows, beside its lines. */
export interface ReadSteps {
  readonly loadedStep: number | undefined;
  readonly totalSteps: number | undefined;
}

/** Finds the problems of the manual's table in the lines of one file. */
export class ProblemFinder {
  private readonly gathered = new Map<string, Gathered[]>();
  private readonly contexts = new Set<string>();

  /** @param file path of the file, as it is shown */
  constructor(private readonly file: string) {}

  /** Looks at one line. */
  public line(text: string, number: number): void {
    for (const context of CONTEXTS) {
      if (text.includes(context)) this.contexts.add(context);
    }
    for (const [id, sign] of SIGNS) {
      if (text.includes(sign.keyword) && sign.pattern.test(text)) this.add(id, sign, text, number);
    }
  }

  /** The problems that the file shows, in the order of the table. */
  public found({ loadedStep, totalSteps }: ReadSteps): FoundProblem[] {
    const ofLines = [...this.gathered].flatMap(([id, all]) => {
      const shown = all.filter(({ sign }) => this.isWithin(sign));
      const count = shown.reduce((sum, one) => sum + one.count, 0);
      const examples = shown
        .flatMap((one) => one.examples)
        .sort((a, b) => a.line - b.line)
        .slice(0, EXAMPLES);
      return count === 0 ? [] : [{ id, count, examples }];
    });
    const nothingToDo = loadedStep !== undefined && totalSteps !== undefined && loadedStep >= totalSteps;
    const ofSteps = nothingToDo ? [{ id: "resume-iters", count: 1, examples: [] }] : [];
    return inTableOrder([...ofLines, ...ofSteps]);
  }

  private isWithin({ within, notWithin }: TroubleshootingSign): boolean {
    const has = (word: string): boolean => this.contexts.has(word);
    return (within === undefined || has(within)) && (notWithin === undefined || !has(notWithin));
  }

  private add(id: string, sign: TroubleshootingSign, text: string, number: number): void {
    const all = this.gathered.get(id) ?? [];
    this.gathered.set(id, all);
    let one = all.find((candidate) => candidate.sign === sign);
    if (one === undefined) {
      one = { sign, count: 0, examples: [] };
      all.push(one);
    }
    one.count++;
    if (one.examples.length < EXAMPLES) {
      one.examples.push({ file: this.file, line: number, text: text.trim().slice(0, LINE_LENGTH) });
    }
  }
}

const ORDER = new Map(troubleshootingSigns().map(({ id }, index) => [id, index]));

function inTableOrder(problems: readonly FoundProblem[]): FoundProblem[] {
  return [...problems].sort((a, b) => (ORDER.get(a.id) ?? 0) - (ORDER.get(b.id) ?? 0));
}

/** The problems of several files as one list, in the order of the table. */
export function mergedProblems(files: readonly (readonly FoundProblem[])[]): FoundProblem[] {
  const byId = new Map<string, FoundProblem>();
  for (const problem of files.flat()) {
    const before = byId.get(problem.id);
    byId.set(problem.id, {
      id: problem.id,
      count: (before?.count ?? 0) + problem.count,
      examples: [...(before?.examples ?? []), ...problem.examples].slice(0, EXAMPLES),
    });
  }
  return inTableOrder([...byId.values()]);
}

/** The row of the catalogue for a problem that was found. Throws for an id that the catalogue does not have. */
export function rowOf({ id }: FoundProblem): TroubleshootingRow {
  const row = troubleshootingRow(id);
  if (row === undefined) throw new Error(`${id}: no row of the troubleshooting table has this id`);
  return row;
}

/** The problems that lines show, as of the events of a pod or of the end of its log. */
export function problemsIn(lines: readonly string[], file: string): FoundProblem[] {
  const finder = new ProblemFinder(file);
  lines.forEach((line, index) => {
    finder.line(line, index + 1);
  });
  return finder.found({ loadedStep: undefined, totalSteps: undefined });
}
