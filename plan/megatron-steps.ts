import { START_COMMAND, type Source } from "../catalogue";
import {
  FAMILY_SCRIPTS,
  LORA,
  megatron904Model,
  PREPROCESSING_HANDLERS,
  START_SCRIPT_SKIPS,
  TOKENIZER_TYPES,
  type PreprocessingHandler,
} from "../catalogue/megatron-flows";
import { sourceSuffix, type Fault } from "./fault";
import { STEPS_904 } from "./megatron-904";
import type { MegatronRun, Preprocessing } from "./megatron-run";
import { knowsScriptFolder, SCRIPT_STEPS, startScript } from "./megatron-scripts";
import { MEGATRON_STEPS, type MegatronStep, type MegatronStepName } from "./megatron-step";
import { megatronPaths } from "./megatron-paths";
import { list, suggestion } from "./wording";

/** The jobs of a run with Megatron, in the order in which they run. */
export interface MegatronSteps {
  readonly steps: readonly MegatronStep[];
  /** Folder of the checkpoints in the containers. */
  readonly checkpointPath: string;
  /** Folder of the trained weights in Hugging Face's format; undefined where they are not converted back. */
  readonly huggingFacePath?: string;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** Whether the run is of the release whose start script prepares nothing. */
function is904({ release }: MegatronRun): boolean {
  return release === "6.3.904";
}

/** Whether preprocessing and conversion are jobs of their own. */
export function hasSeparateSteps(run: MegatronRun): boolean {
  return run.separateSteps ?? is904(run);
}

/**
 * The names of a run's steps. Pretraining with 6.3.904 starts from no weights, as the manual has it (seed 002, line 20); all
 * else starts from converted ones.
 */
export function megatronStepNames(run: MegatronRun): MegatronStepName[] {
  if (!hasSeparateSteps(run)) {
    return ["train"];
  }
  const prepares = run.processedInputs === undefined;
  const startsFromWeights = !(is904(run) && run.strategy === "pretrain");
  const runs: Record<MegatronStepName, boolean> = {
    preprocess: prepares,
    convert: prepares && startsFromWeights,
    train: true,
    merge: run.convertBack === true && run.strategy === "lora",
    "convert-back": run.convertBack === true,
  };
  return MEGATRON_STEPS.filter((name) => runs[name]);
}

/** Settings of preprocessing that only the tool of 6.3.904 takes: the later script passes them by itself. */
const TOOL_SETTINGS = [
  "workers",
  "logInterval",
  "jsonKey",
  "vocabularyMultiple",
] as const satisfies readonly (keyof Preprocessing)[];

const HANDLERS: readonly PreprocessingHandler[] = PREPROCESSING_HANDLERS;

/** The handlers of a strategy, the default one first. */
function handlersOf(strategy: string): readonly PreprocessingHandler[] {
  return HANDLERS.filter(({ strategies }) => strategies.some((name) => name === strategy));
}

/** The faults of a handler that does not exist, or that is for another strategy. */
function handlerFaults(run: MegatronRun): Fault[] {
  const handler = run.preprocessing?.handler;
  if (handler === undefined) {
    return [];
  }
  const path = "preprocessing.handler";
  const known = HANDLERS.find(({ name }) => name === handler);
  const usable = handlersOf(run.strategy);
  const [usual] = usable;
  if (known === undefined) {
    const rule = suggestion(
      handler,
      usable.map(({ name }) => name),
      `handlers of ${run.strategy}`,
    );
    return [{ path, got: handler, rule, source: ["000:21"] }];
  }
  if (!usable.includes(known)) {
    const rule = `it is for ${list(known.strategies)}; ${run.strategy} takes ${list(
      usable.map(({ name }) => name),
      "or",
    )}`;
    return [{ path, got: handler, rule, source: known.source }];
  }
  if (!is904(run) && known !== usual && run.preprocessing?.command === undefined) {
    const rule =
      `${FAMILY_SCRIPTS.preprocess.file} of ${run.release} takes its handler by RUN_TYPE, ${usual?.name ?? "none"} for ` +
      `${run.strategy}; set preprocessing.command to call the tool with another`;
    return [{ path, got: handler, rule, source: FAMILY_SCRIPTS.preprocess.source }];
  }
  return [];
}

/** The faults of settings of preprocessing. */
function preprocessingFaults(run: MegatronRun): Fault[] {
  const { preprocessing = {} } = run;
  const faults = handlerFaults(run);
  const { tokenizerType } = preprocessing;
  const types: readonly string[] = TOKENIZER_TYPES.names;
  if (tokenizerType !== undefined && !types.includes(tokenizerType)) {
    const rule = suggestion(tokenizerType, types, "types of tokenizers");
    faults.push({ path: "preprocessing.tokenizerType", got: tokenizerType, rule, source: TOKENIZER_TYPES.source });
  }
  const unused = TOOL_SETTINGS.filter((key) => preprocessing[key] !== undefined && preprocessing.command === undefined);
  if (!is904(run)) {
    const rule = `${FAMILY_SCRIPTS.preprocess.file} of ${run.release} has no variable for it; set preprocessing.command`;
    const source: readonly Source[] = FAMILY_SCRIPTS.preprocess.source;
    faults.push(...unused.map((key) => ({ path: `preprocessing.${key}`, got: preprocessing[key], rule, source })));
  } else if (run.strategy === "pretrain" && preprocessing.vocabularyMultiple !== undefined) {
    const rule = "pretraining data are not padded by the manual; leave it out";
    faults.push({
      path: "preprocessing.vocabularyMultiple",
      got: preprocessing.vocabularyMultiple,
      rule,
      source: ["002:22"],
    });
  }
  return faults;
}

/** The faults of commands for steps that the run does not have. */
function unusedCommandFaults(run: MegatronRun): Fault[] {
  const names = megatronStepNames(run);
  const commands: [path: string, command: string | undefined, step: MegatronStepName][] = [
    ["preprocessing.command", run.preprocessing?.command, "preprocess"],
    ["conversion.command", run.conversion?.command, "convert"],
    ["conversion.mergeCommand", run.conversion?.mergeCommand, "merge"],
    ["conversion.backCommand", run.conversion?.backCommand, "convert-back"],
  ];
  return commands.flatMap(([path, command, step]): Fault[] => {
    const rule = `the run has no step ${step}: its steps are ${list(names)}; leave it out, or set separateSteps and convertBack`;
    return command === undefined || names.includes(step) ? [] : [{ path, got: command, rule, source: [] }];
  });
}

/** The faults of settings that the release, or the strategy, has no use for. */
function useFaults(run: MegatronRun): Fault[] {
  const faults: Fault[] = [];
  if (is904(run) && run.separateSteps === false) {
    const rule =
      "the start script of 6.3.904 prepares neither data nor weights; leave it out, or name what is prepared in processedInputs";
    faults.push({ path: "separateSteps", got: false, rule, source: ["002:21", "002:17"] });
  }
  if (is904(run) && run.resumeFrom !== undefined && run.strategy !== "pretrain") {
    const rule = "the start script of 6.3.904 goes on with pretraining only (RUN_TYPE=retrain); leave it out";
    faults.push({ path: "resumeFrom", got: run.resumeFrom, rule, source: ["002:19", "002:20"] });
  }
  if (is904(run) && run.checkpoints !== undefined && run.command === undefined) {
    const rule =
      "the start script of 6.3.904 saves to a folder of its own; leave it out, or set command to one that saves there";
    faults.push({ path: "checkpoints", got: run.checkpoints, rule, source: ["002:6"] });
  }
  const { resumeFrom, checkpoints } = megatronPaths(run);
  if (resumeFrom !== undefined && resumeFrom === checkpoints) {
    const rule =
      "these are the run's own checkpoints, from which it goes on by itself; leave it out, or give the run another name and " +
      "name the checkpoints of the earlier one";
    faults.push({ path: "resumeFrom", got: run.resumeFrom, rule, source: ["003:59"] });
  }
  for (const key of ["loraRank", "loraAlpha"] as const) {
    const value = run.conversion?.[key];
    if (value !== undefined && !megatronStepNames(run).includes("merge")) {
      const rule = "only a step that merges the adapters of LoRA needs it: lora with convertBack and separateSteps";
      faults.push({ path: `conversion.${key}`, got: value, rule, source: LORA.source });
    }
  }
  return faults;
}

/** The fault of a run for which the release has no start script, where the request has no command. */
function startFaults(run: MegatronRun): Fault[] {
  if (
    is904(run) ? megatron904Model(run.model) !== undefined : run.command !== undefined || startScript(run) !== undefined
  ) {
    return [];
  }
  const rule = `the manual has no start script of ${run.model}; set command to the one of your own`;
  return [{ path: "command", got: undefined, rule, source: START_COMMAND.source }];
}

/** The faults of a run's steps. Paths are settings of the request. */
export function megatronStepFaults(run: MegatronRun): Fault[] {
  return [...startFaults(run), ...useFaults(run), ...preprocessingFaults(run), ...unusedCommandFaults(run)];
}

/** The line of the preview log that says which script trains. */
function startNote(run: MegatronRun): string {
  if (run.command !== undefined) {
    return "start command: as configured";
  }
  const row = is904(run) ? megatron904Model(run.model) : undefined;
  if (row !== undefined) {
    return `start script: ${row.script}${row.gap === undefined ? "" : ` (${row.gap}; set command if it is another)`}${sourceSuffix(row.source)}`;
  }
  const script = startScript(run) ?? "";
  const folder = script.split("/")[1] ?? "";
  const guess = knowsScriptFolder(run.model)
    ? ""
    : ` (its folder ${folder} is a guess: set command if the package has another)`;
  return `start script: ${script}, named after the manual's pattern${guess}${sourceSuffix(START_COMMAND.source)}`;
}

/** The lines of the preview log about steps, where there are more than training. */
function stepNotes(run: MegatronRun, names: readonly MegatronStepName[]): string[] {
  const notes: string[] = [];
  if (names.length > 1) {
    notes.push(`steps: ${names.join(" -> ")}, each a job that runs once for the same inputs`);
  }
  if (!is904(run) && names.includes("preprocess") && run.command === undefined) {
    notes.push(
      `the start script looks whether data and weights are there, and goes on with training${sourceSuffix(START_SCRIPT_SKIPS)}`,
    );
  }
  if (names.includes("merge") && run.conversion?.mergeCommand === undefined) {
    notes.push(
      `merge: by ModelLink's own tool, of which the manual says nothing; set conversion.mergeCommand for another${sourceSuffix(LORA.mergeSource)}`,
    );
  }
  return notes;
}

/** The jobs of a run without faults. */
export function megatronSteps(run: MegatronRun): MegatronSteps {
  const names = megatronStepNames(run);
  const makers = is904(run) ? STEPS_904 : SCRIPT_STEPS;
  const whole = { ...run, separateSteps: hasSeparateSteps(run) };
  const steps = names.map((name) => makers[name](whole));
  const back = run.convertBack === true ? makers["convert-back"](whole).outputPath : undefined;
  return {
    steps,
    checkpointPath: makers.train(whole).outputPath,
    ...(back === undefined ? {} : { huggingFacePath: back }),
    explanation: [startNote(run), ...stepNotes(run, names)],
  };
}
