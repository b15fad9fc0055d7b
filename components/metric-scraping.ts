import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** How often metrics are read. */
const INTERVAL = "15s";

/** Arguments of MetricScraping. */
export interface MetricScrapingArgs {
  /** Namespace of the vLLM services. */
  servingNamespace: pulumi.Input<string>;
  /** Namespace of the NPU exporter. Defaults to `npu-exporter`, MindCluster's own (Ascend/mind-cluster, npu-exporter.yaml). */
  npuExporterNamespace?: pulumi.Input<string>;
  /** Labels of the exporter's pods. Defaults to `app: npu-exporter`, MindCluster's own. */
  npuExporterLabels?: Record<string, string>;
  /** Name of the exporter's port. Defaults to `http`, MindCluster's own, which is port 8082. */
  npuExporterPort?: string;
  /**
   * Id of the add-on that brings the kind PodMonitor; the objects are made after it and deleted before it. Defaults to none,
   * for a cluster that has the kind already.
   */
  addonId?: pulumi.Input<string>;
}

/**
 * Lets Prometheus read the metrics of NPUs and of vLLM: one PodMonitor for each (prometheus-operator.dev, API reference).
 * The kind comes with CCE's add-on Cloud Native Cluster Monitoring (`kube-prometheus-stack`), so create this component only
 * where the add-on is installed. A namespace with NetworkPolicies must let the namespace `monitoring` in.
 */
export class MetricScraping extends pulumi.ComponentResource {
  /** Names of the PodMonitors. */
  public readonly monitorNames: pulumi.Output<string[]>;

  constructor(name: string, args: MetricScrapingArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("MetricScraping"), name, args, opts);
    const monitor = (
      suffix: string,
      namespace: pulumi.Input<string>,
      labels: Record<string, string>,
      endpoint: Record<string, unknown>,
    ) =>
      new k8s.apiextensions.CustomResource(
        `${name}-${suffix}`,
        {
          apiVersion: "monitoring.coreos.com/v1",
          kind: "PodMonitor",
          metadata: {
            name: suffix,
            namespace,
            // Names the add-on that brings the kind, and makes it exist first.
            annotations: args.addonId === undefined ? {} : { "ascend-stacks/monitoring-addon": args.addonId },
          },
          spec: {
            selector: { matchLabels: labels },
            podMetricsEndpoints: [{ path: "/metrics", interval: INTERVAL, ...endpoint }],
          },
        },
        { parent: this, deleteBeforeReplace: true },
      );
    const npus = monitor(
      "npu-exporter",
      args.npuExporterNamespace ?? "npu-exporter",
      args.npuExporterLabels ?? { app: "npu-exporter" },
      {
        port: args.npuExporterPort ?? "http",
        // The exporter's own labels `namespace` and `pod_name` say whose NPU it is.
        honorLabels: true,
        relabelings: [{ sourceLabels: ["__meta_kubernetes_pod_node_name"], targetLabel: "node" }],
      },
    );
    const vllm = monitor("vllm", args.servingNamespace, { "app.kubernetes.io/name": "vllm" }, { port: "http" });
    this.monitorNames = pulumi.all([npus, vllm].map((object) => object.metadata.name));
    this.registerOutputs({ monitorNames: this.monitorNames });
  }
}
