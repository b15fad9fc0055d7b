import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class Vpc extends pulumi.CustomResource {
    /**
     * Get an existing Vpc resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VpcState, opts?: pulumi.CustomResourceOptions): Vpc;
    /**
     * Returns true if the given object is an instance of Vpc.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is Vpc;
    readonly blockServiceEndpointStates: pulumi.Output<string | undefined>;
    readonly cidr: pulumi.Output<string>;
    readonly description: pulumi.Output<string | undefined>;
    readonly enhancedLocalRoute: pulumi.Output<string>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    /**
     * @deprecated Deprecated
     */
    readonly routes: pulumi.Output<outputs.VpcRoute[]>;
    /**
     * schema: Deprecated; use<span pulumi-lang-nodejs=" secondaryCidrs " pulumi-lang-dotnet=" SecondaryCidrs " pulumi-lang-go=" secondaryCidrs " pulumi-lang-python=" secondary_cidrs " pulumi-lang-yaml=" secondaryCidrs " pulumi-lang-java=" secondaryCidrs " pulumi-lang-hcl=" secondary_cidrs "> secondaryCidrs </span>instead
     */
    readonly secondaryCidr: pulumi.Output<string | undefined>;
    readonly secondaryCidrs: pulumi.Output<string[]>;
    readonly status: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.VpcTimeouts | undefined>;
    readonly vpcId: pulumi.Output<string>;
    /**
     * Create a Vpc resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: VpcArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering Vpc resources.
 */
export interface VpcState {
    blockServiceEndpointStates?: pulumi.Input<string | undefined>;
    cidr?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    enhancedLocalRoute?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    routes?: pulumi.Input<pulumi.Input<inputs.VpcRoute>[] | undefined>;
    /**
     * schema: Deprecated; use<span pulumi-lang-nodejs=" secondaryCidrs " pulumi-lang-dotnet=" SecondaryCidrs " pulumi-lang-go=" secondaryCidrs " pulumi-lang-python=" secondary_cidrs " pulumi-lang-yaml=" secondaryCidrs " pulumi-lang-java=" secondaryCidrs " pulumi-lang-hcl=" secondary_cidrs "> secondaryCidrs </span>instead
     */
    secondaryCidr?: pulumi.Input<string | undefined>;
    secondaryCidrs?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    status?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcTimeouts | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a Vpc resource.
 */
export interface VpcArgs {
    blockServiceEndpointStates?: pulumi.Input<string | undefined>;
    cidr: pulumi.Input<string>;
    description?: pulumi.Input<string | undefined>;
    enhancedLocalRoute?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * schema: Deprecated; use<span pulumi-lang-nodejs=" secondaryCidrs " pulumi-lang-dotnet=" SecondaryCidrs " pulumi-lang-go=" secondaryCidrs " pulumi-lang-python=" secondary_cidrs " pulumi-lang-yaml=" secondaryCidrs " pulumi-lang-java=" secondaryCidrs " pulumi-lang-hcl=" secondary_cidrs "> secondaryCidrs </span>instead
     */
    secondaryCidr?: pulumi.Input<string | undefined>;
    secondaryCidrs?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcTimeouts | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
