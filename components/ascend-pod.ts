import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { NPU_NODE_SELECTOR, NPU_RESOURCE, SHARE_MOUNT_PATH } from "./names";
import { podIdentity } from "./pod-identity";

/** CPU cores that one NPU's share of a node comes to: 172 of 192 for eight, the rest is the system's. */
const CPUS_PER_NPU = 21;

/** Memory that one NPU's share of a node comes to, in GiB: 1350 of 1500 for eight, the rest is the system's. */
const MEMORY_GIB_PER_NPU = 168;

/** CPU cores and memory of a pod without NPUs that does not say how much it needs: as much as one NPU's share, nearly. */
const WITHOUT_NPUS = { cpuCores: 16, memoryGiB: 128 };

/** A path of the node that every pod with NPUs mounts. */
interface HostMount {
  volume: string;
  hostPath: string;
  mountPath: string;
  /** What the path must be on the node; the seed leaves it open, and a missing driver then shows only in the container. */
  type: "Directory" | "DirectoryOrCreate" | "File";
  readOnly: boolean;
}

/** The mounts of the manual's manifests (seed 000, line 29). All but the log folder are read-only here. */
const HOST_MOUNTS: readonly HostMount[] = [
  hostMount("ascend-driver", "/usr/local/Ascend/driver", "Directory"),
  hostMount("ascend-add-ons", "/usr/local/Ascend/add-ons", "Directory"),
  hostMount("localtime", "/etc/localtime", "File"),
  hostMount("hccn", "/etc/hccn.conf", "File"),
  hostMount("npu-smi", "/usr/local/sbin/npu-smi", "File"),
  hostMount("ascend-install", "/etc/ascend_install.info", "File"),
  { volume: "log", hostPath: "/usr/slog", mountPath: "/var/log/npu/", type: "DirectoryOrCreate", readOnly: false },
];

function hostMount(volume: string, path: string, type: HostMount["type"]): HostMount {
  return { volume, hostPath: path, mountPath: path, type, readOnly: true };
}

/** A ConfigMap whose keys are files of the container, read-only. */
export interface MountedConfigMap {
  /** Name of the ConfigMap. */
  name: pulumi.Input<string>;
  /** Folder of the files. */
  mountPath: string;
}

/** A Secret whose keys are files of the container, read-only. */
export interface MountedSecret {
  secretName: pulumi.Input<string>;
  mountPath: string;
}

/** What differs between pods with NPUs. */
export interface AscendPod {
  containerName: string;
  image: pulumi.Input<string>;
  /** Entry point and arguments, each word an element. */
  command: string[];
  args?: pulumi.Input<pulumi.Input<string>[]>;
  env: k8s.types.input.core.v1.EnvVar[];
  /** NPUs of the pod, 0 to those of a node. With 0 it needs no driver and may run on any node. */
  npus: number;
  /** CPU cores. Defaults to the NPUs' share of the node, without NPUs to 16. */
  cpuCores?: number;
  /** Memory in GiB. Defaults to the NPUs' share of the node, without NPUs to 128. */
  memoryGiB?: number;
  /** Claim of the SFS Turbo share, mounted at `/mnt/sfs_turbo`. */
  claimName: pulumi.Input<string>;
  /** Service account of the pod. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Upper bound of the shared memory, in GiB. It counts against the pod's memory. */
  sharedMemoryGiB: number;
  /** Settings of the program, as files. */
  configuration?: MountedConfigMap;
  /** Certificate and key of a server, as files. */
  certificate?: MountedSecret;
  /** What only this container has: ports, probes, lifecycle. */
  container?: Partial<k8s.types.input.core.v1.Container>;
}

/** What a pod mounts of its node: nothing where it has no NPU, as its node may have no driver. */
function hostMounts({ npus }: AscendPod): readonly HostMount[] {
  return npus === 0 ? [] : HOST_MOUNTS;
}

/** CPU cores and memory of a pod, in GiB. */
function amounts({ npus, cpuCores, memoryGiB }: AscendPod): { cpuCores: number; memoryGiB: number } {
  const share = npus === 0 ? WITHOUT_NPUS : { cpuCores: npus * CPUS_PER_NPU, memoryGiB: npus * MEMORY_GIB_PER_NPU };
  return { cpuCores: cpuCores ?? share.cpuCores, memoryGiB: memoryGiB ?? share.memoryGiB };
}

/** Upper bound of the shared memory: what is asked for, and without NPUs half of the pod's memory at most. */
function sharedMemoryGiB(pod: AscendPod): number {
  return pod.npus === 0
    ? Math.min(pod.sharedMemoryGiB, Math.max(1, Math.floor(amounts(pod).memoryGiB / 2)))
    : pod.sharedMemoryGiB;
}

/** Volumes of a pod with NPUs: shared memory, what the driver needs from the node, the share, and its configuration. */
function podVolumes(pod: AscendPod): k8s.types.input.core.v1.Volume[] {
  return [
    { name: "shared-memory-volume", emptyDir: { medium: "Memory", sizeLimit: `${String(sharedMemoryGiB(pod))}Gi` } },
    ...hostMounts(pod).map(({ volume, hostPath, type }) => ({ name: volume, hostPath: { path: hostPath, type } })),
    { name: "sfs-volume", persistentVolumeClaim: { claimName: pod.claimName } },
    ...(pod.configuration === undefined
      ? []
      : [{ name: "configuration", configMap: { name: pod.configuration.name } }]),
    ...(pod.certificate === undefined
      ? []
      : [{ name: "certificate", secret: { secretName: pod.certificate.secretName } }]),
  ];
}

/** Mounts of the container, in the order of the volumes. */
function volumeMounts(pod: AscendPod): k8s.types.input.core.v1.VolumeMount[] {
  return [
    { name: "shared-memory-volume", mountPath: "/dev/shm" },
    ...hostMounts(pod).map(({ volume, mountPath, readOnly }) => ({
      name: volume,
      mountPath,
      ...(readOnly ? { readOnly } : {}),
    })),
    { name: "sfs-volume", mountPath: SHARE_MOUNT_PATH },
    ...(pod.configuration === undefined
      ? []
      : [{ name: "configuration", mountPath: pod.configuration.mountPath, readOnly: true }]),
    ...(pod.certificate === undefined
      ? []
      : [{ name: "certificate", mountPath: pod.certificate.mountPath, readOnly: true }]),
  ];
}

/**
 * The one builder of pod specifications with Ascend NPUs: driver mounts, shared memory, the share, and CPU and memory in
 * proportion to the NPUs. Requests equal limits, as the NPU resource demands. A pod without NPUs has the same, but for what
 * only a node with NPUs has.
 */
export function ascendPodSpec(pod: AscendPod): k8s.types.input.core.v1.PodSpec {
  const { cpuCores, memoryGiB } = amounts(pod);
  const resources = {
    ...(pod.npus === 0 ? {} : { [NPU_RESOURCE]: String(pod.npus) }),
    cpu: String(cpuCores),
    memory: `${String(memoryGiB)}Gi`,
  };
  return {
    schedulerName: "volcano",
    ...(pod.npus === 0 ? {} : { nodeSelector: NPU_NODE_SELECTOR }),
    ...podIdentity(pod.serviceAccountName),
    containers: [
      {
        name: pod.containerName,
        image: pod.image,
        imagePullPolicy: "IfNotPresent",
        securityContext: { allowPrivilegeEscalation: false, runAsUser: 0 },
        env: pod.env,
        command: pod.command,
        args: pod.args,
        resources: { requests: resources, limits: resources },
        volumeMounts: volumeMounts(pod),
        ...pod.container,
      },
    ],
    volumes: podVolumes(pod),
  };
}
