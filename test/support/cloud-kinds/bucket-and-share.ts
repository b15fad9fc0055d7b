import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { need, onlyRow, type ResourceKind } from "./kind";

const BUCKET = "kinds-data";

/** Bucket with its policy, an object, and a share that is linked to the bucket. */
export const BUCKET_AND_SHARE: readonly ResourceKind[] = [
  {
    name: "bucket",
    type: "huaweicloud:index/obsBucket:ObsBucket",
    needs: [],
    declare: (made) => {
      made.bucket = new huaweicloud.ObsBucket("bucket", {
        bucket: BUCKET,
        storageClass: "STANDARD",
        forceDestroy: true,
      });
    },
    creation: { service: "obs", method: "PUT", path: "^/$" },
    deletion: { service: "obs", method: "DELETE", path: "^/$" },
    drift: {
      property: "storageClass",
      change: ({ buckets }) => {
        onlyRow(new Map([...buckets].filter(([name]) => name === BUCKET))).storageClass = "WARM";
      },
    },
  },
  {
    name: "bucket-public-access-block",
    type: "huaweicloud:index/obsBucketBpa:ObsBucketBpa",
    needs: ["bucket"],
    declare: (made) => {
      new huaweicloud.ObsBucketBpa("bucket-public-access-block", {
        bucket: need(made.bucket, "bucket").bucket,
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: true,
        restrictPublicBuckets: true,
      });
    },
    creation: { service: "obs", method: "PUT", path: "\\?publicAccessBlock" },
    deletion: { service: "obs", method: "DELETE", path: "\\?publicAccessBlock" },
    drift: {
      property: "blockPublicPolicy",
      change: ({ buckets }) => {
        const configurations = buckets.get(BUCKET)?.configurations;
        const closed = configurations?.["publicAccessBlock"];
        if (configurations === undefined || closed === undefined)
          throw new Error("the bucket has no public access block");
        configurations["publicAccessBlock"] = closed.replace(
          "<BlockPublicPolicy>true</BlockPublicPolicy>",
          "<BlockPublicPolicy>false</BlockPublicPolicy>",
        );
      },
    },
  },
  {
    name: "bucket-policy",
    type: "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy",
    needs: ["bucket"],
    declare: (made) => {
      const { bucket } = need(made.bucket, "bucket");
      new huaweicloud.ObsBucketPolicy("bucket-policy", {
        bucket,
        policy: pulumi.jsonStringify({
          Statement: [
            {
              Sid: "encrypted-transport",
              Effect: "Deny",
              Principal: { ID: ["*"] },
              Action: ["*"],
              Resource: [bucket, pulumi.interpolate`${bucket}/*`],
              Condition: { Bool: { SecureTransport: ["false"] } },
            },
          ],
        }),
      });
    },
    creation: { service: "obs", method: "PUT", path: "\\?policy" },
    deletion: { service: "obs", method: "DELETE", path: "\\?policy" },
    drift: {
      property: "policy",
      change: ({ buckets }) => {
        const configurations = buckets.get(BUCKET)?.configurations;
        const policy = configurations?.["policy"];
        if (configurations === undefined || policy === undefined) throw new Error("the bucket has no policy");
        configurations["policy"] = policy.replace('"Deny"', '"Allow"');
      },
    },
  },
  {
    name: "object",
    type: "huaweicloud:index/obsBucketObject:ObsBucketObject",
    needs: ["bucket"],
    declare: (made) => {
      made.object = new huaweicloud.ObsBucketObject("object", {
        bucket: need(made.bucket, "bucket").bucket,
        key: "alpaca/data set.json",
        source: made.file,
        etag: createHash("md5").update(readFileSync(made.file)).digest("hex"),
      });
    },
    creation: { service: "obs", method: "PUT", path: "^/alpaca" },
    deletion: { service: "obs", method: "DELETE", path: "^/alpaca" },
    drift: {
      property: "etag",
      change: (_tables, { objects }) => {
        const [version] = objects.current(BUCKET);
        if (version === undefined) throw new Error("the bucket has no object");
        version.md5 = "0".repeat(32);
      },
    },
  },
  {
    name: "share",
    type: "huaweicloud:index/sfsTurbo:SfsTurbo",
    needs: ["vpc", "subnet", "security-group", "kms-key"],
    declare: (made) => {
      made.share = new huaweicloud.SfsTurbo("share", {
        name: "kinds-share",
        size: 6144,
        shareType: "HPC",
        hpcBandwidth: "500M",
        availabilityZone: "cn-southwest-2a",
        vpcId: need(made.vpc, "vpc").id,
        subnetId: need(made.subnet, "subnet").id,
        securityGroupId: need(made.securityGroup, "security-group").id,
        autoCreateSecurityGroupRules: "false",
        cryptKeyId: need(made.encryptionKey, "kms-key").id,
        tags: { purpose: "test" },
      });
    },
    creation: { service: "sfs-turbo", method: "POST", path: "/shares$" },
    deletion: { service: "sfs-turbo", method: "DELETE", path: "/shares/[^/]+$" },
    drift: {
      property: "name",
      change: ({ shares }) => {
        onlyRow(shares).name = "renamed-by-hand";
      },
    },
    failedState: true,
  },
  {
    name: "obs-target",
    type: "huaweicloud:index/sfsTurboObsTarget:SfsTurboObsTarget",
    needs: ["share", "bucket"],
    declare: (made) => {
      made.obsTarget = new huaweicloud.SfsTurboObsTarget("obs-target", {
        shareId: need(made.share, "share").id,
        fileSystemPath: "training_data",
        obs: {
          bucket: need(made.bucket, "bucket").bucket,
          endpoint: "obs.cn-southwest-2.myhuaweicloud.com",
          policy: { autoExportPolicy: { events: ["NEW", "CHANGED"] } },
          attributes: { fileMode: "644", dirMode: "755", uid: 0, gid: 0 },
        },
      });
    },
    creation: { service: "sfs-turbo", method: "POST", path: "/targets$" },
    deletion: { service: "sfs-turbo", method: "DELETE", path: "/targets/[^/]+$" },
    drift: {
      property: "obs",
      change: ({ obsTargets }) => {
        onlyRow(obsTargets).policy = { auto_export_policy: { events: ["NEW"] } };
      },
    },
    failedState: true,
  },
  {
    name: "data-task",
    type: "huaweicloud:index/sfsTurboDataTask:SfsTurboDataTask",
    needs: ["obs-target", "object"],
    declare: (made) => {
      const target = need(made.obsTarget, "obs-target");
      new huaweicloud.SfsTurboDataTask(
        "data-task",
        {
          shareId: need(made.share, "share").id,
          type: "preload",
          srcTarget: target.fileSystemPath,
          destTarget: target.fileSystemPath,
          srcPrefix: "alpaca/",
          destPrefix: "alpaca/",
        },
        { dependsOn: [need(made.object, "object")] },
      );
    },
    creation: { service: "sfs-turbo", method: "POST", path: "/hpc-cache/task$" },
    deletion: { service: "sfs-turbo", method: "DELETE", path: "/hpc-cache/task/[^/]+$" },
    drift: {
      change: ({ dataTasks }) => {
        dataTasks.clear();
      },
    },
  },
];
