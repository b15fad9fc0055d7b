import * as huaweicloud from "@pulumi/huaweicloud";
import { need, onlyRow, type ResourceKind } from "./kind";

const tags = { purpose: "test" };

/** Metrics, alarms and who gets them. */
export const OBSERVABILITY: readonly ResourceKind[] = [
  {
    name: "prometheus",
    type: "huaweicloud:index/aomPromInstance:AomPromInstance",
    needs: [],
    declare: (made) => {
      made.prometheus = new huaweicloud.AomPromInstance("prometheus", {
        promName: "kinds-metrics",
        promType: "CCE",
        promVersion: "1.5",
        promLimits: { compactorBlocksRetentionPeriod: "1440h" },
      });
    },
    creation: { service: "aom", method: "POST", path: "/aom/prometheus$" },
    deletion: { service: "aom", method: "DELETE", path: "/aom/prometheus\\?prom_id=" },
    drift: {
      property: "promName",
      change: ({ prometheusInstances }) => {
        onlyRow(prometheusInstances).name = "renamed-by-hand";
      },
    },
  },
  {
    name: "topic",
    type: "huaweicloud:index/smnTopic:SmnTopic",
    needs: [],
    declare: (made) => {
      made.topic = new huaweicloud.SmnTopic("topic", {
        name: "kinds-alarms",
        displayName: "Alarms",
        introduction: "kinds",
        servicesPublishAllowed: "obs,cce",
        tags,
      });
    },
    creation: { service: "smn", method: "POST", path: "/topics$" },
    deletion: { service: "smn", method: "DELETE", path: "/topics/[^/]+$" },
    drift: {
      property: "displayName",
      change: ({ topics }) => {
        onlyRow(topics).displayName = "changed by hand";
      },
    },
  },
  {
    name: "alarm-action",
    type: "huaweicloud:index/aomAlarmActionRule:AomAlarmActionRule",
    needs: ["topic"],
    declare: (made) => {
      made.alarmAction = new huaweicloud.AomAlarmActionRule("alarm-action", {
        name: "kinds-alarms",
        type: "1",
        description: "kinds",
        notificationTemplate: "aom.built-in.template.en",
        smnTopics: [{ topicUrn: need(made.topic, "topic").topicUrn }],
      });
    },
    creation: { service: "aom", method: "POST", path: "/alert/action-rules$" },
    deletion: { service: "aom", method: "DELETE", path: "/alert/action-rules$" },
    drift: {
      property: "notificationTemplate",
      change: ({ alarmActionRules }) => {
        onlyRow(alarmActionRules).notificationTemplate = "aom.built-in.template.zh";
      },
    },
  },
  {
    name: "alarm-rule",
    type: "huaweicloud:index/aomv4AlarmRule:Aomv4AlarmRule",
    needs: ["prometheus", "alarm-action"],
    declare: (made) => {
      new huaweicloud.Aomv4AlarmRule("alarm-rule", {
        name: "kinds-node-not-ready",
        type: "metric",
        description: "kinds",
        enable: true,
        promInstanceId: need(made.prometheus, "prometheus").id,
        alarmNotifications: {
          notificationType: "direct",
          notificationEnable: true,
          bindNotificationRuleId: need(made.alarmAction, "alarm-action").name,
          notifyTriggered: true,
          notifyResolved: true,
          notifyFrequency: "0",
        },
        metricAlarmSpec: {
          monitorType: "promql",
          recoveryConditions: { recoveryTimeframe: 1 },
          triggerConditions: [
            {
              metricQueryMode: "NATIVE_PROM",
              metricName: "kube_node_status_condition",
              promql: 'kube_node_status_condition{condition="Ready",status="true"} == 0',
              promqlFor: "5m",
              thresholds: { Critical: "1" },
              operator: ">",
              aggregationType: "average",
              aggregationWindow: "1m",
              triggerType: "FIXED_RATE",
              triggerInterval: "30s",
              triggerTimes: "3",
            },
          ],
        },
      });
    },
    creation: { service: "aom", method: "POST", path: "/alarm-rules\\?action_id=add-alarm-action" },
    deletion: { service: "aom", method: "DELETE", path: "/v4/[^/]+/alarm-rules$" },
    drift: {
      property: "metricAlarmSpec",
      change: ({ alarmRules }) => {
        const { metricSpec } = onlyRow(alarmRules);
        if (metricSpec === undefined) throw new Error("the alarm rule has no metric");
        metricSpec["recovery_conditions"] = { recovery_timeframe: 5 };
      },
    },
  },
];

/** Logs of a cluster's containers. */
export const LOGS: readonly ResourceKind[] = [
  {
    name: "log-group",
    type: "huaweicloud:index/ltsGroup:LtsGroup",
    needs: [],
    declare: (made) => {
      made.logGroup = new huaweicloud.LtsGroup("log-group", { groupName: "kinds-logs", ttlInDays: 30, tags });
    },
    creation: { service: "lts", method: "POST", path: "/groups$" },
    deletion: { service: "lts", method: "DELETE", path: "/groups/[^/]+$" },
    drift: {
      property: "ttlInDays",
      change: ({ logGroups }) => {
        onlyRow(logGroups).ttlInDays = 7;
      },
    },
  },
  {
    name: "log-stream",
    type: "huaweicloud:index/ltsStream:LtsStream",
    needs: ["log-group"],
    declare: (made) => {
      made.logStream = new huaweicloud.LtsStream("log-stream", {
        groupId: need(made.logGroup, "log-group").id,
        streamName: "containers",
        ttlInDays: 14,
        tags,
      });
    },
    creation: { service: "lts", method: "POST", path: "/streams$" },
    deletion: { service: "lts", method: "DELETE", path: "/streams/[^/]+$" },
    drift: {
      property: "ttlInDays",
      change: ({ logStreams }) => {
        onlyRow(logStreams).ttlInDays = 1;
      },
    },
  },
  {
    name: "log-access",
    type: "huaweicloud:index/ltsCceAccess:LtsCceAccess",
    needs: ["log-stream", "cluster"],
    declare: (made) => {
      new huaweicloud.LtsCceAccess("log-access", {
        name: "kinds_containers",
        logGroupId: need(made.logGroup, "log-group").id,
        logStreamId: need(made.logStream, "log-stream").id,
        clusterId: need(made.cluster, "cluster").id,
        accessConfig: {
          pathType: "container_stdout",
          stdout: true,
          stderr: true,
          nameSpaceRegex: "^(training|serving)$",
          singleLogFormat: { mode: "system" },
        },
        tags,
      });
    },
    creation: { service: "lts", method: "POST", path: "/lts/access-config$" },
    deletion: { service: "lts", method: "DELETE", path: "/lts/access-config$" },
    drift: {
      property: "accessConfig",
      change: ({ logAccesses }) => {
        const { settings } = onlyRow(logAccesses);
        settings["access_config_detail"] = { ...(settings["access_config_detail"] as object), stderr: false };
      },
    },
  },
];
