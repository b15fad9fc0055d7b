import { setTimeout as sleep } from "node:timers/promises";
import type { AddonSpec, ClusterHost, NodePoolSpec } from "../../../local/cluster-host";

/** What one cluster of the fake host holds. */
export interface FakeCluster {
  pools: Map<string, NodePoolSpec>;
  addons: Map<string, AddonSpec>;
}

/** A cluster host without Kubernetes: it remembers what it was told, and keeps add-ons waiting for a node. */
export interface FakeClusterHost extends ClusterHost {
  clusters: Map<string, FakeCluster>;
  /** Names of the calls, in order. */
  calls: string[];
  /** While set, calls of this name wait. */
  held: Set<keyof ClusterHost>;
  /** While set, calls of this name fail with this text. */
  failing: Map<keyof ClusterHost, string>;
  /** Ends everything that waits, with an error. */
  stop: () => void;
}

/** A fake host without clusters. */
export function createFakeClusterHost(): FakeClusterHost {
  const clusters = new Map<string, FakeCluster>();
  const calls: string[] = [];
  const held = new Set<keyof ClusterHost>();
  const failing = new Map<keyof ClusterHost, string>();
  let certificates = 0;
  let stopped = false;

  async function pause(): Promise<void> {
    await sleep(5);
    if (stopped) {
      throw new Error("the fake cluster host was stopped");
    }
  }

  async function enter(name: keyof ClusterHost): Promise<void> {
    calls.push(name);
    while (held.has(name)) {
      await pause();
    }
    const failure = failing.get(name);
    if (failure !== undefined) {
      throw new Error(failure);
    }
  }
  function clusterOf(id: string): FakeCluster {
    const cluster = clusters.get(id);
    if (!cluster) {
      throw new Error(`cluster ${id} does not run`);
    }
    return cluster;
  }

  return {
    clusters,
    calls,
    held,
    failing,
    stop() {
      stopped = true;
    },
    async startCluster(id) {
      await enter("startCluster");
      if (!clusters.has(id)) {
        clusters.set(id, { pools: new Map(), addons: new Map() });
      }
    },
    async clusterAccess(id) {
      await enter("clusterAccess");
      clusterOf(id);
      certificates += 1;
      const pem = (kind: string): string =>
        `-----BEGIN ${kind}-----\n${Buffer.from(`${id} ${certificates}`).toString("base64")}\n-----END ${kind}-----\n`;
      return {
        server: "https://127.0.0.1:6443",
        certificateAuthority: pem("CERTIFICATE"),
        clientCertificate: pem("CERTIFICATE"),
        clientKey: pem("PRIVATE KEY"),
      };
    },
    async deleteCluster(id) {
      await enter("deleteCluster");
      clusters.delete(id);
    },
    async applyNodePool(id, pool) {
      await enter("applyNodePool");
      clusterOf(id).pools.set(pool.id, pool);
    },
    async deleteNodePool(id, poolId) {
      await enter("deleteNodePool");
      clusters.get(id)?.pools.delete(poolId);
    },
    async applyAddon(id, addon) {
      await enter("applyAddon");
      while (![...clusterOf(id).pools.values()].some((pool) => pool.count > 0)) {
        await pause();
      }
      clusterOf(id).addons.set(addon.templateName, addon);
    },
    async deleteAddon(id, templateName) {
      await enter("deleteAddon");
      clusters.get(id)?.addons.delete(templateName);
    },
  };
}
