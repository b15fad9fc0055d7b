import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getAomPromInstances(args?: GetAomPromInstancesArgs, opts?: pulumi.InvokeOptions): Promise<GetAomPromInstancesResult>;
/**
 * A collection of arguments for invoking getAomPromInstances.
 */
export interface GetAomPromInstancesArgs {
    cceClusterEnable?: string;
    enterpriseProjectId?: string;
    id?: string;
    promId?: string;
    promStatus?: string;
    promType?: string;
    region?: string;
}
/**
 * A collection of values returned by getAomPromInstances.
 */
export interface GetAomPromInstancesResult {
    readonly cceClusterEnable?: string;
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly instances: outputs.GetAomPromInstancesInstance[];
    readonly promId?: string;
    readonly promStatus?: string;
    readonly promType?: string;
    readonly region: string;
}
export declare function getAomPromInstancesOutput(args?: GetAomPromInstancesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetAomPromInstancesResult>;
/**
 * A collection of arguments for invoking getAomPromInstances.
 */
export interface GetAomPromInstancesOutputArgs {
    cceClusterEnable?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    promId?: pulumi.Input<string | undefined>;
    promStatus?: pulumi.Input<string | undefined>;
    promType?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
