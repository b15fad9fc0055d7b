import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { NPU_NODE_SELECTOR, typeToken, workloadLabels } from "./names";
import { RESTRICTED_CONTAINER } from "./restricted-container";

/** Arguments of ImagePrePull. */
export interface ImagePrePullArgs {
  /** Namespace of the DaemonSet. */
  namespace: pulumi.Input<string>;
  /** Images to pull, each with a `true` and a `sleep` program in it. */
  images: string[];
  /** NPU nodes of the cluster. A DaemonSet without a matching node counts as ready, so the number is checked. */
  nodes: number;
}

/**
 * Pulls images on every NPU node before a workload needs them, and is ready when all nodes have all of them. One init
 * container per image pulls it; the last image then sleeps, which keeps the kubelet from removing any of them. It asks
 * for no NPU, so it runs beside workloads.
 */
export class ImagePrePull extends pulumi.ComponentResource {
  /** Number of nodes that have all images. */
  public readonly readyNodes: pulumi.Output<number>;

  constructor(name: string, args: ImagePrePullArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ImagePrePull"), name, args, opts);
    const labels = workloadLabels("image-pre-pull", name);
    const resources = { cpu: "10m", memory: "16Mi" };
    const container = {
      securityContext: RESTRICTED_CONTAINER,
      resources: { requests: resources, limits: resources },
    };
    const daemonSet = new k8s.apps.v1.DaemonSet(
      name,
      {
        metadata: {
          name,
          namespace: args.namespace,
          labels,
          annotations: { "pulumi.com/waitFor": `jsonpath={.status.numberReady}=${String(args.nodes)}` },
        },
        spec: {
          selector: { matchLabels: labels },
          updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "100%" } },
          template: {
            metadata: { labels },
            spec: {
              nodeSelector: NPU_NODE_SELECTOR,
              tolerations: [{ operator: "Exists" }],
              automountServiceAccountToken: false,
              imagePullSecrets: [{ name: "default-secret" }],
              terminationGracePeriodSeconds: 0,
              initContainers: args.images.map((image, index) => ({
                ...container,
                name: `pull-${String(index)}`,
                image,
                command: ["true"],
              })),
              containers: [{ ...container, name: "keep", image: args.images.at(-1), command: ["sleep", "infinity"] }],
            },
          },
        },
      },
      // Images of 20 to 60 GB take their time.
      { parent: this, deleteBeforeReplace: true, customTimeouts: { create: "90m", update: "90m" } },
    );
    this.readyNodes = daemonSet.status.numberReady;
    this.registerOutputs({ readyNodes: this.readyNodes });
  }
}
