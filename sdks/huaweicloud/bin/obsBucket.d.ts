import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class ObsBucket extends pulumi.CustomResource {
    /**
     * Get an existing ObsBucket resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ObsBucketState, opts?: pulumi.CustomResourceOptions): ObsBucket;
    /**
     * Returns true if the given object is an instance of ObsBucket.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ObsBucket;
    readonly acl: pulumi.Output<string | undefined>;
    readonly bucket: pulumi.Output<string>;
    readonly bucketDomainName: pulumi.Output<string>;
    readonly bucketKeyEnabled: pulumi.Output<string>;
    readonly bucketVersion: pulumi.Output<string>;
    readonly corsRules: pulumi.Output<outputs.ObsBucketCorsRule[] | undefined>;
    readonly encryption: pulumi.Output<boolean | undefined>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly forceDestroy: pulumi.Output<boolean | undefined>;
    readonly kmsDataEncryption: pulumi.Output<string>;
    readonly kmsKeyId: pulumi.Output<string | undefined>;
    readonly kmsKeyProjectId: pulumi.Output<string>;
    readonly lifecycleRules: pulumi.Output<outputs.ObsBucketLifecycleRule[] | undefined>;
    readonly loggings: pulumi.Output<outputs.ObsBucketLogging[] | undefined>;
    readonly multiAz: pulumi.Output<boolean>;
    readonly obsBucketId: pulumi.Output<string>;
    readonly parallelFs: pulumi.Output<boolean | undefined>;
    readonly policy: pulumi.Output<string>;
    readonly policyFormat: pulumi.Output<string | undefined>;
    readonly quota: pulumi.Output<number | undefined>;
    readonly region: pulumi.Output<string>;
    readonly sseAlgorithm: pulumi.Output<string>;
    readonly storageClass: pulumi.Output<string | undefined>;
    readonly storageInfos: pulumi.Output<outputs.ObsBucketStorageInfo[]>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly userDomainNames: pulumi.Output<string[]>;
    readonly versioning: pulumi.Output<boolean | undefined>;
    readonly website: pulumi.Output<outputs.ObsBucketWebsite | undefined>;
    /**
     * Create a ObsBucket resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ObsBucketArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ObsBucket resources.
 */
export interface ObsBucketState {
    acl?: pulumi.Input<string | undefined>;
    bucket?: pulumi.Input<string | undefined>;
    bucketDomainName?: pulumi.Input<string | undefined>;
    bucketKeyEnabled?: pulumi.Input<string | undefined>;
    bucketVersion?: pulumi.Input<string | undefined>;
    corsRules?: pulumi.Input<pulumi.Input<inputs.ObsBucketCorsRule>[] | undefined>;
    encryption?: pulumi.Input<boolean | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    forceDestroy?: pulumi.Input<boolean | undefined>;
    kmsDataEncryption?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    kmsKeyProjectId?: pulumi.Input<string | undefined>;
    lifecycleRules?: pulumi.Input<pulumi.Input<inputs.ObsBucketLifecycleRule>[] | undefined>;
    loggings?: pulumi.Input<pulumi.Input<inputs.ObsBucketLogging>[] | undefined>;
    multiAz?: pulumi.Input<boolean | undefined>;
    obsBucketId?: pulumi.Input<string | undefined>;
    parallelFs?: pulumi.Input<boolean | undefined>;
    policy?: pulumi.Input<string | undefined>;
    policyFormat?: pulumi.Input<string | undefined>;
    quota?: pulumi.Input<number | undefined>;
    region?: pulumi.Input<string | undefined>;
    sseAlgorithm?: pulumi.Input<string | undefined>;
    storageClass?: pulumi.Input<string | undefined>;
    storageInfos?: pulumi.Input<pulumi.Input<inputs.ObsBucketStorageInfo>[] | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    userDomainNames?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    versioning?: pulumi.Input<boolean | undefined>;
    website?: pulumi.Input<inputs.ObsBucketWebsite | undefined>;
}
/**
 * The set of arguments for constructing a ObsBucket resource.
 */
export interface ObsBucketArgs {
    acl?: pulumi.Input<string | undefined>;
    bucket: pulumi.Input<string>;
    bucketKeyEnabled?: pulumi.Input<string | undefined>;
    corsRules?: pulumi.Input<pulumi.Input<inputs.ObsBucketCorsRule>[] | undefined>;
    encryption?: pulumi.Input<boolean | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    forceDestroy?: pulumi.Input<boolean | undefined>;
    kmsDataEncryption?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    kmsKeyProjectId?: pulumi.Input<string | undefined>;
    lifecycleRules?: pulumi.Input<pulumi.Input<inputs.ObsBucketLifecycleRule>[] | undefined>;
    loggings?: pulumi.Input<pulumi.Input<inputs.ObsBucketLogging>[] | undefined>;
    multiAz?: pulumi.Input<boolean | undefined>;
    obsBucketId?: pulumi.Input<string | undefined>;
    parallelFs?: pulumi.Input<boolean | undefined>;
    policy?: pulumi.Input<string | undefined>;
    policyFormat?: pulumi.Input<string | undefined>;
    quota?: pulumi.Input<number | undefined>;
    region?: pulumi.Input<string | undefined>;
    sseAlgorithm?: pulumi.Input<string | undefined>;
    storageClass?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    userDomainNames?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    versioning?: pulumi.Input<boolean | undefined>;
    website?: pulumi.Input<inputs.ObsBucketWebsite | undefined>;
}
