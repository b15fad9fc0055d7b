import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { PREFILL_DECODE_SCRIPT } from "../catalogue/serving-programs";
import { ENTRY_PORT, instancePlaces, type InstancePlace, MOST_INSTANCES } from "../plan/rank-tables";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { ascendPodSpec } from "./ascend-pod";
import { contentHash } from "./content-hash";
import type { EnvironmentVariable, SecretVariable } from "./environment-variable";
import { labelSelector, SHARE_MOUNT_PATH, typeToken, workloadLabels } from "./names";
import { serviceWatch } from "./service-watch-command";
import { stepProgram } from "./step-program";
import { containerPath } from "./vllm-arguments";

/** Annotation in which CCE's NPU device plugin writes which NPUs a pod got (huaweicloud.com, usermanual-cce). */
const ASSIGNMENT = "metadata.annotations['cce.kubectl.kubernetes.io/ascend-1980-configuration']";

/** Folders of the container: the program, the numbers of instances, the assignment of NPUs, and the tables. */
const FOLDERS = {
  program: "/etc/ascend-stacks/program",
  layout: "/etc/ascend-stacks/layout",
  assignment: "/etc/ascend-stacks/assignment",
  tables: "/var/run/ascend-stacks",
} as const;

/** How long the instances may take to start: they wait for each other, and load a large model for up to half an hour. */
const START_SECONDS = 3600;

/** CPU cores and memory of the entry, which computes nothing. */
const ENTRY = { cpuCores: 8, memoryGiB: 32 };

/** Arguments of PrefillDecodeService. */
export interface PrefillDecodeServiceArgs {
  /** Name of the service in the cluster, at most 40 characters; its instances are `<name>-prefill-0` and so on. */
  serviceName: string;
  /** Namespace; it must admit Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** Model name that clients send. */
  servedModelName: string;
  /** Folder of the weights: relative to the share's root, `models/llama2-13b`, or absolute in the container. */
  weightsPath: pulumi.Input<string>;
  /** What identifies the content of the weights: another one starts all instances anew. Defaults to their path. */
  weightsFingerprint?: pulumi.Input<string>;
  /** Instances that read prompts, 1 to 500. */
  prefillInstances: number;
  /** Instances that write answers, 1 to 500. */
  decodeInstances: number;
  /** NPUs of each instance; the model is split over them by tensor parallelism, in the same way everywhere. */
  npus: number;
  /** Prompt plus answer, in tokens. */
  maxModelLenTokens: number;
  /** Sentences at a time. Defaults to 256, as in the manual's example (seed 003, line 3). */
  maxNumSeqs?: number;
  /** Most tokens of one step, at least `maxModelLenTokens`. Defaults to the longer of that and 4096 (seed 003, line 3). */
  maxNumBatchedTokens?: number;
  /** How the weights are quantized: `awq`, `smoothquant` or `gptq` (seed 003, line 3). Defaults to not at all. */
  quantization?: string;
  /** Further arguments of the servers, each a word of its own: `--dtype=float16`. Defaults to none. */
  extraArguments?: string[];
  /** Image with vLLM for Ascend and the package's tools. */
  image: pulumi.Input<string>;
  /**
   * The package's start script in the container. Defaults to where the manual's image has it,
   * `/home/ma-user/AscendCloud/AscendCloud-LLM/llm_tools/PD_separate/start_servers.sh` (seed 003, lines 3 and 61).
   */
  startScript?: string;
  /** Whether the entry speaks OpenAI's protocol; false for vLLM's own. Defaults to true (seed 003, line 3). */
  openAi?: boolean;
  /**
   * Whether running instances are started anew when others have other NPUs than before. The manual does not say whether theirs
   * take notice of a new rank table. Defaults to false: only the entry is, and it goes on with all that are there.
   */
  restartOnChange?: boolean;
  /** Whether the pods use the network of their nodes, as the manual's containers do (seed 003, line 3). Defaults to false. */
  hostNetwork?: boolean;
  /** Environment of all instances. Defaults to none. */
  environment?: EnvironmentVariable[];
  /** Environment of the entry from Secrets, for example an API key. Defaults to none. */
  secretEnvironment?: SecretVariable[];
  /** Volcano queue. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Kubeconfig with which `up` waits for the instances; a secret. Defaults to kubectl's own. */
  kubeconfig?: pulumi.Input<string>;
}

/**
 * One model served by instances that read prompts and others that write answers, behind an entry (seed 003, line 3). All
 * instances start together or none does. The NPU device plugin gives each NPUs of its own; each pod says on the share which they
 * are, and makes the rank tables when all have come. Each instance is a Deployment of one pod with a port of its own: a failed
 * one comes back by itself while the entry goes on with the others, and another number of instances on one side touches no
 * instance of the other. What changes the model or its arguments changes all instances at once: what one has computed, another
 * reads.
 *
 * The manual has the command, the names of the tables and the order of `NODE_PORTS`, and leaves their form out: it is that of
 * Huawei's omni-infer, whose tool has the name of the package's (omni-infer, tools/scripts/pd_ranktable_tools.py).
 */
export class PrefillDecodeService extends pulumi.ComponentResource {
  /** Address of the API inside the cluster, without a trailing slash. */
  public readonly url: pulumi.Output<string>;

  constructor(name: string, args: PrefillDecodeServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("PrefillDecodeService"), name, args, opts);
    refuseFaults(`PrefillDecodeService ${name}`, faultsOf(args));
    const options: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    const places = instancePlaces(args.prefillInstances, args.decodeInstances);
    const shared = sharedObjects(name, args, places.length, options);
    const pods = places.map((place) => ({ place, spec: podOf(args, place, shared) }));
    const instances = pods.map(({ place, spec }) => instanceOf(name, args, place, spec, shared, options));
    const watch = serviceWatch(
      name,
      {
        kind: "Deployment",
        workloads: instances.map(({ metadata }) => metadata.name),
        namespace: args.namespace,
        selector: labelSelector(workloadLabels("vllm", args.serviceName)),
        ...(args.kubeconfig === undefined ? {} : { kubeconfig: args.kubeconfig }),
        timeLimitSeconds: START_SECONDS,
        version: contentHash(pods),
      },
      { parent: this, dependsOn: instances },
    );
    const service = new k8s.core.v1.Service(
      name,
      {
        metadata: {
          name: args.serviceName,
          namespace: args.namespace,
          labels: workloadLabels("vllm", args.serviceName),
        },
        spec: {
          selector: labelsOf(args, "entry"),
          ports: [{ name: "http", port: ENTRY_PORT, targetPort: "http" }],
        },
      },
      { ...options, dependsOn: [watch] },
    );
    const path = args.openAi === false ? "" : "/v1";
    this.url = pulumi.interpolate`http://${service.metadata.name}.${service.metadata.namespace}.svc:${ENTRY_PORT}${path}`;
    this.registerOutputs({ url: this.url });
  }
}

/** Labels of the pods of one kind of instance. */
function labelsOf(args: PrefillDecodeServiceArgs, role: string): Record<string, string> {
  return { ...workloadLabels("vllm", args.serviceName), "app.kubernetes.io/component": role };
}

/**
 * Name of the ConfigMap with the numbers of instances. A plain text for the pods: the provider replaces a ConfigMap whose data
 * change, and whatever refers to it as an output would be replaced with it. The kubelet waits for it, and brings later data in.
 */
function layoutName(serviceName: string): string {
  return `${serviceName}-layout`;
}

/** What all instances use. */
interface SharedObjects {
  program: k8s.core.v1.ConfigMap;
  podGroup: k8s.apiextensions.CustomResource;
  /** Folder on the share where the instances of one content find each other. */
  meetingPoint: pulumi.Output<string>;
}

function sharedObjects(
  name: string,
  args: PrefillDecodeServiceArgs,
  pods: number,
  options: pulumi.CustomResourceOptions,
): SharedObjects {
  const { serviceName, namespace } = args;
  const labels = workloadLabels("vllm", serviceName);
  const data = { "prefill-decode.py": stepProgram("prefill-decode.py") };
  const hash = createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 12);
  const program = new k8s.core.v1.ConfigMap(
    `${name}-program`,
    { metadata: { name: `${serviceName}-${hash}`, namespace, labels }, data, immutable: true },
    // The pods of before read it until they are replaced.
    { ...(options.parent === undefined ? {} : { parent: options.parent }) },
  );
  new k8s.core.v1.ConfigMap(
    `${name}-layout`,
    {
      metadata: { name: layoutName(serviceName), namespace, labels },
      // Not variables of the pods: another number on one side must not start the others anew.
      data: { prefill: String(args.prefillInstances), decode: String(args.decodeInstances) },
    },
    options,
  );
  const podGroup = new k8s.apiextensions.CustomResource(
    name,
    {
      apiVersion: "scheduling.volcano.sh/v1beta1",
      kind: "PodGroup",
      metadata: { name: serviceName, namespace, labels },
      spec: { minMember: pods, queue: args.queue ?? "default" },
    },
    options,
  );
  const meetingPoint = generationOf(args).apply(
    (generation) => `${SHARE_MOUNT_PATH}/services/${serviceName}/${generation}`,
  );
  return { program, podGroup, meetingPoint };
}

/** What tells apart instances that can work together from those that cannot: model, weights, image and arguments. */
function generationOf(args: PrefillDecodeServiceArgs): pulumi.Output<string> {
  return pulumi
    .all([args.image, args.weightsPath, args.weightsFingerprint ?? ""])
    .apply(([image, weights, fingerprint]) =>
      createHash("sha256")
        .update(JSON.stringify([image, fingerprint, serverWords(args, weights)]))
        .digest("hex")
        .slice(0, 12),
    );
}

/** The command of an instance, the same for all kinds: its local rank table says which it is (seed 003, line 3). */
function serverWords(args: PrefillDecodeServiceArgs, weightsPath: string): string[] {
  const batched = args.maxNumBatchedTokens ?? Math.max(4096, args.maxModelLenTokens);
  return [
    "sh",
    args.startScript ?? PREFILL_DECODE_SCRIPT.path,
    `--model=${containerPath(weightsPath)}`,
    `--tensor-parallel-size=${String(args.npus)}`,
    `--max-model-len=${String(args.maxModelLenTokens)}`,
    `--max-num-seqs=${String(args.maxNumSeqs ?? 256)}`,
    `--max-num-batched-tokens=${String(batched)}`,
    "--host=0.0.0.0",
    "--port={port}",
    ...(args.openAi === false ? [] : [`--served-model-name=${args.servedModelName}`]),
    ...(args.quantization === undefined ? [] : [`--quantization=${args.quantization}`]),
    ...(args.extraArguments ?? []),
  ];
}

/** Variables of an instance's program. */
function variablesOf(
  args: PrefillDecodeServiceArgs,
  { role, index, port }: InstancePlace,
  npus: number,
  meetingPoint: pulumi.Output<string>,
): k8s.types.input.core.v1.EnvVar[] {
  const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  return [
    field("POD_IP", "status.podIP"),
    field("NODE_IP", "status.hostIP"),
    { name: "INSTANCE_ROLE", value: role },
    { name: "INSTANCE_INDEX", value: String(index) },
    { name: "INSTANCE_PORT", value: String(port) },
    { name: "NPUS", value: String(npus) },
    { name: "LAYOUT", value: FOLDERS.layout },
    { name: "MEETING_POINT", value: meetingPoint },
    { name: "NPU_ASSIGNMENT", value: `${FOLDERS.assignment}/devices` },
    { name: "TABLES", value: FOLDERS.tables },
    ...(args.restartOnChange === true ? [{ name: "RESTART_ON_CHANGE", value: "1" }] : []),
    ...(role === "entry" ? [{ name: "USE_OPENAI", value: args.openAi === false ? "0" : "1" }] : []),
    ...(args.environment ?? []),
    ...(role === "entry" ? (args.secretEnvironment ?? []) : []).map(({ name, secretName, key }) => ({
      name,
      valueFrom: { secretKeyRef: { name: secretName, key } },
    })),
  ];
}

/** Probes of a server: a model that is listed can be used; of vLLM's own protocol, the open port must do. */
function probesOf({ openAi }: PrefillDecodeServiceArgs): Partial<k8s.types.input.core.v1.Container> {
  const look = openAi === false ? { tcpSocket: { port: "http" } } : { httpGet: { path: "/v1/models", port: "http" } };
  return {
    // Instances wait for each other, and load a large model for up to half an hour.
    startupProbe: { ...look, periodSeconds: 10, failureThreshold: 270 },
    readinessProbe: { ...look, periodSeconds: 5, failureThreshold: 3 },
    livenessProbe: { tcpSocket: { port: "http" }, periodSeconds: 10, failureThreshold: 18 },
  };
}

/** Specification of an instance's pod. */
function podOf(
  args: PrefillDecodeServiceArgs,
  place: InstancePlace,
  shared: SharedObjects,
): k8s.types.input.core.v1.PodSpec {
  const npus = place.role === "entry" ? 0 : args.npus;
  const files = { readOnly: true };
  const pod = ascendPodSpec({
    containerName: place.role,
    image: args.image,
    command: ["python", `${FOLDERS.program}/prefill-decode.py`],
    args: pulumi.output(args.weightsPath).apply((weights) => serverWords(args, weights)),
    env: variablesOf(args, place, npus, shared.meetingPoint),
    npus,
    ...(npus === 0 ? ENTRY : {}),
    claimName: args.claimName,
    serviceAccountName: args.serviceAccountName,
    sharedMemoryGiB: 64,
    container: { ports: [{ name: "http", containerPort: place.port }], ...probesOf(args) },
  });
  const [container] = pod.containers as k8s.types.input.core.v1.Container[];
  const hostNetwork = args.hostNetwork === true;
  return {
    ...pod,
    containers: [
      {
        ...container,
        name: place.role,
        volumeMounts: [
          ...((container?.volumeMounts ?? []) as k8s.types.input.core.v1.VolumeMount[]),
          { name: "program", mountPath: FOLDERS.program, ...files },
          { name: "layout", mountPath: FOLDERS.layout, ...files },
          { name: "assignment", mountPath: FOLDERS.assignment, ...files },
          { name: "tables", mountPath: FOLDERS.tables },
        ],
      },
    ],
    volumes: [
      ...(pod.volumes as k8s.types.input.core.v1.Volume[]),
      { name: "program", configMap: { name: shared.program.metadata.name } },
      { name: "layout", configMap: { name: layoutName(args.serviceName) } },
      {
        name: "assignment",
        downwardAPI: { items: [{ path: "devices", fieldRef: { fieldPath: ASSIGNMENT } }] },
      },
      { name: "tables", emptyDir: {} },
    ],
    ...(hostNetwork ? { hostNetwork, dnsPolicy: "ClusterFirstWithHostNet" } : {}),
    terminationGracePeriodSeconds: 120,
  };
}

/** One instance: a Deployment of one pod, which comes back on whichever node has room. */
function instanceOf(
  name: string,
  args: PrefillDecodeServiceArgs,
  place: InstancePlace,
  spec: k8s.types.input.core.v1.PodSpec,
  shared: SharedObjects,
  options: pulumi.CustomResourceOptions,
): k8s.apps.v1.Deployment {
  const labels = { ...labelsOf(args, place.role), "ascend-stacks/instance": String(place.index) };
  return new k8s.apps.v1.Deployment(
    `${name}-${place.name}`,
    {
      metadata: {
        name: `${args.serviceName}-${place.name}`,
        namespace: args.namespace,
        labels,
        // None starts before all are there, and the engine makes only so many at a time: what waits comes after all of them.
        annotations: { "pulumi.com/skipAwait": "true" },
      },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        // Its NPUs and its place among the others must be free before it is there again.
        strategy: { type: "Recreate" },
        template: {
          metadata: { labels, annotations: { "scheduling.k8s.io/group-name": shared.podGroup.metadata.name } },
          spec,
        },
      },
    },
    options,
  );
}

function faultsOf(args: PrefillDecodeServiceArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${JSON.stringify(got)}; ${rule}` });
  };
  if (!/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(args.serviceName)) {
    fault("serviceName", args.serviceName, "1 to 40 lower-case letters, digits and hyphens, a letter first");
  }
  for (const key of ["prefillInstances", "decodeInstances"] as const) {
    const got = args[key];
    if (!Number.isInteger(got) || got < 1 || got > MOST_INSTANCES) {
      fault(key, got, `a whole number from 1 to ${String(MOST_INSTANCES)} (seed 003, line 3)`);
    }
  }
  if (!Number.isInteger(args.npus) || args.npus < 1 || args.npus > 8) {
    fault("npus", args.npus, "whole NPUs of one node, 1 to 8");
  }
  const batched = args.maxNumBatchedTokens;
  if (batched !== undefined && batched < args.maxModelLenTokens) {
    fault(
      "maxNumBatchedTokens",
      batched,
      `at least maxModelLenTokens, ${String(args.maxModelLenTokens)} (seed 003, line 3)`,
    );
  }
  return faults;
}
