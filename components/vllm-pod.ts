import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ascendPodSpec } from "./ascend-pod";
import { literalText } from "./environment-variable";
import { NETWORK_INTERFACE_SCRIPT } from "./network-interface";
import { CERTIFICATE_PATH, vllmArguments, VLLM_PORT } from "./vllm-arguments";
import type { VllmServiceArgs } from "./vllm-service-args";

/** How a server over several nodes is started: bash, with the server's own arguments. */
export const RAY_SCRIPT = readFileSync(join(__dirname, "scripts", "vllm-ray.sh"), "utf8");

/** How a server that wants a key is asked whether it is ready. */
export const READY_PROGRAM = readFileSync(join(__dirname, "scripts", "vllm-ready.py"), "utf8");

/** Asks pod 0 for an address of its server, and the others whether Ray answers. */
const GROUP_PROBE = 'if [ "${POD_NAME##*-}" = 0 ]; then exec python -c "$1" "$2"; fi; exec 3<>"/dev/tcp/$POD_IP/$3"';

/** Where the head of a replica waits for the other nodes, and where each answers that takes part. */
const RAY_PORT = 6379;
const RAY_NODE_PORT = 6380;

/** Default of the weights' size: 70B in 16 bits. */
const WEIGHTS_GIB = 140;

/** Seconds for reading one GiB of weights, at the 250 MB/s that the smallest file systems give (huaweicloud.com, SFS Turbo). */
const SECONDS_PER_GIB = 4;

/** Seconds for the image, the engine's own start and the graphs. */
const SECONDS_BESIDE_WEIGHTS = 600;

/** How long a pod still answers after it was told to end: what has its address must forget it first. */
const FORGET_SECONDS = 15;

/** How long requests may take that are under way when a pod is told to end. */
const FINISH_SECONDS = 120;

const PROBE_SECONDS = 10;

/** Seconds that a pod of the service may take until it answers. */
export function startSeconds({ startMinutes, weightsGiB = WEIGHTS_GIB }: VllmServiceArgs): number {
  return startMinutes === undefined
    ? SECONDS_BESIDE_WEIGHTS + Math.ceil(weightsGiB) * SECONDS_PER_GIB
    : startMinutes * 60;
}

/** What a pod of a replica over several nodes is told beside the server's arguments. */
export interface ReplicaGroup {
  /** Name of pod 0, resolvable from the others. */
  headAddress: pulumi.Input<string>;
  nodes: number;
}

/** The command line of the server. */
function serverArguments(args: VllmServiceArgs): pulumi.Output<string[]> {
  return pulumi
    .all([
      pulumi.output(args.weightsPath),
      pulumi.output(args.draftModelPath),
      pulumi.output(args.adapters ?? []) as pulumi.Output<{ name: string; path: string }[]>,
    ])
    .apply(([modelPath, draftModelPath, adapters]) => {
      const { npus, nodesPerReplica, certificateSecretName, draftModelPath: _, adapters: _adapters, ...rest } = args;
      return vllmArguments({
        ...rest,
        modelPath,
        tensorParallel: npus,
        ...(nodesPerReplica === undefined ? {} : { pipelineParallel: nodesPerReplica }),
        ...(draftModelPath === undefined ? {} : { draftModelPath }),
        adapters,
        tls: certificateSecretName !== undefined,
      });
    });
}

/** The probe that asks for what needs no key. */
function httpGet(args: VllmServiceArgs, path: string): k8s.types.input.core.v1.HTTPGetAction {
  return { path, port: "http", scheme: args.certificateSecretName === undefined ? "HTTP" : "HTTPS" };
}

/**
 * Whether the pod gets requests: a model that is listed can be used, which `/health` may not say. Lists are given to those who have
 * the key only, and a probe of Kubernetes has no way to send a Secret, so the container then asks itself.
 */
function readinessProbe(args: VllmServiceArgs): k8s.types.input.core.v1.Probe {
  const times = { periodSeconds: 5, failureThreshold: 3, timeoutSeconds: 5 };
  if (args.apiKey === undefined) return { httpGet: httpGet(args, "/v1/models"), ...times };
  const scheme = args.certificateSecretName === undefined ? "http" : "https";
  const address = `${scheme}://127.0.0.1:${String(VLLM_PORT)}/v1/models`;
  return { exec: { command: ["python", "-c", READY_PROGRAM, address] }, ...times };
}

/** The variables of a server's container. */
function environmentOf(args: VllmServiceArgs, group: ReplicaGroup | undefined): k8s.types.input.core.v1.EnvVar[] {
  const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  return [
    // vLLM's own safeguard, and its switch (docs.vllm.ai, environment variables).
    ...(args.allowLongContext === true ? [{ name: "VLLM_ALLOW_LONG_MAX_MODEL_LEN", value: "1" }] : []),
    // Read by the server itself, so that it is on no command line (docs.vllm.ai, environment variables).
    ...(args.apiKey === undefined
      ? []
      : [
          {
            name: "VLLM_API_KEY",
            valueFrom: { secretKeyRef: { name: args.apiKey.secretName, key: args.apiKey.key ?? "api-key" } },
          },
        ]),
    ...(group === undefined
      ? []
      : [
          field("POD_NAME", "metadata.name"),
          field("POD_IP", "status.podIP"),
          // The interface between the nodes is the one that holds the pod's address.
          { name: "ip", value: "$(POD_IP)" },
          { name: "NNODES", value: String(group.nodes) },
          { name: "HEAD_ADDRESS", value: group.headAddress },
          { name: "NODES", value: String(group.nodes) },
          { name: "NPUS", value: String(args.npus) },
          { name: "RAY_PORT", value: String(RAY_PORT) },
          { name: "RAY_NODE_PORT", value: String(RAY_NODE_PORT) },
        ]),
    ...(args.environment ?? []),
  ];
}

/** Probes of a pod that runs the server. */
function serverProbes(args: VllmServiceArgs): Partial<k8s.types.input.core.v1.Container> {
  return {
    startupProbe: {
      httpGet: httpGet(args, "/health"),
      periodSeconds: PROBE_SECONDS,
      failureThreshold: Math.ceil(startSeconds(args) / PROBE_SECONDS),
    },
    readinessProbe: readinessProbe(args),
    livenessProbe: { httpGet: httpGet(args, "/health"), periodSeconds: PROBE_SECONDS, failureThreshold: 6 },
  };
}

/**
 * Probes of a replica over several nodes, whose pods have one template: pod 0 answers as a server does, the others where Ray does.
 */
function groupProbes(args: VllmServiceArgs): Partial<k8s.types.input.core.v1.Container> {
  const scheme = args.certificateSecretName === undefined ? "http" : "https";
  const base = `${scheme}://127.0.0.1:${String(VLLM_PORT)}`;
  const probe = (path: string) => ({
    exec: {
      command: ["bash", "-c", GROUP_PROBE, "probe", READY_PROGRAM, `${base}${path}`, String(RAY_NODE_PORT)],
    },
    timeoutSeconds: 8,
  });
  return {
    startupProbe: {
      ...probe("/health"),
      periodSeconds: PROBE_SECONDS,
      failureThreshold: Math.ceil(startSeconds(args) / PROBE_SECONDS),
    },
    readinessProbe: { ...probe("/v1/models"), periodSeconds: PROBE_SECONDS, failureThreshold: 3 },
    livenessProbe: { ...probe("/health"), periodSeconds: PROBE_SECONDS, failureThreshold: 6 },
  };
}

/** The pod of a service, or one of the pods of a replica over several nodes. */
export function vllmPodSpec(args: VllmServiceArgs, group?: ReplicaGroup): k8s.types.input.core.v1.PodSpec {
  const server = serverArguments(args);
  const command =
    group === undefined
      ? { command: ["python", "-m", "vllm.entrypoints.openai.api_server"], args: server }
      : {
          command: ["bash", "-c"],
          args: server.apply((words) => [
            literalText(`${NETWORK_INTERFACE_SCRIPT}\n${RAY_SCRIPT}`),
            "vllm-ray",
            ...words,
          ]),
        };
  return {
    ...ascendPodSpec({
      containerName: "vllm",
      image: args.image,
      ...command,
      env: environmentOf(args, group),
      npus: args.npus,
      claimName: args.claimName,
      serviceAccountName: args.serviceAccountName,
      sharedMemoryGiB: 64,
      ...(args.certificateSecretName === undefined
        ? {}
        : { certificate: { secretName: args.certificateSecretName, mountPath: CERTIFICATE_PATH } }),
      container: {
        ports: [{ name: "http", containerPort: VLLM_PORT }],
        ...(group === undefined ? serverProbes(args) : groupProbes(args)),
        // New requests come for some seconds more, until all that have its address have forgotten it; the server then finishes
        // what it has and ends (docs.vllm.ai has no flag for it before 0.18).
        lifecycle: { preStop: { exec: { command: ["sleep", String(FORGET_SECONDS)] } } },
        // The reason of a failure is in what is seen of the pod.
        terminationMessagePolicy: "FallbackToLogsOnError",
      },
    }),
    terminationGracePeriodSeconds: FORGET_SECONDS + FINISH_SECONDS,
    ...(args.priorityClassName === undefined ? {} : { priorityClassName: args.priorityClassName }),
  };
}
