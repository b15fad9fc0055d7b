import {
  durationText,
  problemsIn,
  readTail,
  rowOf,
  type FoundProblem,
  type Progress,
  type RunRecord,
} from "../training-logs";
import type { ClusterReader } from "./cluster-reader";

/** A Volcano job and how far it is. */
export interface JobProgress {
  readonly namespace: string;
  readonly name: string;
  /** `Pending`, `Running`, `Completed`, `Failed` … */
  readonly phase: string;
  /** Pods that run or have ended well. */
  readonly pods: number;
  /** Pods of the job in all. */
  readonly wantedPods: number;
  /** NPUs of all pods. */
  readonly npus: number;
  /** How far the training is; undefined where no log tells of a step. */
  readonly progress?: Progress;
  /** When it will have ended, in UTC, by the time of its last steps. */
  readonly estimatedEnd?: string;
  /** Why it does not run, in the words of the scheduler or of the kubelet. */
  readonly reason?: string;
  /** Known problems that its logs and events show. */
  readonly problems: readonly FoundProblem[];
}

/** Volcano job, as far as it is looked at. */
interface Job {
  metadata: { name: string; namespace?: string };
  spec: { minAvailable?: number; tasks?: { replicas?: number }[] };
  status?: { state?: { phase?: string; message?: string }; running?: number; succeeded?: number };
}

/** Pod of a job, as far as it is looked at. */
interface Pod {
  metadata: { name: string; uid?: string };
  spec: {
    containers: {
      env?: { name: string; value?: string }[];
      resources?: { limits?: Record<string, string> };
    }[];
  };
  status?: {
    phase?: string;
    conditions?: { type: string; status: string; message?: string }[];
    containerStatuses?: { state?: { waiting?: { reason?: string; message?: string } } }[];
  };
}

/** Event of Kubernetes, as far as it is looked at. */
interface Event {
  involvedObject: { name?: string };
  type?: string;
  reason?: string;
  message?: string;
}

/** Lines of a log's end that are read. */
const TAIL_LINES = 400;

/** Bytes of a log's beginning that are read: there the settings of the run are printed. */
const HEAD_BYTES = 256 * 1024;

/** Resources that are NPUs. */
const NPU_RESOURCE = /^huawei\.com\/ascend/i;

/** Phases in which a log grows, or has just ended. */
const READ_PHASES = ["Running", "Completing", "Completed", "Failed", "Restarting", "Aborted", "Terminated"];

function npusOf({ spec }: Pod): number {
  const limits = spec.containers.flatMap(({ resources }) => Object.entries(resources?.limits ?? {}));
  return limits.reduce((sum, [name, amount]) => sum + (NPU_RESOURCE.test(name) ? Number(amount) : 0), 0);
}

/** What the environment of a pod says of its run: the variables of the manual's scripts. */
function recordOf(pods: readonly Pod[]): RunRecord {
  const variables = new Map(
    (pods[0]?.spec.containers ?? []).flatMap(({ env }) => (env ?? []).map(({ name, value }) => [name, value] as const)),
  );
  const number = (name: string): number | undefined => {
    const value = Number(variables.get(name));
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  const values = {
    seqLenTokens: number("SEQ_LEN"),
    globalBatchSize: number("GBS"),
    trainSteps: number("TRAIN_ITERS"),
    nodes: pods.length === 0 ? undefined : pods.length,
    npusPerNode: pods[0] === undefined ? undefined : npusOf(pods[0]) || undefined,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function reasonOf(job: Job, pods: readonly Pod[]): string | undefined {
  const ofPods = pods.flatMap(({ status }) => [
    status?.conditions?.find(({ type, status: is }) => type === "PodScheduled" && is === "False")?.message,
    ...(status?.containerStatuses ?? []).map(({ state }) =>
      state?.waiting?.reason === undefined || state.waiting.reason === "ContainerCreating"
        ? undefined
        : [state.waiting.reason, state.waiting.message].filter((text) => text !== undefined).join(": "),
    ),
  ]);
  return [...ofPods, job.status?.state?.message].find((text) => text !== undefined && text !== "");
}

/** The number at the end of a pod's name, by which the ranks of a job are. */
function rankOf({ metadata }: Pod): number {
  return Number(/(\d+)$/.exec(metadata.name)?.[1] ?? 0);
}

/** A log, or part of it; empty where there is none yet. */
async function logOf(cluster: ClusterReader, namespace: string, pod: Pod, part: string): Promise<string> {
  try {
    return await cluster.text(`/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}/log?${part}`);
  } catch {
    // A pod without a container has none; it may also be gone by now.
    return "";
  }
}

/** Beginning of the first rank's log, and the end of the logs of last and first rank: Megatron prints on the last, the Trainer on the first. */
async function linesOf(cluster: ClusterReader, namespace: string, pods: readonly Pod[]): Promise<string[][]> {
  const sorted = [...pods].sort((a, b) => rankOf(a) - rankOf(b));
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const head = (await logOf(cluster, namespace, first, `limitBytes=${HEAD_BYTES}`)).split("\n");
  const tails = [];
  for (const pod of first === last ? [first] : [last, first]) {
    tails.push((await logOf(cluster, namespace, pod, `tailLines=${TAIL_LINES}`)).split("\n"));
  }
  return tails.map((tail) => [...settingLines(head), ...tail]);
}

/** The lines of a log's beginning that print settings; steps in it are told by the end as well. */
function settingLines(head: readonly string[]): string[] {
  return head.filter((line) => / \.{3,} \S/.test(line) || line.includes("world size") || / = [\d,]+\s*$/.test(line));
}

/** What a job's events and logs show beside its steps, each problem once. */
function eventProblems(pods: readonly Pod[], events: readonly Event[]): FoundProblem[] {
  const names = new Set(pods.map(({ metadata }) => metadata.name));
  const lines = events
    .filter(({ involvedObject }) => names.has(involvedObject.name ?? ""))
    .map(({ type = "", reason = "", message = "" }) => `${type}  ${reason}  ${message}`);
  return problemsIn(lines, "events");
}

function mergedById(problems: readonly FoundProblem[]): FoundProblem[] {
  return [...new Map(problems.map((problem) => [problem.id, problem])).values()];
}

async function progressOf(cluster: ClusterReader, job: Job, now: Date): Promise<JobProgress> {
  const { name, namespace = "default" } = job.metadata;
  const phase = job.status?.state?.phase ?? "Pending";
  const selector = encodeURIComponent(`volcano.sh/job-name=${name}`);
  const pods = await cluster.list<Pod>(`/api/v1/namespaces/${namespace}/pods?labelSelector=${selector}`);
  const events = await cluster.list<Event>(`/api/v1/namespaces/${namespace}/events`).catch(() => []);
  const logs = READ_PHASES.includes(phase) ? await linesOf(cluster, namespace, pods) : [];
  const record = recordOf(pods);
  const tails = logs.map((lines) => readTail(lines, record));
  const progress = tails.find((tail) => tail.progress !== undefined)?.progress;
  const remaining = phase === "Running" ? progress?.remainingMs : undefined;
  const reason = phase === "Running" || phase === "Completed" ? undefined : reasonOf(job, pods);
  return {
    namespace,
    name,
    phase,
    pods: (job.status?.running ?? 0) + (job.status?.succeeded ?? 0),
    wantedPods: (job.spec.tasks ?? []).reduce((sum, { replicas }) => sum + (replicas ?? 1), 0),
    npus: pods.reduce((sum, pod) => sum + npusOf(pod), 0),
    ...(progress === undefined ? {} : { progress }),
    ...(remaining === undefined ? {} : { estimatedEnd: new Date(now.getTime() + remaining).toISOString() }),
    ...(reason === undefined ? {} : { reason }),
    problems: mergedById([...tails.flatMap(({ problems }) => problems), ...eventProblems(pods, events)]),
  };
}

/**
 * The Volcano jobs of a cluster, and how far those are that run, by the ends of their logs.
 *
 * @param namespace the only one that is looked at. Defaults to all
 * @param now the time from which ends are estimated
 */
export async function readJobs(cluster: ClusterReader, now: Date, namespace?: string): Promise<JobProgress[]> {
  const within = namespace === undefined ? "" : `/namespaces/${namespace}`;
  const jobs = await cluster.list<Job>(`/apis/batch.volcano.sh/v1alpha1${within}/jobs`);
  const all: JobProgress[] = [];
  for (const job of jobs) all.push(await progressOf(cluster, job, now));
  return all;
}

/** Cells of a job: namespace, name, phase, pods, step, loss, throughput, time left, estimated end. */
export function jobCells(job: JobProgress): string[] {
  const { namespace, name, phase, pods, wantedPods, progress, estimatedEnd } = job;
  const { step, totalSteps, loss, tokensPerSecondPerNpu, remainingMs } = progress ?? {};
  const isRunning = phase === "Running";
  return [
    namespace,
    name,
    phase,
    `${pods}/${wantedPods}`,
    step === undefined ? "" : totalSteps === undefined ? String(step) : `${step}/${totalSteps}`,
    loss?.toPrecision(4) ?? "",
    tokensPerSecondPerNpu?.toFixed(1) ?? "",
    isRunning && remainingMs !== undefined ? durationText(remainingMs) : "",
    estimatedEnd?.replace("T", " ").slice(0, 16) ?? "",
  ];
}

/** Heads of the columns of `jobCells`. */
export const JOB_HEADS: readonly string[] = [
  "NAMESPACE",
  "NAME",
  "PHASE",
  "PODS",
  "STEP",
  "LOSS",
  "TOKENS/S/P",
  "LEFT",
  "ENDS (UTC)",
];

/** Why jobs do not run, and known problems with their remedies, as lines below the table. */
export function jobRemarks(jobs: readonly JobProgress[]): string[] {
  return jobs.flatMap(({ namespace, name, reason, problems }) => [
    ...(reason === undefined ? [] : [`${namespace}/${name}: ${reason}`]),
    ...problems.map((problem) => {
      const row = rowOf(problem);
      return `${namespace}/${name}: ${row.id}: ${row.symptom.en} Remedy: ${row.remedy.en}`;
    }),
  ]);
}
