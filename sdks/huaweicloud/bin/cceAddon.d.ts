import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class CceAddon extends pulumi.CustomResource {
    /**
     * Get an existing CceAddon resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: CceAddonState, opts?: pulumi.CustomResourceOptions): CceAddon;
    /**
     * Returns true if the given object is an instance of CceAddon.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is CceAddon;
    readonly cceAddonId: pulumi.Output<string>;
    readonly clusterId: pulumi.Output<string>;
    readonly description: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly status: pulumi.Output<string>;
    readonly templateName: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.CceAddonTimeouts | undefined>;
    readonly values: pulumi.Output<outputs.CceAddonValues | undefined>;
    readonly version: pulumi.Output<string>;
    /**
     * Create a CceAddon resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: CceAddonArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering CceAddon resources.
 */
export interface CceAddonState {
    cceAddonId?: pulumi.Input<string | undefined>;
    clusterId?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    templateName?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.CceAddonTimeouts | undefined>;
    values?: pulumi.Input<inputs.CceAddonValues | undefined>;
    version?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a CceAddon resource.
 */
export interface CceAddonArgs {
    cceAddonId?: pulumi.Input<string | undefined>;
    clusterId: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    templateName: pulumi.Input<string>;
    timeouts?: pulumi.Input<inputs.CceAddonTimeouts | undefined>;
    values?: pulumi.Input<inputs.CceAddonValues | undefined>;
    version?: pulumi.Input<string | undefined>;
}
