import * as pulumi from "@pulumi/pulumi";
import { LLM_TOOLS, QUANTIZATION_METHODS, quantizationMethod } from "../catalogue/serving-programs";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";
import { containerPath } from "./vllm-arguments";

/** Arguments of WeightQuantization. Paths are relative to the share's root, or absolute in the container. */
export interface WeightQuantizationArgs {
  /** Name of the quantization; its jobs, folders and logs are called after it. At most 31 characters. */
  runName: string;
  /** Namespace of the jobs. */
  namespace: pulumi.Input<string>;
  /** `awq`, `smoothquant`, `gptq` or `kv-cache-int8`. */
  method: string;
  /** Bits of the weights: 4 with AWQ, 8 with SmoothQuant, 8 or 4 with GPTQ. Defaults to the first of these. */
  bits?: number;
  /** Weights that share a scale, -1 for a whole channel. Defaults to 128 with 4 bits and -1 with 8. */
  groupSize?: number;
  /** Folder of the weights in 16 bits. */
  weightsPath: pulumi.Input<string>;
  /** What identifies the content of the weights. Defaults to their path. */
  weightsFingerprint?: pulumi.Input<string>;
  /**
   * What is calibrated with: AWQ's data set `pile-val-backup`, a file with one record a line for SmoothQuant and GPTQ, or for
   * kv-cache-int8 the folder that TensorRT-LLM's convert_checkpoint.py has made. Defaults to none, as AWQ alone can do.
   */
  calibrationPath?: pulumi.Input<string>;
  /** What identifies the content of that. Defaults to its path. */
  calibrationFingerprint?: pulumi.Input<string>;
  /** Folder of the result on the share, relative to its root. Defaults to `quantized/<name>`. */
  outputPath?: string;
  /** Whether AWQ's weights are packed for NPUs, as a step of its own (seed 001, line 37). Defaults to true. */
  npuFormat?: boolean;
  /** NPUs of the jobs, 0 to 8. */
  npus: number;
  /** NPUs over which the model is served, for the scales of kv-cache-int8. Defaults to 1. */
  tensorParallel?: number;
  /** Folder with the package's AutoAWQ and AutoSmoothQuant. Defaults to where the manual's image has it (seed 003, line 61). */
  toolsPath?: string;
  /** What identifies the content of the tools. Defaults to nothing: other ones quantize nothing again. */
  codeFingerprint?: pulumi.Input<string>;
  /** Shell command that makes the tools ready, for example `bash AutoAWQ/build.sh`; run in their folder. Defaults to none. */
  setupCommand?: string;
  /** Shell command that quantizes, with WEIGHTS, OUTPUT and CALIBRATION. Defaults to the method's own. */
  command?: string;
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
 * Quantized weights of a model, as steps of which each runs when what it depends on has changed: `quantize`, and with AWQ
 * `convert`, which packs the weights for NPUs. What is served from the result comes after it by `path` and is rolled out when
 * `fingerprint` changes.
 *
 * The manual names tools and folders and gives the command of the conversion alone (seed 001, lines 25 and 37). AWQ and
 * SmoothQuant run with the arguments of the manual's pages of the same release, GPTQ by AutoGPTQ's own interface; the scales of
 * kv-cache-int8 are extracted by vLLM's own program from what TensorRT-LLM has made on a GPU.
 */
export class WeightQuantization extends pulumi.ComponentResource {
  /** Folder of the result in containers that mount the share, known once it is there. */
  public readonly path: pulumi.Output<string>;
  /** What identifies the content of the result; known before it is there. */
  public readonly fingerprint: pulumi.Output<string>;
  /** Name of the Volcano job that quantizes. */
  public readonly jobName: pulumi.Output<string>;

  constructor(name: string, args: WeightQuantizationArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("WeightQuantization"), name, args, opts);
    refuseFaults(`WeightQuantization ${name}`, faultsOf(args));
    const packs = args.method === "awq" && args.npuFormat !== false;
    const output = `${SHARE_MOUNT_PATH}/${args.outputPath ?? `quantized/${args.runName}`}`;
    const quantized = quantizeStep(name, args, packs ? `${output}-unpacked` : output, this);
    const last = packs ? convertStep(name, args, quantized, output, this) : quantized;
    this.path = last.path;
    this.fingerprint = last.fingerprint;
    this.jobName = quantized.jobName;
    this.registerOutputs({ path: this.path, fingerprint: this.fingerprint, jobName: this.jobName });
  }
}

function toolsOf({ toolsPath }: WeightQuantizationArgs): string {
  return containerPath(toolsPath ?? LLM_TOOLS.path);
}

/** The job that quantizes. */
function quantizeStep(
  name: string,
  args: WeightQuantizationArgs,
  outputPath: string,
  parent: WeightQuantization,
): PipelineStep {
  const method = quantizationMethod(args.method);
  const bits = args.bits ?? method?.bits[0];
  const groupSize = args.groupSize ?? (bits === undefined ? undefined : method?.groupSize[bits]);
  const weights = pulumi.output(args.weightsPath).apply(containerPath);
  const calibration =
    args.calibrationPath === undefined ? undefined : pulumi.output(args.calibrationPath).apply(containerPath);
  const files = Object.fromEntries(["gptq-quantize.py", "vllm-example.py"].map((file) => [file, stepProgram(file)]));
  const step = "quantize";
  return runStep(
    name,
    args,
    {
      step,
      command: stepProgram("quantize.sh"),
      variables: {
        METHOD: args.method,
        WEIGHTS: weights,
        OUTPUT: outputPath,
        TOOLS: toolsOf(args),
        FILES: RUN_FILES_PATH,
        CALIBRATION: calibration,
        BITS: bits === undefined ? undefined : String(bits),
        GROUP_SIZE: groupSize === undefined ? undefined : String(groupSize),
        TENSOR_PARALLEL: String(args.tensorParallel ?? 1),
        SETUP_COMMAND: args.setupCommand,
        QUANTIZE_COMMAND: args.command,
      },
      npus: args.npus,
      configuration: runFiles(`${name}-quantize-files`, stepJobName(args.runName, step), args.namespace, files, parent),
      inputs: {
        weights: args.weightsFingerprint ?? weights,
        ...codeOf(args),
        ...(calibration === undefined ? {} : { calibration: args.calibrationFingerprint ?? calibration }),
      },
      outputPath,
    },
    parent,
    [],
  );
}

/** The job that packs AWQ's weights for NPUs. */
function convertStep(
  name: string,
  args: WeightQuantizationArgs,
  quantized: PipelineStep,
  outputPath: string,
  parent: WeightQuantization,
): PipelineStep {
  return runStep(
    name,
    args,
    {
      step: "convert",
      command: stepProgram("awq-convert.sh"),
      variables: { WEIGHTS: quantized.path, OUTPUT: outputPath, TOOLS: toolsOf(args) },
      npus: Math.min(args.npus, 1),
      inputs: { weights: quantized.fingerprint, ...codeOf(args) },
      outputPath,
    },
    parent,
    [quantized],
  );
}

function faultsOf(args: WeightQuantizationArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got === undefined ? "nothing" : JSON.stringify(got)}; ${rule}` });
  };
  const method = quantizationMethod(args.method);
  if (method === undefined) {
    const names = QUANTIZATION_METHODS.map((row) => row.method).join(", ");
    fault("method", args.method, `one of ${names} (seed 001, line 25)`);
  } else {
    const { bits } = args;
    if (bits !== undefined && !method.bits.includes(bits)) {
      const rule = method.bits.length === 0 ? "leave it out: the weights stay as they are" : method.bits.join(" or ");
      fault("bits", bits, rule);
    }
    if (method.needsCalibration && args.calibrationPath === undefined && args.command === undefined) {
      fault("calibrationPath", undefined, `${args.method} needs records, or scales, to calibrate with`);
    }
  }
  if (!Number.isInteger(args.npus) || args.npus < 0 || args.npus > 8) {
    fault("npus", args.npus, "whole NPUs of one node, 0 to 8");
  }
  return faults;
}
