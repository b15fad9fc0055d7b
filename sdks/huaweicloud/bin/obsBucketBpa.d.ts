import * as pulumi from "@pulumi/pulumi";
export declare class ObsBucketBpa extends pulumi.CustomResource {
    /**
     * Get an existing ObsBucketBpa resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ObsBucketBpaState, opts?: pulumi.CustomResourceOptions): ObsBucketBpa;
    /**
     * Returns true if the given object is an instance of ObsBucketBpa.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ObsBucketBpa;
    readonly blockPublicAcls: pulumi.Output<boolean>;
    readonly blockPublicPolicy: pulumi.Output<boolean>;
    readonly bucket: pulumi.Output<string>;
    readonly enableForceNew: pulumi.Output<string | undefined>;
    readonly ignorePublicAcls: pulumi.Output<boolean>;
    readonly obsBucketBpaId: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly restrictPublicBuckets: pulumi.Output<boolean>;
    /**
     * Create a ObsBucketBpa resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ObsBucketBpaArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ObsBucketBpa resources.
 */
export interface ObsBucketBpaState {
    blockPublicAcls?: pulumi.Input<boolean | undefined>;
    blockPublicPolicy?: pulumi.Input<boolean | undefined>;
    bucket?: pulumi.Input<string | undefined>;
    enableForceNew?: pulumi.Input<string | undefined>;
    ignorePublicAcls?: pulumi.Input<boolean | undefined>;
    obsBucketBpaId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    restrictPublicBuckets?: pulumi.Input<boolean | undefined>;
}
/**
 * The set of arguments for constructing a ObsBucketBpa resource.
 */
export interface ObsBucketBpaArgs {
    blockPublicAcls?: pulumi.Input<boolean | undefined>;
    blockPublicPolicy?: pulumi.Input<boolean | undefined>;
    bucket: pulumi.Input<string>;
    enableForceNew?: pulumi.Input<string | undefined>;
    ignorePublicAcls?: pulumi.Input<boolean | undefined>;
    obsBucketBpaId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    restrictPublicBuckets?: pulumi.Input<boolean | undefined>;
}
