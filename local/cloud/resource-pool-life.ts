import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { CloudContext } from "./context";
import { clusterStarted } from "./cluster-life";
import { modelArtsFlavors } from "./flavors";
import type { Json, ResourceNodePool, ResourcePool, ResourcePoolNode, ResourcePoolOrder } from "./store";
import { subscribe } from "./subscriptions";

/**
 * Cause and effect of ModelArts Lite resource pools: an order brings machines into the CCE cluster, with their labels, taints and
 * NPUs, and billing takes them away again. As for clusters, every piece of work can be done again (`resumeResourcePools`).
 */

/** NPU driver of a node pool. */
export function driverOf({ spec }: ResourceNodePool): string | undefined {
  return (spec["driver"] as { version?: string } | undefined)?.version;
}

/** How the annotations of a request buy machines. */
export function purchaseOf(annotations: Record<string, string>): {
  prePaid: boolean;
  autoRenew: boolean;
  periodUnit: "month" | "year";
  period: number;
} {
  return {
    prePaid: annotations["os.modelarts/billing.mode"] === "1",
    autoRenew: annotations["os.modelarts/auto.renew"] === "1",
    periodUnit: annotations["os.modelarts/period.type"] === "3" ? "year" : "month",
    period: Number(annotations["os.modelarts/period.num"] ?? 1),
  };
}

/** Writes an order for what a pool lacks or has too much of. */
export function placeOrder(context: CloudContext, pool: ResourcePool, failed: boolean): ResourcePoolOrder {
  const now = Date.now();
  const order: ResourcePoolOrder = {
    id: `order-${randomUUID().slice(0, 18)}`,
    createdAt: now,
    readyAt: now + context.delays.create,
    ...(failed ? { failed } : {}),
    poolId: pool.id,
    phase: "processing",
    failReason: "",
    nodeNames: [],
  };
  context.tables.resourcePoolOrders.set(order.id, order);
  pool.labels["os.modelarts/order.name"] = order.id;
  return order;
}

function newNode(context: CloudContext, pool: ResourcePool, nodePool: ResourceNodePool): ResourcePoolNode {
  const purchase = purchaseOf(pool.annotations);
  const node: ResourcePoolNode = {
    name: `${pool.labels["os.modelarts/node.prefix"] ?? "os"}-node-${randomUUID().slice(0, 8)}`,
    nodePoolId: nodePool.id,
    resourceId: randomUUID(),
    serverId: randomUUID(),
    prePaid: purchase.prePaid,
    createdAt: Date.now(),
  };
  if (purchase.prePaid) {
    const { prePaid: _prePaid, ...period } = purchase;
    const orderId = context.tables.subscriptions.get(pool.resourceId)?.orderId;
    subscribe(context, {
      ...period,
      ...(orderId === undefined ? {} : { orderId }),
      id: node.resourceId,
      kind: "resourcePoolNode",
      ownerId: pool.id,
      name: node.name,
    });
  }
  return node;
}

function applyNodes(context: CloudContext, pool: ResourcePool, nodePool: ResourceNodePool): Promise<void> {
  const driver = driverOf(nodePool);
  const extend = nodePool.spec["extendParams"] as Json | undefined;
  return context.clusterHost.applyNodePool(pool.clusterId, {
    id: nodePool.id,
    name: nodePool.name,
    count: nodePool.count,
    flavorId: nodePool.flavor,
    npus: modelArtsFlavors[nodePool.flavor]?.npus ?? 0,
    labels: {
      ...nodePool.labels,
      ...(driver === undefined ? {} : { "os.modelarts.node/npu.firmware.driver.version": driver }),
    },
    taints: nodePool.taints,
    modelArts: true,
    ...(extend?.["maxPods"] === undefined ? {} : { maxPods: Number(extend["maxPods"]) }),
  });
}

/** Forgets a machine, and what was paid for it. */
function forgetNode(context: CloudContext, pool: ResourcePool, node: ResourcePoolNode): void {
  pool.nodes = pool.nodes.filter((each) => each !== node);
  context.tables.subscriptions.delete(node.resourceId);
}

/** Makes the list of machines as long as the node pools want it; the youngest go first. Returns the names of the new ones. */
function countNodes(context: CloudContext, pool: ResourcePool): string[] {
  const wanted = new Map(pool.nodePools.map(({ id, count }) => [id, count]));
  for (const node of pool.nodes.filter(({ nodePoolId }) => !wanted.has(nodePoolId))) {
    forgetNode(context, pool, node);
  }
  const added: string[] = [];
  for (const nodePool of pool.nodePools) {
    const present = pool.nodes.filter(({ nodePoolId }) => nodePoolId === nodePool.id);
    for (const node of present.slice(nodePool.count)) {
      forgetNode(context, pool, node);
    }
    for (let missing = nodePool.count - present.length; missing > 0; missing -= 1) {
      const node = newNode(context, pool, nodePool);
      pool.nodes.push(node);
      added.push(node.name);
    }
  }
  return added;
}

/** Ids of node pools that a change took away, and whose machines are still there. */
function goneNodePools(pool: ResourcePool): string[] {
  const ids = new Set(pool.nodes.map(({ nodePoolId }) => nodePoolId));
  return [...ids].filter((id) => !pool.nodePools.some((nodePool) => nodePool.id === id));
}

const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Makes the machines of a pool what its specification says, and ends its orders. */
export function applyResourcePool(context: CloudContext, poolId: string): void {
  context.reconciler.run(`resource pool ${poolId}`, async () => {
    const { resourcePools, resourcePoolOrders } = context.tables;
    const pool = resourcePools.get(poolId);
    if (!pool || pool.phase === "Deleting") {
      return;
    }
    const orders = [...resourcePoolOrders.values()].filter(
      (order) => order.poolId === poolId && order.phase === "processing",
    );
    let failure = orders.some(({ failed }) => failed) ? "The flavor is sold out." : undefined;
    try {
      await clusterStarted(context, pool.clusterId);
      await sleep(Math.max(0, ...orders.map(({ readyAt }) => readyAt - Date.now())));
      if (failure === undefined) {
        await Promise.all(pool.nodePools.map((nodePool) => applyNodes(context, pool, nodePool)));
        await Promise.all(goneNodePools(pool).map((id) => context.clusterHost.deleteNodePool(pool.clusterId, id)));
      }
    } catch (error) {
      failure = errorText(error);
      context.log(`resource pool ${pool.name}: ${failure}`);
    }
    if (resourcePools.get(poolId) !== pool || (pool.phase as ResourcePool["phase"]) === "Deleting") {
      return;
    }
    const added = failure === undefined ? countNodes(context, pool) : [];
    for (const order of orders) {
      order.phase = failure === undefined ? "successed" : "failed";
      order.failReason = failure ?? "";
      order.nodeNames = added;
    }
    pool.phase = failure === undefined ? "Running" : "Abnormal";
    pool.reason = failure ?? "";
    context.store.save();
  });
}

/** Removes the machines of a pool, then the pool. */
export function deleteResourcePool(context: CloudContext, poolId: string): void {
  const { resourcePools, resourcePoolOrders, subscriptions } = context.tables;
  const deleted = resourcePools.get(poolId);
  if (deleted) {
    deleted.phase = "Deleting";
  }
  context.reconciler.run(`delete resource pool ${poolId}`, async () => {
    const pool = resourcePools.get(poolId);
    if (!pool) {
      return;
    }
    try {
      await clusterStarted(context, pool.clusterId);
      await Promise.all([
        sleep(context.delays.remove),
        ...pool.nodePools.map(({ id }) => context.clusterHost.deleteNodePool(pool.clusterId, id)),
      ]);
    } catch (error) {
      pool.phase = "Abnormal";
      pool.reason = errorText(error);
      context.log(`resource pool ${pool.name}: ${pool.reason}`);
      context.store.save();
      return;
    }
    for (const { resourceId } of [pool, ...pool.nodes]) {
      subscriptions.delete(resourceId);
    }
    for (const order of [...resourcePoolOrders.values()]) {
      if (order.poolId === poolId) {
        resourcePoolOrders.delete(order.id);
      }
    }
    resourcePools.delete(poolId);
    context.store.save();
  });
}

/** Takes machines out of a pool that nobody pays for any more. A pool without machines goes with the last one. */
export function returnNodes(context: CloudContext, pool: ResourcePool, resourceIds: string[]): void {
  for (const node of pool.nodes.filter(({ resourceId }) => resourceIds.includes(resourceId))) {
    forgetNode(context, pool, node);
    const nodePool = pool.nodePools.find(({ id }) => id === node.nodePoolId);
    if (nodePool) {
      nodePool.count -= 1;
    }
  }
  if (pool.nodes.length === 0) {
    deleteResourcePool(context, pool.id);
  } else {
    pool.phase = "Scaling";
    applyResourcePool(context, pool.id);
  }
}

/** After a start: goes on with what was under way. Clusters start before. */
export function resumeResourcePools(context: CloudContext): void {
  for (const pool of context.tables.resourcePools.values()) {
    if (pool.phase === "Deleting") {
      deleteResourcePool(context, pool.id);
    } else if (pool.phase === "Creating" || pool.phase === "Scaling") {
      applyResourcePool(context, pool.id);
    }
  }
}
