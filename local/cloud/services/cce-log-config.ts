import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { addonTemplates } from "../addon-templates";
import type { CloudContext } from "../context";
import { parameter, queryValue, readBody } from "../request";
import type { Cluster } from "../store";
import { availableCluster, clusterOf } from "./cce-cluster";

/** Logs of the control plane by type (huaweicloud.com, api-cce, UpdateClusterLogConfig). */
const types: Record<string, string> = {
  "kube-apiserver": "control",
  "kube-controller-manager": "control",
  "kube-scheduler": "control",
  audit: "audit",
};

/** Days that LTS keeps the logs where nobody says how many. */
const defaultDays = 7;

const names = [...Object.keys(types), ...Object.keys(addonTemplates)];
const body = z.object({
  ttl_in_days: z.int().min(0).max(30).optional(),
  log_configs: z
    .array(z.object({ name: z.enum(names), enable: z.boolean().default(false), type: z.string().optional() }))
    .default([]),
});

function answer(cluster: Cluster, type?: string): unknown {
  const { ttlInDays, enabled } = cluster.logs ?? { ttlInDays: defaultDays, enabled: {} };
  const shown = [...Object.keys(types), ...Object.keys(enabled).filter((name) => !(name in types))];
  return {
    ttl_in_days: ttlInDays,
    log_configs: shown
      .map((name) => ({ name, enable: enabled[name] ?? false, type: types[name] ?? "system-addon" }))
      .filter((each) => type === undefined || each.type === type),
  };
}

/** Which logs of a cluster's control plane go to LTS. The path says `cluster`, unlike all other calls. */
export function cceLogConfigService(app: FastifyInstance, context: CloudContext): void {
  const path = "/api/v3/projects/:project/cluster/:id/log-configs";

  app.get(path, (request) => answer(clusterOf(context, parameter(request, "id")), queryValue(request, "type")));
  app.put(path, (request) => {
    const cluster = availableCluster(context, parameter(request, "id"));
    const { ttl_in_days: days, log_configs: configs } = readBody(request, body);
    cluster.logs = {
      ttlInDays: days ?? cluster.logs?.ttlInDays ?? defaultDays,
      enabled: {
        ...cluster.logs?.enabled,
        ...Object.fromEntries(configs.map(({ name, enable }) => [name, enable])),
      },
    };
    return answer(cluster);
  });
}
