import { BARE_METAL_POOLS, CONTAINER_NETWORKS, NPU_NODE_SYSTEMS, npuNode } from "../catalogue";
import { clusterKind } from "./cluster";
import type { Fault } from "./fault";
import { list, suggestion } from "./wording";

/** Kinds of nodes that a node pool can have. */
const NODE_TYPES = ["ElasticBMS", "vm"];

/** A node pool as its user describes it. */
export interface NodePoolRequest {
  readonly name: string;
  readonly flavorId: string;
  /** `ElasticBMS` for bare metal, `vm` for virtual machines. Defaults to `ElasticBMS` where there are NPUs. */
  readonly nodeType?: string;
  readonly nodes: number;
  /** NPUs of one node, 0 for a CPU flavor. Defaults to the catalogue's value for the flavor. */
  readonly npusPerNode?: number;
  /** Memory of one NPU. Defaults to the catalogue's value for the flavor. */
  readonly npuMemoryGiB?: number;
  readonly os: string;
}

/** A node pool with everything decided. */
export interface NodePoolPlan {
  readonly name: string;
  readonly nodeType: string;
  readonly nodes: number;
  readonly npusPerNode: number;
  /** Memory of one NPU; 0 where there are none. */
  readonly npuMemoryGiB: number;
}

/** What the flavor is known to have and the request says otherwise, or neither says. */
function hardwareFaults(request: NodePoolRequest): Fault[] {
  const known = npuNode(request.flavorId);
  const faults: Fault[] = [];
  for (const path of ["npusPerNode", "npuMemoryGiB"] as const) {
    const got = request[path];
    if (known === undefined && got === undefined && !(path === "npuMemoryGiB" && request.npusPerNode === 0)) {
      const rule = `flavor ${JSON.stringify(request.flavorId)} is not in the catalogue; set ${path} (0 where it has no NPUs)`;
      faults.push({ path, got, rule, source: [] });
    }
    if (known !== undefined && got !== undefined && got !== known[path]) {
      const rule = `flavor ${JSON.stringify(request.flavorId)} has ${known[path]}; leave it out`;
      faults.push({ path, got, rule, source: known.source });
    }
  }
  return faults;
}

/** The faults of kind of node, operating system and kind of cluster that do not go together. */
function pairFaults(nodeType: string, os: string, npus: boolean, containerNetworkType: string | undefined): Fault[] {
  if (!NODE_TYPES.includes(nodeType)) {
    const rule = suggestion(nodeType, NODE_TYPES, "kinds of nodes");
    return [{ path: "nodeType", got: nodeType, rule, source: BARE_METAL_POOLS.source }];
  }
  const cluster = clusterKind(containerNetworkType);
  if (cluster === undefined) {
    return [];
  }
  const faults: Fault[] = [];
  const turbo = CONTAINER_NETWORKS.networks.filter((network) => network.cluster === BARE_METAL_POOLS.cluster);
  if (nodeType === BARE_METAL_POOLS.nodeType && cluster !== BARE_METAL_POOLS.cluster) {
    const rule =
      `a node pool of bare-metal machines is legal in ${BARE_METAL_POOLS.cluster} only, and the cluster is ${cluster} ` +
      `(${String(containerNetworkType)}); set containerNetworkType of the cluster to ${list(turbo.map(({ type }) => type))}`;
    faults.push({ path: "nodeType", got: nodeType, rule, source: BARE_METAL_POOLS.source });
  }
  if (npus && !NPU_NODE_SYSTEMS.systems.some((system) => system.os === os && system.cluster === cluster)) {
    const legal = NPU_NODE_SYSTEMS.systems.filter((system) => system.cluster === cluster).map((system) => system.os);
    const rule = `NPU nodes of ${cluster} (${String(containerNetworkType)}) run ${list(legal.map((name) => JSON.stringify(name)))}`;
    faults.push({ path: "os", got: os, rule, source: NPU_NODE_SYSTEMS.source });
  }
  return faults;
}

/** Checks a node pool in a cluster with this container network, undefined where it is not known. Paths of faults are relative to the request. */
export function planNodePool(
  request: NodePoolRequest,
  containerNetworkType: string | undefined,
): NodePoolPlan | Fault[] {
  const known = npuNode(request.flavorId);
  const npusPerNode = request.npusPerNode ?? known?.npusPerNode ?? 0;
  const npuMemoryGiB = npusPerNode === 0 ? 0 : (request.npuMemoryGiB ?? known?.npuMemoryGiB ?? 0);
  const nodeType = request.nodeType ?? known?.nodeType ?? (npusPerNode > 0 ? "ElasticBMS" : "vm");
  const faults = [
    ...hardwareFaults(request),
    ...pairFaults(nodeType, request.os, npusPerNode > 0, containerNetworkType),
  ];
  return faults.length > 0 ? faults : { name: request.name, nodeType, nodes: request.nodes, npusPerNode, npuMemoryGiB };
}
