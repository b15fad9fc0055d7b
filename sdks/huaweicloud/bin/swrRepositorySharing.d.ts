import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SwrRepositorySharing extends pulumi.CustomResource {
    /**
     * Get an existing SwrRepositorySharing resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SwrRepositorySharingState, opts?: pulumi.CustomResourceOptions): SwrRepositorySharing;
    /**
     * Returns true if the given object is an instance of SwrRepositorySharing.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SwrRepositorySharing;
    readonly deadline: pulumi.Output<string>;
    readonly description: pulumi.Output<string | undefined>;
    readonly organization: pulumi.Output<string>;
    readonly permission: pulumi.Output<string | undefined>;
    readonly region: pulumi.Output<string>;
    readonly repository: pulumi.Output<string>;
    readonly sharingAccount: pulumi.Output<string>;
    readonly status: pulumi.Output<boolean>;
    readonly swrRepositorySharingId: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.SwrRepositorySharingTimeouts | undefined>;
    /**
     * Create a SwrRepositorySharing resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SwrRepositorySharingArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SwrRepositorySharing resources.
 */
export interface SwrRepositorySharingState {
    deadline?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    organization?: pulumi.Input<string | undefined>;
    permission?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    repository?: pulumi.Input<string | undefined>;
    sharingAccount?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<boolean | undefined>;
    swrRepositorySharingId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrRepositorySharingTimeouts | undefined>;
}
/**
 * The set of arguments for constructing a SwrRepositorySharing resource.
 */
export interface SwrRepositorySharingArgs {
    deadline: pulumi.Input<string>;
    description?: pulumi.Input<string | undefined>;
    organization: pulumi.Input<string>;
    permission?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    repository: pulumi.Input<string>;
    sharingAccount: pulumi.Input<string>;
    swrRepositorySharingId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrRepositorySharingTimeouts | undefined>;
}
