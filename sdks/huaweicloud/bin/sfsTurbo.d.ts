import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SfsTurbo extends pulumi.CustomResource {
    /**
     * Get an existing SfsTurbo resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SfsTurboState, opts?: pulumi.CustomResourceOptions): SfsTurbo;
    /**
     * Returns true if the given object is an instance of SfsTurbo.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SfsTurbo;
    readonly autoCreateSecurityGroupRules: pulumi.Output<string | undefined>;
    readonly autoRenew: pulumi.Output<string | undefined>;
    readonly availabilityZone: pulumi.Output<string>;
    readonly availableCapacity: pulumi.Output<string>;
    readonly backupId: pulumi.Output<string>;
    readonly chargingMode: pulumi.Output<string>;
    readonly cryptKeyId: pulumi.Output<string | undefined>;
    readonly dedicatedFlavor: pulumi.Output<string | undefined>;
    readonly dedicatedStorageId: pulumi.Output<string | undefined>;
    readonly enhanced: pulumi.Output<boolean>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly exportLocation: pulumi.Output<string>;
    readonly hpcBandwidth: pulumi.Output<string>;
    readonly hpcCacheBandwidth: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly period: pulumi.Output<number | undefined>;
    readonly periodUnit: pulumi.Output<string | undefined>;
    readonly region: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly sfsTurboId: pulumi.Output<string>;
    readonly shareProto: pulumi.Output<string | undefined>;
    readonly shareType: pulumi.Output<string | undefined>;
    readonly size: pulumi.Output<number>;
    readonly status: pulumi.Output<string>;
    readonly subnetId: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.SfsTurboTimeouts | undefined>;
    readonly version: pulumi.Output<string>;
    readonly vpcId: pulumi.Output<string>;
    /**
     * Create a SfsTurbo resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SfsTurboArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering SfsTurbo resources.
 */
export interface SfsTurboState {
    autoCreateSecurityGroupRules?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    availabilityZone?: pulumi.Input<string | undefined>;
    availableCapacity?: pulumi.Input<string | undefined>;
    backupId?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    cryptKeyId?: pulumi.Input<string | undefined>;
    dedicatedFlavor?: pulumi.Input<string | undefined>;
    dedicatedStorageId?: pulumi.Input<string | undefined>;
    enhanced?: pulumi.Input<boolean | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    exportLocation?: pulumi.Input<string | undefined>;
    hpcBandwidth?: pulumi.Input<string | undefined>;
    hpcCacheBandwidth?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    securityGroupId?: pulumi.Input<string | undefined>;
    sfsTurboId?: pulumi.Input<string | undefined>;
    shareProto?: pulumi.Input<string | undefined>;
    shareType?: pulumi.Input<string | undefined>;
    size?: pulumi.Input<number | undefined>;
    status?: pulumi.Input<string | undefined>;
    subnetId?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.SfsTurboTimeouts | undefined>;
    version?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SfsTurbo resource.
 */
export interface SfsTurboArgs {
    autoCreateSecurityGroupRules?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    availabilityZone: pulumi.Input<string>;
    backupId?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    cryptKeyId?: pulumi.Input<string | undefined>;
    dedicatedFlavor?: pulumi.Input<string | undefined>;
    dedicatedStorageId?: pulumi.Input<string | undefined>;
    enhanced?: pulumi.Input<boolean | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    hpcBandwidth?: pulumi.Input<string | undefined>;
    hpcCacheBandwidth?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    securityGroupId: pulumi.Input<string>;
    sfsTurboId?: pulumi.Input<string | undefined>;
    shareProto?: pulumi.Input<string | undefined>;
    shareType?: pulumi.Input<string | undefined>;
    size: pulumi.Input<number>;
    subnetId: pulumi.Input<string>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.SfsTurboTimeouts | undefined>;
    vpcId: pulumi.Input<string>;
}
