import assert from "node:assert/strict";
import * as fc from "fast-check";
import { amounts } from "../../../components/job-watch/amounts";
import type { ObservedJob, ObservedNode, ObservedPod } from "../../../components/job-watch/observed";
import { ownedManifest } from "../../../components/job-watch/owned-manifest";
import { pendingReason, type Waiting } from "../../../components/job-watch/pending-reason";
import { lastLines, progressOf } from "../../../components/job-watch/progress";
import { settingsOf } from "../../../components/job-watch/settings";

const NPUS = "huawei.com/ascend-1980";
const SELECTOR = { "accelerator/huawei-npu": "ascend-1980" };

function waiting(change: Partial<Waiting> & { replicas?: number } = {}): Waiting {
  const spec = { nodeSelector: SELECTOR };
  const job: ObservedJob = {
    metadata: { name: "run", namespace: "llm-train", uid: "uid" },
    spec: { queue: "training", tasks: [{ replicas: 1, template: { spec } }, { replicas: (change.replicas ?? 4) - 1 }] },
  };
  return { job, podGroup: undefined, pods: [], nodes: undefined, requests: {}, warnings: {}, ...change };
}

function node(number: number, change: Partial<ObservedNode> = {}): ObservedNode {
  return { name: `node-${String(number)}`, labels: SELECTOR, isReady: true, free: { [NPUS]: 8, cpu: 190 }, ...change };
}

function pod(change: Partial<ObservedPod>): ObservedPod {
  return {
    name: "run-main-0",
    uid: "uid",
    phase: "Pending",
    node: undefined,
    attempt: "0",
    unschedulable: undefined,
    waiting: undefined,
    ended: undefined,
    reason: undefined,
    isBeingDeleted: false,
    ...change,
  };
}

describe("what is said of a waiting job", () => {
  const requests = { [NPUS]: 8, cpu: 168 };

  it("names what too few nodes have, and how many have it", () => {
    const nodes = [node(1), node(2), node(3), node(4, { free: { [NPUS]: 4, cpu: 90 } })];
    assert.equal(
      pendingReason(waiting({ nodes, requests })),
      `0 of 4 pods are bound, and all start together; Insufficient ${NPUS}: nodes needed 4, free 3`,
    );
  });

  it("names nodes that do not count, and leaves out those of other kinds", () => {
    const nodes = [node(1), node(2, { isReady: false }), node(3, { labels: {} })];
    assert.equal(
      pendingReason(waiting({ nodes, requests, replicas: 2 })),
      `0 of 2 pods are bound, and all start together; Insufficient ${NPUS}: nodes needed 2, free 1 ` +
        "(not counting node-2: not ready, or closed to pods)",
    );
  });

  it("names cores where NPUs are free, and nodes that have each but not both", () => {
    const few = [node(1, { free: { [NPUS]: 8, cpu: 100 } })];
    assert.match(
      pendingReason(waiting({ nodes: few, requests, replicas: 1 })),
      /Insufficient cpu: nodes needed 1, free 0/,
    );
    const split = [node(1, { free: { [NPUS]: 8, cpu: 1 } }), node(2, { free: { [NPUS]: 0, cpu: 190 } })];
    assert.match(
      pendingReason(waiting({ nodes: split, requests, replicas: 1 })),
      /nodes with enough of everything: needed 1, free 0/,
    );
  });

  it("counts only the pods that are not bound yet", () => {
    const pods = [pod({ node: "node-1" }), pod({ name: "run-work-0" })];
    const nodes = [node(2)];
    assert.match(pendingReason(waiting({ nodes, requests, pods, replicas: 2 })), /^1 of 2 pods.*waits in queue/);
  });

  it("says what the scheduler says where the nodes have enough, else that the queue holds it back", () => {
    const unschedulable = "0/4 nodes are unavailable: 2 node(s) had untolerated taint {a: b}, 2 Insufficient memory.";
    assert.equal(
      pendingReason(waiting({ pods: [pod({ unschedulable }), pod({ unschedulable })] })),
      "0 of 4 pods are bound, and all start together; node(s) had untolerated taint {a: b}; Insufficient memory",
    );
    assert.match(
      pendingReason(waiting({ podGroup: { status: { phase: "Pending" } } })),
      /it waits in queue training, which does not let it begin yet/,
    );
    const conditions = [{ type: "Unschedulable", status: "True", message: "pod group is not ready" }];
    assert.match(
      pendingReason(waiting({ podGroup: { status: { phase: "Inqueue", conditions } } })),
      /the scheduler says: pod group is not ready/,
    );
  });

  it("says what keeps bound pods from starting", () => {
    const bound = [
      pod({ node: "a", waiting: "ImagePullBackOff: Back-off pulling image" }),
      pod({ node: "b", name: "run-work-0" }),
    ];
    assert.equal(
      pendingReason(waiting({ pods: bound, replicas: 2, warnings: { "run-work-0": "FailedMount: no claim" } })),
      "all 2 pods are bound; pod run-main-0: ImagePullBackOff: Back-off pulling image; pod run-work-0: FailedMount: no claim",
    );
    assert.equal(pendingReason(waiting({ pods: [pod({ node: "a" })], replicas: 1 })), "all 1 pods are bound and start");
  });

  it("reads quantities of Kubernetes", () => {
    assert.deepEqual(amounts({ a: "8", b: "500m", c: "2Gi", d: "1k", e: "nonsense", f: "1.5" }), {
      a: 8,
      b: 0.5,
      c: 2 ** 31,
      d: 1000,
      e: 0,
      f: 1.5,
    });
  });
});

describe("what is said of a running job", () => {
  it("is the last step of Megatron, or of a progress bar", () => {
    assert.equal(
      progressOf(
        " iteration 10/ 2000 | consumed samples: 1 |\n iteration       20/    2000 | lm loss: 1.2 |\nsaving\n",
      ),
      "step 20 of 2000",
    );
    assert.equal(
      progressOf("  3%|▎ | 9/300 [00:10<05:00]\r  4%|▍ | 12/300 [00:14<05:30,  1.1s/it]\n"),
      "step 12 of 300",
    );
  });

  it("is the last line where there is no step, in any language, and nothing of an empty log", () => {
    assert.equal(progressOf("正在转换权重\n\n"), "正在转换权重");
    assert.equal(progressOf("\n \n"), undefined);
    assert.equal(progressOf("x".repeat(1000))?.length, 160);
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        progressOf(text);
        assert(lastLines(text, 20).length <= 20);
      }),
    );
  });
});

describe("what the engine has applied", () => {
  it("is read from the managed fields, lists as a whole", () => {
    const object = {
      apiVersion: "v1",
      kind: "Thing",
      metadata: {
        name: "a",
        namespace: "b",
        labels: { ours: "1", theirs: "2" },
        uid: "x",
        managedFields: [
          { manager: "kubectl", operation: "Update", fieldsV1: { "f:spec": { "f:other": {} } } },
          { manager: "engine", operation: "Apply", subresource: "status", fieldsV1: { "f:spec": { "f:other": {} } } },
          {
            manager: "engine-1",
            operation: "Apply",
            fieldsV1: {
              "f:metadata": { "f:labels": { "f:ours": {} } },
              "f:spec": { "f:list": {}, "f:map": { ".": {}, "f:one": {}, "f:gone": {} }, "f:empty": {} },
            },
          },
        ],
      },
      spec: { list: [{ a: 1, b: 2 }], map: { one: 1, two: 2 }, empty: {}, other: true },
      status: { phase: "Failed" },
    };
    assert.deepEqual(ownedManifest(object), {
      fieldManager: "engine-1",
      manifest: {
        apiVersion: "v1",
        kind: "Thing",
        metadata: { name: "a", namespace: "b", labels: { ours: "1" } },
        spec: { list: [{ a: 1, b: 2 }], map: { one: 1 }, empty: {} },
      },
    });
  });

  it("is nothing where nobody has applied it", () => {
    assert.equal(ownedManifest({ metadata: { name: "a", namespace: "b" } }), undefined);
  });
});

describe("settings of the watching program", () => {
  const right = { JOB_NAME: "run", JOB_NAMESPACE: "n", JOB_RUN: "u", WAIT_FOR: "Running", TIME_LIMIT_MINUTES: "30" };

  it("are read from its environment", () => {
    assert.deepEqual(settingsOf({ ...right, SUSPEND: "true", JOB_KUBECONFIG: "k", PULUMI_COMMAND_STDOUT: "Running" }), {
      jobName: "run",
      namespace: "n",
      run: "u",
      waitFor: "Running",
      timeLimitMs: 1_800_000,
      suspend: true,
      kubeconfig: "k",
      before: "Running",
    });
  });

  it("are refused by name", () => {
    for (const name of Object.keys(right))
      assert.throws(() => settingsOf({ ...right, [name]: "" }), new RegExp(`^Error: ${name}: `));
    assert.throws(() => settingsOf({ ...right, WAIT_FOR: "Nothing" }), /WAIT_FOR: got "Nothing"; Running or Completed/);
    assert.throws(() => settingsOf({ ...right, TIME_LIMIT_MINUTES: "soon" }), /TIME_LIMIT_MINUTES: got soon/);
  });
});
