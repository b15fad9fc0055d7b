import type { Fault } from "./fault";
import type { MegatronRun } from "./megatron-run";
import { megatronStepNames } from "./megatron-steps";
import type { TrainingWorkload } from "./training-workload";
import { suggestion } from "./wording";

/** What an update can wait for. */
export const TRAINING_WAITS = ["running", "completed"] as const;

/** One of those. */
export type TrainingWait = (typeof TRAINING_WAITS)[number];

/** Longest name of a Volcano job: its pods are called after it, with a task and a number. */
const LONGEST_JOB_NAME = 40;

/** Whether a step comes after training. */
function goesOn(run: MegatronRun): boolean {
  return megatronStepNames(run).at(-1) !== "train";
}

/** What an update waits for: the end of training where something comes after it, else that it runs. */
export function trainingWait(workload: Pick<TrainingWorkload, "waitFor">, run: MegatronRun): TrainingWait {
  return TRAINING_WAITS.find((wait) => wait === workload.waitFor) ?? (goesOn(run) ? "completed" : "running");
}

/** The faults of what an update waits for, and of a name that is too long for the jobs of a run's steps. */
export function trainingWaitFaults({ name, waitFor }: TrainingWorkload, run: MegatronRun): Fault[] {
  const faults: Fault[] = [];
  const waits: readonly string[] = TRAINING_WAITS;
  if (waitFor !== undefined && !waits.includes(waitFor)) {
    faults.push({
      path: "waitFor",
      got: waitFor,
      rule: suggestion(waitFor, waits, "what can be waited for"),
      source: [],
    });
  }
  if (waitFor === "running" && goesOn(run)) {
    const rule = "the steps after training need its end; use completed, or leave it out";
    faults.push({ path: "waitFor", got: waitFor, rule, source: [], alternative: { waitFor: "completed" } });
  }
  const longest = Math.max(0, ...megatronStepNames(run).map((step) => (step === "train" ? 0 : step.length + 1)));
  if (name.length + longest > LONGEST_JOB_NAME) {
    const rule = `the jobs of its steps are called after it, at most ${LONGEST_JOB_NAME} characters; use ${LONGEST_JOB_NAME - longest} at most`;
    faults.push({ path: "name", got: name, rule, source: [] });
  }
  return faults;
}
