import * as pulumi from "@pulumi/pulumi";
export declare function getKmsKey(args?: GetKmsKeyArgs, opts?: pulumi.InvokeOptions): Promise<GetKmsKeyResult>;
/**
 * A collection of arguments for invoking getKmsKey.
 */
export interface GetKmsKeyArgs {
    defaultKeyFlag?: string;
    domainId?: string;
    enterpriseProjectId?: string;
    id?: string;
    keyAlias?: string;
    keyDescription?: string;
    keyId?: string;
    keyState?: string;
    region?: string;
}
/**
 * A collection of values returned by getKmsKey.
 */
export interface GetKmsKeyResult {
    readonly creationDate: string;
    readonly defaultKeyFlag: string;
    readonly domainId: string;
    readonly enterpriseProjectId: string;
    readonly expirationTime: string;
    readonly id: string;
    readonly keyAlias: string;
    readonly keyDescription: string;
    readonly keyId: string;
    readonly keyState: string;
    readonly region: string;
    readonly rotationEnabled: boolean;
    readonly rotationInterval: number;
    readonly rotationNumber: number;
    readonly scheduledDeletionDate: string;
    readonly tags: {
        [key: string]: string;
    };
}
export declare function getKmsKeyOutput(args?: GetKmsKeyOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetKmsKeyResult>;
/**
 * A collection of arguments for invoking getKmsKey.
 */
export interface GetKmsKeyOutputArgs {
    defaultKeyFlag?: pulumi.Input<string | undefined>;
    domainId?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    keyAlias?: pulumi.Input<string | undefined>;
    keyDescription?: pulumi.Input<string | undefined>;
    keyId?: pulumi.Input<string | undefined>;
    keyState?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
