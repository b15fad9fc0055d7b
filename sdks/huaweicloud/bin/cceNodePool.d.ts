import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class CceNodePool extends pulumi.CustomResource {
    /**
     * Get an existing CceNodePool resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: CceNodePoolState, opts?: pulumi.CustomResourceOptions): CceNodePool;
    /**
     * Returns true if the given object is an instance of CceNodePool.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is CceNodePool;
    readonly autoRenew: pulumi.Output<string>;
    readonly availabilityZone: pulumi.Output<string | undefined>;
    readonly billingMode: pulumi.Output<number>;
    readonly cceNodePoolId: pulumi.Output<string>;
    readonly chargingMode: pulumi.Output<string>;
    readonly clusterId: pulumi.Output<string>;
    readonly currentNodeCount: pulumi.Output<number>;
    readonly dataVolumes: pulumi.Output<outputs.CceNodePoolDataVolume[] | undefined>;
    readonly ecsGroupId: pulumi.Output<string | undefined>;
    readonly enableForceNew: pulumi.Output<string | undefined>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    /**
     * schema: Deprecated; This parameter has been replaced by the 'extend_params' parameter.
     */
    readonly extendParam: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly extendParams: pulumi.Output<outputs.CceNodePoolExtendParams | undefined>;
    readonly extensionScaleGroups: pulumi.Output<outputs.CceNodePoolExtensionScaleGroup[] | undefined>;
    readonly flavorId: pulumi.Output<string>;
    readonly hostnameConfig: pulumi.Output<outputs.CceNodePoolHostnameConfig | undefined>;
    readonly ignoreInitialNodeCount: pulumi.Output<boolean | undefined>;
    readonly initialNodeCount: pulumi.Output<number>;
    readonly initializedConditions: pulumi.Output<string[]>;
    readonly keyPair: pulumi.Output<string | undefined>;
    readonly labelPolicyOnExistingNodes: pulumi.Output<string>;
    readonly labels: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly maxNodeCount: pulumi.Output<number | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    readonly maxPods: pulumi.Output<number>;
    readonly minNodeCount: pulumi.Output<number | undefined>;
    readonly name: pulumi.Output<string>;
    readonly os: pulumi.Output<string>;
    readonly partition: pulumi.Output<string | undefined>;
    readonly password: pulumi.Output<string | undefined>;
    readonly period: pulumi.Output<number | undefined>;
    readonly periodUnit: pulumi.Output<string | undefined>;
    readonly podSecurityGroups: pulumi.Output<string[] | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    readonly postinstall: pulumi.Output<string | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    readonly preinstall: pulumi.Output<string | undefined>;
    readonly priority: pulumi.Output<number | undefined>;
    readonly region: pulumi.Output<string>;
    readonly rootVolume: pulumi.Output<outputs.CceNodePoolRootVolume>;
    readonly runtime: pulumi.Output<string>;
    readonly scaleDownCooldownTime: pulumi.Output<number | undefined>;
    readonly scallEnable: pulumi.Output<boolean | undefined>;
    readonly securityGroups: pulumi.Output<string[]>;
    readonly status: pulumi.Output<string>;
    readonly storage: pulumi.Output<outputs.CceNodePoolStorage | undefined>;
    readonly subnetId: pulumi.Output<string>;
    readonly subnetLists: pulumi.Output<string[] | undefined>;
    readonly tagPolicyOnExistingNodes: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly taintPolicyOnExistingNodes: pulumi.Output<string>;
    readonly taints: pulumi.Output<outputs.CceNodePoolTaint[] | undefined>;
    readonly timeouts: pulumi.Output<outputs.CceNodePoolTimeouts | undefined>;
    readonly type: pulumi.Output<string>;
    /**
     * Create a CceNodePool resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: CceNodePoolArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering CceNodePool resources.
 */
export interface CceNodePoolState {
    autoRenew?: pulumi.Input<string | undefined>;
    availabilityZone?: pulumi.Input<string | undefined>;
    billingMode?: pulumi.Input<number | undefined>;
    cceNodePoolId?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    clusterId?: pulumi.Input<string | undefined>;
    currentNodeCount?: pulumi.Input<number | undefined>;
    dataVolumes?: pulumi.Input<pulumi.Input<inputs.CceNodePoolDataVolume>[] | undefined>;
    ecsGroupId?: pulumi.Input<string | undefined>;
    enableForceNew?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * schema: Deprecated; This parameter has been replaced by the 'extend_params' parameter.
     */
    extendParam?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    extendParams?: pulumi.Input<inputs.CceNodePoolExtendParams | undefined>;
    extensionScaleGroups?: pulumi.Input<pulumi.Input<inputs.CceNodePoolExtensionScaleGroup>[] | undefined>;
    flavorId?: pulumi.Input<string | undefined>;
    hostnameConfig?: pulumi.Input<inputs.CceNodePoolHostnameConfig | undefined>;
    ignoreInitialNodeCount?: pulumi.Input<boolean | undefined>;
    initialNodeCount?: pulumi.Input<number | undefined>;
    initializedConditions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    keyPair?: pulumi.Input<string | undefined>;
    labelPolicyOnExistingNodes?: pulumi.Input<string | undefined>;
    labels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    maxNodeCount?: pulumi.Input<number | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    maxPods?: pulumi.Input<number | undefined>;
    minNodeCount?: pulumi.Input<number | undefined>;
    name?: pulumi.Input<string | undefined>;
    os?: pulumi.Input<string | undefined>;
    partition?: pulumi.Input<string | undefined>;
    password?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    podSecurityGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    postinstall?: pulumi.Input<string | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    preinstall?: pulumi.Input<string | undefined>;
    priority?: pulumi.Input<number | undefined>;
    region?: pulumi.Input<string | undefined>;
    rootVolume?: pulumi.Input<inputs.CceNodePoolRootVolume | undefined>;
    runtime?: pulumi.Input<string | undefined>;
    scaleDownCooldownTime?: pulumi.Input<number | undefined>;
    scallEnable?: pulumi.Input<boolean | undefined>;
    securityGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    status?: pulumi.Input<string | undefined>;
    storage?: pulumi.Input<inputs.CceNodePoolStorage | undefined>;
    subnetId?: pulumi.Input<string | undefined>;
    subnetLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    tagPolicyOnExistingNodes?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    taintPolicyOnExistingNodes?: pulumi.Input<string | undefined>;
    taints?: pulumi.Input<pulumi.Input<inputs.CceNodePoolTaint>[] | undefined>;
    timeouts?: pulumi.Input<inputs.CceNodePoolTimeouts | undefined>;
    type?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a CceNodePool resource.
 */
export interface CceNodePoolArgs {
    autoRenew?: pulumi.Input<string | undefined>;
    availabilityZone?: pulumi.Input<string | undefined>;
    cceNodePoolId?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    clusterId: pulumi.Input<string>;
    dataVolumes?: pulumi.Input<pulumi.Input<inputs.CceNodePoolDataVolume>[] | undefined>;
    ecsGroupId?: pulumi.Input<string | undefined>;
    enableForceNew?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * schema: Deprecated; This parameter has been replaced by the 'extend_params' parameter.
     */
    extendParam?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    extendParams?: pulumi.Input<inputs.CceNodePoolExtendParams | undefined>;
    extensionScaleGroups?: pulumi.Input<pulumi.Input<inputs.CceNodePoolExtensionScaleGroup>[] | undefined>;
    flavorId: pulumi.Input<string>;
    hostnameConfig?: pulumi.Input<inputs.CceNodePoolHostnameConfig | undefined>;
    ignoreInitialNodeCount?: pulumi.Input<boolean | undefined>;
    initialNodeCount: pulumi.Input<number>;
    initializedConditions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    keyPair?: pulumi.Input<string | undefined>;
    labelPolicyOnExistingNodes?: pulumi.Input<string | undefined>;
    labels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    maxNodeCount?: pulumi.Input<number | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    maxPods?: pulumi.Input<number | undefined>;
    minNodeCount?: pulumi.Input<number | undefined>;
    name?: pulumi.Input<string | undefined>;
    os?: pulumi.Input<string | undefined>;
    partition?: pulumi.Input<string | undefined>;
    password?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    podSecurityGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    postinstall?: pulumi.Input<string | undefined>;
    /**
     * schema: Deprecated; This parameter can be configured in the 'extend_params' parameter.
     */
    preinstall?: pulumi.Input<string | undefined>;
    priority?: pulumi.Input<number | undefined>;
    region?: pulumi.Input<string | undefined>;
    rootVolume: pulumi.Input<inputs.CceNodePoolRootVolume>;
    runtime?: pulumi.Input<string | undefined>;
    scaleDownCooldownTime?: pulumi.Input<number | undefined>;
    scallEnable?: pulumi.Input<boolean | undefined>;
    securityGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    storage?: pulumi.Input<inputs.CceNodePoolStorage | undefined>;
    subnetId?: pulumi.Input<string | undefined>;
    subnetLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    tagPolicyOnExistingNodes?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    taintPolicyOnExistingNodes?: pulumi.Input<string | undefined>;
    taints?: pulumi.Input<pulumi.Input<inputs.CceNodePoolTaint>[] | undefined>;
    timeouts?: pulumi.Input<inputs.CceNodePoolTimeouts | undefined>;
    type?: pulumi.Input<string | undefined>;
}
