import { createRequire } from "node:module";
import { join, relative } from "node:path";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

/** What is watched, and until when. */
export interface ServiceWatch {
  /** `Deployment` or `StatefulSet`. */
  kind: string;
  /** Names of those of the service. */
  workloads: pulumi.Input<string>[];
  namespace: pulumi.Input<string>;
  /** Label selector of the pods of all of them. */
  selector: pulumi.Input<string>;
  /** Kubeconfig of a user who may read it, its pods and their logs; a secret. Defaults to kubectl's own. */
  kubeconfig?: pulumi.Input<string>;
  timeLimitSeconds: number;
  /** What its pods are made from, and how many there are: another one is watched anew. */
  version: pulumi.Input<string>;
}

/** A path as a word of the shell, from the folder in which program and engine run: equal on every machine. */
function shellPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return `'${(fromHere.startsWith(".") ? fromHere : `./${fromHere}`).replaceAll("'", "'\\''")}'`;
}

/**
 * Watches a service while `up` runs. The provider waits too, but says only that a service is not ready, and as late as its time
 * limit; this says what each pod waits for, and ends with the pod's exit code and last words as soon as it has failed for good.
 */
export function serviceWatch(
  name: string,
  settings: ServiceWatch,
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  const limit = `${String(Math.ceil(settings.timeLimitSeconds / 60) + 10)}m`;
  const loader = createRequire(__filename).resolve("tsx");
  return new command.local.Command(
    name,
    {
      create: `exec node --import ${shellPath(loader)} ${shellPath(join(__dirname, "service-watch", "main.ts"))}`,
      environment: {
        SERVICE_KIND: settings.kind,
        SERVICE_NAMES: pulumi.all(settings.workloads).apply((names) => names.join(" ")),
        SERVICE_NAMESPACE: settings.namespace,
        SERVICE_SELECTOR: settings.selector,
        TIME_LIMIT_SECONDS: String(settings.timeLimitSeconds),
        ...(settings.kubeconfig === undefined ? {} : { SERVICE_KUBECONFIG: pulumi.secret(settings.kubeconfig) }),
      },
      logging: "stderr",
      addPreviousOutputInEnv: false,
      triggers: [settings.version],
    },
    { ...opts, additionalSecretOutputs: ["environment"], customTimeouts: { create: limit, update: limit } },
  );
}
