import * as pulumi from "@pulumi/pulumi";
export declare class ModelartsAuthorization extends pulumi.CustomResource {
    /**
     * Get an existing ModelartsAuthorization resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ModelartsAuthorizationState, opts?: pulumi.CustomResourceOptions): ModelartsAuthorization;
    /**
     * Returns true if the given object is an instance of ModelartsAuthorization.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ModelartsAuthorization;
    /**
     * Agency name.
     */
    readonly agencyName: pulumi.Output<string>;
    readonly modelartsAuthorizationId: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    /**
     * Authorization type. The valid value is **agency**.
     */
    readonly type: pulumi.Output<string>;
    /**
     * User ID.
     */
    readonly userId: pulumi.Output<string>;
    /**
     * User Name.
     */
    readonly userName: pulumi.Output<string>;
    /**
     * Create a ModelartsAuthorization resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ModelartsAuthorizationArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ModelartsAuthorization resources.
 */
export interface ModelartsAuthorizationState {
    /**
     * Agency name.
     */
    agencyName?: pulumi.Input<string | undefined>;
    modelartsAuthorizationId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * Authorization type. The valid value is **agency**.
     */
    type?: pulumi.Input<string | undefined>;
    /**
     * User ID.
     */
    userId?: pulumi.Input<string | undefined>;
    /**
     * User Name.
     */
    userName?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a ModelartsAuthorization resource.
 */
export interface ModelartsAuthorizationArgs {
    /**
     * Agency name.
     */
    agencyName: pulumi.Input<string>;
    modelartsAuthorizationId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * Authorization type. The valid value is **agency**.
     */
    type: pulumi.Input<string>;
    /**
     * User ID.
     */
    userId: pulumi.Input<string>;
}
