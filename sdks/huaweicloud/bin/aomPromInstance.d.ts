import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class AomPromInstance extends pulumi.CustomResource {
    /**
     * Get an existing AomPromInstance resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AomPromInstanceState, opts?: pulumi.CustomResourceOptions): AomPromInstance;
    /**
     * Returns true if the given object is an instance of AomPromInstance.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is AomPromInstance;
    readonly aomPromInstanceId: pulumi.Output<string>;
    /**
     * The creation time of the prometheus instance, in RFC3339 format.
     */
    readonly createdAt: pulumi.Output<string>;
    /**
     * The enterprise project ID to which the prometheus instance belongs.
     */
    readonly enterpriseProjectId: pulumi.Output<string>;
    /**
     * The HTTP URL for calling the prometheus instance.
     */
    readonly promHttpApiEndpoint: pulumi.Output<string>;
    /**
     * The limit configurations of the prometheus instance.
     */
    readonly promLimits: pulumi.Output<outputs.AomPromInstancePromLimits | undefined>;
    /**
     * The name of the prometheus instance.
     */
    readonly promName: pulumi.Output<string>;
    /**
     * The type of the prometheus instance.
     */
    readonly promType: pulumi.Output<string>;
    /**
     * The version of the prometheus instance.
     */
    readonly promVersion: pulumi.Output<string | undefined>;
    /**
     * The region where the prometheus instance is located.
     */
    readonly region: pulumi.Output<string>;
    /**
     * The remote read address of the prometheus instance.
     */
    readonly remoteReadUrl: pulumi.Output<string>;
    /**
     * The remote write address of the prometheus instance.
     */
    readonly remoteWriteUrl: pulumi.Output<string>;
    /**
     * Create a AomPromInstance resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: AomPromInstanceArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering AomPromInstance resources.
 */
export interface AomPromInstanceState {
    aomPromInstanceId?: pulumi.Input<string | undefined>;
    /**
     * The creation time of the prometheus instance, in RFC3339 format.
     */
    createdAt?: pulumi.Input<string | undefined>;
    /**
     * The enterprise project ID to which the prometheus instance belongs.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * The HTTP URL for calling the prometheus instance.
     */
    promHttpApiEndpoint?: pulumi.Input<string | undefined>;
    /**
     * The limit configurations of the prometheus instance.
     */
    promLimits?: pulumi.Input<inputs.AomPromInstancePromLimits | undefined>;
    /**
     * The name of the prometheus instance.
     */
    promName?: pulumi.Input<string | undefined>;
    /**
     * The type of the prometheus instance.
     */
    promType?: pulumi.Input<string | undefined>;
    /**
     * The version of the prometheus instance.
     */
    promVersion?: pulumi.Input<string | undefined>;
    /**
     * The region where the prometheus instance is located.
     */
    region?: pulumi.Input<string | undefined>;
    /**
     * The remote read address of the prometheus instance.
     */
    remoteReadUrl?: pulumi.Input<string | undefined>;
    /**
     * The remote write address of the prometheus instance.
     */
    remoteWriteUrl?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a AomPromInstance resource.
 */
export interface AomPromInstanceArgs {
    aomPromInstanceId?: pulumi.Input<string | undefined>;
    /**
     * The enterprise project ID to which the prometheus instance belongs.
     */
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * The limit configurations of the prometheus instance.
     */
    promLimits?: pulumi.Input<inputs.AomPromInstancePromLimits | undefined>;
    /**
     * The name of the prometheus instance.
     */
    promName: pulumi.Input<string>;
    /**
     * The type of the prometheus instance.
     */
    promType: pulumi.Input<string>;
    /**
     * The version of the prometheus instance.
     */
    promVersion?: pulumi.Input<string | undefined>;
    /**
     * The region where the prometheus instance is located.
     */
    region?: pulumi.Input<string | undefined>;
}
