import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getLtsCceAccesses(args?: GetLtsCceAccessesArgs, opts?: pulumi.InvokeOptions): Promise<GetLtsCceAccessesResult>;
/**
 * A collection of arguments for invoking getLtsCceAccesses.
 */
export interface GetLtsCceAccessesArgs {
    id?: string;
    logGroupName?: string;
    logStreamName?: string;
    name?: string;
    region?: string;
    tags?: {
        [key: string]: string;
    };
}
/**
 * A collection of values returned by getLtsCceAccesses.
 */
export interface GetLtsCceAccessesResult {
    readonly accesses: outputs.GetLtsCceAccessesAccess[];
    readonly id: string;
    readonly logGroupName?: string;
    readonly logStreamName?: string;
    readonly name?: string;
    readonly region: string;
    readonly tags: {
        [key: string]: string;
    };
}
export declare function getLtsCceAccessesOutput(args?: GetLtsCceAccessesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetLtsCceAccessesResult>;
/**
 * A collection of arguments for invoking getLtsCceAccesses.
 */
export interface GetLtsCceAccessesOutputArgs {
    id?: pulumi.Input<string | undefined>;
    logGroupName?: pulumi.Input<string | undefined>;
    logStreamName?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
