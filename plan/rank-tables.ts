import type { Fault } from "./fault";
import { count } from "./wording";

/** Kinds of instances of a service whose prompts and answers are computed apart: entry, prefill and decode. */
export const INSTANCE_ROLES = ["entry", "prefill", "decode"] as const;

/** One of the kinds. */
export type InstanceRole = (typeof INSTANCE_ROLES)[number];

/** An instance with its place in the service. */
export interface InstancePlace {
  readonly role: InstanceRole;
  /** Its number among those of its kind, from 0: it stays when instances are added or taken away at the end. */
  readonly index: number;
  /** `<role>-<index>`. */
  readonly name: string;
  /** Port of its server, another one for each instance (seed 003, line 3). */
  readonly port: number;
}

/** An NPU that an instance was given. */
export interface AssignedDevice {
  /** Number of the NPU on its node. */
  readonly deviceId: string;
  /** Address of the NPU in the parameter plane. */
  readonly deviceIp: string;
}

/** What an instance knows of itself once its pod runs. */
export interface AssignedInstance {
  readonly name: string;
  /** What tells the nodes apart: the address of its node. */
  readonly serverId: string;
  /** Address on which its server is reached. */
  readonly serverIp: string;
  /** Its NPUs; the entry has none. */
  readonly devices: readonly AssignedDevice[];
}

/** A server of a rank table, in the form that the package's tool writes it. */
export interface RankedServer {
  readonly server_id: string;
  readonly server_ip: string;
  readonly device?: readonly { readonly device_id: string; readonly device_ip: string; readonly rank_id: string }[];
}

/** The rank table of one instance, numbers as text. */
export interface LocalRankTable {
  readonly version: "1.0";
  readonly status: "completed";
  readonly group_id: "0";
  readonly server_count: "1";
  readonly server_list: readonly [RankedServer];
}

/** The rank table of a whole service: entry, prefill and decode instances, in this order. */
export interface GlobalRankTable {
  readonly version: "1.0";
  readonly status: "completed";
  readonly server_group_list: readonly {
    readonly group_id: string;
    readonly server_count: string;
    readonly server_list: readonly RankedServer[];
  }[];
}

/** The most instances of one kind: so many ports there are for each. */
export const MOST_INSTANCES = 500;

/** Port of the entry, as of every service of the manual (seed 003, line 61). */
export const ENTRY_PORT = 8080;

/** First port of each kind: below those that Kubernetes gives to nodes, and apart, so that no number of one side moves the other's. */
const FIRST_PORT: Readonly<Record<InstanceRole, number>> = { entry: ENTRY_PORT, prefill: 9000, decode: 9500 };

/** Group of each kind in the global rank table (omni-infer, tools/scripts/pd_ranktable_tools.py). */
const GROUP: Readonly<Record<InstanceRole, string>> = { entry: "0", prefill: "1", decode: "2" };

/** The instance of a kind with a number. */
export function instancePlace(role: InstanceRole, index: number): InstancePlace {
  return { role, index, name: `${role}-${index}`, port: FIRST_PORT[role] + index };
}

/** The instances of a service in the order of its global rank table: the entry, then prefill, then decode. */
export function instancePlaces(prefill: number, decode: number): InstancePlace[] {
  const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index);
  return [
    instancePlace("entry", 0),
    ...numbers(prefill).map((index) => instancePlace("prefill", index)),
    ...numbers(decode).map((index) => instancePlace("decode", index)),
  ];
}

/** `NODE_PORTS` of the entry: the ports of the prefill and decode instances in the order of the rank table (seed 003, line 3). */
export function nodePorts(places: readonly InstancePlace[]): string {
  return places.flatMap(({ role, port }) => (role === "entry" ? [] : [port])).join(",");
}

/** Devices in the order of their ranks: by their number on the node. */
function inOrder(devices: readonly AssignedDevice[]): AssignedDevice[] {
  return [...devices].sort((a, b) => Number(a.deviceId) - Number(b.deviceId));
}

function rankedServer({ serverId, serverIp, devices }: AssignedInstance): RankedServer {
  const server = { server_id: serverId, server_ip: serverIp };
  if (devices.length === 0) return server;
  return {
    ...server,
    device: inOrder(devices).map(({ deviceId, deviceIp }, rank) => ({
      device_id: deviceId,
      device_ip: deviceIp,
      rank_id: String(rank),
    })),
  };
}

/** The rank table of an instance; the ranks of its NPUs count from 0. */
export function localRankTable(instance: AssignedInstance): LocalRankTable {
  return {
    version: "1.0",
    status: "completed",
    group_id: "0",
    server_count: "1",
    server_list: [rankedServer(instance)],
  };
}

/** File name of that table: `local_ranktable_<address>_<NPUs>.json`, of the entry `local_ranktable_<address>_host.json` (seed 003, line 3). */
export function localRankTableName({ serverIp, devices }: AssignedInstance): string {
  const numbers = inOrder(devices).map(({ deviceId }) => deviceId);
  return `local_ranktable_${serverIp}_${numbers.length === 0 ? "host" : numbers.join("")}.json`;
}

/** File name of the global table: `global_ranktable_<address>.json` (seed 003, line 3). */
export function globalRankTableName({ serverIp }: Pick<AssignedInstance, "serverIp">): string {
  return `global_ranktable_${serverIp}.json`;
}

/** The devices that two instances have, and what else keeps them from working together. Paths name the instances. */
export function rankTableFaults(places: readonly InstancePlace[], assigned: readonly AssignedInstance[]): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, phrase: string, rule: string): void => {
    faults.push({ path, got: { phrase }, rule, source: ["003:3"] });
  };
  const owners = new Map<string, string>();
  const sizes = new Map<number, string>();
  for (const { role, name } of places) {
    const instance = assigned.find((one) => one.name === name);
    if (instance === undefined) {
      fault(name, "nothing", "every instance has a place in the rank table; wait until it runs");
      continue;
    }
    if (role === "entry") {
      if (instance.devices.length > 0) fault(name, count(instance.devices.length, "NPU"), "the entry has none");
      continue;
    }
    if (instance.devices.length === 0) fault(name, "no NPU", "prefill and decode run on NPUs");
    sizes.set(instance.devices.length, name);
    for (const { deviceId } of instance.devices) {
      const device = `${instance.serverId}/${deviceId}`;
      const owner = owners.get(device);
      if (owner !== undefined) fault(name, `NPU ${device}`, `${owner} has it; no NPU belongs to two containers`);
      owners.set(device, name);
    }
  }
  if (sizes.size > 1) {
    const phrase = [...sizes].map(([size, name]) => `${name} with ${count(size, "NPU")}`).join(", ");
    fault("", phrase, "all instances split the model in the same way; give each as many NPUs");
  }
  return faults;
}

/**
 * The rank table of a service, or why there is none. The order is that of `places`, whatever the order in which the instances
 * have come, so that `NODE_PORTS` fits.
 */
export function globalRankTable(
  places: readonly InstancePlace[],
  assigned: readonly AssignedInstance[],
): GlobalRankTable | Fault[] {
  const faults = rankTableFaults(places, assigned);
  if (faults.length > 0) return faults;
  const groups = INSTANCE_ROLES.map((role) => {
    const servers = places
      .filter((place) => place.role === role)
      .flatMap(({ name }) => assigned.filter((one) => one.name === name).map(rankedServer));
    return { group_id: GROUP[role], server_count: String(servers.length), server_list: servers };
  });
  return { version: "1.0", status: "completed", server_group_list: groups };
}
