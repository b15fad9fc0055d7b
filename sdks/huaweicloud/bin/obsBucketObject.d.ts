import * as pulumi from "@pulumi/pulumi";
export declare class ObsBucketObject extends pulumi.CustomResource {
    /**
     * Get an existing ObsBucketObject resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ObsBucketObjectState, opts?: pulumi.CustomResourceOptions): ObsBucketObject;
    /**
     * Returns true if the given object is an instance of ObsBucketObject.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ObsBucketObject;
    readonly acl: pulumi.Output<string | undefined>;
    readonly bucket: pulumi.Output<string>;
    readonly content: pulumi.Output<string | undefined>;
    readonly contentType: pulumi.Output<string>;
    readonly encryption: pulumi.Output<boolean | undefined>;
    readonly etag: pulumi.Output<string>;
    readonly key: pulumi.Output<string>;
    readonly kmsKeyId: pulumi.Output<string | undefined>;
    /**
     * The custom metadata key/value pairs of the object.
     */
    readonly metadata: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly obsBucketObjectId: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly size: pulumi.Output<number>;
    readonly source: pulumi.Output<string | undefined>;
    readonly storageClass: pulumi.Output<string>;
    /**
     * The key/value pairs to associate with the object.
     */
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly versionId: pulumi.Output<string>;
    /**
     * Create a ObsBucketObject resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ObsBucketObjectArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ObsBucketObject resources.
 */
export interface ObsBucketObjectState {
    acl?: pulumi.Input<string | undefined>;
    bucket?: pulumi.Input<string | undefined>;
    content?: pulumi.Input<string | undefined>;
    contentType?: pulumi.Input<string | undefined>;
    encryption?: pulumi.Input<boolean | undefined>;
    etag?: pulumi.Input<string | undefined>;
    key?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    /**
     * The custom metadata key/value pairs of the object.
     */
    metadata?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    obsBucketObjectId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    size?: pulumi.Input<number | undefined>;
    source?: pulumi.Input<string | undefined>;
    storageClass?: pulumi.Input<string | undefined>;
    /**
     * The key/value pairs to associate with the object.
     */
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    versionId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a ObsBucketObject resource.
 */
export interface ObsBucketObjectArgs {
    acl?: pulumi.Input<string | undefined>;
    bucket: pulumi.Input<string>;
    content?: pulumi.Input<string | undefined>;
    contentType?: pulumi.Input<string | undefined>;
    encryption?: pulumi.Input<boolean | undefined>;
    etag?: pulumi.Input<string | undefined>;
    key: pulumi.Input<string>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    /**
     * The custom metadata key/value pairs of the object.
     */
    metadata?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    obsBucketObjectId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    source?: pulumi.Input<string | undefined>;
    storageClass?: pulumi.Input<string | undefined>;
    /**
     * The key/value pairs to associate with the object.
     */
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
