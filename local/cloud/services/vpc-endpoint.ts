import { createHash, randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { contains, nthAddress } from "../cidr";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { beginRemoval, present, presentRow } from "../removal";
import { isoSeconds, parameter, queryValue, readBody, text } from "../request";
import type { VpcEndpoint } from "../store";
import { tagRoutes } from "./tags";

/** A service that endpoints can lead to. */
export interface EndpointService {
  /** The id by which the stack file names it: `platform.network.endpoints[].serviceId`. */
  id: string;
  name: string;
  /** `interface`: an address in a subnet; `gateway`: a route of the VPC. */
  type: "interface" | "gateway";
}

function idOf(name: string): string {
  const digits = createHash("sha256").update(name).digest("hex");
  const lengths = [8, 4, 4, 4, 12];
  let start = 0;
  return lengths.map((length) => digits.slice(start, (start += length))).join("-");
}

/**
 * The public services of a region: DNS and SWR by an address in a subnet, OBS by a route (huaweicloud.com, vpcep product
 * description). The ids are the local cloud's: in a real region they are in the console of VPC Endpoint.
 */
export function endpointServices(region: string): EndpointService[] {
  const services: Omit<EndpointService, "id">[] = [
    { name: `com.myhuaweicloud.${region}.dns`, type: "interface" },
    { name: `com.myhuaweicloud.${region}.swr`, type: "interface" },
    { name: `com.myhuaweicloud.${region}.api`, type: "interface" },
    { name: `${region}.com.myhuaweicloud.v4.obsv2`, type: "gateway" },
  ];
  return services.map((service) => ({ id: idOf(service.name), ...service }));
}

const tagEntries = z.array(z.object({ key: z.string().min(1), value: text }));
const createBody = z.object({
  endpoint_service_id: z.string().min(1),
  vpc_id: z.string().min(1),
  subnet_id: z.string().optional(),
  port_ip: z.ipv4().optional(),
  description: z.string().max(512).default(""),
  enable_dns: z.boolean().default(false),
  enable_whitelist: z.boolean().default(false),
  whitelist: z.array(z.string()).default([]),
  routetables: z.array(z.string()).default([]),
  policy_statement: z.unknown().optional(),
  policy_document: z.unknown().optional(),
  tags: tagEntries.default([]),
});
const updateBody = z.object({ enable_whitelist: z.boolean().optional(), whitelist: z.array(z.string()).optional() });
const policyBody = z.object({ policy_statement: z.unknown().optional(), policy_document: z.unknown().optional() });
const routeTablesBody = z.object({ routetables: z.array(z.string()) });

/** What a gateway endpoint allows where it was told nothing. */
const openPolicy = [{ Effect: "Allow", Action: ["*"], Resource: ["*"] }];

function parameterError(message: string): Refusal {
  return new Refusal(400, "EndPoint.0002", `Parameter error. ${message}`);
}

function endpointOf(context: CloudContext, id: string): VpcEndpoint {
  const endpoint = presentRow(context.tables.vpcEndpoints, id);
  if (!endpoint) {
    throw new Refusal(404, "EndPoint.0005", `The requested resource does not exist: VPC endpoint ${id}.`);
  }
  return endpoint;
}

function serviceOf(context: CloudContext, id: string): EndpointService {
  const service = endpointServices(context.credentials.region).find((each) => each.id === id);
  if (!service) {
    throw new Refusal(404, "EndPoint.0005", `The requested resource does not exist: endpoint service ${id}.`);
  }
  return service;
}

function stateOf(endpoint: VpcEndpoint): string {
  if (endpoint.deletingUntil !== undefined) {
    return "deleting";
  }
  return Date.now() < endpoint.readyAt ? "creating" : endpoint.failed ? "failed" : "accepted";
}

function body(context: CloudContext, endpoint: VpcEndpoint): unknown {
  const service = serviceOf(context, endpoint.serviceId);
  return {
    id: endpoint.id,
    service_type: service.type,
    status: stateOf(endpoint),
    active_status: ["active"],
    enable_status: "enable",
    endpoint_service_id: service.id,
    endpoint_service_name: service.name,
    marker_id: endpoint.number,
    vpc_id: endpoint.vpcId,
    subnet_id: endpoint.subnetId,
    ip: endpoint.address,
    ip_version: "ipv4",
    description: endpoint.description,
    enable_dns: endpoint.enableDns,
    dns_names: endpoint.enableDns ? [`vpcep-${endpoint.id}.${context.credentials.region}.huaweicloud.com`] : [],
    enable_whitelist: endpoint.enableWhitelist,
    whitelist: endpoint.whitelist,
    routetables: endpoint.routeTables,
    policy_statement: endpoint.policyStatement,
    policy_document: endpoint.policyDocument,
    project_id: context.credentials.projectId,
    specification_name: "default",
    tags: Object.entries(context.tables.tags.get(`endpoint/${endpoint.id}`) ?? {}).map(([key, value]) => ({
      key,
      value,
    })),
    created_at: isoSeconds(endpoint.createdAt),
    updated_at: isoSeconds(endpoint.createdAt),
  };
}

/** Subnet and address of an endpoint to an interface service; empty for a gateway service. */
function place(context: CloudContext, service: EndpointService, wanted: z.infer<typeof createBody>) {
  if (service.type === "gateway") {
    return { subnetId: "", address: "" };
  }
  const subnet = context.tables.subnets.get(wanted.subnet_id ?? "");
  if (subnet?.vpcId !== wanted.vpc_id) {
    throw parameterError(`subnet_id ${wanted.subnet_id ?? ""} is no subnet of VPC ${wanted.vpc_id}.`);
  }
  if (wanted.port_ip !== undefined && !contains(subnet.cidr, wanted.port_ip)) {
    throw parameterError(`port_ip ${wanted.port_ip} is not in the range ${subnet.cidr} of the subnet.`);
  }
  const taken = new Set(present(context.tables.vpcEndpoints).map((endpoint) => endpoint.address));
  if (wanted.port_ip !== undefined && taken.has(wanted.port_ip)) {
    throw parameterError(`port_ip ${wanted.port_ip} is in use.`);
  }
  // Below these are the addresses of NAT gateways.
  let n = 100;
  while (taken.has(nthAddress(subnet.cidr, n))) {
    n += 1;
  }
  return { subnetId: subnet.id, address: wanted.port_ip ?? nthAddress(subnet.cidr, n) };
}

/** VPC endpoints (VPCEP v1). */
export function vpcEndpointService(app: FastifyInstance, context: CloudContext): void {
  const { vpcEndpoints, vpcs, tags } = context.tables;
  const asked = (request: FastifyRequest): VpcEndpoint => endpointOf(context, parameter(request, "id"));
  const offsetPage = <T>(request: FastifyRequest, all: T[]): T[] => {
    const offset = Number(queryValue(request, "offset") ?? 0);
    return all.slice(offset, offset + Number(queryValue(request, "limit") ?? 10));
  };

  app.get("/v1/:project/vpc-endpoint-services/public", (request) => {
    const name = queryValue(request, "endpoint_service_name");
    const all = endpointServices(context.credentials.region).filter(
      (service) => name === undefined || service.name.includes(name),
    );
    const services = offsetPage(request, all).map((service) => ({
      id: service.id,
      owner: "huaweicloud",
      service_name: service.name,
      service_type: service.type,
      is_charge: service.type === "interface",
      created_at: "2020-01-01T00:00:00Z",
    }));
    return { endpoint_services: services, total_count: all.length };
  });

  app.post("/v1/:project/vpc-endpoints", (request) => {
    const wanted = readBody(request, createBody);
    const service = serviceOf(context, wanted.endpoint_service_id);
    if (!vpcs.has(wanted.vpc_id)) {
      throw parameterError(`vpc_id ${wanted.vpc_id}: there is no such VPC.`);
    }
    const now = Date.now();
    const gateway = service.type === "gateway";
    const endpoint: VpcEndpoint = {
      id: randomUUID(),
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      number: 1 + Math.max(0, ...[...vpcEndpoints.values()].map((each) => each.number)),
      serviceId: service.id,
      vpcId: wanted.vpc_id,
      ...place(context, service, wanted),
      description: wanted.description,
      enableDns: !gateway && wanted.enable_dns,
      enableWhitelist: wanted.enable_whitelist,
      whitelist: wanted.whitelist,
      routeTables: wanted.routetables,
      policyStatement: wanted.policy_statement ?? (gateway ? openPolicy : null),
      policyDocument: wanted.policy_document ?? null,
    };
    vpcEndpoints.set(endpoint.id, endpoint);
    if (wanted.tags.length > 0) {
      tags.set(`endpoint/${endpoint.id}`, Object.fromEntries(wanted.tags.map(({ key, value }) => [key, value])));
    }
    return body(context, endpoint);
  });
  app.get("/v1/:project/vpc-endpoints", (request) => {
    const name = queryValue(request, "endpoint_service_name");
    const all = present(vpcEndpoints).filter(
      (endpoint) =>
        [undefined, endpoint.id].includes(queryValue(request, "id")) &&
        [undefined, endpoint.vpcId].includes(queryValue(request, "vpc_id")) &&
        (name === undefined || serviceOf(context, endpoint.serviceId).name.includes(name)),
    );
    return {
      endpoints: offsetPage(request, all).map((endpoint) => body(context, endpoint)),
      total_count: all.length,
    };
  });
  app.get("/v1/:project/vpc-endpoints/:id", (request) => body(context, asked(request)));
  app.put("/v1/:project/vpc-endpoints/:id", (request) => {
    const endpoint = asked(request);
    const wanted = readBody(request, updateBody);
    endpoint.enableWhitelist = wanted.enable_whitelist ?? endpoint.enableWhitelist;
    endpoint.whitelist = wanted.whitelist ?? endpoint.whitelist;
    return body(context, endpoint);
  });
  app.put("/v1/:project/vpc-endpoints/:id/policy", (request) => {
    const endpoint = asked(request);
    const wanted = readBody(request, policyBody);
    endpoint.policyStatement = wanted.policy_statement ?? endpoint.policyStatement;
    endpoint.policyDocument = wanted.policy_document ?? endpoint.policyDocument;
    return body(context, endpoint);
  });
  app.put("/v1/:project/vpc-endpoints/:id/routetables", (request) => {
    const endpoint = asked(request);
    if (serviceOf(context, endpoint.serviceId).type !== "gateway") {
      throw parameterError("only endpoints of gateway services have route tables.");
    }
    endpoint.routeTables = readBody(request, routeTablesBody).routetables;
    return { routetables: endpoint.routeTables };
  });
  app.delete("/v1/:project/vpc-endpoints/:id", (request, reply) => {
    const endpoint = asked(request);
    beginRemoval(context, endpoint);
    tags.delete(`endpoint/${endpoint.id}`);
    return reply.code(204).send();
  });
  tagRoutes(app, context, "endpoint", "/v1/:project/endpoint/:id", (id) => endpointOf(context, id));
}
