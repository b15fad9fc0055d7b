import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class CceClusterLogConfig extends pulumi.CustomResource {
    /**
     * Get an existing CceClusterLogConfig resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: CceClusterLogConfigState, opts?: pulumi.CustomResourceOptions): CceClusterLogConfig;
    /**
     * Returns true if the given object is an instance of CceClusterLogConfig.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is CceClusterLogConfig;
    readonly cceClusterLogConfigId: pulumi.Output<string>;
    readonly clusterId: pulumi.Output<string>;
    /**
     * Whether to allow parameters that do not support changes to have their change-triggered behavior set to 'ForceNew'.
     */
    readonly enableForceNew: pulumi.Output<string | undefined>;
    readonly logConfigs: pulumi.Output<outputs.CceClusterLogConfigLogConfig[] | undefined>;
    readonly region: pulumi.Output<string>;
    readonly ttlInDays: pulumi.Output<number>;
    /**
     * Create a CceClusterLogConfig resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: CceClusterLogConfigArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering CceClusterLogConfig resources.
 */
export interface CceClusterLogConfigState {
    cceClusterLogConfigId?: pulumi.Input<string | undefined>;
    clusterId?: pulumi.Input<string | undefined>;
    /**
     * Whether to allow parameters that do not support changes to have their change-triggered behavior set to 'ForceNew'.
     */
    enableForceNew?: pulumi.Input<string | undefined>;
    logConfigs?: pulumi.Input<pulumi.Input<inputs.CceClusterLogConfigLogConfig>[] | undefined>;
    region?: pulumi.Input<string | undefined>;
    ttlInDays?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a CceClusterLogConfig resource.
 */
export interface CceClusterLogConfigArgs {
    cceClusterLogConfigId?: pulumi.Input<string | undefined>;
    clusterId: pulumi.Input<string>;
    /**
     * Whether to allow parameters that do not support changes to have their change-triggered behavior set to 'ForceNew'.
     */
    enableForceNew?: pulumi.Input<string | undefined>;
    logConfigs?: pulumi.Input<pulumi.Input<inputs.CceClusterLogConfigLogConfig>[] | undefined>;
    region?: pulumi.Input<string | undefined>;
    ttlInDays?: pulumi.Input<number | undefined>;
}
