import * as pulumi from "@pulumi/pulumi";
import { runFolders, SHARE_MOUNT_PATH, typeToken } from "./names";
import { networkInterfaceVariables, VolcanoJob } from "./volcano-job";

/** Arguments of MegatronTraining. The numbers come from the training table of the catalogue. */
export interface MegatronTrainingArgs {
  /** Name of the run; the job, its folders and its logs are called after it. */
  runName: string;
  /** Namespace of the job. */
  namespace: pulumi.Input<string>;
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
  /** Samples of one step of the optimizer. Defaults to what the start script says. */
  globalBatchSize?: number;
  /** Nodes of the job. */
  nodes: number;
  /** NPUs on each node. */
  npusPerNode: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Shell command that starts the run, for example `sh ./scripts/llama2/0_pl_sft_13b.sh`. The manual has none for clusters. */
  command: string;
  /** Path of the training data in the container. */
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
 * Training run with AscendSpeed (Megatron) as one Volcano job: environment of the manual's scripts (seed 003, line 33),
 * parallel sizes of its table, folders for checkpoints and logs on the share.
 */
export class MegatronTraining extends pulumi.ComponentResource {
  /** Name of the Volcano job. */
  public readonly jobName: pulumi.Output<string>;
  /** Phase of the job when `up` last looked at it. */
  public readonly phase: pulumi.Output<string>;
  /** Folder of the run's checkpoints on the share. */
  public readonly checkpointPath: pulumi.Output<string>;

  constructor(name: string, args: MegatronTrainingArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("MegatronTraining"), name, args, opts);
    const { output, checkpoints, processLogs } = runFolders(args.runName);
    const weights = `${SHARE_MOUNT_PATH}/${args.weightsPath}`;
    const variables: Record<string, pulumi.Input<string>> = {
      ORIGINAL_TRAIN_DATA_PATH: args.dataPath,
      ORIGINAL_HF_WEIGHT: weights,
      TOKENIZER_PATH: weights,
      INPUT_PROCESSED_DIR: `${SHARE_MOUNT_PATH}/processed_for_input/${args.runName}`,
      OUTPUT_SAVE_DIR: output,
      CKPT_SAVE_PATH: checkpoints,
      LOG_SAVE_PATH: `${checkpoints}/log`,
      ASCEND_PROCESS_LOG_PATH: processLogs,
      RUN_TYPE: args.strategy,
      SEQ_LEN: String(args.seqLenTokens),
      TP: String(args.tensorParallel),
      PP: String(args.pipelineParallel),
      MBS: String(args.microBatchSize),
      ...(args.globalBatchSize === undefined ? {} : { GBS: String(args.globalBatchSize) }),
    };
    const job = new VolcanoJob(
      name,
      {
        jobName: args.runName,
        namespace: args.namespace,
        nodes: args.nodes,
        npusPerNode: args.npusPerNode,
        image: args.image,
        command: args.command,
        environment: [
          ...Object.entries(variables).map(([key, value]) => ({ name: key, value })),
          ...networkInterfaceVariables(args.networkInterface),
        ],
        claimName: args.claimName,
        queue: args.queue,
        serviceAccountName: args.serviceAccountName,
      },
      { parent: this },
    );
    this.jobName = job.jobName;
    this.phase = job.phase;
    this.checkpointPath = pulumi.output(checkpoints);
    this.registerOutputs({ jobName: this.jobName, phase: this.phase, checkpointPath: this.checkpointPath });
  }
}
