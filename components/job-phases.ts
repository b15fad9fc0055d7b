/** Annotation of a Volcano job with the run that it is watched as; a job that was made again keeps that of the first. */
export const RUN_ANNOTATION = "ascend-stacks/run";

/** Phases in which a job has ended badly. An aborted job is none of them: it can be resumed. */
export const FAILED_PHASES: readonly string[] = ["Failed", "Terminated"];
