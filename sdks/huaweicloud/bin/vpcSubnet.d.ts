import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class VpcSubnet extends pulumi.CustomResource {
    /**
     * Get an existing VpcSubnet resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VpcSubnetState, opts?: pulumi.CustomResourceOptions): VpcSubnet;
    /**
     * Returns true if the given object is an instance of VpcSubnet.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is VpcSubnet;
    readonly availabilityZone: pulumi.Output<string>;
    readonly cidr: pulumi.Output<string>;
    readonly description: pulumi.Output<string | undefined>;
    readonly dhcpDomainName: pulumi.Output<string | undefined>;
    readonly dhcpEnable: pulumi.Output<boolean | undefined>;
    readonly dhcpIpv6LeaseTime: pulumi.Output<string>;
    readonly dhcpLeaseTime: pulumi.Output<string>;
    readonly dnsLists: pulumi.Output<string[]>;
    readonly gatewayIp: pulumi.Output<string>;
    readonly ipv4SubnetId: pulumi.Output<string>;
    readonly ipv6Cidr: pulumi.Output<string>;
    readonly ipv6Enable: pulumi.Output<boolean | undefined>;
    readonly ipv6Gateway: pulumi.Output<string>;
    readonly ipv6SubnetId: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly ntpServerAddress: pulumi.Output<string | undefined>;
    readonly primaryDns: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly secondaryDns: pulumi.Output<string>;
    /**
     * schema: Deprecated
     */
    readonly subnetId: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.VpcSubnetTimeouts | undefined>;
    readonly vpcId: pulumi.Output<string>;
    readonly vpcSubnetId: pulumi.Output<string>;
    /**
     * Create a VpcSubnet resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: VpcSubnetArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering VpcSubnet resources.
 */
export interface VpcSubnetState {
    availabilityZone?: pulumi.Input<string | undefined>;
    cidr?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    dhcpDomainName?: pulumi.Input<string | undefined>;
    dhcpEnable?: pulumi.Input<boolean | undefined>;
    dhcpIpv6LeaseTime?: pulumi.Input<string | undefined>;
    dhcpLeaseTime?: pulumi.Input<string | undefined>;
    dnsLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    gatewayIp?: pulumi.Input<string | undefined>;
    ipv4SubnetId?: pulumi.Input<string | undefined>;
    ipv6Cidr?: pulumi.Input<string | undefined>;
    ipv6Enable?: pulumi.Input<boolean | undefined>;
    ipv6Gateway?: pulumi.Input<string | undefined>;
    ipv6SubnetId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    ntpServerAddress?: pulumi.Input<string | undefined>;
    primaryDns?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    secondaryDns?: pulumi.Input<string | undefined>;
    /**
     * schema: Deprecated
     */
    subnetId?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcSubnetTimeouts | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
    vpcSubnetId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a VpcSubnet resource.
 */
export interface VpcSubnetArgs {
    availabilityZone?: pulumi.Input<string | undefined>;
    cidr: pulumi.Input<string>;
    description?: pulumi.Input<string | undefined>;
    dhcpDomainName?: pulumi.Input<string | undefined>;
    dhcpEnable?: pulumi.Input<boolean | undefined>;
    dhcpIpv6LeaseTime?: pulumi.Input<string | undefined>;
    dhcpLeaseTime?: pulumi.Input<string | undefined>;
    dnsLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    gatewayIp: pulumi.Input<string>;
    ipv6Enable?: pulumi.Input<boolean | undefined>;
    name?: pulumi.Input<string | undefined>;
    ntpServerAddress?: pulumi.Input<string | undefined>;
    primaryDns?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    secondaryDns?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcSubnetTimeouts | undefined>;
    vpcId: pulumi.Input<string>;
    vpcSubnetId?: pulumi.Input<string | undefined>;
}
