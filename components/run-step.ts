import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentVariable } from "./environment-variable";
import { PipelineStep, type PipelineStepArgs } from "./pipeline-step";

/** What all steps of a run have in common: arguments that a component of a run hands on as it got them. */
export type RunStepArgs = Pick<
  PipelineStepArgs,
  | "runName"
  | "namespace"
  | "image"
  | "claimName"
  | "queue"
  | "priorityClassName"
  | "serviceAccountName"
  | "kubeconfig"
  | "networkInterface"
  | "runId"
  | "timeLimitMinutes"
  | "maxRetry"
>;

/** One step of a run, as a component describes it. */
export interface RunStep extends Pick<
  PipelineStepArgs,
  | "command"
  | "npus"
  | "nodes"
  | "cpuCores"
  | "memoryGiB"
  | "configuration"
  | "inputs"
  | "outputPath"
  | "secretEnvironment"
> {
  /** What it is called: the job of `merge` is `<run>-merge`, that of `train` is `<run>`. */
  step: string;
  /** Variables of the step. One that is undefined is not set. */
  variables: Readonly<Record<string, pulumi.Input<string> | undefined>>;
}

const COMMON = [
  "runName",
  "namespace",
  "image",
  "claimName",
  "queue",
  "priorityClassName",
  "serviceAccountName",
  "kubeconfig",
  "networkInterface",
  "runId",
  "timeLimitMinutes",
  "maxRetry",
] as const satisfies readonly (keyof RunStepArgs)[];

/** The arguments that all steps of a run share, without those that are not given. */
function common(args: RunStepArgs): RunStepArgs {
  const { runName, namespace, image, claimName } = args;
  const given = COMMON.flatMap((key) => (args[key] === undefined ? [] : [[key, args[key]]]));
  return { runName, namespace, image, claimName, ...(Object.fromEntries(given) as Partial<RunStepArgs>) };
}

/** The input `code` of a step, where it is known what the programs on the share are. */
export function codeOf(args: { codeFingerprint?: pulumi.Input<string> }): Record<string, pulumi.Input<string>> {
  return args.codeFingerprint === undefined ? {} : { code: args.codeFingerprint };
}

/** Name of a step's job: the training itself is called as the run, the others after it. */
export function stepJobName(runName: string, step: string): string {
  return step === "train" ? runName : `${runName}-${step}`;
}

/** Makes a step of a run below its component. It begins when the steps of `after` have ended well. */
export function runStep(
  name: string,
  args: RunStepArgs,
  { step, variables, ...own }: RunStep,
  parent: pulumi.Resource,
  after: readonly pulumi.Resource[],
): PipelineStep {
  const environment = Object.entries(variables).flatMap(([key, value]): EnvironmentVariable[] =>
    value === undefined ? [] : [{ name: key, value }],
  );
  return new PipelineStep(
    stepJobName(name, step),
    { ...common(args), ...own, stepName: stepJobName(args.runName, step), environment },
    { parent, dependsOn: [...after] },
  );
}
