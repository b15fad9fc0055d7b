import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getKmsKeys(args?: GetKmsKeysArgs, opts?: pulumi.InvokeOptions): Promise<GetKmsKeysResult>;
/**
 * A collection of arguments for invoking getKmsKeys.
 */
export interface GetKmsKeysArgs {
    enterpriseProjectId?: string;
    id?: string;
    keyAlgorithm?: string;
    keyState?: string;
    region?: string;
}
/**
 * A collection of values returned by getKmsKeys.
 */
export interface GetKmsKeysResult {
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly keyAlgorithm?: string;
    readonly keyState?: string;
    readonly keys: outputs.GetKmsKeysKey[];
    readonly region: string;
}
export declare function getKmsKeysOutput(args?: GetKmsKeysOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetKmsKeysResult>;
/**
 * A collection of arguments for invoking getKmsKeys.
 */
export interface GetKmsKeysOutputArgs {
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    keyAlgorithm?: pulumi.Input<string | undefined>;
    keyState?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
