import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What every stored thing has. Times are milliseconds since 1970. */
interface Stored {
  id: string;
  createdAt: number;
}

/** A thing that is ready some time after it was asked for; `failed` is set where a fault makes it end in its error state. */
interface Settling extends Stored {
  readyAt: number;
  failed?: boolean;
}

/** VPC. */
export interface Vpc extends Settling {
  name: string;
  cidr: string;
  description: string;
  enterpriseProjectId: string;
  enhancedLocalRoute: boolean;
  extendCidrs: string[];
}

/** Subnet of a VPC; clusters of CCE Turbo name it by `neutronSubnetId`. */
export interface Subnet extends Settling {
  name: string;
  description: string;
  cidr: string;
  gatewayIp: string;
  vpcId: string;
  dhcpEnable: boolean;
  ipv6Enable: boolean;
  primaryDns: string;
  secondaryDns: string;
  dnsList: string[];
  availabilityZone: string;
  neutronSubnetId: string;
  extraDhcpOpts: { opt_name: string; opt_value: string | null }[];
}

/** Security group. */
export interface SecurityGroup extends Stored {
  name: string;
  description: string;
  enterpriseProjectId: string;
  updatedAt: number;
  /** Cluster that made this group and takes it away again. */
  ownerClusterId?: string;
}

/** Rule of a security group; empty strings mean "any". */
export interface SecurityGroupRule extends Stored {
  securityGroupId: string;
  description: string;
  direction: string;
  ethertype: string;
  protocol: string;
  multiport: string;
  action: string;
  priority: number;
  remoteIpPrefix: string;
  remoteGroupId: string;
  remoteAddressGroupId: string;
  /** Made with its group, not asked for. */
  byDefault: boolean;
}

/** SSH key pair; its id is its name. */
export interface KeyPair extends Stored {
  name: string;
  publicKey: string;
  fingerprint: string;
  description: string;
  scope: string;
}

/** JSON object as a client sent it. */
export type Json = Record<string, unknown>;

/** CCE cluster. */
export interface Cluster extends Stored {
  name: string;
  phase: "Creating" | "Available" | "Deleting" | "Error" | "Hibernation";
  reason: string;
  jobId: string;
  metadata: Json;
  /** `spec` of the answers: what was sent and what the cloud fills in. */
  spec: Json;
  vpcId: string;
  subnetId: string;
  securityGroupId: string;
  controlSecurityGroupId: string;
  flavor: string;
  networkMode: string;
  containerCidrs: string[];
  eniSubnetIds: string[];
  readyAt: number;
  failed?: boolean;
}

/** Node pool of a cluster. `count` is what is wanted, `currentNode` what there is. */
export interface NodePool extends Stored {
  clusterId: string;
  name: string;
  phase: "Synchronizing" | "" | "Deleting" | "Error";
  reason: string;
  spec: Json;
  type: string;
  flavor: string;
  count: number;
  currentNode: number;
  labels: Record<string, string>;
  taints: { key: string; value: string; effect: string }[];
  keyPair: string;
  subnetId: string;
  securityGroupIds: string[];
  readyAt: number;
  failed?: boolean;
}

/** Add-on of a cluster. */
export interface Addon extends Stored {
  clusterId: string;
  templateName: string;
  version: string;
  values: Json;
  status: "installing" | "upgrading" | "running" | "deleting" | "installFailed" | "upgradeFailed" | "deleteFailed";
  reason: string;
  /** Installed by the cloud with the cluster. */
  preinstalled: boolean;
  updatedAt: number;
  readyAt: number;
  failed?: boolean;
}

/** SFS Turbo file system; `size` in GiB. */
export interface Share extends Settling {
  name: string;
  size: number;
  shareProto: string;
  shareType: string;
  expandType: string;
  hpcBandwidth: string;
  availabilityZone: string;
  vpcId: string;
  subnetId: string;
  securityGroupId: string;
  cryptKeyId: string;
  backupId: string;
  enterpriseProjectId: string;
  /** Code of the last change once it is done: 221 expanded, 232 security group changed. */
  subStatus: string;
  subStatusReadyAt: number;
  deletingUntil?: number;
}

/** Who may mount a file system. */
export interface PermissionRule extends Stored {
  shareId: string;
  ipCidr: string;
  rwType: string;
  userType: string;
}

/** Linkage of a directory of a file system with a bucket. */
export interface ObsTarget extends Settling {
  shareId: string;
  fileSystemPath: string;
  bucket: string;
  endpoint: string;
  policy: Json | undefined;
  attributes: Json | undefined;
  /** Files of the directory that are known by name and size only; reading brings their content. */
  placeholders: string[];
  deletingUntil?: number;
}

/** Copy between a linked directory and its bucket. */
export interface DataTask extends Settling {
  shareId: string;
  type: "import" | "import_metadata" | "preload" | "export";
  srcTarget: string;
  destTarget: string;
  srcPrefix: string;
  destPrefix: string;
  status: "DOING" | "SUCCESS" | "FAIL";
  message: string;
  endedAt: number;
}

/** OBS bucket; its id is its name. Objects are in object-files.ts. */
export interface Bucket extends Stored {
  storageClass: string;
  acl: string;
  location: string;
  enterpriseProjectId: string;
  multiAz: boolean;
  parallelFs: boolean;
  versioning: "" | "Enabled" | "Suspended";
  quota: number;
  /** Configurations by sub-resource (`policy`, `lifecycle`, …), as the client sent them. */
  configurations: Record<string, string>;
  customDomains: Record<string, number>;
}

/** SWR organization; its id is its name, `number` the numeric id of the API. */
export interface Organization extends Stored {
  number: number;
}

/** Everything that the cloud remembers, one table per kind of resource, by id. */
export interface Tables {
  vpcs: Map<string, Vpc>;
  subnets: Map<string, Subnet>;
  securityGroups: Map<string, SecurityGroup>;
  securityGroupRules: Map<string, SecurityGroupRule>;
  keyPairs: Map<string, KeyPair>;
  clusters: Map<string, Cluster>;
  nodePools: Map<string, NodePool>;
  addons: Map<string, Addon>;
  shares: Map<string, Share>;
  permissionRules: Map<string, PermissionRule>;
  obsTargets: Map<string, ObsTarget>;
  dataTasks: Map<string, DataTask>;
  buckets: Map<string, Bucket>;
  organizations: Map<string, Organization>;
  /** Tags of the resources of VPC and SFS Turbo, by `<kind>/<id>`. */
  tags: Map<string, Record<string, string>>;
}

const tableNames = [
  "vpcs",
  "subnets",
  "securityGroups",
  "securityGroupRules",
  "keyPairs",
  "clusters",
  "nodePools",
  "addons",
  "shares",
  "permissionRules",
  "obsTargets",
  "dataTasks",
  "buckets",
  "organizations",
  "tags",
] as const satisfies (keyof Tables)[];

/** Version of the state file; a file of another version is refused instead of misread. */
const stateVersion = 1;

/** The tables and their file. */
export interface Store {
  tables: Tables;
  /** Writes the tables to disk, whole and at once: after a kill the file has the state before or after, never a part. */
  save(): void;
  /** From now on nothing is written any more: work that ends late cannot disturb the next run. */
  close(): void;
  /** Whether the store was closed: work that begins late looks here. */
  closed(): boolean;
}

function emptyTables(): Tables {
  return Object.fromEntries(tableNames.map((name) => [name, new Map()])) as unknown as Tables;
}

function readTables(file: string): Tables {
  const tables = emptyTables();
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return tables;
    }
    throw error;
  }
  const state = JSON.parse(text) as { version: number; tables: Record<string, Record<string, unknown>> };
  if (state.version !== stateVersion) {
    throw new Error(
      `${file}: got state version ${state.version}; this program reads version ${stateVersion}: ` +
        `destroy the environment with the program that made it, or remove the folder`,
    );
  }
  for (const name of tableNames) {
    const table = tables[name] as Map<string, unknown>;
    for (const [id, value] of Object.entries(state.tables[name] ?? {})) {
      table.set(id, value);
    }
  }
  return tables;
}

/**
 * Opens the cloud's state in `directory/state.json` (made where it is missing). Bytes of objects and shares are not in it:
 * see object-files.ts and share-files.ts.
 */
export function openStore(directory: string): Store {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, "state.json");
  const tables = readTables(file);
  let written = "";
  let closed = false;
  return {
    tables,
    save() {
      if (closed) {
        return;
      }
      const text = JSON.stringify({
        version: stateVersion,
        tables: Object.fromEntries(tableNames.map((name) => [name, Object.fromEntries(tables[name])])),
      });
      if (text === written) {
        return;
      }
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
      written = text;
    },
    close() {
      closed = true;
    },
    closed: () => closed,
  };
}
