import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { isoSeconds, queryValue, readBody } from "../request";

const agencyBody = z.object({ agency_name_suffix: z.string().max(53).default("") });
const authorizationBody = z.object({
  user_id: z.string().regex(/^(all-users|[0-9a-zA-Z]{32})$/, "the id of an IAM user, or all-users"),
  type: z.literal("agency"),
  content: z
    .string()
    .regex(/^(modelarts_agency|ma_agency_.+)$/, "modelarts_agency, or a name that starts with ma_agency_"),
});

/** Who ModelArts may act for, and with which agency. */
export function modelArtsAuthorizationService(app: FastifyInstance, context: CloudContext): void {
  const { agencies, modelArtsAgencies, modelArtsAuthorizations } = context.tables;
  const exists = (name: string): boolean =>
    modelArtsAgencies.has(name) || [...agencies.values()].some((agency) => agency.name === name);

  app.post("/v2/:project/agency", (request) => {
    const { agency_name_suffix: suffix } = readBody(request, agencyBody);
    const name = suffix === "" ? "modelarts_agency" : `ma_agency_${suffix}`;
    if (exists(name)) {
      throw new Refusal(400, "ModelArts.3818", `Agency ${name} already exists.`);
    }
    modelArtsAgencies.set(name, { id: name, createdAt: Date.now() });
    return { agency_name: name };
  });
  app.post("/v2/:project/authorizations", (request) => {
    const body = readBody(request, authorizationBody);
    if (!exists(body.content)) {
      throw new Refusal(400, "ModelArts.0104", `Invalid parameter. Agency ${body.content} does not exist.`);
    }
    modelArtsAuthorizations.set(body.user_id, {
      id: body.user_id,
      createdAt: modelArtsAuthorizations.get(body.user_id)?.createdAt ?? Date.now(),
      type: body.type,
      agencyName: body.content,
    });
    return {};
  });
  app.get("/v2/:project/authorizations", (request) => {
    const all = [...modelArtsAuthorizations.values()];
    const offset = Number(queryValue(request, "offset") ?? 0);
    const limit = Number(queryValue(request, "limit") ?? 1000);
    return {
      total_count: all.length,
      auth: all.slice(offset, offset + limit).map(({ id, type, agencyName, createdAt }) => ({
        user_id: id,
        user_name: id,
        type,
        content: agencyName,
        create_time: isoSeconds(createdAt),
      })),
    };
  });
  app.delete("/v2/:project/authorizations", (request) => {
    const user = queryValue(request, "user_id");
    if (user === undefined) {
      modelArtsAuthorizations.clear();
    } else if (!modelArtsAuthorizations.delete(user)) {
      throw new Refusal(404, "ModelArts.0105", `The authorization of user ${user} does not exist.`);
    }
    return {};
  });
}
