import type { Fault } from "./fault";
import type { ClassDefaults } from "./platform-class";

/** Logs, metrics and alarms as their user describes them. */
export interface ObservabilityRequest {
  readonly logs?: {
    /** False to keep none. */
    readonly enabled: boolean;
    readonly retentionDays?: number;
  };
  readonly prometheus: boolean;
  readonly alarms?: { readonly topic?: string };
}

/** Logs, metrics and alarms with everything decided. */
export interface ObservabilityPlan {
  /** Undefined where no log is kept. */
  readonly logs?: { readonly retentionDays: number };
  readonly prometheus: boolean;
  readonly alarms?: { readonly topic?: string };
}

/** The days for which logs are kept; undefined where they are not. */
function retention({ logs }: ObservabilityRequest, defaults: ClassDefaults): number | undefined {
  if (logs === undefined) {
    return defaults.workloadLogDays;
  }
  return logs.enabled ? (logs.retentionDays ?? defaults.workloadLogDays ?? 7) : undefined;
}

/** Decides logs, metrics and alarms. Paths of faults are relative to the request. */
export function planObservability(request: ObservabilityRequest, defaults: ClassDefaults): ObservabilityPlan | Fault[] {
  const { prometheus, alarms } = request;
  const faults: Fault[] = [];
  if (alarms !== undefined && !prometheus) {
    const rule = "alarms look at metrics of Prometheus; set prometheus to true, or leave alarms out";
    faults.push({ path: "alarms", got: { phrase: "alarms without metrics" }, rule, source: [] });
  }
  const topic = alarms?.topic;
  if (topic !== undefined && !/^urn:smn:[a-z0-9-]+:[0-9a-f]{32}:[A-Za-z0-9][\w-]*$/.test(topic)) {
    const rule = "a topic is named by its URN, as urn:smn:cn-southwest-2:<project id>:<name>";
    const source = [{ page: "provider documentation, huaweicloud_smn_topic, topic_urn" }];
    faults.push({ path: "alarms.topic", got: topic, rule, source });
  }
  const retentionDays = retention(request, defaults);
  return faults.length > 0
    ? faults
    : {
        prometheus,
        ...(retentionDays === undefined ? {} : { logs: { retentionDays } }),
        ...(alarms === undefined ? {} : { alarms }),
      };
}
