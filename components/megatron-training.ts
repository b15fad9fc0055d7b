import * as pulumi from "@pulumi/pulumi";
import type { MegatronRelease } from "../catalogue/megatron-flows";
import { MEGATRON_RELEASES } from "../catalogue/megatron-flows";
import { requirePlan } from "../plan/fault";
import type { MegatronRun } from "../plan/megatron-run";
import { megatronStepFaults, megatronSteps, type MegatronSteps } from "../plan/megatron-steps";
import { trainingWait, trainingWaitFaults } from "../plan/training-wait";
import { suggestion } from "../plan/wording";
import { type MegatronResult, placeMegatronSteps } from "./megatron-steps";
import { typeToken } from "./names";

/** How MegatronTraining preprocesses its data, where that is a step of its own. */
export interface MegatronPreprocessing {
  /**
   * Handler of the records: `GeneralPretrainHandler`, `GeneralInstructionHandler`, or another of ModelLink's. Defaults to the
   * first for pretraining, else to the second (seed 000, line 21).
   */
  handler?: string;
  /** Type of the tokenizer. Defaults to `PretrainedFromHF` (seed 000, line 19). */
  tokenizerType?: string;
  /** Processes; release 6.3.904. Defaults to 8 (seed 002, line 22). */
  workers?: number;
  /** Records between two lines of the log; release 6.3.904. Defaults to 1000 (seed 002, line 22). */
  logInterval?: number;
  /** Field of the records that is trained on; release 6.3.904. Defaults to `text` (seed 002, line 30). */
  jsonKey?: string;
  /** Number whose multiple the vocabulary is padded to; fine-tuning with 6.3.904. Defaults to 128 (seed 002, line 17). */
  vocabularyMultiple?: number;
  /** Shell command in place of the release's own. The data are at `$ORIGINAL_TRAIN_DATA_PATH`. */
  command?: string;
}

/** How MegatronTraining converts its weights, where that is a step of its own. */
export interface MegatronConversion {
  /** Shell command that converts to Megatron's format into `$CONVERT_MODEL_PATH`. Defaults to the release's own. */
  command?: string;
  /** Shell command that merges the adapters in `$LORA_PATH` into `$MERGED_MODEL_PATH`. Defaults to ModelLink's tool. */
  mergeCommand?: string;
  /** Shell command that converts `$MODEL_SAVE_PATH` back into `$CONVERT_MODEL_PATH`. Defaults to the release's own. */
  backCommand?: string;
  /** Rank of LoRA, as in training. Defaults to 16 (seed 002, line 10). */
  loraRank?: number;
  /** Alpha of LoRA, as in training. Defaults to 32 (seed 002, line 10). */
  loraAlpha?: number;
}

/** Arguments of MegatronTraining. The numbers come from the training table of the catalogue. */
export interface MegatronTrainingArgs {
  /**
   * Name of the run; its jobs, its folders and its logs are called after it. At most 40 characters, with steps of their own 27.
   */
  runName: string;
  /** Namespace of the jobs. */
  namespace: pulumi.Input<string>;
  /** Release of ModelArts whose software package trains: `6.3.904`, `6.3.910` or `6.3.911`. Defaults to `6.3.911`. */
  release?: string;
  /** Model, as the catalogue spells it, for example `llama2-13b`. */
  model: string;
  /** `pretrain`, `sft` or `lora`. */
  strategy: string;
  /** Sequence length in tokens. */
  seqLenTokens: number;
  /** Tensor parallel size. */
  tensorParallel: number;
  /** Pipeline parallel size. */
  pipelineParallel: number;
  /** Micro batch size, in samples. */
  microBatchSize: number;
  /** Samples of one step of the optimizer. Defaults to what the start script says, with 6.3.904 to 64 (seed 002, line 20). */
  globalBatchSize?: number;
  /** Iterations of the whole run. Defaults to what the start script says. */
  trainIterations?: number;
  /** Iterations between two checkpoints (seed 003, line 57). Defaults to what the start script says. */
  saveInterval?: number;
  /** Nodes of the training job. */
  nodes: number;
  /** NPUs on each node. */
  npusPerNode: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Whether pods install what the manual's base image lacks. Defaults to false. */
  installs?: boolean;
  /** Folder on the share with `wheels` and `git`, which the installation takes in place of the network. Defaults to none. */
  offlineSources?: string;
  /** Shell command that trains, in place of the release's own start script. */
  command?: string;
  /**
   * Whether preprocessing and conversion are jobs of their own. Defaults to false, where the start script does both by itself
   * (seed 003, line 59); with 6.3.904, whose script does neither, to true.
   */
  separateSteps?: boolean;
  /** Whether the trained weights are converted to Hugging Face's format (seed 000, line 11). Defaults to false. */
  convertBack?: boolean;
  /** Preprocessing of the data. Defaults to the release's own. */
  preprocessing?: MegatronPreprocessing;
  /** Conversion of the weights. Defaults to the release's own. */
  conversion?: MegatronConversion;
  /** Name of the data set: the processed files are called after it. Defaults to `data`. */
  dataSet?: string;
  /** Path of the training data in the container. */
  dataPath: pulumi.Input<string>;
  /** What identifies the content of the data, such as a checksum. Defaults to their path. */
  dataFingerprint?: pulumi.Input<string>;
  /** Folder of the Hugging Face weights on the share, relative to its root: `models/llama2-13b`. */
  weightsPath: string;
  /** What identifies the content of the weights. Defaults to their path. */
  weightsFingerprint?: pulumi.Input<string>;
  /** Folder of the tokenizer on the share. Defaults to that of the weights. */
  tokenizerPath?: string;
  /** What identifies the content of the tokenizer. Defaults to that of the weights, or to its path. */
  tokenizerFingerprint?: pulumi.Input<string>;
  /** Patch of the tokenizer's files, as `git diff` writes it: the run reads a patched copy. Defaults to none. */
  tokenizerPatch?: string;
  /** Folder of the training code on the share. Defaults to where the package of the release unpacks to. */
  codePath?: string;
  /** What identifies the content of the training code. Defaults to its path. */
  codeFingerprint?: pulumi.Input<string>;
  /** Folder of the checkpoints on the share. Defaults to one of the run's own, with 6.3.904 to where its script writes. */
  checkpointsFolder?: string;
  /** Folder on the share with what an earlier run has processed: its steps are left out. Defaults to none. */
  processedInputs?: string;
  /** Folder on the share of an earlier run's checkpoint, from which the run goes on. Defaults to none. */
  resumeFrom?: string;
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
  /** Network interface between the nodes. Defaults to what each container finds (VolcanoJob). */
  networkInterface?: string;
  /**
   * What `up` waits for: `running` or `completed`. Defaults to `completed` where a step comes after training or the weights are
   * converted back, else `running`.
   */
  waitFor?: string;
  /** Minutes for which `up` waits for each job. Defaults to 30 for `running`, and a day for `completed`. */
  timeLimitMinutes?: number;
  /** How often a job is restarted after a pod failed or was evicted. Defaults to 5 (seed 000, line 29). */
  maxRetry?: number;
  /** Whether the training job is stopped and gives its NPUs back until this is false again. Defaults to false. */
  suspend?: boolean;
  /** Text of which another one runs every step again. Defaults to none. */
  runId?: string;
}

/**
 * Training run with AscendSpeed (Megatron): the start script of the software package with the environment that the manual
 * describes (seed 003, line 33), parallel sizes of its table, folders for checkpoints and logs on the share.
 *
 * With 6.3.910 and 6.3.911 it is one Volcano job by default: the start script preprocesses data and converts weights by itself.
 * With `separateSteps`, and always with 6.3.904, each is a job of its own that runs once for the same inputs: `preprocess`,
 * `convert`, the training, and with `convertBack` `merge` for LoRA and `convert-back`. Each waits for the one before. What the
 * training has made from other inputs is kept beside the new result, where `up` waits for its end.
 *
 * Of the manual's edits, that of Yi's start script is made by the job itself; those of the tokenizers of ChatGLMv3 and Qwen are
 * in figures that the manual lacks, and come as `tokenizerPatch`.
 */
export class MegatronTraining extends pulumi.ComponentResource {
  /** Name of the Volcano job that trains. */
  public readonly jobName: pulumi.Output<string>;
  /** Phase of that job when `up` last looked at it. */
  public readonly phase: pulumi.Output<string>;
  /** Folder of the run's checkpoints in containers that mount the share, known once the job is in the state that is waited for. */
  public readonly checkpointPath: pulumi.Output<string>;
  /**
   * Folder of the trained weights, known once they are there: in Hugging Face's format where they are converted back, else that of
   * the checkpoints.
   */
  public readonly weightsPath: pulumi.Output<string>;
  /** What identifies the content of the trained weights. */
  public readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: MegatronTrainingArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("MegatronTraining"), name, args, opts);
    const run = runOf(args);
    const steps = requireSteps(args, run);
    const result: MegatronResult = placeMegatronSteps(name, args, run, steps, trainingWait(args, run), this);
    this.jobName = result.jobName;
    this.phase = result.phase;
    this.checkpointPath = result.checkpointPath;
    this.weightsPath = result.weightsPath;
    this.fingerprint = result.fingerprint;
    this.registerOutputs({
      jobName: this.jobName,
      phase: this.phase,
      checkpointPath: this.checkpointPath,
      weightsPath: this.weightsPath,
      fingerprint: this.fingerprint,
    });
  }
}

/** The release that is asked for; throws for an unknown one. */
function releaseOf({ runName, release }: MegatronTrainingArgs): MegatronRelease {
  const [newest] = MEGATRON_RELEASES;
  const known = MEGATRON_RELEASES.find((one) => one === (release ?? newest));
  const rule = suggestion(release ?? "", MEGATRON_RELEASES, "releases whose package trains with Megatron");
  const answer = known === undefined ? [{ path: "release", got: release, rule, source: [] }] : { release: known };
  return requirePlan(`training ${runName}`, answer).release;
}

/** The run that the arguments describe. */
function runOf(args: MegatronTrainingArgs): MegatronRun {
  const optional = {
    globalBatchSize: args.globalBatchSize,
    trainIterations: args.trainIterations,
    saveInterval: args.saveInterval,
    separateSteps: args.separateSteps,
    convertBack: args.convertBack,
    code: args.codePath,
    tokenizer: args.tokenizerPath,
    checkpoints: args.checkpointsFolder,
    processedInputs: args.processedInputs,
    offlineSources: args.offlineSources,
    preprocessing: args.preprocessing,
    conversion: args.conversion,
    command: args.command,
    resumeFrom: args.resumeFrom,
  };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(given) as Partial<MegatronRun>),
    name: args.runName,
    release: releaseOf(args),
    model: args.model,
    strategy: args.strategy,
    seqLen: args.seqLenTokens,
    tensorParallel: args.tensorParallel,
    pipelineParallel: args.pipelineParallel,
    microBatchSize: args.microBatchSize,
    nodes: args.nodes,
    npusPerNode: args.npusPerNode,
    weightsPath: args.weightsPath,
    dataSet: args.dataSet ?? "data",
    installs: args.installs ?? false,
    patchesTokenizer: args.tokenizerPatch !== undefined,
  };
}

/** The jobs of the run; throws every fault of it at once. */
function requireSteps(args: MegatronTrainingArgs, run: MegatronRun): MegatronSteps {
  const { model, strategy, seqLenTokens: seqLen, runName: name } = args;
  const workload = {
    name,
    model,
    strategy,
    seqLen,
    ...(args.waitFor === undefined ? {} : { waitFor: args.waitFor }),
  };
  const faults = [...megatronStepFaults(run), ...trainingWaitFaults(workload, run)];
  return requirePlan(`training ${name}`, faults.length > 0 ? faults : megatronSteps(run));
}
