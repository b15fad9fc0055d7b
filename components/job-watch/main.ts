/**
 * Watches a Volcano job while `pulumi up` runs (../job-watch-command.ts): what it says on standard error is shown beside the
 * resource, its standard output is the phase in which it left the job, or with exit code 1, why the job is not in the state
 * that was waited for. Ending it leaves the job as it is. It is a program of its own, which the engine starts: what it
 * is to do is in its environment.
 */
import { env } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { jobCluster } from "./cluster";
import { ClusterError } from "./observed";
import { settingsOf } from "./settings";
import { watchJob, WatchFailure } from "./watch";

/** How often it is looked whether the engine is still there. */
const PARENT_MS = 2000;

/** Longest text of the progress: the engine keeps it in its state, and hands it on in a variable of at most 128 KiB. */
const PROGRESS_LENGTH = 48 * 1024;

/** Says lines of progress until they are as long as they may be. */
function progressLog(): (line: string) => void {
  let length = 0;
  return (line) => {
    length += line.length;
    if (length <= PROGRESS_LENGTH) process.stderr.write(`${line}\n`);
  };
}

async function main(): Promise<void> {
  const settings = settingsOf(env);
  const parent = process.ppid;
  // An engine that was killed cannot say so: whoever started this program is then another process.
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, PARENT_MS);
  const cluster = jobCluster(settings);
  try {
    const phase = await watchJob(cluster, settings, {
      say: progressLog(),
      now: Date.now,
      sleep: (milliseconds) => sleep(milliseconds),
    });
    process.stdout.write(phase);
  } finally {
    clearInterval(timer);
    cluster.close();
  }
}

main().catch((error: unknown) => {
  // Of a failure that people can mend, the words are enough. The engine's error has all of both outputs, so that it shows this
  // text once, as a whole, and not among the lines of the progress as well.
  const isTold = error instanceof WatchFailure || error instanceof ClusterError;
  process.stdout.write(
    `${isTold ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
