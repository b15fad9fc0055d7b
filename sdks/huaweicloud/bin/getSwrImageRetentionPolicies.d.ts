import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSwrImageRetentionPolicies(args: GetSwrImageRetentionPoliciesArgs, opts?: pulumi.InvokeOptions): Promise<GetSwrImageRetentionPoliciesResult>;
/**
 * A collection of arguments for invoking getSwrImageRetentionPolicies.
 */
export interface GetSwrImageRetentionPoliciesArgs {
    id?: string;
    organization: string;
    region?: string;
    repository: string;
}
/**
 * A collection of values returned by getSwrImageRetentionPolicies.
 */
export interface GetSwrImageRetentionPoliciesResult {
    readonly id: string;
    readonly organization: string;
    readonly region: string;
    readonly repository: string;
    readonly retentionPolicies: outputs.GetSwrImageRetentionPoliciesRetentionPolicy[];
}
export declare function getSwrImageRetentionPoliciesOutput(args: GetSwrImageRetentionPoliciesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSwrImageRetentionPoliciesResult>;
/**
 * A collection of arguments for invoking getSwrImageRetentionPolicies.
 */
export interface GetSwrImageRetentionPoliciesOutputArgs {
    id?: pulumi.Input<string | undefined>;
    organization: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    repository: pulumi.Input<string>;
}
