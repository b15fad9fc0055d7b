import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { METRICS, type Metric } from "../../catalogue/metrics";
import {
  Alarms,
  type AlarmsArgs,
  GrafanaDashboard,
  LogCollection,
  MetricScraping,
  type MetricScrapingArgs,
  Monitoring,
  type MonitoringArgs,
} from "../../components";
import { alarmRules } from "../../components/alarm-rules";
import { projectRoot } from "../../tools/paths";
import { only, register } from "../support/mock-engine";

const metricsByName = new Map<string, Metric>(METRICS.map((metric) => [metric.name, metric]));

/** Functions and words of PromQL that look like metrics. */
const PROMQL =
  /^(sum|max|min|count|avg|by|or|rate|vector|label_values|histogram_quantile|le|model_name|namespace|phase|pod|queue_name|persistentvolumeclaim|node|__rate_interval)$/;

/** Names of metrics in an expression: words outside of label matchers, ranges and texts. */
function metricNames(expression: string): string[] {
  const bare = expression.replaceAll(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, " ");
  return [...bare.matchAll(/[A-Za-z_$][\w:]*/g)]
    .map(([word]) => word.replace("$", ""))
    .filter((word) => !PROMQL.test(word));
}

/** What is wrong with the metrics of an expression: names that nobody publishes, counters and histograms read as values. */
function metricFaults(expression: string): string[] {
  return metricNames(expression).flatMap((word) => {
    const name = metricsByName.has(word) ? word : word.replace(/_(bucket|sum|count)$/, "");
    const metric = metricsByName.get(name);
    if (metric === undefined) return [`${word}: no such metric`];
    if (metric.histogram === true && word === name) return [`${word}: a histogram has no value of its own`];
    const isRead = expression.includes(`rate(${word}`);
    if ((metric.counter === true || metric.histogram === true) && !isRead)
      return [`${word}: grows only; take its rate`];
    return [];
  });
}

const scope = { namespaces: ["llm-train", "llm-data"], claimName: "share", shareUsagePercent: 85 };

describe("metrics", () => {
  it("are found in an expression, and one that nobody publishes is a fault", () => {
    assert.deepEqual(metricNames('sum by (pod) (kube_pod_status_phase{phase="Failed"}) > 0'), [
      "kube_pod_status_phase",
    ]);
    assert.deepEqual(metricFaults("npu_chip_info_utilisation > 0"), ["npu_chip_info_utilisation: no such metric"]);
    assert.deepEqual(metricFaults("vllm:prompt_tokens_total > 0"), [
      "vllm:prompt_tokens_total: grows only; take its rate",
    ]);
    assert.deepEqual(metricFaults("rate(vllm:time_to_first_token_seconds[5m])"), [
      "vllm:time_to_first_token_seconds: a histogram has no value of its own",
    ]);
  });

  it("have a source each, and no name twice", () => {
    assert.equal(metricsByName.size, METRICS.length);
    assert.deepEqual(
      [...metricsByName.values()].filter(({ source }) => source.length === 0),
      [],
    );
  });
});

describe("Alarms", () => {
  const build = (change: Partial<AlarmsArgs> = {}) =>
    new Alarms("alarms", {
      prefix: "dev",
      prometheusInstanceId: "prometheus-id",
      namespaces: ["llm-train", "llm-data"],
      ...change,
    });
  const rulesOf = async (change: Partial<AlarmsArgs> = {}) =>
    (await register(() => build(change))).filter(({ type }) => type.endsWith(":Aomv4AlarmRule"));

  it("tell of nodes, NPUs, jobs and the share, by metrics that are published", async () => {
    assert.deepEqual(
      alarmRules(scope).map(({ name }) => name),
      ["node-not-ready", "npu-fault", "job-failed", "share-almost-full"],
    );
    for (const { expression, metric } of alarmRules(scope)) {
      assert.deepEqual(metricFaults(expression), []);
      assert.ok(metricNames(expression).includes(metric), `${metric} is not in ${expression}`);
    }
    assert.equal((await rulesOf()).length, alarmRules(scope).length);
  });

  it("are enabled, belong to the instance, and go to the action rule when they begin and when they end", async () => {
    for (const { inputs } of await rulesOf()) {
      assert.equal(inputs["enable"], true);
      assert.equal(inputs["promInstanceId"], "prometheus-id");
      const { bindNotificationRuleId, notificationEnable, notifyTriggered, notifyResolved } = inputs[
        "alarmNotifications"
      ] as Record<string, unknown>;
      assert.deepEqual(
        { bindNotificationRuleId, notificationEnable, notifyTriggered, notifyResolved },
        { bindNotificationRuleId: "alarms-id", notificationEnable: true, notifyTriggered: true, notifyResolved: true },
      );
    }
  });

  it("look at the workloads' namespaces and at the share's claim only", async () => {
    const expressions = (await rulesOf({ claimName: "files", shareUsagePercent: 70 })).map(({ inputs }) => {
      const { triggerConditions } = inputs["metricAlarmSpec"] as { triggerConditions: { promql: string }[] };
      return triggerConditions[0]?.promql ?? "";
    });
    const [job] = expressions.filter((text) => text.includes("kube_pod_status_phase"));
    assert.match(job ?? "", /namespace=~"llm-train\|llm-data"/);
    const [share] = expressions.filter((text) => text.includes("kubelet_volume_stats"));
    assert.match(share ?? "", /persistentvolumeclaim="files"/);
    assert.match(share ?? "", / > 70$/);
  });

  it("go to a new topic, or to one that exists", async () => {
    const all = await register(build);
    assert.equal(only(all, "huaweicloud:index/smnTopic:SmnTopic").inputs["name"], "dev-alarms");
    const urn = "urn:smn:cn-southwest-2:0a1b2c3d:operators";
    const existing = await register(() => build({ topicUrn: urn }));
    assert.equal(existing.filter(({ type }) => type.endsWith(":SmnTopic")).length, 0);
    const action = only(existing, "huaweicloud:index/aomAlarmActionRule:AomAlarmActionRule").inputs;
    assert.deepEqual(action["smnTopics"], [{ topicUrn: urn }]);
  });
});

describe("Monitoring", () => {
  const build = async (change: Partial<MonitoringArgs> = {}) =>
    only(
      await register(() => new Monitoring("monitoring", { instanceName: "dev", ...change })),
      "huaweicloud:index/aomPromInstance:AomPromInstance",
    ).inputs;

  it("makes an instance for CCE, and sets how long metrics are kept only where that is given", async () => {
    assert.deepEqual(await build(), { promName: "dev", promType: "CCE", promVersion: "1.5" });
    assert.deepEqual((await build({ retentionHours: 1440 }))["promLimits"], {
      compactorBlocksRetentionPeriod: "1440h",
    });
  });
});

describe("MetricScraping", () => {
  /** What a PodMonitor selects and reads. */
  interface Monitor {
    selector: { matchLabels: Record<string, string> };
    podMetricsEndpoints: { port: string; path: string; honorLabels?: boolean }[];
  }

  async function monitors(change: Partial<MetricScrapingArgs> = {}) {
    const all = await register(() => new MetricScraping("metrics", { servingNamespace: "llm-serve", ...change }));
    return new Map(
      all
        .filter(({ type }) => type === "kubernetes:monitoring.coreos.com/v1:PodMonitor")
        .map(({ inputs }) => {
          const { name, namespace } = inputs["metadata"] as { name: string; namespace: string };
          return [name, { namespace, spec: inputs["spec"] as Monitor }];
        }),
    );
  }

  it("reads vLLM's pods on the port that they have", async () => {
    const vllm = (await monitors()).get("vllm");
    assert.equal(vllm?.namespace, "llm-serve");
    assert.deepEqual(vllm.spec.selector.matchLabels, { "app.kubernetes.io/name": "vllm" });
    assert.deepEqual(
      vllm.spec.podMetricsEndpoints.map(({ port, path }) => [port, path]),
      [["http", "/metrics"]],
    );
  });

  it("reads MindCluster's exporter, or another one, and keeps its own labels", async () => {
    const usual = (await monitors()).get("npu-exporter");
    assert.equal(usual?.namespace, "npu-exporter");
    assert.deepEqual(usual.spec.selector.matchLabels, { app: "npu-exporter" });
    assert.equal(usual.spec.podMetricsEndpoints[0]?.honorLabels, true);
    const own = (
      await monitors({ npuExporterNamespace: "kube-system", npuExporterLabels: { a: "b" }, npuExporterPort: "metrics" })
    ).get("npu-exporter");
    assert.equal(own?.namespace, "kube-system");
    assert.deepEqual(own.spec.selector.matchLabels, { a: "b" });
    assert.equal(own.spec.podMetricsEndpoints[0]?.port, "metrics");
  });
});

describe("LogCollection", () => {
  it("collects what containers of the namespaces print, and keeps it for the given days", async () => {
    const all = await register(
      () =>
        new LogCollection("logs", {
          groupName: "dev-workloads",
          streamName: "containers",
          accessName: "dev_workloads",
          retentionDays: 30,
          clusterId: "cluster-id",
          namespaces: ["llm-train", "llm-serve"],
        }),
    );
    assert.equal(only(all, "huaweicloud:index/ltsGroup:LtsGroup").inputs["ttlInDays"], 30);
    assert.equal(only(all, "huaweicloud:index/ltsStream:LtsStream").inputs["ttlInDays"], 30);
    const access = only(all, "huaweicloud:index/ltsCceAccess:LtsCceAccess").inputs;
    assert.equal(access["clusterId"], "cluster-id");
    const { stdout, stderr, nameSpaceRegex } = access["accessConfig"] as Record<string, unknown>;
    assert.deepEqual([stdout, stderr], [true, true]);
    const pattern = new RegExp(nameSpaceRegex as string);
    assert.deepEqual(
      ["llm-train", "llm-serve", "llm-train-2", "kube-system"].filter((namespace) => pattern.test(namespace)),
      ["llm-train", "llm-serve"],
    );
  });
});

/** A dashboard of Grafana, as far as its format was checked. */
interface Dashboard {
  uid: string;
  title: string;
  schemaVersion: number;
  templating: { list: { name: string; type: string; query: unknown }[] };
  panels: Panel[];
}

interface Panel {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  fieldConfig?: { defaults: { unit?: string } };
  targets?: { refId: string; expr: string; legendFormat: string; datasource: { uid: string } }[];
}

describe("GrafanaDashboard", () => {
  const file = join(projectRoot(), "components", "dashboards", "ascend.json");
  const text = readFileSync(file, "utf8");
  const dashboard = JSON.parse(text) as Dashboard;
  const graphs = dashboard.panels.filter(({ type }) => type !== "row");
  const expressions = graphs.flatMap(({ targets }) => (targets ?? []).map(({ expr }) => expr));

  it("lies in a ConfigMap that the sidecar takes", async () => {
    const { inputs } = only(await register(() => new GrafanaDashboard("dashboard")), "kubernetes:core/v1:ConfigMap");
    const { namespace, labels } = inputs["metadata"] as { namespace: string; labels: Record<string, string> };
    assert.equal(namespace, "monitoring");
    assert.equal(labels["grafana_dashboard"], "1");
    assert.deepEqual(inputs["data"], { "ascend.json": text });
  });

  it("has an id of its own, rows, and panels of kinds that Grafana has", () => {
    assert.match(dashboard.uid, /^[a-zA-Z0-9_-]{1,40}$/);
    assert.equal(dashboard.schemaVersion, 39);
    assert.deepEqual(
      dashboard.panels.filter(({ type }) => type === "row").map(({ title }) => title),
      ["NPUs", "vLLM", "Jobs", "Share"],
    );
    assert.deepEqual([...new Set(dashboard.panels.map(({ type }) => type))].sort(), [
      "gauge",
      "row",
      "stat",
      "timeseries",
    ]);
    assert.equal(new Set(dashboard.panels.map(({ id }) => id)).size, dashboard.panels.length);
  });

  it("places no panel over another or beyond the edge", () => {
    const taken = new Map<string, string>();
    for (const { title, gridPos } of dashboard.panels) {
      assert.ok(gridPos.x + gridPos.w <= 24, `${title} is beyond the right edge`);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          assert.equal(taken.get(`${x},${y}`), undefined, `${title} lies over another panel`);
          taken.set(`${x},${y}`, title);
        }
      }
    }
  });

  it("shows each value with a unit that fits its metric, and says what it is", () => {
    const units: Record<string, RegExp> = {
      "": /^none$/,
      "%": /^percent$/,
      ratio: /^percentunit$/,
      "°C": /^celsius$/,
      W: /^watt$/,
      MiB: /^(mbytes|percent)$/,
      B: /^(bytes|percent)$/,
      s: /^s$/,
      tokens: /^suffix: tokens\/s$/,
    };
    for (const { title, description, fieldConfig, targets } of graphs) {
      assert.ok((description ?? "").length > 10, `${title} has no description`);
      for (const { expr } of targets ?? []) {
        for (const word of metricNames(expr)) {
          const metric = metricsByName.get(word) ?? metricsByName.get(word.replace(/_bucket$/, ""));
          const allowed = units[metric?.unit ?? "?"];
          assert.ok(allowed?.test(fieldConfig?.defaults.unit ?? ""), `${title}: unit of ${word}`);
          // Megabytes as a percentage are a quotient of two of them.
          if (fieldConfig?.defaults.unit === "percent" && metric?.unit !== "%") assert.match(expr, /100 \* .+ \/ /);
        }
      }
    }
  });

  it("asks for metrics that are published, all of them from the chosen data source", () => {
    assert.ok(expressions.length >= graphs.length);
    assert.deepEqual(expressions.flatMap(metricFaults), []);
    const sources = new Set(graphs.flatMap(({ targets }) => (targets ?? []).map(({ datasource }) => datasource.uid)));
    assert.deepEqual([...sources], ["${datasource}"]);
    for (const { title, targets } of graphs) {
      const ids = (targets ?? []).map(({ refId }) => refId);
      assert.equal(new Set(ids).size, ids.length, `${title}: two queries of one name`);
      assert.ok(
        (targets ?? []).every(({ legendFormat }) => legendFormat !== ""),
        title,
      );
    }
  });

  it("has balanced brackets in each expression, and no variable that is not declared", () => {
    const declared = dashboard.templating.list.map(({ name }) => name);
    for (const expression of expressions) {
      for (const [open, close] of [["(", ")"] as const, ["{", "}"] as const, ["[", "]"] as const]) {
        assert.equal(expression.split(open).length, expression.split(close).length, expression);
      }
      const used = [...expression.matchAll(/\$(\w+)/g)].map(([, variable]) => variable ?? "");
      assert.deepEqual(
        used.filter((variable) => variable !== "__rate_interval" && !declared.includes(variable)),
        [],
      );
    }
    const inUse = (name: string) => text.includes(`$${name}\\"`) || text.includes(`\${${name}}`);
    assert.deepEqual(
      declared.filter((name) => !inUse(name)),
      [],
    );
  });

  it("shows every metric of the catalogue", () => {
    const shown = new Set(
      [...expressions, ...alarmRules(scope).map(({ expression }) => expression)].flatMap(metricNames),
    );
    assert.deepEqual(
      METRICS.filter(({ name }) => !shown.has(name) && !shown.has(`${name}_bucket`)).map(({ name }) => name),
      [],
    );
  });
});
