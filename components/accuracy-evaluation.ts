import * as pulumi from "@pulumi/pulumi";
import { ACCURACY_TOOLS } from "../catalogue/serving-programs";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import type { SecretVariable } from "./environment-variable";
import { type EvaluationBaseline, evaluationResults } from "./evaluation-results";
import { SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";
import { containerPath } from "./vllm-arguments";

/** Arguments of AccuracyEvaluation. Paths are relative to the share's root, or absolute in the container. */
export interface AccuracyEvaluationArgs {
  /** Name of the evaluation, at most 30 characters; its jobs and folders are called after it. */
  runName: string;
  /** Namespace of the jobs; from it a service can be reached, with NPUs it admits Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** `lm-eval` (seed 003, line 29) or `opencompass` (seed 001, line 25). */
  tool: string;
  /** Tasks of lm-eval, for example `openllm`, or data sets of opencompass, for example `gsm8k_gen`. */
  tasks: string[];
  /** Address of the service's API inside the cluster. Defaults to none: lm-eval then loads the weights itself. */
  url?: pulumi.Input<string>;
  /** Model name that clients send. Needed with `url`. */
  servedModelName?: string;
  /** Folder of the weights, whose tokenizer is used as well. */
  weightsPath: pulumi.Input<string>;
  /** What identifies what is evaluated, such as the fingerprint of the weights. Defaults to the folder of the weights. */
  serviceFingerprint?: pulumi.Input<string>;
  /** Name and key of the Secret with the service's API key; its variable is OPENAI_API_KEY. Defaults to none. */
  apiKey?: SecretVariable;
  /** NPUs that hold the weights, without `url`. Defaults to 1. */
  npus?: number;
  /** How the weights are quantized, without `url`: `awq`, `smoothquant` or `gptq` (seed 003, line 29). Defaults to not at all. */
  quantization?: string;
  /** Longest prompt and answer, in tokens. Defaults to 4096 (seed 003, line 29). */
  maxModelLenTokens?: number;
  /** Share of the NPUs' memory, without `url`. Defaults to 0.7 (seed 003, line 29). */
  memoryUtilization?: number;
  /** Batch size of lm-eval. Defaults to `auto` without `url` (seed 003, line 29), else to 1: the service makes the batches. */
  batchSize?: string;
  /** Requests at once, with `url`. Defaults to 8. */
  concurrency?: number;
  /** Questions of each task at most; lm-eval. Defaults to all. */
  limit?: number;
  /** Folder of the tool's sources on the share. Defaults to none: they are fetched from GitHub at the catalogue's commit. */
  sourcePath?: string;
  /** What identifies the content of the sources. Defaults to nothing. */
  codeFingerprint?: pulumi.Input<string>;
  /** Folder on the share where data sets are kept between runs (HF_HOME). Defaults to none. */
  dataCachePath?: string;
  /** Shell command in place of the tool's, with OUTPUT, URL and TASKS. Defaults to none. */
  command?: string;
  /** Folder of the results on the share, relative to its root. Defaults to `evaluation/<name>`, or `evaluation/<name>/<runId>`. */
  outputPath?: string;
  /** What the results are compared with. Defaults to nothing. */
  baseline?: EvaluationBaseline;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration. */
  kubeconfig?: pulumi.Input<string>;
  /** Text of which another one evaluates again, into a folder of its own. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for each step. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
  /** How often a step is restarted after a pod failed or was evicted. Defaults to 5. */
  maxRetry?: number;
}

/**
 * Accuracy of a model by lm-evaluation-harness or opencompass, inside the cluster (seed 003, line 29; seed 001, line 25). By
 * default the running service is asked, so that what users get is what is evaluated; without a service lm-eval loads the
 * weights on NPUs as the manual's command does. The results stay on the share and are compared with a baseline.
 *
 * The manual leaves out how opencompass is started: it is upstream's own way for a service with OpenAI's protocol.
 */
export class AccuracyEvaluation extends pulumi.ComponentResource {
  /** Folder of the result files in containers that mount the share, known once they are there. */
  public readonly path: pulumi.Output<string>;
  /** The scores, as JSON: the form of a stored baseline. */
  public readonly results: pulumi.Output<string>;
  /** Name of the Volcano job that evaluates. */
  public readonly jobName: pulumi.Output<string>;

  constructor(name: string, args: AccuracyEvaluationArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("AccuracyEvaluation"), name, args, opts);
    refuseFaults(`AccuracyEvaluation ${name}`, faultsOf(args));
    const folder =
      args.outputPath ?? ["evaluation", args.runName, ...(args.runId === undefined ? [] : [args.runId])].join("/");
    const outputPath = `${SHARE_MOUNT_PATH}/${folder}`;
    const evaluated = evaluateStep(name, args, outputPath, this);
    this.path = evaluated.path;
    this.jobName = evaluated.jobName;
    this.results = evaluationResults(name, args, evaluated, `${outputPath}-compared`, args.baseline, this);
    this.registerOutputs({ path: this.path, results: this.results, jobName: this.jobName });
  }
}

/** The job that evaluates. */
function evaluateStep(
  name: string,
  args: AccuracyEvaluationArgs,
  outputPath: string,
  parent: AccuracyEvaluation,
): PipelineStep {
  const step = "evaluate";
  const weights = pulumi.output(args.weightsPath).apply(containerPath);
  const asks = args.url !== undefined;
  const npus = asks ? 0 : (args.npus ?? 1);
  const tool = ACCURACY_TOOLS[args.tool === "opencompass" ? "opencompass" : "lm-eval"];
  const files = Object.fromEntries(
    ["wait-for-service.py", "opencompass-model.py"].map((file) => [file, stepProgram(file)]),
  );
  return runStep(
    name,
    args,
    {
      step,
      command: stepProgram("accuracy-evaluation.sh"),
      variables: {
        TOOL: args.tool,
        TASKS: args.tasks.join(" "),
        COMMIT: tool.commit,
        // The client of a service needs what lm-eval calls `api`.
        EXTRAS: asks ? "[api]" : undefined,
        SOURCE: args.sourcePath === undefined ? undefined : containerPath(args.sourcePath),
        DATA_CACHE: args.dataCachePath === undefined ? undefined : containerPath(args.dataCachePath),
        URL: args.url,
        SERVED_MODEL_NAME: args.servedModelName,
        WEIGHTS: weights,
        TOKENIZER: weights,
        TENSOR_PARALLEL: String(Math.max(1, npus)),
        QUANTIZATION: args.quantization,
        MAX_MODEL_LEN: String(args.maxModelLenTokens ?? 4096),
        MEMORY_UTILIZATION: String(args.memoryUtilization ?? 0.7),
        BATCH_SIZE: args.batchSize ?? (asks ? "1" : "auto"),
        CONCURRENCY: String(args.concurrency ?? 8),
        LIMIT: args.limit === undefined ? undefined : String(args.limit),
        EVALUATION_COMMAND: args.command,
        FILES: RUN_FILES_PATH,
        OUTPUT: outputPath,
        ...(args.apiKey === undefined ? { OPENAI_API_KEY: "EMPTY" } : {}),
      },
      ...(args.apiKey === undefined ? {} : { secretEnvironment: [{ ...args.apiKey, name: "OPENAI_API_KEY" }] }),
      npus,
      ...(asks ? { cpuCores: 8, memoryGiB: 32 } : {}),
      configuration: runFiles(`${name}-${step}-files`, stepJobName(args.runName, step), args.namespace, files, parent),
      inputs: { service: args.serviceFingerprint ?? weights, ...codeOf(args) },
      outputPath,
    },
    parent,
    [],
  );
}

function faultsOf(args: AccuracyEvaluationArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got === undefined ? "nothing" : JSON.stringify(got)}; ${rule}` });
  };
  if (!Object.keys(ACCURACY_TOOLS).includes(args.tool))
    fault("tool", args.tool, "lm-eval or opencompass (seed 003, line 29)");
  if (args.tasks.length === 0 || args.tasks.some((task) => !/^[^\s,]+$/.test(task))) {
    fault("tasks", args.tasks, "one task or more, words without commas");
  }
  if (args.tool === "opencompass" && args.url === undefined && args.command === undefined) {
    fault("url", undefined, "opencompass asks a service; give its address");
  }
  if (args.url !== undefined && args.servedModelName === undefined) {
    fault("servedModelName", undefined, "a service is asked for a model by its name");
  }
  const { npus } = args;
  if (npus !== undefined && (!Number.isInteger(npus) || npus < 1 || npus > 8)) {
    fault("npus", npus, "whole NPUs of one node, 1 to 8");
  }
  const { onRegression } = args.baseline ?? {};
  if (onRegression !== undefined && !["fail", "warn"].includes(onRegression)) {
    fault("baseline.onRegression", onRegression, "fail or warn");
  }
  return faults;
}
