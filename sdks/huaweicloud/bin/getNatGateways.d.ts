import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getNatGateways(args?: GetNatGatewaysArgs, opts?: pulumi.InvokeOptions): Promise<GetNatGatewaysResult>;
/**
 * A collection of arguments for invoking getNatGateways.
 */
export interface GetNatGatewaysArgs {
    createdAt?: string;
    description?: string;
    enterpriseProjectId?: string;
    gatewayId?: string;
    id?: string;
    name?: string;
    region?: string;
    spec?: string;
    status?: string;
    subnetId?: string;
    vpcId?: string;
}
/**
 * A collection of values returned by getNatGateways.
 */
export interface GetNatGatewaysResult {
    readonly createdAt?: string;
    readonly description?: string;
    readonly enterpriseProjectId?: string;
    readonly gatewayId?: string;
    readonly gateways: outputs.GetNatGatewaysGateway[];
    readonly id: string;
    readonly name?: string;
    readonly region: string;
    readonly spec?: string;
    readonly status?: string;
    readonly subnetId?: string;
    readonly vpcId?: string;
}
export declare function getNatGatewaysOutput(args?: GetNatGatewaysOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetNatGatewaysResult>;
/**
 * A collection of arguments for invoking getNatGateways.
 */
export interface GetNatGatewaysOutputArgs {
    createdAt?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    gatewayId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    spec?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    subnetId?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
