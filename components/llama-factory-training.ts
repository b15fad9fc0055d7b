import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import { deepSpeedConfiguration } from "../plan/deepspeed";
import { requirePlan } from "../plan/fault";
import { runFolders, SHARE_MOUNT_PATH, typeToken, workloadLabels } from "./names";
import { networkInterfaceVariables, VolcanoJob } from "./volcano-job";

/** Folder of the settings in the container. */
const SETTINGS_PATH = "/etc/llama-factory";

/** LLaMA-Factory's code on the share (seed 001, line 47). */
const CODE_PATH = `${SHARE_MOUNT_PATH}/llm_train/LLaMAFactory/LLaMA-Factory`;

/** Arguments of LlamaFactoryTraining. The numbers come from the LLaMA-Factory table of the catalogue. */
export interface LlamaFactoryTrainingArgs {
  /** Name of the run; the job, its folders and its logs are called after it. */
  runName: string;
  /** Namespace of the job. */
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
  /** Nodes of the job. */
  nodes: number;
  /** NPUs on each node. */
  npusPerNode: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Version of transformers that each pod installs with LLaMA-Factory from the share. Defaults to what the image has. */
  installedTransformers?: string;
  /** Shell command that starts the run in place of `llamafactory-cli train`. The settings lie in `/etc/llama-factory`. */
  command?: string;
  /** Name of the data set. */
  dataSet: string;
  /** Path of the training data in the container, a file in alpaca format. */
  dataPath: pulumi.Input<string>;
  /** Folder of the Hugging Face weights on the share, relative to its root: `models/llama2-13b`. */
  weightsPath: string;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Network interface between the nodes. Defaults to `enp67s0f5` (seed 000, line 3). */
  networkInterface?: string;
}

/**
 * The settings of a run, but for where it begins. The plan gives template, length, gradient accumulation and DeepSpeed's
 * file. The manual was measured with the NPU's fused FlashAttention (seed 001, line 55), which `sdpa` calls on Ascend
 * (huggingface/transformers, pull request 36383). It names no other setting: those are what LLaMA-Factory's own examples of
 * supervised fine-tuning with DeepSpeed have (hiyouga/LLaMA-Factory, examples/train_full and examples/train_lora).
 */
function runSettings(args: LlamaFactoryTrainingArgs, outputPath: string): Record<string, unknown> {
  const isLora = args.strategy === "lora";
  return {
    model_name_or_path: `${SHARE_MOUNT_PATH}/${args.weightsPath}`,
    flash_attn: "sdpa",
    stage: "sft",
    do_train: true,
    finetuning_type: args.strategy,
    ...(isLora ? { lora_target: "all" } : {}),
    deepspeed: `${SETTINGS_PATH}/deepspeed.json`,
    dataset: args.dataSet,
    dataset_dir: SETTINGS_PATH,
    template: args.template,
    cutoff_len: args.seqLenTokens,
    overwrite_cache: true,
    preprocessing_num_workers: 16,
    output_dir: outputPath,
    logging_steps: 10,
    save_steps: 500,
    plot_loss: true,
    per_device_train_batch_size: 1,
    gradient_accumulation_steps: args.gradientAccumulationSteps,
    learning_rate: isLora ? 1e-4 : 1e-5,
    num_train_epochs: 3,
    lr_scheduler_type: "cosine",
    warmup_ratio: 0.1,
    bf16: true,
    // Seconds that the other ranks wait while the first one prepares the data.
    ddp_timeout: 180_000_000,
  };
}

/** Settings as YAML 1.1, which Python reads: a data set called `no` stays text. */
function yamlText(settings: Record<string, unknown>): string {
  return stringify(settings, { version: "1.1" });
}

/**
 * The files of a run: settings of a first start and of one that goes on from the newest checkpoint, DeepSpeed's
 * configuration, and the list of data sets. A path of a data set that begins with a slash is taken as it is.
 */
function settingsFiles(args: LlamaFactoryTrainingArgs, outputPath: string): Record<string, pulumi.Input<string>> {
  const settings = runSettings(args, outputPath);
  const deepSpeed = requirePlan(`training ${args.runName}`, deepSpeedConfiguration(args));
  return {
    "train.yaml": yamlText({ ...settings, overwrite_output_dir: true }),
    // With false, LLaMA-Factory goes on from the newest checkpoint; without a checkpoint it would refuse the folder.
    "resume.yaml": yamlText({ ...settings, overwrite_output_dir: false }),
    "deepspeed.json": JSON.stringify(deepSpeed, undefined, 2),
    "dataset_info.json": pulumi.jsonStringify({ [args.dataSet]: { file_name: args.dataPath } }),
  };
}

/**
 * Installation, where the image has no LLaMA-Factory, and start. Each pod installs from a copy of its own: the installer
 * writes beside the sources. Without MASTER_PORT, LLaMA-Factory takes a free port: runs of less than a node share the
 * network of theirs.
 */
function startCommand({ installedTransformers, nodes }: LlamaFactoryTrainingArgs, outputPath: string): string {
  const install =
    installedTransformers === undefined
      ? []
      : [
          `cp -r ${CODE_PATH} /tmp/LLaMA-Factory`,
          `pip install '/tmp/LLaMA-Factory[deepspeed]' transformers==${installedTransformers}`,
        ];
  return [
    "set -e",
    ...install,
    ...(nodes === 1 ? ["unset MASTER_PORT"] : []),
    `if ls -d ${outputPath}/checkpoint-* > /dev/null 2>&1; then settings=resume; else settings=train; fi`,
    `exec llamafactory-cli train "${SETTINGS_PATH}/$settings.yaml"`,
  ].join("\n");
}

/**
 * Supervised fine-tuning with LLaMA-Factory and DeepSpeed as one Volcano job: the settings in a ConfigMap that is called after
 * its content, so that changed settings start the job anew; checkpoints and logs in the run's folder on the share. A job that
 * is restarted goes on from its newest checkpoint.
 *
 * The manual leaves out settings and start command; variables and command are LLaMA-Factory's own for several nodes
 * (llamafactory.readthedocs.io, distributed training). torchrun starts one process per NPU, also for a single one: DeepSpeed
 * asks for it.
 */
export class LlamaFactoryTraining extends pulumi.ComponentResource {
  /** Name of the Volcano job. */
  public readonly jobName: pulumi.Output<string>;
  /** Phase of the job when `up` last looked at it. */
  public readonly phase: pulumi.Output<string>;
  /** Folder of the run's checkpoints on the share. */
  public readonly checkpointPath: pulumi.Output<string>;

  constructor(name: string, args: LlamaFactoryTrainingArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("LlamaFactoryTraining"), name, args, opts);
    const { checkpoints, processLogs } = runFolders(args.runName);
    const data = pulumi.output(settingsFiles(args, checkpoints));
    const hash = data.apply((files) => createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 12));
    const settings = new k8s.core.v1.ConfigMap(
      `${name}-settings`,
      {
        metadata: {
          name: pulumi.interpolate`${args.runName}-${hash}`,
          namespace: args.namespace,
          labels: workloadLabels("training", args.runName),
        },
        data,
        immutable: true,
      },
      { parent: this },
    );
    const variables: Record<string, string> = {
      FORCE_TORCHRUN: "1",
      NPROC_PER_NODE: String(args.npusPerNode),
      ASCEND_PROCESS_LOG_PATH: processLogs,
    };
    // Earlier versions of LLaMA-Factory call a node's rank RANK; torchrun sets it anew for its processes.
    const rank = "export RANK=$NODE_RANK";
    const job = new VolcanoJob(
      name,
      {
        jobName: args.runName,
        namespace: args.namespace,
        nodes: args.nodes,
        npusPerNode: args.npusPerNode,
        image: args.image,
        command: `${rank}\n${args.command ?? startCommand(args, checkpoints)}`,
        environment: [
          ...Object.entries(variables).map(([key, value]) => ({ name: key, value })),
          ...networkInterfaceVariables(args.networkInterface),
        ],
        claimName: args.claimName,
        queue: args.queue,
        serviceAccountName: args.serviceAccountName,
        configuration: { name: settings.metadata.name, mountPath: SETTINGS_PATH },
      },
      { parent: this },
    );
    this.jobName = job.jobName;
    this.phase = job.phase;
    this.checkpointPath = pulumi.output(checkpoints);
    this.registerOutputs({ jobName: this.jobName, phase: this.phase, checkpointPath: this.checkpointPath });
  }
}
