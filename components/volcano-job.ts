import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ascendPodSpec, type MountedConfigMap } from "./ascend-pod";
import { RING_CONTROLLER_LABEL, typeToken, workloadLabels } from "./names";

/** One environment variable with a value that may only be known later. */
export interface EnvironmentVariable {
  /** Name of the variable. */
  name: string;
  /** Value of the variable. */
  value: pulumi.Input<string>;
}

/**
 * The variables that say over which network interface the nodes of a run talk: Gloo, TensorPipe and HCCL. Defaults to
 * `enp67s0f5` (seed 000, line 3).
 */
export function networkInterfaceVariables(networkInterface = "enp67s0f5"): EnvironmentVariable[] {
  const names = ["GLOO_SOCKET_IFNAME", "TP_SOCKET_IFNAME", "HCCL_SOCKET_IFNAME"];
  return names.map((name) => ({ name, value: networkInterface }));
}

/** Arguments of VolcanoJob. */
export interface VolcanoJobArgs {
  /** Name of the job; pods are called `<job>-main-0` and `<job>-work-<n>`. At most 40 characters. */
  jobName: string;
  /** Namespace of the job; it must admit Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** Nodes of the job. Each runs one pod; all start together or none does. */
  nodes: number;
  /** NPUs on each node, 1 to 8. */
  npusPerNode: number;
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Shell command that each pod runs. `NODE_RANK`, `NNODES` and `MASTER_ADDR` are set. */
  command: pulumi.Input<string>;
  /** Environment of the containers, beyond what the job sets itself. */
  environment: EnvironmentVariable[];
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** ConfigMap with settings of the program, mounted read-only. Defaults to none. */
  configuration?: MountedConfigMap;
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Port on which the first pod waits for the others. Defaults to 29500. */
  masterPort?: number;
  /** How often the job is restarted after a pod failed or was evicted. Defaults to 5 (seed 000, line 29). */
  maxRetry?: number;
}

/** The part of `status` of a Volcano job that is used here. */
interface JobStatus {
  state?: { phase?: string };
}

/** What the provider reads back of a Volcano job, beyond what the class of all custom resources declares. */
interface JobWithStatus extends k8s.apiextensions.CustomResource {
  status: pulumi.Output<JobStatus | undefined>;
}

/** A task of a Volcano job: pods of the same kind. */
interface Task {
  name: string;
  replicas: number;
  /** Rank of the task's first pod. */
  firstRank: number;
}

/** The manual's tasks: `main` is the node of rank 0, `work` is all others (seed 000, line 29). */
function tasksFor(nodes: number): Task[] {
  const main = { name: "main", replicas: 1, firstRank: 0 };
  return nodes === 1 ? [main] : [main, { name: "work", replicas: nodes - 1, firstRank: 1 }];
}

/**
 * Volcano job on whole Ascend nodes, with the rank table that CCE fills in. All its pods start together or none does, on
 * distinct nodes; a failed or evicted pod restarts the job. `up` waits until the job runs. Every field that Volcano's
 * webhook would default is written out, or a second `up` would be refused.
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

  constructor(name: string, args: VolcanoJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("VolcanoJob"), name, args, opts);
    const labels = { ...workloadLabels("training", args.jobName), ...RING_CONTROLLER_LABEL };
    const queue = args.queue ?? "default";
    const rankTable = new k8s.core.v1.ConfigMap(
      name,
      {
        metadata: { name: `configmap1980-${args.jobName}`, namespace: args.namespace, labels },
        data: { "jobstart_hccl.json": JSON.stringify({ status: "initializing" }) },
      },
      // CCE rewrites the data once the pods run; replacing it would take the table from a running job.
      { parent: this, deleteBeforeReplace: true, ignoreChanges: ["data"] },
    );
    const job = new k8s.apiextensions.CustomResource(
      name,
      {
        apiVersion: "batch.volcano.sh/v1alpha1",
        kind: "Job",
        // Not an input: it makes what Volcano writes there an output of the resource.
        status: undefined,
        metadata: {
          name: args.jobName,
          namespace: args.namespace,
          labels: { ...labels, "fault-scheduling": "force" },
          annotations: {
            "pulumi.com/waitFor": "jsonpath={.status.state[?@ == 'Running' || @ == 'Completed']}",
            // Names the table that the job needs, and makes it exist first.
            "ascend-stacks/rank-table": rankTable.metadata.name,
          },
        },
        spec: {
          schedulerName: "volcano",
          queue,
          minAvailable: args.nodes,
          maxRetry: args.maxRetry ?? 5,
          policies: [
            { event: "PodEvicted", action: "RestartJob" },
            { event: "PodFailed", action: "RestartJob" },
          ],
          plugins: {
            configmap1980: ["--rank-table-version=v2"],
            env: [],
            svc: ["--publish-not-ready-addresses=true"],
          },
          tasks: tasksFor(args.nodes).map((task) => ({
            name: task.name,
            replicas: task.replicas,
            minAvailable: task.replicas,
            maxRetry: 3,
            template: {
              metadata: { name: "training", labels: { app: "ascendspeed", ...labels } },
              spec: podSpec(args, task),
            },
          })),
        },
      },
      // The provider never replaces a custom resource by itself, and Volcano refuses a changed template.
      {
        parent: this,
        replaceOnChanges: ["spec"],
        deleteBeforeReplace: true,
        customTimeouts: { create: "30m", update: "30m", delete: "10m" },
      },
    );
    this.jobName = job.metadata.name;
    this.phase = (job as JobWithStatus).status.apply((status) => status?.state?.phase ?? "Pending");
    this.registerOutputs({ jobName: this.jobName, phase: this.phase });
  }
}

/** Pod of one task. */
function podSpec(args: VolcanoJobArgs, task: Task): k8s.types.input.core.v1.PodSpec {
  const fieldRef = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  return {
    ...ascendPodSpec({
      containerName: "ascendspeed",
      image: args.image,
      command: ["/bin/sh", "-c"],
      // VC_TASK_INDEX, by Volcano's env plugin, counts the pods of a task from 0.
      args: [pulumi.interpolate`export NODE_RANK=$((VC_TASK_INDEX + ${task.firstRank}))\n${args.command}`],
      env: [
        fieldRef("name", "metadata.name"),
        fieldRef("ip", "status.hostIP"),
        { name: "framework", value: "PyTorch" },
        { name: "NNODES", value: String(args.nodes) },
        // The svc plugin gives pods names in a headless Service that is called after the job.
        { name: "MASTER_ADDR", value: `${args.jobName}-main-0.${args.jobName}` },
        { name: "MASTER_PORT", value: String(args.masterPort ?? 29500) },
        ...args.environment,
      ],
      npus: args.npusPerNode,
      claimName: args.claimName,
      serviceAccountName: args.serviceAccountName,
      sharedMemoryGiB: 200,
      ...(args.configuration === undefined ? {} : { configuration: args.configuration }),
    }),
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: {
              matchExpressions: [{ key: "volcano.sh/job-name", operator: "In", values: [args.jobName] }],
            },
            topologyKey: "kubernetes.io/hostname",
          },
        ],
      },
    },
    hostNetwork: true,
    dnsPolicy: "ClusterFirstWithHostNet",
    restartPolicy: "Never",
  };
}
