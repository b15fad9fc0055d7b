import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class NetworkingSecgroupRule extends pulumi.CustomResource {
    /**
     * Get an existing NetworkingSecgroupRule resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: NetworkingSecgroupRuleState, opts?: pulumi.CustomResourceOptions): NetworkingSecgroupRule;
    /**
     * Returns true if the given object is an instance of NetworkingSecgroupRule.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is NetworkingSecgroupRule;
    readonly action: pulumi.Output<string>;
    readonly description: pulumi.Output<string | undefined>;
    readonly direction: pulumi.Output<string>;
    readonly ethertype: pulumi.Output<string>;
    readonly networkingSecgroupRuleId: pulumi.Output<string>;
    readonly portRangeMax: pulumi.Output<number>;
    readonly portRangeMin: pulumi.Output<number>;
    readonly ports: pulumi.Output<string>;
    readonly priority: pulumi.Output<number>;
    readonly protocol: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly remoteAddressGroupId: pulumi.Output<string>;
    readonly remoteGroupId: pulumi.Output<string>;
    readonly remoteIpPrefix: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.NetworkingSecgroupRuleTimeouts | undefined>;
    /**
     * Create a NetworkingSecgroupRule resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: NetworkingSecgroupRuleArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering NetworkingSecgroupRule resources.
 */
export interface NetworkingSecgroupRuleState {
    action?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    direction?: pulumi.Input<string | undefined>;
    ethertype?: pulumi.Input<string | undefined>;
    networkingSecgroupRuleId?: pulumi.Input<string | undefined>;
    portRangeMax?: pulumi.Input<number | undefined>;
    portRangeMin?: pulumi.Input<number | undefined>;
    ports?: pulumi.Input<string | undefined>;
    priority?: pulumi.Input<number | undefined>;
    protocol?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    remoteAddressGroupId?: pulumi.Input<string | undefined>;
    remoteGroupId?: pulumi.Input<string | undefined>;
    remoteIpPrefix?: pulumi.Input<string | undefined>;
    securityGroupId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.NetworkingSecgroupRuleTimeouts | undefined>;
}
/**
 * The set of arguments for constructing a NetworkingSecgroupRule resource.
 */
export interface NetworkingSecgroupRuleArgs {
    action?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    direction: pulumi.Input<string>;
    ethertype: pulumi.Input<string>;
    networkingSecgroupRuleId?: pulumi.Input<string | undefined>;
    portRangeMax?: pulumi.Input<number | undefined>;
    portRangeMin?: pulumi.Input<number | undefined>;
    ports?: pulumi.Input<string | undefined>;
    priority?: pulumi.Input<number | undefined>;
    protocol?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    remoteAddressGroupId?: pulumi.Input<string | undefined>;
    remoteGroupId?: pulumi.Input<string | undefined>;
    remoteIpPrefix?: pulumi.Input<string | undefined>;
    securityGroupId: pulumi.Input<string>;
    timeouts?: pulumi.Input<inputs.NetworkingSecgroupRuleTimeouts | undefined>;
}
