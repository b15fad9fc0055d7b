import * as pulumi from "@pulumi/pulumi";
export declare class SmnTopic extends pulumi.CustomResource {
    /**
     * Get an existing SmnTopic resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SmnTopicState, opts?: pulumi.CustomResourceOptions): SmnTopic;
    /**
     * Returns true if the given object is an instance of SmnTopic.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SmnTopic;
    /**
     * schema: Internal
     */
    readonly accessPolicy: pulumi.Output<string | undefined>;
    readonly createTime: pulumi.Output<string>;
    readonly displayName: pulumi.Output<string | undefined>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly introduction: pulumi.Output<string | undefined>;
    readonly name: pulumi.Output<string>;
    readonly pushPolicy: pulumi.Output<number>;
    readonly region: pulumi.Output<string>;
    readonly servicesPublishAllowed: pulumi.Output<string | undefined>;
    readonly smnTopicId: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly topicUrn: pulumi.Output<string>;
    readonly updateTime: pulumi.Output<string>;
    readonly usersPublishAllowed: pulumi.Output<string | undefined>;
    /**
     * Create a SmnTopic resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: SmnTopicArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SmnTopic resources.
 */
export interface SmnTopicState {
    /**
     * schema: Internal
     */
    accessPolicy?: pulumi.Input<string | undefined>;
    createTime?: pulumi.Input<string | undefined>;
    displayName?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    introduction?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    pushPolicy?: pulumi.Input<number | undefined>;
    region?: pulumi.Input<string | undefined>;
    servicesPublishAllowed?: pulumi.Input<string | undefined>;
    smnTopicId?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    topicUrn?: pulumi.Input<string | undefined>;
    updateTime?: pulumi.Input<string | undefined>;
    usersPublishAllowed?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SmnTopic resource.
 */
export interface SmnTopicArgs {
    /**
     * schema: Internal
     */
    accessPolicy?: pulumi.Input<string | undefined>;
    displayName?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    introduction?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    servicesPublishAllowed?: pulumi.Input<string | undefined>;
    smnTopicId?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    usersPublishAllowed?: pulumi.Input<string | undefined>;
}
