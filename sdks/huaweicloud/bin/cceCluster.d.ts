import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class CceCluster extends pulumi.CustomResource {
    /**
     * Get an existing CceCluster resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: CceClusterState, opts?: pulumi.CustomResourceOptions): CceCluster;
    /**
     * Returns true if the given object is an instance of CceCluster.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is CceCluster;
    readonly alias: pulumi.Output<string>;
    /**
     * schema: Internal
     */
    readonly annotations: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly authenticatingProxyCa: pulumi.Output<string | undefined>;
    readonly authenticatingProxyCert: pulumi.Output<string | undefined>;
    readonly authenticatingProxyPrivateKey: pulumi.Output<string | undefined>;
    readonly authenticationMode: pulumi.Output<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    readonly autoPay: pulumi.Output<string | undefined>;
    readonly autoRenew: pulumi.Output<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    readonly billingMode: pulumi.Output<number>;
    readonly category: pulumi.Output<string>;
    readonly cceClusterId: pulumi.Output<string>;
    readonly certificateClusters: pulumi.Output<outputs.CceClusterCertificateCluster[]>;
    readonly certificateUsers: pulumi.Output<outputs.CceClusterCertificateUser[]>;
    readonly chargingMode: pulumi.Output<string>;
    readonly clusterType: pulumi.Output<string | undefined>;
    readonly clusterVersion: pulumi.Output<string>;
    readonly componentConfigurations: pulumi.Output<outputs.CceClusterComponentConfiguration[] | undefined>;
    readonly containerNetworkCidr: pulumi.Output<string>;
    readonly containerNetworkType: pulumi.Output<string>;
    readonly customSans: pulumi.Output<string[]>;
    readonly deleteAll: pulumi.Output<string | undefined>;
    readonly deleteEfs: pulumi.Output<string | undefined>;
    /**
     * schema: Internal
     */
    readonly deleteEni: pulumi.Output<string | undefined>;
    readonly deleteEvs: pulumi.Output<string | undefined>;
    /**
     * schema: Internal
     */
    readonly deleteNet: pulumi.Output<string | undefined>;
    readonly deleteObs: pulumi.Output<string | undefined>;
    readonly deleteSfs: pulumi.Output<string | undefined>;
    readonly description: pulumi.Output<string>;
    readonly eip: pulumi.Output<string | undefined>;
    readonly enableDistributeManagement: pulumi.Output<boolean>;
    readonly encryptionConfig: pulumi.Output<outputs.CceClusterEncryptionConfig | undefined>;
    /**
     * schema: Computed
     */
    readonly eniSubnetCidr: pulumi.Output<string>;
    /**
     * the IPv4 subnet ID of the subnet where the ENI resides
     */
    readonly eniSubnetId: pulumi.Output<string>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    /**
     * schema: Internal
     */
    readonly extendParam: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly extendParams: pulumi.Output<outputs.CceClusterExtendParam[] | undefined>;
    readonly flavorId: pulumi.Output<string>;
    readonly hibernate: pulumi.Output<boolean | undefined>;
    /**
     * schema: Internal
     */
    readonly highwaySubnetId: pulumi.Output<string>;
    readonly ipv6Enable: pulumi.Output<boolean>;
    readonly kubeConfigRaw: pulumi.Output<string>;
    readonly kubeProxyMode: pulumi.Output<string>;
    /**
     * schema: Internal
     */
    readonly labels: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly ltsReclaimPolicy: pulumi.Output<string | undefined>;
    readonly masters: pulumi.Output<outputs.CceClusterMaster[] | undefined>;
    readonly multiAz: pulumi.Output<boolean | undefined>;
    readonly name: pulumi.Output<string>;
    readonly period: pulumi.Output<number | undefined>;
    readonly periodUnit: pulumi.Output<string | undefined>;
    readonly region: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly serviceNetworkCidr: pulumi.Output<string>;
    readonly status: pulumi.Output<string>;
    readonly subnetId: pulumi.Output<string>;
    readonly supportIstio: pulumi.Output<boolean>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.CceClusterTimeouts | undefined>;
    readonly timezone: pulumi.Output<string>;
    readonly vpcId: pulumi.Output<string>;
    /**
     * Create a CceCluster resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: CceClusterArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering CceCluster resources.
 */
export interface CceClusterState {
    alias?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    annotations?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    authenticatingProxyCa?: pulumi.Input<string | undefined>;
    authenticatingProxyCert?: pulumi.Input<string | undefined>;
    authenticatingProxyPrivateKey?: pulumi.Input<string | undefined>;
    authenticationMode?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    autoPay?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    billingMode?: pulumi.Input<number | undefined>;
    category?: pulumi.Input<string | undefined>;
    cceClusterId?: pulumi.Input<string | undefined>;
    certificateClusters?: pulumi.Input<pulumi.Input<inputs.CceClusterCertificateCluster>[] | undefined>;
    certificateUsers?: pulumi.Input<pulumi.Input<inputs.CceClusterCertificateUser>[] | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    clusterType?: pulumi.Input<string | undefined>;
    clusterVersion?: pulumi.Input<string | undefined>;
    componentConfigurations?: pulumi.Input<pulumi.Input<inputs.CceClusterComponentConfiguration>[] | undefined>;
    containerNetworkCidr?: pulumi.Input<string | undefined>;
    containerNetworkType?: pulumi.Input<string | undefined>;
    customSans?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    deleteAll?: pulumi.Input<string | undefined>;
    deleteEfs?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    deleteEni?: pulumi.Input<string | undefined>;
    deleteEvs?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    deleteNet?: pulumi.Input<string | undefined>;
    deleteObs?: pulumi.Input<string | undefined>;
    deleteSfs?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    eip?: pulumi.Input<string | undefined>;
    enableDistributeManagement?: pulumi.Input<boolean | undefined>;
    encryptionConfig?: pulumi.Input<inputs.CceClusterEncryptionConfig | undefined>;
    /**
     * schema: Computed
     */
    eniSubnetCidr?: pulumi.Input<string | undefined>;
    /**
     * the IPv4 subnet ID of the subnet where the ENI resides
     */
    eniSubnetId?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    extendParam?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    extendParams?: pulumi.Input<pulumi.Input<inputs.CceClusterExtendParam>[] | undefined>;
    flavorId?: pulumi.Input<string | undefined>;
    hibernate?: pulumi.Input<boolean | undefined>;
    /**
     * schema: Internal
     */
    highwaySubnetId?: pulumi.Input<string | undefined>;
    ipv6Enable?: pulumi.Input<boolean | undefined>;
    kubeConfigRaw?: pulumi.Input<string | undefined>;
    kubeProxyMode?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    labels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    ltsReclaimPolicy?: pulumi.Input<string | undefined>;
    masters?: pulumi.Input<pulumi.Input<inputs.CceClusterMaster>[] | undefined>;
    multiAz?: pulumi.Input<boolean | undefined>;
    name?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    securityGroupId?: pulumi.Input<string | undefined>;
    serviceNetworkCidr?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    subnetId?: pulumi.Input<string | undefined>;
    supportIstio?: pulumi.Input<boolean | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.CceClusterTimeouts | undefined>;
    timezone?: pulumi.Input<string | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a CceCluster resource.
 */
export interface CceClusterArgs {
    alias?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    annotations?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    authenticatingProxyCa?: pulumi.Input<string | undefined>;
    authenticatingProxyCert?: pulumi.Input<string | undefined>;
    authenticatingProxyPrivateKey?: pulumi.Input<string | undefined>;
    authenticationMode?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    autoPay?: pulumi.Input<string | undefined>;
    autoRenew?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    billingMode?: pulumi.Input<number | undefined>;
    cceClusterId?: pulumi.Input<string | undefined>;
    chargingMode?: pulumi.Input<string | undefined>;
    clusterType?: pulumi.Input<string | undefined>;
    clusterVersion?: pulumi.Input<string | undefined>;
    componentConfigurations?: pulumi.Input<pulumi.Input<inputs.CceClusterComponentConfiguration>[] | undefined>;
    containerNetworkCidr?: pulumi.Input<string | undefined>;
    containerNetworkType: pulumi.Input<string>;
    customSans?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    deleteAll?: pulumi.Input<string | undefined>;
    deleteEfs?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    deleteEni?: pulumi.Input<string | undefined>;
    deleteEvs?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    deleteNet?: pulumi.Input<string | undefined>;
    deleteObs?: pulumi.Input<string | undefined>;
    deleteSfs?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    eip?: pulumi.Input<string | undefined>;
    enableDistributeManagement?: pulumi.Input<boolean | undefined>;
    encryptionConfig?: pulumi.Input<inputs.CceClusterEncryptionConfig | undefined>;
    /**
     * schema: Computed
     */
    eniSubnetCidr?: pulumi.Input<string | undefined>;
    /**
     * the IPv4 subnet ID of the subnet where the ENI resides
     */
    eniSubnetId?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    extendParam?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    extendParams?: pulumi.Input<pulumi.Input<inputs.CceClusterExtendParam>[] | undefined>;
    flavorId: pulumi.Input<string>;
    hibernate?: pulumi.Input<boolean | undefined>;
    /**
     * schema: Internal
     */
    highwaySubnetId?: pulumi.Input<string | undefined>;
    ipv6Enable?: pulumi.Input<boolean | undefined>;
    kubeProxyMode?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    labels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    ltsReclaimPolicy?: pulumi.Input<string | undefined>;
    masters?: pulumi.Input<pulumi.Input<inputs.CceClusterMaster>[] | undefined>;
    multiAz?: pulumi.Input<boolean | undefined>;
    name?: pulumi.Input<string | undefined>;
    period?: pulumi.Input<number | undefined>;
    periodUnit?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    securityGroupId?: pulumi.Input<string | undefined>;
    serviceNetworkCidr?: pulumi.Input<string | undefined>;
    subnetId: pulumi.Input<string>;
    supportIstio?: pulumi.Input<boolean | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.CceClusterTimeouts | undefined>;
    timezone?: pulumi.Input<string | undefined>;
    vpcId: pulumi.Input<string>;
}
