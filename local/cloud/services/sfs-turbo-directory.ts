import { stat } from "node:fs/promises";
import { join, posix } from "node:path";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, queryValue, readBody } from "../request";
import { readMode } from "../share-files";
import type { DirectoryQuota, Share } from "../store";
import { turboRoot, usableShare } from "./sfs-turbo";

const createBody = z.object({
  path: z.string().min(1),
  mode: z
    .int()
    .default(755)
    .refine((mode) => /^[0-7]{1,3}$/.test(String(mode)), "three digits as of chmod, 0 to 777"),
  uid: z.int().min(0).default(0),
  gid: z.int().min(0).default(0),
});
const pathBody = z.object({ path: z.string().min(1) });
const limit = z.int().min(0).default(0);
const quotaBody = z.object({ path: z.string().min(1), capacity: limit, inode: limit }).refine(
  // What is not given, or 0, lets nothing be written (huaweicloud.com, api-sfsturbo, CreateFsDirQuota).
  ({ capacity, inode }) => capacity > 0 || inode > 0,
  "capacity or inode must be given",
);

const mebibyte = 1024 * 1024;

function refuse(message: string): Refusal {
  return new Refusal(400, "SFS.TURBO.0001", `Parameter error. ${message}`);
}

function missing(message: string): Refusal {
  return new Refusal(404, "SFS.TURBO.0002", `Cluster not found. ${message}`);
}

/** A directory of a file system: `/` first, none last. */
interface Place {
  share: Share;
  path: string;
}

/** Reads a path of a request; the root and what lies outside are refused. */
function placed(context: CloudContext, request: FastifyRequest, directory: string): Place {
  const share = usableShare(context, parameter(request, "id"));
  const inside = context.shareFiles.inside(share.id, directory);
  if (!directory.startsWith("/") || inside === undefined || inside === context.shareFiles.folder(share.id)) {
    throw refuse(`path ${directory}: a full path below / is wanted.`);
  }
  return { share, path: posix.normalize(directory).replace(/\/+$/, "") };
}

function present(context: CloudContext, request: FastifyRequest, directory: string): Place {
  const place = placed(context, request, directory);
  if (!context.shareFiles.exists(place.share.id, place.path)) {
    throw missing(`Directory ${place.path} does not exist.`);
  }
  return place;
}

function directoryRoutes(app: FastifyInstance, context: CloudContext): void {
  const path = `${turboRoot}/shares/:id/fs/dir`;
  const { obsTargets, directoryQuotas } = context.tables;

  app.post(path, async (request, reply) => {
    const wanted = readBody(request, createBody);
    const place = placed(context, request, wanted.path);
    if (context.shareFiles.exists(place.share.id, place.path)) {
      throw refuse(`Directory ${place.path} exists already.`);
    }
    await context.shareFiles.createDirectory(place.share.id, place.path, readMode(wanted.mode));
    return reply.code(204).send();
  });
  app.get(path, (request) => ({ path: present(context, request, queryValue(request, "path") ?? "").path }));
  app.delete(path, async (request, reply) => {
    const place = present(context, request, readBody(request, pathBody).path);
    const below = (other: string): boolean => other === place.path || other.startsWith(`${place.path}/`);
    const linked = [...obsTargets.values()].find(
      (target) => target.shareId === place.share.id && below(`/${target.fileSystemPath}`),
    );
    if (linked) {
      throw refuse(`Directory ${place.path} is linked to ${linked.bucket}.`);
    }
    await context.shareFiles.deleteDirectory(place.share.id, place.path);
    for (const quota of [...directoryQuotas.values()]) {
      if (quota.shareId === place.share.id && below(quota.path)) {
        directoryQuotas.delete(quota.id);
      }
    }
    return reply.code(204).send();
  });
}

/** What a directory holds: MB, rounded up, and files. */
async function used(
  context: CloudContext,
  { shareId, path }: DirectoryQuota,
): Promise<{ bytes: number; files: number }> {
  const root = join(context.shareFiles.folder(shareId), path);
  const files = await context.shareFiles.list(root);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(root, file))).size));
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: files.length };
}

function quotaRoutes(app: FastifyInstance, context: CloudContext): void {
  const path = `${turboRoot}/shares/:id/fs/dir-quota`;
  const { directoryQuotas } = context.tables;

  function quotaOf(place: Place): DirectoryQuota {
    const quota = directoryQuotas.get(`${place.share.id}${place.path}`);
    if (!quota) {
      throw missing(`Directory ${place.path} has no quota.`);
    }
    return quota;
  }
  async function body(quota: DirectoryQuota): Promise<unknown> {
    const { bytes, files } = await used(context, quota);
    return {
      path: quota.path,
      capacity: quota.capacity,
      inode: quota.inodes,
      used_capacity: Math.ceil(bytes / mebibyte),
      used_inode: files,
    };
  }

  app.post(path, (request) => {
    const wanted = readBody(request, quotaBody);
    const place = present(context, request, wanted.path);
    const id = `${place.share.id}${place.path}`;
    if (directoryQuotas.has(id)) {
      throw new Refusal(409, "SFS.TURBO.0001", `Parameter error. Directory ${place.path} has a quota already.`);
    }
    const quota: DirectoryQuota = {
      id,
      createdAt: Date.now(),
      shareId: place.share.id,
      path: place.path,
      capacity: wanted.capacity,
      inodes: wanted.inode,
    };
    directoryQuotas.set(id, quota);
    return body(quota);
  });
  app.get(path, (request) => body(quotaOf(present(context, request, queryValue(request, "path") ?? ""))));
  app.put(path, (request) => {
    const wanted = readBody(request, quotaBody);
    const quota = quotaOf(present(context, request, wanted.path));
    quota.capacity = wanted.capacity;
    quota.inodes = wanted.inode;
    return body(quota);
  });
  app.delete(path, (request, reply) => {
    directoryQuotas.delete(quotaOf(present(context, request, readBody(request, pathBody).path)).id);
    return reply.code(204).send();
  });
}

/** Directories of a file system and their quotas. Owners are not emulated: the local cloud's files are its own. */
export function sfsTurboDirectoryService(app: FastifyInstance, context: CloudContext): void {
  directoryRoutes(app, context);
  quotaRoutes(app, context);
}
