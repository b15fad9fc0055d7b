/** One attempt at a step of a pipeline on one node, as the step's own lines in its log tell. */
export interface StepAttempt {
  /** Name of the step. */
  readonly stepName: string;
  /** When it began, in UTC: `2024-12-03T11:23:45Z`. */
  readonly beganAt: string;
  readonly pod: string;
  /** Name of the node. */
  readonly node: string;
  readonly nodeRank: number;
  readonly nodes: number;
  /** Exit code, 0 where it ended well; undefined while it runs, and where it was killed. */
  readonly exitCode?: number;
  /** Seconds that it took. */
  readonly seconds?: number;
}

const BEGINS = /^step (\S+): begins at (\S+) in pod (\S+) on (\S+), node rank (\d+) of (\d+)$/;
const ENDS = /^step \S+: (?:ended well|failed with exit code (\d+)) after (\d+) s$/;
const DEADLINE = /^step \S+: was ended by its deadline of (\d+) s$/;

/** Gathers the attempts of a step from the lines that its script writes (components/scripts/step.sh). */
export class StepAttempts {
  private readonly attempts: StepAttempt[] = [];

  /** Takes a line; false where it is none of the step's own. */
  public line(text: string): boolean {
    if (!text.startsWith("step ")) return false;
    const begins = BEGINS.exec(text);
    if (begins !== null) {
      const [, stepName = "", beganAt = "", pod = "", node = "", nodeRank, nodes] = begins;
      this.attempts.push({ stepName, beganAt, pod, node, nodeRank: Number(nodeRank), nodes: Number(nodes) });
      return true;
    }
    const last = this.attempts.pop();
    if (last === undefined) return false;
    const ends = ENDS.exec(text);
    const deadline = DEADLINE.exec(text);
    if (ends !== null) this.attempts.push({ ...last, exitCode: Number(ends[1] ?? 0), seconds: Number(ends[2]) });
    else if (deadline !== null) this.attempts.push({ ...last, exitCode: 124, seconds: Number(deadline[1]) });
    else this.attempts.push(last);
    return ends !== null || deadline !== null;
  }

  /** All attempts, the last one last. */
  public list(): StepAttempt[] {
    return [...this.attempts];
  }
}
