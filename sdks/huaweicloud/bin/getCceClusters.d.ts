import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getCceClusters(args?: GetCceClustersArgs, opts?: pulumi.InvokeOptions): Promise<GetCceClustersResult>;
/**
 * A collection of arguments for invoking getCceClusters.
 */
export interface GetCceClustersArgs {
    clusterId?: string;
    clusterType?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    region?: string;
    status?: string;
    vpcId?: string;
}
/**
 * A collection of values returned by getCceClusters.
 */
export interface GetCceClustersResult {
    readonly clusterId?: string;
    readonly clusterType?: string;
    readonly clusters: outputs.GetCceClustersCluster[];
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly ids: string[];
    readonly name?: string;
    readonly region: string;
    readonly status?: string;
    readonly vpcId?: string;
}
export declare function getCceClustersOutput(args?: GetCceClustersOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetCceClustersResult>;
/**
 * A collection of arguments for invoking getCceClusters.
 */
export interface GetCceClustersOutputArgs {
    clusterId?: pulumi.Input<string | undefined>;
    clusterType?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
