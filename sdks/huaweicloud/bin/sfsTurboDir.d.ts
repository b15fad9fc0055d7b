import * as pulumi from "@pulumi/pulumi";
export declare class SfsTurboDir extends pulumi.CustomResource {
    /**
     * Get an existing SfsTurboDir resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SfsTurboDirState, opts?: pulumi.CustomResourceOptions): SfsTurboDir;
    /**
     * Returns true if the given object is an instance of SfsTurboDir.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SfsTurboDir;
    /**
     * Specifies the group ID of the SFS Turbo directory.
     */
    readonly gid: pulumi.Output<number | undefined>;
    /**
     * Specifies the SFS Turbo directory permissions.
     */
    readonly mode: pulumi.Output<number | undefined>;
    /**
     * Specifies the valid full path of SFS Turbo directory.
     */
    readonly path: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly sfsTurboDirId: pulumi.Output<string>;
    /**
     * Specifies the SFS Turbo ID.
     */
    readonly shareId: pulumi.Output<string>;
    /**
     * Specifies the user ID of the SFS Turbo directory.
     */
    readonly uid: pulumi.Output<number | undefined>;
    /**
     * Create a SfsTurboDir resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SfsTurboDirArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SfsTurboDir resources.
 */
export interface SfsTurboDirState {
    /**
     * Specifies the group ID of the SFS Turbo directory.
     */
    gid?: pulumi.Input<number | undefined>;
    /**
     * Specifies the SFS Turbo directory permissions.
     */
    mode?: pulumi.Input<number | undefined>;
    /**
     * Specifies the valid full path of SFS Turbo directory.
     */
    path?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboDirId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the SFS Turbo ID.
     */
    shareId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the user ID of the SFS Turbo directory.
     */
    uid?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a SfsTurboDir resource.
 */
export interface SfsTurboDirArgs {
    /**
     * Specifies the group ID of the SFS Turbo directory.
     */
    gid?: pulumi.Input<number | undefined>;
    /**
     * Specifies the SFS Turbo directory permissions.
     */
    mode?: pulumi.Input<number | undefined>;
    /**
     * Specifies the valid full path of SFS Turbo directory.
     */
    path: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboDirId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the SFS Turbo ID.
     */
    shareId: pulumi.Input<string>;
    /**
     * Specifies the user ID of the SFS Turbo directory.
     */
    uid?: pulumi.Input<number | undefined>;
}
