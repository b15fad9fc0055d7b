import type * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Alarms, LogCollection, Monitoring } from "../components";
import type { PlatformObservability } from "../config/environment";
import type { PlatformNames } from "../plan/names";

/** What is watched. */
export interface ObservedCluster {
  readonly clusterId: pulumi.Output<string>;
  /** Namespaces of the workloads. */
  readonly namespaces: string[];
}

/** Logs, metrics and alarms of an environment, as far as its configuration asks for them. */
export function deployObservability(
  { logs, prometheus, alarms }: PlatformObservability,
  names: PlatformNames,
  { clusterId, namespaces }: ObservedCluster,
  provider: huaweicloud.Provider,
  ready: pulumi.Resource[],
): void {
  const options = { providers: [provider], dependsOn: ready };
  if (logs !== undefined) {
    new LogCollection(
      "logs",
      {
        groupName: names.logGroup,
        streamName: names.logStream,
        accessName: names.logAccess,
        retentionDays: logs.retentionDays,
        clusterId,
        namespaces,
      },
      options,
    );
  }
  if (!prometheus) return;
  const { instanceId } = new Monitoring("metrics", { instanceName: names.prometheus }, options);
  if (alarms === undefined) return;
  new Alarms(
    "alarms",
    {
      prefix: names.vpc,
      prometheusInstanceId: instanceId,
      namespaces,
      ...(alarms.topic === undefined ? {} : { topicUrn: alarms.topic }),
    },
    options,
  );
}
