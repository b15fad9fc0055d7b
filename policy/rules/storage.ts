import { at, oneOf, type Rule } from "../rule";

const BUCKET = "huaweicloud:index/obsBucket:ObsBucket";
const VOLUME = "kubernetes:core/v1:PersistentVolume";

/** What is lost with everything in it when it is deleted. */
const HOLDS_DATA = [
  BUCKET,
  VOLUME,
  "huaweicloud:index/sfsTurbo:SfsTurbo",
  "huaweicloud:index/kmsKey:KmsKey",
  "huaweicloud:index/cceCluster:CceCluster",
  "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool",
];

const SHARE_LINK = "huaweicloud:index/sfsTurboObsTarget:SfsTurboObsTarget";
const SHARE_CLIENTS = "huaweicloud:index/sfsTurboPermRule:SfsTurboPermRule";

export const STORAGE_RULES: readonly Rule[] = [
  {
    name: "bucket-versioned",
    description: "In production a bucket keeps what is overwritten or deleted; buckets of access logs are excepted.",
    appliesTo: oneOf(BUCKET),
    violations: ({ properties }, settings) => {
      if (settings.class !== "production" || at(properties, "acl") === "log-delivery-write") return [];
      if (at(properties, "versioning") === true) return [];
      return ["versioning: got false; set platform.storage.bucket.versioning to true"];
    },
  },
  {
    name: "bucket-private",
    description: "A bucket is nobody's but its owner's.",
    appliesTo: oneOf(BUCKET),
    violations: ({ properties }) => {
      const acl = at(properties, "acl");
      if (acl === undefined || acl === "private" || acl === "log-delivery-write") return [];
      return [`acl: got ${JSON.stringify(acl)}; use private, and a bucket policy for those who may read`];
    },
  },
  {
    name: "bucket-deleted-empty-only",
    description: "Deleting a bucket never deletes the objects in it.",
    appliesTo: oneOf(BUCKET),
    violations: ({ properties }) =>
      at(properties, "forceDestroy") === true
        ? ["forceDestroy: got true; leave it out, and empty the bucket by hand"]
        : [],
  },
  {
    name: "volume-retained",
    description:
      "A volume is kept when its claim is deleted: SFS Turbo knows no other reclaim policy (huaweicloud.com, usermanual-cce, cce_10_0625).",
    appliesTo: oneOf(VOLUME),
    violations: ({ properties }) => {
      const policy = at(properties, "spec", "persistentVolumeReclaimPolicy");
      if (policy === "Retain") return [];
      return [`spec.persistentVolumeReclaimPolicy: got ${JSON.stringify(policy ?? "nothing")}; use Retain`];
    },
  },
  {
    name: "link-keeps-files",
    description: "Taking a bucket's link away from a file system deletes no file.",
    appliesTo: oneOf(SHARE_LINK),
    violations: ({ properties }) =>
      at(properties, "deleteDataInFileSystem") === true ? ["deleteDataInFileSystem: got true; leave it out"] : [],
  },
  {
    name: "share-closed",
    description: "A file system names the addresses that may mount it, and admits no others.",
    appliesTo: oneOf(SHARE_CLIENTS),
    violations: ({ properties }) => {
      const clients = at(properties, "ipCidr");
      if ((clients !== "*" && clients !== "0.0.0.0/0") || at(properties, "rwType") === "none") return [];
      return [`ipCidr: got ${JSON.stringify(clients)}; name the range that may mount it, as 10.20.0.0/16`];
    },
  },
  {
    name: "data-protected",
    description: "In production Pulumi refuses to delete what holds data.",
    appliesTo: oneOf(...HOLDS_DATA),
    violations: ({ type, protect }, settings) => {
      if (settings.class !== "production" || protect) return [];
      return [
        `protect: got false for a ${type.split(":").at(-1) ?? type}; set platform.protect to true, or leave it out`,
      ];
    },
  },
];
