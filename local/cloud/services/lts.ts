import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, queryValue, readBody } from "../request";
import type { LogAccess, LogGroup, LogStream } from "../store";

const name = z
  .string()
  .regex(
    /^(?![._])[A-Za-z0-9._-]{1,64}(?<!\.)$/,
    "1 to 64 letters, digits, periods, hyphens and underscores; no period or underscore first, no period last",
  );
const days = z.int().min(1).max(365);
const createGroupBody = z.object({ log_group_name: name, ttl_in_days: days });
const daysBody = z.object({ ttl_in_days: days });
const createStreamBody = z.object({ log_stream_name: name, ttl_in_days: days.optional() });
const favoriteBody = z.object({ favorite_resource_id: z.string(), is_global: z.boolean().default(false) });
const tagBody = z.object({
  action: z.enum(["create", "delete"]),
  tags: z.array(z.object({ key: z.string().min(1), value: z.string().default("") })),
});

const accessName = z
  .string()
  .regex(
    /^(?![._])[A-Za-z0-9._]{1,64}(?<!\.)$/,
    "1 to 64 letters, digits, underscores and periods; no period or underscore first, no period last",
  );
const lineFormat = z.object({ mode: z.enum(["system", "wildcard", "time", "regular"]), value: z.string().optional() });
const accessDetail = z
  .looseObject({
    pathType: z.enum(["container_stdout", "container_file", "host_file"]),
    paths: z.array(z.string()).optional(),
    stdout: z.boolean().default(false),
    stderr: z.boolean().default(false),
    format: z.union([z.object({ single: lineFormat }), z.object({ multi: lineFormat })]),
  })
  .refine((detail) => detail.pathType !== "container_stdout" || detail.stdout || detail.stderr, {
    path: ["stdout"],
    message: "stdout or stderr must be read for path type container_stdout",
  })
  .refine((detail) => detail.pathType === "container_stdout" || (detail.paths ?? []).length > 0, {
    path: ["paths"],
    message: "a path is needed for path types container_file and host_file",
  });
const accessSettings = {
  access_config_name: accessName,
  access_config_detail: accessDetail,
  host_group_info: z
    .object({ host_group_id_list: z.array(z.string()).default([]) })
    .default({ host_group_id_list: [] }),
  cluster_id: z.string().min(1),
};
const createAccessBody = z.looseObject({
  access_config_type: z.literal("K8S_CCE"),
  log_info: z.object({ log_group_id: z.string(), log_stream_id: z.string() }),
  ...accessSettings,
});
const updateAccessBody = z.looseObject({ access_config_id: z.string(), ...accessSettings });
const listAccessBody = z.object({
  access_config_name_list: z.array(z.string()).optional(),
  log_group_name_list: z.array(z.string()).optional(),
  log_stream_name_list: z.array(z.string()).optional(),
  access_config_tag_list: z.array(z.object({ key: z.string(), value: z.string().default("") })).optional(),
});
const deleteAccessBody = z.object({ access_config_id_list: z.array(z.string()).min(1) });

/** What a configuration says that is kept in fields of its own. */
const ownFields = new Set(["access_config_id", "access_config_name", "access_config_type", "log_info", "cluster_id"]);

function groupOf(context: CloudContext, id: string): LogGroup {
  const group = context.tables.logGroups.get(id);
  if (!group) {
    throw new Refusal(404, "LTS.0201", "The log group is not existed");
  }
  return group;
}

function streamOf(context: CloudContext, groupId: string, id: string): LogStream {
  const stream = context.tables.logStreams.get(id);
  if (stream?.groupId !== groupOf(context, groupId).id) {
    throw new Refusal(404, "LTS.0208", "The log stream does not existed");
  }
  return stream;
}

/** Tags as LTS shows them: the enterprise project is one of them. */
function tagsOf(context: CloudContext, kind: "groups" | "topics", item: LogGroup | LogStream): Record<string, string> {
  return {
    ...context.tables.tags.get(`lts-${kind}/${item.id}`),
    _sys_enterprise_project_id: item.enterpriseProjectId,
  };
}

function groupRoutes(app: FastifyInstance, context: CloudContext): void {
  const { logGroups, logStreams, logAccesses, tags } = context.tables;
  const path = "/v2/:project/groups";

  app.post(path, (request, reply) => {
    const wanted = readBody(request, createGroupBody);
    if ([...logGroups.values()].some((group) => group.name === wanted.log_group_name)) {
      throw new Refusal(400, "LTS.0101", "Failed to create log group, the group name has been existed");
    }
    const group: LogGroup = {
      id: randomUUID(),
      createdAt: Date.now(),
      name: wanted.log_group_name,
      ttlInDays: wanted.ttl_in_days,
      enterpriseProjectId: queryValue(request, "enterprise_project_id") ?? "0",
    };
    logGroups.set(group.id, group);
    return reply.code(201).send({ log_group_id: group.id });
  });
  app.get(path, () => ({
    log_groups: [...logGroups.values()].map((group) => ({
      log_group_id: group.id,
      log_group_name: group.name,
      log_group_name_alias: group.name,
      creation_time: group.createdAt,
      ttl_in_days: group.ttlInDays,
      tag: tagsOf(context, "groups", group),
    })),
  }));
  app.post(`${path}/:group`, (request) => {
    const group = groupOf(context, parameter(request, "group"));
    group.ttlInDays = readBody(request, daysBody).ttl_in_days;
    return { log_group_id: group.id, log_group_name: group.name, ttl_in_days: group.ttlInDays };
  });
  app.delete(`${path}/:group`, (request, reply) => {
    const group = groupOf(context, parameter(request, "group"));
    const access = [...logAccesses.values()].find((each) => each.groupId === group.id);
    if (access) {
      throw new Refusal(400, "LTS.0105", `Log group is associated by the access configuration ${access.name}`);
    }
    for (const stream of [...logStreams.values()]) {
      if (stream.groupId === group.id) {
        logStreams.delete(stream.id);
        tags.delete(`lts-topics/${stream.id}`);
      }
    }
    logGroups.delete(group.id);
    tags.delete(`lts-groups/${group.id}`);
    return reply.code(204).send();
  });
}

function streamRoutes(app: FastifyInstance, context: CloudContext): void {
  const { logGroups, logStreams, logAccesses, tags } = context.tables;
  const path = "/v2/:project/groups/:group/streams";
  const stream = (request: FastifyRequest): LogStream =>
    streamOf(context, parameter(request, "group"), parameter(request, "stream"));
  const body = (item: LogStream): unknown => ({
    log_stream_id: item.id,
    log_stream_name: item.name,
    log_stream_name_alias: item.name,
    creation_time: item.createdAt,
    ttl_in_days: item.ttlInDays,
    tag: tagsOf(context, "topics", item),
    is_favorite: item.favorite,
    filter_count: 0,
  });

  app.post(path, (request, reply) => {
    const group = groupOf(context, parameter(request, "group"));
    const wanted = readBody(request, createStreamBody);
    if ([...logStreams.values()].some((other) => other.groupId === group.id && other.name === wanted.log_stream_name)) {
      throw new Refusal(400, "LTS.0205", "The topic name has been existed");
    }
    const made: LogStream = {
      id: randomUUID(),
      createdAt: Date.now(),
      groupId: group.id,
      name: wanted.log_stream_name,
      ttlInDays: wanted.ttl_in_days ?? group.ttlInDays,
      enterpriseProjectId: group.enterpriseProjectId,
      favorite: false,
    };
    logStreams.set(made.id, made);
    return reply.code(201).send({ log_stream_id: made.id });
  });
  app.get(path, (request) => {
    const group = groupOf(context, parameter(request, "group"));
    return { log_streams: [...logStreams.values()].filter((item) => item.groupId === group.id).map(body) };
  });
  app.get("/v2/:project/log-streams", (request) => {
    const groupName = queryValue(request, "log_group_name");
    const streamName = queryValue(request, "log_stream_name");
    const found = [...logStreams.values()].filter(
      (item) =>
        (groupName === undefined || logGroups.get(item.groupId)?.name === groupName) &&
        (streamName === undefined || item.name === streamName),
    );
    return { log_streams: found.map(body) };
  });
  app.put("/v2/:project/groups/:group/streams-ttl/:stream", (request) => {
    const item = stream(request);
    item.ttlInDays = readBody(request, daysBody).ttl_in_days;
    return body(item);
  });
  app.delete(`${path}/:stream`, (request, reply) => {
    const item = stream(request);
    const access = [...logAccesses.values()].find((each) => each.streamId === item.id);
    if (access) {
      throw new Refusal(400, "LTS.0207", `Log topic is associated by the access configuration ${access.name}`);
    }
    logStreams.delete(item.id);
    tags.delete(`lts-topics/${item.id}`);
    return reply.code(204).send();
  });
  favoriteRoutes(app, context);
}

function favoriteRoutes(app: FastifyInstance, context: CloudContext): void {
  const path = "/v1.0/:project/lts/favorite";
  function find(id: string): LogStream {
    const stream = context.tables.logStreams.get(id);
    if (!stream) {
      throw new Refusal(404, "LTS.0208", "The log stream does not existed");
    }
    return stream;
  }
  app.post(path, (request, reply) => {
    const wanted = readBody(request, favoriteBody);
    find(wanted.favorite_resource_id).favorite = wanted.is_global;
    return reply.code(201).send({});
  });
  app.delete(`${path}/:stream`, (request) => {
    find(parameter(request, "stream")).favorite = false;
    return {};
  });
}

function tagRoutes(app: FastifyInstance, context: CloudContext): void {
  const { tags, logGroups, logStreams } = context.tables;
  for (const [kind, table] of [
    ["groups", logGroups],
    ["topics", logStreams],
  ] as const) {
    app.post(`/v1/:project/${kind}/:id/tags/action`, (request, reply) => {
      const id = parameter(request, "id");
      if (!table.has(id)) {
        throw new Refusal(404, kind === "groups" ? "LTS.0201" : "LTS.0208", `There is no ${kind} ${id}.`);
      }
      const wanted = readBody(request, tagBody);
      const named = new Set(wanted.tags.map((tag) => tag.key));
      const others = Object.entries(tags.get(`lts-${kind}/${id}`) ?? {}).filter(([key]) => !named.has(key));
      const added = wanted.action === "create" ? wanted.tags.map((tag): [string, string] => [tag.key, tag.value]) : [];
      tags.set(`lts-${kind}/${id}`, Object.fromEntries([...others, ...added]));
      return reply.code(201).send({});
    });
  }
}

function checkAccess(context: CloudContext, wanted: z.infer<typeof updateAccessBody>, own?: LogAccess): void {
  const { logAccesses, clusters } = context.tables;
  if ([...logAccesses.values()].some((other) => other !== own && other.name === wanted.access_config_name)) {
    throw new Refusal(400, "LTS.1806", `The access configuration ${wanted.access_config_name} exists already.`);
  }
  if (!clusters.has(wanted.cluster_id)) {
    throw new Refusal(400, "LTS.0009", `The CCE cluster ${wanted.cluster_id} does not exist.`);
  }
  const [hostGroup] = wanted.host_group_info.host_group_id_list;
  if (hostGroup !== undefined) {
    throw new Refusal(400, "LTS.0009", `The host group ${hostGroup} does not exist.`);
  }
}

function settingsOf(wanted: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => !ownFields.has(key)));
}

function accessBody(context: CloudContext, access: LogAccess): Record<string, unknown> {
  const { logGroups, logStreams } = context.tables;
  return {
    binary_collect: false,
    log_split: false,
    incremental_collect: true,
    access_config_tag: [],
    encoding_format: "UTF-8",
    ...access.settings,
    access_config_id: access.id,
    access_config_name: access.name,
    access_config_type: "K8S_CCE",
    create_time: access.createdAt,
    cluster_id: access.clusterId,
    log_info: {
      log_group_id: access.groupId,
      log_group_name: logGroups.get(access.groupId)?.name,
      log_stream_id: access.streamId,
      log_stream_name: logStreams.get(access.streamId)?.name,
    },
  };
}

function accessRoutes(app: FastifyInstance, context: CloudContext): void {
  const { logAccesses, logGroups, logStreams } = context.tables;
  const path = "/v3/:project/lts/access-config";

  app.post(path, (request, reply) => {
    const wanted = readBody(request, createAccessBody);
    const stream = streamOf(context, wanted.log_info.log_group_id, wanted.log_info.log_stream_id);
    checkAccess(context, { ...wanted, access_config_id: "" });
    const access: LogAccess = {
      id: randomUUID(),
      createdAt: Date.now(),
      name: wanted.access_config_name,
      groupId: stream.groupId,
      streamId: stream.id,
      clusterId: wanted.cluster_id,
      settings: settingsOf(wanted),
    };
    logAccesses.set(access.id, access);
    return reply.code(201).send(accessBody(context, access));
  });
  app.put(path, (request) => {
    const wanted = readBody(request, updateAccessBody);
    const access = logAccesses.get(wanted.access_config_id);
    if (!access) {
      throw new Refusal(400, "LTS.1807", `The access configuration ${wanted.access_config_id} does not exist.`);
    }
    checkAccess(context, wanted, access);
    access.name = wanted.access_config_name;
    access.clusterId = wanted.cluster_id;
    access.settings = { ...access.settings, ...settingsOf(wanted) };
    return accessBody(context, access);
  });
  app.post(`${path}-list`, (request) => {
    const wanted = readBody(request, listAccessBody);
    const within = (list: string[] | undefined, value: string): boolean => list === undefined || list.includes(value);
    const found = [...logAccesses.values()]
      .filter(
        (access) =>
          within(wanted.access_config_name_list, access.name) &&
          within(wanted.log_group_name_list, logGroups.get(access.groupId)?.name ?? "") &&
          within(wanted.log_stream_name_list, logStreams.get(access.streamId)?.name ?? ""),
      )
      .map((access) => accessBody(context, access))
      .filter(({ access_config_tag: tags }) =>
        (wanted.access_config_tag_list ?? []).every(({ key, value }) =>
          (tags as { key: string; value?: string }[]).some((tag) => tag.key === key && (tag.value ?? "") === value),
        ),
      );
    return { result: found, total: found.length };
  });
  app.delete(path, (request) => {
    const { access_config_id_list: ids } = readBody(request, deleteAccessBody);
    const found = ids.flatMap((id) => logAccesses.get(id) ?? []);
    for (const { id } of found) {
      logAccesses.delete(id);
    }
    return { result: found.map((access) => accessBody(context, access)), total: found.length };
  });
}

/** LTS: log groups, log streams, and the collection of a CCE cluster's logs. Host groups are not emulated. */
export function ltsService(app: FastifyInstance, context: CloudContext): void {
  groupRoutes(app, context);
  streamRoutes(app, context);
  tagRoutes(app, context);
  accessRoutes(app, context);
}
