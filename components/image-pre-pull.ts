import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { NPU_NODE_SELECTOR, typeToken, workloadLabels } from "./names";
import { podIdentity } from "./pod-identity";
import { RESTRICTED_CONTAINER } from "./restricted-container";

/** Arguments of ImagePrePull. */
export interface ImagePrePullArgs {
  /** Namespace of the pods. */
  namespace: pulumi.Input<string>;
  /** Images to pull, each with a `sleep` program in it. */
  images: pulumi.Input<string>[];
  /** NPU nodes of the cluster. With fewer in the cluster it is not ready. */
  nodes: number;
  /**
   * Longest time that a pull may take on the slowest node, in minutes. Defaults to 90: images of 20 to 60 GB take their time.
   */
  timeLimitMinutes?: number;
  /** Service account of the pods, in that namespace. Defaults to the namespace's own. */
  serviceAccountName?: pulumi.Input<string>;
}

/**
 * Pulls images on every NPU node before a workload needs them, and is ready when all nodes have all of them. One pod on each
 * node holds a sleeping container of each image, which keeps the kubelet from removing any. It asks for no NPU, so it runs
 * beside workloads.
 *
 * When a node does not have its images in time, `up` fails and says of each pod that cannot start why, for example
 * `[ImagePullBackOff] Back-off pulling image …`; `kubectl get pods --output wide` names the pod's node. With fewer nodes than
 * expected it says that the number of pods was not attained. Pulumi reads reasons from the pods of a Deployment and from
 * containers that are no init containers, and from nothing else (pulumi-kubernetes, provider/pkg/await), which is why it is
 * made of these.
 */
export class ImagePrePull extends pulumi.ComponentResource {
  /** Number of nodes that have all images. */
  public readonly readyNodes: pulumi.Output<number>;

  constructor(name: string, args: ImagePrePullArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ImagePrePull"), name, args, opts);
    refuseFaults(`ImagePrePull ${name}`, faultsOf(args));
    const labels = workloadLabels("image-pre-pull", name);
    const resources = { cpu: "10m", memory: "16Mi" };
    const seconds = (args.timeLimitMinutes ?? 90) * 60;
    const deployment = new k8s.apps.v1.Deployment(
      name,
      {
        metadata: { name, namespace: args.namespace, labels },
        spec: {
          replicas: args.nodes,
          selector: { matchLabels: labels },
          // Anti-affinity leaves no node for a second pod; and only with Recreate does a Deployment count as available when
          // all of its pods are, and not already when none is.
          strategy: { type: "Recreate" },
          progressDeadlineSeconds: seconds,
          template: {
            metadata: { labels },
            spec: {
              nodeSelector: NPU_NODE_SELECTOR,
              tolerations: [{ operator: "Exists" }],
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    { labelSelector: { matchLabels: labels }, topologyKey: "kubernetes.io/hostname" },
                  ],
                },
              },
              ...podIdentity(args.serviceAccountName),
              terminationGracePeriodSeconds: 0,
              containers: args.images.map((image, index) => ({
                name: `image-${index}`,
                image,
                imagePullPolicy: "IfNotPresent",
                command: ["sleep", "infinity"],
                securityContext: RESTRICTED_CONTAINER,
                resources: { requests: resources, limits: resources },
              })),
            },
          },
        },
      },
      // What Pulumi says at the end of this time is why each pod is not ready; a Deployment's own deadline does not end its wait.
      {
        parent: this,
        deleteBeforeReplace: true,
        customTimeouts: { create: `${seconds}s`, update: `${seconds}s` },
      },
    );
    this.readyNodes = deployment.status.readyReplicas;
    this.registerOutputs({ readyNodes: this.readyNodes });
  }
}

function faultsOf({ images, nodes, timeLimitMinutes }: ImagePrePullArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  if (images.length === 0) faults.push({ propertyPath: "images", reason: "got none; one image or more" });
  if (!Number.isInteger(nodes) || nodes < 0) {
    faults.push({ propertyPath: "nodes", reason: `got ${nodes}; the NPU nodes of the cluster, 0 or more` });
  }
  if (timeLimitMinutes !== undefined && (!Number.isInteger(timeLimitMinutes) || timeLimitMinutes < 1)) {
    faults.push({ propertyPath: "timeLimitMinutes", reason: `got ${timeLimitMinutes}; whole minutes, 1 or more` });
  }
  return faults;
}
