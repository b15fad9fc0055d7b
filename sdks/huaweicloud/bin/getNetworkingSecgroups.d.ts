import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getNetworkingSecgroups(args?: GetNetworkingSecgroupsArgs, opts?: pulumi.InvokeOptions): Promise<GetNetworkingSecgroupsResult>;
/**
 * A collection of arguments for invoking getNetworkingSecgroups.
 */
export interface GetNetworkingSecgroupsArgs {
    description?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    region?: string;
}
/**
 * A collection of values returned by getNetworkingSecgroups.
 */
export interface GetNetworkingSecgroupsResult {
    readonly description?: string;
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly name?: string;
    readonly region: string;
    readonly securityGroups: outputs.GetNetworkingSecgroupsSecurityGroup[];
}
export declare function getNetworkingSecgroupsOutput(args?: GetNetworkingSecgroupsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetNetworkingSecgroupsResult>;
/**
 * A collection of arguments for invoking getNetworkingSecgroups.
 */
export interface GetNetworkingSecgroupsOutputArgs {
    description?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
