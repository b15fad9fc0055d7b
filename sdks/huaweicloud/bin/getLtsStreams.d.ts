import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getLtsStreams(args?: GetLtsStreamsArgs, opts?: pulumi.InvokeOptions): Promise<GetLtsStreamsResult>;
/**
 * A collection of arguments for invoking getLtsStreams.
 */
export interface GetLtsStreamsArgs {
    id?: string;
    logGroupName?: string;
    name?: string;
    region?: string;
}
/**
 * A collection of values returned by getLtsStreams.
 */
export interface GetLtsStreamsResult {
    readonly id: string;
    readonly logGroupName?: string;
    readonly name?: string;
    readonly region: string;
    readonly streams: outputs.GetLtsStreamsStream[];
}
export declare function getLtsStreamsOutput(args?: GetLtsStreamsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetLtsStreamsResult>;
/**
 * A collection of arguments for invoking getLtsStreams.
 */
export interface GetLtsStreamsOutputArgs {
    id?: pulumi.Input<string | undefined>;
    logGroupName?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
