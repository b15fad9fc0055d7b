import * as pulumi from "@pulumi/pulumi";
export declare class SfsTurboPermRule extends pulumi.CustomResource {
    /**
     * Get an existing SfsTurboPermRule resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SfsTurboPermRuleState, opts?: pulumi.CustomResourceOptions): SfsTurboPermRule;
    /**
     * Returns true if the given object is an instance of SfsTurboPermRule.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SfsTurboPermRule;
    readonly ipCidr: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly rwType: pulumi.Output<string>;
    readonly sfsTurboPermRuleId: pulumi.Output<string>;
    readonly shareId: pulumi.Output<string>;
    readonly userType: pulumi.Output<string>;
    /**
     * Create a SfsTurboPermRule resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SfsTurboPermRuleArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SfsTurboPermRule resources.
 */
export interface SfsTurboPermRuleState {
    ipCidr?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    rwType?: pulumi.Input<string | undefined>;
    sfsTurboPermRuleId?: pulumi.Input<string | undefined>;
    shareId?: pulumi.Input<string | undefined>;
    userType?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SfsTurboPermRule resource.
 */
export interface SfsTurboPermRuleArgs {
    ipCidr: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    rwType: pulumi.Input<string>;
    sfsTurboPermRuleId?: pulumi.Input<string | undefined>;
    shareId: pulumi.Input<string>;
    userType: pulumi.Input<string>;
}
