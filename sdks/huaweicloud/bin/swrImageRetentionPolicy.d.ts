import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SwrImageRetentionPolicy extends pulumi.CustomResource {
    /**
     * Get an existing SwrImageRetentionPolicy resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SwrImageRetentionPolicyState, opts?: pulumi.CustomResourceOptions): SwrImageRetentionPolicy;
    /**
     * Returns true if the given object is an instance of SwrImageRetentionPolicy.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SwrImageRetentionPolicy;
    /**
     * Specifies the number of retention.
     */
    readonly number: pulumi.Output<number>;
    /**
     * Specifies the name of the organization.
     */
    readonly organization: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    /**
     * Specifies the name of the repository.
     */
    readonly repository: pulumi.Output<string>;
    /**
     * Indicates the retention ID.
     */
    readonly retentionId: pulumi.Output<string>;
    readonly swrImageRetentionPolicyId: pulumi.Output<string>;
    /**
     * Specifies the image tags that are not counted in the retention policy
     */
    readonly tagSelectors: pulumi.Output<outputs.SwrImageRetentionPolicyTagSelector[] | undefined>;
    /**
     * Specifies the retention policy type.
     */
    readonly type: pulumi.Output<string>;
    /**
     * Create a SwrImageRetentionPolicy resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SwrImageRetentionPolicyArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SwrImageRetentionPolicy resources.
 */
export interface SwrImageRetentionPolicyState {
    /**
     * Specifies the number of retention.
     */
    number?: pulumi.Input<number | undefined>;
    /**
     * Specifies the name of the organization.
     */
    organization?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * Specifies the name of the repository.
     */
    repository?: pulumi.Input<string | undefined>;
    /**
     * Indicates the retention ID.
     */
    retentionId?: pulumi.Input<string | undefined>;
    swrImageRetentionPolicyId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the image tags that are not counted in the retention policy
     */
    tagSelectors?: pulumi.Input<pulumi.Input<inputs.SwrImageRetentionPolicyTagSelector>[] | undefined>;
    /**
     * Specifies the retention policy type.
     */
    type?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SwrImageRetentionPolicy resource.
 */
export interface SwrImageRetentionPolicyArgs {
    /**
     * Specifies the number of retention.
     */
    number: pulumi.Input<number>;
    /**
     * Specifies the name of the organization.
     */
    organization: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    /**
     * Specifies the name of the repository.
     */
    repository: pulumi.Input<string>;
    swrImageRetentionPolicyId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the image tags that are not counted in the retention policy
     */
    tagSelectors?: pulumi.Input<pulumi.Input<inputs.SwrImageRetentionPolicyTagSelector>[] | undefined>;
    /**
     * Specifies the retention policy type.
     */
    type: pulumi.Input<string>;
}
