import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getObsBuckets(args?: GetObsBucketsArgs, opts?: pulumi.InvokeOptions): Promise<GetObsBucketsResult>;
/**
 * A collection of arguments for invoking getObsBuckets.
 */
export interface GetObsBucketsArgs {
    bucket?: string;
    enterpriseProjectId?: string;
    id?: string;
    region?: string;
}
/**
 * A collection of values returned by getObsBuckets.
 */
export interface GetObsBucketsResult {
    readonly bucket?: string;
    readonly buckets: outputs.GetObsBucketsBucket[];
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly region?: string;
}
export declare function getObsBucketsOutput(args?: GetObsBucketsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetObsBucketsResult>;
/**
 * A collection of arguments for invoking getObsBuckets.
 */
export interface GetObsBucketsOutputArgs {
    bucket?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
