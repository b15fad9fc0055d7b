import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { runDataTask } from "../data-task";
import { Refusal } from "../refusal";
import { page, parameter, queryValue, readBody, text } from "../request";
import { readMode } from "../share-files";
import type { Bucket, DataTask, ObsTarget, Share } from "../store";
import { shareOf, turboRoot, usableShare } from "./sfs-turbo";

const exportPolicy = z.object({
  auto_export_policy: z
    .object({
      events: z.array(z.enum(["NEW", "CHANGED", "DELETED"])).optional(),
      prefix: z.string().optional(),
      suffix: z.string().optional(),
    })
    .optional(),
});
const mode = z.int().min(0).max(777).optional();
const attributes = z.object({
  file_mode: mode,
  dir_mode: mode,
  uid: z.int().min(0).optional(),
  gid: z.int().min(0).optional(),
});
const createTargetBody = z.object({
  file_system_path: z
    .string()
    .min(1)
    .refine(
      (path) => path !== "." && path !== ".." && !path.includes("/"),
      "the name of one directory, without slashes",
    ),
  obs: z.object({
    bucket: z.string(),
    endpoint: z.string(),
    policy: exportPolicy.optional(),
    attributes: attributes.optional(),
  }),
});
const policyBody = z.object({ policy: exportPolicy });
const attributesBody = z.object({ attributes });
const createTaskBody = z.object({
  type: z.enum(["import", "import_metadata", "preload", "export"]),
  src_target: z.string().min(1),
  dest_target: z.string().min(1),
  src_prefix: text,
  dest_prefix: text,
});

function refuse(message: string): Refusal {
  return new Refusal(400, "SFS.TURBO.0001", `Parameter error. ${message}`);
}

/** What keeps a bucket from being linked, in words, or undefined. */
function unfit(bucket: Bucket): string | undefined {
  if (bucket.parallelFs) {
    return "is a parallel file system";
  }
  return bucket.configurations["encryption"] === undefined ? undefined : "has server-side encryption";
}

function checkTarget(context: CloudContext, share: Share, body: z.infer<typeof createTargetBody>): void {
  if (share.expandType !== "hpc") {
    throw refuse(`File system ${share.name} is no HPC file system: only these link to OBS.`);
  }
  const bucket = context.tables.buckets.get(body.obs.bucket);
  if (!bucket) {
    throw refuse(`The bucket ${body.obs.bucket} does not exist.`);
  }
  const reason = unfit(bucket);
  if (reason !== undefined) {
    throw refuse(`The bucket ${bucket.id} ${reason}: it cannot be linked.`);
  }
  const region = context.credentials.region;
  if (bucket.location !== region || !body.obs.endpoint.startsWith(`obs.${region}.`)) {
    throw refuse(`The bucket ${bucket.id} and the endpoint ${body.obs.endpoint} must be in region ${region}.`);
  }
  if (context.shareFiles.exists(share.id, body.file_system_path)) {
    throw refuse(`The directory ${body.file_system_path} exists already; the linkage makes it.`);
  }
}

function lifecycle(context: CloudContext, target: ObsTarget): string {
  if (target.deletingUntil !== undefined) {
    return "DELETING";
  }
  if (Date.now() < target.readyAt) {
    return "CREATING";
  }
  const bucket = context.tables.buckets.get(target.bucket);
  if (target.failed) {
    return "FAILED";
  }
  return bucket && unfit(bucket) === undefined ? "AVAILABLE" : "MISCONFIGURED";
}

function targetBody(context: CloudContext, target: ObsTarget): unknown {
  return {
    target_id: target.id,
    file_system_path: target.fileSystemPath,
    obs: {
      bucket: target.bucket,
      endpoint: target.endpoint,
      ...(target.policy === undefined ? {} : { policy: target.policy }),
      ...(target.attributes === undefined ? {} : { attributes: target.attributes }),
    },
    lifecycle: lifecycle(context, target),
    creation_time: new Date(target.createdAt).toISOString().slice(0, 19),
    failure_details: {},
  };
}

/** Removes a linkage that was asked to go, once its time has come. */
function finishDeletion(context: CloudContext, target: ObsTarget): void {
  context.reconciler.run(`delete target ${target.id}`, async () => {
    await sleep(Math.max(0, (target.deletingUntil ?? 0) - Date.now()));
    if (context.store.closed()) {
      return;
    }
    context.tables.obsTargets.delete(target.id);
    context.store.save();
  });
}

/** Goes on with the deletions that a restart interrupted. */
export function resumeTargets(context: CloudContext): void {
  for (const target of context.tables.obsTargets.values()) {
    if (target.deletingUntil !== undefined) {
      finishDeletion(context, target);
    }
  }
}

function targetRoutes(app: FastifyInstance, context: CloudContext): void {
  const path = `${turboRoot}/shares/:share/targets`;
  const { obsTargets } = context.tables;

  function targetOf(request: FastifyRequest): ObsTarget {
    const share = shareOf(context, parameter(request, "share"));
    const target = obsTargets.get(parameter(request, "id"));
    if (target?.shareId !== share.id) {
      throw new Refusal(404, "SFS.TURBO.0002", `Cluster not found. Target ${parameter(request, "id")} does not exist.`);
    }
    return target;
  }

  app.post(path, async (request, reply) => {
    const share = usableShare(context, parameter(request, "share"));
    const body = readBody(request, createTargetBody);
    checkTarget(context, share, body);
    const now = Date.now();
    const target: ObsTarget = {
      id: `dat-${randomUUID().slice(0, 18)}`,
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      shareId: share.id,
      fileSystemPath: body.file_system_path,
      bucket: body.obs.bucket,
      endpoint: body.obs.endpoint,
      policy: body.obs.policy,
      attributes: body.obs.attributes,
      placeholders: [],
    };
    obsTargets.set(target.id, target);
    // The directory comes with the linkage: one that fails has none, and the next one may have its path.
    if (!target.failed) {
      const mode = readMode(body.obs.attributes?.dir_mode ?? 755);
      await context.shareFiles.createDirectory(share.id, target.fileSystemPath, mode);
    }
    return reply.code(202).send({ target_id: target.id });
  });
  app.get(path, (request) => {
    const share = shareOf(context, parameter(request, "share"));
    const all = [...obsTargets.values()].filter((target) => target.shareId === share.id);
    return { targets: page(request, all, 100).map((target) => targetBody(context, target)) };
  });
  app.get(`${path}/:id`, (request) => targetBody(context, targetOf(request)));
  app.put(`${path}/:id/policy`, (request) => {
    const target = targetOf(request);
    target.policy = readBody(request, policyBody).policy;
    return targetBody(context, target);
  });
  app.put(`${path}/:id/attributes`, (request) => {
    const target = targetOf(request);
    target.attributes = { ...target.attributes, ...readBody(request, attributesBody).attributes };
    return targetBody(context, target);
  });
  app.delete(`${path}/:id`, async (request, reply) => {
    const target = targetOf(request);
    target.deletingUntil ??= Date.now() + context.delays.remove;
    if (queryValue(request, "delete_data_in_file_system") === "true") {
      await context.shareFiles.deleteDirectory(target.shareId, target.fileSystemPath);
    }
    finishDeletion(context, target);
    return reply.code(202).send();
  });
}

function taskBody(task: DataTask): unknown {
  const time = (value: number): string => new Date(value).toISOString().slice(0, 19);
  return {
    task_id: task.id,
    type: task.type,
    status: task.status,
    src_target: task.srcTarget,
    dest_target: task.destTarget,
    src_prefix: task.srcPrefix,
    dest_prefix: task.destPrefix,
    message: task.message,
    start_time: time(task.createdAt),
    end_time: task.status === "DOING" ? "" : time(task.endedAt),
  };
}

function taskRoutes(app: FastifyInstance, context: CloudContext): void {
  const path = `${turboRoot}/:share/hpc-cache`;
  const { dataTasks } = context.tables;

  function taskOf(request: FastifyRequest): DataTask {
    const share = shareOf(context, parameter(request, "share"));
    const task = dataTasks.get(parameter(request, "id"));
    if (task?.shareId !== share.id) {
      throw new Refusal(400, "SFS.TURBO.0106", "Invalid task id.");
    }
    return task;
  }

  app.post(`${path}/task`, (request, reply) => {
    const share = usableShare(context, parameter(request, "share"));
    const body = readBody(request, createTaskBody);
    if (body.dest_target !== body.src_target || (body.dest_prefix !== "" && body.dest_prefix !== body.src_prefix)) {
      throw refuse("dest_target and dest_prefix must be the same as src_target and src_prefix.");
    }
    const now = Date.now();
    const task: DataTask = {
      id: String(randomInt(10 ** 8, 10 ** 9)),
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      shareId: share.id,
      type: body.type,
      srcTarget: body.src_target,
      destTarget: body.dest_target,
      srcPrefix: body.src_prefix,
      destPrefix: body.dest_prefix,
      status: "DOING",
      message: "",
      endedAt: 0,
    };
    dataTasks.set(task.id, task);
    runDataTask(context, task.id);
    return reply.code(202).send({ task_id: task.id });
  });
  app.get(`${path}/tasks`, (request) => {
    const share = shareOf(context, parameter(request, "share"));
    const type = queryValue(request, "type");
    const status = queryValue(request, "status");
    const all = [...dataTasks.values()].filter(
      (task) =>
        task.shareId === share.id &&
        (type === undefined || task.type === type) &&
        (status === undefined || task.status === status),
    );
    const offset = Number(queryValue(request, "offset") ?? 0);
    const limit = Number(queryValue(request, "limit") ?? 20);
    return { tasks: all.slice(offset, offset + limit).map(taskBody), count: all.length };
  });
  app.get(`${path}/task/:id`, (request) => taskBody(taskOf(request)));
  app.delete(`${path}/task/:id`, (request, reply) => {
    dataTasks.delete(taskOf(request).id);
    return reply.code(204).send();
  });
}

/** Linkage of SFS Turbo HPC with OBS: backend targets and data tasks. */
export function sfsTurboObsService(app: FastifyInstance, context: CloudContext): void {
  targetRoutes(app, context);
  taskRoutes(app, context);
}
