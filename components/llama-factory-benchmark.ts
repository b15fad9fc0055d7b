import * as pulumi from "@pulumi/pulumi";
import { deepSpeedConfiguration } from "../plan/deepspeed";
import { requirePlan } from "../plan/fault";
import {
  accuracySettings,
  benchmarkSettings,
  DEFAULT_EPOCHS,
  DEFAULT_SAVE_STEPS,
  PERFORMANCE_STEPS,
  performanceSettings,
  yamlText,
} from "../plan/llama-factory-settings";
import { LLAMA_FACTORY_CODE, llamaFactoryVariables } from "./llama-factory-training";
import { runFolders, SHARE_MOUNT_PATH, typeToken } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { RUN_FILES_PATH, runFiles } from "./run-files";
import { codeOf, runStep, stepJobName } from "./run-step";
import { stepProgram } from "./step-program";

/** Folder of a container to which the package's data are unpacked. */
const DATA_FOLDER = "/tmp/benchmark";

/** Data sets of the package's data (seed 003, line 47). */
const DATA_SET = "gsm8k_train_alpaca";
const EVALUATION_DATA_SET = "gsm8k_test";

/** Arguments of LlamaFactoryBenchmark. */
export interface LlamaFactoryBenchmarkArgs {
  /** Name of the run; its jobs, folders and logs are called after it. At most 31 characters. */
  runName: string;
  /** Model, as the catalogue spells it: the name of its block in the settings. */
  model: string;
  /** Namespace of the jobs. */
  namespace: pulumi.Input<string>;
  /** `full` or `lora`. */
  strategy: string;
  /** Sequence length in tokens. */
  seqLenTokens: number;
  /** Chat template, as LLaMA-Factory names it: `qwen`. */
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
  /** Folder of the benchmark on the share, relative to its root, with `data.tgz`. Defaults to the package's. */
  benchmarkFolder?: string;
  /** Data set that is trained on. Defaults to `gsm8k_train_alpaca`. */
  dataSet?: string;
  /** Data set of the questions. Defaults to `gsm8k_test`. */
  evaluationDataSet?: string;
  /** Folder of the Hugging Face weights on the share, relative to its root: what the speed is tested with. */
  weightsPath: string;
  /** Folder of the weights in the container whose accuracy is tested. Defaults to those of `weightsPath`. */
  trainedPath?: pulumi.Input<string>;
  /** What identifies the content of the weights, trained ones included. Defaults to their paths. */
  weightsFingerprint?: pulumi.Input<string>;
  /**
   * Shell command of the test of the speed, in place of LLaMA-Factory's: the manual's `benchmark-cli` comes with its package,
   * and how to call it is not in the manual. `BENCHMARK_SETTINGS` is the path of `performance_cfgs.yaml`.
   */
  performanceCommand?: string;
  /** Shell command of the test of the accuracy, likewise; `BENCHMARK_SETTINGS` is the path of `accuracy_cfgs.yaml`. */
  accuracyCommand?: string;
  /** Steps of the test of the speed. Defaults to 50. */
  steps?: number;
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
  /** Text of which another one runs both tests again. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for each test. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
  /** How often a test is restarted after a pod failed or was evicted. Defaults to 5. */
  maxRetry?: number;
}

/** Folder of the results: the manual's `test-benchmark`. */
function testFolder(runName: string): string {
  return `${runFolders(runName).output}/test-benchmark`;
}

/** Settings of both kinds: the manual's file, and LLaMA-Factory's own for where no command is given. */
function settingsOf(
  args: LlamaFactoryBenchmarkArgs,
  kind: "performance" | "accuracy",
): Record<string, pulumi.Input<string>> {
  const base = `${SHARE_MOUNT_PATH}/${args.weightsPath}`;
  const dataSetFolder = `${DATA_FOLDER}/data/dataset`;
  const dataSet = args.dataSet ?? DATA_SET;
  const evaluationDataSet = args.evaluationDataSet ?? EVALUATION_DATA_SET;
  const output = `${testFolder(args.runName)}/${kind}`;
  const common = { model: args.model, dataSetFolder, dataSet };
  if (kind === "performance") {
    const settings = performanceSettings(
      {
        strategy: args.strategy,
        stage: "sft",
        template: args.template,
        seqLenTokens: args.seqLenTokens,
        gradientAccumulationSteps: args.gradientAccumulationSteps,
        epochs: DEFAULT_EPOCHS,
        saveSteps: DEFAULT_SAVE_STEPS,
        dataSet,
        weights: base,
        dataSetFolder,
        deepSpeedFile: `${RUN_FILES_PATH}/deepspeed.json`,
        output,
      },
      args.steps ?? PERFORMANCE_STEPS,
    );
    const deepSpeed = requirePlan(`benchmark ${args.runName}`, deepSpeedConfiguration(args));
    return {
      "performance_cfgs.yaml": yamlText(benchmarkSettings({ ...common, weights: base })),
      "performance.yaml": yamlText(settings),
      "deepspeed.json": JSON.stringify(deepSpeed, undefined, 2),
    };
  }
  const { template, seqLenTokens } = args;
  const trained = pulumi.output(args.trainedPath ?? base);
  return {
    "accuracy_cfgs.yaml": trained.apply((weights) =>
      yamlText(benchmarkSettings({ ...common, weights, evaluationDataSet })),
    ),
    "accuracy.yaml": trained.apply((weights) =>
      yamlText(accuracySettings({ template, seqLenTokens, weights, dataSetFolder, evaluationDataSet, output })),
    ),
  };
}

/** One of the two tests. */
function testStep(
  name: string,
  args: LlamaFactoryBenchmarkArgs,
  kind: "performance" | "accuracy",
  parent: LlamaFactoryBenchmark,
  after: readonly PipelineStep[],
): PipelineStep {
  const step = kind === "performance" ? "speed" : "accuracy";
  const outputPath = `${testFolder(args.runName)}/${kind}`;
  const files = { ...settingsOf(args, kind), "benchmark-settings.py": stepProgram("benchmark-settings.py") };
  const folder = args.benchmarkFolder;
  return runStep(
    name,
    args,
    {
      step,
      command: stepProgram("llama-factory-benchmark.sh"),
      variables: {
        ...llamaFactoryVariables(args.npusPerNode, args.installedTransformers, "deepspeed,metrics"),
        KIND: kind,
        OUTPUT: outputPath,
        BENCHMARK_DATA: DATA_FOLDER,
        BENCHMARK_FOLDER: folder === undefined ? `${LLAMA_FACTORY_CODE}/../benchmark` : `${SHARE_MOUNT_PATH}/${folder}`,
        BENCHMARK_COMMAND: kind === "performance" ? args.performanceCommand : args.accuracyCommand,
      },
      npus: args.npusPerNode,
      nodes: args.nodes,
      configuration: runFiles(`${name}-${step}`, stepJobName(args.runName, step), args.namespace, files, parent),
      inputs: { weights: args.weightsFingerprint ?? args.trainedPath ?? args.weightsPath, ...codeOf(args) },
      outputPath,
    },
    parent,
    after,
  );
}

/**
 * Tests of training with LLaMA-Factory, of its speed and of its accuracy (seed 003, line 47), one after the other: they need the
 * same NPUs. The manual's tool and its commands come with its package; without a command the tests are LLaMA-Factory's own, with
 * the manual's data.
 */
export class LlamaFactoryBenchmark extends pulumi.ComponentResource {
  /** Folder of the results of the test of the speed, known once it has ended well. */
  public readonly performancePath: pulumi.Output<string>;
  /** Folder of the results of the test of the accuracy, known once it has ended well. */
  public readonly accuracyPath: pulumi.Output<string>;

  constructor(name: string, args: LlamaFactoryBenchmarkArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("LlamaFactoryBenchmark"), name, args, opts);
    const speed = testStep(name, args, "performance", this, []);
    const accuracy = testStep(name, args, "accuracy", this, [speed]);
    this.performancePath = speed.path;
    this.accuracyPath = accuracy.path;
    this.registerOutputs({ performancePath: this.performancePath, accuracyPath: this.accuracyPath });
  }
}
