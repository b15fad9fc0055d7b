import * as pulumi from "@pulumi/pulumi";
export declare function getVpcSubnet(args?: GetVpcSubnetArgs, opts?: pulumi.InvokeOptions): Promise<GetVpcSubnetResult>;
/**
 * A collection of arguments for invoking getVpcSubnet.
 */
export interface GetVpcSubnetArgs {
    availabilityZone?: string;
    cidr?: string;
    gatewayIp?: string;
    id?: string;
    name?: string;
    primaryDns?: string;
    region?: string;
    secondaryDns?: string;
    status?: string;
    vpcId?: string;
}
/**
 * A collection of values returned by getVpcSubnet.
 */
export interface GetVpcSubnetResult {
    readonly availabilityZone: string;
    readonly cidr: string;
    readonly description: string;
    readonly dhcpEnable: boolean;
    readonly dnsLists: string[];
    readonly gatewayIp: string;
    readonly id: string;
    readonly ipv4SubnetId: string;
    readonly ipv6Cidr: string;
    readonly ipv6Enable: boolean;
    readonly ipv6Gateway: string;
    readonly ipv6SubnetId: string;
    readonly name: string;
    readonly primaryDns: string;
    readonly region: string;
    readonly secondaryDns: string;
    readonly status: string;
    readonly subnetId: string;
    readonly vpcId: string;
}
export declare function getVpcSubnetOutput(args?: GetVpcSubnetOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVpcSubnetResult>;
/**
 * A collection of arguments for invoking getVpcSubnet.
 */
export interface GetVpcSubnetOutputArgs {
    availabilityZone?: pulumi.Input<string | undefined>;
    cidr?: pulumi.Input<string | undefined>;
    gatewayIp?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    primaryDns?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    secondaryDns?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
