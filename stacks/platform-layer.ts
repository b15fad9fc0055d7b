import type * as huaweicloud from "@pulumi/huaweicloud";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ImagePrePull } from "../components";
import type { Workspaces } from "./workspaces";

/** The file system of an environment. */
export interface ShareLayer {
  readonly shareId: pulumi.Output<string>;
  /** Address that nodes mount, `<ip>:/`. */
  readonly exportLocation: pulumi.Output<string>;
  /** Directory that is linked to the bucket. */
  readonly linkedDirectory: pulumi.Output<string>;
  readonly sizeGiB: pulumi.Output<number>;
}

/** What an environment's workloads stand on, whether this stack deployed it or another: known from outputs only. */
export interface PlatformBase {
  readonly clusterId: pulumi.Output<string>;
  /** Kubeconfig of an administrator, a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  readonly registryOrganization: pulumi.Output<string>;
  /** Address by digest of each image that the platform builds, by name. */
  readonly builtImages: pulumi.Output<Record<string, string>>;
  /** Address of the image of a workload: as it is given, or of the image of this name that the platform builds. */
  readonly imageAddress: (image: string) => pulumi.Input<string>;
  /** Public address of the bastion, empty where there is none. */
  readonly bastionAddress: pulumi.Output<string>;
  readonly bucket: pulumi.Output<string>;
  readonly share: ShareLayer;
  /** Provider of all that is in the cloud. */
  readonly cloud: huaweicloud.Provider;
  /** Provider of all that is in the cluster. */
  readonly kubernetes: k8s.Provider;
  /** What must be in the cluster before a job: nodes and add-ons, where this stack brings them. */
  readonly ready: pulumi.Resource[];
}

/** What the layers above the platform build on. */
export interface PlatformLayer extends PlatformBase, Workspaces {
  /** Ready when all NPU nodes have the images. */
  readonly images: ImagePrePull;
  /** Names of the Volcano queues, known when they are open. */
  readonly queues: ReadonlyMap<string, pulumi.Output<string>>;
}
