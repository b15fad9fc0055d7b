import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { present } from "../removal";
import { isoSeconds, page, parameter, queryValue, readBody, text } from "../request";
import type { SecurityGroup, SecurityGroupRule } from "../store";
import { tagRoutes } from "./tags";

const createGroupBody = z.object({
  security_group: z.object({
    name: z.string().min(1).max(64),
    description: text,
    enterprise_project_id: z.string().default("0"),
  }),
});
const updateGroupBody = z.object({
  security_group: z.object({ name: z.string().min(1).max(64).optional(), description: z.string().optional() }),
});

const direction = z.enum(["ingress", "egress"]);
const ethertype = z.enum(["IPv4", "IPv6"]).default("IPv4");
const common = {
  security_group_id: z.string(),
  description: text,
  direction,
  ethertype,
  protocol: text,
  remote_ip_prefix: text,
  remote_group_id: text,
};
const ports = z
  .string()
  .regex(/^$|^\d{1,5}(-\d{1,5})?(,\s*\d{1,5}(-\d{1,5})?)*$/, "a port, a range or a list, such as 80, 1-30 or 22,3389")
  .default("");
const createRuleV3Body = z.object({
  security_group_rule: z.object({
    ...common,
    multiport: ports,
    remote_address_group_id: text,
    action: z.enum(["allow", "deny"]).default("allow"),
    priority: z.int().min(1).max(100).default(1),
  }),
});
const port = z.int().min(0).max(65535).optional();
const createRuleV1Body = z.object({
  security_group_rule: z.object({ ...common, port_range_min: port, port_range_max: port }),
});

/** Finds a security group or answers as VPC does where there is none. */
export function securityGroupOf(context: CloudContext, id: string): SecurityGroup {
  const group = context.tables.securityGroups.get(id);
  if (!group) {
    throw new Refusal(404, "VPC.0603", `Security group ${id} does not exist.`);
  }
  return group;
}

function ruleOf(context: CloudContext, id: string): SecurityGroupRule {
  const rule = context.tables.securityGroupRules.get(id);
  if (!rule) {
    throw new Refusal(404, "VPC.0604", `Security group rule ${id} does not exist.`);
  }
  return rule;
}

function rulesOf(context: CloudContext, groupId: string): SecurityGroupRule[] {
  return [...context.tables.securityGroupRules.values()].filter((rule) => rule.securityGroupId === groupId);
}

function addRule(context: CloudContext, rule: Omit<SecurityGroupRule, "id" | "createdAt">): SecurityGroupRule {
  const made = { id: randomUUID(), createdAt: Date.now(), ...rule };
  context.tables.securityGroupRules.set(made.id, made);
  return made;
}

/** Makes a group with the four rules that each new group has: everything out, everything in from the group itself. */
export function createSecurityGroup(
  context: CloudContext,
  settings: Pick<SecurityGroup, "name" | "description" | "enterpriseProjectId" | "ownerClusterId">,
): SecurityGroup {
  const now = Date.now();
  const group: SecurityGroup = { id: randomUUID(), createdAt: now, updatedAt: now, ...settings };
  context.tables.securityGroups.set(group.id, group);
  for (const type of ["IPv4", "IPv6"]) {
    const open = {
      securityGroupId: group.id,
      description: "",
      ethertype: type,
      protocol: "",
      multiport: "",
      action: "allow",
      priority: 100,
      remoteAddressGroupId: "",
      byDefault: true,
    };
    addRule(context, {
      ...open,
      direction: "egress",
      remoteIpPrefix: type === "IPv4" ? "0.0.0.0/0" : "::/0",
      remoteGroupId: "",
    });
    addRule(context, { ...open, direction: "ingress", remoteIpPrefix: "", remoteGroupId: group.id });
  }
  return group;
}

/** Removes a group with its rules, without asking who uses it. */
export function removeSecurityGroup(context: CloudContext, id: string): void {
  context.tables.securityGroups.delete(id);
  context.tables.tags.delete(`security-groups/${id}`);
  for (const rule of rulesOf(context, id)) {
    context.tables.securityGroupRules.delete(rule.id);
  }
}

/** What uses a security group, in words, or undefined. */
function groupUser(context: CloudContext, id: string): string | undefined {
  const { clusters, nodePools, shares, servers, securityGroupRules } = context.tables;
  for (const cluster of clusters.values()) {
    if (cluster.securityGroupId === id || cluster.controlSecurityGroupId === id) {
      return `CCE cluster ${cluster.name}`;
    }
  }
  for (const pool of nodePools.values()) {
    if (pool.securityGroupIds.includes(id)) {
      return `CCE node pool ${pool.name}`;
    }
  }
  for (const share of shares.values()) {
    if (share.securityGroupId === id) {
      return `SFS Turbo file system ${share.name}`;
    }
  }
  for (const server of present(servers)) {
    if (server.securityGroupIds.includes(id)) {
      return `server ${server.name}`;
    }
  }
  for (const rule of securityGroupRules.values()) {
    if (rule.remoteGroupId === id && rule.securityGroupId !== id) {
      return `a rule of security group ${rule.securityGroupId}`;
    }
  }
  return undefined;
}

function ruleV3(context: CloudContext, rule: SecurityGroupRule): unknown {
  return {
    id: rule.id,
    description: rule.description,
    security_group_id: rule.securityGroupId,
    direction: rule.direction,
    protocol: rule.protocol === "" ? null : rule.protocol,
    ethertype: rule.ethertype,
    multiport: rule.multiport === "" ? null : rule.multiport,
    action: rule.action,
    priority: rule.priority,
    remote_ip_prefix: rule.remoteIpPrefix === "" ? null : rule.remoteIpPrefix,
    remote_group_id: rule.remoteGroupId === "" ? null : rule.remoteGroupId,
    remote_address_group_id: rule.remoteAddressGroupId === "" ? null : rule.remoteAddressGroupId,
    created_at: isoSeconds(rule.createdAt),
    updated_at: isoSeconds(rule.createdAt),
    project_id: context.credentials.projectId,
  };
}

function ruleV1(context: CloudContext, rule: SecurityGroupRule): unknown {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(rule.multiport) ?? [];
  return {
    id: rule.id,
    description: rule.description,
    security_group_id: rule.securityGroupId,
    direction: rule.direction,
    ethertype: rule.ethertype,
    protocol: rule.protocol === "" ? null : rule.protocol,
    port_range_min: first === undefined ? null : Number(first),
    port_range_max: first === undefined ? null : Number(last ?? first),
    remote_ip_prefix: rule.remoteIpPrefix === "" ? null : rule.remoteIpPrefix,
    remote_group_id: rule.remoteGroupId === "" ? null : rule.remoteGroupId,
    tenant_id: context.credentials.projectId,
  };
}

function groupBody(
  context: CloudContext,
  group: SecurityGroup,
  rule: (context: CloudContext, rule: SecurityGroupRule) => unknown,
): unknown {
  return {
    id: group.id,
    name: group.name,
    description: group.description,
    vpc_id: "",
    project_id: context.credentials.projectId,
    enterprise_project_id: group.enterpriseProjectId,
    created_at: isoSeconds(group.createdAt),
    updated_at: isoSeconds(group.updatedAt),
    security_group_rules: rulesOf(context, group.id).map((each) => rule(context, each)),
  };
}

function groupSummary(context: CloudContext, group: SecurityGroup): unknown {
  return {
    id: group.id,
    name: group.name,
    description: group.description,
    project_id: context.credentials.projectId,
    enterprise_project_id: group.enterpriseProjectId,
    created_at: isoSeconds(group.createdAt),
    updated_at: isoSeconds(group.updatedAt),
  };
}

function checkNewRule(context: CloudContext, rule: Omit<SecurityGroupRule, "id" | "createdAt">): void {
  securityGroupOf(context, rule.securityGroupId);
  if (rule.remoteGroupId !== "") {
    securityGroupOf(context, rule.remoteGroupId);
  }
  const everyone = rule.ethertype === "IPv4" ? "0.0.0.0/0" : "::/0";
  const remote = (each: Pick<SecurityGroupRule, "remoteGroupId" | "remoteAddressGroupId" | "remoteIpPrefix">): string =>
    each.remoteGroupId || each.remoteAddressGroupId || each.remoteIpPrefix || everyone;
  const same = rulesOf(context, rule.securityGroupId).find(
    (other) =>
      other.direction === rule.direction &&
      other.ethertype === rule.ethertype &&
      other.protocol === rule.protocol &&
      other.multiport === rule.multiport &&
      other.action === rule.action &&
      remote(other) === remote(rule),
  );
  if (same) {
    throw new Refusal(
      409,
      "VPC.0602",
      `SecurityGroupRuleExists: Security group rule already exists. Rule id is ${same.id}.`,
    );
  }
}

function groupRoutes(app: FastifyInstance, context: CloudContext): void {
  const { securityGroups } = context.tables;

  for (const [path, status, rule] of [
    ["/v3/:project/vpc/security-groups", 201, ruleV3],
    ["/v1/:project/security-groups", 200, ruleV1],
  ] as const) {
    app.post(path, (request, reply) => {
      const body = readBody(request, createGroupBody).security_group;
      const group = createSecurityGroup(context, {
        name: body.name,
        description: body.description,
        enterpriseProjectId: body.enterprise_project_id,
      });
      return reply.code(status).send({ security_group: groupBody(context, group, rule) });
    });
    app.get(`${path}/:id`, (request) => ({
      security_group: groupBody(context, securityGroupOf(context, parameter(request, "id")), rule),
    }));
    app.delete(`${path}/:id`, (request, reply) => {
      const group = securityGroupOf(context, parameter(request, "id"));
      const user = groupUser(context, group.id);
      if (user !== undefined) {
        throw new Refusal(
          409,
          "VPC.0601",
          `SecurityGroupInUse: Security Group ${group.id} in use. It is used by ${user}.`,
        );
      }
      removeSecurityGroup(context, group.id);
      return reply.code(204).send();
    });
  }
  app.get("/v3/:project/vpc/security-groups", (request) => {
    const wanted = { id: queryValue(request, "id"), name: queryValue(request, "name") };
    const all = [...securityGroups.values()].filter(
      (group) =>
        (wanted.id === undefined || group.id === wanted.id) &&
        (wanted.name === undefined || group.name === wanted.name),
    );
    const groups = page(request, all, 2000);
    return {
      security_groups: groups.map((group) => groupSummary(context, group)),
      page_info: { current_count: groups.length },
    };
  });
  app.get("/v1/:project/security-groups", (request) => ({
    security_groups: page(request, [...securityGroups.values()], 2000).map((group) =>
      groupBody(context, group, ruleV1),
    ),
  }));
  app.put("/v3/:project/vpc/security-groups/:id", (request) => {
    const group = securityGroupOf(context, parameter(request, "id"));
    const body = readBody(request, updateGroupBody).security_group;
    group.name = body.name ?? group.name;
    group.description = body.description ?? group.description;
    group.updatedAt = Date.now();
    return { security_group: groupBody(context, group, ruleV3) };
  });
  tagRoutes(app, context, "security-groups", "/v2.0/:project/security-groups/:id", (id) =>
    securityGroupOf(context, id),
  );
}

function ruleRoutes(app: FastifyInstance, context: CloudContext): void {
  const { securityGroupRules } = context.tables;

  app.post("/v3/:project/vpc/security-group-rules", (request, reply) => {
    const body = readBody(request, createRuleV3Body).security_group_rule;
    const rule = {
      securityGroupId: body.security_group_id,
      description: body.description,
      direction: body.direction,
      ethertype: body.ethertype,
      protocol: body.protocol,
      multiport: body.multiport.replaceAll(" ", ""),
      action: body.action,
      priority: body.priority,
      remoteIpPrefix: body.remote_ip_prefix,
      remoteGroupId: body.remote_group_id,
      remoteAddressGroupId: body.remote_address_group_id,
      byDefault: false,
    };
    checkNewRule(context, rule);
    return reply.code(201).send({ security_group_rule: ruleV3(context, addRule(context, rule)) });
  });
  app.post("/v1/:project/security-group-rules", (request, reply) => {
    const body = readBody(request, createRuleV1Body).security_group_rule;
    const { port_range_min: first, port_range_max: last } = body;
    if (first !== undefined && last !== undefined && last < first) {
      throw new Refusal(400, "VPC.0601", `The port range ${first}-${last} ends before it begins.`);
    }
    const rule = {
      securityGroupId: body.security_group_id,
      description: body.description,
      direction: body.direction,
      ethertype: body.ethertype,
      protocol: body.protocol,
      multiport: first === undefined ? "" : last === undefined || last === first ? String(first) : `${first}-${last}`,
      action: "allow",
      priority: 1,
      remoteIpPrefix: body.remote_ip_prefix,
      remoteGroupId: body.remote_group_id,
      remoteAddressGroupId: "",
      byDefault: false,
    };
    checkNewRule(context, rule);
    return reply.code(201).send({ security_group_rule: ruleV1(context, addRule(context, rule)) });
  });
  app.get("/v3/:project/vpc/security-group-rules", (request) => {
    const wanted = (name: string, value: string): boolean => {
      const asked = queryValue(request, name);
      return asked === undefined || asked === value;
    };
    const all = [...securityGroupRules.values()].filter(
      (rule) =>
        wanted("id", rule.id) &&
        wanted("security_group_id", rule.securityGroupId) &&
        wanted("protocol", rule.protocol) &&
        wanted("description", rule.description) &&
        wanted("remote_group_id", rule.remoteGroupId) &&
        wanted("direction", rule.direction) &&
        wanted("action", rule.action),
    );
    const rules = page(request, all, 2000);
    return {
      security_group_rules: rules.map((rule) => ruleV3(context, rule)),
      page_info: { current_count: rules.length },
    };
  });
  for (const [path, body] of [
    ["/v3/:project/vpc/security-group-rules/:id", ruleV3],
    ["/v1/:project/security-group-rules/:id", ruleV1],
  ] as const) {
    app.get(path, (request) => ({ security_group_rule: body(context, ruleOf(context, parameter(request, "id"))) }));
    app.delete(path, (request, reply) => {
      securityGroupRules.delete(ruleOf(context, parameter(request, "id")).id);
      return reply.code(204).send();
    });
  }
}

/** Security groups and their rules (VPC v3; the provider also reads and deletes through v1). */
export function securityGroupService(app: FastifyInstance, context: CloudContext): void {
  groupRoutes(app, context);
  ruleRoutes(app, context);
}
