import * as pulumi from "@pulumi/pulumi";
import { runRecordText } from "../plan/run-record";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { runFolders, SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";

/** Folder of the package with the two conversion programs (seed 003, line 7). */
const TOOLS_PATH = "llm_tools/spec_decode/EAGLE";

/** EAGLE's own code, as it was fetched to the share (seed 003, line 5). */
const CODE_PATH = "packages/EAGLE";

/** What makes a copy of EAGLE's code ready: its requirements.txt would replace the image's PyTorch by one for CUDA. */
const SETUP_COMMAND = "pip install --no-deps -e .";

const CONVERTED_FORMATS = ["alpaca", "prefix-input-output"];

/** Arguments of EagleDraftModel. */
export interface EagleDraftModelArgs {
  /** Name of the run; its jobs, folders and logs are called after it. At most 31 characters. */
  runName: string;
  /** Base model, for the record of the run: `llama2-7b`. */
  model: string;
  /** Namespace of the jobs. */
  namespace: pulumi.Input<string>;
  /** NPUs, of one node, 1 to 8. */
  npus: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Path of the data in the container, a JSON file. */
  dataPath: pulumi.Input<string>;
  /** `sharegpt`, `alpaca` or `prefix-input-output`. All but `sharegpt` are converted first. */
  dataFormat: string;
  /** What identifies the content of the data, such as a checksum. Defaults to their path. */
  dataFingerprint?: pulumi.Input<string>;
  /** Field of a record that comes before the question, or `None`. Defaults to `instruction`, with `prefix-input-output` `prefix`. */
  prefixField?: string;
  /** Field of a record with the question. Defaults to `input`. */
  inputField?: string;
  /** Field of a record with the answer. Defaults to `output`. */
  outputField?: string;
  /** Encoding of the file. Defaults to `utf-8`. */
  encoding?: string;
  /** Folder of the base model's Hugging Face weights on the share, relative to its root: `models/llama2-7b-chat`. */
  baseWeightsPath: string;
  /** What identifies the content of these weights. Defaults to their path. */
  baseWeightsFingerprint?: pulumi.Input<string>;
  /**
   * Folder on the share, relative to its root, with the `config.json` of the open draft model: `models/eagle_llama2-7b-chat`
   * (seed 003, line 5).
   */
  draftConfigPath: string;
  /** Samples of each NPU at a time. Defaults to 4 (SafeAILab/EAGLE, eagle/train/main.py). */
  batchSize?: number;
  /** Folder of EAGLE's code on the share, relative to its root. Defaults to `packages/EAGLE`. */
  codePath?: string;
  /** Folder of the package's conversion programs on the share. Defaults to `llm_tools/spec_decode/EAGLE`. */
  toolsPath?: string;
  /**
   * Shell command that makes a copy of EAGLE's code ready, run in it. The manual leaves step one out. Defaults to `pip install
   * --no-deps -e .`: what it needs belongs into the image, as its requirements.txt names a PyTorch for CUDA.
   */
  setupCommand?: string;
  /** Program of eagle/ge_data that computes the training data. Defaults to `ge_data_all_vicuna`, that of Llama 2 and Vicuna. */
  featuresProgram?: string;
  /** Shell command of that step in its place, with `CONVERSATIONS`, `BASE_WEIGHTS` and `OUTPUT`. The manual leaves step three out. */
  featuresCommand?: string;
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

/** Paths of a run in its containers. */
function pathsOf(args: EagleDraftModelArgs) {
  const { output, checkpoints, record, processLogs } = runFolders(args.runName);
  const share = (path: string): string => `${SHARE_MOUNT_PATH}/${path}`;
  return {
    conversations: `${output}/sharegpt.json`,
    features: `${output}/features`,
    checkpoints,
    draft: `${output}/draft`,
    record,
    processLogs,
    code: share(args.codePath ?? CODE_PATH),
    tools: share(args.toolsPath ?? TOOLS_PATH),
    base: share(args.baseWeightsPath),
    config: `${share(args.draftConfigPath)}/config.json`,
  };
}

function faultsOf({ dataFormat, npus }: EagleDraftModelArgs): ArgumentFault[] {
  const formats = ["sharegpt", ...CONVERTED_FORMATS];
  const faults: ArgumentFault[] = [];
  if (!formats.includes(dataFormat)) {
    const reason = `got ${JSON.stringify(dataFormat)}; one of ${formats.join(", ")} (seed 003, line 9)`;
    faults.push({ propertyPath: "dataFormat", reason });
  }
  if (!Number.isInteger(npus) || npus < 1 || npus > 8) {
    faults.push({ propertyPath: "npus", reason: `got ${String(npus)}; whole NPUs of one node, 1 to 8` });
  }
  return faults;
}

/**
 * Draft model of EAGLE for speculative decoding, as steps of which each runs when what it depends on has changed: `sharegpt`,
 * where the data are not conversations; `features`, the base model's hidden states; `train`; and `convert`, into what vLLM reads.
 * The manual has the second, fourth and fifth of its five steps (seed 003, lines 5, 7 and 9); the first and the third are
 * arguments, and upstream's by default (SafeAILab/EAGLE).
 */
export class EagleDraftModel extends pulumi.ComponentResource {
  /** Name of the Volcano job that trains. */
  public readonly jobName: pulumi.Output<string>;
  /** Folder of the checkpoints in containers that mount the share, known once training has ended well. */
  public readonly checkpointPath: pulumi.Output<string>;
  /** Folder of the draft model as vLLM reads it, known once it is there. */
  public readonly weightsPath: pulumi.Output<string>;
  /** What identifies the content of the draft model. */
  public readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: EagleDraftModelArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("EagleDraftModel"), name, args, opts);
    refuseFaults(`EagleDraftModel ${name}`, faultsOf(args));
    const conversations = args.dataFormat === "sharegpt" ? undefined : conversationsStep(name, args, this);
    const features = featuresStep(name, args, conversations, this);
    const train = trainStep(name, args, features, this);
    const convert = convertStep(name, args, train, this);
    this.jobName = train.jobName;
    this.checkpointPath = train.path;
    this.weightsPath = convert.path;
    this.fingerprint = convert.fingerprint;
    this.registerOutputs({
      jobName: this.jobName,
      checkpointPath: this.checkpointPath,
      weightsPath: this.weightsPath,
      fingerprint: this.fingerprint,
    });
  }
}

/** Step two: records of prefix, input and output into conversations. */
function conversationsStep(name: string, args: EagleDraftModelArgs, parent: EagleDraftModel): PipelineStep {
  const { conversations, tools } = pathsOf(args);
  return runStep(
    name,
    args,
    {
      step: "sharegpt",
      command: stepProgram("eagle-sharegpt.sh"),
      variables: {
        EAGLE_TOOLS: tools,
        DATA_PATH: args.dataPath,
        OUTPUT: conversations,
        PREFIX_NAME: args.prefixField ?? (args.dataFormat === "alpaca" ? "instruction" : "prefix"),
        INPUT_NAME: args.inputField ?? "input",
        OUTPUT_NAME: args.outputField ?? "output",
        CODE_TYPE: args.encoding ?? "utf-8",
      },
      npus: 0,
      cpuCores: 4,
      memoryGiB: 32,
      inputs: { data: args.dataFingerprint ?? args.dataPath, ...codeOf(args) },
      outputPath: conversations,
    },
    parent,
    [],
  );
}

/** Step three: the base model's hidden states, which are what the draft model learns from. */
function featuresStep(
  name: string,
  args: EagleDraftModelArgs,
  conversations: PipelineStep | undefined,
  parent: EagleDraftModel,
): PipelineStep {
  const paths = pathsOf(args);
  const files = {
    "eagle-constants.py": stepProgram("eagle-constants.py"),
    "eagle-records.py": stepProgram("eagle-records.py"),
  };
  return runStep(
    name,
    args,
    {
      step: "features",
      command: stepProgram("eagle-features.sh"),
      variables: {
        FILES: RUN_FILES_PATH,
        EAGLE_CODE: paths.code,
        SETUP_COMMAND: args.setupCommand ?? SETUP_COMMAND,
        FEATURES_PROGRAM: args.featuresProgram ?? "ge_data_all_vicuna",
        FEATURES_COMMAND: args.featuresCommand,
        CONVERSATIONS: conversations === undefined ? args.dataPath : paths.conversations,
        BASE_WEIGHTS: paths.base,
        NPUS: String(args.npus),
        OUTPUT: paths.features,
        ASCEND_PROCESS_LOG_PATH: paths.processLogs,
      },
      npus: args.npus,
      configuration: runFiles(`${name}-features`, stepJobName(args.runName, "features"), args.namespace, files, parent),
      inputs: {
        data: conversations?.fingerprint ?? args.dataFingerprint ?? args.dataPath,
        weights: args.baseWeightsFingerprint ?? args.baseWeightsPath,
        ...codeOf(args),
      },
      outputPath: paths.features,
    },
    parent,
    conversations === undefined ? [] : [conversations],
  );
}

/** Step four: the training itself. */
function trainStep(
  name: string,
  args: EagleDraftModelArgs,
  features: PipelineStep,
  parent: EagleDraftModel,
): PipelineStep {
  const paths = pathsOf(args);
  const batchSize = args.batchSize ?? 4;
  const record = {
    name: args.runName,
    framework: "eagle",
    model: args.model,
    strategy: "draft",
    nodes: 1,
    npusPerNode: args.npus,
    globalBatchSize: batchSize * args.npus,
    microBatchSize: batchSize,
    tensorParallel: 1,
    pipelineParallel: 1,
  };
  const files = { "run.json": pulumi.output(args.image).apply((image) => runRecordText(record, image)) };
  return runStep(
    name,
    args,
    {
      step: "train",
      command: stepProgram("eagle-train.sh"),
      variables: {
        FILES: RUN_FILES_PATH,
        EAGLE_CODE: paths.code,
        SETUP_COMMAND: args.setupCommand ?? SETUP_COMMAND,
        FEATURES: paths.features,
        OUTPUT: paths.checkpoints,
        CONFIG_PATH: paths.config,
        BASE_WEIGHTS: paths.base,
        BATCH_SIZE: String(batchSize),
        RUN_RECORD: paths.record,
        ASCEND_PROCESS_LOG_PATH: paths.processLogs,
      },
      npus: args.npus,
      configuration: runFiles(`${name}-train`, stepJobName(args.runName, "train"), args.namespace, files, parent),
      inputs: {
        features: features.fingerprint,
        weights: args.baseWeightsFingerprint ?? args.baseWeightsPath,
        ...codeOf(args),
      },
      outputPath: paths.checkpoints,
    },
    parent,
    [features],
  );
}

/** Step five: what was trained, in the form that vLLM reads. */
function convertStep(
  name: string,
  args: EagleDraftModelArgs,
  train: PipelineStep,
  parent: EagleDraftModel,
): PipelineStep {
  const paths = pathsOf(args);
  const files = { "eagle-weights.py": stepProgram("eagle-weights.py") };
  return runStep(
    name,
    args,
    {
      step: "convert",
      command: stepProgram("eagle-convert.sh"),
      variables: {
        FILES: RUN_FILES_PATH,
        EAGLE_TOOLS: paths.tools,
        CHECKPOINTS: paths.checkpoints,
        CONFIG_PATH: paths.config,
        BASE_WEIGHTS: paths.base,
        OUTPUT: paths.draft,
      },
      // The package's program imports PyTorch for NPUs, which needs the driver.
      npus: 1,
      configuration: runFiles(`${name}-convert`, stepJobName(args.runName, "convert"), args.namespace, files, parent),
      inputs: {
        training: train.fingerprint,
        weights: args.baseWeightsFingerprint ?? args.baseWeightsPath,
        ...codeOf(args),
      },
      outputPath: paths.draft,
    },
    parent,
    [train],
  );
}
