import { rmSync } from "node:fs";
import { join } from "node:path";
import * as huaweicloud from "@pulumi/huaweicloud";
import { need, onlyRow, type ResourceKind } from "./kind";

const LOG_BUCKET = "kinds-logs";
const KEPT_BUCKET = "kinds-kept";
const DIRECTORY = "/models";
const LIMITED_DIRECTORY = "/outputs";

/** Buckets with all that they can have beside a link, and what belongs to a file system. */
export const STORAGE: readonly ResourceKind[] = [
  {
    name: "log-bucket",
    type: "huaweicloud:index/obsBucket:ObsBucket",
    needs: [],
    declare: (made) => {
      made.logBucket = new huaweicloud.ObsBucket("log-bucket", {
        bucket: LOG_BUCKET,
        acl: "log-delivery-write",
        tags: { purpose: "test" },
      });
    },
    creation: { service: "obs", method: "PUT", path: "^/$" },
    deletion: { service: "obs", method: "DELETE", path: "^/$" },
    drift: {
      property: "tags",
      change: ({ buckets }) => {
        const bucket = buckets.get(LOG_BUCKET);
        if (bucket === undefined) throw new Error("there is no log bucket");
        bucket.configurations = {};
      },
    },
  },
  {
    name: "kept-bucket",
    type: "huaweicloud:index/obsBucket:ObsBucket",
    needs: ["log-bucket", "kms-key"],
    declare: (made) => {
      new huaweicloud.ObsBucket("kept-bucket", {
        bucket: KEPT_BUCKET,
        versioning: true,
        encryption: true,
        sseAlgorithm: "kms",
        kmsKeyId: need(made.encryptionKey, "kms-key").id,
        loggings: [{ targetBucket: need(made.logBucket, "log-bucket").bucket, targetPrefix: "kept/" }],
        lifecycleRules: [
          {
            name: "old-versions",
            enabled: true,
            noncurrentVersionExpirations: [{ days: 90 }],
            noncurrentVersionTransitions: [{ days: 30, storageClass: "WARM" }],
            abortIncompleteMultipartUploads: [{ days: 7 }],
          },
          { name: "cold", enabled: true, prefix: "archive/", transitions: [{ days: 60, storageClass: "COLD" }] },
        ],
      });
    },
    creation: { service: "obs", method: "PUT", path: "^/$" },
    deletion: { service: "obs", method: "DELETE", path: "^/$" },
    drift: {
      property: "lifecycleRules",
      change: ({ buckets }) => {
        const configurations = buckets.get(KEPT_BUCKET)?.configurations;
        const lifecycle = configurations?.["lifecycle"];
        if (configurations === undefined || lifecycle === undefined) throw new Error("the bucket has no lifecycle");
        configurations["lifecycle"] = lifecycle.replace(
          "<NoncurrentDays>90</NoncurrentDays>",
          "<NoncurrentDays>1</NoncurrentDays>",
        );
      },
    },
  },
  {
    name: "permission-rule",
    type: "huaweicloud:index/sfsTurboPermRule:SfsTurboPermRule",
    needs: ["share"],
    declare: (made) => {
      const share = need(made.share, "share");
      new huaweicloud.SfsTurboPermRule("permission-rule", {
        shareId: share.id,
        ipCidr: "10.20.0.0/16",
        rwType: "rw",
        userType: "no_root_squash",
      });
    },
    creation: { service: "sfs-turbo", method: "POST", path: "/fs/perm-rules$" },
    deletion: { service: "sfs-turbo", method: "DELETE", path: "/fs/perm-rules/[^/]+$" },
    drift: {
      property: "rwType",
      change: ({ permissionRules }) => {
        for (const rule of permissionRules.values()) if (rule.ipCidr !== "*") rule.rwType = "ro";
      },
    },
  },
  {
    name: "directory",
    type: "huaweicloud:index/sfsTurboDir:SfsTurboDir",
    needs: ["share"],
    declare: (made) => {
      new huaweicloud.SfsTurboDir("directory", {
        shareId: need(made.share, "share").id,
        path: DIRECTORY,
        mode: 750,
        uid: 1000,
        gid: 1000,
      });
    },
    creation: { service: "sfs-turbo", method: "POST", path: "/fs/dir$" },
    deletion: { service: "sfs-turbo", method: "DELETE", path: "/fs/dir$" },
    drift: {
      change: ({ shares }, { shareFiles }) => {
        rmSync(join(shareFiles.folder(onlyRow(shares).id), DIRECTORY), { recursive: true });
      },
    },
  },
  {
    name: "directory-quota",
    type: "huaweicloud:index/sfsTurboDirQuota:SfsTurboDirQuota",
    needs: ["share"],
    declare: (made) => {
      const shareId = need(made.share, "share").id;
      const directory = new huaweicloud.SfsTurboDir("directory-with-quota", { shareId, path: LIMITED_DIRECTORY });
      new huaweicloud.SfsTurboDirQuota("directory-quota", {
        shareId,
        path: directory.path,
        capacity: 102_400,
        inode: 100_000,
      });
    },
    creation: { service: "sfs-turbo", method: "POST", path: "/fs/dir-quota$" },
    deletion: { service: "sfs-turbo", method: "DELETE", path: "/fs/dir-quota$" },
    drift: {
      property: "capacity",
      change: ({ directoryQuotas }) => {
        onlyRow(directoryQuotas).capacity = 1;
      },
    },
  },
];
