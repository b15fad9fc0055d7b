import type { AddonSpec } from "../../cluster-host";
import { NPU_LABEL } from "../nodes";
import type { AddonWorkload } from "./workloads";

/** ModelArts' own device plugin as it appears in the cluster (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0034). */
export const MODELARTS_PLUGIN_WORKLOADS: AddonWorkload[] = [
  { kind: "DaemonSet", name: "modelarts-device-plugin", nodeSelector: NPU_LABEL },
];

/** The plugin's release that belongs to the software of Snt9B (huaweicloud.com, bulletin-modelarts, bulletin-modelarts_0023). */
export const MODELARTS_PLUGIN: AddonSpec = { templateName: "modelarts-device-plugin", version: "7.3.0", values: {} };
