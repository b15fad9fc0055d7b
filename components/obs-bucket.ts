import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { typeToken } from "./names";

/** Days after which the parts of an upload that was never finished are deleted. */
const ABANDONED_UPLOAD_DAYS = 7;

/** Arguments of ObsBucket. */
export interface ObsBucketArgs {
  /** Name of the bucket, unique in the whole of OBS: 3 to 63 characters, lower-case letters, digits, hyphens and dots. */
  bucketName: string;
  /** Whether the bucket exists. Nothing about it is then made or changed. Defaults to false. */
  existing?: boolean;
  /** Whether SFS Turbo is linked to the bucket. Defaults to false. */
  linked?: boolean;
  /**
   * Encrypts the objects on the server side, by AES-256 with a key of OBS, or with `kmsKeyId`. Defaults to true, of a linked
   * bucket to false: SFS Turbo refuses encrypted buckets (huaweicloud.com, api-sfsturbo, CreateBackendTarget).
   */
  encrypted?: boolean;
  /** KMS key that objects are encrypted with. Defaults to a key that OBS keeps itself. */
  kmsKeyId?: pulumi.Input<string>;
  /**
   * Keeps what is overwritten or deleted. Defaults to true. Old versions count as content: a bucket that ever held an
   * object is then not deleted by `pulumi destroy`, and OBS answers BucketNotEmpty.
   */
  versioned?: boolean;
  /** Days that old versions are kept, 1 or more. Defaults to 90. Has no meaning without versions. */
  noncurrentDays?: number;
  /**
   * Refuses requests that are not encrypted in transit. Defaults to true. Whoever reads the bucket over plain HTTP is refused,
   * SFS Turbo included, should it do so in the region.
   */
  tlsOnly?: boolean;
  /**
   * Account (domain id) whose users may do everything with the bucket and its objects, as SFS Turbo's linkage asks for
   * (provider documentation, sfs_turbo_obs_target, bucket). Defaults to nobody beyond the bucket's owner.
   */
  linkedAccountId?: pulumi.Input<string>;
  /** Bucket that access logs go to. Needs `logAgency`. Defaults to no access log. */
  logBucket?: pulumi.Input<string>;
  /** IAM agency of OBS with PutObject on the log bucket (provider documentation, obs_bucket, agency). */
  logAgency?: pulumi.Input<string>;
  /** What the keys of log objects begin with. Defaults to `<bucket name>/`. */
  logPrefix?: string;
  /** Whether the bucket takes the access logs of others. Defaults to false. */
  receivesLogs?: boolean;
  /** Tags of the bucket. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/**
 * Private OBS bucket, closed to public access in every way that OBS knows, and to plain HTTP. Old versions, and parts of
 * uploads that were never finished, are deleted after a while; delete markers are left, since the provider has no rule for
 * them at 1.95.0. It is deleted only when empty. Billed by what it holds, old versions included.
 */
export class ObsBucket extends pulumi.ComponentResource {
  /** Name of the bucket, known when it is closed. */
  public readonly bucket: pulumi.Output<string>;

  constructor(name: string, args: ObsBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ObsBucket"), name, args, opts);
    refuseFaults(`ObsBucket ${name}`, faultsOf(args));
    this.bucket = args.existing === true ? pulumi.output(args.bucketName) : newBucket(name, args, this);
    this.registerOutputs({ bucket: this.bucket });
  }
}

function newBucket(name: string, args: ObsBucketArgs, parent: pulumi.Resource): pulumi.Output<string> {
  const versioned = args.versioned ?? true;
  const bucket = new huaweicloud.ObsBucket(
    name,
    {
      bucket: args.bucketName,
      acl: args.receivesLogs === true ? "log-delivery-write" : "private",
      versioning: versioned,
      ...encryption(args),
      // One rule: OBS takes no two rules over the same objects.
      lifecycleRules: [
        {
          name: "old-versions-and-abandoned-uploads",
          enabled: true,
          abortIncompleteMultipartUploads: [{ days: ABANDONED_UPLOAD_DAYS }],
          ...(versioned ? { noncurrentVersionExpirations: [{ days: args.noncurrentDays ?? 90 }] } : {}),
        },
      ],
      ...(args.logBucket === undefined
        ? {}
        : {
            loggings: [
              {
                targetBucket: args.logBucket,
                targetPrefix: args.logPrefix ?? `${args.bucketName}/`,
                agency: args.logAgency,
              },
            ],
          }),
      tags: args.tags,
      forceDestroy: false,
    },
    { parent },
  );
  const closed = new huaweicloud.ObsBucketBpa(
    name,
    {
      bucket: bucket.bucket,
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    },
    { parent },
  );
  const policy = bucketPolicy(args);
  // Nothing is put into the bucket before it is closed.
  return policy === undefined
    ? closed.bucket
    : new huaweicloud.ObsBucketPolicy(name, { bucket: closed.bucket, policy }, { parent }).bucket;
}

/** Server-side encryption; by itself the provider would take the account's default KMS key. */
function encryption(args: ObsBucketArgs): {
  encryption: boolean;
  sseAlgorithm?: string;
  kmsKeyId?: pulumi.Input<string>;
} {
  if (!(args.encrypted ?? args.linked !== true)) return { encryption: false };
  return args.kmsKeyId === undefined
    ? { encryption: true, sseAlgorithm: "AES256" }
    : { encryption: true, sseAlgorithm: "kms", kmsKeyId: args.kmsKeyId };
}

/** The whole policy of a bucket, JSON text: a bucket has one, so what is refused and what is allowed stand in it together. */
function bucketPolicy({ bucketName, tlsOnly, linkedAccountId }: ObsBucketArgs): pulumi.Output<string> | undefined {
  const everything = { Action: ["*"], Resource: [bucketName, `${bucketName}/*`] };
  const plainHttp = {
    Sid: "tls-only",
    Effect: "Deny",
    Principal: { ID: ["*"] },
    ...everything,
    Condition: { Bool: { SecureTransport: ["false"] } },
  };
  const refused = tlsOnly === false ? [] : [plainHttp];
  if (linkedAccountId === undefined) {
    return refused.length === 0 ? undefined : pulumi.output(JSON.stringify({ Statement: refused }));
  }
  return pulumi.output(linkedAccountId).apply((accountId) => {
    const users = { ID: [`domain/${accountId}:user/*`] };
    const allowed = { Sid: "sfs-turbo-linkage", Effect: "Allow", Principal: users, ...everything };
    return JSON.stringify({ Statement: [...refused, allowed] });
  });
}

function faultsOf(args: ObsBucketArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  if (args.linked === true && (args.encrypted === true || args.kmsKeyId !== undefined)) {
    const [propertyPath, got] = args.encrypted === true ? ["encrypted", "true"] : ["kmsKeyId", "a key"];
    const rule =
      "SFS Turbo refuses buckets with server-side encryption, and this one is linked to it: leave it out, and encrypt the " +
      "file system in place of it (encryptionKeyId)";
    faults.push({ propertyPath, reason: `got ${got}; ${rule} (huaweicloud.com, api-sfsturbo, CreateBackendTarget)` });
  }
  if (args.encrypted === false && args.kmsKeyId !== undefined) {
    faults.push({ propertyPath: "kmsKeyId", reason: "got a key; encrypted is false: leave one of the two out" });
  }
  if (args.logBucket !== undefined && args.logAgency === undefined) {
    const rule = "access logs are written by an agency of OBS with PutObject on the log bucket";
    faults.push({ propertyPath: "logAgency", reason: `got nothing; ${rule} (provider documentation, obs_bucket)` });
  }
  if (args.noncurrentDays !== undefined && (!Number.isInteger(args.noncurrentDays) || args.noncurrentDays < 1)) {
    faults.push({ propertyPath: "noncurrentDays", reason: `got ${args.noncurrentDays}; whole days, 1 or more` });
  }
  return faults;
}
