import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getVpcEips(args?: GetVpcEipsArgs, opts?: pulumi.InvokeOptions): Promise<GetVpcEipsResult>;
/**
 * A collection of arguments for invoking getVpcEips.
 */
export interface GetVpcEipsArgs {
    enterpriseProjectId?: string;
    id?: string;
    ids?: string[];
    ipVersion?: number;
    portIds?: string[];
    privateIps?: string[];
    publicIps?: string[];
    region?: string;
    tags?: {
        [key: string]: string;
    };
}
/**
 * A collection of values returned by getVpcEips.
 */
export interface GetVpcEipsResult {
    readonly eips: outputs.GetVpcEipsEip[];
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly ids?: string[];
    readonly ipVersion?: number;
    readonly portIds?: string[];
    readonly privateIps?: string[];
    readonly publicIps?: string[];
    readonly region: string;
    readonly tags?: {
        [key: string]: string;
    };
}
export declare function getVpcEipsOutput(args?: GetVpcEipsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVpcEipsResult>;
/**
 * A collection of arguments for invoking getVpcEips.
 */
export interface GetVpcEipsOutputArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    ids?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    ipVersion?: pulumi.Input<number | undefined>;
    portIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    privateIps?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    publicIps?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
