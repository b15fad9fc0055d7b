import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of LogCollection. */
export interface LogCollectionArgs {
  /** Name of the log group: 1 to 64 letters, digits, hyphens, underscores and periods. Changing it deletes the logs. */
  groupName: string;
  /** Name of the log stream, by the same rule. Changing it deletes the logs. */
  streamName: string;
  /** Name of the collection: 1 to 64 letters, digits, underscores and periods, without hyphens. */
  accessName: string;
  /** Days for which logs are kept, 1 to 365. */
  retentionDays: number;
  /** Cluster whose containers are read. */
  clusterId: pulumi.Input<string>;
  /** Namespaces whose containers are read. */
  namespaces: string[];
  /** LTS host groups with the cluster's nodes. Defaults to none: the add-on for logs has a group of its own. */
  hostGroupIds?: pulumi.Input<string>[];
}

/**
 * Collects what the containers of some namespaces print into one LTS log stream. The nodes need the add-on Cloud Native Log
 * Collection (`log-agent`) or ICAgent. Logs are billed by volume read and kept.
 */
export class LogCollection extends pulumi.ComponentResource {
  /** Id of the log group. */
  public readonly groupId: pulumi.Output<string>;
  /** Id of the log stream. */
  public readonly streamId: pulumi.Output<string>;

  constructor(name: string, args: LogCollectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("LogCollection"), name, args, opts);
    const group = new huaweicloud.LtsGroup(
      name,
      { groupName: args.groupName, ttlInDays: args.retentionDays },
      { parent: this },
    );
    const stream = new huaweicloud.LtsStream(
      name,
      { groupId: group.id, streamName: args.streamName, ttlInDays: args.retentionDays },
      { parent: this },
    );
    new huaweicloud.LtsCceAccess(
      name,
      {
        name: args.accessName,
        logGroupId: group.id,
        logStreamId: stream.id,
        clusterId: args.clusterId,
        hostGroupIds: args.hostGroupIds,
        accessConfig: {
          pathType: "container_stdout",
          stdout: true,
          stderr: true,
          nameSpaceRegex: `^(${args.namespaces.join("|")})$`,
          // One event for each line; LTS puts its own time to it, since not every framework prints one.
          singleLogFormat: { mode: "system" },
        },
      },
      { parent: this },
    );
    this.groupId = group.id;
    this.streamId = stream.id;
    this.registerOutputs({ groupId: this.groupId, streamId: this.streamId });
  }
}
