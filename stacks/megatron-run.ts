import * as pulumi from "@pulumi/pulumi";
import type { MegatronTrainingArgs } from "../components";
import type { Training } from "../config/environment";
import type { MegatronPlan } from "../plan/megatron";
import { defaultCode } from "../plan/megatron-paths";
import type { RunData, TrainingData } from "./training-data";

/** What every run has, whatever its framework. */
export interface RunPlace {
  readonly namespace: pulumi.Input<string>;
  readonly claimName: pulumi.Input<string>;
  readonly serviceAccountName: pulumi.Input<string>;
  readonly queue: pulumi.Input<string>;
  readonly image: pulumi.Input<string>;
  /** Kubeconfig of who watches the jobs, a secret. */
  readonly kubeconfig: pulumi.Input<string>;
}

/** Settings that are handed on as they are, by their names in a stack file and as arguments. */
const SETTINGS = {
  trainIterations: "trainIterations",
  saveInterval: "saveInterval",
  separateSteps: "separateSteps",
  convertBack: "convertBack",
  preprocessing: "preprocessing",
  conversion: "conversion",
  code: "codePath",
  tokenizer: "tokenizerPath",
  tokenizerPatch: "tokenizerPatch",
  checkpoints: "checkpointsFolder",
  processedInputs: "processedInputs",
  offlineSources: "offlineSources",
  resumeFrom: "resumeFrom",
  command: "command",
  globalBatchSize: "globalBatchSize",
  waitFor: "waitFor",
  timeLimitMinutes: "timeLimitMinutes",
  maxRetry: "maxRetry",
  suspend: "suspend",
  priorityClass: "priorityClassName",
  networkInterface: "networkInterface",
  runId: "runId",
} as const satisfies Partial<Record<keyof Training, keyof MegatronTrainingArgs>>;

/** The settings of a stack file that are given, as arguments. */
function givenSettings(workload: Training): Partial<MegatronTrainingArgs> {
  const pairs = Object.entries(SETTINGS) as [keyof typeof SETTINGS, keyof MegatronTrainingArgs][];
  return Object.fromEntries(
    pairs.flatMap(([setting, argument]) => {
      const value = workload[setting];
      return value === undefined ? [] : [[argument, value]];
    }),
  );
}

/** What identifies the content of data that this stack brings, known once they are on the share: the run waits for them. */
function arrived({ path, fingerprint }: RunData): pulumi.Output<string> {
  return pulumi.all([path, fingerprint]).apply(([, content]) => content);
}

/** Arguments of a run with Megatron. What it reads and this stack brings to the share comes before it, and runs it again when it changes. */
export function megatronArgs(
  workload: Training,
  plan: MegatronPlan,
  place: RunPlace,
  data: TrainingData,
): MegatronTrainingArgs {
  const dataSet = data.named(workload.data);
  const weights = data.inFolder(plan.weightsPath);
  const tokenizer = workload.tokenizer === undefined ? undefined : data.inFolder(workload.tokenizer);
  const code = data.inFolder(workload.code ?? defaultCode(plan));
  return {
    ...place,
    ...givenSettings(workload),
    runName: plan.name,
    release: plan.release,
    model: plan.model,
    strategy: plan.strategy,
    seqLenTokens: plan.seqLen,
    tensorParallel: plan.tensorParallel,
    pipelineParallel: plan.pipelineParallel,
    microBatchSize: plan.microBatchSize,
    nodes: plan.nodes,
    npusPerNode: plan.npusPerNode,
    // The manual's base image lacks what the scripts need.
    installs: workload.image === undefined,
    weightsPath: plan.weightsPath,
    dataSet: dataSet.name,
    dataPath: dataSet.path,
    dataFingerprint: dataSet.fingerprint,
    ...(weights === undefined ? {} : { weightsFingerprint: arrived(weights) }),
    ...(tokenizer === undefined ? {} : { tokenizerFingerprint: arrived(tokenizer) }),
    ...(code === undefined ? {} : { codeFingerprint: arrived(code) }),
  };
}
