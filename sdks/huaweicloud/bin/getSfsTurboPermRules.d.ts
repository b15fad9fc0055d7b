import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSfsTurboPermRules(args: GetSfsTurboPermRulesArgs, opts?: pulumi.InvokeOptions): Promise<GetSfsTurboPermRulesResult>;
/**
 * A collection of arguments for invoking getSfsTurboPermRules.
 */
export interface GetSfsTurboPermRulesArgs {
    id?: string;
    region?: string;
    shareId: string;
}
/**
 * A collection of values returned by getSfsTurboPermRules.
 */
export interface GetSfsTurboPermRulesResult {
    readonly id: string;
    readonly region: string;
    readonly rules: outputs.GetSfsTurboPermRulesRule[];
    readonly shareId: string;
}
export declare function getSfsTurboPermRulesOutput(args: GetSfsTurboPermRulesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSfsTurboPermRulesResult>;
/**
 * A collection of arguments for invoking getSfsTurboPermRules.
 */
export interface GetSfsTurboPermRulesOutputArgs {
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    shareId: pulumi.Input<string>;
}
