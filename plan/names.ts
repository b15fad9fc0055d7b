import { CLOUD_NAMES, type NamedKind, type NameRule } from "../catalogue";
import type { Fault } from "./fault";

/** The names of an environment's resources in the cloud. All start with the environment's prefix, or with the bucket's name. */
export interface PlatformNames {
  readonly vpc: string;
  readonly subnet: string;
  readonly podSubnet: string;
  readonly serviceSubnet: string;
  readonly natGateway: string;
  /** Public address of the NAT gateway, and its bandwidth. */
  readonly natAddress: string;
  readonly bastion: string;
  readonly cluster: string;
  /** Public address of the API server, and its bandwidth. */
  readonly clusterAddress: string;
  /** Alias of the key that encrypts Secrets of the cluster. */
  readonly secretKey: string;
  readonly share: string;
  /** Alias of the key that encrypts the share. */
  readonly shareKey: string;
  readonly logGroup: string;
  readonly logStream: string;
  /** Collection of the cluster's logs: the only name in which LTS takes no hyphen. */
  readonly logAccess: string;
  readonly prometheus: string;
  readonly alarmAction: string;
  readonly alarmTopic: string;
}

/** The kind of resource behind each name. */
const KINDS: Readonly<Record<keyof PlatformNames, NamedKind>> = {
  vpc: "vpc",
  subnet: "subnet",
  podSubnet: "subnet",
  serviceSubnet: "subnet",
  natGateway: "natGateway",
  natAddress: "eip",
  bastion: "virtualMachine",
  cluster: "cluster",
  clusterAddress: "eip",
  secretKey: "keyAlias",
  share: "share",
  shareKey: "keyAlias",
  logGroup: "logGroup",
  logStream: "logStream",
  logAccess: "logAccess",
  prometheus: "prometheus",
  alarmAction: "alarmAction",
  alarmTopic: "topic",
};

/** The names of an environment's resources with this prefix. */
export function platformNames(prefix: string): PlatformNames {
  return {
    vpc: prefix,
    subnet: `${prefix}-subnet`,
    podSubnet: `${prefix}-pods`,
    serviceSubnet: `${prefix}-services`,
    natGateway: `${prefix}-nat`,
    natAddress: `${prefix}-nat`,
    bastion: `${prefix}-bastion`,
    cluster: `${prefix}-cluster`,
    clusterAddress: `${prefix}-cluster`,
    secretKey: `${prefix}-secrets`,
    share: `${prefix}-share`,
    shareKey: `${prefix}-share`,
    logGroup: `${prefix}-logs`,
    logStream: `${prefix}-pods`,
    logAccess: `${prefix}-pods`.replaceAll("-", "_"),
    prometheus: `${prefix}-prometheus`,
    alarmAction: `${prefix}-alarms`,
    alarmTopic: `${prefix}-alarms`,
  };
}

/** The name of a node pool in the cloud. */
export function poolName(prefix: string, pool: string): string {
  return `${prefix}-${pool}`;
}

/** The name of the bucket that has the logs of another. */
export function logBucketName(bucket: string): string {
  return `${bucket}-logs`;
}

/** The rule for names of a kind of resource. */
function ruleFor(kind: NamedKind): NameRule {
  const rule = CLOUD_NAMES.find((candidate) => candidate.kind === kind);
  if (rule === undefined) {
    throw new Error(`no rule for names of ${kind}`);
  }
  return rule;
}

/**
 * The fault of a name that the cloud refuses; none for a good one. The path is that of the setting that makes the name, and
 * `got` is its value where the name is made of more than that.
 */
export function nameFaults(kind: NamedKind, name: string, path: string, got = name): Fault[] {
  const { what, min, max, pattern, allowed, source } = ruleFor(kind);
  const made = got === name ? "" : `, and this makes ${JSON.stringify(name)}`;
  if (name.length < min || name.length > max) {
    const has = made === "" ? ", this one has" : `${made} with`;
    return [{ path, got, rule: `the name of ${what} has ${min} to ${max} characters${has} ${name.length}`, source }];
  }
  return pattern.test(name) ? [] : [{ path, got, rule: `the name of ${what} has ${allowed} only${made}`, source }];
}

/** The faults of the names that a prefix makes, for resources and for node pools. Paths are relative to the platform. */
export function platformNameFaults(
  prefix: string,
  pools: readonly { readonly name: string; readonly kind: string; readonly path: string }[],
): Fault[] {
  const names = Object.entries(platformNames(prefix)) as [keyof PlatformNames, string][];
  return [
    ...names.flatMap(([key, name]) => nameFaults(KINDS[key], name, "name", prefix)),
    ...pools.flatMap(({ name, kind, path }) => [
      ...nameFaults(kind === "modelarts" ? "modelArtsPool" : "nodePool", poolName(prefix, name), `${path}.name`, name),
      // The pair is called after the pool and eight digits of its key (components/key-pair).
      ...nameFaults("keyPair", `${poolName(prefix, name)}-01234567`, `${path}.name`, name),
    ]),
  ];
}
