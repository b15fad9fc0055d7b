import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { deleteCluster } from "../cluster-life";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { isoSeconds, parameter, readBody } from "../request";
import { deleteResourcePool, returnNodes } from "../resource-pool-life";
import type { Subscription } from "../store";

const queryBody = z.object({
  resource_ids: z.array(z.string()).optional(),
  order_id: z.string().optional(),
  only_main_resource: z.int().optional(),
  status_list: z.array(z.int()).optional(),
  limit: z.int().min(1).max(500).default(10),
  offset: z.int().min(0).default(0),
});
const unsubscribeBody = z.object({
  resource_ids: z.array(z.string()).min(1),
  unsubscribe_type: z.int().min(1).max(3),
});

/** State of everything that is paid for: what is no longer is forgotten. */
const inUse = 2;
/** State of an order that is paid and done. */
const completed = 5;

function serviceOf({ kind }: Subscription): { code: string; type: string } {
  return kind === "cluster"
    ? { code: "hws.service.type.cce", type: "hws.resource.type.cce.cluster" }
    : {
        code: "hws.service.type.modelarts",
        type: `hws.resource.type.modelarts.${kind === "resourcePool" ? "pool" : "node"}`,
      };
}

function resourceBody(context: CloudContext, subscription: Subscription): unknown {
  const { code, type } = serviceOf(subscription);
  return {
    id: subscription.id,
    resource_id: subscription.id,
    resource_name: subscription.name,
    region_code: context.credentials.region,
    project_id: context.credentials.projectId,
    service_type_code: code,
    resource_type_code: type,
    is_main_resource: 1,
    status: inUse,
    effective_time: isoSeconds(subscription.createdAt),
    expire_policy: subscription.autoRenew ? 3 : 0,
  };
}

/** Ends what was paid in advance: the thing itself goes with it. */
function unsubscribe(context: CloudContext, ended: Subscription[]): void {
  const { clusters, resourcePools, subscriptions } = context.tables;
  for (const { id, kind, ownerId } of ended) {
    subscriptions.delete(id);
    const cluster = clusters.get(ownerId);
    if (kind === "cluster" && cluster) {
      cluster.phase = "Deleting";
      deleteCluster(context, cluster.id);
    }
    if (kind === "resourcePool") {
      deleteResourcePool(context, ownerId);
    }
  }
  const machines = ended.filter(({ kind }) => kind === "resourcePoolNode");
  for (const poolId of new Set(machines.map(({ ownerId }) => ownerId))) {
    const pool = resourcePools.get(poolId);
    if (pool && pool.phase !== "Deleting") {
      returnNodes(
        context,
        pool,
        machines.map(({ id }) => id),
      );
    }
  }
}

/** Orders and subscriptions of billing (BSS v2), as far as the provider asks for them. Orders are paid at once. */
export function bssService(app: FastifyInstance, context: CloudContext): void {
  const { subscriptions } = context.tables;
  const subscriptionOf = (id: string): Subscription => {
    const subscription = subscriptions.get(id);
    if (!subscription) {
      throw new Refusal(400, "CBC.30000067", `The resource ${id} was not paid in advance, or not by this account.`);
    }
    return subscription;
  };

  app.get("/v2/orders/customer-orders/details/:id", (request) => {
    const id = parameter(request, "id");
    const items = [...subscriptions.values()].filter(({ orderId }) => orderId === id);
    const [first] = items;
    if (first === undefined) {
      throw new Refusal(400, "CBC.30000052", `The order ${id} does not exist.`);
    }
    return {
      total_count: items.length,
      order_info: {
        order_id: id,
        customer_id: context.credentials.domainId,
        status: completed,
        order_type: 1,
        create_time: isoSeconds(first.createdAt),
        payment_time: isoSeconds(first.createdAt),
      },
      order_line_items: items.map(({ id: resourceId, periodUnit, period }) => ({
        order_line_item_id: resourceId,
        period_type: periodUnit === "month" ? 2 : 3,
        period_num: period,
      })),
    };
  });
  // The address is written without the b.
  app.post("/v2/orders/suscriptions/resources/query", (request) => {
    const { resource_ids: ids, order_id: order, status_list: states, limit, offset } = readBody(request, queryBody);
    const found = [...subscriptions.values()].filter(
      (each) =>
        (ids === undefined || ids.includes(each.id)) &&
        (order === undefined || each.orderId === order) &&
        (states === undefined || states.includes(inUse)),
    );
    return {
      total_count: found.length,
      data: found.slice(offset, offset + limit).map((each) => resourceBody(context, each)),
    };
  });
  app.post("/v2/orders/subscriptions/resources/unsubscribe", (request) => {
    const ended = readBody(request, unsubscribeBody).resource_ids.map(subscriptionOf);
    unsubscribe(context, ended);
    return { order_ids: [...new Set(ended.map(({ orderId }) => orderId))], fail_resource_infos: [] };
  });
  app.post("/v2/orders/subscriptions/resources/autorenew/:id", (request, reply) => {
    subscriptionOf(parameter(request, "id")).autoRenew = true;
    return reply.code(204).send();
  });
  app.delete("/v2/orders/subscriptions/resources/autorenew/:id", (request, reply) => {
    subscriptionOf(parameter(request, "id")).autoRenew = false;
    return reply.code(204).send();
  });
}
