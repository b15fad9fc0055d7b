import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, readBody } from "../request";
import type { Organization } from "../store";

const createBody = z.object({
  namespace: z
    .string()
    .max(64)
    .regex(
      /^[a-z]([a-z0-9]|__?(?=[a-z0-9])|[.-](?=[a-z0-9]))*$/,
      "begins with a lower-case letter; lower-case letters, digits, periods, underscores and hyphens; ends with a letter or digit",
    ),
});

/** Organizations of SWR (`/v2/manage/namespaces`). */
export function swrService(app: FastifyInstance, context: CloudContext): void {
  const { organizations } = context.tables;

  function organizationOf(name: string): Organization {
    const organization = organizations.get(name);
    if (!organization) {
      throw new Refusal(404, "SVCSTG.SWR.4040000", `The organization ${name} does not exist.`);
    }
    return organization;
  }
  const body = (organization: Organization): unknown => ({
    id: organization.number,
    name: organization.id,
    creator_name: "local",
    auth: 7,
    access_user_count: 1,
    repo_count: 0,
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
    const number = Math.max(0, ...[...organizations.values()].map((organization) => organization.number)) + 1;
    organizations.set(namespace, { id: namespace, createdAt: Date.now(), number });
    return reply.code(201).send({});
  });
  app.get("/v2/manage/namespaces", () => ({ namespaces: [...organizations.values()].map(body) }));
  app.get("/v2/manage/namespaces/:name", (request) => body(organizationOf(parameter(request, "name"))));
  app.delete("/v2/manage/namespaces/:name", (request, reply) => {
    organizations.delete(organizationOf(parameter(request, "name")).id);
    return reply.code(204).send();
  });
}
