import * as pulumi from "@pulumi/pulumi";
export declare function getVpcEip(args?: GetVpcEipArgs, opts?: pulumi.InvokeOptions): Promise<GetVpcEipResult>;
/**
 * A collection of arguments for invoking getVpcEip.
 */
export interface GetVpcEipArgs {
    enterpriseProjectId?: string;
    id?: string;
    portId?: string;
    publicIp?: string;
    region?: string;
}
/**
 * A collection of values returned by getVpcEip.
 */
export interface GetVpcEipResult {
    readonly bandwidthId: string;
    readonly bandwidthName: string;
    readonly bandwidthShareType: string;
    readonly bandwidthSize: number;
    readonly createdAt: string;
    readonly enterpriseProjectId: string;
    readonly id: string;
    readonly ipVersion: number;
    readonly ipv6Address: string;
    readonly name: string;
    readonly portId: string;
    readonly privateIp: string;
    readonly publicIp: string;
    readonly region: string;
    readonly status: string;
    readonly type: string;
}
export declare function getVpcEipOutput(args?: GetVpcEipOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVpcEipResult>;
/**
 * A collection of arguments for invoking getVpcEip.
 */
export interface GetVpcEipOutputArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    portId?: pulumi.Input<string | undefined>;
    publicIp?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
