/**
 * Where a long piece of work tells what it does. Called with one line for each thing that is worth keeping on the
 * screen. Where `progress` is there too, it takes the lines that tell how far the work is, as often as they change: the
 * next line takes the place of the last. Without it, such lines go to the function itself, one every 15 seconds.
 */
export interface Report {
  (line: string): void;
  progress?: (line: string) => void;
}

/** How often a line about the same work is repeated where lines stay. */
const REPEAT_MILLISECONDS = 15_000;

/** A report on a stream: on a terminal progress is one line, rewritten in place; elsewhere every line stays. */
export function streamReport(stream: NodeJS.WriteStream): Report {
  if (!stream.isTTY) {
    return (line: string) => {
      stream.write(`${line}\n`);
    };
  }
  // Carriage return, then erase to the end of the line.
  const erase = "\r\u001b[K";
  const report: Report = (line: string) => {
    stream.write(`${erase}${line}\n`);
  };
  report.progress = (line: string) => {
    stream.write(`${erase}${line.slice(0, Math.max(20, stream.columns - 1))}`);
  };
  return report;
}

/** Sends how far a piece of work is, by the rules of {@link Report}. `now` is a clock in milliseconds. */
export function progressOf(report: Report, now: () => number = Date.now): (line: string) => void {
  const { progress } = report;
  if (progress !== undefined) return progress;
  let last = now();
  return (line) => {
    if (now() - last < REPEAT_MILLISECONDS) return;
    last = now();
    report(line);
  };
}

/** A duration for people: `42 s`, `11 min 05 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
