import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class NatSnatRule extends pulumi.CustomResource {
    /**
     * Get an existing NatSnatRule resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: NatSnatRuleState, opts?: pulumi.CustomResourceOptions): NatSnatRule;
    /**
     * Returns true if the given object is an instance of NatSnatRule.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is NatSnatRule;
    /**
     * The CIDR block connected by SNAT rule (DC side).
     */
    readonly cidr: pulumi.Output<string | undefined>;
    /**
     * The creation time of the SNAT rule.
     */
    readonly createdAt: pulumi.Output<string>;
    /**
     * The description of the SNAT rule.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * The floating IP addresses (separated by commas) connected by SNAT rule.
     */
    readonly floatingIpAddress: pulumi.Output<string>;
    /**
     * The IDs of floating IPs connected by SNAT rule.
     */
    readonly floatingIpId: pulumi.Output<string>;
    /**
     * The frozen EIP associated with the SNAT rule.
     */
    readonly freezedIpAddress: pulumi.Output<string>;
    /**
     * The global EIP addresses (separated by commas) connected by SNAT rule.
     */
    readonly globalEipAddress: pulumi.Output<string>;
    /**
     * The IDs (separated by commas) of global EIPs connected by SNAT rule.
     */
    readonly globalEipId: pulumi.Output<string>;
    /**
     * schema: Required; The ID of the gateway to which the SNAT rule belongs.
     */
    readonly natGatewayId: pulumi.Output<string>;
    readonly natSnatRuleId: pulumi.Output<string>;
    /**
     * @deprecated Deprecated
     */
    readonly networkId: pulumi.Output<string | undefined>;
    /**
     * The region where the SNAT rule is located.
     */
    readonly region: pulumi.Output<string>;
    /**
     * The resource type of the SNAT rule.
     */
    readonly sourceType: pulumi.Output<number | undefined>;
    /**
     * The status of the SNAT rule.
     */
    readonly status: pulumi.Output<string>;
    /**
     * The network IDs of subnet connected by SNAT rule (VPC side).
     */
    readonly subnetId: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.NatSnatRuleTimeouts | undefined>;
    /**
     * Create a NatSnatRule resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: NatSnatRuleArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering NatSnatRule resources.
 */
export interface NatSnatRuleState {
    /**
     * The CIDR block connected by SNAT rule (DC side).
     */
    cidr?: pulumi.Input<string | undefined>;
    /**
     * The creation time of the SNAT rule.
     */
    createdAt?: pulumi.Input<string | undefined>;
    /**
     * The description of the SNAT rule.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The floating IP addresses (separated by commas) connected by SNAT rule.
     */
    floatingIpAddress?: pulumi.Input<string | undefined>;
    /**
     * The IDs of floating IPs connected by SNAT rule.
     */
    floatingIpId?: pulumi.Input<string | undefined>;
    /**
     * The frozen EIP associated with the SNAT rule.
     */
    freezedIpAddress?: pulumi.Input<string | undefined>;
    /**
     * The global EIP addresses (separated by commas) connected by SNAT rule.
     */
    globalEipAddress?: pulumi.Input<string | undefined>;
    /**
     * The IDs (separated by commas) of global EIPs connected by SNAT rule.
     */
    globalEipId?: pulumi.Input<string | undefined>;
    /**
     * schema: Required; The ID of the gateway to which the SNAT rule belongs.
     */
    natGatewayId?: pulumi.Input<string | undefined>;
    natSnatRuleId?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    networkId?: pulumi.Input<string | undefined>;
    /**
     * The region where the SNAT rule is located.
     */
    region?: pulumi.Input<string | undefined>;
    /**
     * The resource type of the SNAT rule.
     */
    sourceType?: pulumi.Input<number | undefined>;
    /**
     * The status of the SNAT rule.
     */
    status?: pulumi.Input<string | undefined>;
    /**
     * The network IDs of subnet connected by SNAT rule (VPC side).
     */
    subnetId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.NatSnatRuleTimeouts | undefined>;
}
/**
 * The set of arguments for constructing a NatSnatRule resource.
 */
export interface NatSnatRuleArgs {
    /**
     * The CIDR block connected by SNAT rule (DC side).
     */
    cidr?: pulumi.Input<string | undefined>;
    /**
     * The description of the SNAT rule.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The IDs of floating IPs connected by SNAT rule.
     */
    floatingIpId?: pulumi.Input<string | undefined>;
    /**
     * The IDs (separated by commas) of global EIPs connected by SNAT rule.
     */
    globalEipId?: pulumi.Input<string | undefined>;
    /**
     * schema: Required; The ID of the gateway to which the SNAT rule belongs.
     */
    natGatewayId: pulumi.Input<string>;
    natSnatRuleId?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    networkId?: pulumi.Input<string | undefined>;
    /**
     * The region where the SNAT rule is located.
     */
    region?: pulumi.Input<string | undefined>;
    /**
     * The resource type of the SNAT rule.
     */
    sourceType?: pulumi.Input<number | undefined>;
    /**
     * The network IDs of subnet connected by SNAT rule (VPC side).
     */
    subnetId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.NatSnatRuleTimeouts | undefined>;
}
