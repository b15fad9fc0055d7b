import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SfsTurboDataTask extends pulumi.CustomResource {
    /**
     * Get an existing SfsTurboDataTask resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SfsTurboDataTaskState, opts?: pulumi.CustomResourceOptions): SfsTurboDataTask;
    /**
     * Returns true if the given object is an instance of SfsTurboDataTask.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SfsTurboDataTask;
    readonly destPrefix: pulumi.Output<string | undefined>;
    readonly destTarget: pulumi.Output<string>;
    readonly endTime: pulumi.Output<string>;
    readonly message: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly sfsTurboDataTaskId: pulumi.Output<string>;
    readonly shareId: pulumi.Output<string>;
    readonly srcPrefix: pulumi.Output<string | undefined>;
    readonly srcTarget: pulumi.Output<string>;
    readonly startTime: pulumi.Output<string>;
    readonly status: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.SfsTurboDataTaskTimeouts | undefined>;
    readonly type: pulumi.Output<string>;
    /**
     * Create a SfsTurboDataTask resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SfsTurboDataTaskArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SfsTurboDataTask resources.
 */
export interface SfsTurboDataTaskState {
    destPrefix?: pulumi.Input<string | undefined>;
    destTarget?: pulumi.Input<string | undefined>;
    endTime?: pulumi.Input<string | undefined>;
    message?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboDataTaskId?: pulumi.Input<string | undefined>;
    shareId?: pulumi.Input<string | undefined>;
    srcPrefix?: pulumi.Input<string | undefined>;
    srcTarget?: pulumi.Input<string | undefined>;
    startTime?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SfsTurboDataTaskTimeouts | undefined>;
    type?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SfsTurboDataTask resource.
 */
export interface SfsTurboDataTaskArgs {
    destPrefix?: pulumi.Input<string | undefined>;
    destTarget: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboDataTaskId?: pulumi.Input<string | undefined>;
    shareId: pulumi.Input<string>;
    srcPrefix?: pulumi.Input<string | undefined>;
    srcTarget: pulumi.Input<string>;
    timeouts?: pulumi.Input<inputs.SfsTurboDataTaskTimeouts | undefined>;
    type: pulumi.Input<string>;
}
