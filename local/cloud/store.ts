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

/** A thing that is gone some time after it was asked to go: see removal.ts. */
export interface Removable {
  deletingUntil?: number;
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
  /** What of the control plane's logs goes to LTS, once somebody has said so. */
  logs?: ClusterLogs;
}

/** Logs of a cluster's control plane that LTS keeps: by component, with the days. */
export interface ClusterLogs {
  ttlInDays: number;
  /** Whether it is collected, by name: `kube-apiserver`, `audit`, … */
  enabled: Record<string, boolean>;
}

/** Agency whose rights the pods of a service account get. */
export interface PodIdentityAssociation extends Stored {
  clusterId: string;
  namespace: string;
  serviceAccount: string;
  agencyName: string;
  tags: { key: string; value: string }[];
  updatedAt: number;
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

/** ModelArts Lite resource pool; its id is `metadata.name` of the API. */
export interface ResourcePool extends Stored {
  name: string;
  phase: "Creating" | "Running" | "Scaling" | "Abnormal" | "Deleting";
  reason: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  clusterId: string;
  vpcId: string;
  subnetId: string;
  keyPair: string;
  /** Id of the pool for billing. */
  resourceId: string;
  nodePools: ResourceNodePool[];
  nodes: ResourcePoolNode[];
}

/** Machines of one flavor in a resource pool. */
export interface ResourceNodePool {
  id: string;
  name: string;
  flavor: string;
  count: number;
  /** As the answers show it, without name, flavor and count. */
  spec: Json;
  labels: Record<string, string>;
  taints: { key: string; value: string; effect: string }[];
}

/** Machine of a resource pool. */
export interface ResourcePoolNode {
  name: string;
  nodePoolId: string;
  /** Id of the machine for billing. */
  resourceId: string;
  serverId: string;
  /** Whether it was paid in advance. */
  prePaid: boolean;
  createdAt: number;
}

/** Order of ModelArts for machines, by its name. */
export interface ResourcePoolOrder extends Settling {
  poolId: string;
  phase: "processing" | "successed" | "failed";
  failReason: string;
  nodeNames: string[];
}

/** Authorization of ModelArts to act for a user; its id is the user's. */
export interface ModelArtsAuthorization extends Stored {
  type: string;
  agencyName: string;
}

/** Something that was paid in advance, by the id that billing knows it by. */
export interface Subscription extends Stored {
  orderId: string;
  kind: "cluster" | "resourcePool" | "resourcePoolNode";
  /** Id of the cluster or resource pool. */
  ownerId: string;
  name: string;
  autoRenew: boolean;
  periodUnit: "month" | "year";
  period: number;
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
  /** Made by the service beside the first rule that was asked for. */
  byDefault?: true;
}

/** Quota of a directory of a file system; its id is `<share id><path>`. */
export interface DirectoryQuota extends Stored {
  shareId: string;
  path: string;
  /** In MB, 0 where it was not given: nothing can then be written. */
  capacity: number;
  /** Largest number of files and directories, 0 where it was not given. */
  inodes: number;
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

/** Bandwidth of public addresses, in Mbit/s. */
export interface Bandwidth extends Stored {
  name: string;
  size: number;
  shareType: "PER" | "WHOLE";
  chargeMode: string;
  enterpriseProjectId: string;
  updatedAt: number;
}

/** Public address (EIP). What it is bound to is read from those who use it. */
export interface PublicIp extends Settling {
  /** Called alias by the API. */
  name: string;
  type: string;
  address: string;
  description: string;
  bandwidthId: string;
  enterpriseProjectId: string;
  updatedAt: number;
}

/** Public NAT gateway. */
export interface NatGateway extends Settling, Removable {
  name: string;
  description: string;
  spec: string;
  vpcId: string;
  subnetId: string;
  portAddress: string;
  enterpriseProjectId: string;
  sessionConf: Record<string, number>;
}

/** Rule of a NAT gateway: who gets out by which public addresses; `subnetId` or `cidr`, the other one is empty. */
export interface SnatRule extends Settling, Removable {
  natGatewayId: string;
  publicIpIds: string[];
  subnetId: string;
  cidr: string;
  sourceType: number;
  description: string;
}

/** Endpoint of a VPC that leads to a service. */
export interface VpcEndpoint extends Settling, Removable {
  /** Number of the endpoint, which the API calls marker_id. */
  number: number;
  serviceId: string;
  vpcId: string;
  subnetId: string;
  address: string;
  description: string;
  enableDns: boolean;
  enableWhitelist: boolean;
  whitelist: string[];
  routeTables: string[];
  policyStatement: unknown;
  policyDocument: unknown;
}

/** Key of KMS. */
export interface EncryptionKey extends Settling {
  alias: string;
  description: string;
  spec: string;
  usage: string;
  origin: string;
  keystoreId: string;
  enterpriseProjectId: string;
  enabled: boolean;
  /** When it will be gone; set once its deletion was asked for. */
  deletionAt?: number;
  rotationEnabled: boolean;
  /** In days. */
  rotationInterval: number;
}

/** IAM agency with the ids of its roles. */
export interface Agency extends Stored {
  name: string;
  description: string;
  /** `FOREVER`, or days. */
  duration: string;
  trustDomainName: string;
  /** By project id. */
  projectRoles: Record<string, string[]>;
  domainRoles: string[];
  /** Roles for all resources of the account. */
  inheritedRoles: string[];
}

/** Elastic cloud server with one network interface and its system disk. */
export interface Server extends Settling, Removable {
  name: string;
  description: string;
  flavor: string;
  imageId: string;
  keyPair: string;
  vpcId: string;
  subnetId: string;
  address: string;
  portId: string;
  securityGroupIds: string[];
  availabilityZone: string;
  enterpriseProjectId: string;
  /** Public address that it is bound to, or empty. */
  publicIpId: string;
  /** Id, type, size in GiB and KMS key (or empty) of the system disk. */
  disk: { id: string; type: string; size: number; keyId: string };
  metadata: Record<string, string>;
  /** In Base64, as it was sent. */
  userData: string;
}

/** Work of ECS that clients ask after by its id. */
export interface ServerJob extends Settling {
  serverId: string;
  type: "createServer" | "deleteServer" | "resizeServer";
}

/** IAM user of the account. */
export interface User extends Stored {
  name: string;
}

/** SWR organization; its id is its name, `number` the numeric id of the API. */
export interface Organization extends Stored {
  number: number;
}

/** Permission of a user for an SWR organization; its id is `<organization>/<user id>`. */
export interface OrganizationUser extends Stored {
  organization: string;
  userId: string;
  userName: string;
  /** 7 to manage, 3 to write, 1 to read. */
  auth: number;
}

/** SWR repository; its id is `<organization>/<name>`, `number` the numeric id of the API. */
export interface Repository extends Stored {
  number: number;
  organization: string;
  name: string;
  category: string;
  description: string;
  isPublic: boolean;
  updatedAt: number;
}

/** An account that may pull from an SWR repository; its id is `<organization>/<repository>/<account>`. */
export interface RepositorySharing extends Stored {
  repositoryId: string;
  account: string;
  permit: string;
  /** `forever`, or an ISO time. */
  deadline: string;
  description: string;
  updatedAt: number;
}

/** How long the tags of an SWR repository are kept; its id is the numeric id of the API. */
export interface RetentionPolicy extends Stored {
  repositoryId: string;
  template: string;
  params: Record<string, string>;
  tagSelectors: { kind: string; pattern: string }[];
}

/** LTS log group. */
export interface LogGroup extends Stored {
  name: string;
  ttlInDays: number;
  enterpriseProjectId: string;
}

/** Log stream of a log group. */
export interface LogStream extends Stored {
  groupId: string;
  name: string;
  ttlInDays: number;
  enterpriseProjectId: string;
  favorite: boolean;
}

/** Collection of the logs of a CCE cluster into a log stream. */
export interface LogAccess extends Stored {
  name: string;
  groupId: string;
  streamId: string;
  clusterId: string;
  /** As the client sent them, without what the other fields say. */
  settings: Json;
}

/** AOM instance for Prometheus. */
export interface PrometheusInstance extends Stored {
  name: string;
  type: string;
  version: string;
  enterpriseProjectId: string;
  /** How long metrics are kept: `360h`, `420h`, `1440h` or `2160h`. */
  retention: string;
  /** When `retention` was last changed; 0 for never. */
  retentionChangedAt: number;
  updatedAt: number;
}

/** AOM alarm rule (v4); its id is its name, `number` the numeric id of the API. */
export interface AlarmRule extends Stored {
  number: number;
  type: string;
  description: string;
  enabled: boolean;
  prometheusInstanceId: string;
  enterpriseProjectId: string;
  notifications: Json;
  metricSpec: Json | undefined;
  eventSpec: Json | undefined;
  updatedAt: number;
}

/** AOM alarm action rule; its id is its name. */
export interface AlarmActionRule extends Stored {
  type: string;
  description: string;
  userName: string;
  notificationTemplate: string;
  topicUrns: string[];
  updatedAt: number;
}

/** SMN topic; its id is its URN. */
export interface Topic extends Stored {
  name: string;
  displayName: string;
  enterpriseProjectId: string;
  /** Values by name: `access_policy`, `introduction`. */
  attributes: Record<string, string>;
  updatedAt: number;
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
  podIdentityAssociations: Map<string, PodIdentityAssociation>;
  resourcePools: Map<string, ResourcePool>;
  resourcePoolOrders: Map<string, ResourcePoolOrder>;
  /** Agencies that ModelArts made for itself, by name. */
  modelArtsAgencies: Map<string, { id: string; createdAt: number }>;
  modelArtsAuthorizations: Map<string, ModelArtsAuthorization>;
  subscriptions: Map<string, Subscription>;
  shares: Map<string, Share>;
  permissionRules: Map<string, PermissionRule>;
  obsTargets: Map<string, ObsTarget>;
  dataTasks: Map<string, DataTask>;
  directoryQuotas: Map<string, DirectoryQuota>;
  buckets: Map<string, Bucket>;
  users: Map<string, User>;
  organizations: Map<string, Organization>;
  organizationUsers: Map<string, OrganizationUser>;
  repositories: Map<string, Repository>;
  repositorySharings: Map<string, RepositorySharing>;
  retentionPolicies: Map<string, RetentionPolicy>;
  logGroups: Map<string, LogGroup>;
  logStreams: Map<string, LogStream>;
  logAccesses: Map<string, LogAccess>;
  prometheusInstances: Map<string, PrometheusInstance>;
  alarmRules: Map<string, AlarmRule>;
  alarmActionRules: Map<string, AlarmActionRule>;
  topics: Map<string, Topic>;
  bandwidths: Map<string, Bandwidth>;
  publicIps: Map<string, PublicIp>;
  natGateways: Map<string, NatGateway>;
  snatRules: Map<string, SnatRule>;
  vpcEndpoints: Map<string, VpcEndpoint>;
  encryptionKeys: Map<string, EncryptionKey>;
  agencies: Map<string, Agency>;
  servers: Map<string, Server>;
  serverJobs: Map<string, ServerJob>;
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
  "podIdentityAssociations",
  "resourcePools",
  "resourcePoolOrders",
  "modelArtsAgencies",
  "modelArtsAuthorizations",
  "subscriptions",
  "shares",
  "permissionRules",
  "obsTargets",
  "dataTasks",
  "directoryQuotas",
  "buckets",
  "users",
  "organizations",
  "organizationUsers",
  "repositories",
  "repositorySharings",
  "retentionPolicies",
  "logGroups",
  "logStreams",
  "logAccesses",
  "prometheusInstances",
  "alarmRules",
  "alarmActionRules",
  "topics",
  "bandwidths",
  "publicIps",
  "natGateways",
  "snatRules",
  "vpcEndpoints",
  "encryptionKeys",
  "agencies",
  "servers",
  "serverJobs",
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
