import * as pulumi from "@pulumi/pulumi";
export declare function getObsBucketObject(args: GetObsBucketObjectArgs, opts?: pulumi.InvokeOptions): Promise<GetObsBucketObjectResult>;
/**
 * A collection of arguments for invoking getObsBucketObject.
 */
export interface GetObsBucketObjectArgs {
    bucket: string;
    id?: string;
    key: string;
    region?: string;
}
/**
 * A collection of values returned by getObsBucketObject.
 */
export interface GetObsBucketObjectResult {
    readonly body: string;
    readonly bucket: string;
    readonly contentType: string;
    readonly etag: string;
    readonly id: string;
    readonly key: string;
    readonly metadata: {
        [key: string]: string;
    };
    readonly region: string;
    readonly size: number;
    readonly storageClass: string;
    readonly tags: {
        [key: string]: string;
    };
    readonly versionId: string;
}
export declare function getObsBucketObjectOutput(args: GetObsBucketObjectOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetObsBucketObjectResult>;
/**
 * A collection of arguments for invoking getObsBucketObject.
 */
export interface GetObsBucketObjectOutputArgs {
    bucket: pulumi.Input<string>;
    id?: pulumi.Input<string | undefined>;
    key: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
}
