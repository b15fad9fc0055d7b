import type { Fault } from "./fault";

/** Longest name of a Volcano job: its pods are called after it, with a task and a number. */
const LONGEST_JOB_NAME = 40;

/** The fault of a run's name that is too long for the jobs of its steps, which are called `<run>-<step>`. */
export function jobNameFaults(name: string, steps: readonly string[]): Fault[] {
  const longest = Math.max(0, ...steps.map((step) => step.length + 1));
  const most = LONGEST_JOB_NAME - longest;
  if (name.length <= most) return [];
  const rule = `the jobs of its steps are called after it, at most ${LONGEST_JOB_NAME} characters; use ${most} at most`;
  return [{ path: "name", got: name, rule, source: [] }];
}
