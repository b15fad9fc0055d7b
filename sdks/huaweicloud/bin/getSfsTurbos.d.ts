import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSfsTurbos(args?: GetSfsTurbosArgs, opts?: pulumi.InvokeOptions): Promise<GetSfsTurbosResult>;
/**
 * A collection of arguments for invoking getSfsTurbos.
 */
export interface GetSfsTurbosArgs {
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    region?: string;
    shareProto?: string;
    shareType?: string;
    size?: number;
}
/**
 * A collection of values returned by getSfsTurbos.
 */
export interface GetSfsTurbosResult {
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly name?: string;
    readonly region?: string;
    readonly shareProto?: string;
    readonly shareType?: string;
    readonly size?: number;
    readonly turbos: outputs.GetSfsTurbosTurbo[];
}
export declare function getSfsTurbosOutput(args?: GetSfsTurbosOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSfsTurbosResult>;
/**
 * A collection of arguments for invoking getSfsTurbos.
 */
export interface GetSfsTurbosOutputArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    shareProto?: pulumi.Input<string | undefined>;
    shareType?: pulumi.Input<string | undefined>;
    size?: pulumi.Input<number | undefined>;
}
