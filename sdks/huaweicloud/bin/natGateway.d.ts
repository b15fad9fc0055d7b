import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class NatGateway extends pulumi.CustomResource {
    /**
     * Get an existing NatGateway resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: NatGatewayState, opts?: pulumi.CustomResourceOptions): NatGateway;
    /**
     * Returns true if the given object is an instance of NatGateway.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is NatGateway;
    readonly autoRenew: pulumi.Output<string | undefined>;
    /**
     * The order information of the NAT gateway.
     */
    readonly billingInfo: pulumi.Output<string>;
    /**
     * The bandwidth that the NAT gateway can receive or send per second.
     */
    readonly bpsMax: pulumi.Output<number>;
    readonly chargingMode: pulumi.Output<string>;
    /**
     * The creation time of the NAT gateway.
     */
    readonly createdAt: pulumi.Output<string>;
    /**
     * The description of the NAT gateway.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * The maximum number of DNAT rules on the NAT gateway.
     */
    readonly dnatRulesLimit: pulumi.Output<number>;
    /**
     * The enterprise project ID of the NAT gateway.
     */
    readonly enterpriseProjectId: pulumi.Output<string>;
    /**
     * The NAT gateway name.
     */
    readonly name: pulumi.Output<string>;
    readonly natGatewayId: pulumi.Output<string>;
    /**
     * The IP address used for the NG port of the NAT gateway.
     */
    readonly ngportIpAddress: pulumi.Output<string>;
    readonly period: pulumi.Output<number | undefined>;
    readonly periodUnit: pulumi.Output<string | undefined>;
    /**
     * The number of packets that the NAT gateway can receive or send per second.
     */
    readonly ppsMax: pulumi.Output<number>;
    /**
     * The region where the NAT gateway is located.
     */
    readonly region: pulumi.Output<string>;
    /**
     * The session configuration of the NAT gateway.
     */
    readonly sessionConf: pulumi.Output<outputs.NatGatewaySessionConf | undefined>;
    /**
     * The maximum number of SNAT rules on the NAT gateway.
     */
    readonly snatRulePublicIpLimit: pulumi.Output<number>;
    /**
     * The specification of the NAT gateway.
     */
    readonly spec: pulumi.Output<string>;
    /**
     * The current status of the NAT gateway.
     */
    readonly status: pulumi.Output<string>;
    /**
     * The network ID of the downstream interface (the next hop of the DVR) of the NAT gateway.
     */
    readonly subnetId: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.NatGatewayTimeouts | undefined>;
    /**
     * The ID of the VPC to which the NAT gateway belongs.
     */
    readonly vpcId: pulumi.Output<string>;
    /**
     * Create a NatGateway resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: NatGatewayArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering NatGateway resources.
 */
export interface NatGatewayState {
    autoRenew?: pulumi.Input<string | undefined>;
    /**
     * The order information of the NAT gateway.
     */
    billingInfo?: pulumi.Input<string | undefined>;
    /**
     * The bandwidth that the NAT gateway can receive or send per second.
     */
    bpsMax?: pulumi.Input<number | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    /**
     * The creation time of the NAT gateway.
     */
    createdAt?: pulumi.Input<string | undefined>;
    /**
     * The description of the NAT gateway.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The maximum number of DNAT rules on the NAT gateway.
     */
    dnatRulesLimit?: pulumi.Input<number | undefined>;
    /**
     * The enterprise project ID of the NAT gateway.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * The NAT gateway name.
     */
    name?: pulumi.Input<string | undefined>;
    natGatewayId?: pulumi.Input<string | undefined>;
    /**
     * The IP address used for the NG port of the NAT gateway.
     */
    ngportIpAddress?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    /**
     * The number of packets that the NAT gateway can receive or send per second.
     */
    ppsMax?: pulumi.Input<number | undefined>;
    /**
     * The region where the NAT gateway is located.
     */
    region?: pulumi.Input<string | undefined>;
    /**
     * The session configuration of the NAT gateway.
     */
    sessionConf?: pulumi.Input<inputs.NatGatewaySessionConf | undefined>;
    /**
     * The maximum number of SNAT rules on the NAT gateway.
     */
    snatRulePublicIpLimit?: pulumi.Input<number | undefined>;
    /**
     * The specification of the NAT gateway.
     */
    spec?: pulumi.Input<string | undefined>;
    /**
     * The current status of the NAT gateway.
     */
    status?: pulumi.Input<string | undefined>;
    /**
     * The network ID of the downstream interface (the next hop of the DVR) of the NAT gateway.
     */
    subnetId?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.NatGatewayTimeouts | undefined>;
    /**
     * The ID of the VPC to which the NAT gateway belongs.
     */
    vpcId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a NatGateway resource.
 */
export interface NatGatewayArgs {
    autoRenew?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    /**
     * The description of the NAT gateway.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The enterprise project ID of the NAT gateway.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * The NAT gateway name.
     */
    name?: pulumi.Input<string | undefined>;
    natGatewayId?: pulumi.Input<string | undefined>;
    /**
     * The IP address used for the NG port of the NAT gateway.
     */
    ngportIpAddress?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    /**
     * The region where the NAT gateway is located.
     */
    region?: pulumi.Input<string | undefined>;
    /**
     * The session configuration of the NAT gateway.
     */
    sessionConf?: pulumi.Input<inputs.NatGatewaySessionConf | undefined>;
    /**
     * The specification of the NAT gateway.
     */
    spec: pulumi.Input<string>;
    /**
     * The network ID of the downstream interface (the next hop of the DVR) of the NAT gateway.
     */
    subnetId: pulumi.Input<string>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.NatGatewayTimeouts | undefined>;
    /**
     * The ID of the VPC to which the NAT gateway belongs.
     */
    vpcId: pulumi.Input<string>;
}
