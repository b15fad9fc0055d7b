import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";

/** Programs and plugins that this host runs. */
const running = new Set<ChildProcess>();

/** Starts `node` with these arguments; the process ends with this one. Its standard input is empty. */
export function startNode(args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, args, options);
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Ends everything that was started, without asking: there is no engine any more that it could talk to. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}
