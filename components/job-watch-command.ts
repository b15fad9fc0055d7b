import { createRequire } from "node:module";
import { join, relative } from "node:path";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

/** What is watched, and until when. */
export interface JobWatchSettings {
  /** Name of the Volcano job. */
  jobName: pulumi.Input<string>;
  namespace: pulumi.Input<string>;
  /** Kubeconfig of a user who may read jobs, pods and their logs and remove and make jobs. Defaults to kubectl's own. */
  kubeconfig?: pulumi.Input<string>;
  /** `Running` or `Completed`. */
  waitFor: string;
  timeLimitMinutes: number;
  suspend: boolean;
  /** What tells one run of the job from the next: another one is watched anew. */
  run: pulumi.Input<string>;
}

/** A path as a word of the shell, from the folder in which program and engine run: equal on every machine. */
function shellPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return `'${(fromHere.startsWith(".") ? fromHere : `./${fromHere}`).replaceAll("'", "'\\''")}'`;
}

/** Command line of the program that watches a job. */
export function jobWatchCommandLine(): string {
  const loader = createRequire(__filename).resolve("tsx");
  return `exec node --import ${shellPath(loader)} ${shellPath(join(__dirname, "job-watch", "main.ts"))}`;
}

/**
 * Watches a Volcano job while `up` runs: the program says how far the job is, and ends well once the job is in the state that is
 * waited for, else with the reason. Its standard output is the phase in which it left the job.
 */
export function jobWatch(
  name: string,
  settings: JobWatchSettings,
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  const limit = `${String(settings.timeLimitMinutes + 10)}m`;
  return new command.local.Command(
    name,
    {
      create: jobWatchCommandLine(),
      environment: {
        JOB_NAME: settings.jobName,
        JOB_NAMESPACE: settings.namespace,
        JOB_RUN: settings.run,
        WAIT_FOR: settings.waitFor,
        TIME_LIMIT_MINUTES: String(settings.timeLimitMinutes),
        SUSPEND: String(settings.suspend),
        ...(settings.kubeconfig === undefined ? {} : { JOB_KUBECONFIG: pulumi.secret(settings.kubeconfig) }),
      },
      // Standard output is the phase alone.
      logging: "stderr",
      // CCE issues another kubeconfig at each refresh: the job is then looked at again, and where it is gone by now, what was seen
      // of it before tells whether it had completed.
      addPreviousOutputInEnv: true,
      triggers: [settings.run],
    },
    {
      ...opts,
      additionalSecretOutputs: ["environment"],
      customTimeouts: { create: limit, update: limit },
    },
  );
}
