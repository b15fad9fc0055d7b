import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getVpcs(args?: GetVpcsArgs, opts?: pulumi.InvokeOptions): Promise<GetVpcsResult>;
/**
 * A collection of arguments for invoking getVpcs.
 */
export interface GetVpcsArgs {
    cidr?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    region?: string;
    status?: string;
    tags?: {
        [key: string]: string;
    };
}
/**
 * A collection of values returned by getVpcs.
 */
export interface GetVpcsResult {
    readonly cidr?: string;
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly name?: string;
    readonly region: string;
    readonly status?: string;
    readonly tags?: {
        [key: string]: string;
    };
    readonly vpcs: outputs.GetVpcsVpc[];
}
export declare function getVpcsOutput(args?: GetVpcsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVpcsResult>;
/**
 * A collection of arguments for invoking getVpcs.
 */
export interface GetVpcsOutputArgs {
    cidr?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
