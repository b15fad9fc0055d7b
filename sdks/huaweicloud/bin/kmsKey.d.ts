import * as pulumi from "@pulumi/pulumi";
export declare class KmsKey extends pulumi.CustomResource {
    /**
     * Get an existing KmsKey resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: KmsKeyState, opts?: pulumi.CustomResourceOptions): KmsKey;
    /**
     * Returns true if the given object is an instance of KmsKey.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is KmsKey;
    readonly creationDate: pulumi.Output<string>;
    readonly defaultKeyFlag: pulumi.Output<string>;
    readonly domainId: pulumi.Output<string>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly expirationTime: pulumi.Output<string>;
    readonly isEnabled: pulumi.Output<boolean | undefined>;
    readonly keyAlgorithm: pulumi.Output<string>;
    readonly keyAlias: pulumi.Output<string>;
    readonly keyDescription: pulumi.Output<string | undefined>;
    readonly keyId: pulumi.Output<string>;
    readonly keyState: pulumi.Output<string>;
    readonly keyUsage: pulumi.Output<string>;
    readonly keystoreId: pulumi.Output<string>;
    readonly kmsKeyId: pulumi.Output<string>;
    readonly origin: pulumi.Output<string>;
    readonly pendingDays: pulumi.Output<string | undefined>;
    readonly region: pulumi.Output<string>;
    readonly rotationEnabled: pulumi.Output<boolean | undefined>;
    readonly rotationInterval: pulumi.Output<number>;
    readonly rotationNumber: pulumi.Output<number>;
    readonly scheduledDeletionDate: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    /**
     * Create a KmsKey resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: KmsKeyArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering KmsKey resources.
 */
export interface KmsKeyState {
    creationDate?: pulumi.Input<string | undefined>;
    defaultKeyFlag?: pulumi.Input<string | undefined>;
    domainId?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    expirationTime?: pulumi.Input<string | undefined>;
    isEnabled?: pulumi.Input<boolean | undefined>;
    keyAlgorithm?: pulumi.Input<string | undefined>;
    keyAlias?: pulumi.Input<string | undefined>;
    keyDescription?: pulumi.Input<string | undefined>;
    keyId?: pulumi.Input<string | undefined>;
    keyState?: pulumi.Input<string | undefined>;
    keyUsage?: pulumi.Input<string | undefined>;
    keystoreId?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    origin?: pulumi.Input<string | undefined>;
    pendingDays?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    rotationEnabled?: pulumi.Input<boolean | undefined>;
    rotationInterval?: pulumi.Input<number | undefined>;
    rotationNumber?: pulumi.Input<number | undefined>;
    scheduledDeletionDate?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
/**
 * The set of arguments for constructing a KmsKey resource.
 */
export interface KmsKeyArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    isEnabled?: pulumi.Input<boolean | undefined>;
    keyAlgorithm?: pulumi.Input<string | undefined>;
    keyAlias: pulumi.Input<string>;
    keyDescription?: pulumi.Input<string | undefined>;
    keyUsage?: pulumi.Input<string | undefined>;
    keystoreId?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    origin?: pulumi.Input<string | undefined>;
    pendingDays?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    rotationEnabled?: pulumi.Input<boolean | undefined>;
    rotationInterval?: pulumi.Input<number | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
