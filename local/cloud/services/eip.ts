import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { nthAddress } from "../cidr";
import type { CloudContext } from "../context";
import { queryParameters } from "../host-name";
import { Refusal } from "../refusal";
import { present } from "../removal";
import { isoSeconds, page, parameter, queryValue, readBody } from "../request";
import type { Bandwidth, PublicIp } from "../store";
import { tagRoutes } from "./tags";

/** Line types of public addresses (huaweicloud.com, api-eip, eip_api_0001). */
const lineTypes = ["5_bgp", "5_sbgp", "5_youxuanbgp", "5_telcom", "5_union"] as const;

/** Range that the addresses are taken from: it is reserved for documentation, so nobody has them. */
const publicRange = "203.0.113.0/24";

const bandwidthName = z.string().regex(/^[\p{L}\p{N}_.-]{1,64}$/u);
const chargeMode = z.enum(["bandwidth", "traffic", "95peak_plus"]);

const createBody = z.object({
  publicip: z.object({
    type: z.enum(lineTypes),
    ip_address: z.ipv4().optional(),
    ip_version: z.literal(4, "the local cloud has IPv4 addresses only").default(4),
    alias: z
      .string()
      .regex(/^[\p{L}\p{N}_.-]{0,64}$/u)
      .default(""),
  }),
  bandwidth: z.object({
    id: z.string().optional(),
    name: bandwidthName.optional(),
    size: z.int().min(1).max(2000).optional(),
    share_type: z.enum(["PER", "WHOLE"]),
    charge_mode: chargeMode.optional(),
  }),
  enterprise_project_id: z.string().default("0"),
});
const updateBody = z.object({ publicip: z.object({ alias: z.string().max(64).optional() }) });
const updateV3Body = z.object({
  publicip: z.object({ description: z.string().max(256).optional(), alias: z.string().max(64).optional() }),
});
const updateBandwidthBody = z.object({
  bandwidth: z.object({
    name: bandwidthName.optional(),
    size: z.int().min(1).max(2000).optional(),
    charge_mode: chargeMode.optional(),
  }),
});

/** What a public address is bound to. */
export interface PublicIpUser {
  /** As the API names the kind: `NATGW`, `PORT`, … */
  type: string;
  id: string;
  /** Name of the thing, for texts. */
  name: string;
}

/** Finds what uses a public address; undefined where it is free. */
export function publicIpUser(context: CloudContext, ip: PublicIp): PublicIpUser | undefined {
  const { snatRules, natGateways, clusters, servers } = context.tables;
  const rule = present(snatRules).find((each) => each.publicIpIds.includes(ip.id));
  if (rule) {
    const name = natGateways.get(rule.natGatewayId)?.name ?? rule.natGatewayId;
    return { type: "NATGW", id: rule.natGatewayId, name: `NAT gateway ${name}` };
  }
  const server = present(servers).find((each) => each.publicIpId === ip.id);
  if (server) {
    return { type: "PORT", id: server.portId, name: `server ${server.name}` };
  }
  for (const cluster of clusters.values()) {
    const extendParam = cluster.spec["extendParam"] as { clusterExternalIP?: string } | undefined;
    if (extendParam?.clusterExternalIP === ip.address) {
      return { type: "PORT", id: cluster.id, name: `CCE cluster ${cluster.name}` };
    }
  }
  return undefined;
}

/** Finds a public address or answers as EIP does where there is none. */
export function publicIpOf(context: CloudContext, id: string): PublicIp {
  const ip = context.tables.publicIps.get(id);
  if (!ip) {
    throw new Refusal(404, "VPC.0504", `Floating IP could not be found: ${id}.`);
  }
  return ip;
}

function bandwidthOf(context: CloudContext, id: string): Bandwidth {
  const bandwidth = context.tables.bandwidths.get(id);
  if (!bandwidth) {
    throw new Refusal(404, "VPC.0306", `The bandwidth ${id} could not be found.`);
  }
  return bandwidth;
}

function status(context: CloudContext, ip: PublicIp): string {
  if (Date.now() < ip.readyAt) {
    return "PENDING_CREATE";
  }
  return ip.failed ? "ERROR" : publicIpUser(context, ip) ? "ACTIVE" : "DOWN";
}

function tagList(context: CloudContext, ip: PublicIp): string[] {
  return Object.entries(context.tables.tags.get(`publicips/${ip.id}`) ?? {}).map(([key, value]) => `${key}=${value}`);
}

/** The cloud writes these times without time zone. */
function plainTime(time: number): string {
  return isoSeconds(time).replace("T", " ").replace("Z", "");
}

function bodyV1(context: CloudContext, ip: PublicIp): unknown {
  const bandwidth = bandwidthOf(context, ip.bandwidthId);
  const server = present(context.tables.servers).find((each) => each.publicIpId === ip.id);
  return {
    id: ip.id,
    alias: ip.name,
    status: status(context, ip),
    type: ip.type,
    profile: {},
    public_ip_address: ip.address,
    private_ip_address: server?.address ?? null,
    port_id: server?.portId ?? null,
    ip_version: 4,
    tenant_id: context.credentials.projectId,
    create_time: plainTime(ip.createdAt),
    bandwidth_id: bandwidth.id,
    bandwidth_name: bandwidth.name,
    bandwidth_size: bandwidth.size,
    bandwidth_share_type: bandwidth.shareType,
    enterprise_project_id: ip.enterpriseProjectId,
    tags: tagList(context, ip),
  };
}

function bodyV3(context: CloudContext, ip: PublicIp): unknown {
  const bandwidth = bandwidthOf(context, ip.bandwidthId);
  const user = publicIpUser(context, ip);
  const server = present(context.tables.servers).find((each) => each.publicIpId === ip.id);
  return {
    id: ip.id,
    alias: ip.name,
    project_id: context.credentials.projectId,
    ip_version: 4,
    public_ip_address: ip.address,
    publicip_pool_name: ip.type,
    type: "EIP",
    status: status(context, ip),
    description: ip.description,
    enterprise_project_id: ip.enterpriseProjectId,
    billing_info: null,
    created_at: isoSeconds(ip.createdAt),
    updated_at: isoSeconds(ip.updatedAt),
    vnic: server
      ? {
          port_id: server.portId,
          private_ip_address: server.address,
          vpc_id: server.vpcId,
          instance_id: server.id,
          instance_type: "ECS",
        }
      : null,
    bandwidth: {
      id: bandwidth.id,
      name: bandwidth.name,
      size: bandwidth.size,
      share_type: bandwidth.shareType,
      charge_mode: bandwidth.chargeMode,
      billing_info: "",
    },
    associate_instance_type: user?.type ?? null,
    associate_instance_id: user?.id ?? null,
    lock_status: null,
    tags: tagList(context, ip),
  };
}

function bandwidthBody(context: CloudContext, bandwidth: Bandwidth): unknown {
  const ips = [...context.tables.publicIps.values()].filter((ip) => ip.bandwidthId === bandwidth.id);
  return {
    id: bandwidth.id,
    name: bandwidth.name,
    size: bandwidth.size,
    share_type: bandwidth.shareType,
    charge_mode: bandwidth.chargeMode,
    bandwidth_type: bandwidth.shareType === "PER" ? "bgp" : "share",
    tenant_id: context.credentials.projectId,
    billing_info: "",
    enterprise_project_id: bandwidth.enterpriseProjectId,
    status: "NORMAL",
    publicip_info: ips.map((ip) => ({
      publicip_id: ip.id,
      publicip_address: ip.address,
      ip_version: 4,
      publicip_type: ip.type,
    })),
    created_at: isoSeconds(bandwidth.createdAt),
    updated_at: isoSeconds(bandwidth.updatedAt),
  };
}

function freeAddress(context: CloudContext, wanted: string | undefined): string {
  const taken = new Set([...context.tables.publicIps.values()].map((ip) => ip.address));
  if (wanted !== undefined) {
    if (taken.has(wanted)) {
      throw new Refusal(409, "VPC.0518", `The address ${wanted} is taken.`);
    }
    return wanted;
  }
  for (let n = 1; n < 255; n += 1) {
    const address = nthAddress(publicRange, n);
    if (!taken.has(address)) {
      return address;
    }
  }
  throw new Refusal(409, "VPC.0532", "No more IP addresses available on network: the pool is used up.");
}

/** The bandwidth of a new address: one of its own, or one that is shared. */
function bandwidthFor(context: CloudContext, body: z.infer<typeof createBody>): Bandwidth {
  const { id, name, size, share_type: shareType, charge_mode: mode } = body.bandwidth;
  if (shareType === "WHOLE") {
    const shared = id === undefined ? undefined : context.tables.bandwidths.get(id);
    if (shared?.shareType !== "WHOLE") {
      throw new Refusal(400, "VPC.0301", `bandwidth.id: got ${id ?? "none"}; the id of a shared bandwidth is wanted.`);
    }
    return shared;
  }
  if (name === undefined || size === undefined) {
    throw new Refusal(400, "VPC.0301", "bandwidth.name and bandwidth.size are wanted for share_type PER.");
  }
  const now = Date.now();
  return {
    id: randomUUID(),
    createdAt: now,
    updatedAt: now,
    name,
    size,
    shareType,
    chargeMode: mode ?? "bandwidth",
    enterpriseProjectId: body.enterprise_project_id,
  };
}

/** Releases a public address with the bandwidth of its own. */
export function releasePublicIp(context: CloudContext, ip: PublicIp): void {
  const { publicIps, bandwidths, tags } = context.tables;
  publicIps.delete(ip.id);
  tags.delete(`publicips/${ip.id}`);
  if (bandwidths.get(ip.bandwidthId)?.shareType === "PER") {
    bandwidths.delete(ip.bandwidthId);
  }
}

function publicIpRoutes(app: FastifyInstance, context: CloudContext): void {
  const { publicIps, bandwidths } = context.tables;
  const asked = (request: FastifyRequest): PublicIp => publicIpOf(context, parameter(request, "id"));

  app.post("/v1/:project/publicips", (request) => {
    const body = readBody(request, createBody);
    const bandwidth = bandwidthFor(context, body);
    const now = Date.now();
    const ip: PublicIp = {
      id: randomUUID(),
      createdAt: now,
      updatedAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      name: body.publicip.alias,
      type: body.publicip.type,
      address: freeAddress(context, body.publicip.ip_address),
      description: "",
      bandwidthId: bandwidth.id,
      enterpriseProjectId: body.enterprise_project_id,
    };
    bandwidths.set(bandwidth.id, bandwidth);
    publicIps.set(ip.id, ip);
    return { publicip: bodyV1(context, ip) };
  });
  app.get("/v1/:project/publicips", (request) => {
    const wanted = (name: string): Set<string> =>
      new Set(
        queryParameters(request.target.query)
          .filter(([key]) => key === name)
          .map(([, value]) => value),
      );
    const [ids, addresses] = [wanted("id"), wanted("public_ip_address")];
    const project = queryValue(request, "enterprise_project_id");
    const all = [...publicIps.values()].filter(
      (ip) =>
        (ids.size === 0 || ids.has(ip.id)) &&
        (addresses.size === 0 || addresses.has(ip.address)) &&
        (project === undefined || project === "all_granted_eps" || ip.enterpriseProjectId === project),
    );
    return { publicips: page(request, all, 2000).map((ip) => bodyV1(context, ip)) };
  });
  app.get("/v1/:project/publicips/:id", (request) => ({ publicip: bodyV1(context, asked(request)) }));
  app.put("/v1/:project/publicips/:id", (request) => {
    const ip = asked(request);
    ip.name = readBody(request, updateBody).publicip.alias ?? ip.name;
    ip.updatedAt = Date.now();
    return { publicip: bodyV1(context, ip) };
  });
  app.delete("/v1/:project/publicips/:id", (request, reply) => {
    const ip = asked(request);
    const user = publicIpUser(context, ip);
    if (user) {
      throw new Refusal(409, "VPC.0517", `Floating IP has already associated with port: it is in use by ${user.name}.`);
    }
    releasePublicIp(context, ip);
    return reply.code(204).send();
  });
  app.get("/v3/:project/eip/publicips/:id", (request) => ({ publicip: bodyV3(context, asked(request)) }));
  app.put("/v3/:project/eip/publicips/:id", (request) => {
    const ip = asked(request);
    const { description, alias } = readBody(request, updateV3Body).publicip;
    ip.description = description ?? ip.description;
    ip.name = alias ?? ip.name;
    ip.updatedAt = Date.now();
    return { publicip: bodyV3(context, ip) };
  });
  tagRoutes(app, context, "publicips", "/v2.0/:project/publicips/:id", (id) => publicIpOf(context, id));
}

/** Public addresses and their bandwidths (EIP v1 and v3, tags in v2.0), served at the address of VPC. */
export function eipService(app: FastifyInstance, context: CloudContext): void {
  publicIpRoutes(app, context);
  app.get("/v1/:project/bandwidths/:id", (request) => ({
    bandwidth: bandwidthBody(context, bandwidthOf(context, parameter(request, "id"))),
  }));
  app.put("/v1/:project/bandwidths/:id", (request) => {
    const bandwidth = bandwidthOf(context, parameter(request, "id"));
    const { name, size, charge_mode: mode } = readBody(request, updateBandwidthBody).bandwidth;
    bandwidth.name = name ?? bandwidth.name;
    bandwidth.size = size ?? bandwidth.size;
    bandwidth.chargeMode = mode ?? bandwidth.chargeMode;
    bandwidth.updatedAt = Date.now();
    return { bandwidth: bandwidthBody(context, bandwidth) };
  });
}
