import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getCceNodePools(args: GetCceNodePoolsArgs, opts?: pulumi.InvokeOptions): Promise<GetCceNodePoolsResult>;
/**
 * A collection of arguments for invoking getCceNodePools.
 */
export interface GetCceNodePoolsArgs {
    clusterId: string;
    id?: string;
    region?: string;
    showDefaultNodePool?: string;
}
/**
 * A collection of values returned by getCceNodePools.
 */
export interface GetCceNodePoolsResult {
    readonly clusterId: string;
    readonly id: string;
    readonly nodePools: outputs.GetCceNodePoolsNodePool[];
    readonly region: string;
    readonly showDefaultNodePool?: string;
}
export declare function getCceNodePoolsOutput(args: GetCceNodePoolsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetCceNodePoolsResult>;
/**
 * A collection of arguments for invoking getCceNodePools.
 */
export interface GetCceNodePoolsOutputArgs {
    clusterId: pulumi.Input<string>;
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    showDefaultNodePool?: pulumi.Input<string | undefined>;
}
