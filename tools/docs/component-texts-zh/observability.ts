import type { ComponentTexts } from "../component-texts-zh";

/** Chinese texts of logs, metrics and alarms. */
export const OBSERVABILITY_TEXTS: ComponentTexts = {
  LogCollection: {
    en: "Collects what the containers of some namespaces print into one LTS log stream. The nodes need the add-on Cloud Native Log Collection (`log-agent`) or ICAgent. Logs are billed by volume read and kept.",
    zh: "把若干命名空间中容器的标准输出收集到一个 LTS 日志流。节点需要安装云原生日志采集插件（`log-agent`）或 ICAgent。日志按读取量和存储量计费。",
  },
  "LogCollection.groupId": { en: "Id of the log group.", zh: "日志组的 ID。" },
  "LogCollection.streamId": { en: "Id of the log stream.", zh: "日志流的 ID。" },
  "LogCollectionArgs.groupName": {
    en: "Name of the log group: 1 to 64 letters, digits, hyphens, underscores and periods. Changing it deletes the logs.",
    zh: "日志组的名称：1 到 64 个字符，字母、数字、中划线、下划线和句点。修改会删除日志。",
  },
  "LogCollectionArgs.streamName": {
    en: "Name of the log stream, by the same rule. Changing it deletes the logs.",
    zh: "日志流的名称，规则相同。修改会删除日志。",
  },
  "LogCollectionArgs.accessName": {
    en: "Name of the collection: 1 to 64 letters, digits, underscores and periods, without hyphens.",
    zh: "采集接入的名称：1 到 64 个字符，字母、数字、下划线和句点，不含中划线。",
  },
  "LogCollectionArgs.retentionDays": { en: "Days for which logs are kept, 1 to 365.", zh: "日志保留天数，1 到 365。" },
  "LogCollectionArgs.clusterId": { en: "Cluster whose containers are read.", zh: "读取其容器日志的集群。" },
  "LogCollectionArgs.namespaces": { en: "Namespaces whose containers are read.", zh: "读取其容器日志的命名空间。" },
  "LogCollectionArgs.hostGroupIds": {
    en: "LTS host groups with the cluster's nodes. Defaults to none: the add-on for logs has a group of its own.",
    zh: "包含集群节点的 LTS 主机组。默认为无：日志插件有自己的主机组。",
  },
  Monitoring: {
    en: "AOM instance for Prometheus of type CCE. It stores what the add-on Cloud Native Cluster Monitoring (`kube-prometheus-stack`) of a cluster sends to it; metrics of containers and nodes are free, those of NPUs and vLLM are billed as custom ones (huaweicloud.com, usermanual-cce, cce_10_0373).",
    zh: "CCE 类型的 AOM Prometheus 实例。它存储集群的云原生监控插件（`kube-prometheus-stack`）发来的数据；容器和节点的指标免费，NPU 和 vLLM 的指标按自定义指标计费（huaweicloud.com, usermanual-cce, cce_10_0373）。",
  },
  "Monitoring.instanceId": {
    en: "Id of the instance, as alarm rules and the add-on want it.",
    zh: "实例的 ID，供告警规则和插件使用。",
  },
  "Monitoring.remoteWriteUrl": { en: "Address that metrics are sent to.", zh: "指标写入地址。" },
  "Monitoring.queryUrl": {
    en: "Address that metrics are queried at, as a data source of Grafana wants it.",
    zh: "指标查询地址，用作 Grafana 的数据源。",
  },
  "MonitoringArgs.instanceName": {
    en: "Name of the instance: 1 to 100 letters, digits, hyphens and underscores, first a letter or a digit.",
    zh: "实例的名称：1 到 100 个字符，字母、数字、中划线和下划线，以字母或数字开头。",
  },
  "MonitoringArgs.retentionHours": {
    en: "How long metrics are kept, in hours: 360, 420, 1440 or 2160. Defaults to AOM's own. AOM changes it once a day at most.",
    zh: "指标保留时间，单位小时：360、420、1440 或 2160。默认为 AOM 自己的值。AOM 每天最多允许修改一次。",
  },
  MetricScraping: {
    en: "Lets Prometheus read the metrics of NPUs and of vLLM: one PodMonitor for each (prometheus-operator.dev, API reference). The kind comes with CCE's add-on Cloud Native Cluster Monitoring (`kube-prometheus-stack`), so create this component only where the add-on is installed. A namespace with NetworkPolicies must let the namespace `monitoring` in.",
    zh: "让 Prometheus 读取 NPU 和 vLLM 的指标：各创建一个 PodMonitor（prometheus-operator.dev, API reference）。该类型由 CCE 的云原生监控插件（`kube-prometheus-stack`）提供，因此只在安装了该插件的集群中创建本组件。带有 NetworkPolicy 的命名空间必须放行命名空间 `monitoring`。",
  },
  "MetricScraping.monitorNames": { en: "Names of the PodMonitors.", zh: "PodMonitor 的名称。" },
  "MetricScrapingArgs.servingNamespace": { en: "Namespace of the vLLM services.", zh: "vLLM 服务的命名空间。" },
  "MetricScrapingArgs.npuExporterNamespace": {
    en: "Namespace of the NPU exporter. Defaults to `npu-exporter`, MindCluster's own (Ascend/mind-cluster, npu-exporter.yaml).",
    zh: "NPU exporter 的命名空间。默认为 `npu-exporter`，即 MindCluster 自己的命名空间（Ascend/mind-cluster, npu-exporter.yaml）。",
  },
  "MetricScrapingArgs.npuExporterLabels": {
    en: "Labels of the exporter's pods. Defaults to `app: npu-exporter`, MindCluster's own.",
    zh: "exporter 的 Pod 的标签。默认为 `app: npu-exporter`，即 MindCluster 自己的标签。",
  },
  "MetricScrapingArgs.npuExporterPort": {
    en: "Name of the exporter's port. Defaults to `http`, MindCluster's own, which is port 8082.",
    zh: "exporter 端口的名称。默认为 `http`，即 MindCluster 自己的名称，端口号为 8082。",
  },
  "MetricScrapingArgs.addonId": {
    en: "Id of the add-on that brings the kind PodMonitor; the objects are made after it and deleted before it. Defaults to none, for a cluster that has the kind already.",
    zh: "提供 PodMonitor 类型的插件的 ID；这些对象在插件之后创建、之前删除。默认为无，适用于已有该类型的集群。",
  },
  Alarms: {
    en: "Alarms on nodes that are not ready, unhealthy NPUs, failed jobs, and a share that is almost full, sent to one SMN topic. The metrics come from kube-state-metrics, the NPU exporter and the kubelet. The kubelet knows the space of a claim only while a pod mounts it and where the storage driver reports it, so check once in the cluster that `kubelet_volume_stats_used_bytes` has a value for the share.",
    zh: "对节点未就绪、NPU 不健康、任务失败和文件系统将满发出告警，发送到同一个 SMN 主题。指标来自 kube-state-metrics、NPU exporter 和 kubelet。只有当有 Pod 挂载 PVC 且存储驱动上报时，kubelet 才知道该 PVC 的空间，因此请在集群中确认一次 `kubelet_volume_stats_used_bytes` 对该文件系统有值。",
  },
  "Alarms.topicUrn": {
    en: "URN of the topic. Whoever wants the messages subscribes to it.",
    zh: "主题的 URN。需要接收消息的人自行订阅。",
  },
  "Alarms.ruleNames": { en: "Names of the alarm rules.", zh: "告警规则的名称。" },
  "AlarmsArgs.prefix": {
    en: "Start of the names of topic, action rule and alarm rules: letters, digits and hyphens, at most 60.",
    zh: "主题、行动规则和告警规则名称的前缀：字母、数字和中划线，最多 60 个字符。",
  },
  "AlarmsArgs.prometheusInstanceId": {
    en: "Id of the AOM instance for Prometheus that has the cluster's metrics.",
    zh: "存放该集群指标的 AOM Prometheus 实例的 ID。",
  },
  "AlarmsArgs.namespaces": { en: "Namespaces of the workloads.", zh: "工作负载的命名空间。" },
  "AlarmsArgs.claimName": {
    en: "Claim of the share in these namespaces. Defaults to `share`.",
    zh: "这些命名空间中文件系统的 PVC。默认为 `share`。",
  },
  "AlarmsArgs.shareUsagePercent": {
    en: "Percentage of the share's space above which there is an alarm. Defaults to 85.",
    zh: "文件系统空间使用率超过该百分比时告警。默认为 85。",
  },
  "AlarmsArgs.topicUrn": {
    en: "URN of an SMN topic that exists. Defaults to a new topic `<prefix>-alarms`, without a subscriber.",
    zh: "已有 SMN 主题的 URN。默认为新主题 `<prefix>-alarms`，没有订阅者。",
  },
  "AlarmsArgs.publishingServices": {
    en: "Services that may publish to the new topic, separated by commas, for example `obs,cce`. Defaults to none: AOM asks for a policy of the topic that lets it publish (huaweicloud.com, usermanual-aom, aom_02_0926), but its name there is not documented, so look it up in the console.",
    zh: "可以向新主题发布消息的云服务，以逗号分隔，例如 `obs,cce`。默认为无：AOM 要求主题的策略允许它发布（huaweicloud.com, usermanual-aom, aom_02_0926），但文档没有给出它在该策略中的名称，请在控制台查看。",
  },
  "AlarmsArgs.userName": {
    en: "IAM user that the action rule belongs to; some regions demand it. Defaults to the user of the credentials.",
    zh: "行动规则所属的 IAM 用户；部分区域必须填写。默认为凭据所属的用户。",
  },
  "AlarmsArgs.notificationTemplate": {
    en: "Text of the messages: `aom.built-in.template.en`, `aom.built-in.template.zh` or one of the account's. Defaults to the first.",
    zh: "消息模板：`aom.built-in.template.en`、`aom.built-in.template.zh`，或账号自己的模板。默认为第一个。",
  },
  GrafanaDashboard: {
    en: "Dashboard for Grafana: NPUs, vLLM, jobs and the share. It lies in a ConfigMap with the label by which the sidecar of the Grafana chart finds dashboards (grafana/helm-charts, charts/grafana, sidecar.dashboards.label).",
    zh: "Grafana 面板：NPU、vLLM、任务和文件系统。它存放在一个 ConfigMap 中，带有 Grafana chart 的 sidecar 用来查找面板的标签（grafana/helm-charts, charts/grafana, sidecar.dashboards.label）。",
  },
  "GrafanaDashboard.configMapName": { en: "Name of the ConfigMap.", zh: "ConfigMap 的名称。" },
  "GrafanaDashboardArgs.namespace": {
    en: "Namespace of the ConfigMap: one that Grafana's sidecar looks into. Defaults to `monitoring`.",
    zh: "ConfigMap 的命名空间：Grafana 的 sidecar 会查看的命名空间。默认为 `monitoring`。",
  },
  "GrafanaDashboardArgs.configMapName": {
    en: "Name of the ConfigMap. Defaults to `grafana-dashboard-ascend`.",
    zh: "ConfigMap 的名称。默认为 `grafana-dashboard-ascend`。",
  },
};
