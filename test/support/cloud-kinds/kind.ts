import type * as huaweicloud from "@pulumi/huaweicloud";
import type { CloudContext } from "../../../local/cloud/context";
import type { Tables } from "../../../local/cloud/store";

/** What the kinds declared before have made, for those that build on it. Each kind adds its own. */
export interface Made {
  /** A local file of some kilobytes. */
  readonly file: string;
  vpc?: huaweicloud.Vpc;
  subnet?: huaweicloud.VpcSubnet;
  securityGroup?: huaweicloud.NetworkingSecgroup;
  keyPair?: huaweicloud.KpsKeypair;
  bucket?: huaweicloud.ObsBucket;
  logBucket?: huaweicloud.ObsBucket;
  object?: huaweicloud.ObsBucketObject;
  share?: huaweicloud.SfsTurbo;
  obsTarget?: huaweicloud.SfsTurboObsTarget;
  organization?: huaweicloud.SwrOrganization;
  imageOrganization?: huaweicloud.SwrOrganization;
  cluster?: huaweicloud.CceCluster;
  nodePool?: huaweicloud.CceNodePool;
  modelArtsAuthorization?: huaweicloud.ModelartsAuthorization;
  eip?: huaweicloud.VpcEip;
  natGateway?: huaweicloud.NatGateway;
  encryptionKey?: huaweicloud.KmsKey;
  agency?: huaweicloud.IdentityAgency;
  repository?: huaweicloud.SwrRepository;
  directory?: huaweicloud.SfsTurboDir;
  logGroup?: huaweicloud.LtsGroup;
  logStream?: huaweicloud.LtsStream;
  prometheus?: huaweicloud.AomPromInstance;
  topic?: huaweicloud.SmnTopic;
  alarmAction?: huaweicloud.AomAlarmActionRule;
}

/** Requests of one kind. */
export interface RequestPattern {
  /** Service as the emulator calls it: `vpc`, `cce`, `sfs-turbo`, … */
  readonly service: string;
  readonly method: string;
  /** Regular expression that the path, or the path with `?` and the query, matches. */
  readonly path: string;
}

/** One type of resource of the Huawei Cloud provider, and what a test can do to it. */
export interface ResourceKind {
  /** Short name for choosing it on the command line, for example `vpc-eip`. */
  readonly name: string;
  /** Type token, for example `huaweicloud:index/vpc:Vpc`. */
  readonly type: string;
  /** Names of the kinds that must be declared before it. */
  readonly needs: readonly string[];
  /** Declares one, and puts it into `made` where others build on it. */
  readonly declare: (made: Made) => void;
  /** The request that creates it. */
  readonly creation: RequestPattern;
  /** The request that deletes it; left out where deleting it asks the cloud nothing. */
  readonly deletion?: RequestPattern;
  /**
   * Changes one field in the emulator's tables, and the input property that a preview with refresh must name then; `property`
   * undefined: the resource itself is gone. Or why nothing about it can drift.
   */
  readonly drift:
    | { readonly property?: string; readonly change: (tables: Tables, cloud: CloudContext) => void }
    | { readonly none: string };
  /** Whether its creation can end in an error state of the cloud. */
  readonly failedState?: true;
}

/** A thing that another kind has made. */
export function need<T>(made: T | undefined, name: string): T {
  if (made === undefined) throw new Error(`${name}: not declared yet; put its kind into needs`);
  return made;
}

/** The one row of an emulator's table. */
export function onlyRow<T>(table: Map<string, T>): T {
  const [first] = table.values();
  if (first === undefined || table.size > 1) throw new Error(`the table has ${table.size} rows instead of one`);
  return first;
}
