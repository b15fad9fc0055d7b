import * as pulumi from "@pulumi/pulumi";
export declare class SfsTurboDirQuota extends pulumi.CustomResource {
    /**
     * Get an existing SfsTurboDirQuota resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SfsTurboDirQuotaState, opts?: pulumi.CustomResourceOptions): SfsTurboDirQuota;
    /**
     * Returns true if the given object is an instance of SfsTurboDirQuota.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SfsTurboDirQuota;
    /**
     * Specifies the size of the directory.
     */
    readonly capacity: pulumi.Output<number | undefined>;
    /**
     * Specifies the maximum number of inodes allowed in the directory.
     */
    readonly inode: pulumi.Output<number | undefined>;
    /**
     * Specifies the valid full path of an existing directory.
     */
    readonly path: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly sfsTurboDirQuotaId: pulumi.Output<string>;
    /**
     * Specifies the SFS Turbo ID.
     */
    readonly shareId: pulumi.Output<string>;
    /**
     * Specifies the size of the used directory.
     */
    readonly usedCapacity: pulumi.Output<number>;
    /**
     * Specifies the number of used inodes in the directory.
     */
    readonly usedInode: pulumi.Output<number>;
    /**
     * Create a SfsTurboDirQuota resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SfsTurboDirQuotaArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SfsTurboDirQuota resources.
 */
export interface SfsTurboDirQuotaState {
    /**
     * Specifies the size of the directory.
     */
    capacity?: pulumi.Input<number | undefined>;
    /**
     * Specifies the maximum number of inodes allowed in the directory.
     */
    inode?: pulumi.Input<number | undefined>;
    /**
     * Specifies the valid full path of an existing directory.
     */
    path?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboDirQuotaId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the SFS Turbo ID.
     */
    shareId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the size of the used directory.
     */
    usedCapacity?: pulumi.Input<number | undefined>;
    /**
     * Specifies the number of used inodes in the directory.
     */
    usedInode?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a SfsTurboDirQuota resource.
 */
export interface SfsTurboDirQuotaArgs {
    /**
     * Specifies the size of the directory.
     */
    capacity?: pulumi.Input<number | undefined>;
    /**
     * Specifies the maximum number of inodes allowed in the directory.
     */
    inode?: pulumi.Input<number | undefined>;
    /**
     * Specifies the valid full path of an existing directory.
     */
    path: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboDirQuotaId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the SFS Turbo ID.
     */
    shareId: pulumi.Input<string>;
}
