import type { Fault } from "./fault";
import type { TrainingWorkload } from "./training-workload";

/** Faults of a run that goes on from a checkpoint. */
export function resumeFaults({ resumeFrom, resumeIterations, trainIterations }: TrainingWorkload): Fault[] {
  if (resumeFrom === undefined) {
    const rule =
      "a run that goes on needs the weights of the earlier one; set resumeFrom to the folder of its checkpoint";
    return resumeIterations === undefined
      ? []
      : [{ path: "resumeFrom", got: undefined, rule, source: ["002:19"], alternative: { resumeFrom: "saved_models" } }];
  }
  if (resumeIterations === undefined || trainIterations === undefined || trainIterations > resumeIterations) {
    return [];
  }
  const rule = `the checkpoint already has ${resumeIterations} iterations, and the number counts from the start; use more`;
  const alternative = { trainIterations: resumeIterations + 1 };
  return [{ path: "trainIterations", got: trainIterations, rule, source: ["002:19"], alternative }];
}
