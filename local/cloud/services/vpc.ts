import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { contains, overlaps, parseCidr } from "../cidr";
import type { CloudContext } from "../context";
import { availabilityZones } from "../flavors";
import { Refusal } from "../refusal";
import { present } from "../removal";
import { isoSeconds, page, parameter, queryValue, readBody, text } from "../request";
import type { Subnet, Vpc } from "../store";
import { tagRoutes } from "./tags";

const name = z.string().regex(/^[\p{L}\p{N}_.-]{1,64}$/u, "1 to 64 letters, digits, underscores, hyphens and periods");
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const vpcCidr = z
  .string()
  .refine(
    (cidr) => privateRanges.some((range) => contains(range, cidr)) && (parseCidr(cidr)?.prefix ?? 99) <= 28,
    "the range must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, with a mask of at most 28",
  );

const createVpcBody = z.object({
  vpc: z.object({
    name,
    cidr: vpcCidr,
    description: text,
    enterprise_project_id: z.string().default("0"),
    enhanced_local_route: z.boolean().default(true),
  }),
});
const updateVpcBody = z.object({
  vpc: z.object({
    name: name.optional(),
    cidr: vpcCidr.optional(),
    description: z.string().optional(),
    enhanced_local_route: z.boolean().optional(),
  }),
});
const extendCidrBody = z.object({ vpc: z.object({ extend_cidrs: z.array(z.string()) }) });

const extraDhcpOpts = z.array(z.object({ opt_name: z.string(), opt_value: z.string().nullable().default(null) }));
const createSubnetBody = z.object({
  subnet: z.object({
    name,
    cidr: z.string(),
    gateway_ip: z.string(),
    vpc_id: z.string(),
    description: text,
    dhcp_enable: z.boolean().default(true),
    ipv6_enable: z.boolean().default(false),
    primary_dns: text,
    secondary_dns: text,
    dnsList: z.array(z.string()).optional(),
    availability_zone: text,
    extra_dhcp_opts: extraDhcpOpts.default([]),
  }),
});
const updateSubnetBody = z.object({
  subnet: z.object({
    name: name.optional(),
    description: z.string().optional(),
    dhcp_enable: z.boolean().optional(),
    ipv6_enable: z.boolean().optional(),
    primary_dns: z.string().optional(),
    secondary_dns: z.string().optional(),
    dnsList: z.array(z.string()).optional(),
    extra_dhcp_opts: extraDhcpOpts.optional(),
  }),
});

/** Finds a VPC or answers as VPC does where there is none. */
export function vpcOf(context: CloudContext, id: string): Vpc {
  const vpc = context.tables.vpcs.get(id);
  if (!vpc) {
    throw new Refusal(404, "VPC.0003", `VPC does not exist. VPC ${id} could not be found.`);
  }
  return vpc;
}

function subnetOf(context: CloudContext, id: string): Subnet {
  const subnet = context.tables.subnets.get(id);
  if (!subnet) {
    throw new Refusal(404, "VPC.0202", `Query resource by id ${id} fail. The subnet could not be found.`);
  }
  return subnet;
}

/** What uses a subnet, in words, or undefined. */
function subnetUser(context: CloudContext, subnet: Subnet): string | undefined {
  const { clusters, nodePools, shares, natGateways, snatRules, vpcEndpoints, servers } = context.tables;
  for (const cluster of clusters.values()) {
    if (cluster.subnetId === subnet.id || cluster.eniSubnetIds.includes(subnet.neutronSubnetId)) {
      return `CCE cluster ${cluster.name}`;
    }
  }
  for (const pool of nodePools.values()) {
    if (pool.subnetId === subnet.id) {
      return `CCE node pool ${pool.name}`;
    }
  }
  for (const share of shares.values()) {
    if (share.subnetId === subnet.id) {
      return `SFS Turbo file system ${share.name}`;
    }
  }
  for (const gateway of present(natGateways)) {
    if (gateway.subnetId === subnet.id) {
      return `NAT gateway ${gateway.name}`;
    }
  }
  for (const rule of present(snatRules)) {
    if (rule.subnetId === subnet.id) {
      return `SNAT rule ${rule.id}`;
    }
  }
  for (const server of present(servers)) {
    if (server.subnetId === subnet.id) {
      return `server ${server.name}`;
    }
  }
  for (const endpoint of present(vpcEndpoints)) {
    if (endpoint.subnetId === subnet.id) {
      return `VPC endpoint ${endpoint.id}`;
    }
  }
  return undefined;
}

function vpcStatus(vpc: Vpc): string {
  return Date.now() < vpc.readyAt ? "CREATING" : vpc.failed ? "DOWN" : "OK";
}

function vpcV1(vpc: Vpc): unknown {
  return {
    id: vpc.id,
    name: vpc.name,
    cidr: vpc.cidr,
    description: vpc.description,
    status: vpcStatus(vpc),
    routes: [],
    enterprise_project_id: vpc.enterpriseProjectId,
    enable_shared_snat: false,
    enhanced_local_route: vpc.enhancedLocalRoute,
    created_at: isoSeconds(vpc.createdAt),
    updated_at: isoSeconds(vpc.createdAt),
  };
}

function vpcV3(context: CloudContext, vpc: Vpc): unknown {
  const status = vpcStatus(vpc);
  return {
    id: vpc.id,
    name: vpc.name,
    description: vpc.description,
    cidr: vpc.cidr,
    extend_cidrs: vpc.extendCidrs,
    status: status === "OK" ? "ACTIVE" : status === "DOWN" ? "DOWN" : "PENDING",
    project_id: context.credentials.projectId,
    enterprise_project_id: vpc.enterpriseProjectId,
    created_at: isoSeconds(vpc.createdAt),
    updated_at: isoSeconds(vpc.createdAt),
    cloud_resources: [],
    tags: Object.entries(context.tables.tags.get(`vpcs/${vpc.id}`) ?? {}).map(([key, value]) => ({ key, value })),
  };
}

function subnetV1(subnet: Subnet): unknown {
  return {
    id: subnet.id,
    name: subnet.name,
    description: subnet.description,
    cidr: subnet.cidr,
    dnsList: subnet.dnsList,
    status: Date.now() < subnet.readyAt ? "UNKNOWN" : subnet.failed ? "ERROR" : "ACTIVE",
    vpc_id: subnet.vpcId,
    ipv6_enable: subnet.ipv6Enable,
    gateway_ip: subnet.gatewayIp,
    dhcp_enable: subnet.dhcpEnable,
    primary_dns: subnet.primaryDns,
    secondary_dns: subnet.secondaryDns,
    availability_zone: subnet.availabilityZone,
    neutron_network_id: subnet.id,
    neutron_subnet_id: subnet.neutronSubnetId,
    extra_dhcp_opts: subnet.extraDhcpOpts,
    scope: "center",
    created_at: isoSeconds(subnet.createdAt),
    updated_at: isoSeconds(subnet.createdAt),
  };
}

function vpcRoutes(app: FastifyInstance, context: CloudContext): void {
  const { vpcs, subnets, tags, vpcEndpoints } = context.tables;

  app.post("/v1/:project/vpcs", (request) => {
    const body = readBody(request, createVpcBody).vpc;
    if ([...vpcs.values()].some((vpc) => vpc.name === body.name)) {
      throw new Refusal(400, "VPC.0115", `The router name has exist. A VPC named ${body.name} exists already.`);
    }
    const now = Date.now();
    const vpc: Vpc = {
      id: randomUUID(),
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      name: body.name,
      cidr: body.cidr,
      description: body.description,
      enterpriseProjectId: body.enterprise_project_id,
      enhancedLocalRoute: body.enhanced_local_route,
      extendCidrs: [],
    };
    vpcs.set(vpc.id, vpc);
    return { vpc: vpcV1(vpc) };
  });
  app.get("/v1/:project/vpcs", (request) => {
    const wanted = queryValue(request, "enterprise_project_id");
    const all = [...vpcs.values()].filter(
      (vpc) => wanted === undefined || wanted === "all_granted_eps" || vpc.enterpriseProjectId === wanted,
    );
    return { vpcs: page(request, all, 2000).map(vpcV1) };
  });
  app.get("/v1/:project/vpcs/:id", (request) => ({ vpc: vpcV1(vpcOf(context, parameter(request, "id"))) }));
  app.put("/v1/:project/vpcs/:id", (request) => {
    const vpc = vpcOf(context, parameter(request, "id"));
    const body = readBody(request, updateVpcBody).vpc;
    if (body.name !== undefined && [...vpcs.values()].some((other) => other !== vpc && other.name === body.name)) {
      throw new Refusal(400, "VPC.0115", `The router name has exist. A VPC named ${body.name} exists already.`);
    }
    const outside = [...subnets.values()].find(
      (subnet) => subnet.vpcId === vpc.id && body.cidr !== undefined && !contains(body.cidr, subnet.cidr),
    );
    if (outside) {
      throw new Refusal(400, "VPC.0101", `Param is invalid. Subnet ${outside.name} (${outside.cidr}) is not in it.`);
    }
    vpc.name = body.name ?? vpc.name;
    vpc.cidr = body.cidr ?? vpc.cidr;
    vpc.description = body.description ?? vpc.description;
    vpc.enhancedLocalRoute = body.enhanced_local_route ?? vpc.enhancedLocalRoute;
    return { vpc: vpcV1(vpc) };
  });
  app.delete("/v1/:project/vpcs/:id", (request, reply) => {
    const vpc = vpcOf(context, parameter(request, "id"));
    if ([...subnets.values()].some((subnet) => subnet.vpcId === vpc.id)) {
      throw new Refusal(409, "VPC.0104", "Router contains subnets, please delete subnet first.");
    }
    const endpoint = present(vpcEndpoints).find((each) => each.vpcId === vpc.id);
    if (endpoint) {
      throw new Refusal(409, "VPC.0120", `The VPC is in use by VPC endpoint ${endpoint.id}.`);
    }
    vpcs.delete(vpc.id);
    tags.delete(`vpcs/${vpc.id}`);
    return reply.code(204).send();
  });

  app.get("/v3/:project/vpc/vpcs", (request) => {
    const wantedName = queryValue(request, "name");
    const wantedId = queryValue(request, "id");
    const all = [...vpcs.values()].filter(
      (vpc) => (wantedName === undefined || vpc.name === wantedName) && (wantedId === undefined || vpc.id === wantedId),
    );
    return { vpcs: page(request, all, 2000).map((vpc) => vpcV3(context, vpc)) };
  });
  app.get("/v3/:project/vpc/vpcs/:id", (request) => ({
    vpc: vpcV3(context, vpcOf(context, parameter(request, "id"))),
  }));
  app.put("/v3/:project/vpc/vpcs/:id/add-extend-cidr", (request) => {
    const vpc = vpcOf(context, parameter(request, "id"));
    const { extend_cidrs: cidrs } = readBody(request, extendCidrBody).vpc;
    const clash = cidrs.find((cidr) => parseCidr(cidr) === undefined || overlaps(cidr, vpc.cidr));
    if (clash !== undefined) {
      throw new Refusal(400, "VPC.0101", `Param is invalid. ${clash} is no range or overlaps ${vpc.cidr}.`);
    }
    vpc.extendCidrs = [...new Set([...vpc.extendCidrs, ...cidrs])];
    return { vpc: vpcV3(context, vpc) };
  });
  app.put("/v3/:project/vpc/vpcs/:id/remove-extend-cidr", (request) => {
    const vpc = vpcOf(context, parameter(request, "id"));
    const { extend_cidrs: cidrs } = readBody(request, extendCidrBody).vpc;
    vpc.extendCidrs = vpc.extendCidrs.filter((cidr) => !cidrs.includes(cidr));
    return { vpc: vpcV3(context, vpc) };
  });
  tagRoutes(app, context, "vpcs", "/v2.0/:project/vpcs/:id", (id) => vpcOf(context, id));
}

function checkNewSubnet(context: CloudContext, body: z.infer<typeof createSubnetBody>["subnet"]): void {
  const vpc = vpcOf(context, body.vpc_id);
  const range = parseCidr(body.cidr);
  if (!range || range.prefix > 28) {
    throw new Refusal(400, "VPC.0201", `Subnet ${body.cidr} is invalid: a range with a mask of at most 28 is wanted.`);
  }
  if (![vpc.cidr, ...vpc.extendCidrs].some((cidr) => contains(cidr, body.cidr))) {
    throw new Refusal(400, "VPC.0203", `Subnet ${body.cidr} is not in the range of VPC ${vpc.cidr}.`);
  }
  if (!contains(body.cidr, body.gateway_ip)) {
    throw new Refusal(400, "VPC.0201", `Gateway ${body.gateway_ip} is not in subnet ${body.cidr}.`);
  }
  const siblings = [...context.tables.subnets.values()].filter((subnet) => subnet.vpcId === vpc.id);
  const clash = siblings.find((subnet) => overlaps(subnet.cidr, body.cidr));
  if (clash) {
    throw new Refusal(
      409,
      "VPC.0204",
      `The subnet has already existed in the VPC, or has been in conflict with the VPC subnet. ` +
        `${body.cidr} overlaps subnet ${clash.name} (${clash.cidr}).`,
    );
  }
  const zones = availabilityZones(context.credentials.region);
  if (body.availability_zone !== "" && !zones.includes(body.availability_zone)) {
    throw new Refusal(
      400,
      "VPC.0201",
      `Availability zone ${body.availability_zone} does not exist: ${zones.join(", ")}.`,
    );
  }
}

function subnetRoutes(app: FastifyInstance, context: CloudContext): void {
  const { subnets, tags } = context.tables;

  app.post("/v1/:project/subnets", (request) => {
    const body = readBody(request, createSubnetBody).subnet;
    checkNewSubnet(context, body);
    const now = Date.now();
    const listed = body.dnsList ?? [body.primary_dns, body.secondary_dns].filter((dns) => dns !== "");
    const subnet: Subnet = {
      id: randomUUID(),
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      name: body.name,
      description: body.description,
      cidr: body.cidr,
      gatewayIp: body.gateway_ip,
      vpcId: body.vpc_id,
      dhcpEnable: body.dhcp_enable,
      ipv6Enable: body.ipv6_enable,
      primaryDns: body.primary_dns === "" ? (listed[0] ?? "") : body.primary_dns,
      secondaryDns: body.secondary_dns === "" ? (listed[1] ?? "") : body.secondary_dns,
      dnsList: listed,
      availabilityZone: body.availability_zone,
      neutronSubnetId: randomUUID(),
      extraDhcpOpts: body.extra_dhcp_opts,
    };
    subnets.set(subnet.id, subnet);
    return { subnet: subnetV1(subnet) };
  });
  app.get("/v1/:project/subnets", (request) => {
    const vpcId = queryValue(request, "vpc_id");
    const all = [...subnets.values()].filter((subnet) => vpcId === undefined || subnet.vpcId === vpcId);
    return { subnets: page(request, all, 2000).map(subnetV1) };
  });
  app.get("/v1/:project/subnets/:id", (request) => ({ subnet: subnetV1(subnetOf(context, parameter(request, "id"))) }));
  app.put("/v1/:project/vpcs/:vpc/subnets/:id", (request) => {
    const subnet = subnetOf(context, parameter(request, "id"));
    const body = readBody(request, updateSubnetBody).subnet;
    subnet.name = body.name ?? subnet.name;
    subnet.description = body.description ?? subnet.description;
    subnet.dhcpEnable = body.dhcp_enable ?? subnet.dhcpEnable;
    subnet.ipv6Enable = body.ipv6_enable ?? subnet.ipv6Enable;
    subnet.dnsList = body.dnsList ?? subnet.dnsList;
    subnet.primaryDns = body.primary_dns ?? (body.dnsList ? (body.dnsList[0] ?? "") : subnet.primaryDns);
    subnet.secondaryDns = body.secondary_dns ?? (body.dnsList ? (body.dnsList[1] ?? "") : subnet.secondaryDns);
    for (const option of body.extra_dhcp_opts ?? []) {
      const others = subnet.extraDhcpOpts.filter((present) => present.opt_name !== option.opt_name);
      subnet.extraDhcpOpts = option.opt_value === null ? others : [...others, option];
    }
    return { subnet: { id: subnet.id, status: "ACTIVE" } };
  });
  app.delete("/v1/:project/vpcs/:vpc/subnets/:id", (request, reply) => {
    vpcOf(context, parameter(request, "vpc"));
    const subnet = subnetOf(context, parameter(request, "id"));
    const user = subnetUser(context, subnet);
    if (user !== undefined) {
      // 409: the provider takes 400 for "gone".
      throw new Refusal(409, "VPC.0209", `subnet is still used ,such as computer,LB. It is used by ${user}.`);
    }
    subnets.delete(subnet.id);
    tags.delete(`subnets/${subnet.id}`);
    return reply.code(204).send();
  });
  tagRoutes(app, context, "subnets", "/v2.0/:project/subnets/:id", (id) => subnetOf(context, id));
}

/** VPCs and subnets (VPC v1, tags in v2.0, secondary ranges in v3). */
export function vpcService(app: FastifyInstance, context: CloudContext): void {
  vpcRoutes(app, context);
  subnetRoutes(app, context);
}
