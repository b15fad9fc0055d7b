import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kubernetesApi, type KubernetesApi } from "../../local/cluster/api";
import { createClusterHost, type LocalClusterHost } from "../../local/cluster/host";
import type { KubernetesObject, PersistentVolumeClaim, Pod, PodSpec, Secret } from "../../local/cluster/objects";
import { projectRoot } from "../../tools/paths";
import { clusterPrograms } from "../support/cluster-programs";
import { temporaryProgram, type TemporaryProgram } from "../tools/temporary-program";

const CLUSTER = "cluster-with-namespaces";
const LOGINS = '{"auths":{"registry.example.com":{"password":"canary-registry-password"}}}';

/** A pod or what the API server made of it. */
interface AdmittedPod extends Pod {
  spec: PodSpec & { serviceAccountName?: string; imagePullSecrets?: { name: string }[] };
}

interface VolcanoJob extends KubernetesObject {
  spec: object;
  status?: { state?: { phase?: string } };
}

interface ServiceAccount extends KubernetesObject {
  automountServiceAccountToken?: boolean;
}

/** Namespaces and queues as the real engine, API server and Volcano take them; each step builds on the ones before. */
describe("namespaces and queues in a cluster", function () {
  this.timeout(120_000);

  let folder: string;
  let host: LocalClusterHost;
  let api: KubernetesApi;
  let program: TemporaryProgram;
  const log: string[] = [];

  /** The program: two namespaces and one queue for 8 of the 16 NPUs. */
  const text = (queue = "") => `
    import * as k8s from "@pulumi/kubernetes";
    import * as pulumi from "@pulumi/pulumi";
    import { VolcanoQueue, WorkloadNamespace } from ${JSON.stringify(join(projectRoot(), "components"))};
    const kubeconfig = ${JSON.stringify(readFileSync(join(folder, "clusters", CLUSTER, "kubeconfig"), "utf8"))};
    const providers = [new k8s.Provider("cluster", { kubeconfig, clusterIdentifier: "cluster" })];
    new WorkloadNamespace("train", {
      namespaceName: "llm-train",
      podSecurity: "privileged",
      podSecurityVersion: "v1.34",
      internalTraffic: true,
      apiPort: 8080,
      clientNamespaces: ["monitoring"],
      clientCidrs: ["10.20.64.0/24"],
      quota: { npus: 16, cpu: 400, memoryGiB: 3000, pods: 3, claims: 1 },
      imagePullSecret: pulumi.secret(${JSON.stringify(LOGINS)}),
    }, { providers });
    new WorkloadNamespace("data", { namespaceName: "llm-data", podSecurity: "restricted" }, { providers });
    new VolcanoQueue("training", { queueName: "training", weight: 2, npus: 8 }, { providers });
    ${queue}`;

  const pods = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;
  const JOBS = "/apis/batch.volcano.sh/v1alpha1/namespaces/llm-train/jobs";
  const QUEUES = "/apis/scheduling.volcano.sh/v1beta1/queues";

  before(async function () {
    this.timeout(30 * 60_000);
    folder = mkdtempSync(join(tmpdir(), "workload-namespace-"));
    host = createClusterHost({
      directory: join(folder, "clusters"),
      programs: await clusterPrograms(),
      shares: { shareFolder: () => undefined },
      log: (line) => log.push(line),
    });
    await host.startCluster(CLUSTER);
    api = kubernetesApi(await host.clusterAccess(CLUSTER), (line) => log.push(line));
    await host.applyNodePool(CLUSTER, {
      id: "pool",
      name: "npu",
      count: 2,
      flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
      npus: 8,
      labels: {},
      taints: [],
    });
    await host.applyAddon(CLUSTER, { templateName: "huawei-npu", version: "2.1.7", values: {} });
    await host.applyAddon(CLUSTER, { templateName: "volcano", version: "1.15.8", values: {} });
    program = await temporaryProgram();
    program.write(text());
  });

  after(async () => {
    program.remove();
    api.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function eventually<T>(what: string, look: () => Promise<T | undefined>, seconds = 30): Promise<T> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`${what}: not after ${seconds} s\n${log.slice(-30).join("\n")}`);
      await sleep(100);
    }
  }

  function pod(name: string, spec: Partial<AdmittedPod["spec"]> = {}): AdmittedPod {
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name },
      spec: { restartPolicy: "Never", containers: [{ name: "main", image: "busybox" }], ...spec },
    };
  }

  const withNpus = (npus: number): PodSpec => ({
    containers: [
      {
        name: "main",
        image: "busybox",
        resources: { limits: { "huawei.com/ascend-1980": String(npus), cpu: "1", memory: "1Gi" } },
      },
    ],
  });

  /** A Volcano job that takes whole nodes. */
  function job(name: string, nodes: number, queue = "training"): VolcanoJob {
    return {
      apiVersion: "batch.volcano.sh/v1alpha1",
      kind: "Job",
      metadata: { name },
      spec: {
        schedulerName: "volcano",
        queue,
        minAvailable: nodes,
        tasks: [{ name: "main", replicas: nodes, template: { spec: { restartPolicy: "Never", ...withNpus(8) } } }],
      },
    };
  }

  const phaseOf = async (name: string) => (await api.get<VolcanoJob>(`${JOBS}/${name}`)).status?.state?.phase;

  const running = (name: string) =>
    eventually(`job ${name} Running`, async () => ((await phaseOf(name)) === "Running" ? true : undefined));

  /** Waits three rounds of the scheduler and says whether the job has begun. */
  async function isHeldBack(name: string): Promise<boolean> {
    await eventually(`job ${name} Pending`, async () => ((await phaseOf(name)) === "Pending" ? true : undefined));
    await sleep(3000);
    const found = await api.list<Pod>(`${pods("llm-train")}?labelSelector=volcano.sh%2Fjob-name%3D${name}`);
    return (await phaseOf(name)) === "Pending" && found.every(({ spec }) => spec.nodeName === undefined);
  }

  async function removeJob(name: string): Promise<void> {
    await api.remove(`${JOBS}/${name}`);
    await eventually(`job ${name} gone`, async () => {
      const left = await api.list<Pod>(`${pods("llm-train")}?labelSelector=volcano.sh%2Fjob-name%3D${name}`);
      return left.length === 0 ? true : undefined;
    });
  }

  it("are made, and a second look finds nothing to change", async () => {
    await program.pulumi("up", "--yes", "--skip-preview");
    await program.pulumi("preview", "--expect-no-changes");
    await program.pulumi("preview", "--refresh", "--expect-no-changes");
    assert.match(program.state(), /registry-logins/);
    for (const secret of ["canary-registry-password", Buffer.from(LOGINS).toString("base64")]) {
      assert.equal(program.state().includes(secret), false);
    }
    const { data } = await api.get<Secret>("/api/v1/namespaces/llm-train/secrets/registry-logins");
    assert.equal(Buffer.from(data?.[".dockerconfigjson"] ?? "", "base64").toString("utf8"), LOGINS);
    const policies = await api.list("/apis/networking.k8s.io/v1/namespaces/llm-train/networkpolicies");
    assert.deepEqual(policies.map(({ metadata }) => metadata.name).sort(), [
      "allow-api",
      "allow-dns",
      "allow-internal",
      "allow-outwards",
      "default-deny",
    ]);
  });

  it("leave the account `default` to Kubernetes but for its token", async () => {
    const account = await api.get<ServiceAccount>("/api/v1/namespaces/llm-train/serviceaccounts/default");
    assert.equal(account.automountServiceAccountToken, false);
    // What somebody else sets there stays, and is no change of ours.
    await api.merge("/api/v1/namespaces/llm-train/serviceaccounts/default", { metadata: { labels: { owner: "cce" } } });
    await program.pulumi("preview", "--refresh", "--expect-no-changes");
  });

  it("give a pod its account's Secrets, default amounts, and no token", async () => {
    await api.create(pods("llm-train"), pod("named", { serviceAccountName: "workload" }));
    const named = await api.get<AdmittedPod>(`${pods("llm-train")}/named`);
    assert.deepEqual(named.spec.imagePullSecrets, [{ name: "default-secret" }, { name: "registry-logins" }]);
    assert.deepEqual(named.spec.containers[0]?.resources, {
      requests: { cpu: "100m", memory: "256Mi" },
      limits: { cpu: "1", memory: "1Gi" },
    });
    await api.create(pods("llm-train"), pod("unnamed"));
    const unnamed = await api.get<AdmittedPod>(`${pods("llm-train")}/unnamed`);
    assert.equal(unnamed.spec.serviceAccountName, "default");
    assert.deepEqual([...(named.spec.volumes ?? []), ...(unnamed.spec.volumes ?? [])], []);
  });

  it("refuse NPUs, pods and claims beyond the quota", async () => {
    await assert.rejects(
      api.create(pods("llm-train"), pod("greedy", withNpus(24))),
      /exceeded quota: workloads, requested: requests\.huawei\.com\/ascend-1980=24.*limited: requests\.huawei\.com\/ascend-1980=16/,
    );
    await api.create(pods("llm-train"), pod("third"));
    await assert.rejects(
      api.create(pods("llm-train"), pod("fourth")),
      /exceeded quota: workloads, requested: pods=1, used: pods=3, limited: pods=3/,
    );
    const claim = (name: string): PersistentVolumeClaim => ({
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name },
      spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } },
    });
    const claims = "/api/v1/namespaces/llm-train/persistentvolumeclaims";
    await api.create(claims, claim("first"));
    await assert.rejects(api.create(claims, claim("second")), /exceeded quota: workloads.*persistentvolumeclaims=1/);
    for (const name of ["named", "unnamed", "third"]) await api.remove(`${pods("llm-train")}/${name}`);
    await eventually("no pods", async () => ((await api.list(pods("llm-train"))).length === 0 ? true : undefined));
  });

  it("refuse a path of the node where the level is `restricted`, and take it where it is `privileged`", async () => {
    const driver = { volumes: [{ name: "driver", hostPath: { path: "/usr/local/Ascend/driver" } }] };
    await assert.rejects(
      api.create(pods("llm-data"), pod("driver", driver)),
      /violates PodSecurity "restricted:latest".*\(volume "driver" uses restricted volume type "hostPath"\)/,
    );
    await api.create(pods("llm-train"), pod("driver", driver));
    await api.remove(`${pods("llm-train")}/driver`, { gracePeriodSeconds: 0 });
  });

  it("hold a job back that is larger than its queue, though the nodes are free", async () => {
    await api.create(JOBS, job("large", 2));
    assert.equal(await isHeldBack("large"), true);
    await removeJob("large");
    // The same job runs in a queue without a limit: the nodes had room.
    await api.create(JOBS, job("large-elsewhere", 2, "default"));
    await running("large-elsewhere");
    await removeJob("large-elsewhere");
  });

  it("start the next job of a queue when the one before has ended", async () => {
    await api.create(JOBS, job("first", 1));
    await running("first");
    await api.create(JOBS, job("second", 1));
    assert.equal(await isHeldBack("second"), true);
    await removeJob("first");
    await running("second");
    await removeJob("second");
  });

  it("are refused at the preview where a queue is guaranteed more than it may take", async () => {
    program.write(
      text('new VolcanoQueue("wrong", { queueName: "wrong", npus: 8, guaranteedNpus: 16 }, { providers });'),
    );
    await assert.rejects(program.pulumi("preview"), /should less equal than capability/);
    program.write(
      text('new VolcanoQueue("right", { queueName: "right", npus: 8, guaranteedNpus: 4 }, { providers });'),
    );
    await program.pulumi("up", "--yes", "--skip-preview");
    await program.pulumi("preview", "--refresh", "--expect-no-changes");
    program.write(text());
    await program.pulumi("up", "--yes", "--skip-preview");
    assert.equal(await api.find(`${QUEUES}/right`), undefined);
  });

  it("let a queue be deleted while it is in use: what runs goes on, what waits never starts, `up` repairs it", async () => {
    await api.create(JOBS, job("busy", 1));
    await running("busy");
    await api.create(JOBS, job("waiting", 1));
    assert.equal(await isHeldBack("waiting"), true);
    await api.remove(`${QUEUES}/training`);
    assert.equal(await api.find(`${QUEUES}/training`), undefined);
    assert.equal(await phaseOf("busy"), "Running");
    await assert.rejects(api.create(JOBS, job("late", 1)), /unable to find job queue/);
    await removeJob("busy");
    assert.equal(await isHeldBack("waiting"), true);

    assert.match(await program.pulumi("preview", "--refresh"), /Queue.*training.*create|create.*Queue.*training/s);
    await program.pulumi("up", "--yes", "--skip-preview", "--refresh");
    await running("waiting");
    await removeJob("waiting");
  });

  it("go without leaving anything", async () => {
    await program.pulumi("destroy", "--yes", "--skip-preview");
    assert.equal(await api.find("/api/v1/namespaces/llm-train"), undefined);
    assert.equal(await api.find("/api/v1/namespaces/llm-data"), undefined);
    assert.equal(await api.find(`${QUEUES}/training`), undefined);
  });
});
