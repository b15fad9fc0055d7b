import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, readBody } from "../request";
import type { Organization, OrganizationUser } from "../store";
import { noteUser } from "./iam-user";

const createBody = z.object({
  namespace: z
    .string()
    .max(64)
    .regex(
      /^[a-z]([a-z0-9]|__?(?=[a-z0-9])|[.-](?=[a-z0-9]))*$/,
      "begins with a lower-case letter; lower-case letters, digits, periods, underscores and hyphens; ends with a letter or digit",
    ),
});
const usersBody = z
  .array(
    z.object({
      user_id: z.string().min(1),
      user_name: z.string().min(1),
      // Manage, write, read (huaweicloud.com, api-swr, CreateNamespaceAuth).
      auth: z.union([z.literal(7), z.literal(3), z.literal(1)]),
    }),
  )
  .min(1);
const userIdsBody = z.array(z.string());

/** User and account name of everything that the local cloud says was made by somebody. */
export const creatorName = "local";

/** Finds an organization or answers as SWR does where there is none. */
export function organizationOf(context: CloudContext, name: string): Organization {
  const organization = context.tables.organizations.get(name);
  if (!organization) {
    throw new Refusal(404, "SVCSTG.SWR.4040000", `The organization ${name} does not exist.`);
  }
  return organization;
}

/** The number after the largest that things of a kind have: SWR counts organizations, repositories and policies. */
export function nextNumber(used: Iterable<number>): number {
  return Math.max(0, ...used) + 1;
}

function organizationRoutes(app: FastifyInstance, context: CloudContext): void {
  const { organizations, organizationUsers, repositories } = context.tables;
  const repositoriesOf = (name: string): number =>
    [...repositories.values()].filter((repository) => repository.organization === name).length;
  const body = (organization: Organization): unknown => ({
    id: organization.number,
    name: organization.id,
    creator_name: creatorName,
    auth: 7,
    access_user_count: [...organizationUsers.values()].filter((user) => user.organization === organization.id).length,
    repo_count: repositoriesOf(organization.id),
  });

  app.post("/v2/manage/namespaces", (request, reply) => {
    const { namespace } = readBody(request, createBody);
    if (organizations.has(namespace) || context.faults.taken("swr", namespace)) {
      throw new Refusal(
        409,
        "SVCSTG.SWR.4090000",
        `The organization ${namespace} already exists. Names are unique in the whole region.`,
      );
    }
    const number = nextNumber([...organizations.values()].map((organization) => organization.number));
    organizations.set(namespace, { id: namespace, createdAt: Date.now(), number });
    return reply.code(201).send({});
  });
  app.get("/v2/manage/namespaces", () => ({ namespaces: [...organizations.values()].map(body) }));
  app.get("/v2/manage/namespaces/:name", (request) => body(organizationOf(context, parameter(request, "name"))));
  app.delete("/v2/manage/namespaces/:name", (request, reply) => {
    const { id } = organizationOf(context, parameter(request, "name"));
    const left = repositoriesOf(id);
    if (left > 0) {
      throw new Refusal(409, "SVCSTG.SWR.4090000", `The organization ${id} is not empty: it has ${left} repositories.`);
    }
    for (const user of [...organizationUsers.values()]) {
      if (user.organization === id) {
        organizationUsers.delete(user.id);
      }
    }
    organizations.delete(id);
    return reply.code(204).send();
  });
}

function permissionRoutes(app: FastifyInstance, context: CloudContext): void {
  const path = "/v2/manage/namespaces/:name/access";
  const { organizationUsers } = context.tables;
  const organization = (request: FastifyRequest): Organization => organizationOf(context, parameter(request, "name"));
  const body = ({ userId, userName, auth }: OrganizationUser): unknown => ({
    user_id: userId,
    user_name: userName,
    auth,
  });

  app.get(path, (request) => {
    const { id, number } = organization(request);
    return {
      id: number,
      name: id,
      creator_name: creatorName,
      self_auth: { user_id: context.credentials.domainId, user_name: creatorName, auth: 7 },
      others_auths: [...organizationUsers.values()].filter((user) => user.organization === id).map(body),
    };
  });
  const grant = (request: FastifyRequest): void => {
    const { id } = organization(request);
    for (const user of readBody(request, usersBody)) {
      if (!noteUser(context, user.user_id, user.user_name)) {
        throw new Refusal(400, "SVCSTG.SWR.4000000", `The user ${user.user_id} is not named ${user.user_name}.`);
      }
      const key = `${id}/${user.user_id}`;
      organizationUsers.set(key, {
        id: key,
        createdAt: Date.now(),
        organization: id,
        userId: user.user_id,
        userName: user.user_name,
        auth: user.auth,
      });
    }
  };
  app.post(path, (request, reply) => {
    grant(request);
    return reply.code(201).send({});
  });
  app.patch(path, (request, reply) => {
    grant(request);
    return reply.code(201).send({});
  });
  app.delete(path, (request, reply) => {
    const { id } = organization(request);
    for (const userId of readBody(request, userIdsBody)) {
      organizationUsers.delete(`${id}/${userId}`);
    }
    return reply.code(204).send();
  });
}

/** Organizations of SWR (`/v2/manage/namespaces`) and who may use them. */
export function swrService(app: FastifyInstance, context: CloudContext): void {
  organizationRoutes(app, context);
  permissionRoutes(app, context);
}
