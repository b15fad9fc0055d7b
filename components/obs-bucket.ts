import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of ObsBucket. */
export interface ObsBucketArgs {
  /** Name of the bucket, unique in the whole of OBS: 3 to 63 characters, lower-case letters, digits, hyphens and dots. */
  bucketName: string;
  /**
   * Encrypts the objects on the server side. Defaults to true. A bucket that is linked to SFS Turbo must say false: SFS
   * Turbo refuses encrypted buckets (huaweicloud.com, api-sfsturbo, CreateBackendTarget).
   */
  encrypted?: boolean;
  /**
   * Keeps what is overwritten or deleted. Defaults to true. Old versions count as content: a bucket that ever held an
   * object is then not deleted by `pulumi destroy`, and OBS answers BucketNotEmpty.
   */
  versioned?: boolean;
}

/**
 * Private OBS bucket, closed to public access in every way that OBS knows. It is deleted only when empty. Billed by what
 * it holds, old versions included.
 */
export class ObsBucket extends pulumi.ComponentResource {
  /** Name of the bucket. */
  public readonly bucket: pulumi.Output<string>;

  constructor(name: string, args: ObsBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ObsBucket"), name, args, opts);
    const bucket = new huaweicloud.ObsBucket(
      name,
      {
        bucket: args.bucketName,
        acl: "private",
        versioning: args.versioned ?? true,
        encryption: args.encrypted ?? true,
        forceDestroy: false,
      },
      { parent: this },
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
      { parent: this },
    );
    // Nothing is put into the bucket before it is closed.
    this.bucket = closed.bucket;
    this.registerOutputs({ bucket: this.bucket });
  }
}
