import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getCceClusterPodIdentityAssociations(args: GetCceClusterPodIdentityAssociationsArgs, opts?: pulumi.InvokeOptions): Promise<GetCceClusterPodIdentityAssociationsResult>;
/**
 * A collection of arguments for invoking getCceClusterPodIdentityAssociations.
 */
export interface GetCceClusterPodIdentityAssociationsArgs {
    clusterId: string;
    id?: string;
    region?: string;
}
/**
 * A collection of values returned by getCceClusterPodIdentityAssociations.
 */
export interface GetCceClusterPodIdentityAssociationsResult {
    readonly associations: outputs.GetCceClusterPodIdentityAssociationsAssociation[];
    readonly clusterId: string;
    readonly id: string;
    readonly region: string;
}
export declare function getCceClusterPodIdentityAssociationsOutput(args: GetCceClusterPodIdentityAssociationsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetCceClusterPodIdentityAssociationsResult>;
/**
 * A collection of arguments for invoking getCceClusterPodIdentityAssociations.
 */
export interface GetCceClusterPodIdentityAssociationsOutputArgs {
    clusterId: pulumi.Input<string>;
    id?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
}
