import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kubernetesApi, type KubernetesApi } from "../../local/cluster/api";
import { createClusterHost, type LocalClusterHost } from "../../local/cluster/host";
import type {
  Condition,
  ConfigMap,
  KubernetesObject,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodSpec,
  Secret,
} from "../../local/cluster/objects";
import type { NodePoolSpec } from "../../local/cluster-host";
import { recordedProcesses } from "../../local/processes";
import { clusterPrograms } from "../support/cluster-programs";

/** A simulated cluster from its control plane to its end, with the real programs; each step builds on the ones before. */
describe("cluster host", function () {
  this.timeout(120_000);

  const CLUSTER = "cluster-under-test";
  const SHARE = "5f6b4a7e-share";
  const NPU_POOL: NodePoolSpec = {
    id: "pool-1",
    name: "npu",
    count: 2,
    flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
    npus: 8,
    labels: { purpose: "training" },
    taints: [],
  };
  const VOLCANO_JOBS = "/apis/batch.volcano.sh/v1alpha1/namespaces/default/jobs";
  const BATCH_JOBS = "/apis/batch/v1/namespaces/default/jobs";
  const CLAIMS = "/api/v1/namespaces/default/persistentvolumeclaims";

  let folder: string;
  let share: string;
  let shareExists = false;
  let host: LocalClusterHost;
  let api: KubernetesApi;
  const log: string[] = [];

  function newHost(): LocalClusterHost {
    const shares = { shareFolder: (id: string) => (id === SHARE && shareExists ? share : undefined) };
    return createClusterHost({ directory: join(folder, "clusters"), programs, shares, log: (line) => log.push(line) });
  }

  let programs: Awaited<ReturnType<typeof clusterPrograms>>;

  before(async function () {
    this.timeout(30 * 60_000);
    programs = await clusterPrograms();
    folder = mkdtempSync(join(tmpdir(), "cluster-host-"));
    share = join(folder, "share");
    mkdirSync(share);
    host = newHost();
  });

  after(async () => {
    api.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await work();
    const seconds = (performance.now() - began) / 1000;
    console.log(`      ${what}: ${seconds.toFixed(2)} s`);
    return seconds;
  }

  async function eventually<T>(what: string, look: () => Promise<T | undefined>, seconds = 20): Promise<T> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = await look();
      if (found !== undefined) {
        return found;
      }
      if (Date.now() > deadline) {
        throw new Error(`${what}: not after ${seconds} s\n${log.slice(-30).join("\n")}`);
      }
      await sleep(100);
    }
  }

  const podsOf = (job: string): Promise<Pod[]> =>
    api.list<Pod>(`/api/v1/namespaces/default/pods?labelSelector=${encodeURIComponent(`volcano.sh/job-name=${job}`)}`);

  interface RankTable {
    status: string;
    server_list: { server_id: string; device: { device_id: string; device_ip: string; rank_id: string }[] }[];
  }

  async function rankTable(job: string): Promise<RankTable> {
    const configMap = await api.get<ConfigMap>(`/api/v1/namespaces/default/configmaps/configmap1980-${job}`);
    return JSON.parse(configMap.data?.["jobstart_hccl.json"] ?? "") as RankTable;
  }

  /** The two-task job of the manual (main and work) on as many nodes as asked, with its ConfigMap. */
  async function createTrainingJob(name: string, nodes: number): Promise<void> {
    await api.create("/api/v1/namespaces/default/configmaps", rankTableConfigMap(name));
    await api.create(VOLCANO_JOBS, trainingJob(name, nodes));
  }

  async function phaseOf(job: string): Promise<string | undefined> {
    return (await api.get<VolcanoJob>(`${VOLCANO_JOBS}/${job}`)).status?.state?.phase;
  }

  it("has a ready API server within seconds", async () => {
    const seconds = await timed("control plane ready", () => host.startCluster(CLUSTER));
    assert.ok(seconds < 20, `took ${seconds} s`);
    api = kubernetesApi(await host.clusterAccess(CLUSTER), (line) => log.push(line));
    assert.equal(await api.text("/readyz"), "ok");
    const version = JSON.parse(await api.text("/version")) as { gitVersion: string };
    assert.equal(version.gitVersion, "v1.34.1");
  });

  it("issues a new client certificate on each call", async () => {
    const [first, second] = [await host.clusterAccess(CLUSTER), await host.clusterAccess(CLUSTER)];
    assert.notEqual(first.clientCertificate, second.clientCertificate);
    assert.equal(first.server, second.server);
  });

  it("gives every namespace CCE's default-secret", async () => {
    await api.create("/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name: "team" } });
    const secret = await eventually("default-secret", () =>
      api.find<Secret>("/api/v1/namespaces/team/secrets/default-secret"),
    );
    assert.equal(secret.type, "kubernetes.io/dockerconfigjson");
  });

  it("makes the nodes of a pool, without NPUs as long as the NPU add-on is missing", async () => {
    const everest = host.applyAddon(CLUSTER, { templateName: "everest", version: "2.4.14", values: {} });
    const coredns = host.applyAddon(CLUSTER, { templateName: "coredns", version: "1.30.6", values: {} });
    await timed("two nodes Ready", () => host.applyNodePool(CLUSTER, NPU_POOL));
    await Promise.all([everest, coredns]);
    const nodes = await api.list<Node>("/api/v1/nodes");
    assert.equal(nodes.length, 2);
    for (const node of nodes) {
      assert.equal(node.status?.capacity?.["huawei.com/ascend-1980"], undefined);
      assert.equal(node.metadata.labels?.["accelerator/huawei-npu"], undefined);
      assert.equal(node.metadata.labels?.["purpose"], "training");
      assert.equal(node.status?.nodeInfo?.["architecture"], "arm64");
    }
  });

  it("brings ModelArts' device plugin with the machines of a Lite pool, whose NPUs need no add-on", async () => {
    const plugin = "/apis/apps/v1/namespaces/kube-system/daemonsets/modelarts-device-plugin";
    const lite = { ...NPU_POOL, id: "lite-1", name: "snt9b", count: 1, modelArts: true };
    await host.applyNodePool(CLUSTER, lite);
    const found = (await api.list<Node>("/api/v1/nodes")).filter(
      ({ metadata }) => metadata.labels?.["os.modelarts.node/nodepool"] === "snt9b",
    );
    assert.deepEqual(
      found.map(({ status, metadata }) => [
        status?.allocatable?.["huawei.com/ascend-1980"],
        metadata.labels?.["accelerator/huawei-npu"],
      ]),
      [["8", "ascend-1980"]],
    );
    const running = await api.get<KubernetesObject & { status: { numberAvailable: number } }>(plugin);
    assert.equal(running.status.numberAvailable, 1);
    await host.deleteNodePool(CLUSTER, lite.id);
    assert.equal((await api.list<Node>("/api/v1/nodes")).length, 2);
    assert.equal(await api.find(plugin), undefined);
  });

  it("changes labels and taints of nodes in place, and leaves alone what others put on them", async () => {
    const [first] = await api.list<Node>("/api/v1/nodes");
    const strange = { key: "by-hand", effect: "PreferNoSchedule" };
    await api.merge(`/api/v1/nodes/${first?.metadata.name ?? ""}`, {
      metadata: { labels: { "by-hand": "true" } },
      spec: { taints: [strange] },
    });
    const taint = { key: "npu", value: "true", effect: "PreferNoSchedule" };
    await host.applyNodePool(CLUSTER, { ...NPU_POOL, name: "renamed", labels: { team: "llm" }, taints: [taint] });
    const [changed, second] = await api.list<Node>("/api/v1/nodes");
    for (const { metadata } of [changed ?? assert.fail("no node"), second ?? assert.fail("one node")]) {
      assert.equal(metadata.labels?.["team"], "llm");
      assert.equal(metadata.labels["purpose"], undefined);
      assert.equal(metadata.labels["cce.cloud.com/cce-nodepool"], "renamed");
    }
    assert.equal(changed?.metadata.labels?.["by-hand"], "true");
    assert.deepEqual(changed.spec?.taints, [strange, taint]);
    await host.applyNodePool(CLUSTER, NPU_POOL);
    assert.deepEqual((await api.get<Node>(`/api/v1/nodes/${changed.metadata.name}`)).spec?.taints, [strange]);
    await api.merge(`/api/v1/nodes/${changed.metadata.name}`, { spec: { taints: null } });
  });

  it("runs the add-ons that only bring programs", async () => {
    const workloads = async (): Promise<string[]> => {
      const all = await Promise.all(
        ["daemonsets", "deployments"].map((kind) =>
          api.list<KubernetesObject>(`/apis/apps/v1/namespaces/kube-system/${kind}`),
        ),
      );
      return all.flat().map(({ metadata }) => metadata.name);
    };
    for (const templateName of ["npd", "metrics-server", "node-local-dns", "log-agent"]) {
      const before = await workloads();
      await host.applyAddon(CLUSTER, { templateName, version: "1.0.0", values: {} });
      assert.notDeepEqual(await workloads(), before, templateName);
      await host.deleteAddon(CLUSTER, templateName);
      await eventually(`${templateName} is gone`, async () =>
        (await workloads()).length === before.length ? true : undefined,
      );
    }
  });

  it("offers NPUs once the NPU add-on runs, also on nodes that come later", async () => {
    await host.applyAddon(CLUSTER, { templateName: "huawei-npu", version: "2.1.7", values: {} });
    await host.applyNodePool(CLUSTER, { ...NPU_POOL, count: 3 });
    const nodes = await api.list<Node>("/api/v1/nodes");
    assert.deepEqual(
      nodes.map((node) => [
        node.status?.allocatable?.["huawei.com/ascend-1980"],
        node.metadata.labels?.["accelerator/huawei-npu"],
      ]),
      Array(3).fill(["8", "ascend-1980"]),
    );
    await host.applyNodePool(CLUSTER, NPU_POOL);
    assert.equal((await api.list<Node>("/api/v1/nodes")).length, 2);
  });

  it("does not know Volcano's jobs before its add-on is installed", async () => {
    await assert.rejects(api.create(VOLCANO_JOBS, trainingJob("early", 1)), { status: 404 });
  });

  it("knows and checks Volcano's jobs after the add-on is installed", async () => {
    const seconds = await timed("Volcano ready", () =>
      host.applyAddon(CLUSTER, { templateName: "volcano", version: "1.15.8", values: {} }),
    );
    assert.ok(seconds < 20, `took ${seconds} s`);
    const wrong = trainingJob("wrong", 1);
    wrong.spec.plugins["no-such-plugin"] = [];
    await assert.rejects(api.create(VOLCANO_JOBS, wrong), /unable to find job plugin: no-such-plugin/);
  });

  it("runs a gang of two nodes and completes its rank table", async () => {
    await timed("two-node job Running with its rank table", async () => {
      await createTrainingJob("pair", 2);
      await eventually("job pair Running", async () => ((await phaseOf("pair")) === "Running" ? true : undefined));
      await eventually("rank table completed", async () =>
        (await rankTable("pair")).status === "completed" ? true : undefined,
      );
    });
    const pods = await podsOf("pair");
    assert.equal(new Set(pods.map((pod) => pod.spec.nodeName)).size, 2);
    for (const pod of pods) {
      const [container] = pod.spec.containers;
      assert(container);
      assert.ok(container.volumeMounts?.some(({ mountPath }) => mountPath === "/user/config"));
      assert.ok(
        container.env?.some(
          ({ name, value }) => name === "RANK_TABLE_FILE" && value === "/user/config/jobstart_hccl.json",
        ),
      );
    }
    const { server_list } = await rankTable("pair");
    const main = pods.find((pod) => pod.metadata.name === "pair-main-0");
    assert.deepEqual(server_list.map(({ server_id }) => server_id)[0], main?.status?.hostIP);
    assert.deepEqual(
      server_list.flatMap(({ device }) => device.map(({ rank_id }) => rank_id)),
      Array.from({ length: 16 }, (_, rank) => String(rank)),
    );
  });

  it("keeps the ranks of the pods that stay when one is evicted", async () => {
    const before = await rankTable("pair");
    const [work] = (await podsOf("pair")).filter((pod) => pod.metadata.name === "pair-work-0");
    const seen: string[] = [];
    const following = api.follow<ConfigMap>("/api/v1/namespaces/default/configmaps", {
      seen(configMap) {
        if (configMap.metadata.name === "configmap1980-pair") {
          seen.push((JSON.parse(configMap.data?.["jobstart_hccl.json"] ?? "") as RankTable).status);
        }
      },
    });
    await following.listed;
    await api.remove("/api/v1/namespaces/default/pods/pair-work-0");
    await eventually("a new pod pair-work-0 Running", async () => {
      const pod = await api.find<Pod>("/api/v1/namespaces/default/pods/pair-work-0");
      return pod?.status?.phase === "Running" && pod.metadata.uid !== work?.metadata.uid ? true : undefined;
    });
    await eventually("rank table completed again", async () => {
      return seen.includes("initializing") && (await rankTable("pair")).status === "completed" ? true : undefined;
    });
    following.close();
    assert.deepEqual(seen, ["completed", "initializing", "completed"]);
    assert.deepEqual((await rankTable("pair")).server_list, before.server_list);
  });

  it("leaves a gang that does not fit Pending, with no pod bound", async () => {
    await createTrainingJob("too-large", 3);
    await eventually("job too-large Pending", async () =>
      (await phaseOf("too-large")) === "Pending" ? true : undefined,
    );
    await sleep(3000); // three rounds of the scheduler
    const bound = (await podsOf("too-large")).filter((pod) => pod.spec.nodeName !== undefined);
    assert.deepEqual(
      bound.map((pod) => pod.metadata.name),
      [],
    );
    assert.equal(await phaseOf("too-large"), "Pending");
    await api.remove(`${VOLCANO_JOBS}/too-large`);
  });

  it("does not start a pod whose ConfigMap is missing, and says so", async () => {
    const pod: Pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "incomplete" },
      spec: {
        containers: [{ name: "main", image: "busybox" }],
        volumes: [{ name: "settings", configMap: { name: "settings" } }],
      },
    };
    await api.create("/api/v1/namespaces/default/pods", pod);
    await eventually("an Event", async () => {
      const events = await api.list<KubernetesObject & { message: string }>("/api/v1/namespaces/default/events");
      return events.find(({ message }) => message.includes('configmap "settings" not found'));
    });
    assert.equal((await api.get<Pod>("/api/v1/namespaces/default/pods/incomplete")).status?.phase, "Pending");
    await api.create("/api/v1/namespaces/default/configmaps", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "settings" },
    });
    await eventually("the pod Running", async () => {
      return (await api.get<Pod>("/api/v1/namespaces/default/pods/incomplete")).status?.phase === "Running"
        ? true
        : undefined;
    });
    await api.remove("/api/v1/namespaces/default/pods/incomplete");
  });

  it("binds a claim only when the share of its volume exists", async () => {
    await api.create("/api/v1/persistentvolumes", volume("data", SHARE));
    await api.create(CLAIMS, claim("data"));
    await eventually("an Event", async () => {
      const events = await api.list<KubernetesObject & { message: string }>("/api/v1/namespaces/default/events");
      return events.find(({ message }) => message.includes(`there is no SFS Turbo file system "${SHARE}"`));
    });
    assert.equal((await api.get<PersistentVolumeClaim>(`${CLAIMS}/data`)).status?.phase, "Pending");
    shareExists = true;
    await eventually("the claim Bound", async () => {
      return (await api.get<PersistentVolumeClaim>(`${CLAIMS}/data`)).status?.phase === "Bound" ? true : undefined;
    });
    const bound = await api.get<PersistentVolume>("/api/v1/persistentvolumes/data");
    assert.equal(bound.status?.phase, "Bound");
    assert.equal(bound.spec.claimRef?.name, "data");
  });

  it("places a Volcano job with the claim on nodes that have the storage driver", async () => {
    const job = trainingJob("with-share", 1, "data");
    await api.create(VOLCANO_JOBS, job);
    await eventually("job with-share bound", async () => {
      const pods = await podsOf("with-share");
      return pods.length === 1 && pods[0]?.spec.nodeName !== undefined ? true : undefined;
    });
    await api.remove(`${VOLCANO_JOBS}/with-share`);
  });

  it("decides a checksum job by the bytes on the share", async () => {
    const bytes = Buffer.from("the very bytes\n");
    mkdirSync(join(share, "datasets"));
    writeFileSync(join(share, "datasets", "alpaca.json"), bytes);
    const digest = createHash("sha256").update(bytes).digest("hex");
    await api.create("/api/v1/namespaces/default/configmaps", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "sums" },
      data: { SHA256SUMS: `${digest}  datasets/alpaca.json\n` },
    } as ConfigMap);

    await api.create(BATCH_JOBS, checksumJob("good"));
    await eventually("job good Complete", () => conditionOf("good", "Complete"));

    writeFileSync(join(share, "datasets", "alpaca.json"), "other bytes\n");
    await api.create(BATCH_JOBS, checksumJob("bad"));
    await eventually("job bad Failed", () => conditionOf("bad", "Failed"));
    const [pod] = await api.list<Pod>(
      `/api/v1/namespaces/default/pods?labelSelector=${encodeURIComponent("job-name=bad")}`,
    );
    const terminated = pod?.status?.containerStatuses?.[0]?.state?.terminated;
    assert.equal(terminated?.exitCode, 1);
    assert.match(terminated.message ?? "", /datasets\/alpaca\.json: FAILED/);
    const logs = await api.text(`/api/v1/namespaces/default/pods/${pod?.metadata.name ?? ""}/log`);
    assert.match(logs, /datasets\/alpaca\.json: FAILED/);
  });

  it("executes nothing else: other batch jobs complete without running", async () => {
    const job = checksumJob("other");
    const container = job.spec.template.spec.containers[0];
    assert.ok(container);
    container.command = ["/bin/sh", "-c", `touch ${join(folder, "was-executed")}`];
    container.args = [];
    await api.create(BATCH_JOBS, job);
    await eventually("job other Complete", () => conditionOf("other", "Complete"));
    assert.equal(existsSync(join(folder, "was-executed")), false);
  });

  async function conditionOf(job: string, type: string): Promise<true | undefined> {
    const { status } = await api.get<BatchJob>(`${BATCH_JOBS}/${job}`);
    return status?.conditions?.some((condition) => condition.type === type && condition.status === "True")
      ? true
      : undefined;
  }

  it("comes back after a stop with all that was in it", async () => {
    const before = await host.clusterAccess(CLUSTER);
    assert.equal(recordedProcesses(join(folder, "clusters", CLUSTER)).length, 8);
    api.close();
    await timed("stop", () => host.stop());
    assert.deepEqual(recordedProcesses(join(folder, "clusters", CLUSTER)), []);

    host = newHost();
    await timed("cluster back, Volcano included", () => host.startCluster(CLUSTER));
    const access = await host.clusterAccess(CLUSTER);
    assert.equal(access.server, before.server);
    api = kubernetesApi(access, (line) => log.push(line));
    assert.equal((await api.list<Node>("/api/v1/nodes")).length, 2);
    assert.equal(await phaseOf("pair"), "Running");
    assert.equal((await rankTable("pair")).status, "completed");
    assert.equal((await api.get<PersistentVolumeClaim>(`${CLAIMS}/data`)).status?.phase, "Bound");
    // The controllers work again: the job ends when its pods do.
    for (const pod of await podsOf("pair")) {
      await api.merge(`/api/v1/namespaces/default/pods/${pod.metadata.name}`, {
        metadata: { annotations: { "pod-complete.stage.kwok.x-k8s.io/delay": "100ms" } },
      });
    }
    await eventually("job pair Completed", async () => ((await phaseOf("pair")) === "Completed" ? true : undefined));
    assert.equal((await rankTable("pair")).status, "completed");
  });

  it("starts a process again that ends by itself", async () => {
    const kwok = (): number | undefined => host.processes()[CLUSTER]?.find(({ name }) => name === "kwok")?.pid;
    const before = kwok();
    assert.ok(before);
    process.kill(before, "SIGKILL");
    const after = await eventually("another kwok", () => Promise.resolve(kwok() === before ? undefined : kwok()));
    assert.notEqual(after, before);
  });

  it("restarts a job as its policy says when a pod fails, and says which", async () => {
    await createTrainingJob("crashing", 1);
    await eventually("job crashing Running", async () =>
      (await phaseOf("crashing")) === "Running" ? true : undefined,
    );
    await api.merge("/api/v1/namespaces/default/pods/crashing-main-0", {
      metadata: { labels: { "pod-container-running-failed.stage.kwok.x-k8s.io": "true" } },
    });
    const job = await eventually("a second run", async () => {
      const found = await api.get<VolcanoJob>(`${VOLCANO_JOBS}/crashing`);
      return (found.status?.retryCount ?? 0) > 0 && found.status?.state?.phase === "Running" ? found : undefined;
    });
    assert.equal(job.status?.retryCount, 1);
    await api.remove(`${VOLCANO_JOBS}/crashing`);
  });

  it("takes away what an add-on brought", async () => {
    await host.deleteAddon(CLUSTER, "volcano");
    await assert.rejects(api.list(VOLCANO_JOBS), { status: 404 });
    assert.deepEqual(await api.list("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"), []);
    assert.deepEqual(
      host.processes()[CLUSTER]?.filter(({ name }) => name.startsWith("volcano")),
      [],
    );
    await host.deleteAddon(CLUSTER, "huawei-npu");
    const nodes = await api.list<Node>("/api/v1/nodes");
    assert.deepEqual(
      nodes.map((node) => node.status?.capacity?.["huawei.com/ascend-1980"]),
      [undefined, undefined],
    );
    await host.deleteNodePool(CLUSTER, NPU_POOL.id);
    assert.deepEqual(await api.list("/api/v1/nodes"), []);
  });

  it("leaves no process and no file of a deleted cluster", async () => {
    const records = recordedProcesses(join(folder, "clusters", CLUSTER));
    assert.equal(records.length, 5);
    await host.deleteCluster(CLUSTER);
    for (const { record } of records) {
      assert.throws(() => process.kill(record.pid, 0), { code: "ESRCH" });
    }
    assert.equal(existsSync(join(folder, "clusters", CLUSTER)), false);
    await host.deleteCluster(CLUSTER); // once more is no error
  });

  interface BatchJob extends KubernetesObject {
    spec: { backoffLimit: number; template: { spec: PodSpec } };
    status?: { conditions?: Condition[] };
  }

  interface VolcanoJob extends KubernetesObject {
    spec: { plugins: Record<string, string[]> } & Record<string, unknown>;
    status?: { state?: { phase?: string }; retryCount?: number };
  }

  /** A job of whole nodes; with a claim, one that needs no NPUs. */
  function trainingJob(name: string, nodes: number, claimName?: string): VolcanoJob {
    const ring = { "ring-controller.cce": "ascend-1980" };
    const task = (taskName: string, replicas: number): object => ({
      name: taskName,
      replicas,
      template: {
        metadata: { labels: ring },
        spec: {
          restartPolicy: "Never",
          hostNetwork: true,
          dnsPolicy: "ClusterFirstWithHostNet",
          nodeSelector: { "accelerator/huawei-npu": "ascend-1980" },
          containers: [
            {
              name: "training",
              image: "ascendspeed:1",
              resources: claimName === undefined ? { limits: { "huawei.com/ascend-1980": "8" } } : {},
            },
          ],
          volumes: claimName === undefined ? [] : [{ name: "share", persistentVolumeClaim: { claimName } }],
        },
      },
    });
    return {
      apiVersion: "batch.volcano.sh/v1alpha1",
      kind: "Job",
      metadata: { name, labels: ring },
      spec: {
        minAvailable: nodes,
        schedulerName: "volcano",
        queue: "default",
        maxRetry: 5,
        policies: [{ event: "PodFailed", action: "RestartJob" }],
        plugins: { configmap1980: ["--rank-table-version=v2"], env: [], svc: ["--publish-not-ready-addresses=true"] },
        tasks: nodes === 1 ? [task("main", 1)] : [task("main", 1), task("work", nodes - 1)],
      },
    };
  }

  function rankTableConfigMap(job: string): ConfigMap {
    return {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: `configmap1980-${job}`, labels: { "ring-controller.cce": "ascend-1980" } },
      data: { "jobstart_hccl.json": '{\n    "status":"initializing"\n}\n' },
    };
  }

  function volume(name: string, shareId: string): PersistentVolume {
    return {
      apiVersion: "v1",
      kind: "PersistentVolume",
      metadata: { name },
      spec: {
        accessModes: ["ReadWriteMany"],
        capacity: { storage: "1200Gi" },
        storageClassName: "csi-sfsturbo",
        persistentVolumeReclaimPolicy: "Retain",
        csi: {
          driver: "sfsturbo.csi.everest.io",
          volumeHandle: shareId,
          volumeAttributes: { "everest.io/share-export-location": "192.168.0.5:/" },
        },
      },
    };
  }

  function claim(volumeName: string): PersistentVolumeClaim {
    return {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: volumeName },
      spec: {
        accessModes: ["ReadWriteMany"],
        storageClassName: "csi-sfsturbo",
        volumeName,
        resources: { requests: { storage: "1200Gi" } },
      },
    };
  }

  function checksumJob(name: string): BatchJob {
    return {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name },
      spec: {
        backoffLimit: 0,
        template: {
          spec: {
            restartPolicy: "Never",
            containers: [
              {
                name: "check",
                image: "busybox",
                command: ["sha256sum", "--check", "--strict"],
                args: ["/sums/SHA256SUMS"],
                workingDir: "/mnt/sfs_turbo",
                volumeMounts: [
                  { name: "data", mountPath: "/mnt/sfs_turbo", readOnly: true },
                  { name: "sums", mountPath: "/sums" },
                ],
              },
            ],
            volumes: [
              { name: "data", persistentVolumeClaim: { claimName: "data" } },
              { name: "sums", configMap: { name: "sums" } },
            ],
          },
        },
      },
    };
  }
});
