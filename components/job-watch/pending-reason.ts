import type { ObservedJob, ObservedNode, ObservedPod, ObservedPodGroup } from "./observed";

/** What is known of a job that does not run yet. */
export interface Waiting {
  readonly job: ObservedJob;
  readonly podGroup: ObservedPodGroup | undefined;
  readonly pods: readonly ObservedPod[];
  readonly nodes: readonly ObservedNode[] | undefined;
  /** What each pod asks for, by resource: NPUs, cores, bytes. */
  readonly requests: Readonly<Record<string, number>>;
  /** Warnings about pods that are bound, by the pod's name. */
  readonly warnings: Readonly<Record<string, string>>;
}

/** Pods that a job has in all. */
export function podCount({ spec }: ObservedJob): number {
  return (spec.tasks ?? []).reduce((sum, { replicas }) => sum + (replicas ?? 0), 0);
}

/**
 * Why a job does not run yet, in one sentence: how many pods are bound, what there is too little of and on how many nodes, what
 * the scheduler says, what keeps bound pods from starting.
 */
export function pendingReason(waiting: Waiting): string {
  const { job, podGroup, pods, warnings } = waiting;
  const wanted = podCount(job);
  const bound = pods.filter(({ node }) => node !== undefined);
  if (bound.length >= wanted) {
    const obstacles = bound
      .filter(({ phase }) => phase === "Pending")
      .flatMap((pod) => {
        const why = pod.waiting ?? warnings[pod.name];
        return why === undefined ? [] : [`pod ${pod.name}: ${why}`];
      });
    const begin = `all ${String(wanted)} pods are bound`;
    return obstacles.length === 0 ? `${begin} and start` : `${begin}; ${[...new Set(obstacles)].join("; ")}`;
  }
  const together = wanted > 1 ? ", and all start together" : "";
  const said = schedulerReasons(podGroup, pods);
  const missing = missingResources(waiting, wanted - bound.length);
  const reasons = missing.length > 0 ? missing : said.length > 0 ? said : [queueReason(job, podGroup)];
  return [`${String(bound.length)} of ${String(wanted)} pods are bound${together}`, ...reasons].join("; ");
}

/** What too few nodes have left for all pods: each resource with the nodes that are needed and those that have it. */
function missingResources({ job, nodes, requests }: Waiting, needed: number): string[] {
  if (nodes === undefined) return [];
  const selector = Object.entries(job.spec.tasks?.[0]?.template?.spec?.nodeSelector ?? {});
  const possible = nodes.filter(({ labels }) => selector.every(([key, value]) => labels[key] === value));
  const ready = possible.filter(({ isReady }) => isReady);
  const notReady = possible.filter(({ isReady }) => !isReady).map(({ name }) => name);
  const without = notReady.length === 0 ? "" : ` (not counting ${notReady.join(", ")}: not ready, or closed to pods)`;
  const missing = Object.entries(requests).flatMap(([resource, amount]) => {
    const having = ready.filter(({ free }) => (free[resource] ?? 0) >= amount).length;
    return having >= needed
      ? []
      : [`Insufficient ${resource}: nodes needed ${String(needed)}, free ${String(having)}${without}`];
  });
  const [first] = missing;
  if (first !== undefined) {
    // NPUs are what a job waits for; cores and memory follow them.
    const npus = missing.filter((reason) => reason.startsWith("Insufficient huawei.com/"));
    return npus.length > 0 ? npus : missing;
  }
  // Enough of each, but not on the same nodes.
  const whole = ready.filter(({ free }) =>
    Object.entries(requests).every(([resource, amount]) => (free[resource] ?? 0) >= amount),
  ).length;
  return whole >= needed || Object.keys(requests).length === 0
    ? []
    : [`nodes with enough of everything: needed ${String(needed)}, free ${String(whole)}${without}`];
}

/** What the scheduler says of nodes that do not fit, each reason once: `node(s) had untolerated taint`. */
function schedulerReasons(podGroup: ObservedPodGroup | undefined, pods: readonly ObservedPod[]): string[] {
  const texts = [
    ...pods.flatMap(({ unschedulable }) => (unschedulable === undefined ? [] : [unschedulable])),
    ...(podGroup?.status?.conditions ?? []).flatMap(({ type, status, message }) =>
      type === "Unschedulable" && status === "True" && message !== undefined ? [message] : [],
    ),
  ];
  const reasons = texts.flatMap((text) => {
    // `0/2 nodes are unavailable: 1 Insufficient cpu, 1 node(s) had untolerated taint {…}.`
    const [, list] = /nodes? (?:is|are) (?:un)?available: (.*?)\.?$/s.exec(text) ?? [];
    return (list ?? "")
      .split(/[,;] /)
      .map((reason) => reason.replace(/^\d+ /, "").replace(/\.$/, "").trim())
      .filter((reason) => reason !== "");
  });
  return [...new Set(reasons)];
}

/** What keeps a job back for which there are nodes. */
function queueReason({ spec }: ObservedJob, podGroup: ObservedPodGroup | undefined): string {
  const queue = spec.queue ?? "default";
  const phase = podGroup?.status?.phase;
  if (phase === undefined || phase === "Pending") return `it waits in queue ${queue}, which does not let it begin yet`;
  const message = podGroup?.status?.conditions?.findLast(({ type }) => type === "Unschedulable")?.message;
  return message === undefined ? "the scheduler has said nothing yet" : `the scheduler says: ${message}`;
}
