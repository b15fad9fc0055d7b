import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class ComputeInstance extends pulumi.CustomResource {
    /**
     * Get an existing ComputeInstance resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ComputeInstanceState, opts?: pulumi.CustomResourceOptions): ComputeInstance;
    /**
     * Returns true if the given object is an instance of ComputeInstance.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ComputeInstance;
    readonly accessIpV4: pulumi.Output<string>;
    readonly accessIpV6: pulumi.Output<string>;
    readonly adminPass: pulumi.Output<string | undefined>;
    readonly agencyName: pulumi.Output<string>;
    readonly agentList: pulumi.Output<string>;
    /**
     * @deprecated Deprecated
     */
    readonly autoPay: pulumi.Output<string | undefined>;
    readonly autoRenew: pulumi.Output<string | undefined>;
    readonly autoTerminateTime: pulumi.Output<string | undefined>;
    readonly availabilityZone: pulumi.Output<string>;
    readonly bandwidth: pulumi.Output<outputs.ComputeInstanceBandwidth | undefined>;
    readonly chargingMode: pulumi.Output<string>;
    readonly computeInstanceId: pulumi.Output<string>;
    readonly createdAt: pulumi.Output<string>;
    readonly dataDisks: pulumi.Output<outputs.ComputeInstanceDataDisk[] | undefined>;
    readonly deleteDisksOnTermination: pulumi.Output<boolean | undefined>;
    readonly deleteEipOnTermination: pulumi.Output<boolean | undefined>;
    readonly description: pulumi.Output<string>;
    readonly eipId: pulumi.Output<string | undefined>;
    readonly eipType: pulumi.Output<string | undefined>;
    /**
     * schema: Internal
     */
    readonly enableJumboFrame: pulumi.Output<boolean | undefined>;
    readonly enclaveOptions: pulumi.Output<outputs.ComputeInstanceEnclaveOptions | undefined>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly expiredTime: pulumi.Output<string>;
    /**
     * schema: Required
     */
    readonly flavorId: pulumi.Output<string>;
    /**
     * schema: Computed
     */
    readonly flavorName: pulumi.Output<string>;
    readonly hostname: pulumi.Output<string>;
    readonly imageId: pulumi.Output<string>;
    readonly imageName: pulumi.Output<string>;
    readonly includeDataDisksOnUpdate: pulumi.Output<boolean | undefined>;
    readonly includePublicipsOnUpdate: pulumi.Output<boolean | undefined>;
    readonly keyPair: pulumi.Output<string | undefined>;
    readonly metadata: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly name: pulumi.Output<string>;
    readonly networks: pulumi.Output<outputs.ComputeInstanceNetwork[]>;
    readonly period: pulumi.Output<number | undefined>;
    readonly periodUnit: pulumi.Output<string | undefined>;
    readonly powerAction: pulumi.Output<string>;
    readonly privateKey: pulumi.Output<string | undefined>;
    readonly publicIp: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly schedulerHints: pulumi.Output<outputs.ComputeInstanceSchedulerHint[] | undefined>;
    readonly securityGroupIds: pulumi.Output<string[]>;
    /**
     * schema: Computed
     */
    readonly securityGroups: pulumi.Output<string[]>;
    readonly spotDuration: pulumi.Output<number | undefined>;
    readonly spotDurationCount: pulumi.Output<number>;
    readonly spotMaximumPrice: pulumi.Output<string | undefined>;
    readonly status: pulumi.Output<string>;
    readonly stopBeforeDestroy: pulumi.Output<boolean | undefined>;
    readonly systemDiskDssPoolId: pulumi.Output<string | undefined>;
    readonly systemDiskId: pulumi.Output<string>;
    readonly systemDiskIops: pulumi.Output<number>;
    readonly systemDiskKmsKeyId: pulumi.Output<string>;
    readonly systemDiskSize: pulumi.Output<number>;
    readonly systemDiskThroughput: pulumi.Output<number>;
    readonly systemDiskType: pulumi.Output<string>;
    readonly systemPassThrough: pulumi.Output<string | undefined>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.ComputeInstanceTimeouts | undefined>;
    readonly updatedAt: pulumi.Output<string>;
    readonly userData: pulumi.Output<string | undefined>;
    readonly userId: pulumi.Output<string | undefined>;
    readonly volumeAttacheds: pulumi.Output<outputs.ComputeInstanceVolumeAttached[]>;
    /**
     * Create a ComputeInstance resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ComputeInstanceArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ComputeInstance resources.
 */
export interface ComputeInstanceState {
    accessIpV4?: pulumi.Input<string | undefined>;
    accessIpV6?: pulumi.Input<string | undefined>;
    adminPass?: pulumi.Input<string | undefined>;
    agencyName?: pulumi.Input<string | undefined>;
    agentList?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    autoPay?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    autoTerminateTime?: pulumi.Input<string | undefined>;
    availabilityZone?: pulumi.Input<string | undefined>;
    bandwidth?: pulumi.Input<inputs.ComputeInstanceBandwidth | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    computeInstanceId?: pulumi.Input<string | undefined>;
    createdAt?: pulumi.Input<string | undefined>;
    dataDisks?: pulumi.Input<pulumi.Input<inputs.ComputeInstanceDataDisk>[] | undefined>;
    deleteDisksOnTermination?: pulumi.Input<boolean | undefined>;
    deleteEipOnTermination?: pulumi.Input<boolean | undefined>;
    description?: pulumi.Input<string | undefined>;
    eipId?: pulumi.Input<string | undefined>;
    eipType?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    enableJumboFrame?: pulumi.Input<boolean | undefined>;
    enclaveOptions?: pulumi.Input<inputs.ComputeInstanceEnclaveOptions | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    expiredTime?: pulumi.Input<string | undefined>;
    /**
     * schema: Required
     */
    flavorId?: pulumi.Input<string | undefined>;
    /**
     * schema: Computed
     */
    flavorName?: pulumi.Input<string | undefined>;
    hostname?: pulumi.Input<string | undefined>;
    imageId?: pulumi.Input<string | undefined>;
    imageName?: pulumi.Input<string | undefined>;
    includeDataDisksOnUpdate?: pulumi.Input<boolean | undefined>;
    includePublicipsOnUpdate?: pulumi.Input<boolean | undefined>;
    keyPair?: pulumi.Input<string | undefined>;
    metadata?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    name?: pulumi.Input<string | undefined>;
    networks?: pulumi.Input<pulumi.Input<inputs.ComputeInstanceNetwork>[] | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    powerAction?: pulumi.Input<string | undefined>;
    privateKey?: pulumi.Input<string | undefined>;
    publicIp?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    schedulerHints?: pulumi.Input<pulumi.Input<inputs.ComputeInstanceSchedulerHint>[] | undefined>;
    securityGroupIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * schema: Computed
     */
    securityGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    spotDuration?: pulumi.Input<number | undefined>;
    spotDurationCount?: pulumi.Input<number | undefined>;
    spotMaximumPrice?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    stopBeforeDestroy?: pulumi.Input<boolean | undefined>;
    systemDiskDssPoolId?: pulumi.Input<string | undefined>;
    systemDiskId?: pulumi.Input<string | undefined>;
    systemDiskIops?: pulumi.Input<number | undefined>;
    systemDiskKmsKeyId?: pulumi.Input<string | undefined>;
    systemDiskSize?: pulumi.Input<number | undefined>;
    systemDiskThroughput?: pulumi.Input<number | undefined>;
    systemDiskType?: pulumi.Input<string | undefined>;
    systemPassThrough?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.ComputeInstanceTimeouts | undefined>;
    updatedAt?: pulumi.Input<string | undefined>;
    userData?: pulumi.Input<string | undefined>;
    userId?: pulumi.Input<string | undefined>;
    volumeAttacheds?: pulumi.Input<pulumi.Input<inputs.ComputeInstanceVolumeAttached>[] | undefined>;
}
/**
 * The set of arguments for constructing a ComputeInstance resource.
 */
export interface ComputeInstanceArgs {
    adminPass?: pulumi.Input<string | undefined>;
    agencyName?: pulumi.Input<string | undefined>;
    agentList?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    autoPay?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    autoTerminateTime?: pulumi.Input<string | undefined>;
    availabilityZone?: pulumi.Input<string | undefined>;
    bandwidth?: pulumi.Input<inputs.ComputeInstanceBandwidth | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    computeInstanceId?: pulumi.Input<string | undefined>;
    dataDisks?: pulumi.Input<pulumi.Input<inputs.ComputeInstanceDataDisk>[] | undefined>;
    deleteDisksOnTermination?: pulumi.Input<boolean | undefined>;
    deleteEipOnTermination?: pulumi.Input<boolean | undefined>;
    description?: pulumi.Input<string | undefined>;
    eipId?: pulumi.Input<string | undefined>;
    eipType?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    enableJumboFrame?: pulumi.Input<boolean | undefined>;
    enclaveOptions?: pulumi.Input<inputs.ComputeInstanceEnclaveOptions | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * schema: Required
     */
    flavorId?: pulumi.Input<string | undefined>;
    /**
     * schema: Computed
     */
    flavorName?: pulumi.Input<string | undefined>;
    hostname?: pulumi.Input<string | undefined>;
    imageId?: pulumi.Input<string | undefined>;
    imageName?: pulumi.Input<string | undefined>;
    includeDataDisksOnUpdate?: pulumi.Input<boolean | undefined>;
    includePublicipsOnUpdate?: pulumi.Input<boolean | undefined>;
    keyPair?: pulumi.Input<string | undefined>;
    metadata?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    name?: pulumi.Input<string | undefined>;
    networks: pulumi.Input<pulumi.Input<inputs.ComputeInstanceNetwork>[]>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    powerAction?: pulumi.Input<string | undefined>;
    privateKey?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    schedulerHints?: pulumi.Input<pulumi.Input<inputs.ComputeInstanceSchedulerHint>[] | undefined>;
    securityGroupIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * schema: Computed
     */
    securityGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    spotDuration?: pulumi.Input<number | undefined>;
    spotDurationCount?: pulumi.Input<number | undefined>;
    spotMaximumPrice?: pulumi.Input<string | undefined>;
    stopBeforeDestroy?: pulumi.Input<boolean | undefined>;
    systemDiskDssPoolId?: pulumi.Input<string | undefined>;
    systemDiskIops?: pulumi.Input<number | undefined>;
    systemDiskKmsKeyId?: pulumi.Input<string | undefined>;
    systemDiskSize?: pulumi.Input<number | undefined>;
    systemDiskThroughput?: pulumi.Input<number | undefined>;
    systemDiskType?: pulumi.Input<string | undefined>;
    systemPassThrough?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.ComputeInstanceTimeouts | undefined>;
    userData?: pulumi.Input<string | undefined>;
    userId?: pulumi.Input<string | undefined>;
}
