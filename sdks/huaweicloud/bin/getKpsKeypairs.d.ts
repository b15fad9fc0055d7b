import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getKpsKeypairs(args?: GetKpsKeypairsArgs, opts?: pulumi.InvokeOptions): Promise<GetKpsKeypairsResult>;
/**
 * A collection of arguments for invoking getKpsKeypairs.
 */
export interface GetKpsKeypairsArgs {
    fingerprint?: string;
    id?: string;
    isManaged?: boolean;
    name?: string;
    publicKey?: string;
    region?: string;
}
/**
 * A collection of values returned by getKpsKeypairs.
 */
export interface GetKpsKeypairsResult {
    readonly fingerprint?: string;
    readonly id: string;
    readonly isManaged?: boolean;
    readonly keypairs: outputs.GetKpsKeypairsKeypair[];
    readonly name?: string;
    readonly publicKey?: string;
    readonly region?: string;
}
export declare function getKpsKeypairsOutput(args?: GetKpsKeypairsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetKpsKeypairsResult>;
/**
 * A collection of arguments for invoking getKpsKeypairs.
 */
export interface GetKpsKeypairsOutputArgs {
    fingerprint?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    isManaged?: pulumi.Input<boolean | undefined>;
    name?: pulumi.Input<string | undefined>;
    publicKey?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
