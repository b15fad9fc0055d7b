import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import * as huaweicloud from "@pulumi/huaweicloud";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { SHARE_MOUNT_PATH, typeToken, workloadLabels } from "./names";
import { RESTRICTED_CONTAINER } from "./restricted-container";

const CHECKSUMS_PATH = "/checksums";

/** Arguments of DataUpload. */
export interface DataUploadArgs {
  /** Local file to upload, relative to the working directory of the program or absolute. */
  file: string;
  /** Name of the data set; the object's key is `<data set>/<content hash>/<file name>`. */
  dataSet: string;
  /** Bucket that is linked to the share. */
  bucket: pulumi.Input<string>;
  /** Id of the SFS Turbo file system. */
  shareId: pulumi.Input<string>;
  /** Directory of the share that is linked to the bucket. */
  linkedDirectory: pulumi.Input<string>;
  /** Namespace of the checksum job; Pod Security level `restricted` is enough. */
  namespace: pulumi.Input<string>;
  /** Claim of the share in that namespace. */
  claimName: pulumi.Input<string>;
  /** Image of the checksum job, with `sha256sum` in it. */
  image: pulumi.Input<string>;
}

/**
 * Brings a local file to the SFS Turbo share and proves it: uploads it to the linked bucket, lets a data task preload it
 * into the share, and runs `sha256sum --check` on the share in the cluster. The key contains the content's hash, so
 * changed content is a new object, a new task and a new check, and what was uploaded before stays as it was.
 */
export class DataUpload extends pulumi.ComponentResource {
  /** Path of the file in containers that mount the share at `/mnt/sfs_turbo`; known once the checksum was verified. */
  public readonly path: pulumi.Output<string>;
  /** SHA-256 of the content, hexadecimal. */
  public readonly sha256: pulumi.Output<string>;

  constructor(name: string, args: DataUploadArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("DataUpload"), name, args, opts);
    const content = readFileSync(args.file);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const prefix = `${args.dataSet}/${sha256.slice(0, 12)}`;
    const object = new huaweicloud.ObsBucketObject(
      name,
      {
        bucket: args.bucket,
        key: `${prefix}/${basename(args.file)}`,
        source: args.file,
        // Without it the provider does not see that the content changed.
        etag: createHash("md5").update(content).digest("hex"),
      },
      { parent: this },
    );
    const task = new huaweicloud.SfsTurboDataTask(
      name,
      {
        shareId: args.shareId,
        // `import` brings names and sizes only; `preload` brings the content as well.
        type: "preload",
        srcTarget: args.linkedDirectory,
        destTarget: args.linkedDirectory,
        srcPrefix: `${prefix}/`,
        destPrefix: `${prefix}/`,
        timeouts: { create: "60m" },
      },
      // The object is found by prefix only: no value of it is an input of the task.
      { parent: this, dependsOn: [object] },
    );
    const file = pulumi.interpolate`${args.linkedDirectory}/${object.key}`;
    const labels = workloadLabels("checksum", name);
    const checksums = new k8s.core.v1.ConfigMap(
      name,
      {
        metadata: { name: `${name}-checksums`, namespace: args.namespace, labels },
        data: { SHA256SUMS: pulumi.interpolate`${sha256}  ${file}\n` },
        immutable: true,
      },
      { parent: this, deleteBeforeReplace: true },
    );
    const resources = { cpu: "1", memory: "256Mi" };
    const check = new k8s.batch.v1.Job(
      name,
      {
        metadata: { name: `${name}-checksum`, namespace: args.namespace, labels },
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 3600,
          template: {
            metadata: {
              labels,
              // The provider reports success for a failed task too (huaweicloud.com, sfs_turbo_data_task), so this job
              // runs again with each task and judges it by the bytes.
              annotations: { "ascend-stacks/data-task": task.id, "ascend-stacks/sha256": sha256 },
            },
            spec: {
              restartPolicy: "Never",
              automountServiceAccountToken: false,
              imagePullSecrets: [{ name: "default-secret" }],
              containers: [
                {
                  name: "checksum",
                  image: args.image,
                  command: ["sha256sum", "--check", "--strict", `${CHECKSUMS_PATH}/SHA256SUMS`],
                  workingDir: SHARE_MOUNT_PATH,
                  securityContext: RESTRICTED_CONTAINER,
                  resources: { requests: resources, limits: resources },
                  volumeMounts: [
                    { name: "share", mountPath: SHARE_MOUNT_PATH, readOnly: true },
                    { name: "checksums", mountPath: CHECKSUMS_PATH, readOnly: true },
                  ],
                },
              ],
              volumes: [
                { name: "share", persistentVolumeClaim: { claimName: args.claimName } },
                { name: "checksums", configMap: { name: checksums.metadata.name } },
              ],
            },
          },
        },
      },
      { parent: this, deleteBeforeReplace: true, customTimeouts: { create: "70m" } },
    );
    this.sha256 = pulumi.output(sha256);
    this.path = pulumi.all([file, check.id]).apply(([relative]) => `${SHARE_MOUNT_PATH}/${relative}`);
    this.registerOutputs({ path: this.path, sha256: this.sha256 });
  }
}
