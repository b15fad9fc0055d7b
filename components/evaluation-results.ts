import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { PipelineStep } from "./pipeline-step";
import { runStep, type RunStepArgs } from "./run-step";
import { stepProgram } from "./step-program";

/** What the results of an evaluation are compared with. */
export interface EvaluationBaseline {
  /** Results that were stored before: the JSON that `results` of an evaluation is. */
  json: pulumi.Input<string>;
  /** Share of the throughput that may be lost. Defaults to 0.05. */
  throughputTolerance?: number;
  /** Share by which times may be longer. Defaults to 0.1. */
  latencyTolerance?: number;
  /** By how much a score may be lower, from 0 to 1. Defaults to 0.01; twice the standard error where that is more. */
  accuracyTolerance?: number;
  /** What worse results do to the update: `fail` or `warn`. Defaults to `fail`. */
  onRegression?: string;
}

/** A path as a word of the shell, from the folder in which program and engine run: equal on every machine. */
function shellPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return `'${(fromHere.startsWith(".") ? fromHere : `./${fromHere}`).replaceAll("'", "'\\''")}'`;
}

/** Command line of the program that reads and compares results. */
export function evaluationCheckCommandLine(): string {
  const loader = createRequire(__filename).resolve("tsx");
  return `exec node --import ${shellPath(loader)} ${shellPath(join(__dirname, "evaluation-check", "main.ts"))}`;
}

/** Tolerances that are given. */
function toleranceOf(baseline: EvaluationBaseline | undefined): string {
  return JSON.stringify({
    throughput: baseline?.throughputTolerance,
    latency: baseline?.latencyTolerance,
    accuracy: baseline?.accuracyTolerance,
  });
}

/**
 * The results of an evaluation as JSON, compared with a baseline where there is one: a job prints the files, and a program of this
 * machine reads its log. Another baseline compares anew without evaluating anew.
 */
export function evaluationResults(
  name: string,
  args: RunStepArgs,
  measured: PipelineStep,
  outputPath: string,
  baseline: EvaluationBaseline | undefined,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const tolerance = toleranceOf(baseline);
  const onRegression = baseline?.onRegression ?? "fail";
  const json = pulumi.output(baseline?.json ?? "");
  const expected = json.apply((text) =>
    createHash("sha256")
      .update(JSON.stringify([text, tolerance, onRegression]))
      .digest("hex"),
  );
  const printed = runStep(
    name,
    args,
    {
      step: "results",
      command: stepProgram("evaluation-results.sh"),
      // What reads the log needs it of the pods of today, also where an earlier stack has copied the same results.
      variables: { RESULTS: measured.path, OUTPUT: outputPath, STEP_EVERY_TIME: "1" },
      npus: 0,
      cpuCores: 1,
      memoryGiB: 2,
      inputs: { results: measured.fingerprint, baseline: expected },
      outputPath,
    },
    parent,
    [measured],
  );
  const check = new command.local.Command(
    `${name}-check`,
    {
      create: evaluationCheckCommandLine(),
      stdin: json,
      environment: {
        JOB_NAME: printed.jobName,
        JOB_NAMESPACE: args.namespace,
        TOLERANCE: tolerance,
        ON_REGRESSION: onRegression,
        ...(args.kubeconfig === undefined ? {} : { JOB_KUBECONFIG: pulumi.secret(args.kubeconfig) }),
      },
      // Standard output is the results alone.
      logging: "stderr",
      addPreviousOutputInEnv: false,
      triggers: [printed.fingerprint],
    },
    { parent, dependsOn: [printed], additionalSecretOutputs: ["environment"] },
  );
  // The command's output is secret as its kubeconfig is; results are not.
  return pulumi.unsecret(check.stdout);
}
