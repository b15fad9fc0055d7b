import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ascendPodSpec, type MountedConfigMap } from "./ascend-pod";
import { type EnvironmentVariable, literalText, type SecretVariable } from "./environment-variable";
import { NETWORK_INTERFACE_SCRIPT, networkInterfaceVariables } from "./network-interface";
import { STEP_ENTRY, type StepSettings, stepVariables } from "./step-script";

/** What the pods of a job are made of. */
export interface JobPods {
  jobName: string;
  nodes: number;
  npusPerNode: number;
  image: pulumi.Input<string>;
  command: pulumi.Input<string>;
  environment: readonly EnvironmentVariable[];
  secretEnvironment: readonly SecretVariable[];
  claimName: pulumi.Input<string>;
  serviceAccountName?: pulumi.Input<string>;
  configuration?: MountedConfigMap;
  masterPort: pulumi.Input<string>;
  hostNetwork: boolean;
  networkInterface?: string;
  /** Key of the node label that tells places apart; pods must be, or had better be, in places of their own. */
  spread: "Required" | "Preferred";
  /** Log file, deadline and result; undefined where the command runs as it is. */
  step?: Omit<StepSettings, "name" | "command">;
  cpuCores: number | undefined;
  memoryGiB: number | undefined;
}

/** A task of a Volcano job: pods of the same kind. */
export interface Task {
  name: string;
  replicas: number;
  /** Rank of the task's first pod. */
  firstRank: number;
}

/** The manual's tasks: `main` is the node of rank 0, `work` is all others (seed 000, line 29). */
export function tasksFor(nodes: number): Task[] {
  const main = { name: "main", replicas: 1, firstRank: 0 };
  return nodes === 1 ? [main] : [main, { name: "work", replicas: nodes - 1, firstRank: 1 }];
}

/** Shell text of the pods of one task. */
function podText(pods: JobPods, { firstRank }: Task): pulumi.Output<string> {
  // VC_TASK_INDEX, by Volcano's env plugin, counts the pods of a task from 0.
  const rank = `export NODE_RANK=$((VC_TASK_INDEX + ${firstRank}))\n`;
  const detects = pods.networkInterface === undefined && (pods.npusPerNode > 0 || pods.nodes > 1);
  const command = pods.step === undefined ? pods.command : STEP_ENTRY;
  return pulumi
    .output(command)
    .apply((text) => literalText(`${rank}${detects ? `${NETWORK_INTERFACE_SCRIPT}\n` : ""}${text}`));
}

/** Variables of the script that runs the command, where there is one. */
function stepEnvironment(pods: JobPods): k8s.types.input.core.v1.EnvVar[] {
  if (pods.step === undefined) return [];
  const variables = stepVariables({ ...pods.step, name: pods.jobName, command: pods.command });
  return [
    // What Volcano's pods of one attempt have in common: the pod group of the job, and how often it was restarted.
    fieldVariable("STEP_POD_GROUP", "metadata.annotations['scheduling.k8s.io/group-name']"),
    fieldVariable("STEP_JOB_VERSION", "metadata.annotations['volcano.sh/job-version']"),
    { name: "STEP_ATTEMPT", value: "$(STEP_POD_GROUP)-$(STEP_JOB_VERSION)" },
    ...Object.entries(variables).map(([name, value]) => ({ name, value: pulumi.output(value).apply(literalText) })),
  ];
}

function fieldVariable(name: string, fieldPath: string): k8s.types.input.core.v1.EnvVar {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

/** Pods of one job lie on nodes of their own, by rule or by preference. */
function antiAffinity({ jobName, spread }: JobPods): k8s.types.input.core.v1.Affinity {
  const term = {
    labelSelector: { matchExpressions: [{ key: "volcano.sh/job-name", operator: "In", values: [jobName] }] },
    topologyKey: "kubernetes.io/hostname",
  };
  return {
    podAntiAffinity:
      spread === "Required"
        ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
        : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
  };
}

/** Pod of one task. */
export function jobPodSpec(pods: JobPods, task: Task): k8s.types.input.core.v1.PodSpec {
  return {
    ...ascendPodSpec({
      containerName: "ascendspeed",
      image: pods.image,
      command: ["/bin/sh", "-c"],
      args: [podText(pods, task)],
      env: [
        fieldVariable("name", "metadata.name"),
        fieldVariable("ip", "status.hostIP"),
        { name: "framework", value: "PyTorch" },
        { name: "NNODES", value: String(pods.nodes) },
        // The svc plugin gives pods names in a headless Service that is called after the job.
        { name: "MASTER_ADDR", value: `${pods.jobName}-main-0.${pods.jobName}` },
        { name: "MASTER_PORT", value: pods.masterPort },
        ...networkInterfaceVariables(pods.networkInterface),
        ...pods.environment,
        ...pods.secretEnvironment.map(({ name, secretName, key }) => ({
          name,
          valueFrom: { secretKeyRef: { name: secretName, key } },
        })),
        ...stepEnvironment(pods),
      ],
      npus: pods.npusPerNode,
      claimName: pods.claimName,
      serviceAccountName: pods.serviceAccountName,
      sharedMemoryGiB: 200,
      // A restart deletes a failed pod; the end of its log is then in what is seen of it last.
      container: { terminationMessagePolicy: "FallbackToLogsOnError" },
      ...(pods.cpuCores === undefined ? {} : { cpuCores: pods.cpuCores }),
      ...(pods.memoryGiB === undefined ? {} : { memoryGiB: pods.memoryGiB }),
      ...(pods.configuration === undefined ? {} : { configuration: pods.configuration }),
    }),
    affinity: antiAffinity(pods),
    ...(pods.hostNetwork ? { hostNetwork: true } : {}),
    dnsPolicy: pods.hostNetwork ? "ClusterFirstWithHostNet" : "ClusterFirst",
    restartPolicy: "Never",
  };
}
