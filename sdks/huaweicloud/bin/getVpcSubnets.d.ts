import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getVpcSubnets(args?: GetVpcSubnetsArgs, opts?: pulumi.InvokeOptions): Promise<GetVpcSubnetsResult>;
/**
 * A collection of arguments for invoking getVpcSubnets.
 */
export interface GetVpcSubnetsArgs {
    availabilityZone?: string;
    cidr?: string;
    gatewayIp?: string;
    id?: string;
    name?: string;
    primaryDns?: string;
    region?: string;
    secondaryDns?: string;
    status?: string;
    tags?: {
        [key: string]: string;
    };
    vpcId?: string;
}
/**
 * A collection of values returned by getVpcSubnets.
 */
export interface GetVpcSubnetsResult {
    readonly availabilityZone?: string;
    readonly cidr?: string;
    readonly gatewayIp?: string;
    readonly id: string;
    readonly name?: string;
    readonly primaryDns?: string;
    readonly region: string;
    readonly secondaryDns?: string;
    readonly status?: string;
    readonly subnets: outputs.GetVpcSubnetsSubnet[];
    readonly tags?: {
        [key: string]: string;
    };
    readonly vpcId?: string;
}
export declare function getVpcSubnetsOutput(args?: GetVpcSubnetsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVpcSubnetsResult>;
/**
 * A collection of arguments for invoking getVpcSubnets.
 */
export interface GetVpcSubnetsOutputArgs {
    availabilityZone?: pulumi.Input<string | undefined>;
    cidr?: pulumi.Input<string | undefined>;
    gatewayIp?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    primaryDns?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    secondaryDns?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
