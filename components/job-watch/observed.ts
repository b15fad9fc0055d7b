/** What is seen of a Volcano job in the cluster: the fields that matter here and no others. */

/** Volcano job, `batch.volcano.sh/v1alpha1`. */
export interface ObservedJob {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    annotations?: Record<string, string>;
    managedFields?: ManagedFields[];
  };
  spec: { queue?: string; maxRetry?: number; tasks?: ObservedTask[] };
  status?: {
    state?: { phase?: string; reason?: string; message?: string };
    retryCount?: number;
    running?: number;
    succeeded?: number;
  };
}

/** Pods of the same kind of a job. */
export interface ObservedTask {
  replicas?: number;
  template?: {
    spec?: {
      nodeSelector?: Record<string, string>;
      containers?: { resources?: { requests?: Record<string, string>; limits?: Record<string, string> } }[];
    };
  };
}

/** Which fields of an object a writer has set (kubernetes.io, server-side apply). */
export interface ManagedFields {
  manager?: string;
  operation?: string;
  subresource?: string;
  fieldsV1?: Record<string, unknown>;
}

/** Pod group of a job: what the scheduler looks at. */
export interface ObservedPodGroup {
  status?: { phase?: string; conditions?: { type?: string; status?: string; message?: string }[] };
}

/** Pod of a job. */
export interface ObservedPod {
  name: string;
  uid: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed`. */
  phase: string;
  /** Name of the node that it is bound to; undefined as long as it has none. */
  node: string | undefined;
  /** How often the job had been restarted when the pod was made. */
  attempt: string;
  /** Why it has no node, in the scheduler's words. */
  unschedulable: string | undefined;
  /** Why its container does not start: `ImagePullBackOff: …`. */
  waiting: string | undefined;
  /** How its container ended. */
  ended: { exitCode: number; reason: string; lastWords: string } | undefined;
  /** Why it failed where no container says so: `Evicted: …`. */
  reason: string | undefined;
  isBeingDeleted: boolean;
}

/** What a node has left. */
export interface ObservedNode {
  name: string;
  labels: Record<string, string>;
  /** Whether it is Ready and takes pods. */
  isReady: boolean;
  /** What no pod holds, by resource: NPUs, cores, bytes. */
  free: Record<string, number>;
}

/** The cluster as the watching program needs it. Every call may fail with `ClusterError`. */
export interface JobCluster {
  job(): Promise<ObservedJob | undefined>;
  podGroup(job: ObservedJob): Promise<ObservedPodGroup | undefined>;
  /** The job's pods as last seen; also those that failed and were deleted before anyone looked, once. */
  pods(): Promise<ObservedPod[]>;
  /** Nodes with what they have left; undefined where that may not be asked. */
  nodes(): Promise<ObservedNode[] | undefined>;
  /** Newest warning about a pod, such as `FailedMount: …`; undefined where there is none. */
  warning(pod: ObservedPod): Promise<string | undefined>;
  /** Last lines of a pod's log; undefined where there is none any more. */
  log(pod: ObservedPod, lines: number): Promise<string | undefined>;
  /** Writes an annotation of the job, beside what others write. */
  annotate(name: string, value: string): Promise<void>;
  /** Deletes the job with all that belongs to it; it may be gone only later. */
  remove(job: ObservedJob): Promise<void>;
  /** Makes an object, in the name of a field manager. */
  apply(manifest: object, fieldManager: string): Promise<void>;
  /** Asks Volcano to stop the job or to let it go on: `AbortJob` or `ResumeJob`. */
  command(job: ObservedJob, action: string): Promise<void>;
}

/** The cluster does not answer, or refuses. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";
  constructor(
    message: string,
    /** Whether another attempt may succeed. */
    readonly isTransient: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
