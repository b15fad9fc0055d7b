import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class VpcEip extends pulumi.CustomResource {
    /**
     * Get an existing VpcEip resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VpcEipState, opts?: pulumi.CustomResourceOptions): VpcEip;
    /**
     * Returns true if the given object is an instance of VpcEip.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is VpcEip;
    readonly address: pulumi.Output<string>;
    readonly associateId: pulumi.Output<string>;
    readonly associateType: pulumi.Output<string>;
    /**
     * @deprecated Deprecated
     */
    readonly autoPay: pulumi.Output<string | undefined>;
    readonly autoRenew: pulumi.Output<string | undefined>;
    /**
     * The bandwidth configuration.
     */
    readonly bandwidth: pulumi.Output<outputs.VpcEipBandwidth>;
    readonly chargingMode: pulumi.Output<string>;
    readonly createdAt: pulumi.Output<string>;
    /**
     * The description of the EIP.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * The enterprise project ID to which the EIP belongs.
     */
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly instanceId: pulumi.Output<string>;
    readonly instanceType: pulumi.Output<string>;
    readonly ipv6Address: pulumi.Output<string>;
    /**
     * The name of the EIP.
     */
    readonly name: pulumi.Output<string>;
    readonly period: pulumi.Output<number | undefined>;
    readonly periodUnit: pulumi.Output<string | undefined>;
    readonly portId: pulumi.Output<string>;
    readonly privateIp: pulumi.Output<string>;
    /**
     * The EIP configuration.
     */
    readonly publicip: pulumi.Output<outputs.VpcEipPublicip>;
    /**
     * The region in which to create the EIP resource.
     */
    readonly region: pulumi.Output<string>;
    readonly status: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.VpcEipTimeouts | undefined>;
    readonly updatedAt: pulumi.Output<string>;
    readonly vpcEipId: pulumi.Output<string>;
    /**
     * Create a VpcEip resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: VpcEipArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering VpcEip resources.
 */
export interface VpcEipState {
    address?: pulumi.Input<string | undefined>;
    associateId?: pulumi.Input<string | undefined>;
    associateType?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    autoPay?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    /**
     * The bandwidth configuration.
     */
    bandwidth?: pulumi.Input<inputs.VpcEipBandwidth | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    createdAt?: pulumi.Input<string | undefined>;
    /**
     * The description of the EIP.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The enterprise project ID to which the EIP belongs.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    instanceId?: pulumi.Input<string | undefined>;
    instanceType?: pulumi.Input<string | undefined>;
    ipv6Address?: pulumi.Input<string | undefined>;
    /**
     * The name of the EIP.
     */
    name?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    portId?: pulumi.Input<string | undefined>;
    privateIp?: pulumi.Input<string | undefined>;
    /**
     * The EIP configuration.
     */
    publicip?: pulumi.Input<inputs.VpcEipPublicip | undefined>;
    /**
     * The region in which to create the EIP resource.
     */
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcEipTimeouts | undefined>;
    updatedAt?: pulumi.Input<string | undefined>;
    vpcEipId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a VpcEip resource.
 */
export interface VpcEipArgs {
    /**
     * @deprecated Deprecated
     */
    autoPay?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    /**
     * The bandwidth configuration.
     */
    bandwidth: pulumi.Input<inputs.VpcEipBandwidth>;
    chargingMode?: pulumi.Input<string | undefined>;
    /**
     * The description of the EIP.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The enterprise project ID to which the EIP belongs.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * The name of the EIP.
     */
    name?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    /**
     * The EIP configuration.
     */
    publicip: pulumi.Input<inputs.VpcEipPublicip>;
    /**
     * The region in which to create the EIP resource.
     */
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcEipTimeouts | undefined>;
    vpcEipId?: pulumi.Input<string | undefined>;
}
