import { LORA } from "../catalogue/megatron-flows";
import type { MegatronRun } from "./megatron-run";
import { shellWord } from "./shell-word";

/** The line that puts folders on Python's module path, behind what is there (seed 002, line 15). */
export function modulePath(folders: readonly string[]): string {
  return `export PYTHONPATH="\${PYTHONPATH:-}${folders.map((folder) => `:${folder}`).join("")}"`;
}

/** A command with its flags, one to a line. */
export function commandLines(command: string, flags: readonly string[]): string {
  return [command, ...flags.map((flag) => `  ${flag}`)].join(" \\\n");
}

/**
 * Command that merges the adapters of LoRA into the weights that they were trained beside, in Megatron's format and for the same
 * parallel sizes. The manual says that it is done before inference (seed 002, line 9) and not how: this is how ModelLink's own
 * guide does it, with rank and alpha of the start scripts (seed 002, line 10).
 */
export function mergeCommand(run: MegatronRun, folder: string, modules: readonly string[], tool: string): string {
  const { loraRank, loraAlpha } = run.conversion ?? {};
  return [
    `cd ${shellWord(folder)}`,
    modulePath(modules),
    commandLines(`python ${tool}`, [
      "--model-type GPT",
      "--loader megatron",
      "--saver megatron",
      '--load-dir "$CONVERT_MODEL_PATH"',
      '--lora-load "$LORA_PATH"',
      `--lora-r ${loraRank ?? LORA.rank}`,
      `--lora-alpha ${loraAlpha ?? LORA.alpha}`,
      `--lora-target-modules ${LORA.targetModules.join(" ")}`,
      `--target-tensor-parallel-size ${run.tensorParallel}`,
      `--target-pipeline-parallel-size ${run.pipelineParallel}`,
      '--save-dir "$MERGED_MODEL_PATH"',
    ]),
  ].join("\n");
}
