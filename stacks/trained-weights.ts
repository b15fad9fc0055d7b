import type * as pulumi from "@pulumi/pulumi";

/** What a training run of the stack hands on to services. */
export interface TrainedWeights {
  /** Folder of the whole weights in the containers, known once they are there; of EAGLE that of the draft model. */
  readonly path: pulumi.Output<string>;
  /** Folder of the checkpoints: with LoRA of LLaMA-Factory those of the adapters. */
  readonly checkpointPath: pulumi.Output<string>;
  /** What identifies their content; known before they are there. */
  readonly fingerprint: pulumi.Output<string>;
}

/** The results of the stack's training runs, by the names of the runs. */
export type TrainedWeightsByRun = ReadonlyMap<string, TrainedWeights>;
