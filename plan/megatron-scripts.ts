import { megatronModel, SCRIPT_FAMILIES, START_COMMAND, type Source } from "../catalogue";
import { CHECKPOINT_TOOL, CONVERT_BACK_VARIABLE, FAMILY_SCRIPTS } from "../catalogue/megatron-flows";
import { mergeCommand } from "./megatron-merge";
import { megatronPaths } from "./megatron-paths";
import type { MegatronRun } from "./megatron-run";
import { inCode, offlineVariables, setUpCommands } from "./megatron-setup";
import type { MegatronStep, MegatronStepName, StepProgram } from "./megatron-step";

/** Folder of a model's scripts below the training code; undefined for a model that the manual does not have. */
export function scriptFolder(model: string): string | undefined {
  const family = megatronModel(model)?.family.toLowerCase();
  return family === undefined ? undefined : `scripts/${family}`;
}

/** Whether the manual names the folder of a model's scripts; the others are under "...". */
export function knowsScriptFolder(model: string): boolean {
  const family = megatronModel(model)?.family.toLowerCase();
  return SCRIPT_FAMILIES.families.some((name) => name === family);
}

/** The start script of a run, after the manual's pattern; undefined for a model that the manual does not have. */
export function startScript({ model, strategy }: Pick<MegatronRun, "model" | "strategy">): string | undefined {
  const folder = scriptFolder(model);
  if (folder === undefined) {
    return undefined;
  }
  const size = model.slice(model.lastIndexOf("-") + 1);
  return START_COMMAND.script
    .replace("scripts/<family>", folder)
    .replace("<strategy>", strategy)
    .replace("<size>", size);
}

/** Sources of what is taken for granted of the start scripts. */
export const START_SCRIPT_SOURCE: readonly Source[] = START_COMMAND.source;

/** Programs that give the container the tokenizer that the run reads. */
function tokenizerPrograms(run: MegatronRun): StepProgram[] {
  return run.patchesTokenizer ? ["tokenizer-patch"] : [];
}

/** Variables that every step has. */
function commonVariables(run: MegatronRun): Record<string, string> {
  const paths = megatronPaths(run);
  return {
    ORIGINAL_HF_WEIGHT: paths.weights,
    TOKENIZER_PATH: paths.tokenizer,
    ...(run.patchesTokenizer ? { FETCHED_TOKENIZER: paths.fetchedTokenizer } : {}),
    ...offlineVariables(run),
  };
}

/** Folder of the weights in Megatron's format, called after the parallel sizes that they are split for (seed 000, line 13). */
function convertedWeights(run: MegatronRun): string {
  return `${megatronPaths(run).processed}/converted_weights_TP${run.tensorParallel}PP${run.pipelineParallel}`;
}

/** Folder of the trained weights in Hugging Face's format (seed 000, line 11). */
function huggingFaceFolder(run: MegatronRun): string {
  return `${megatronPaths(run).checkpoints}/${run.strategy}_hf`;
}

/** Folder of the adapters of LoRA merged into the weights. */
function mergedWeights(run: MegatronRun): string {
  return `${megatronPaths(run).output}/merged_models`;
}

/** Command of a script of the model's family. */
function familyCommand(run: MegatronRun, script: string): string {
  const folder = scriptFolder(run.model) ?? "scripts";
  return inCode(megatronPaths(run), [...setUpCommands(run), `sh ./${folder}/${script}`]);
}

function preprocessStep(run: MegatronRun): MegatronStep {
  const { processed } = megatronPaths(run);
  const kind = run.strategy === "pretrain" ? "pretrain" : "finetune";
  return {
    name: "preprocess",
    before: tokenizerPrograms(run),
    command: run.preprocessing?.command ?? familyCommand(run, FAMILY_SCRIPTS.preprocess.file),
    after: [],
    environment: {
      ...commonVariables(run),
      RUN_TYPE: run.strategy,
      PROCESSED_DATA_PREFIX: `${processed}/data`,
      TOKENIZER_TYPE: run.preprocessing?.tokenizerType ?? "PretrainedFromHF",
      SEQ_LEN: String(run.seqLen),
    },
    nodes: 1,
    npus: 1,
    outputPath: `${processed}/data/${kind}`,
  };
}

/** Variables of the script that converts weights, in either direction. */
function conversionVariables(run: MegatronRun, result: string, trained: string): Record<string, string> {
  return {
    ...commonVariables(run),
    TP: String(run.tensorParallel),
    PP: String(run.pipelineParallel),
    CONVERT_MODEL_PATH: result,
    MODEL_SAVE_PATH: trained,
  };
}

function convertStep(run: MegatronRun): MegatronStep {
  const { file, toMegatron } = FAMILY_SCRIPTS.convert;
  const result = convertedWeights(run);
  return {
    name: "convert",
    before: tokenizerPrograms(run),
    command: run.conversion?.command ?? familyCommand(run, `${file} ${toMegatron}`),
    after: [],
    environment: conversionVariables(run, result, megatronPaths(run).checkpoints),
    nodes: 1,
    npus: run.npusPerNode,
    outputPath: result,
  };
}

/** Command of training: that of the request, or the start script after what sets up the container. */
export function trainingCommand(run: MegatronRun): string {
  const script = startScript(run) ?? "";
  return run.command ?? inCode(megatronPaths(run), [...setUpCommands(run), `sh ./${script}`]);
}

/** The folders of Yi's script: as the manual prints it, and where the scripts of the other families are. */
function yiVariables(run: MegatronRun): Record<string, string> {
  const { code } = megatronPaths(run);
  const { file } = FAMILY_SCRIPTS.train;
  return { YI_TRAINING_SCRIPTS: `${code}/yi/${file}:${code}/scripts/yi/${file}` };
}

function trainStep(run: MegatronRun): MegatronStep {
  const { processed, output, checkpoints, resumeFrom } = megatronPaths(run);
  const isYi = run.model.startsWith("yi-") && run.command === undefined;
  const convertsBack = run.convertBack === true && run.separateSteps !== true;
  return {
    name: "train",
    before: [
      ...tokenizerPrograms(run),
      ...(isYi ? (["yi-tokenizer-flag"] as const) : []),
      ...(resumeFrom === undefined ? [] : (["resume-checkpoint"] as const)),
    ],
    command: trainingCommand(run),
    after: convertsBack ? ["hugging-face-folder"] : [],
    environment: {
      ...commonVariables(run),
      INPUT_PROCESSED_DIR: processed,
      OUTPUT_SAVE_DIR: output,
      CKPT_SAVE_PATH: checkpoints,
      LOG_SAVE_PATH: `${checkpoints}/log`,
      ASCEND_PROCESS_LOG_PATH: `${output}/plog`,
      RUN_TYPE: run.strategy,
      SEQ_LEN: String(run.seqLen),
      TP: String(run.tensorParallel),
      PP: String(run.pipelineParallel),
      MBS: String(run.microBatchSize),
      ...(run.globalBatchSize === undefined ? {} : { GBS: String(run.globalBatchSize) }),
      ...(run.trainIterations === undefined ? {} : { TRAIN_ITERS: String(run.trainIterations) }),
      ...(run.saveInterval === undefined ? {} : { SAVE_INTERVAL: String(run.saveInterval) }),
      ...(run.preprocessing?.tokenizerType === undefined ? {} : { TOKENIZER_TYPE: run.preprocessing.tokenizerType }),
      ...(isYi ? yiVariables(run) : {}),
      ...(resumeFrom === undefined ? {} : { RESUME_FROM: resumeFrom }),
      ...(convertsBack
        ? { [CONVERT_BACK_VARIABLE.name]: CONVERT_BACK_VARIABLE.value, CONVERT_MODEL_PATH: huggingFaceFolder(run) }
        : {}),
    },
    nodes: run.nodes,
    npus: run.npusPerNode,
    outputPath: checkpoints,
  };
}

function mergeStep(run: MegatronRun): MegatronStep {
  const paths = megatronPaths(run);
  const modelLink = `${paths.code}/ModelLink`;
  const result = mergedWeights(run);
  const own = [
    ...(run.installs ? [inCode(paths, setUpCommands(run))] : []),
    mergeCommand(run, modelLink, [modelLink], CHECKPOINT_TOOL[run.release].file),
  ];
  return {
    name: "merge",
    before: [],
    command: run.conversion?.mergeCommand ?? own.join("\n"),
    after: [],
    environment: {
      ...commonVariables(run),
      CONVERT_MODEL_PATH: convertedWeights(run),
      LORA_PATH: paths.checkpoints,
      MERGED_MODEL_PATH: result,
    },
    nodes: 1,
    npus: run.npusPerNode,
    outputPath: result,
  };
}

function convertBackStep(run: MegatronRun): MegatronStep {
  const { file, toHuggingFace } = FAMILY_SCRIPTS.convert;
  const trained = run.strategy === "lora" ? mergedWeights(run) : megatronPaths(run).checkpoints;
  const result = huggingFaceFolder(run);
  return {
    name: "convert-back",
    before: tokenizerPrograms(run),
    command: run.conversion?.backCommand ?? familyCommand(run, `${file} ${toHuggingFace}`),
    after: ["hugging-face-folder"],
    environment: conversionVariables(run, result, trained),
    nodes: 1,
    npus: run.npusPerNode,
    outputPath: result,
  };
}

/** The steps of 6.3.910 and 6.3.911, each as its function makes it. */
export const SCRIPT_STEPS: Record<MegatronStepName, (run: MegatronRun) => MegatronStep> = {
  preprocess: preprocessStep,
  convert: convertStep,
  train: trainStep,
  merge: mergeStep,
  "convert-back": convertBackStep,
};
