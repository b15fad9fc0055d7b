import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getCceAddons(args: GetCceAddonsArgs, opts?: pulumi.InvokeOptions): Promise<GetCceAddonsResult>;
/**
 * A collection of arguments for invoking getCceAddons.
 */
export interface GetCceAddonsArgs {
    clusterId: string;
    id?: string;
    region?: string;
}
/**
 * A collection of values returned by getCceAddons.
 */
export interface GetCceAddonsResult {
    readonly clusterId: string;
    readonly id: string;
    readonly items: outputs.GetCceAddonsItem[];
    readonly region: string;
}
export declare function getCceAddonsOutput(args: GetCceAddonsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetCceAddonsResult>;
/**
 * A collection of arguments for invoking getCceAddons.
 */
export interface GetCceAddonsOutputArgs {
    clusterId: pulumi.Input<string>;
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
