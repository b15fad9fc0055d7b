import { planCluster } from "../plan/cluster";
import { planDataSet, type DataSetPlan } from "../plan/data-set";
import { endpointFaults } from "../plan/endpoints";
import { atPath, isRejected, requirePlan, type Fault } from "../plan/fault";
import { planNetwork } from "../plan/network";
import { planNodePool, type NodePoolPlan } from "../plan/node-pool";
import { planPool, type NpuPool, type PoolDemand } from "../plan/pool";
import { planServing, servingDemand } from "../plan/serving";
import { planStorage } from "../plan/storage";
import { storageDemand } from "../plan/storage-demand";
import { planTraining, trainingDemand } from "../plan/training";
import { list, suggestion } from "../plan/wording";
import type { Environment } from "./environment";
import {
  cloudSchema,
  clusterSchema,
  dataSetSchema,
  environmentSchema,
  member,
  networkSchema,
  nodePoolSchema,
  read,
  servingSchema,
  shapeFaults,
  storageSchema,
  trainingSchema,
  type StackFile,
} from "./schema";

/** Content of a file, relative to the project's folder; undefined where there is none. */
type ReadFile = (path: string) => Uint8Array | undefined;

/** A pool with room for everything: what a workload is checked against while its own pool is at fault. */
const ROOMY_POOL: NpuPool = { name: "any", nodes: 1_000_000, npusPerNode: 64, npuMemoryGiB: 64 };

/** A node pool of the stack file. */
interface PoolEntry {
  readonly path: string;
  /** Undefined where the file gives none. */
  readonly name: string | undefined;
  /** Undefined where the pool is at fault. */
  readonly plan: NodePoolPlan | undefined;
}

/** A workload's claim on a pool. */
interface Claim {
  readonly pool: PoolEntry;
  readonly demand: PoolDemand;
}

/** The plan, or undefined after its faults were added to `faults` at their place in the stack file. */
function keep<A extends object>(faults: Fault[], path: string, answer: A): Exclude<A, readonly Fault[]> | undefined {
  if (isRejected(answer)) {
    faults.push(...atPath(path, answer));
    return undefined;
  }
  return answer as Exclude<A, readonly Fault[]>;
}

/** The members of a list; none where the value is no list. */
function members(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The name of an entry of a list; undefined where it has none. */
function nameOf(entry: unknown): string | undefined {
  const name = member(entry, "name");
  return typeof name === "string" ? name : undefined;
}

/** A fault for each entry of a list whose name an earlier entry has. */
function duplicateFaults(path: string, value: unknown): Fault[] {
  const names = members(value).map(nameOf);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === undefined || first === index) {
      return [];
    }
    return [
      { path: `${path}[${index}].name`, got: name, rule: `${path}[${first}] has this name; use another`, source: [] },
    ];
  });
}

/** Faults of the platform beyond its shape, and its node pools. */
function checkPlatform(platform: unknown): { faults: Fault[]; pools: PoolEntry[] } {
  const faults: Fault[] = [];
  const network = read(networkSchema, member(platform, "network"));
  if (network !== undefined) {
    keep(faults, "platform.network", planNetwork(network));
  }
  const rawPools = members(member(platform, "nodePools"));
  const nodePools = rawPools.map((entry) => read(nodePoolSchema, entry));
  const nodes = nodePools.reduce((sum, pool) => sum + (pool?.nodes ?? 0), 0);
  const cluster = read(clusterSchema, member(platform, "cluster") ?? {});
  if (cluster !== undefined) {
    keep(faults, "platform.cluster", planCluster(cluster, { vpcCidr: network?.cidr, nodes }));
  }
  const pools = nodePools.map((pool, index) => {
    const path = `platform.nodePools[${index}]`;
    const plan = pool && keep(faults, path, planNodePool(pool, cluster?.containerNetworkType));
    return { path, name: nameOf(rawPools[index]), plan };
  });
  faults.push(...duplicateFaults("platform.nodePools", rawPools));
  if (nodePools.length > 0 && nodes === 0 && !nodePools.includes(undefined)) {
    const rule = "the add-ons of the cluster need a node to run on; set nodes of a pool to 1 or more";
    faults.push({ path: "platform.nodePools", got: { phrase: "pools without nodes" }, rule, source: [] });
  }
  return { faults, pools };
}

/** The first pool with NPUs; undefined where there is none, or where a pool before it is at fault. */
function defaultPool(pools: readonly PoolEntry[]): PoolEntry | undefined {
  return pools.find(({ plan }) => plan === undefined || plan.npusPerNode > 0);
}

/** The pool of a workload, or the fault that says why it has none. */
function poolFor(path: string, name: string | undefined, pools: readonly PoolEntry[]): PoolEntry | Fault | undefined {
  const names = pools.flatMap((pool) => pool.name ?? []);
  if (name !== undefined) {
    const rule = suggestion(name, names, "node pools");
    return pools.find((pool) => pool.name === name) ?? { path: `${path}.pool`, got: name, rule, source: [] };
  }
  const pool = defaultPool(pools);
  if (pool !== undefined || pools.length === 0) {
    return pool;
  }
  const rule = `no node pool has NPUs (${list(names)}); add one that has to platform.nodePools`;
  return { path: `${path}.pool`, got: undefined, rule, source: [] };
}

/**
 * Faults of the workloads of one section beyond their shape, the plans of those without faults, and what they take from the
 * pools. Faults of their pool are found on the way.
 */
function checkWorkloads<W extends { readonly pool?: string | undefined }, P extends object>(
  section: string,
  workloads: readonly (W | undefined)[],
  pools: readonly PoolEntry[],
  plan: (workload: W, pool: NpuPool) => P | Fault[],
  demandOf: (plan: P) => PoolDemand,
): { faults: Fault[]; claims: Claim[]; plans: P[] } {
  const faults: Fault[] = [];
  const plans: P[] = [];
  const claims = workloads.flatMap((workload, index) => {
    if (workload === undefined) {
      return [];
    }
    const path = `${section}[${index}]`;
    const pool = poolFor(path, workload.pool, pools);
    const isFault = pool !== undefined && "rule" in pool;
    if (isFault) {
      faults.push(pool);
    }
    const entry = isFault ? undefined : pool;
    const planned = keep<P | Fault[]>(faults, path, plan(workload, entry?.plan ?? ROOMY_POOL)) as P | undefined;
    if (planned === undefined) {
      return [];
    }
    plans.push(planned);
    return entry === undefined ? [] : [{ pool: entry, demand: demandOf(planned) }];
  });
  return { faults, claims, plans };
}

/**
 * Faults beyond the shape: what the catalogue and the planners refuse, in every part that has its shape. With the data sets
 * without faults, whose files are read once.
 */
function checkMeaning(file: unknown, readFile: ReadFile): { faults: Fault[]; dataSets: DataSetPlan[] } {
  const faults: Fault[] = [];
  const cloud = read(cloudSchema, member(file, "cloud"));
  if (cloud !== undefined) {
    faults.push(...atPath("cloud.endpoints", endpointFaults(cloud.region, cloud.endpoints)));
  }
  const { faults: platformFaults, pools } = checkPlatform(member(file, "platform"));
  const [data, training, serving] = ["data", "training", "serving"].map((section) => members(member(file, section)));

  const dataFaults = duplicateFaults("data", data);
  const dataNames = (data ?? []).flatMap((entry) => nameOf(entry) ?? []);
  const dataSets = (data ?? []).flatMap((entry, index) => {
    const request = read(dataSetSchema, entry);
    const plan = request && keep(dataFaults, `data[${index}]`, planDataSet(request, readFile(request.file)));
    return plan ?? [];
  });

  const runs = (training ?? []).map((entry) => read(trainingSchema, entry));
  const trained = checkWorkloads("training", runs, pools, planTraining, trainingDemand);
  const unknownData = runs.flatMap((run, index) => {
    if (run === undefined || dataNames.includes(run.data)) {
      return [];
    }
    const rule = suggestion(run.data, dataNames, "data sets under data");
    return [{ path: `training[${index}].data`, got: run.data, rule, source: [] }];
  });
  const services = (serving ?? []).map((entry) => read(servingSchema, entry));
  const served = checkWorkloads("serving", services, pools, planServing, servingDemand);
  const storage = read(storageSchema, member(member(file, "platform"), "storage"));
  if (storage !== undefined) {
    const demand = storageDemand(trained.plans, served.plans, dataSets);
    keep(platformFaults, "platform.storage", planStorage(storage, demand));
  }

  const claims = [...trained.claims, ...served.claims];
  for (const pool of pools) {
    if (pool.plan !== undefined) {
      const demands = claims.flatMap((claim) => (claim.pool === pool ? claim.demand : []));
      keep(platformFaults, pool.path, planPool(pool.plan, demands));
    }
  }
  faults.push(
    ...platformFaults,
    ...dataFaults,
    ...duplicateFaults("training", training),
    ...trained.faults,
    ...unknownData,
    ...duplicateFaults("serving", serving),
    ...served.faults,
  );
  return { faults, dataSets };
}

/** The plan of a request that has been found sound. */
function sound<A extends object>(answer: A): Exclude<A, readonly Fault[]> {
  return requirePlan("a checked configuration", answer);
}

/** The environment of a stack file without faults: what is still open gets its default. */
function complete({ cloud, platform, training, serving }: StackFile, dataSets: readonly DataSetPlan[]): Environment {
  const endpoints = Object.fromEntries(Object.entries(cloud.endpoints));
  const iam = cloud.endpoints.iam?.replace(/\/$/, "");
  const authUrl = cloud.authUrl ?? (iam === undefined ? undefined : `${iam}/v3`);
  const nodePools = platform.nodePools.map((pool) => ({
    ...pool,
    ...sound(planNodePool(pool, platform.cluster.containerNetworkType)),
  }));
  const firstPool = nodePools.find(({ npusPerNode }) => npusPerNode > 0)?.name ?? "";
  return {
    cloud: { ...cloud, endpoints, ...(authUrl === undefined ? {} : { authUrl }) },
    platform: { ...platform, network: sound(planNetwork(platform.network)), nodePools },
    data: dataSets.map(({ name, file, format, bytes }) => ({ name, file, format, bytes })),
    training: training.map((run) => ({ ...run, pool: run.pool ?? firstPool })),
    serving: serving.map((service) => ({ ...service, pool: service.pool ?? firstPool })),
  };
}

/** Place of a fault in the message: its section's in a stack file, then its entry's in the section. */
function place({ path }: Fault): number {
  const [, section = "", index = "0"] = /^([a-zA-Z]*)(?:\[(\d+)\])?/.exec(path) ?? [];
  return Object.keys(environmentSchema.shape).indexOf(section) * 1_000_000 + Number(index);
}

/**
 * The environment that the sections of a stack file describe, or every fault in them: of the shape, and beyond it wherever the
 * shape allows to look further.
 */
export function resolveEnvironment(file: unknown, readFile: ReadFile): Environment | Fault[] {
  const meaning = checkMeaning(file, readFile);
  const faults = [...shapeFaults(environmentSchema, file), ...meaning.faults];
  const stackFile = read(environmentSchema, file);
  if (faults.length > 0 || stackFile === undefined) {
    return faults.sort((a, b) => place(a) - place(b));
  }
  return complete(stackFile, meaning.dataSets);
}
