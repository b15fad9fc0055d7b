import type { FastifyInstance } from "fastify";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, queryValue } from "../request";

/** The account's project and domain, as the provider asks for them when they are not configured (IAM v3). */
export function iamService(app: FastifyInstance, context: CloudContext): void {
  const { projectId, domainId, region } = context.credentials;
  const project = {
    id: projectId,
    name: region,
    domain_id: domainId,
    parent_id: domainId,
    description: "",
    enabled: true,
    is_domain: false,
    links: {},
  };

  for (const path of ["/v3/projects", "/v3/auth/projects"]) {
    app.get(path, (request) => {
      const name = queryValue(request, "name");
      return { projects: name === undefined || name === region ? [project] : [], links: {} };
    });
  }
  app.get("/v3/projects/:id", (request) => {
    if (parameter(request, "id") !== projectId) {
      throw new Refusal(404, "IAM.0004", `Could not find project: ${parameter(request, "id")}.`);
    }
    return { project };
  });
  app.get("/v3/auth/domains", () => ({
    domains: [{ id: domainId, name: "local", enabled: true, description: "", links: {} }],
    links: {},
  }));
}
