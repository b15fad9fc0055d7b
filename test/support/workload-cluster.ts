import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kubernetesApi, type KubernetesApi } from "../../local/cluster/api";
import { createClusterHost, type LocalClusterHost } from "../../local/cluster/host";
import type { ConfigMap, KubernetesObject, Node, Pod } from "../../local/cluster/objects";
import { projectRoot } from "../../tools/paths";
import { temporaryProgram, type TemporaryProgram } from "../tools/temporary-program";
import { clusterPrograms } from "./cluster-programs";

const CLUSTER = "workload-cluster";
const SHARE = "share-of-the-cluster";
const POOL = {
  id: "pool",
  name: "npu",
  flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
  npus: 8,
  labels: {},
  taints: [],
};

/** A Volcano job with the fields that tests look at. */
export interface WorkloadJob extends KubernetesObject {
  spec: { queue?: string; minAvailable?: number; tasks: { name: string; replicas: number }[] };
  status?: {
    state?: { phase?: string; reason?: string; message?: string };
    retryCount?: number;
    version?: number;
    succeeded?: number;
  };
}

/** How an `up` ended. */
export interface UpEnded {
  readonly code: number | null;
  readonly output: string;
}

/** An `up` that is under way. */
export interface RunningUp {
  /** What it has said so far. */
  output(): string;
  /** Sends a signal to the engine. */
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<UpEnded>;
}

/** A cluster with Volcano, NPU nodes and a share, and programs of components that are run against it by the real engine. */
export interface WorkloadCluster {
  readonly api: KubernetesApi;
  readonly host: LocalClusterHost;
  /** Kubeconfig of an administrator. */
  readonly kubeconfig: string;
  /** Namespace with Pod Security level `privileged`, and in it the claim of the share. */
  readonly namespace: string;
  readonly claimName: string;
  /** Folder that pods see as `/mnt/sfs_turbo`. */
  readonly share: string;
  readonly program: TemporaryProgram;
  /**
   * Writes the program: the text sees all classes of `components` and the constants `k8s`, `pulumi`, `kubeconfig` (a secret),
   * `namespace`, `claimName` and `options` (options of a component that bring the cluster's provider).
   */
  write(text: string): void;
  /** Runs `up`, which must end well, and returns what it said. */
  up(...flags: string[]): Promise<string>;
  /** Runs an `up` that must fail, and returns what it said. */
  failedUp(...flags: string[]): Promise<string>;
  /** Starts `up`, for tests that look or act while it runs. */
  startUp(...flags: string[]): RunningUp;
  /** Ends every `up` that a failed test has left running. */
  endUps(): Promise<void>;
  /** Makes the node pool so large. */
  setNodes(count: number): Promise<void>;
  job(name: string): Promise<WorkloadJob | undefined>;
  /** Pods of a job, by name. */
  pods(jobName: string): Promise<Pod[]>;
  /** Content of a job's rank table. */
  rankTable(jobName: string): Promise<RankTable>;
  logOf(podName: string): Promise<string>;
  /** Waits until a look finds something; fails after so many seconds, 60 by default. */
  eventually<T>(what: string, look: () => Promise<T | undefined>, seconds?: number): Promise<T>;
  /** Waits until a job is in a phase. */
  phase(jobName: string, wanted: string, seconds?: number): Promise<WorkloadJob>;
  remove(): Promise<void>;
}

/** A rank table as CCE writes it. */
export interface RankTable {
  status: string;
  server_count?: string;
  server_list?: { server_id: string; device: { device_id: string; device_ip: string; rank_id: string }[] }[];
}

/** What a cluster is made with. */
export interface WorkloadClusterOptions {
  /** NPU nodes, of 8 NPUs each. Defaults to 2. */
  readonly nodes?: number;
  /** Folder with stand-in programs (test/support/stand-ins.ts): steps are then really run. Defaults to none. */
  readonly standIns?: string;
}

/** Starts a cluster in some seconds; building its programs, where they are missing, takes minutes. */
export async function startWorkloadCluster({
  nodes = 2,
  standIns,
}: WorkloadClusterOptions = {}): Promise<WorkloadCluster> {
  const folder = mkdtempSync(join(tmpdir(), "workload-cluster-"));
  const share = join(folder, "share");
  mkdirSync(share);
  const log: string[] = [];
  const host = createClusterHost({
    directory: join(folder, "clusters"),
    programs: await clusterPrograms(),
    shares: { shareFolder: (id) => (id === SHARE ? share : undefined) },
    ...(standIns === undefined ? {} : { standIns }),
    log: (line) => log.push(line),
  });
  const [namespace, claimName] = ["llm-train", "share"];
  await host.startCluster(CLUSTER);
  const api = kubernetesApi(await host.clusterAccess(CLUSTER), (line) => log.push(line));
  const setNodes = (count: number): Promise<void> => host.applyNodePool(CLUSTER, { ...POOL, count });
  await setNodes(nodes);
  await host.applyAddon(CLUSTER, { templateName: "huawei-npu", version: "2.1.7", values: {} });
  await host.applyAddon(CLUSTER, { templateName: "everest", version: "2.4.28", values: {} });
  await host.applyAddon(CLUSTER, { templateName: "volcano", version: "1.15.8", values: {} });
  await makeShare(api, namespace, claimName);
  const program = await temporaryProgram();
  const kubeconfig = readFileSync(join(folder, "clusters", CLUSTER, "kubeconfig"), "utf8");
  const jobs = `/apis/batch.volcano.sh/v1alpha1/namespaces/${namespace}/jobs`;
  const core = `/api/v1/namespaces/${namespace}`;

  const ups = new Set<RunningUp>();
  function startUp(...flags: string[]): RunningUp {
    const child = program.start("up", "--yes", "--skip-preview", ...flags);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    }
    const ended = new Promise<UpEnded>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        ups.delete(up);
        resolve({ code, output });
      });
    });
    const up: RunningUp = { output: () => output, kill: (signal) => child.kill(signal), ended };
    ups.add(up);
    return up;
  }

  async function eventually<T>(what: string, look: () => Promise<T | undefined>, seconds = 60): Promise<T> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline)
        throw new Error(`${what}: not after ${String(seconds)} s\n${log.slice(-30).join("\n")}`);
      await sleep(100);
    }
  }

  const job = (name: string): Promise<WorkloadJob | undefined> => api.find<WorkloadJob>(`${jobs}/${name}`);

  return {
    api,
    host,
    kubeconfig,
    namespace,
    claimName,
    share,
    program,
    setNodes,
    job,
    eventually,
    startUp,
    write(text) {
      program.write(`
        import * as k8s from "@pulumi/kubernetes";
        import * as pulumi from "@pulumi/pulumi";
        import * as components from ${JSON.stringify(join(projectRoot(), "components"))};
        const { ${componentNames().join(", ")} } = components;
        const kubeconfig = pulumi.secret(${JSON.stringify(kubeconfig)});
        const [namespace, claimName] = ${JSON.stringify([namespace, claimName])};
        const cluster = new k8s.Provider("cluster", { kubeconfig, clusterIdentifier: "cluster" });
        const options = { providers: [cluster] };
        ${text}`);
    },
    async endUps() {
      for (const up of ups) {
        up.kill("SIGINT");
        await up.ended;
      }
    },
    async up(...flags) {
      const { code, output } = await startUp(...flags).ended;
      if (code !== 0) throw new Error(`up: exit code ${String(code)}\n${output}\n${log.slice(-30).join("\n")}`);
      return output;
    },
    async failedUp(...flags) {
      const { code, output } = await startUp(...flags).ended;
      if (code === 0) throw new Error(`up ended well, and should fail\n${output}`);
      return output;
    },
    async pods(jobName) {
      const found = await api.list<Pod>(`${core}/pods?labelSelector=volcano.sh%2Fjob-name%3D${jobName}`);
      return found.sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
    },
    async rankTable(jobName) {
      const { data } = await api.get<ConfigMap>(`${core}/configmaps/configmap1980-${jobName}`);
      return JSON.parse(data?.["jobstart_hccl.json"] ?? "{}") as RankTable;
    },
    logOf: (podName) => api.text(`${core}/pods/${podName}/log`),
    phase: (jobName, wanted, seconds) =>
      eventually(
        `job ${jobName} ${wanted}`,
        async () => {
          const found = await job(jobName);
          return found?.status?.state?.phase === wanted ? found : undefined;
        },
        seconds,
      ),
    async remove() {
      program.remove();
      api.close();
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The namespace of the jobs, and in it a claim of the share. */
async function makeShare(api: KubernetesApi, namespace: string, claimName: string): Promise<void> {
  await api.create("/api/v1/namespaces", {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: namespace, labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
  });
  const spec = { accessModes: ["ReadWriteMany"], storageClassName: "csi-sfsturbo" };
  await api.create("/api/v1/persistentvolumes", {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: claimName },
    spec: {
      ...spec,
      capacity: { storage: "500Gi" },
      persistentVolumeReclaimPolicy: "Retain",
      csi: {
        driver: "sfsturbo.csi.everest.io",
        volumeHandle: SHARE,
        volumeAttributes: { "everest.io/share-export-location": "10.20.0.9:/" },
      },
    },
  } as KubernetesObject);
  await api.create(`/api/v1/namespaces/${namespace}/persistentvolumeclaims`, {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: claimName },
    spec: { ...spec, volumeName: claimName, resources: { requests: { storage: "500Gi" } } },
  } as KubernetesObject);
}

/** Names of the component classes, for the program's text. */
function componentNames(): string[] {
  const text = readFileSync(join(projectRoot(), "components", "index.ts"), "utf8");
  const names = [...text.matchAll(/export \{([^}]*)\}/g)].flatMap(([, list = ""]) => list.split(","));
  return names.map((name) => name.trim()).filter((name) => /^[A-Z]\w*$/.test(name));
}

/** Names of the nodes that are Ready. */
export async function readyNodes(api: KubernetesApi): Promise<string[]> {
  const nodes = await api.list<Node>("/api/v1/nodes");
  return nodes
    .filter(({ status }) => status?.conditions?.some((one) => one.type === "Ready" && one.status === "True") ?? false)
    .map(({ metadata }) => metadata.name)
    .sort();
}
