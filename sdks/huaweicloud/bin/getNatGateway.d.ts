import * as pulumi from "@pulumi/pulumi";
export declare function getNatGateway(args?: GetNatGatewayArgs, opts?: pulumi.InvokeOptions): Promise<GetNatGatewayResult>;
/**
 * A collection of arguments for invoking getNatGateway.
 */
export interface GetNatGatewayArgs {
    description?: string;
    enterpriseProjectId?: string;
    id?: string;
    /**
     * @deprecated Deprecated
     */
    internalNetworkId?: string;
    name?: string;
    region?: string;
    /**
     * @deprecated Deprecated
     */
    routerId?: string;
    spec?: string;
    status?: string;
    subnetId?: string;
    vpcId?: string;
}
/**
 * A collection of values returned by getNatGateway.
 */
export interface GetNatGatewayResult {
    readonly description: string;
    readonly enterpriseProjectId: string;
    readonly id: string;
    /**
     * @deprecated Deprecated
     */
    readonly internalNetworkId?: string;
    readonly name: string;
    readonly region: string;
    /**
     * @deprecated Deprecated
     */
    readonly routerId?: string;
    readonly spec: string;
    readonly status: string;
    readonly subnetId: string;
    readonly vpcId: string;
}
export declare function getNatGatewayOutput(args?: GetNatGatewayOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetNatGatewayResult>;
/**
 * A collection of arguments for invoking getNatGateway.
 */
export interface GetNatGatewayOutputArgs {
    description?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    internalNetworkId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    routerId?: pulumi.Input<string | undefined>;
    spec?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    subnetId?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
