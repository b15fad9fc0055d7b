import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getAomAlarmActionRules(args?: GetAomAlarmActionRulesArgs, opts?: pulumi.InvokeOptions): Promise<GetAomAlarmActionRulesResult>;
/**
 * A collection of arguments for invoking getAomAlarmActionRules.
 */
export interface GetAomAlarmActionRulesArgs {
    id?: string;
    region?: string;
}
/**
 * A collection of values returned by getAomAlarmActionRules.
 */
export interface GetAomAlarmActionRulesResult {
    readonly actionRules: outputs.GetAomAlarmActionRulesActionRule[];
    readonly id: string;
    readonly region: string;
}
export declare function getAomAlarmActionRulesOutput(args?: GetAomAlarmActionRulesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetAomAlarmActionRulesResult>;
/**
 * A collection of arguments for invoking getAomAlarmActionRules.
 */
export interface GetAomAlarmActionRulesOutputArgs {
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
