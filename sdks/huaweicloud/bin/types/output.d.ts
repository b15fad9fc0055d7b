import * as outputs from "../types/output";
export interface AomAlarmActionRuleSmnTopic {
    /**
     * Specifies the SMN topic name.
     */
    name: string;
    /**
     * Specifies the SMN topic URN.
     */
    topicUrn: string;
}
export interface AomAlarmActionRuleTimeouts {
    delete?: string;
}
export interface AomPromInstancePromLimits {
    /**
     * The retention period for the compactor blocks.
     */
    compactorBlocksRetentionPeriod: string;
}
export interface Aomv4AlarmRuleAlarmNotifications {
    bindNotificationRuleId?: string;
    notificationEnable: boolean;
    notificationType: string;
    notifyFrequency: string;
    notifyResolved: boolean;
    notifyTriggered: boolean;
    routeGroupEnable: boolean;
    routeGroupRule?: string;
}
export interface Aomv4AlarmRuleEventAlarmSpec {
    alarmSource: string;
    eventSource: string;
    monitorObjects?: {
        [key: string]: string;
    }[];
    triggerConditions?: outputs.Aomv4AlarmRuleEventAlarmSpecTriggerCondition[];
}
export interface Aomv4AlarmRuleEventAlarmSpecTriggerCondition {
    aggregationWindow?: number;
    eventName?: string;
    frequency: string;
    operator?: string;
    thresholds?: {
        [key: string]: number;
    };
    triggerType: string;
}
export interface Aomv4AlarmRuleMetricAlarmSpec {
    alarmTags?: outputs.Aomv4AlarmRuleMetricAlarmSpecAlarmTags;
    monitorObjects?: {
        [key: string]: string;
    }[];
    monitorType: string;
    noDataConditions?: outputs.Aomv4AlarmRuleMetricAlarmSpecNoDataConditions;
    recoveryConditions: outputs.Aomv4AlarmRuleMetricAlarmSpecRecoveryConditions;
    triggerConditions?: outputs.Aomv4AlarmRuleMetricAlarmSpecTriggerCondition[];
}
export interface Aomv4AlarmRuleMetricAlarmSpecAlarmTags {
    autoTags?: string[];
    customAnnotations?: string[];
    customTags?: string[];
}
export interface Aomv4AlarmRuleMetricAlarmSpecNoDataConditions {
    noDataAlertState?: string;
    noDataTimeframe?: number;
    notifyNoData: boolean;
}
export interface Aomv4AlarmRuleMetricAlarmSpecRecoveryConditions {
    recoveryTimeframe?: number;
}
export interface Aomv4AlarmRuleMetricAlarmSpecTriggerCondition {
    aggregateType?: string;
    aggregationType?: string;
    aggregationWindow?: string;
    aomMonitorLevel?: string;
    expression?: string;
    metricLabels?: string[];
    metricName: string;
    metricNamespace?: string;
    metricQueryMode: string;
    metricStatisticMethod?: string;
    metricUnit?: string;
    mixPromql?: string;
    operator?: string;
    promql: string;
    promqlExpr?: string;
    promqlFor: string;
    queryMatch?: string;
    queryParam?: string;
    thresholds?: {
        [key: string]: string;
    };
    triggerInterval?: string;
    triggerTimes?: string;
    triggerType?: string;
}
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
export interface CceClusterLogConfigLogConfig {
    enable?: boolean;
    name?: string;
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
export interface ComputeInstanceBandwidth {
    chargeMode?: string;
    extendParam?: {
        [key: string]: string;
    };
    id?: string;
    shareType: string;
    size?: number;
}
export interface ComputeInstanceDataDisk {
    dataImageId?: string;
    deleteOnTermination?: string;
    dssPoolId?: string;
    iops?: number;
    kmsKeyId?: string;
    passThrough?: string;
    size: number;
    snapshotId?: string;
    throughput?: number;
    type: string;
}
export interface ComputeInstanceEnclaveOptions {
    enabled: boolean;
}
export interface ComputeInstanceNetwork {
    accessNetwork?: boolean;
    fixedIpV4: string;
    /**
     * schema: Computed
     */
    fixedIpV6: string;
    ipv6Enable?: boolean;
    mac: string;
    /**
     * schema: Computed
     */
    port: string;
    sourceDestCheck?: boolean;
    /**
     * schema: Required
     */
    uuid: string;
}
export interface ComputeInstanceSchedulerHint {
    dehId?: string;
    /**
     * schema: Internal
     */
    faultDomain?: string;
    group: string;
    tenancy: string;
}
export interface ComputeInstanceTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface ComputeInstanceVolumeAttached {
    bootIndex?: number;
    dataImageId?: string;
    deleteOnTermination?: string;
    kmsKeyId?: string;
    passThrough?: string;
    pciAddress?: string;
    size?: number;
    type?: string;
    volumeId?: string;
}
export interface GetAomAlarmActionRulesActionRule {
    createdAt?: string;
    createdBy?: string;
    description?: string;
    name?: string;
    notificationTemplate?: string;
    smnTopics?: outputs.GetAomAlarmActionRulesActionRuleSmnTopic[];
    timeZone?: string;
    type?: string;
    updatedAt?: string;
}
export interface GetAomAlarmActionRulesActionRuleSmnTopic {
    displayName?: string;
    name?: string;
    pushPolicy?: number;
    status?: number;
    topicUrn?: string;
}
export interface GetAomAlarmRulesAlarmRule {
    alarmNotifications?: outputs.GetAomAlarmRulesAlarmRuleAlarmNotification[];
    alarmRuleId?: string;
    createdAt?: string;
    description?: string;
    enable?: boolean;
    enterpriseProjectId?: string;
    eventAlarmSpecs?: outputs.GetAomAlarmRulesAlarmRuleEventAlarmSpec[];
    metricAlarmSpecs?: outputs.GetAomAlarmRulesAlarmRuleMetricAlarmSpec[];
    name?: string;
    promInstanceId?: string;
    status?: string;
    type?: string;
    updatedAt?: string;
}
export interface GetAomAlarmRulesAlarmRuleAlarmNotification {
    bindNotificationRuleId?: string;
    notificationEnable?: boolean;
    notificationType?: string;
    notifyFrequency?: string;
    notifyResolved?: boolean;
    notifyTriggered?: boolean;
    routeGroupEnable?: boolean;
    routeGroupRule?: string;
}
export interface GetAomAlarmRulesAlarmRuleEventAlarmSpec {
    alarmSource?: string;
    eventSource?: string;
    monitorObjects?: {
        [key: string]: string;
    }[];
    triggerConditions?: outputs.GetAomAlarmRulesAlarmRuleEventAlarmSpecTriggerCondition[];
}
export interface GetAomAlarmRulesAlarmRuleEventAlarmSpecTriggerCondition {
    aggregationWindow?: number;
    eventName?: string;
    frequency?: string;
    operator?: string;
    thresholds?: {
        [key: string]: number;
    };
    triggerType?: string;
}
export interface GetAomAlarmRulesAlarmRuleMetricAlarmSpec {
    alarmTags?: outputs.GetAomAlarmRulesAlarmRuleMetricAlarmSpecAlarmTag[];
    monitorObjects?: {
        [key: string]: string;
    }[];
    monitorType?: string;
    noDataConditions?: outputs.GetAomAlarmRulesAlarmRuleMetricAlarmSpecNoDataCondition[];
    recoveryConditions?: outputs.GetAomAlarmRulesAlarmRuleMetricAlarmSpecRecoveryCondition[];
    triggerConditions?: outputs.GetAomAlarmRulesAlarmRuleMetricAlarmSpecTriggerCondition[];
}
export interface GetAomAlarmRulesAlarmRuleMetricAlarmSpecAlarmTag {
    autoTags?: string[];
    customAnnotations?: string[];
    customTags?: string[];
}
export interface GetAomAlarmRulesAlarmRuleMetricAlarmSpecNoDataCondition {
    noDataAlertState?: string;
    noDataTimeframe?: number;
    notifyNoData?: boolean;
}
export interface GetAomAlarmRulesAlarmRuleMetricAlarmSpecRecoveryCondition {
    recoveryTimeframe?: number;
}
export interface GetAomAlarmRulesAlarmRuleMetricAlarmSpecTriggerCondition {
    aggregateType?: string;
    aggregationType?: string;
    aggregationWindow?: string;
    aomMonitorLevel?: string;
    expression?: string;
    metricLabels?: string[];
    metricName?: string;
    metricNamespace?: string;
    metricQueryMode?: string;
    metricStatisticMethod?: string;
    metricUnit?: string;
    mixPromql?: string;
    operator?: string;
    promql?: string;
    promqlExpr?: string;
    promqlFor?: string;
    queryMatch?: string;
    queryParam?: string;
    thresholds?: {
        [key: string]: string;
    };
    triggerInterval?: string;
    triggerTimes?: string;
    triggerType?: string;
}
export interface GetAomPromInstancesInstance {
    createdAt?: string;
    deletedAt?: string;
    enterpriseProjectId?: string;
    id?: string;
    isDeletedTag?: string;
    promHttpApiEndpoint?: string;
    promName?: string;
    promStatus?: string;
    promType?: string;
    promVersion?: string;
    remoteReadUrl?: string;
    remoteWriteUrl?: string;
    updatedAt?: string;
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
export interface GetCceClusterPodIdentityAssociationsAssociation {
    agencyName?: string;
    clusterId?: string;
    createdAt?: string;
    namespace?: string;
    serviceAccount?: string;
    tags?: {
        [key: string]: string;
    };
    uid?: string;
    updatedAt?: string;
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
export interface GetCceNodePoolsNodePool {
    autoRenew?: string;
    availabilityZone?: string;
    billingMode?: number;
    currentNodeCount?: number;
    dataVolumes?: outputs.GetCceNodePoolsNodePoolDataVolume[];
    ecsGroupId?: string;
    enterpriseProjectId?: string;
    extendParam?: {
        [key: string]: string;
    };
    extendParams?: outputs.GetCceNodePoolsNodePoolExtendParam[];
    extensionScaleGroups?: outputs.GetCceNodePoolsNodePoolExtensionScaleGroup[];
    flavorId?: string;
    hostnameConfigs?: outputs.GetCceNodePoolsNodePoolHostnameConfig[];
    id?: string;
    initialNodeCount?: number;
    initializedConditions?: string[];
    keyPair?: string;
    labelPolicyOnExistingNodes?: string;
    labels?: {
        [key: string]: string;
    };
    maxNodeCount?: number;
    maxPods?: number;
    minNodeCount?: number;
    name?: string;
    os?: string;
    partition?: string;
    period?: number;
    periodUnit?: string;
    podSecurityGroups?: string[];
    priority?: number;
    rootVolumes?: outputs.GetCceNodePoolsNodePoolRootVolume[];
    runtime?: string;
    scaleDownCooldownTime?: number;
    scallEnable?: boolean;
    securityGroups?: string[];
    status?: string;
    storages?: outputs.GetCceNodePoolsNodePoolStorage[];
    subnetId?: string;
    subnetLists?: string[];
    tagPolicyOnExistingNodes?: string;
    tags?: {
        [key: string]: string;
    };
    taintPolicyOnExistingNodes?: string;
    taints?: outputs.GetCceNodePoolsNodePoolTaint[];
    type?: string;
}
export interface GetCceNodePoolsNodePoolDataVolume {
    dssPoolId?: string;
    extendParams?: {
        [key: string]: string;
    };
    hwPassthrough?: boolean;
    iops?: number;
    kmsKeyId?: string;
    size?: number;
    throughput?: number;
    volumetype?: string;
}
export interface GetCceNodePoolsNodePoolExtendParam {
    agencyName?: string;
    dockerBaseSize?: number;
    kubeReservedMem?: number;
    marketType?: string;
    maxPods?: number;
    nicThreshold?: string;
    nodeImageId?: string;
    nodeMultiQueue?: string;
    postinstall?: string;
    preinstall?: string;
    securityReinforcementType?: string;
    spotPrice?: string;
    systemReservedMem?: number;
}
export interface GetCceNodePoolsNodePoolExtensionScaleGroup {
    metadatas?: outputs.GetCceNodePoolsNodePoolExtensionScaleGroupMetadata[];
    specs?: outputs.GetCceNodePoolsNodePoolExtensionScaleGroupSpec[];
}
export interface GetCceNodePoolsNodePoolExtensionScaleGroupMetadata {
    name?: string;
    uid?: string;
}
export interface GetCceNodePoolsNodePoolExtensionScaleGroupSpec {
    autoscalings?: outputs.GetCceNodePoolsNodePoolExtensionScaleGroupSpecAutoscaling[];
    az?: string;
    capacityReservationSpecifications?: outputs.GetCceNodePoolsNodePoolExtensionScaleGroupSpecCapacityReservationSpecification[];
    flavor?: string;
}
export interface GetCceNodePoolsNodePoolExtensionScaleGroupSpecAutoscaling {
    enable?: boolean;
    extensionPriority?: number;
    maxNodeCount?: number;
    minNodeCount?: number;
}
export interface GetCceNodePoolsNodePoolExtensionScaleGroupSpecCapacityReservationSpecification {
    id?: string;
    preference?: string;
}
export interface GetCceNodePoolsNodePoolHostnameConfig {
    type?: string;
}
export interface GetCceNodePoolsNodePoolRootVolume {
    dssPoolId?: string;
    extendParams?: {
        [key: string]: string;
    };
    hwPassthrough?: boolean;
    iops?: number;
    kmsKeyId?: string;
    size?: number;
    throughput?: number;
    volumetype?: string;
}
export interface GetCceNodePoolsNodePoolStorage {
    groups?: outputs.GetCceNodePoolsNodePoolStorageGroup[];
    selectors?: outputs.GetCceNodePoolsNodePoolStorageSelector[];
}
export interface GetCceNodePoolsNodePoolStorageGroup {
    cceManaged?: boolean;
    name?: string;
    selectorNames?: string[];
    virtualSpaces?: outputs.GetCceNodePoolsNodePoolStorageGroupVirtualSpace[];
}
export interface GetCceNodePoolsNodePoolStorageGroupVirtualSpace {
    lvmLvType?: string;
    lvmPath?: string;
    name?: string;
    runtimeLvType?: string;
    size?: string;
}
export interface GetCceNodePoolsNodePoolStorageSelector {
    matchLabelCount?: string;
    matchLabelMetadataCmkid?: string;
    matchLabelMetadataEncrypted?: string;
    matchLabelSize?: string;
    matchLabelVolumeType?: string;
    name?: string;
    type?: string;
}
export interface GetCceNodePoolsNodePoolTaint {
    effect?: string;
    key?: string;
    value?: string;
}
export interface GetComputeInstanceNetwork {
    fixedIpV4?: string;
    fixedIpV6?: string;
    mac?: string;
    port?: string;
    uuid?: string;
}
export interface GetComputeInstanceSchedulerHint {
    group?: string;
}
export interface GetComputeInstanceVolumeAttached {
    bootIndex?: number;
    isSysVolume?: boolean;
    pciAddress?: string;
    size?: number;
    type?: string;
    volumeId?: string;
}
export interface GetComputeInstancesInstance {
    availabilityZone?: string;
    chargingMode?: string;
    enterpriseProjectId?: string;
    expiredTime?: string;
    flavorId?: string;
    flavorName?: string;
    id?: string;
    imageId?: string;
    imageName?: string;
    keyPair?: string;
    name?: string;
    networks?: outputs.GetComputeInstancesInstanceNetwork[];
    publicIp?: string;
    schedulerHints?: outputs.GetComputeInstancesInstanceSchedulerHint[];
    securityGroupIds?: string[];
    status?: string;
    systemDiskId?: string;
    tags?: {
        [key: string]: string;
    };
    userData?: string;
    volumeAttacheds?: outputs.GetComputeInstancesInstanceVolumeAttached[];
}
export interface GetComputeInstancesInstanceNetwork {
    fixedIpV4?: string;
    fixedIpV6?: string;
    mac?: string;
    port?: string;
    uuid?: string;
}
export interface GetComputeInstancesInstanceSchedulerHint {
    group?: string;
}
export interface GetComputeInstancesInstanceVolumeAttached {
    bootIndex?: number;
    isSysVolume?: boolean;
    pciAddress?: string;
    size?: number;
    type?: string;
    volumeId?: string;
}
export interface GetIdentityAgenciesAgency {
    createdAt?: string;
    description?: string;
    duration?: string;
    expiredAt?: string;
    id?: string;
    name?: string;
    trustDomainId?: string;
    trustDomainName?: string;
}
export interface GetKmsKeysKey {
    createdAt?: string;
    defaultKeyFlag?: string;
    enterpriseProjectId?: string;
    expirationTime?: string;
    id?: string;
    keyAlgorithm?: string;
    keyAlias?: string;
    keyDescription?: string;
    keyRotationEnabled?: string;
    keyState?: string;
    keyType?: string;
    keyUsage?: string;
    keystoreId?: string;
    origin?: string;
    scheduledDeletionDate?: string;
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
export interface GetLtsCceAccessesAccess {
    accessConfigs?: outputs.GetLtsCceAccessesAccessAccessConfig[];
    accessType?: string;
    binaryCollect?: boolean;
    clusterId?: string;
    createdAt?: string;
    demoFields?: outputs.GetLtsCceAccessesAccessDemoField[];
    demoLog?: string;
    encodingFormat?: string;
    hostGroupIds?: string[];
    id?: string;
    incrementalCollect?: boolean;
    logGroupId?: string;
    logGroupName?: string;
    logSplit?: boolean;
    logStreamId?: string;
    logStreamName?: string;
    name?: string;
    processorType?: string;
    processors?: outputs.GetLtsCceAccessesAccessProcessor[];
    tags?: {
        [key: string]: string;
    };
}
export interface GetLtsCceAccessesAccessAccessConfig {
    blackPaths?: string[];
    containerNameRegex?: string;
    customKeyValue?: {
        [key: string]: string;
    };
    excludeEnvs?: {
        [key: string]: string;
    };
    excludeEnvsLogical?: string;
    excludeK8sLabels?: {
        [key: string]: string;
    };
    excludeK8sLabelsLogical?: string;
    excludeLabels?: {
        [key: string]: string;
    };
    excludeLabelsLogical?: string;
    includeEnvs?: {
        [key: string]: string;
    };
    includeEnvsLogical?: string;
    includeK8sLabels?: {
        [key: string]: string;
    };
    includeK8sLabelsLogical?: string;
    includeLabels?: {
        [key: string]: string;
    };
    includeLabelsLogical?: string;
    logEnvs?: {
        [key: string]: string;
    };
    logK8s?: {
        [key: string]: string;
    };
    logLabels?: {
        [key: string]: string;
    };
    multiLogFormats?: outputs.GetLtsCceAccessesAccessAccessConfigMultiLogFormat[];
    nameSpaceRegex?: string;
    pathType?: string;
    paths?: string[];
    podNameRegex?: string;
    repeatCollect?: boolean;
    singleLogFormats?: outputs.GetLtsCceAccessesAccessAccessConfigSingleLogFormat[];
    stderr?: boolean;
    stdout?: boolean;
    systemFields?: string[];
    windowsLogInfos?: outputs.GetLtsCceAccessesAccessAccessConfigWindowsLogInfo[];
}
export interface GetLtsCceAccessesAccessAccessConfigMultiLogFormat {
    mode?: string;
    value?: string;
}
export interface GetLtsCceAccessesAccessAccessConfigSingleLogFormat {
    mode?: string;
    value?: string;
}
export interface GetLtsCceAccessesAccessAccessConfigWindowsLogInfo {
    categorys?: string[];
    eventLevels?: string[];
    timeOffset?: number;
    timeOffsetUnit?: string;
}
export interface GetLtsCceAccessesAccessDemoField {
    fieldName?: string;
    fieldValue?: string;
}
export interface GetLtsCceAccessesAccessProcessor {
    detail?: string;
    type?: string;
}
export interface GetLtsGroupsGroup {
    createdAt?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    tags?: {
        [key: string]: string;
    };
    ttlInDays?: number;
}
export interface GetLtsStreamsStream {
    createdAt?: string;
    id?: string;
    name?: string;
    tags?: {
        [key: string]: string;
    };
    ttlInDays?: number;
}
export interface GetNatGatewaysGateway {
    billingInfo?: string;
    bpsMax?: number;
    createdAt?: string;
    description?: string;
    dnatRulesLimit?: number;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    ngportIpAddress?: string;
    ppsMax?: number;
    sessionConfs?: outputs.GetNatGatewaysGatewaySessionConf[];
    snatRulePublicIpLimit?: number;
    spec?: string;
    status?: string;
    subnetId?: string;
    vpcId?: string;
}
export interface GetNatGatewaysGatewaySessionConf {
    icmpSessionExpireTime?: number;
    tcpSessionExpireTime?: number;
    tcpTimeWaitTime?: number;
    udpSessionExpireTime?: number;
}
export interface GetNatSnatRulesRule {
    cidr?: string;
    createdAt?: string;
    description?: string;
    floatingIpAddress?: string;
    floatingIpId?: string;
    freezedIpAddress?: string;
    gatewayId?: string;
    globalEipAddress?: string;
    globalEipId?: string;
    id?: string;
    sourceType?: number;
    status?: string;
    subnetId?: string;
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
export interface GetSmnTopicsTopic {
    displayName?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    pushPolicy?: number;
    tags?: {
        [key: string]: string;
    };
    topicUrn?: string;
}
export interface GetSwrImageRetentionPoliciesRetentionPolicy {
    algorithm?: string;
    id?: number;
    rules?: outputs.GetSwrImageRetentionPoliciesRetentionPolicyRule[];
    scope?: string;
}
export interface GetSwrImageRetentionPoliciesRetentionPolicyRule {
    params?: string;
    tagSelectors?: outputs.GetSwrImageRetentionPoliciesRetentionPolicyRuleTagSelector[];
    template?: string;
}
export interface GetSwrImageRetentionPoliciesRetentionPolicyRuleTagSelector {
    kind?: string;
    pattern?: string;
}
export interface GetSwrOrganizationsOrganization {
    accessUserCount?: number;
    creator?: string;
    id?: number;
    name?: string;
    permission?: string;
    repoCount?: number;
}
export interface GetSwrRepositoriesRepository {
    category?: string;
    createdAt?: string;
    description?: string;
    internalPath?: string;
    isPublic?: boolean;
    name?: string;
    numDownload?: number;
    numImages?: number;
    organization?: string;
    path?: string;
    size?: number;
    status?: boolean;
    tags?: string[];
    totalRange?: number;
    updatedAt?: string;
}
export interface GetSwrSharedAccountsSharedAccount {
    createdAt?: string;
    createdBy?: string;
    creatorId?: string;
    deadline?: string;
    description?: string;
    organization?: string;
    permit?: string;
    repository?: string;
    sharedAccount?: string;
    status?: boolean;
    updatedAt?: string;
}
export interface GetVpcEipsEip {
    bandwidthId?: string;
    bandwidthName?: string;
    bandwidthShareType?: string;
    bandwidthSize?: number;
    createdAt?: string;
    enterpriseProjectId?: string;
    id?: string;
    ipVersion?: number;
    name?: string;
    portId?: string;
    privateIp?: string;
    publicIp?: string;
    publicIpv6?: string;
    status?: string;
    tags?: {
        [key: string]: string;
    };
    type?: string;
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
export interface GetVpcepEndpointsEndpoint {
    createdAt?: string;
    description?: string;
    enableDns?: boolean;
    enableWhitelist?: boolean;
    id?: string;
    ipAddress?: string;
    packetId?: number;
    serviceId?: string;
    serviceName?: string;
    serviceType?: string;
    status?: string;
    subnetId?: string;
    tags?: {
        [key: string]: string;
    };
    updatedAt?: string;
    vpcId?: string;
    whitelists?: string[];
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
export interface IdentityAgencyEnterpriseProjectRole {
    /**
     * The name of the enterprise project.
     */
    enterpriseProject: string;
    /**
     * The list of role names used for assignment in a specified enterprise project.
     */
    roles: string[];
}
export interface IdentityAgencyProjectRole {
    /**
     * The name of the project.
     */
    project: string;
    /**
     * The list of role names used for assignment in a specified project.
     */
    roles: string[];
}
export interface IdentityAgencyTimeouts {
    delete?: string;
    read?: string;
    update?: string;
}
export interface KpsKeypairTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface LtsCceAccessAccessConfig {
    /**
     * The collection path blacklist.
     */
    blackPaths?: string[];
    /**
     * The regular expression matching of kubernetes container names.
     */
    containerNameRegex?: string;
    /**
     * The custom key/value pairs.
     */
    customKeyValue?: {
        [key: string]: string;
    };
    /**
     * The environment variable blacklist.
     */
    excludeEnvs?: {
        [key: string]: string;
    };
    /**
     * The logical relationship between multiple environment variable blacklists.
     */
    excludeEnvsLogical: string;
    /**
     * The kubernetes label blacklist.
     */
    excludeK8sLabels?: {
        [key: string]: string;
    };
    /**
     * The logical relationship between multiple kubernetes label blacklists.
     */
    excludeK8sLabelsLogical: string;
    /**
     * The container label blacklist.
     */
    excludeLabels?: {
        [key: string]: string;
    };
    /**
     * The logical relationship between multiple container label blacklists.
     */
    excludeLabelsLogical: string;
    /**
     * The environment variable whitelist.
     */
    includeEnvs?: {
        [key: string]: string;
    };
    /**
     * The logical relationship between multiple environment variable whitelists.
     */
    includeEnvsLogical: string;
    /**
     * The kubernetes label whitelist.
     */
    includeK8sLabels?: {
        [key: string]: string;
    };
    /**
     * The logical relationship between multiple kubernetes label whitelists.
     */
    includeK8sLabelsLogical: string;
    /**
     * The container label whitelist.
     */
    includeLabels?: {
        [key: string]: string;
    };
    /**
     * The logical relationship between multiple container label whitelists.
     */
    includeLabelsLogical: string;
    /**
     * The environment variable tag.
     */
    logEnvs?: {
        [key: string]: string;
    };
    /**
     * The kubernetes label log tag.
     */
    logK8s?: {
        [key: string]: string;
    };
    /**
     * The container label log tag.
     */
    logLabels?: {
        [key: string]: string;
    };
    /**
     * The configuration multi-line logs.
     */
    multiLogFormat?: outputs.LtsCceAccessAccessConfigMultiLogFormat;
    /**
     * The regular expression matching of kubernetes namespaces.
     */
    nameSpaceRegex?: string;
    /**
     * The type of the CCE access.
     */
    pathType: string;
    /**
     * The collection paths.
     */
    paths?: string[];
    /**
     * The regular expression matching of kubernetes pods.
     */
    podNameRegex?: string;
    /**
     * Whether to allow repeated file collection.
     */
    repeatCollect?: boolean;
    /**
     * The configuration single-line logs.
     */
    singleLogFormat?: outputs.LtsCceAccessAccessConfigSingleLogFormat;
    /**
     * Whether error output is standard. Default is false.
     */
    stderr: boolean;
    /**
     * Whether output is standard. Default is false.
     */
    stdout: boolean;
    /**
     * The list of system built-in fields of the CCE access.
     */
    systemFields: string[];
    /**
     * The configuration of Windows event logs.
     */
    windowsLogInfo?: outputs.LtsCceAccessAccessConfigWindowsLogInfo;
}
export interface LtsCceAccessAccessConfigMultiLogFormat {
    mode: string;
    value: string;
}
export interface LtsCceAccessAccessConfigSingleLogFormat {
    mode: string;
    value: string;
}
export interface LtsCceAccessAccessConfigWindowsLogInfo {
    categorys: string[];
    eventLevels: string[];
    timeOffset: number;
    timeOffsetUnit: string;
}
export interface LtsCceAccessDemoField {
    /**
     * The name of the parsed field.
     */
    fieldName: string;
    /**
     * The value of the parsed field.
     */
    fieldValue?: string;
}
export interface LtsCceAccessProcessor {
    /**
     * The configuration of the parser, in JSON format.
     */
    detail?: string;
    /**
     * The type of the parser.
     */
    type?: string;
}
export interface ModelartsResourcePoolCluster {
    /**
     * The name of the CCE cluster.
     */
    name: string;
    /**
     * The ID of the CCE cluster.
     */
    providerId: string;
}
export interface ModelartsResourcePoolMetadata {
    /**
     * The annotations of the resource pool, in JSON format.
     */
    annotations?: string;
}
export interface ModelartsResourcePoolResource {
    /**
     * AZs for resource pool nodes.
     */
    azs?: outputs.ModelartsResourcePoolResourceAz[];
    /**
     * Number of resources of the corresponding flavors.
     */
    count: number;
    /**
     * The creation step configuration of the resource pool nodes.
     */
    creatingStep?: outputs.ModelartsResourcePoolResourceCreatingStep;
    /**
     * The data volumes of the resource pool nodes.
     */
    dataVolumes?: outputs.ModelartsResourcePoolResourceDataVolume[];
    /**
     * The driver information.
     */
    driver?: outputs.ModelartsResourcePoolResourceDriver;
    /**
     * The extend parameters of the resource pool.
     */
    extendParams: string;
    /**
     * The resource flavor ID.
     */
    flavorId: string;
    /**
     * The labels of resource pool.
     */
    labels: {
        [key: string]: string;
    };
    /**
     * The max number of resources of the corresponding flavors.
     */
    maxCount: number;
    /**
     * The name of resource pool nodes.
     */
    nodePool: string;
    /**
     * The image information for the specified OS.
     */
    os?: outputs.ModelartsResourcePoolResourceOs;
    /**
     * The script to be executed after security.
     */
    postInstall: string;
    /**
     * The root volume of the resource pool nodes.
     */
    rootVolume?: outputs.ModelartsResourcePoolResourceRootVolume;
    /**
     * The security group IDs.
     */
    securityGroupIds: string[];
    /**
     * The network ID of a subnet.
     */
    subnetId: string;
    tags: {
        [key: string]: string;
    };
    /**
     * The taints added to nodes.
     */
    taints?: outputs.ModelartsResourcePoolResourceTaint[];
    /**
     * The extend configurations of the volume groups.
     */
    volumeGroupConfigs?: outputs.ModelartsResourcePoolResourceVolumeGroupConfig[];
    /**
     * The VPC ID.
     */
    vpcId: string;
}
export interface ModelartsResourcePoolResourceAz {
    /**
     * The AZ name.
     */
    az: string;
    /**
     * Number of nodes.
     */
    count: number;
}
export interface ModelartsResourcePoolResourceCreatingStep {
    /**
     * The creation step of the resource pool nodes.
     */
    step: number;
    /**
     * The type of the resource pool nodes.
     */
    type: string;
}
export interface ModelartsResourcePoolResourceDataVolume {
    /**
     * The count of the current data volume configuration.
     */
    count: number;
    /**
     * The extend parameters of the data volume.
     */
    extendParams: string;
    /**
     * The size of the data volume.
     */
    size: string;
    /**
     * The type of the data volume.
     */
    volumeType: string;
}
export interface ModelartsResourcePoolResourceDriver {
    /**
     * The driver version.
     */
    version: string;
}
export interface ModelartsResourcePoolResourceOs {
    /**
     * The image ID.
     */
    imageId: string;
    /**
     * The image type.
     */
    imageType: string;
    /**
     * The OS name of the image.
     */
    name: string;
}
export interface ModelartsResourcePoolResourceRootVolume {
    /**
     * The extend parameters of the root volume, in JSON format.
     */
    extendParams: string;
    /**
     * The size of the root volume.
     */
    size: string;
    /**
     * The type of the root volume.
     */
    volumeType: string;
}
export interface ModelartsResourcePoolResourceTaint {
    /**
     * The effect of the taint.
     */
    effect: string;
    /**
     * The key of the taint.
     */
    key: string;
    /**
     * The value of the taint.
     */
    value: string;
}
export interface ModelartsResourcePoolResourceVolumeGroupConfig {
    /**
     * The percentage of container volumes to data volumes on resource pool nodes.
     */
    dockerThinPool: number;
    /**
     * The configuration of the LVM management.
     */
    lvmConfig?: outputs.ModelartsResourcePoolResourceVolumeGroupConfigLvmConfig;
    /**
     * The storage types of the volume group.
     */
    types: string[];
    /**
     * The name of the volume group.
     */
    volumeGroup: string;
}
export interface ModelartsResourcePoolResourceVolumeGroupConfigLvmConfig {
    /**
     * The LVM write mode.
     */
    lvType: string;
    /**
     * The volume mount path.
     */
    path: string;
}
export interface ModelartsResourcePoolResourcesOrderOrigin {
    creatingStep?: string;
    flavorId?: string;
    nodePool?: string;
}
export interface ModelartsResourcePoolTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface ModelartsResourcePoolUserLogin {
    /**
     * The key pair name of the login user.
     */
    keyPairName: string;
    /**
     * The password of the login user.
     */
    password?: string;
}
export interface NatGatewaySessionConf {
    /**
     * The ICMP session expiration time.
     */
    icmpSessionExpireTime: number;
    /**
     * The TCP session expiration time.
     */
    tcpSessionExpireTime: number;
    /**
     * The duration of TIME_WAIT state when TCP connection is closed.
     */
    tcpTimeWaitTime: number;
    /**
     * The UDP session expiration time.
     */
    udpSessionExpireTime: number;
}
export interface NatGatewayTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface NatSnatRuleTimeouts {
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
export interface SwrImageRetentionPolicyTagSelector {
    /**
     * Specifies the Matching rule.
     */
    kind: string;
    /**
     * Specifies the Matching pattern.
     */
    pattern: string;
}
export interface SwrOrganizationPermissionsSelfPermission {
    permission?: string;
    userId?: string;
    userName?: string;
}
export interface SwrOrganizationPermissionsTimeouts {
    create?: string;
    delete?: string;
}
export interface SwrOrganizationPermissionsUser {
    permission: string;
    userId: string;
    userName: string;
}
export interface SwrOrganizationTimeouts {
    create?: string;
    delete?: string;
}
export interface SwrRepositorySharingTimeouts {
    default?: string;
}
export interface SwrRepositoryTimeouts {
    create?: string;
    delete?: string;
    update?: string;
}
export interface VpcEipBandwidth {
    /**
     * Whether the bandwidth is billed by traffic or by bandwidth size.
     */
    chargeMode: string;
    /**
     * The shared bandwidth ID.
     */
    id: string;
    /**
     * The dedicated bandwidth name.
     */
    name: string;
    /**
     * Whether the bandwidth is dedicated or shared.
     */
    shareType: string;
    /**
     * The dedicated bandwidth size.
     */
    size: number;
}
export interface VpcEipPublicip {
    /**
     * The EIP address to be assigned.
     */
    ipAddress: string;
    /**
     * The IP version.
     */
    ipVersion: number;
    /**
     * schema: Deprecated
     */
    portId: string;
    /**
     * The EIP type.
     */
    type?: string;
}
export interface VpcEipTimeouts {
    create?: string;
    delete?: string;
    update?: string;
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
export interface VpcepEndpointTimeouts {
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
