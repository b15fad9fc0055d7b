import assert from "node:assert/strict";
import {
  ClusterError,
  type JobCluster,
  type ObservedJob,
  type ObservedPod,
} from "../../../components/job-watch/observed";
import type { WatchSettings } from "../../../components/job-watch/settings";
import { WatchFailure, watchJob } from "../../../components/job-watch/watch";

const SETTINGS: WatchSettings = {
  jobName: "run",
  namespace: "llm-train",
  run: "uid-1",
  waitFor: "Completed",
  timeLimitMs: 60 * 60_000,
  suspend: false,
  kubeconfig: undefined,
  before: undefined,
};

/** A pod that runs, but for what is changed. */
function pod(change: Partial<ObservedPod> = {}): ObservedPod {
  return {
    name: "run-main-0",
    uid: "pod-1",
    phase: "Running",
    node: "192.168.0.12",
    attempt: "0",
    unschedulable: undefined,
    waiting: undefined,
    ended: undefined,
    reason: undefined,
    isBeingDeleted: false,
    ...change,
  };
}

/** A state of the cluster. */
interface State {
  phase: string;
  retryCount?: number;
  pods?: ObservedPod[];
  logs?: Record<string, string>;
  message?: string;
}

/** A cluster that goes through states, one at each look at the job, and stays in the last. */
class ScriptedCluster implements JobCluster {
  readonly done: string[] = [];
  readonly said: string[] = [];
  annotations: Record<string, string> = {};
  uid = "uid-1";
  time = 0;
  /** What is thrown at the next looks at the job. */
  errors: Error[] = [];
  private state: State;

  constructor(private readonly states: State[]) {
    const [first] = states;
    assert(first !== undefined);
    this.state = first;
  }

  job = (): Promise<ObservedJob | undefined> => {
    const error = this.errors.shift();
    if (error !== undefined) return Promise.reject(error);
    this.state = this.states.length > 1 ? (this.states.shift() ?? this.state) : (this.states[0] ?? this.state);
    if (this.state.phase === "gone") return Promise.resolve(undefined);
    return Promise.resolve({
      apiVersion: "batch.volcano.sh/v1alpha1",
      kind: "Job",
      metadata: {
        name: "run",
        namespace: "llm-train",
        uid: this.uid,
        annotations: this.annotations,
        managedFields: [
          { manager: "volcano", operation: "Update", subresource: "status", fieldsV1: { "f:status": {} } },
          {
            manager: "pulumi-kubernetes-1",
            operation: "Apply",
            fieldsV1: { "f:metadata": { "f:labels": { "f:app": {} } }, "f:spec": { "f:maxRetry": {}, "f:tasks": {} } },
          },
        ],
        labels: { app: "training", others: "x" },
      },
      spec: { maxRetry: 3, minAvailable: 1, queue: "default", tasks: [{ replicas: 1 }] },
      status: {
        state: {
          phase: this.state.phase,
          ...(this.state.message === undefined ? {} : { message: this.state.message }),
        },
        retryCount: this.state.retryCount ?? 0,
        running: 1,
      },
    } as ObservedJob);
  };
  podGroup = () => Promise.resolve(undefined);
  pods = () => Promise.resolve(this.state.pods ?? []);
  nodes = () => Promise.resolve(undefined);
  warning = () => Promise.resolve(undefined);
  log = ({ uid }: ObservedPod) => Promise.resolve(this.state.logs?.[uid]);
  annotate = (name: string, value: string) => {
    this.annotations[name] = value;
    return Promise.resolve();
  };
  remove = (job: ObservedJob) => {
    this.done.push(`remove ${job.metadata.uid}`);
    return Promise.resolve();
  };
  apply = (manifest: object, fieldManager: string) => {
    this.done.push(`apply as ${fieldManager}: ${JSON.stringify(manifest)}`);
    this.uid = "uid-2";
    return Promise.resolve();
  };
  command = (_job: ObservedJob, action: string) => {
    this.done.push(action);
    return Promise.resolve();
  };

  watch(change: Partial<WatchSettings> = {}): Promise<string> {
    return watchJob(
      this,
      { ...SETTINGS, ...change },
      {
        say: (line) => this.said.push(line),
        now: () => this.time,
        sleep: (milliseconds) => {
          this.time += milliseconds;
          return Promise.resolve();
        },
      },
    );
  }

  /** Watches a job that is not to end well, and returns what people are told. */
  async failure(change: Partial<WatchSettings> = {}): Promise<string> {
    try {
      await this.watch(change);
    } catch (error) {
      assert(error instanceof WatchFailure, String(error));
      return error.message;
    }
    throw new Error(`it ended well: ${this.said.join("\n")}`);
  }
}

const PENDING: State = { phase: "Pending" };
const RUNNING: State = { phase: "Running", pods: [pod()] };
const FAILED_POD = pod({ phase: "Failed", ended: { exitCode: 3, reason: "Error", lastWords: "loss is NaN\n" } });

describe("the program that watches a job", () => {
  it("waits for Running or for Completed, says each change once, and marks the run", async () => {
    const cluster = new ScriptedCluster([PENDING, PENDING, PENDING, RUNNING, RUNNING, RUNNING, { phase: "Completed" }]);
    assert.equal(await cluster.watch(), "Completed");
    assert.deepEqual(cluster.said, [
      "job llm-train/run: is Pending: 0 of 1 pods are bound; it waits in queue default, which does not let it begin yet",
      "job llm-train/run: is Running, 1 of 1 pods run",
      "job llm-train/run: is Completed",
    ]);
    assert.deepEqual(cluster.annotations, { "ascend-stacks/run": "uid-1" });
    assert.deepEqual(cluster.done, []);
    assert.equal(await new ScriptedCluster([PENDING, RUNNING]).watch({ waitFor: "Running" }), "Running");
    assert.equal(await new ScriptedCluster([{ phase: "Completed" }]).watch({ waitFor: "Running" }), "Completed");
  });

  it("says how far the log is, every half minute", async () => {
    const logs = (step: number): State => ({
      ...RUNNING,
      logs: { "pod-1": ` iteration ${String(step)}/ 2000 | elapsed time per iteration (ms): 1200.1 |\n` },
    });
    const states = [20, 20, 40].flatMap((step) => Array.from({ length: 31 }, () => logs(step)));
    const cluster = new ScriptedCluster([...states, { phase: "Completed" }]);
    await cluster.watch();
    assert.deepEqual(cluster.said.slice(1), [
      "job llm-train/run: is Running, pod run-main-0: step 20 of 2000",
      "job llm-train/run: is Running, pod run-main-0: step 40 of 2000",
      "job llm-train/run: is Completed",
    ]);
  });

  it("says why an attempt ended and which one begins", async () => {
    const cluster = new ScriptedCluster([
      RUNNING,
      { phase: "Running", pods: [FAILED_POD] },
      { phase: "Restarting", retryCount: 1 },
      { ...RUNNING, retryCount: 1 },
      { phase: "Completed", retryCount: 1 },
    ]);
    assert.equal(await cluster.watch(), "Completed");
    assert(
      cluster.said.includes(
        "job llm-train/run: attempt 2 of 3, as pod run-main-0 on node 192.168.0.12 ended with exit code 3",
      ),
      cluster.said.join("\n"),
    );
  });

  it("fails with pod, node, exit code and last lines of the last attempt", async () => {
    const lines = Array.from({ length: 30 }, (_, line) => `line ${String(line)}`).join("\n");
    const second = pod({ ...FAILED_POD, uid: "pod-2", attempt: "1", node: "192.168.0.13" });
    const text = await new ScriptedCluster([
      RUNNING,
      { phase: "Running", pods: [FAILED_POD] },
      // The pod is gone, but not what was seen of it.
      { phase: "Running", retryCount: 1, pods: [second], logs: { "pod-2": lines } },
      { phase: "Failed", retryCount: 3, message: "retries used up" },
    ]).failure();
    assert.match(text, /^job llm-train\/run: is Failed after 3 attempts \(Volcano: retries used up\)\n/);
    assert.match(
      text,
      /pod run-main-0 on node 192\.168\.0\.13 ended with exit code 3\n {2}last 20 lines of its log:\n {4}line 10\n/,
    );
    assert.match(text, /line 29\n {2}what to do: .*`pulumi up` tries again/);
    assert(!text.includes("loss is NaN"), "of an earlier attempt");
  });

  it("takes the first pod that failed as the cause, and its last words where its log is gone", async () => {
    const later = pod({
      ...FAILED_POD,
      name: "run-work-0",
      uid: "pod-9",
      ended: { exitCode: 143, reason: "", lastWords: "" },
    });
    const text = await new ScriptedCluster([
      { phase: "Running", pods: [FAILED_POD] },
      { phase: "Running", pods: [FAILED_POD] },
      { phase: "Running", pods: [FAILED_POD, later] },
      { phase: "Failed", pods: [FAILED_POD, later] },
    ]).failure();
    assert.match(text, /pod run-main-0 .*exit code 3\n {2}last 1 lines of its log:\n {4}loss is NaN/);
  });

  it("explains exit codes that say more than a number, and pods without one", async () => {
    for (const [exitCode, words] of [
      [137, /memory runs out/],
      [127, /not found in the image/],
      [124, /deadline/],
    ] as const) {
      const killed = pod({ phase: "Failed", ended: { exitCode, reason: "Error", lastWords: "" } });
      assert.match(await new ScriptedCluster([RUNNING, { phase: "Failed", pods: [killed] }]).failure(), words);
    }
    const evicted = pod({ phase: "Failed", reason: "Evicted: the node was low on memory" });
    const text = await new ScriptedCluster([RUNNING, { phase: "Failed", pods: [evicted] }]).failure();
    assert.match(text, /failed: Evicted: the node was low on memory/);
  });

  it("ends at its time limit with the reason, and leaves the job alone", async () => {
    const cluster = new ScriptedCluster([PENDING]);
    const text = await cluster.failure({ timeLimitMs: 5 * 60_000 });
    assert.match(text, /is Pending after 5 minutes, the time limit of this update \(timeLimitMinutes\): 0 of 1 pods/);
    assert.match(text, /the next `pulumi up` watches on/);
    assert.deepEqual(cluster.done, []);
    assert.match(await new ScriptedCluster([RUNNING]).failure({ timeLimitMs: 60_000 }), /is Running after 1 minutes/);
  });

  describe("with a job that has failed before", () => {
    it("makes it again from what the engine had applied, in the engine's name", async () => {
      const cluster = new ScriptedCluster([
        { phase: "Failed" },
        { phase: "gone" },
        PENDING,
        RUNNING,
        { phase: "Completed" },
      ]);
      cluster.annotations = { "ascend-stacks/run": "uid-1" };
      assert.equal(await cluster.watch(), "Completed");
      const manifest = {
        metadata: { labels: { app: "training" }, name: "run", namespace: "llm-train" },
        spec: { maxRetry: 3, tasks: [{ replicas: 1 }] },
        apiVersion: "batch.volcano.sh/v1alpha1",
        kind: "Job",
      };
      assert.deepEqual(cluster.done, ["remove uid-1", `apply as pulumi-kubernetes-1: ${JSON.stringify(manifest)}`]);
      assert.equal(cluster.annotations["ascend-stacks/run"], "uid-1");
    });

    it("makes it again where a refresh has seen the failure, also a second time", async () => {
      const cluster = new ScriptedCluster([{ phase: "Terminated" }, { phase: "gone" }, { phase: "Completed" }]);
      assert.equal(await cluster.watch({ run: "failed-uid-1" }), "Completed");
      assert.equal(cluster.done.length, 2);
      assert.equal(cluster.annotations["ascend-stacks/run"], "failed-uid-1");
    });

    it("says so where nobody has watched it yet: it failed in this update", async () => {
      const cluster = new ScriptedCluster([{ phase: "Failed" }]);
      assert.match(await cluster.failure(), /is Failed\n.*gone before this update looked/);
      assert.deepEqual(cluster.done, []);
      // And the next one tries again.
      assert.equal(cluster.annotations["ascend-stacks/run"], "uid-1");
    });
  });

  it("takes a job that had completed as completed when it is gone", async () => {
    const cluster = new ScriptedCluster([{ phase: "gone" }]);
    assert.equal(await cluster.watch({ before: "Completed" }), "Completed");
    assert.match(await new ScriptedCluster([{ phase: "gone" }]).failure(), /does not exist any more/);
    assert.match(await new ScriptedCluster([{ phase: "gone" }]).failure({ before: "Running" }), /does not exist/);
  });

  it("stops a job that is to be suspended, and waits until it is", async () => {
    const cluster = new ScriptedCluster([RUNNING, { phase: "Aborting" }, { phase: "Aborting" }, { phase: "Aborted" }]);
    assert.equal(await cluster.watch({ suspend: true, waitFor: "Running" }), "Aborted");
    assert.deepEqual(cluster.done, ["AbortJob"]);
    for (const phase of ["Aborted", "Completed", "Failed"]) {
      const ended = new ScriptedCluster([{ phase }]);
      assert.equal(await ended.watch({ suspend: true, waitFor: "Running" }), phase);
      assert.deepEqual(ended.done, []);
    }
  });

  it("lets nothing begin that needs the result of a job that it has stopped", async () => {
    const failure = (phase: string) =>
      new ScriptedCluster([{ phase }]).failure({ suspend: true, waitFor: "Completed" });
    assert.match(await failure("Aborted"), /is stopped, as suspend asks for, and what needs its result was not begun/);
    assert.equal(
      await new ScriptedCluster([{ phase: "Completed" }]).watch({ suspend: true, waitFor: "Completed" }),
      "Completed",
    );
  });

  it("lets a job go on that is stopped and should not be", async () => {
    const cluster = new ScriptedCluster([
      { phase: "Aborting" },
      { phase: "Aborted" },
      { phase: "Aborted" },
      PENDING,
      RUNNING,
    ]);
    assert.equal(await cluster.watch({ waitFor: "Running" }), "Running");
    assert.deepEqual(cluster.done, ["ResumeJob"]);
  });

  it("fails where somebody stops the job meanwhile, or deletes it", async () => {
    assert.match(
      await new ScriptedCluster([RUNNING, RUNNING, { phase: "Aborted" }]).failure(),
      /is Aborted\n.*somebody else has stopped it; the next `pulumi up` lets it go on/,
    );
    assert.match(
      await new ScriptedCluster([RUNNING, RUNNING, { phase: "gone" }]).failure(),
      /does not exist any more; `pulumi up --refresh` makes it again/,
    );
  });

  it("bears an API server that does not answer for two minutes, and no refusal", async () => {
    const cluster = new ScriptedCluster([RUNNING, RUNNING, { phase: "Completed" }]);
    cluster.errors = Array.from({ length: 60 }, () => new ClusterError("connection refused", true));
    assert.equal(await cluster.watch(), "Completed");
    const longer = new ScriptedCluster([RUNNING]);
    longer.errors = Array.from({ length: 200 }, () => new ClusterError("connection refused", true));
    assert.match(await longer.failure(), /has not answered for a while: connection refused/);
    const refused = new ScriptedCluster([RUNNING]);
    refused.errors = [new ClusterError("the API server answers 403: forbidden", false)];
    await assert.rejects(refused.watch(), /403: forbidden/);
  });
});
