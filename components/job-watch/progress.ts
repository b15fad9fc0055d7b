/** Signs of progress in the logs of Megatron (`iteration 20/ 2000 | …`) and of progress bars (` 12/300 [01:02<…`). */
const STEPS = [/iteration\s+(\d+)\s*\/\s*(\d+)/i, /(\d+)\s*\/\s*(\d+)\s*\[\d+:\d+/];

/** Longest line that is shown. */
const LINE_LENGTH = 160;

/** The end of a log, without empty lines; of lines that a progress bar wrote over, the last state. */
export function lastLines(log: string, count: number): string[] {
  return log
    .split("\n")
    .map((line) => (line.trimEnd().split("\r").at(-1) ?? "").trimEnd())
    .filter((line) => line.trim() !== "")
    .slice(-count);
}

/** How far a run is by its log: the last step of all, else the last line; undefined where the log is empty. */
export function progressOf(log: string): string | undefined {
  const lines = lastLines(log, Infinity);
  for (const line of [...lines].reverse()) {
    for (const pattern of STEPS) {
      const [, step, all] = pattern.exec(line) ?? [];
      if (step !== undefined && all !== undefined) return `step ${step} of ${all}`;
    }
  }
  return lines.at(-1)?.trim().slice(0, LINE_LENGTH);
}
