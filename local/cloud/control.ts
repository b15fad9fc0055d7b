import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Calls } from "./calls";
import type { CloudContext } from "./context";
import { faultSchema } from "./faults";
import { Refusal } from "./refusal";
import { present } from "./removal";
import { livingKeys } from "./services/kms";
import { shareStatus } from "./services/sfs-turbo";

/** One thing that exists, as the control door lists it. */
export interface ListedObject {
  id: string;
  name: string;
  /** State where the kind has states. */
  state?: string;
}

/**
 * Everything that exists in the cloud, by kind, without what the cloud makes by itself (rules and groups that come with
 * another resource, preinstalled add-ons). Kinds of which nothing exists are left out: an empty cloud is `{}`.
 */
export function listObjects(context: CloudContext): Record<string, ListedObject[]> {
  const { tables } = context;
  const named = <T extends { id: string; name: string }>(table: Map<string, T>, state?: (item: T) => string) =>
    [...table.values()].map((item) => ({ id: item.id, name: item.name, ...(state ? { state: state(item) } : {}) }));
  const clusterGroups = new Set(
    [...tables.securityGroups.values()].filter((group) => group.ownerClusterId !== undefined).map((group) => group.id),
  );
  const all: Record<string, ListedObject[]> = {
    vpcs: named(tables.vpcs),
    subnets: named(tables.subnets),
    securityGroups: named(tables.securityGroups).filter((group) => !clusterGroups.has(group.id)),
    securityGroupRules: [...tables.securityGroupRules.values()]
      .filter((rule) => !rule.byDefault)
      .map((rule) => ({ id: rule.id, name: `${rule.direction} ${rule.protocol} ${rule.multiport}`.trim() })),
    keyPairs: named(tables.keyPairs),
    clusters: named(tables.clusters, (cluster) => cluster.phase),
    nodePools: named(tables.nodePools, (pool) => pool.phase),
    addons: [...tables.addons.values()]
      .filter((addon) => !addon.preinstalled)
      .map((addon) => ({ id: addon.id, name: addon.templateName, state: addon.status })),
    podIdentityAssociations: [...tables.podIdentityAssociations.values()].map(({ id, namespace, serviceAccount }) => ({
      id,
      name: `${namespace}/${serviceAccount}`,
    })),
    resourcePools: named(tables.resourcePools, (pool) => pool.phase),
    modelArtsAuthorizations: [...tables.modelArtsAuthorizations.values()].map(({ id, agencyName }) => ({
      id,
      name: agencyName,
    })),
    shares: named(tables.shares, shareStatus),
    permissionRules: [...tables.permissionRules.values()]
      .filter((rule) => rule.byDefault === undefined)
      .map((rule) => ({ id: rule.id, name: rule.ipCidr })),
    directoryQuotas: [...tables.directoryQuotas.values()].map(({ id, path }) => ({ id, name: path })),
    obsTargets: [...tables.obsTargets.values()].map((target) => ({ id: target.id, name: target.fileSystemPath })),
    dataTasks: [...tables.dataTasks.values()].map((task) => ({ id: task.id, name: task.type, state: task.status })),
    buckets: [...tables.buckets.values()].map((bucket) => ({ id: bucket.id, name: bucket.id })),
    objects: [...tables.buckets.keys()].flatMap((bucket) =>
      context.objects.versions(bucket).map((version) => ({
        id: `${bucket}/${version.key}?versionId=${version.versionId}`,
        name: version.key,
        ...(version.deleteMarker ? { state: "delete marker" } : {}),
      })),
    ),
    uploads: [...tables.buckets.keys()].flatMap((bucket) =>
      context.uploads.list(bucket).map(({ id, key }) => ({ id, name: `${bucket}/${key}` })),
    ),
    publicIps: named(tables.publicIps),
    natGateways: present(tables.natGateways).map(({ id, name }) => ({ id, name })),
    snatRules: present(tables.snatRules).map(({ id, subnetId, cidr }) => ({ id, name: cidr === "" ? subnetId : cidr })),
    vpcEndpoints: present(tables.vpcEndpoints).map(({ id, address }) => ({ id, name: address })),
    encryptionKeys: livingKeys(context).map(({ id, alias }) => ({ id, name: alias })),
    agencies: named(tables.agencies),
    servers: present(tables.servers).map(({ id, name }) => ({ id, name })),
    organizations: [...tables.organizations.values()].map((each) => ({ id: each.id, name: each.id })),
    organizationUsers: [...tables.organizationUsers.values()].map(({ id, userName }) => ({ id, name: userName })),
    repositories: named(tables.repositories),
    repositorySharings: [...tables.repositorySharings.values()].map(({ id, account }) => ({ id, name: account })),
    retentionPolicies: [...tables.retentionPolicies.values()].map(({ id, repositoryId }) => ({
      id,
      name: repositoryId,
    })),
    logGroups: named(tables.logGroups),
    logStreams: named(tables.logStreams),
    logAccesses: named(tables.logAccesses),
    prometheusInstances: named(tables.prometheusInstances),
    alarmRules: [...tables.alarmRules.values()].map(({ id }) => ({ id, name: id })),
    alarmActionRules: [...tables.alarmActionRules.values()].map(({ id }) => ({ id, name: id })),
    topics: named(tables.topics),
  };
  return Object.fromEntries(Object.entries(all).filter(([, objects]) => objects.length > 0));
}

/**
 * The control door, for tests and for `npm run status`: `http://control.emulator.test/` through the proxy, or the proxy's
 * own address. It needs no signature: it is reachable only from this machine.
 */
export function controlService(app: FastifyInstance, context: CloudContext, calls: Calls): void {
  app.get("/health", () => ({ status: "ok", objects: Object.keys(listObjects(context)).length }));
  app.get("/objects", () => listObjects(context));
  app.get("/calls", () => calls.list());
  app.delete("/calls", (_request, reply) => {
    calls.clear();
    return reply.code(204).send();
  });
  app.get("/faults", () => context.faults.list());
  app.post("/faults", (request, reply) => {
    const sent = Array.isArray(request.body) ? request.body : [request.body];
    const faults = z.array(faultSchema).safeParse(sent);
    if (!faults.success) {
      throw new Refusal(400, "InvalidFault", z.prettifyError(faults.error));
    }
    context.faults.add(faults.data);
    return reply.code(204).send();
  });
  app.delete("/faults", (_request, reply) => {
    context.faults.clear();
    return reply.code(204).send();
  });
}
