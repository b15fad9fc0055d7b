import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseFaults } from "./argument-faults";
import { contentHash } from "./content-hash";
import { labelSelector, typeToken, workloadLabels } from "./names";
import { withSecret } from "./secret-arguments";
import { serviceWatch } from "./service-watch-command";
import { VLLM_PORT } from "./vllm-arguments";
import { startSeconds, vllmPodSpec } from "./vllm-pod";
import { HEAD_LABEL, replicaGroups } from "./vllm-replica-groups";
import type { VllmServiceArgs } from "./vllm-service-args";
import { serviceFaults } from "./vllm-service-faults";

export type { ApiKeySecret, LoraAdapter, ServiceEntry, ServiceScaling, VllmServiceArgs } from "./vllm-service-args";

/** Annotations of pods with what their model depends on: another one is another pod. */
const WEIGHTS_ANNOTATION = "ascend-stacks/weights-fingerprint";
const DRAFT_ANNOTATION = "ascend-stacks/draft-fingerprint";

/** Seconds that a Deployment may go without progress, beyond the time that a pod may take: nodes, scheduling and images. */
const PROGRESS_SECONDS = 60;

/**
 * Metric of the autoscaler. A rule of the Prometheus adapter makes it of vLLM's `vllm:num_requests_waiting`, whose colon Kubernetes
 * does not take: seriesQuery `vllm:num_requests_waiting{namespace!="",pod!=""}`, resources.template `<<.Resource>>`, name.as
 * `vllm_num_requests_waiting`, metricsQuery `sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)`.
 */
export const WAITING_METRIC = "vllm_num_requests_waiting";

/** Requests that wait for one replica, above which another one starts (vLLM production stack, KEDA threshold). */
const WAITING_REQUESTS = 5;

/** Seconds for nodes and images, beyond the time that pods may take. */
const SCHEDULING_SECONDS = 600;

const ENTRY_PORT = 443;

/**
 * One model served by vLLM's OpenAI-compatible API. Each replica holds its NPUs for as long as it runs: one pod, or several that
 * start together where the model needs the NPUs of several nodes. The manual leaves out the start command; it is vLLM 0.6.3's own
 * (docs.vllm.ai, OpenAI compatible server).
 *
 * A change, of the weights too, is rolled out without a gap: a new pod starts, loads, and gets requests before an old one ends,
 * which finishes what it has. That takes room for one replica more; without it (`surge: false`) an old pod ends first, and
 * a single replica does not answer meanwhile. Of several replicas at most one is away at a time, when nodes are drained too.
 */
export class VllmService extends pulumi.ComponentResource {
  /** Address of the API inside the cluster, without a trailing slash. */
  public readonly url: pulumi.Output<string>;
  /** Address of the API from outside the cluster; empty where the service has no entry. */
  public readonly entryUrl: pulumi.Output<string>;

  constructor(name: string, args: VllmServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("VllmService"), name, withSecret(args, "kubeconfig"), opts);
    refuseFaults(`VllmService ${name}`, serviceFaults(args));
    const labels = workloadLabels("vllm", args.serviceName);
    const metadata = { name: args.serviceName, namespace: args.namespace, labels };
    const options: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    const annotations = podAnnotations(args);
    const severalNodes = (args.nodesPerReplica ?? 1) > 1;
    const pods = severalNodes
      ? replicaGroups(name, { args, labels, annotations }, this)
      : deployment(name, args, metadata, annotations, options);
    if (args.scaling !== undefined) autoscaler(name, args.scaling, metadata, options);
    new k8s.policy.v1.PodDisruptionBudget(
      name,
      {
        metadata,
        // With one replica a drain must be possible, and with several it takes one at a time.
        spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow", selector: { matchLabels: labels } },
      },
      options,
    );
    const selector = severalNodes ? { ...labels, ...HEAD_LABEL } : labels;
    const service = new k8s.core.v1.Service(
      name,
      { metadata, spec: { selector, ports: [{ name: "http", port: VLLM_PORT, targetPort: "http" }] } },
      // The provider waits for its endpoints, ten minutes at most: a large model takes longer to load, and one that fails says why.
      { ...options, dependsOn: [pods] },
    );
    const scheme = args.certificateSecretName === undefined ? "http" : "https";
    const { name: host, namespace } = service.metadata;
    this.url = pulumi.interpolate`${scheme}://${host}.${namespace}.svc:${VLLM_PORT}/v1`;
    this.entryUrl =
      args.entry === undefined
        ? pulumi.output("")
        : entryUrl(name, args, { metadata, selector }, { ...options, dependsOn: [pods] });
    this.registerOutputs({ url: this.url, entryUrl: this.entryUrl });
  }
}

interface Metadata {
  name: string;
  namespace: pulumi.Input<string>;
  labels: Record<string, string>;
}

/** What tells one content of weights and draft model from the next, and the queue. */
function podAnnotations(args: VllmServiceArgs): Record<string, pulumi.Input<string>> {
  return {
    ...(args.weightsFingerprint === undefined ? {} : { [WEIGHTS_ANNOTATION]: args.weightsFingerprint }),
    ...(args.draftFingerprint === undefined ? {} : { [DRAFT_ANNOTATION]: args.draftFingerprint }),
    ...(args.queue === undefined ? {} : { "scheduling.volcano.sh/queue-name": args.queue }),
  };
}

/** Replicas of one pod each. */
function deployment(
  name: string,
  args: VllmServiceArgs,
  metadata: Metadata,
  annotations: Record<string, pulumi.Input<string>>,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { labels } = metadata;
  const replicas = args.scaling?.maxReplicas ?? args.replicas;
  const seconds = startSeconds(args) + PROGRESS_SECONDS;
  const template = {
    metadata: { labels, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
    spec: { ...vllmPodSpec(args), ...(replicas > 1 ? { affinity: apart(labels) } : {}) },
  };
  const created = new k8s.apps.v1.Deployment(
    name,
    {
      // What waits instead says why it waits.
      metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
      spec: {
        // With an autoscaler the number is its own.
        ...(args.scaling === undefined ? { replicas: args.replicas } : {}),
        selector: { matchLabels: labels },
        progressDeadlineSeconds: seconds,
        strategy: {
          type: "RollingUpdate",
          rollingUpdate: args.surge === false ? { maxSurge: 0, maxUnavailable: 1 } : { maxSurge: 1, maxUnavailable: 0 },
        },
        template,
      },
    },
    options,
  );
  return serviceWatch(
    name,
    {
      kind: "Deployment",
      workloads: [created.metadata.name],
      namespace: created.metadata.namespace,
      selector: labelSelector(labels),
      ...(args.kubeconfig === undefined ? {} : { kubeconfig: args.kubeconfig }),
      // One replica after the other.
      timeLimitSeconds: seconds * replicas + SCHEDULING_SECONDS,
      version: contentHash(template, args.scaling ?? args.replicas),
    },
    { ...(options.parent === undefined ? {} : { parent: options.parent }), dependsOn: [created] },
  );
}

/** Replicas had better not be on one node. */
function apart(labels: Record<string, string>): k8s.types.input.core.v1.Affinity {
  const podAffinityTerm = { labelSelector: { matchLabels: labels }, topologyKey: "kubernetes.io/hostname" };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

/**
 * Follows the requests that wait in vLLM's own queue: CPU says nothing of a server whose work is done by NPUs. It comes down
 * slowly, because a replica that is missing takes minutes to load.
 */
function autoscaler(
  name: string,
  { minReplicas, maxReplicas, waitingRequests = WAITING_REQUESTS }: NonNullable<VllmServiceArgs["scaling"]>,
  metadata: Metadata,
  options: pulumi.CustomResourceOptions,
): void {
  new k8s.autoscaling.v2.HorizontalPodAutoscaler(
    name,
    {
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: metadata.name },
        minReplicas,
        maxReplicas,
        metrics: [
          {
            type: "Pods",
            pods: {
              metric: { name: WAITING_METRIC },
              target: { type: "AverageValue", averageValue: String(waitingRequests) },
            },
          },
        ],
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: "Pods", value: 1, periodSeconds: 60 }] },
          scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: "Pods", value: 1, periodSeconds: 300 }] },
        },
      },
    },
    options,
  );
}

/** The listener of a load balancer, which passes TLS through to the pods; its address once CCE has made it. */
function entryUrl(
  name: string,
  args: VllmServiceArgs,
  { metadata, selector }: { metadata: Metadata; selector: Record<string, string> },
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const port = args.entry?.port ?? ENTRY_PORT;
  const entry = new k8s.core.v1.Service(
    `${name}-entry`,
    {
      metadata: {
        ...metadata,
        name: `${metadata.name}-entry`,
        // (huaweicloud.com, usermanual-cce, cce_10_0385)
        annotations: {
          "kubernetes.io/elb.class": "performance",
          "kubernetes.io/elb.id": args.entry?.loadBalancerId ?? "",
        },
      },
      spec: { type: "LoadBalancer", selector, ports: [{ name: "https", port, targetPort: "http" }] },
    },
    options,
  );
  // Without a cluster there is no status.
  const status: pulumi.Output<k8s.types.output.core.v1.ServiceStatus | undefined> = entry.status;
  return status.apply((given) => {
    const [first] =
      (given?.loadBalancer as Partial<k8s.types.output.core.v1.LoadBalancerStatus> | undefined)?.ingress ?? [];
    const host = first?.ip ?? first?.hostname ?? "";
    return `https://${host}${port === 443 ? "" : `:${String(port)}`}/v1`;
  });
}
