import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getCceCluster(args?: GetCceClusterArgs, opts?: pulumi.InvokeOptions): Promise<GetCceClusterResult>;
/**
 * A collection of arguments for invoking getCceCluster.
 */
export interface GetCceClusterArgs {
    clusterType?: string;
    id?: string;
    name?: string;
    region?: string;
    status?: string;
    vpcId?: string;
}
/**
 * A collection of values returned by getCceCluster.
 */
export interface GetCceClusterResult {
    readonly authenticationMode: string;
    readonly billingMode: number;
    readonly certificateClusters: outputs.GetCceClusterCertificateCluster[];
    readonly certificateUsers: outputs.GetCceClusterCertificateUser[];
    readonly clusterType: string;
    readonly clusterVersion: string;
    readonly containerNetworkCidr: string;
    readonly containerNetworkType: string;
    readonly description: string;
    readonly endpoints: outputs.GetCceClusterEndpoint[];
    readonly eniSubnetCidr: string;
    readonly eniSubnetId: string;
    readonly enterpriseProjectId: string;
    readonly flavorId: string;
    readonly highwaySubnetId: string;
    readonly id: string;
    readonly kubeConfigRaw: string;
    readonly masters: outputs.GetCceClusterMaster[];
    readonly name: string;
    readonly region: string;
    readonly securityGroupId: string;
    readonly serviceNetworkCidr: string;
    readonly status: string;
    readonly subnetId: string;
    readonly vpcId: string;
}
export declare function getCceClusterOutput(args?: GetCceClusterOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetCceClusterResult>;
/**
 * A collection of arguments for invoking getCceCluster.
 */
export interface GetCceClusterOutputArgs {
    clusterType?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
