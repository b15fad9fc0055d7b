import { basename } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { nearestName, softwarePackages, sourceText } from "../catalogue";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { DataUpload } from "./data-upload";
import { localFile } from "./local-content";
import { typeToken } from "./names";

/** Arguments of SoftwarePackage. */
export interface SoftwarePackageArgs {
  /** Package of the catalogue, for example `AscendCloud-6.3.910` or `AscendCloud-LLM`. */
  packageId: string;
  /** Release of ModelArts that the package is for, as the file's name says it: `6.3.910`. */
  version: string;
  /**
   * Local file, downloaded from Huawei's support site under its own name: `AscendCloud-6.3.910-<time stamp>.zip`. At most 5 GiB.
   */
  file: string;
  /** SHA-256 of the file, hexadecimal, as stated beside the download. */
  sha256: string;
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
 * A software package of the manuals, `AscendCloud-*.zip`, on the SFS Turbo share: its name, release and SHA-256 are checked
 * before anything is created, and its bytes again on the share. It is not unpacked.
 */
export class SoftwarePackage extends pulumi.ComponentResource {
  /** Path of the file in containers that mount the share at `/mnt/sfs_turbo`; known once its checksum was verified. */
  public readonly path: pulumi.Output<string>;
  /** Release of ModelArts that the package is for. */
  public readonly version: pulumi.Output<string>;

  constructor(name: string, args: SoftwarePackageArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("SoftwarePackage"), name, args, opts);
    refuseFaults(`SoftwarePackage ${name}`, faultsOf(args));
    const upload = new DataUpload(
      name,
      {
        file: args.file,
        dataSet: `packages/${args.packageId}/${args.version}`,
        bucket: args.bucket,
        shareId: args.shareId,
        linkedDirectory: args.linkedDirectory,
        namespace: args.namespace,
        claimName: args.claimName,
        image: args.image,
        serviceAccountName: args.serviceAccountName,
      },
      { parent: this },
    );
    this.path = upload.path;
    this.version = pulumi.output(args.version);
    this.registerOutputs({ path: this.path, version: this.version });
  }
}

/** Pattern of a package's file name: `xxx` of the catalogue is whatever stands there, and a name without ending may go on. */
function fileNamePattern(catalogueName: string): RegExp {
  const [stem = "", rest] = catalogueName.replace(/\.zip$/, "").split("xxx");
  const literal = stem.replace(/\./g, "\\.");
  return new RegExp(`^${literal}${rest === undefined ? "(-[\\w.-]+)?" : "[\\w.-]+"}\\.zip$`);
}

function faultsOf({ packageId, version, file, sha256 }: SoftwarePackageArgs): ArgumentFault[] {
  const known = softwarePackages();
  const row = known.find(({ id }) => id === packageId);
  if (row === undefined) {
    const ids = known.map(({ id }) => id);
    const nearest = nearestName(packageId, ids);
    const rule = nearest === undefined ? `known: ${ids.join(", ")}` : `did you mean "${nearest}"?`;
    return [{ propertyPath: "packageId", reason: `got "${packageId}"; ${rule}` }];
  }
  const faults: ArgumentFault[] = [];
  const source = row.source.map(sourceText).join(", ");
  if (!row.modelArtsVersions.includes(version)) {
    const rule = `${packageId} is of ${row.modelArtsVersions.join(" and ")}`;
    faults.push({ propertyPath: "version", reason: `got "${version}"; ${rule} (${source})` });
  }
  const fileName = basename(file);
  const [, named] = /-(\d+\.\d+\.T?\d+)/.exec(fileName) ?? [];
  if (!fileNamePattern(row.name).test(fileName)) {
    const rule = `${row.name}, where xxx is a time stamp: keep the name of the download`;
    faults.push({ propertyPath: "file", reason: `got "${fileName}"; ${rule} (${source})` });
  } else if (named !== undefined && named !== version) {
    faults.push({ propertyPath: "file", reason: `got "${fileName}", which is of ${named}; version says ${version}` });
  }
  if (!/^[0-9a-f]{64}$/i.test(sha256)) {
    faults.push({ propertyPath: "sha256", reason: `got "${sha256}"; 64 hexadecimal digits` });
  } else if (faults.length === 0) {
    const actual = localFile(file).sha256;
    if (actual !== sha256.toLowerCase()) {
      const rule = `the file's is ${actual}: download it again`;
      faults.push({ propertyPath: "sha256", reason: `got "${sha256}"; ${rule}` });
    }
  }
  return faults;
}
