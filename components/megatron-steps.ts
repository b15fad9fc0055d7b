import * as pulumi from "@pulumi/pulumi";
import { MEGATRON_INPUTS, type MegatronInput } from "../plan/megatron-inputs";
import { megatronPaths } from "../plan/megatron-paths";
import type { MegatronRun } from "../plan/megatron-run";
import type { MegatronStep, MegatronStepName } from "../plan/megatron-step";
import type { MegatronSteps } from "../plan/megatron-steps";
import { runRecordText } from "../plan/run-record";
import type { TrainingWait } from "../plan/training-wait";
import type { MountedConfigMap } from "./ascend-pod";
import type { EnvironmentVariable } from "./environment-variable";
import type { MegatronTraining, MegatronTrainingArgs } from "./megatron-training";
import { runFolders, SHARE_MOUNT_PATH } from "./names";
import { PipelineStep, stepFingerprint } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";
import { VolcanoJob } from "./volcano-job";

/** What a run hands on. */
export interface MegatronResult {
  jobName: pulumi.Output<string>;
  phase: pulumi.Output<string>;
  checkpointPath: pulumi.Output<string>;
  weightsPath: pulumi.Output<string>;
  fingerprint: pulumi.Output<string>;
}

/** A step that was placed: what comes after it waits for `resource`. */
interface PlacedStep {
  resource: pulumi.Resource;
  fingerprint: pulumi.Output<string>;
}

/** What places the steps of a run. */
interface Placement {
  name: string;
  args: MegatronTrainingArgs;
  run: MegatronRun;
  wait: TrainingWait;
  parent: MegatronTraining;
}

/** Shell text of a step, for `bash -e`: its programs around its command, each of which ends the step where it fails. */
function stepText(step: MegatronStep, programs: readonly string[]): string {
  const call = (program: string): string => `bash "$FILES/${program}.sh"`;
  return [...programs.map(call), step.command, ...step.after.map(call)].join("\n");
}

/** The programs that run before the command. */
function programsOf(step: MegatronStep): string[] {
  return [...(step.name === "train" ? ["run-record"] : []), ...step.before];
}

/** The file of a program of a step. */
function programFile(program: string): [string, string] {
  return [`${program}.sh`, stepProgram(`${program}.sh`)];
}

/** The record of the run, for those who read its logs. */
function recordText(args: MegatronTrainingArgs, image: string): string {
  return runRecordText(
    {
      name: args.runName,
      framework: "megatron",
      model: args.model,
      strategy: args.strategy,
      nodes: args.nodes,
      npusPerNode: args.npusPerNode,
      seqLenTokens: args.seqLenTokens,
      ...(args.globalBatchSize === undefined ? {} : { globalBatchSize: args.globalBatchSize }),
      microBatchSize: args.microBatchSize,
      tensorParallel: args.tensorParallel,
      pipelineParallel: args.pipelineParallel,
      ...(args.trainIterations === undefined ? {} : { trainSteps: args.trainIterations }),
    },
    image,
  );
}

/** The files of a step: its programs, the patch of the tokenizer, and the record of the run. Undefined where there are none. */
function configurationOf({ name, args, parent }: Placement, step: MegatronStep): MountedConfigMap | undefined {
  const programs: string[] = [...programsOf(step), ...step.after];
  if (programs.length === 0) {
    return undefined;
  }
  const isTraining = step.name === "train";
  const files: Record<string, pulumi.Input<string>> = {
    ...Object.fromEntries(programs.map(programFile)),
    ...(step.before.includes("tokenizer-patch") ? { "tokenizer.patch": args.tokenizerPatch ?? "" } : {}),
    ...(isTraining ? { "run.json": pulumi.output(args.image).apply((image) => recordText(args, image)) } : {}),
  };
  const job = isTraining ? args.runName : stepJobName(args.runName, step.name);
  return runFiles(`${name}-${step.name}-files`, job, args.namespace, files, parent);
}

/** The variables of a step. */
function variablesOf(
  { args }: Placement,
  step: MegatronStep,
  configuration: MountedConfigMap | undefined,
): Record<string, pulumi.Input<string>> {
  const takesData = step.name === "preprocess" || step.name === "train";
  return {
    ...(takesData ? { ORIGINAL_TRAIN_DATA_PATH: args.dataPath } : {}),
    ...step.environment,
    ...(configuration === undefined ? {} : { FILES: RUN_FILES_PATH }),
    ...(step.name === "train" ? { RUN_RECORD: runFolders(args.runName).record } : {}),
  };
}

/** What identifies the content of each input of a run, by its name. */
function fingerprintsOf(args: MegatronTrainingArgs, run: MegatronRun): Record<MegatronInput, pulumi.Input<string>> {
  const weights = args.weightsFingerprint ?? args.weightsPath;
  const ownTokenizer = args.tokenizerPath ?? args.weightsPath;
  return {
    data: args.dataFingerprint ?? args.dataPath,
    weights,
    tokenizer: args.tokenizerFingerprint ?? (ownTokenizer === args.weightsPath ? weights : ownTokenizer),
    code: args.codeFingerprint ?? megatronPaths(run).code,
  };
}

/** The inputs of a step: what it reads itself, and the results of the steps before that it is made from. */
function inputsOf(
  { args, run }: Placement,
  step: MegatronStep,
  before: ReadonlyMap<MegatronStepName, PlacedStep>,
): Record<string, pulumi.Input<string>> {
  const fingerprints = fingerprintsOf(args, run);
  const { reads, from } = MEGATRON_INPUTS[step.name];
  return {
    ...Object.fromEntries(reads.map((input) => [input, fingerprints[input]])),
    ...Object.fromEntries(
      from.flatMap((name) => {
        const placed = before.get(name);
        return placed === undefined ? [] : [[name, placed.fingerprint]];
      }),
    ),
  };
}

/** The job that trains. Its result is marked only where `up` waits for it: a run that is left alone goes on as its script does. */
function placeTraining(
  placement: Placement,
  step: MegatronStep,
  inputs: Record<string, pulumi.Input<string>>,
  after: readonly pulumi.Resource[],
): { job: VolcanoJob; fingerprint: pulumi.Output<string> } {
  const { name, args, wait, parent } = placement;
  const configuration = configurationOf(placement, step);
  const command = stepText(step, programsOf(step));
  const variables = ownPreparation(placement, variablesOf(placement, step, configuration), inputs);
  const own: EnvironmentVariable[] = Object.entries(variables).map(([key, value]) => ({ name: key, value }));
  const fingerprint = stepFingerprint({
    inputs,
    command,
    image: args.image,
    environment: own,
    ...(configuration === undefined ? {} : { configuration }),
    nodes: step.nodes,
    npus: step.npus,
    ...(args.runId === undefined ? {} : { runId: args.runId }),
  });
  const waits = wait === "completed";
  const job = new VolcanoJob(
    name,
    {
      jobName: args.runName,
      namespace: args.namespace,
      nodes: step.nodes,
      npusPerNode: step.npus,
      image: args.image,
      command,
      // Another one is another job, which the mark of the result would otherwise see to.
      environment: waits ? own : [...own, { name: "RUN_FINGERPRINT", value: fingerprint }],
      claimName: args.claimName,
      logPath: runFolders(args.runName).logs,
      ...(waits ? { resultPath: step.outputPath, fingerprint, waitFor: "Completed" } : { waitFor: "Running" }),
      ...(configuration === undefined ? {} : { configuration }),
      ...optionsOf(args),
    },
    { parent, dependsOn: [...after] },
  );
  return { job, fingerprint };
}

/** Variables that decide what the start script makes of data and weights before it trains. */
const PREPARED_BY = ["RUN_TYPE", "SEQ_LEN", "TP", "PP", "TOKENIZER_TYPE"];

/**
 * The variables with a folder of its own for what the start script prepares from these data and weights: the script takes
 * what it finds in the folder, also where that was made from others.
 */
function ownPreparation(
  { run }: Placement,
  variables: Record<string, pulumi.Input<string>>,
  inputs: Record<string, pulumi.Input<string>>,
): Record<string, pulumi.Input<string>> {
  const { INPUT_PROCESSED_DIR: folder } = variables;
  if (run.separateSteps === true || run.processedInputs !== undefined || folder === undefined) return variables;
  const environment = PREPARED_BY.flatMap((name) => {
    const value = variables[name];
    return value === undefined ? [] : [{ name, value }];
  });
  const prepared = stepFingerprint({ inputs, environment, command: "", image: "", npus: 0 });
  return {
    ...variables,
    INPUT_PROCESSED_DIR: pulumi.interpolate`${folder}/${prepared.apply((hash) => hash.slice(0, 12))}`,
  };
}

/** The arguments that the training job takes as they are, without those that are not given. */
function optionsOf(args: MegatronTrainingArgs): Partial<MegatronTrainingArgs> {
  const keys = [
    "queue",
    "priorityClassName",
    "serviceAccountName",
    "kubeconfig",
    "networkInterface",
    "timeLimitMinutes",
    "maxRetry",
    "suspend",
    "runId",
  ] as const;
  return Object.fromEntries(keys.flatMap((key) => (args[key] === undefined ? [] : [[key, args[key]]])));
}

/** A step beside training. */
function placeStep(
  placement: Placement,
  step: MegatronStep,
  inputs: Record<string, pulumi.Input<string>>,
  after: readonly pulumi.Resource[],
): PipelineStep {
  const { name, args, parent } = placement;
  const configuration = configurationOf(placement, step);
  return runStep(
    name,
    args,
    {
      step: step.name,
      command: stepText(step, programsOf(step)),
      variables: variablesOf(placement, step, configuration),
      npus: step.npus,
      nodes: step.nodes,
      ...(configuration === undefined ? {} : { configuration }),
      inputs,
      outputPath: step.outputPath,
    },
    parent,
    after,
  );
}

/** Places the jobs of a run, each after the one before. */
export function placeMegatronSteps(
  name: string,
  args: MegatronTrainingArgs,
  run: MegatronRun,
  { steps, checkpointPath, huggingFacePath }: MegatronSteps,
  wait: TrainingWait,
  parent: MegatronTraining,
): MegatronResult {
  const placement: Placement = { name, args, run, wait, parent };
  const placed = new Map<MegatronStepName, PlacedStep>();
  let last: pulumi.Output<unknown> = pulumi.output(SHARE_MOUNT_PATH);
  let training: VolcanoJob | undefined;
  for (const step of steps) {
    const after = [...placed.values()].slice(-1).map(({ resource }) => resource);
    const inputs = inputsOf(placement, step, placed);
    if (step.name === "train") {
      const { job, fingerprint } = placeTraining(placement, step, inputs, after);
      training = job;
      last = job.done;
      placed.set(step.name, { resource: job, fingerprint });
    } else {
      const resource = placeStep(placement, step, inputs, after);
      last = resource.path;
      placed.set(step.name, { resource, fingerprint: resource.fingerprint });
    }
  }
  const end = [...placed.values()].at(-1);
  if (training === undefined || end === undefined) {
    throw new Error(`training ${args.runName}: got no step that trains`);
  }
  return {
    jobName: training.jobName,
    phase: training.phase,
    checkpointPath: training.done.apply(() => checkpointPath),
    weightsPath: last.apply(() => huggingFacePath ?? checkpointPath),
    fingerprint: end.fingerprint,
  };
}
