import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SwrOrganizationPermissions extends pulumi.CustomResource {
    /**
     * Get an existing SwrOrganizationPermissions resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SwrOrganizationPermissionsState, opts?: pulumi.CustomResourceOptions): SwrOrganizationPermissions;
    /**
     * Returns true if the given object is an instance of SwrOrganizationPermissions.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SwrOrganizationPermissions;
    readonly creator: pulumi.Output<string>;
    readonly organization: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly selfPermissions: pulumi.Output<outputs.SwrOrganizationPermissionsSelfPermission[]>;
    readonly swrOrganizationPermissionsId: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.SwrOrganizationPermissionsTimeouts | undefined>;
    readonly users: pulumi.Output<outputs.SwrOrganizationPermissionsUser[]>;
    /**
     * Create a SwrOrganizationPermissions resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SwrOrganizationPermissionsArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SwrOrganizationPermissions resources.
 */
export interface SwrOrganizationPermissionsState {
    creator?: pulumi.Input<string | undefined>;
    organization?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    selfPermissions?: pulumi.Input<pulumi.Input<inputs.SwrOrganizationPermissionsSelfPermission>[] | undefined>;
    swrOrganizationPermissionsId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrOrganizationPermissionsTimeouts | undefined>;
    users?: pulumi.Input<pulumi.Input<inputs.SwrOrganizationPermissionsUser>[] | undefined>;
}
/**
 * The set of arguments for constructing a SwrOrganizationPermissions resource.
 */
export interface SwrOrganizationPermissionsArgs {
    organization: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    swrOrganizationPermissionsId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SwrOrganizationPermissionsTimeouts | undefined>;
    users: pulumi.Input<pulumi.Input<inputs.SwrOrganizationPermissionsUser>[]>;
}
