import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SfsTurboObsTarget extends pulumi.CustomResource {
    /**
     * Get an existing SfsTurboObsTarget resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SfsTurboObsTargetState, opts?: pulumi.CustomResourceOptions): SfsTurboObsTarget;
    /**
     * Returns true if the given object is an instance of SfsTurboObsTarget.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SfsTurboObsTarget;
    readonly createdAt: pulumi.Output<string>;
    readonly deleteDataInFileSystem: pulumi.Output<boolean | undefined>;
    readonly fileSystemPath: pulumi.Output<string>;
    readonly obs: pulumi.Output<outputs.SfsTurboObsTargetObs>;
    readonly region: pulumi.Output<string>;
    readonly sfsTurboObsTargetId: pulumi.Output<string>;
    readonly shareId: pulumi.Output<string>;
    readonly status: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.SfsTurboObsTargetTimeouts | undefined>;
    /**
     * Create a SfsTurboObsTarget resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SfsTurboObsTargetArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SfsTurboObsTarget resources.
 */
export interface SfsTurboObsTargetState {
    createdAt?: pulumi.Input<string | undefined>;
    deleteDataInFileSystem?: pulumi.Input<boolean | undefined>;
    fileSystemPath?: pulumi.Input<string | undefined>;
    obs?: pulumi.Input<inputs.SfsTurboObsTargetObs | undefined>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboObsTargetId?: pulumi.Input<string | undefined>;
    shareId?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.SfsTurboObsTargetTimeouts | undefined>;
}
/**
 * The set of arguments for constructing a SfsTurboObsTarget resource.
 */
export interface SfsTurboObsTargetArgs {
    deleteDataInFileSystem?: pulumi.Input<boolean | undefined>;
    fileSystemPath: pulumi.Input<string>;
    obs: pulumi.Input<inputs.SfsTurboObsTargetObs>;
    region?: pulumi.Input<string | undefined>;
    sfsTurboObsTargetId?: pulumi.Input<string | undefined>;
    shareId: pulumi.Input<string>;
    timeouts?: pulumi.Input<inputs.SfsTurboObsTargetTimeouts | undefined>;
}
