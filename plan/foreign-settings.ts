import type { Fault } from "./fault";

/** Settings that only a run with Megatron has: those of its sizes, of its jobs, and of what an update does with them. */
const MEGATRON_SETTINGS = [
  "tensorParallel",
  "pipelineParallel",
  "microBatchSize",
  "globalBatchSize",
  "release",
  "separateSteps",
  "convertBack",
  "code",
  "tokenizer",
  "tokenizerPatch",
  "checkpoints",
  "processedInputs",
  "offlineSources",
  "saveInterval",
  "preprocessing",
  "conversion",
  "waitFor",
  "suspend",
] as const;

/** Settings of a language model's run, which a draft model and an image model have not. */
const LANGUAGE_MODEL_SETTINGS = ["trainIterations", "resumeFrom", "resumeIterations"] as const;

/** The faults of settings that only a run with Megatron has. */
export function megatronSettingFaults(workload: object, framework: string): Fault[] {
  return faultsOf(workload, MEGATRON_SETTINGS, `a setting of Megatron, which ${framework} does not have: leave it out`);
}

/** The faults of settings that only a run of a language model has. */
export function languageModelSettingFaults(workload: object, framework: string): Fault[] {
  const rule = `a setting of a language model's training, which ${framework} does not have: leave it out`;
  return faultsOf(workload, LANGUAGE_MODEL_SETTINGS, rule);
}

function faultsOf(workload: object, keys: readonly string[], rule: string): Fault[] {
  const given = new Map<string, unknown>(Object.entries(workload));
  return keys.flatMap((path): Fault[] => {
    const value = given.get(path);
    if (value === undefined) return [];
    const got =
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : { phrase: "settings" };
    return [{ path, got, rule, source: [] }];
  });
}
