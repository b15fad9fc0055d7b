import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getNetworkingSecgroupRules(args: GetNetworkingSecgroupRulesArgs, opts?: pulumi.InvokeOptions): Promise<GetNetworkingSecgroupRulesResult>;
/**
 * A collection of arguments for invoking getNetworkingSecgroupRules.
 */
export interface GetNetworkingSecgroupRulesArgs {
    action?: string;
    description?: string;
    direction?: string;
    id?: string;
    protocol?: string;
    region?: string;
    remoteGroupId?: string;
    ruleId?: string;
    securityGroupId: string;
}
/**
 * A collection of values returned by getNetworkingSecgroupRules.
 */
export interface GetNetworkingSecgroupRulesResult {
    readonly action?: string;
    readonly description?: string;
    readonly direction?: string;
    readonly id: string;
    readonly protocol?: string;
    readonly region: string;
    readonly remoteGroupId?: string;
    readonly ruleId?: string;
    readonly rules: outputs.GetNetworkingSecgroupRulesRule[];
    readonly securityGroupId: string;
}
export declare function getNetworkingSecgroupRulesOutput(args: GetNetworkingSecgroupRulesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetNetworkingSecgroupRulesResult>;
/**
 * A collection of arguments for invoking getNetworkingSecgroupRules.
 */
export interface GetNetworkingSecgroupRulesOutputArgs {
    action?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    direction?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    protocol?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    remoteGroupId?: pulumi.Input<string | undefined>;
    ruleId?: pulumi.Input<string | undefined>;
    securityGroupId: pulumi.Input<string>;
}
