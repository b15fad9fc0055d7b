import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class NetworkingSecgroup extends pulumi.CustomResource {
    /**
     * Get an existing NetworkingSecgroup resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: NetworkingSecgroupState, opts?: pulumi.CustomResourceOptions): NetworkingSecgroup;
    /**
     * Returns true if the given object is an instance of NetworkingSecgroup.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is NetworkingSecgroup;
    readonly createdAt: pulumi.Output<string>;
    readonly deleteDefaultRules: pulumi.Output<boolean | undefined>;
    readonly description: pulumi.Output<string | undefined>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly networkingSecgroupId: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly rules: pulumi.Output<outputs.NetworkingSecgroupRule[]>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.NetworkingSecgroupTimeouts | undefined>;
    readonly updatedAt: pulumi.Output<string>;
    /**
     * Create a NetworkingSecgroup resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: NetworkingSecgroupArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering NetworkingSecgroup resources.
 */
export interface NetworkingSecgroupState {
    createdAt?: pulumi.Input<string | undefined>;
    deleteDefaultRules?: pulumi.Input<boolean | undefined>;
    description?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    networkingSecgroupId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    rules?: pulumi.Input<pulumi.Input<inputs.NetworkingSecgroupRule>[] | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.NetworkingSecgroupTimeouts | undefined>;
    updatedAt?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a NetworkingSecgroup resource.
 */
export interface NetworkingSecgroupArgs {
    deleteDefaultRules?: pulumi.Input<boolean | undefined>;
    description?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    networkingSecgroupId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.NetworkingSecgroupTimeouts | undefined>;
}
