import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getIdentityAgencies(args?: GetIdentityAgenciesArgs, opts?: pulumi.InvokeOptions): Promise<GetIdentityAgenciesResult>;
/**
 * A collection of arguments for invoking getIdentityAgencies.
 */
export interface GetIdentityAgenciesArgs {
    id?: string;
    name?: string;
    trustDomainId?: string;
}
/**
 * A collection of values returned by getIdentityAgencies.
 */
export interface GetIdentityAgenciesResult {
    readonly agencies: outputs.GetIdentityAgenciesAgency[];
    readonly id: string;
    readonly name?: string;
    readonly trustDomainId?: string;
}
export declare function getIdentityAgenciesOutput(args?: GetIdentityAgenciesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetIdentityAgenciesResult>;
/**
 * A collection of arguments for invoking getIdentityAgencies.
 */
export interface GetIdentityAgenciesOutputArgs {
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    trustDomainId?: pulumi.Input<string | undefined>;
}
