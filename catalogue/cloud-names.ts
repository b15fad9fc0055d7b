import type { Source } from "./sources";

/** The rule for the names of one kind of resource. */
export interface NameRule {
  readonly kind: string;
  /** The kind in words, with its article. */
  readonly what: string;
  /** Characters at least. */
  readonly min: number;
  /** Characters at most. */
  readonly max: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly allowed: string;
  readonly source: readonly Source[];
}

const LETTERS = "letters, digits, hyphens and underscores";
const WITH_PERIODS = "letters, digits, hyphens, underscores and periods";

/** Rules for the names of cloud resources. */
// One line per kind.
// prettier-ignore
export const CLOUD_NAMES = [
  { kind: "vpc", what: "a VPC", min: 1, max: 64, pattern: /^[\w-]+$/, allowed: LETTERS, source: [{ page: "provider documentation, huaweicloud_vpc, name" }] },
  { kind: "subnet", what: "a subnet", min: 1, max: 64, pattern: /^[\w-]+$/, allowed: LETTERS, source: [{ page: "provider documentation, huaweicloud_vpc_subnet, name" }] },
  { kind: "eip", what: "a public address", min: 1, max: 64, pattern: /^[\w.-]+$/, allowed: WITH_PERIODS, source: [{ page: "provider documentation, huaweicloud_vpc_eip, name" }] },
  { kind: "natGateway", what: "a NAT gateway", min: 1, max: 64, pattern: /^[\w-]+$/, allowed: LETTERS, source: [{ page: "provider documentation, huaweicloud_nat_gateway, name" }] },
  { kind: "virtualMachine", what: "a virtual machine", min: 1, max: 64, pattern: /^[\w.-]+$/, allowed: WITH_PERIODS, source: [{ page: "provider documentation, huaweicloud_compute_instance, name" }] },
  { kind: "keyPair", what: "a key pair", min: 1, max: 64, pattern: /^[\w-]+$/, allowed: LETTERS, source: [{ page: "provider documentation, huaweicloud_kps_keypair, name" }] },
  { kind: "cluster", what: "a CCE cluster", min: 4, max: 128, pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/, allowed: "lower-case letters, digits and hyphens, first a letter, last no hyphen", source: [{ page: "CCE API reference, creating a cluster, metadata.name" }] },
  { kind: "nodePool", what: "a node pool of CCE", min: 1, max: 50, pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/, allowed: "lower-case letters, digits and hyphens, first a letter, last no hyphen", source: [{ page: "CCE API reference, creating a node pool, metadata.name" }] },
  { kind: "modelArtsPool", what: "a ModelArts resource pool", min: 4, max: 32, pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/, allowed: "lower-case letters, digits and hyphens, first a letter, last no hyphen", source: [{ page: "provider documentation, huaweicloud_modelarts_resource_pool, name" }] },
  { kind: "share", what: "an SFS Turbo file system", min: 4, max: 64, pattern: /^[A-Za-z][\w-]*$/, allowed: `${LETTERS}, first a letter`, source: [{ page: "provider documentation, huaweicloud_sfs_turbo, name" }] },
  { kind: "bucket", what: "a bucket", min: 3, max: 63, pattern: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, allowed: "lower-case letters, digits, hyphens and periods, first and last a letter or a digit", source: [{ page: "provider documentation, huaweicloud_obs_bucket, bucket" }] },
  { kind: "organization", what: "an SWR organization", min: 1, max: 64, pattern: /^[a-z0-9][a-z0-9._-]*$/, allowed: "lower-case letters, digits, hyphens, underscores and periods", source: [{ page: "SWR API reference, creating an organization" }] },
  { kind: "repository", what: "an SWR repository", min: 1, max: 128, pattern: /^[a-z0-9]+((\.|-|_{1,2})[a-z0-9]+)*$/, allowed: "lower-case letters and digits, between them a period, a hyphen, or one or two underscores", source: [{ page: "provider documentation, huaweicloud_swr_repository, name" }] },
  { kind: "keyAlias", what: "the alias of a KMS key", min: 1, max: 255, pattern: /^[\w:/-]+$/, allowed: "letters, digits, underscores, hyphens, colons and slashes", source: [{ page: "provider documentation, huaweicloud_kms_key, key_alias" }] },
  { kind: "agency", what: "an agency", min: 1, max: 64, pattern: /^[\w-]+$/, allowed: LETTERS, source: [{ page: "provider documentation, huaweicloud_identity_agency, name" }] },
  { kind: "logGroup", what: "a log group", min: 1, max: 64, pattern: /^[A-Za-z0-9-][\w.-]*$/, allowed: `${WITH_PERIODS}, first no period and no underscore`, source: [{ page: "LTS API reference, creating a log group" }] },
  { kind: "logStream", what: "a log stream", min: 1, max: 64, pattern: /^[A-Za-z0-9-][\w.-]*$/, allowed: `${WITH_PERIODS}, first no period and no underscore`, source: [{ page: "LTS API reference, creating a log stream" }] },
  { kind: "logAccess", what: "the collection of a cluster's logs", min: 1, max: 64, pattern: /^\w([\w.]*\w)?$/, allowed: "letters, digits, underscores and periods, first and last no period", source: [{ page: "provider documentation, huaweicloud_lts_cce_access, name" }] },
  { kind: "prometheus", what: "an AOM instance for Prometheus", min: 1, max: 100, pattern: /^[A-Za-z0-9][\w-]*$/, allowed: `${LETTERS}, first a letter or a digit`, source: [{ page: "provider documentation, huaweicloud_aom_prom_instance, prom_name" }] },
  { kind: "alarmAction", what: "an alarm action rule", min: 1, max: 100, pattern: /^[A-Za-z0-9]([\w-]*[A-Za-z0-9])?$/, allowed: `${LETTERS}, first and last a letter or a digit`, source: [{ page: "provider documentation, huaweicloud_aom_alarm_action_rule, name" }] },
  { kind: "topic", what: "an SMN topic", min: 1, max: 255, pattern: /^[A-Za-z0-9][\w-]*$/, allowed: `${LETTERS}, first a letter or a digit`, source: [{ page: "provider documentation, huaweicloud_smn_topic, name" }] },
] as const satisfies readonly NameRule[];

/** Kind of resource with a rule for its names. */
export type NamedKind = (typeof CLOUD_NAMES)[number]["kind"];

/**
 * Rules for tags that every service of the platform keeps: those of OBS, the strictest. Other services take longer ones, but
 * the tags of an environment go to all of its resources.
 */
export const TAGS = {
  maxTags: 10,
  maxKeyLength: 36,
  maxValueLength: 43,
  key: /^[\w一-鿿-]+$/,
  value: /^[\w.一-鿿-]*$/,
  source: [{ page: "huaweicloud.com, devg-obs, obs_06_0023" }],
  /** Keys that the cloud keeps for itself start with this. */
  reservedPrefix: "_sys_",
  reservedSource: [{ page: "huaweicloud.com, usermanual2-swr, swr_02_0415" }],
} as const;
