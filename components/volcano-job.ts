import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import type { MountedConfigMap } from "./ascend-pod";
import type { EnvironmentVariable, SecretVariable } from "./environment-variable";
import { FAILED_PHASES, RUN_ANNOTATION } from "./job-phases";
import { jobWatch } from "./job-watch-command";
import { masterPortOf } from "./master-port";
import { RING_CONTROLLER_LABEL, typeToken, workloadLabels } from "./names";
import { objectRevision } from "./object-revision";
import { withSecret } from "./secret-arguments";
import { DEADLINE_EXIT_CODE } from "./step-script";
import { type JobPods, jobPodSpec, tasksFor } from "./volcano-pod";

export type { EnvironmentVariable, SecretVariable } from "./environment-variable";
export { networkInterfaceVariables } from "./network-interface";

/** Annotation of the pods with the fingerprint of what the job's result depends on. */
export const FINGERPRINT_ANNOTATION = "ascend-stacks/fingerprint";

const WAITS = ["Running", "Completed", "Nothing"];
const SPREADS = ["Required", "Preferred"] as const;
const FAULT_SCHEDULING = ["force", "grace", "off"];

/** Minutes for which `up` waits by default. */
const TIME_LIMIT_MINUTES: Record<string, number> = { Running: 30, Completed: 1440 };

/** Arguments of VolcanoJob. */
export interface VolcanoJobArgs {
  /** Name of the job; pods are called `<job>-main-0` and `<job>-work-<n>`. At most 40 characters. */
  jobName: string;
  /** Namespace of the job; with NPUs it must admit Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** Nodes of the job. Each runs one pod; all start together or none does. */
  nodes: number;
  /** NPUs on each node, 0 to 8. With 0 the job holds no NPU, has no rank table, and may run on nodes without driver. */
  npusPerNode: number;
  /** CPU cores of each pod. Defaults to 21 for each NPU, without NPUs to 16. */
  cpuCores?: number;
  /** Memory of each pod in GiB. Defaults to 168 for each NPU, without NPUs to 128. */
  memoryGiB?: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Shell command that each pod runs. `NODE_RANK`, `NNODES`, `MASTER_ADDR` and `MASTER_PORT` are set. */
  command: pulumi.Input<string>;
  /** Environment of the containers, beyond what the job sets itself. */
  environment: EnvironmentVariable[];
  /** Environment of the containers from Secrets. Defaults to none. */
  secretEnvironment?: SecretVariable[];
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** ConfigMap with settings of the program, mounted read-only. Defaults to none. */
  configuration?: MountedConfigMap;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** PriorityClass of the job: a higher one starts first. Defaults to none. */
  priorityClassName?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Whether pods lie on nodes of their own: `Required` or `Preferred`. Defaults to `Required` (seed 000, line 29). */
  spread?: string;
  /** Whether the pods use the network of their nodes (seed 000, line 29). Defaults to true, without NPUs to false. */
  hostNetwork?: boolean;
  /**
   * Network interface between the nodes, for Gloo, TensorPipe and HCCL. Defaults to what each container finds: the one that holds
   * the node's address (seed 000, line 3).
   */
  networkInterface?: string;
  /**
   * Port on which the first pod waits for the others. Defaults to one of 23000 to 27999 that follows from namespace and name of
   * the job, as runs of less than a node share the network of theirs.
   */
  masterPort?: number;
  /**
   * Attempts that the job has: each ends when a pod fails or is evicted, and after the last one the job has failed. Defaults to
   * 5 (seed 000, line 29).
   */
  maxRetry?: number;
  /** Minutes after which an attempt is ended and the job with it, without a restart. Defaults to none. */
  deadlineMinutes?: number;
  /**
   * What CCE does with the job's pods when an NPU or node fails, label `fault-scheduling`: `force`, `grace` or `off`. Defaults to
   * `force` (seed 000, line 29).
   */
  faultScheduling?: string;
  /** Folder in the container to which output is written as well, as `<job>-<node rank>.log`. Defaults to none. */
  logPath?: string;
  /**
   * Folder or file in the container that is the job's result, with `fingerprint`: `<path>.complete` holds the fingerprint when
   * the command has ended well on all nodes, and a job that finds it there does nothing. Defaults to none.
   */
  resultPath?: string;
  /** What the result depends on, as a hash: another one is another job. Defaults to none. */
  fingerprint?: pulumi.Input<string>;
  /** Kubeconfig of who watches the job; a secret. Defaults to kubectl's own configuration (KUBECONFIG, ~/.kube/config). */
  kubeconfig?: pulumi.Input<string>;
  /** What `up` waits for: `Running`, `Completed` or `Nothing`. Defaults to `Running`. */
  waitFor?: string;
  /** Minutes for which `up` waits. Defaults to 30 for `Running` and 1440, a day, for `Completed`. */
  timeLimitMinutes?: number;
  /** Whether the job is stopped and gives its NPUs back until this is false again. Defaults to false. */
  suspend?: boolean;
  /** Text of which another one starts the job anew. Defaults to none. */
  runId?: string;
}

/** The part of `status` of a Volcano job that is used here. */
interface JobStatus {
  state?: { phase?: string };
}

/** What the provider reads back of a Volcano job, beyond what the class of all custom resources declares. */
interface JobWithStatus extends k8s.apiextensions.CustomResource {
  status: pulumi.Output<JobStatus | undefined>;
}

/**
 * Volcano job on whole Ascend nodes, with the rank table that CCE fills in. All its pods start together or none does, on
 * distinct nodes; a failed or evicted pod restarts the job. `up` waits until the job runs or has completed, says how far it is
 * and why it waits, and where it failed, which pod and with which last words; the next `up` then tries again. A job goes on when
 * `up` is interrupted, and one that fails later is tried again by `up --refresh`. Every field that Volcano's webhook would
 * default is written out, or a second `up` would be refused.
 *
 * The pods equal the manual's manifests (seed 000, line 29), but for these, where the manual's would not do what it says:
 * - `minAvailable` is the number of pods, not 1: with two tasks and 1, one pod may run alone.
 * - `restartPolicy` is Never, and PodFailed restarts the job: with OnFailure a crash never becomes a failed pod.
 * - the anti-affinity names this job; the manual's names `vcjob`, which matches nothing once the job is renamed.
 * - `dnsPolicy` is ClusterFirstWithHostNet, or a pod on the host's network would not resolve the other pods' names.
 * - CPU and memory follow the NPUs; the manual's samples are what a node already had requested.
 * - host paths have a type and are mounted read-only, all but the log folder.
 */
export class VolcanoJob extends pulumi.ComponentResource {
  /** Name of the job. */
  public readonly jobName: pulumi.Output<string>;
  /** Phase of the job when `up` last looked at it, for example `Running`. */
  public readonly phase: pulumi.Output<string>;
  /**
   * Name of the job, known once it is in the state that `waitFor` names: what comes after it uses this. Of a suspended job it is
   * known once the job is stopped.
   */
  public readonly done: pulumi.Output<string>;

  constructor(name: string, args: VolcanoJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("VolcanoJob"), name, withSecret(args, "kubeconfig"), opts);
    refuseFaults(`VolcanoJob ${name}`, faultsOf(args));
    const job = volcanoJob(name, args, this);
    this.jobName = job.metadata.name;
    const phase = job.status.apply((status) => status?.state?.phase ?? "Pending");
    const waitFor = args.waitFor ?? "Running";
    if (waitFor === "Nothing") {
      this.phase = phase;
      this.done = pulumi.all([job.metadata.name, job.id]).apply(([jobName]) => jobName);
    } else {
      const watch = jobWatch(
        name,
        {
          jobName: job.metadata.name,
          namespace: job.metadata.namespace,
          ...(args.kubeconfig === undefined ? {} : { kubeconfig: args.kubeconfig }),
          waitFor,
          timeLimitMinutes: args.timeLimitMinutes ?? TIME_LIMIT_MINUTES[waitFor] ?? 30,
          suspend: args.suspend ?? false,
          run: pulumi.all([job.metadata, phase]).apply(([metadata, last]) => runOf(metadata, last)),
        },
        { parent: this, dependsOn: [job] },
      );
      // The command's output is secret as its kubeconfig is; the phase of a job is not.
      this.phase = pulumi.unsecret(watch.stdout);
      this.done = pulumi.all([job.metadata.name, watch.id]).apply(([jobName]) => jobName);
    }
    this.registerOutputs({ jobName: this.jobName, phase: this.phase, done: this.done });
  }
}

/**
 * What tells one run of a job from the next. A job that the watching program made anew counts as the run that it was made for,
 * and one that is seen to have failed (by `refresh`) as a run that was not watched yet.
 */
function runOf(metadata: { uid?: string; annotations?: Record<string, string> } | undefined, phase: string): string {
  const uid = metadata?.uid ?? "";
  return FAILED_PHASES.includes(phase) ? `failed-${uid}` : (metadata?.annotations?.[RUN_ANNOTATION] ?? uid);
}

/** The rank table that CCE fills in (seed 000, line 29). */
function rankTable(
  name: string,
  args: VolcanoJobArgs,
  labels: Record<string, string>,
  parent: VolcanoJob,
): k8s.core.v1.ConfigMap {
  return new k8s.core.v1.ConfigMap(
    name,
    {
      metadata: { name: `configmap1980-${args.jobName}`, namespace: args.namespace, labels },
      data: { "jobstart_hccl.json": JSON.stringify({ status: "initializing" }) },
    },
    // CCE rewrites the data once the pods run; replacing it would take the table from a running job.
    { parent, deleteBeforeReplace: true, ignoreChanges: ["data"] },
  );
}

function volcanoJob(name: string, args: VolcanoJobArgs, parent: VolcanoJob): JobWithStatus {
  const withNpus = args.npusPerNode > 0;
  const labels = { ...workloadLabels("training", args.jobName), ...(withNpus ? RING_CONTROLLER_LABEL : {}) };
  const table = withNpus ? rankTable(name, args, labels, parent) : undefined;
  const pods = podsOf(args);
  const podAnnotations = {
    ...(args.fingerprint === undefined ? {} : { [FINGERPRINT_ANNOTATION]: args.fingerprint }),
    ...(args.runId === undefined ? {} : { "ascend-stacks/run-id": args.runId }),
  };
  const spec = {
    schedulerName: "volcano",
    queue: args.queue ?? "default",
    minAvailable: args.nodes,
    maxRetry: args.maxRetry ?? 5,
    ...(args.priorityClassName === undefined ? {} : { priorityClassName: args.priorityClassName }),
    policies: [
      // First: a failed pod has both, its exit code and the event.
      ...(args.deadlineMinutes === undefined ? [] : [{ exitCode: DEADLINE_EXIT_CODE, action: "TerminateJob" }]),
      { event: "PodEvicted", action: "RestartJob" },
      { event: "PodFailed", action: "RestartJob" },
    ],
    plugins: {
      ...(withNpus ? { configmap1980: ["--rank-table-version=v2"] } : {}),
      env: [],
      svc: ["--publish-not-ready-addresses=true"],
    },
    tasks: tasksFor(args.nodes).map((task) => ({
      name: task.name,
      replicas: task.replicas,
      minAvailable: task.replicas,
      maxRetry: 3,
      template: {
        metadata: {
          name: "training",
          labels: { app: "ascendspeed", ...labels },
          ...(Object.keys(podAnnotations).length === 0 ? {} : { annotations: podAnnotations }),
        },
        spec: jobPodSpec(pods, task),
      },
    })),
  };
  return new k8s.apiextensions.CustomResource(
    name,
    {
      apiVersion: "batch.volcano.sh/v1alpha1",
      kind: "Job",
      // Not an input: it makes what Volcano writes there an output of the resource.
      status: undefined,
      metadata: {
        name: args.jobName,
        namespace: args.namespace,
        labels: { ...labels, "fault-scheduling": args.faultScheduling ?? "force" },
        annotations: {
          // Until Volcano has seen it: what is waited for beyond that, the watching program waits for.
          "pulumi.com/waitFor": "jsonpath={.status.state.phase}",
          "ascend-stacks/revision": objectRevision(`${name}-revision`, spec, { parent }),
          // Names the table that the job needs, and makes it exist first.
          ...(table === undefined ? {} : { "ascend-stacks/rank-table": table.metadata.name }),
        },
      },
      spec,
    },
    // The provider never replaces a custom resource by itself, and Volcano refuses a changed template.
    {
      parent,
      replaceOnChanges: ["spec"],
      deleteBeforeReplace: true,
      customTimeouts: { create: "10m", update: "10m", delete: "10m" },
    },
  ) as JobWithStatus;
}

function podsOf(args: VolcanoJobArgs): JobPods {
  const { fingerprint, resultPath, logPath, deadlineMinutes, masterPort } = args;
  const step = {
    ...(logPath === undefined ? {} : { logPath }),
    ...(deadlineMinutes === undefined ? {} : { deadlineSeconds: deadlineMinutes * 60 }),
    ...(resultPath === undefined || fingerprint === undefined ? {} : { result: { path: resultPath, fingerprint } }),
  };
  return {
    jobName: args.jobName,
    nodes: args.nodes,
    npusPerNode: args.npusPerNode,
    image: args.image,
    command: args.command,
    environment: args.environment,
    secretEnvironment: args.secretEnvironment ?? [],
    claimName: args.claimName,
    ...(args.serviceAccountName === undefined ? {} : { serviceAccountName: args.serviceAccountName }),
    ...(args.configuration === undefined ? {} : { configuration: args.configuration }),
    masterPort:
      masterPort === undefined
        ? pulumi.output(args.namespace).apply((namespace) => String(masterPortOf(namespace, args.jobName)))
        : String(masterPort),
    hostNetwork: args.hostNetwork ?? args.npusPerNode > 0,
    ...(args.networkInterface === undefined ? {} : { networkInterface: args.networkInterface }),
    spread: args.spread === "Preferred" ? "Preferred" : "Required",
    ...(Object.keys(step).length === 0 ? {} : { step }),
    cpuCores: args.cpuCores,
    memoryGiB: args.memoryGiB,
  };
}

function faultsOf(args: VolcanoJobArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got === undefined ? "nothing" : JSON.stringify(got)}; ${rule}` });
  };
  const whole = (propertyPath: string, got: number | undefined, least: number, most: number, unit: string): void => {
    if (got !== undefined && !(Number.isInteger(got) && got >= least && got <= most)) {
      const range = most === Infinity ? `${String(least)} or more` : `${String(least)} to ${String(most)}`;
      fault(propertyPath, got, `whole ${unit}, ${range}`);
    }
  };
  const oneOf = (propertyPath: string, got: string | undefined, allowed: readonly string[]): void => {
    if (got !== undefined && !allowed.includes(got)) fault(propertyPath, got, `one of ${allowed.join(", ")}`);
  };
  if (!/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(args.jobName)) {
    const rule =
      "1 to 40 lower-case letters, digits and hyphens, a letter first: pods and a Service are called after it";
    fault("jobName", args.jobName, rule);
  }
  whole("nodes", args.nodes, 1, Infinity, "nodes");
  whole("npusPerNode", args.npusPerNode, 0, 8, "NPUs");
  whole("cpuCores", args.cpuCores, 1, Infinity, "cores");
  whole("memoryGiB", args.memoryGiB, 1, Infinity, "GiB");
  whole("masterPort", args.masterPort, 1024, 65535, "number of a port");
  whole("maxRetry", args.maxRetry, 1, Infinity, "number, as Volcano takes 0 for its default");
  whole("deadlineMinutes", args.deadlineMinutes, 1, Infinity, "minutes");
  whole("timeLimitMinutes", args.timeLimitMinutes, 1, Infinity, "minutes");
  oneOf("waitFor", args.waitFor, WAITS);
  oneOf("spread", args.spread, SPREADS);
  oneOf("faultScheduling", args.faultScheduling, FAULT_SCHEDULING);
  if (args.suspend === true && args.waitFor === "Nothing") {
    fault("suspend", true, 'leave waitFor "Nothing" out: who watches the job stops it');
  }
  for (const key of ["logPath", "resultPath"] as const) {
    const path = args[key];
    if (path !== undefined && (!path.startsWith("/") || path.endsWith("/"))) {
      fault(key, path, "an absolute path in the container, without a slash at its end");
    }
  }
  if (args.resultPath !== undefined && args.fingerprint === undefined) {
    fault("fingerprint", undefined, "resultPath needs it: it says when the result is complete");
  }
  return faults;
}
