import type { ChildProcess } from "node:child_process";

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
const children = new Set<ChildProcess>();
let listening = false;

/** Ends the child when a signal ends this process. */
export function endWithThis(child: ChildProcess): void {
  children.add(child);
  child.once("close", () => children.delete(child));
  if (listening) return;
  listening = true;
  for (const [signal, number] of Object.entries(SIGNALS) as [keyof typeof SIGNALS, number][]) {
    process.on(signal, () => {
      for (const running of children) running.kill(signal);
      process.exit(128 + number);
    });
  }
}
