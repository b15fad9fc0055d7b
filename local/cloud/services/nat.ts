import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { contains, nthAddress, overlaps } from "../cidr";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { beginRemoval, present, presentRow } from "../removal";
import { page, parameter, queryValue, readBody, text } from "../request";
import type { NatGateway, SnatRule } from "../store";
import { publicIpOf, publicIpUser } from "./eip";
import { tagRoutes } from "./tags";

/** Packets and bits per second that a gateway of the local cloud carries at most, whatever its size. */
const throughput = { packets: 1_000_000, bits: 20_000_000_000 };

/** Most public addresses of one SNAT rule (huaweicloud.com, api-natgateway, CreateNatGatewaySnatRule). */
const mostAddresses = 20;

const name = z.string().regex(/^[\p{L}\p{N}_-]{1,64}$/u, "1 to 64 letters, digits, underscores and hyphens");
const spec = z.enum(["1", "2", "3", "4"], "1 (small), 2 (medium), 3 (large) or 4 (extra-large)");
const description = z.string().regex(/^[^<>]{0,255}$/);
const sessionConf = z
  .object({
    tcp_session_expire_time: z.int().min(40).max(7200),
    udp_session_expire_time: z.int().min(40).max(7200),
    icmp_session_expire_time: z.int().min(10).max(7200),
    tcp_time_wait_time: z.int().min(0).max(1800),
  })
  .partial();

/** In seconds, where a gateway was told nothing else. */
const defaultSessionConf = {
  tcp_session_expire_time: 900,
  udp_session_expire_time: 300,
  icmp_session_expire_time: 10,
  tcp_time_wait_time: 5,
};

const createGatewayBody = z.object({
  nat_gateway: z.object({
    name,
    spec,
    router_id: z.string(),
    internal_network_id: z.string(),
    description: description.default(""),
    ngport_ip_address: z.ipv4().optional(),
    enterprise_project_id: z.string().default("0"),
    session_conf: sessionConf.default({}),
  }),
});
const updateGatewayBody = z.object({
  nat_gateway: z.object({
    name: name.optional(),
    spec: spec.optional(),
    description: description.optional(),
    session_conf: sessionConf.default({}),
  }),
});

const createRuleBody = z.object({
  snat_rule: z.object({
    nat_gateway_id: z.string(),
    floating_ip_id: z.string().min(1),
    network_id: text,
    cidr: text,
    source_type: z.int().min(0).max(1).default(0),
    description: description.default(""),
  }),
});
const updateRuleBody = z.object({
  snat_rule: z.object({
    nat_gateway_id: z.string(),
    public_ip_address: z.string().optional(),
    description: description.optional(),
  }),
});

function notFound(what: string, id: string): Refusal {
  return new Refusal(404, "NAT.0101", `${what} ${id} could not be found.`);
}

function gatewayOf(context: CloudContext, id: string): NatGateway {
  const gateway = presentRow(context.tables.natGateways, id);
  if (!gateway) {
    throw notFound("NAT gateway", id);
  }
  return gateway;
}

function ruleOf(context: CloudContext, id: string): SnatRule {
  const rule = presentRow(context.tables.snatRules, id);
  if (!rule) {
    throw notFound("SNAT rule", id);
  }
  return rule;
}

function stateOf(thing: NatGateway | SnatRule): string {
  if (thing.deletingUntil !== undefined) {
    return "PENDING_DELETE";
  }
  return Date.now() < thing.readyAt ? "PENDING_CREATE" : thing.failed ? "INACTIVE" : "ACTIVE";
}

/** NAT writes times without time zone and with six digits. */
function natTime(time: number): string {
  return new Date(time).toISOString().replace("T", " ").replace("Z", "000");
}

function gatewayBody(context: CloudContext, gateway: NatGateway): unknown {
  return {
    id: gateway.id,
    tenant_id: context.credentials.projectId,
    name: gateway.name,
    description: gateway.description,
    spec: gateway.spec,
    status: stateOf(gateway),
    admin_state_up: true,
    created_at: natTime(gateway.createdAt),
    router_id: gateway.vpcId,
    internal_network_id: gateway.subnetId,
    ngport_ip_address: gateway.portAddress,
    enterprise_project_id: gateway.enterpriseProjectId,
    billing_info: "",
    dnat_rules_limit: 200,
    snat_rule_public_ip_limit: mostAddresses,
    pps_max: throughput.packets,
    bps_max: throughput.bits,
    session_conf: gateway.sessionConf,
  };
}

function addresses(context: CloudContext, rule: SnatRule): string[] {
  return rule.publicIpIds.map((id) => context.tables.publicIps.get(id)?.address ?? "");
}

function ruleBody(context: CloudContext, rule: SnatRule): unknown {
  return {
    id: rule.id,
    tenant_id: context.credentials.projectId,
    nat_gateway_id: rule.natGatewayId,
    floating_ip_id: rule.publicIpIds.join(","),
    floating_ip_address: addresses(context, rule).join(","),
    network_id: rule.subnetId,
    cidr: rule.cidr,
    source_type: rule.sourceType,
    description: rule.description,
    status: stateOf(rule),
    admin_state_up: true,
    freezed_ip_address: "",
    global_eip_id: "",
    global_eip_address: "",
    created_at: natTime(rule.createdAt),
  };
}

function portAddress(context: CloudContext, subnetId: string, wanted: string | undefined): string {
  const cidr = context.tables.subnets.get(subnetId)?.cidr ?? "";
  if (wanted !== undefined && !contains(cidr, wanted)) {
    throw new Refusal(400, "NAT.0106", `ngport_ip_address ${wanted} is not in the range ${cidr} of the subnet.`);
  }
  const taken = new Set(
    present(context.tables.natGateways)
      .filter((gateway) => gateway.subnetId === subnetId)
      .map((gateway) => gateway.portAddress),
  );
  if (wanted !== undefined) {
    return wanted;
  }
  // The first addresses of a subnet belong to its gateway and to the cloud itself.
  let n = 10;
  while (taken.has(nthAddress(cidr, n))) {
    n += 1;
  }
  return nthAddress(cidr, n);
}

function gatewayRoutes(app: FastifyInstance, context: CloudContext): void {
  const { natGateways, snatRules, tags, vpcs, subnets } = context.tables;
  const asked = (request: FastifyRequest): NatGateway => gatewayOf(context, parameter(request, "id"));

  app.post("/v2/:project/nat_gateways", (request) => {
    const body = readBody(request, createGatewayBody).nat_gateway;
    if (!vpcs.has(body.router_id)) {
      throw notFound("Router", body.router_id);
    }
    if (subnets.get(body.internal_network_id)?.vpcId !== body.router_id) {
      throw notFound(`Subnet of VPC ${body.router_id}:`, body.internal_network_id);
    }
    const now = Date.now();
    const gateway: NatGateway = {
      id: randomUUID(),
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      name: body.name,
      description: body.description,
      spec: body.spec,
      vpcId: body.router_id,
      subnetId: body.internal_network_id,
      portAddress: portAddress(context, body.internal_network_id, body.ngport_ip_address),
      enterpriseProjectId: body.enterprise_project_id,
      sessionConf: { ...defaultSessionConf, ...body.session_conf },
    };
    natGateways.set(gateway.id, gateway);
    return { nat_gateway: gatewayBody(context, gateway) };
  });
  app.get("/v2/:project/nat_gateways", (request) => {
    const wanted: [string, (gateway: NatGateway) => string][] = [
      ["id", (gateway) => gateway.id],
      ["name", (gateway) => gateway.name],
      ["spec", (gateway) => gateway.spec],
      ["status", stateOf],
      ["router_id", (gateway) => gateway.vpcId],
      ["internal_network_id", (gateway) => gateway.subnetId],
      ["description", (gateway) => gateway.description],
      ["enterprise_project_id", (gateway) => gateway.enterpriseProjectId],
    ];
    const all = present(natGateways).filter((gateway) =>
      wanted.every(([key, value]) => [undefined, value(gateway)].includes(queryValue(request, key))),
    );
    return { nat_gateways: page(request, all, 2000).map((gateway) => gatewayBody(context, gateway)) };
  });
  app.get("/v2/:project/nat_gateways/:id", (request) => ({ nat_gateway: gatewayBody(context, asked(request)) }));
  app.put("/v2/:project/nat_gateways/:id", (request) => {
    const gateway = asked(request);
    const body = readBody(request, updateGatewayBody).nat_gateway;
    gateway.name = body.name ?? gateway.name;
    gateway.spec = body.spec ?? gateway.spec;
    gateway.description = body.description ?? gateway.description;
    gateway.sessionConf = { ...gateway.sessionConf, ...body.session_conf };
    return { nat_gateway: gatewayBody(context, gateway) };
  });
  app.delete("/v2/:project/nat_gateways/:id", (request, reply) => {
    const gateway = asked(request);
    const rule = present(snatRules).find((each) => each.natGatewayId === gateway.id);
    if (rule) {
      throw new Refusal(409, "NAT.0105", `The NAT gateway ${gateway.name} is in use: it has SNAT rule ${rule.id}.`);
    }
    beginRemoval(context, gateway);
    tags.delete(`nat_gateways/${gateway.id}`);
    return reply.code(204).send();
  });
}

/** The public addresses of a rule, by their ids: each must exist, and be free but for the rule's own gateway. */
function checkAddresses(context: CloudContext, ids: string[], gateway: NatGateway): void {
  if (ids.length > mostAddresses) {
    throw new Refusal(
      400,
      "NAT.0106",
      `floating_ip_id: got ${ids.length} addresses; at most ${mostAddresses} are taken.`,
    );
  }
  for (const id of ids) {
    const ip = publicIpOf(context, id);
    const user = publicIpUser(context, ip);
    if (user && user.id !== gateway.id) {
      throw new Refusal(409, "NAT.0107", `The address ${ip.address} is in use by ${user.name}.`);
    }
  }
}

function checkSource(
  context: CloudContext,
  gateway: NatGateway,
  rule: z.infer<typeof createRuleBody>["snat_rule"],
): void {
  const { vpcs, subnets, snatRules } = context.tables;
  if ((rule.network_id === "") === (rule.cidr === "")) {
    throw new Refusal(400, "NAT.0106", "Either network_id or cidr is wanted.");
  }
  if (rule.network_id !== "" && subnets.get(rule.network_id)?.vpcId !== gateway.vpcId) {
    throw notFound(`Subnet of VPC ${gateway.vpcId}:`, rule.network_id);
  }
  const range = vpcs.get(gateway.vpcId)?.cidr ?? "";
  if (rule.cidr !== "" && rule.source_type === 0 && !contains(range, rule.cidr)) {
    throw new Refusal(400, "NAT.0106", `cidr ${rule.cidr} is not in the range ${range} of the VPC.`);
  }
  if (rule.cidr !== "" && rule.source_type === 1 && overlaps(range, rule.cidr)) {
    throw new Refusal(400, "NAT.0106", `cidr ${rule.cidr} overlaps the range ${range} of the VPC.`);
  }
  const twice = present(snatRules).find(
    (each) => each.natGatewayId === gateway.id && each.subnetId === rule.network_id && each.cidr === rule.cidr,
  );
  if (twice) {
    throw new Refusal(409, "NAT.0108", `The NAT gateway ${gateway.name} has SNAT rule ${twice.id} for this source.`);
  }
}

function ruleRoutes(app: FastifyInstance, context: CloudContext): void {
  const { snatRules, publicIps } = context.tables;
  const asked = (request: FastifyRequest): SnatRule => ruleOf(context, parameter(request, "id"));

  app.post("/v2/:project/snat_rules", (request) => {
    const body = readBody(request, createRuleBody).snat_rule;
    const gateway = gatewayOf(context, body.nat_gateway_id);
    const publicIpIds = body.floating_ip_id.split(",");
    checkAddresses(context, publicIpIds, gateway);
    checkSource(context, gateway, body);
    const now = Date.now();
    const rule: SnatRule = {
      id: randomUUID(),
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      natGatewayId: gateway.id,
      publicIpIds,
      subnetId: body.network_id,
      cidr: body.cidr,
      sourceType: body.source_type,
      description: body.description,
    };
    snatRules.set(rule.id, rule);
    return { snat_rule: ruleBody(context, rule) };
  });
  app.get("/v2/:project/snat_rules", (request) => {
    const wanted: [string, (rule: SnatRule) => string][] = [
      ["id", (rule) => rule.id],
      ["nat_gateway_id", (rule) => rule.natGatewayId],
      ["network_id", (rule) => rule.subnetId],
      ["cidr", (rule) => rule.cidr],
      ["floating_ip_id", (rule) => rule.publicIpIds.join(",")],
      ["floating_ip_address", (rule) => addresses(context, rule).join(",")],
      ["source_type", (rule) => String(rule.sourceType)],
      ["description", (rule) => rule.description],
      ["status", stateOf],
    ];
    const all = present(snatRules).filter((rule) =>
      wanted.every(([key, value]) => [undefined, value(rule)].includes(queryValue(request, key))),
    );
    return { snat_rules: page(request, all, 2000).map((rule) => ruleBody(context, rule)) };
  });
  app.get("/v2/:project/snat_rules/:id", (request) => ({ snat_rule: ruleBody(context, asked(request)) }));
  app.put("/v2/:project/snat_rules/:id", (request) => {
    const rule = asked(request);
    const body = readBody(request, updateRuleBody).snat_rule;
    if (body.public_ip_address !== undefined) {
      const ids = body.public_ip_address.split(",").map((address) => {
        const ip = [...publicIps.values()].find((each) => each.address === address);
        if (!ip) {
          throw notFound("Public address", address);
        }
        return ip.id;
      });
      checkAddresses(context, ids, gatewayOf(context, rule.natGatewayId));
      rule.publicIpIds = ids;
    }
    rule.description = body.description ?? rule.description;
    return { snat_rule: ruleBody(context, rule) };
  });
  app.delete("/v2/:project/nat_gateways/:gateway/snat_rules/:id", (request, reply) => {
    const rule = asked(request);
    if (rule.natGatewayId !== parameter(request, "gateway")) {
      throw notFound("SNAT rule", rule.id);
    }
    beginRemoval(context, rule);
    return reply.code(204).send();
  });
}

/** Public NAT gateways and their SNAT rules (NAT v2). */
export function natService(app: FastifyInstance, context: CloudContext): void {
  gatewayRoutes(app, context);
  ruleRoutes(app, context);
}

/** Tags of NAT gateways, which are served at the address of VPC (v2.0). */
export function natTagService(app: FastifyInstance, context: CloudContext): void {
  tagRoutes(app, context, "nat_gateways", "/v2.0/:project/nat_gateways/:id", (id) => gatewayOf(context, id));
}
