import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getAomAlarmRules(args?: GetAomAlarmRulesArgs, opts?: pulumi.InvokeOptions): Promise<GetAomAlarmRulesResult>;
/**
 * A collection of arguments for invoking getAomAlarmRules.
 */
export interface GetAomAlarmRulesArgs {
    alarmRuleName?: string;
    alarmRuleStatus?: string;
    alarmRuleType?: string;
    bindNotificationRuleId?: string;
    enterpriseProjectId?: string;
    eventSeverity?: string;
    eventSource?: string;
    id?: string;
    promInstanceId?: string;
    region?: string;
    relatedCceClusters?: string;
}
/**
 * A collection of values returned by getAomAlarmRules.
 */
export interface GetAomAlarmRulesResult {
    readonly alarmRuleName?: string;
    readonly alarmRuleStatus?: string;
    readonly alarmRuleType?: string;
    readonly alarmRules: outputs.GetAomAlarmRulesAlarmRule[];
    readonly bindNotificationRuleId?: string;
    readonly enterpriseProjectId?: string;
    readonly eventSeverity?: string;
    readonly eventSource?: string;
    readonly id: string;
    readonly promInstanceId?: string;
    readonly region: string;
    readonly relatedCceClusters?: string;
}
export declare function getAomAlarmRulesOutput(args?: GetAomAlarmRulesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetAomAlarmRulesResult>;
/**
 * A collection of arguments for invoking getAomAlarmRules.
 */
export interface GetAomAlarmRulesOutputArgs {
    alarmRuleName?: pulumi.Input<string | undefined>;
    alarmRuleStatus?: pulumi.Input<string | undefined>;
    alarmRuleType?: pulumi.Input<string | undefined>;
    bindNotificationRuleId?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    eventSeverity?: pulumi.Input<string | undefined>;
    eventSource?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    promInstanceId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    relatedCceClusters?: pulumi.Input<string | undefined>;
}
