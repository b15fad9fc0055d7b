import * as pulumi from "@pulumi/pulumi";
export declare class LtsStream extends pulumi.CustomResource {
    /**
     * Get an existing LtsStream resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: LtsStreamState, opts?: pulumi.CustomResourceOptions): LtsStream;
    /**
     * Returns true if the given object is an instance of LtsStream.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is LtsStream;
    readonly createdAt: pulumi.Output<string>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly filterCount: pulumi.Output<number>;
    readonly groupId: pulumi.Output<string>;
    /**
     * Whether to favorite the log stream.
     */
    readonly isFavorite: pulumi.Output<boolean | undefined>;
    readonly ltsStreamId: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly streamName: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly ttlInDays: pulumi.Output<number>;
    /**
     * Create a LtsStream resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: LtsStreamArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering LtsStream resources.
 */
export interface LtsStreamState {
    createdAt?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    filterCount?: pulumi.Input<number | undefined>;
    groupId?: pulumi.Input<string | undefined>;
    /**
     * Whether to favorite the log stream.
     */
    isFavorite?: pulumi.Input<boolean | undefined>;
    ltsStreamId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    streamName?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    ttlInDays?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a LtsStream resource.
 */
export interface LtsStreamArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    groupId: pulumi.Input<string>;
    /**
     * Whether to favorite the log stream.
     */
    isFavorite?: pulumi.Input<boolean | undefined>;
    ltsStreamId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    streamName: pulumi.Input<string>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    ttlInDays?: pulumi.Input<number | undefined>;
}
