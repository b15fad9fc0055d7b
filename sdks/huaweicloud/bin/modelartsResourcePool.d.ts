import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class ModelartsResourcePool extends pulumi.CustomResource {
    /**
     * Get an existing ModelartsResourcePool resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ModelartsResourcePoolState, opts?: pulumi.CustomResourceOptions): ModelartsResourcePool;
    /**
     * Returns true if the given object is an instance of ModelartsResourcePool.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ModelartsResourcePool;
    readonly autoRenew: pulumi.Output<string | undefined>;
    readonly chargingMode: pulumi.Output<string>;
    /**
     * The list of the CCE clusters.
     */
    readonly clusters: pulumi.Output<outputs.ModelartsResourcePoolCluster[] | undefined>;
    /**
     * The description of the resource pool.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * The metadata of the resource pool.
     */
    readonly metadata: pulumi.Output<outputs.ModelartsResourcePoolMetadata | undefined>;
    readonly modelartsResourcePoolId: pulumi.Output<string>;
    /**
     * The name of the resource pool.
     */
    readonly name: pulumi.Output<string>;
    /**
     * The ModelArts network ID of the resource pool.
     */
    readonly networkId: pulumi.Output<string>;
    readonly period: pulumi.Output<number | undefined>;
    readonly periodUnit: pulumi.Output<string | undefined>;
    /**
     * The prefix of the user-defined node name of the resource pool.
     */
    readonly prefix: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    /**
     * The resource ID of the resource pool.
     */
    readonly resourcePoolId: pulumi.Output<string>;
    /**
     * List of resource specifications in the resource pool.
     */
    readonly resources: pulumi.Output<outputs.ModelartsResourcePoolResource[]>;
    /**
     * The script configuration value after the last change, according to which the resources are sorted.
     */
    readonly resourcesOrderOrigins: pulumi.Output<outputs.ModelartsResourcePoolResourcesOrderOrigin[]>;
    /**
     * List of job types supported by the resource pool.
     */
    readonly scopes: pulumi.Output<string[]>;
    /**
     * The list of service IDs corresponding to the latest expanded nodes.
     */
    readonly serverIds: pulumi.Output<string[]>;
    /**
     * The status of the resource pool.
     */
    readonly status: pulumi.Output<string>;
    /**
     * The network ID of a subnet.
     */
    readonly subnetId: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.ModelartsResourcePoolTimeouts | undefined>;
    /**
     * The user login info of the resource pool.
     */
    readonly userLogin: pulumi.Output<outputs.ModelartsResourcePoolUserLogin | undefined>;
    /**
     * The VPC ID.
     */
    readonly vpcId: pulumi.Output<string>;
    /**
     * Workspace ID, which defaults to 0.
     */
    readonly workspaceId: pulumi.Output<string>;
    /**
     * Create a ModelartsResourcePool resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ModelartsResourcePoolArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ModelartsResourcePool resources.
 */
export interface ModelartsResourcePoolState {
    autoRenew?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    /**
     * The list of the CCE clusters.
     */
    clusters?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolCluster>[] | undefined>;
    /**
     * The description of the resource pool.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The metadata of the resource pool.
     */
    metadata?: pulumi.Input<inputs.ModelartsResourcePoolMetadata | undefined>;
    modelartsResourcePoolId?: pulumi.Input<string | undefined>;
    /**
     * The name of the resource pool.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The ModelArts network ID of the resource pool.
     */
    networkId?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    /**
     * The prefix of the user-defined node name of the resource pool.
     */
    prefix?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * The resource ID of the resource pool.
     */
    resourcePoolId?: pulumi.Input<string | undefined>;
    /**
     * List of resource specifications in the resource pool.
     */
    resources?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolResource>[] | undefined>;
    /**
     * The script configuration value after the last change, according to which the resources are sorted.
     */
    resourcesOrderOrigins?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolResourcesOrderOrigin>[] | undefined>;
    /**
     * List of job types supported by the resource pool.
     */
    scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The list of service IDs corresponding to the latest expanded nodes.
     */
    serverIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The status of the resource pool.
     */
    status?: pulumi.Input<string | undefined>;
    /**
     * The network ID of a subnet.
     */
    subnetId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.ModelartsResourcePoolTimeouts | undefined>;
    /**
     * The user login info of the resource pool.
     */
    userLogin?: pulumi.Input<inputs.ModelartsResourcePoolUserLogin | undefined>;
    /**
     * The VPC ID.
     */
    vpcId?: pulumi.Input<string | undefined>;
    /**
     * Workspace ID, which defaults to 0.
     */
    workspaceId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a ModelartsResourcePool resource.
 */
export interface ModelartsResourcePoolArgs {
    autoRenew?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    /**
     * The list of the CCE clusters.
     */
    clusters?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolCluster>[] | undefined>;
    /**
     * The description of the resource pool.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The metadata of the resource pool.
     */
    metadata?: pulumi.Input<inputs.ModelartsResourcePoolMetadata | undefined>;
    modelartsResourcePoolId?: pulumi.Input<string | undefined>;
    /**
     * The name of the resource pool.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The ModelArts network ID of the resource pool.
     */
    networkId?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    /**
     * The prefix of the user-defined node name of the resource pool.
     */
    prefix?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * List of resource specifications in the resource pool.
     */
    resources: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolResource>[]>;
    /**
     * List of job types supported by the resource pool.
     */
    scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The network ID of a subnet.
     */
    subnetId?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.ModelartsResourcePoolTimeouts | undefined>;
    /**
     * The user login info of the resource pool.
     */
    userLogin?: pulumi.Input<inputs.ModelartsResourcePoolUserLogin | undefined>;
    /**
     * The VPC ID.
     */
    vpcId?: pulumi.Input<string | undefined>;
    /**
     * Workspace ID, which defaults to 0.
     */
    workspaceId?: pulumi.Input<string | undefined>;
}
