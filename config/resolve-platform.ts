import { planAddons } from "../plan/addons";
import { planCluster } from "../plan/cluster";
import { atPath, isRejected, type Fault } from "../plan/fault";
import { platformNameFaults } from "../plan/names";
import { planNetwork } from "../plan/network";
import { describePool, planNodePool, type DescribedPool, type NodePoolPlan, type PoolCluster } from "../plan/node-pool";
import { nodePoolsFaults, type PoolInCluster } from "../plan/node-pools";
import { planObservability } from "../plan/observability";
import { permissionFaults } from "../plan/permissions";
import { classDefaults, classFaults, type ClassDefaults } from "../plan/platform-class";
import { planQueues, type QueuePlan } from "../plan/queues";
import { planRegistry } from "../plan/registry";
import { sharedStackFaults } from "../plan/shared-platform";
import type { StorageDemand } from "../plan/storage-demand";
import { planStorage } from "../plan/storage";
import { duplicateFaults, keep, members, nameOf } from "./entries";
import type { Platform, PlatformStorage, SharedPlatform } from "./environment";
import {
  addonsSchema,
  clusterSchema,
  describedPoolSchema,
  member,
  networkSchema,
  nodePoolSchema,
  observabilitySchema,
  permissionsSchema,
  platformSchema,
  queueSchema,
  read,
  registrySchema,
  sharedPlatformSchema,
  storageSchema,
} from "./schema";

/** A node pool of the stack file. */
export interface PoolEntry {
  /** Place in the stack file. */
  readonly path: string;
  /** Undefined where the file gives none. */
  readonly name: string | undefined;
  /** Undefined where the pool is at fault. */
  readonly plan: DescribedPool | undefined;
}

/** A platform that was looked at. */
export interface CheckedPlatform<P> {
  readonly faults: readonly Fault[];
  readonly pools: readonly PoolEntry[];
  /** Everything of the platform, of which the storage is decided with the workloads; undefined where something is at fault. */
  readonly platform: P | undefined;
}

/** A platform without its storage. */
export type PlatformBesideStorage = Omit<Platform, "storage">;

/** The class of a platform; production where it gives none, or one that is at fault. */
function classOf(platform: unknown): string {
  return read(platformSchema.shape.class, member(platform, "class")) ?? "production";
}

/** The parts that every platform has, whoever deploys it. */
function identityOf(
  platform: unknown,
): { name: string; namespace: string; class: string; protect: boolean } | undefined {
  const { name, namespace, protect } = platformSchema.shape;
  const [prefix, prefixOfNamespaces] = [
    read(name, member(platform, "name")),
    read(namespace, member(platform, "namespace")),
  ];
  const platformClass = classOf(platform);
  if (prefix === undefined || prefixOfNamespaces === undefined) {
    return undefined;
  }
  const isProtected = read(protect, member(platform, "protect")) ?? classDefaults(platformClass).protect;
  return { name: prefix, namespace: prefixOfNamespaces, class: platformClass, protect: isProtected };
}

/** The queues of a platform; undefined where one is at fault. */
function checkQueues(
  faults: Fault[],
  platform: unknown,
  pools: readonly PoolEntry[],
): readonly QueuePlan[] | undefined {
  const raw = members(member(platform, "queues"));
  faults.push(...duplicateFaults("platform.queues", raw));
  const queues = raw.map((entry) => read(queueSchema, entry));
  if (queues.includes(undefined)) {
    return undefined;
  }
  const plans = pools.map(({ plan }) => plan);
  const known = plans.includes(undefined) ? undefined : plans.flatMap((plan) => plan ?? []);
  const requests = queues.flatMap((queue) => queue ?? []);
  return keep(faults, "platform.queues", planQueues(requests, known))?.queues;
}

/** The image registry of a platform; undefined where it is at fault. */
function checkRegistry(
  faults: Fault[],
  platform: unknown,
  isThere: (path: string) => boolean,
): Platform["registry"] | undefined {
  const raw = member(platform, "registry");
  faults.push(
    ...duplicateFaults("platform.registry.repositories", member(raw, "repositories")),
    ...duplicateFaults("platform.registry.builds", member(raw, "builds")),
  );
  const request = read(registrySchema, raw);
  return request && keep(faults, "platform.registry", planRegistry(request, isThere));
}

/** Logs, metrics and alarms of a platform; undefined where they are at fault. */
function checkObservability(
  faults: Fault[],
  platform: unknown,
  defaults: ClassDefaults,
): Platform["observability"] | undefined {
  const request = read(observabilitySchema, member(platform, "observability") ?? {});
  return request && keep(faults, "platform.observability", planObservability(request, defaults));
}

/** Node pools of a stack file. */
interface CheckedPools {
  readonly pools: readonly PoolEntry[];
  /** Plans of those to create. */
  readonly created: readonly NodePoolPlan[];
  /** Those that are there already. */
  readonly described: readonly DescribedPool[];
  /** What is known of each, where it has its shape: its NPUs as 1 where they are at fault. */
  readonly known: readonly (PoolInCluster & { readonly path: string })[];
}

/** The node pools of a platform. */
function checkPools(faults: Fault[], rawPools: readonly unknown[], cluster: PoolCluster): CheckedPools {
  const created: NodePoolPlan[] = [];
  const described: DescribedPool[] = [];
  const known: (PoolInCluster & { path: string })[] = [];
  const pools = rawPools.map((entry, index): PoolEntry => {
    const path = `platform.nodePools[${index}]`;
    const request = read(nodePoolSchema, entry);
    if (request === undefined) {
      return { path, name: nameOf(entry), plan: undefined };
    }
    const existing = request.existing ? keep(faults, path, describePool(request)) : undefined;
    const toCreate = request.existing ? undefined : keep(faults, path, planNodePool(request, cluster));
    described.push(...(existing === undefined ? [] : [existing]));
    created.push(...(toCreate === undefined ? [] : [toCreate]));
    const plan = existing ?? toCreate;
    const npusPerNode = plan?.npusPerNode ?? request.npusPerNode ?? 1;
    known.push({ ...request, npusPerNode, path: `nodePools[${index}]` });
    return { path, name: nameOf(entry), plan };
  });
  faults.push(...duplicateFaults("platform.nodePools", rawPools));
  return { pools, created, described, known };
}

/** Faults of a platform of one's own beyond its shape, and what it describes. `isThere` says whether a local file exists. */
export function checkPlatform(
  platform: unknown,
  isThere: (path: string) => boolean,
): CheckedPlatform<PlatformBesideStorage> {
  const platformClass = classOf(platform);
  const defaults = classDefaults(platformClass);
  const faults = atPath("platform", classFaults(platformClass));

  const rawPools = members(member(platform, "nodePools"));
  const nodes = rawPools.reduce<number>((sum, entry) => sum + (read(nodePoolSchema, entry)?.nodes ?? 0), 0);
  const networkRequest = read(networkSchema, member(platform, "network"));
  const clusterRequest = read(clusterSchema, member(platform, "cluster") ?? {});
  const clusterExists = clusterRequest?.existing !== undefined;

  const network =
    networkRequest &&
    keep(
      faults,
      "platform.network",
      planNetwork(networkRequest, { containerNetworkType: clusterRequest?.containerNetworkType, clusterExists }),
    );
  const clusterPlan =
    clusterRequest &&
    keep(faults, "platform.cluster", planCluster(clusterRequest, { vpcCidr: networkRequest?.cidr, nodes, defaults }));
  const addonsRequest = read(addonsSchema, member(platform, "addons") ?? {});
  const addons =
    addonsRequest && clusterPlan && keep(faults, "platform.addons", planAddons(addonsRequest, clusterRequest.version));

  const { pools, created, described, known } = checkPools(faults, rawPools, clusterRequest ?? {});
  if (known.length > 0 && known.length === rawPools.length) {
    faults.push(...atPath("platform", nodePoolsFaults(known, clusterExists)));
  }
  const identity = identityOf(platform);
  if (identity !== undefined) {
    const toCreate = known.filter(({ existing }) => !existing);
    faults.push(...atPath("platform", platformNameFaults(identity.name, toCreate)));
  }

  const queues = checkQueues(faults, platform, pools);
  const registry = checkRegistry(faults, platform, isThere);
  const permissions = read(permissionsSchema, member(platform, "permissions") ?? {});
  faults.push(...duplicateFaults("platform.permissions.agencies", member(member(platform, "permissions"), "agencies")));
  if (permissions !== undefined) {
    faults.push(...atPath("platform.permissions", permissionFaults(permissions)));
  }
  const observability = checkObservability(faults, platform, defaults);

  if (
    identity === undefined ||
    network === undefined ||
    clusterRequest === undefined ||
    clusterPlan === undefined ||
    addons === undefined ||
    queues === undefined ||
    registry === undefined ||
    permissions === undefined ||
    observability === undefined ||
    faults.length > 0
  ) {
    return { faults, pools, platform: undefined };
  }
  const { kind: _, ...decided } = clusterPlan;
  const { logs: _logs, ...given } = clusterRequest;
  return {
    faults,
    pools,
    platform: {
      ...identity,
      network,
      cluster: { ...given, ...decided },
      addons,
      nodePools: created,
      existingNodePools: described,
      queues,
      registry,
      permissions,
      observability,
    },
  };
}

/** Faults of another stack's platform beyond its shape, and what is known of it here. */
export function checkSharedPlatform(platform: unknown): CheckedPlatform<SharedPlatform> {
  const faults = atPath("platform", classFaults(classOf(platform)));
  const stack = read(sharedPlatformSchema.shape.stack, member(platform, "stack"));
  if (stack !== undefined) {
    faults.push(...atPath("platform", sharedStackFaults(stack)));
  }
  const rawPools = members(member(platform, "nodePools"));
  faults.push(...duplicateFaults("platform.nodePools", rawPools));
  const pools = rawPools.map((entry, index): PoolEntry => {
    const path = `platform.nodePools[${index}]`;
    const request = read(describedPoolSchema, entry);
    return { path, name: nameOf(entry), plan: request && keep(faults, path, describePool(request)) };
  });
  const queues = checkQueues(faults, platform, pools);
  const identity = identityOf(platform);
  const nodePools = pools.flatMap(({ plan }) => plan ?? []);
  return {
    faults,
    pools,
    platform:
      identity === undefined || stack === undefined || queues === undefined
        ? undefined
        : { stack, ...identity, nodePools, queues },
  };
}

/** The storage of a platform; undefined where it is at fault. `demand` is what the workloads take. */
export function checkStorage(faults: Fault[], platform: unknown, demand: StorageDemand): PlatformStorage | undefined {
  const request = read(storageSchema, member(platform, "storage"));
  if (request === undefined) {
    return undefined;
  }
  const defaults = classDefaults(classOf(platform));
  const { sfsTurbo, bucket } = request;
  const { encrypted: _, ...rest } = bucket;
  const logging = bucket.logging ?? (!bucket.existing && defaults.bucketLogging);
  const answer = planStorage({ sfsTurbo, bucket: { ...bucket, logging } }, demand);
  if (isRejected(answer)) {
    faults.push(...atPath("platform.storage", answer));
    return undefined;
  }
  const encrypted = sfsTurbo.encrypted ?? (sfsTurbo.existing === undefined && defaults.shareEncrypted);
  return { sfsTurbo: { ...sfsTurbo, encrypted }, bucket: { ...rest, logging } };
}
