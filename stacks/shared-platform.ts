import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { WorkloadEnvironment } from "../config/environment";
import { isBuildName } from "../plan/registry";
import { suggestion } from "../plan/wording";
import { cloudProvider } from "./cloud-provider";
import type { PlatformBase } from "./platform-layer";

/** Outputs of a stack with a platform that workloads of another stack need. */
const NEEDED = [
  "clusterId",
  "kubeconfig",
  "registryOrganization",
  "bucket",
  "shareId",
  "shareAddress",
  "shareSizeGiB",
  "linkedDirectory",
] as const;

/**
 * The platform that another stack deployed, read from that stack's outputs. Nothing of it is created, changed or deleted
 * here. A stack without these outputs fails the preview, which says what it lacks.
 */
export function sharedPlatform({ cloud, credentials, sharedPlatform: shared }: WorkloadEnvironment): PlatformBase {
  const stack = new pulumi.StackReference("platform", { name: shared.stack });
  // `requireOutput` would say so for each output alone, and as a fault of the program.
  const complete = pulumi.unsecret(
    stack.outputs.apply((outputs) => {
      refuseIncomplete(shared.stack, outputs);
    }),
  );
  const value = (output: (typeof NEEDED)[number]): pulumi.Output<unknown> =>
    pulumi.all([stack.getOutput(output), complete]).apply(([known]) => known as unknown);
  const text = (output: (typeof NEEDED)[number]): pulumi.Output<string> => value(output) as pulumi.Output<string>;
  const clusterId = text("clusterId");
  const kubeconfig = text("kubeconfig");
  const builtImages = pulumi
    .all([stack.getOutput("builtImages"), complete])
    .apply(([built]) => (built as Record<string, string> | undefined) ?? {});
  return {
    clusterId,
    kubeconfig,
    registryOrganization: text("registryOrganization"),
    builtImages,
    imageAddress: (image) =>
      isBuildName(image) ? builtImages.apply((built) => builtImage(shared.stack, built, image)) : image,
    bastionAddress: stack.getOutput("bastionAddress").apply((address) => (address as string | undefined) ?? ""),
    bucket: text("bucket"),
    share: {
      shareId: text("shareId"),
      exportLocation: text("shareAddress"),
      linkedDirectory: text("linkedDirectory"),
      sizeGiB: value("shareSizeGiB") as pulumi.Output<number>,
    },
    cloud: cloudProvider(cloud, credentials),
    kubernetes: new k8s.Provider("kubernetes", { kubeconfig, clusterIdentifier: clusterId }),
    ready: [],
  };
}

/** Address of an image that the platform builds. */
function builtImage(stack: string, built: Record<string, string>, name: string): string {
  const address = built[name];
  if (address !== undefined) return address;
  throw new pulumi.RunError(
    `image: got "${name}"; ${suggestion(name, Object.keys(built), `images that platform.stack "${stack}" builds`)}; add it to ` +
      "platform.registry.builds there and run `pulumi up`, or name an address, as registry/repository:tag",
  );
}

/** Refuses a stack that has not deployed a platform. */
function refuseIncomplete(name: string, outputs: Record<string, unknown>): void {
  const missing = NEEDED.filter((output) => outputs[output] === undefined);
  if (missing.length === 0) return;
  throw new pulumi.RunError(
    `platform.stack: got "${name}", which has no output ${missing.join(", ")}; name a stack of this project that is deployed ` +
      "with its platform (`pulumi stack ls`), and run `pulumi up` there first",
  );
}
