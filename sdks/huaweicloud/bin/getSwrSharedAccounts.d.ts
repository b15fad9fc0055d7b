import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSwrSharedAccounts(args: GetSwrSharedAccountsArgs, opts?: pulumi.InvokeOptions): Promise<GetSwrSharedAccountsResult>;
/**
 * A collection of arguments for invoking getSwrSharedAccounts.
 */
export interface GetSwrSharedAccountsArgs {
    id?: string;
    organization: string;
    region?: string;
    repository: string;
}
/**
 * A collection of values returned by getSwrSharedAccounts.
 */
export interface GetSwrSharedAccountsResult {
    readonly id: string;
    readonly organization: string;
    readonly region: string;
    readonly repository: string;
    readonly sharedAccounts: outputs.GetSwrSharedAccountsSharedAccount[];
}
export declare function getSwrSharedAccountsOutput(args: GetSwrSharedAccountsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSwrSharedAccountsResult>;
/**
 * A collection of arguments for invoking getSwrSharedAccounts.
 */
export interface GetSwrSharedAccountsOutputArgs {
    id?: pulumi.Input<string | undefined>;
    organization: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    repository: pulumi.Input<string>;
}
