import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { WorkloadEnvironment } from "../config/environment";
import { cloudProvider } from "./cloud-provider";
import type { PlatformBase } from "./platform-layer";

/**
 * The platform that another stack deployed, read from that stack's outputs. Nothing of it is created, changed or deleted
 * here. An output that the other stack does not have fails the preview with its name.
 */
export function sharedPlatform({ cloud, credentials, sharedPlatform: shared }: WorkloadEnvironment): PlatformBase {
  const stack = new pulumi.StackReference("platform", { name: shared.stack });
  const text = (output: string): pulumi.Output<string> => stack.requireOutput(output) as pulumi.Output<string>;
  const clusterId = text("clusterId");
  const kubeconfig = text("kubeconfig");
  return {
    clusterId,
    kubeconfig,
    registryOrganization: text("registryOrganization"),
    bucket: text("bucket"),
    share: {
      shareId: text("shareId"),
      exportLocation: text("shareAddress"),
      linkedDirectory: text("linkedDirectory"),
      sizeGiB: stack.requireOutput("shareSizeGiB") as pulumi.Output<number>,
    },
    cloud: cloudProvider(cloud, credentials),
    kubernetes: new k8s.Provider("kubernetes", { kubeconfig, clusterIdentifier: clusterId }),
    ready: [],
  };
}
