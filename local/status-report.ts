import { existsSync, readFileSync } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ListedObject } from "./cloud/control";
import { kubernetesApi, type KubernetesApi } from "./cluster/api";
import { clusterFiles, ownAccess } from "./cluster/cluster-files";
import { isReady, NPU_RESOURCE } from "./cluster/nodes";
import { npusOf, isActive } from "./cluster/npu-devices";
import type { KubernetesObject, Node, Pod, Workload } from "./cluster/objects";
import { listObjects } from "./control";
import { JOB_HEADS, jobCells, jobRemarks, readJobs, type JobProgress } from "../operations/job-progress";
import { clusterFolders, readLocalCloud } from "./local-cloud";
import { recordedProcesses } from "./processes";
import { bytes, table } from "./table";

/** What `npm run status` shows, and prints as JSON. */
export interface Status {
  running: boolean;
  directory: string;
  pid?: number;
  /** Port of the emulator. */
  port?: number;
  /** What exists in the emulated cloud, by kind. */
  cloud: Record<string, ListedObject[]>;
  /** Bytes in each bucket, by name, and in each share, by id. */
  buckets: Record<string, number>;
  shares: Record<string, number>;
  clusters: ClusterStatus[];
}

export interface ClusterStatus {
  id: string;
  kubeconfig: string;
  /** Whether its API server answers. */
  answers: boolean;
  processes: { name: string; pid: number }[];
  nodes: { name: string; ready: boolean; npus: number; npusUsed: number; pods: number }[];
  /** Volcano jobs, and how far those are that run. */
  jobs: JobProgress[];
  services: { namespace: string; name: string; ready: string; address: string }[];
}

interface Service extends KubernetesObject {
  spec: { clusterIP?: string; selector?: Record<string, string>; ports?: { port: number }[] };
}

/** Looks at everything that the local cloud of a state directory is and holds. */
export async function readStatus(directory: string): Promise<Status> {
  const cloud = readLocalCloud(directory);
  return {
    running: cloud !== undefined,
    directory,
    ...(cloud === undefined ? {} : { pid: cloud.pid, port: cloud.port }),
    cloud: cloud === undefined ? {} : await listObjects(cloud.port),
    buckets: await sizesIn(join(directory, "cloud", "buckets")),
    shares: await sizesIn(join(directory, "cloud", "shares")),
    clusters: await Promise.all(clusterFolders(directory).map(clusterStatus)),
  };
}

async function clusterStatus(folder: string): Promise<ClusterStatus> {
  const status: ClusterStatus = {
    id: basename(folder),
    kubeconfig: join(folder, "kubeconfig"),
    answers: false,
    processes: recordedProcesses(folder).map(({ name, record }) => ({ name, pid: record.pid })),
    nodes: [],
    jobs: [],
    services: [],
  };
  const state = join(folder, "cluster.json");
  if (status.processes.length === 0 || !existsSync(state)) {
    return status;
  }
  const { ports } = JSON.parse(readFileSync(state, "utf8")) as { ports: { apiServer: number } };
  const api = kubernetesApi(
    ownAccess(await clusterFiles(folder), `https://127.0.0.1:${ports.apiServer}`),
    () => undefined,
  );
  try {
    await fill(status, api);
  } catch {
    // It is starting or ending: what is known so far is the status.
  } finally {
    api.close();
  }
  return status;
}

async function fill(status: ClusterStatus, api: KubernetesApi): Promise<void> {
  const [nodes, pods] = await Promise.all([api.list<Node>("/api/v1/nodes"), api.list<Pod>("/api/v1/pods")]);
  status.answers = true;
  status.nodes = nodes.map((node) => {
    const here = pods.filter((pod) => pod.spec.nodeName === node.metadata.name && isActive(pod));
    return {
      name: node.metadata.name,
      ready: isReady(node),
      npus: Number(node.status?.allocatable?.[NPU_RESOURCE] ?? 0),
      npusUsed: here.reduce((sum, pod) => sum + npusOf(pod), 0),
      pods: here.length,
    };
  });
  // Without Volcano the API has no such kind.
  const reader = {
    list: async <T extends object>(path: string) => (await api.list(path)) as unknown as T[],
    text: (path: string) => api.text(path),
  };
  status.jobs = await readJobs(reader, new Date()).catch(() => []);
  const [services, deployments] = await Promise.all([
    api.list<Service>("/api/v1/services"),
    api.list<Workload>("/apis/apps/v1/deployments"),
  ]);
  status.services = services.flatMap(({ metadata: { name, namespace = "" }, spec }) => {
    const deployment = deployments.find((one) => one.metadata.namespace === namespace && serves(one, spec.selector));
    const ofTheSystem = namespace === "kube-system" || namespace === "default";
    if (ofTheSystem || deployment === undefined) {
      return [];
    }
    const ready = `${deployment.status?.availableReplicas ?? 0}/${deployment.spec.replicas ?? 1}`;
    return [{ namespace, name, ready, address: `http://${name}.${namespace}:${spec.ports?.[0]?.port ?? 80}` }];
  });
}

/** Whether the pods of a Deployment are those that a Service selects. */
function serves(deployment: Workload, selector: Record<string, string> = {}): boolean {
  const { labels } = deployment.spec.template.metadata;
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

async function sizesIn(folder: string): Promise<Record<string, number>> {
  const names = (existsSync(folder) ? await readdir(folder) : []).filter((name) => !name.startsWith("."));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await sizeOf(join(folder, name))] as const)),
  );
}

async function sizeOf(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      // A file may go while we look.
      sum += (await lstat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0;
    }
  }
  return sum;
}

function shareName({ cloud }: Status, id: string): string {
  return cloud["shares"]?.find((share) => share.id === id)?.name ?? id;
}

/** The status as text for people. */
export function formatStatus(status: Status): string {
  const lines: string[] = [];
  if (status.running) {
    lines.push(`The local cloud runs: process ${status.pid ?? 0}, emulator on 127.0.0.1:${status.port ?? 0}.`);
  } else {
    lines.push("The local cloud does not run; `npm start` starts it.");
  }
  lines.push(`State: ${status.directory}`);
  lines.push(
    ...table(
      "Cloud",
      ["KIND", "NAME", "STATE"],
      Object.entries(status.cloud).flatMap(([kind, objects]) =>
        objects.map(({ name, state = "" }) => [kind, name, state]),
      ),
    ),
    ...table(
      "Storage",
      ["KIND", "NAME", "SIZE"],
      [
        ...Object.entries(status.buckets).map(([name, size]) => ["bucket", name, bytes(size)]),
        ...Object.entries(status.shares).map(([id, size]) => ["share", shareName(status, id), bytes(size)]),
      ],
    ),
  );
  for (const cluster of status.clusters) {
    lines.push("", `Cluster ${cluster.id}: ${cluster.answers ? "answers" : "does not answer"}`);
    lines.push(`  kubectl --kubeconfig ${cluster.kubeconfig} get pods --all-namespaces`);
    lines.push(
      ...table(
        "Processes",
        ["NAME", "PID"],
        cluster.processes.map(({ name, pid }) => [name, String(pid)]),
      ),
      ...table(
        "Nodes",
        ["NAME", "STATE", "NPUS USED", "PODS"],
        cluster.nodes.map(({ name, ready, npus, npusUsed, pods }) => [
          name,
          ready ? "Ready" : "NotReady",
          `${npusUsed}/${npus}`,
          String(pods),
        ]),
      ),
      ...table("Jobs", JOB_HEADS, cluster.jobs.map(jobCells)),
      ...jobRemarks(cluster.jobs).map((remark) => `  ${remark}`),
      ...table(
        "Services",
        ["NAMESPACE", "NAME", "READY", "ADDRESS IN THE CLUSTER"],
        cluster.services.map(({ namespace, name, ready, address }) => [namespace, name, ready, address]),
      ),
    );
  }
  return lines.join("\n");
}
