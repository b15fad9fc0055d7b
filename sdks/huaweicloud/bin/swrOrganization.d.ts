import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SwrOrganization extends pulumi.CustomResource {
    /**
     * Get an existing SwrOrganization resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SwrOrganizationState, opts?: pulumi.CustomResourceOptions): SwrOrganization;
    /**
     * Returns true if the given object is an instance of SwrOrganization.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SwrOrganization;
    readonly creator: pulumi.Output<string>;
    readonly loginServer: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly permission: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly swrOrganizationId: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.SwrOrganizationTimeouts | undefined>;
    /**
     * Create a SwrOrganization resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: SwrOrganizationArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SwrOrganization resources.
 */
export interface SwrOrganizationState {
    creator?: pulumi.Input<string | undefined>;
    loginServer?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    permission?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    swrOrganizationId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrOrganizationTimeouts | undefined>;
}
/**
 * The set of arguments for constructing a SwrOrganization resource.
 */
export interface SwrOrganizationArgs {
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    swrOrganizationId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrOrganizationTimeouts | undefined>;
}
