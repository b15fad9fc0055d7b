import { Option } from "commander";
import type { Workload } from "../plan/workload";
import { WORKLOAD_KEY_NAMES, WORKLOAD_KEYS, type ValueKind, type WorkloadKeyName } from "../plan/workload-keys";

/** The command that people type. */
export const PLAN_COMMAND = "npm run -s plan --";

/** Placeholder of a value in the help. */
const PLACEHOLDERS: Readonly<Record<ValueKind, string>> = {
  text: " <name>",
  "share path": " <folder>",
  image: " <image>",
  number: " <number>",
  length: " <tokens>",
  GiB: " <GiB>",
  "yes or no": "",
  "model config": " <file>",
};

/** Short flags, as Megatron's own users say it. */
const SHORT_FLAGS: Partial<Record<WorkloadKeyName, string>> = {
  tensorParallel: "--tp",
  pipelineParallel: "--pp",
  microBatchSize: "--mbs",
  globalBatchSize: "--gbs",
};

/** The flag of a setting: `--seq-len` for `seqLen`. The unit of the NPUs' memory is left out. */
export function flagOf(key: WorkloadKeyName): string {
  const name = key === "npuMemoryGiB" ? "npuMemory" : key;
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** One option for each setting of a workload. */
export function workloadOptions(): Option[] {
  return WORKLOAD_KEY_NAMES.map((key) => {
    const { kind, what } = WORKLOAD_KEYS[key];
    const short = SHORT_FLAGS[key];
    const flags = `${short === undefined ? "" : `${short}, `}${flagOf(key)}${PLACEHOLDERS[kind]}`;
    return new Option(flags, what.replace(/^true or false: whether /, ""));
  });
}

/** A word of a command line, in quotes where the shell would read more than a word. */
function shellWord(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The command line that asks for a workload. A model's config.json is named by its file. */
export function commandLine(workload: Workload, modelConfigFile = "config.json"): string {
  const options = WORKLOAD_KEY_NAMES.flatMap((key) => {
    const value = workload[key];
    if (value === undefined || value === false) {
      return [];
    }
    if (value === true) {
      return [flagOf(key)];
    }
    return [flagOf(key), shellWord(typeof value === "object" ? modelConfigFile : String(value))];
  });
  return [PLAN_COMMAND, ...options].join(" ");
}
