import {
  megatron904Model,
  CHECKPOINT_TOOL,
  PREPROCESSING_DEFAULTS,
  type Megatron904Model,
} from "../catalogue/megatron-flows";
import { commandLines, mergeCommand, modulePath } from "./megatron-merge";
import { megatronPaths } from "./megatron-paths";
import type { MegatronRun } from "./megatron-run";
import { inCode, offlineVariables, setUpCommands } from "./megatron-setup";
import type { MegatronStep, MegatronStepName, StepProgram } from "./megatron-step";
import { shellWord } from "./shell-word";

/** Samples of one step of the optimizer where the request does not say (seed 002, line 20). */
const GLOBAL_BATCH_SIZE = 64;

const CHECKPOINTS_TOOL = CHECKPOINT_TOOL["6.3.904"].file;

/** The model of a run; throws for one that was not checked. */
function modelOf({ model }: MegatronRun): Megatron904Model {
  const row = megatron904Model(model);
  if (row === undefined) {
    throw new Error(`6.3.904 has no model ${model}`);
  }
  return row;
}

/** Folders of ModelLink and of the modules that its programs need, as the manual exports them (seed 002, line 15). */
function modelLink(run: MegatronRun): { folder: string; modules: string[] } {
  const { code } = megatronPaths(run);
  return { folder: `${code}/ModelLink`, modules: [`${code}/AscendSpeed`, `${code}/ModelLink`] };
}

/** A program of ModelLink with its flags, after what sets up the container. */
function modelLinkCommand(run: MegatronRun, program: string, flags: readonly string[]): string {
  const { folder, modules } = modelLink(run);
  return [setUp(run), `cd ${shellWord(folder)}`, modulePath(modules), commandLines(`python ${program}`, flags)]
    .filter((line) => line !== "")
    .join("\n");
}

/** What sets up the container; nothing where the image has everything. */
function setUp(run: MegatronRun): string {
  return run.installs ? inCode(megatronPaths(run), setUpCommands(run)) : "";
}

function tokenizerPrograms(run: MegatronRun): StepProgram[] {
  return run.patchesTokenizer ? ["tokenizer-patch"] : [];
}

/** Variables that every step has. */
function commonVariables(run: MegatronRun): Record<string, string> {
  const { tokenizer, fetchedTokenizer } = megatronPaths(run);
  return {
    TOKENIZER_PATH: tokenizer,
    ...(run.patchesTokenizer ? { FETCHED_TOKENIZER: fetchedTokenizer } : {}),
    ...offlineVariables(run),
  };
}

/** Folder of the processed data, and the beginning of the names of its files. */
function processedData(run: MegatronRun): { folder: string; prefix: string } {
  const isPretraining = run.strategy === "pretrain";
  const folder = `${megatronPaths(run).processed}/data/${isPretraining ? "pretrain" : "finetune"}`;
  return { folder, prefix: `${folder}/${run.dataSet}${isPretraining ? "" : "_ft"}` };
}

/** Folder of the weights in Megatron's format. */
function convertedWeights(run: MegatronRun): string {
  return `${megatronPaths(run).processed}/converted_weights`;
}

/**
 * Folder that the start script saves to: below the working directory, by model and kind of run (seed 002, line 6). Of a run that
 * goes on the manual does not say; it is called after `RUN_TYPE` as the others are.
 */
function checkpoints(run: MegatronRun): string {
  const { share } = megatronPaths(run);
  return run.checkpoints === undefined
    ? `${share}/saved_dir_for_ma_output/${modelOf(run).folder}/${runType(run)}`
    : `${share}/${run.checkpoints}`;
}

/** `RUN_TYPE` of the start script: `retrain` for a run that goes on (seed 002, line 19). */
function runType({ strategy, resumeFrom }: MegatronRun): string {
  return resumeFrom === undefined ? strategy : "retrain";
}

/** Folder of the adapters of LoRA merged into the weights, and of the trained weights in Hugging Face's format. */
function results(run: MegatronRun): { merged: string; huggingFace: string } {
  const { output } = megatronPaths(run);
  return { merged: `${output}/merged_models`, huggingFace: `${output}/saved_models/${run.strategy}_hf` };
}

function preprocessStep(run: MegatronRun): MegatronStep {
  const { folder, prefix } = processedData(run);
  const { handler, tokenizerType, workers, logInterval, jsonKey, vocabularyMultiple, command } =
    run.preprocessing ?? {};
  // The manual's command for pretraining has no handler: it is the tool's default.
  const named = handler ?? (run.strategy === "pretrain" ? undefined : "GeneralInstructionHandler");
  const multiple =
    vocabularyMultiple ?? (run.strategy === "pretrain" ? undefined : PREPROCESSING_DEFAULTS.vocabularyMultiple);
  const flags = [
    '--input "$ORIGINAL_TRAIN_DATA_PATH"',
    '--tokenizer-name-or-path "$TOKENIZER_PATH"',
    '--output-prefix "$PROCESSED_DATA_PREFIX"',
    `--workers ${workers ?? PREPROCESSING_DEFAULTS.workers}`,
    `--log-interval ${logInterval ?? PREPROCESSING_DEFAULTS.logInterval}`,
    `--tokenizer-type ${tokenizerType ?? "PretrainedFromHF"}`,
    ...(named === undefined ? [] : [`--handler-name ${named}`]),
    ...(multiple === undefined ? [] : [`--make-vocab-size-divisible-by ${multiple}`]),
    `--seq-length ${run.seqLen}`,
    ...(jsonKey === undefined ? [] : [`--json-key ${shellWord(jsonKey)}`]),
  ];
  const own = [`mkdir -p ${shellWord(folder)}`, modelLinkCommand(run, "./tools/preprocess_data.py", flags)].join("\n");
  return {
    name: "preprocess",
    before: tokenizerPrograms(run),
    command: command ?? own,
    after: [],
    environment: { ...commonVariables(run), PROCESSED_DATA_PREFIX: prefix },
    nodes: 1,
    npus: 1,
    outputPath: folder,
  };
}

function convertStep(run: MegatronRun): MegatronStep {
  const { loader, tokenizerFile } = modelOf(run);
  const result = convertedWeights(run);
  const flags = [
    "--model-type GPT",
    `--loader ${loader}`,
    "--saver megatron",
    `--target-tensor-parallel-size ${run.tensorParallel}`,
    `--target-pipeline-parallel-size ${run.pipelineParallel}`,
    '--load-dir "$ORIGINAL_HF_WEIGHT"',
    '--save-dir "$CONVERT_MODEL_PATH"',
    `--tokenizer-model "$TOKENIZER_PATH/${tokenizerFile}"`,
    "--add-qkv-bias",
  ];
  const own = [`mkdir -p ${shellWord(result)}`, modelLinkCommand(run, CHECKPOINTS_TOOL, flags)].join("\n");
  return {
    name: "convert",
    before: tokenizerPrograms(run),
    command: run.conversion?.command ?? own,
    after: [],
    environment: {
      ...commonVariables(run),
      ORIGINAL_HF_WEIGHT: megatronPaths(run).weights,
      CONVERT_MODEL_PATH: result,
    },
    nodes: 1,
    npus: run.npusPerNode,
    outputPath: result,
  };
}

function trainStep(run: MegatronRun): MegatronStep {
  const { modelType, script } = modelOf(run);
  const { share, resumeFrom } = megatronPaths(run);
  const { prefix } = processedData(run);
  const weights = resumeFrom ?? (run.strategy === "pretrain" ? undefined : convertedWeights(run));
  return {
    name: "train",
    before: tokenizerPrograms(run),
    command: run.command ?? inCode(megatronPaths(run), [...setUpCommands(run), `sh ${script}`]),
    after: [],
    environment: {
      ...commonVariables(run),
      MODEL_TYPE: modelType,
      RUN_TYPE: runType(run),
      DATASET_PATH: run.strategy === "pretrain" ? `${prefix}_text_document` : prefix,
      ...(weights === undefined ? {} : { MODEL_PATH: weights }),
      ...(run.trainIterations === undefined ? {} : { TRAIN_ITERS: String(run.trainIterations) }),
      MBS: String(run.microBatchSize),
      GBS: String(run.globalBatchSize ?? GLOBAL_BATCH_SIZE),
      TP: String(run.tensorParallel),
      PP: String(run.pipelineParallel),
      SEQ_LEN: String(run.seqLen),
      WORK_DIR: share,
      ...(run.saveInterval === undefined ? {} : { SAVE_INTERVAL: String(run.saveInterval) }),
    },
    nodes: run.nodes,
    npus: run.npusPerNode,
    outputPath: checkpoints(run),
  };
}

function mergeStep(run: MegatronRun): MegatronStep {
  const { folder, modules } = modelLink(run);
  const { merged } = results(run);
  const own = [setUp(run), mergeCommand(run, folder, modules, CHECKPOINTS_TOOL)].filter((line) => line !== "");
  return {
    name: "merge",
    before: [],
    command: run.conversion?.mergeCommand ?? own.join("\n"),
    after: [],
    environment: {
      ...commonVariables(run),
      CONVERT_MODEL_PATH: convertedWeights(run),
      LORA_PATH: checkpoints(run),
      MERGED_MODEL_PATH: merged,
    },
    nodes: 1,
    npus: run.npusPerNode,
    outputPath: merged,
  };
}

/**
 * The conversion back, with the flags that the later guide explains (seed 000, line 11); the chapter of 6.3.904 itself is not in
 * the manual. The tool writes into a folder of the original weights: it gets one of links, so that the weights stay as they are.
 */
function convertBackStep(run: MegatronRun): MegatronStep {
  const { merged, huggingFace } = results(run);
  const flags = [
    "--model-type GPT",
    "--loader megatron",
    "--saver megatron",
    `--save-model-type ${modelOf(run).saver}`,
    '--load-dir "$MODEL_SAVE_PATH"',
    '--save-dir "$original"',
    "--target-tensor-parallel-size 1",
    "--target-pipeline-parallel-size 1",
    "--add-qkv-bias",
  ];
  const own = [
    'original="$CONVERT_MODEL_PATH.original"',
    'rm -rf "$original"',
    'mkdir -p "$original"',
    'ln -s "$ORIGINAL_HF_WEIGHT"/* "$original/"',
    modelLinkCommand(run, CHECKPOINTS_TOOL, flags),
    'rm -rf "$CONVERT_MODEL_PATH"',
    'mv "$original/mg2hg" "$CONVERT_MODEL_PATH"',
    'rm -r "$original"',
  ];
  return {
    name: "convert-back",
    before: tokenizerPrograms(run),
    command: run.conversion?.backCommand ?? own.join("\n"),
    after: ["hugging-face-folder"],
    environment: {
      ...commonVariables(run),
      ORIGINAL_HF_WEIGHT: megatronPaths(run).weights,
      MODEL_SAVE_PATH: run.strategy === "lora" ? merged : checkpoints(run),
      CONVERT_MODEL_PATH: huggingFace,
    },
    nodes: 1,
    npus: run.npusPerNode,
    outputPath: huggingFace,
  };
}

/** The steps of 6.3.904, each as its function makes it. */
export const STEPS_904: Record<MegatronStepName, (run: MegatronRun) => MegatronStep> = {
  preprocess: preprocessStep,
  convert: convertStep,
  train: trainStep,
  merge: mergeStep,
  "convert-back": convertBackStep,
};
