import {
  BARE_METAL_POOLS,
  CONTAINER_NETWORKS,
  MODELARTS_FLAVORS,
  MODELARTS_PERIODS,
  NPU_MEMORY_GIB,
  NPU_NODE_SYSTEMS,
  npuNode,
  type Source,
} from "../catalogue";
import { clusterKind } from "./cluster";
import { isRejected, type Fault } from "./fault";
import { labelFaults, taintFaults, type TaintRequest } from "./node-labels";
import { count, list, suggestion } from "./wording";

/** Kinds of nodes that a node pool can have. */
const NODE_TYPES = ["ElasticBMS", "vm"];

/** Ways to have a node pool. */
const KINDS = ["cce", "modelarts"];

/** Operating system of nodes without NPUs. */
const DEFAULT_OS = "Huawei Cloud EulerOS 2.0";

/** A node pool as its user describes it. */
export interface NodePoolRequest {
  readonly name: string;
  /** `cce` or `modelarts`. Defaults to `cce`. */
  readonly kind?: string;
  readonly flavorId?: string;
  /** `ElasticBMS` for bare metal, `vm` for virtual machines. Defaults to `ElasticBMS` where there are NPUs. */
  readonly nodeType?: string;
  readonly nodes: number;
  /** NPUs of one node, 0 for a CPU flavor. Defaults to the catalogue's value for the flavor. */
  readonly npusPerNode?: number;
  /** Memory of one NPU in GiB. Defaults to the catalogue's value for the flavor. */
  readonly npuMemoryGiB?: number;
  /** Operating system. Defaults to that of NPU nodes in the cluster's kind. */
  readonly os?: string;
  readonly publicKey?: string;
  /** Size of the system disk. Defaults to 100. */
  readonly rootVolumeGiB?: number;
  /** Size of the disk for images. Defaults to 500. */
  readonly dataVolumeGiB?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly TaintRequest[];
  readonly maxPods?: number;
  readonly systemReservedMiB?: number;
  readonly kubeReservedMiB?: number;
  readonly period?: number;
  readonly periodUnit?: string;
  readonly autoRenew?: boolean;
  /** Whether the user accepts that the machines are paid in advance. */
  readonly acceptPrepaid?: boolean;
  readonly driverVersion?: string;
  /** Whether the pool is there already. */
  readonly existing?: boolean;
}

/** The cluster that a pool belongs to, as far as it is known. */
export interface PoolCluster {
  readonly containerNetworkType?: string;
  /** Kubernetes version. */
  readonly version?: string;
}

/** What workloads need to know of a pool. */
export interface DescribedPool {
  readonly name: string;
  readonly nodes: number;
  readonly npusPerNode: number;
  /** Memory of one NPU; 0 where there are none. */
  readonly npuMemoryGiB: number;
}

/** How a ModelArts pool is bought. */
export interface PurchasePlan {
  readonly periodUnit: string;
  readonly period: number;
  readonly autoRenew: boolean;
  readonly driverVersion?: string;
}

/** A node pool with everything decided. */
export interface NodePoolPlan extends DescribedPool {
  readonly kind: string;
  readonly flavorId: string;
  readonly nodeType: string;
  readonly os: string;
  readonly publicKey: string;
  readonly rootVolumeGiB: number;
  readonly dataVolumeGiB: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
  readonly maxPods?: number;
  readonly systemReservedMiB?: number;
  readonly kubeReservedMiB?: number;
  /** Undefined for kind `cce`. */
  readonly modelArts?: PurchasePlan;
}

/** What a flavor is known to have. */
interface KnownFlavor {
  readonly npusPerNode: number;
  /** Undefined where only the number of NPUs is known. */
  readonly npuMemoryGiB: number | undefined;
  readonly source: readonly Source[];
}

/** What the catalogue knows of a flavor; undefined where it knows nothing. */
function knownFlavor(flavorId: string | undefined): KnownFlavor | undefined {
  const modelArts = MODELARTS_FLAVORS.find((flavor) => flavor.flavorId === flavorId);
  const known = modelArts === undefined ? undefined : { ...modelArts, npuMemoryGiB: undefined };
  return flavorId === undefined ? undefined : (npuNode(flavorId) ?? known);
}

/** What the flavor is known to have and the request says otherwise, or neither says. */
function hardwareFaults(request: NodePoolRequest): Fault[] {
  const { flavorId } = request;
  const known = knownFlavor(flavorId);
  const npus = request.npusPerNode ?? known?.npusPerNode;
  const faults: Fault[] = [];
  for (const path of ["npusPerNode", "npuMemoryGiB"] as const) {
    const got = request[path];
    const knownValue = known?.[path];
    if (knownValue === undefined && got === undefined && !(path === "npuMemoryGiB" && npus === 0)) {
      const why =
        flavorId === undefined
          ? "the flavor is not given"
          : known === undefined
            ? `flavor ${JSON.stringify(flavorId)} is not in the catalogue`
            : `the memory of the NPUs of flavor ${JSON.stringify(flavorId)} is not known`;
      const values =
        path === "npusPerNode" ? "0 where it has no NPUs" : `${list(NPU_MEMORY_GIB, "or")}; 0 where it has no NPUs`;
      faults.push({ path, got, rule: `${why}; set ${path} (${values})`, source: [] });
    }
    if (known !== undefined && knownValue !== undefined && got !== undefined && got !== knownValue) {
      const rule = `flavor ${JSON.stringify(flavorId)} has ${knownValue}; leave it out`;
      faults.push({ path, got, rule, source: known.source });
    }
  }
  const memory = request.npuMemoryGiB;
  const isSold = NPU_MEMORY_GIB.some((size) => size === memory);
  if (npus !== undefined && npus > 0 && memory !== undefined && known?.npuMemoryGiB === undefined && !isSold) {
    const rule = `an Ascend Snt9B NPU has ${list(NPU_MEMORY_GIB, "or")} GiB`;
    faults.push({ path: "npuMemoryGiB", got: memory, rule, source: ["003:37"] });
  }
  return faults;
}

/** The faults of kind of node, operating system and kind of cluster that do not go together. */
function pairFaults(request: NodePoolRequest, nodeType: string, os: string, npus: boolean, pool: PoolCluster): Fault[] {
  if (!NODE_TYPES.includes(nodeType)) {
    const rule = suggestion(nodeType, NODE_TYPES, "kinds of nodes");
    return [{ path: "nodeType", got: nodeType, rule, source: BARE_METAL_POOLS.source }];
  }
  const { containerNetworkType, version } = pool;
  const cluster = clusterKind(containerNetworkType);
  if (cluster === undefined) {
    return [];
  }
  const faults: Fault[] = [];
  const turbo = CONTAINER_NETWORKS.networks.filter((network) => network.cluster === BARE_METAL_POOLS.cluster);
  const isBareMetalPool = request.kind !== "modelarts" && nodeType === BARE_METAL_POOLS.nodeType;
  if (isBareMetalPool && cluster !== BARE_METAL_POOLS.cluster) {
    const rule =
      `a node pool of bare-metal machines is legal in ${BARE_METAL_POOLS.cluster} only, and the cluster is ${cluster} ` +
      `(${String(containerNetworkType)}); set containerNetworkType of the cluster to ${list(turbo.map(({ type }) => type))}, ` +
      `or kind to modelarts`;
    faults.push({ path: "nodeType", got: nodeType, rule, source: BARE_METAL_POOLS.source });
  }
  const { systems, source, recommendedVersion } = NPU_NODE_SYSTEMS;
  const legal = systems.filter((system) => system.cluster === cluster);
  const system = legal.find((candidate) => candidate.os === os);
  if (npus && system === undefined) {
    const rule = `NPU nodes of ${cluster} (${String(containerNetworkType)}) run ${list(legal.map((one) => JSON.stringify(one.os)))}`;
    faults.push({ path: "os", got: os, rule, source });
  }
  if (npus && system !== undefined && version !== undefined && !system.versions.some((one) => one === version)) {
    const rule =
      `NPU nodes with this system need a cluster of ${list(system.versions, "or")}, and the cluster's version is ${version}; ` +
      `set version of the cluster to ${recommendedVersion}`;
    faults.push({ path: "os", got: os, rule, source });
  }
  return faults;
}

/** The faults of how a pool is bought: in advance with ModelArts, by the hour with CCE. */
function purchaseFaults(request: NodePoolRequest): Fault[] {
  const { kind = "cce", nodes, period, periodUnit, acceptPrepaid = false } = request;
  const { units, source } = MODELARTS_PERIODS;
  if (!KINDS.includes(kind)) {
    return [{ path: "kind", got: kind, rule: suggestion(kind, KINDS, "kinds of node pools"), source: [] }];
  }
  if (kind === "cce") {
    const rule = "a node pool of CCE is paid by the hour; leave it out, or set kind to modelarts";
    const keys = ["period", "periodUnit", "autoRenew", "acceptPrepaid", "driverVersion"] as const;
    return keys.flatMap((path) => {
      const got = request[path];
      return got === undefined ? [] : [{ path, got, rule, source }];
    });
  }
  const faults: Fault[] = [];
  const names = units.map((unit) => unit.periodUnit);
  const unit = units.find((candidate) => candidate.periodUnit === periodUnit);
  if (unit === undefined) {
    const rule =
      periodUnit === undefined
        ? `a ModelArts Lite pool is sold for months or years; set it to ${list(names, "or")}`
        : suggestion(periodUnit, names, "units of a period");
    faults.push({ path: "periodUnit", got: periodUnit, rule, source });
  }
  if (period === undefined || (unit !== undefined && period > unit.maxPeriod)) {
    const most = unit === undefined ? "1 to 9 months, or 1 to 3 years" : `1 to ${unit.maxPeriod} ${unit.periodUnit}s`;
    faults.push({ path: "period", got: period, rule: `a ModelArts Lite pool is sold for ${most}`, source });
  }
  if (!acceptPrepaid) {
    const what = unit === undefined || period === undefined ? "" : ` for ${count(period, unit.periodUnit)}`;
    const rule = `a ModelArts Lite pool is paid in advance, used or not: ${count(nodes, "node")}${what}; set it to true to accept that`;
    faults.push({ path: "acceptPrepaid", got: request.acceptPrepaid, rule, source });
  }
  if (nodes === 0) {
    faults.push({ path: "nodes", got: 0, rule: "a ModelArts Lite pool has one node or more", source });
  }
  const byModelArts = ["maxPods", "systemReservedMiB", "kubeReservedMiB"] as const;
  for (const path of byModelArts) {
    const got = request[path];
    if (got !== undefined) {
      const rule = "ModelArts sets up the nodes of its pools by itself; leave it out";
      faults.push({ path, got, rule, source: [] });
    }
  }
  return faults;
}

/** The fault of a flavor of the other kind of pool; none for one of the right kind, or one that tells nothing. */
function flavorFaults({ kind = "cce", flavorId }: NodePoolRequest): Fault[] {
  if (flavorId === undefined) {
    const rule = "must be the flavor of the nodes, for example physical.kat2ne.48xlarge.8.ei.pod101";
    return [{ path: "flavorId", got: undefined, rule, source: [] }];
  }
  const ofModelArts = flavorId.startsWith("modelarts.");
  const ofCce = flavorId.startsWith("physical.");
  if ((kind === "cce" && ofModelArts) || (kind === "modelarts" && ofCce)) {
    const other = ofModelArts ? "modelarts" : "cce";
    const rule = `this is a flavor for kind ${other}; set kind to ${other}, or use a flavor for ${kind}`;
    return [{ path: "flavorId", got: flavorId, rule, source: [] }];
  }
  return [];
}

/** The fault of a pool that nobody can log in to; none where there is a key. */
function loginFaults({ publicKey }: NodePoolRequest): Fault[] {
  const rule = "must be a public SSH key in OpenSSH format, for example the content of ~/.ssh/id_ed25519.pub";
  return publicKey === undefined ? [{ path: "publicKey", got: undefined, rule, source: [] }] : [];
}

/** The operating system that NPU nodes of a cluster's kind run. */
function npuSystem({ containerNetworkType }: PoolCluster): string {
  const cluster = clusterKind(containerNetworkType);
  return NPU_NODE_SYSTEMS.systems.find((system) => system.cluster === cluster)?.os ?? DEFAULT_OS;
}

/** What workloads need to know of a pool that is there already, or of another stack's. Paths of faults are relative to the request. */
export function describePool(request: NodePoolRequest): DescribedPool | Fault[] {
  const { name, nodes } = request;
  const faults = hardwareFaults(request);
  const known = knownFlavor(request.flavorId);
  const npusPerNode = request.npusPerNode ?? known?.npusPerNode ?? 0;
  const npuMemoryGiB = npusPerNode === 0 ? 0 : (request.npuMemoryGiB ?? known?.npuMemoryGiB ?? 0);
  return faults.length > 0 ? faults : { name, nodes, npusPerNode, npuMemoryGiB };
}

/** Checks a node pool to create in a cluster, of which nothing need be known. Paths of faults are relative to the request. */
export function planNodePool(request: NodePoolRequest, cluster: PoolCluster): NodePoolPlan | Fault[] {
  const { kind = "cce", flavorId = "", publicKey = "", labels = {}, taints = [] } = request;
  const known = npuNode(flavorId);
  const npusPerNode = request.npusPerNode ?? knownFlavor(flavorId)?.npusPerNode ?? 0;
  const nodeType = request.nodeType ?? known?.nodeType ?? (npusPerNode > 0 ? "ElasticBMS" : "vm");
  const os = request.os ?? (npusPerNode > 0 ? npuSystem(cluster) : DEFAULT_OS);
  const described = describePool(request);
  const faults = [
    ...flavorFaults(request),
    ...(isRejected(described) ? described : []),
    ...pairFaults(request, nodeType, os, npusPerNode > 0, cluster),
    ...loginFaults(request),
    ...purchaseFaults(request),
    ...labelFaults("labels", labels),
    ...taintFaults("taints", taints),
  ];
  if (isRejected(described) || faults.length > 0) {
    return faults;
  }
  const { maxPods, systemReservedMiB, kubeReservedMiB, period, periodUnit, autoRenew = false, driverVersion } = request;
  return {
    ...described,
    kind,
    flavorId,
    nodeType,
    os,
    publicKey,
    rootVolumeGiB: request.rootVolumeGiB ?? 100,
    dataVolumeGiB: request.dataVolumeGiB ?? 500,
    labels,
    taints: taints.map(({ key, value = "", effect }) => ({ key, value, effect })),
    ...(maxPods === undefined ? {} : { maxPods }),
    ...(systemReservedMiB === undefined ? {} : { systemReservedMiB }),
    ...(kubeReservedMiB === undefined ? {} : { kubeReservedMiB }),
    ...(kind === "modelarts" && period !== undefined && periodUnit !== undefined
      ? { modelArts: { periodUnit, period, autoRenew, ...(driverVersion === undefined ? {} : { driverVersion }) } }
      : {}),
  };
}
