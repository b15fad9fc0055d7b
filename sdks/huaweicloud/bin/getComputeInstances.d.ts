import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getComputeInstances(args?: GetComputeInstancesArgs, opts?: pulumi.InvokeOptions): Promise<GetComputeInstancesResult>;
/**
 * A collection of arguments for invoking getComputeInstances.
 */
export interface GetComputeInstancesArgs {
    availabilityZone?: string;
    enterpriseProjectId?: string;
    fixedIpV4?: string;
    flavorId?: string;
    flavorName?: string;
    id?: string;
    imageId?: string;
    instanceId?: string;
    keyPair?: string;
    name?: string;
    region?: string;
    status?: string;
    tags?: {
        [key: string]: string;
    };
}
/**
 * A collection of values returned by getComputeInstances.
 */
export interface GetComputeInstancesResult {
    readonly availabilityZone?: string;
    readonly enterpriseProjectId?: string;
    readonly fixedIpV4?: string;
    readonly flavorId?: string;
    readonly flavorName?: string;
    readonly id: string;
    readonly imageId?: string;
    readonly instanceId?: string;
    readonly instances: outputs.GetComputeInstancesInstance[];
    readonly keyPair?: string;
    readonly name?: string;
    readonly region?: string;
    readonly status?: string;
    readonly tags: {
        [key: string]: string;
    };
}
export declare function getComputeInstancesOutput(args?: GetComputeInstancesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetComputeInstancesResult>;
/**
 * A collection of arguments for invoking getComputeInstances.
 */
export interface GetComputeInstancesOutputArgs {
    availabilityZone?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    fixedIpV4?: pulumi.Input<string | undefined>;
    flavorId?: pulumi.Input<string | undefined>;
    flavorName?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    imageId?: pulumi.Input<string | undefined>;
    instanceId?: pulumi.Input<string | undefined>;
    keyPair?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
