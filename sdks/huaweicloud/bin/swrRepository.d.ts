import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SwrRepository extends pulumi.CustomResource {
    /**
     * Get an existing SwrRepository resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SwrRepositoryState, opts?: pulumi.CustomResourceOptions): SwrRepository;
    /**
     * Returns true if the given object is an instance of SwrRepository.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SwrRepository;
    readonly category: pulumi.Output<string | undefined>;
    readonly description: pulumi.Output<string | undefined>;
    readonly internalPath: pulumi.Output<string>;
    readonly isPublic: pulumi.Output<boolean | undefined>;
    readonly name: pulumi.Output<string>;
    readonly numImages: pulumi.Output<number>;
    readonly organization: pulumi.Output<string>;
    readonly path: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly repositoryId: pulumi.Output<number>;
    readonly size: pulumi.Output<number>;
    readonly swrRepositoryId: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.SwrRepositoryTimeouts | undefined>;
    /**
     * Create a SwrRepository resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SwrRepositoryArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SwrRepository resources.
 */
export interface SwrRepositoryState {
    category?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    internalPath?: pulumi.Input<string | undefined>;
    isPublic?: pulumi.Input<boolean | undefined>;
    name?: pulumi.Input<string | undefined>;
    numImages?: pulumi.Input<number | undefined>;
    organization?: pulumi.Input<string | undefined>;
    path?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    repositoryId?: pulumi.Input<number | undefined>;
    size?: pulumi.Input<number | undefined>;
    swrRepositoryId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrRepositoryTimeouts | undefined>;
}
/**
 * The set of arguments for constructing a SwrRepository resource.
 */
export interface SwrRepositoryArgs {
    category?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    isPublic?: pulumi.Input<boolean | undefined>;
    name?: pulumi.Input<string | undefined>;
    organization: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    swrRepositoryId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrRepositoryTimeouts | undefined>;
}
