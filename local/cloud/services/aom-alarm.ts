import { randomInt } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, queryValue, readBody, text } from "../request";
import type { AlarmActionRule, AlarmRule, Json } from "../store";
import { creatorName } from "./swr";

const ruleName = z
  .string()
  .regex(
    /^[A-Za-z0-9\u4e00-\u9fa5]([A-Za-z0-9\u4e00-\u9fa5_-]{0,98}[A-Za-z0-9\u4e00-\u9fa5])?$/,
    "1 to 100 letters, digits, underscores and hyphens, none of the last two first or last",
  );

/** Built-in texts of messages; an account may have its own, which are not emulated. */
const templates = ["aom.built-in.template.zh", "aom.built-in.template.en"];

const actionBody = z.object({
  rule_name: ruleName,
  user_name: text,
  desc: text,
  type: z.enum(["1", "2"]),
  notification_template: z.enum(templates),
  smn_topics: z
    .array(z.object({ topic_urn: z.string(), name: text }))
    .min(1)
    .max(5),
});
const namesBody = z.array(z.string()).min(1);

const number = z.union([z.number(), z.string().regex(/^-?\d+$/)]).transform(Number);
const notifications = z.looseObject({
  notification_type: z.enum(["direct", "alarm_policy"]),
  notification_enable: z.boolean().default(false),
  bind_notification_rule_id: z.string().optional(),
  notify_triggered: z.boolean().default(false),
  notify_resolved: z.boolean().default(false),
  route_group_enable: z.boolean().default(false),
  notify_frequency: number.default(-1),
});
const levels = z.enum(["Critical", "Major", "Minor", "Info"]);
const metricCondition = z.looseObject({
  metric_query_mode: z.enum(["AOM", "PROM", "NATIVE_PROM"]),
  metric_name: z.string(),
  promql: z.string().min(1),
  thresholds: z.partialRecord(levels, z.string()).optional(),
  trigger_times: number.default(1),
});
const metricSpec = z.looseObject({
  monitor_type: z.enum(["all_metric", "promql", "resource"]),
  recovery_conditions: z.looseObject({ recovery_timeframe: z.int().min(1).optional() }),
  trigger_conditions: z.array(metricCondition).min(1),
  alarm_tags: z.array(z.looseObject({})).default([]),
  no_data_conditions: z.array(z.looseObject({})).default([]),
});
const eventSpec = z.looseObject({
  alarm_source: z.enum(["systemEvent", "customEvent"]),
  event_source: z.string().min(1),
  trigger_conditions: z.array(z.looseObject({ trigger_type: z.enum(["immediately", "accumulative"]) })).default([]),
});
const ruleBody = z.object({
  alarm_rule_name: ruleName,
  alarm_rule_type: z.enum(["metric", "event"]),
  alarm_rule_description: text,
  alarm_rule_enable: z.boolean().optional(),
  prom_instance_id: text,
  alarm_notifications: notifications,
  metric_alarm_spec: metricSpec.optional(),
  event_alarm_spec: eventSpec.optional(),
});
const deleteBody = z.object({ alarm_rules: namesBody });

function refuse(message: string): Refusal {
  return new Refusal(400, "AOM.0400", message);
}

function actionBodyOf(context: CloudContext, rule: AlarmActionRule): unknown {
  return {
    rule_name: rule.id,
    project_id: context.credentials.projectId,
    user_name: rule.userName,
    desc: rule.description,
    type: rule.type,
    notification_template: rule.notificationTemplate,
    create_time: rule.createdAt,
    update_time: rule.updatedAt,
    time_zone: "Asia/Shanghai",
    smn_topics: rule.topicUrns.flatMap((urn) => {
      const topic = context.tables.topics.get(urn);
      return [
        {
          topic_urn: urn,
          name: urn.split(":").at(-1),
          display_name: topic?.displayName ?? "",
          push_policy: 0,
          // 0: the topic is there, 2: it was deleted.
          status: topic === undefined ? 2 : 0,
        },
      ];
    }),
  };
}

function checkAction(context: CloudContext, wanted: z.infer<typeof actionBody>): void {
  const lost = wanted.smn_topics.find(({ topic_urn: urn }) => !context.tables.topics.has(urn));
  if (lost) {
    throw refuse(`smn_topics: the topic ${lost.topic_urn} does not exist.`);
  }
}

/** Alarm action rules: whom an alarm is sent to. */
function actionRoutes(app: FastifyInstance, context: CloudContext): void {
  const { alarmActionRules, alarmRules } = context.tables;
  const path = "/v2/:project/alert/action-rules";

  function ruleOf(name: string): AlarmActionRule {
    const rule = alarmActionRules.get(name);
    if (!rule) {
      throw new Refusal(404, "AOM.0404", `The alarm action rule ${name} does not exist.`);
    }
    return rule;
  }

  app.post(path, (request) => {
    const wanted = readBody(request, actionBody);
    if (alarmActionRules.has(wanted.rule_name)) {
      throw refuse(`The alarm action rule ${wanted.rule_name} exists already.`);
    }
    checkAction(context, wanted);
    const now = Date.now();
    alarmActionRules.set(wanted.rule_name, {
      id: wanted.rule_name,
      createdAt: now,
      updatedAt: now,
      type: wanted.type,
      description: wanted.desc,
      userName: wanted.user_name === "" ? creatorName : wanted.user_name,
      notificationTemplate: wanted.notification_template,
      topicUrns: wanted.smn_topics.map(({ topic_urn: urn }) => urn),
    });
    return {};
  });
  app.put(path, (request, reply) => {
    const wanted = readBody(request, actionBody);
    const rule = ruleOf(wanted.rule_name);
    checkAction(context, wanted);
    rule.type = wanted.type;
    rule.description = wanted.desc;
    rule.notificationTemplate = wanted.notification_template;
    rule.topicUrns = wanted.smn_topics.map(({ topic_urn: urn }) => urn);
    rule.updatedAt = Date.now();
    return reply.code(204).send();
  });
  app.get(path, () => ({
    action_rules: [...alarmActionRules.values()].map((rule) => actionBodyOf(context, rule)),
  }));
  app.get(`${path}/:rule`, (request) => actionBodyOf(context, ruleOf(parameter(request, "rule"))));
  app.delete(path, (request, reply) => {
    const names = readBody(request, namesBody);
    for (const name of names) {
      const user = [...alarmRules.values()].find((each) => each.notifications["bind_notification_rule_id"] === name);
      if (user) {
        throw refuse(`The alarm action rule ${name} is used by alarm rule ${user.id}.`);
      }
    }
    for (const name of names) {
      alarmActionRules.delete(ruleOf(name).id);
    }
    return reply.code(204).send();
  });
}

function checkRule(context: CloudContext, wanted: z.infer<typeof ruleBody>): void {
  const { alarmActionRules, prometheusInstances } = context.tables;
  const spec = wanted.alarm_rule_type === "metric" ? wanted.metric_alarm_spec : wanted.event_alarm_spec;
  if (spec === undefined) {
    throw refuse(`${wanted.alarm_rule_type}_alarm_spec is missing in an alarm rule of type ${wanted.alarm_rule_type}.`);
  }
  const action = wanted.alarm_notifications.bind_notification_rule_id;
  if (action !== undefined && !alarmActionRules.has(action)) {
    throw refuse(`alarm_notifications: the alarm action rule ${action} does not exist.`);
  }
  const instance = wanted.prom_instance_id;
  if (wanted.alarm_rule_type === "metric" && instance === "") {
    throw refuse("prom_instance_id is missing in an alarm rule of type metric.");
  }
  // 0 is the instance that every account has.
  if (!["", "0"].includes(instance) && !prometheusInstances.has(instance)) {
    throw refuse(`The Prometheus instance ${instance} does not exist.`);
  }
}

function settings(wanted: z.infer<typeof ruleBody>): Omit<AlarmRule, "id" | "createdAt" | "number" | "enabled"> {
  const json = (value: object | undefined): Json | undefined => value as Json | undefined;
  return {
    type: wanted.alarm_rule_type,
    description: wanted.alarm_rule_description,
    prometheusInstanceId: wanted.prom_instance_id,
    enterpriseProjectId: "0",
    notifications: wanted.alarm_notifications,
    metricSpec: json(wanted.metric_alarm_spec),
    eventSpec: json(wanted.event_alarm_spec),
    updatedAt: Date.now(),
  };
}

function ruleBodyOf(rule: AlarmRule): unknown {
  return {
    alarm_rule_id: rule.number,
    alarm_rule_name: rule.id,
    alarm_rule_type: rule.type,
    alarm_rule_description: rule.description,
    alarm_rule_enable: rule.enabled,
    alarm_rule_status: rule.enabled ? "OK" : "DISABLE",
    alarm_create_time: rule.createdAt,
    alarm_update_time: rule.updatedAt,
    prom_instance_id: rule.prometheusInstanceId,
    enterprise_project_id: rule.enterpriseProjectId,
    alarm_notifications: rule.notifications,
    ...(rule.metricSpec === undefined ? {} : { metric_alarm_spec: rule.metricSpec }),
    ...(rule.eventSpec === undefined ? {} : { event_alarm_spec: rule.eventSpec }),
  };
}

/** Alarm rules (v4): on what there is an alarm. */
function ruleRoutes(app: FastifyInstance, context: CloudContext): void {
  const { alarmRules } = context.tables;
  const path = "/v4/:project/alarm-rules";

  app.post(path, (request) => {
    const action = queryValue(request, "action_id");
    const wanted = readBody(request, ruleBody);
    checkRule(context, wanted);
    const present = alarmRules.get(wanted.alarm_rule_name);
    switch (action) {
      case "add-alarm-action": {
        if (present) {
          throw refuse(`The alarm rule ${wanted.alarm_rule_name} exists already.`);
        }
        const rule: AlarmRule = {
          id: wanted.alarm_rule_name,
          createdAt: Date.now(),
          number: randomInt(10 ** 14, 2 * 10 ** 14),
          enabled: wanted.alarm_rule_enable ?? true,
          ...settings(wanted),
        };
        alarmRules.set(rule.id, rule);
        break;
      }
      case "update-alarm-action": {
        if (!present) {
          throw refuse(`The alarm rule ${wanted.alarm_rule_name} does not exist.`);
        }
        Object.assign(present, settings(wanted), { enabled: wanted.alarm_rule_enable ?? present.enabled });
        break;
      }
      default:
        throw refuse(`action_id ${action ?? "is missing"}: add-alarm-action or update-alarm-action is wanted.`);
    }
    return { error_code: "200", error_msg: "ok", alarm_rules: [{ alarm_rule_name: wanted.alarm_rule_name }] };
  });
  app.get(path, (request) => {
    const wanted = (name: string, value: unknown): boolean => [undefined, value].includes(queryValue(request, name));
    const found = [...alarmRules.values()].filter(
      (rule) =>
        wanted("name", rule.id) &&
        wanted("alarm_rule_type", rule.type) &&
        wanted("prom_instance_id", rule.prometheusInstanceId) &&
        wanted("bind_notification_rule_id", rule.notifications["bind_notification_rule_id"]),
    );
    return { alarm_rules: found.map(ruleBodyOf), count: found.length };
  });
  app.delete(path, (request) => {
    // Rules that are not there are no error (provider source, resource_huaweicloud_aomv4_alarm_rule.go).
    for (const name of readBody(request, deleteBody).alarm_rules) {
      alarmRules.delete(name);
    }
    return {};
  });
}

/** AOM's alarm rules and alarm action rules. Nothing is measured, and no message is sent. */
export function alarmService(app: FastifyInstance, context: CloudContext): void {
  actionRoutes(app, context);
  ruleRoutes(app, context);
}
