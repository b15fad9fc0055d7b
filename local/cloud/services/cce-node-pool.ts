import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { applyNodePool, deleteNodePool } from "../cluster-life";
import type { CloudContext } from "../context";
import {
  availabilityZones,
  clusterFlavors,
  nodeFlavors,
  nodeOperatingSystems,
  npuOperatingSystems,
  volumeTypes,
} from "../flavors";
import { Refusal } from "../refusal";
import { parameter, readBody } from "../request";
import type { Cluster, Json, NodePool } from "../store";
import { availableCluster, clusterOf } from "./cce-cluster";

const invalid = "CCE.01400001";

const volume = z.looseObject({ size: z.int().min(10).max(32768), volumetype: z.enum(volumeTypes) });
const taint = z.object({
  key: z.string().min(1).max(63),
  value: z.string().max(63).default(""),
  effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]),
});
const login = z.looseObject({
  sshKey: z.string().optional(),
  userPassword: z.looseObject({ username: z.string().optional(), password: z.string().optional() }).optional(),
});
const nic = z.looseObject({
  primaryNic: z.looseObject({ subnetId: z.string().optional(), subnetList: z.array(z.string()).optional() }).optional(),
});
const name = z
  .string()
  .regex(
    /^[a-z]([a-z0-9-]{0,48}[a-z0-9])?$/,
    "1 to 50 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
  );
const count = z.int().min(0);
const policy = z.enum(["ignore", "refresh"]).optional();
const shared = {
  autoscaling: z
    .looseObject({ enable: z.boolean().optional(), minNodeCount: count.optional(), maxNodeCount: count.optional() })
    .optional(),
  nodeManagement: z.looseObject({}).optional(),
  podSecurityGroups: z.array(z.object({ id: z.string().optional() })).optional(),
  customSecurityGroups: z.array(z.string()).optional(),
  labelPolicyOnExistingNodes: policy,
  userTagsPolicyOnExistingNodes: policy,
  taintPolicyOnExistingNodes: policy,
  extensionScaleGroups: z.array(z.unknown()).optional(),
};
const template = {
  k8sTags: z.record(z.string(), z.string()).optional(),
  taints: z.array(taint).max(20).optional(),
  userTags: z
    .array(z.object({ key: z.string().min(1), value: z.string().default("") }))
    .max(20)
    .optional(),
  extendParam: z.record(z.string(), z.unknown()).optional(),
};
const createBody = z.object({
  kind: z.literal("NodePool"),
  metadata: z.looseObject({ name }),
  spec: z.looseObject({
    type: z.enum(["vm", "ElasticBMS", ""]).default("vm"),
    initialNodeCount: count,
    ...shared,
    nodeTemplate: z.looseObject({
      ...template,
      flavor: z.string(),
      az: z.string(),
      os: z.string().optional(),
      login,
      rootVolume: volume,
      dataVolumes: z.array(volume).optional(),
      nodeNicSpec: nic.optional(),
      runtime: z.looseObject({ name: z.enum(["docker", "containerd"]).optional() }).optional(),
      billingMode: z.int().min(0).max(1).default(0),
    }),
  }),
});
type CreateBody = z.infer<typeof createBody>;

const updateBody = z.object({
  metadata: z.looseObject({ name }),
  spec: z.looseObject({
    initialNodeCount: count.optional(),
    ignoreInitialNodeCount: z.boolean().default(false),
    ...shared,
    nodeTemplate: z
      .looseObject({
        ...template,
        os: z.string().optional(),
        login: login.optional(),
        rootVolumeUpdate: volume.optional(),
        dataVolumesUpdate: z.array(volume).optional(),
        nodeNicSpecUpdate: nic.optional(),
      })
      .default({}),
  }),
});

function refuse(message: string): Refusal {
  return new Refusal(400, invalid, `Invalid request. ${message}`);
}

function checkFlavor(cluster: Cluster, type: "vm" | "ElasticBMS", flavorName: string): void {
  const flavor = nodeFlavors[flavorName];
  if (!flavor) {
    throw refuse(`The flavor ${flavorName} does not exist or is sold out: ${Object.keys(nodeFlavors).join(", ")}.`);
  }
  if (type === "ElasticBMS" && cluster.networkMode !== "eni") {
    throw refuse(
      `Node pools of type ElasticBMS exist only in CCE Turbo clusters; cluster ${cluster.name} has the container ` +
        `network ${cluster.networkMode} (eni makes a Turbo cluster).`,
    );
  }
  if (flavor.poolType !== type) {
    throw refuse(`The flavor ${flavorName} is for node pools of type ${flavor.poolType}, not ${type}.`);
  }
}

function checkNodeLimit(context: CloudContext, cluster: Cluster, own: NodePool | undefined, wanted: number): void {
  const limit = clusterFlavors[cluster.flavor]?.nodeLimit ?? 0;
  const others = [...context.tables.nodePools.values()]
    .filter((pool) => pool.clusterId === cluster.id && pool !== own)
    .reduce((sum, pool) => sum + pool.count, 0);
  if (others + wanted > limit) {
    throw new Refusal(
      400,
      "CCE.01400014",
      `Node quota exceeded: ${others + wanted} nodes; cluster flavor ${cluster.flavor} manages ${limit}.`,
    );
  }
}

function checkName(context: CloudContext, cluster: Cluster, own: NodePool | undefined, wanted: string): void {
  const pools = [...context.tables.nodePools.values()];
  if (pools.some((pool) => pool.clusterId === cluster.id && pool !== own && pool.name === wanted)) {
    throw new Refusal(
      409,
      "CCE.01409001",
      `The resource already exists. Node pool ${wanted} of cluster ${cluster.name}.`,
    );
  }
}

/** Whether settings say for how long machines are bought. */
function isOrder(settings: Json = {}): boolean {
  const { periodType, periodNum } = settings;
  const longest = periodType === "month" ? 9 : periodType === "year" ? 3 : 0;
  return Number(periodNum) >= 1 && Number(periodNum) <= longest;
}

/** Whether the machines of a pool were paid in advance: they leave it only when somebody unsubscribes from them. */
function isPrePaid(pool: NodePool): boolean {
  return (pool.spec["nodeTemplate"] as Json)["billingMode"] === 1 && pool.currentNode > 0;
}

function checkTemplate(context: CloudContext, cluster: Cluster, body: CreateBody): void {
  const { nodeTemplate, customSecurityGroups } = body.spec;
  const zones = availabilityZones(context.credentials.region);
  if (nodeTemplate.az !== "random" && !zones.includes(nodeTemplate.az)) {
    throw refuse(
      `spec.nodeTemplate.az: availability zone ${nodeTemplate.az} does not exist: random, ${zones.join(", ")}.`,
    );
  }
  const image = nodeTemplate.extendParam?.["alpha.cce/NodeImageID"];
  if (image === undefined && !nodeOperatingSystems.includes(nodeTemplate.os ?? "")) {
    throw refuse(
      `spec.nodeTemplate.os: ${nodeTemplate.os ?? "nothing"} is not one of ${nodeOperatingSystems.join(", ")}.`,
    );
  }
  const npuSystem = npuOperatingSystems[cluster.networkMode];
  if (image === undefined && (nodeFlavors[nodeTemplate.flavor]?.npus ?? 0) > 0 && nodeTemplate.os !== npuSystem) {
    throw refuse(
      `spec.nodeTemplate.os: ${nodeTemplate.os ?? "nothing"} does not run on ${nodeTemplate.flavor} in a cluster with the ` +
        `container network ${cluster.networkMode}; ${npuSystem ?? "none"} does.`,
    );
  }
  const { maxPods } = nodeTemplate.extendParam ?? {};
  if (maxPods !== undefined && !(Number(maxPods) >= 16 && Number(maxPods) <= 256)) {
    throw refuse(`spec.nodeTemplate.extendParam.maxPods: got ${JSON.stringify(maxPods)}; 16 to 256.`);
  }
  if (nodeTemplate.billingMode === 1 && !isOrder(nodeTemplate.extendParam)) {
    throw refuse("spec.nodeTemplate.extendParam: billing mode 1 needs periodType and periodNum.");
  }
  if (nodeTemplate.rootVolume.size < 40) {
    throw refuse("spec.nodeTemplate.rootVolume.size: at least 40 GiB.");
  }
  const key = nodeTemplate.login.sshKey;
  if (key === undefined && !hasPassword(nodeTemplate.login)) {
    throw refuse("spec.nodeTemplate.login: a key pair or a password is wanted.");
  }
  if (key !== undefined && !context.tables.keyPairs.has(key)) {
    throw refuse(`spec.nodeTemplate.login.sshKey: the key pair ${key} does not exist.`);
  }
  const group = customSecurityGroups?.find((id) => !context.tables.securityGroups.has(id));
  if (group !== undefined) {
    throw refuse(`spec.customSecurityGroups: security group ${group} does not exist.`);
  }
  const subnet = nodeTemplate.nodeNicSpec?.primaryNic?.subnetId;
  if (subnet !== undefined && context.tables.subnets.get(subnet)?.vpcId !== cluster.vpcId) {
    throw new Refusal(400, "CCE.01400002", `Subnet not found in the VPC. Subnet ${subnet}.`);
  }
}

/** Whether a login has a password: the provider sends an empty one where there is none. */
function hasPassword({ userPassword }: z.infer<typeof login>): boolean {
  return userPassword?.password !== undefined && userPassword.password !== "";
}

/** The login as it may be shown: never a password. */
function shownLogin(sent: z.infer<typeof login>): Json {
  return sent.sshKey === undefined ? { userPassword: { username: "root" } } : { sshKey: sent.sshKey };
}

function completeSpec(cluster: Cluster, body: CreateBody, type: string): Json {
  const { nodeTemplate } = body.spec;
  return {
    ...body.spec,
    type,
    labelPolicyOnExistingNodes: body.spec.labelPolicyOnExistingNodes ?? "refresh",
    userTagsPolicyOnExistingNodes: body.spec.userTagsPolicyOnExistingNodes ?? "ignore",
    taintPolicyOnExistingNodes: body.spec.taintPolicyOnExistingNodes ?? "refresh",
    nodeTemplate: {
      ...nodeTemplate,
      login: shownLogin(nodeTemplate.login),
      runtime: { name: nodeTemplate.runtime?.name ?? "containerd" },
      nodeNicSpec: {
        ...nodeTemplate.nodeNicSpec,
        primaryNic: {
          ...nodeTemplate.nodeNicSpec?.primaryNic,
          subnetId: nodeTemplate.nodeNicSpec?.primaryNic?.subnetId ?? cluster.subnetId,
        },
      },
      serverEnterpriseProjectID: nodeTemplate["serverEnterpriseProjectID"] ?? "0",
    },
  };
}

function poolBody(pool: NodePool): unknown {
  return {
    kind: "NodePool",
    apiVersion: "v3",
    metadata: {
      name: pool.name,
      uid: pool.id,
      creationTimestamp: new Date(pool.createdAt).toISOString(),
      updateTimestamp: new Date(pool.createdAt).toISOString(),
    },
    spec: { ...pool.spec, initialNodeCount: pool.count },
    status: {
      currentNode: pool.currentNode,
      creatingNode: pool.phase === "Synchronizing" ? Math.max(0, pool.count - pool.currentNode) : 0,
      deletingNode: 0,
      phase: pool.phase,
      conditions: pool.reason === "" ? [] : [{ type: "Error", status: "True", message: pool.reason }],
    },
  };
}

function createPool(context: CloudContext, cluster: Cluster, body: CreateBody, failed: boolean): NodePool {
  const { spec } = body;
  const type = spec.type === "" ? "vm" : spec.type;
  checkName(context, cluster, undefined, body.metadata.name);
  checkFlavor(cluster, type, spec.nodeTemplate.flavor);
  checkTemplate(context, cluster, body);
  checkNodeLimit(context, cluster, undefined, spec.initialNodeCount);
  const now = Date.now();
  const pool: NodePool = {
    id: randomUUID(),
    createdAt: now,
    readyAt: now + context.delays.create,
    ...(failed ? { failed } : {}),
    clusterId: cluster.id,
    name: body.metadata.name,
    phase: "Synchronizing",
    reason: "",
    spec: completeSpec(cluster, body, type),
    type,
    flavor: spec.nodeTemplate.flavor,
    count: spec.initialNodeCount,
    currentNode: 0,
    labels: spec.nodeTemplate.k8sTags ?? {},
    taints: spec.nodeTemplate.taints ?? [],
    keyPair: spec.nodeTemplate.login.sshKey ?? "",
    subnetId: spec.nodeTemplate.nodeNicSpec?.primaryNic?.subnetId ?? cluster.subnetId,
    securityGroupIds: spec.customSecurityGroups ?? [],
  };
  context.tables.nodePools.set(pool.id, pool);
  return pool;
}

function updatePool(context: CloudContext, cluster: Cluster, pool: NodePool, body: z.infer<typeof updateBody>): void {
  checkName(context, cluster, pool, body.metadata.name);
  const { nodeTemplate, initialNodeCount, ignoreInitialNodeCount, ...spec } = body.spec;
  const wanted = ignoreInitialNodeCount ? pool.count : (initialNodeCount ?? 0);
  checkNodeLimit(context, cluster, pool, wanted);
  if (wanted < pool.count && isPrePaid(pool)) {
    throw refuse(`spec.initialNodeCount: the nodes of pool ${pool.name} were paid in advance; unsubscribe from them.`);
  }
  const key = nodeTemplate.login?.sshKey;
  if (key !== undefined && !context.tables.keyPairs.has(key)) {
    throw refuse(`spec.nodeTemplate.login.sshKey: the key pair ${key} does not exist.`);
  }
  const { rootVolumeUpdate, dataVolumesUpdate, nodeNicSpecUpdate, login: newLogin, ...plain } = nodeTemplate;
  const before = pool.spec["nodeTemplate"] as Json;
  const passwordSent = newLogin !== undefined && hasPassword(newLogin);
  pool.name = body.metadata.name;
  pool.count = wanted;
  pool.labels = nodeTemplate.k8sTags ?? {};
  pool.taints = nodeTemplate.taints ?? [];
  pool.keyPair = key ?? (passwordSent ? "" : pool.keyPair);
  pool.securityGroupIds = spec.customSecurityGroups ?? pool.securityGroupIds;
  pool.spec = {
    ...pool.spec,
    ...spec,
    nodeTemplate: {
      ...before,
      ...plain,
      userTags: nodeTemplate.userTags ?? [],
      k8sTags: pool.labels,
      taints: pool.taints,
      login: newLogin !== undefined && (key !== undefined || passwordSent) ? shownLogin(newLogin) : before["login"],
      rootVolume: rootVolumeUpdate ?? before["rootVolume"],
      dataVolumes: dataVolumesUpdate ?? before["dataVolumes"],
      nodeNicSpec: nodeNicSpecUpdate?.primaryNic?.subnetId === undefined ? before["nodeNicSpec"] : nodeNicSpecUpdate,
    },
  };
  pool.phase = "Synchronizing";
  pool.readyAt = Date.now() + context.delays.create;
}

/** Node pools of CCE clusters. */
export function cceNodePoolService(app: FastifyInstance, context: CloudContext): void {
  const { nodePools } = context.tables;
  const root = "/api/v3/projects/:project/clusters/:cluster/nodepools";

  function poolOf(clusterId: string, id: string): NodePool {
    clusterOf(context, clusterId);
    const pool = nodePools.get(id);
    if (pool?.clusterId !== clusterId) {
      throw new Refusal(404, "CCE.01404001", `Resource not found. Node pool ${id} does not exist.`);
    }
    return pool;
  }

  app.post(root, (request, reply) => {
    const cluster = availableCluster(context, parameter(request, "cluster"));
    const pool = createPool(context, cluster, readBody(request, createBody), request.effect?.failedState ?? false);
    applyNodePool(context, pool.id);
    return reply.code(201).send(poolBody(pool));
  });
  app.get(root, (request) => {
    const cluster = clusterOf(context, parameter(request, "cluster"));
    const pools = [...nodePools.values()].filter((pool) => pool.clusterId === cluster.id);
    return { kind: "List", apiVersion: "v3", items: pools.map(poolBody) };
  });
  app.get(`${root}/:id`, (request) => poolBody(poolOf(parameter(request, "cluster"), parameter(request, "id"))));
  app.put(`${root}/:id`, (request) => {
    const cluster = availableCluster(context, parameter(request, "cluster"));
    const pool = poolOf(cluster.id, parameter(request, "id"));
    updatePool(context, cluster, pool, readBody(request, updateBody));
    applyNodePool(context, pool.id);
    return poolBody(pool);
  });
  app.delete(`${root}/:id`, (request) => {
    const pool = poolOf(parameter(request, "cluster"), parameter(request, "id"));
    if (isPrePaid(pool)) {
      const message = `Node pool ${pool.name} has nodes that were paid in advance: unsubscribe from them first.`;
      throw new Refusal(403, "CCE.01403009", message);
    }
    pool.phase = "Deleting";
    deleteNodePool(context, pool.id);
    return poolBody(pool);
  });
}
