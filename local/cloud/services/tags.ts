import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { parameter, readBody } from "../request";

const actionBody = z.object({
  action: z.enum(["create", "delete"]),
  tags: z.array(z.object({ key: z.string().min(1), value: z.string().optional() })),
});

/**
 * Tags of a kind of resource, as VPC and SFS Turbo serve them: `GET …/tags`, `POST …/tags/action`, `DELETE …/tags/{key}`.
 * @param path path of a resource of the kind, with `:id`.
 * @param mustExist throws where the resource does not exist.
 */
export function tagRoutes(
  app: FastifyInstance,
  context: CloudContext,
  kind: string,
  path: string,
  mustExist: (id: string) => unknown,
): void {
  const tags = (id: string): Record<string, string> => context.tables.tags.get(`${kind}/${id}`) ?? {};
  const write = (id: string, entries: [string, string][]): void => {
    if (entries.length === 0) {
      context.tables.tags.delete(`${kind}/${id}`);
    } else {
      context.tables.tags.set(`${kind}/${id}`, Object.fromEntries(entries));
    }
  };

  app.get(`${path}/tags`, (request) => {
    const id = parameter(request, "id");
    mustExist(id);
    return { tags: Object.entries(tags(id)).map(([key, value]) => ({ key, value })) };
  });
  app.post(`${path}/tags/action`, (request, reply) => {
    const id = parameter(request, "id");
    mustExist(id);
    const body = readBody(request, actionBody);
    const named = new Set(body.tags.map((tag) => tag.key));
    const others = Object.entries(tags(id)).filter(([key]) => !named.has(key));
    const added = body.tags.map((tag): [string, string] => [tag.key, tag.value ?? ""]);
    write(id, body.action === "create" ? [...others, ...added] : others);
    return reply.code(204).send();
  });
  app.delete(`${path}/tags/:key`, (request, reply) => {
    const id = parameter(request, "id");
    mustExist(id);
    write(
      id,
      Object.entries(tags(id)).filter(([key]) => key !== parameter(request, "key")),
    );
    return reply.code(204).send();
  });
}
