import { ClusterError } from "../job-watch/observed";
import { lastLines } from "../job-watch/progress";
import type { ObservedServicePod, ObservedWorkload, ServiceCluster } from "./observed";

/** How often the cluster is asked. */
const LOOK_MS = 1000;

/** For how long an API server may not answer. */
const PATIENCE_MS = 120_000;

/** Starts of a container after which it is taken for one that never runs. */
const RESTARTS = 3;

/** For how long an image or a setting may be missing: somebody may be bringing it. */
const OBSTACLE_MS = 60_000;

/** Reasons for which a container does not start and which no waiting mends. */
const OBSTACLES = /^(ErrImagePull|ImagePullBackOff|InvalidImageName|CreateContainerConfigError|CreateContainerError)/;

/** Lines of a log that are shown. */
const LINES = 20;

/** What is watched, and until when. */
export interface ServiceWatchSettings {
  /** `Deployment` or `StatefulSet`. */
  kind: string;
  /** Names of those of the service. */
  names: readonly string[];
  namespace: string;
  /** Label selector of its pods. */
  selector: string;
  timeLimitSeconds: number;
  kubeconfig: string | undefined;
}

/** Clock and voice of the program, so that tests have their own. */
export interface WatchTools {
  say(line: string): void;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Why a service does not answer, in words for people. */
export class ServiceFailure extends Error {
  override readonly name = "ServiceFailure";
}

/** Whether every pod is one of the newest version, and gets requests. */
export function isRolledOut({ isObserved, wanted, updated, ready, all }: ObservedWorkload): boolean {
  return isObserved && updated === wanted && ready >= wanted && all === wanted;
}

/** What a pod waits for; undefined where it is ready, or just loads its model. */
function obstacleOf({ unschedulable, waiting }: ObservedServicePod, warning: string | undefined): string | undefined {
  return unschedulable ?? waiting ?? warning;
}

/** Whether a pod will never be ready by itself. */
export function isHopeless(pod: ObservedServicePod, now: number): boolean {
  const { isBeingDeleted, isReady, restarts, waiting = "", created } = pod;
  if (isBeingDeleted || isReady) return false;
  return restarts >= RESTARTS || (OBSTACLES.test(waiting) && now - created > OBSTACLE_MS);
}

/** What people are told of a pod that does not come up. */
async function failureText(title: string, pod: ObservedServicePod, cluster: ServiceCluster): Promise<string> {
  const { name, node = "(none)", ended, restarts, waiting } = pod;
  const lines = [`${title}: pod ${name} on node ${node} does not run`];
  if (ended !== undefined) {
    lines.push(
      `  its container ended with exit code ${String(ended.exitCode)}, and was started again ${String(restarts)} times`,
    );
    const words = lastLines((await cluster.log(pod, LINES)) ?? ended.lastWords, LINES);
    const said = words.length > 0 ? words : lastLines(ended.lastWords, LINES);
    if (said.length > 0) {
      lines.push(`  last ${String(said.length)} lines of its log:`, ...said.map((line) => `    ${line}`));
    }
    // The message of a container is the end of its log where the log itself is gone.
    const missing = lastLines(ended.lastWords, LINES).filter((line) => !said.includes(line));
    if (missing.length > 0) lines.push("  its last words:", ...missing.map((line) => `    ${line}`));
  }
  if (waiting !== undefined) lines.push(`  it waits: ${waiting}`);
  lines.push(
    `  what to do: mend the cause, and \`pulumi up\` tries again; pods of the version before go on answering as long as they run`,
  );
  return lines.join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** One line that says how far a service is. */
async function progressText(
  workloads: readonly ObservedWorkload[],
  pods: ObservedServicePod[],
  cluster: ServiceCluster,
): Promise<string> {
  const [wanted, ready] = [sum(workloads.map((each) => each.wanted)), sum(workloads.map((each) => each.ready))];
  const reasons: string[] = [];
  for (const pod of pods.filter(({ isReady, isBeingDeleted }) => !isReady && !isBeingDeleted)) {
    const warning = pod.node === undefined || pod.waiting !== undefined ? undefined : await cluster.warning(pod);
    reasons.push(`pod ${pod.name}: ${obstacleOf(pod, warning) ?? "loads the model"}`);
  }
  const ended = pods.filter(({ isBeingDeleted }) => isBeingDeleted).length;
  const last = ended === 0 ? [] : [`${String(ended)} of the version before finish what they have`];
  return [`${String(ready)} of ${String(wanted)} pods answer`, ...reasons, ...last].join("; ");
}

/**
 * Waits until all pods of a service are of its newest version and get requests. Throws ServiceFailure with the reason where one of
 * them will not, or where it takes too long.
 */
export async function watchService(
  cluster: ServiceCluster,
  settings: ServiceWatchSettings,
  tools: WatchTools,
): Promise<void> {
  const { kind, names, namespace, timeLimitSeconds } = settings;
  const title = `${kind} ${names.map((name) => `${namespace}/${name}`).join(", ")}`;
  const started = tools.now();
  let heard = started;
  let said = "";
  for (;;) {
    const now = tools.now();
    try {
      const [found, pods] = await Promise.all([cluster.workloads(), cluster.pods()]);
      heard = now;
      const workloads = found.filter((workload) => workload !== undefined);
      const isComplete = workloads.length === found.length;
      if (isComplete && workloads.every(isRolledOut)) return;
      const hopeless = pods.find((pod) => isHopeless(pod, now));
      if (hopeless !== undefined) throw new ServiceFailure(await failureText(title, hopeless, cluster));
      const line = isComplete ? await progressText(workloads, pods, cluster) : "is not there yet";
      if (line !== said) tools.say(line);
      said = line;
    } catch (error) {
      if (!(error instanceof ClusterError) || !error.isTransient || now - heard > PATIENCE_MS) throw error;
    }
    if (now - started > timeLimitSeconds * 1000) {
      throw new ServiceFailure(
        `${title}: not after ${String(Math.round(timeLimitSeconds / 60))} minutes (startMinutes, for each replica): ${said}\n` +
          "  what to do: mend the cause, or give it more time, and `pulumi up` goes on waiting",
      );
    }
    await tools.sleep(LOOK_MS);
  }
}
