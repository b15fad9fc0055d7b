import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSfsTurboObsTargets(args: GetSfsTurboObsTargetsArgs, opts?: pulumi.InvokeOptions): Promise<GetSfsTurboObsTargetsResult>;
/**
 * A collection of arguments for invoking getSfsTurboObsTargets.
 */
export interface GetSfsTurboObsTargetsArgs {
    bucket?: string;
    id?: string;
    region?: string;
    shareId: string;
    status?: string;
    targetId?: string;
}
/**
 * A collection of values returned by getSfsTurboObsTargets.
 */
export interface GetSfsTurboObsTargetsResult {
    readonly bucket?: string;
    readonly id: string;
    readonly region: string;
    readonly shareId: string;
    readonly status?: string;
    readonly targetId?: string;
    readonly targets: outputs.GetSfsTurboObsTargetsTarget[];
}
export declare function getSfsTurboObsTargetsOutput(args: GetSfsTurboObsTargetsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSfsTurboObsTargetsResult>;
/**
 * A collection of arguments for invoking getSfsTurboObsTargets.
 */
export interface GetSfsTurboObsTargetsOutputArgs {
    bucket?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    shareId: pulumi.Input<string>;
    status?: pulumi.Input<string | undefined>;
    targetId?: pulumi.Input<string | undefined>;
}
