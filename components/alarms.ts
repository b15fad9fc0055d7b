import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type AlarmRule, alarmRules } from "./alarm-rules";
import { typeToken } from "./names";

/** Arguments of Alarms. */
export interface AlarmsArgs {
  /** Start of the names of topic, action rule and alarm rules: letters, digits and hyphens, at most 60. */
  prefix: string;
  /** Id of the AOM instance for Prometheus that has the cluster's metrics. */
  prometheusInstanceId: pulumi.Input<string>;
  /** Namespaces of the workloads. */
  namespaces: string[];
  /** Claim of the share in these namespaces. Defaults to `share`. */
  claimName?: string;
  /** Percentage of the share's space above which there is an alarm. Defaults to 85. */
  shareUsagePercent?: number;
  /** URN of an SMN topic that exists. Defaults to a new topic `<prefix>-alarms`, without a subscriber. */
  topicUrn?: pulumi.Input<string>;
  /**
   * Services that may publish to the new topic, separated by commas, for example `obs,cce`. Defaults to none: AOM asks for a
   * policy of the topic that lets it publish (huaweicloud.com, usermanual-aom, aom_02_0926), but its name there is not
   * documented, so look it up in the console.
   */
  publishingServices?: string;
  /** IAM user that the action rule belongs to; some regions demand it. Defaults to the user of the credentials. */
  userName?: string;
  /** Text of the messages: `aom.built-in.template.en`, `aom.built-in.template.zh` or one of the account's. Defaults to the first. */
  notificationTemplate?: string;
}

/**
 * Alarms on nodes that are not ready, unhealthy NPUs, failed jobs, and a share that is almost full, sent to one SMN topic.
 * The metrics come from kube-state-metrics, the NPU exporter and the kubelet. The kubelet knows the space of a claim only
 * while a pod mounts it and where the storage driver reports it, so check once in the cluster that
 * `kubelet_volume_stats_used_bytes` has a value for the share.
 */
export class Alarms extends pulumi.ComponentResource {
  /** URN of the topic. Whoever wants the messages subscribes to it. */
  public readonly topicUrn: pulumi.Output<string>;
  /** Names of the alarm rules. */
  public readonly ruleNames: pulumi.Output<string[]>;

  constructor(name: string, args: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("Alarms"), name, args, opts);
    const topicUrn = args.topicUrn ?? newTopicUrn(name, args, this);
    const action = new huaweicloud.AomAlarmActionRule(
      name,
      {
        name: `${args.prefix}-alarms`,
        type: "1",
        userName: args.userName,
        notificationTemplate: args.notificationTemplate ?? "aom.built-in.template.en",
        smnTopics: [{ topicUrn }],
      },
      { parent: this },
    );
    const scope = {
      namespaces: args.namespaces,
      claimName: args.claimName ?? "share",
      shareUsagePercent: args.shareUsagePercent ?? 85,
    };
    const rules = alarmRules(scope).map(
      (rule) =>
        new huaweicloud.Aomv4AlarmRule(
          `${name}-${rule.name}`,
          {
            name: `${args.prefix}-${rule.name}`,
            description: rule.description,
            type: "metric",
            enable: true,
            promInstanceId: args.prometheusInstanceId,
            alarmNotifications: {
              notificationType: "direct",
              notificationEnable: true,
              bindNotificationRuleId: action.id,
              notifyTriggered: true,
              notifyResolved: true,
              notifyFrequency: "0",
            },
            metricAlarmSpec: metricAlarm(rule),
          },
          { parent: this },
        ),
    );
    this.topicUrn = pulumi.output(topicUrn);
    this.ruleNames = pulumi.all(rules.map((rule) => rule.name));
    this.registerOutputs({ topicUrn: this.topicUrn, ruleNames: this.ruleNames });
  }
}

/** Makes a topic and returns its URN. */
function newTopicUrn(name: string, args: AlarmsArgs, parent: Alarms): pulumi.Output<string> {
  const topic = new huaweicloud.SmnTopic(
    name,
    {
      name: `${args.prefix}-alarms`,
      displayName: `${args.prefix} alarms`,
      servicesPublishAllowed: args.publishingServices,
    },
    { parent },
  );
  return topic.topicUrn;
}

/**
 * A rule in PromQL as AOM wants it (provider documentation, huaweicloud_aom_alarm_rules_template, example `cce_metric`). The
 * fields beyond the expression are written out because the provider reads them back and would see a change.
 */
function metricAlarm(rule: AlarmRule): huaweicloud.types.input.Aomv4AlarmRuleMetricAlarmSpec {
  return {
    monitorType: "promql",
    recoveryConditions: { recoveryTimeframe: 1 },
    triggerConditions: [
      {
        metricQueryMode: "NATIVE_PROM",
        metricName: rule.metric,
        promql: rule.expression,
        promqlFor: rule.lasting,
        thresholds: { [rule.severity]: "1" },
        operator: ">",
        aggregationType: "average",
        aggregationWindow: "1m",
        triggerType: "FIXED_RATE",
        triggerInterval: "30s",
        triggerTimes: "3",
      },
    ],
  };
}
