/** What is seen of a service in the cluster: the fields that matter here and no others. */

/** Deployment or StatefulSet. */
export interface ObservedWorkload {
  /** Whether the controller has seen the newest version of it. */
  isObserved: boolean;
  /** Pods that it should have. */
  wanted: number;
  /** Pods of the newest version. */
  updated: number;
  /** Pods of the newest version that get requests. */
  ready: number;
  /** Pods of all versions. */
  all: number;
}

/** Pod of a service. */
export interface ObservedServicePod {
  name: string;
  /** Name of its node; undefined as long as it has none. */
  node: string | undefined;
  isReady: boolean;
  isBeingDeleted: boolean;
  /** How often its container was started again. */
  restarts: number;
  /** Why it has no node, in the scheduler's words. */
  unschedulable: string | undefined;
  /** Why its container does not start: `ImagePullBackOff: …`. */
  waiting: string | undefined;
  /** How its container ended the last time. */
  ended: { exitCode: number; lastWords: string } | undefined;
  /** When it was made, in milliseconds since 1970. */
  created: number;
}

/** The cluster as the watching program needs it. */
export interface ServiceCluster {
  /** Each of the service's Deployments or StatefulSets; undefined for one that is not there yet. */
  workloads(): Promise<(ObservedWorkload | undefined)[]>;
  pods(): Promise<ObservedServicePod[]>;
  /** Newest warning about a pod, such as `FailedMount: …`; undefined where there is none. */
  warning(pod: ObservedServicePod): Promise<string | undefined>;
  /** Last lines of the log of a pod's container that ended; undefined where there is none any more. */
  log(pod: ObservedServicePod, lines: number): Promise<string | undefined>;
}
