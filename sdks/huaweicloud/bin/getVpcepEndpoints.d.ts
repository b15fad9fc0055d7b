import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getVpcepEndpoints(args?: GetVpcepEndpointsArgs, opts?: pulumi.InvokeOptions): Promise<GetVpcepEndpointsResult>;
/**
 * A collection of arguments for invoking getVpcepEndpoints.
 */
export interface GetVpcepEndpointsArgs {
    endpointId?: string;
    id?: string;
    region?: string;
    serviceName?: string;
    vpcId?: string;
}
/**
 * A collection of values returned by getVpcepEndpoints.
 */
export interface GetVpcepEndpointsResult {
    readonly endpointId?: string;
    readonly endpoints: outputs.GetVpcepEndpointsEndpoint[];
    readonly id: string;
    readonly region: string;
    readonly serviceName?: string;
    readonly vpcId?: string;
}
export declare function getVpcepEndpointsOutput(args?: GetVpcepEndpointsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVpcepEndpointsResult>;
/**
 * A collection of arguments for invoking getVpcepEndpoints.
 */
export interface GetVpcepEndpointsOutputArgs {
    endpointId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    serviceName?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
