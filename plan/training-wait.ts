import type { Fault } from "./fault";
import { jobNameFaults } from "./job-names";
import type { MegatronRun } from "./megatron-run";
import { megatronStepNames } from "./megatron-steps";
import type { TrainingWorkload } from "./training-workload";
import { suggestion } from "./wording";

/** What an update can wait for. */
export const TRAINING_WAITS = ["running", "completed"] as const;

/** One of those. */
export type TrainingWait = (typeof TRAINING_WAITS)[number];

/** Whether a step comes after training. */
function goesOn(run: MegatronRun): boolean {
  return megatronStepNames(run).at(-1) !== "train";
}

/**
 * What an update waits for: the end of training where a step comes after it, or where its weights are converted back, because
 * what takes them comes after it too; else that it runs.
 */
export function trainingWait(workload: Pick<TrainingWorkload, "waitFor">, run: MegatronRun): TrainingWait {
  const given = TRAINING_WAITS.find((wait) => wait === workload.waitFor);
  return given ?? (goesOn(run) || run.convertBack === true ? "completed" : "running");
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
  // The job that trains is called as the run is.
  const steps = megatronStepNames(run).filter((step) => step !== "train");
  return [...faults, ...jobNameFaults(name, steps)];
}
