/**
 * Reads the results of an evaluation from the log of the job that prints them, compares them with a baseline where standard input
 * has one, and ends with exit code 1 where they are worse than tolerated (../evaluation-results.ts). Standard output is the
 * results as JSON. It is a program of its own, which the engine starts: what it is to do is in its environment.
 */
import { readFileSync } from "node:fs";
import { env } from "node:process";
import type { Tolerance } from "../../evaluation";
import { jobCluster } from "../job-watch/cluster";
import { printedResults } from "./printed-results";
import { verdictOf } from "./verdict";

/** Lines of a log that are read: results are printed at its end. */
const LOG_LINES = 200_000;

function setting(name: string): string {
  const value = env[name];
  if (value === undefined || value === "") throw new Error(`${name}: got nothing; the component sets it`);
  return value;
}

async function main(): Promise<void> {
  const [jobName, namespace] = [setting("JOB_NAME"), setting("JOB_NAMESPACE")];
  const cluster = jobCluster({
    jobName,
    namespace,
    run: "",
    waitFor: "Completed",
    timeLimitMs: 0,
    suspend: false,
    kubeconfig: env["JOB_KUBECONFIG"],
  });
  try {
    const pods = await cluster.pods();
    const logs = await Promise.all(pods.map((pod) => cluster.log(pod, LOG_LINES)));
    const files = logs.flatMap((log) => printedResults(log ?? ""));
    if (files.length === 0) {
      const rule = "its pod is gone or printed none; another runId of the evaluation makes and prints them again";
      throw new Error(`job ${namespace}/${jobName} has no results in its log: ${rule}`);
    }
    const baseline = readFileSync(0, "utf8");
    const tolerance = JSON.parse(env["TOLERANCE"] ?? "{}") as Tolerance;
    const onRegression = env["ON_REGRESSION"] ?? "fail";
    const expected = baseline.trim() === "" ? undefined : { baseline, tolerance, onRegression };
    const verdict = verdictOf(files, expected);
    for (const line of verdict.lines) process.stderr.write(`${line}\n`);
    if (verdict.fails) process.exitCode = 1;
    else process.stdout.write(verdict.json);
  } finally {
    cluster.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
