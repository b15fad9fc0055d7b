import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { ClusterHost, Shares } from "../cluster-host";
import { type Calls, createCalls } from "./calls";
import { resumeClusters } from "./cluster-life";
import { type CloudContext, type Credentials, type Delays, defaultDelays } from "./context";
import { controlService } from "./control";
import { fillPlaceholders, resumeDataTasks } from "./data-task";
import { errorBody, errorShape, inUse } from "./error-shapes";
import { createFaults, type FaultAnswer } from "./faults";
import { readTarget, type Target } from "./host-name";
import { openObjectFiles } from "./object-files";
import { createReconciler } from "./reconcile";
import { Refusal } from "./refusal";
import "./request";
import { resumeResourcePools } from "./resource-pool-life";
import { bssService } from "./services/bss";
import { cceAddonService } from "./services/cce-addon";
import { cceClusterService } from "./services/cce-cluster";
import { cceClusterAccessService } from "./services/cce-cluster-access";
import { cceLogConfigService } from "./services/cce-log-config";
import { cceNodePoolService } from "./services/cce-node-pool";
import { ccePodIdentityService } from "./services/cce-pod-identity";
import { agencyService } from "./services/agency";
import { agentService, prometheusService } from "./services/aom";
import { alarmService } from "./services/aom-alarm";
import { ecsService, stsService } from "./services/ecs-aom-sts";
import { ecsServerService, imageService, portService, volumeService } from "./services/ecs-server";
import { eipService } from "./services/eip";
import { iamService } from "./services/iam";
import { userService } from "./services/iam-user";
import { keyPairService } from "./services/key-pair";
import { kmsService } from "./services/kms";
import { ltsService } from "./services/lts";
import { natService, natTagService } from "./services/nat";
import { modelArtsPoolService } from "./services/modelarts";
import { modelArtsAuthorizationService } from "./services/modelarts-authorization";
import { obsService } from "./services/obs";
import { securityGroupService } from "./services/security-group";
import { resumeShares, sfsTurboService, shareStatus } from "./services/sfs-turbo";
import { sfsTurboDirectoryService } from "./services/sfs-turbo-directory";
import { resumeTargets, sfsTurboObsService } from "./services/sfs-turbo-obs";
import { sfsTurboPermissionService } from "./services/sfs-turbo-permission";
import { smnService } from "./services/smn";
import { swrService } from "./services/swr";
import { swrRepositoryService } from "./services/swr-repository";
import { vpcService } from "./services/vpc";
import { vpcEndpointService } from "./services/vpc-endpoint";
import { openShareFiles } from "./share-files";
import { refuseObsSignature, refuseSdkSignature } from "./signature";
import { openStore } from "./store";
import { openUploadFiles } from "./upload-files";

/** What the local cloud is made with. */
export interface CloudOptions {
  /** Folder for everything that the cloud remembers: `state.json`, `buckets/`, `uploads/`, `shares/`. Made where it is missing. */
  directory: string;
  /** The Kubernetes side of CCE. */
  clusterHost: ClusterHost;
  /** The one account: its access key, project, domain and region. */
  credentials: Credentials;
  /** Receives a line for what somebody should see: unknown calls, faults, work that failed. */
  log: (line: string) => void;
  /** How long the cloud takes to make and remove things; 300 ms each by default. */
  delays?: Partial<Delays>;
}

/** The emulated cloud: an HTTP forward proxy for `http://<service>.emulator.test/`. */
export interface Cloud {
  /**
   * Starts to answer on the loopback interface, and goes on with what an earlier run left under way.
   * @param port port, or a free one where it is left out.
   * @returns the port.
   */
  listen(port?: number): Promise<number>;
  /** Stops to answer and to work. What was under way goes on at the next start. */
  close(): Promise<void>;
  /** The file systems, for the Kubernetes side. */
  shares: Shares;
  /** What every service works with: tests change it behind the backs of the cloud's clients. */
  context: CloudContext;
}

/** Largest body of an API call; objects are streams without limit. */
const bodyLimit = 16 * 1024 * 1024;

type ServiceRoutes = (app: FastifyInstance, context: CloudContext) => void;

const services: Record<string, ServiceRoutes[]> = {
  vpc: [vpcService, securityGroupService, eipService, natTagService, portService],
  nat: [natService],
  vpcep: [vpcEndpointService],
  kms: [keyPairService, kmsService],
  cce: [
    cceClusterService,
    cceClusterAccessService,
    cceLogConfigService,
    ccePodIdentityService,
    cceNodePoolService,
    cceAddonService,
  ],
  modelarts: [modelArtsPoolService, modelArtsAuthorizationService],
  bss: [bssService],
  "sfs-turbo": [sfsTurboService, sfsTurboDirectoryService, sfsTurboPermissionService, sfsTurboObsService],
  swr: [swrService, swrRepositoryService],
  iam: [iamService, agencyService, userService],
  ecs: [ecsService, ecsServerService],
  evs: [volumeService],
  ims: [imageService],
  aom: [agentService, prometheusService, alarmService],
  lts: [ltsService],
  smn: [smnService],
  sts: [stsService],
  obs: [obsService],
};

/** Refuses requests without a right signature, or for another project. */
function checkSignature(context: CloudContext, request: FastifyRequest): void {
  const { target, method, headers } = request;
  const signed = { method, path: target.path, query: target.query, headers };
  if (target.service === "obs") {
    const refused = refuseObsSignature(signed, target.bucket, context.credentials, Date.now());
    if (refused) {
      throw new Refusal(403, refused.code, refused.message);
    }
    return;
  }
  const body = request.bytes ?? Buffer.alloc(0);
  const reason = refuseSdkSignature(signed, body, context.credentials, Date.now());
  if (reason !== undefined) {
    throw new Refusal(401, "APIGW.0301", `Incorrect IAM authentication information: ${reason}`);
  }
  const project = (request.params as { project?: string }).project;
  if (project !== undefined && project !== context.credentials.projectId) {
    throw new Refusal(403, "APIGW.0302", `The IAM user is not allowed to access the API: project ${project}.`);
  }
}

/** The answer of a fault, as the service that was called words it. */
function faultRefusal(answer: FaultAnswer, target: Target): Refusal {
  const shape = errorShape(target.service, target.path);
  switch (answer.kind) {
    case "quota":
      return new Refusal(shape.quota.status, shape.quota.code, shape.quota.message);
    case "in-use": {
      const { status, code, message } = inUse(shape, target);
      return new Refusal(status, code, message);
    }
    case "token-expired":
      return target.service === "obs"
        ? new Refusal(403, "InvalidAccessKeyId", "The security token has expired.")
        : new Refusal(401, "APIGW.0301", "Incorrect IAM authentication information: token expired");
    case "status": {
      const { status, code, message, retryAfterSeconds } = answer;
      return new Refusal(
        status,
        code ?? (status === 429 ? "APIGW.0308" : shape.internal),
        message ??
          (status === 429
            ? "The throttling threshold has been reached: policy user over ratelimit"
            : "Internal error. Please try again later."),
        retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) },
      );
    }
  }
}

/** What the faults in force do before the request is served. */
async function applyFaults(context: CloudContext, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const effect = context.faults.apply(request.target, request.method);
  request.effect = effect;
  if (effect.delayMs > 0) {
    await sleep(effect.delayMs);
  }
  if (effect.cutConnection) {
    // No answer is written any more, and no route is asked.
    reply.hijack();
    request.raw.socket.destroy();
    return;
  }
  if (effect.answer) {
    throw faultRefusal(effect.answer, request.target);
  }
}

function asRefusal(error: unknown, request: FastifyRequest, log: (line: string) => void): Refusal {
  if (error instanceof Refusal) {
    return error;
  }
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const shape = errorShape(request.target.service, request.target.path);
  if (statusCode !== undefined && statusCode < 500) {
    return new Refusal(statusCode, shape.invalid, message ?? "Bad request");
  }
  log(
    `${request.method} ${request.target.host}${request.target.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return new Refusal(500, shape.internal, "Internal error of the local cloud; see its log.");
}

function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { service, path } = request.target;
  const shape = errorShape(service, path);
  const requestId = randomUUID();
  const xml = service === "obs";
  // Answers to HEAD have no body: OBS repeats code and message in headers.
  const obsHeaders = {
    "x-obs-request-id": requestId,
    "x-obs-error-code": refusal.code,
    "x-obs-error-message": refusal.message.replaceAll(/[^\x20-\x7e]/g, "?"),
  };
  return reply
    .code(refusal.status)
    .headers({ "x-request-id": requestId, ...(xml ? obsHeaders : {}), ...refusal.headers })
    .type(xml ? "application/xml" : "application/json")
    .send(request.method === "HEAD" ? "" : errorBody(shape, refusal, requestId, path));
}

function readJson(request: FastifyRequest, bytes: Buffer): unknown {
  request.bytes = bytes;
  if (bytes.length === 0) {
    return undefined;
  }
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new Refusal(
      400,
      errorShape(request.target.service, request.target.path).invalid,
      "Invalid request. The body is no JSON.",
    );
  }
}

function addHooks(app: FastifyInstance, context: CloudContext, calls: Calls): void {
  app.addHook("onRequest", (request, _reply, done) => {
    request.target = readTarget(request.originalUrl, request.headers.host);
    request.arrivedAt = performance.now();
    request.effect = undefined;
    request.bytes = undefined;
    request.unknownCall = request.is404;
    done();
  });
  const record = (request: FastifyRequest, status: number): void => {
    const { service, host, path, query } = request.target;
    if (service === "control") {
      return;
    }
    calls.add({
      time: new Date().toISOString(),
      service,
      method: request.method,
      host,
      path,
      query,
      status,
      milliseconds: Math.round((performance.now() - request.arrivedAt) * 100) / 100,
      ...(request.unknownCall ? { unknown: true as const } : {}),
    });
    if (request.unknownCall) {
      context.log(`UNKNOWN CALL: ${request.method} http://${host}${path}${query === "" ? "" : `?${query}`}`);
    }
  };
  app.addHook("preHandler", async (request, reply) => {
    if (request.target.service !== "control" && request.target.service !== "") {
      checkSignature(context, request);
      await applyFaults(context, request, reply);
      if (request.effect?.cutConnection) {
        record(request, 0);
      }
    }
  });
  app.addHook("onSend", (request, _reply, _payload, done) => {
    // Nothing is answered before it is on disk.
    if (request.method !== "GET" && request.method !== "HEAD") {
      context.store.save();
    }
    if (request.effect?.loseResponse) {
      request.raw.socket.destroy();
    }
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    record(request, reply.statusCode);
    done();
  });
  app.addHook("onRequestAbort", (request, done) => {
    record(request, 0);
    done();
  });
}

function notFound(request: FastifyRequest): never {
  const { service, host, path } = request.target;
  if (service === "") {
    throw new Refusal(502, "APIGW.0101", `${host} is not part of the local cloud.`);
  }
  throw new Refusal(
    404,
    "APIGW.0101",
    `The API does not exist or has not been published in the environment: ${request.method} ${host}${path}`,
  );
}

function createApp(context: CloudContext, calls: Calls): FastifyInstance {
  const app = fastify({
    bodyLimit,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1024 },
    rewriteUrl: (raw) => {
      const { service, path, query } = readTarget(raw.url ?? "/", raw.headers.host);
      // OBS keys may be anything: its one route reads them from the address as it was sent.
      const inner = service === "obs" ? "/" : `${path}${query === "" ? "" : `?${query}`}`;
      return `/${service === "" ? "elsewhere" : service}${inner}`;
    },
  });
  for (const name of ["target", "effect", "bytes"]) {
    app.decorateRequest(name, null);
  }
  app.decorateRequest("arrivedAt", 0);
  app.decorateRequest("unknownCall", false);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (request, bytes, done) => {
    try {
      done(null, readJson(request, bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  addHooks(app, context, calls);
  app.setErrorHandler((error, request, reply) => sendRefusal(request, reply, asRefusal(error, request, context.log)));
  app.setNotFoundHandler(notFound);
  for (const [name, parts] of Object.entries(services)) {
    void app.register(
      (scope, _options, done) => {
        for (const part of parts) {
          part(scope, context);
        }
        done();
      },
      { prefix: `/${name}` },
    );
  }
  void app.register(
    (scope, _options, done) => {
      controlService(scope, context, calls);
      done();
    },
    { prefix: "/control" },
  );
  return app;
}

/** Makes the cloud from what its folder remembers. It answers, and works, from `listen` on. */
export async function createCloud(options: CloudOptions): Promise<Cloud> {
  const store = openStore(options.directory);
  const context: CloudContext = {
    credentials: options.credentials,
    delays: { ...defaultDelays, ...options.delays },
    store,
    tables: store.tables,
    objects: await openObjectFiles(join(options.directory, "buckets")),
    uploads: await openUploadFiles(join(options.directory, "uploads")),
    shareFiles: openShareFiles(join(options.directory, "shares")),
    clusterHost: options.clusterHost,
    reconciler: createReconciler(options.log),
    faults: createFaults(),
    log: options.log,
  };
  await Promise.all([
    ...[...store.tables.buckets.keys()].map((bucket) => context.objects.createBucket(bucket)),
    ...[...store.tables.shares.keys()].map((share) => context.shareFiles.createShare(share)),
  ]);
  const app = createApp(context, createCalls());
  return {
    context,
    async listen(port = 0) {
      await app.listen({ host: "127.0.0.1", port });
      resumeClusters(context);
      resumeResourcePools(context);
      resumeShares(context);
      resumeTargets(context);
      resumeDataTasks(context);
      return (app.server.address() as AddressInfo).port;
    },
    async close() {
      store.close();
      await app.close();
    },
    shares: {
      shareFolder(shareId) {
        const share = store.tables.shares.get(shareId);
        if (!share || shareStatus(share) !== "200") {
          return undefined;
        }
        fillPlaceholders(context, shareId);
        return context.shareFiles.folder(shareId);
      },
    },
  };
}
