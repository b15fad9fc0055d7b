import * as pulumi from "@pulumi/pulumi";
export declare class ObsBucketPolicy extends pulumi.CustomResource {
    /**
     * Get an existing ObsBucketPolicy resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ObsBucketPolicyState, opts?: pulumi.CustomResourceOptions): ObsBucketPolicy;
    /**
     * Returns true if the given object is an instance of ObsBucketPolicy.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ObsBucketPolicy;
    readonly bucket: pulumi.Output<string>;
    readonly obsBucketPolicyId: pulumi.Output<string>;
    readonly policy: pulumi.Output<string>;
    readonly policyFormat: pulumi.Output<string | undefined>;
    readonly region: pulumi.Output<string>;
    /**
     * Create a ObsBucketPolicy resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ObsBucketPolicyArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ObsBucketPolicy resources.
 */
export interface ObsBucketPolicyState {
    bucket?: pulumi.Input<string | undefined>;
    obsBucketPolicyId?: pulumi.Input<string | undefined>;
    policy?: pulumi.Input<string | undefined>;
    policyFormat?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a ObsBucketPolicy resource.
 */
export interface ObsBucketPolicyArgs {
    bucket: pulumi.Input<string>;
    obsBucketPolicyId?: pulumi.Input<string | undefined>;
    policy: pulumi.Input<string>;
    policyFormat?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
