import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class KpsKeypair extends pulumi.CustomResource {
    /**
     * Get an existing KpsKeypair resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: KpsKeypairState, opts?: pulumi.CustomResourceOptions): KpsKeypair;
    /**
     * Returns true if the given object is an instance of KpsKeypair.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is KpsKeypair;
    readonly createdAt: pulumi.Output<string>;
    readonly description: pulumi.Output<string | undefined>;
    readonly encryptionType: pulumi.Output<string>;
    readonly fingerprint: pulumi.Output<string>;
    readonly isManaged: pulumi.Output<boolean>;
    readonly keyFile: pulumi.Output<string>;
    readonly kmsKeyId: pulumi.Output<string | undefined>;
    readonly kmsKeyName: pulumi.Output<string | undefined>;
    readonly kpsKeypairId: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly privateKey: pulumi.Output<string | undefined>;
    readonly publicKey: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly scope: pulumi.Output<string>;
    readonly timeouts: pulumi.Output<outputs.KpsKeypairTimeouts | undefined>;
    readonly userId: pulumi.Output<string>;
    /**
     * Create a KpsKeypair resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: KpsKeypairArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering KpsKeypair resources.
 */
export interface KpsKeypairState {
    createdAt?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    encryptionType?: pulumi.Input<string | undefined>;
    fingerprint?: pulumi.Input<string | undefined>;
    isManaged?: pulumi.Input<boolean | undefined>;
    keyFile?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    kmsKeyName?: pulumi.Input<string | undefined>;
    kpsKeypairId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    privateKey?: pulumi.Input<string | undefined>;
    publicKey?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    scope?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.KpsKeypairTimeouts | undefined>;
    userId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a KpsKeypair resource.
 */
export interface KpsKeypairArgs {
    description?: pulumi.Input<string | undefined>;
    encryptionType?: pulumi.Input<string | undefined>;
    keyFile?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    kmsKeyName?: pulumi.Input<string | undefined>;
    kpsKeypairId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    privateKey?: pulumi.Input<string | undefined>;
    publicKey?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    scope?: pulumi.Input<string | undefined>;
    timeouts?: pulumi.Input<inputs.KpsKeypairTimeouts | undefined>;
    userId?: pulumi.Input<string | undefined>;
}
