import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getLtsGroups(args?: GetLtsGroupsArgs, opts?: pulumi.InvokeOptions): Promise<GetLtsGroupsResult>;
/**
 * A collection of arguments for invoking getLtsGroups.
 */
export interface GetLtsGroupsArgs {
    id?: string;
    region?: string;
}
/**
 * A collection of values returned by getLtsGroups.
 */
export interface GetLtsGroupsResult {
    readonly groups: outputs.GetLtsGroupsGroup[];
    readonly id: string;
    readonly region: string;
}
export declare function getLtsGroupsOutput(args?: GetLtsGroupsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetLtsGroupsResult>;
/**
 * A collection of arguments for invoking getLtsGroups.
 */
export interface GetLtsGroupsOutputArgs {
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
