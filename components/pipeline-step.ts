import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import type { MountedConfigMap } from "./ascend-pod";
import type { EnvironmentVariable, SecretVariable } from "./environment-variable";
import { runFolders, typeToken } from "./names";
import { withSecret } from "./secret-arguments";
import { VolcanoJob } from "./volcano-job";

/** Names of what every result depends on; inputs of a step are called otherwise. */
const OWN_INPUTS = ["command", "configuration", "environment", "image", "nodes", "npus", "runId"];

/** Arguments of PipelineStep. */
export interface PipelineStepArgs {
  /** Name of the step and of its Volcano job, `<run>-<step>`: at most 40 characters. */
  stepName: string;
  /** Name of the run that it is a step of: its log is `saved_dir_for_output/<run>/logs/<step>-<node rank>.log` on the share. */
  runName: string;
  /** Namespace of the job; with NPUs it must admit Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** Image of the pods: bash, GNU coreutils, and what the command needs. */
  image: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** PriorityClass of the job. Defaults to none. */
  priorityClassName?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Kubeconfig of who watches the job; a secret. Defaults to kubectl's own configuration. */
  kubeconfig?: pulumi.Input<string>;
  /**
   * Shell text of the step, run by `bash -e -o pipefail` on each node. `NODE_RANK`, `NNODES`, `MASTER_ADDR`, `MASTER_PORT`,
   * `STEP_OUTPUT` and `STEP_FINGERPRINT` are set.
   */
  command: pulumi.Input<string>;
  /** Environment of the containers. Defaults to what every job has. */
  environment?: EnvironmentVariable[];
  /** Environment of the containers from Secrets; what it holds does not run the step again. Defaults to none. */
  secretEnvironment?: SecretVariable[];
  /** NPUs of one node, 0 to 8. */
  npus: number;
  /** Nodes. Defaults to 1. */
  nodes?: number;
  /** CPU cores of each pod. Defaults to 21 for each NPU, without NPUs to 16. */
  cpuCores?: number;
  /** Memory of each pod in GiB. Defaults to 168 for each NPU, without NPUs to 128. */
  memoryGiB?: number;
  /** ConfigMap with settings, mounted read-only. Its name should follow from its content. Defaults to none. */
  configuration?: MountedConfigMap;
  /** Network interface between the nodes. Defaults to what each container finds (VolcanoJob). */
  networkInterface?: string;
  /**
   * What the result depends on, by name: checksum of the data, fingerprint of the step before, version of the weights. Command,
   * image, environment, configuration, nodes and NPUs are added.
   */
  inputs: Record<string, pulumi.Input<string>>;
  /** Folder or file of the result in the container; `<path>.complete` holds the fingerprint once the step has ended well. */
  outputPath: string;
  /** Text of which another one runs the step again. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for the end. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
  /** Minutes after which an attempt is ended and the step with it. Defaults to none. */
  deadlineMinutes?: number;
  /** Attempts that the step has in one `up`: each ends when a pod fails or is evicted. Defaults to 5 (seed 000, line 29). */
  maxRetry?: number;
}

/**
 * One step of a pipeline: a Volcano job that runs to its end once per content of its inputs. A step that has ended well stays
 * so when its pods or its job are gone; one that failed is tried again by the next `up`; an interrupted `up` goes on. What was
 * made from other inputs is kept beside the result, as `<path>.replaced-<begin of its fingerprint>`.
 */
export class PipelineStep extends pulumi.ComponentResource {
  /** Path of the result, known once the step has ended well. */
  public readonly path: pulumi.Output<string>;
  /** What identifies the content of the result; known before the step has run. */
  public readonly fingerprint: pulumi.Output<string>;
  /** Name of the Volcano job. */
  public readonly jobName: pulumi.Output<string>;

  constructor(name: string, args: PipelineStepArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("PipelineStep"), name, withSecret(args, "kubeconfig"), opts);
    refuseFaults(`PipelineStep ${name}`, faultsOf(args));
    this.fingerprint = stepFingerprint(args);
    const job = new VolcanoJob(
      name,
      {
        jobName: args.stepName,
        namespace: args.namespace,
        nodes: args.nodes ?? 1,
        npusPerNode: args.npus,
        image: args.image,
        command: args.command,
        environment: args.environment ?? [],
        claimName: args.claimName,
        logPath: runFolders(args.runName).logs,
        resultPath: args.outputPath,
        fingerprint: this.fingerprint,
        waitFor: "Completed",
        ...given(args, [
          "secretEnvironment",
          "queue",
          "priorityClassName",
          "serviceAccountName",
          "kubeconfig",
          "cpuCores",
          "memoryGiB",
          "configuration",
          "networkInterface",
          "timeLimitMinutes",
          "deadlineMinutes",
          "maxRetry",
        ]),
      },
      { parent: this },
    );
    this.jobName = job.jobName;
    this.path = job.done.apply(() => args.outputPath);
    this.registerOutputs({ path: this.path, fingerprint: this.fingerprint, jobName: this.jobName });
  }
}

/** The arguments of these names, without those that are not given. */
function given<Key extends keyof PipelineStepArgs>(args: PipelineStepArgs, keys: Key[]): Pick<PipelineStepArgs, Key> {
  return Object.fromEntries(keys.flatMap((key) => (args[key] === undefined ? [] : [[key, args[key]]]))) as Pick<
    PipelineStepArgs,
    Key
  >;
}

/** Hash of all that the result depends on, in the order of its names. */
export function stepFingerprint(
  args: Pick<
    PipelineStepArgs,
    "inputs" | "command" | "image" | "environment" | "configuration" | "nodes" | "npus" | "runId"
  >,
): pulumi.Output<string> {
  const { command, image, npus, inputs, configuration, runId } = args;
  return pulumi
    .all([
      pulumi.output(inputs),
      pulumi.output({ command, image, nodes: String(args.nodes ?? 1), npus: String(npus) }),
      pulumi.all((args.environment ?? []).map(({ name, value }) => pulumi.all([name, value]))),
      pulumi.output(configuration ?? {}),
    ])
    .apply(([own, common, environment, mounted]) => {
      const parts = {
        ...own,
        ...common,
        environment: sorted(Object.fromEntries(environment)),
        configuration: sorted(mounted),
        ...(runId === undefined ? {} : { runId }),
      };
      return createHash("sha256")
        .update(JSON.stringify(sorted(parts)))
        .digest("hex");
    });
}

function sorted(values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

function faultsOf({ stepName, runName, inputs, outputPath }: PipelineStepArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: string, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${JSON.stringify(got)}; ${rule}` });
  };
  if (!/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(stepName)) {
    fault("stepName", stepName, "1 to 40 lower-case letters, digits and hyphens, a letter first: the job is called so");
  }
  if (!/^[A-Za-z0-9][\w.-]*$/.test(runName)) {
    fault("runName", runName, "letters, digits, _, . and -, with a letter or digit first: a folder is called so");
  }
  for (const key of Object.keys(inputs)) {
    if (OWN_INPUTS.includes(key)) fault(`inputs.${key}`, key, "another name: this one is added by the step itself");
  }
  if (!outputPath.startsWith("/") || outputPath.endsWith("/")) {
    fault("outputPath", outputPath, "an absolute path in the container, without a slash at its end");
  }
  return faults;
}
