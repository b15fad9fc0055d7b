/**
 * Kubernetes objects as the API sends them, with the fields that the local cluster reads or writes and no others.
 * (The types of @kubernetes/client-node are classes with dates; what goes over the wire are literals with texts.)
 */

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** RFC 3339. */
  creationTimestamp?: string;
  /** Set while the object is being deleted; RFC 3339. */
  deletionTimestamp?: string;
  ownerReferences?: { apiVersion: string; kind: string; name: string; uid: string }[];
}

/** What every object has; the items of a list come without kind and version. */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata: ObjectMeta;
}

export interface Condition {
  type: string;
  /** `True`, `False` or `Unknown`. */
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

export interface Taint {
  key: string;
  value?: string;
  effect: string;
}

export interface Node extends KubernetesObject {
  spec?: { taints?: Taint[]; unschedulable?: boolean };
  status?: {
    addresses?: { type: string; address: string }[];
    capacity?: Record<string, string>;
    allocatable?: Record<string, string>;
    conditions?: Condition[];
    daemonEndpoints?: { kubeletEndpoint: { Port: number } };
    nodeInfo?: Record<string, string>;
  };
}

/** A reference to a ConfigMap or Secret, or to one of its keys. */
export interface Reference {
  name?: string;
  key?: string;
  optional?: boolean;
}

export interface Container {
  name: string;
  image?: string;
  command?: string[];
  args?: string[];
  workingDir?: string;
  env?: {
    name: string;
    value?: string;
    valueFrom?: { configMapKeyRef?: Reference; secretKeyRef?: Reference; fieldRef?: { fieldPath: string } };
  }[];
  envFrom?: { configMapRef?: Reference; secretRef?: Reference }[];
  volumeMounts?: { name: string; mountPath: string; subPath?: string; readOnly?: boolean }[];
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
}

/** Files of a ConfigMap or Secret: all of them, or chosen keys under paths. */
interface KeyFiles {
  optional?: boolean;
  items?: { key: string; path: string }[];
}

export interface Volume {
  name: string;
  configMap?: KeyFiles & { name?: string };
  secret?: KeyFiles & { secretName?: string };
  projected?: { sources?: { configMap?: Reference; secret?: Reference }[] };
  persistentVolumeClaim?: { claimName: string };
}

export interface PodSpec {
  nodeName?: string;
  containers: Container[];
  initContainers?: Container[];
  volumes?: Volume[];
  restartPolicy?: string;
  automountServiceAccountToken?: boolean;
  hostNetwork?: boolean;
  nodeSelector?: Record<string, string>;
  tolerations?: { operator: string }[];
}

export interface ContainerStatus {
  name: string;
  restartCount: number;
  state?: { terminated?: TerminatedState };
  lastState?: { terminated?: TerminatedState };
}

interface TerminatedState {
  exitCode: number;
  message?: string;
}

export interface Pod extends KubernetesObject {
  spec: PodSpec;
  status?: {
    phase?: string;
    hostIP?: string;
    startTime?: string;
    conditions?: Condition[];
    containerStatuses?: ContainerStatus[];
  };
}

export interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
  /** Base64. */
  binaryData?: Record<string, string>;
}

export interface Secret extends KubernetesObject {
  type?: string;
  /** Base64. */
  data?: Record<string, string>;
}

export interface PersistentVolume extends KubernetesObject {
  spec: {
    capacity?: { storage?: string };
    accessModes?: string[];
    storageClassName?: string;
    persistentVolumeReclaimPolicy?: string;
    claimRef?: { namespace?: string; name?: string; uid?: string };
    csi?: { driver: string; volumeHandle: string; volumeAttributes?: Record<string, string> };
  };
  status?: { phase?: string };
}

export interface PersistentVolumeClaim extends KubernetesObject {
  spec: {
    volumeName?: string;
    accessModes?: string[];
    storageClassName?: string;
    resources?: { requests?: { storage?: string } };
  };
  status?: { phase?: string };
}

/** A Deployment or a DaemonSet. */
export interface Workload extends KubernetesObject {
  spec: {
    replicas?: number;
    selector: { matchLabels: Record<string, string> };
    template: { metadata: { labels: Record<string, string> }; spec: PodSpec };
  };
  status?: {
    observedGeneration?: number;
    availableReplicas?: number;
    numberAvailable?: number;
    numberReady?: number;
    desiredNumberScheduled?: number;
  };
}
