import * as pulumi from "@pulumi/pulumi";
import { aiToolkitSettings, FLUX_DEFAULTS, type FluxRun, sdScriptsDataset } from "../plan/flux-settings";
import { yamlText } from "../plan/llama-factory-settings";
import { runRecordText } from "../plan/run-record";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { runFolders, SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";

/** Folders on the share where nothing else is said. */
const FOLDERS = {
  weights: "models/FLUX.1-dev",
  textEncoders: "models/flux_text_encoders",
  code: "packages/sd-scripts",
  package: "packages/AscendCloud-AIGC",
} as const;

/** NPUs: full fine-tuning starts on eight, LoRA on one (seed 001, line 7). */
const NPUS = { full: 8, lora: 1 } as const;

/** Arguments of FluxTraining. */
export interface FluxTrainingArgs {
  /** Name of the run; its jobs, folders and logs are called after it. At most 32 characters. */
  runName: string;
  /** Namespace of the jobs. */
  namespace: pulumi.Input<string>;
  /** `full` or `lora`. */
  strategy: string;
  /** NPUs, of one node. Defaults to 8 with all weights and 1 with LoRA (seed 001, line 7). */
  npus?: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /**
   * Folder of the images in the container, each with a text of the same name. With LoRA it may be left out: what is trained on
   * is then what the package's own settings name.
   */
  dataPath?: pulumi.Input<string>;
  /** What identifies the content of the data, such as a checksum. Defaults to their path. */
  dataFingerprint?: pulumi.Input<string>;
  /** Folder of FLUX.1-dev on the share, relative to its root. Defaults to `models/FLUX.1-dev`. */
  weightsPath?: string;
  /** What identifies the content of the weights. Defaults to their path. */
  weightsFingerprint?: pulumi.Input<string>;
  /** Folder of `clip_l.safetensors` and `t5xxl_fp16.safetensors` on the share. Defaults to `models/flux_text_encoders`. */
  textEncodersPath?: string;
  /** Folder of kohya-ss/sd-scripts on the share, for all weights. Defaults to `packages/sd-scripts`. */
  codePath?: string;
  /** Folder of the unpacked AscendCloud-AIGC on the share, with `flux/lora`, for LoRA. Defaults to `packages/AscendCloud-AIGC`. */
  packagePath?: string;
  /** Shell command that makes the copy of sd-scripts ready, run in it. Defaults to none: what it needs belongs into the image. */
  setupCommand?: string;
  /**
   * Shell command that trains, in place of the default: with all weights upstream's, as the manual leaves it out; with LoRA the
   * package's `sh run.sh`, or with data of one's own ai-toolkit's `python run.py`. The settings are in `/etc/ascend-stacks`.
   */
  command?: string;
  /** Steps of the optimizer. Defaults to 1600 with all weights and 2000 with LoRA. */
  steps?: number;
  /** Samples of each NPU at a time. Defaults to 1. */
  batchSize?: number;
  /** Learning rate. Defaults to 5e-5 with all weights and 1e-4 with LoRA. */
  learningRate?: number;
  /** Size of the images in pixels. Defaults to 1024. */
  resolution?: number;
  /** Rank of LoRA. Defaults to 16. */
  rank?: number;
  /** What identifies the content of the programs on the share. Defaults to nothing: another content of them runs nothing again. */
  codeFingerprint?: pulumi.Input<string>;
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
  /** Network interface of the node. Defaults to what each container finds. */
  networkInterface?: string;
  /** Text of which another one runs every step again. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for each step. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
  /** How often a step is restarted after a pod failed or was evicted. Defaults to 5. */
  maxRetry?: number;
}

/** `full` or `lora`. */
type FluxStrategy = keyof typeof NPUS;

function strategyOf({ strategy }: FluxTrainingArgs): FluxStrategy {
  return strategy === "full" ? "full" : "lora";
}

function faultsOf(args: FluxTrainingArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const { strategy, npus, dataPath } = args;
  if (!["full", "lora"].includes(strategy)) {
    const reason = `got ${JSON.stringify(strategy)}; full or lora (seed 001, line 11)`;
    faults.push({ propertyPath: "strategy", reason });
  }
  if (npus !== undefined && (!Number.isInteger(npus) || npus < 1 || npus > 8)) {
    faults.push({ propertyPath: "npus", reason: `got ${String(npus)}; whole NPUs of one node, 1 to 8` });
  }
  if (strategy === "full" && dataPath === undefined) {
    const reason = "got nothing; the folder of the images that all weights are trained on";
    faults.push({ propertyPath: "dataPath", reason });
  }
  return faults;
}

/** Paths of a run in its containers. */
function pathsOf(args: FluxTrainingArgs) {
  const { output, checkpoints, record, processLogs } = runFolders(args.runName);
  const share = (path: string): string => `${SHARE_MOUNT_PATH}/${path}`;
  return {
    laidOut: `${output}/weights`,
    work: `${output}/work`,
    checkpoints,
    record,
    processLogs,
    weights: share(args.weightsPath ?? FOLDERS.weights),
    textEncoders: share(args.textEncodersPath ?? FOLDERS.textEncoders),
    code: share(args.codePath ?? FOLDERS.code),
    package: share(args.packagePath ?? FOLDERS.package),
  };
}

/**
 * Fine-tuning of FLUX.1, of all its weights or with LoRA, as steps of which each runs when what it depends on has changed:
 * `weights`, which lays the files where the manual's training looks for them (seed 001, line 9), and `train`. LoRA runs as the
 * manual prints it (seed 001, line 11). For all weights the manual names files and folder and leaves the command out: it is
 * that of kohya-ss/sd-scripts, whose they are, unless there is a command.
 */
export class FluxTraining extends pulumi.ComponentResource {
  /** Name of the Volcano job that trains. */
  public readonly jobName: pulumi.Output<string>;
  /** Folder of the trained weights, with LoRA of the adapters, in containers that mount the share; known once they are there. */
  public readonly weightsPath: pulumi.Output<string>;
  /** What identifies the content of the trained weights. */
  public readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: FluxTrainingArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("FluxTraining"), name, args, opts);
    refuseFaults(`FluxTraining ${name}`, faultsOf(args));
    const weights = weightsStep(name, args, this);
    const train = trainStep(name, args, weights, this);
    this.jobName = train.jobName;
    this.weightsPath = train.path;
    this.fingerprint = train.fingerprint;
    this.registerOutputs({
      jobName: this.jobName,
      weightsPath: this.weightsPath,
      fingerprint: this.fingerprint,
    });
  }
}

/** Links to the weights, in the manual's layout. */
function weightsStep(name: string, args: FluxTrainingArgs, parent: FluxTraining): PipelineStep {
  const paths = pathsOf(args);
  return runStep(
    name,
    args,
    {
      step: "weights",
      command: stepProgram("flux-weights.sh"),
      variables: {
        STRATEGY: strategyOf(args),
        WEIGHTS: paths.weights,
        TEXT_ENCODERS: paths.textEncoders,
        OUTPUT: paths.laidOut,
      },
      npus: 0,
      cpuCores: 1,
      memoryGiB: 2,
      inputs: { weights: args.weightsFingerprint ?? paths.weights },
      outputPath: paths.laidOut,
    },
    parent,
    [],
  );
}

/** The files of the training, with the folder of the images once it is known. */
function trainFiles(args: FluxTrainingArgs, run: FluxRun, npus: number): Record<string, pulumi.Input<string>> {
  const strategy = strategyOf(args);
  const record = {
    name: args.runName,
    framework: "flux",
    model: "flux.1-dev",
    strategy,
    nodes: 1,
    npusPerNode: npus,
    globalBatchSize: run.batchSize * npus,
    microBatchSize: run.batchSize,
    tensorParallel: 1,
    pipelineParallel: 1,
    trainSteps: run.steps,
  };
  const settings = pulumi.output(args.dataPath ?? "").apply((images) => ({ ...run, images }));
  return {
    ...(args.dataPath === undefined
      ? {}
      : strategy === "full"
        ? { "dataset.toml": settings.apply(sdScriptsDataset) }
        : { "lora.yaml": settings.apply((known) => yamlText(aiToolkitSettings(known))) }),
    "run.json": pulumi.output(args.image).apply((image) => runRecordText(record, image)),
  };
}

/** The training itself. */
function trainStep(name: string, args: FluxTrainingArgs, weights: PipelineStep, parent: FluxTraining): PipelineStep {
  const paths = pathsOf(args);
  const strategy = strategyOf(args);
  const npus = args.npus ?? NPUS[strategy];
  const run: FluxRun = {
    name: args.runName,
    images: "",
    resolution: args.resolution ?? FLUX_DEFAULTS.resolution,
    batchSize: args.batchSize ?? FLUX_DEFAULTS.batchSize,
    steps: args.steps ?? FLUX_DEFAULTS[strategy].steps,
    learningRate: args.learningRate ?? FLUX_DEFAULTS[strategy].learningRate,
    rank: args.rank ?? FLUX_DEFAULTS.rank,
    weights: `${paths.laidOut}/FLUX.1-dev`,
    output: paths.checkpoints,
  };
  const files = trainFiles(args, run, npus);
  return runStep(
    name,
    args,
    {
      step: "train",
      command: stepProgram(strategy === "full" ? "flux-finetune.sh" : "flux-lora.sh"),
      variables: {
        FILES: RUN_FILES_PATH,
        WEIGHTS: paths.laidOut,
        WORK: paths.work,
        OUTPUT: paths.checkpoints,
        RUN_RECORD: paths.record,
        RUN_NAME: args.runName,
        DATA_PATH: args.dataPath,
        TRAIN_COMMAND: args.command,
        ASCEND_PROCESS_LOG_PATH: paths.processLogs,
        ...(strategy === "full"
          ? {
              CODE: paths.code,
              SETUP_COMMAND: args.setupCommand,
              NPUS: String(npus),
              STEPS: String(run.steps),
              LEARNING_RATE: String(run.learningRate),
            }
          : { PACKAGE: paths.package }),
      },
      npus,
      configuration: runFiles(`${name}-train`, stepJobName(args.runName, "train"), args.namespace, files, parent),
      inputs: {
        weights: weights.fingerprint,
        ...codeOf(args),
        ...(args.dataPath === undefined ? {} : { data: args.dataFingerprint ?? args.dataPath }),
      },
      outputPath: paths.checkpoints,
    },
    parent,
    [weights],
  );
}
