import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

const STORAGE_CLASS = "csi-sfsturbo";
const PROVISIONER = "everest-csi-provisioner";

/** Arguments of SharedVolume. */
export interface SharedVolumeArgs {
  /** Name of the PersistentVolume, unique in the cluster. */
  volumeName: string;
  /** Name of the claim. */
  claimName: string;
  /** Namespace of the claim. */
  namespace: pulumi.Input<string>;
  /** Id of the SFS Turbo file system, in the VPC of the cluster. */
  shareId: pulumi.Input<string>;
  /** Address that nodes mount, `<ip>:/`. */
  exportLocation: pulumi.Input<string>;
  /** Size to write into volume and claim, in GiB. SFS Turbo does not enforce it. */
  sizeGiB: number;
}

/**
 * A whole SFS Turbo file system as a claim in one namespace: a static PersistentVolume with `Retain`, so that no deletion
 * in the cluster touches a file, and the PersistentVolumeClaim that is bound to it.
 */
export class SharedVolume extends pulumi.ComponentResource {
  /** Name of the claim; known once it is bound. */
  public readonly claimName: pulumi.Output<string>;

  constructor(name: string, args: SharedVolumeArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("SharedVolume"), name, args, opts);
    const storage = `${String(args.sizeGiB)}Gi`;
    // An explicit name and a replacement that is created first would land on the old object and then be deleted with it.
    const options: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    const volume = new k8s.core.v1.PersistentVolume(
      name,
      {
        metadata: { name: args.volumeName, annotations: { "pv.kubernetes.io/provisioned-by": PROVISIONER } },
        spec: {
          accessModes: ["ReadWriteMany"],
          capacity: { storage },
          csi: {
            driver: "sfsturbo.csi.everest.io",
            fsType: "nfs",
            volumeHandle: args.shareId,
            volumeAttributes: {
              "everest.io/share-export-location": args.exportLocation,
              "storage.kubernetes.io/csiProvisionerIdentity": PROVISIONER,
            },
          },
          persistentVolumeReclaimPolicy: "Retain",
          storageClassName: STORAGE_CLASS,
          mountOptions: ["vers=3", "timeo=600", "nolock", "hard"],
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
          annotations: { "volume.beta.kubernetes.io/storage-provisioner": PROVISIONER },
        },
        spec: {
          accessModes: ["ReadWriteMany"],
          resources: { requests: { storage } },
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
