import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class IdentityAgency extends pulumi.CustomResource {
    /**
     * Get an existing IdentityAgency resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: IdentityAgencyState, opts?: pulumi.CustomResourceOptions): IdentityAgency;
    /**
     * Returns true if the given object is an instance of IdentityAgency.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is IdentityAgency;
    /**
     * The roles assignment for the agency which the all resources are used to grant.
     */
    readonly allResourcesRoles: pulumi.Output<string[] | undefined>;
    /**
     * The creation time of the agency.
     */
    readonly createTime: pulumi.Output<string>;
    /**
     * The name of the delegated user domain.
     */
    readonly delegatedDomainName: pulumi.Output<string | undefined>;
    /**
     * The name of the delegated service.
     */
    readonly delegatedServiceName: pulumi.Output<string | undefined>;
    /**
     * The description (supplementary information) of the agency.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * The roles assignment for the agency which the domain are used to grant.
     */
    readonly domainRoles: pulumi.Output<string[] | undefined>;
    /**
     * The validity period of the agency.
     */
    readonly duration: pulumi.Output<string | undefined>;
    /**
     * Whether to allow parameters that do not support changes to have their change-triggered behavior set to 'ForceNew'.
     */
    readonly enableForceNew: pulumi.Output<string | undefined>;
    /**
     * The roles assignment for the agency which the enterprise projects are used to grant.
     */
    readonly enterpriseProjectRoles: pulumi.Output<outputs.IdentityAgencyEnterpriseProjectRole[] | undefined>;
    /**
     * The expiration time of the agency.
     */
    readonly expireTime: pulumi.Output<string>;
    /**
     * Whether to force dissociate the associated v5 policies when deleting the agency.
     */
    readonly forceDissociateV5Policies: pulumi.Output<boolean | undefined>;
    readonly identityAgencyId: pulumi.Output<string>;
    /**
     * The name of the agency.
     */
    readonly name: pulumi.Output<string>;
    /**
     * The roles assignment for the agency which the projects are used to grant.
     */
    readonly projectRoles: pulumi.Output<outputs.IdentityAgencyProjectRole[] | undefined>;
    readonly timeouts: pulumi.Output<outputs.IdentityAgencyTimeouts | undefined>;
    /**
     * Create a IdentityAgency resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: IdentityAgencyArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering IdentityAgency resources.
 */
export interface IdentityAgencyState {
    /**
     * The roles assignment for the agency which the all resources are used to grant.
     */
    allResourcesRoles?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The creation time of the agency.
     */
    createTime?: pulumi.Input<string | undefined>;
    /**
     * The name of the delegated user domain.
     */
    delegatedDomainName?: pulumi.Input<string | undefined>;
    /**
     * The name of the delegated service.
     */
    delegatedServiceName?: pulumi.Input<string | undefined>;
    /**
     * The description (supplementary information) of the agency.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The roles assignment for the agency which the domain are used to grant.
     */
    domainRoles?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The validity period of the agency.
     */
    duration?: pulumi.Input<string | undefined>;
    /**
     * Whether to allow parameters that do not support changes to have their change-triggered behavior set to 'ForceNew'.
     */
    enableForceNew?: pulumi.Input<string | undefined>;
    /**
     * The roles assignment for the agency which the enterprise projects are used to grant.
     */
    enterpriseProjectRoles?: pulumi.Input<pulumi.Input<inputs.IdentityAgencyEnterpriseProjectRole>[] | undefined>;
    /**
     * The expiration time of the agency.
     */
    expireTime?: pulumi.Input<string | undefined>;
    /**
     * Whether to force dissociate the associated v5 policies when deleting the agency.
     */
    forceDissociateV5Policies?: pulumi.Input<boolean | undefined>;
    identityAgencyId?: pulumi.Input<string | undefined>;
    /**
     * The name of the agency.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The roles assignment for the agency which the projects are used to grant.
     */
    projectRoles?: pulumi.Input<pulumi.Input<inputs.IdentityAgencyProjectRole>[] | undefined>;
    timeouts?: pulumi.Input<inputs.IdentityAgencyTimeouts | undefined>;
}
/**
 * The set of arguments for constructing a IdentityAgency resource.
 */
export interface IdentityAgencyArgs {
    /**
     * The roles assignment for the agency which the all resources are used to grant.
     */
    allResourcesRoles?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The name of the delegated user domain.
     */
    delegatedDomainName?: pulumi.Input<string | undefined>;
    /**
     * The name of the delegated service.
     */
    delegatedServiceName?: pulumi.Input<string | undefined>;
    /**
     * The description (supplementary information) of the agency.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The roles assignment for the agency which the domain are used to grant.
     */
    domainRoles?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The validity period of the agency.
     */
    duration?: pulumi.Input<string | undefined>;
    /**
     * Whether to allow parameters that do not support changes to have their change-triggered behavior set to 'ForceNew'.
     */
    enableForceNew?: pulumi.Input<string | undefined>;
    /**
     * The roles assignment for the agency which the enterprise projects are used to grant.
     */
    enterpriseProjectRoles?: pulumi.Input<pulumi.Input<inputs.IdentityAgencyEnterpriseProjectRole>[] | undefined>;
    /**
     * Whether to force dissociate the associated v5 policies when deleting the agency.
     */
    forceDissociateV5Policies?: pulumi.Input<boolean | undefined>;
    identityAgencyId?: pulumi.Input<string | undefined>;
    /**
     * The name of the agency.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The roles assignment for the agency which the projects are used to grant.
     */
    projectRoles?: pulumi.Input<pulumi.Input<inputs.IdentityAgencyProjectRole>[] | undefined>;
    timeouts?: pulumi.Input<inputs.IdentityAgencyTimeouts | undefined>;
}
