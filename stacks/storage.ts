import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey, type Network, ObsBucket, SfsTurbo } from "../components";
import { workDirectories } from "../components/work-directory";
import type { Environment } from "../config/environment";
import { logBucketName, platformNames } from "../plan/names";
import type { StoragePlan } from "../plan/storage";
import { obsHost } from "./cloud-provider";
import type { ShareLayer } from "./platform-layer";

/** Bucket and file system of an environment. */
export interface StorageLayer {
  readonly bucket: pulumi.Output<string>;
  readonly share: ShareLayer;
}

/**
 * The bucket, with a bucket of its own for its access logs where they are kept, and the file system that is linked to it.
 * What exists already is used as it is.
 *
 * @param logAgency agency with which OBS writes access logs; undefined where there are none
 * @param options provider of the cloud, and whether Pulumi refuses to delete what holds data
 */
export function deployStorage(
  { cloud, platform }: Environment,
  plan: StoragePlan,
  network: Network,
  logAgency: pulumi.Output<string> | undefined,
  options: pulumi.ComponentResourceOptions,
): StorageLayer {
  const names = platformNames(platform.name);
  const { bucket: wanted, sfsTurbo } = platform.storage;
  const logs =
    logAgency === undefined
      ? undefined
      : new ObsBucket(
          "bucket-logs",
          { bucketName: logBucketName(plan.bucketName), versioned: false, receivesLogs: true },
          options,
        );
  const bucket = new ObsBucket(
    "bucket",
    {
      bucketName: plan.bucketName,
      existing: wanted.existing,
      linked: true,
      linkedAccountId: cloud.domainId,
      versioned: wanted.versioning,
      ...(wanted.noncurrentDays === undefined ? {} : { noncurrentDays: wanted.noncurrentDays }),
      ...(logs === undefined || logAgency === undefined ? {} : { logBucket: logs.bucket, logAgency }),
    },
    options,
  );
  const share = new SfsTurbo(
    "share",
    sfsTurbo.existing === undefined
      ? {
          shareName: names.share,
          sizeGiB: plan.sizeGiB,
          hpcBandwidth: plan.hpcBandwidth,
          availabilityZone: cloud.availabilityZone,
          vpcId: network.vpcId,
          subnetId: network.subnetId,
          clientCidr: platform.network.cidr,
          linkedDirectory: plan.linkedDirectory,
          bucket: bucket.bucket,
          obsEndpoint: obsHost(cloud),
          directories: directoriesOf(sfsTurbo.directories, plan.linkedDirectory),
          ...(sfsTurbo.encrypted
            ? { encryptionKeyId: new EncryptionKey("share-key", { alias: names.shareKey }, options).keyId }
            : {}),
        }
      : { existing: sfsTurbo.existing, linkedDirectory: plan.linkedDirectory },
    options,
  );
  return {
    bucket: bucket.bucket,
    share: {
      shareId: share.shareId,
      exportLocation: share.exportLocation,
      linkedDirectory: share.linkedDirectory,
      sizeGiB: pulumi.output(plan.sizeGiB),
    },
  };
}

/** The directories of the configuration, and those of the manual's working directory that it does not name. */
function directoriesOf(wanted: Environment["platform"]["storage"]["sfsTurbo"]["directories"], linkedDirectory: string) {
  const own = workDirectories(linkedDirectory).filter(({ path }) => !wanted.some((each) => each.path === path));
  return [...wanted, ...own];
}
