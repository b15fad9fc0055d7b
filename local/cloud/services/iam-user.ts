import type { FastifyInstance } from "fastify";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { isoSeconds, parameter } from "../request";

/**
 * Notes an IAM user that a client names by id and name together. Nobody makes users here: that is how the account learns
 * which ones it has.
 * @returns false where the account knows the user by another name
 */
export function noteUser(context: CloudContext, id: string, name: string): boolean {
  const { users } = context.tables;
  const known = users.get(id);
  if (known === undefined) {
    users.set(id, { id, createdAt: Date.now(), name });
  }
  return known === undefined || known.name === name;
}

/** Users of the account (IAM v3.0): the provider asks for the name of a user that it knows by id only. */
export function userService(app: FastifyInstance, context: CloudContext): void {
  app.get("/v3.0/OS-USER/users/:id", (request) => {
    const user = context.tables.users.get(parameter(request, "id"));
    if (!user) {
      throw new Refusal(404, "IAM.0004", `Could not find user: ${parameter(request, "id")}.`);
    }
    return {
      user: {
        id: user.id,
        name: user.name,
        domain_id: context.credentials.domainId,
        enabled: true,
        description: "",
        create_time: isoSeconds(user.createdAt),
      },
    };
  });
}
