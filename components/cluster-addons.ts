import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of ClusterAddons. */
export interface ClusterAddonsArgs {
  /** Cluster that gets the add-ons. */
  clusterId: pulumi.Input<string>;
  /** Version of the Volcano add-on, for example `1.18.3`. */
  volcanoVersion: string;
  /** Version of the add-on CCE AI Suite (Ascend NPU), for example `2.1.53`. */
  npuVersion: string;
}

/**
 * Add-ons that Ascend workloads need beyond those that CCE installs by itself (everest, coredns): the Volcano scheduler
 * and the NPU device plugin. Pass the node pools in `dependsOn`: an add-on without a schedulable node stays `abnormal`
 * until it times out.
 */
export class ClusterAddons extends pulumi.ComponentResource {
  /** Id of the Volcano add-on. */
  public readonly volcanoId: pulumi.Output<string>;
  /** Id of the NPU add-on. */
  public readonly npuId: pulumi.Output<string>;

  constructor(name: string, args: ClusterAddonsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ClusterAddons"), name, args, opts);
    const volcano = new huaweicloud.CceAddon(
      `${name}-volcano`,
      { clusterId: args.clusterId, templateName: "volcano", version: args.volcanoVersion },
      { parent: this },
    );
    const npu = new huaweicloud.CceAddon(
      `${name}-huawei-npu`,
      { clusterId: args.clusterId, templateName: "huawei-npu", version: args.npuVersion },
      { parent: this },
    );
    this.volcanoId = volcano.id;
    this.npuId = npu.id;
    this.registerOutputs({ volcanoId: this.volcanoId, npuId: this.npuId });
  }
}
