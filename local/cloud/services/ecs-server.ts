import { createHash, randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { contains, nthAddress } from "../cidr";
import type { CloudContext } from "../context";
import { availabilityZones, nodeFlavors, publicImages, volumeTypes } from "../flavors";
import { Refusal } from "../refusal";
import { beginRemoval, present, presentRow } from "../removal";
import { isoSeconds, parameter, queryValue, readBody, text } from "../request";
import type { Server, ServerJob } from "../store";
import { publicIpOf, publicIpUser, releasePublicIp } from "./eip";
import { keyProblem } from "./kms";
import { tagRoutes } from "./tags";

const name = z.string().regex(/^[\p{L}\p{N}_.-]{1,128}$/u, "1 to 128 letters, digits, underscores, hyphens, periods");
const description = z.string().regex(/^[^<>]{0,85}$/);
const metadata = z.record(z.string(), z.string());

const createBody = z.object({
  server: z.object({
    name,
    description: description.default(""),
    imageRef: z.string(),
    flavorRef: z.string(),
    key_name: text,
    vpcid: z.string(),
    nics: z
      .array(z.object({ subnet_id: z.string(), ip_address: z.ipv4().optional() }))
      .length(1, "the local cloud makes servers with one network interface"),
    root_volume: z.object({
      volumetype: z.enum(volumeTypes as [string, ...string[]]),
      size: z.int().min(1).max(1024).optional(),
      metadata: z.object({ __system__cmkid: z.string(), __system__encrypted: z.literal("1") }).optional(),
    }),
    data_volumes: z.array(z.unknown()).max(0, "the local cloud makes servers with a system disk only").default([]),
    publicip: z.object({ id: z.string() }, "the id of a public address is wanted").optional(),
    security_groups: z.array(z.object({ id: z.string() })).default([]),
    availability_zone: text,
    extendparam: z.object({ enterprise_project_id: z.string().default("0") }).default({ enterprise_project_id: "0" }),
    metadata: metadata.default({}),
    server_tags: z.array(z.object({ key: z.string().min(1), value: text })).default([]),
    user_data: text,
  }),
});
const updateBody = z.object({
  server: z.object({ name: name.optional(), description: description.optional(), user_data: z.string().optional() }),
});
const metadataBody = z.object({ metadata });
const deleteBody = z.object({
  servers: z.array(z.object({ id: z.string() })).min(1),
  delete_publicip: z.boolean().default(false),
});
const resizeBody = z.object({ resize: z.object({ flavorRef: z.string() }) });
const actionBody = z.union([
  z.object({ addSecurityGroup: z.object({ name: z.string() }) }),
  z.object({ removeSecurityGroup: z.object({ name: z.string() }) }),
]);

function invalid(message: string): Refusal {
  return new Refusal(400, "Ecs.0005", `Request parameter is invalid. ${message}`);
}

function serverOf(context: CloudContext, id: string): Server {
  const server = presentRow(context.tables.servers, id);
  if (!server) {
    throw new Refusal(404, "Ecs.0114", `Instance[${id}] could not be found.`);
  }
  return server;
}

function stateOf(server: Server): string {
  if (server.failed && Date.now() >= server.readyAt) {
    return "ERROR";
  }
  return Date.now() < server.readyAt ? "BUILD" : "ACTIVE";
}

function macOf(server: Server): string {
  const digits = createHash("sha256").update(server.portId).digest("hex").slice(0, 6);
  return `fa:16:3e:${digits.replaceAll(/..(?=.)/g, "$&:")}`;
}

function serverBody(context: CloudContext, server: Server): unknown {
  const { securityGroups, publicIps, tags } = context.tables;
  const flavor = nodeFlavors[server.flavor];
  const image = publicImages.find(({ id }) => id === server.imageId);
  const interfaceOf = { "OS-EXT-IPS-MAC:mac_addr": macOf(server), "OS-EXT-IPS:port_id": server.portId, version: "4" };
  const publicIp = publicIps.get(server.publicIpId);
  return {
    id: server.id,
    name: server.name,
    description: server.description,
    status: stateOf(server),
    created: isoSeconds(server.createdAt),
    updated: isoSeconds(server.createdAt),
    tenant_id: context.credentials.projectId,
    enterprise_project_id: server.enterpriseProjectId,
    key_name: server.keyPair,
    image: { id: server.imageId },
    flavor: {
      id: server.flavor,
      name: server.flavor,
      vcpus: String(flavor?.vcpus ?? 0),
      ram: String((flavor?.memoryGiB ?? 0) * 1024),
      disk: "0",
    },
    addresses: {
      [server.vpcId]: [
        { addr: server.address, "OS-EXT-IPS:type": "fixed", ...interfaceOf },
        ...(publicIp ? [{ addr: publicIp.address, "OS-EXT-IPS:type": "floating", ...interfaceOf }] : []),
      ],
    },
    metadata: { charging_mode: "0", vpc_id: server.vpcId, image_name: image?.name ?? "", ...server.metadata },
    security_groups: server.securityGroupIds.map((id) => ({ id, name: securityGroups.get(id)?.name ?? "" })),
    tags: Object.entries(tags.get(`cloudservers/${server.id}`) ?? {}).map(([key, value]) => `${key}=${value}`),
    "OS-EXT-AZ:availability_zone": server.availabilityZone,
    "OS-EXT-SRV-ATTR:hostname": server.name.toLowerCase(),
    "OS-EXT-SRV-ATTR:user_data": server.userData,
    "OS-EXT-STS:vm_state": stateOf(server).toLowerCase(),
    "os-extended-volumes:volumes_attached": [
      { id: server.disk.id, delete_on_termination: "true", bootIndex: "0", device: "/dev/vda" },
    ],
    "os:scheduler_hints": {},
    ...(stateOf(server) === "ERROR"
      ? { fault: { code: 500, message: "No valid host was found.", created: isoSeconds(server.readyAt), details: "" } }
      : {}),
  };
}

/** Refuses a server that names what does not exist, or what another one has. */
function checkNewServer(context: CloudContext, wanted: z.infer<typeof createBody>["server"]): void {
  const { subnets, keyPairs, securityGroups } = context.tables;
  const image = publicImages.find(({ id }) => id === wanted.imageRef);
  const flavor = nodeFlavors[wanted.flavorRef];
  const subnetId = wanted.nics[0]?.subnet_id ?? "";
  const zones = availabilityZones(context.credentials.region);
  const keyId = wanted.root_volume.metadata?.__system__cmkid;
  const missingGroup = wanted.security_groups.find(({ id }) => !securityGroups.has(id));
  const problems: [boolean, string][] = [
    [!image, `imageRef: there is no image ${wanted.imageRef}.`],
    [flavor?.poolType !== "vm", `flavorRef: there is no server flavor ${wanted.flavorRef}.`],
    [
      image !== undefined && image.architecture !== flavor?.architecture,
      "imageRef and flavorRef differ in architecture.",
    ],
    [
      (wanted.root_volume.size ?? 40) < (image?.minDiskGiB ?? 0),
      `root_volume.size: the image wants ${image?.minDiskGiB} GiB.`,
    ],
    [subnets.get(subnetId)?.vpcId !== wanted.vpcid, `nics: subnet ${subnetId} is not in VPC ${wanted.vpcid}.`],
    [wanted.key_name !== "" && !keyPairs.has(wanted.key_name), `key_name: there is no key pair ${wanted.key_name}.`],
    [missingGroup !== undefined, `security_groups: there is no security group ${missingGroup?.id}.`],
    [
      wanted.availability_zone !== "" && !zones.includes(wanted.availability_zone),
      `availability_zone: got ${wanted.availability_zone}; there are ${zones.join(", ")}.`,
    ],
  ];
  const problem = problems.find(([bad]) => bad)?.[1];
  const keyIsBad = keyId === undefined ? undefined : keyProblem(context, keyId);
  if (problem !== undefined || keyIsBad !== undefined) {
    throw invalid(problem ?? `root_volume.metadata: ${keyIsBad}.`);
  }
  if (wanted.publicip) {
    const ip = publicIpOf(context, wanted.publicip.id);
    const user = publicIpUser(context, ip);
    if (user) {
      throw invalid(`publicip: ${ip.address} is in use by ${user.name}.`);
    }
  }
}

function freeAddress(context: CloudContext, subnetId: string, wanted: string | undefined): string {
  const cidr = context.tables.subnets.get(subnetId)?.cidr ?? "";
  const taken = new Set(
    present(context.tables.servers)
      .filter((server) => server.subnetId === subnetId)
      .map((server) => server.address),
  );
  if (wanted !== undefined) {
    if (!contains(cidr, wanted) || taken.has(wanted)) {
      throw invalid(`nics: ip_address ${wanted} is taken or not in ${cidr}.`);
    }
    return wanted;
  }
  // Below these are the addresses of NAT gateways and endpoints.
  let n = 200;
  while (taken.has(nthAddress(cidr, n))) {
    n += 1;
  }
  return nthAddress(cidr, n);
}

function addJob(context: CloudContext, server: Server, type: ServerJob["type"], readyAt: number): ServerJob {
  const job: ServerJob = {
    id: randomUUID().replaceAll("-", ""),
    createdAt: Date.now(),
    readyAt,
    serverId: server.id,
    type,
    ...(type === "createServer" && server.failed ? { failed: true } : {}),
  };
  context.tables.serverJobs.set(job.id, job);
  return job;
}

function jobBody(job: ServerJob): unknown {
  const running = Date.now() < job.readyAt;
  const failure = { error_code: "Ecs.0219", fail_reason: "Fail to create server: no valid host was found." };
  const about = {
    status: running ? "RUNNING" : job.failed ? "FAIL" : "SUCCESS",
    job_id: job.id,
    job_type: job.type,
    begin_time: isoSeconds(job.createdAt),
    end_time: running ? "" : isoSeconds(job.readyAt),
    ...(job.failed && !running ? failure : { error_code: null, fail_reason: null }),
  };
  return {
    ...about,
    entities: { sub_jobs_total: 1, sub_jobs: [{ ...about, entities: { server_id: job.serverId } }] },
  };
}

function lifeRoutes(app: FastifyInstance, context: CloudContext): void {
  const { servers, serverJobs, publicIps, tags } = context.tables;

  app.post("/v1.1/:project/cloudservers", (request) => {
    const wanted = readBody(request, createBody).server;
    checkNewServer(context, wanted);
    const now = Date.now();
    const subnetId = wanted.nics[0]?.subnet_id ?? "";
    const server: Server = {
      id: randomUUID(),
      createdAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      name: wanted.name,
      description: wanted.description,
      flavor: wanted.flavorRef,
      imageId: wanted.imageRef,
      keyPair: wanted.key_name,
      vpcId: wanted.vpcid,
      subnetId,
      address: freeAddress(context, subnetId, wanted.nics[0]?.ip_address),
      portId: randomUUID(),
      securityGroupIds: wanted.security_groups.map(({ id }) => id),
      availabilityZone: wanted.availability_zone || (availabilityZones(context.credentials.region)[0] ?? ""),
      enterpriseProjectId: wanted.extendparam.enterprise_project_id,
      publicIpId: wanted.publicip?.id ?? "",
      disk: {
        id: randomUUID(),
        type: wanted.root_volume.volumetype,
        size: wanted.root_volume.size ?? 40,
        keyId: wanted.root_volume.metadata?.__system__cmkid ?? "",
      },
      metadata: wanted.metadata,
      userData: wanted.user_data,
    };
    servers.set(server.id, server);
    if (wanted.server_tags.length > 0) {
      const entries = wanted.server_tags.map(({ key, value }): [string, string] => [key, value]);
      tags.set(`cloudservers/${server.id}`, Object.fromEntries(entries));
    }
    return { job_id: addJob(context, server, "createServer", server.readyAt).id, serverIds: [server.id] };
  });
  app.post("/v1/:project/cloudservers/delete", (request) => {
    const wanted = readBody(request, deleteBody);
    const going = wanted.servers.map(({ id }) => serverOf(context, id));
    for (const server of going) {
      beginRemoval(context, server);
      tags.delete(`cloudservers/${server.id}`);
      const ip = publicIps.get(server.publicIpId);
      if (wanted.delete_publicip && ip) {
        releasePublicIp(context, ip);
      }
    }
    const [first] = going;
    if (!first) {
      throw invalid("servers: none is named.");
    }
    return { job_id: addJob(context, first, "deleteServer", first.deletingUntil ?? 0).id };
  });
  app.post("/v1.1/:project/cloudservers/:id/resize", (request) => {
    const server = serverOf(context, parameter(request, "id"));
    const { flavorRef } = readBody(request, resizeBody).resize;
    if (nodeFlavors[flavorRef]?.poolType !== "vm") {
      throw invalid(`flavorRef: there is no server flavor ${flavorRef}.`);
    }
    server.flavor = flavorRef;
    return { job_id: addJob(context, server, "resizeServer", Date.now() + context.delays.create).id };
  });
  app.get("/v1/:project/jobs/:id", (request) => {
    const job = serverJobs.get(parameter(request, "id"));
    if (!job) {
      throw new Refusal(404, "Ecs.0014", `The job ${parameter(request, "id")} does not exist.`);
    }
    return jobBody(job);
  });
}

function settingRoutes(app: FastifyInstance, context: CloudContext): void {
  const { securityGroups } = context.tables;
  const asked = (request: FastifyRequest): Server => serverOf(context, parameter(request, "id"));

  app.put("/v1/:project/cloudservers/:id", (request) => {
    const server = asked(request);
    const wanted = readBody(request, updateBody).server;
    server.name = wanted.name ?? server.name;
    server.description = wanted.description ?? server.description;
    server.userData = wanted.user_data ?? server.userData;
    return { server: serverBody(context, server) };
  });
  app.post("/v1/:project/cloudservers/:id/metadata", (request) => {
    const server = asked(request);
    server.metadata = { ...server.metadata, ...readBody(request, metadataBody).metadata };
    return { metadata: server.metadata };
  });
  app.post("/v2.1/:project/servers/:id/action", (request, reply) => {
    const server = asked(request);
    const wanted = readBody(request, actionBody);
    const group = "addSecurityGroup" in wanted ? wanted.addSecurityGroup.name : wanted.removeSecurityGroup.name;
    if (!securityGroups.has(group)) {
      throw new Refusal(404, "Ecs.0114", `Security group ${group} not found.`);
    }
    const others = server.securityGroupIds.filter((id) => id !== group);
    server.securityGroupIds = "addSecurityGroup" in wanted ? [...others, group] : others;
    return reply.code(202).send();
  });
  tagRoutes(app, context, "cloudservers", "/v1/:project/cloudservers/:id", (id) => serverOf(context, id));
}

function readRoutes(app: FastifyInstance, context: CloudContext): void {
  const { servers } = context.tables;
  const asked = (request: FastifyRequest): Server => serverOf(context, parameter(request, "id"));
  const device = ({ id, disk }: Server): unknown => ({
    id: disk.id,
    serverId: id,
    volumeId: disk.id,
    device: "/dev/vda",
    pciAddress: "0000:02:01.0",
    size: disk.size,
    bootIndex: 0,
    bus: "virtio",
  });

  app.get("/v1/:project/cloudservers/detail", (request) => {
    const part = queryValue(request, "name");
    const all = present(servers).filter(
      (server) =>
        // As in the cloud: a part of the name is enough.
        (part === undefined || server.name.includes(part)) &&
        [undefined, server.flavor].includes(queryValue(request, "flavor")) &&
        [undefined, stateOf(server)].includes(queryValue(request, "status")) &&
        [undefined, server.address].includes(queryValue(request, "ip-eq")),
    );
    const size = Number(queryValue(request, "limit") ?? 25);
    const start = (Number(queryValue(request, "offset") ?? 1) - 1) * size;
    const found = all.slice(start, start + size).map((server) => serverBody(context, server));
    return { servers: found, count: all.length };
  });
  app.get("/v1/:project/cloudservers/:id", (request) => ({ server: serverBody(context, asked(request)) }));
  app.get("/v1/:project/cloudservers/:id/block_device", (request) => ({
    attachableQuantity: { free_blk: 22 },
    volumeAttachments: [device(asked(request))],
  }));
  app.get("/v1/:project/cloudservers/:id/block_device/:volume", (request) => {
    const server = asked(request);
    if (server.disk.id !== parameter(request, "volume")) {
      throw new Refusal(404, "Ecs.0114", `Volume ${parameter(request, "volume")} is not attached.`);
    }
    return { volumeAttachment: device(server) };
  });
}

/** Servers (ECS v1, v1.1 and v2.1). */
export function ecsServerService(app: FastifyInstance, context: CloudContext): void {
  lifeRoutes(app, context);
  settingRoutes(app, context);
  readRoutes(app, context);
}

/** Network interfaces of servers (VPC v1 and v2.0). */
export function portService(app: FastifyInstance, context: CloudContext): void {
  const port = (request: FastifyRequest): unknown => {
    const id = parameter(request, "id");
    const server = present(context.tables.servers).find((each) => each.portId === id);
    if (!server) {
      throw new Refusal(404, "VPC.2201", `Port ${id} could not be found.`);
    }
    const subnet = context.tables.subnets.get(server.subnetId);
    return {
      port: {
        id,
        name: "",
        status: "ACTIVE",
        admin_state_up: true,
        network_id: server.subnetId,
        mac_address: macOf(server),
        fixed_ips: [{ ip_address: server.address, subnet_id: subnet?.neutronSubnetId ?? "" }],
        device_id: server.id,
        device_owner: `compute:${server.availabilityZone}`,
        tenant_id: context.credentials.projectId,
        security_groups: server.securityGroupIds,
        allowed_address_pairs: [],
        instance_id: server.id,
        instance_type: "ECS",
        port_security_enabled: true,
      },
    };
  };
  app.get("/v1/:project/ports/:id", port);
  app.get("/v2.0/ports/:id", port);
}

/** System disks of servers (EVS v2). */
export function volumeService(app: FastifyInstance, context: CloudContext): void {
  app.get("/v2/:project/cloudvolumes/:id", (request) => {
    const id = parameter(request, "id");
    const server = present(context.tables.servers).find((each) => each.disk.id === id);
    if (!server) {
      throw new Refusal(404, "EVS.2016", `Volume ${id} could not be found.`);
    }
    const { type, size, keyId } = server.disk;
    return {
      volume: {
        id,
        name: `${server.name}-volume-0000`,
        status: "in-use",
        size,
        volume_type: type,
        availability_zone: server.availabilityZone,
        bootable: "true",
        encrypted: keyId !== "",
        metadata: keyId === "" ? {} : { __system__cmkid: keyId, __system__encrypted: "1" },
        volume_image_metadata: { image_id: server.imageId },
        attachments: [{ server_id: server.id, volume_id: id, device: "/dev/vda" }],
        enterprise_project_id: server.enterpriseProjectId,
        created_at: isoSeconds(server.createdAt),
        updated_at: isoSeconds(server.createdAt),
      },
    };
  });
}

/** Public images (IMS v2). */
export function imageService(app: FastifyInstance): void {
  app.get("/v2/cloudimages", (request) => {
    const found = publicImages.filter(
      (image) =>
        [undefined, image.id].includes(queryValue(request, "id")) &&
        [undefined, image.name].includes(queryValue(request, "name")),
    );
    return {
      images: found.map((image) => ({
        id: image.id,
        name: image.name,
        status: "active",
        visibility: "public",
        min_disk: image.minDiskGiB,
        min_ram: 0,
        __os_type: "Linux",
        __platform: image.platform,
        __imagetype: "gold",
        __support_arm: String(image.architecture === "arm64"),
        created_at: "2024-01-01T00:00:00Z",
        updated_at: "2024-01-01T00:00:00Z",
      })),
    };
  });
}
