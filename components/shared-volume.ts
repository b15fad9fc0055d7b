import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseFaults } from "./argument-faults";
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
  /**
   * Size to write into volume and claim when they are made, in GiB. SFS Turbo does not enforce it, and when the file system
   * grows it stays what it was: Kubernetes refuses to resize a claim that is bound to a static volume.
   */
  sizeGiB: pulumi.Input<number>;
  /**
   * Directory that is mounted in place of the whole file system, from its root: `/models`. It must exist. Needs everest 2.3.23
   * or newer (huaweicloud.com, usermanual-cce, cce_10_0839). Defaults to the root.
   */
  subDirectory?: string;
}

/**
 * An SFS Turbo file system, or one directory of it, as a claim in one namespace: a static PersistentVolume with `Retain`, so
 * that no deletion in the cluster touches a file, and the PersistentVolumeClaim that is bound to it. A pod mounts one volume
 * of a file system at most.
 */
export class SharedVolume extends pulumi.ComponentResource {
  /** Name of the claim; known once it is bound. */
  public readonly claimName: pulumi.Output<string>;

  constructor(name: string, args: SharedVolumeArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("SharedVolume"), name, args, opts);
    const { subDirectory } = args;
    if (subDirectory !== undefined && !/^(\/(?!\.\.?(\/|$))[^/]+)+$/.test(subDirectory)) {
      const reason = `got "${subDirectory}"; the full path from the root of the file system, for example "/models"`;
      refuseFaults(`SharedVolume ${name}`, [{ propertyPath: "subDirectory", reason }]);
    }
    const storage = pulumi.interpolate`${args.sizeGiB}Gi`;
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
            ...(subDirectory === undefined
              ? {
                  volumeHandle: args.shareId,
                  volumeAttributes: {
                    "everest.io/share-export-location": args.exportLocation,
                    "storage.kubernetes.io/csiProvisionerIdentity": PROVISIONER,
                  },
                }
              : {
                  // The handle of a volume is unique, and the file system's id would be that of its other directories.
                  volumeHandle: args.volumeName,
                  volumeAttributes: {
                    "everest.io/share-export-location": directoryLocation(args.exportLocation, subDirectory),
                    "everest.io/sfsturbo-share-id": args.shareId,
                    "everest.io/volume-as": "absolute-path",
                    "storage.kubernetes.io/csiProvisionerIdentity": PROVISIONER,
                  },
                }),
          },
          persistentVolumeReclaimPolicy: "Retain",
          storageClassName: STORAGE_CLASS,
          mountOptions: ["vers=3", "timeo=600", "nolock", "hard"],
        },
      },
      { ...options, ignoreChanges: ["spec.capacity"] },
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
      { ...options, ignoreChanges: ["spec.resources"] },
    );
    this.claimName = claim.metadata.name;
    this.registerOutputs({ claimName: this.claimName });
  }
}

/** Address of a directory of a file system: `10.0.0.2:/` and `/models` are `10.0.0.2:/models`. */
function directoryLocation(exportLocation: pulumi.Input<string>, directory: string): pulumi.Output<string> {
  return pulumi.output(exportLocation).apply((location) => `${location.replace(/\/+$/, "")}${directory}`);
}
