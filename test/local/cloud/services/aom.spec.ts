import assert from "node:assert/strict";
import { type Answer, credentials, startTestCloud, type TestCloud } from "../client";

describe("AOM and SMN of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  const aom = (method: string, path: string, body?: unknown): Promise<Answer> => test.call(method, "aom", path, body);
  const smn = (method: string, path: string, body?: unknown): Promise<Answer> => test.call(method, "smn", path, body);
  const refusal = (answer: Answer): unknown[] => [answer.status, answer.json()["error_code"]];
  const prometheus = "/v1/{project}/aom/prometheus";
  const topics = "/v2/{project}/notifications/topics";
  const actions = "/v2/{project}/alert/action-rules";
  const rules = "/v4/{project}/alarm-rules";

  const makeInstance = async (name = "metrics"): Promise<string> => {
    const made = await aom("POST", prometheus, { prom_name: name, prom_type: "CCE" });
    return made.json<{ prometheus: { prom_id: string }[] }>().prometheus[0]?.prom_id ?? "";
  };
  const makeTopic = async (name = "alarms"): Promise<string> =>
    (await smn("POST", topics, { name })).json<{ topic_urn: string }>().topic_urn;
  const action = (urn: string, settings: object = {}): object => ({
    rule_name: "alarms",
    type: "1",
    notification_template: "aom.built-in.template.en",
    smn_topics: [{ topic_urn: urn, name: "alarms" }],
    ...settings,
  });
  const rule = (instance: string, settings: object = {}): object => ({
    alarm_rule_name: "node-not-ready",
    alarm_rule_type: "metric",
    alarm_rule_enable: true,
    prom_instance_id: instance,
    alarm_notifications: { notification_type: "direct", notify_frequency: "0" },
    metric_alarm_spec: {
      monitor_type: "promql",
      recovery_conditions: { recovery_timeframe: 1 },
      trigger_conditions: [
        { metric_query_mode: "NATIVE_PROM", metric_name: "up", promql: "up == 0", trigger_times: "3" },
      ],
    },
    ...settings,
  });

  it("topics are made once, have attributes and tags, and are found in pages", async () => {
    const urn = await makeTopic();
    assert.equal(urn, `urn:smn:${credentials.region}:${credentials.projectId}:alarms`);
    assert.equal((await smn("POST", topics, { name: "alarms" })).status, 200, "again is no error");
    assert.equal((await smn("POST", topics, { name: "-wrong" })).json()["code"], "SMN.0003");
    await smn("PUT", `${topics}/${urn}`, { display_name: "Alarms" });
    assert.equal((await smn("GET", `${topics}/${urn}`)).json()["display_name"], "Alarms");
    const policy = `${topics}/${urn}/attributes/access_policy`;
    assert.equal((await smn("PUT", policy, { value: "no JSON" })).status, 400);
    await smn("PUT", policy, { value: "{}" });
    const attribute = (name: string): Promise<Answer> => smn("GET", `${topics}/${urn}/attributes?name=${name}`);
    assert.deepEqual((await attribute("access_policy")).json(), { attributes: { access_policy: "{}" } });
    assert.deepEqual((await attribute("introduction")).json(), { attributes: { introduction: "" } });
    assert.equal((await attribute("color")).status, 400);
    const tags = "/v2/{project}/smn_topic/alarms/tags";
    await smn("POST", `${tags}/action`, { action: "create", tags: [{ key: "a", value: "1" }] });
    assert.deepEqual((await smn("GET", tags)).json(), { tags: [{ key: "a", value: "1" }] });
    const page = async (query: string): Promise<number> =>
      (await smn("GET", `${topics}${query}`)).json<{ topics: unknown[] }>().topics.length;
    assert.deepEqual([await page(""), await page("?offset=1&limit=1")], [1, 0]);
    assert.equal((await smn("DELETE", `${topics}/${urn}`)).status, 200);
    assert.equal((await smn("GET", `${topics}/${urn}`)).json()["code"], "SMN.00010008");
  });

  it("Prometheus instances have a name of their own, and change their limits once a day", async () => {
    const id = await makeInstance();
    assert.deepEqual(refusal(await aom("POST", prometheus, { prom_name: "metrics", prom_type: "CCE" })), [
      400,
      "AOM.0400",
    ]);
    assert.deepEqual(refusal(await aom("POST", prometheus, { prom_name: "x", prom_type: "NONE" })), [400, "AOM.0400"]);
    const limits = (period: string, name = "metrics"): Promise<Answer> =>
      aom("PUT", prometheus, {
        prom_id: id,
        prom_name: name,
        prom_limits: { compactor_blocks_retention_period: period },
      });
    assert.equal((await limits("1440h")).status, 200);
    assert.deepEqual(refusal(await limits("360h")), [400, "AOM.0400"]);
    assert.equal((await limits("1440h", "renamed")).status, 200, "the same limits are no change");
    const { prometheus: listed } = (await aom("GET", `${prometheus}?prom_id=${id}`)).json<{
      prometheus: Record<string, unknown>[];
    }>();
    assert.deepEqual(
      listed.map((each) => [each["prom_name"], each["prom_limits"], each["prom_version"]]),
      [["renamed", { compactor_blocks_retention_period: "1440h" }, "1.5"]],
    );
    assert.equal((await aom("DELETE", `${prometheus}?prom_id=${id}`)).status, 204);
    assert.deepEqual(refusal(await aom("DELETE", `${prometheus}?prom_id=${id}`)), [400, "AOM.11017014"]);
    assert.deepEqual((await aom("GET", `${prometheus}?prom_id=${id}`)).json(), { prometheus: [] });
  });

  it("alarm action rules need topics that exist, and hold them", async () => {
    const urn = await makeTopic();
    assert.deepEqual(refusal(await aom("POST", actions, action(`${urn}-gone`))), [400, "AOM.0400"]);
    const template = { notification_template: "mine" };
    assert.deepEqual(refusal(await aom("POST", actions, action(urn, template))), [400, "AOM.0400"]);
    assert.equal((await aom("POST", actions, action(urn))).status, 200);
    assert.deepEqual(refusal(await aom("POST", actions, action(urn))), [400, "AOM.0400"]);
    assert.equal((await smn("DELETE", `${topics}/${urn}`)).status, 409);
    assert.equal((await aom("PUT", actions, action(urn, { desc: "new" }))).status, 204);
    assert.equal((await aom("GET", `${actions}/alarms`)).json()["desc"], "new");
    assert.equal((await aom("GET", actions)).json<{ action_rules: unknown[] }>().action_rules.length, 1);
    assert.equal((await aom("DELETE", actions, ["alarms"])).status, 204);
    assert.equal((await aom("GET", `${actions}/alarms`)).status, 404);
  });

  it("alarm rules need what they name, hold it, and are read with numbers", async () => {
    const instance = await makeInstance();
    await aom("POST", actions, action(await makeTopic()));
    const add = `${rules}?action_id=add-alarm-action`;
    const bound = { notification_type: "direct", bind_notification_rule_id: "alarms", notify_frequency: "0" };
    for (const wrong of [
      rule("none"),
      rule(""),
      rule(instance, { alarm_notifications: { ...bound, bind_notification_rule_id: "none" } }),
      rule(instance, { metric_alarm_spec: undefined }),
      rule(instance, { alarm_rule_type: "event" }),
    ]) {
      assert.deepEqual(refusal(await aom("POST", add, wrong)), [400, "AOM.0400"], JSON.stringify(wrong));
    }
    assert.equal((await aom("POST", add, rule(instance, { alarm_notifications: bound }))).status, 200);
    assert.deepEqual(refusal(await aom("POST", add, rule(instance))), [400, "AOM.0400"]);
    interface Rules {
      alarm_rules: {
        alarm_notifications: { notify_frequency: unknown };
        metric_alarm_spec: { trigger_conditions: { trigger_times: unknown }[] };
        alarm_rule_description: string;
        alarm_rule_enable: boolean;
      }[];
    }
    const read = async (name: string): Promise<Rules["alarm_rules"]> =>
      (await aom("GET", `${rules}?name=${name}`)).json<Rules>().alarm_rules;
    const [found] = await read("node-not-ready");
    assert.deepEqual(
      [
        found?.alarm_notifications.notify_frequency,
        found?.metric_alarm_spec.trigger_conditions[0]?.trigger_times,
        found?.alarm_rule_enable,
      ],
      [0, 3, true],
    );
    assert.deepEqual(await read("node"), []);
    assert.deepEqual(refusal(await aom("DELETE", `${prometheus}?prom_id=${instance}`)), [400, "AOM.0400"]);
    assert.deepEqual(refusal(await aom("DELETE", actions, ["alarms"])), [400, "AOM.0400"]);
    const update = `${rules}?action_id=update-alarm-action`;
    const changed = rule(instance, { alarm_rule_description: "new", alarm_rule_enable: false });
    assert.equal((await aom("POST", update, changed)).status, 200);
    const [after] = await read("node-not-ready");
    assert.deepEqual([after?.alarm_rule_description, after?.alarm_rule_enable], ["new", false]);
    assert.deepEqual(refusal(await aom("POST", update, { ...changed, alarm_rule_name: "other" })), [400, "AOM.0400"]);
    assert.deepEqual(refusal(await aom("POST", rules, changed)), [400, "AOM.0400"]);
    assert.equal((await aom("DELETE", rules, { alarm_rules: ["node-not-ready", "never-there"] })).status, 200);
    assert.equal((await aom("DELETE", `${prometheus}?prom_id=${instance}`)).status, 204);
  });
});
