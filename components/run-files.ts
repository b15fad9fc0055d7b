import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { MountedConfigMap } from "./ascend-pod";
import { workloadLabels } from "./names";

/** Folder of a step's files in its containers. */
export const RUN_FILES_PATH = "/etc/ascend-stacks";

/**
 * Files of one step as a ConfigMap that is called after their content: other files are another ConfigMap, and so another
 * fingerprint of the step. `stepName` is the name of the step's job.
 */
export function runFiles(
  name: string,
  stepName: string,
  namespace: pulumi.Input<string>,
  files: Record<string, pulumi.Input<string>>,
  parent: pulumi.Resource,
): MountedConfigMap {
  const data = pulumi.output(files);
  const hash = data.apply((content) => {
    const sorted = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
    return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 12);
  });
  const map = new k8s.core.v1.ConfigMap(
    name,
    {
      metadata: {
        name: pulumi.interpolate`${stepName}-${hash}`,
        namespace,
        labels: workloadLabels("training", stepName),
      },
      data,
      immutable: true,
    },
    { parent },
  );
  return { name: map.metadata.name, mountPath: RUN_FILES_PATH };
}
