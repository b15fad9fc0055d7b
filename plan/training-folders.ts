import type { Fault } from "./fault";

/** A run, as far as it matters where it writes. */
export interface WritingRun {
  readonly name: string;
  /** Folder of the checkpoints in the containers; undefined where it is the run's own by its name. */
  readonly checkpointPath?: string;
}

/**
 * The faults of runs that would write their checkpoints over each other's: the start script of 6.3.904 calls the folder after
 * model and kind of run (seed 002, line 6). Paths are indexes: `[1].checkpoints`.
 */
export function sharedCheckpointFaults(runs: readonly (WritingRun | undefined)[]): Fault[] {
  return runs.flatMap((run, index): Fault[] => {
    const path = run?.checkpointPath;
    const before = runs.slice(0, index).filter((other) => other !== undefined && other.name !== run?.name);
    const first = before.find((other) => other?.checkpointPath === path);
    // Two runs of one name are a fault by themselves.
    if (path === undefined || first === undefined) {
      return [];
    }
    const rule =
      `${first.name} writes its checkpoints there too, and one would overwrite the other's; set checkpoints and a command that ` +
      "saves there, or run one after the other in stacks of their own";
    return [{ path: `[${index}].checkpoints`, got: path, rule, source: ["002:6"] }];
  });
}
