import * as pulumi from "@pulumi/pulumi";
import { AIGC_FOLDERS, DIFFUSERS } from "../catalogue/aigc";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";
import { containerPath } from "./vllm-arguments";

/** Arguments of DiffusersJob. Paths are relative to the share's root, or absolute in the container. */
export interface DiffusersJobArgs {
  /** Name of the job, at most 31 characters; its folder on the share is `aigc/<name>`. */
  runName: string;
  /** Namespace of the jobs. */
  namespace: pulumi.Input<string>;
  /** What to draw: an image of each. */
  prompts: string[];
  /** Width of the images in pixels, a multiple of 16. Defaults to 688 (seed 003, line 11). */
  width?: number;
  /** Height of the images in pixels, a multiple of 16. Defaults to 1024 (seed 003, line 11). */
  height?: number;
  /** Steps of each image. Defaults to 25 (seed 003, line 11). */
  steps?: number;
  /** Whether graph mode is on; the first image then takes long (seed 003, line 11). Defaults to false. */
  graphMode?: boolean;
  /** Folder of the whole FLUX.1-dev. Defaults to `models/FLUX.1-dev`. */
  weightsPath?: pulumi.Input<string>;
  /** What identifies the content of the weights. Defaults to their path. */
  weightsFingerprint?: pulumi.Input<string>;
  /** Folder of the unpacked AscendCloud-AIGC. Defaults to `packages/AscendCloud-AIGC`. */
  packagePath?: string;
  /** What identifies the content of the package. Defaults to nothing: another one runs nothing again. */
  codeFingerprint?: pulumi.Input<string>;
  /** NPUs of the job. Defaults to 1, as inference needs no more (seed 003, line 21). */
  npus?: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** PriorityClass of the jobs. Defaults to none. */
  priorityClassName?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Kubeconfig of who watches the jobs; a secret. Defaults to kubectl's own configuration. */
  kubeconfig?: pulumi.Input<string>;
  /** Text of which another one runs every step again. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for each step. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
  /** How often a step is restarted after a pod failed or was evicted. Defaults to 5. */
  maxRetry?: number;
}

/**
 * Images of prompts by FLUX.1 with Diffusers 0.30.2 (seed 003, line 11): `install`, which makes a virtual environment with the
 * package's plug-in and the manual's patch, and `generate`. Each runs when what it depends on has changed; an interrupted one
 * goes on with the prompts that are left. The weights are a folder of the share: the manual's login at Hugging Face, and its
 * switching off the check of certificates, are not needed.
 */
export class DiffusersJob extends pulumi.ComponentResource {
  /** Folder of the images in containers that mount the share, known once they are there: `<number>/*.png` and `prompt.txt`. */
  public readonly path: pulumi.Output<string>;
  /** What identifies the content of the images; known before they are there. */
  public readonly fingerprint: pulumi.Output<string>;
  /** Name of the Volcano job that makes the images. */
  public readonly jobName: pulumi.Output<string>;

  constructor(name: string, args: DiffusersJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("DiffusersJob"), name, args, opts);
    refuseFaults(`DiffusersJob ${name}`, faultsOf(args));
    const home = `${SHARE_MOUNT_PATH}/aigc/${args.runName}`;
    const install = installStep(name, args, `${home}/diffusers`, this);
    const generate = generateStep(name, args, install, `${home}/output`, this);
    this.path = generate.path;
    this.fingerprint = generate.fingerprint;
    this.jobName = generate.jobName;
    this.registerOutputs({ path: this.path, fingerprint: this.fingerprint, jobName: this.jobName });
  }
}

/** Makes the virtual environment. */
function installStep(name: string, args: DiffusersJobArgs, outputPath: string, parent: DiffusersJob): PipelineStep {
  return runStep(
    name,
    args,
    {
      step: "install",
      command: stepProgram("diffusers-install.sh"),
      variables: {
        PACKAGE: containerPath(args.packagePath ?? AIGC_FOLDERS.package),
        VERSION: DIFFUSERS.version,
        OUTPUT: outputPath,
      },
      npus: 0,
      cpuCores: 4,
      memoryGiB: 16,
      inputs: codeOf(args),
      outputPath,
    },
    parent,
    [],
  );
}

/** Makes the images. */
function generateStep(
  name: string,
  args: DiffusersJobArgs,
  install: PipelineStep,
  outputPath: string,
  parent: DiffusersJob,
): PipelineStep {
  const step = "generate";
  const weights = pulumi.output(args.weightsPath ?? AIGC_FOLDERS.weights).apply(containerPath);
  const files = { "prompts.json": JSON.stringify(args.prompts) };
  return runStep(
    name,
    args,
    {
      step,
      command: stepProgram("diffusers-generate.sh"),
      variables: {
        ENVIRONMENT: install.path,
        FILES: RUN_FILES_PATH,
        WEIGHTS: weights,
        WIDTH: String(args.width ?? DIFFUSERS.width),
        HEIGHT: String(args.height ?? DIFFUSERS.height),
        STEPS: String(args.steps ?? DIFFUSERS.steps),
        GRAPH_MODE: args.graphMode === true ? "1" : undefined,
        OUTPUT: outputPath,
      },
      npus: args.npus ?? 1,
      configuration: runFiles(`${name}-${step}-files`, stepJobName(args.runName, step), args.namespace, files, parent),
      inputs: { installation: install.fingerprint, weights: args.weightsFingerprint ?? weights },
      outputPath,
    },
    parent,
    [install],
  );
}

function faultsOf(args: DiffusersJobArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${JSON.stringify(got)}; ${rule}` });
  };
  if (args.prompts.length === 0 || args.prompts.some((prompt) => prompt.trim() === "")) {
    fault("prompts", args.prompts, "one prompt or more, none of them empty");
  }
  for (const key of ["width", "height"] as const) {
    const size = args[key];
    if (size !== undefined && (!Number.isInteger(size) || size < 16 || size % 16 !== 0)) {
      fault(key, size, "a multiple of 16 pixels: FLUX.1 draws in squares of so many");
    }
  }
  const { steps, npus } = args;
  if (steps !== undefined && (!Number.isInteger(steps) || steps < 1)) fault("steps", steps, "a whole number from 1");
  if (npus !== undefined && (!Number.isInteger(npus) || npus < 1 || npus > 8)) {
    fault("npus", npus, "whole NPUs of one node, 1 to 8");
  }
  return faults;
}
