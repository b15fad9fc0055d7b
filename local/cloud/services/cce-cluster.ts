import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { addonTemplates, versionsFor } from "../addon-templates";
import { nthAddress, overlaps, parseCidr } from "../cidr";
import { checkPublicAddress, publicAddressOf } from "../cluster-address";
import { deleteCluster, startCluster } from "../cluster-life";
import type { CloudContext } from "../context";
import { availabilityZones, clusterFlavors, clusterVersions } from "../flavors";
import { Refusal } from "../refusal";
import { parameter, readBody, text } from "../request";
import type { Cluster, Json } from "../store";
import { subscribe } from "../subscriptions";
import { keyProblem } from "./kms";
import { createSecurityGroup } from "./security-group";

const invalid = "CCE.01400001";

const tag = z.object({ key: z.string().min(1), value: z.string().default("") });
const cidrs = z.array(z.object({ cidr: z.string() }));
const eniNetwork = z.looseObject({ subnets: z.array(z.object({ subnetID: z.string() })).default([]) });
const customSan = z
  .array(z.string().regex(/^[A-Za-z0-9*]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, "a domain name or an address"))
  .max(128);
const createBody = z.object({
  kind: z.literal("Cluster"),
  apiversion: z.literal("v3").optional(),
  metadata: z.looseObject({
    name: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{2,126}[a-z0-9]$/,
        "4 to 128 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
      ),
    alias: z.string().optional(),
    timezone: z.string().optional(),
  }),
  spec: z.looseObject({
    type: z.enum(["VirtualMachine", "ARM64"]).default("VirtualMachine"),
    flavor: z.string(),
    version: z.string().optional(),
    description: text,
    hostNetwork: z.looseObject({ vpc: z.string(), subnet: z.string(), SecurityGroup: z.string().optional() }),
    containerNetwork: z.looseObject({
      mode: z.enum(["overlay_l2", "vpc-router", "eni"]),
      cidr: z.string().optional(),
      cidrs: cidrs.optional(),
    }),
    eniNetwork: eniNetwork.optional(),
    serviceNetwork: z.looseObject({ IPv4CIDR: z.string().optional() }).optional(),
    authentication: z.looseObject({ mode: z.string().default("rbac") }).default({ mode: "rbac" }),
    billingMode: z.int().default(0),
    kubeProxyMode: z.enum(["iptables", "ipvs"]).optional(),
    masters: z.array(z.object({ availabilityZone: z.string() })).optional(),
    clusterTags: z.array(tag).optional(),
    customSan: customSan.optional(),
    extendParam: z.record(z.string(), z.unknown()).optional(),
    ipv6enable: z.boolean().optional(),
    enableDistMgt: z.boolean().optional(),
    configurationsOverride: z.array(z.unknown()).optional(),
    encryptionConfig: z
      .object({ mode: z.enum(["Default", "KMS"]).optional(), kmsKeyID: z.string().optional() })
      .optional(),
  }),
});
type CreateSpec = z.infer<typeof createBody>["spec"];

// What CCE changes in place; everything else of a cluster stays what it was made with.
const updateBody = z.strictObject({
  kind: z.string().optional(),
  apiVersion: z.string().optional(),
  metadata: z.strictObject({ alias: z.string().optional() }).optional(),
  spec: z
    .strictObject({
      description: z.string().optional(),
      customSan: customSan.optional(),
      containerNetwork: z.strictObject({ cidrs: cidrs.optional() }).optional(),
      eniNetwork: z.strictObject({ subnets: z.array(z.strictObject({ subnetID: z.string() })).default([]) }).optional(),
      hostNetwork: z.strictObject({ SecurityGroup: z.string().optional() }).optional(),
    })
    .default({}),
});
const tagsBody = z.object({ tags: z.array(tag) });
const resizeBody = z.object({ flavorResize: z.string() });

/** Finds a cluster or answers as CCE does where there is none. */
export function clusterOf(context: CloudContext, id: string): Cluster {
  const cluster = context.tables.clusters.get(id);
  if (!cluster) {
    throw new Refusal(404, "CCE.01404001", `Resource not found. Cluster ${id} does not exist.`);
  }
  return cluster;
}

/** Finds a cluster that works, or says why not. */
export function availableCluster(context: CloudContext, id: string): Cluster {
  const cluster = clusterOf(context, id);
  if (cluster.phase !== "Available") {
    throw new Refusal(403, "CCE.01403009", `Cluster ${cluster.name} is ${cluster.phase}; it must be Available.`);
  }
  return cluster;
}

function flavorOf(name: string): { nodeLimit: number; masters: 1 | 3 } {
  const flavor = clusterFlavors[name];
  if (!flavor) {
    throw new Refusal(
      400,
      "CCE.01400004",
      `No available flavors for master nodes. ${name} is not sold: ${Object.keys(clusterFlavors).join(", ")}.`,
    );
  }
  return flavor;
}

function versionOf(asked: string | undefined): string {
  if (asked === undefined || asked === "") {
    return Object.values(clusterVersions)[0] ?? "";
  }
  const release = clusterVersions[asked] ?? Object.values(clusterVersions).find((known) => known === asked);
  if (release === undefined) {
    throw new Refusal(
      400,
      invalid,
      `Invalid request. Cluster version ${asked} is not offered: ${Object.keys(clusterVersions).join(", ")}.`,
    );
  }
  return release;
}

function checkNetwork(context: CloudContext, spec: CreateSpec): void {
  const { vpcs, subnets, securityGroups } = context.tables;
  const vpc = vpcs.get(spec.hostNetwork.vpc);
  if (!vpc) {
    throw new Refusal(400, invalid, `Invalid request. VPC ${spec.hostNetwork.vpc} does not exist.`);
  }
  const subnet = subnets.get(spec.hostNetwork.subnet);
  if (subnet?.vpcId !== vpc.id) {
    throw new Refusal(400, "CCE.01400002", `Subnet not found in the VPC. Subnet ${spec.hostNetwork.subnet}.`);
  }
  const group = spec.hostNetwork.SecurityGroup;
  if (group !== undefined && group !== "" && !securityGroups.has(group)) {
    throw new Refusal(400, invalid, `Invalid request. Security group ${group} does not exist.`);
  }
  const service = spec.serviceNetwork?.IPv4CIDR;
  if (service !== undefined && (parseCidr(service) === undefined || overlaps(service, vpc.cidr))) {
    throw new Refusal(
      400,
      invalid,
      `Invalid request. Service range ${service} is no range or overlaps VPC ${vpc.cidr}.`,
    );
  }
  if (spec.containerNetwork.mode === "eni") {
    checkEniSubnets(
      context,
      vpc.id,
      (spec.eniNetwork?.subnets ?? []).map((each) => each.subnetID),
    );
    return;
  }
  for (const cidr of containerCidrs(spec)) {
    checkContainerCidr(context, vpc.id, spec.containerNetwork.mode, cidr, service);
  }
}

function checkEniSubnets(context: CloudContext, vpcId: string, ids: string[]): void {
  if (ids.length === 0) {
    throw new Refusal(
      400,
      invalid,
      "Invalid request. spec.eniNetwork.subnets: a CCE Turbo cluster needs a subnet for pods.",
    );
  }
  const known = [...context.tables.subnets.values()].filter((subnet) => subnet.vpcId === vpcId);
  const missing = ids.find((id) => !known.some((subnet) => subnet.neutronSubnetId === id));
  if (missing !== undefined) {
    throw new Refusal(
      400,
      "CCE.01400002",
      `Subnet not found in the VPC. Pod subnet ${missing}: the IPv4 subnet ID (neutron_subnet_id) is wanted.`,
    );
  }
}

function checkContainerCidr(
  context: CloudContext,
  vpcId: string,
  mode: string,
  cidr: string,
  service: string | undefined,
): void {
  const vpc = context.tables.vpcs.get(vpcId);
  const conflict = (what: string): Refusal =>
    new Refusal(400, "CCE.01400005", `Container network CIDR blocks conflict. ${cidr} ${what}.`);
  if (parseCidr(cidr) === undefined) {
    throw conflict("is no range");
  }
  if (vpc && [vpc.cidr, ...vpc.extendCidrs].some((range) => overlaps(range, cidr))) {
    throw conflict(`overlaps VPC ${vpc.name} (${vpc.cidr})`);
  }
  if (service !== undefined && overlaps(service, cidr)) {
    throw conflict(`overlaps the service range ${service}`);
  }
  for (const other of context.tables.clusters.values()) {
    const shared = mode === "vpc-router" && other.networkMode === "vpc-router" && other.vpcId === vpcId;
    if (shared && other.containerCidrs.some((range) => overlaps(range, cidr))) {
      throw conflict(`overlaps the container network of cluster ${other.name}`);
    }
  }
}

function containerCidrs(spec: CreateSpec): string[] {
  const sent = spec.containerNetwork.cidrs?.map((each) => each.cidr) ?? [];
  return sent.length > 0 ? sent : spec.containerNetwork.cidr === undefined ? [] : [spec.containerNetwork.cidr];
}

/** A container range for clusters that name none: the first of 10.0.0.0/16, 10.1.0.0/16, … or 172.16.0.0/16 that is free. */
function freeContainerCidr(context: CloudContext, vpcId: string): string {
  const vpc = context.tables.vpcs.get(vpcId);
  const taken = [...context.tables.clusters.values()]
    .filter((cluster) => cluster.vpcId === vpcId)
    .flatMap((cluster) => cluster.containerCidrs);
  const used = [...(vpc ? [vpc.cidr, ...vpc.extendCidrs] : []), ...taken];
  const offers = [...Array.from({ length: 240 }, (_, n) => `10.${n}.0.0/16`), "172.16.0.0/16", "192.168.0.0/16"];
  return offers.find((offer) => !used.some((range) => overlaps(range, offer))) ?? "172.16.0.0/16";
}

function checkEncryption(context: CloudContext, { encryptionConfig }: CreateSpec): void {
  if (encryptionConfig?.mode !== "KMS") {
    return;
  }
  const key = encryptionConfig.kmsKeyID ?? "";
  const problem = key === "" ? "mode KMS needs a key" : keyProblem(context, key);
  if (problem !== undefined) {
    throw new Refusal(400, invalid, `Invalid request. spec.encryptionConfig.kmsKeyID: ${problem}.`);
  }
}

/** The order that a cluster paid in advance is bought with; undefined for a cluster that is paid by the hour. */
function orderOf({
  billingMode,
  extendParam = {},
}: CreateSpec): { periodUnit: "month" | "year"; period: number } | undefined {
  if (billingMode !== 1) {
    return undefined;
  }
  const order = z
    .object({ periodType: z.enum(["month", "year"]), periodNum: z.int().min(1).max(9) })
    .safeParse(extendParam);
  if (!order.success) {
    throw new Refusal(
      400,
      invalid,
      "Invalid request. spec.extendParam: billing mode 1 needs periodType and periodNum.",
    );
  }
  return { periodUnit: order.data.periodType, period: order.data.periodNum };
}

function checkMasters(context: CloudContext, spec: CreateSpec): void {
  const { masters } = flavorOf(spec.flavor);
  const zones = availabilityZones(context.credentials.region);
  if (spec.masters === undefined) {
    return;
  }
  if (spec.masters.length !== masters) {
    throw new Refusal(400, invalid, `Invalid request. spec.masters: ${spec.flavor} has ${masters} master nodes.`);
  }
  const unknown = spec.masters.find((master) => !zones.includes(master.availabilityZone));
  if (unknown) {
    throw new Refusal(400, invalid, `Invalid request. Availability zone ${unknown.availabilityZone} does not exist.`);
  }
}

/** What the cloud answers as `spec`: what was sent, completed with its own defaults. */
function completeSpec(spec: CreateSpec, version: string, group: string, ranges: string[]): Json {
  const turbo = spec.containerNetwork.mode === "eni";
  return {
    ...spec,
    category: turbo ? "Turbo" : "CCE",
    version,
    az: spec.masters?.[0]?.availabilityZone ?? "",
    hostNetwork: { ...spec.hostNetwork, SecurityGroup: group },
    containerNetwork: {
      mode: spec.containerNetwork.mode,
      ...(ranges.length > 0 ? { cidr: ranges[0], cidrs: ranges.map((cidr) => ({ cidr })) } : {}),
    },
    // Both objects are always there: clients read through them without looking.
    eniNetwork: spec.eniNetwork ?? {},
    serviceNetwork: { IPv4CIDR: spec.serviceNetwork?.IPv4CIDR ?? "10.247.0.0/16" },
    kubernetesSvcIpRange: spec.serviceNetwork?.IPv4CIDR ?? "10.247.0.0/16",
    kubeProxyMode: spec.kubeProxyMode ?? "iptables",
    extendParam: { enterpriseProjectId: "0", ...spec.extendParam },
    supportIstio: true,
  };
}

function endpoints(cluster: Cluster, subnetCidr = "127.0.0.0/8"): unknown[] {
  const address = publicAddressOf(cluster);
  return [
    { url: `https://${nthAddress(subnetCidr, 7)}:5443`, type: "Internal" },
    ...(address === undefined ? [] : [{ url: `https://${address}:5443`, type: "External" }]),
  ];
}

function clusterBody(context: CloudContext, cluster: Cluster): unknown {
  const subnet = context.tables.subnets.get(cluster.subnetId);
  return {
    kind: "Cluster",
    apiVersion: "v3",
    metadata: {
      alias: cluster.name,
      ...cluster.metadata,
      name: cluster.name,
      uid: cluster.id,
      creationTimestamp: new Date(cluster.createdAt).toISOString(),
      updateTimestamp: new Date(cluster.createdAt).toISOString(),
    },
    spec: cluster.spec,
    status: {
      phase: cluster.phase,
      jobID: cluster.jobId,
      reason: cluster.reason,
      endpoints: cluster.phase === "Available" ? endpoints(cluster, subnet?.cidr) : [],
    },
  };
}

function createCluster(context: CloudContext, body: z.infer<typeof createBody>, failed: boolean): Cluster {
  const { metadata, spec } = body;
  if ([...context.tables.clusters.values()].some((cluster) => cluster.name === metadata.name)) {
    throw new Refusal(409, "CCE.01409001", `The resource already exists. A cluster named ${metadata.name} exists.`);
  }
  const version = versionOf(spec.version);
  checkMasters(context, spec);
  checkNetwork(context, spec);
  checkEncryption(context, spec);
  const order = orderOf(spec);
  const address = spec.extendParam?.["clusterExternalIP"];
  if (typeof address === "string" && address !== "") {
    const ip = [...context.tables.publicIps.values()].find((each) => each.address === address);
    checkPublicAddress(context, ip, address);
  }
  const id = randomUUID();
  const ownGroup = (role: string): string =>
    createSecurityGroup(context, {
      name: `${metadata.name}-cce-${role}-${id.slice(0, 5)}`,
      description: `The security group is created by CCE cluster ${id} for the ${role} nodes`,
      enterpriseProjectId: "0",
      ownerClusterId: id,
    }).id;
  const asked = containerCidrs(spec);
  const ranges =
    spec.containerNetwork.mode === "eni"
      ? []
      : asked.length > 0
        ? asked
        : [freeContainerCidr(context, spec.hostNetwork.vpc)];
  const group = spec.hostNetwork.SecurityGroup;
  const securityGroupId = group === undefined || group === "" ? ownGroup("node") : group;
  const now = Date.now();
  const cluster: Cluster = {
    id,
    createdAt: now,
    readyAt: now + context.delays.create,
    ...(failed ? { failed } : {}),
    name: metadata.name,
    phase: "Creating",
    reason: "",
    jobId: randomUUID(),
    metadata,
    spec: completeSpec(spec, version, securityGroupId, ranges),
    vpcId: spec.hostNetwork.vpc,
    subnetId: spec.hostNetwork.subnet,
    securityGroupId,
    controlSecurityGroupId: ownGroup("control"),
    flavor: spec.flavor,
    networkMode: spec.containerNetwork.mode,
    containerCidrs: ranges,
    eniSubnetIds: (spec.eniNetwork?.subnets ?? []).map((each) => each.subnetID),
  };
  context.tables.clusters.set(id, cluster);
  if (order !== undefined) {
    const { orderId } = subscribe(context, {
      ...order,
      id,
      kind: "cluster",
      ownerId: id,
      name: cluster.name,
      autoRenew: spec.extendParam?.["isAutoRenew"] === "true",
    });
    cluster.spec["extendParam"] = { ...(cluster.spec["extendParam"] as Json), orderID: orderId };
  }
  for (const [templateName, template] of Object.entries(addonTemplates)) {
    if (template.preinstalled) {
      preinstall(context, cluster, templateName, versionsFor(template, version)[0] ?? "");
    }
  }
  return cluster;
}

function preinstall(context: CloudContext, cluster: Cluster, templateName: string, version: string): void {
  const now = Date.now();
  const id = randomUUID();
  context.tables.addons.set(id, {
    id,
    createdAt: now,
    updatedAt: now,
    readyAt: cluster.readyAt,
    clusterId: cluster.id,
    templateName,
    version,
    values: { basic: addonTemplates[templateName]?.input.basic ?? {} },
    status: "installing",
    reason: "",
    preinstalled: true,
  });
}

/** Refuses a change that a cluster cannot make, before anything of it is made. */
function checkUpdate(context: CloudContext, cluster: Cluster, spec: z.infer<typeof updateBody>["spec"]): void {
  const refuse = (message: string): Refusal => new Refusal(400, invalid, `Invalid request. ${message}`);
  const more = spec.containerNetwork?.cidrs?.map((each) => each.cidr) ?? [];
  if (more.length > 0 && cluster.networkMode !== "vpc-router") {
    throw refuse(
      `spec.containerNetwork.cidrs: the network ${cluster.networkMode} of cluster ${cluster.name} cannot grow.`,
    );
  }
  for (const cidr of more) {
    checkContainerCidr(context, cluster.vpcId, cluster.networkMode, cidr, undefined);
  }
  if (spec.eniNetwork !== undefined) {
    const ids = spec.eniNetwork.subnets.map((each) => each.subnetID);
    const gone = cluster.eniSubnetIds.find((id) => !ids.includes(id));
    if (cluster.networkMode !== "eni" || gone !== undefined) {
      throw refuse(
        `spec.eniNetwork.subnets: pod subnets are only added, and only in CCE Turbo; ${gone ?? ids.join(", ")}.`,
      );
    }
    checkEniSubnets(context, cluster.vpcId, ids);
  }
  const group = spec.hostNetwork?.SecurityGroup;
  if (group !== undefined && !context.tables.securityGroups.has(group)) {
    throw refuse(`Security group ${group} does not exist.`);
  }
}

function updateCluster(context: CloudContext, cluster: Cluster, body: z.infer<typeof updateBody>): void {
  const { metadata, spec } = body;
  checkUpdate(context, cluster, spec);
  if (metadata?.alias !== undefined) {
    cluster.metadata = { ...cluster.metadata, alias: metadata.alias };
  }
  if (spec.description !== undefined) {
    cluster.spec["description"] = spec.description;
  }
  if (spec.customSan !== undefined) {
    cluster.spec["customSan"] = spec.customSan;
  }
  const more = spec.containerNetwork?.cidrs?.map((each) => each.cidr) ?? [];
  if (more.length > 0) {
    cluster.containerCidrs = [...cluster.containerCidrs, ...more];
    cluster.spec["containerNetwork"] = {
      mode: cluster.networkMode,
      cidr: cluster.containerCidrs[0],
      cidrs: cluster.containerCidrs.map((cidr) => ({ cidr })),
    };
  }
  if (spec.eniNetwork !== undefined) {
    cluster.eniSubnetIds = spec.eniNetwork.subnets.map((each) => each.subnetID);
    cluster.spec["eniNetwork"] = spec.eniNetwork;
  }
  const group = spec.hostNetwork?.SecurityGroup;
  if (group !== undefined) {
    cluster.securityGroupId = group;
    cluster.spec["hostNetwork"] = { ...(cluster.spec["hostNetwork"] as Json), SecurityGroup: group };
  }
}

function jobBody(cluster: Cluster): unknown {
  const phases: Partial<Record<Cluster["phase"], string>> = { Creating: "Running", Error: "Failed" };
  return {
    kind: "Job",
    apiVersion: "v3",
    metadata: { uid: cluster.jobId, creationTimestamp: new Date(cluster.createdAt).toISOString() },
    spec: {
      type: "CreateCluster",
      clusterUID: cluster.id,
      resourceID: cluster.id,
      resourceName: cluster.name,
      subJobs: [],
    },
    status: { phase: phases[cluster.phase] ?? "Success", reason: cluster.reason, message: cluster.reason },
  };
}

function deletionRefused(context: CloudContext, cluster: Cluster): Refusal | undefined {
  if (cluster.phase === "Hibernation") {
    return new Refusal(403, "CCE.01403009", `Cluster ${cluster.name} is hibernated: wake it before it is deleted.`);
  }
  const pool = [...context.tables.resourcePools.values()].find((each) => each.clusterId === cluster.id);
  if (pool) {
    const message = `Cluster ${cluster.name} is in use by ModelArts resource pool ${pool.name}: delete the pool first.`;
    return new Refusal(409, "CCE.01409002", message);
  }
  return context.tables.subscriptions.has(cluster.id)
    ? new Refusal(403, "CCE.01403009", `Cluster ${cluster.name} was paid in advance: unsubscribe from it instead.`)
    : undefined;
}

/** Operations that change a running cluster: tags, size, hibernation, configuration of components. */
function operationRoutes(app: FastifyInstance, context: CloudContext): void {
  const root = "/api/v3/projects/:project/clusters/:id";
  const tagsOf = (cluster: Cluster): z.infer<typeof tag>[] =>
    (cluster.spec["clusterTags"] as z.infer<typeof tag>[] | undefined) ?? [];

  app.post(`${root}/tags/create`, (request, reply) => {
    const cluster = clusterOf(context, parameter(request, "id"));
    const { tags } = readBody(request, tagsBody);
    const named = new Set(tags.map((each) => each.key));
    cluster.spec["clusterTags"] = [...tagsOf(cluster).filter((each) => !named.has(each.key)), ...tags];
    return reply.code(204).send();
  });
  app.post(`${root}/tags/delete`, (request, reply) => {
    const cluster = clusterOf(context, parameter(request, "id"));
    const named = new Set(readBody(request, tagsBody).tags.map((each) => each.key));
    cluster.spec["clusterTags"] = tagsOf(cluster).filter((each) => !named.has(each.key));
    return reply.code(204).send();
  });
  app.post(`${root}/operation/resize`, (request, reply) => {
    const cluster = availableCluster(context, parameter(request, "id"));
    const { flavorResize } = readBody(request, resizeBody);
    const [before, after] = [flavorOf(cluster.flavor), flavorOf(flavorResize)];
    if (after.masters !== before.masters || after.nodeLimit < before.nodeLimit) {
      throw new Refusal(
        400,
        invalid,
        `Invalid request. ${cluster.flavor} cannot become ${flavorResize}: it only grows.`,
      );
    }
    cluster.flavor = flavorResize;
    cluster.spec["flavor"] = flavorResize;
    return reply.code(201).send({ jobID: cluster.jobId });
  });
  app.post(`${root}/operation/hibernate`, (request) => {
    availableCluster(context, parameter(request, "id")).phase = "Hibernation";
    return {};
  });
  app.post(`${root}/operation/awake`, (request) => {
    const cluster = clusterOf(context, parameter(request, "id"));
    if (cluster.phase === "Hibernation") {
      cluster.phase = "Available";
    }
    return {};
  });
  app.put(`${root}/nodepools/master/configuration`, (request) => {
    const cluster = availableCluster(context, parameter(request, "id"));
    const { spec } = readBody(request, z.object({ spec: z.object({ packages: z.array(z.unknown()) }) }));
    cluster.spec["configurationsOverride"] = spec.packages;
    return {};
  });
}

/** Clusters of CCE: creation (with its job), changes, deletion. */
export function cceClusterService(app: FastifyInstance, context: CloudContext): void {
  const { clusters } = context.tables;
  const root = "/api/v3/projects/:project/clusters";

  app.post(root, (request, reply) => {
    const cluster = createCluster(context, readBody(request, createBody), request.effect?.failedState ?? false);
    startCluster(context, cluster.id);
    return reply.code(201).send(clusterBody(context, cluster));
  });
  app.get(root, () => ({
    kind: "Cluster",
    apiVersion: "v3",
    items: [...clusters.values()].map((cluster) => clusterBody(context, cluster)),
  }));
  app.get(`${root}/:id`, (request) => clusterBody(context, clusterOf(context, parameter(request, "id"))));
  app.put(`${root}/:id`, (request) => {
    const cluster = availableCluster(context, parameter(request, "id"));
    updateCluster(context, cluster, readBody(request, updateBody));
    return clusterBody(context, cluster);
  });
  app.delete(`${root}/:id`, (request) => {
    const cluster = clusterOf(context, parameter(request, "id"));
    const refused = deletionRefused(context, cluster);
    if (refused) {
      throw refused;
    }
    cluster.phase = "Deleting";
    deleteCluster(context, cluster.id);
    return clusterBody(context, cluster);
  });
  app.get("/api/v3/projects/:project/jobs/:job", (request) => {
    const id = parameter(request, "job");
    const cluster = [...clusters.values()].find((each) => each.jobId === id);
    if (!cluster) {
      throw new Refusal(404, "CCE.01404001", `Resource not found. Job ${id} does not exist.`);
    }
    return jobBody(cluster);
  });
  operationRoutes(app, context);
}
