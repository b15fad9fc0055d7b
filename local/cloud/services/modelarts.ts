import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { modelArtsFlavors, npuDrivers, npuOperatingSystems } from "../flavors";
import { Refusal } from "../refusal";
import { page, parameter, queryValue, readBody } from "../request";
import { applyResourcePool, deleteResourcePool, placeOrder, purchaseOf } from "../resource-pool-life";
import type { Cluster, Json, ResourceNodePool, ResourcePool } from "../store";
import { subscribe } from "../subscriptions";
import { nodeBody, orderBody, orderItems, poolBody } from "./modelarts-pool-body";

const invalid = "ModelArts.50004000";

const taint = z.object({
  key: z.string().min(1).max(63),
  value: z.string().max(63).optional(),
  effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]),
});
const resource = z.looseObject({
  flavor: z.string(),
  count: z.int().min(1),
  maxCount: z.int().optional(),
  nodePool: z
    .string()
    .regex(/^[a-z]([a-z0-9.-]{0,48}[a-z0-9])?$/, "1 to 50 lower-case letters, digits and hyphens")
    .optional(),
  labels: z.record(z.string(), z.string()).optional(),
  taints: z.array(taint).optional(),
  tags: z.array(z.object({ key: z.string().min(1), value: z.string().default("") })).optional(),
  network: z
    .object({
      vpc: z.string().optional(),
      subnet: z.string().optional(),
      securityGroups: z.array(z.string()).optional(),
    })
    .optional(),
  os: z.looseObject({ name: z.string().optional(), imageId: z.string().optional() }).optional(),
  driver: z.looseObject({ version: z.string().optional() }).optional(),
  extendParams: z.record(z.string(), z.unknown()).optional(),
  creatingStep: z.looseObject({ step: z.int().min(1), type: z.literal("hyperinstance") }).optional(),
});
type Resource = z.infer<typeof resource>;

const annotations = z.record(z.string(), z.string()).default({});
const createBody = z.object({
  apiVersion: z.literal("v2"),
  kind: z.literal("Pool"),
  metadata: z.object({
    labels: z.looseObject({
      "os.modelarts/name": z
        .string()
        .regex(
          /^[a-z][a-z0-9-]{2,30}[a-z0-9]$/,
          "4 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
        ),
      "os.modelarts/node.prefix": z.string().optional(),
      "os.modelarts/workspace.id": z.string().optional(),
    }),
    annotations,
  }),
  spec: z.object({
    type: z.literal("Dedicate"),
    scope: z.array(z.string()).optional(),
    resources: z.array(resource).min(1),
    network: z.object({ name: z.string().optional(), vpcId: z.string().optional(), subnetId: z.string().optional() }),
    clusters: z.array(z.object({ providerId: z.string() })).optional(),
    userLogin: z.object({ password: z.string().optional(), keyPairName: z.string().optional() }).optional(),
  }),
});
const updateBody = z.object({
  metadata: z.object({ annotations }).default({ annotations: {} }),
  spec: z.object({ scope: z.array(z.string()).optional(), resources: z.array(resource).min(1).optional() }).default({}),
});

function refuse(message: string): Refusal {
  return new Refusal(400, invalid, `Invalid request. ${message}`);
}

/** The cluster that a new pool joins, after everything about the pool's surroundings was checked. */
function checkedCluster(context: CloudContext, { spec, metadata }: z.infer<typeof createBody>): Cluster {
  const { clusters, subnets, vpcs, keyPairs, resourcePools, modelArtsAuthorizations } = context.tables;
  const { network, userLogin } = spec;
  if (modelArtsAuthorizations.size === 0) {
    throw new Refusal(403, "ModelArts.0212", "ModelArts has no authorization to act in this account: add one first.");
  }
  if (network.vpcId === undefined) {
    throw refuse(
      "spec.network.vpcId: a Lite pool is wanted; Standard pools need a network of ModelArts, which there is none of.",
    );
  }
  if (spec.scope !== undefined && spec.scope.length > 0) {
    throw refuse("spec.scope: a Lite pool runs no jobs of ModelArts.");
  }
  const name = metadata.labels["os.modelarts/name"];
  if ([...resourcePools.values()].some((pool) => pool.name === name)) {
    throw new Refusal(409, "ModelArts.50015002", `Resource pool ${name} exists already.`);
  }
  const [provider, ...more] = spec.clusters ?? [];
  if (provider === undefined || more.length > 0) {
    throw refuse(`spec.clusters: got ${more.length + (provider ? 1 : 0)} clusters; a Lite pool needs exactly one.`);
  }
  const cluster = clusters.get(provider.providerId);
  if (cluster?.phase !== "Available") {
    const state = cluster === undefined ? "does not exist" : `is ${cluster.phase}`;
    throw refuse(`spec.clusters[0].providerId: CCE cluster ${provider.providerId} ${state}; it must be Available.`);
  }
  if (!vpcs.has(network.vpcId) || cluster.vpcId !== network.vpcId) {
    throw refuse(`spec.network.vpcId: got ${network.vpcId}; cluster ${cluster.name} is in VPC ${cluster.vpcId}.`);
  }
  if (subnets.get(network.subnetId ?? "")?.vpcId !== network.vpcId) {
    throw refuse(`spec.network.subnetId: subnet ${network.subnetId ?? "none"} is not in VPC ${network.vpcId}.`);
  }
  const key = userLogin?.keyPairName;
  if (key === undefined ? userLogin?.password === undefined : !keyPairs.has(key)) {
    throw refuse(`spec.userLogin: ${key === undefined ? "a key pair or a password is wanted" : `no key pair ${key}`}.`);
  }
  return cluster;
}

function checkPurchase(bought: Record<string, string>): void {
  const { prePaid, periodUnit, period } = purchaseOf(bought);
  if (!prePaid) {
    throw refuse("os.modelarts/billing.mode: Lite pools are sold for months or years only (billing mode 1).");
  }
  if (!(period >= 1 && period <= (periodUnit === "month" ? 9 : 3)) || !("os.modelarts/period.num" in bought)) {
    throw refuse("os.modelarts/period.num: 1 to 9 months or 1 to 3 years are wanted.");
  }
}

/** The operating system and driver that a node pool gets. */
function software(cluster: Cluster, { flavor, os, driver }: Resource): Json {
  const npus = modelArtsFlavors[flavor]?.npus;
  if (npus === undefined) {
    throw refuse(`flavor: ${flavor} does not exist or is sold out: ${Object.keys(modelArtsFlavors).join(", ")}.`);
  }
  const wanted = npuOperatingSystems[cluster.networkMode] ?? "";
  if (os?.imageId === undefined && os?.name !== undefined && os.name !== wanted) {
    throw refuse(
      `os.name: ${os.name} does not fit cluster ${cluster.name} with the container network ${cluster.networkMode}: ${wanted} does.`,
    );
  }
  if (driver?.version !== undefined && (npus === 0 || !npuDrivers.includes(driver.version))) {
    throw refuse(
      `driver.version: got ${driver.version}; ${npus === 0 ? "none" : npuDrivers.join(", ")} for ${flavor}.`,
    );
  }
  return {
    os: { name: wanted, imageType: "gold", ...os },
    ...(npus === 0 ? {} : { driver: { version: npuDrivers[0], ...driver } }),
  };
}

/** A node pool as it is kept, from what was sent and the pool's surroundings. */
function nodePoolOf(
  context: CloudContext,
  cluster: Cluster,
  network: { vpcId: string; subnetId: string },
  sent: Resource,
  before: ResourceNodePool | undefined,
): ResourceNodePool {
  const { flavor, count, nodePool, labels = {}, taints = [], maxCount, ...rest } = sent;
  const subnet = rest.network?.subnet ?? network.subnetId;
  if (context.tables.subnets.get(subnet)?.vpcId !== network.vpcId) {
    throw refuse(`network.subnet: subnet ${subnet} is not in VPC ${network.vpcId}.`);
  }
  const groups = rest.network?.securityGroups ?? [cluster.securityGroupId];
  const unknown = groups.find((id) => !context.tables.securityGroups.has(id));
  if (unknown !== undefined) {
    throw refuse(`network.securityGroups: security group ${unknown} does not exist.`);
  }
  if (maxCount !== undefined && maxCount > count && maxCount !== before?.spec["maxCount"]) {
    throw refuse("maxCount: pool does not support maxCount more than count now.");
  }
  if (rest.creatingStep && count % rest.creatingStep.step !== 0) {
    throw refuse(`count: ${count} is no multiple of the creating step ${rest.creatingStep.step}.`);
  }
  const shownTaints = taints.map((each) => ({ ...each, value: each.value ?? "" }));
  return {
    id: before?.id ?? randomUUID(),
    name: nodePool ?? `${flavor}-default`,
    flavor,
    count,
    labels,
    taints: shownTaints,
    spec: {
      ...rest,
      ...software(cluster, sent),
      labels,
      taints: shownTaints,
      tags: rest.tags ?? [],
      maxCount: count,
      network: { vpc: network.vpcId, subnet, securityGroups: groups },
      extendParams: { dockerBaseSize: "50", runtime: "containerd", ...rest.extendParams },
    },
  };
}

function checkNames(nodePools: ResourceNodePool[]): void {
  const names = nodePools.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw refuse(`resources: two node pools are named ${twice}.`);
  }
}

function createPool(context: CloudContext, body: z.infer<typeof createBody>, failed: boolean): ResourcePool {
  const cluster = checkedCluster(context, body);
  const { metadata, spec } = body;
  checkPurchase(metadata.annotations);
  const network = { vpcId: cluster.vpcId, subnetId: spec.network.subnetId ?? "" };
  const nodePools = spec.resources.map((each) => nodePoolOf(context, cluster, network, each, undefined));
  checkNames(nodePools);
  const name = metadata.labels["os.modelarts/name"];
  const { prePaid: _prePaid, ...period } = purchaseOf(metadata.annotations);
  const pool: ResourcePool = {
    ...network,
    id: `pool-${randomUUID().slice(0, 8)}-${context.credentials.projectId}`,
    createdAt: Date.now(),
    name,
    phase: "Creating",
    reason: "",
    labels: Object.fromEntries(
      Object.entries(metadata.labels).filter((label): label is [string, string] => typeof label[1] === "string"),
    ),
    annotations: metadata.annotations,
    clusterId: cluster.id,
    keyPair: spec.userLogin?.keyPairName ?? "",
    resourceId: randomUUID(),
    nodePools,
    nodes: [],
  };
  context.tables.resourcePools.set(pool.id, pool);
  subscribe(context, { ...period, id: pool.resourceId, kind: "resourcePool", ownerId: pool.id, name });
  placeOrder(context, pool, failed);
  return pool;
}

function updatePool(
  context: CloudContext,
  pool: ResourcePool,
  body: z.infer<typeof updateBody>,
  failed: boolean,
): void {
  if (pool.phase !== "Running" && pool.phase !== "Abnormal") {
    throw new Refusal(409, "ModelArts.50015003", `Resource pool ${pool.name} is ${pool.phase}; it must be Running.`);
  }
  const cluster = context.tables.clusters.get(pool.clusterId);
  if (!cluster) {
    throw refuse(`CCE cluster ${pool.clusterId} does not exist.`);
  }
  const byName = new Map(pool.nodePools.map((nodePool) => [nodePool.name, nodePool]));
  const nodePools = (body.spec.resources ?? []).map((each) => {
    const before = byName.get(each.nodePool ?? `${each.flavor}-default`);
    return nodePoolOf(context, cluster, pool, each, before?.flavor === each.flavor ? before : undefined);
  });
  checkNames(nodePools);
  // A description that is not sent stays: this is a merge patch.
  pool.annotations = { ...pool.annotations, ...body.metadata.annotations };
  if (nodePools.length === 0) {
    return;
  }
  const count = (list: ResourceNodePool[]): string => JSON.stringify(list.map(({ id, count: nodes }) => [id, nodes]));
  const scales = count(nodePools) !== count(pool.nodePools);
  pool.nodePools = nodePools;
  if (scales) {
    pool.phase = "Scaling";
    placeOrder(context, pool, failed);
  }
  applyResourcePool(context, pool.id);
}

function poolOf(context: CloudContext, id: string): ResourcePool {
  const pool = context.tables.resourcePools.get(id);
  if (!pool) {
    throw new Refusal(404, "ModelArts.50015001", `Resource pool ${id} not found.`);
  }
  return pool;
}

/** Resource pools of ModelArts in Lite mode: machines that join a CCE cluster, with their orders. */
export function modelArtsPoolService(app: FastifyInstance, context: CloudContext): void {
  const { resourcePools, resourcePoolOrders } = context.tables;
  const root = "/v2/:project/pools";
  const failing = (request: { effect: { failedState: boolean } | undefined }): boolean =>
    request.effect?.failedState ?? false;

  app.post(root, (request) => {
    const pool = createPool(context, readBody(request, createBody), failing(request));
    applyResourcePool(context, pool.id);
    return poolBody(context, pool);
  });
  app.get(root, () => ({
    apiVersion: "v2",
    kind: "PoolList",
    items: [...resourcePools.values()].map((pool) => poolBody(context, pool)),
  }));
  app.get(`${root}/:id`, (request) => poolBody(context, poolOf(context, parameter(request, "id"))));
  app.patch(`${root}/:id`, (request) => {
    const pool = poolOf(context, parameter(request, "id"));
    if (request.headers["content-type"] !== "application/merge-patch+json") {
      throw new Refusal(
        400,
        "ModelArts.50004100",
        "Content type not supported: application/merge-patch+json is wanted.",
      );
    }
    updatePool(context, pool, readBody(request, updateBody), failing(request));
    return poolBody(context, pool);
  });
  app.delete(`${root}/:id`, (request) => {
    const pool = poolOf(context, parameter(request, "id"));
    if (context.tables.subscriptions.has(pool.resourceId)) {
      throw refuse(`Resource pool ${pool.name} was paid in advance: unsubscribe from it instead.`);
    }
    deleteResourcePool(context, pool.id);
    return poolBody(context, pool);
  });
  app.get(`${root}/:id/nodes`, (request) => {
    const pool = poolOf(context, parameter(request, "id"));
    return { apiVersion: "v2", kind: "NodeList", metadata: {}, items: pool.nodes.map((node) => nodeBody(pool, node)) };
  });
  app.get("/v1/:project/orders", (request) => {
    const pool = queryValue(request, "involvedName");
    const since = Number(queryValue(request, "since") ?? 0);
    const offset = Number(queryValue(request, "offset") ?? 0);
    const orders = [...resourcePoolOrders.values()]
      .filter((order) => (pool === undefined || order.poolId === pool) && order.createdAt >= since)
      .reverse();
    return { items: page(request, orders.slice(offset), 100).map(orderBody), total: orders.length };
  });
  app.get("/v1/:project/orders/:id", (request) => {
    const order = resourcePoolOrders.get(parameter(request, "id"));
    if (!order) {
      throw new Refusal(404, "ModelArts.50015004", `Order ${parameter(request, "id")} not found.`);
    }
    return orderItems(order);
  });
}
