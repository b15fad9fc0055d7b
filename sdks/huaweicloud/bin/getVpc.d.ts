import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getVpc(args?: GetVpcArgs, opts?: pulumi.InvokeOptions): Promise<GetVpcResult>;
/**
 * A collection of arguments for invoking getVpc.
 */
export interface GetVpcArgs {
    cidr?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    region?: string;
    status?: string;
}
/**
 * A collection of values returned by getVpc.
 */
export interface GetVpcResult {
    readonly cidr: string;
    readonly description: string;
    readonly enterpriseProjectId: string;
    readonly id: string;
    readonly name: string;
    readonly region: string;
    /**
     * @deprecated Deprecated
     */
    readonly routes: outputs.GetVpcRoute[];
    readonly secondaryCidrs: string[];
    readonly status: string;
    readonly tags: {
        [key: string]: string;
    };
}
export declare function getVpcOutput(args?: GetVpcOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVpcResult>;
/**
 * A collection of arguments for invoking getVpc.
 */
export interface GetVpcOutputArgs {
    cidr?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
}
