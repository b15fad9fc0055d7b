import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getComputeInstance(args?: GetComputeInstanceArgs, opts?: pulumi.InvokeOptions): Promise<GetComputeInstanceResult>;
/**
 * A collection of arguments for invoking getComputeInstance.
 */
export interface GetComputeInstanceArgs {
    enterpriseProjectId?: string;
    fixedIpV4?: string;
    flavorId?: string;
    id?: string;
    instanceId?: string;
    name?: string;
    region?: string;
    tags?: {
        [key: string]: string;
    };
}
/**
 * A collection of values returned by getComputeInstance.
 */
export interface GetComputeInstanceResult {
    readonly availabilityZone: string;
    readonly chargingMode: string;
    readonly enterpriseProjectId: string;
    readonly expiredTime: string;
    readonly fixedIpV4?: string;
    readonly flavorId: string;
    readonly flavorName: string;
    readonly id: string;
    readonly imageId: string;
    readonly imageName: string;
    readonly instanceId?: string;
    readonly keyPair: string;
    readonly name: string;
    readonly networks: outputs.GetComputeInstanceNetwork[];
    readonly publicIp: string;
    readonly region: string;
    readonly schedulerHints: outputs.GetComputeInstanceSchedulerHint[];
    readonly securityGroupIds: string[];
    readonly securityGroups: string[];
    readonly status: string;
    readonly systemDiskId: string;
    readonly tags: {
        [key: string]: string;
    };
    readonly userData: string;
    readonly volumeAttacheds: outputs.GetComputeInstanceVolumeAttached[];
}
export declare function getComputeInstanceOutput(args?: GetComputeInstanceOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetComputeInstanceResult>;
/**
 * A collection of arguments for invoking getComputeInstance.
 */
export interface GetComputeInstanceOutputArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    fixedIpV4?: pulumi.Input<string | undefined>;
    flavorId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    instanceId?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
