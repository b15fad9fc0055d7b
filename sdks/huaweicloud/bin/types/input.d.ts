import * as pulumi from "@pulumi/pulumi";
import * as inputs from "../types/input";
export interface CceAddonTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface CceAddonValues {
    basic?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    basicJson?: pulumi.Input<string | undefined>;
    custom?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    customJson?: pulumi.Input<string | undefined>;
    flavor?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    flavorJson?: pulumi.Input<string | undefined>;
}
export interface CceClusterCertificateCluster {
    certificateAuthorityData?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    server?: pulumi.Input<string | undefined>;
}
export interface CceClusterCertificateUser {
    clientCertificateData?: pulumi.Input<string | undefined>;
    clientKeyData?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
}
export interface CceClusterComponentConfiguration {
    configurations?: pulumi.Input<string | undefined>;
    name: pulumi.Input<string>;
}
export interface CceClusterEncryptionConfig {
    kmsKeyId?: pulumi.Input<string | undefined>;
    mode?: pulumi.Input<string | undefined>;
}
export interface CceClusterExtendParam {
    clusterAz?: pulumi.Input<string | undefined>;
    cpuManagerPolicy?: pulumi.Input<string | undefined>;
    decMasterFlavor?: pulumi.Input<string | undefined>;
    dockerUmaskMode?: pulumi.Input<string | undefined>;
    dssMasterVolumes?: pulumi.Input<string | undefined>;
    fixPoolMask?: pulumi.Input<string | undefined>;
}
export interface CceClusterMaster {
    availabilityZone?: pulumi.Input<string | undefined>;
}
export interface CceClusterTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface CceNodePoolDataVolume {
    dssPoolId?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    extendParam?: pulumi.Input<string | undefined>;
    extendParams?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * schema: Internal
     */
    hwPassthrough?: pulumi.Input<boolean | undefined>;
    iops?: pulumi.Input<number | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    size: pulumi.Input<number>;
    throughput?: pulumi.Input<number | undefined>;
    volumetype: pulumi.Input<string>;
}
export interface CceNodePoolExtendParams {
    agencyName?: pulumi.Input<string | undefined>;
    dockerBaseSize?: pulumi.Input<number | undefined>;
    kubeReservedMem?: pulumi.Input<number | undefined>;
    marketType?: pulumi.Input<string | undefined>;
    maxPods?: pulumi.Input<number | undefined>;
    nicThreshold?: pulumi.Input<string | undefined>;
    nodeImageId?: pulumi.Input<string | undefined>;
    nodeMultiQueue?: pulumi.Input<string | undefined>;
    postinstall?: pulumi.Input<string | undefined>;
    preinstall?: pulumi.Input<string | undefined>;
    securityReinforcementType?: pulumi.Input<string | undefined>;
    spotPrice?: pulumi.Input<string | undefined>;
    systemReservedMem?: pulumi.Input<number | undefined>;
}
export interface CceNodePoolExtensionScaleGroup {
    metadata?: pulumi.Input<inputs.CceNodePoolExtensionScaleGroupMetadata | undefined>;
    spec?: pulumi.Input<inputs.CceNodePoolExtensionScaleGroupSpec | undefined>;
}
export interface CceNodePoolExtensionScaleGroupMetadata {
    name: pulumi.Input<string>;
    uid?: pulumi.Input<string | undefined>;
}
export interface CceNodePoolExtensionScaleGroupSpec {
    autoscaling?: pulumi.Input<inputs.CceNodePoolExtensionScaleGroupSpecAutoscaling | undefined>;
    az?: pulumi.Input<string | undefined>;
    capacityReservationSpecification?: pulumi.Input<inputs.CceNodePoolExtensionScaleGroupSpecCapacityReservationSpecification | undefined>;
    flavor?: pulumi.Input<string | undefined>;
}
export interface CceNodePoolExtensionScaleGroupSpecAutoscaling {
    enable?: pulumi.Input<boolean | undefined>;
    extensionPriority?: pulumi.Input<number | undefined>;
    maxNodeCount?: pulumi.Input<number | undefined>;
    minNodeCount?: pulumi.Input<number | undefined>;
}
export interface CceNodePoolExtensionScaleGroupSpecCapacityReservationSpecification {
    id?: pulumi.Input<string | undefined>;
    preference?: pulumi.Input<string | undefined>;
}
export interface CceNodePoolHostnameConfig {
    type: pulumi.Input<string>;
}
export interface CceNodePoolRootVolume {
    dssPoolId?: pulumi.Input<string | undefined>;
    /**
     * @deprecated Deprecated
     */
    extendParam?: pulumi.Input<string | undefined>;
    extendParams?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * schema: Internal
     */
    hwPassthrough?: pulumi.Input<boolean | undefined>;
    iops?: pulumi.Input<number | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    size: pulumi.Input<number>;
    throughput?: pulumi.Input<number | undefined>;
    volumetype: pulumi.Input<string>;
}
export interface CceNodePoolStorage {
    groups: pulumi.Input<pulumi.Input<inputs.CceNodePoolStorageGroup>[]>;
    selectors: pulumi.Input<pulumi.Input<inputs.CceNodePoolStorageSelector>[]>;
}
export interface CceNodePoolStorageGroup {
    cceManaged?: pulumi.Input<boolean | undefined>;
    name: pulumi.Input<string>;
    selectorNames: pulumi.Input<pulumi.Input<string>[]>;
    virtualSpaces: pulumi.Input<pulumi.Input<inputs.CceNodePoolStorageGroupVirtualSpace>[]>;
}
export interface CceNodePoolStorageGroupVirtualSpace {
    lvmLvType?: pulumi.Input<string | undefined>;
    lvmPath?: pulumi.Input<string | undefined>;
    name: pulumi.Input<string>;
    runtimeLvType?: pulumi.Input<string | undefined>;
    size: pulumi.Input<string>;
}
export interface CceNodePoolStorageSelector {
    matchLabelCount?: pulumi.Input<string | undefined>;
    matchLabelMetadataCmkid?: pulumi.Input<string | undefined>;
    matchLabelMetadataEncrypted?: pulumi.Input<string | undefined>;
    matchLabelSize?: pulumi.Input<string | undefined>;
    matchLabelVolumeType?: pulumi.Input<string | undefined>;
    name: pulumi.Input<string>;
    type?: pulumi.Input<string | undefined>;
}
export interface CceNodePoolTaint {
    effect: pulumi.Input<string>;
    key: pulumi.Input<string>;
    value: pulumi.Input<string>;
}
export interface CceNodePoolTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface KpsKeypairTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface NetworkingSecgroupRule {
    action?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    direction?: pulumi.Input<string | undefined>;
    ethertype?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    portRangeMax?: pulumi.Input<number | undefined>;
    portRangeMin?: pulumi.Input<number | undefined>;
    ports?: pulumi.Input<string | undefined>;
    priority?: pulumi.Input<number | undefined>;
    protocol?: pulumi.Input<string | undefined>;
    remoteAddressGroupId?: pulumi.Input<string | undefined>;
    remoteGroupId?: pulumi.Input<string | undefined>;
    remoteIpPrefix?: pulumi.Input<string | undefined>;
}
export interface NetworkingSecgroupRuleTimeouts {
    delete?: pulumi.Input<string | undefined>;
}
export interface NetworkingSecgroupTimeouts {
    delete?: pulumi.Input<string | undefined>;
}
export interface ObsBucketCorsRule {
    allowedHeaders?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    allowedMethods: pulumi.Input<pulumi.Input<string>[]>;
    allowedOrigins: pulumi.Input<pulumi.Input<string>[]>;
    exposeHeaders?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    maxAgeSeconds?: pulumi.Input<number | undefined>;
}
export interface ObsBucketLifecycleRule {
    abortIncompleteMultipartUploads?: pulumi.Input<pulumi.Input<inputs.ObsBucketLifecycleRuleAbortIncompleteMultipartUpload>[] | undefined>;
    enabled: pulumi.Input<boolean>;
    expirations?: pulumi.Input<pulumi.Input<inputs.ObsBucketLifecycleRuleExpiration>[] | undefined>;
    name: pulumi.Input<string>;
    noncurrentVersionExpirations?: pulumi.Input<pulumi.Input<inputs.ObsBucketLifecycleRuleNoncurrentVersionExpiration>[] | undefined>;
    noncurrentVersionTransitions?: pulumi.Input<pulumi.Input<inputs.ObsBucketLifecycleRuleNoncurrentVersionTransition>[] | undefined>;
    prefix?: pulumi.Input<string | undefined>;
    transitions?: pulumi.Input<pulumi.Input<inputs.ObsBucketLifecycleRuleTransition>[] | undefined>;
}
export interface ObsBucketLifecycleRuleAbortIncompleteMultipartUpload {
    days: pulumi.Input<number>;
}
export interface ObsBucketLifecycleRuleExpiration {
    days: pulumi.Input<number>;
}
export interface ObsBucketLifecycleRuleNoncurrentVersionExpiration {
    days: pulumi.Input<number>;
}
export interface ObsBucketLifecycleRuleNoncurrentVersionTransition {
    days: pulumi.Input<number>;
    storageClass: pulumi.Input<string>;
}
export interface ObsBucketLifecycleRuleTransition {
    days: pulumi.Input<number>;
    storageClass: pulumi.Input<string>;
}
export interface ObsBucketLogging {
    /**
     * schema: Required
     */
    agency?: pulumi.Input<string | undefined>;
    targetBucket: pulumi.Input<string>;
    targetPrefix?: pulumi.Input<string | undefined>;
}
export interface ObsBucketStorageInfo {
    objectNumber?: pulumi.Input<number | undefined>;
    size?: pulumi.Input<number | undefined>;
}
export interface ObsBucketWebsite {
    errorDocument?: pulumi.Input<string | undefined>;
    indexDocument?: pulumi.Input<string | undefined>;
    redirectAllRequestsTo?: pulumi.Input<string | undefined>;
    routingRules?: pulumi.Input<string | undefined>;
}
export interface ProviderAssumeRole {
    /**
     * The name of agency for assume role.
     */
    agencyName: pulumi.Input<string>;
    /**
     * The id of domain for v5 assume role.
     */
    domainId?: pulumi.Input<string | undefined>;
    /**
     * The name of domain for assume role.
     */
    domainName?: pulumi.Input<string | undefined>;
    /**
     * The duration for v5 assume role.
     */
    duration?: pulumi.Input<number | undefined>;
}
export interface ProviderAssumeRoleWithOidc {
    /**
     * The name of agency for assume role.
     */
    agencyName: pulumi.Input<string>;
    /**
     * The id of domain for v5 assume role.
     */
    domainId: pulumi.Input<string>;
    /**
     * The duration for v5 assume role.
     */
    duration?: pulumi.Input<number | undefined>;
    idToken?: pulumi.Input<string | undefined>;
    /**
     * The file path of Id token that is issued by the external IdP.
     */
    idTokenFile?: pulumi.Input<string | undefined>;
    /**
     * The ID of the external IdP.
     */
    idpId: pulumi.Input<string>;
}
export interface SfsTurboDataTaskTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export interface SfsTurboObsTargetObs {
    attributes?: pulumi.Input<inputs.SfsTurboObsTargetObsAttributes | undefined>;
    bucket: pulumi.Input<string>;
    endpoint: pulumi.Input<string>;
    policy?: pulumi.Input<inputs.SfsTurboObsTargetObsPolicy | undefined>;
}
export interface SfsTurboObsTargetObsAttributes {
    dirMode?: pulumi.Input<string | undefined>;
    fileMode?: pulumi.Input<string | undefined>;
    gid?: pulumi.Input<number | undefined>;
    uid?: pulumi.Input<number | undefined>;
}
export interface SfsTurboObsTargetObsPolicy {
    autoExportPolicy?: pulumi.Input<inputs.SfsTurboObsTargetObsPolicyAutoExportPolicy | undefined>;
}
export interface SfsTurboObsTargetObsPolicyAutoExportPolicy {
    events?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    prefix?: pulumi.Input<string | undefined>;
    suffix?: pulumi.Input<string | undefined>;
}
export interface SfsTurboObsTargetTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export interface SfsTurboTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface SwrOrganizationTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export interface VpcRoute {
    destination?: pulumi.Input<string | undefined>;
    nexthop?: pulumi.Input<string | undefined>;
}
export interface VpcSubnetTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export interface VpcTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export declare namespace config {
}
