import * as pulumi from "@pulumi/pulumi";
import { datasetFormat, datasetInfo, type DatasetFormat } from "../plan/dataset-info";
import { deepSpeedConfiguration } from "../plan/deepspeed";
import { requirePlan } from "../plan/fault";
import {
  DEFAULT_EPOCHS,
  DEFAULT_SAVE_STEPS,
  mergeSettings,
  trainSettings,
  yamlText,
} from "../plan/llama-factory-settings";
import { runRecordText } from "../plan/run-record";
import { runFolders, SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";

/** LLaMA-Factory's code on the share (seed 001, line 47). */
export const LLAMA_FACTORY_CODE = `${SHARE_MOUNT_PATH}/llm_train/LLaMAFactory/LLaMA-Factory`;

/** CPU cores and memory of the step that writes a tokenizer: its files are some megabytes. */
const SMALL_POD = { npus: 0, cpuCores: 2, memoryGiB: 8 } as const;

/** Earlier versions of LLaMA-Factory call a node's rank RANK; torchrun sets it anew for its processes. */
const RANK = 'export RANK="${NODE_RANK:-0}"';

/** Arguments of LlamaFactoryTraining. The numbers come from the LLaMA-Factory table of the catalogue. */
export interface LlamaFactoryTrainingArgs {
  /** Name of the run; its jobs, folders and logs are called after it. At most 34 characters with LoRA. */
  runName: string;
  /** Model, as the catalogue spells it, for the record of the run: `llama3-8b`. */
  model: string;
  /** Namespace of the jobs. */
  namespace: pulumi.Input<string>;
  /** `full` or `lora`. */
  strategy: string;
  /** Sequence length in tokens. */
  seqLenTokens: number;
  /** Chat template, as LLaMA-Factory names it: `llama3`. */
  template: string;
  /** Stage of DeepSpeed's ZeRO, 0 to 3. */
  zeroStage: number;
  /** Whether the optimizer, and at stage 3 the weights too, stay in the node's memory. */
  offload: boolean;
  /** Steps whose gradients are added up for one step of the optimizer. */
  gradientAccumulationSteps: number;
  /** Passes over the data. Defaults to 3. */
  epochs?: number;
  /** Steps of the whole run, those before its checkpoint included. Defaults to what the passes over the data come to. */
  steps?: number;
  /** Learning rate. Defaults to 1e-4 with LoRA and 1e-5 with all weights. */
  learningRate?: number;
  /** Steps between two checkpoints. Defaults to 500. */
  saveSteps?: number;
  /** Nodes of the job. */
  nodes: number;
  /** NPUs on each node. */
  npusPerNode: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Version of transformers that each pod installs with LLaMA-Factory from the share. Defaults to what the image has. */
  installedTransformers?: string;
  /** Shell command that trains in place of LLaMA-Factory's. The settings lie in `/etc/ascend-stacks`. */
  command?: string;
  /** Name of the data set. */
  dataSet: string;
  /** Path of the training data in the container, a file. */
  dataPath: pulumi.Input<string>;
  /** Format of the file: `alpaca`, `sharegpt`, `openai`, `prefix-input-output` or `hf-json`. Defaults to `alpaca`. */
  dataFormat?: string;
  /** What identifies the content of the data, such as a checksum. Defaults to their path. */
  dataFingerprint?: pulumi.Input<string>;
  /** Folder of the Hugging Face weights on the share, relative to its root: `models/llama2-13b`. */
  weightsPath: string;
  /** What identifies the content of the weights. Defaults to their path. */
  weightsFingerprint?: pulumi.Input<string>;
  /** Folder of another run's checkpoint on the share, relative to its root, from which the run goes on. Defaults to none. */
  resumeFrom?: string;
  /** Whether adapters of LoRA are merged into the weights. Defaults to true with LoRA. */
  merge?: boolean;
  /** Whether a folder with a tokenizer that vLLM 0.6.0 reads is made of the weights (seed 000, line 59). Defaults to true. */
  forVllm?: boolean;
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
  /** Network interface between the nodes. Defaults to what each container finds. */
  networkInterface?: string;
  /** Text of which another one runs every step again. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for each step. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
  /** How often a step is restarted after a pod failed or was evicted. Defaults to 5. */
  maxRetry?: number;
}

/** The weights of a run in its containers. */
function weightsOf({ weightsPath }: LlamaFactoryTrainingArgs): string {
  return `${SHARE_MOUNT_PATH}/${weightsPath}`;
}

/** Settings of a first start, and of one that goes on from the newest checkpoint of its own. */
function settingsFiles(args: LlamaFactoryTrainingArgs, stage: string, output: string): Record<string, string> {
  const settings = trainSettings({
    strategy: args.strategy,
    stage,
    template: args.template,
    seqLenTokens: args.seqLenTokens,
    gradientAccumulationSteps: args.gradientAccumulationSteps,
    epochs: args.epochs ?? DEFAULT_EPOCHS,
    saveSteps: args.saveSteps ?? DEFAULT_SAVE_STEPS,
    ...(args.steps === undefined ? {} : { steps: args.steps }),
    ...(args.learningRate === undefined ? {} : { learningRate: args.learningRate }),
    dataSet: args.dataSet,
    weights: weightsOf(args),
    dataSetFolder: RUN_FILES_PATH,
    deepSpeedFile: `${RUN_FILES_PATH}/deepspeed.json`,
    output,
  });
  const resumed =
    args.resumeFrom === undefined ? {} : { resume_from_checkpoint: `${SHARE_MOUNT_PATH}/${args.resumeFrom}` };
  return {
    "train.yaml": yamlText({ ...settings, ...resumed, overwrite_output_dir: true }),
    // With false, LLaMA-Factory goes on from the newest checkpoint; without a checkpoint it would refuse the folder.
    "resume.yaml": yamlText({ ...settings, overwrite_output_dir: false }),
  };
}

/** The files of the training itself: settings, DeepSpeed's configuration, the list of data sets, the record, and an edit. */
function trainFiles(
  args: LlamaFactoryTrainingArgs,
  format: DatasetFormat,
  output: string,
): Record<string, pulumi.Input<string>> {
  const deepSpeed = requirePlan(`training ${args.runName}`, deepSpeedConfiguration(args));
  const dataParallel = args.nodes * args.npusPerNode;
  const record = {
    name: args.runName,
    framework: "llama-factory",
    model: args.model,
    strategy: args.strategy,
    nodes: args.nodes,
    npusPerNode: args.npusPerNode,
    seqLenTokens: args.seqLenTokens,
    globalBatchSize: dataParallel * args.gradientAccumulationSteps,
    microBatchSize: 1,
    tensorParallel: 1,
    pipelineParallel: 1,
    ...(args.steps === undefined ? {} : { trainSteps: args.steps }),
  };
  return {
    ...settingsFiles(args, format.stage, output),
    "deepspeed.json": JSON.stringify(deepSpeed, undefined, 2),
    "dataset_info.json": pulumi
      .output(args.dataPath)
      .apply((path) => JSON.stringify(datasetInfo(args.dataSet, path, format))),
    "run.json": pulumi.output(args.image).apply((image) => runRecordText(record, image)),
    "allow-missing-packages.py": stepProgram("allow-missing-packages.py"),
  };
}

/** Variables of every pod that runs LLaMA-Factory. */
export function llamaFactoryVariables(
  npusPerNode: number,
  installedTransformers: string | undefined,
  extras: string,
): Record<string, string | undefined> {
  return {
    // One process per NPU, also for a single one: DeepSpeed asks for torchrun.
    FORCE_TORCHRUN: "1",
    NPROC_PER_NODE: String(npusPerNode),
    FILES: RUN_FILES_PATH,
    LLAMA_FACTORY_CODE,
    EXTRAS: extras,
    INSTALLED_TRANSFORMERS: installedTransformers,
  };
}

/**
 * Supervised fine-tuning with LLaMA-Factory and DeepSpeed, as steps of which each runs when what it depends on has changed:
 * `train`; with LoRA `merge`, which puts the adapters into the weights; and `vllm`, which makes a folder that vLLM 0.6.0
 * reads (seed 000, line 59). A training that is restarted goes on from its newest checkpoint.
 *
 * The manual leaves out settings and start command; variables and command are LLaMA-Factory's own for several nodes
 * (llamafactory.readthedocs.io, distributed training). torchrun starts one process per NPU, also for a single one: DeepSpeed
 * asks for it.
 */
export class LlamaFactoryTraining extends pulumi.ComponentResource {
  /** Name of the Volcano job that trains. */
  public readonly jobName: pulumi.Output<string>;
  /** Folder of the run's checkpoints in containers that mount the share, known once training has ended well. */
  public readonly checkpointPath: pulumi.Output<string>;
  /** Folder of the whole trained weights, merged with LoRA, known once they are there. */
  public readonly weightsPath: pulumi.Output<string>;
  /** What identifies the content of the trained weights. */
  public readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: LlamaFactoryTrainingArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("LlamaFactoryTraining"), name, args, opts);
    const format = requirePlan(`training ${args.runName}`, datasetFormat(args.dataFormat ?? "alpaca"));
    const train = trainStep(name, args, format, this);
    const isLora = args.strategy === "lora";
    const merge = isLora && args.merge !== false ? mergeStep(name, args, train, this) : undefined;
    const whole = merge ?? (isLora ? undefined : train);
    const vllm = whole === undefined || args.forVllm === false ? undefined : vllmStep(name, args, whole, this);
    const last = vllm ?? merge ?? train;
    this.jobName = train.jobName;
    this.checkpointPath = train.path;
    this.weightsPath = last.path;
    this.fingerprint = last.fingerprint;
    this.registerOutputs({
      jobName: this.jobName,
      checkpointPath: this.checkpointPath,
      weightsPath: this.weightsPath,
      fingerprint: this.fingerprint,
    });
  }
}

/** The training itself. */
function trainStep(
  name: string,
  args: LlamaFactoryTrainingArgs,
  format: DatasetFormat,
  parent: LlamaFactoryTraining,
): PipelineStep {
  const { checkpoints, processLogs, record } = runFolders(args.runName);
  const job = stepJobName(args.runName, "train");
  const files = trainFiles(args, format, checkpoints);
  const configuration = runFiles(`${name}-settings`, job, args.namespace, files, parent);
  return runStep(
    name,
    args,
    {
      step: "train",
      command: args.command === undefined ? stepProgram("llama-factory.sh") : `${RANK}\n${args.command}`,
      variables: {
        ...llamaFactoryVariables(args.npusPerNode, args.installedTransformers, "deepspeed"),
        ACTION: "train",
        OUTPUT: checkpoints,
        RUN_RECORD: record,
        ASCEND_PROCESS_LOG_PATH: processLogs,
      },
      npus: args.npusPerNode,
      nodes: args.nodes,
      configuration,
      inputs: {
        data: args.dataFingerprint ?? args.dataPath,
        weights: args.weightsFingerprint ?? args.weightsPath,
        ...codeOf(args),
      },
      outputPath: checkpoints,
    },
    parent,
    [],
  );
}

/** Adapters into weights. The NPUs bring the memory of their share of the node: the whole model is loaded into it. */
function mergeStep(
  name: string,
  args: LlamaFactoryTrainingArgs,
  train: PipelineStep,
  parent: LlamaFactoryTraining,
): PipelineStep {
  const { output, checkpoints } = runFolders(args.runName);
  const merged = `${output}/merged`;
  const settings = mergeSettings({
    template: args.template,
    weights: weightsOf(args),
    adapters: checkpoints,
    output: merged,
  });
  const files = {
    "merge.yaml": yamlText(settings),
    "allow-missing-packages.py": stepProgram("allow-missing-packages.py"),
  };
  return runStep(
    name,
    args,
    {
      step: "merge",
      command: stepProgram("llama-factory.sh"),
      variables: {
        ...llamaFactoryVariables(args.npusPerNode, args.installedTransformers, "deepspeed"),
        ACTION: "merge",
        OUTPUT: merged,
      },
      npus: args.npusPerNode,
      configuration: runFiles(`${name}-merge`, stepJobName(args.runName, "merge"), args.namespace, files, parent),
      inputs: { training: train.fingerprint, weights: args.weightsFingerprint ?? args.weightsPath, ...codeOf(args) },
      outputPath: merged,
    },
    parent,
    [train],
  );
}

/** A folder that vLLM 0.6.0 reads. */
function vllmStep(
  name: string,
  args: LlamaFactoryTrainingArgs,
  trained: PipelineStep,
  parent: LlamaFactoryTraining,
): PipelineStep {
  const { output, checkpoints } = runFolders(args.runName);
  const served = `${output}/vllm`;
  const isMerged = args.strategy === "lora";
  const files = { "tokenizer-merges.py": stepProgram("tokenizer-merges.py") };
  return runStep(
    name,
    args,
    {
      step: "vllm",
      command: 'set -euo pipefail\npython "$FILES/tokenizer-merges.py" "$TRAINED" "$OUTPUT" "$ORIGINAL"\n',
      variables: {
        FILES: RUN_FILES_PATH,
        TRAINED: isMerged ? `${output}/merged` : checkpoints,
        OUTPUT: served,
        ORIGINAL: weightsOf(args),
      },
      ...SMALL_POD,
      configuration: runFiles(`${name}-vllm`, stepJobName(args.runName, "vllm"), args.namespace, files, parent),
      inputs: { trained: trained.fingerprint, weights: args.weightsFingerprint ?? args.weightsPath },
      outputPath: served,
    },
    parent,
    [trained],
  );
}
