import * as pulumi from "@pulumi/pulumi";
export declare class LtsGroup extends pulumi.CustomResource {
    /**
     * Get an existing LtsGroup resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: LtsGroupState, opts?: pulumi.CustomResourceOptions): LtsGroup;
    /**
     * Returns true if the given object is an instance of LtsGroup.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is LtsGroup;
    readonly createdAt: pulumi.Output<string>;
    /**
     * The enterprise project ID to which the log group belongs.
     */
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly groupName: pulumi.Output<string>;
    readonly ltsGroupId: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly ttlInDays: pulumi.Output<number>;
    /**
     * Create a LtsGroup resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: LtsGroupArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering LtsGroup resources.
 */
export interface LtsGroupState {
    createdAt?: pulumi.Input<string | undefined>;
    /**
     * The enterprise project ID to which the log group belongs.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    groupName?: pulumi.Input<string | undefined>;
    ltsGroupId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    ttlInDays?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a LtsGroup resource.
 */
export interface LtsGroupArgs {
    /**
     * The enterprise project ID to which the log group belongs.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    groupName: pulumi.Input<string>;
    ltsGroupId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    ttlInDays: pulumi.Input<number>;
}
