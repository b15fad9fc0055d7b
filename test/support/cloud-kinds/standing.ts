import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type Made, need } from "./kind";

/** Ids of the copies, by kind. */
export type StandingIds = Readonly<Record<string, string>>;

/** A kind of resource that others build on, in a second copy that stands beside the one that a test makes. */
export interface StandingKind {
  /** Inputs in which the copy differs from what the kind declares: two of the same name, or range, would be in each other's way. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Puts the copy into `made`, read from the cloud by its id and those of what it belongs to. */
  readonly read: (made: Made, id: string, ids: StandingIds) => void;
}

/** Logical name of the copy of a kind in the stack that reads it. */
const copyOf = (kind: string): string => `standing-${kind}`;

/** A resource with outputs that a preview does not know, because its reading does not report them. */
function withKnown<T>(resource: T, outputs: Partial<T>): T {
  return Object.assign(resource as object, outputs) as T;
}

/** All kinds that others need, by name, in an order in which they can be read. */
export const STANDING: Readonly<Record<string, StandingKind>> = {
  vpc: {
    inputs: { name: "standing" },
    read: (made, id) => {
      made.vpc = huaweicloud.Vpc.get(copyOf("vpc"), id);
    },
  },
  subnet: {
    inputs: { name: "standing-subnet", cidr: "10.20.64.0/18", gatewayIp: "10.20.64.1" },
    read: (made, id) => {
      made.subnet = huaweicloud.VpcSubnet.get(copyOf("subnet"), id);
    },
  },
  "security-group": {
    inputs: { name: "standing-nodes" },
    read: (made, id) => {
      made.securityGroup = huaweicloud.NetworkingSecgroup.get(copyOf("security-group"), id);
    },
  },
  "key-pair": {
    inputs: { name: "standing-key" },
    read: (made, id) => {
      made.keyPair = huaweicloud.KpsKeypair.get(copyOf("key-pair"), id);
    },
  },
  eip: {
    inputs: { name: "standing-nat", bandwidth: { name: "standing-nat", size: 100, shareType: "PER" } },
    read: (made, id) => {
      made.eip = huaweicloud.VpcEip.get(copyOf("eip"), id);
    },
  },
  "nat-gateway": {
    inputs: { name: "standing-nat" },
    read: (made, id) => {
      made.natGateway = huaweicloud.NatGateway.get(copyOf("nat-gateway"), id);
    },
  },
  "kms-key": {
    inputs: { keyAlias: "standing-key" },
    read: (made, id) => {
      made.encryptionKey = huaweicloud.KmsKey.get(copyOf("kms-key"), id);
    },
  },
  agency: {
    inputs: { name: "standing-agency" },
    read: (made, id) => {
      made.agency = huaweicloud.IdentityAgency.get(copyOf("agency"), id);
    },
  },
  "image-organization": {
    inputs: { name: "standing-images" },
    read: (made, id) => {
      made.imageOrganization = huaweicloud.SwrOrganization.get(copyOf("image-organization"), id);
    },
  },
  repository: {
    inputs: { name: "standing/ascend" },
    read: (made, id, ids) => {
      const organization = need(ids["image-organization"], "image-organization");
      const repository = huaweicloud.SwrRepository.get(copyOf("repository"), id, { organization, name: id });
      made.repository = withKnown(repository, { name: pulumi.output(id) });
    },
  },
  bucket: {
    inputs: { bucket: "standing-data" },
    read: (made, id) => {
      made.bucket = huaweicloud.ObsBucket.get(copyOf("bucket"), id);
    },
  },
  object: {
    inputs: { key: "alpaca/standing.json" },
    read: (made, id, ids) => {
      const bucket = need(ids["bucket"], "bucket");
      made.object = huaweicloud.ObsBucketObject.get(copyOf("object"), id, { bucket, key: id });
    },
  },
  "log-bucket": {
    inputs: { bucket: "standing-logs" },
    read: (made, id) => {
      made.logBucket = huaweicloud.ObsBucket.get(copyOf("log-bucket"), id);
    },
  },
  share: {
    inputs: { name: "standing-share" },
    read: (made, id) => {
      made.share = huaweicloud.SfsTurbo.get(copyOf("share"), id);
    },
  },
  "obs-target": {
    inputs: { fileSystemPath: "standing_data" },
    read: (made, id, ids) => {
      const shareId = need(ids["share"], "share");
      const state = { shareId, fileSystemPath: "standing_data" };
      const target = huaweicloud.SfsTurboObsTarget.get(copyOf("obs-target"), id, state);
      made.obsTarget = withKnown(target, { fileSystemPath: pulumi.output(state.fileSystemPath) });
    },
  },
  prometheus: {
    inputs: { promName: "standing-metrics" },
    read: (made, id) => {
      made.prometheus = huaweicloud.AomPromInstance.get(copyOf("prometheus"), id);
    },
  },
  topic: {
    inputs: { name: "standing-alarms" },
    read: (made, id) => {
      made.topic = huaweicloud.SmnTopic.get(copyOf("topic"), id);
    },
  },
  "alarm-action": {
    inputs: { name: "standing-alarms" },
    read: (made, id) => {
      made.alarmAction = huaweicloud.AomAlarmActionRule.get(copyOf("alarm-action"), id);
    },
  },
  cluster: {
    inputs: {},
    read: (made, id) => {
      made.cluster = huaweicloud.CceCluster.get(copyOf("cluster"), id);
    },
  },
  "node-pool": {
    inputs: {},
    read: (made, id, ids) => {
      const clusterId = need(ids["cluster"], "cluster");
      made.nodePool = huaweicloud.CceNodePool.get(copyOf("node-pool"), id, { clusterId });
    },
  },
  "log-group": {
    inputs: { groupName: "standing-logs" },
    read: (made, id) => {
      made.logGroup = huaweicloud.LtsGroup.get(copyOf("log-group"), id);
    },
  },
  "log-stream": {
    inputs: { streamName: "standing-containers" },
    read: (made, id, ids) => {
      const groupId = need(ids["log-group"], "log-group");
      made.logStream = huaweicloud.LtsStream.get(copyOf("log-stream"), id, { groupId });
    },
  },
  "modelarts-authorization": {
    inputs: { userId: "5f2b6d5c0d6e4c1f9a3b7c8d9e0f1a2b", agencyName: "ma_agency_standing" },
    read: (made, id) => {
      made.modelArtsAuthorization = huaweicloud.ModelartsAuthorization.get(copyOf("modelarts-authorization"), id);
    },
  },
};
