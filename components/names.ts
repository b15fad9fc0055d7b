/** Prefix of every type token of this package. */
const PACKAGE = "ascend-stacks:index";

/** Pulumi type token of a component class, for example `ascend-stacks:index:CceCluster`. */
export function typeToken(className: string): string {
  return `${PACKAGE}:${className}`;
}

/** Labels that every Kubernetes object of one workload carries, as Kubernetes recommends them. */
export function workloadLabels(application: string, instance: string): Record<string, string> {
  return { "app.kubernetes.io/name": application, "app.kubernetes.io/instance": instance };
}

/** Label selector of what has all of these labels, as the Kubernetes API takes it. */
export function labelSelector(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}

/** Label of a node with Snt9B NPUs, set by the huawei-npu add-on (huaweicloud.com, usermanual-cce, cce_10_0346). */
export const NPU_NODE_SELECTOR: Record<string, string> = { "accelerator/huawei-npu": "ascend-1980" };

/** Extended resource of one Snt9B NPU (seed 000, line 29). */
export const NPU_RESOURCE = "huawei.com/ascend-1980";

/** Label that marks a Volcano job, its rank table and its pods for CCE's ring controller (seed 000, line 29). */
export const RING_CONTROLLER_LABEL: Record<string, string> = { "ring-controller.cce": "ascend-1980" };

/** Mount point of the SFS Turbo share in every container (seed 000, line 29). */
export const SHARE_MOUNT_PATH = "/mnt/sfs_turbo";

/** Where a training run's results are in every container. */
export interface RunFolders {
  /** Folder of all of them. */
  output: string;
  /** Checkpoints. */
  checkpoints: string;
  /** Logs of the NPU processes, which CANN writes. */
  processLogs: string;
  /** Logs of the run's steps, `<step>-<node rank>.log`. */
  logs: string;
  /** File that says what was run: model, strategy, sizes, image. */
  record: string;
}

/** Folders of a training run. */
export function runFolders(runName: string): RunFolders {
  const output = `${SHARE_MOUNT_PATH}/saved_dir_for_output/${runName}`;
  return {
    output,
    checkpoints: `${output}/saved_models`,
    processLogs: `${output}/plog`,
    logs: `${output}/logs`,
    record: `${output}/run.json`,
  };
}
