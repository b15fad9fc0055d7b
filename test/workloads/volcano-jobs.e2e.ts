import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConfigMap, Node, Pod } from "../../local/cluster/objects";
import { type StandIn, type StandIns, standIns } from "../support/stand-ins";
import { type RankTable, startWorkloadCluster, type WorkloadCluster } from "../support/workload-cluster";

/** NPUs of a rank table by node, and their ranks. */
function devicesOf({ server_list: servers = [] }: RankTable): { device: string; rank: number }[] {
  return servers.flatMap(({ server_id: server, device }) =>
    device.map(({ device_id: id, rank_id: rank }) => ({ device: `${server}/${id}`, rank: Number(rank) })),
  );
}

/** Volcano jobs and pipelines by the real engine, on a real API server and Volcano; each test leaves the cluster empty. */
describe("Volcano jobs in a cluster", function () {
  this.timeout(300_000);
  let folder: string;
  let programs: StandIns;
  let cluster: WorkloadCluster;

  before(async function () {
    this.timeout(30 * 60_000);
    folder = mkdtempSync(join(tmpdir(), "volcano-jobs-"));
    programs = standIns(join(folder, "bin"), {});
    cluster = await startWorkloadCluster({ nodes: 2, standIns: programs.folder });
  });
  after(async () => {
    await cluster.remove();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await cluster.endUps();
    cluster.write("");
    await cluster.up();
    // Of a failed test, too, nothing stays.
    rmSync(join(cluster.share, "out"), { recursive: true, force: true });
  });

  /** Replaces the stand-in programs; the cluster's kubelet finds them in the same folder. */
  function have(stand: Record<string, StandIn>): void {
    programs = standIns(programs.folder, stand);
  }

  const names = () => programs.calls().map(({ program }) => program);

  /** A job that runs until it is told otherwise: nothing of it is executed. */
  const running = (name: string, rest = "", options = "options") => `
    new VolcanoJob("${name}", { jobName: "${name}", namespace, image: "image", claimName, kubeconfig, command: "sleep infinity",
      environment: [], ${rest} }, ${options});`;

  /** A step that runs a program of its own name. */
  const step = (name: string, rest = "") => `
    const ${name} = new PipelineStep("${name}", { stepName: "run-${name}", runName: "run", namespace, image: "image", claimName,
      kubeconfig, command: '${name} --to "$STEP_OUTPUT"', npus: 8, outputPath: "/mnt/sfs_turbo/out/${name}", ${rest} }, options);`;

  const noChange = async (...flags: string[]) => {
    await cluster.program.pulumi("preview", "--expect-no-changes", ...flags);
  };

  it("start all their pods together or none, and say why they wait", async () => {
    cluster.write(running("gang", "nodes: 3, npusPerNode: 8, timeLimitMinutes: 5"));
    const up = cluster.startUp();
    const reason =
      "job llm-train/gang: is Pending: 0 of 3 pods are bound, and all start together; " +
      "Insufficient huawei.com/ascend-1980: nodes needed 3, free 2";
    await cluster.eventually("the reason in the output of `up`", () =>
      Promise.resolve(up.output().includes(reason) ? true : undefined),
    );
    const pods = await cluster.pods("gang");
    assert.deepEqual(
      pods.filter(({ spec }) => spec.nodeName !== undefined),
      [],
    );
    assert.equal((await cluster.rankTable("gang")).status, "initializing");

    await cluster.setNodes(3);
    const { code, output } = await up.ended;
    assert.equal(code, 0, output);
    assert.match(output, /gang: is Running, 3 of 3 pods run/);
    const nodes = (await cluster.pods("gang")).map(({ spec }) => spec.nodeName);
    assert.equal(new Set(nodes).size, 3);
  });

  it("have a complete rank table with each rank on an NPU of its own, which no `up` touches", async () => {
    const text = running("ranks", "nodes: 3, npusPerNode: 4") + running("beside", "nodes: 1, npusPerNode: 4");
    cluster.write(text);
    await cluster.up();
    const table = await cluster.eventually("a complete rank table", async () => {
      const found = await cluster.rankTable("ranks");
      return found.status === "completed" ? found : undefined;
    });
    const devices = devicesOf(table);
    assert.deepEqual(
      devices.map(({ rank }) => rank).sort((a, b) => a - b),
      Array.from({ length: 12 }, (_, rank) => rank),
    );
    const beside = devicesOf(
      await cluster.eventually("the other rank table", async () => {
        const found = await cluster.rankTable("beside");
        return found.status === "completed" ? found : undefined;
      }),
    );
    assert.equal(new Set([...devices, ...beside].map(({ device }) => device)).size, 16, "an NPU has two ranks");
    // Runs that share a node have ports of their own.
    const ports = await Promise.all(
      ["ranks", "beside"].map(async (name) => {
        const [pod] = await cluster.pods(name);
        return pod?.spec.containers[0]?.env?.find((variable) => variable.name === "MASTER_PORT")?.value;
      }),
    );
    assert.equal(new Set(ports).size, 2);

    const path = `/api/v1/namespaces/${cluster.namespace}/configmaps/configmap1980-ranks`;
    const { metadata } = await cluster.api.get<ConfigMap>(path);
    await noChange();
    await noChange("--refresh");
    // Another setting of the stack is an update that is none of the job.
    cluster.write(`${text}\nexport const changed = 1;`);
    await cluster.up("--refresh");
    assert.equal((await cluster.api.get<ConfigMap>(path)).metadata.resourceVersion, metadata.resourceVersion);
  });

  it("can be previewed when they change, and are replaced", async () => {
    cluster.write(running("changing", "nodes: 1, npusPerNode: 8"));
    await cluster.up();
    const [before] = await cluster.pods("changing");
    cluster.write(running("changing", "nodes: 1, npusPerNode: 4"));
    const preview = await cluster.program.pulumi("preview", "--json");
    assert.match(preview, /"op": "(create-)?replace(ment)?"/);
    await cluster.up();
    const [after] = await cluster.pods("changing");
    assert.notEqual(after?.metadata.uid, before?.metadata.uid);
    await noChange();
  });

  it("are restarted when a pod fails, and say which", async () => {
    // The first attempt fails as soon as it may, the second one ends well.
    const shell =
      'if test -e "$MAY_FAIL.once"; then exit 0; fi; until test -e "$MAY_FAIL"; do sleep 0.1; done; touch "$MAY_FAIL.once"; exit 3';
    have({ flaky: { shell, creates: { "{--to}/model": "" } } });
    const mayFail = join(folder, "may-fail");
    cluster.write(step("flaky", `inputs: {}, environment: [{ name: "MAY_FAIL", value: "${mayFail}" }]`));
    const up = cluster.startUp();
    await cluster.eventually("the job is watched", () =>
      Promise.resolve(up.output().includes("run-flaky: is Running") ? true : undefined),
    );
    writeFileSync(mayFail, "");
    const { code, output } = await up.ended;
    assert.equal(code, 0, output);
    assert.match(output, /attempt 2 of 5, as pod run-flaky-main-0 on node \S+ ended with exit code 3/);
    assert.equal((await cluster.phase("run-flaky", "Completed")).status?.retryCount, 1);
    assert.deepEqual(names(), ["flaky", "flaky"]);
    assert(existsSync(join(cluster.share, "out/flaky.complete")));
  });

  it("fail `up` when their restarts are used up, with the pod's last words; the next `up` tries again", async () => {
    const lines = Array.from({ length: 30 }, (_, line) => `line ${String(line)}`);
    have({ broken: { stdout: `${lines.join("\n")}\n`, shell: 'test -e "$WORKS"', creates: { "{--to}/model": "" } } });
    const works = join(folder, "works");
    const text = step("broken", `inputs: {}, maxRetry: 2, environment: [{ name: "WORKS", value: "${works}" }]`);
    cluster.write(text);
    const output = await cluster.failedUp();
    assert.match(output, /job llm-train\/run-broken: is Failed after 2 attempts/);
    assert.match(output, /pod run-broken-main-0 on node 192\.168\.0\.\d+ ended with exit code 1/);
    assert.match(output, /last 20 lines of its log:\s+line 11\s+line 12/);
    assert.match(output, /line 29\s+step run-broken: failed with exit code 1/);
    assert.match(output, /`pulumi up` tries again/);
    const before = await cluster.phase("run-broken", "Failed");
    const runs = programs.calls().length;

    writeFileSync(works, "");
    assert.match(await cluster.up(), /run-broken: is Failed since an earlier update; tries again/);
    assert.equal(programs.calls().length, runs + 1);
    const after = await cluster.phase("run-broken", "Completed");
    assert.notEqual(after.metadata.uid, before.metadata.uid);
    // What the program made again is the engine's own, field by field.
    await noChange();
    await noChange("--refresh");
    await cluster.up("--refresh");
    await noChange();
    assert.equal(programs.calls().length, runs + 1);
  });

  it("are tried again when they fail after `up`, as soon as a refresh has seen it", async () => {
    const text = running("later", "nodes: 1, npusPerNode: 8, maxRetry: 1");
    cluster.write(text);
    await cluster.up();
    const [pod] = await cluster.pods("later");
    await cluster.api.merge(`/api/v1/namespaces/${cluster.namespace}/pods/${pod?.metadata.name ?? ""}`, {
      metadata: { labels: { "pod-container-running-failed.stage.kwok.x-k8s.io": "true" } },
    });
    await cluster.phase("later", "Failed");
    assert.match(await cluster.up("--refresh"), /later: is Failed since an earlier update; tries again/);
    await cluster.phase("later", "Running");
    await noChange("--refresh");
  });

  it("end without a restart at their deadline", async () => {
    have({ slow: { exitCode: 124 } });
    cluster.write(step("slow", "inputs: {}, deadlineMinutes: 1"));
    const output = await cluster.failedUp();
    assert.match(output, /job llm-train\/run-slow: is Terminated/);
    assert.match(output, /ended with exit code 124: it was ended by its deadline/);
    assert.deepEqual(names(), ["slow"]);
  });

  it("move to other nodes when one is lost", async () => {
    // Kubernetes evicts after five minutes; the test need not wait for that.
    const quickly = `{ ...options, transforms: [({ props, opts, type }) => {
      if (type !== "kubernetes:batch.volcano.sh/v1alpha1:Job") return undefined;
      for (const task of props.spec.tasks) task.template.spec.tolerations = ["not-ready", "unreachable"].map((state) =>
        ({ key: "node.kubernetes.io/" + state, operator: "Exists", effect: "NoExecute", tolerationSeconds: 1 }));
      return { props, opts };
    }] }`;
    cluster.write(running("moves", "nodes: 2, npusPerNode: 8", quickly));
    await cluster.up();
    const [lost] = (await cluster.pods("moves")).map(({ spec }) => spec.nodeName ?? "");
    assert(lost !== undefined);
    const label = (value: string | null) =>
      cluster.api.merge(`/api/v1/nodes/${lost}`, {
        metadata: { labels: { "node-not-ready.stage.kwok.x-k8s.io": value } },
      });
    await label("true");
    try {
      const pods = await cluster.eventually("two pods on other nodes", async () => {
        const found = await cluster.pods("moves");
        const there = ({ spec, status }: Pod) => spec.nodeName !== lost && status?.phase === "Running";
        return found.length === 2 && found.every(there) ? found : undefined;
      });
      assert.equal(new Set(pods.map(({ spec }) => spec.nodeName)).size, 2);
      const job = await cluster.phase("moves", "Running");
      assert((job.status?.retryCount ?? 0) >= 1);
      const table = await cluster.eventually("the table of the new nodes", async () => {
        const found = await cluster.rankTable("moves");
        const servers = (found.server_list ?? []).map((server) => server.server_id);
        return found.status === "completed" && !servers.includes(lost) ? found : undefined;
      });
      assert.equal(devicesOf(table).length, 16);
    } finally {
      await label(null);
      await cluster.eventually("the node is back", async () => {
        const { status } = await cluster.api.get<Node>(`/api/v1/nodes/${lost}`);
        return status?.conditions?.some(({ type, status: state }) => type === "Ready" && state === "True")
          ? true
          : undefined;
      });
    }
  });

  it("give their NPUs back while they are suspended, and go on afterwards", async () => {
    const text = (suspend: boolean) => running("pauses", `nodes: 2, npusPerNode: 8, suspend: ${String(suspend)}`);
    cluster.write(text(false));
    await cluster.up();
    cluster.write(text(true));
    assert.match(await cluster.up(), /pauses: is Running; it is stopped and gives its NPUs back/);
    assert.equal((await cluster.job("pauses"))?.status?.state?.phase, "Aborted");
    await cluster.eventually("no pods", async () => ((await cluster.pods("pauses")).length === 0 ? true : undefined));
    await noChange();
    await noChange("--refresh");
    cluster.write(text(false));
    assert.match(await cluster.up(), /pauses: goes on/);
    assert.equal((await cluster.pods("pauses")).length, 2);
    await noChange("--refresh");
  });

  describe("in a pipeline", () => {
    const chain = ({ first = "1", second = "1", rest = "", runId = "" } = {}) =>
      step("prepare", `inputs: { data: "${first}" }, ${rest}`) +
      step(
        "convert",
        `inputs: { weights: prepare.fingerprint, mode: "${second}" }, environment: [{ name: "FROM", value: prepare.path }], ${rest} ${runId}`,
      );
    const works: Record<string, StandIn> = {
      // It takes a while, and the second one finds its result and its mark.
      prepare: { seconds: 2, creates: { "{--to}/data": "prepared" } },
      convert: { shell: 'test -e "$FROM/data" && test -e "$FROM.complete"', creates: { "{--to}/model": "" } },
    };

    it("run one after the other, once per content of their inputs", async () => {
      have(works);
      cluster.write(chain());
      await cluster.up();
      assert.deepEqual(names(), ["prepare", "convert"]);

      programs.clear();
      await noChange("--refresh");
      await cluster.up();
      assert.deepEqual(names(), [], "an unchanged `up` ran something");

      cluster.write(chain({ second: "2" }));
      await cluster.up();
      assert.deepEqual(names(), ["convert"]);

      programs.clear();
      cluster.write(chain({ first: "2", second: "2" }));
      await cluster.up();
      assert.deepEqual(names(), ["prepare", "convert"]);

      // Of what the result does not depend on, the pods are new, but nothing runs in them.
      programs.clear();
      cluster.write(chain({ first: "2", second: "2", rest: "cpuCores: 20," }));
      await cluster.up();
      assert.deepEqual(names(), []);

      cluster.write(chain({ first: "2", second: "2", rest: "cpuCores: 20,", runId: 'runId: "again",' }));
      await cluster.up();
      assert.deepEqual(names(), ["convert"]);
    });

    it("stay finished when their jobs are gone", async () => {
      have(works);
      cluster.write(chain());
      await cluster.up();
      programs.clear();
      for (const job of ["run-prepare", "run-convert"]) {
        await cluster.api.remove(`/apis/batch.volcano.sh/v1alpha1/namespaces/${cluster.namespace}/jobs/${job}`);
        await cluster.eventually(`${job} is gone`, async () =>
          (await cluster.job(job)) === undefined ? true : undefined,
        );
      }
      await cluster.up("--refresh");
      await cluster.phase("run-convert", "Completed");
      assert.deepEqual(names(), []);
      assert.match(await cluster.logOf("run-convert-main-0"), /is complete.*nothing to do/);
    });

    it("go on where an interrupted `up` left them", async () => {
      const mayEnd = join(folder, "may-end");
      const prepare = {
        shell: `until test -e "${mayEnd}"; do sleep 0.1; done`,
        creates: works["prepare"]?.creates ?? {},
      };
      have({ ...works, prepare });
      cluster.write(chain());
      const up = cluster.startUp();
      await cluster.eventually("prepare is watched", () =>
        Promise.resolve(up.output().includes("run-prepare: is Running") ? true : undefined),
      );
      up.kill("SIGINT");
      const { code } = await up.ended;
      assert.notEqual(code, 0);
      assert.equal((await cluster.job("run-prepare"))?.status?.state?.phase, "Running");
      assert.equal(await cluster.job("run-convert"), undefined);
      writeFileSync(mayEnd, "");
      await cluster.up();
      assert.deepEqual(names(), ["prepare", "convert"]);
      assert.match(
        readFileSync(join(cluster.share, "saved_dir_for_output/run/logs/run-prepare-0.log"), "utf8"),
        /ended well/,
      );
    });
  });
});
