import { isObject, jsonValue } from "./run-record";

/** One NPU process of a run. */
export interface RankedNpu {
  /** Rank of the process in the run. */
  readonly rank: number;
  /** Number of the NPU on its node. */
  readonly device: number;
  /** Address of the NPU in the network between NPUs. */
  readonly address?: string;
}

/** A node of a run with its NPUs. */
export interface RankedNode {
  /** Address of the node. */
  readonly address: string;
  readonly pod?: string;
  readonly npus: readonly RankedNpu[];
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function npuOf(device: Record<string, unknown>, rank: number): RankedNpu {
  const address = textOf(device["device_ip"]);
  return {
    rank: Number(device["rank_id"] ?? rank),
    device: Number(device["device_id"] ?? 0),
    ...(address === undefined ? {} : { address }),
  };
}

/**
 * Reads a rank table of HCCL, `jobstart_hccl.json`: with `server_list`, or with `group_list` as the ring controller of
 * earlier clusters writes it. Undefined for other text, and for a table that is still `initializing` (seed 000, line 29).
 */
export function readRankTable(text: string): RankedNode[] | undefined {
  const table = jsonValue(text);
  if (!isObject(table) || table["status"] === "initializing") return undefined;
  const servers = listOf(table["server_list"]);
  const instances = listOf(table["group_list"]).flatMap((group) => listOf(group["instance_list"]));
  if (servers.length + instances.length === 0) return undefined;
  let next = 0;
  return [...servers, ...instances].map((server) => {
    const devices = listOf(server["device"] ?? server["devices"]);
    const pod = textOf(server["pod_name"]);
    return {
      address: textOf(server["server_id"]) ?? "",
      ...(pod === undefined ? {} : { pod }),
      npus: devices.map((device) => npuOf(device, next++)),
    };
  });
}
