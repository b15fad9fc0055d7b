import * as pulumi from "@pulumi/pulumi";
import { LLM_TOOLS } from "../catalogue/serving-programs";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import type { SecretVariable } from "./environment-variable";
import { type EvaluationBaseline, evaluationResults } from "./evaluation-results";
import { SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";
import { containerPath } from "./vllm-arguments";

export type { EvaluationBaseline } from "./evaluation-results";

/** Arguments of ServingBenchmark. Paths are relative to the share's root, or absolute in the container. */
export interface ServingBenchmarkArgs {
  /** Name of the benchmark, at most 30 characters; its jobs and folders are called after it. */
  runName: string;
  /** Namespace of the jobs, from which the service can be reached. */
  namespace: pulumi.Input<string>;
  /** `static`: so many requests at once; `dynamic`: so many arrive in a second; `combined`: both, with the package's own values. */
  kind: string;
  /** Address of the service's API inside the cluster: `http://llama2-13b.llm-serve.svc:8080/v1`. */
  url: pulumi.Input<string>;
  /** Model name that clients send. */
  servedModelName: string;
  /** Folder of the weights or of the tokenizer. */
  tokenizerPath: pulumi.Input<string>;
  /** What identifies what is measured, such as the fingerprint of the service's weights: another one measures again. */
  serviceFingerprint?: pulumi.Input<string>;
  /** Name and key of the Secret with the service's API key; its variable is OPENAI_API_KEY. Defaults to none. */
  apiKey?: SecretVariable;
  /** Kind of the service for the programs: `openai`, `vllm`, `tgi` or `mindspore`. Defaults to `openai` (seed 003, line 61). */
  backend?: string;
  /** Requests at once, one measurement each; static only. */
  concurrency?: number[];
  /** Requests in a second, one measurement each; dynamic only. */
  requestRates?: number[];
  /** Requests of each measurement, as many as rates; dynamic only. Defaults to 10 times the rate, at least 10. */
  requests?: number[];
  /** Lengths of prompts in tokens; static only. */
  promptTokens?: number[];
  /** Lengths of answers in tokens: as many, each goes with the prompt at its place; static only. */
  outputTokens?: number[];
  /** Rounds of each measurement; static only. Defaults to 5 (seed 003, line 61). */
  epochs?: number;
  /** File with the requests; dynamic only. */
  dataSetPath?: string;
  /** What identifies its content. Defaults to its path. */
  dataSetFingerprint?: pulumi.Input<string>;
  /** Form of that file: `custom`, `alpaca` or `sharegpt`. Defaults to `custom`, what generate_datasets.py writes. */
  dataSetType?: string;
  /** Further arguments of the program, each a word of its own: `--use-spec-decode` (seed 003, line 61). Defaults to none. */
  extraArguments?: string[];
  /** Shell command in place of the program's, run in benchmark_tools with OUTPUT. Defaults to none. */
  command?: string;
  /** Folder of the package's `llm_tools`. Defaults to where the manual's image has it (seed 003, line 61). */
  toolsPath?: string;
  /** What identifies the content of the tools. Defaults to nothing: other ones measure nothing again. */
  codeFingerprint?: pulumi.Input<string>;
  /** Conda environment of the image, where it has one of that name. Defaults to `python-3.9.10` (seed 003, line 61). */
  condaEnvironment?: string;
  /** Whether requirements.txt is installed first (seed 003, line 61). Defaults to true. */
  installs?: boolean;
  /** Folder of the results on the share, relative to its root. Defaults to `evaluation/<name>`, or `evaluation/<name>/<runId>`. */
  outputPath?: string;
  /** What the results are compared with. Defaults to nothing. */
  baseline?: EvaluationBaseline;
  /** Image of the pods: the package's tools and Python. */
  image: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration. */
  kubeconfig?: pulumi.Input<string>;
  /** Text of which another one measures again, into a folder of its own. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for each step. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
  /** How often a step is restarted after a pod failed or was evicted. Defaults to 5. */
  maxRetry?: number;
}

/** Kinds with what each needs. */
const KINDS = {
  static: ["concurrency", "promptTokens", "outputTokens"],
  dynamic: ["requestRates", "dataSetPath"],
  combined: [],
} as const satisfies Record<string, readonly (keyof ServingBenchmarkArgs)[]>;

/** Arguments that a kind of benchmark needs; undefined for an unknown kind. */
function neededBy(kind: string): readonly (keyof ServingBenchmarkArgs)[] | undefined {
  const all: Readonly<Record<string, readonly (keyof ServingBenchmarkArgs)[] | undefined>> = KINDS;
  return all[kind];
}

/**
 * Speed of a service under load, measured by the package's programs inside the cluster (seed 003, line 61; seed 001, line 25):
 * benchmark_parallel.py, benchmark_serving.py, or benchmark.py for both. The result files stay on the share, in a folder of
 * each run; they are read, compared with a baseline, and end the update where they are worse, or warn.
 *
 * The manual has the arguments of the static benchmark; those of the dynamic one are of the manual's pages of the same release,
 * and where a package has others, `command` and `extraArguments` take their place.
 */
export class ServingBenchmark extends pulumi.ComponentResource {
  /** Folder of the result files in containers that mount the share, known once they are there. */
  public readonly path: pulumi.Output<string>;
  /** What was measured, as JSON: the form of a stored baseline. */
  public readonly results: pulumi.Output<string>;
  /** Name of the Volcano job that measures. */
  public readonly jobName: pulumi.Output<string>;

  constructor(name: string, args: ServingBenchmarkArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ServingBenchmark"), name, args, opts);
    refuseFaults(`ServingBenchmark ${name}`, faultsOf(args));
    const folder =
      args.outputPath ?? ["evaluation", args.runName, ...(args.runId === undefined ? [] : [args.runId])].join("/");
    const outputPath = `${SHARE_MOUNT_PATH}/${folder}`;
    const measured = measureStep(name, args, outputPath, this);
    this.path = measured.path;
    this.jobName = measured.jobName;
    this.results = evaluationResults(name, args, measured, `${outputPath}-compared`, args.baseline, this);
    this.registerOutputs({ path: this.path, results: this.results, jobName: this.jobName });
  }
}

/** Numbers as words of one variable. */
function words(numbers: readonly number[] | undefined): string | undefined {
  return numbers?.join(" ");
}

/** The job that measures. */
function measureStep(
  name: string,
  args: ServingBenchmarkArgs,
  outputPath: string,
  parent: ServingBenchmark,
): PipelineStep {
  const step = "measure";
  const address = pulumi.output(args.url).apply((url) => new URL(url));
  const tokenizer = pulumi.output(args.tokenizerPath).apply(containerPath);
  const requests = args.requests ?? args.requestRates?.map((rate) => Math.max(10, Math.ceil(rate * 10)));
  const dataSet = args.dataSetPath === undefined ? undefined : containerPath(args.dataSetPath);
  const files = { "wait-for-service.py": stepProgram("wait-for-service.py") };
  return runStep(
    name,
    args,
    {
      step,
      command: stepProgram("serving-benchmark.sh"),
      variables: {
        KIND: args.kind,
        URL: args.url,
        HOST: address.apply(({ hostname }) => hostname),
        PORT: address.apply(({ port, protocol }) => (port === "" ? (protocol === "https:" ? "443" : "80") : port)),
        BACKEND: args.backend ?? "openai",
        TOKENIZER: tokenizer,
        SERVED_MODEL_NAME: args.servedModelName,
        EPOCHS: String(args.epochs ?? 5),
        CONCURRENCY: words(args.concurrency),
        REQUEST_RATES: words(args.requestRates),
        NUM_PROMPTS: words(requests),
        PROMPT_TOKENS: words(args.promptTokens),
        OUTPUT_TOKENS: words(args.outputTokens),
        DATASET: dataSet,
        DATASET_TYPE: args.dataSetType ?? "custom",
        EXTRA_ARGUMENTS: args.extraArguments?.join("\n"),
        BENCHMARK_COMMAND: args.command,
        TOOLS: containerPath(args.toolsPath ?? LLM_TOOLS.path),
        CONDA_ENVIRONMENT: args.condaEnvironment ?? "python-3.9.10",
        INSTALLS: args.installs === false ? undefined : "1",
        FILES: RUN_FILES_PATH,
        OUTPUT: outputPath,
      },
      ...(args.apiKey === undefined ? {} : { secretEnvironment: [{ ...args.apiKey, name: "OPENAI_API_KEY" }] }),
      npus: 0,
      cpuCores: 8,
      memoryGiB: 32,
      configuration: runFiles(`${name}-${step}-files`, stepJobName(args.runName, step), args.namespace, files, parent),
      inputs: {
        service: args.serviceFingerprint ?? args.url,
        ...codeOf(args),
        ...(dataSet === undefined ? {} : { dataSet: args.dataSetFingerprint ?? dataSet }),
      },
      outputPath,
    },
    parent,
    [],
  );
}

function faultsOf(args: ServingBenchmarkArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got === undefined ? "nothing" : JSON.stringify(got)}; ${rule}` });
  };
  const needs = neededBy(args.kind);
  if (needs === undefined) fault("kind", args.kind, "static, dynamic or combined (seed 001, line 25)");
  for (const key of args.command === undefined ? (needs ?? []) : []) {
    const got = args[key];
    if (got === undefined || (Array.isArray(got) && got.length === 0)) {
      fault(key, got, `a ${args.kind} benchmark needs it (seed 003, line 61)`);
    }
  }
  if (args.promptTokens?.length !== args.outputTokens?.length) {
    fault("outputTokens", args.outputTokens, "as many as promptTokens (seed 003, line 61)");
  }
  if (args.requests !== undefined && args.requests.length !== args.requestRates?.length) {
    fault("requests", args.requests, "as many as requestRates");
  }
  for (const word of args.extraArguments ?? []) {
    if (word.includes("\n")) fault("extraArguments", word, "words without line breaks");
  }
  const { onRegression } = args.baseline ?? {};
  if (onRegression !== undefined && !["fail", "warn"].includes(onRegression)) {
    fault("baseline.onRegression", onRegression, "fail or warn");
  }
  return faults;
}
