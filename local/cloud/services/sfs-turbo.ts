import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { availabilityZones, hpcBandwidths, hpcLargestGiB, isHpcSize } from "../flavors";
import { Refusal } from "../refusal";
import { parameter, readBody, text } from "../request";
import type { Share } from "../store";
import { keyProblem } from "./kms";
import { tagRoutes } from "./tags";

/** Path of everything that SFS Turbo serves. */
export const turboRoot = "/v1/:project/sfs-turbo";

const shareName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{3,63}$/, "4 to 64 letters, digits, underscores and hyphens, beginning with a letter");
const createBody = z.object({
  share: z.object({
    name: shareName,
    size: z.int(),
    share_proto: z.literal("NFS").default("NFS"),
    share_type: z.enum(["STANDARD", "PERFORMANCE"]),
    vpc_id: z.string(),
    subnet_id: z.string(),
    security_group_id: z.string(),
    availability_zone: z.string(),
    backup_id: text,
    enterprise_project_id: z.string().default("0"),
    metadata: z
      .looseObject({
        expand_type: text,
        hpc_bw: text,
        crypt_key_id: text,
      })
      .default({ expand_type: "", hpc_bw: "", crypt_key_id: "" }),
  }),
});
type CreateShare = z.infer<typeof createBody>["share"];

const actionBody = z.union([
  z.object({ extend: z.object({ new_size: z.int() }) }),
  z.object({ change_name: z.object({ name: shareName }) }),
  z.object({ change_security_group: z.object({ security_group_id: z.string() }) }),
]);
/** Finds a file system or answers as SFS Turbo does where there is none. */
export function shareOf(context: CloudContext, id: string): Share {
  const share = context.tables.shares.get(id);
  if (!share) {
    throw new Refusal(404, "SFS.TURBO.0002", `Cluster not found. File system ${id} does not exist.`);
  }
  return share;
}

/** Finds a file system that can be worked with. */
export function usableShare(context: CloudContext, id: string): Share {
  const share = shareOf(context, id);
  if (shareStatus(share) !== "200") {
    throw new Refusal(400, "SFS.TURBO.0011", `Cluster is doing something. File system ${share.name} is not available.`);
  }
  return share;
}

/** Status of a file system: 100 being made, 200 available, 303 failed, 400 being deleted. */
export function shareStatus(share: Share): string {
  return share.deletingUntil !== undefined ? "400" : Date.now() < share.readyAt ? "100" : share.failed ? "303" : "200";
}

function shareBody(context: CloudContext, share: Share): unknown {
  const pending: Record<string, string> = { "221": "121", "232": "132" };
  const subStatus = Date.now() < share.subStatusReadyAt ? pending[share.subStatus] : share.subStatus;
  return {
    id: share.id,
    name: share.name,
    size: `${share.size}.00`,
    avail_capacity: `${share.size}.00`,
    status: shareStatus(share),
    ...(share.subStatus === "" ? {} : { sub_status: subStatus }),
    version: "1.0.0",
    export_location: `${share.id}.sfsturbo.internal:/`,
    share_proto: share.shareProto,
    share_type: share.shareType,
    expand_type: share.expandType,
    hpc_bw: share.hpcBandwidth,
    region: context.credentials.region,
    availability_zone: share.availabilityZone,
    az_name: share.availabilityZone,
    vpc_id: share.vpcId,
    subnet_id: share.subnetId,
    security_group_id: share.securityGroupId,
    crypt_key_id: share.cryptKeyId,
    backup_id: share.backupId,
    enterprise_project_id: share.enterpriseProjectId,
    pay_model: "0",
    created_at: new Date(share.createdAt).toISOString().slice(0, 19),
    action_progress: {},
    features: {},
    tags: Object.entries(context.tables.tags.get(`sfs-turbo/${share.id}`) ?? {}).map(([key, value]) => ({
      key,
      value,
    })),
  };
}

function checkSize(expandType: string, bandwidth: string, size: number): void {
  if (expandType !== "hpc") {
    const [least, most] = expandType === "bandwidth" ? [10_240, 327_680] : [500, 32_768];
    if (size < least || size > most) {
      throw new Refusal(400, "SFS.TURBO.0008", `Invalid size. ${size} GiB; ${least} to ${most} GiB are sold.`);
    }
    return;
  }
  const offer = hpcBandwidths[bandwidth];
  if (!offer) {
    throw new Refusal(
      400,
      "SFS.TURBO.0020",
      `Invalid flavor. hpc_bw ${bandwidth || "is missing"}: ${Object.keys(hpcBandwidths).join(", ")} are sold.`,
    );
  }
  if (!isHpcSize(size) || size < offer.smallestGiB || size > hpcLargestGiB) {
    throw new Refusal(
      400,
      "SFS.TURBO.0008",
      `Invalid size. ${size} GiB; multiples of 1.2 TiB, rounded down, are sold: ${offer.smallestGiB}, … ` +
        `(near it ${Math.floor(Math.floor(size / 1228.8) * 1228.8)} and ${Math.floor(Math.ceil(size / 1228.8) * 1228.8)}).`,
    );
  }
}

function checkNewShare(context: CloudContext, share: CreateShare): void {
  const { vpcs, subnets, securityGroups, shares } = context.tables;
  if (!vpcs.has(share.vpc_id)) {
    throw new Refusal(400, "SFS.TURBO.0004", `Invalid vpc. VPC ${share.vpc_id} does not exist.`);
  }
  if (subnets.get(share.subnet_id)?.vpcId !== share.vpc_id) {
    throw new Refusal(400, "SFS.TURBO.0006", `Invalid subnet. Subnet ${share.subnet_id} is not in the VPC.`);
  }
  if (!securityGroups.has(share.security_group_id)) {
    throw new Refusal(
      400,
      "SFS.TURBO.0001",
      `Parameter error. Security group ${share.security_group_id} does not exist.`,
    );
  }
  const zones = availabilityZones(context.credentials.region);
  if (!zones.includes(share.availability_zone)) {
    throw new Refusal(
      400,
      "SFS.TURBO.0001",
      `Parameter error. Availability zone ${share.availability_zone} does not exist: ${zones.join(", ")}.`,
    );
  }
  checkSize(share.metadata.expand_type, share.metadata.hpc_bw, share.size);
  const key = share.metadata.crypt_key_id;
  const problem = key === "" ? undefined : keyProblem(context, key);
  if (problem !== undefined) {
    throw new Refusal(400, "SFS.TURBO.0001", `Parameter error. crypt_key_id: ${problem}.`);
  }
  if ([...shares.values()].some((other) => other.name === share.name)) {
    throw new Refusal(409, "SFS.TURBO.0009", `Name has existed. A file system named ${share.name} exists.`);
  }
}

/** Removes a file system that was asked to go, once its time has come. */
function finishDeletion(context: CloudContext, share: Share): void {
  context.reconciler.run(`delete share ${share.id}`, async () => {
    await sleep(Math.max(0, (share.deletingUntil ?? 0) - Date.now()));
    if (context.store.closed()) {
      return;
    }
    await context.shareFiles.deleteShare(share.id);
    const { shares, permissionRules, directoryQuotas, obsTargets, dataTasks, tags } = context.tables;
    for (const table of [permissionRules, directoryQuotas, obsTargets, dataTasks]) {
      for (const member of [...table.values()]) {
        if (member.shareId === share.id) {
          table.delete(member.id);
        }
      }
    }
    tags.delete(`sfs-turbo/${share.id}`);
    shares.delete(share.id);
    context.store.save();
  });
}

/** Goes on with the deletions that a restart interrupted. */
export function resumeShares(context: CloudContext): void {
  for (const share of context.tables.shares.values()) {
    if (share.deletingUntil !== undefined) {
      finishDeletion(context, share);
    }
  }
}

async function createShare(context: CloudContext, share: CreateShare, failed: boolean): Promise<Share> {
  checkNewShare(context, share);
  const now = Date.now();
  const made: Share = {
    id: randomUUID(),
    createdAt: now,
    readyAt: now + context.delays.create,
    ...(failed ? { failed } : {}),
    name: share.name,
    size: share.size,
    shareProto: share.share_proto,
    shareType: share.share_type,
    expandType: share.metadata.expand_type,
    hpcBandwidth: share.metadata.hpc_bw,
    availabilityZone: share.availability_zone,
    vpcId: share.vpc_id,
    subnetId: share.subnet_id,
    securityGroupId: share.security_group_id,
    cryptKeyId: share.metadata.crypt_key_id,
    backupId: share.backup_id,
    enterpriseProjectId: share.enterprise_project_id,
    subStatus: "",
    subStatusReadyAt: 0,
  };
  context.tables.shares.set(made.id, made);
  await context.shareFiles.createShare(made.id);
  return made;
}

function changeShare(context: CloudContext, share: Share, action: z.infer<typeof actionBody>): 202 | 204 {
  if ("change_name" in action) {
    const { name } = action.change_name;
    if ([...context.tables.shares.values()].some((other) => other !== share && other.name === name)) {
      throw new Refusal(409, "SFS.TURBO.0009", `Name has existed. A file system named ${name} exists.`);
    }
    share.name = name;
    return 204;
  }
  if ("extend" in action) {
    const { new_size: size } = action.extend;
    if (size <= share.size) {
      throw new Refusal(
        400,
        "SFS.TURBO.0008",
        `Invalid size. ${size} GiB; the file system has ${share.size} GiB and can only grow.`,
      );
    }
    checkSize(share.expandType, share.hpcBandwidth, size);
    share.size = size;
    share.subStatus = "221";
  } else {
    const { security_group_id: group } = action.change_security_group;
    if (!context.tables.securityGroups.has(group)) {
      throw new Refusal(400, "SFS.TURBO.0001", `Parameter error. Security group ${group} does not exist.`);
    }
    share.securityGroupId = group;
    share.subStatus = "232";
  }
  share.subStatusReadyAt = Date.now() + context.delays.create;
  return 202;
}

function shareRoutes(app: FastifyInstance, context: CloudContext): void {
  const { shares } = context.tables;
  const id = (request: FastifyRequest): string => parameter(request, "id");

  app.post(`${turboRoot}/shares`, async (request, reply) => {
    const share = await createShare(context, readBody(request, createBody).share, request.effect?.failedState ?? false);
    return reply.code(202).send({ id: share.id, name: share.name, status: shareStatus(share) });
  });
  app.get(`${turboRoot}/shares/detail`, () => ({
    shares: [...shares.values()].map((share) => shareBody(context, share)),
    count: shares.size,
  }));
  app.get(`${turboRoot}/shares/:id`, (request) => shareBody(context, shareOf(context, id(request))));
  app.post(`${turboRoot}/shares/:id/action`, (request, reply) => {
    const share = usableShare(context, id(request));
    if (Date.now() < share.subStatusReadyAt) {
      throw new Refusal(
        400,
        "SFS.TURBO.0011",
        `Cluster is doing something. File system ${share.name} is being changed.`,
      );
    }
    const status = changeShare(context, share, readBody(request, actionBody));
    return status === 204 ? reply.code(204).send() : reply.code(202).send({ id: share.id, name: share.name });
  });
  app.delete(`${turboRoot}/shares/:id`, (request, reply) => {
    const share = shareOf(context, id(request));
    share.deletingUntil ??= Date.now() + context.delays.remove;
    finishDeletion(context, share);
    return reply.code(202).send();
  });
  tagRoutes(app, context, "sfs-turbo", `${turboRoot}/:id`, (shareId) => shareOf(context, shareId));
}

/** SFS Turbo file systems. Directories, permission rules and the linkage with OBS are in files of their own. */
export function sfsTurboService(app: FastifyInstance, context: CloudContext): void {
  shareRoutes(app, context);
}
