import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

const STORAGE_CLASS = "csi-obs";
const PROVISIONER = "everest-csi-provisioner";

/** Size that volume and claim must name; a bucket has no limit. */
const STORAGE = "1Gi";

/** Arguments of ObsVolume. */
export interface ObsVolumeArgs {
  /** Name of the PersistentVolume, unique in the cluster. */
  volumeName: string;
  /** Name of the claim. The Secret with the access key is called after it. */
  claimName: string;
  /** Namespace of claim and Secret. */
  namespace: pulumi.Input<string>;
  /** Bucket to mount, in the region of the cluster. */
  bucket: pulumi.Input<string>;
  /** Region of the bucket. */
  region: string;
  /** Access key of a user who may read, or read and write, the bucket. A secret. */
  accessKey: pulumi.Input<string>;
  /** Its secret access key. A secret. */
  secretKey: pulumi.Input<string>;
  /** Options of s3fs, for example `umask=0022`. Defaults to those of everest. */
  mountOptions?: string[];
}

/**
 * An OBS bucket as a claim in one namespace, mounted by s3fs: a static PersistentVolume with `Retain`, so that no deletion in
 * the cluster touches an object, the claim that is bound to it, and the Secret that nodes mount it with. For reading in bulk;
 * checkpoints belong on SFS Turbo.
 */
export class ObsVolume extends pulumi.ComponentResource {
  /** Name of the claim; known once it is bound. */
  public readonly claimName: pulumi.Output<string>;

  constructor(name: string, args: ObsVolumeArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ObsVolume"), name, args, opts);
    // An explicit name and a replacement that is created first would land on the old object and then be deleted with it.
    const options: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    const base64 = (text: pulumi.Input<string>): pulumi.Output<string> =>
      pulumi.secret(text).apply((plain) => Buffer.from(plain, "utf8").toString("base64"));
    const keys = new k8s.core.v1.Secret(
      name,
      {
        metadata: {
          name: `${args.claimName}-obs`,
          namespace: args.namespace,
          // everest reads Secrets with this label only (huaweicloud.com, usermanual-cce, cce_10_0336).
          labels: { "secret.kubernetes.io/used-by": "csi" },
        },
        type: "cfe/secure-opaque",
        data: { "access.key": base64(args.accessKey), "secret.key": base64(args.secretKey) },
      },
      { ...options, additionalSecretOutputs: ["data"] },
    );
    const volume = new k8s.core.v1.PersistentVolume(
      name,
      {
        metadata: { name: args.volumeName, annotations: { "pv.kubernetes.io/provisioned-by": PROVISIONER } },
        spec: {
          accessModes: ["ReadWriteMany"],
          capacity: { storage: STORAGE },
          csi: {
            driver: "obs.csi.everest.io",
            fsType: "s3fs",
            volumeHandle: args.bucket,
            volumeAttributes: {
              "everest.io/obs-volume-type": "STANDARD",
              "everest.io/region": args.region,
              "storage.kubernetes.io/csiProvisionerIdentity": PROVISIONER,
            },
            nodePublishSecretRef: { name: keys.metadata.name, namespace: keys.metadata.namespace },
          },
          persistentVolumeReclaimPolicy: "Retain",
          storageClassName: STORAGE_CLASS,
          ...(args.mountOptions === undefined ? {} : { mountOptions: args.mountOptions }),
        },
      },
      options,
    );
    const claim = new k8s.core.v1.PersistentVolumeClaim(
      name,
      {
        metadata: {
          name: args.claimName,
          namespace: args.namespace,
          annotations: {
            "volume.beta.kubernetes.io/storage-provisioner": PROVISIONER,
            "csi.storage.k8s.io/fstype": "s3fs",
            "csi.storage.k8s.io/node-publish-secret-name": keys.metadata.name,
            "csi.storage.k8s.io/node-publish-secret-namespace": keys.metadata.namespace,
            "everest.io/obs-volume-type": "STANDARD",
          },
        },
        spec: {
          accessModes: ["ReadWriteMany"],
          resources: { requests: { storage: STORAGE } },
          storageClassName: STORAGE_CLASS,
          volumeName: volume.metadata.name,
        },
      },
      options,
    );
    this.claimName = claim.metadata.name;
    this.registerOutputs({ claimName: this.claimName });
  }
}
