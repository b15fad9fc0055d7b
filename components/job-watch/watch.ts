import { FAILED_PHASES, RUN_ANNOTATION } from "../job-phases";
import { failureText, type PodFailure, podFailureText } from "./failure";
import { ClusterError, type JobCluster, type ObservedJob, type ObservedPod } from "./observed";
import { amounts } from "./amounts";
import { ownedManifest } from "./owned-manifest";
import { pendingReason, podCount } from "./pending-reason";
import { progressOf } from "./progress";
import type { WatchSettings } from "./settings";

/** How often the cluster is looked at. */
const POLL_MS = 1000;
/** How often the log of a running job is read for its progress: at first, and as a part of the time that it has been watched. */
const PROGRESS_MS = 30_000;
const PROGRESS_PART = 1 / 20;
/** For so long the API server may fail to answer. */
const UNREACHABLE_MS = 120_000;
/** Lines of a log in which progress is looked for. */
const PROGRESS_LINES = 200;
/** Lines of a log that a failure shows. */
const FAILURE_LINES = 20;

/** The job is not in the state that was waited for; the message is for people. */
export class WatchFailure extends Error {
  override readonly name = "WatchFailure";
}

/** What the watch needs of the world. */
export interface Surroundings {
  /** Says a line of progress. */
  readonly say: (line: string) => void;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Watches a job until it is in the state that is waited for, and returns its phase.
 *
 * - A job that failed in an earlier `up` is made again from the same manifest, in the name of the engine's field manager, so that
 *   the engine's state stays true.
 * - A job that had completed stays so when it is gone.
 * - A job that is to be suspended is stopped; one that is stopped and is not to be is let go on.
 *
 * @throws WatchFailure where the job has ended otherwise, or the time is over: the job then goes on
 */
export async function watchJob(
  cluster: JobCluster,
  settings: WatchSettings,
  { say, now, sleep }: Surroundings,
): Promise<string> {
  const deadline = now() + settings.timeLimitMs;
  const title = `job ${settings.namespace}/${settings.jobName}`;
  const failures = new Map<string, PodFailure>();
  let unreachableSince: number | undefined;
  let shown = "";
  const begin = now();
  let lastProgress = begin;
  let restarts = 0;

  /** Says something once. */
  function tell(text: string): void {
    if (text !== shown) say(text);
    shown = text;
  }

  /** Asks the cluster, again and again while it does not answer. */
  async function ask<T>(question: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await question();
        unreachableSince = undefined;
        return answer;
      } catch (error) {
        if (!(error instanceof ClusterError) || !error.isTransient) throw error;
        unreachableSince ??= now();
        if (now() - unreachableSince > UNREACHABLE_MS || now() > deadline) {
          throw new WatchFailure(`${title}: the API server has not answered for a while: ${error.message}`, {
            cause: error,
          });
        }
        tell(`${title}: the API server does not answer: ${error.message}`);
        await sleep(POLL_MS);
      }
    }
  }

  async function existingJob(): Promise<ObservedJob> {
    const job = await ask(() => cluster.job());
    if (job === undefined) {
      throw new WatchFailure(`${title}: does not exist any more; \`pulumi up --refresh\` makes it again`);
    }
    return job;
  }

  /** Waits until the job is in one of the phases. */
  async function until(phases: readonly string[]): Promise<string> {
    for (;;) {
      const phase = phaseOf(await existingJob());
      if (phases.includes(phase)) return phase;
      if (now() > deadline) throw new WatchFailure(overTime(phase, `it should become ${phases.join(" or ")}`));
      await sleep(POLL_MS);
    }
  }

  function overTime(phase: string, why: string): string {
    const minutes = Math.round(settings.timeLimitMs / 60_000);
    return (
      `${title}: is ${phase} after ${String(minutes)} minutes, the time limit of this update (timeLimitMinutes): ${why}. ` +
      "The job goes on, and the next `pulumi up` watches on."
    );
  }

  /** Makes the job again from what the engine has applied. */
  async function makeAgain(job: ObservedJob): Promise<void> {
    const owned = ownedManifest(job as ObservedJob & Record<string, unknown>);
    if (owned === undefined) {
      throw new WatchFailure(
        `${title}: is ${phaseOf(job)}, and nobody has applied it by server-side apply; delete it, and \`pulumi up --refresh\` makes it again`,
      );
    }
    say(`${title}: is ${phaseOf(job)} since an earlier update; tries again`);
    await ask(() => cluster.remove(job));
    for (;;) {
      const left = await ask(() => cluster.job());
      if (left?.metadata.uid !== job.metadata.uid && (await ask(() => cluster.pods())).length === 0) break;
      if (now() > deadline) throw new WatchFailure(overTime(phaseOf(job), "its pods are not gone yet"));
      await sleep(POLL_MS);
    }
    await ask(() => cluster.apply(owned.manifest, owned.fieldManager));
  }

  async function stop(job: ObservedJob): Promise<string> {
    const phase = phaseOf(job);
    if (phase === "Aborted" || phase === "Completed" || FAILED_PHASES.includes(phase)) return phase;
    say(`${title}: is ${phase}; it is stopped and gives its NPUs back`);
    if (phase !== "Aborting") await ask(() => cluster.command(job, "AbortJob"));
    return until(["Aborted", "Completed", ...FAILED_PHASES]);
  }

  async function letGoOn(job: ObservedJob): Promise<void> {
    await until(["Aborted"]);
    say(`${title}: goes on`);
    await ask(() => cluster.command(job, "ResumeJob"));
    for (;;) {
      if (!["Aborted", "Aborting"].includes(phaseOf(await existingJob()))) return;
      if (now() > deadline) throw new WatchFailure(overTime("Aborted", "Volcano does not let it go on"));
      await sleep(POLL_MS);
    }
  }

  /** Keeps what pods that failed have said: a restart deletes them. The first of an attempt is the cause. */
  async function noteFailures(pods: readonly ObservedPod[]): Promise<void> {
    for (const pod of pods) {
      if (pod.phase !== "Failed" || failures.has(pod.attempt)) continue;
      const log = await ask(() => cluster.log(pod, FAILURE_LINES)).catch(() => undefined);
      failures.set(pod.attempt, { pod, log: log === undefined || log === "" ? (pod.ended?.lastWords ?? "") : log });
    }
  }

  async function tellWaiting(job: ObservedJob, pods: readonly ObservedPod[]): Promise<string> {
    const bound = pods.filter(({ phase, node }) => phase === "Pending" && node !== undefined);
    const warnings: Record<string, string> = {};
    for (const pod of bound) {
      const warning = await ask(() => cluster.warning(pod));
      if (warning !== undefined) warnings[pod.name] = warning;
    }
    const [podGroup, nodes] = await Promise.all([ask(() => cluster.podGroup(job)), ask(() => cluster.nodes())]);
    return pendingReason({ job, podGroup, pods, nodes, requests: requestsOf(job), warnings });
  }

  async function tellProgress(job: ObservedJob, pods: readonly ObservedPod[]): Promise<void> {
    const interval = Math.max(PROGRESS_MS, (now() - begin) * PROGRESS_PART);
    if (settings.waitFor !== "Completed" || now() - lastProgress < interval) return;
    lastProgress = now();
    // Megatron's last rank writes its steps, LLaMA-Factory's first.
    const running = pods.filter(({ phase }) => phase === "Running");
    for (const pod of [...new Set([running.at(-1), running.at(0)])]) {
      if (pod === undefined) continue;
      const log = await ask(() => cluster.log(pod, PROGRESS_LINES)).catch(() => undefined);
      const progress = log === undefined ? undefined : progressOf(log);
      if (progress !== undefined) {
        tell(`${title}: is ${phaseOf(job)}, pod ${pod.name}: ${progress}`);
        return;
      }
    }
  }

  if (settings.before === "Completed" && !settings.suspend && (await ask(() => cluster.job())) === undefined) {
    say(`${title}: had completed, and is gone by now`);
    return "Completed";
  }
  let job = await existingJob();
  const wasWatched = job.metadata.annotations?.[RUN_ANNOTATION] !== undefined || settings.run.startsWith("failed-");
  if (settings.suspend) {
    const phase = await stop(job);
    // What comes after it would take the result of a run that has not ended.
    if (phase === "Aborted" && settings.waitFor === "Completed") {
      throw new WatchFailure(
        `${title}: is stopped, as suspend asks for, and what needs its result was not begun; set suspend to false, and the ` +
          "next `pulumi up` lets it go on",
      );
    }
    return phase;
  }
  if (FAILED_PHASES.includes(phaseOf(job)) && wasWatched) await makeAgain(job);
  else if (["Aborted", "Aborting"].includes(phaseOf(job))) await letGoOn(job);
  await ask(() => cluster.annotate(RUN_ANNOTATION, settings.run));

  for (;;) {
    const pods = await ask(() => cluster.pods());
    await noteFailures(pods);
    job = await existingJob();
    const phase = phaseOf(job);
    const retries = job.status?.retryCount ?? 0;
    if (retries > restarts) {
      restarts = retries;
      const [cause] = [...failures.values()].slice(-1);
      const why = cause === undefined ? "a pod failed or was evicted" : podFailureText(cause.pod);
      const attempts = job.spec.maxRetry ?? 3;
      // With the last attempt gone, the job fails without another one.
      if (retries < attempts) say(`${title}: attempt ${String(retries + 1)} of ${String(attempts)}, as ${why}`);
    }
    if (phase === "Completed" || (settings.waitFor === "Running" && phase === "Running")) {
      say(`${title}: is ${phase}${phase === "Completed" ? "" : `, ${runningText(job)}`}`);
      return phase;
    }
    if (FAILED_PHASES.includes(phase) || phase === "Aborted") {
      // What failed last may have been seen by now only.
      await noteFailures(await ask(() => cluster.pods()));
      throw new WatchFailure(failureText(title, job, [...failures.values()]));
    }
    if (phase === "Pending" || phase === "Inqueue" || phase === "Restarting") {
      const why = await tellWaiting(job, pods);
      if (now() > deadline) throw new WatchFailure(overTime(phase, why));
      tell(`${title}: is ${phase}: ${why}`);
    } else if (now() > deadline) {
      throw new WatchFailure(overTime(phase, `it should become ${settings.waitFor}`));
    } else {
      if (phase !== "Running" || shown === "" || shown.includes("is Pending")) {
        tell(`${title}: is ${phase}, ${runningText(job)}`);
      }
      await tellProgress(job, pods);
    }
    await sleep(POLL_MS);
  }
}

/** What each pod of a job asks for; those of its tasks are alike. */
function requestsOf({ spec }: ObservedJob): Record<string, number> {
  const [container] = spec.tasks?.[0]?.template?.spec?.containers ?? [];
  return amounts(container?.resources?.requests ?? container?.resources?.limits ?? {});
}

/** Phase of a job; Volcano writes none at first. */
function phaseOf(job: ObservedJob): string {
  return job.status?.state?.phase ?? "Pending";
}

function runningText(job: ObservedJob): string {
  return `${String(job.status?.running ?? 0)} of ${String(podCount(job))} pods run`;
}
