import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getCceNodePool(args: GetCceNodePoolArgs, opts?: pulumi.InvokeOptions): Promise<GetCceNodePoolResult>;
/**
 * A collection of arguments for invoking getCceNodePool.
 */
export interface GetCceNodePoolArgs {
    clusterId: string;
    id?: string;
    name?: string;
    nodePoolId?: string;
    region?: string;
    status?: string;
}
/**
 * A collection of values returned by getCceNodePool.
 */
export interface GetCceNodePoolResult {
    readonly availabilityZone: string;
    readonly clusterId: string;
    readonly currentNodeCount: number;
    readonly dataVolumes: outputs.GetCceNodePoolDataVolume[];
    readonly enterpriseProjectId: string;
    readonly extendParam: {
        [key: string]: string;
    };
    readonly extensionScaleGroups: outputs.GetCceNodePoolExtensionScaleGroup[];
    readonly flavorId: string;
    readonly hostnameConfigs: outputs.GetCceNodePoolHostnameConfig[];
    readonly id: string;
    readonly initialNodeCount: number;
    readonly keyPair: string;
    readonly labels: {
        [key: string]: string;
    };
    readonly maxNodeCount: number;
    readonly maxPods: number;
    readonly minNodeCount: number;
    readonly name: string;
    readonly nodePoolId: string;
    readonly os: string;
    readonly priority: number;
    readonly region: string;
    readonly rootVolumes: outputs.GetCceNodePoolRootVolume[];
    readonly scaleDownCooldownTime: number;
    readonly scallEnable: boolean;
    readonly status: string;
    readonly subnetId: string;
    readonly tags: {
        [key: string]: string;
    };
    readonly type: string;
}
export declare function getCceNodePoolOutput(args: GetCceNodePoolOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetCceNodePoolResult>;
/**
 * A collection of arguments for invoking getCceNodePool.
 */
export interface GetCceNodePoolOutputArgs {
    clusterId: pulumi.Input<string>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    nodePoolId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
}
