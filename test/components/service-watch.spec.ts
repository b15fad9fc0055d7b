import assert from "node:assert/strict";
import { ClusterError } from "../../components/job-watch/observed";
import type { ObservedServicePod, ObservedWorkload, ServiceCluster } from "../../components/service-watch/observed";
import { isHopeless, isRolledOut, ServiceFailure, watchService } from "../../components/service-watch/watch";

const DONE: ObservedWorkload = { isObserved: true, wanted: 2, updated: 2, ready: 2, all: 2 };
const POD: ObservedServicePod = {
  name: "chat-1",
  node: "npu-0",
  isReady: false,
  isBeingDeleted: false,
  restarts: 0,
  unschedulable: undefined,
  waiting: undefined,
  ended: undefined,
  created: 0,
};
const SETTINGS = {
  kind: "Deployment",
  names: ["chat"],
  namespace: "llm-serve",
  selector: "a=b",
  timeLimitSeconds: 600,
  kubeconfig: undefined,
};

/** A look at the cluster: what is there, or what went wrong. */
type Look = { workloads?: ObservedWorkload[]; pods?: ObservedServicePod[] } | ClusterError;

/** Watches a cluster that shows one look after the other, a second apart; its last one stays. */
async function watch(looks: Look[], parts: Partial<ServiceCluster> = {}): Promise<{ said: string[]; seconds: number }> {
  let now = 0;
  const said: string[] = [];
  const look = (): Exclude<Look, ClusterError> => {
    const found = looks[Math.min(Math.floor(now / 1000), looks.length - 1)] ?? {};
    if (found instanceof ClusterError) throw found;
    return found;
  };
  const cluster: ServiceCluster = {
    workloads: () =>
      new Promise((resolve) => {
        resolve(look().workloads ?? [undefined]);
      }),
    pods: () =>
      new Promise((resolve) => {
        resolve(look().pods ?? []);
      }),
    warning: () => Promise.resolve(undefined),
    log: () => Promise.resolve(undefined),
    ...parts,
  };
  await watchService(cluster, SETTINGS, {
    say: (line) => said.push(line),
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  });
  return { said, seconds: now / 1000 };
}

const failure = async (looks: Look[], parts: Partial<ServiceCluster> = {}): Promise<string> => {
  const error: unknown = await watch(looks, parts).then(
    () => assert.fail("it should fail"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ServiceFailure, String(error));
  return error.message;
};

describe("watching a service", () => {
  it("ends when all pods are of the newest version and get requests, and none is left of the one before", () => {
    assert.equal(isRolledOut(DONE), true);
    for (const change of [{ isObserved: false }, { updated: 1 }, { ready: 1 }, { all: 3 }]) {
      assert.equal(isRolledOut({ ...DONE, ...change }), false, JSON.stringify(change));
    }
  });

  it("says each state once, with what pods wait for", async () => {
    const half = { ...DONE, ready: 1 };
    const { said, seconds } = await watch(
      [
        {},
        { workloads: [half], pods: [{ ...POD, node: undefined, unschedulable: "0/2 nodes are available" }] },
        { workloads: [half], pods: [POD] },
        { workloads: [half], pods: [POD] },
        { workloads: [{ ...half, all: 3 }], pods: [{ ...POD, name: "old", isBeingDeleted: true }] },
        { workloads: [DONE] },
      ],
      { warning: () => Promise.resolve("FailedMount: no such Secret") },
    );
    assert.deepEqual(said, [
      "is not there yet",
      "1 of 2 pods answer; pod chat-1: 0/2 nodes are available",
      "1 of 2 pods answer; pod chat-1: FailedMount: no such Secret",
      "1 of 2 pods answer; 1 of the version before finish what they have",
    ]);
    assert.equal(seconds, 5);
  });

  it("waits for all Deployments of a service, and counts their pods together", async () => {
    const one = { ...DONE, wanted: 1, updated: 1, ready: 1, all: 1 };
    const { said, seconds } = await watch([
      { workloads: [one, { ...one, ready: 0 }], pods: [POD] },
      { workloads: [{ ...one, ready: 0 }, one], pods: [POD] },
      { workloads: [one, one] },
    ]);
    assert.deepEqual(said, ["1 of 2 pods answer; pod chat-1: loads the model"]);
    assert.equal(seconds, 2);
  });

  it("fails with exit code and last words of a container that ends again and again", async () => {
    const ended = { exitCode: 1, lastWords: "ValueError: no weights" };
    const looks = [
      { workloads: [{ ...DONE, ready: 1 }], pods: [{ ...POD, restarts: 3, ended, waiting: "CrashLoopBackOff: x" }] },
    ];
    const text = await failure(looks, { log: () => Promise.resolve("loading\nValueError: no weights\n") });
    assert.match(text, /^Deployment llm-serve\/chat: pod chat-1 on node npu-0 does not run\n/);
    assert.match(
      text,
      /exit code 1, and was started again 3 times\n {2}last 2 lines of its log:\n {4}loading\n {4}ValueError: no weights/,
    );
    assert.match(text, /it waits: CrashLoopBackOff: x\n {2}what to do:/);
    assert.match(await failure(looks), /last 1 lines of its log:\n {4}ValueError: no weights/);
  });

  it("gives up on an image that cannot be had after a minute, and not on pods that end or load", () => {
    const stuck = { ...POD, waiting: "ImagePullBackOff: not found" };
    assert.deepEqual([isHopeless(stuck, 60_000), isHopeless(stuck, 60_001)], [false, true]);
    assert.equal(isHopeless({ ...stuck, isBeingDeleted: true }, 100_000), false);
    assert.equal(isHopeless({ ...POD, waiting: "PodInitializing" }, 100_000), false);
    assert.equal(isHopeless({ ...POD, restarts: 2 }, 100_000), false);
    assert.equal(isHopeless({ ...POD, restarts: 9, isReady: true }, 100_000), false);
  });

  it("fails after its time with what it saw last", async () => {
    const text = await failure([{ workloads: [{ ...DONE, ready: 0 }], pods: [POD] }]);
    assert.match(
      text,
      /not after 10 minutes \(startMinutes, for each replica\): 0 of 2 pods answer; pod chat-1: loads the model/,
    );
  });

  it("bears an API server that does not answer for a while, and no refusal", async () => {
    const silent = new ClusterError("the API server answers 503: ", true);
    await watch([silent, silent, { workloads: [DONE] }]);
    await assert.rejects(watch([new ClusterError("the API server answers 403: no", false)]), /403/);
    await assert.rejects(watch([silent]), /503/);
  });
});
