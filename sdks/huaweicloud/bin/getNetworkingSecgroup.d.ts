import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getNetworkingSecgroup(args?: GetNetworkingSecgroupArgs, opts?: pulumi.InvokeOptions): Promise<GetNetworkingSecgroupResult>;
/**
 * A collection of arguments for invoking getNetworkingSecgroup.
 */
export interface GetNetworkingSecgroupArgs {
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    region?: string;
    secgroupId?: string;
}
/**
 * A collection of values returned by getNetworkingSecgroup.
 */
export interface GetNetworkingSecgroupResult {
    readonly createdAt: string;
    readonly description: string;
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly name: string;
    readonly region: string;
    readonly rules: outputs.GetNetworkingSecgroupRule[];
    readonly secgroupId?: string;
    readonly updatedAt: string;
}
export declare function getNetworkingSecgroupOutput(args?: GetNetworkingSecgroupOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetNetworkingSecgroupResult>;
/**
 * A collection of arguments for invoking getNetworkingSecgroup.
 */
export interface GetNetworkingSecgroupOutputArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    secgroupId?: pulumi.Input<string | undefined>;
}
