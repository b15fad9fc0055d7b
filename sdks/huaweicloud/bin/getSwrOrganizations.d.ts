import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSwrOrganizations(args?: GetSwrOrganizationsArgs, opts?: pulumi.InvokeOptions): Promise<GetSwrOrganizationsResult>;
/**
 * A collection of arguments for invoking getSwrOrganizations.
 */
export interface GetSwrOrganizationsArgs {
    id?: string;
    name?: string;
    region?: string;
}
/**
 * A collection of values returned by getSwrOrganizations.
 */
export interface GetSwrOrganizationsResult {
    readonly id: string;
    readonly name?: string;
    readonly organizations: outputs.GetSwrOrganizationsOrganization[];
    readonly region: string;
}
export declare function getSwrOrganizationsOutput(args?: GetSwrOrganizationsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSwrOrganizationsResult>;
/**
 * A collection of arguments for invoking getSwrOrganizations.
 */
export interface GetSwrOrganizationsOutputArgs {
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
