import * as pulumi from "@pulumi/pulumi";
import * as inputs from "../types/input";
export interface AomAlarmActionRuleSmnTopic {
    /**
     * Specifies the SMN topic name.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Specifies the SMN topic URN.
     */
    topicUrn: pulumi.Input<string>;
}
export interface AomAlarmActionRuleTimeouts {
    delete?: pulumi.Input<string | undefined>;
}
export interface AomPromInstancePromLimits {
    /**
     * The retention period for the compactor blocks.
     */
    compactorBlocksRetentionPeriod: pulumi.Input<string>;
}
export interface Aomv4AlarmRuleAlarmNotifications {
    bindNotificationRuleId?: pulumi.Input<string | undefined>;
    notificationEnable?: pulumi.Input<boolean | undefined>;
    notificationType: pulumi.Input<string>;
    notifyFrequency?: pulumi.Input<string | undefined>;
    notifyResolved?: pulumi.Input<boolean | undefined>;
    notifyTriggered?: pulumi.Input<boolean | undefined>;
    routeGroupEnable?: pulumi.Input<boolean | undefined>;
    routeGroupRule?: pulumi.Input<string | undefined>;
}
export interface Aomv4AlarmRuleEventAlarmSpec {
    alarmSource: pulumi.Input<string>;
    eventSource: pulumi.Input<string>;
    monitorObjects?: pulumi.Input<pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    }>[] | undefined>;
    triggerConditions?: pulumi.Input<pulumi.Input<inputs.Aomv4AlarmRuleEventAlarmSpecTriggerCondition>[] | undefined>;
}
export interface Aomv4AlarmRuleEventAlarmSpecTriggerCondition {
    aggregationWindow?: pulumi.Input<number | undefined>;
    eventName?: pulumi.Input<string | undefined>;
    frequency?: pulumi.Input<string | undefined>;
    operator?: pulumi.Input<string | undefined>;
    thresholds?: pulumi.Input<{
        [key: string]: pulumi.Input<number>;
    } | undefined>;
    triggerType: pulumi.Input<string>;
}
export interface Aomv4AlarmRuleMetricAlarmSpec {
    alarmTags?: pulumi.Input<inputs.Aomv4AlarmRuleMetricAlarmSpecAlarmTags | undefined>;
    monitorObjects?: pulumi.Input<pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    }>[] | undefined>;
    monitorType: pulumi.Input<string>;
    noDataConditions?: pulumi.Input<inputs.Aomv4AlarmRuleMetricAlarmSpecNoDataConditions | undefined>;
    recoveryConditions: pulumi.Input<inputs.Aomv4AlarmRuleMetricAlarmSpecRecoveryConditions>;
    triggerConditions?: pulumi.Input<pulumi.Input<inputs.Aomv4AlarmRuleMetricAlarmSpecTriggerCondition>[] | undefined>;
}
export interface Aomv4AlarmRuleMetricAlarmSpecAlarmTags {
    autoTags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    customAnnotations?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    customTags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface Aomv4AlarmRuleMetricAlarmSpecNoDataConditions {
    noDataAlertState?: pulumi.Input<string | undefined>;
    noDataTimeframe?: pulumi.Input<number | undefined>;
    notifyNoData?: pulumi.Input<boolean | undefined>;
}
export interface Aomv4AlarmRuleMetricAlarmSpecRecoveryConditions {
    recoveryTimeframe?: pulumi.Input<number | undefined>;
}
export interface Aomv4AlarmRuleMetricAlarmSpecTriggerCondition {
    aggregateType?: pulumi.Input<string | undefined>;
    aggregationType?: pulumi.Input<string | undefined>;
    aggregationWindow?: pulumi.Input<string | undefined>;
    aomMonitorLevel?: pulumi.Input<string | undefined>;
    expression?: pulumi.Input<string | undefined>;
    metricLabels?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    metricName: pulumi.Input<string>;
    metricNamespace?: pulumi.Input<string | undefined>;
    metricQueryMode: pulumi.Input<string>;
    metricStatisticMethod?: pulumi.Input<string | undefined>;
    metricUnit?: pulumi.Input<string | undefined>;
    mixPromql?: pulumi.Input<string | undefined>;
    operator?: pulumi.Input<string | undefined>;
    promql: pulumi.Input<string>;
    promqlExpr?: pulumi.Input<string | undefined>;
    promqlFor?: pulumi.Input<string | undefined>;
    queryMatch?: pulumi.Input<string | undefined>;
    queryParam?: pulumi.Input<string | undefined>;
    thresholds?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    triggerInterval?: pulumi.Input<string | undefined>;
    triggerTimes?: pulumi.Input<string | undefined>;
    triggerType?: pulumi.Input<string | undefined>;
}
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
export interface CceClusterLogConfigLogConfig {
    enable?: pulumi.Input<boolean | undefined>;
    name?: pulumi.Input<string | undefined>;
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
export interface ComputeInstanceBandwidth {
    chargeMode?: pulumi.Input<string | undefined>;
    extendParam?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    id?: pulumi.Input<string | undefined>;
    shareType: pulumi.Input<string>;
    size?: pulumi.Input<number | undefined>;
}
export interface ComputeInstanceDataDisk {
    dataImageId?: pulumi.Input<string | undefined>;
    deleteOnTermination?: pulumi.Input<string | undefined>;
    dssPoolId?: pulumi.Input<string | undefined>;
    iops?: pulumi.Input<number | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    passThrough?: pulumi.Input<string | undefined>;
    size: pulumi.Input<number>;
    snapshotId?: pulumi.Input<string | undefined>;
    throughput?: pulumi.Input<number | undefined>;
    type: pulumi.Input<string>;
}
export interface ComputeInstanceEnclaveOptions {
    enabled: pulumi.Input<boolean>;
}
export interface ComputeInstanceNetwork {
    accessNetwork?: pulumi.Input<boolean | undefined>;
    fixedIpV4?: pulumi.Input<string | undefined>;
    /**
     * schema: Computed
     */
    fixedIpV6?: pulumi.Input<string | undefined>;
    ipv6Enable?: pulumi.Input<boolean | undefined>;
    mac?: pulumi.Input<string | undefined>;
    /**
     * schema: Computed
     */
    port?: pulumi.Input<string | undefined>;
    sourceDestCheck?: pulumi.Input<boolean | undefined>;
    /**
     * schema: Required
     */
    uuid?: pulumi.Input<string | undefined>;
}
export interface ComputeInstanceSchedulerHint {
    dehId?: pulumi.Input<string | undefined>;
    /**
     * schema: Internal
     */
    faultDomain?: pulumi.Input<string | undefined>;
    group?: pulumi.Input<string | undefined>;
    tenancy?: pulumi.Input<string | undefined>;
}
export interface ComputeInstanceTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface ComputeInstanceVolumeAttached {
    bootIndex?: pulumi.Input<number | undefined>;
    dataImageId?: pulumi.Input<string | undefined>;
    deleteOnTermination?: pulumi.Input<string | undefined>;
    kmsKeyId?: pulumi.Input<string | undefined>;
    passThrough?: pulumi.Input<string | undefined>;
    pciAddress?: pulumi.Input<string | undefined>;
    size?: pulumi.Input<number | undefined>;
    type?: pulumi.Input<string | undefined>;
    volumeId?: pulumi.Input<string | undefined>;
}
export interface IdentityAgencyEnterpriseProjectRole {
    /**
     * The name of the enterprise project.
     */
    enterpriseProject: pulumi.Input<string>;
    /**
     * The list of role names used for assignment in a specified enterprise project.
     */
    roles: pulumi.Input<pulumi.Input<string>[]>;
}
export interface IdentityAgencyProjectRole {
    /**
     * The name of the project.
     */
    project: pulumi.Input<string>;
    /**
     * The list of role names used for assignment in a specified project.
     */
    roles: pulumi.Input<pulumi.Input<string>[]>;
}
export interface IdentityAgencyTimeouts {
    delete?: pulumi.Input<string | undefined>;
    read?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface KpsKeypairTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface LtsCceAccessAccessConfig {
    /**
     * The collection path blacklist.
     */
    blackPaths?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The regular expression matching of kubernetes container names.
     */
    containerNameRegex?: pulumi.Input<string | undefined>;
    /**
     * The custom key/value pairs.
     */
    customKeyValue?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The environment variable blacklist.
     */
    excludeEnvs?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The logical relationship between multiple environment variable blacklists.
     */
    excludeEnvsLogical?: pulumi.Input<string | undefined>;
    /**
     * The kubernetes label blacklist.
     */
    excludeK8sLabels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The logical relationship between multiple kubernetes label blacklists.
     */
    excludeK8sLabelsLogical?: pulumi.Input<string | undefined>;
    /**
     * The container label blacklist.
     */
    excludeLabels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The logical relationship between multiple container label blacklists.
     */
    excludeLabelsLogical?: pulumi.Input<string | undefined>;
    /**
     * The environment variable whitelist.
     */
    includeEnvs?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The logical relationship between multiple environment variable whitelists.
     */
    includeEnvsLogical?: pulumi.Input<string | undefined>;
    /**
     * The kubernetes label whitelist.
     */
    includeK8sLabels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The logical relationship between multiple kubernetes label whitelists.
     */
    includeK8sLabelsLogical?: pulumi.Input<string | undefined>;
    /**
     * The container label whitelist.
     */
    includeLabels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The logical relationship between multiple container label whitelists.
     */
    includeLabelsLogical?: pulumi.Input<string | undefined>;
    /**
     * The environment variable tag.
     */
    logEnvs?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The kubernetes label log tag.
     */
    logK8s?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The container label log tag.
     */
    logLabels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The configuration multi-line logs.
     */
    multiLogFormat?: pulumi.Input<inputs.LtsCceAccessAccessConfigMultiLogFormat | undefined>;
    /**
     * The regular expression matching of kubernetes namespaces.
     */
    nameSpaceRegex?: pulumi.Input<string | undefined>;
    /**
     * The type of the CCE access.
     */
    pathType: pulumi.Input<string>;
    /**
     * The collection paths.
     */
    paths?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The regular expression matching of kubernetes pods.
     */
    podNameRegex?: pulumi.Input<string | undefined>;
    /**
     * Whether to allow repeated file collection.
     */
    repeatCollect?: pulumi.Input<boolean | undefined>;
    /**
     * The configuration single-line logs.
     */
    singleLogFormat?: pulumi.Input<inputs.LtsCceAccessAccessConfigSingleLogFormat | undefined>;
    /**
     * Whether error output is standard. Default is false.
     */
    stderr?: pulumi.Input<boolean | undefined>;
    /**
     * Whether output is standard. Default is false.
     */
    stdout?: pulumi.Input<boolean | undefined>;
    /**
     * The list of system built-in fields of the CCE access.
     */
    systemFields?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The configuration of Windows event logs.
     */
    windowsLogInfo?: pulumi.Input<inputs.LtsCceAccessAccessConfigWindowsLogInfo | undefined>;
}
export interface LtsCceAccessAccessConfigMultiLogFormat {
    mode: pulumi.Input<string>;
    value: pulumi.Input<string>;
}
export interface LtsCceAccessAccessConfigSingleLogFormat {
    mode: pulumi.Input<string>;
    value?: pulumi.Input<string | undefined>;
}
export interface LtsCceAccessAccessConfigWindowsLogInfo {
    categorys: pulumi.Input<pulumi.Input<string>[]>;
    eventLevels: pulumi.Input<pulumi.Input<string>[]>;
    timeOffset: pulumi.Input<number>;
    timeOffsetUnit: pulumi.Input<string>;
}
export interface LtsCceAccessDemoField {
    /**
     * The name of the parsed field.
     */
    fieldName: pulumi.Input<string>;
    /**
     * The value of the parsed field.
     */
    fieldValue?: pulumi.Input<string | undefined>;
}
export interface LtsCceAccessProcessor {
    /**
     * The configuration of the parser, in JSON format.
     */
    detail?: pulumi.Input<string | undefined>;
    /**
     * The type of the parser.
     */
    type?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolCluster {
    /**
     * The name of the CCE cluster.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The ID of the CCE cluster.
     */
    providerId: pulumi.Input<string>;
}
export interface ModelartsResourcePoolMetadata {
    /**
     * The annotations of the resource pool, in JSON format.
     */
    annotations?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolResource {
    /**
     * AZs for resource pool nodes.
     */
    azs?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolResourceAz>[] | undefined>;
    /**
     * Number of resources of the corresponding flavors.
     */
    count: pulumi.Input<number>;
    /**
     * The creation step configuration of the resource pool nodes.
     */
    creatingStep?: pulumi.Input<inputs.ModelartsResourcePoolResourceCreatingStep | undefined>;
    /**
     * The data volumes of the resource pool nodes.
     */
    dataVolumes?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolResourceDataVolume>[] | undefined>;
    /**
     * The driver information.
     */
    driver?: pulumi.Input<inputs.ModelartsResourcePoolResourceDriver | undefined>;
    /**
     * The extend parameters of the resource pool.
     */
    extendParams?: pulumi.Input<string | undefined>;
    /**
     * The resource flavor ID.
     */
    flavorId: pulumi.Input<string>;
    /**
     * The labels of resource pool.
     */
    labels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The max number of resources of the corresponding flavors.
     */
    maxCount?: pulumi.Input<number | undefined>;
    /**
     * The name of resource pool nodes.
     */
    nodePool?: pulumi.Input<string | undefined>;
    /**
     * The image information for the specified OS.
     */
    os?: pulumi.Input<inputs.ModelartsResourcePoolResourceOs | undefined>;
    /**
     * The script to be executed after security.
     */
    postInstall?: pulumi.Input<string | undefined>;
    /**
     * The root volume of the resource pool nodes.
     */
    rootVolume?: pulumi.Input<inputs.ModelartsResourcePoolResourceRootVolume | undefined>;
    /**
     * The security group IDs.
     */
    securityGroupIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The network ID of a subnet.
     */
    subnetId?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The taints added to nodes.
     */
    taints?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolResourceTaint>[] | undefined>;
    /**
     * The extend configurations of the volume groups.
     */
    volumeGroupConfigs?: pulumi.Input<pulumi.Input<inputs.ModelartsResourcePoolResourceVolumeGroupConfig>[] | undefined>;
    /**
     * The VPC ID.
     */
    vpcId?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolResourceAz {
    /**
     * The AZ name.
     */
    az?: pulumi.Input<string | undefined>;
    /**
     * Number of nodes.
     */
    count?: pulumi.Input<number | undefined>;
}
export interface ModelartsResourcePoolResourceCreatingStep {
    /**
     * The creation step of the resource pool nodes.
     */
    step: pulumi.Input<number>;
    /**
     * The type of the resource pool nodes.
     */
    type: pulumi.Input<string>;
}
export interface ModelartsResourcePoolResourceDataVolume {
    /**
     * The count of the current data volume configuration.
     */
    count?: pulumi.Input<number | undefined>;
    /**
     * The extend parameters of the data volume.
     */
    extendParams?: pulumi.Input<string | undefined>;
    /**
     * The size of the data volume.
     */
    size: pulumi.Input<string>;
    /**
     * The type of the data volume.
     */
    volumeType: pulumi.Input<string>;
}
export interface ModelartsResourcePoolResourceDriver {
    /**
     * The driver version.
     */
    version?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolResourceOs {
    /**
     * The image ID.
     */
    imageId?: pulumi.Input<string | undefined>;
    /**
     * The image type.
     */
    imageType?: pulumi.Input<string | undefined>;
    /**
     * The OS name of the image.
     */
    name?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolResourceRootVolume {
    /**
     * The extend parameters of the root volume, in JSON format.
     */
    extendParams?: pulumi.Input<string | undefined>;
    /**
     * The size of the root volume.
     */
    size: pulumi.Input<string>;
    /**
     * The type of the root volume.
     */
    volumeType: pulumi.Input<string>;
}
export interface ModelartsResourcePoolResourceTaint {
    /**
     * The effect of the taint.
     */
    effect: pulumi.Input<string>;
    /**
     * The key of the taint.
     */
    key: pulumi.Input<string>;
    /**
     * The value of the taint.
     */
    value?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolResourceVolumeGroupConfig {
    /**
     * The percentage of container volumes to data volumes on resource pool nodes.
     */
    dockerThinPool?: pulumi.Input<number | undefined>;
    /**
     * The configuration of the LVM management.
     */
    lvmConfig?: pulumi.Input<inputs.ModelartsResourcePoolResourceVolumeGroupConfigLvmConfig | undefined>;
    /**
     * The storage types of the volume group.
     */
    types?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The name of the volume group.
     */
    volumeGroup: pulumi.Input<string>;
}
export interface ModelartsResourcePoolResourceVolumeGroupConfigLvmConfig {
    /**
     * The LVM write mode.
     */
    lvType: pulumi.Input<string>;
    /**
     * The volume mount path.
     */
    path?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolResourcesOrderOrigin {
    creatingStep?: pulumi.Input<string | undefined>;
    flavorId?: pulumi.Input<string | undefined>;
    nodePool?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface ModelartsResourcePoolUserLogin {
    /**
     * The key pair name of the login user.
     */
    keyPairName?: pulumi.Input<string | undefined>;
    /**
     * The password of the login user.
     */
    password?: pulumi.Input<string | undefined>;
}
export interface NatGatewaySessionConf {
    /**
     * The ICMP session expiration time.
     */
    icmpSessionExpireTime?: pulumi.Input<number | undefined>;
    /**
     * The TCP session expiration time.
     */
    tcpSessionExpireTime?: pulumi.Input<number | undefined>;
    /**
     * The duration of TIME_WAIT state when TCP connection is closed.
     */
    tcpTimeWaitTime?: pulumi.Input<number | undefined>;
    /**
     * The UDP session expiration time.
     */
    udpSessionExpireTime?: pulumi.Input<number | undefined>;
}
export interface NatGatewayTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface NatSnatRuleTimeouts {
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
export interface SwrImageRetentionPolicyTagSelector {
    /**
     * Specifies the Matching rule.
     */
    kind?: pulumi.Input<string | undefined>;
    /**
     * Specifies the Matching pattern.
     */
    pattern?: pulumi.Input<string | undefined>;
}
export interface SwrOrganizationPermissionsSelfPermission {
    permission?: pulumi.Input<string | undefined>;
    userId?: pulumi.Input<string | undefined>;
    userName?: pulumi.Input<string | undefined>;
}
export interface SwrOrganizationPermissionsTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export interface SwrOrganizationPermissionsUser {
    permission: pulumi.Input<string>;
    userId: pulumi.Input<string>;
    userName?: pulumi.Input<string | undefined>;
}
export interface SwrOrganizationTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export interface SwrRepositorySharingTimeouts {
    default?: pulumi.Input<string | undefined>;
}
export interface SwrRepositoryTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
}
export interface VpcEipBandwidth {
    /**
     * Whether the bandwidth is billed by traffic or by bandwidth size.
     */
    chargeMode?: pulumi.Input<string | undefined>;
    /**
     * The shared bandwidth ID.
     */
    id?: pulumi.Input<string | undefined>;
    /**
     * The dedicated bandwidth name.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Whether the bandwidth is dedicated or shared.
     */
    shareType: pulumi.Input<string>;
    /**
     * The dedicated bandwidth size.
     */
    size?: pulumi.Input<number | undefined>;
}
export interface VpcEipPublicip {
    /**
     * The EIP address to be assigned.
     */
    ipAddress?: pulumi.Input<string | undefined>;
    /**
     * The IP version.
     */
    ipVersion?: pulumi.Input<number | undefined>;
    /**
     * schema: Deprecated
     */
    portId?: pulumi.Input<string | undefined>;
    /**
     * The EIP type.
     */
    type?: pulumi.Input<string | undefined>;
}
export interface VpcEipTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
    update?: pulumi.Input<string | undefined>;
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
export interface VpcepEndpointTimeouts {
    create?: pulumi.Input<string | undefined>;
    delete?: pulumi.Input<string | undefined>;
}
export declare namespace config {
}
