import { mkdirSync, rmSync } from "node:fs";
import type { Server } from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Node } from "./objects";
import { stringify } from "yaml";
import type { AddonSpec, ClusterAccess, ClusterHost, NodePoolSpec, Shares } from "../cluster-host";
import { freePort } from "../free-ports";
import { createSupervisor, endRecorded, type Supervisor } from "../processes";
import { readWhole, writeWhole } from "../whole-file";
import type { Addon, AddonContext } from "./addons/addon";
import { coredns } from "./addons/coredns";
import { everest } from "./addons/everest";
import { huaweiNpu } from "./addons/huawei-npu";
import { MODELARTS_PLUGIN, MODELARTS_PLUGIN_WORKLOADS } from "./addons/modelarts-plugin";
import { volcano } from "./addons/volcano";
import { logAgent, metricsServer, nodeLocalDns, npd } from "./addons/workload-addon";
import { installWorkloads, removeWorkloads } from "./addons/workloads";
import { kubernetesApi, type KubernetesApi } from "./api";
import { issue } from "./certificates";
import {
  ADMINISTRATORS,
  clusterFiles,
  ownAccess,
  serverPair,
  writeKubeconfig,
  type ClusterFiles,
} from "./cluster-files";
import { coreProcesses, otherProcesses, PORT_NAMES, type ClusterPorts, type ClusterPrograms } from "./control-plane";
import { startKubelet, type Kubelet } from "./kubelet";
import { startKubeletServer } from "./kubelet-server";
import { kwokStages } from "./kwok-stages";
import { startLoadBalancers } from "./load-balancers";
import { startDefaultSecrets } from "./namespaces";
import { applyPool, isPoolReady, isSchedulable, removePool, repointKubelets } from "./nodes";

/** What the cluster side is made from. */
export interface ClusterHostOptions {
  /** Folder with one sub-folder for each cluster. */
  directory: string;
  programs: ClusterPrograms;
  shares: Shares;
  /** Folder with stand-ins for the programs of images, with which Volcano jobs that run to their end are really run. */
  standIns?: string;
  log: (line: string) => void;
}

/** The Kubernetes side of the emulated CCE service, and what its owner needs beside that. */
export interface LocalClusterHost extends ClusterHost {
  /** Resolves when every cluster whose start was asked for runs, or could not be started. */
  started(): Promise<void>;
  /** Stops the processes of all clusters; their data stays, and startCluster brings them back. */
  stop(): Promise<void>;
  /** The processes of each running cluster. */
  processes(): Record<string, ReturnType<Supervisor["list"]>>;
}

/** What is on disk about a cluster beside etcd's data: enough to bring it back. */
interface ClusterState {
  ports: ClusterPorts;
  pools: Record<string, NodePoolSpec>;
  addons: Record<string, AddonSpec>;
}

interface RunningCluster {
  id: string;
  files: ClusterFiles;
  state: ClusterState;
  server: string;
  api: KubernetesApi;
  supervisor: Supervisor;
  kubelet: Kubelet;
  kubeletServer: Server;
  addons: AddonContext;
  /** Ends what waits, when the cluster or the add-on is deleted. */
  waits: Map<string, AbortController>;
  /** What this process has installed, by template name: the same again has nothing to do. */
  installed: Map<string, string>;
  /** Changes of the cluster, one after the other. */
  turn: Promise<unknown>;
}

const ADDONS: Record<string, Addon> = {
  volcano,
  "huawei-npu": huaweiNpu,
  everest,
  coredns,
  npd,
  "metrics-server": metricsServer,
  "node-local-dns": nodeLocalDns,
  "log-agent": logAgent,
};
const READY_MS = 60_000;

/** Makes the cluster side; no process runs until a cluster is started. */
export function createClusterHost({
  directory,
  programs,
  shares,
  standIns,
  log,
}: ClusterHostOptions): LocalClusterHost {
  const running = new Map<string, Promise<RunningCluster>>();
  const supervisors = new Map<string, Supervisor>();
  const live = new Map<string, RunningCluster>();
  const givenPorts = new Set<number>();

  function folderOf(clusterId: string): string {
    if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(clusterId)) {
      throw new Error(`cluster id: got ${JSON.stringify(clusterId)}; letters, digits and hyphens are allowed`);
    }
    return join(directory, clusterId);
  }

  async function clusterOf(clusterId: string): Promise<RunningCluster> {
    const cluster = running.get(clusterId);
    if (cluster === undefined) {
      throw new Error(`cluster ${clusterId}: is not running; startCluster comes first`);
    }
    return cluster;
  }

  function save({ files, state }: RunningCluster): void {
    writeWhole(join(files.directory, "cluster.json"), JSON.stringify(state, undefined, 2));
  }

  /** Runs a change after those that were asked for before it. */
  function inTurn<T>(cluster: RunningCluster, change: () => Promise<T>): Promise<T> {
    const done = cluster.turn.then(change, change);
    cluster.turn = done.catch(() => undefined);
    return done;
  }

  async function start(clusterId: string): Promise<RunningCluster> {
    const folder = folderOf(clusterId);
    const say = (line: string): void => {
      log(`cluster ${clusterId}: ${line}`);
    };
    const saved = readWhole(join(folder, "cluster.json"));
    // Processes of an earlier life that was killed hold the ports and the data.
    await endRecorded(folder, 0);
    if (saved === undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const before = saved === undefined ? undefined : (JSON.parse(saved) as ClusterState);
    const state: ClusterState = {
      ports: await choosePorts(before?.ports, givenPorts),
      pools: before?.pools ?? {},
      addons: before?.addons ?? {},
    };
    if (before !== undefined && before.ports.apiServer !== state.ports.apiServer) {
      say(
        `port ${before.ports.apiServer} is taken by another program; the API server moves to ${state.ports.apiServer}: run pulumi refresh`,
      );
    }
    const files = await clusterFiles(folder);
    const server = `https://127.0.0.1:${state.ports.apiServer}`;
    writeKubeconfig(files, clusterId, server);
    writeWhole(
      files.kwokConfiguration,
      kwokStages({ executesJobs: standIns !== undefined })
        .map((stage) => stringify(stage))
        .join("---\n"),
    );
    const supervisor = createSupervisor(folder, say);
    supervisors.set(clusterId, supervisor);
    const api = kubernetesApi(ownAccess(files, server), say);
    try {
      for (const spec of coreProcesses(programs.kube, files, state.ports)) {
        supervisor.start(spec);
      }
      await untilReady(api, folder);
      for (const spec of otherProcesses(programs, files, state.ports, api)) {
        supervisor.start(spec);
      }
      const kubelet = startKubelet(api, shares, say, standIns === undefined ? {} : { standIns });
      const kubeletServer = await startKubeletServer(
        api,
        kubelet,
        serverPair(files),
        files.authority.certificate,
        state.ports.kubelet,
      );
      const cluster: RunningCluster = {
        id: clusterId,
        files,
        state,
        server,
        api,
        supervisor,
        kubelet,
        kubeletServer,
        waits: new Map(),
        installed: new Map(),
        turn: Promise.resolve(),
        addons: {
          api,
          files,
          supervisor,
          shares,
          volcano: programs.volcano,
          volcanoModule: programs.volcanoModule,
          webhookPort: state.ports.webhook,
          pools: () => Object.values(state.pools),
          running: new Map(),
          log: say,
        },
      };
      live.set(clusterId, cluster);
      startDefaultSecrets(api, say);
      startLoadBalancers(api, say);
      save(cluster);
      if (before !== undefined) {
        await repointKubelets(api, state.ports.kubelet);
        await Promise.all(Object.values(state.addons).map((spec) => install(cluster, spec)));
      }
      return cluster;
    } catch (error) {
      await halt(clusterId, 0);
      api.close();
      throw error;
    } finally {
      // From now on the processes themselves hold them.
      for (const name of PORT_NAMES) {
        givenPorts.delete(state.ports[name]);
      }
    }
  }

  /** Ends everything of a cluster that runs in or under this process. */
  async function halt(clusterId: string, graceMs: number): Promise<void> {
    const cluster = live.get(clusterId);
    live.delete(clusterId);
    if (cluster !== undefined) {
      for (const wait of cluster.waits.values()) {
        wait.abort();
      }
      cluster.kubelet.close();
      cluster.kubeletServer.close();
      cluster.kubeletServer.closeAllConnections();
      await Promise.all(Object.keys(cluster.state.addons).map((name) => addonOf(name).pause(cluster.addons)));
      cluster.api.close();
    }
    await supervisors.get(clusterId)?.close(graceMs);
    supervisors.delete(clusterId);
  }

  return {
    async startCluster(clusterId) {
      let cluster = running.get(clusterId);
      if (cluster === undefined) {
        cluster = start(clusterId);
        running.set(clusterId, cluster);
        cluster.catch(() => running.delete(clusterId));
      }
      await cluster;
    },

    async clusterAccess(clusterId): Promise<ClusterAccess> {
      const { files, server } = await clusterOf(clusterId);
      const client = await issue(files.authority, { commonName: "cluster-admin", organization: ADMINISTRATORS });
      return {
        server,
        certificateAuthority: files.authority.certificate,
        clientCertificate: client.certificate,
        clientKey: client.privateKey,
      };
    },

    async deleteCluster(clusterId) {
      const folder = folderOf(clusterId);
      await running.get(clusterId)?.catch(() => undefined);
      running.delete(clusterId);
      await halt(clusterId, 0);
      await endRecorded(folder, 0);
      rmSync(folder, { recursive: true, force: true });
    },

    async applyNodePool(clusterId, pool) {
      const cluster = await clusterOf(clusterId);
      await inTurn(cluster, async () => {
        const { state, api } = cluster;
        const before = state.pools[pool.id] ?? pool;
        await applyPool(api, before, pool, "huawei-npu" in state.addons, state.ports.kubelet);
        // After the nodes: a change that was interrupted is made again from what they had before.
        state.pools[pool.id] = pool;
        save(cluster);
      });
      await until(cluster, `node pool ${pool.id}`, () => isPoolReady(cluster.api, pool));
      if (pool.modelArts && pool.npus > 0) {
        await installWorkloads(cluster.api, MODELARTS_PLUGIN, MODELARTS_PLUGIN_WORKLOADS);
      }
    },

    async deleteNodePool(clusterId, poolId) {
      const cluster = await clusterOf(clusterId);
      cluster.waits.get(`node pool ${poolId}`)?.abort();
      await inTurn(cluster, async () => {
        await removePool(cluster.api, poolId);
        cluster.state.pools = without(cluster.state.pools, poolId);
        save(cluster);
        if (!Object.values(cluster.state.pools).some(({ modelArts }) => modelArts)) {
          await removeWorkloads(cluster.api, MODELARTS_PLUGIN_WORKLOADS);
        }
      });
    },

    async applyAddon(clusterId, spec) {
      const { workloads } = addonOf(spec.templateName);
      const cluster = await clusterOf(clusterId);
      const key = `add-on ${spec.templateName}`;
      await until(cluster, key, async () => (await cluster.api.list<Node>("/api/v1/nodes")).some(isSchedulable));
      await inTurn(cluster, async () => {
        cluster.state.addons[spec.templateName] = spec;
        save(cluster);
        await install(cluster, spec);
      });
      await installWorkloads(cluster.api, spec, workloads);
    },

    async deleteAddon(clusterId, templateName) {
      const addon = addonOf(templateName);
      const cluster = await clusterOf(clusterId);
      cluster.waits.get(`add-on ${templateName}`)?.abort();
      await inTurn(cluster, async () => {
        await removeWorkloads(cluster.api, addon.workloads);
        if (templateName in cluster.state.addons) {
          cluster.installed.delete(templateName);
          await addon.remove(cluster.addons);
          cluster.state.addons = without(cluster.state.addons, templateName);
          save(cluster);
        }
      });
    },

    async started() {
      await Promise.allSettled(running.values());
    },

    async stop() {
      running.clear();
      await Promise.all([...supervisors.keys()].map((clusterId) => halt(clusterId, 3000)));
    },

    processes() {
      return Object.fromEntries([...supervisors].map(([clusterId, supervisor]) => [clusterId, supervisor.list()]));
    },
  };
}

async function install(cluster: RunningCluster, spec: AddonSpec): Promise<void> {
  const wanted = JSON.stringify(spec);
  if (cluster.installed.get(spec.templateName) !== wanted) {
    await addonOf(spec.templateName).install(cluster.addons);
    cluster.installed.set(spec.templateName, wanted);
  }
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function addonOf(templateName: string): Addon {
  const addon = ADDONS[templateName];
  if (addon === undefined) {
    throw new Error(
      `add-on: got ${JSON.stringify(templateName)}; the local cloud has ${Object.keys(ADDONS).join(", ")}`,
    );
  }
  return addon;
}

/**
 * Ports as before where they are free, so that a kubeconfig stays good over a restart.
 *
 * @param taken ports of other clusters, which may not listen yet; ours are added
 */
async function choosePorts(before: Partial<ClusterPorts> | undefined, taken: Set<number>): Promise<ClusterPorts> {
  const ports: Partial<ClusterPorts> = {};
  for (const name of PORT_NAMES) {
    const port = await freePort(before?.[name], taken);
    taken.add(port);
    ports[name] = port;
  }
  return ports as ClusterPorts;
}

async function untilReady(api: KubernetesApi, folder: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    try {
      await api.text("/readyz");
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`API server: not ready after ${READY_MS / 1000} s; the reason is in ${join(folder, "logs")}`, {
          cause: error,
        });
      }
    }
    await sleep(50);
  }
}

/** Waits until something holds in a cluster; ends with an error when the cluster or what is waited for is deleted. */
async function until(cluster: RunningCluster, what: string, holds: () => Promise<boolean>): Promise<void> {
  const waiting = new AbortController();
  cluster.waits.set(what, waiting);
  try {
    while (!(await holds())) {
      if (waiting.signal.aborted) {
        throw new Error(`cluster ${cluster.id}: ${what}: was deleted before it was ready`);
      }
      await sleep(100);
    }
  } finally {
    cluster.waits.delete(what);
  }
}
