import assert from "node:assert/strict";
import type { ClusterReader } from "../../operations/cluster-reader";
import { JOB_HEADS, jobCells, jobRemarks, readJobs } from "../../operations/job-progress";
import { iterationLine } from "../training-logs/samples";

const NOW = new Date("2024-12-03T12:00:00Z");

/** A cluster of objects and texts by path; what it does not have is refused. */
function cluster(lists: Record<string, object[]>, logs: Record<string, string> = {}) {
  const asked: string[] = [];
  const reader: ClusterReader = {
    list: <T extends object>(path: string) => {
      asked.push(path);
      const found = lists[path.split("?")[0] ?? ""];
      return found === undefined ? Promise.reject(new Error(`${path}: 404`)) : Promise.resolve(found as T[]);
    },
    text: (path) => {
      asked.push(path);
      const found = logs[path];
      return found === undefined ? Promise.reject(new Error(`${path}: 400`)) : Promise.resolve(found);
    },
  };
  return { reader, asked };
}

function job(name: string, phase: string, pods = 2) {
  return {
    metadata: { name, namespace: "train" },
    spec: { tasks: [{ replicas: pods }] },
    status: { state: { phase }, running: phase === "Running" ? pods : 0 },
  };
}

function pod(name: string, rest: object = {}) {
  const env = [
    { name: "SEQ_LEN", value: "4096" },
    { name: "GBS", value: "64" },
  ];
  const resources = { limits: { "huawei.com/ascend-1980": "8", memory: "64Gi" } };
  return { metadata: { name }, spec: { containers: [{ env, resources }] }, ...rest };
}

const JOBS = "/apis/batch.volcano.sh/v1alpha1/jobs";
const PODS = "/api/v1/namespaces/train/pods";
const EVENTS = "/api/v1/namespaces/train/events";

describe("jobs of a cluster", () => {
  it("tells step, throughput and estimated end from the log of the last rank", async () => {
    const log = [iterationLine(99, 400, { ms: 9000 }), iterationLine(100, 400, { ms: 9000 }), ""].join("\n");
    const { reader } = cluster(
      { [JOBS]: [job("run", "Running")], [PODS]: [pod("run-main-1"), pod("run-main-0")], [EVENTS]: [] },
      {
        [`${PODS}/run-main-0/log?limitBytes=262144`]: "using world size: 16, data-parallel size: 1\n",
        [`${PODS}/run-main-1/log?tailLines=400`]: log,
      },
    );
    const [found] = await readJobs(reader, NOW);
    assert.equal(found?.npus, 16);
    assert.equal(found.progress?.step, 100);
    assert.equal(found.progress.tokensPerSecondPerNpu, ((64 * 4096) / (16 * 9000)) * 1000);
    assert.equal(found.progress.remainingMs, 300 * 9000);
    assert.equal(found.estimatedEnd, "2024-12-03T12:45:00.000Z");
    assert.deepEqual(jobCells(found), [
      "train",
      "run",
      "Running",
      "2/2",
      "100/400",
      "10.45",
      "1820.4",
      "45 min",
      "2024-12-03 12:45",
    ]);
    assert.equal(JOB_HEADS.length, jobCells(found).length);
  });

  it("reads the first rank where the last one says nothing, as with LLaMA-Factory", async () => {
    const log = "\r 5%|▌ | 10/200 [00:50<15:50,  5.00s/it]\n{'loss': 1.5, 'learning_rate': 5e-05, 'epoch': 0.1}\n";
    const { reader } = cluster(
      { [JOBS]: [job("run", "Running")], [PODS]: [pod("run-main-0"), pod("run-main-1")], [EVENTS]: [] },
      { [`${PODS}/run-main-0/log?tailLines=400`]: log, [`${PODS}/run-main-1/log?tailLines=400`]: "waiting\n" },
    );
    const [found] = await readJobs(reader, NOW);
    assert.equal(found?.progress?.step, 10);
    assert.equal(found.progress.loss, 1.5);
  });

  it("says why a job waits, and does not ask for logs", async () => {
    const conditions = [
      {
        type: "PodScheduled",
        status: "False",
        message: "0/2 nodes are available: 2 Insufficient huawei.com/ascend-1980.",
      },
    ];
    const { reader, asked } = cluster({
      [JOBS]: [job("run", "Pending")],
      [PODS]: [pod("run-main-0", { status: { conditions } })],
      [EVENTS]: [],
    });
    const [found] = await readJobs(reader, NOW);
    assert.deepEqual(jobRemarks(found === undefined ? [] : [found]), [
      "train/run: 0/2 nodes are available: 2 Insufficient huawei.com/ascend-1980.",
    ]);
    assert.ok(asked.every((path) => !path.includes("/log")));
  });

  it("recognises known problems in the events of its own pods and in its log", async () => {
    const event = (name: string) => ({
      involvedObject: { name },
      type: "Warning",
      reason: "Failed",
      message: 'Failed to pull image "swr.example.com/a:1": context deadline exceeded',
    });
    const lists = { [JOBS]: [job("run", "Running", 1)], [PODS]: [pod("run-main-0")] };
    const log = { [`${PODS}/run-main-0/log?tailLines=400`]: "ModuleNotFoundError: No module named 'sentencepiece'\n" };
    const ours = await readJobs(cluster({ ...lists, [EVENTS]: [event("run-main-0")] }, log).reader, NOW);
    assert.deepEqual(ours[0]?.problems.map(({ id }) => id).sort(), ["base-image-deps", "image-every-node"]);
    assert.match(jobRemarks(ours)[0] ?? "", /Remedy: /);
    const others = await readJobs(cluster({ ...lists, [EVENTS]: [event("other-main-0")] }, log).reader, NOW);
    assert.deepEqual(
      others[0]?.problems.map(({ id }) => id),
      ["base-image-deps"],
    );
  });

  it("asks for one namespace where one is given", async () => {
    const { reader, asked } = cluster({ "/apis/batch.volcano.sh/v1alpha1/namespaces/train/jobs": [] });
    assert.deepEqual(await readJobs(reader, NOW, "train"), []);
    assert.deepEqual(asked, ["/apis/batch.volcano.sh/v1alpha1/namespaces/train/jobs"]);
  });

  it("fails with the API server's words where jobs cannot be listed", async () => {
    await assert.rejects(readJobs(cluster({}).reader, NOW), /jobs: 404/);
  });
});
