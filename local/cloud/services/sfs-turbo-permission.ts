import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, readBody } from "../request";
import type { PermissionRule } from "../store";
import { shareOf, turboRoot, usableShare } from "./sfs-turbo";

const cidr = z.string().regex(/^(\*|\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?)$/, "an IPv4 address, a range or *");
const access = {
  rw_type: z.enum(["rw", "ro", "none"]),
  user_type: z.enum(["no_root_squash", "root_squash", "all_squash"]),
};
/** Rules of a request, and of a file system, at most (huaweicloud.com, api-sfsturbo, CreatePermRule). */
const most = { request: 5, share: 64 };
const createBody = z.object({
  rules: z
    .array(z.object({ ip_cidr: cidr, ...access }))
    .min(1)
    .max(most.request),
});
const updateBody = z.object(access);

/** What the service adds to the first rule of a file system: everybody may do everything. */
const everybody = { ip_cidr: "*", rw_type: "rw", user_type: "no_root_squash" };

function body(rule: PermissionRule): unknown {
  return { id: rule.id, ip_cidr: rule.ipCidr, rw_type: rule.rwType, user_type: rule.userType };
}

function refuse(message: string): Refusal {
  return new Refusal(400, "SFS.TURBO.0001", `Parameter error. ${message}`);
}

/** Permission rules of a file system: who may mount it. */
export function sfsTurboPermissionService(app: FastifyInstance, context: CloudContext): void {
  const path = `${turboRoot}/shares/:id/fs/perm-rules`;
  const { permissionRules } = context.tables;
  const rulesOf = (shareId: string): PermissionRule[] =>
    [...permissionRules.values()].filter((rule) => rule.shareId === shareId);

  function ruleOf(request: FastifyRequest): PermissionRule {
    const share = shareOf(context, parameter(request, "id"));
    const rule = permissionRules.get(parameter(request, "rule"));
    if (rule?.shareId !== share.id) {
      throw refuse(`Rule ${parameter(request, "rule")} does not exist.`);
    }
    return rule;
  }

  app.post(path, (request) => {
    const share = usableShare(context, parameter(request, "id"));
    const { rules } = readBody(request, createBody);
    const present = rulesOf(share.id);
    const ranges = rules.map((rule) => rule.ip_cidr);
    const twice = ranges.find(
      (range, index) => present.some((other) => other.ipCidr === range) || ranges.indexOf(range) < index,
    );
    if (twice !== undefined) {
      throw refuse(`A rule for ${twice} exists already.`);
    }
    if (present.length + rules.length > most.share) {
      throw refuse(`A file system has at most ${most.share} rules.`);
    }
    const first = present.length === 0 && !ranges.includes("*");
    for (const rule of first ? [...rules, everybody] : rules) {
      const id = randomUUID();
      permissionRules.set(id, {
        id,
        createdAt: Date.now(),
        shareId: share.id,
        ipCidr: rule.ip_cidr,
        rwType: rule.rw_type,
        userType: rule.user_type,
        ...(rule === everybody ? { byDefault: true } : {}),
      });
    }
    return { rules: rulesOf(share.id).map(body) };
  });
  app.get(path, (request) => {
    const share = shareOf(context, parameter(request, "id"));
    return { rules: rulesOf(share.id).map(body) };
  });
  app.get(`${path}/:rule`, (request) => body(ruleOf(request)));
  app.put(`${path}/:rule`, (request) => {
    const rule = ruleOf(request);
    const wanted = readBody(request, updateBody);
    rule.rwType = wanted.rw_type;
    rule.userType = wanted.user_type;
    return body(rule);
  });
  app.delete(`${path}/:rule`, (request, reply) => {
    const rule = ruleOf(request);
    if (rulesOf(rule.shareId).length === 1) {
      // (huaweicloud.com, usermanual-sfsturbo, sfsturbo_01_0338)
      throw refuse(`Rule ${rule.ipCidr} is the last one: a file system keeps at least one.`);
    }
    permissionRules.delete(rule.id);
    return reply.code(204).send();
  });
}
