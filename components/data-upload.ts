import { existsSync, statSync } from "node:fs";
import * as huaweicloud from "@pulumi/huaweicloud";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { requireSuccess } from "./data-task";
import { checksumList, contentHash, findFiles, localFile, type LocalFile } from "./local-content";
import { SHARE_MOUNT_PATH, typeToken, workloadLabels } from "./names";
import { podIdentity } from "./pod-identity";
import { RESTRICTED_CONTAINER } from "./restricted-container";

const CHECKSUMS_PATH = "/checksums";

/** Most files of a folder: each is a resource, and a line of a ConfigMap of 1 MiB at most. */
const MOST_FILES = 1000;

/** Largest object that one request uploads (huaweicloud.com, api-obs, obs_04_0080). */
const LARGEST_FILE_BYTES = 5 * 1024 ** 3;

/** Arguments of DataUpload: one of `file` and `folder`, and where it goes. */
export interface DataUploadArgs {
  /** Local file to upload, at most 5 GiB, relative to the working directory of the program or absolute. */
  file?: string;
  /** Local folder to upload with everything in it, at most 1000 files. */
  folder?: string;
  /** Name of the data set; an object's key is `<data set>/<content hash>/<name of the file>`. */
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
  /** Service account of the pods, in that namespace. Defaults to the namespace's own. */
  serviceAccountName?: pulumi.Input<string>;
}

/**
 * Brings a local file or folder to the SFS Turbo share and proves it: uploads it to the linked bucket, lets a data task
 * preload it into the share, and runs `sha256sum --check` on the share in the cluster. The key contains the content's hash, so
 * changed content is a new object, a new task and a new check, and what was uploaded before stays as it was.
 */
export class DataUpload extends pulumi.ComponentResource {
  /** Path of the file or folder in containers that mount the share at `/mnt/sfs_turbo`; known once the checksums were verified. */
  public readonly path: pulumi.Output<string>;
  /** SHA-256 of the file, or of the list of a folder's files and their SHA-256, hexadecimal. */
  public readonly sha256: pulumi.Output<string>;

  constructor(name: string, args: DataUploadArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("DataUpload"), name, args, opts);
    const files = localFiles(name, args);
    const [first] = files;
    const single = args.file === undefined ? undefined : first;
    const sha256 = single?.sha256 ?? contentHash(files);
    const prefix = `${args.dataSet}/${sha256.slice(0, 12)}`;
    const objects = files.map(
      (file) =>
        new huaweicloud.ObsBucketObject(
          single === undefined ? `${name}/${file.name}` : name,
          {
            bucket: args.bucket,
            key: `${prefix}/${file.name}`,
            source: file.path,
            // Without it the provider does not see that the content changed.
            etag: file.md5,
          },
          { parent: this },
        ),
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
      // The objects are found by prefix only: no value of them is an input of the task.
      { parent: this, dependsOn: objects },
    );
    const check = checksumJob(
      name,
      {
        ...args,
        list: pulumi.output(args.linkedDirectory).apply((linked) => checksumList(files, `${linked}/${prefix}/`)),
        taskId: pulumi
          .all([task.id, task.status, task.urn])
          // A task that succeeded has no message, which a preview would take for one that is not known yet.
          .apply(([id, status, urn]) =>
            status === "FAIL"
              ? task.message.apply((message) => requireSuccess({ id, status, message }, urn))
              : pulumi.output(id),
          ),
        sha256,
      },
      this,
    );
    const relative = single === undefined ? prefix : `${prefix}/${single.name}`;
    this.sha256 = pulumi.output(sha256);
    this.path = pulumi
      .all([args.linkedDirectory, check.id])
      .apply(([linked]) => `${SHARE_MOUNT_PATH}/${linked}/${relative}`);
    this.registerOutputs({ path: this.path, sha256: this.sha256 });
  }
}

/** What a checksum job checks, and where. */
interface Check {
  namespace: pulumi.Input<string>;
  claimName: pulumi.Input<string>;
  image: pulumi.Input<string>;
  serviceAccountName?: pulumi.Input<string>;
  /** List for `sha256sum --check`, of paths from the root of the share. */
  list: pulumi.Input<string>;
  /** Data task that brought the files. */
  taskId: pulumi.Input<string>;
  sha256: string;
}

/** A job that reads the files on the share and fails, with it the `up`, where one is not what was uploaded. */
function checksumJob(name: string, check: Check, parent: pulumi.Resource): k8s.batch.v1.Job {
  const labels = workloadLabels("checksum", name);
  const checksums = new k8s.core.v1.ConfigMap(
    name,
    {
      metadata: { name: `${name}-checksums`, namespace: check.namespace, labels },
      data: { SHA256SUMS: check.list },
      immutable: true,
    },
    { parent, deleteBeforeReplace: true },
  );
  const resources = { cpu: "1", memory: "256Mi" };
  return new k8s.batch.v1.Job(
    name,
    {
      metadata: { name: `${name}-checksum`, namespace: check.namespace, labels },
      spec: {
        backoffLimit: 0,
        activeDeadlineSeconds: 3600,
        template: {
          metadata: {
            labels,
            // The provider reports success for a failed task too (huaweicloud.com, sfs_turbo_data_task), so this job
            // runs again with each task and judges it by the bytes.
            annotations: { "ascend-stacks/data-task": check.taskId, "ascend-stacks/sha256": check.sha256 },
          },
          spec: {
            restartPolicy: "Never",
            ...podIdentity(check.serviceAccountName),
            containers: [
              {
                name: "checksum",
                image: check.image,
                command: ["sha256sum", "--check", "--strict", `${CHECKSUMS_PATH}/SHA256SUMS`],
                workingDir: SHARE_MOUNT_PATH,
                securityContext: RESTRICTED_CONTAINER,
                resources: { requests: resources, limits: resources },
                // The end of its log is then what the failed `up` says.
                terminationMessagePolicy: "FallbackToLogsOnError",
                volumeMounts: [
                  { name: "share", mountPath: SHARE_MOUNT_PATH, readOnly: true },
                  { name: "checksums", mountPath: CHECKSUMS_PATH, readOnly: true },
                ],
              },
            ],
            volumes: [
              { name: "share", persistentVolumeClaim: { claimName: check.claimName } },
              { name: "checksums", configMap: { name: checksums.metadata.name } },
            ],
          },
        },
      },
    },
    { parent, deleteBeforeReplace: true, customTimeouts: { create: "70m" } },
  );
}

/** The files to upload; throws where there is nothing, or too much, of them. */
function localFiles(name: string, { file, folder }: DataUploadArgs): LocalFile[] {
  const component = `DataUpload ${name}`;
  const refuse = (...faults: ArgumentFault[]): void => {
    refuseFaults(component, faults);
  };
  if ((file === undefined) === (folder === undefined)) {
    const got = file === undefined ? "nothing" : `"${file}" beside the folder "${folder ?? ""}"`;
    refuse({ propertyPath: "file", reason: `got ${got}; one of file and folder` });
  }
  const [propertyPath, path] = folder === undefined ? ["file", file ?? ""] : ["folder", folder];
  if (!existsSync(path)) refuse({ propertyPath, reason: `got "${path}"; there is nothing at this path` });
  if (statSync(path).isDirectory() !== (folder !== undefined)) {
    const rule = folder === undefined ? "it is a folder: call it `folder`" : "it is a file: call it `file`";
    refuse({ propertyPath, reason: `got "${path}"; ${rule}` });
  }
  const files = findFiles(path);
  if (files.length === 0 || files.length > MOST_FILES) {
    const rule = `1 to ${MOST_FILES} files: put more into an archive, or fetch them from where they are (DataFetch)`;
    refuse({ propertyPath, reason: `got "${path}" with ${files.length} files; ${rule}` });
  }
  const tooLarge = files.filter(({ sizeBytes }) => sizeBytes > LARGEST_FILE_BYTES);
  const rule = "at most 5 GiB: split it, or upload it by obsutil and fetch it from the bucket (DataFetch)";
  refuse(
    ...tooLarge.map(({ path: large, sizeBytes }) => ({
      propertyPath,
      reason: `got "${large}" of ${Math.ceil(sizeBytes / 1024 ** 3)} GiB; ${rule} (huaweicloud.com, api-obs, obs_04_0080)`,
    })),
  );
  return files.map((found) => localFile(found.path, found.name));
}
