import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSwrRepositories(args?: GetSwrRepositoriesArgs, opts?: pulumi.InvokeOptions): Promise<GetSwrRepositoriesResult>;
/**
 * A collection of arguments for invoking getSwrRepositories.
 */
export interface GetSwrRepositoriesArgs {
    category?: string;
    id?: string;
    isPublic?: string;
    name?: string;
    organization?: string;
    region?: string;
}
/**
 * A collection of values returned by getSwrRepositories.
 */
export interface GetSwrRepositoriesResult {
    readonly category?: string;
    readonly id: string;
    readonly isPublic?: string;
    readonly name?: string;
    readonly organization?: string;
    readonly region: string;
    readonly repositories: outputs.GetSwrRepositoriesRepository[];
}
export declare function getSwrRepositoriesOutput(args?: GetSwrRepositoriesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSwrRepositoriesResult>;
/**
 * A collection of arguments for invoking getSwrRepositories.
 */
export interface GetSwrRepositoriesOutputArgs {
    category?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    isPublic?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    organization?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
