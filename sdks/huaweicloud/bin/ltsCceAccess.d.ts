import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class LtsCceAccess extends pulumi.CustomResource {
    /**
     * Get an existing LtsCceAccess resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: LtsCceAccessState, opts?: pulumi.CustomResourceOptions): LtsCceAccess;
    /**
     * Returns true if the given object is an instance of LtsCceAccess.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is LtsCceAccess;
    /**
     * The configurations of CCE access.
     */
    readonly accessConfig: pulumi.Output<outputs.LtsCceAccessAccessConfig>;
    /**
     * The log access type.
     */
    readonly accessType: pulumi.Output<string>;
    /**
     * Whether collect in binary format. Default is false.
     */
    readonly binaryCollect: pulumi.Output<boolean>;
    /**
     * The CCE cluster ID.
     */
    readonly clusterId: pulumi.Output<string>;
    /**
     * The creation time of the CCE access, in RFC3339 format.
     */
    readonly createdAt: pulumi.Output<string>;
    /**
     * The list of the parsed fields of the example log
     */
    readonly demoFields: pulumi.Output<outputs.LtsCceAccessDemoField[] | undefined>;
    /**
     * The example log of the ICAgent structuring parsing.
     */
    readonly demoLog: pulumi.Output<string | undefined>;
    /**
     * The encoding format log file.
     */
    readonly encodingFormat: pulumi.Output<string>;
    /**
     * The log access host group ID list.
     */
    readonly hostGroupIds: pulumi.Output<string[]>;
    /**
     * Whether to collect logs incrementally.
     */
    readonly incrementalCollect: pulumi.Output<boolean | undefined>;
    /**
     * The log group ID.
     */
    readonly logGroupId: pulumi.Output<string>;
    /**
     * The log group name.
     */
    readonly logGroupName: pulumi.Output<string>;
    /**
     * Whether to split log. Default is false.
     */
    readonly logSplit: pulumi.Output<boolean>;
    /**
     * The log stream ID.
     */
    readonly logStreamId: pulumi.Output<string>;
    /**
     * The log stream name.
     */
    readonly logStreamName: pulumi.Output<string>;
    readonly ltsCceAccessId: pulumi.Output<string>;
    /**
     * The name of the CCE access.
     */
    readonly name: pulumi.Output<string>;
    /**
     * The type of the ICAgent structuring parsing.
     */
    readonly processorType: pulumi.Output<string | undefined>;
    /**
     * The list of the ICAgent structuring parsing rules.
     */
    readonly processors: pulumi.Output<outputs.LtsCceAccessProcessor[] | undefined>;
    readonly region: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    /**
     * Create a LtsCceAccess resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: LtsCceAccessArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering LtsCceAccess resources.
 */
export interface LtsCceAccessState {
    /**
     * The configurations of CCE access.
     */
    accessConfig?: pulumi.Input<inputs.LtsCceAccessAccessConfig | undefined>;
    /**
     * The log access type.
     */
    accessType?: pulumi.Input<string | undefined>;
    /**
     * Whether collect in binary format. Default is false.
     */
    binaryCollect?: pulumi.Input<boolean | undefined>;
    /**
     * The CCE cluster ID.
     */
    clusterId?: pulumi.Input<string | undefined>;
    /**
     * The creation time of the CCE access, in RFC3339 format.
     */
    createdAt?: pulumi.Input<string | undefined>;
    /**
     * The list of the parsed fields of the example log
     */
    demoFields?: pulumi.Input<pulumi.Input<inputs.LtsCceAccessDemoField>[] | undefined>;
    /**
     * The example log of the ICAgent structuring parsing.
     */
    demoLog?: pulumi.Input<string | undefined>;
    /**
     * The encoding format log file.
     */
    encodingFormat?: pulumi.Input<string | undefined>;
    /**
     * The log access host group ID list.
     */
    hostGroupIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Whether to collect logs incrementally.
     */
    incrementalCollect?: pulumi.Input<boolean | undefined>;
    /**
     * The log group ID.
     */
    logGroupId?: pulumi.Input<string | undefined>;
    /**
     * The log group name.
     */
    logGroupName?: pulumi.Input<string | undefined>;
    /**
     * Whether to split log. Default is false.
     */
    logSplit?: pulumi.Input<boolean | undefined>;
    /**
     * The log stream ID.
     */
    logStreamId?: pulumi.Input<string | undefined>;
    /**
     * The log stream name.
     */
    logStreamName?: pulumi.Input<string | undefined>;
    ltsCceAccessId?: pulumi.Input<string | undefined>;
    /**
     * The name of the CCE access.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The type of the ICAgent structuring parsing.
     */
    processorType?: pulumi.Input<string | undefined>;
    /**
     * The list of the ICAgent structuring parsing rules.
     */
    processors?: pulumi.Input<pulumi.Input<inputs.LtsCceAccessProcessor>[] | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
/**
 * The set of arguments for constructing a LtsCceAccess resource.
 */
export interface LtsCceAccessArgs {
    /**
     * The configurations of CCE access.
     */
    accessConfig: pulumi.Input<inputs.LtsCceAccessAccessConfig>;
    /**
     * Whether collect in binary format. Default is false.
     */
    binaryCollect?: pulumi.Input<boolean | undefined>;
    /**
     * The CCE cluster ID.
     */
    clusterId: pulumi.Input<string>;
    /**
     * The list of the parsed fields of the example log
     */
    demoFields?: pulumi.Input<pulumi.Input<inputs.LtsCceAccessDemoField>[] | undefined>;
    /**
     * The example log of the ICAgent structuring parsing.
     */
    demoLog?: pulumi.Input<string | undefined>;
    /**
     * The encoding format log file.
     */
    encodingFormat?: pulumi.Input<string | undefined>;
    /**
     * The log access host group ID list.
     */
    hostGroupIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Whether to collect logs incrementally.
     */
    incrementalCollect?: pulumi.Input<boolean | undefined>;
    /**
     * The log group ID.
     */
    logGroupId: pulumi.Input<string>;
    /**
     * Whether to split log. Default is false.
     */
    logSplit?: pulumi.Input<boolean | undefined>;
    /**
     * The log stream ID.
     */
    logStreamId: pulumi.Input<string>;
    ltsCceAccessId?: pulumi.Input<string | undefined>;
    /**
     * The name of the CCE access.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The type of the ICAgent structuring parsing.
     */
    processorType?: pulumi.Input<string | undefined>;
    /**
     * The list of the ICAgent structuring parsing rules.
     */
    processors?: pulumi.Input<pulumi.Input<inputs.LtsCceAccessProcessor>[] | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
