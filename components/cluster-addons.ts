import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import {
  type AddonValues,
  huaweiNpuValues,
  logAgentValues,
  metricsServerValues,
  nodeLocalDnsValues,
  npdValues,
  volcanoValues,
} from "./addon-values";
import { addonChangeFaults } from "./addon-changes";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { typeToken } from "./names";
import { refuseChanges } from "./refused-changes";

/** Arguments of ClusterAddons. A version can only be raised, in place; CCE refuses those that do not fit the cluster's. */
export interface ClusterAddonsArgs {
  /** Cluster that gets the add-ons. */
  clusterId: pulumi.Input<string>;
  /** Nodes that the cluster has: the size of Volcano's pods. Defaults to 50. */
  nodes?: number;
  /** Version of the Volcano add-on, for example `1.18.3`. */
  volcanoVersion: string;
  /**
   * Version of the add-on CCE AI Suite (Ascend NPU), for example `2.1.53`. Defaults to none, for clusters whose NPUs are all in
   * ModelArts Lite pools: those bring a device plugin of their own.
   */
  npuVersion?: string;
  /** Version of the node problem detector, for example `1.19.25`. Defaults to none. */
  npdVersion?: string;
  /** Version of the metrics server, for example `1.3.90`. Defaults to none. */
  metricsServerVersion?: string;
  /** Version of the DNS cache of nodes, for example `1.6.62`. Defaults to none. */
  nodeLocalDnsVersion?: string;
  /** Version of the log agent, for example `1.7.3`. Needs `clusterName` and `projectId`. Defaults to none. */
  logAgentVersion?: string;
  /** Name of the cluster, as the log agent reports it. */
  clusterName?: string;
  /** Project of the cluster, as the log agent reports it. */
  projectId?: string;
}

/** Argument with the version of an add-on. */
type AddonVersion = Extract<keyof ClusterAddonsArgs, `${string}Version`>;

/**
 * Add-ons that Ascend workloads need beyond those that CCE installs with each cluster by itself (everest, coredns), which stay as
 * they are: Volcano with queues and NPU topology, the NPU device plugin, and on request others. Pass the node pools in
 * `dependsOn`: an add-on without a schedulable node stays `abnormal` until it times out.
 *
 * Every value is written out: an update that names a version alone drops what it does not name (provider source,
 * resource_huaweicloud_cce_addon, update). What an add-on is downloaded from is CCE's to say.
 */
export class ClusterAddons extends pulumi.ComponentResource {
  /** Id of the Volcano add-on. */
  public readonly volcanoId: pulumi.Output<string>;
  /** Id of the NPU add-on; undefined where there is none. */
  public readonly npuId: pulumi.Output<string | undefined>;

  constructor(name: string, args: ClusterAddonsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ClusterAddons"), name, args, opts);
    refuseFaults(`ClusterAddons ${name}`, faultsOf(args));
    const { clusterId, clusterName = "", projectId = "" } = args;
    const addon = (
      templateName: string,
      argument: AddonVersion,
      version: string,
      values: pulumi.Input<AddonValues>,
    ): pulumi.Output<string> =>
      new huaweicloud.CceAddon(
        `${name}-${templateName}`,
        {
          clusterId,
          templateName,
          version,
          values: {
            // Addresses and users of the registry, which CCE fills in (huaweicloud.com, api-cce, cce_02_0417).
            basicJson: "{}",
            customJson: pulumi.jsonStringify(pulumi.output(values).custom),
            flavorJson: pulumi.jsonStringify(pulumi.output(values).flavor),
          },
          timeouts: { create: "30m", update: "30m", delete: "15m" },
        },
        { parent: this, hooks: refuseChanges(`ClusterAddons ${name}`, addonChangeFaults(argument), templateName) },
      ).id;
    this.volcanoId = addon("volcano", "volcanoVersion", args.volcanoVersion, volcanoValues(args.nodes ?? 50));
    this.npuId =
      args.npuVersion === undefined
        ? pulumi.output(undefined)
        : addon("huawei-npu", "npuVersion", args.npuVersion, huaweiNpuValues());
    if (args.npdVersion !== undefined) addon("npd", "npdVersion", args.npdVersion, npdValues());
    if (args.metricsServerVersion !== undefined) {
      addon("metrics-server", "metricsServerVersion", args.metricsServerVersion, metricsServerValues());
    }
    if (args.nodeLocalDnsVersion !== undefined)
      addon("node-local-dns", "nodeLocalDnsVersion", args.nodeLocalDnsVersion, nodeLocalDnsValues());
    if (args.logAgentVersion !== undefined) {
      const values = pulumi.output(clusterId).apply((id) => logAgentValues({ clusterId: id, clusterName, projectId }));
      addon("log-agent", "logAgentVersion", args.logAgentVersion, values);
    }
    this.registerOutputs({ volcanoId: this.volcanoId, npuId: this.npuId });
  }
}

function faultsOf({ nodes, logAgentVersion, ...args }: ClusterAddonsArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  if (nodes !== undefined && (!Number.isInteger(nodes) || nodes < 0)) {
    faults.push({ propertyPath: "nodes", reason: `got ${nodes}; a whole number, 0 or more` });
  }
  if (logAgentVersion === undefined) return faults;
  for (const key of ["clusterName", "projectId"] as const) {
    if (args[key] === undefined) {
      const reason = "got nothing; the log agent reports it with every line (huaweicloud.com, api-cce, cce_02_0422)";
      faults.push({ propertyPath: key, reason });
    }
  }
  return faults;
}
