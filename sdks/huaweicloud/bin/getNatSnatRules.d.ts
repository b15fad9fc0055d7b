import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getNatSnatRules(args?: GetNatSnatRulesArgs, opts?: pulumi.InvokeOptions): Promise<GetNatSnatRulesResult>;
/**
 * A collection of arguments for invoking getNatSnatRules.
 */
export interface GetNatSnatRulesArgs {
    cidr?: string;
    createdAt?: string;
    description?: string;
    floatingIpAddress?: string;
    floatingIpId?: string;
    gatewayId?: string;
    globalEipAddress?: string;
    globalEipId?: string;
    id?: string;
    region?: string;
    ruleId?: string;
    sourceType?: string;
    status?: string;
    subnetId?: string;
}
/**
 * A collection of values returned by getNatSnatRules.
 */
export interface GetNatSnatRulesResult {
    readonly cidr?: string;
    readonly createdAt?: string;
    readonly description?: string;
    readonly floatingIpAddress?: string;
    readonly floatingIpId?: string;
    readonly gatewayId?: string;
    readonly globalEipAddress?: string;
    readonly globalEipId?: string;
    readonly id: string;
    readonly region?: string;
    readonly ruleId?: string;
    readonly rules: outputs.GetNatSnatRulesRule[];
    readonly sourceType?: string;
    readonly status?: string;
    readonly subnetId?: string;
}
export declare function getNatSnatRulesOutput(args?: GetNatSnatRulesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetNatSnatRulesResult>;
/**
 * A collection of arguments for invoking getNatSnatRules.
 */
export interface GetNatSnatRulesOutputArgs {
    cidr?: pulumi.Input<string | undefined>;
    createdAt?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    floatingIpAddress?: pulumi.Input<string | undefined>;
    floatingIpId?: pulumi.Input<string | undefined>;
    gatewayId?: pulumi.Input<string | undefined>;
    globalEipAddress?: pulumi.Input<string | undefined>;
    globalEipId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    ruleId?: pulumi.Input<string | undefined>;
    sourceType?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    subnetId?: pulumi.Input<string | undefined>;
}
