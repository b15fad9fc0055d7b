import * as pulumi from "@pulumi/pulumi";
import type { Training } from "../config/environment";
import type { RunPlace } from "./megatron-run";
import type { RunData, TrainingData } from "./training-data";

/** Arguments that every run of steps has, whatever its framework. */
export interface RunArguments extends RunPlace {
  readonly runName: string;
  readonly timeLimitMinutes?: number;
  readonly maxRetry?: number;
  readonly priorityClassName?: string;
  readonly networkInterface?: string;
  readonly runId?: string;
}

/** The arguments that every run of steps has. */
export function runArguments(workload: Training, place: RunPlace): RunArguments {
  const { timeLimitMinutes, maxRetry, priorityClass, networkInterface, runId } = workload;
  return {
    ...place,
    runName: workload.name,
    ...present({ timeLimitMinutes, maxRetry, priorityClassName: priorityClass, networkInterface, runId }),
  };
}

/** An object without its undefined values: an argument that is not given is left out. */
export function present<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** What identifies the content of folders that this stack fills, known once they are full; undefined where others fill all. */
export function contentOf(data: TrainingData, ...folders: readonly string[]): pulumi.Output<string> | undefined {
  const found = folders
    .map((folder) => data.inFolder(folder))
    .filter((filled): filled is RunData => filled !== undefined);
  if (found.length === 0) return undefined;
  const parts = found.map(({ path, fingerprint }) => pulumi.all([path, fingerprint]).apply(([, content]) => content));
  return pulumi.all(parts).apply((contents) => contents.join(" "));
}
