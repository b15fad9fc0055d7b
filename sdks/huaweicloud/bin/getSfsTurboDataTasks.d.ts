import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSfsTurboDataTasks(args: GetSfsTurboDataTasksArgs, opts?: pulumi.InvokeOptions): Promise<GetSfsTurboDataTasksResult>;
/**
 * A collection of arguments for invoking getSfsTurboDataTasks.
 */
export interface GetSfsTurboDataTasksArgs {
    id?: string;
    region?: string;
    shareId: string;
    status?: string;
    type?: string;
}
/**
 * A collection of values returned by getSfsTurboDataTasks.
 */
export interface GetSfsTurboDataTasksResult {
    readonly id: string;
    readonly region: string;
    readonly shareId: string;
    readonly status?: string;
    readonly tasks: outputs.GetSfsTurboDataTasksTask[];
    readonly type?: string;
}
export declare function getSfsTurboDataTasksOutput(args: GetSfsTurboDataTasksOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSfsTurboDataTasksResult>;
/**
 * A collection of arguments for invoking getSfsTurboDataTasks.
 */
export interface GetSfsTurboDataTasksOutputArgs {
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    shareId: pulumi.Input<string>;
    status?: pulumi.Input<string | undefined>;
    type?: pulumi.Input<string | undefined>;
}
