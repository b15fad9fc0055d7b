import * as outputs from "../types/output";
export interface CceAddonTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface CceAddonValues {
    basic?: {
        [key: string]: string;
    };
    basicJson?: string;
    custom?: {
        [key: string]: string;
    };
    customJson?: string;
    flavor?: {
        [key: string]: string;
    };
    flavorJson?: string;
}
export interface CceClusterCertificateCluster {
    certificateAuthorityData?: string;
    name?: string;
    server?: string;
}
export interface CceClusterCertificateUser {
    clientCertificateData?: string;
    clientKeyData?: string;
    name?: string;
}
export interface CceClusterComponentConfiguration {
    configurations?: string;
    name: string;
}
export interface CceClusterEncryptionConfig {
    kmsKeyId: string;
    mode: string;
}
export interface CceClusterExtendParam {
    clusterAz?: string;
    cpuManagerPolicy?: string;
    decMasterFlavor?: string;
    dockerUmaskMode?: string;
    dssMasterVolumes?: string;
    fixPoolMask?: string;
}
export interface CceClusterMaster {
    availabilityZone: string;
}
export interface CceClusterTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface CceNodePoolDataVolume {
    dssPoolId: string;
    /**
     * @deprecated Deprecated
     */
    extendParam?: string;
    extendParams: {
        [key: string]: string;
    };
    /**
     * schema: Internal
     */
    hwPassthrough: boolean;
    iops: number;
    kmsKeyId: string;
    size: number;
    throughput: number;
    volumetype: string;
}
export interface CceNodePoolExtendParams {
    agencyName: string;
    dockerBaseSize: number;
    kubeReservedMem: number;
    marketType: string;
    maxPods: number;
    nicThreshold: string;
    nodeImageId: string;
    nodeMultiQueue: string;
    postinstall: string;
    preinstall: string;
    securityReinforcementType: string;
    spotPrice: string;
    systemReservedMem: number;
}
export interface CceNodePoolExtensionScaleGroup {
    metadata?: outputs.CceNodePoolExtensionScaleGroupMetadata;
    spec?: outputs.CceNodePoolExtensionScaleGroupSpec;
}
export interface CceNodePoolExtensionScaleGroupMetadata {
    name: string;
    uid: string;
}
export interface CceNodePoolExtensionScaleGroupSpec {
    autoscaling?: outputs.CceNodePoolExtensionScaleGroupSpecAutoscaling;
    az: string;
    capacityReservationSpecification?: outputs.CceNodePoolExtensionScaleGroupSpecCapacityReservationSpecification;
    flavor: string;
}
export interface CceNodePoolExtensionScaleGroupSpecAutoscaling {
    enable: boolean;
    extensionPriority: number;
    maxNodeCount: number;
    minNodeCount: number;
}
export interface CceNodePoolExtensionScaleGroupSpecCapacityReservationSpecification {
    id: string;
    preference: string;
}
export interface CceNodePoolHostnameConfig {
    type: string;
}
export interface CceNodePoolRootVolume {
    dssPoolId: string;
    /**
     * @deprecated Deprecated
     */
    extendParam?: string;
    extendParams: {
        [key: string]: string;
    };
    /**
     * schema: Internal
     */
    hwPassthrough: boolean;
    iops: number;
    kmsKeyId: string;
    size: number;
    throughput: number;
    volumetype: string;
}
export interface CceNodePoolStorage {
    groups: outputs.CceNodePoolStorageGroup[];
    selectors: outputs.CceNodePoolStorageSelector[];
}
export interface CceNodePoolStorageGroup {
    cceManaged?: boolean;
    name: string;
    selectorNames: string[];
    virtualSpaces: outputs.CceNodePoolStorageGroupVirtualSpace[];
}
export interface CceNodePoolStorageGroupVirtualSpace {
    lvmLvType?: string;
    lvmPath?: string;
    name: string;
    runtimeLvType?: string;
    size: string;
}
export interface CceNodePoolStorageSelector {
    matchLabelCount?: string;
    matchLabelMetadataCmkid?: string;
    matchLabelMetadataEncrypted?: string;
    matchLabelSize?: string;
    matchLabelVolumeType?: string;
    name: string;
    type?: string;
}
export interface CceNodePoolTaint {
    effect: string;
    key: string;
    value: string;
}
export interface CceNodePoolTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface GetCceAddonsItem {
    metadatas?: outputs.GetCceAddonsItemMetadata[];
    specs?: outputs.GetCceAddonsItemSpec[];
    statuses?: outputs.GetCceAddonsItemStatus[];
}
export interface GetCceAddonsItemMetadata {
    alias?: string;
    annotations?: {
        [key: string]: string;
    };
    creationTimestamp?: string;
    labels?: {
        [key: string]: string;
    };
    name?: string;
    uid?: string;
    updateTimestamp?: string;
}
export interface GetCceAddonsItemSpec {
    addonTemplateLabels?: string[];
    addonTemplateLogo?: string;
    addonTemplateName?: string;
    addonTemplateType?: string;
    clusterId?: string;
    description?: string;
    values?: string[];
    version?: string;
}
export interface GetCceAddonsItemStatus {
    _reason?: string;
    currentVersions?: outputs.GetCceAddonsItemStatusCurrentVersion[];
    isRollbackable?: boolean;
    message?: string;
    previousVersion?: string;
    status?: string;
    targetVersions?: string[];
}
export interface GetCceAddonsItemStatusCurrentVersion {
    creationTimestamp?: string;
    inputs?: string[];
    stable?: boolean;
    supportVersions?: outputs.GetCceAddonsItemStatusCurrentVersionSupportVersion[];
    translates?: string[];
    updateTimestamp?: string;
    version?: string;
}
export interface GetCceAddonsItemStatusCurrentVersionSupportVersion {
    categories?: string[];
    clusterType?: string;
    clusterVersions?: string[];
}
export interface GetCceClusterCertificateCluster {
    certificateAuthorityData?: string;
    name?: string;
    server?: string;
}
export interface GetCceClusterCertificateUser {
    clientCertificateData?: string;
    clientKeyData?: string;
    name?: string;
}
export interface GetCceClusterEndpoint {
    type?: string;
    url?: string;
}
export interface GetCceClusterMaster {
    availabilityZone?: string;
}
export interface GetCceClustersCluster {
    authenticationMode?: string;
    billingMode?: number;
    certificateClusters?: outputs.GetCceClustersClusterCertificateCluster[];
    certificateUsers?: outputs.GetCceClustersClusterCertificateUser[];
    clusterType?: string;
    clusterVersion?: string;
    containerNetworkCidr?: string;
    containerNetworkType?: string;
    description?: string;
    endpoints?: outputs.GetCceClustersClusterEndpoint[];
    eniSubnetCidr?: string;
    eniSubnetId?: string;
    enterpriseProjectId?: string;
    flavorId?: string;
    id?: string;
    kubeConfigRaw?: string;
    masters?: outputs.GetCceClustersClusterMaster[];
    name?: string;
    securityGroupId?: string;
    serviceNetworkCidr?: string;
    status?: string;
    subnetId?: string;
    vpcId?: string;
}
export interface GetCceClustersClusterCertificateCluster {
    certificateAuthorityData?: string;
    name?: string;
    server?: string;
}
export interface GetCceClustersClusterCertificateUser {
    clientCertificateData?: string;
    clientKeyData?: string;
    name?: string;
}
export interface GetCceClustersClusterEndpoint {
    type?: string;
    url?: string;
}
export interface GetCceClustersClusterMaster {
    availabilityZone?: string;
}
export interface GetCceNodePoolDataVolume {
    extendParams?: {
        [key: string]: string;
    };
    size?: number;
    volumetype?: string;
}
export interface GetCceNodePoolExtensionScaleGroup {
    metadatas?: outputs.GetCceNodePoolExtensionScaleGroupMetadata[];
    specs?: outputs.GetCceNodePoolExtensionScaleGroupSpec[];
}
export interface GetCceNodePoolExtensionScaleGroupMetadata {
    name?: string;
    uid?: string;
}
export interface GetCceNodePoolExtensionScaleGroupSpec {
    autoscalings?: outputs.GetCceNodePoolExtensionScaleGroupSpecAutoscaling[];
    az?: string;
    capacityReservationSpecifications?: outputs.GetCceNodePoolExtensionScaleGroupSpecCapacityReservationSpecification[];
    flavor?: string;
}
export interface GetCceNodePoolExtensionScaleGroupSpecAutoscaling {
    enable?: boolean;
    extensionPriority?: number;
    maxNodeCount?: number;
    minNodeCount?: number;
}
export interface GetCceNodePoolExtensionScaleGroupSpecCapacityReservationSpecification {
    id?: string;
    preference?: string;
}
export interface GetCceNodePoolHostnameConfig {
    type?: string;
}
export interface GetCceNodePoolRootVolume {
    extendParams?: {
        [key: string]: string;
    };
    size?: number;
    volumetype?: string;
}
export interface GetKpsKeypairsKeypair {
    fingerprint?: string;
    frozenState?: string;
    isManaged?: boolean;
    name?: string;
    publicKey?: string;
    scope?: string;
    type?: string;
}
export interface GetNetworkingSecgroupRule {
    action?: string;
    description?: string;
    direction?: string;
    ethertype?: string;
    id?: string;
    portRangeMax?: number;
    portRangeMin?: number;
    ports?: string;
    priority?: number;
    protocol?: string;
    remoteAddressGroupId?: string;
    remoteGroupId?: string;
    remoteIpPrefix?: string;
}
export interface GetNetworkingSecgroupRulesRule {
    action?: string;
    createdAt?: string;
    description?: string;
    direction?: string;
    ethertype?: string;
    id?: string;
    ports?: string;
    priority?: number;
    protocol?: string;
    remoteAddressGroupId?: string;
    remoteGroupId?: string;
    remoteIpPrefix?: string;
    securityGroupId?: string;
    updatedAt?: string;
}
export interface GetNetworkingSecgroupsSecurityGroup {
    createdAt?: string;
    description?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    updatedAt?: string;
}
export interface GetObsBucketsBucket {
    bucket?: string;
    createdAt?: string;
    enterpriseProjectId?: string;
    region?: string;
    storageClass?: string;
}
export interface GetSfsTurboDataTasksTask {
    destPrefix?: string;
    destTarget?: string;
    endTime?: string;
    id?: string;
    message?: string;
    srcPrefix?: string;
    srcTarget?: string;
    startTime?: string;
    status?: string;
    type?: string;
}
export interface GetSfsTurboObsTargetsTarget {
    createdAt?: string;
    fileSystemPath?: string;
    id?: string;
    obs?: outputs.GetSfsTurboObsTargetsTargetOb[];
    status?: string;
}
export interface GetSfsTurboObsTargetsTargetOb {
    bucket?: string;
    endpoint?: string;
}
export interface GetSfsTurboPermRulesRule {
    id?: string;
    ipCidr?: string;
    rwType?: string;
    userType?: string;
}
export interface GetSfsTurbosTurbo {
    availabilityZone?: string;
    availableCapacity?: string;
    cryptKeyId?: string;
    enhanced?: boolean;
    enterpriseProjectId?: string;
    exportLocation?: string;
    id?: string;
    name?: string;
    securityGroupId?: string;
    shareProto?: string;
    shareType?: string;
    size?: number;
    subnetId?: string;
    version?: string;
    vpcId?: string;
}
export interface GetSwrOrganizationsOrganization {
    accessUserCount?: number;
    creator?: string;
    id?: number;
    name?: string;
    permission?: string;
    repoCount?: number;
}
export interface GetVpcRoute {
    destination?: string;
    nexthop?: string;
}
export interface GetVpcSubnetsSubnet {
    availabilityZone?: string;
    cidr?: string;
    description?: string;
    dhcpEnable?: boolean;
    dnsLists?: string[];
    gatewayIp?: string;
    id?: string;
    ipv4SubnetId?: string;
    ipv6Cidr?: string;
    ipv6Enable?: boolean;
    ipv6Gateway?: string;
    ipv6SubnetId?: string;
    name?: string;
    primaryDns?: string;
    secondaryDns?: string;
    status?: string;
    subnetId?: string;
    tags?: {
        [key: string]: string;
    };
    vpcId?: string;
}
export interface GetVpcsVpc {
    cidr?: string;
    description?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    secondaryCidrs?: string[];
    status?: string;
    tags?: {
        [key: string]: string;
    };
}
export interface KpsKeypairTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface NetworkingSecgroupRule {
    action?: string;
    description?: string;
    direction?: string;
    ethertype?: string;
    id?: string;
    portRangeMax?: number;
    portRangeMin?: number;
    ports?: string;
    priority?: number;
    protocol?: string;
    remoteAddressGroupId?: string;
    remoteGroupId?: string;
    remoteIpPrefix?: string;
}
export interface NetworkingSecgroupRuleTimeouts {
    delete?: string;
}
export interface NetworkingSecgroupTimeouts {
    delete?: string;
}
export interface ObsBucketCorsRule {
    allowedHeaders?: string[];
    allowedMethods: string[];
    allowedOrigins: string[];
    exposeHeaders?: string[];
    maxAgeSeconds?: number;
}
export interface ObsBucketLifecycleRule {
    abortIncompleteMultipartUploads?: outputs.ObsBucketLifecycleRuleAbortIncompleteMultipartUpload[];
    enabled: boolean;
    expirations?: outputs.ObsBucketLifecycleRuleExpiration[];
    name: string;
    noncurrentVersionExpirations?: outputs.ObsBucketLifecycleRuleNoncurrentVersionExpiration[];
    noncurrentVersionTransitions?: outputs.ObsBucketLifecycleRuleNoncurrentVersionTransition[];
    prefix?: string;
    transitions?: outputs.ObsBucketLifecycleRuleTransition[];
}
export interface ObsBucketLifecycleRuleAbortIncompleteMultipartUpload {
    days: number;
}
export interface ObsBucketLifecycleRuleExpiration {
    days: number;
}
export interface ObsBucketLifecycleRuleNoncurrentVersionExpiration {
    days: number;
}
export interface ObsBucketLifecycleRuleNoncurrentVersionTransition {
    days: number;
    storageClass: string;
}
export interface ObsBucketLifecycleRuleTransition {
    days: number;
    storageClass: string;
}
export interface ObsBucketLogging {
    /**
     * schema: Required
     */
    agency: string;
    targetBucket: string;
    targetPrefix?: string;
}
export interface ObsBucketStorageInfo {
    objectNumber?: number;
    size?: number;
}
export interface ObsBucketWebsite {
    errorDocument?: string;
    indexDocument?: string;
    redirectAllRequestsTo?: string;
    routingRules?: string;
}
export interface SfsTurboDataTaskTimeouts {
    create?: string;
    delete?: string;
}
export interface SfsTurboObsTargetObs {
    attributes?: outputs.SfsTurboObsTargetObsAttributes;
    bucket: string;
    endpoint: string;
    policy?: outputs.SfsTurboObsTargetObsPolicy;
}
export interface SfsTurboObsTargetObsAttributes {
    dirMode: string;
    fileMode: string;
    gid: number;
    uid: number;
}
export interface SfsTurboObsTargetObsPolicy {
    autoExportPolicy?: outputs.SfsTurboObsTargetObsPolicyAutoExportPolicy;
}
export interface SfsTurboObsTargetObsPolicyAutoExportPolicy {
    events: string[];
    prefix: string;
    suffix: string;
}
export interface SfsTurboObsTargetTimeouts {
    create?: string;
    delete?: string;
}
export interface SfsTurboTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface SwrOrganizationTimeouts {
    create?: string;
    delete?: string;
}
export interface VpcRoute {
    destination?: string;
    nexthop?: string;
}
export interface VpcSubnetTimeouts {
    create?: string;
    delete?: string;
}
export interface VpcTimeouts {
    create?: string;
    delete?: string;
}
export declare namespace config {
    interface AssumeRoleWithOidc {
        /**
         * The name of agency for assume role.
         */
        agencyName: string;
        /**
         * The id of domain for v5 assume role.
         */
        domainId: string;
        /**
         * The duration for v5 assume role.
         */
        duration?: number;
        idToken?: string;
        /**
         * The file path of Id token that is issued by the external IdP.
         */
        idTokenFile?: string;
        /**
         * The ID of the external IdP.
         */
        idpId: string;
    }
    interface AssumeRoles {
        /**
         * The name of agency for assume role.
         */
        agencyName: string;
        /**
         * The id of domain for v5 assume role.
         */
        domainId?: string;
        /**
         * The name of domain for assume role.
         */
        domainName?: string;
        /**
         * The duration for v5 assume role.
         */
        duration?: number;
    }
}
