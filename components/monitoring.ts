import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of Monitoring. */
export interface MonitoringArgs {
  /** Name of the instance: 1 to 100 letters, digits, hyphens and underscores, first a letter or a digit. */
  instanceName: string;
  /** How long metrics are kept, in hours: 360, 420, 1440 or 2160. Defaults to AOM's own. AOM changes it once a day at most. */
  retentionHours?: number;
}

/**
 * AOM instance for Prometheus of type CCE. It stores what the add-on Cloud Native Cluster Monitoring
 * (`kube-prometheus-stack`) of a cluster sends to it; metrics of containers and nodes are free, those of NPUs and vLLM are
 * billed as custom ones (huaweicloud.com, usermanual-cce, cce_10_0373).
 */
export class Monitoring extends pulumi.ComponentResource {
  /** Id of the instance, as alarm rules and the add-on want it. */
  public readonly instanceId: pulumi.Output<string>;
  /** Address that metrics are sent to. */
  public readonly remoteWriteUrl: pulumi.Output<string>;
  /** Address that metrics are queried at, as a data source of Grafana wants it. */
  public readonly queryUrl: pulumi.Output<string>;

  constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("Monitoring"), name, args, opts);
    const instance = new huaweicloud.AomPromInstance(
      name,
      {
        promName: args.instanceName,
        promType: "CCE",
        // The only version there is; left out, the next update would replace the instance (provider documentation, aom_prom_instance).
        promVersion: "1.5",
        ...(args.retentionHours === undefined
          ? {}
          : { promLimits: { compactorBlocksRetentionPeriod: `${String(args.retentionHours)}h` } }),
      },
      { parent: this },
    );
    this.instanceId = instance.id;
    this.remoteWriteUrl = instance.remoteWriteUrl;
    this.queryUrl = instance.promHttpApiEndpoint;
    this.registerOutputs({
      instanceId: this.instanceId,
      remoteWriteUrl: this.remoteWriteUrl,
      queryUrl: this.queryUrl,
    });
  }
}
