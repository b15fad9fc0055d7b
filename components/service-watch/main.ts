/**
 * Watches a service while `pulumi up` runs (../service-watch-command.ts): what it says on standard error is shown beside the
 * resource; it ends well once all pods of the newest version get requests, else with exit code 1 and the reason on standard output.
 * Ending it leaves the service as it is.
 */
import { env } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "../job-watch/observed";
import { serviceCluster } from "./cluster";
import { ServiceFailure, watchService } from "./watch";

/** How often it is looked whether the engine is still there. */
const PARENT_MS = 2000;

/** Longest text of the progress: the engine keeps it in its state. */
const PROGRESS_LENGTH = 48 * 1024;

function text(name: string): string {
  const value = env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set: this program is started by the engine`);
  return value;
}

async function main(): Promise<void> {
  const parent = process.ppid;
  // An engine that was killed cannot say so: whoever started this program is then another process.
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, PARENT_MS);
  let length = 0;
  const settings = {
    kind: text("SERVICE_KIND"),
    names: text("SERVICE_NAMES").split(" "),
    namespace: text("SERVICE_NAMESPACE"),
    selector: text("SERVICE_SELECTOR"),
    timeLimitSeconds: Number(text("TIME_LIMIT_SECONDS")),
    kubeconfig: env["SERVICE_KUBECONFIG"],
  };
  try {
    await watchService(serviceCluster(settings), settings, {
      say: (line) => {
        length += line.length;
        if (length <= PROGRESS_LENGTH) process.stderr.write(`${line}\n`);
      },
      now: Date.now,
      sleep: (milliseconds) => sleep(milliseconds),
    });
  } finally {
    clearInterval(timer);
  }
}

main().catch((error: unknown) => {
  // Of a failure that people can mend, the words are enough.
  const isTold = error instanceof ServiceFailure || error instanceof ClusterError;
  process.stdout.write(
    `${isTold ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
