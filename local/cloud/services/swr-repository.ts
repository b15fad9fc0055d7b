import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { isoSeconds, parameter, queryValue, readBody, text } from "../request";
import type { Repository, RepositorySharing, RetentionPolicy } from "../store";
import { creatorName, nextNumber, organizationOf } from "./swr";

const settings = {
  category: z
    .enum(["", "app_server", "linux", "framework_app", "database", "lang", "other", "windows", "arm"])
    .default(""),
  description: text,
  is_public: z.boolean(),
};
const createBody = z.object({
  repository: z
    .string()
    .max(128)
    .regex(
      /^[a-z0-9]+((\.|-|_{1,2}|\/)[a-z0-9]+)*$/,
      "lower-case letters and digits, with single periods, hyphens, slashes and at most two underscores between them",
    ),
  ...settings,
});
const updateBody = z.object(settings);

const sharing = {
  permit: z.literal("read"),
  deadline: z.union([
    z.literal("forever"),
    z
      .string()
      .refine((time) => /^\d{4}-\d{2}-\d{2}T/.test(time) && !Number.isNaN(Date.parse(time)), "forever or an ISO time"),
  ]),
  description: text,
};
const shareBody = z.object({ access_domain: z.string().min(1), ...sharing });
const updateSharingBody = z.object({ ...sharing, description: z.string().optional() });

const tagSelectors = z.array(z.object({ kind: z.enum(["label", "regexp"]), pattern: z.string().min(1) })).default([]);
/** A number as text, from 1 (huaweicloud.com, usermanual-swr, swr_01_0102). */
const upTo = (most: number): z.ZodType<string> =>
  z.string().refine((value) => /^[1-9]\d*$/.test(value) && Number(value) <= most, `1 to ${most}`);
const retentionBody = z.object({
  algorithm: z.literal("or"),
  rules: z
    .array(
      z.discriminatedUnion("template", [
        z.object({
          template: z.literal("date_rule"),
          params: z.object({ days: upTo(365) }),
          tag_selectors: tagSelectors,
        }),
        z.object({
          template: z.literal("tag_rule"),
          params: z.object({ num: upTo(1000) }),
          tag_selectors: tagSelectors,
        }),
      ]),
    )
    .length(1),
});

/** SWR writes `$` in place of the slashes of a repository's name. */
function repositoryName(request: FastifyRequest): string {
  return parameter(request, "repository").replaceAll("$", "/");
}

function repositoryOf(context: CloudContext, request: FastifyRequest): Repository {
  const { id } = organizationOf(context, parameter(request, "name"));
  const repository = context.tables.repositories.get(`${id}/${repositoryName(request)}`);
  if (!repository) {
    throw new Refusal(404, "SVCSTG.SWR.4040000", `The repository ${id}/${repositoryName(request)} does not exist.`);
  }
  return repository;
}

/** Times as SWR writes them. */
function times({ createdAt, updatedAt }: { createdAt: number; updatedAt: number }): {
  created: string;
  updated: string;
} {
  return { created: isoSeconds(createdAt), updated: isoSeconds(updatedAt) };
}

function described(context: CloudContext, repository: Repository): Record<string, unknown> {
  const path = `swr.${context.credentials.region}.myhuaweicloud.com/${repository.id}`;
  return {
    name: repository.name,
    category: repository.category,
    description: repository.description,
    is_public: repository.isPublic,
    size: 0,
    num_images: 0,
    num_download: 0,
    url: "",
    path,
    internal_path: path,
  };
}

function repositoryRoutes(app: FastifyInstance, context: CloudContext): void {
  const { organizations, repositories, repositorySharings, retentionPolicies } = context.tables;
  const path = "/v2/manage/namespaces/:name/repos";

  app.post(path, (request, reply) => {
    const organization = organizationOf(context, parameter(request, "name"));
    const wanted = readBody(request, createBody);
    const id = `${organization.id}/${wanted.repository}`;
    if (repositories.has(id)) {
      throw new Refusal(409, "SVCSTG.SWR.4090000", `The repository ${id} already exists.`);
    }
    const now = Date.now();
    repositories.set(id, {
      id,
      createdAt: now,
      updatedAt: now,
      number: nextNumber([...repositories.values()].map(({ number }) => number)),
      organization: organization.id,
      name: wanted.repository,
      category: wanted.category,
      description: wanted.description,
      isPublic: wanted.is_public,
    });
    return reply.code(201).send({});
  });
  app.get(`${path}/:repository`, (request) => {
    const repository = repositoryOf(context, request);
    return {
      id: repository.number,
      ns_id: organizations.get(repository.organization)?.number,
      ...described(context, repository),
      creator_id: context.credentials.domainId,
      creator_name: creatorName,
      domain_id: context.credentials.domainId,
      priority: 0,
      ...times(repository),
    };
  });
  app.patch(`${path}/:repository`, (request, reply) => {
    const repository = repositoryOf(context, request);
    const wanted = readBody(request, updateBody);
    repository.category = wanted.category;
    repository.description = wanted.description;
    repository.isPublic = wanted.is_public;
    repository.updatedAt = Date.now();
    return reply.code(201).send({});
  });
  app.delete(`${path}/:repository`, (request, reply) => {
    const { id } = repositoryOf(context, request);
    for (const table of [repositorySharings, retentionPolicies]) {
      for (const member of [...table.values()]) {
        if (member.repositoryId === id) {
          table.delete(member.id);
        }
      }
    }
    repositories.delete(id);
    return reply.code(204).send();
  });
  app.get("/v2/manage/repos", (request) => {
    const wanted = (name: string, value: string): boolean => [undefined, value].includes(queryValue(request, name));
    const name = queryValue(request, "name");
    const all = [...repositories.values()].filter(
      (repository) =>
        wanted("namespace", repository.organization) &&
        // The search finds parts of names.
        (name === undefined || repository.name.includes(name)) &&
        wanted("category", repository.category) &&
        wanted("is_public", String(repository.isPublic)),
    );
    const offset = Number(queryValue(request, "offset") ?? 0);
    const limit = Number(queryValue(request, "limit") ?? 100);
    return all.slice(offset, offset + limit).map((repository) => ({
      ...described(context, repository),
      namespace: repository.organization,
      domain_name: creatorName,
      tags: [],
      status: false,
      total_range: all.length,
      created_at: isoSeconds(repository.createdAt),
      updated_at: isoSeconds(repository.updatedAt),
    }));
  });
}

function sharingBody(context: CloudContext, repository: Repository, share: RepositorySharing): unknown {
  return {
    namespace: repository.organization,
    repository: repository.name,
    access_domain: share.account,
    permit: share.permit,
    deadline: share.deadline,
    description: share.description,
    creator_id: context.credentials.domainId,
    creator_name: creatorName,
    ...times(share),
    status: share.deadline === "forever" || Date.parse(share.deadline) > Date.now(),
  };
}

function sharingRoutes(app: FastifyInstance, context: CloudContext): void {
  const { repositorySharings } = context.tables;
  const path = "/v2/manage/namespaces/:name/repositories/:repository/access-domains";
  const find = (repository: Repository, account: string): RepositorySharing | undefined =>
    repositorySharings.get(`${repository.id}/${account}`);

  function sharingOf(request: FastifyRequest): RepositorySharing {
    const found = find(repositoryOf(context, request), parameter(request, "account"));
    if (!found) {
      throw new Refusal(404, "SVCSTG.SWR.4040000", `The account ${parameter(request, "account")} has no share of it.`);
    }
    return found;
  }

  app.post(path, (request, reply) => {
    const repository = repositoryOf(context, request);
    const wanted = readBody(request, shareBody);
    if (find(repository, wanted.access_domain)) {
      throw new Refusal(409, "SVCSTG.SWR.4090000", `${repository.id} is shared with ${wanted.access_domain} already.`);
    }
    const id = `${repository.id}/${wanted.access_domain}`;
    const now = Date.now();
    repositorySharings.set(id, {
      id,
      createdAt: now,
      updatedAt: now,
      repositoryId: repository.id,
      account: wanted.access_domain,
      permit: wanted.permit,
      deadline: wanted.deadline,
      description: wanted.description,
    });
    return reply.code(201).send({});
  });
  app.get(path, (request) => {
    const repository = repositoryOf(context, request);
    return [...repositorySharings.values()]
      .filter((share) => share.repositoryId === repository.id)
      .map((share) => sharingBody(context, repository, share));
  });
  app.get(`${path}/:account`, (request) => {
    const repository = repositoryOf(context, request);
    const share = find(repository, parameter(request, "account"));
    // That it is not there is no error of the call.
    return share ? { exist: true, ...(sharingBody(context, repository, share) as object) } : { exist: false };
  });
  app.patch(`${path}/:account`, (request, reply) => {
    const share = sharingOf(request);
    const wanted = readBody(request, updateSharingBody);
    share.permit = wanted.permit;
    share.deadline = wanted.deadline;
    share.description = wanted.description ?? share.description;
    share.updatedAt = Date.now();
    return reply.code(201).send({});
  });
  app.delete(`${path}/:account`, (request, reply) => {
    repositorySharings.delete(sharingOf(request).id);
    return reply.code(204).send();
  });
}

function policyBody({ id, template, params, tagSelectors: selectors }: RetentionPolicy): unknown {
  return {
    id: Number(id),
    algorithm: "or",
    rules: [{ template, params, tag_selectors: selectors }],
    scope: "",
  };
}

function retentionRoutes(app: FastifyInstance, context: CloudContext): void {
  const { retentionPolicies } = context.tables;
  const path = "/v2/manage/namespaces/:name/repos/:repository/retentions";
  const policiesOf = (repository: Repository): RetentionPolicy[] =>
    [...retentionPolicies.values()].filter((policy) => policy.repositoryId === repository.id);

  function policyOf(request: FastifyRequest): RetentionPolicy {
    const repository = repositoryOf(context, request);
    const policy = policiesOf(repository).find(({ id }) => id === parameter(request, "policy"));
    if (!policy) {
      throw new Refusal(
        400,
        "SVCSTG.SWR.4000306",
        `The retention policy ${parameter(request, "policy")} does not exist.`,
      );
    }
    return policy;
  }
  function ruleOf(request: FastifyRequest): Pick<RetentionPolicy, "template" | "params" | "tagSelectors"> {
    const [rule] = readBody(request, retentionBody).rules;
    if (!rule) {
      throw new Error("a body without a rule passed its check");
    }
    return { template: rule.template, params: rule.params, tagSelectors: rule.tag_selectors };
  }

  app.post(path, (request, reply) => {
    const repository = repositoryOf(context, request);
    const rule = ruleOf(request);
    if (policiesOf(repository).length > 0) {
      // Only one for each repository (huaweicloud.com, usermanual-swr, swr_01_0102).
      throw new Refusal(409, "SVCSTG.SWR.4090000", `${repository.id} has a retention policy already.`);
    }
    const id = String(nextNumber([...retentionPolicies.keys()].map(Number)));
    retentionPolicies.set(id, { id, createdAt: Date.now(), repositoryId: repository.id, ...rule });
    return reply.code(201).send({ id: Number(id) });
  });
  app.get(path, (request) => policiesOf(repositoryOf(context, request)).map(policyBody));
  app.get(`${path}/:policy`, (request) => policyBody(policyOf(request)));
  app.patch(`${path}/:policy`, (request, reply) => {
    Object.assign(policyOf(request), ruleOf(request));
    return reply.code(201).send({});
  });
  app.delete(`${path}/:policy`, (request) => {
    retentionPolicies.delete(policyOf(request).id);
    return {};
  });
}

/** Repositories of SWR, the accounts that they are shared with, and how long their tags are kept. */
export function swrRepositoryService(app: FastifyInstance, context: CloudContext): void {
  repositoryRoutes(app, context);
  sharingRoutes(app, context);
  retentionRoutes(app, context);
}
