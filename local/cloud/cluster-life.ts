import { setTimeout as sleep } from "node:timers/promises";
import type { CloudContext } from "./context";
import { nodeFlavors } from "./flavors";
import { removeSecurityGroup } from "./services/security-group";
import type { Addon, Cluster, Json, NodePool } from "./store";

/**
 * Cause and effect of CCE: clusters, node pools and add-ons move through their states while the cluster host does the
 * work. The wanted state is what the tables say; every piece of work here can be done again, so a restart does again what
 * had not ended (`resumeClusters`).
 */

/** Lane of a cluster's start and of certificates that wait for it. */
const startLane = (clusterId: string): string => `start ${clusterId}`;

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function until(time: number): Promise<void> {
  await sleep(Math.max(0, time - Date.now()));
}

/** Whether a node can take pods: without one an add-on cannot run. */
export function hasNodes(context: CloudContext, clusterId: string): boolean {
  const { nodePools, resourcePools } = context.tables;
  return (
    [...nodePools.values()].some((pool) => pool.clusterId === clusterId && pool.currentNode > 0) ||
    [...resourcePools.values()].some((pool) => pool.clusterId === clusterId && pool.nodes.length > 0)
  );
}

/** Starts a cluster's control plane and moves the cluster from Creating to Available (or Error). */
export function startCluster(context: CloudContext, clusterId: string): void {
  context.reconciler.run(startLane(clusterId), async () => {
    const { clusters } = context.tables;
    const cluster = clusters.get(clusterId);
    if (!cluster || cluster.phase === "Deleting" || cluster.phase === "Error") {
      return;
    }
    let failure = cluster.failed ? "The master nodes could not be created." : undefined;
    try {
      await Promise.all([until(cluster.readyAt), failure === undefined && context.clusterHost.startCluster(clusterId)]);
    } catch (error) {
      failure = errorText(error);
      context.log(`cluster ${cluster.name}: ${failure}`);
    }
    if (clusters.get(clusterId) === cluster && cluster.phase === "Creating") {
      cluster.phase = failure === undefined ? "Available" : "Error";
      cluster.reason = failure ?? "";
      context.store.save();
    }
    if (failure === undefined) {
      applyMembers(context, clusterId);
    }
  });
}

/** Resolves when the control plane of a cluster that should run does run (after a restart it starts again). */
export async function clusterStarted(context: CloudContext, clusterId: string): Promise<void> {
  await context.reconciler.idle(startLane(clusterId));
}

/** Goes on with the node pools and add-ons of a running cluster that are not what the tables want yet. */
function applyMembers(context: CloudContext, clusterId: string): void {
  for (const pool of context.tables.nodePools.values()) {
    if (pool.clusterId === clusterId && pool.phase === "Synchronizing") {
      applyNodePool(context, pool.id);
    }
  }
  for (const addon of context.tables.addons.values()) {
    if (addon.clusterId === clusterId && (addon.status === "installing" || addon.status === "upgrading")) {
      applyAddon(context, addon.id);
    }
  }
}

/** Deletes a cluster with everything in it. */
export function deleteCluster(context: CloudContext, clusterId: string): void {
  context.reconciler.run(`delete ${clusterId}`, async () => {
    const { clusters, nodePools, addons, podIdentityAssociations, subscriptions } = context.tables;
    const cluster = clusters.get(clusterId);
    if (!cluster) {
      return;
    }
    try {
      await Promise.all([sleep(context.delays.remove), context.clusterHost.deleteCluster(clusterId)]);
    } catch (error) {
      cluster.phase = "Error";
      cluster.reason = errorText(error);
      context.log(`cluster ${cluster.name}: ${cluster.reason}`);
      context.store.save();
      return;
    }
    for (const [table, members] of [
      [nodePools, nodePools.values()],
      [addons, addons.values()],
      [podIdentityAssociations, podIdentityAssociations.values()],
    ] as const) {
      for (const member of [...members]) {
        if (member.clusterId === clusterId) {
          table.delete(member.id);
        }
      }
    }
    for (const group of [...context.tables.securityGroups.values()]) {
      if (group.ownerClusterId === clusterId) {
        removeSecurityGroup(context, group.id);
      }
    }
    subscriptions.delete(clusterId);
    clusters.delete(clusterId);
    context.store.save();
  });
}

function canWork(cluster: Cluster | undefined): boolean {
  return cluster?.phase === "Available" || cluster?.phase === "Hibernation";
}

/** Makes the nodes of a pool what its specification says: Synchronizing, then "". */
export function applyNodePool(context: CloudContext, poolId: string): void {
  context.reconciler.run(`node pool ${poolId}`, async () => {
    const { nodePools, clusters } = context.tables;
    const pool = nodePools.get(poolId);
    if (!pool || pool.phase === "Deleting" || pool.phase === "Error" || !canWork(clusters.get(pool.clusterId))) {
      return;
    }
    const count = pool.count;
    let failure = pool.failed ? "The nodes could not be created: the flavor is sold out." : undefined;
    try {
      await Promise.all([until(pool.readyAt), failure === undefined && applyNodes(context, pool)]);
    } catch (error) {
      failure = errorText(error);
      context.log(`node pool ${pool.name}: ${failure}`);
    }
    // Deleted in the meantime: its other lane deals with it. (The check reads what may have changed while waiting.)
    if (nodePools.get(poolId) !== pool || (pool.phase as NodePool["phase"]) === "Deleting") {
      return;
    }
    pool.phase = failure === undefined ? "" : "Error";
    pool.reason = failure ?? "";
    pool.currentNode = failure === undefined ? count : 0;
    context.store.save();
  });
}

/** A number that the API takes as number or as text; undefined where it was not sent. */
function numberIn(settings: Json | undefined, name: string): number | undefined {
  const value = settings?.[name];
  return value === undefined || value === "" ? undefined : Number(value);
}

function applyNodes(context: CloudContext, pool: NodePool): Promise<void> {
  const settings = (pool.spec["nodeTemplate"] as Json)["extendParam"] as Json | undefined;
  const maxPods = numberIn(settings, "maxPods");
  const reserved = (numberIn(settings, "kubeReservedMem") ?? 0) + (numberIn(settings, "systemReservedMem") ?? 0);
  return context.clusterHost.applyNodePool(pool.clusterId, {
    id: pool.id,
    name: pool.name,
    count: pool.count,
    flavorId: pool.flavor,
    npus: nodeFlavors[pool.flavor]?.npus ?? 0,
    labels: pool.labels,
    taints: pool.taints,
    ...(pool.spec["labelPolicyOnExistingNodes"] === "ignore" ? { keepsLabels: true } : {}),
    ...(pool.spec["taintPolicyOnExistingNodes"] === "ignore" ? { keepsTaints: true } : {}),
    ...(maxPods === undefined ? {} : { maxPods }),
    ...(reserved === 0 ? {} : { reservedMemoryMiB: reserved }),
  });
}

/** Removes the nodes of a pool, then the pool. */
export function deleteNodePool(context: CloudContext, poolId: string): void {
  context.reconciler.run(`delete node pool ${poolId}`, async () => {
    const pool = context.tables.nodePools.get(poolId);
    if (!pool) {
      return;
    }
    try {
      await Promise.all([sleep(context.delays.remove), context.clusterHost.deleteNodePool(pool.clusterId, poolId)]);
      context.tables.nodePools.delete(poolId);
    } catch (error) {
      pool.phase = "Error";
      pool.reason = errorText(error);
      context.log(`node pool ${pool.name}: ${pool.reason}`);
    }
    context.store.save();
  });
}

/** Installs or upgrades an add-on: installing or upgrading, then running. Waits for a node as long as it takes. */
export function applyAddon(context: CloudContext, addonId: string): void {
  context.reconciler.run(`add-on ${addonId}`, async () => {
    const { addons, clusters } = context.tables;
    const addon = addons.get(addonId);
    if (!addon || addon.status === "deleting" || !canWork(clusters.get(addon.clusterId))) {
      return;
    }
    const upgrade = addon.status === "upgrading";
    const { version } = addon;
    let failure = addon.failed ? "The release failed." : undefined;
    try {
      await Promise.all([
        until(addon.readyAt),
        failure === undefined &&
          context.clusterHost.applyAddon(addon.clusterId, {
            templateName: addon.templateName,
            version,
            values: addon.values,
          }),
      ]);
    } catch (error) {
      failure = errorText(error);
      context.log(`add-on ${addon.templateName}: ${failure}`);
    }
    if (addons.get(addonId) !== addon || (addon.status as Addon["status"]) === "deleting") {
      return;
    }
    addon.status = failure === undefined ? "running" : upgrade ? "upgradeFailed" : "installFailed";
    addon.reason = failure ?? "";
    context.store.save();
  });
}

/** Removes an add-on from its cluster, then its record. */
export function deleteAddon(context: CloudContext, addonId: string): void {
  context.reconciler.run(`delete add-on ${addonId}`, async () => {
    const addon = context.tables.addons.get(addonId);
    if (!addon) {
      return;
    }
    try {
      await Promise.all([
        sleep(context.delays.remove),
        context.clusterHost.deleteAddon(addon.clusterId, addon.templateName),
      ]);
      context.tables.addons.delete(addonId);
    } catch (error) {
      addon.status = "deleteFailed";
      addon.reason = errorText(error);
      context.log(`add-on ${addon.templateName}: ${addon.reason}`);
    }
    context.store.save();
  });
}

/** After a start: goes on with what was under way, and starts again what should run. */
export function resumeClusters(context: CloudContext): void {
  const { clusters, nodePools, addons } = context.tables;
  for (const cluster of clusters.values()) {
    if (cluster.phase === "Deleting") {
      deleteCluster(context, cluster.id);
    } else {
      startCluster(context, cluster.id);
    }
  }
  for (const pool of nodePools.values()) {
    if (pool.phase === "Deleting") {
      deleteNodePool(context, pool.id);
    }
  }
  for (const addon of addons.values()) {
    if (addon.status === "deleting") {
      deleteAddon(context, addon.id);
    }
  }
}
