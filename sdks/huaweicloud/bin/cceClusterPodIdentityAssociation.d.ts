import * as pulumi from "@pulumi/pulumi";
export declare class CceClusterPodIdentityAssociation extends pulumi.CustomResource {
    /**
     * Get an existing CceClusterPodIdentityAssociation resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: CceClusterPodIdentityAssociationState, opts?: pulumi.CustomResourceOptions): CceClusterPodIdentityAssociation;
    /**
     * Returns true if the given object is an instance of CceClusterPodIdentityAssociation.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is CceClusterPodIdentityAssociation;
    readonly agencyName: pulumi.Output<string>;
    readonly cceClusterPodIdentityAssociationId: pulumi.Output<string>;
    readonly clusterId: pulumi.Output<string>;
    readonly createdAt: pulumi.Output<string>;
    readonly enableForceNew: pulumi.Output<string | undefined>;
    readonly namespace: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly serviceAccount: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly updatedAt: pulumi.Output<string>;
    /**
     * Create a CceClusterPodIdentityAssociation resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: CceClusterPodIdentityAssociationArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering CceClusterPodIdentityAssociation resources.
 */
export interface CceClusterPodIdentityAssociationState {
    agencyName?: pulumi.Input<string | undefined>;
    cceClusterPodIdentityAssociationId?: pulumi.Input<string | undefined>;
    clusterId?: pulumi.Input<string | undefined>;
    createdAt?: pulumi.Input<string | undefined>;
    enableForceNew?: pulumi.Input<string | undefined>;
    namespace?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    serviceAccount?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    updatedAt?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a CceClusterPodIdentityAssociation resource.
 */
export interface CceClusterPodIdentityAssociationArgs {
    agencyName: pulumi.Input<string>;
    cceClusterPodIdentityAssociationId?: pulumi.Input<string | undefined>;
    clusterId: pulumi.Input<string>;
    enableForceNew?: pulumi.Input<string | undefined>;
    namespace: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    serviceAccount: pulumi.Input<string>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
