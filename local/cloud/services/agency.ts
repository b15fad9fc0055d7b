import { createHash, randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, queryValue, readBody } from "../request";
import type { Agency } from "../store";

/**
 * System-defined roles and policies by display name, with the service that they are for (huaweicloud.com, System-defined
 * Permissions): those that an environment of this project may grant.
 */
const systemRoles: Record<string, string> = {
  "Tenant Administrator": "BASE",
  "Tenant Guest": "BASE",
  "Security Administrator": "BASE",
  "Server Administrator": "ECS",
  "ECS FullAccess": "ECS",
  "ECS ReadOnlyAccess": "ECS",
  "EVS FullAccess": "EVS",
  "EVS ReadOnlyAccess": "EVS",
  "VPC Administrator": "VPC",
  "VPC FullAccess": "VPC",
  "VPC ReadOnlyAccess": "VPC",
  "VPCEndpoint Administrator": "VPCEP",
  "NAT FullAccess": "NAT",
  "ELB FullAccess": "ELB",
  "CCE Administrator": "CCE",
  "CCE FullAccess": "CCE",
  "CCE ReadOnlyAccess": "CCE",
  "SFS Turbo FullAccess": "SFSTurbo",
  "SFS Turbo ReadOnlyAccess": "SFSTurbo",
  "OBS Administrator": "OBS",
  "OBS OperateAccess": "OBS",
  "OBS ReadOnlyAccess": "OBS",
  "OBS Buckets Viewer": "OBS",
  "SWR Admin": "SWR",
  "SWR FullAccess": "SWR",
  "SWR OperateAccess": "SWR",
  "SWR ReadOnlyAccess": "SWR",
  "KMS Administrator": "KMS",
  "KMS CMKFullAccess": "KMS",
  "KMS CMKReadOnlyAccess": "KMS",
  "DEW KeypairFullAccess": "DEW",
  "DEW KeypairReadOnlyAccess": "DEW",
  "CSMS FullAccess": "CSMS",
  "CSMS ReadOnlyAccess": "CSMS",
  "ModelArts FullAccess": "ModelArts",
  "ModelArts CommonOperations": "ModelArts",
  "ModelArts Dependency Access": "ModelArts",
  "LTS FullAccess": "LTS",
  "LTS ReadOnlyAccess": "LTS",
  "AOM FullAccess": "AOM",
  "AOM ReadOnlyAccess": "AOM",
  "CES FullAccess": "CES",
  "CES ReadOnlyAccess": "CES",
  "SMN FullAccess": "SMN",
  "SMN ReadOnlyAccess": "SMN",
  "IAM ReadOnlyAccess": "IAM",
  "Agent Operator": "IAM",
};

interface Role {
  id: string;
  displayName: string;
  catalog: string;
}

/** The ids of the cloud are 32 hexadecimal digits. */
function hexId(of: string): string {
  return createHash("sha256").update(of).digest("hex").slice(0, 32);
}

const roles: Role[] = Object.entries(systemRoles).map(([displayName, catalog]) => ({
  id: hexId(`role ${displayName}`),
  displayName,
  catalog,
}));

const duration = z.union([z.literal("FOREVER"), z.literal("ONEDAY"), z.coerce.number().int().min(1).max(365)]);
const createBody = z.object({
  agency: z.object({
    name: z.string().regex(/^[^@#%&<>\\$^*]{1,64}$/, "1 to 64 characters without @#%&<>\\$^*"),
    domain_id: z.string(),
    trust_domain_name: z.string().min(1),
    description: z.string().max(255).default(""),
    duration: duration.default("FOREVER"),
  }),
});
const updateBody = z.object({
  agency: z.object({
    trust_domain_name: z.string().min(1).optional(),
    description: z.string().max(255).optional(),
    duration: duration.optional(),
  }),
});

function notFound(what: string, id: string): Refusal {
  return new Refusal(404, "IAM.0004", `Could not find ${what}: ${id}.`);
}

function agencyOf(context: CloudContext, id: string): Agency {
  const agency = context.tables.agencies.get(id);
  if (!agency) {
    throw notFound("agency", id);
  }
  return agency;
}

function days(value: z.infer<typeof duration>): string {
  return value === "ONEDAY" ? "1" : String(value);
}

/** Durations of days are told in hours. */
function body(context: CloudContext, agency: Agency): unknown {
  const forever = agency.duration === "FOREVER";
  const hours = Number(agency.duration) * 24;
  return {
    id: agency.id,
    name: agency.name,
    domain_id: context.credentials.domainId,
    trust_domain_id: hexId(`domain ${agency.trustDomainName}`),
    trust_domain_name: agency.trustDomainName,
    description: agency.description,
    duration: forever ? "FOREVER" : String(hours),
    expire_time: forever ? null : iamTime(agency.createdAt + hours * 60 * 60 * 1000),
    create_time: iamTime(agency.createdAt),
  };
}

/** IAM writes times with six digits of the second and without time zone. */
function iamTime(time: number): string {
  return new Date(time).toISOString().replace("Z", "000");
}

function roleBody(role: Role): unknown {
  return {
    id: role.id,
    name: `system_all_${role.id.slice(0, 6)}`,
    display_name: role.displayName,
    catalog: role.catalog,
    type: "AA",
    flag: "fine_grained",
    domain_id: null,
    description: role.displayName,
    policy: { Version: "1.1", Statement: [] },
    links: {},
  };
}

function roleOf(request: FastifyRequest): string {
  const id = parameter(request, "role");
  if (!roles.some((role) => role.id === id)) {
    throw notFound("role", id);
  }
  return id;
}

function granted(ids: string[]): { roles: unknown[]; links: unknown } {
  return { roles: roles.filter((role) => ids.includes(role.id)).map(roleBody), links: {} };
}

/** Where roles of an agency are granted. */
interface Scope {
  /** Path below which the roles are, with `:id` for the agency and `:scope` for the project or the account. */
  path: string;
  /** What stands behind the role's id. */
  suffix: string;
  read: (context: CloudContext, agency: Agency, scope: string) => string[];
  write: (agency: Agency, scope: string, ids: string[]) => void;
}

function mustBe(wanted: string, got: string, what: string): void {
  if (got !== wanted) {
    throw notFound(what, got);
  }
}

const scopes: Scope[] = [
  {
    path: "/v3.0/OS-AGENCY/projects/:scope/agencies/:id/roles",
    suffix: "",
    read: (context, agency, project) => {
      mustBe(context.credentials.projectId, project, "project");
      return agency.projectRoles[project] ?? [];
    },
    write: (agency, project, ids) => {
      agency.projectRoles[project] = ids;
    },
  },
  {
    path: "/v3.0/OS-AGENCY/domains/:scope/agencies/:id/roles",
    suffix: "",
    read: (context, agency, domain) => {
      mustBe(context.credentials.domainId, domain, "domain");
      return agency.domainRoles;
    },
    write: (agency, _domain, ids) => {
      agency.domainRoles = ids;
    },
  },
  {
    path: "/v3.0/OS-INHERIT/domains/:scope/agencies/:id/roles",
    suffix: "/inherited_to_projects",
    read: (context, agency, domain) => {
      mustBe(context.credentials.domainId, domain, "domain");
      return agency.inheritedRoles;
    },
    write: (agency, _domain, ids) => {
      agency.inheritedRoles = ids;
    },
  },
];

function grantRoutes(app: FastifyInstance, context: CloudContext, scope: Scope): void {
  const asked = (request: FastifyRequest): { agency: Agency; within: string; ids: string[] } => {
    const agency = agencyOf(context, parameter(request, "id"));
    const within = parameter(request, "scope");
    return { agency, within, ids: scope.read(context, agency, within) };
  };
  app.get(`${scope.path}${scope.suffix}`, (request) => granted(asked(request).ids));
  app.put(`${scope.path}/:role${scope.suffix}`, (request, reply) => {
    const { agency, within, ids } = asked(request);
    scope.write(agency, within, [...new Set([...ids, roleOf(request)])]);
    return reply.code(204).send();
  });
  app.delete(`${scope.path}/:role${scope.suffix}`, (request, reply) => {
    const { agency, within, ids } = asked(request);
    const role = roleOf(request);
    if (!ids.includes(role)) {
      throw notFound("role of the agency", role);
    }
    scope.write(
      agency,
      within,
      ids.filter((id) => id !== role),
    );
    return reply.code(204).send();
  });
}

/** Agencies with their roles (IAM v3.0, roles in v3). */
export function agencyService(app: FastifyInstance, context: CloudContext): void {
  const { agencies } = context.tables;

  app.get("/v3/roles", (request) => {
    // Roles of the account itself: the local cloud has none.
    const all = queryValue(request, "domain_id") === undefined ? roles : [];
    const size = Number(queryValue(request, "per_page") ?? 300);
    const start = (Number(queryValue(request, "page") ?? 1) - 1) * size;
    return { roles: all.slice(start, start + size).map(roleBody), total_number: all.length, links: {} };
  });

  app.post("/v3.0/OS-AGENCY/agencies", (request, reply) => {
    const wanted = readBody(request, createBody).agency;
    mustBe(context.credentials.domainId, wanted.domain_id, "domain");
    if ([...agencies.values()].some((agency) => agency.name === wanted.name)) {
      throw new Refusal(409, "IAM.0101", `Duplicate entry: an agency named ${wanted.name} exists already.`);
    }
    const agency: Agency = {
      id: randomUUID().replaceAll("-", ""),
      createdAt: Date.now(),
      name: wanted.name,
      description: wanted.description,
      duration: days(wanted.duration),
      trustDomainName: wanted.trust_domain_name,
      projectRoles: {},
      domainRoles: [],
      inheritedRoles: [],
    };
    agencies.set(agency.id, agency);
    return reply.code(201).send({ agency: body(context, agency) });
  });
  app.get("/v3.0/OS-AGENCY/agencies", (request) => {
    const domain = queryValue(request, "domain_id");
    if (domain === undefined) {
      throw new Refusal(400, "IAM.0011", "Request parameter domain_id is missing.");
    }
    const all = [...agencies.values()].filter(
      (agency) =>
        domain === context.credentials.domainId &&
        [undefined, agency.name].includes(queryValue(request, "name")) &&
        [undefined, hexId(`domain ${agency.trustDomainName}`)].includes(queryValue(request, "trust_domain_id")),
    );
    return { agencies: all.map((agency) => body(context, agency)) };
  });
  app.get("/v3.0/OS-AGENCY/agencies/:id", (request) => ({
    agency: body(context, agencyOf(context, parameter(request, "id"))),
  }));
  app.put("/v3.0/OS-AGENCY/agencies/:id", (request) => {
    const agency = agencyOf(context, parameter(request, "id"));
    const wanted = readBody(request, updateBody).agency;
    agency.description = wanted.description ?? agency.description;
    agency.trustDomainName = wanted.trust_domain_name ?? agency.trustDomainName;
    agency.duration = wanted.duration === undefined ? agency.duration : days(wanted.duration);
    return { agency: body(context, agency) };
  });
  app.delete("/v3.0/OS-AGENCY/agencies/:id", (request, reply) => {
    agencies.delete(agencyOf(context, parameter(request, "id")).id);
    return reply.code(204).send();
  });
  for (const scope of scopes) {
    grantRoutes(app, context, scope);
  }
}
