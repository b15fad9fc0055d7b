import type { CloudContext } from "../context";
import { driverOf } from "../resource-pool-life";
import { isoSeconds } from "../request";
import type { ResourcePool, ResourcePoolNode, ResourcePoolOrder } from "../store";

/** A resource pool as ModelArts answers it; the login is shown without a password. */
export function poolBody(context: CloudContext, pool: ResourcePool): unknown {
  const cluster = context.tables.clusters.get(pool.clusterId);
  return {
    apiVersion: "v2",
    kind: "Pool",
    metadata: {
      name: pool.id,
      creationTimestamp: isoSeconds(pool.createdAt),
      labels: {
        "os.modelarts/workspace.id": "0",
        ...pool.labels,
        "os.modelarts/resource.id": pool.resourceId,
        "os.modelarts/tenant.domain.id": context.credentials.domainId,
      },
      annotations: pool.annotations,
    },
    spec: {
      type: "Dedicate",
      resources: pool.nodePools.map(({ name, flavor, count, spec }) => ({ ...spec, nodePool: name, flavor, count })),
      network: { vpcId: pool.vpcId, subnetId: pool.subnetId },
      clusters: [{ providerId: pool.clusterId, name: cluster?.name ?? "" }],
      ...(pool.keyPair === "" ? {} : { userLogin: { keyPairName: pool.keyPair } }),
    },
    status: {
      phase: pool.phase,
      message: pool.reason,
      scope: [],
      root: "",
      resources: {
        available: pool.nodePools.map(({ id, name, flavor }) => ({
          flavor,
          nodePool: name,
          count: pool.nodes.filter(({ nodePoolId }) => nodePoolId === id).length,
        })),
      },
    },
  };
}

/** A machine of a resource pool. */
export function nodeBody(pool: ResourcePool, node: ResourcePoolNode): unknown {
  const nodePool = pool.nodePools.find(({ id }) => id === node.nodePoolId);
  const version = nodePool && driverOf(nodePool);
  return {
    apiVersion: "v2",
    kind: "Node",
    metadata: {
      name: node.name,
      creationTimestamp: isoSeconds(node.createdAt),
      labels: {
        "os.modelarts.node/batch.uid": node.nodePoolId,
        "os.modelarts.node/nodepool": nodePool?.name ?? "",
        "os.modelarts.node/underlying.instance.id": node.serverId,
        "os.modelarts/resource.id": node.resourceId,
      },
      annotations: { "os.modelarts/billing.mode": node.prePaid ? "1" : "0" },
    },
    spec: { flavor: nodePool?.flavor, os: nodePool?.spec["os"], taints: nodePool?.taints },
    status: {
      phase: "Available",
      ...(version === undefined ? {} : { driver: { phase: "Running", version } }),
    },
  };
}

/** An order in the list of orders. */
export function orderBody(order: ResourcePoolOrder): unknown {
  return {
    orderName: order.id,
    involvedName: order.poolId,
    phase: order.phase,
    failReason: order.failReason,
    createdAt: isoSeconds(order.createdAt),
  };
}

/** What an order did to each thing that it is about: the pool, and each machine. */
export function orderItems(order: ResourcePoolOrder): unknown {
  const status = { processing: "processing", successed: "succeed", failed: "failed" }[order.phase];
  return {
    items: [order.poolId, ...order.nodeNames].map((resourceName) => ({
      resourceName,
      status,
      message: order.failReason,
    })),
  };
}
